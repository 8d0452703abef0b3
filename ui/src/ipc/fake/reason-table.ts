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
  const of = "out of all cases decided either way";
  const ended = decided + counts.otherwise;
  const [share, daily, hours] = ["\u00a0%", " a day", "\u00a0h"];
  const rows: [Figure["kind"], string, string, number, number, string, number][] = [
    ["fraud_rate", "Fraud rate", `Rejected for a suspicion, ${of}`, suspicious, decided, share, 100],
    ["blocked_wrongly", "Honest people stopped", `Approved, ${of}`, counts.approved, decided, share, 100],
    ["completion", "Completed", "Cases decided, out of all that ended", decided, ended, share, 100],
    ["review_volume", "Cases to review", "Cases opened, by the days", counts.cases, 11, daily, 1],
    ["time_to_decision", "Time to a decision", "Minutes, by cases", decided * 25, decided, hours, 1 / 60],
  ];
  return {
    from: "2026-11-16",
    until: "2026-11-26",
    weeks: ["2026-11-23", "2026-11-16"],
    figures: rows.map(([kind, title, definition, numerator, denominator, unit, scale]) => {
      const whole = measure(numerator, denominator, unit, scale);
      const empty = measure(0, unit === daily ? 7 : 0, unit, scale);
      return { kind, title, definition, whole, weeks: [whole, empty] };
    }),
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
