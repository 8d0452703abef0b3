// The outbox: our own decisions and where each of them stands.
import type { App } from "../app.svelte";
import type { EntryPage, EntryView, Word } from "../ipc";

const PAGE = 100;
/** The engine hands out no more at once. */
const MOST = 500;

export class OutboxState {
  word = $state<Word | null>(null);
  entries = $state.raw<EntryView[]>([]);
  active = $state<string | null>(null);
  loaded = $state(false);
  next = $state<string | null>(null);
  #turn = 0;
  #asking = false;

  constructor(readonly app: App) {
    this.word = app.outboxWord;
  }

  start(): () => void {
    void this.load();
    return this.app.onChanged((changed) => {
      if (changed.outbox) void this.load();
    });
  }

  get selected(): EntryView | null {
    return this.entries.find((entry) => entry.entryId === this.active) ?? null;
  }

  async load(): Promise<void> {
    const turn = (this.#turn += 1);
    const at = this.entries.findIndex((entry) => entry.entryId === this.active);
    const wanted = Math.max(PAGE, Math.min(this.entries.length, Math.max(MOST, at + 1)));
    const entries: EntryView[] = [];
    let page: EntryPage | null = null;
    do {
      const after: string | null = page ? page.next : null;
      const limit = Math.min(MOST, wanted - entries.length);
      page = await this.app.try(() => this.app.ipc.outbox(this.word, after, limit));
      if (!page || turn !== this.#turn) return;
      entries.push(...page.entries);
    } while (page.next !== null && entries.length < wanted);
    // A page that was asked for meanwhile belongs under the entries that are given up here.
    this.#turn += 1;
    this.entries = entries;
    this.next = page.next;
    this.loaded = true;
    if (!this.selected) {
      this.active = entries[Math.min(Math.max(at, 0), entries.length - 1)]?.entryId ?? null;
    }
  }

  /** One page after the other: who holds a key asks for the next many times. */
  async more(): Promise<void> {
    if (this.next === null || this.#asking) return;
    const turn = this.#turn;
    this.#asking = true;
    const page = await this.app.try(() => this.app.ipc.outbox(this.word, this.next, PAGE));
    this.#asking = false;
    if (!page || turn !== this.#turn) return;
    this.entries = [...this.entries, ...page.entries];
    this.next = page.next;
  }

  show(word: Word | null): void {
    this.word = word;
    this.active = null;
    void this.load();
  }

  move(steps: number): void {
    const at = this.entries.findIndex((entry) => entry.entryId === this.active) + steps;
    this.active = this.entries[Math.min(Math.max(at, 0), this.entries.length - 1)]?.entryId ?? null;
    if (at >= this.entries.length - 5) void this.more();
  }
}
