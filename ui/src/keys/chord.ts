// How a key is written: in the settings (`Shift+s`, `Mod+k`, `?`, `F7`), on a key cap, and for the library that listens.
// Pure. `Mod` is the key that belongs to commands on this system: Control, or Command on a Mac.

export type Chord = string;

/** What a press looks like, of a keyboard event or made up to compare keys. */
export interface Press {
  key: string;
  code: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
  getModifierState(name: string): boolean;
}

const MODIFIERS = ["Mod", "Control", "Alt", "Meta", "Shift"] as const;
type Modifier = (typeof MODIFIERS)[number];

const onMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.platform);
const CAPS: Record<string, string> = {
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
  Escape: "Esc",
  Control: "Ctrl",
};
const ARIA: Record<string, string> = {
  ...Object.fromEntries(Object.entries(CAPS).map(([key, cap]) => [cap, key])),
  "⌘": "Meta",
};
const isLetter = (key: string): boolean => /^\p{L}$/u.test(key);
const isSign = (key: string): boolean => Array.from(key).length === 1 && !isLetter(key);

/** Keys that belong to fields, to moving the focus or to the system, and are never a command's. */
const RESERVED = /^(Tab|Shift\+Tab|Escape|Space|Enter|Mod\+[acvxyzqw]|Mod\+Shift\+[zv]|Alt\+F4|Dead)$/;
const SILENT = /^(Shift|Control|Alt|AltGraph|Meta|CapsLock|NumLock|Process|Unidentified|Compose)$/;

/** What was pressed; null while nothing but a modifier is down. */
export function chordOf(event: Press): Chord | null {
  if (SILENT.test(event.key)) return null;
  const key = event.key === " " ? "Space" : isLetter(event.key) ? event.key.toLowerCase() : event.key;
  // A sign lies where the layout puts it, with Shift or with AltGr: only the sign counts.
  const typed = isSign(key);
  const drawn = typed && event.getModifierState("AltGraph");
  const held: [Modifier, boolean][] = [
    ["Mod", !drawn && (onMac() ? event.metaKey : event.ctrlKey)],
    ["Control", onMac() && event.ctrlKey],
    ["Alt", !drawn && event.altKey],
    ["Meta", !onMac() && event.metaKey],
    ["Shift", event.shiftKey && !typed],
  ];
  return [...held.filter(([, down]) => down).map(([name]) => name), key].join("+");
}

function parts(chord: Chord): { held: Modifier[]; key: string } {
  const held: Modifier[] = [];
  let rest = chord;
  for (;;) {
    const next = MODIFIERS.find((name) => rest.startsWith(`${name}+`) && rest.length > name.length + 1);
    if (!next) return { held, key: rest };
    held.push(next);
    rest = rest.slice(next.length + 1);
  }
}

/** Whether a chord may be given to a command at all. */
export function isReserved(chord: Chord): boolean {
  return RESERVED.test(chord) || parts(chord).key.length > 20;
}

/** What the eye reads on a key cap. */
export function shownOf(chord: Chord): string {
  const { held, key } = parts(chord);
  return named([...held, key.length === 1 ? key.toUpperCase() : key].join(" "));
}

/** The words of this system for what a row of the registry shows. */
export function named(shown: string): string {
  return shown
    .split(" ")
    .map((word) => (word === "Mod" ? (onMac() ? "⌘" : "Ctrl") : (CAPS[word] ?? word)))
    .join(" ");
}

/** For `aria-keyshortcuts`, which knows no sequences: those are in the name of the tooltip and the sheet. */
export function ariaOf(shown: string, binding: string): string | undefined {
  if (binding.includes(" ") || /^\d-\d$/.test(shown)) return undefined;
  const words = named(shown).split(" ");
  return words.map((word) => ARIA[word] ?? word).join("+");
}

/** The bindings of a chord, as the library that listens writes them. */
export function bindingsOf(chord: Chord): string[] {
  const { held, key } = parts(chord);
  const before = held.map((name) => (name === "Mod" ? "$mod+" : `${name}+`)).join("");
  if (!isSign(key)) return [`${before}${key}`];
  const sign = `(${key.replace(/[\^$\\.*+?()[\]{}|/]/, "\\$&")})`;
  return ["", "Shift+", "AltGraph+"].map((layout) => `${before}${layout}${sign}`);
}

/** Whether a binding types something: without Control, Alt or Command a person who dictates can set it off. */
export function isTyped(binding: string): boolean {
  return binding.split(" ").every((press) => {
    if (/(\$mod|Control|Alt|Meta)\+/.test(press)) return false;
    const key = press.replace(/^(Shift\+|AltGraph\+)*/, "");
    return key.startsWith("(") || Array.from(key).length === 1;
  });
}

/** The ways a chord arrives as a press. */
export function pressesOf(chord: Chord): Press[] {
  const { held, key } = parts(chord);
  const has = (name: Modifier) => held.includes(name);
  const controlKey = has("Control") || (has("Mod") && !onMac());
  const metaKey = has("Meta") || (has("Mod") && onMac());
  const shifts = isSign(key) ? [false, true] : [has("Shift")];
  return shifts.map((shiftKey) => ({
    key,
    code: "",
    shiftKey,
    ctrlKey: controlKey,
    altKey: has("Alt"),
    metaKey,
    getModifierState: (name) =>
      ({ Shift: shiftKey, Control: controlKey, Alt: has("Alt"), Meta: metaKey })[name] ?? false,
  }));
}
