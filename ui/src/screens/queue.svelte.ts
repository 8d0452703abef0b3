// The queue as the screen holds it: filter, the rows read so far, which one is active. Order and filter are the engine's.
import type { App } from "../app.svelte";
import { SvelteSet } from "svelte/reactivity";
import {
  NO_FILTER,
  type QueueFilter,
  type QueuePage,
  type QueueRow,
  type SearchView,
  type ViewCount,
} from "../ipc";

const PAGE = 200;
/** Rows read again after every change, where more was read before and the keys are not further down. */
const AGAIN = 3 * PAGE;
/** Most cases in one go, as the engine has it. */
export const MOST_SELECTED = 200;
/** Between two counts of the views: they walk the whole queue. */
const COUNT_EVERY_MS = 2_000;
/** Between two readings while thousands of cases come: a list that moves faster under the eye helps nobody. */
const READ_EVERY_MS = 2_000;

export class QueueState {
  filter = $state<QueueFilter>({ ...NO_FILTER });
  rows = $state.raw<QueueRow[]>([]);
  total = $state(0);
  /** How many cases of the whole queue have which verdict of the document step. */
  documents = $state.raw<QueuePage["documents"]>([]);
  /** And how many a contract of which tier. */
  contracts = $state.raw<QueuePage["contracts"]>([]);
  /** How many cases stand before the first row read. */
  before = $state(0);
  active = $state<string | null>(null);
  loaded = $state(false);
  folded = $state(false);
  /** Under way to the last case: what lies between is being read. */
  ending = $state(false);
  /** What the search is read as; none before anything was typed. */
  search = $state.raw<SearchView | null>(null);
  /** Cases the search cannot look at yet. */
  unsearched = $state(0);
  /** The lists that have a name. */
  views = $state.raw<ViewCount[]>([]);
  /** Cases taken together, beside the one the keys are on. */
  readonly selected = new SvelteSet<string>();
  #anchor: string | null = null;
  #typing = 0;
  #counted = 0;
  #count = 0;
  #counting: ReturnType<typeof setTimeout> | undefined;
  #read = 0;
  #reading: ReturnType<typeof setTimeout> | undefined;
  #next: string | null = null;
  #turn = 0;
  #more: Promise<void> | null = null;
  /** What the rows that are here were asked for with. */
  #listed: QueueFilter | null = null;
  #loading: Promise<void> | null = null;
  #typed: Promise<void> | null = null;

  constructor(readonly app: App) {
    const { stood } = app;
    if (stood === null) return;
    this.filter = { ...NO_FILTER, ...stood.filter };
    this.active = stood.row;
  }

  get filtered(): boolean {
    return Object.entries(NO_FILTER).some(([key, value]) => this.filter[key as keyof QueueFilter] !== value);
  }

  get activeIndex(): number {
    return this.rows.findIndex((row) => row.caseId === this.active);
  }

  positionOf(caseId: string): number | null {
    const at = this.rows.findIndex((row) => row.caseId === caseId);
    return at < 0 ? null : this.before + at + 1;
  }

  /**
   * Reads again from the start, as far down as was read before, but only so much that the active row is among it and a few
   * pages; it stays, or its neighbour takes over. In another list than before, where it is not among it, the first row does.
   */
  load(): Promise<void> {
    return (this.#loading = this.#load());
  }

  /** Another list than the one that is here was asked for. */
  get unsettled(): boolean {
    return this.#typed !== null || this.#listed !== this.filter;
  }

  /** Waits for the list that was asked for last. False where it cannot be read: what is here is another one. */
  async settled(): Promise<boolean> {
    await this.#typed;
    let waited: Promise<void> | null = null;
    while (this.#listed !== this.filter && this.#loading !== waited) {
      waited = this.#loading;
      await waited;
    }
    return this.#listed === this.filter;
  }

  async #load(): Promise<void> {
    clearTimeout(this.#reading);
    this.#read = Date.now();
    const turn = (this.#turn += 1);
    const { filter } = this;
    const at = this.#listed === filter ? this.activeIndex : 0;
    // Whoever is on the way to the end reads on where they were.
    const kept = this.ending ? this.rows.length : Math.max(AGAIN, at + 1);
    const wanted = Math.max(PAGE, Math.min(this.rows.length, kept));
    const rows: QueueRow[] = [];
    let page: QueuePage | null = null;
    do {
      const after: string | null = page ? page.next : null;
      page = await this.app.try(() => this.app.ipc.queue({ ...this.filter }, after, PAGE));
      if (!page || turn !== this.#turn) return;
      if (after === null) this.before = page.position;
      rows.push(...page.rows);
    } while (page.next !== null && rows.length < wanted);
    // A page that was asked for meanwhile belongs under the rows that are given up here.
    this.#turn += 1;
    this.rows = rows;
    this.total = page.total;
    this.documents = page.documents;
    this.contracts = page.contracts;
    this.unsearched = page.unsearched;
    this.#next = page.next;
    this.loaded = true;
    this.#listed = filter;
    if (this.activeIndex < 0) this.active = rows[Math.min(Math.max(at, 0), rows.length - 1)]?.caseId ?? null;
  }

  /** Reads again at once, or while a sync is under way as soon as the last reading is long enough ago. */
  loadSoon(): void {
    clearTimeout(this.#reading);
    const wait = this.app.status?.sync.running ? this.#read + READ_EVERY_MS - Date.now() : 0;
    if (wait > 0) this.#reading = setTimeout(() => void this.load(), wait);
    else void this.load();
  }

  /** Nobody sees the list any more. */
  stopReading(): void {
    clearTimeout(this.#reading);
  }

  /** One page after the other: whoever asks while one is read waits for that one. */
  more(): Promise<void> {
    if (this.#next === null) return Promise.resolve();
    return (this.#more ??= this.#readOn().finally(() => (this.#more = null)));
  }

  async #readOn(): Promise<void> {
    const turn = this.#turn;
    const page = await this.app.try(() => this.app.ipc.queue({ ...this.filter }, this.#next, PAGE));
    if (!page || turn !== this.#turn) return;
    this.rows = [...this.rows, ...page.rows];
    this.total = page.total;
    this.#next = page.next;
  }

  move(steps: number): void {
    if (this.selected.size === 0) this.#anchor = null;
    const at = this.activeIndex < 0 ? 0 : this.activeIndex + steps;
    const row = this.rows[Math.min(Math.max(at, 0), this.rows.length - 1)];
    if (row) this.active = row.caseId;
    if (at >= this.rows.length - 5) void this.more();
  }

  /** Goes to the last case, however far down, and reads what lies between; not where the keys have gone elsewhere meanwhile. */
  async toEnd(): Promise<void> {
    const { active, filter } = this;
    const wanted = () => this.active === active && this.filter === filter;
    this.ending = true;
    let goesOn = true;
    while (goesOn && this.#next !== null && wanted()) {
      const [read, turn] = [this.rows.length, this.#turn];
      await this.more();
      // A page that came too late, because all of it was read anew, is asked for again.
      goesOn = this.rows.length !== read || this.#turn !== turn;
    }
    this.ending = false;
    if (this.#next === null && wanted()) this.move(this.rows.length);
  }

  set(change: Partial<QueueFilter>): void {
    this.filter = { ...this.filter, ...change };
    this.selected.clear();
    void this.load();
  }

  /** A key was pressed in the search: an answer to what stood there before comes too late. */
  typing(): void {
    this.#typing += 1;
  }

  /** What is typed is read first; what cannot be read leaves the list as it was. */
  type(text: string): Promise<void> {
    const typed = this.#type(text).finally(() => {
      if (this.#typed === typed) this.#typed = null;
    });
    return (this.#typed = typed);
  }

  async #type(text: string): Promise<void> {
    const turn = (this.#typing += 1);
    const search = await this.app.try(() => this.app.ipc.readSearch(text));
    if (!search || turn !== this.#typing) return;
    this.search = search;
    if (search.problem === null && text.trim() !== this.filter.text.trim()) this.set({ text });
  }

  /** Counts the views, now or as soon as the last count is long enough ago. */
  countSoon(): void {
    clearTimeout(this.#counting);
    const wait = this.#counted + COUNT_EVERY_MS - Date.now();
    if (wait > 0) this.#counting = setTimeout(() => void this.count(), wait);
    else void this.count();
  }

  /** Nobody sees the counts any more. */
  stopCounting(): void {
    clearTimeout(this.#counting);
  }

  async count(): Promise<void> {
    this.#counted = Date.now();
    const turn = (this.#count += 1);
    const views = await this.app.try(() => this.app.ipc.views());
    // A count that was begun before another says less, whenever it comes.
    if (views && turn === this.#count) this.views = views;
  }

  /** The list of a view takes the place of what was listed. */
  choose(view: ViewCount): void {
    this.#typing += 1;
    this.search = null;
    this.set({ ...NO_FILTER, ...view.filter });
  }

  isListed(view: ViewCount): boolean {
    const filter = { ...NO_FILTER, ...view.filter };
    return Object.entries(filter).every(([key, value]) => this.filter[key as keyof QueueFilter] === value);
  }

  /** Takes the case the keys are on together with others, or lets go of it. */
  toggle(caseId: string | null = this.active): void {
    if (caseId === null) return;
    this.#anchor = caseId;
    if (!this.selected.delete(caseId) && this.selected.size < MOST_SELECTED) this.selected.add(caseId);
  }

  /** Takes all from where the last was taken to the neighbour, and moves there. */
  extend(steps: number): void {
    const anchor = this.#anchor ?? this.active;
    this.move(steps);
    this.#anchor = anchor;
    this.selectTo(this.active);
  }

  /** All from where the last was taken to this one. */
  selectTo(caseId: string | null): void {
    const at = (id: string | null) => this.rows.findIndex((row) => row.caseId === id);
    const [one, other] = [at(this.#anchor ?? this.active), at(caseId)];
    if (other < 0) return;
    const from = one < 0 ? other : Math.min(one, other);
    const to = one < 0 ? other : Math.max(one, other);
    this.selected.clear();
    for (const row of this.rows.slice(from, to + 1).slice(0, MOST_SELECTED)) this.selected.add(row.caseId);
  }

  selectAll(): void {
    for (const row of this.rows) if (this.selected.size < MOST_SELECTED) this.selected.add(row.caseId);
  }

  unselect(): void {
    this.selected.clear();
    this.#anchor = null;
  }

  clearText(): void {
    this.#typing += 1;
    this.search = null;
    if (this.filter.text !== "") this.set({ text: "" });
  }

  clear(): void {
    this.#typing += 1;
    this.search = null;
    this.set(NO_FILTER);
  }
}
