// The calls of the ledger: its facts, its two lists, the timeline of a case, and taking a list out.
import type { LedgerAsked, LedgerFilter } from "../contract";
import { PackCalls } from "./pack-calls";
import { mayFail } from "./refusals";
import { copy } from "./world";

export class LedgerCalls extends PackCalls {
  async ledgerFacts() {
    mayFail(this, "ledgerFacts");
    return copy(this.ledger.facts);
  }
  async checkLedger() {
    mayFail(this, "checkLedger");
    return copy(this.ledger.check(Date.now()));
  }
  async ledgerDecisions(filter: LedgerFilter, after: string | null, limit: number) {
    mayFail(this, "ledgerDecisions");
    return copy(this.ledger.listDecisions(filter, after, limit));
  }
  async ledgerEntries(filter: LedgerFilter, after: string | null, limit: number) {
    mayFail(this, "ledgerEntries");
    return copy(this.ledger.listEntries(filter, after, limit));
  }
  async timeline(caseId: string) {
    mayFail(this, "timeline");
    const saved = this.world.entries
      .filter((one) => one.caseId === caseId)
      .map((one) => this.world.entry(one));
    return copy(this.ledger.timeline(caseId, this.world.cases.has(caseId), saved));
  }
  async exportLedger({ list, filter, format, purpose }: LedgerAsked) {
    mayFail(this, "exportLedger");
    this.mustBeFresh();
    this.ledger.taken.push(`${list} ${format} ${JSON.stringify(filter)} for ${purpose}`);
    const rows =
      list === "decisions"
        ? this.ledger.listDecisions(filter, null, 1).count
        : this.ledger.listEntries(filter, null, 1_000).entries.length;
    return { file: `/home/sample/Downloads/second-look-${list}-20261124T093000Z.${format}`, rows };
  }
}
