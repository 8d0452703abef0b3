// What a test can do to the engine over sample data: let a call fail, or let something happen that nobody here did.
import type { CaseView, Changed, ChangesView, ClaimLost, QueueRow, Status } from "../contract";
import { sendDue, theirs, type Delivery } from "./delivery";
import { FakeLedger } from "./ledger";
import { fail, type FailNext } from "./refusals";
import { samples } from "./samples";
import { FakeWorld, copy } from "./world";

export class Hooks implements Delivery, FailNext {
  /** What the platform answers to the next decision it gets: a hook for the tests. */
  nextAnswer: Delivery["nextAnswer"] = "applied";
  /** A call that fails next, once: a hook for the tests. */
  failNext: FailNext["failNext"] = null;
  /** How long a delivery takes: a hook for the tests. */
  deliverMs = 900;
  /** The ledger, and the hooks of its own. */
  readonly ledger: FakeLedger;
  protected readonly world: FakeWorld;

  constructor(now: number) {
    const sample = samples(now);
    this.world = new FakeWorld(sample);
    this.ledger = new FakeLedger(
      now,
      sample.cases.map(({ row }) => row),
    );
    setInterval(() => sendDue(this.world, this), 200);
  }

  /**
   * Holds what a call gives back, as a slow engine does: it does its work and answers when it is let go. `one` lets the oldest
   * answer go, `all` every one and those to come.
   */
  hold(call: string): { one: () => void; all: () => void; waiting: () => number } {
    const calls = this as unknown as Record<string, (...asked: unknown[]) => Promise<unknown>>;
    const real = calls[call]?.bind(this);
    if (!real) throw new Error(`no call ${call}`);
    const waiting: (() => void)[] = [];
    calls[call] = async (...asked) => {
      const [answer] = await Promise.allSettled([real(...asked)]);
      await new Promise<void>((go) => waiting.push(go));
      if (answer.status === "rejected") throw answer.reason;
      return answer.value;
    };
    const one = () => waiting.shift()?.();
    const all = () => {
      calls[call] = real;
      while (waiting.length > 0) one();
    };
    return { one, all, waiting: () => waiting.length };
  }
  setStatus(change: Partial<Status>): void {
    this.world.status = { ...this.world.status, ...change };
    this.world.emit({ status: true, outbox: true });
  }
  /** Something changed, and this is all that is said of it. */
  tell(changed: Partial<Changed>): void {
    this.world.emit(changed);
  }
  setOnline(online: boolean, reason: string | null = null): void {
    this.setStatus({ online, offlineReason: reason === null ? null : fail("offline", reason) });
  }
  change(caseId: string, change: (view: CaseView, row: QueueRow) => void): void {
    const found = this.world.cases.get(caseId);
    if (found) change(found.view, found.row);
    this.world.emit({ queue: true, cases: [caseId] });
  }
  /** The claim on a case is lost while it is open. */
  loseClaim(caseId: string, lost: ClaimLost): void {
    this.change(caseId, (view) => {
      const holder = lost === "taken_over" ? "M. Okafor" : null;
      view.claim = { mine: false, holder, expiresAt: null, note: null, lost };
      view.form = { ...view.form, canDecide: false, whyNot: "You hold no live claim on this case." };
    });
  }
  /** Somebody else decides a case while it is open. */
  decideElsewhere(caseId: string): void {
    this.change(caseId, (view) => {
      view.claim = { mine: false, holder: null, expiresAt: null, note: null, lost: null };
      view.state = "decided";
      view.standing = theirs("approve", new Date().toISOString());
      view.form = { ...view.form, canDecide: false, whyNot: "This case is decided." };
    });
  }
  /** The evidence of a case has changed after our newest decision on it was made. */
  changeEvidence(caseId: string, changes: Omit<ChangesView, "entryId">): void {
    const entry = this.world.entries.find((one) => one.caseId === caseId);
    if (!entry) return;
    Object.assign(entry, {
      state: "needs_review",
      code: "precondition_failed",
      why: "The evidence changed after you decided. Look at the difference and decide again.",
    });
    this.change(caseId, (view) => (view.changes = { ...changes, entryId: entry.entryId }));
    this.world.emit({ outbox: true, status: true });
  }
  /** A pack is here, or half of one. */
  setPack(cases: number, expired = 0, halfMade = false): void {
    for (const id of [...this.world.cases.keys()].slice(0, cases))
      this.world.packed.set(id, Date.now() + 22 * 3600_000);
    this.setStatus({ pack: { ...this.world.pack(), expired, halfMade, wanted: cases + expired } });
  }
  /** A first person has answered; the second is due. */
  setSecond(caseId: string): void {
    this.change(caseId, (view) => {
      view.state = "awaiting_second";
      view.second = {
        turn: "second",
        text: "A first person has answered. What they said is not shown before you have answered yourself.",
        first: null,
      };
    });
    this.world.found(caseId).row.state = "awaiting_second";
    this.world.emit({ queue: true, status: true });
  }
  /** The feed of decisions, or the log, says something else. */
  changeLedger(change: (ledger: FakeLedger) => void): void {
    change(this.ledger);
    this.world.emit({ ledger: true });
  }
  /** Nothing waits any more. */
  empty(): void {
    for (const id of this.world.cases.keys()) this.world.cases.delete(id);
    this.world.emit({ queue: true, status: true });
  }
  /** Decisions of earlier days, for lists that are long. */
  fillOutbox(count: number): void {
    const oldest = this.world.entries.at(-1);
    if (!oldest) return;
    for (let n = 1; n <= count; n += 1)
      this.world.entries.push({ ...copy(oldest), entryId: `${oldest.entryId}_${n}` });
    this.world.emit({ outbox: true, status: true });
  }
  /** Multiplies the samples, for lists that are long. */
  multiply(times: number): void {
    const all = [...this.world.cases.values()];
    for (let n = 1; n < times; n += 1) {
      for (const { row, view } of all) {
        const caseId = `${view.caseId}_${n}`;
        this.world.cases.set(caseId, { row: { ...copy(row), caseId }, view: { ...copy(view), caseId } });
      }
    }
    this.world.emit({ queue: true, status: true });
  }
}
