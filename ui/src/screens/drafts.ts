// When what was begun is written down: a little after the last word, and one draft after the other, so that of two the newer
// one stays.
import type { Draft } from "../ipc";

const DRAFT_MS = 400;

/** Somebody began to answer: there is something to bring back. */
export function isBegun(draft: Draft): boolean {
  return (
    draft.reasons.length > 0 ||
    draft.comment !== "" ||
    draft.customerReason !== null ||
    draft.checked.length > 0 ||
    draft.marks.length > 0 ||
    draft.wholeDocument
  );
}

export class Drafts {
  /** Settles when all that was handed to `write` is written. */
  written: Promise<unknown> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(readonly save: (caseId: string, draft: Draft) => Promise<unknown>) {}

  /** Something was begun that is not on its way yet. */
  get due(): boolean {
    return this.#timer !== null;
  }

  soon(keep: () => void): void {
    this.stop();
    this.#timer = setTimeout(keep, DRAFT_MS);
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  write(caseId: string, draft: Draft): void {
    this.stop();
    this.written = this.written.then(() => this.save(caseId, draft));
  }
}
