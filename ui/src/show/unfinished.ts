// While a decision is being written the queue stands still: the key that opens a case is the one that submits, and who
// moved on in thought would submit what they were leaving.
import type { App } from "../app.svelte";
import { keyOf } from "../keys/commands";
import { t } from "../texts";

/** Whether a key was pressed in the queue, where it means the case the list is on. */
export function inQueue({ target }: KeyboardEvent): boolean {
  return target instanceof Element && target.closest("aside.queue") !== null;
}

/** Says what comes first, and brings the focus to what leaves the form: an Enter meant for another case submits nothing. */
export function finishFirst(app: App): void {
  document.querySelector<HTMLElement>("#decision [data-leave]")?.focus();
  app.say(t("heard-finish-first", { key: keyOf("cancel") }));
}
