// The ledger: decisions of everybody and entries of this console, kept apart, and the timeline of one case beside them.
import type { App } from "../app.svelte";
import type {
  LedgerDecision,
  LedgerEntry,
  LedgerFacts,
  LedgerFilter,
  LedgerFormat,
  LedgerList,
  TakenOut,
  Timeline,
} from "../ipc";
import { NO_LEDGER_FILTER } from "../ipc";
import { asAppError } from "../show/errors";
import { t } from "../texts";

const PAGE = 100;

/** What a row is, wherever it stands: two consoles may have minted the same id for decisions on two cases. */
export const rowKey = (row: LedgerDecision | LedgerEntry): string =>
  "seq" in row ? String(row.seq) : `${row.caseId}/${row.decisionId}`;

/** A row that has come again on a later page stands once. */
function behind<Row extends LedgerDecision | LedgerEntry>(rows: Row[], more: Row[]): Row[] {
  const held = new Set(rows.map(rowKey));
  return [...rows, ...more.filter((row) => !held.has(rowKey(row)))];
}

export class LedgerState {
  list = $state<LedgerList>("decisions");
  filter = $state.raw<LedgerFilter>(NO_LEDGER_FILTER);
  facts = $state.raw<LedgerFacts | null>(null);
  decisions = $state.raw<LedgerDecision[]>([]);
  entries = $state.raw<LedgerEntry[]>([]);
  next = $state<string | null>(null);
  /** How many decisions fit in all; entries are looked through, not counted. */
  count = $state(0);
  active = $state(0);
  loaded = $state(false);
  checking = $state(false);
  exporting = $state(false);
  /** The kind of file that is asked about. */
  asking = $state<LedgerFormat | null>(null);
  /** Why the person is asked once more who they are, before a list leaves. */
  asksWho = $state<string | null>(null);
  taken = $state.raw<TakenOut | null>(null);
  timeline = $state.raw<Timeline | null>(null);
  #turn = 0;
  #asking = false;
  #timelineTurn = 0;

  constructor(readonly app: App) {
    this.list = app.ledgerList;
  }

  start(): () => void {
    void this.readFacts();
    void this.load();
    const deaf = this.app.onChanged((changed) => {
      if (changed.ledger) {
        void this.readFacts();
        if (this.list === "decisions") void this.load();
      }
    });
    return () => {
      deaf();
      // Whoever comes again by themselves begins with everybody's decisions.
      this.app.ledgerList = "decisions";
    };
  }

  get rows(): number {
    return this.list === "decisions" ? this.decisions.length : this.entries.length;
  }

  get filtered(): boolean {
    return JSON.stringify(this.filter) !== JSON.stringify(NO_LEDGER_FILTER);
  }

  /** The case of the row the keys are on. */
  get caseId(): string | null {
    return this.list === "decisions"
      ? (this.decisions[this.active]?.caseId ?? null)
      : (this.entries[this.active]?.caseId ?? null);
  }

  async readFacts(): Promise<void> {
    const facts = await this.app.try(() => this.app.ipc.ledgerFacts());
    if (facts) this.facts = facts;
  }

  /** What one was reading stays where it was: as many rows as before, and the same one of them. */
  async load(): Promise<void> {
    const turn = (this.#turn += 1);
    const limit = Math.min(500, Math.max(PAGE, this.rows));
    const at = this.#keyAt(this.active);
    if (!(await this.#page(turn, null, limit))) return;
    this.loaded = true;
    const again = at === null ? -1 : this.#keys().indexOf(at);
    this.active = again >= 0 ? again : Math.min(this.active, Math.max(0, this.rows - 1));
  }

  /** One page after the other: who holds a key asks for the next many times. */
  async more(): Promise<void> {
    if (this.next === null || this.#asking) return;
    this.#asking = true;
    await this.#page(this.#turn, this.next, PAGE);
    this.#asking = false;
  }

  /** What each row is, wherever it stands. */
  #keys(): string[] {
    return this.list === "decisions" ? this.decisions.map(rowKey) : this.entries.map(rowKey);
  }

  #keyAt(index: number): string | null {
    return this.#keys()[index] ?? null;
  }

  async #page(turn: number, after: string | null, limit: number): Promise<boolean> {
    const { list, filter } = this;
    if (list === "decisions") {
      const page = await this.app.try(() => this.app.ipc.ledgerDecisions(filter, after, limit));
      if (!page || turn !== this.#turn) return false;
      this.decisions = after === null ? page.decisions : behind(this.decisions, page.decisions);
      [this.next, this.count] = [page.next, page.count];
    } else {
      const page = await this.app.try(() => this.app.ipc.ledgerEntries(filter, after, limit));
      if (!page || turn !== this.#turn) return false;
      this.entries = after === null ? page.entries : behind(this.entries, page.entries);
      [this.next, this.count] = [page.next, this.entries.length];
    }
    return true;
  }

  #anew(): void {
    this.decisions = [];
    this.entries = [];
    this.next = this.taken = null;
    this.active = 0;
    this.loaded = false;
    void this.load();
  }

  show(list: LedgerList): void {
    if (list === this.list) return;
    this.list = this.app.ledgerList = list;
    this.#anew();
  }

  set(change: Partial<LedgerFilter>): void {
    this.filter = { ...this.filter, ...change };
    this.#anew();
  }

  clear(): void {
    this.filter = NO_LEDGER_FILTER;
    this.#anew();
  }

  move(steps: number): void {
    this.active = Math.min(Math.max(this.active + steps, 0), Math.max(0, this.rows - 1));
    if (this.active >= this.rows - 5) void this.more();
  }

  async openTimeline(caseId: string): Promise<void> {
    const turn = (this.#timelineTurn += 1);
    const timeline = await this.app.try(() => this.app.ipc.timeline(caseId));
    if (!timeline || turn !== this.#timelineTurn) return;
    this.timeline = timeline;
    this.app.say(t("heard-timeline", { id: timeline.caseId, count: timeline.items.length }));
  }

  closeTimeline(): void {
    this.#timelineTurn += 1;
    this.timeline = null;
  }

  /** Looks at every entry, root and signature. */
  async check(): Promise<void> {
    if (this.checking) return;
    this.checking = true;
    const facts = await this.app.try(() => this.app.ipc.checkLedger());
    this.checking = false;
    if (!facts) return;
    this.facts = facts;
    this.app.say(
      t("heard-ledger-checked", {
        integrity: t(`verdict-${facts.integrity.verdict}`),
        completeness: t(`verdict-${facts.completeness.verdict}`),
      }),
    );
  }

  /** What it is for is asked before anything leaves. */
  ask(format: LedgerFormat): void {
    if (this.exporting) return;
    this.asksWho = null;
    this.asking = format;
  }

  async take(purpose: string): Promise<void> {
    const format = this.asking;
    if (this.exporting || format === null) return;
    this.exporting = true;
    this.asksWho = null;
    const { list, filter } = this;
    let taken: TakenOut | null = null;
    try {
      taken = await this.app.ipc.exportLedger({ list, filter, format, purpose });
    } catch (thrown) {
      const error = asAppError(thrown);
      // The sheet stays, with what was typed: the person proves who they are and asks again.
      if (error.code === "sign_in_again") {
        this.asksWho = error.message;
        return;
      }
      this.app.report(error);
    } finally {
      this.exporting = false;
    }
    this.asking = null;
    this.taken = taken;
    if (taken) this.app.say(`${t("ledger-exported", { rows: taken.rows })} ${taken.file}`);
  }
}
