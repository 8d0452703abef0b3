// The person's own lists: made of what is filtered, renamed, moved, deleted. Kept with the settings; which can be kept, the
// engine says.
import type { SavedView, SearchView } from "../ipc";
import type { QueueState } from "./queue.svelte";

export class ViewsState {
  open = $state(false);
  name = $state("");
  #line: Promise<void> = Promise.resolve();
  /** What lists were called before, for what was asked while a new name was on its way. */
  // Not state: nobody paints it.
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  readonly #renamed = new Map<string, string>();

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

  /**
   * One change after the other, each made of what the one before left behind: two at once would each be made of what stood
   * there before both, and the later answer would take the other back. Null: it changes nothing.
   */
  #change(make: (own: SavedView[]) => SavedView[] | null): Promise<boolean> {
    const done = this.#line.then(async () => {
      const views = make([...this.own]);
      if (views === null) return false;
      await this.queue.app.settings.set({ views });
      await this.queue.count();
      return JSON.stringify(this.own) === JSON.stringify(views);
    });
    this.#line = done.then(
      () => undefined,
      () => undefined,
    );
    return done;
  }

  /** A change of one of them, found by the name it had when it was asked for, or has been given since. */
  #changeOf(at: number, make: (own: SavedView[], at: number) => SavedView[] | null): Promise<boolean> {
    const asked = this.own[at]?.name;
    return this.#change((own) => {
      let name = asked;
      for (let next = this.#renamed.get(name ?? ""); next !== undefined; next = this.#renamed.get(next)) {
        if (own.some((view) => view.name === name)) break;
        name = next;
      }
      const now = own.findIndex((view) => view.name === name);
      return now < 0 ? null : make(own, now);
    });
  }

  async add(): Promise<boolean> {
    const name = this.name.trim();
    if (name === "" || this.refusal !== null) return false;
    const filter = { ...this.queue.filter };
    const kept = await this.#change((own) => [...own.filter((view) => view.name !== name), { name, filter }]);
    if (kept) this.name = "";
    return kept;
  }

  rename(at: number, name: string): Promise<boolean> {
    // Two lists of one name could not be told apart; the field shows what is kept.
    const wanted = name.trim();
    return this.#changeOf(at, (own, now) => {
      const before = own[now];
      if (!before || wanted === "" || own.some((view, n) => n !== now && view.name === wanted)) return null;
      if (before.name !== wanted) this.#renamed.set(before.name, wanted);
      this.#renamed.delete(wanted);
      return own.map((view, n) => (n === now ? { ...view, name: wanted } : view));
    });
  }

  remove(at: number): Promise<boolean> {
    return this.#changeOf(at, (own, now) => own.filter((_, n) => n !== now));
  }

  move(at: number, by: 1 | -1): Promise<boolean> {
    return this.#changeOf(at, (own, now) => {
      const [view] = own.splice(now, 1);
      if (!view || now + by < 0 || now + by > own.length) return null;
      own.splice(now + by, 0, view);
      return own;
    });
  }
}
