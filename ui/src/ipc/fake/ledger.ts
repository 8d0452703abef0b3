// The ledger of the engine over sample data: a few people's decisions on the samples, and what a console would have noted.
import type {
  DecisionsPage,
  EntriesPage,
  EntryView,
  LedgerDecision,
  LedgerEntry,
  LedgerFacts,
  LedgerFilter,
  PersonName,
  QueueRow,
  Timeline,
} from "../contract";

const PEOPLE: PersonName[] = [
  { id: "lead-02", name: "S. Haddad" },
  { id: "rev-17", name: "R. Iyer" },
  { id: "rev-23", name: "M. Okafor" },
];
const KINDS = [
  "synced",
  "case_opened",
  "image_viewed",
  "claimed",
  "decided",
  "sent",
  "confirmed",
  "signed_in",
];
const personAt = (at: number): PersonName => PEOPLE[at % PEOPLE.length] ?? { id: "rev-17", name: null };

export class FakeLedger {
  decisions: LedgerDecision[] = [];
  entries: LedgerEntry[] = [];
  facts: LedgerFacts;
  /** Files that were taken out: the list, the filter as told, the format. */
  readonly taken: string[] = [];

  constructor(now: number, rows: QueueRow[]) {
    const ago = (minutes: number) => new Date(now - minutes * 60_000).toISOString();
    this.decisions = rows.map((row, at) => {
      const overrideSuspicion = at % 5 === 1;
      const second = overrideSuspicion && at % 2 === 1;
      return {
        decisionId: `0199e0aa-${String(at).padStart(4, "0")}-7aaa-8bbb-000000000000`,
        caseId: row.caseId,
        caseHere: true,
        person: personAt(at),
        answer: overrideSuspicion || at % 3 !== 0 ? "approve" : "reject",
        state: at === 4 ? "declined_by_second" : at === 6 ? "applying" : "applied",
        reasons: row.reasons.slice(0, 2).map(({ code, title, suspicion }) => ({
          scheme: suspicion ? "qes" : "network",
          code,
          title,
          suspicion,
        })),
        overrideSuspicion,
        secondLook: second || at === 4,
        second: second ? { person: personAt(at + 1), answer: "approve" } : null,
        superseded: at === 3,
        madeHere: at % 4 === 0,
        recordedAt: ago(7 + at * 43),
        appliedAt: ago(6 + at * 43),
        resultingOutcome: at % 3 === 0 ? "rejected" : "accepted",
        comment: null,
      };
    });
    this.entries = Array.from({ length: 40 }, (_, at) => {
      const kind = KINDS[at % KINDS.length] ?? "synced";
      const ofCase = !["synced", "signed_in"].includes(kind);
      return {
        seq: 412 - at,
        kind,
        person: kind === "synced" ? { id: "console", name: null } : personAt(at),
        caseId: ofCase ? (rows[at % rows.length]?.caseId ?? null) : null,
        decisionId: kind === "decided" ? (this.decisions[at % rows.length]?.decisionId ?? null) : null,
        at: ago(2 + at * 11),
        clockBack: at === 9,
        readable: true,
      };
    });
    this.facts = {
      integrity: {
        verdict: "cannot_say",
        log: 1,
        entries: 413,
        lookedAt: null,
        lookedEntries: null,
        fault: null,
        firstBad: null,
        acknowledged: false,
        breaks: 0,
      },
      completeness: {
        verdict: "holds",
        knownUntil: ago(1),
        unreadable: 0,
        unknownHere: 0,
        unknownThere: 0,
        fault: null,
        witnessed: { entry: 410, at: ago(3) },
        unwitnessed: 2,
      },
      decisions: this.decisions.length,
      people: PEOPLE,
    };
  }

  check(now: number): LedgerFacts {
    const { integrity } = this.facts;
    const looked = { lookedAt: new Date(now).toISOString(), lookedEntries: integrity.entries };
    const verdict = integrity.verdict === "fails" ? ("fails" as const) : ("holds" as const);
    this.facts = { ...this.facts, integrity: { ...integrity, ...looked, verdict } };
    return this.facts;
  }

  #within(at: string, filter: LedgerFilter): boolean {
    return (
      (filter.since === null || Date.parse(at) >= Date.parse(filter.since)) &&
      (filter.until === null || Date.parse(at) < Date.parse(filter.until))
    );
  }

  #fits(row: LedgerDecision, filter: LedgerFilter): boolean {
    const [scheme, code] = filter.code?.includes(":") ? filter.code.split(":") : [null, filter.code];
    return (
      this.#within(row.recordedAt, filter) &&
      (filter.person === null ||
        row.person.id === filter.person ||
        row.second?.person.id === filter.person) &&
      (filter.decision === null || row.decisionId === filter.decision) &&
      (!filter.overrideSuspicion || row.overrideSuspicion) &&
      (!filter.secondLook || row.secondLook) &&
      (!filter.superseded || row.superseded) &&
      (code === null ||
        row.reasons.some((one) => one.code === code && (scheme === null || one.scheme === scheme)))
    );
  }

  listDecisions(filter: LedgerFilter, after: string | null, limit: number): DecisionsPage {
    const all = this.decisions.filter((row) => this.#fits(row, filter));
    const from = Number(after ?? 0);
    const next = from + limit < all.length ? String(from + limit) : null;
    return { decisions: all.slice(from, from + limit), next, count: all.length };
  }

  listEntries(filter: LedgerFilter, after: string | null, limit: number): EntriesPage {
    const of = filter.code !== null || filter.overrideSuspicion || filter.secondLook || filter.superseded;
    const all = this.entries.filter(
      (row) =>
        this.#within(row.at, filter) &&
        (filter.kind === null || row.kind === filter.kind) &&
        (filter.decision === null || row.decisionId === filter.decision) &&
        (filter.person === null || row.person?.id === filter.person) &&
        (!of ||
          this.decisions.some(
            (one) =>
              one.decisionId === row.decisionId &&
              this.#fits(one, { ...filter, person: null, since: null, until: null }),
          )),
    );
    const from = Number(after ?? 0);
    return {
      entries: all.slice(from, from + limit),
      next: from + limit < all.length ? String(from + limit) : null,
    };
  }

  timeline(caseId: string, here: boolean, saved: EntryView[]): Timeline {
    const none = { decision: null, saved: null, entry: null };
    const items = [
      ...this.decisions
        .filter((row) => row.caseId === caseId)
        .map((row) => ({
          ...none,
          at: row.recordedAt,
          decision: { ...row, comment: row.comment ?? "Seen under the lamp: the print is sharp everywhere." },
        })),
      ...saved.map((entry) => ({ ...none, at: entry.savedAt, saved: entry })),
      ...this.entries
        .filter((row) => row.caseId === caseId)
        .map((entry) => ({ ...none, at: entry.at, entry })),
    ].sort((one, other) => one.at.localeCompare(other.at));
    return { caseId, caseHere: here, items, cut: false, knownUntil: this.facts.completeness.knownUntil };
  }
}
