// The calls of a session, whatever is on screen: its status, signing in and out, synchronising, settings and clipboard.
import type { Changed, Settings, SettingsView, Status, Word } from "../contract";
import { rows } from "./queue-rows";
import { fail, mayFail } from "./refusals";
import { FakeSettings } from "./settings";
import { StartCalls } from "./start-calls";
import { copy } from "./world";

export class SessionCalls extends StartCalls {
  /** How long the browser takes to come back from signing in: a hook for the tests. */
  signInMs = 700;
  /** How long ago the person proved who they are is the test's to say. */
  fresh = true;
  /** Copies the guard has refused. */
  refusedCopies = 0;
  /** The settings, and the hooks of theirs. */
  readonly kept = new FakeSettings();
  #signing: (() => void) | null = null;

  /** As the engine before what is grave. */
  protected mustBeFresh(): void {
    if (!this.fresh) throw fail("sign_in_again", "This asks who you are once more.");
  }

  async status(): Promise<Status> {
    const of = (word: Word) => this.world.entries.filter((entry) => this.world.word(entry) === word).length;
    return {
      ...copy(this.world.status),
      person: this.world.status.signIn === "signed_out" ? null : this.world.status.person,
      pack: this.world.pack(),
      counts: { held: of("held"), waiting: of("waiting"), sent: of("sent"), needsYou: of("needs_you") },
      casesSecond: rows(this.world).filter((row) => row.state === "awaiting_second" && row.word === null)
        .length,
      casesPending: rows(this.world).filter((row) => row.state === "pending" && row.word === null).length,
    };
  }
  onChanged(listener: (changed: Changed) => void): () => void {
    this.world.listeners.add(listener);
    return () => this.world.listeners.delete(listener);
  }

  async signIn(): Promise<void> {
    mayFail(this, "signIn");
    this.setStatus({ signIn: "signing_in" });
    // As the engine: the call is over when the browser is back, and a cancelled one ends in an error.
    await new Promise<void>((back, refused) => {
      const timer = setTimeout(back, this.signInMs);
      this.#signing = () => {
        clearTimeout(timer);
        refused(fail("sign_in_cancelled", "The sign-in was cancelled."));
      };
    });
    this.#signing = null;
    this.fresh = true;
    this.setStatus({ signIn: "signed_in" });
    void this.syncNow();
  }
  async cancelSignIn(): Promise<void> {
    this.#signing?.();
    this.#signing = null;
    this.setStatus({ signIn: "signed_out" });
  }
  async signOut(): Promise<void> {
    this.setStatus({ signIn: "signed_out" });
  }

  async syncNow(): Promise<void> {
    if (!this.world.status.online) throw fail("offline", "No connection.");
    const total = this.world.cases.size;
    for (let done = 0; done <= total; done += 3) {
      this.setStatus({ sync: { running: true, done, total } });
      await new Promise((next) => setTimeout(next, 120));
    }
    this.setStatus({
      sync: { running: false, done: 0, total: null },
      lastSyncedAt: new Date().toISOString(),
    });
    this.world.emit({ queue: true });
  }

  async settings(): Promise<SettingsView> {
    return this.kept.view();
  }
  async keepSettings(settings: Settings): Promise<SettingsView> {
    mayFail(this, "keepSettings");
    const { language } = this.world.status;
    this.setStatus(this.kept.keep(settings));
    if (this.world.status.language !== language)
      this.world.emit({ queue: true, status: true, outbox: true, cases: [...this.world.cases.keys()] });
    return this.kept.view();
  }
  async diagnostics(): Promise<string> {
    mayFail(this, "diagnostics");
    const { version, environment } = this.world.status;
    return JSON.stringify(
      { product: "Second Look", system: "sample", checkup: { version, environment } },
      null,
      2,
    );
  }

  /** As the engine's guard, in small: what the tests need of it. */
  async copyOut(_caseId: string | null, text: string): Promise<void> {
    if (/\b32\d\d\b|fraud|suspici|forge/i.test(text)) {
      this.refusedCopies += 1;
      throw fail("tip_off_refused", "Not copied. There is a word of suspicion in it.", "Take it out.");
    }
    await navigator.clipboard.writeText(text);
  }
}
