// What became of the sample cases, by the code that opened them.
import type { EntryView, QueueRow, ReasonTable } from "../contract";

export function reasonTable(queue: QueueRow[], entries: EntryView[]): ReasonTable {
  const none = { cases: 0, pending: 0, approved: 0, rejected: 0, otherwise: 0, superseded: 0 };
  const counts = { ...none };
  const rows = new Map<string, ReasonTable["rows"][number]>();
  for (const row of queue) {
    const entry = entries.find((one) => one.caseId === row.caseId && one.state !== "withdrawn");
    const end = row.state !== "decided" ? "pending" : entry?.answer === "reject" ? "rejected" : "approved";
    const add = (to: typeof counts) => {
      to.cases += 1;
      to[end] += 1;
      if (entry?.state === "superseded") to.superseded += 1;
    };
    add(counts);
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
  return { counts, rows: [...rows.values()].sort((a, b) => b.counts.cases - a.counts.cases) };
}
