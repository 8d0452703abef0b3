// What practice teaches, in order, and what shows that it was done. Each lesson looks at the same state the screens paint, so
// that whatever way a person takes (key, menu, mouse) counts.
import type { CommandId } from "../keys/commands";
import type { App } from "../app.svelte";
import type { ConsoleState } from "../screens/console.svelte";
import type { PracticeDesk } from "./desk";

export interface Lesson {
  id: string;
  /** Keys to show, in the order they are pressed. */
  keys: { command: CommandId; only?: string }[];
  /** Asked while the lesson is on screen; `from` is what it said of itself at its beginning. */
  done: (from: number) => boolean;
  /** A number that the lesson wants to see grow or change. */
  measure?: () => number;
}

export const LESSON_IDS = [
  "move",
  "open",
  "look",
  "seen",
  "approve",
  "undo",
  "reject",
  "mark",
  "keys",
  "blank",
] as const;
export type LessonId = (typeof LESSON_IDS)[number];

export class Lessons {
  at = $state(0);
  /** Lessons that were done, not skipped. */
  learned = $state(0);
  /** The one before was just done: it is said. */
  praised = $state(false);
  #from = 0;
  readonly all: (Lesson & { id: LessonId })[];

  constructor(app: App, console: ConsoleState, desk: PracticeDesk) {
    const index = () => console.queue.activeIndex;
    const blinks = { blanked: false };
    this.all = [
      {
        id: "move",
        keys: [{ command: "down" }, { command: "up" }],
        measure: index,
        done: (from) => index() !== from,
      },
      { id: "open", keys: [{ command: "open" }], done: () => console.view !== null },
      {
        id: "look",
        keys: [{ command: "image-after" }, { command: "zoom-in" }, { command: "fit" }],
        measure: () => console.table.here,
        done: (from) => console.view !== null && console.table.here !== from,
      },
      {
        id: "seen",
        keys: [{ command: "image-after" }],
        done: () =>
          console.view !== null && console.table.images.length > 0 && console.table.unseen.length === 0,
      },
      {
        id: "approve",
        keys: [{ command: "approve" }, { command: "submit" }],
        measure: () => desk.count("approve"),
        done: (from) => app.held.length > 0 && desk.count("approve") > from,
      },
      {
        id: "undo",
        keys: [{ command: "undo" }],
        measure: () => desk.takenBack,
        done: (from) => app.held.length >= 0 && desk.takenBack > from,
      },
      {
        id: "reject",
        keys: [{ command: "reject" }, { command: "pick", only: "1" }, { command: "submit" }],
        measure: () => desk.count("reject"),
        done: (from) => app.held.length > 0 && desk.count("reject") > from,
      },
      {
        id: "mark",
        keys: [
          { command: "mark" },
          { command: "mark-right" },
          { command: "pick", only: "2" },
          { command: "mark-keep" },
        ],
        measure: () => console.marks.list.length,
        done: (from) => console.marks.list.length > from,
      },
      { id: "keys", keys: [{ command: "keys" }], done: () => app.keysOpen },
      {
        id: "blank",
        keys: [{ command: "blank" }, { command: "blank" }],
        done: () => {
          blinks.blanked ||= app.blanked;
          return blinks.blanked && !app.blanked;
        },
      },
    ];
  }

  get now(): (Lesson & { id: LessonId }) | null {
    return this.all[this.at] ?? null;
  }

  /** The list is there: what counts as a change is counted from now on. */
  begin(): void {
    this.#from = this.now?.measure?.() ?? 0;
  }

  /** Called in an effect, so that whatever a lesson looks at is looked at again. True when it was done just now. */
  look(): boolean {
    return this.now?.done(this.#from) ?? false;
  }

  passed(): void {
    this.learned += 1;
    this.#go(true);
  }
  skip(): void {
    if (this.now) this.#go(false);
  }
  #go(praised: boolean): void {
    this.praised = praised;
    this.at += 1;
    this.begin();
  }
}
