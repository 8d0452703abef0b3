// Opening the profile: what stands in the way, and what the person chooses. The engine opens; this only asks.
import type { Addresses, AppError, Ipc, KeyPlace, StartState } from "../ipc";
import { asAppError } from "../show/errors";

export class Opening {
  state = $state.raw<StartState | null>(null);
  error = $state.raw<AppError | null>(null);
  busy = $state(false);
  /** Decisions that wait behind the lock; null until that is known. */
  waiting = $state<number | null>(null);

  /** The form of the addresses, kept while one goes back to it. */
  form = $state({ platform: "", review: "", issuer: "", clientId: "", environment: "", hosts: "" });

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

  configure(addresses: Addresses, untested: boolean): Promise<void> {
    return this.#ask(() => this.ipc.configure(addresses, untested));
  }

  changeAddresses(): Promise<void> {
    return this.#ask(() => this.ipc.changeAddresses());
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
      // That nothing is configured yet is no error: the form asks.
      this.error = this.state.state === "not_configured" ? null : this.state.error;
      if (this.ready) this.opened();
      // The outbox may still be sending what was due.
      if (this.state.state === "locked") void this.ipc.waiting().then((waiting) => (this.waiting = waiting));
    } catch (cause) {
      this.error = asAppError(cause);
    } finally {
      this.busy = false;
    }
  }
}
