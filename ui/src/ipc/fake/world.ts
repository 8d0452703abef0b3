// The invented world of the engine over sample data: its cases, what was decided here, the pack, and who listens.
import type { Changed, Draft, EntryView, Status, Word } from "../contract";
import { fail } from "./refusals";
import { samples, type SampleCase } from "./samples";

export const copy = <T>(value: T): T => structuredClone(value);
const WORD: Record<EntryView["state"], Word> = {
  queued: "waiting",
  sending: "sent",
  accepted: "sent",
  confirmed: "confirmed",
  unknown: "waiting",
  needs_review: "needs_you",
  superseded: "needs_you",
  parked: "needs_you",
  withdrawn: "withdrawn",
  closed: "needs_you",
};

export class FakeWorld {
  status: Status;
  readonly cases: Map<string, SampleCase>;
  readonly entries: EntryView[];
  readonly drafts = new Map<string, Draft>();
  /** The cases of the pack, each with the moment it ends. */
  readonly packed = new Map<string, number>();
  readonly listeners = new Set<(changed: Changed) => void>();

  constructor({ session, cases }: ReturnType<typeof samples>) {
    this.status = session.status;
    this.cases = new Map(cases.map((one) => [one.view.caseId, one]));
    this.entries = session.entries;
    // Samples from before there was a second person.
    for (const { view } of cases) {
      view.second ??= null;
      view.signed ??= [];
    }
    for (const entry of session.entries) entry.second ??= false;
  }

  emit(changed: Partial<Changed>): void {
    const whole = {
      queue: false,
      status: false,
      outbox: false,
      ledger: false,
      cases: [],
      link: false,
      closing: false,
      ...changed,
    };
    setTimeout(() => this.listeners.forEach((listener) => listener(whole)), 0);
  }

  pack(): Status["pack"] {
    const ends = Math.min(...this.packed.values());
    return {
      ...this.status.pack,
      cases: this.packed.size,
      endsAt: this.packed.size > 0 ? new Date(ends).toISOString() : null,
      sizeKib: this.packed.size * 3_300,
    };
  }

  found(caseId: string): SampleCase {
    const found = this.cases.get(caseId);
    if (!found) throw fail("unknown_case", "This case is not here any more.");
    return found;
  }

  word(entry: EntryView): Word {
    return entry.state === "queued" && Date.parse(entry.sendAfter) > Date.now() ? "held" : WORD[entry.state];
  }

  entry(entry: EntryView): EntryView {
    const left = Math.max(0, (Date.parse(entry.sendAfter) - Date.now()) / 1000);
    const word = this.word(entry);
    const why =
      word === "waiting" && !this.status.online ? "No connection; it goes out by itself." : entry.why;
    return { ...copy(entry), word, undoSecsLeft: word === "held" ? Math.ceil(left) : 0, why };
  }
}
