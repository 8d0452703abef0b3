// The decision form. Nothing is preselected; the engine checks and saves. What was begun is kept as a draft.
import type { App } from "../app.svelte";
import type {
  Answer,
  CaseView,
  CustomerReason,
  DecisionForm,
  DecisionInput,
  Draft,
  EntryView,
  Mark,
  Problem,
  ReasonChoice,
  ReasonRef,
} from "../ipc";
import { asAppError } from "../show/errors";
import { t } from "../texts";
import { byNearness, found, noneCarries } from "./choices";
import { Drafts, isBegun } from "./drafts";

export class DecisionState {
  caseId = $state<string | null>(null);
  digest = $state("");
  form = $state.raw<DecisionForm | null>(null);
  answer = $state<Answer | null>(null);
  reasons = $state.raw<ReasonRef[]>([]);
  comment = $state("");
  customer = $state<CustomerReason | null>(null);
  override = $state(false);
  /** Ids of the checklist's items that were ticked. */
  checked = $state.raw<string[]>([]);
  /** Boxes drawn on pictures; who draws them hands them in with `mark`. */
  marks = $state.raw<Mark[]>([]);
  wholeDocument = $state(false);
  find = $state("");
  problems = $state.raw<Problem[]>([]);
  /** Why the person is asked once more who they are, before this answer is saved. */
  asksWho = $state<string | null>(null);
  restored = $state(false);
  /** Cases whose decision is being saved. */
  saving = $state.raw<readonly string[]>([]);
  #chosenFor: Answer | null = null;
  readonly #drafts: Drafts;

  constructor(
    readonly app: App,
    /** `stay`: the case stays on screen, whatever the setting says. */
    readonly decided: (entry: EntryView, stay: boolean) => Promise<void>,
  ) {
    this.#drafts = new Drafts((caseId, draft) => app.try(() => app.ipc.saveDraft(caseId, draft), caseId));
  }

  /** A case was opened: an earlier draft comes back, and the form says so. */
  begin(view: CaseView, draft: Draft | null): void {
    this.leave();
    this.caseId = view.caseId;
    this.refresh(view);
    if (!draft) return;
    this.#chosenFor = draft.answer;
    this.reasons = draft.reasons;
    this.comment = draft.comment;
    this.customer = draft.customerReason;
    this.override = draft.overrideSuspicion;
    this.checked = draft.checked;
    this.marks = draft.marks;
    this.wholeDocument = draft.wholeDocument;
    this.restored = isBegun(draft);
  }

  /** The case is left; what was begun is kept as its draft. */
  leave(): void {
    void this.keep();
    this.#forget();
  }

  /** The decision on this case is being saved: the form waits for what becomes of it. */
  get busy(): boolean {
    return this.caseId !== null && this.saving.includes(this.caseId);
  }

  /** The case was read again: what may be chosen can have changed, what the person chose has not. */
  refresh(view: CaseView): void {
    if (view.caseId !== this.caseId) return;
    this.form = view.form;
    // Evidence that moved since it was looked at never slips under a decision: the old digest stays until it is reopened.
    if (!view.changedSince) this.digest = view.evidenceDigest;
    // What is being saved is over when its answer is here, not when the engine tells of it on the way.
    if (!view.form.canDecide && !this.busy) this.answer = null;
  }

  /**
   * Takes the words of an earlier answer into the form, as its draft. The answer itself is given anew, and so is everything
   * that says the evidence was looked at: it was older evidence then.
   */
  adopt(entry: EntryView): void {
    if (entry.caseId !== this.caseId) return;
    this.#chosenFor = entry.answer;
    this.reasons = entry.reasons.map(({ scheme, code }) => ({ scheme, code }));
    this.comment = entry.comment;
    this.customer = entry.customerReason;
    this.override = false;
    this.checked = [];
    this.marks = [];
    this.wholeDocument = false;
    this.restored = true;
    this.touch();
  }

  /** It is open, and can be submitted. */
  get written(): boolean {
    return this.answer !== null && !this.app.blanked;
  }

  get suggested(): CustomerReason | null {
    return this.form?.customerReasons.find((one) => one.suggested && one.allowed)?.code ?? null;
  }

  /** The customer text that Enter would take: the chosen one, else the one labelled as suggested. */
  get customerTaken(): CustomerReason | null {
    return this.answer === "reject" ? (this.customer ?? this.suggested) : null;
  }

  /** Reasons are asked for on a reject, and on an approve that overrides a suspicion. */
  get wantsReasons(): boolean {
    return this.answer === "reject" || (this.answer === "approve" && this.form?.suspicionOnCase === true);
  }

  /** What a mark may show: the reasons picked first, of them those that ask for one; then the others by how near they are. */
  get markChoices(): ReasonChoice[] {
    return byNearness(this.form?.reasons ?? [], (one) => this.isPicked(one));
  }

  /** Where only one of the picked reasons can be meant, the mark drawn next is taken to show it; that can be changed. */
  get markReason(): ReasonRef | null {
    const [first, ...more] = this.markable.length > 0 ? this.markable : this.reasons;
    return first && more.length === 0 ? { scheme: first.scheme, code: first.code } : null;
  }

  /** Numbers of the marks whose reason the open answer does not give: they do not go with it. */
  get marksUnpicked(): number[] {
    const marks = this.answer === null ? [] : this.marks;
    return marks.flatMap(({ reason }, at) => (this.isPicked(reason) ? [] : [at]));
  }

  /** For an approve the codes of the case: a reason there says what was weighed, and the engine refuses the others. */
  get #offered(): ReasonChoice[] {
    const choices = this.form?.reasons ?? [];
    return this.answer === "approve" ? choices.filter((one) => one.onCase) : choices;
  }

  get listed(): ReasonChoice[] {
    return found(this.#offered, this.find);
  }

  isPicked(choice: ReasonRef): boolean {
    return this.reasons.some((one) => one.scheme === choice.scheme && one.code === choice.code);
  }

  start(answer: Answer): void {
    const form = this.form;
    if (this.busy || !form?.canDecide || !(answer === "reject" ? form.rejectOffered : form.approveOffered))
      return;
    // What was chosen for one answer is never carried into the other; the comment is the person's own and stays, and what
    // was drawn was seen whatever the answer: what goes with the decision is chosen at its end.
    if (this.#chosenFor !== null && this.#chosenFor !== answer) {
      this.reasons = [];
      this.customer = null;
      this.override = false;
    }
    this.#chosenFor = answer;
    this.answer = answer;
    this.problems = [];
    this.asksWho = null;
    this.find = "";
    // What was picked on earlier evidence and is not listed any more could not be taken out again.
    if (answer === "approve") {
      const listed = (one: ReasonRef) =>
        this.#offered.some(({ scheme, code }) => one.scheme === scheme && one.code === code);
      this.reasons = this.reasons.filter(listed);
    }
    this.#pickMarked();
  }

  cancel(): void {
    if (this.busy) return this.app.say(t("heard-wait-saving"));
    this.answer = null;
    this.problems = [];
    this.asksWho = null;
    this.find = "";
  }

  toggle(choice: ReasonRef): void {
    const { scheme, code } = choice;
    this.reasons = this.isPicked(choice)
      ? this.reasons.filter((one) => one.scheme !== scheme || one.code !== code)
      : [...this.reasons, { scheme, code }];
    this.#cleared("reasons");
    this.touch();
  }

  choose(code: CustomerReason): void {
    this.customer = code;
    this.#cleared("customerReason");
    this.touch();
  }

  acknowledge(on: boolean): void {
    this.override = on;
    this.#cleared("override");
    this.touch();
  }

  write(comment: string): void {
    this.comment = comment;
    this.#cleared("comment");
    this.touch();
  }

  tick(id: string, on: boolean): void {
    this.checked = on ? [...this.checked, id] : this.checked.filter((one) => one !== id);
    this.#cleared("checklist");
    this.#cleared("comment");
    this.touch();
  }

  /** How many items of the checklist that concern this case are ticked. */
  get ticked(): number {
    return (this.form?.checklist ?? []).filter((item) => this.checked.includes(item.id)).length;
  }

  /** The reasons picked that ask for a mark, or for the whole document; none on an approve. */
  get markable(): ReasonChoice[] {
    const choices = this.answer === "reject" ? (this.form?.reasons ?? []) : [];
    return choices.filter((one) => one.asksMark && this.isPicked(one));
  }

  /** The comment is mandatory with what is picked and ticked so far. */
  get wantsComment(): boolean {
    if (this.answer === null || !this.form) return false;
    const byReason = this.form.reasons.some((one) => one.needsComment && this.isPicked(one));
    if (this.answer === "reject") return byReason;
    const byCase = this.form.suspicionOnCase || this.ticked < this.form.checklist.length;
    return byCase || (this.wantsReasons && byReason);
  }

  /** None of the reasons picked can carry the reject: another has to stand beside them. */
  get wantsCarrier(): boolean {
    return this.answer === "reject" && noneCarries(this.form?.reasons ?? [], this.reasons);
  }

  meanWhole(on: boolean): void {
    this.wholeDocument = on;
    this.#cleared("marks");
    this.touch();
  }

  /** Takes over what was drawn. */
  mark(marks: Mark[]): void {
    this.marks = marks;
    this.#cleared("marks");
    this.#pickMarked();
    this.touch();
  }

  /** While a reject is written, what a mark shows is one of its reasons: the person said so by drawing it. */
  #pickMarked(): void {
    if (this.answer !== "reject") return;
    for (const { reason } of this.marks) if (!this.isPicked(reason)) this.toggle(reason);
  }

  /** True when the decision was saved. What follows is about another case, whose form may be submitted meanwhile. */
  async submit(stay = false): Promise<boolean> {
    const input = this.#input();
    if (!input || this.busy) return false;
    const entry = await this.#save(input);
    if (entry === null) return false;
    await this.decided(entry, stay).catch((thrown: unknown) => this.app.report(asAppError(thrown)));
    return true;
  }

  async #save(input: DecisionInput): Promise<EntryView | null> {
    const { caseId } = input;
    const draft = this.#draft();
    // No draft is written behind the decision that was made of it.
    this.#drafts.stop();
    this.saving = [...this.saving, caseId];
    this.asksWho = null;
    const entry = await this.app.saves(this.#ask(input));
    this.saving = this.saving.filter((one) => one !== caseId);
    if (entry !== null) {
      if (this.caseId === caseId) this.#forget();
    } else if (this.caseId === caseId) {
      if (!this.form?.canDecide) this.answer = null;
      this.touch();
    } else this.#drafts.write(caseId, draft);
    return entry;
  }

  /** By the time of the answer the form may be another case's: what concerns the one before is told as a notice then. */
  async #ask(input: DecisionInput): Promise<EntryView | null> {
    const { caseId } = input;
    try {
      const problems = await this.app.ipc.checkDecision(input);
      const [first] = problems;
      if (this.caseId === caseId) this.problems = problems;
      else if (first)
        this.app.reportLeft({ ...first, action: null }, caseId, problems.map((one) => one.message).join(" "));
      return first ? null : await this.app.ipc.saveDecision(input);
    } catch (thrown) {
      const error = asAppError(thrown);
      // The form stays as it is: the person proves who they are, and submits it again.
      if (error.code === "sign_in_again" && this.caseId === caseId) this.asksWho = error.message;
      else if (this.caseId === caseId) this.app.report(error);
      else this.app.reportLeft(error, caseId);
      return null;
    }
  }

  /** Saves the draft now, and waits for every draft that is being saved; called before another case takes the form. */
  async keep(): Promise<void> {
    if (this.#drafts.due && this.caseId !== null) this.#drafts.write(this.caseId, this.#draft());
    await this.#drafts.written;
  }

  clearDraft(): void {
    this.#empty();
    this.touch();
  }

  /** What was written and chosen. */
  #empty(): void {
    this.reasons = [];
    this.comment = "";
    this.customer = null;
    this.override = false;
    this.checked = [];
    this.marks = [];
    this.wholeDocument = false;
    this.restored = false;
  }

  touch(): void {
    this.#drafts.soon(() => void this.keep());
  }

  #cleared(field: Problem["field"]): void {
    this.problems = this.problems.filter((problem) => problem.field !== field);
  }

  #draft(): Draft {
    const { reasons, comment, customer, override, checked, marks, wholeDocument } = this;
    return {
      answer: this.#chosenFor,
      reasons,
      comment,
      customerReason: customer,
      overrideSuspicion: override,
      checked,
      marks,
      wholeDocument,
    };
  }

  #input(): DecisionInput | null {
    if (!this.caseId || !this.answer) return null;
    return {
      caseId: this.caseId,
      answer: this.answer,
      reasons: this.wantsReasons ? this.reasons : [],
      comment: this.comment,
      customerReason: this.customerTaken,
      overrideSuspicion: this.answer === "approve" && this.override,
      // The list is what is looked at before approving; on a reject nobody is shown it.
      checked: this.answer === "approve" ? this.checked : [],
      marks: this.wantsReasons ? this.marks.filter(({ reason }) => this.isPicked(reason)) : [],
      wholeDocument: this.markable.length > 0 && this.wholeDocument,
      evidenceDigest: this.digest,
    };
  }

  #forget(): void {
    this.#drafts.stop();
    this.#chosenFor = null;
    this.caseId = null;
    this.form = null;
    this.answer = null;
    this.#empty();
    this.find = "";
    this.problems = [];
    this.asksWho = null;
  }
}
