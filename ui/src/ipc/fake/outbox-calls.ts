// The calls on decisions that are saved: counted, listed, taken back, taken note of, sent again.
import type { EntryView, Word } from "../contract";
import { DecisionCalls } from "./decision-calls";
import { fail } from "./refusals";

export class OutboxCalls extends DecisionCalls {
  async outbox(word: Word | null, after: string | null, limit: number) {
    const all = this.world.entries
      .map((entry) => this.world.entry(entry))
      .filter((entry) => word === null || entry.word === word);
    const from = after === null ? 0 : all.findIndex((entry) => entry.entryId === after) + 1;
    const entries = all.slice(from, from + limit);
    return { entries, next: from + limit < all.length ? (entries.at(-1)?.entryId ?? null) : null };
  }
  async decidedSince(since: string) {
    const of = (answer: EntryView["answer"]) =>
      this.world.entries.filter(
        (one) => one.answer === answer && one.state !== "withdrawn" && one.savedAt >= since,
      ).length;
    return { approved: of("approve"), rejected: of("reject") };
  }

  async undo(entryId: string): Promise<void> {
    const entry = this.world.entries.find((one) => one.entryId === entryId);
    if (!entry || this.world.word(entry) !== "held") throw fail("too_late", "It is already on its way.");
    entry.state = "withdrawn";
    const { reasons, comment, answer, looked } = entry;
    this.world.drafts.set(entry.caseId, {
      answer,
      reasons,
      comment,
      customerReason: entry.customerReason,
      overrideSuspicion: false,
      checked: (looked?.checklist ?? []).filter((item) => item.ticked).map((item) => item.id),
      marks: looked?.marks ?? [],
      wholeDocument: looked?.wholeDocument ?? false,
    });
    this.world.emit({ queue: true, status: true, outbox: true, cases: [entry.caseId] });
  }
  async acknowledge(entryId: string): Promise<void> {
    const entry = this.world.entries.find((one) => one.entryId === entryId);
    if (entry) entry.acknowledged = true;
    this.world.emit({ outbox: true, status: true });
  }
  async acknowledgeLog(): Promise<void> {
    this.setStatus({ logBroken: null });
  }
  async sendAgain(entryId: string): Promise<void> {
    const entry = this.world.entries.find((one) => one.entryId === entryId);
    if (entry) Object.assign(entry, { state: "queued", word: "waiting", why: null, code: null });
    this.world.emit({ outbox: true, status: true });
  }
}
