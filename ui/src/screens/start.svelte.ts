// Opening the profile: what stands in the way, and what the person chooses. The engine opens; this only asks.
import type { AppError, Ipc, KeyPlace, StartState } from "../ipc";
import { asAppError } from "../show/errors";

export class Opening {
  state = $state.raw<StartState | null>(null);
  error = $state.raw<AppError | null>(null);
  busy = $state(false);

  constructor(
    readonly ipc: Ipc,
    readonly opened: () => void,
  ) {}

  get ready(): boolean {
    return this.state?.state === "ready";
  }

  look(): Promise<void> {
    return this.#ask(() => this.ipc.startState());
  }

  again(): Promise<void> {
    return this.#ask(() => this.ipc.startAgain());
  }

  choose(way: KeyPlace, passphrase: string | null): Promise<void> {
    return this.#ask(() => this.ipc.chooseKeys(way, passphrase));
  }

  unlock(passphrase: string): Promise<void> {
    return this.#ask(() => this.ipc.unlock(passphrase));
  }

  async #ask(call: () => Promise<StartState>): Promise<void> {
    this.busy = true;
    try {
      this.state = await call();
      this.error = this.state.error;
      if (this.ready) this.opened();
    } catch (cause) {
      this.error = asAppError(cause);
    } finally {
      this.busy = false;
    }
  }
}
