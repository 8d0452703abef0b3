// The outbox: our own decisions and where each of them stands.
import type { App } from "../app.svelte";
import type { EntryView, Word } from "../ipc";

const PAGE = 100;

export class OutboxState {
  word = $state<Word | null>(null);
  entries = $state.raw<EntryView[]>([]);
  active = $state<string | null>(null);
  loaded = $state(false);
  next = $state<string | null>(null);
  #turn = 0;

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
    const limit = Math.max(PAGE, this.entries.length);
    const page = await this.app.try(() => this.app.ipc.outbox(this.word, null, limit));
    if (!page || turn !== this.#turn) return;
    this.entries = page.entries;
    this.next = page.next;
    this.loaded = true;
    if (!this.selected) {
      this.active = page.entries[Math.min(Math.max(at, 0), page.entries.length - 1)]?.entryId ?? null;
    }
  }

  async more(): Promise<void> {
    const turn = this.#turn;
    const page = await this.app.try(() => this.app.ipc.outbox(this.word, this.next, PAGE));
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
  }
}
