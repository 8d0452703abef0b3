// The rows of the queue: who holds each case, which of them a filter keeps, and what the facets count.
import type { QueueFilter, QueueRow } from "../contract";
import { NO_FILTER } from "../contract";
import { found } from "./search";
import type { FakeWorld } from "./world";

export function rows(world: FakeWorld): QueueRow[] {
  return [...world.cases.values()].map(({ row, view }) => {
    const entry = world.entries.find((one) => one.caseId === row.caseId && one.state !== "withdrawn");
    const holder = view.claim.mine
      ? { name: world.status.person?.name ?? "", mine: true, expiresAt: view.claim.expiresAt ?? "" }
      : row.holder;
    return { ...row, holder, state: view.state, word: entry ? world.word(entry) : null };
  });
}

export function documents(world: FakeWorld) {
  const queue = filtered(world, NO_FILTER);
  const verdicts = ["aborted", "cancelled", "fraud", "not_verified", "unknown", "verified"];
  return verdicts.map((verdict) => ({
    verdict,
    count: queue.filter((row) => world.cases.get(row.caseId)?.document === verdict).length,
  }));
}

export function contracts(world: FakeWorld) {
  const queue = filtered(world, NO_FILTER);
  const tiers = ["high", "medium", "low"] as const;
  return tiers.map((tier) => ({ tier, count: queue.filter((row) => row.contract === tier).length }));
}

export function filtered(world: FakeWorld, filter: QueueFilter, keep: string | null = null): QueueRow[] {
  const soon = Date.now() + 24 * 3600_000;
  // The invented world has no case for operations.
  if (filter.operations) return [];
  if (filter.second)
    return rows(world).filter(
      (row) => row.state === "awaiting_second" && (row.word === null || row.caseId === keep),
    );
  return rows(world)
    .filter(
      (row) => row.word === null || row.word === "needs_you" || row.caseId === keep || filter.state !== null,
    )
    .filter((row) =>
      filter.state === null
        ? row.state === "pending" || row.state === "awaiting_second"
        : row.state === filter.state,
    )
    .filter((row) => filter.source === null || row.source === filter.source)
    .filter((row) => filter.verdict === null || row.deviceVerdict === filter.verdict)
    .filter((row) => filter.document === null || world.cases.get(row.caseId)?.document === filter.document)
    .filter((row) => filter.contract === null || row.contract === filter.contract)
    .filter((row) => filter.family === null || row.reasons.some((reason) => reason.family === filter.family))
    .filter(
      (row) =>
        filter.holder === "anyone" ||
        (filter.holder === "pack"
          ? world.packed.has(row.caseId)
          : filter.holder === "mine"
            ? row.holder?.mine
            : row.holder === null),
    )
    .filter((row) => {
      if (filter.due === "any") return true;
      const due = row.dueAt === null ? Infinity : Date.parse(row.dueAt);
      return due < (filter.due === "overdue" ? Date.now() : soon);
    })
    .filter((row) =>
      found(filter.text, row, world.cases.get(row.caseId)?.document ?? null, world.packed.has(row.caseId)),
    )
    .sort((a, b) => b.priority - a.priority || a.caseId.localeCompare(b.caseId));
}
