// The calls that write a case into an evidence package and show a package again.
import type { PackageAsked, PackageForm, PackageSaved, ReplayView } from "../contract";
import { packageForm, replayOf } from "./packages";
import { mayFail } from "./refusals";
import { RetentionCalls } from "./retention-calls";
import { copy } from "./world";

export class PackageCalls extends RetentionCalls {
  /** What was exported, for tests. */
  packages: PackageAsked[] = [];
  /** What a package shows, by the sample case a test names; nobody chooses a file before. */
  replayed: string | null = null;

  async packageForm(caseId: string): Promise<PackageForm> {
    mayFail(this, "packageForm");
    return packageForm(caseId, this.fresh);
  }
  async savePackage(asked: PackageAsked): Promise<PackageSaved> {
    mayFail(this, "savePackage");
    this.mustBeFresh();
    this.packages.push(asked);
    const encrypted = asked.kind === "full";
    const file = `/home/somebody/Downloads/package-0a1b2c-2026-11-26.zip${encrypted ? ".age" : ""}`;
    return { file, packageId: "0199e0aa-1111-7222-8333-0000000a1b2c", encrypted };
  }

  async openReplay(): Promise<ReplayView | null> {
    mayFail(this, "openReplay");
    return this.replayed === null ? null : replayOf(copy(this.world.found(this.replayed).view));
  }
  async closeReplay(): Promise<void> {}
  replayImageUrl(fileRef: string): string {
    return this.replayed === null ? "" : this.imageUrl(this.replayed, fileRef, false);
  }
}
