// The only file that knows the library that reads keys.
import { matchKeyBindingPress, parseKeybinding, tinykeys } from "tinykeys";
import type { Press } from "./chord";

/** On Windows AltGr counts for the library as Control and Alt besides: a binding that does not name them never fires. */
const here = (binding: string): string =>
  navigator.platform === "Win32" ? binding.replaceAll("AltGraph+", "Control+Alt+AltGraph+") : binding;

/** Calls what a binding stands for until the returned function is called. */
export function hear(target: Window, bindings: Record<string, (event: KeyboardEvent) => void>): () => void {
  // Two seconds between the keys of a sequence: nobody has to hurry.
  const named = Object.entries(bindings).map(([binding, act]) => [here(binding), act] as const);
  return tinykeys(target, Object.fromEntries(named), { timeout: 2000 });
}

/** Whether a press is a binding, or the first key of one. */
export function begins(press: Press, binding: string): boolean {
  const first = parseKeybinding(here(binding))[0];
  return first !== undefined && matchKeyBindingPress(press as KeyboardEvent, first);
}
