// The queue as the screen holds it: filter, the rows read so far, which one is active. Order and filter are the engine's.
import type { App } from "../app.svelte";
import { NO_FILTER, type QueueFilter, type QueuePage, type QueueRow } from "../ipc";

const PAGE = 200;

export class QueueState {
  filter = $state<QueueFilter>({ ...NO_FILTER });
  rows = $state.raw<QueueRow[]>([]);
  total = $state(0);
  /** How many cases of the whole queue have which verdict of the document step. */
  documents = $state.raw<QueuePage["documents"]>([]);
  /** And how many a contract of which tier. */
  contracts = $state.raw<QueuePage["contracts"]>([]);
  /** How many cases stand before the first row read. */
  before = $state(0);
  active = $state<string | null>(null);
  loaded = $state(false);
  folded = $state(false);
  #next: string | null = null;
  #turn = 0;
  #more = false;

  constructor(readonly app: App) {}

  get filtered(): boolean {
    return Object.entries(NO_FILTER).some(([key, value]) => this.filter[key as keyof QueueFilter] !== value);
  }

  get activeIndex(): number {
    return this.rows.findIndex((row) => row.caseId === this.active);
  }

  positionOf(caseId: string): number | null {
    const at = this.rows.findIndex((row) => row.caseId === caseId);
    return at < 0 ? null : this.before + at + 1;
  }

  /** Reads again from the start, as far down as was read before; the active row stays, or its neighbour takes over. */
  async load(): Promise<void> {
    const turn = (this.#turn += 1);
    const wanted = Math.max(PAGE, this.rows.length);
    const at = this.activeIndex;
    const rows: QueueRow[] = [];
    let page: QueuePage | null = null;
    do {
      const after: string | null = page ? page.next : null;
      page = await this.app.try(() => this.app.ipc.queue({ ...this.filter }, after, PAGE));
      if (!page || turn !== this.#turn) return;
      if (after === null) this.before = page.position;
      rows.push(...page.rows);
    } while (page.next !== null && rows.length < wanted);
    this.rows = rows;
    this.total = page.total;
    this.documents = page.documents;
    this.contracts = page.contracts;
    this.#next = page.next;
    this.loaded = true;
    if (this.activeIndex < 0) this.active = rows[Math.min(Math.max(at, 0), rows.length - 1)]?.caseId ?? null;
  }

  async more(): Promise<void> {
    if (this.#next === null || this.#more) return;
    const turn = this.#turn;
    this.#more = true;
    const page = await this.app.try(() => this.app.ipc.queue({ ...this.filter }, this.#next, PAGE));
    this.#more = false;
    if (!page || turn !== this.#turn) return;
    this.rows = [...this.rows, ...page.rows];
    this.total = page.total;
    this.#next = page.next;
  }

  move(steps: number): void {
    const at = this.activeIndex < 0 ? 0 : this.activeIndex + steps;
    const row = this.rows[Math.min(Math.max(at, 0), this.rows.length - 1)];
    if (row) this.active = row.caseId;
    if (at >= this.rows.length - 5) void this.more();
  }

  set(change: Partial<QueueFilter>): void {
    this.filter = { ...this.filter, ...change };
    void this.load();
  }

  clear(): void {
    this.set(NO_FILTER);
  }
}
