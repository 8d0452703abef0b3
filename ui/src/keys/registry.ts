// One listener for the whole window. Screens and parts bind what a command does while they are on screen; of several
// bindings for one key the newest wins (an open form before the case under it). Single letters never fire from a field,
// nor under a dialog.
import { COMMANDS, liveKeysOf, type CommandId } from "./commands";
import { hear } from "./match";

export type Act = (event: KeyboardEvent) => void;
export type Acts = Partial<Record<CommandId, Act>>;

interface Bound {
  acts: () => Acts;
}

const stack: Bound[] = [];
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

/** Which commands do something right now: the palette and the menu offer them. */
export function live(): Set<CommandId> {
  return new Set(stack.flatMap((bound) => Object.keys(bound.acts()) as CommandId[]));
}

/** Gives a command as its key would, wherever the focus is. False when it does nothing now. */
export function give(id: CommandId): boolean {
  const act = stack.toReversed().flatMap((bound) => bound.acts()[id] ?? [])[0];
  act?.(new KeyboardEvent("keydown"));
  return act !== undefined;
}

function typing(target: EventTarget | null): boolean {
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

/** What lies over the screen while it is open: a sheet, a question, a menu. */
export const LAID_OVER = "[role=dialog],[role=alertdialog],[role=menu]";

function quiet(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing || handled.has(event)) return true;
  if (document.querySelector(LAID_OVER)) return true;
  return !apart(event) && (typing(event.target) || belongsToTarget(event));
}

/** Whoever gets up from their chair locks, whatever is open. */
const ALWAYS: readonly CommandId[] = ["lock"];

function run(ids: CommandId[], event: KeyboardEvent, sequence: boolean): void {
  const always = ids.some((id) => ALWAYS.includes(id)) && !event.isComposing && !handled.has(event);
  if (!always && quiet(event)) return;
  // The last key of a sequence was meant for it, also where it does nothing: by itself it may be the key of something else.
  if (sequence) handled.add(event);
  for (const bound of stack.toReversed()) {
    const acts = bound.acts();
    for (const id of ids) {
      const act = acts[id];
      if (!act) continue;
      handled.add(event);
      event.preventDefault();
      act(event);
      return;
    }
  }
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
  return hear(target, Object.fromEntries(acts));
}
