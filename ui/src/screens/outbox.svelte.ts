// The outbox: our own decisions and where each of them stands.
import type { App } from "../app.svelte";
import type { EntryView, Word } from "../ipc";

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
    const limit = Math.min(MOST, Math.max(PAGE, this.entries.length));
    const page = await this.app.try(() => this.app.ipc.outbox(this.word, null, limit));
    if (!page || turn !== this.#turn) return;
    this.entries = page.entries;
    this.next = page.next;
    this.loaded = true;
    if (!this.selected) {
      this.active = page.entries[Math.min(Math.max(at, 0), page.entries.length - 1)]?.entryId ?? null;
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
