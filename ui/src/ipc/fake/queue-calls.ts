// The calls of the queue: a page of it, the lists with a name, the case that comes next, and what became of which code.
import type { QueueFilter, QueueRow, ReasonTable, SearchView, ViewCount } from "../contract";
import { NO_FILTER } from "../contract";
import { contracts, documents, filtered, rows } from "./queue-rows";
import { reasonTable } from "./reason-table";
import { mayFail } from "./refusals";
import { readSearch } from "./search";
import { SessionCalls } from "./session-calls";
import { copy } from "./world";

export class QueueCalls extends SessionCalls {
  async queue(filter: QueueFilter, after: string | null, limit: number) {
    mayFail(this, "queue");
    const rows = filtered(this.world, filter);
    const from = after === null ? 0 : rows.findIndex((row) => row.caseId === after) + 1;
    const page = rows.slice(from, from + limit);
    const last = page.at(-1);
    return {
      rows: copy(page),
      next: last && from + limit < rows.length ? last.caseId : null,
      total: rows.length,
      position: from,
      documents: documents(this.world),
      contracts: contracts(this.world),
      unsearched: 0,
    };
  }

  async readSearch(text: string): Promise<SearchView> {
    return readSearch(text);
  }
  async views(): Promise<ViewCount[]> {
    mayFail(this, "views");
    const named = (name: string, change: Partial<QueueFilter>) => ({
      name,
      filter: { ...NO_FILTER, ...change },
    });
    const own = this.kept.view().settings.views.map(({ name, filter }) => ({
      name,
      filter: { ...NO_FILTER, ...filter },
    }));
    const builtIn = [
      named("Mine", { holder: "mine" }),
      named("Due soon", { due: "today" }),
      named("Document suspicion", { text: "family:document_fraud,face_fraud" }),
      named("Taken along", { holder: "pack" }),
    ];
    return [...builtIn, ...own].map((view, at) => ({
      ...view,
      builtIn: at < builtIn.length,
      count: filtered(this.world, view.filter).length,
    }));
  }
  async nextCase(after: string | null, filter: QueueFilter): Promise<string | null> {
    mayFail(this, "nextCase");
    const rows = filtered(this.world, filter, after);
    const at = rows.findIndex((row) => row.caseId === after);
    const open = (row: QueueRow) =>
      row.caseId !== after &&
      row.word === null &&
      (row.holder === null || row.holder.mine) &&
      (row.assigned === null || row.assigned.mine || row.assigned.team);
    return (rows.slice(at + 1).find(open) ?? rows.find(open))?.caseId ?? null;
  }
  async reasons(): Promise<ReasonTable> {
    mayFail(this, "reasons");
    return reasonTable(rows(this.world), this.world.entries);
  }
}
