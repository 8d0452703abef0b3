// The person's own lists: made of what is filtered, renamed, moved, deleted. Kept with the settings; which can be kept, the
// engine says.
import type { SavedView, SearchView } from "../ipc";
import type { QueueState } from "./queue.svelte";

export class ViewsState {
  open = $state(false);
  name = $state("");

  constructor(readonly queue: QueueState) {}

  get own(): SavedView[] {
    return this.queue.app.settings.now?.views ?? [];
  }

  /** Why the present list cannot be kept; null when it can. */
  get refusal(): "words" | "everything" | "problem" | null {
    const search: SearchView | null = this.queue.search;
    if (search?.problem != null) return "problem";
    if (search?.parts.some((part) => part.token === null)) return "words";
    return this.queue.filtered ? null : "everything";
  }

  show(): void {
    this.name = "";
    this.open = true;
  }

  async #keep(views: SavedView[]): Promise<boolean> {
    await this.queue.app.settings.set({ views });
    await this.queue.count();
    return JSON.stringify(this.own) === JSON.stringify(views);
  }

  async add(): Promise<boolean> {
    const name = this.name.trim();
    if (name === "" || this.refusal !== null) return false;
    const others = this.own.filter((view) => view.name !== name);
    const kept = await this.#keep([...others, { name, filter: { ...this.queue.filter } }]);
    if (kept) this.name = "";
    return kept;
  }

  rename(at: number, name: string): Promise<boolean> {
    // Two lists of one name could not be told apart; the field shows what is kept.
    const wanted = name.trim();
    if (wanted === "" || this.own.some((view, n) => n !== at && view.name === wanted))
      return Promise.resolve(false);
    return this.#keep(this.own.map((view, n) => (n === at ? { ...view, name: wanted } : view)));
  }

  remove(at: number): Promise<boolean> {
    return this.#keep(this.own.filter((_, n) => n !== at));
  }

  move(at: number, by: 1 | -1): Promise<boolean> {
    const views = [...this.own];
    const [view] = views.splice(at, 1);
    if (!view || at + by < 0 || at + by > views.length) return Promise.resolve(false);
    views.splice(at + by, 0, view);
    return this.#keep(views);
  }
}
