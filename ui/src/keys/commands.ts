// Every command of the view, once. The registry binds keys from here, the sheet under `?` lists from here, buttons and
// tooltips show keys from here. A command that a later issue brings is absent, not greyed.

export type Scope = "everywhere" | "queue" | "case" | "images" | "decision" | "outbox";

export interface Command {
  id: string;
  scope: Scope;
  /** What the eye reads on a key cap; several are alternatives. */
  shown: string[];
  /** tinykeys bindings; a regular expression in parentheses stands for one key of several layouts. */
  bindings: string[];
}

const plus = ["(\\+|=)", "Shift+(\\+)"];

export const COMMANDS = [
  { id: "keys", scope: "everywhere", shown: ["?"], bindings: ["(\\?)", "Shift+(\\?)"] },
  { id: "go-queue", scope: "everywhere", shown: ["G Q"], bindings: ["g q"] },
  { id: "go-outbox", scope: "everywhere", shown: ["G O"], bindings: ["g o"] },
  { id: "undo", scope: "everywhere", shown: ["Z"], bindings: ["z"] },
  { id: "back", scope: "everywhere", shown: ["Esc"], bindings: ["Escape"] },
  { id: "next-pane", scope: "everywhere", shown: ["F6"], bindings: ["F6"] },
  { id: "sync", scope: "everywhere", shown: ["Shift S"], bindings: ["Shift+S"] },
  { id: "blank", scope: "everywhere", shown: ["B"], bindings: ["b"] },
  { id: "theme", scope: "everywhere", shown: ["Shift D"], bindings: ["Shift+D"] },

  { id: "down", scope: "queue", shown: ["J", "↓"], bindings: ["j", "ArrowDown"] },
  { id: "up", scope: "queue", shown: ["K", "↑"], bindings: ["k", "ArrowUp"] },
  { id: "open", scope: "queue", shown: ["Enter"], bindings: ["Enter"] },
  { id: "filter", scope: "queue", shown: ["/"], bindings: ["(\\/)", "Shift+(\\/)"] },
  { id: "pack", scope: "queue", shown: ["Shift F"], bindings: ["Shift+F"] },
  { id: "fold", scope: "queue", shown: ["F"], bindings: ["f"] },

  { id: "approve", scope: "case", shown: ["A"], bindings: ["a"] },
  { id: "reject", scope: "case", shown: ["R"], bindings: ["r"] },
  { id: "note", scope: "case", shown: ["N"], bindings: ["n"] },

  { id: "image-before", scope: "images", shown: ["["], bindings: ["(\\[)", "AltGraph+(\\[)"] },
  { id: "image-after", scope: "images", shown: ["]"], bindings: ["(\\])", "AltGraph+(\\])"] },
  { id: "zoom-in", scope: "images", shown: ["+"], bindings: plus },
  { id: "zoom-out", scope: "images", shown: ["-"], bindings: ["(-)"] },
  { id: "fit", scope: "images", shown: ["0"], bindings: ["(0)"] },
  { id: "pixels", scope: "images", shown: ["P"], bindings: ["p"] },
  { id: "turn-right", scope: "images", shown: ["Shift R"], bindings: ["Shift+R"] },
  { id: "turn-left", scope: "images", shown: ["Shift L"], bindings: ["Shift+L"] },
  { id: "reset-view", scope: "images", shown: ["."], bindings: ["(\\.)"] },
  { id: "two-images", scope: "images", shown: ["V"], bindings: ["v"] },
  { id: "other-image", scope: "images", shown: ["X"], bindings: ["x"] },
  { id: "pan-left", scope: "images", shown: ["Shift ←"], bindings: ["Shift+ArrowLeft"] },
  { id: "pan-right", scope: "images", shown: ["Shift →"], bindings: ["Shift+ArrowRight"] },
  { id: "pan-up", scope: "images", shown: ["Shift ↑"], bindings: ["Shift+ArrowUp"] },
  { id: "pan-down", scope: "images", shown: ["Shift ↓"], bindings: ["Shift+ArrowDown"] },

  { id: "pick", scope: "decision", shown: ["1-9"], bindings: ["([1-9])", "Shift+([1-9])"] },
  { id: "find-reason", scope: "decision", shown: ["/"], bindings: ["(\\/)", "Shift+(\\/)"] },
  { id: "customer-text", scope: "decision", shown: ["C"], bindings: ["c"] },
  { id: "checklist", scope: "decision", shown: ["T"], bindings: ["t"] },
  { id: "override", scope: "decision", shown: ["O"], bindings: ["o"] },
  { id: "submit", scope: "decision", shown: ["Enter"], bindings: ["Enter"] },
  { id: "cancel", scope: "decision", shown: ["Esc"], bindings: ["Escape"] },

  { id: "entry-down", scope: "outbox", shown: ["J", "↓"], bindings: ["j", "ArrowDown"] },
  { id: "entry-up", scope: "outbox", shown: ["K", "↑"], bindings: ["k", "ArrowUp"] },
  { id: "entry-open", scope: "outbox", shown: ["Enter"], bindings: ["Enter"] },
] as const satisfies readonly Command[];

export type CommandId = (typeof COMMANDS)[number]["id"];

const BY_ID = new Map<CommandId, Command>(COMMANDS.map((command) => [command.id, command]));

export function command(id: CommandId): Command {
  const found = BY_ID.get(id);
  if (!found) throw new Error(`no command ${id}`);
  return found;
}

/** The key to print beside a button. */
export function keyOf(id: CommandId): string {
  return command(id).shown[0] ?? "";
}
