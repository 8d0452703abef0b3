// The flight pack: what a new one would need, and what came of making one. How far it is stands in the status.
import type { App } from "../app.svelte";
import type { AppError, PackOffer, PackReport, PackView, QueueFilter } from "../ipc";
import { asAppError } from "../show/errors";

const USUAL = 10;

export class PackState {
  open = $state(false);
  count = $state(USUAL);
  offer = $state.raw<PackOffer | null>(null);
  report = $state.raw<PackReport | null>(null);
  error = $state.raw<AppError | null>(null);
  busy = $state(false);
  #turn = 0;

  constructor(
    readonly app: App,
    readonly filter: () => QueueFilter,
  ) {}

  get pack(): PackView | null {
    return this.app.status?.pack ?? null;
  }

  /** There is something in it, or it is being made. */
  get present(): boolean {
    const pack = this.pack;
    return pack !== null && (pack.cases > 0 || pack.expired > 0 || pack.halfMade || pack.progress !== null);
  }

  show(): void {
    const pack = this.pack;
    this.count = pack && pack.wanted > 0 ? pack.wanted : USUAL;
    this.report = null;
    this.error = null;
    this.open = true;
    void this.look();
  }

  /** What so many cases would need, as of now. */
  async look(): Promise<void> {
    const turn = (this.#turn += 1);
    const offer = await this.app.try(() => this.app.ipc.packOffer(this.#wanted(), this.filter()));
    if (offer && turn === this.#turn) this.offer = offer;
  }

  take(): Promise<void> {
    return this.#work(() => this.app.ipc.takePack(this.#wanted(), this.filter()));
  }

  giveBack(): Promise<void> {
    return this.#work(() => this.app.ipc.releasePack());
  }

  stop(): void {
    void this.app.try(() => this.app.ipc.cancelPack());
  }

  async #work(call: () => Promise<PackReport>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.error = null;
    this.report = null;
    try {
      this.report = await call();
    } catch (thrown) {
      this.error = asAppError(thrown);
      if (!this.open) this.app.report(this.error);
    } finally {
      this.busy = false;
      await this.look();
    }
  }

  #wanted(): number {
    const count = Math.floor(Number(this.count));
    return Number.isFinite(count) && count > 0 ? Math.min(count, 100_000) : 0;
  }
}
