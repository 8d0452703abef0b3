// Copying goes through the program: its guard (decision 0011) refuses what names a suspicion, and what it puts onto the
// clipboard it takes off again after half a minute and at a lock. The page itself never writes there.
// What is only selected the page is not asked about: src-tauri/src/selected.rs.
import type { Ipc } from "../ipc";
import { t } from "../texts";
import { asAppError, type Told } from "./errors";

/** Characters that are looked through; nobody copies more than that by hand out of this window. */
const MOST = 20_000;

interface Desk {
  ipc: Pick<Ipc, "copyOut">;
  report(error: Told): void;
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
    await desk.ipc.copyOut(caseId, text);
    desk.say(said);
  } catch (thrown) {
    const error = asAppError(thrown);
    const { code } = error;
    // A text of ours can be copied by hand.
    if (code === "not_copied")
      desk.report({ code: "copy_by_hand", message: t("copy-not-possible"), action: text });
    else desk.report(error);
  }
}

/** What a copy would take: of a field its own selection, else that of the page. */
function selected(target: EventTarget | null): string {
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement)
    return target.value.slice(target.selectionStart ?? 0, target.selectionEnd ?? 0);
  return document.getSelection()?.toString() ?? "";
}

export function guardCopies(page: Document, desk: Desk, openCase: () => string | null): () => void {
  async function ask(text: string) {
    try {
      await desk.ipc.copyOut(openCase(), text);
      desk.say(t("heard-copied"));
    } catch (thrown) {
      desk.report(asAppError(thrown));
    }
  }

  function held(event: ClipboardEvent) {
    const text = selected(event.target);
    if (text === "") return;
    event.preventDefault();
    event.stopPropagation();
    if (text.length > MOST) desk.report({ code: "copy_too_long", message: t("copy-too-long"), action: null });
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
