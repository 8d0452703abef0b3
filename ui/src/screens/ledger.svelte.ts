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
/** The engine hands out no more at once. */
const MOST = 500;

/** What a row is, wherever it stands: two consoles may have minted the same id for decisions on two cases. */
export const rowKey = (row: LedgerDecision | LedgerEntry): string =>
  "seq" in row ? String(row.seq) : `${row.caseId}/${row.decisionId}`;

/** A row that has come again on a later page stands once. */
function behind<Row extends LedgerDecision | LedgerEntry>(rows: Row[], more: Row[]): Row[] {
  const held = new Set(rows.map(rowKey));
  return [...rows, ...more.filter((row) => !held.has(rowKey(row)))];
}

/** What was read of a list, one page or several: of its rows one kind, the other is empty. */
type Page = Pick<LedgerState, "decisions" | "entries" | "next" | "count">;
const NOTHING: Page = { decisions: [], entries: [], next: null, count: 0 };
const rowsOf = (page: Page): number => page.decisions.length + page.entries.length;
const under = (page: Page, more: Page): Page => ({
  ...more,
  decisions: behind(page.decisions, more.decisions),
  entries: behind(page.entries, more.entries),
});

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

  /**
   * What one was reading stays where it was: as many rows as before, and the same one of them. Far down it is read anew as far
   * as the keys are.
   */
  async load(): Promise<void> {
    const turn = (this.#turn += 1);
    // What has come since stands above it.
    const wanted = Math.max(Math.min(this.rows, MOST), this.active + PAGE);
    const { list, filter } = this;
    let read: Page = NOTHING;
    do {
      const page = await this.#ask(list, filter, read.next, Math.min(MOST, wanted - rowsOf(read)));
      if (!page || turn !== this.#turn) return;
      read = under(read, page);
      // Entries are looked through: further back only when the person asks.
    } while (list === "decisions" && read.next !== null && rowsOf(read) < wanted);
    // A page that was asked for meanwhile belongs under the rows that are given up here.
    this.#turn += 1;
    // The row the keys are on by now: they went on while it was read.
    const at = this.#keyAt(this.active);
    this.#take(read);
    this.loaded = true;
    const again = at === null ? -1 : this.#keys().indexOf(at);
    this.active = again >= 0 ? again : Math.min(this.active, Math.max(0, this.rows - 1));
  }

  /** One page after the other: who holds a key asks for the next many times. */
  async more(): Promise<void> {
    if (this.next === null || this.#asking) return;
    const turn = this.#turn;
    this.#asking = true;
    const page = await this.#ask(this.list, this.filter, this.next, PAGE);
    this.#asking = false;
    if (page && turn === this.#turn) this.#take(under(this, page));
  }

  /** What each row is, wherever it stands. */
  #keys(): string[] {
    return this.list === "decisions" ? this.decisions.map(rowKey) : this.entries.map(rowKey);
  }

  #keyAt(index: number): string | null {
    return this.#keys()[index] ?? null;
  }

  async #ask(
    list: LedgerList,
    filter: LedgerFilter,
    after: string | null,
    limit: number,
  ): Promise<Page | null> {
    if (list === "entries") {
      const page = await this.app.try(() => this.app.ipc.ledgerEntries(filter, after, limit));
      return page && { ...NOTHING, ...page };
    }
    const page = await this.app.try(() => this.app.ipc.ledgerDecisions(filter, after, limit));
    return page && { ...NOTHING, ...page };
  }

  #take({ decisions, entries, next, count }: Page): void {
    [this.decisions, this.entries, this.next, this.count] = [decisions, entries, next, count];
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
