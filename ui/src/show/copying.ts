// Copying goes through the engine's guard (decision 0011): nothing lands on the clipboard that names a suspicion.
//
// A copy cannot wait for an answer, so a text the engine has not passed is held back, asked about, and written by us when
// it may leave. What was passed once is remembered until the next text, and then copies as usual.
import type { AppError, Ipc } from "../ipc";
import { t } from "../texts";
import { asAppError } from "./errors";

/** Characters that are looked through; nobody copies more than that by hand out of this window. */
const MOST = 20_000;

interface Desk {
  ipc: Pick<Ipc, "mayLeave">;
  report(error: AppError): void;
  say(text: string): void;
}

/** What may stand in a link as it is; the engine reads links by the same rule (src/case/link.rs). */
const PLAIN_ID = /^(?!\.{1,2}$)[A-Za-z0-9._~-]{1,200}$/;

/** The link to a case, for a ticket or a chat; null where its id cannot stand in one. */
export function linkTo(caseId: string): string | null {
  return PLAIN_ID.test(caseId) ? `second-look://case/${caseId}` : null;
}

/** Copies a text of ours, through the guard like any other. */
export async function copyOut(desk: Desk, caseId: string, text: string, said: string): Promise<void> {
  try {
    await desk.ipc.mayLeave("clipboard", caseId, text);
  } catch (thrown) {
    return desk.report(asAppError(thrown));
  }
  try {
    await navigator.clipboard.writeText(text);
    desk.say(said);
  } catch {
    desk.report({ code: "not_copied", message: t("copy-not-possible"), action: text });
  }
}

/** What a copy would take: of a field its own selection, else that of the page. */
function selected(target: EventTarget | null): string {
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement)
    return target.value.slice(target.selectionStart ?? 0, target.selectionEnd ?? 0);
  return document.getSelection()?.toString() ?? "";
}

export function guardCopies(page: Document, desk: Desk, openCase: () => string | null): () => void {
  // For the case it was asked about alone.
  let passed: { text: string; caseId: string | null } | null = null;

  async function ask(text: string) {
    const caseId = openCase();
    try {
      await desk.ipc.mayLeave("clipboard", caseId, text);
    } catch (thrown) {
      desk.report(asAppError(thrown));
      return;
    }
    passed = { text, caseId };
    try {
      await navigator.clipboard.writeText(text);
      desk.say(t("heard-copied"));
    } catch {
      // The window may not write by itself: the same keys once more do it.
      desk.say(t("heard-copy-again"));
    }
  }

  function held(event: ClipboardEvent) {
    const text = selected(event.target);
    if (text === "" || (text === passed?.text && passed.caseId === openCase() && event.type === "copy"))
      return;
    event.preventDefault();
    event.stopPropagation();
    if (text.length > MOST)
      desk.report({ code: "argument_refused", message: t("copy-too-long"), action: null });
    else void ask(text);
  }
  // Dragging a selection out of the window is the same with the mouse; no part of the view needs it.
  const stay = (event: DragEvent) => event.preventDefault();

  page.addEventListener("copy", held, true);
  page.addEventListener("cut", held, true);
  page.addEventListener("dragstart", stay, true);
  return () => {
    page.removeEventListener("copy", held, true);
    page.removeEventListener("cut", held, true);
    page.removeEventListener("dragstart", stay, true);
  };
}
