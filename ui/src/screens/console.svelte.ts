// The console: queue and open case. Opening claims (the engine decides whether); deciding leads to the next case.
import type { App } from "../app.svelte";
import type { CaseView, Changed, Draft, EntryView, RevealPurpose, RevealedField } from "../ipc";
import { DecisionState } from "./decision.svelte";
import { PackState } from "./pack.svelte";
import { QueueState } from "./queue.svelte";
import { SeveralState } from "./several.svelte";
import { ViewsState } from "./views.svelte";
import { Marks } from "../table/marks.svelte";
import { TableState } from "../table/table.svelte";
import { asAppError } from "../show/errors";
import { t } from "../texts";

/** So long it stays on screen that a key did nothing. */
const MISSED_MS = 5_000;

export class ConsoleState {
  readonly queue: QueueState;
  readonly decision: DecisionState;
  readonly pack: PackState;
  readonly views: ViewsState;
  readonly several: SeveralState;
  readonly table: TableState;
  readonly marks: Marks;
  view = $state.raw<CaseView | null>(null);
  /** A case is on its way to the screen; which one may not be known yet. */
  opening = $state.raw<{ caseId: string | null } | null>(null);
  /** A key was pressed that came too early, and nothing was done with it. */
  missed = $state(false);
  /** Contacts in clear: of this case, and until it is left. */
  revealed = $state.raw<{ caseId: string; fields: RevealedField[] } | null>(null);
  /** What they are looked at for is being asked. */
  revealing = $state(false);
  /** Raised when a case was opened, so that its heading takes the focus. */
  opened = $state(0);
  /** The last case was decided and none is left. */
  finished = $state(false);
  #turn = 0;
  /** The case the engine was asked to open last: it holds this one, whatever is on screen. */
  #asked: string | null = null;
  #missing: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly app: App) {
    this.queue = new QueueState(app);
    this.decision = new DecisionState(app, (entry, stay) => this.#decided(entry, stay));
    this.marks = new Marks(this.decision);
    this.table = new TableState((text) => app.say(text));
    this.views = new ViewsState(this.queue);
    this.several = new SeveralState(app, this.queue);
    this.pack = new PackState(app, () => ({ ...this.queue.filter }));
  }

  start(): () => void {
    void this.queue.load();
    const deaf = this.app.onChanged((changed) => this.#changed(changed));
    return () => {
      deaf();
      this.queue.stopReading();
    };
  }

  #changed(changed: Changed): void {
    // What one's own hand did is shown at once; what a sync brings, page by page, in its own time.
    if (changed.queue && (changed.outbox || changed.cases.length === 1)) void this.queue.load();
    else if (changed.queue) this.queue.loadSoon();
    const open = this.view?.caseId;
    if (open && changed.cases.includes(open)) void this.#reread(open);
  }

  /** The claim of the open case has run out by this window's clock: what the engine says of it is shown at once. */
  lapsed(): void {
    if (this.view?.claim.mine) void this.#reread(this.view.caseId);
  }

  /** The comparison, with contacts in clear where they were asked for. */
  get compared(): CaseView["compare"] {
    const { view, revealed } = this;
    if (view === null || revealed === null || revealed.caseId !== view.caseId) return view?.compare ?? [];
    const clear = (field: string) => revealed.fields.find((one) => one.field === field);
    return view.compare.map((row) => ({ ...row, ...clear(row.field) }));
  }

  async reveal(purpose: RevealPurpose): Promise<void> {
    const caseId = this.view?.caseId;
    if (caseId === undefined) return;
    const fields = await this.app.try(() => this.app.ipc.reveal(caseId, purpose));
    this.revealing = false;
    // What comes after the case was left is not kept.
    if (fields === null || this.view?.caseId !== caseId) return;
    this.revealed = { caseId, fields };
    this.app.say(t("heard-revealed", { count: fields.length }));
  }

  mask(): void {
    this.revealed = null;
    this.revealing = false;
  }

  async #reread(caseId: string): Promise<void> {
    const turn = this.#turn;
    const view = await this.app.try(() => this.app.ipc.readCase(caseId), caseId);
    if (view && turn === this.#turn && this.view?.caseId === caseId) {
      this.view = view;
      this.table.take(view);
      this.decision.refresh(view);
    }
  }

  /**
   * Why nothing is done to the case on screen just now: another is on its way to take its place, or the decision on it is being
   * saved. Its form is covered then and its keys are off. No answer is kept for a case that nobody has seen.
   */
  get waiting(): "opening" | "saving" | null {
    const between = this.view !== null && this.decision.caseId !== this.view.caseId;
    if (this.opening !== null || between || this.app.takingBack) return "opening";
    return this.decision.busy ? "saving" : null;
  }

  /** A key of the case was pressed that nothing can be done with now. */
  miss(): void {
    const saving = this.waiting === "saving";
    this.missed = true;
    clearTimeout(this.#missing);
    this.#missing = setTimeout(() => (this.missed = false), MISSED_MS);
    this.app.say(t(saving ? "heard-wait-saving" : "heard-wait-opening"));
  }

  /** What was asked for last wins: every step of what came before ends at its next look at the turn. */
  #begin(caseId: string | null): number {
    this.opening = { caseId };
    return (this.#turn += 1);
  }

  async open(caseId: string): Promise<void> {
    const turn = this.#begin(caseId);
    this.queue.active = caseId;
    await this.decision.keep();
    if (turn !== this.#turn) return;
    this.#asked = caseId;
    // Side by side, and shown together: no draft comes under hands that have begun anew.
    const [view, draft] = await Promise.all([
      this.app.try(() => this.app.ipc.openCase(caseId), caseId),
      this.app.try(() => this.app.ipc.loadDraft(caseId), caseId),
    ]);
    if (turn !== this.#turn) return;
    if (!view) return this.#cameToNothing(turn);
    this.finished = false;
    this.#show(view, draft);
    const position = this.queue.positionOf(caseId);
    const opened =
      position === null
        ? t("heard-opened", { id: caseId })
        : t("heard-opened-at", { id: caseId, position, total: this.queue.total });
    this.app.say(this.missed ? `${opened}. ${t("key-missed")}` : opened);
  }

  /** The case on screen and its form change in one step. */
  #show(view: CaseView, draft: Draft | null): void {
    this.opening = null;
    this.view = view;
    this.table.take(view);
    this.marks.forget();
    this.decision.begin(view, draft);
    this.opened += 1;
  }

  async openActive(): Promise<void> {
    if (this.waiting === "saving" || this.app.takingBack) return this.miss();
    // The key means the list that was asked for, not the one still on screen; and while that list is on its way it is no key
    // of the case on screen that comes next.
    const unknown = this.opening === null && this.queue.unsettled;
    const turn = unknown ? this.#begin(null) : this.#turn;
    const listed = await this.queue.settled();
    if (turn !== this.#turn) return;
    const active = listed ? this.queue.active : null;
    if (unknown && active !== null && active !== this.view?.caseId) return this.open(active);
    if (unknown) await this.#cameToNothing(turn);
    if (active === null || turn !== this.#turn) return;
    // Which case comes after a decision is not known yet, or it is the one that is coming anyway.
    if (this.opening !== null && (this.opening.caseId ?? active) === active) this.app.say(t("heard-opening"));
    else if (this.opening === null && active === this.view?.caseId) this.opened += 1;
    else await this.open(active);
  }

  /** Nothing comes of what was asked for: the case on screen stays. */
  async #cameToNothing(turn: number): Promise<void> {
    if (this.view) await this.#stay(this.view.caseId, turn);
    if (turn === this.#turn) this.opening = null;
  }

  /** Takes the newest evidence of the open case, as if it were opened for the first time. */
  async reopen(): Promise<void> {
    if (this.view) await this.open(this.view.caseId);
  }

  /** Leaves the case without a decision, and what is being opened; the engine frees the claims after a while. */
  async close(): Promise<void> {
    const left = [this.#asked, this.view?.caseId];
    this.#turn += 1;
    this.#leave();
    await this.#giveBack(left);
  }

  /** Nothing is open, and nothing on its way. */
  #leave(): void {
    this.opening = null;
    this.#asked = null;
    this.missed = false;
    this.decision.leave();
    this.view = null;
    this.table.leave();
    this.marks.forget();
  }

  async #giveBack(left: (string | null | undefined)[]): Promise<void> {
    for (const [at, caseId] of left.entries())
      if (caseId && left.indexOf(caseId) === at)
        await this.app.try(() => this.app.ipc.leaveCase(caseId), caseId);
  }

  async openNext(): Promise<void> {
    const after = this.view?.caseId ?? null;
    const turn = this.#begin(null);
    let next: string | null;
    try {
      next = await this.app.ipc.nextCase(after, { ...this.queue.filter });
    } catch (thrown) {
      if (turn !== this.#turn) return;
      // Not to know which case is next is not the same as there being none: what is open stays, and why is told.
      this.app.report(asAppError(thrown));
      return this.#cameToNothing(turn);
    }
    if (turn !== this.#turn) return;
    if (next && next !== after) return this.open(next);
    this.#turn += 1;
    // A case that was just decided keeps its claim until the decision is sent.
    const decided = after !== null && this.decision.caseId !== after;
    const left = [this.#asked, after].filter((one) => !(decided && one === after));
    this.#leave();
    this.finished = true;
    await Promise.all([this.queue.load(), this.#giveBack(left)]);
  }

  async #decided(entry: EntryView, stay: boolean): Promise<void> {
    this.app.say(
      t(entry.answer === "approve" ? "heard-approved" : "heard-rejected", { secs: entry.undoSecsLeft }),
    );
    // Where the person has gone elsewhere meanwhile, or takes it back already, nobody is led on.
    const here = this.view?.caseId === entry.caseId && this.opening === null;
    const on = this.app.settings.autoAdvance && !stay && !this.app.takingBack;
    // Side by side: the next case does not wait for the undo bar.
    await Promise.all([
      this.app.readHeld(),
      here ? (on ? this.openNext() : this.#stay(entry.caseId, this.#turn)) : undefined,
    ]);
  }

  /**
   * The case stays on screen, as it is now: the person goes on by themselves, or the next could not be opened. If it has just
   * been decided, its form begins anew and the focus goes to its heading; a form that is being written stays as it is.
   */
  async #stay(caseId: string, turn: number): Promise<void> {
    await this.#reread(caseId);
    if (this.view?.caseId !== caseId || this.decision.caseId !== null) return;
    const draft = await this.app.try(() => this.app.ipc.loadDraft(caseId), caseId);
    const { view } = this;
    if (turn !== this.#turn || view?.caseId !== caseId || this.decision.caseId !== null) return;
    this.#show(view, draft);
  }
}
