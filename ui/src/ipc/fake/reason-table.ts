// What became of the sample cases, by the code that opened them.
import type { EntryView, QueueRow, ReasonTable } from "../contract";

type Figures = ReasonTable["figures"];
type Figure = Figures["figures"][number];

/** Five figures over the sample cases, and two weeks of them: the first holds all there is. */
function figuresOf(counts: ReasonTable["counts"], suspicious: number): Figures {
  const decided = counts.approved + counts.rejected;
  const measure = (numerator: number, denominator: number, unit: string, scale: number) => ({
    value: denominator === 0 ? null : `${((numerator * scale) / denominator).toFixed(1)}${unit}`,
    numerator,
    denominator,
    sample: unit === " a day" ? numerator : denominator,
  });
  const figure = (
    kind: Figure["kind"],
    title: string,
    definition: string,
    [numerator, denominator, unit, scale]: [number, number, string, number],
  ): Figure => ({
    kind,
    title,
    definition,
    whole: measure(numerator, denominator, unit, scale),
    weeks: [measure(numerator, denominator, unit, scale), measure(0, unit === " a day" ? 7 : 0, unit, scale)],
  });
  const of = "out of all cases decided either way";
  return {
    from: "2026-11-16",
    until: "2026-11-26",
    weeks: ["2026-11-23", "2026-11-16"],
    figures: [
      figure("fraud_rate", "Fraud rate", `Rejected cases that a suspicion code had opened, ${of}`, [
        suspicious,
        decided,
        "\u00a0%",
        100,
      ]),
      figure("blocked_wrongly", "Honest people stopped", `Approved cases, ${of}`, [
        counts.approved,
        decided,
        "\u00a0%",
        100,
      ]),
      figure("completion", "Completed", "Cases decided either way, out of all that ended", [
        decided,
        decided + counts.otherwise,
        "\u00a0%",
        100,
      ]),
      figure("review_volume", "Cases to review", "Cases opened, divided by the days of the period", [
        counts.cases,
        11,
        " a day",
        1,
      ]),
      figure("time_to_decision", "Time to a decision", "Minutes from opening to the decision, divided by the cases", [
        decided * 25,
        decided,
        "\u00a0h",
        1 / 60,
      ]),
    ],
  };
}

export function reasonTable(queue: QueueRow[], entries: EntryView[]): ReasonTable {
  const none = { cases: 0, pending: 0, approved: 0, rejected: 0, otherwise: 0, superseded: 0 };
  const counts = { ...none };
  const rows = new Map<string, ReasonTable["rows"][number]>();
  let suspicious = 0;
  for (const row of queue) {
    const entry = entries.find((one) => one.caseId === row.caseId && one.state !== "withdrawn");
    const end = row.state !== "decided" ? "pending" : entry?.answer === "reject" ? "rejected" : "approved";
    const add = (to: typeof counts) => {
      to.cases += 1;
      to[end] += 1;
      if (entry?.state === "superseded") to.superseded += 1;
    };
    add(counts);
    if (end === "rejected" && row.reasons.some((one) => one.suspicion)) suspicious += 1;
    for (const { code, family, title, suspicion } of row.reasons) {
      const known = rows.get(code) ?? {
        code,
        family,
        title,
        suspicion,
        counts: { ...none },
        sharePerMille: 0,
        approvedPerMille: null,
      };
      add(known.counts);
      rows.set(code, known);
    }
  }
  for (const row of rows.values()) {
    const decided = row.counts.approved + row.counts.rejected;
    row.sharePerMille = Math.round((row.counts.cases * 1000) / counts.cases);
    row.approvedPerMille = decided === 0 ? null : Math.round((row.counts.approved * 1000) / decided);
  }
  return {
    counts,
    rows: [...rows.values()].sort((a, b) => b.counts.cases - a.counts.cases),
    figures: figuresOf(counts, suspicious),
  };
}
