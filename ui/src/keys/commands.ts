// Every command of the view, once. The registry binds keys from here; the palette, the menu, the sheet under `?`, buttons and
// tooltips show keys from here, as the person has changed them. A key is written in no other file; a test reads the sources
// for that. A command that a later issue brings is absent, not greyed.
import { ariaOf, bindingsOf, isTyped, named, shownOf, type Chord } from "./chord";
import { own } from "./own.svelte";

export type Scope = "everywhere" | "queue" | "case" | "images" | "marks" | "decision" | "outbox" | "ledger";

export interface Command {
  id: string;
  scope: Scope;
  /** What the eye reads on a key cap; several are alternatives, each with its binding. */
  shown: string[];
  /** tinykeys bindings; a regular expression in parentheses stands for one key of several layouts. */
  bindings: string[];
  /** It stands for several keys, or for what every dialog and field does: it is not given another. */
  fixed?: true;
}

/** A sign lies where the layout puts it: by itself, with Shift or with AltGr. */
const sign = (shown: string): string[] => bindingsOf(shown);
const plus = [...sign("+"), "(=)"];

export const COMMANDS = [
  { id: "keys", scope: "everywhere", shown: ["?"], bindings: sign("?") },
  { id: "go-queue", scope: "everywhere", shown: ["G Q"], bindings: ["g q"] },
  { id: "go-outbox", scope: "everywhere", shown: ["G O"], bindings: ["g o"] },
  { id: "go-reasons", scope: "everywhere", shown: ["G R"], bindings: ["g r"] },
  { id: "go-retention", scope: "everywhere", shown: ["G H"], bindings: ["g h"] },
  { id: "go-ledger", scope: "everywhere", shown: ["G E"], bindings: ["g e"] },
  { id: "replay", scope: "everywhere", shown: ["G W"], bindings: ["g w"] },
  { id: "undo", scope: "everywhere", shown: ["Z"], bindings: ["z"] },
  { id: "back", scope: "everywhere", shown: ["Esc"], bindings: ["Escape"] },
  { id: "next-pane", scope: "everywhere", shown: ["F6"], bindings: ["F6"] },
  { id: "sync", scope: "everywhere", shown: ["Shift S"], bindings: ["Shift+S"] },
  { id: "blank", scope: "everywhere", shown: ["B"], bindings: ["b"] },
  { id: "lock", scope: "everywhere", shown: ["Mod L"], bindings: ["$mod+l"] },
  { id: "theme", scope: "everywhere", shown: ["Shift D"], bindings: ["Shift+D"] },
  { id: "palette", scope: "everywhere", shown: ["Mod K"], bindings: ["$mod+k"] },
  { id: "settings", scope: "everywhere", shown: ["G S", "Mod ,"], bindings: ["g s", "$mod+,"] },
  { id: "notices", scope: "everywhere", shown: ["Shift N"], bindings: ["Shift+N"] },
  { id: "diagnostics", scope: "everywhere", shown: ["Mod I"], bindings: ["$mod+i"] },
  { id: "practice", scope: "everywhere", shown: ["G P"], bindings: ["g p"] },
  { id: "practice-skip", scope: "everywhere", shown: ["Shift K"], bindings: ["Shift+K"] },
  { id: "practice-leave", scope: "everywhere", shown: ["G X"], bindings: ["g x"] },
  { id: "link-open", scope: "everywhere", shown: ["G L"], bindings: ["g l"] },
  { id: "link-drop", scope: "everywhere", shown: ["G D"], bindings: ["g d"] },
  { id: "notice-act", scope: "everywhere", shown: ["G N"], bindings: ["g n"] },
  { id: "notice-dismiss", scope: "everywhere", shown: ["Shift W"], bindings: ["Shift+W"] },
  { id: "log-acknowledge", scope: "everywhere", shown: ["G K"], bindings: ["g k"] },
  { id: "sign-in", scope: "everywhere", shown: ["G I"], bindings: ["g i"] },
  { id: "sign-in-cancel", scope: "everywhere", shown: ["G B"], bindings: ["g b"] },
  { id: "sign-out", scope: "everywhere", shown: ["G U"], bindings: ["g u"] },
  { id: "menu", scope: "everywhere", shown: ["F10"], bindings: ["F10"] },

  { id: "down", scope: "queue", shown: ["J", "↓"], bindings: ["j", "ArrowDown"] },
  { id: "up", scope: "queue", shown: ["K", "↑"], bindings: ["k", "ArrowUp"] },
  { id: "open", scope: "queue", shown: ["Enter"], bindings: ["Enter"] },
  { id: "filter", scope: "queue", shown: ["/"], bindings: sign("/") },
  { id: "filters", scope: "queue", shown: ["G F"], bindings: ["g f"] },
  { id: "filter-clear", scope: "queue", shown: ["G C"], bindings: ["g c"] },
  { id: "pack", scope: "queue", shown: ["Shift F"], bindings: ["Shift+F"] },
  { id: "view", scope: "queue", shown: ["G 1-9"], bindings: ["g ([1-9])", "g Shift+([1-9])"], fixed: true },
  { id: "views", scope: "queue", shown: ["G V"], bindings: ["g v"] },
  { id: "select", scope: "queue", shown: ["Space"], bindings: ["Space"], fixed: true },
  { id: "select-down", scope: "queue", shown: ["Shift J"], bindings: ["Shift+J"] },
  { id: "select-up", scope: "queue", shown: ["Shift K"], bindings: ["Shift+K"] },
  { id: "several", scope: "queue", shown: ["Shift A"], bindings: ["Shift+A"] },
  { id: "fold", scope: "queue", shown: ["F"], bindings: ["f"] },

  { id: "approve", scope: "case", shown: ["A"], bindings: ["a"] },
  { id: "reject", scope: "case", shown: ["R"], bindings: ["r"] },
  { id: "note", scope: "case", shown: ["N"], bindings: ["n"] },
  { id: "hand-up", scope: "case", shown: ["E"], bindings: ["e"] },
  { id: "copy-link", scope: "case", shown: ["Y"], bindings: ["y"] },
  { id: "package", scope: "case", shown: ["Shift P"], bindings: ["Shift+P"] },
  { id: "reveal", scope: "case", shown: ["G M"], bindings: ["g m"] },
  { id: "timeline", scope: "case", shown: ["G T"], bindings: ["g t"] },
  { id: "reload-case", scope: "case", shown: ["G A"], bindings: ["g a"] },
  { id: "next-case", scope: "case", shown: ["G J"], bindings: ["g j"] },
  { id: "adopt", scope: "case", shown: ["Shift U"], bindings: ["Shift+U"] },

  { id: "image-before", scope: "images", shown: ["["], bindings: sign("[") },
  { id: "image-after", scope: "images", shown: ["]"], bindings: sign("]") },
  { id: "zoom-in", scope: "images", shown: ["+"], bindings: plus },
  { id: "zoom-out", scope: "images", shown: ["-"], bindings: sign("-") },
  { id: "fit", scope: "images", shown: ["0"], bindings: sign("0") },
  { id: "pixels", scope: "images", shown: ["P"], bindings: ["p"] },
  { id: "turn-right", scope: "images", shown: ["Shift R"], bindings: ["Shift+R"] },
  { id: "turn-left", scope: "images", shown: ["Shift L"], bindings: ["Shift+L"] },
  { id: "reset-view", scope: "images", shown: ["."], bindings: sign(".") },
  { id: "tilt-right", scope: "images", shown: [">"], bindings: sign(">") },
  { id: "tilt-left", scope: "images", shown: ["<"], bindings: sign("<") },
  { id: "flip", scope: "images", shown: ["Shift M"], bindings: ["Shift+M"] },
  { id: "loupe", scope: "images", shown: ["U"], bindings: ["u"] },
  { id: "brighter", scope: "images", shown: ["Shift B"], bindings: ["Shift+B"] },
  { id: "darker", scope: "images", shown: ["Shift G"], bindings: ["Shift+G"] },
  { id: "more-contrast", scope: "images", shown: ["H"], bindings: ["h"] },
  { id: "less-contrast", scope: "images", shown: ["Shift H"], bindings: ["Shift+H"] },
  { id: "invert", scope: "images", shown: ["I"], bindings: ["i"] },
  { id: "channel", scope: "images", shown: ["Shift C"], bindings: ["Shift+C"] },
  { id: "edges", scope: "images", shown: ["D"], bindings: ["d"] },
  { id: "pattern", scope: "images", shown: ["S"], bindings: ["s"] },
  { id: "two-images", scope: "images", shown: ["V"], bindings: ["v"] },
  { id: "more-images", scope: "images", shown: ["Shift V"], bindings: ["Shift+V"] },
  { id: "other-image", scope: "images", shown: ["X"], bindings: ["x"] },
  { id: "link", scope: "images", shown: ["L"], bindings: ["l"] },
  { id: "blink", scope: "images", shown: ["Q"], bindings: ["q"] },
  { id: "image-facts", scope: "images", shown: ["Shift O"], bindings: ["Shift+O"] },
  { id: "image-tools", scope: "images", shown: ["Shift I"], bindings: ["Shift+I"] },
  { id: "image-again", scope: "images", shown: ["Shift T"], bindings: ["Shift+T"] },
  { id: "pan-left", scope: "images", shown: ["Shift ←"], bindings: ["Shift+ArrowLeft"] },
  { id: "pan-right", scope: "images", shown: ["Shift →"], bindings: ["Shift+ArrowRight"] },
  { id: "pan-up", scope: "images", shown: ["Shift ↑"], bindings: ["Shift+ArrowUp"] },
  { id: "pan-down", scope: "images", shown: ["Shift ↓"], bindings: ["Shift+ArrowDown"] },

  { id: "mark", scope: "marks", shown: ["M"], bindings: ["m"] },
  { id: "unmark", scope: "marks", shown: ["Delete"], bindings: ["Delete"] },
  { id: "mark-left", scope: "marks", shown: ["←"], bindings: ["ArrowLeft"] },
  { id: "mark-right", scope: "marks", shown: ["→"], bindings: ["ArrowRight"] },
  { id: "mark-up", scope: "marks", shown: ["↑"], bindings: ["ArrowUp"] },
  { id: "mark-down", scope: "marks", shown: ["↓"], bindings: ["ArrowDown"] },
  { id: "mark-narrower", scope: "marks", shown: ["Shift ←"], bindings: ["Shift+ArrowLeft"] },
  { id: "mark-wider", scope: "marks", shown: ["Shift →"], bindings: ["Shift+ArrowRight"] },
  { id: "mark-lower", scope: "marks", shown: ["Shift ↑"], bindings: ["Shift+ArrowUp"] },
  { id: "mark-higher", scope: "marks", shown: ["Shift ↓"], bindings: ["Shift+ArrowDown"] },
  { id: "mark-keep", scope: "marks", shown: ["Enter"], bindings: ["Enter"] },
  { id: "mark-drop", scope: "marks", shown: ["Esc"], bindings: ["Escape"] },

  { id: "pick", scope: "decision", shown: ["1-9"], bindings: ["([1-9])", "Shift+([1-9])"], fixed: true },
  { id: "find-reason", scope: "decision", shown: ["/"], bindings: sign("/") },
  { id: "customer-text", scope: "decision", shown: ["C"], bindings: ["c"] },
  { id: "checklist", scope: "decision", shown: ["T"], bindings: ["t"] },
  { id: "override", scope: "decision", shown: ["O"], bindings: ["o"] },
  { id: "whole-document", scope: "decision", shown: ["W"], bindings: ["w"] },
  { id: "draft-clear", scope: "decision", shown: ["G Z"], bindings: ["g z"] },
  { id: "submit", scope: "decision", shown: ["Enter"], bindings: ["Enter"] },
  // In the comment the first of them ends a line.
  {
    id: "submit-stay",
    scope: "decision",
    shown: ["Shift Enter", "Mod Shift Enter"],
    bindings: ["Shift+Enter", "$mod+Shift+Enter"],
  },
  { id: "cancel", scope: "decision", shown: ["Esc"], bindings: ["Escape"] },

  { id: "entry-down", scope: "outbox", shown: ["J", "↓"], bindings: ["j", "ArrowDown"] },
  { id: "entry-up", scope: "outbox", shown: ["K", "↑"], bindings: ["k", "ArrowUp"] },
  { id: "entry-open", scope: "outbox", shown: ["Enter"], bindings: ["Enter"] },
  { id: "entry-note", scope: "outbox", shown: ["N"], bindings: ["n"] },
  { id: "entry-again", scope: "outbox", shown: ["S"], bindings: ["s"] },
  { id: "entry-word", scope: "outbox", shown: ["1-7"], bindings: ["([1-7])", "Shift+([1-7])"], fixed: true },

  { id: "row-down", scope: "ledger", shown: ["J", "↓"], bindings: ["j", "ArrowDown"] },
  { id: "row-up", scope: "ledger", shown: ["K", "↑"], bindings: ["k", "ArrowUp"] },
  { id: "row-open", scope: "ledger", shown: ["Enter"], bindings: ["Enter"] },
  { id: "ledger-list", scope: "ledger", shown: ["T"], bindings: ["t"] },
  { id: "ledger-find", scope: "ledger", shown: ["/"], bindings: sign("/") },
  { id: "ledger-clear", scope: "ledger", shown: ["X"], bindings: ["x"] },
  { id: "ledger-more", scope: "ledger", shown: ["M"], bindings: ["m"] },
  { id: "timeline-case", scope: "ledger", shown: ["O"], bindings: ["o"] },
  { id: "ledger-check", scope: "ledger", shown: ["C"], bindings: ["c"] },
  { id: "ledger-csv", scope: "ledger", shown: ["Shift E"], bindings: ["Shift+E"] },
  { id: "ledger-json", scope: "ledger", shown: ["Shift J"], bindings: ["Shift+J"] },
] as const satisfies readonly Command[];

export type CommandId = (typeof COMMANDS)[number]["id"];

const BY_ID = new Map<CommandId, Command>(COMMANDS.map((command) => [command.id, command]));

export function command(id: CommandId): Command {
  const found = BY_ID.get(id);
  if (!found) throw new Error(`no command ${id}`);
  return found;
}

/** One way to give a command: what stands on the cap, and what is listened to. */
export interface Key {
  shown: string;
  bindings: string[];
}

/** The keys a command ships with. */
export function shippedKeys(id: CommandId): Key[] {
  const { shown, bindings } = command(id);
  if (shown.length !== bindings.length) return [{ shown: named(shown[0] ?? ""), bindings }];
  return shown.map((cap, at) => ({ shown: named(cap), bindings: bindings.slice(at, at + 1) }));
}

/** The keys of a command as this person has them, also those that are switched off. The one they chose takes the first place. */
export function keysOf(id: CommandId, chosenKeys: Readonly<Record<string, Chord>> = own.keys): Key[] {
  const chosen = command(id).fixed ? undefined : chosenKeys[id];
  const shipped = shippedKeys(id);
  if (chosen === undefined) return shipped;
  return [{ shown: shownOf(chosen), bindings: bindingsOf(chosen) }, ...shipped.slice(1)];
}

/** The keys that do something now. */
export function liveKeysOf(id: CommandId): Key[] {
  return keysOf(id).filter((key) => own.single || !key.bindings.every(isTyped));
}

/** The key to print beside a button; empty when it has none. */
export function keyOf(id: CommandId): string {
  return liveKeysOf(id)[0]?.shown ?? "";
}

/** Of a command that stands for several, the key of one of them; empty past the last. */
export function nthKeyOf(id: CommandId, at: number): string {
  const range = /\d-(\d)$/;
  const key = keyOf(id);
  return at < Number(range.exec(key)?.[1] ?? 0) ? key.replace(range, String(at + 1)) : "";
}

/** A name with its key, for a tooltip; `at` is which of several the key stands for. */
export function withKey(name: string, id: CommandId, at?: number): string {
  const key = at === undefined ? keyOf(id) : nthKeyOf(id, at);
  return key === "" ? name : `${name} (${key})`;
}

/** The key for `aria-keyshortcuts`; none of what stands for no command just now. */
export function ariaKeyOf(id: CommandId | null): string | undefined {
  const key = id === null ? undefined : liveKeysOf(id)[0];
  return key && ariaOf(key.shown, key.bindings[0] ?? "");
}
