// The only file that knows the library that reads keys.
import { matchKeyBindingPress, parseKeybinding, tinykeys } from "tinykeys";
import type { Press } from "./chord";

/** Calls what a binding stands for until the returned function is called. */
export function hear(target: Window, bindings: Record<string, (event: KeyboardEvent) => void>): () => void {
  // Two seconds between the keys of a sequence: nobody has to hurry.
  return tinykeys(target, bindings, { timeout: 2000 });
}

/** Whether a press is a binding, or the first key of one. */
export function begins(press: Press, binding: string): boolean {
  const first = parseKeybinding(binding)[0];
  return first !== undefined && matchKeyBindingPress(press as KeyboardEvent, first);
}
