// One listener for the whole window. Screens and parts bind what a command does while they are on screen; of several
// bindings for one key the newest wins (an open form before the case under it). Single letters never fire from a field,
// nor under a dialog.
import { COMMANDS, command, liveKeysOf, type CommandId, type Scope } from "./commands";
import { hear } from "./match";

export type Act = (event: KeyboardEvent) => void;
export type Acts = Partial<Record<CommandId, Act>>;

interface Bound {
  acts: () => Acts;
}

/** What lies under something that is on its way: its keys do nothing meanwhile, and whoever presses one is told so. */
export interface Cover {
  scopes: readonly Scope[];
  told: () => void;
}

/** What lies over the screen while it is open, and takes its keys: a sheet, a question, a menu. */
export const LAID_OVER = "[role=dialog],[role=alertdialog],[role=menu]";

const stack: Bound[] = [];
const covers: (() => Cover | null)[] = [];
const handled = new WeakSet<KeyboardEvent>();

/**
 * Binds acts until the returned function is called. Where what may be done changes while it is bound, give a function: it
 * is asked at the key, and the binding keeps its place. Bound anew, it would come to stand before an open form.
 */
export function bind(acts: Acts | (() => Acts)): () => void {
  const bound: Bound = { acts: typeof acts === "function" ? acts : () => acts };
  stack.push(bound);
  return () => {
    const at = stack.indexOf(bound);
    if (at >= 0) stack.splice(at, 1);
  };
}

/** Covers commands, as often as what is given says so, until the returned function is called. */
export function cover(over: () => Cover | null): () => void {
  covers.push(over);
  return () => {
    const at = covers.indexOf(over);
    if (at >= 0) covers.splice(at, 1);
  };
}

const covering = (): Cover | null => covers.flatMap((over) => over() ?? [])[0] ?? null;
const lies = (over: Cover | null, id: CommandId) => over?.scopes.includes(command(id).scope) ?? false;

/** Which commands do something right now: the palette and the menu offer them. */
export function live(): Set<CommandId> {
  const over = covering();
  const bound = stack.flatMap((one) => Object.keys(one.acts()) as CommandId[]);
  return new Set(bound.filter((id) => !lies(over, id)));
}

/** Gives a command as its key would, wherever the focus is. False when it does nothing now. */
export function give(id: CommandId): boolean {
  const bound = lies(covering(), id) ? [] : stack.toReversed();
  const act = bound.flatMap((one) => one.acts()[id] ?? [])[0];
  act?.(new KeyboardEvent("keydown"));
  return act !== undefined;
}

/** What is typed here is text. */
export function typing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
    return true;
  return target instanceof HTMLInputElement && !["checkbox", "radio", "button"].includes(target.type);
}

/** A part of the screen that takes the focus so that the arrows can scroll it. */
const SCROLLED = "[role=region][tabindex='0'], section[tabindex='0']";

/**
 * Enter on a button is the button's own; arrows in a radio group likewise, and where they scroll, unless a mark is being
 * placed: then they are the mark's, wherever the focus is.
 */
function belongsToTarget(event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  if (event.key === "Enter")
    return target.matches("button, a[href], summary") && !target.matches("[data-submit]");
  if (event.key === " ") return target.matches("button, a[href], summary, input, select");
  if (event.key.startsWith("Arrow") && !event.shiftKey)
    return (
      target.matches("input[type=radio], [data-arrows]") ||
      (target.closest(SCROLLED) !== null && !live().has("mark-down"))
    );
  return false;
}

/** A key that types nothing and edits nothing may act from a field: a function key, or one with Control or Command. */
function apart(event: KeyboardEvent): boolean {
  return /^F\d+$/.test(event.key) || ((event.ctrlKey || event.metaKey) && !event.altKey);
}

function quiet(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing || handled.has(event)) return true;
  if (document.querySelector(LAID_OVER)) return true;
  return !apart(event) && (typing(event.target) || belongsToTarget(event));
}

/** Whoever gets up from their chair locks, whatever is open. */
const ALWAYS: readonly CommandId[] = ["lock"];

/** What moves by steps goes on while its key is held down; everything else happens once for a press. */
const REPEATED: readonly CommandId[] = [
  ...(["down", "up", "select-down", "select-up", "entry-down", "entry-up", "row-down", "row-up"] as const),
  ...(["image-before", "image-after", "zoom-in", "zoom-out", "turn-right", "turn-left"] as const),
  ...(["tilt-right", "tilt-left", "brighter", "darker", "more-contrast", "less-contrast"] as const),
  ...(["pan-left", "pan-right", "pan-up", "pan-down", "mark-left", "mark-right", "mark-up"] as const),
  ...(["mark-down", "mark-narrower", "mark-wider", "mark-lower", "mark-higher"] as const),
];

/** Who asked for a note that was not there types on; so long a pause ends what they meant as text. */
const PAUSE_MS = 1_000;
let blind: { until: number; told: () => void } | null = null;

/** Words meant for a note that was not there yet are no keys of whatever comes under the hands meanwhile. */
function swallow(event: KeyboardEvent): void {
  if (blind === null || typing(event.target)) return;
  const types = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
  const over = performance.now() > blind.until;
  if (over || event.key === "Escape") blind = null;
  else if (types || event.key === "Enter") {
    event.preventDefault();
    handled.add(event);
    blind.told();
    blind = types ? { ...blind, until: performance.now() + PAUSE_MS } : null;
  }
}

function run(ids: CommandId[], event: KeyboardEvent, sequence: boolean): void {
  const always = ids.some((id) => ALWAYS.includes(id)) && !event.isComposing && !handled.has(event);
  if (!always && quiet(event)) return;
  // The last key of a sequence was meant for it, also where it does nothing: by itself it may be the key of something else.
  if (sequence) handled.add(event);
  const over = covering();
  for (const bound of stack.toReversed()) {
    const acts = bound.acts();
    for (const id of ids) {
      const act = lies(over, id) ? undefined : acts[id];
      if (!act) continue;
      handled.add(event);
      event.preventDefault();
      if (!event.repeat || REPEATED.includes(id)) act(event);
      return;
    }
  }
  if (over === null || !ids.some((id) => lies(over, id))) return;
  handled.add(event);
  event.preventDefault();
  over.told();
  if (ids.includes("note")) blind = { until: performance.now() + PAUSE_MS, told: over.told };
}

/** Starts listening to the keys as they are now. Commands that share a key are looked up together. */
export function listen(target: Window): () => void {
  const byBinding = new Map<string, CommandId[]>();
  for (const { id } of COMMANDS) {
    for (const binding of liveKeysOf(id).flatMap((key) => key.bindings))
      byBinding.set(binding, [...(byBinding.get(binding) ?? []), id]);
  }
  // Sequences first: the last key of one may stand for something else by itself.
  const inOrder = [...byBinding].sort(([one], [other]) => other.split(" ").length - one.split(" ").length);
  const acts = inOrder.map(
    ([binding, ids]) => [binding, (event: KeyboardEvent) => run(ids, event, binding.includes(" "))] as const,
  );
  const deaf = hear(target, Object.fromEntries(acts));
  target.addEventListener("keydown", swallow, true);
  return () => {
    deaf();
    target.removeEventListener("keydown", swallow, true);
    blind = null;
  };
}
