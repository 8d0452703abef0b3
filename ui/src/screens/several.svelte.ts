// One thing done to several cases: first the exact list, then each by itself, a few at a time so that it can be stopped,
// then what came of each. Never a decision.
import type { App } from "../app.svelte";
import type { Assignee, Several, SeveralCase, SeveralDone } from "../ipc";
import type { QueueState } from "./queue.svelte";

/** Cases handed to the engine in one go: between two, it can be stopped. */
const AT_A_TIME = 8;

export type Deed = "claim" | "release" | "assign" | "force_release";

export class SeveralState {
  open = $state(false);
  deed = $state<Deed>("claim");
  /** `person:ID`, `team` or `nobody`. */
  to = $state("");
  team = $state("");
  note = $state("");
  /** The case that is handed up; null for those selected in the queue. */
  only = $state<string | null>(null);
  people = $state.raw<Assignee[]>([]);
  listed = $state.raw<SeveralCase[]>([]);
  done = $state.raw<SeveralDone[]>([]);
  busy = $state(false);
  finished = $state(false);
  #stop = false;
  #turn = 0;

  constructor(
    readonly app: App,
    readonly queue: QueueState,
  ) {}

  get what(): Several | null {
    if (this.deed !== "assign") return { do: this.deed };
    if (this.to === "nobody") return { do: "assign_nobody" };
    if (this.to === "team") {
      const team = this.team.trim();
      return /^[^\s/\\?#]+$/.test(team) ? { do: "assign_team", team, note: this.note } : null;
    }
    return this.to.startsWith("person:")
      ? { do: "assign_person", person: this.to.slice("person:".length), note: this.note }
      : null;
  }

  /** Cases to which it will be done. */
  get will(): string[] {
    return this.listed.filter((one) => one.whyNot === null).map((one) => one.caseId);
  }

  show(): void {
    // One that still runs is shown again.
    if (this.busy) {
      this.open = true;
      return;
    }
    if (this.queue.selected.size === 0) this.queue.toggle();
    if (this.queue.selected.size === 0) return;
    if (this.only !== null) this.to = "";
    this.only = null;
    this.note = "";
    this.open = true;
    // Who decides nothing claims nothing.
    void this.choose(this.app.status?.canDecide ? this.deed : "assign");
  }

  /** Hands one case to somebody else: a team, unless a person is chosen. */
  handUp(caseId: string): void {
    if (!this.busy) {
      this.only = caseId;
      this.note = "";
      this.to = "team";
      void this.choose("assign");
    }
    this.open = true;
  }

  async choose(deed: Deed): Promise<void> {
    this.deed = deed;
    this.done = [];
    this.finished = false;
    const turn = this.#anew();
    if (deed === "assign" && this.people.length === 0)
      this.people = (await this.app.try(() => this.app.ipc.assignees())) ?? [];
    // Who was quicker to choose something else has their own list.
    if (turn === this.#turn) await this.list();
  }

  /** Nothing is done to a list that was made for something else, nor while it is asked whom there is to assign to. */
  #anew(): number {
    this.listed = [];
    return (this.#turn += 1);
  }

  async list(): Promise<void> {
    const turn = this.#anew();
    const ids = this.only === null ? [...this.queue.selected] : [this.only];
    // Until it is said to whom, what stands against an assignment is the same for everybody.
    const what = this.what ?? { do: "assign_nobody" };
    const listed = await this.app.try(() => this.app.ipc.severalListed(what, ids));
    if (listed && turn === this.#turn) this.listed = listed;
  }

  async start(): Promise<void> {
    const [what, ids] = [this.what, this.will];
    if (!what || ids.length === 0 || this.busy) return;
    this.busy = true;
    this.#stop = false;
    this.done = [];
    for (let at = 0; at < ids.length && !this.#stop; at += AT_A_TIME) {
      const some = ids.slice(at, at + AT_A_TIME);
      const done = await this.app.try(() => this.app.ipc.several(what, some));
      if (!done) break;
      this.done = [...this.done, ...done];
    }
    this.busy = false;
    this.finished = true;
    // What was done needs no further hand.
    for (const one of this.done) if (one.done) this.queue.selected.delete(one.caseId);
  }

  stop(): void {
    this.#stop = true;
  }
}
