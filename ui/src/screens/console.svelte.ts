// The console: queue and open case. Opening claims (the engine decides whether); deciding leads to the next case.
import type { App } from "../app.svelte";
import type { CaseView, Changed, EntryView, RevealPurpose, RevealedField } from "../ipc";
import { DecisionState } from "./decision.svelte";
import { PackState } from "./pack.svelte";
import { QueueState } from "./queue.svelte";
import { SeveralState } from "./several.svelte";
import { ViewsState } from "./views.svelte";
import { Marks } from "../table/marks.svelte";
import { TableState } from "../table/table.svelte";
import { asAppError } from "../show/errors";
import { t } from "../texts";

export class ConsoleState {
  readonly queue: QueueState;
  readonly decision: DecisionState;
  readonly pack: PackState;
  readonly views: ViewsState;
  readonly several: SeveralState;
  readonly table: TableState;
  readonly marks: Marks;
  view = $state.raw<CaseView | null>(null);
  opening = $state<string | null>(null);
  /** Contacts in clear: of this case, and until it is left. */
  revealed = $state.raw<{ caseId: string; fields: RevealedField[] } | null>(null);
  /** What they are looked at for is being asked. */
  revealing = $state(false);
  /** Raised when a case was opened, so that its heading takes the focus. */
  opened = $state(0);
  /** The last case was decided and none is left. */
  finished = $state(false);
  #turn = 0;

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

  async open(caseId: string): Promise<void> {
    const turn = (this.#turn += 1);
    this.opening = caseId;
    this.queue.active = caseId;
    await this.decision.keep();
    const view = await this.app.try(() => this.app.ipc.openCase(caseId), caseId);
    if (turn !== this.#turn) return;
    this.opening = null;
    if (!view) {
      if (this.view) await this.#stay(this.view.caseId);
      return;
    }
    this.finished = false;
    this.view = view;
    this.table.take(view);
    this.marks.forget();
    this.opened += 1;
    await this.decision.begin(view);
    const position = this.queue.positionOf(caseId);
    this.app.say(
      position === null
        ? t("heard-opened", { id: caseId })
        : t("heard-opened-at", { id: caseId, position, total: this.queue.total }),
    );
  }

  async openActive(): Promise<void> {
    const active = this.queue.active;
    if (active === null) return;
    if (active === this.view?.caseId) this.opened += 1;
    else await this.open(active);
  }

  /** Takes the newest evidence of the open case, as if it were opened for the first time. */
  async reopen(): Promise<void> {
    if (this.view) await this.open(this.view.caseId);
  }

  /** Leaves the case without a decision; the engine frees the claim after a while. */
  async close(): Promise<void> {
    const view = this.view;
    // What is being opened is not wanted any more either.
    this.#turn += 1;
    if (!view) return;
    await this.decision.keep();
    this.view = null;
    this.table.leave();
    this.marks.forget();
    await this.app.try(() => this.app.ipc.leaveCase(view.caseId));
  }

  async openNext(): Promise<void> {
    const after = this.view?.caseId ?? null;
    let next: string | null;
    try {
      next = await this.app.ipc.nextCase(after, { ...this.queue.filter });
    } catch (thrown) {
      // Not to know which case is next is not the same as there being none: what is open stays, and why is told.
      this.app.report(asAppError(thrown));
      if (after !== null) await this.#stay(after);
      return;
    }
    if (next && next !== after) {
      await this.open(next);
    } else {
      this.#turn += 1;
      this.view = null;
      this.table.leave();
      this.marks.forget();
      this.finished = true;
      await this.queue.load();
    }
  }

  async #decided(entry: EntryView, stay: boolean): Promise<void> {
    this.app.say(
      t(entry.answer === "approve" ? "heard-approved" : "heard-rejected", { secs: entry.undoSecsLeft }),
    );
    // Side by side: the next case does not wait for the undo bar.
    await Promise.all([
      this.app.readHeld(),
      this.app.settings.autoAdvance && !stay ? this.openNext() : this.#stay(entry.caseId),
    ]);
  }

  /**
   * The case stays on screen, as it is now: the person goes on by themselves, or the next could not be opened. If it has just
   * been decided, its form begins anew and the focus goes to its heading; a form that is being written stays as it is.
   */
  async #stay(caseId: string): Promise<void> {
    await this.#reread(caseId);
    const view = this.view;
    if (view?.caseId !== caseId || this.decision.caseId !== null) return;
    this.marks.forget();
    this.opened += 1;
    await this.decision.begin(view);
  }
}
