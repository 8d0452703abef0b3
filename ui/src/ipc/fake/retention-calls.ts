// The calls of retention: its report, and placing and lifting a hold.
import type { RetentionReport } from "../contract";
import { LedgerCalls } from "./ledger-calls";
import { rows } from "./queue-rows";
import { fail, mayFail } from "./refusals";
import { FakeRetention } from "./retention";
import { copy } from "./world";

export class RetentionCalls extends LedgerCalls {
  readonly #retention = new FakeRetention(Date.now());

  async retentionReport(): Promise<RetentionReport> {
    mayFail(this, "retentionReport");
    return copy(this.#retention.report);
  }
  async placeHold(caseId: string, reason: string): Promise<RetentionReport> {
    mayFail(this, "placeHold");
    if (!rows(this.world).some((row) => row.caseId === caseId))
      throw fail("unknown_case", "This case is not here.");
    const refused = this.#retention.place(
      caseId,
      this.world.status.person?.id ?? "prv-01",
      reason,
      Date.now(),
    );
    if (refused !== null) throw fail(refused, "A hold is placed and lifted with a reason.");
    return this.retentionReport();
  }
  async liftHold(caseId: string, reason: string): Promise<RetentionReport> {
    mayFail(this, "liftHold");
    const refused = this.#retention.lift(caseId, reason);
    if (refused !== null) throw fail(refused, "A hold is placed and lifted with a reason.");
    return this.retentionReport();
  }
}
