// What a decision on a sample case still lacks; of the engine's rules those the view has a field for.
import type { CaseView, DecisionInput, Problem } from "../contract";

export function problemsOf(view: CaseView, input: DecisionInput): Problem[] {
  const problems: Problem[] = [];
  const add = (field: Problem["field"], code: Problem["code"], message: string) =>
    problems.push({ field, code, message });
  const suspicion = view.form.suspicionOnCase;
  const overriding = input.answer === "approve" && suspicion;
  if (view.changedSince) add("case", "evidence_mismatch", "The evidence changed while you were looking.");
  if ((input.answer === "reject" || overriding) && input.reasons.length === 0) {
    add("reasons", "reason_required", "Pick at least one reason.");
  }
  if (overriding && !input.overrideSuspicion) {
    add("override", "override_required", "Say that you approve despite the suspicion code.");
  }
  const picked = view.form.reasons.filter((one) => input.reasons.some((r) => r.code === one.code));
  if (input.answer === "approve" && picked.some((one) => !one.onCase && !one.suspicion))
    add("reasons", "reason_does_not_fit", "A reason for an approve is a code of this case.");
  const wants = overriding || picked.some((one) => one.suspicion || one.code.endsWith("OTHER"));
  if (wants && input.comment.trim() === "")
    add("comment", "comment_required", "This decision needs a comment.");
  const list = view.form.checklist;
  const open = list.filter((item) => !input.checked.includes(item.id)).length;
  if (input.answer === "approve" && !wants && open > 0 && input.comment.trim() === "")
    add("comment", "comment_required", `Of the checklist, still open: ${open} of ${list.length}.`);
  const asking = picked.filter((one) => one.asksMark);
  const shown =
    input.wholeDocument || input.marks.some((one) => asking.some((r) => r.code === one.reason.code));
  if (input.answer === "reject" && asking.length > 0 && !shown)
    add("marks", "mark_required", "Mark the place on a picture, or say that you mean the whole document.");
  if (input.checked.some((id) => !list.some((item) => item.id === id)))
    add("checklist", "unknown_item", "What was ticked is not on the checklist of this case.");
  if (input.answer === "reject" && input.customerReason === null) {
    add("customerReason", "customer_reason_required", "Choose what the person is told.");
  }
  return problems;
}
