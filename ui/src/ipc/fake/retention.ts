// Retention of the engine over sample data: rules, one hold, one case that is due, one erasure.
import type { RetentionReport } from "../contract";

const CLASSES = ["pictures", "evidence", "drafts", "decisions"] as const;
const BASIS = "storage limitation, GDPR Art. 5(1)(e)";

export class FakeRetention {
  readonly report: RetentionReport;

  constructor(now: number) {
    const days = (ago: number) => new Date(now - ago * 86_400_000).toISOString();
    this.report = {
      version: "built-in-1",
      digest: "sha-256:00",
      rules: CLASSES.map((name) => ({ id: `${name}-after-closing`, class: name, days: 30, basis: BASIS })),
      classes: CLASSES.map((name) => ({ class: name, overdue: 1, held: 0, waiting: 0, erased: 1 })),
      holds: [],
      due: [
        { caseId: "cse_01J8RETAINED01", closedAt: days(31), classes: ["pictures", "evidence"], state: "due" },
      ],
      dueCount: 1,
      sweeps: [{ beganAt: days(1), endedAt: days(1), version: "built-in-1", erased: 1, held: 0, waiting: 0 }],
      erasures: [
        {
          caseId: "cse_01J8ERASED0001",
          erasedAt: days(1),
          cause: "rule",
          rules: ["evidence-after-closing"],
          version: "built-in-1",
          basis: BASIS,
          classes: ["evidence"],
          entry: 412,
        },
      ],
      next: null,
      epochOwed: false,
    };
  }

  /** Why the hold is refused; null when it is placed. */
  place(caseId: string, person: string, reason: string, now: number): string | null {
    if ([...reason].length < 3) return "hold_reason";
    if (this.report.holds.some((hold) => hold.caseId === caseId)) return "case_already_held";
    const placedAt = new Date(now).toISOString();
    this.report.holds.push({ caseId, placedAt, person, reason, copiedAt: null, blocks: 0, files: 0 });
    return null;
  }

  lift(caseId: string, reason: string): string | null {
    if ([...reason].length < 3) return "hold_reason";
    const at = this.report.holds.findIndex((hold) => hold.caseId === caseId);
    if (at < 0) return "case_not_held";
    this.report.holds.splice(at, 1);
    return null;
  }
}
