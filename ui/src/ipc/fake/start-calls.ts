// The calls that open a profile, lock it and unlock it.
import type { Addresses, KeyPlace, StartState, Whereabouts } from "../contract";
import { Hooks } from "./hooks";
import { fail } from "./refusals";

export class StartCalls extends Hooks {
  locks = 0;
  touches = 0;
  /** How often a window that was asked to close was let go. */
  closes = 0;
  /** Where the person stands, and what the next page comes back to: a hook for the tests. */
  stands: Whereabouts | null = null;
  /** The addresses that were kept. */
  configured: Addresses | null = null;
  #start: StartState = {
    state: "ready",
    error: null,
    keychain: true,
    waiting: null,
    folder: "/home/sample/profile",
  };

  /** For tests: how the window starts. */
  setStart(start: Partial<StartState>): void {
    this.#start = { ...this.#start, ...start };
  }

  async startState(): Promise<StartState> {
    return this.#start;
  }
  async startAgain(): Promise<StartState> {
    return this.#start;
  }
  async configure(addresses: Addresses, untested: boolean): Promise<StartState> {
    if (!addresses.platform.startsWith("https://"))
      throw fail(
        "addresses_wrong",
        "`platform` is no address this console can use; allowed: https://…/api/v1.",
      );
    if (!untested && addresses.platform.includes("silent"))
      throw fail(
        "addresses_silent",
        "The address `platform` does not answer: The platform cannot be reached.",
      );
    this.configured = addresses;
    return (this.#start = { ...this.#start, state: "choose_keys", keychain: true, error: null });
  }
  async changeAddresses(): Promise<StartState> {
    return (this.#start = { ...this.#start, state: "not_configured", error: null });
  }
  async chooseKeys(_way: KeyPlace, passphrase: string | null): Promise<StartState> {
    if (passphrase !== null && passphrase.length < 12)
      throw fail("passphrase_too_short", "A passphrase needs at least 12 characters.");
    return (this.#start = { ...this.#start, state: "ready", error: null });
  }
  async unlock(passphrase: string): Promise<StartState> {
    if (passphrase !== "correct horse battery staple")
      throw fail("passphrase_wrong", "This passphrase does not open the profile.");
    return (this.#start = { ...this.#start, state: "ready", error: null });
  }
  async lock(): Promise<void> {
    this.locks += 1;
  }
  async touch(): Promise<void> {
    this.touches += 1;
  }
  async standAt(whereabouts: Whereabouts): Promise<void> {
    this.stands = whereabouts;
  }
  async comeBack(): Promise<Whereabouts | null> {
    const { stands } = this;
    this.stands = null;
    return stands;
  }
  async mayClose(): Promise<void> {
    this.closes += 1;
  }
  async waiting(): Promise<number | null> {
    return this.#start.state === "locked" ? 3 : null;
  }
}
