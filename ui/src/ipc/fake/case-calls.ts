// The calls of one case: a link leads to it, it is opened, read, looked at in clear, and left. Its pictures come a
// little after it is opened.
import type { CaseView, PictureFacts, RevealPurpose, RevealedField } from "../contract";
import { draw } from "./draw";
import { fail, mayFail } from "./refusals";
import type { SampleCase } from "./samples";
import { SeveralCalls } from "./several-calls";
import { copy, type FakeWorld } from "./world";

function viewOf(world: FakeWorld, { view }: SampleCase): CaseView {
  const entries = world.entries.filter((one) => one.caseId === view.caseId && one.state !== "withdrawn");
  const shown = copy({ ...view, entries: entries.map((one) => world.entry(one)) });
  if (entries.length > 0 && entries.every((one) => world.word(one) !== "needs_you")) {
    shown.form.canDecide = false;
    shown.form.whyNot = "You have decided this case.";
  }
  return shown;
}

function fetchImages(world: FakeWorld, { view }: SampleCase): void {
  const missing = view.images.filter((image) => image.state === "not_fetched");
  if (missing.length === 0 || !world.status.online) return;
  setTimeout(() => {
    for (const image of missing)
      Object.assign(image, { state: "ready", width: 1600, height: 1200, digest: "5e".repeat(32) });
    world.emit({ queue: true, cases: [view.caseId] });
  }, 1500);
}

export class CaseCalls extends SeveralCalls {
  /** Contacts that were looked at in clear, each with its purpose. */
  reveals: string[] = [];
  #link: string | null = null;

  /** Somebody follows a link to a case, or with an empty name to nothing: a hook for the tests. */
  followLink(caseId: string): void {
    this.#link = caseId;
    this.world.emit({ link: true });
  }

  async takeLink(): Promise<string | null> {
    const link = this.#link;
    this.#link = null;
    if (link === "") throw fail("link_refused", "This is no link to a case of Second Look.");
    return link;
  }
  async openCase(caseId: string): Promise<CaseView> {
    mayFail(this, "openCase");
    const found = this.world.found(caseId);
    for (const { view } of this.world.cases.values()) {
      if (view.claim.mine && view.caseId !== caseId)
        view.claim = { mine: false, holder: null, expiresAt: null, note: null, lost: null };
    }
    if (found.view.form.canDecide && found.view.claim.holder === null) {
      const expiresAt = new Date(Date.now() + 30 * 60_000).toISOString();
      found.view.claim = {
        mine: true,
        holder: this.world.status.person?.name ?? null,
        expiresAt,
        note: null,
        lost: null,
      };
    }
    found.view.changedSince = false;
    found.view.claim.lost = null;
    fetchImages(this.world, found);
    this.world.emit({ queue: true });
    return viewOf(this.world, found);
  }
  async readCase(caseId: string): Promise<CaseView> {
    return viewOf(this.world, this.world.found(caseId));
  }
  async leaveCase(caseId: string): Promise<void> {
    const { view } = this.world.found(caseId);
    if (view.claim.mine) view.claim = { mine: false, holder: null, expiresAt: null, note: null, lost: null };
    this.world.emit({ queue: true });
  }
  async reveal(caseId: string, purpose: RevealPurpose): Promise<RevealedField[]> {
    mayFail(this, "reveal");
    this.reveals.push(`${caseId} ${purpose}`);
    return this.world
      .found(caseId)
      .view.compare.filter((row) => row.masked)
      .map(({ field, label }) => ({
        field,
        label,
        claimed: field === "email" ? "ada.brandt@example.org" : "+43 660 5550167",
        extracted: null,
      }));
  }
  async imageFacts(caseId: string, fileRef: string): Promise<PictureFacts> {
    mayFail(this, "imageFacts");
    const at = this.world.found(caseId).view.images.findIndex((one) => one.fileRef === fileRef);
    // The second picture of a case was made by nothing that leaves a word.
    if (at === 1) return { camera: null, software: null, takenAt: null, hasPlace: false };
    return { camera: "Specimen S1", software: "Drawn 1.0", takenAt: "2026-03-01 12:00:00", hasPlace: true };
  }
  imageUrl(caseId: string, fileRef: string, full: boolean): string {
    const { view } = this.world.found(caseId);
    const image = view.images.find((one) => one.fileRef === fileRef);
    return image ? `${draw(view, image)}#${full ? "full" : "preview"}` : "";
  }
}
