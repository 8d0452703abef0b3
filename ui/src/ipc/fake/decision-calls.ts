// The calls that make a decision: its draft, what it still lacks, and saving it.
import type { CaseView, DecisionInput, Draft, EntryReason, EntryView, Problem, ReasonRef } from "../contract";
import { CaseCalls } from "./case-calls";
import { problemsOf } from "./decision-check";
import { fail, mayFail } from "./refusals";
import { copy } from "./world";

const titled = (view: CaseView, { scheme, code }: ReasonRef): EntryReason => {
  const choice = view.form.reasons.find((one) => one.scheme === scheme && one.code === code);
  return { scheme, code, title: choice?.title ?? code, suspicion: choice?.suspicion ?? false };
};

export class DecisionCalls extends CaseCalls {
  #count = 0;

  async loadDraft(caseId: string): Promise<Draft | null> {
    return copy(this.world.drafts.get(caseId) ?? null);
  }
  async saveDraft(caseId: string, draft: Draft): Promise<void> {
    this.world.drafts.set(caseId, copy(draft));
  }

  async checkDecision(input: DecisionInput): Promise<Problem[]> {
    const { view } = this.world.found(input.caseId);
    const problems = problemsOf(view, input);
    if (problems.length === 0 && (input.overrideSuspicion || view.second !== null)) this.mustBeFresh();
    return problems;
  }

  async saveDecision(input: DecisionInput): Promise<EntryView> {
    mayFail(this, "saveDecision");
    const problem = (await this.checkDecision(input))[0];
    if (problem) throw fail(problem.code, problem.message);
    const found = this.world.found(input.caseId);
    const now = Date.now();
    this.#count += 1;
    const entry: EntryView = {
      entryId: `ent_${now.toString(36)}${this.#count}`,
      decisionId: crypto.randomUUID(),
      caseId: input.caseId,
      name: found.view.name,
      answer: input.answer,
      second: found.view.second !== null,
      reasons: input.reasons.map((one) => titled(found.view, one)),
      comment: input.comment,
      customerReason: input.customerReason,
      looked: {
        checklist: found.view.form.checklist.map((item) => ({
          ...item,
          ticked: input.checked.includes(item.id),
        })),
        marks: input.marks,
        wholeDocument: input.wholeDocument,
      },
      state: "queued",
      word: "held",
      savedAt: new Date(now).toISOString(),
      sendAfter: new Date(now + this.world.status.undoSecs * 1000).toISOString(),
      undoSecsLeft: this.world.status.undoSecs,
      canUndo: true,
      code: null,
      why: null,
      nextAttemptAt: null,
      attempts: 0,
      receipt: null,
      theirs: null,
      acknowledged: false,
    };
    for (const older of this.world.entries) {
      if (older.caseId === input.caseId && older.state === "needs_review")
        Object.assign(older, {
          state: "withdrawn",
          code: "replaced",
          why: "A newer decision took its place.",
        });
    }
    found.view.changes = null;
    this.world.packed.delete(input.caseId);
    this.world.entries.unshift(entry);
    this.world.drafts.delete(input.caseId);
    this.world.emit({ queue: true, status: true, outbox: true, cases: [input.caseId] });
    return this.world.entry(entry);
  }
}
