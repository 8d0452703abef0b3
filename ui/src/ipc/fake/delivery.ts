// What takes saved decisions to the platform, and what the platform answers.
import type { EntryView, TheirsView } from "../contract";
import type { FakeWorld } from "./world";

/** The hooks a delivery looks at. */
export interface Delivery {
  nextAnswer: "applied" | "superseded" | "parked";
  deliverMs: number;
}

export const theirs = (decision: TheirsView["decision"], at: string): TheirsView => ({
  decision,
  reviewer: "rev-23",
  reviewerName: "M. Okafor",
  reasons: [],
  comment: "Looked at the earlier session as well.",
  state: "applied",
  recordedAt: at,
  appliedAt: at,
  resultingOutcome: decision === "approve" ? "accepted" : "rejected",
});

/** Sends what waits and is no longer held. */
export function sendDue(world: FakeWorld, hooks: Delivery): void {
  for (const entry of world.entries) {
    if (entry.state !== "queued" || world.word(entry) === "held") continue;
    if (!world.status.online) {
      if (entry.word !== "waiting")
        world.emit({ status: true, outbox: true, queue: true, cases: [entry.caseId] });
      entry.word = "waiting";
      continue;
    }
    entry.state = "sending";
    entry.attempts += 1;
    world.emit({ status: true, outbox: true, cases: [entry.caseId] });
    setTimeout(() => delivered(world, hooks, entry), hooks.deliverMs);
  }
}

function delivered(world: FakeWorld, hooks: Delivery, entry: EntryView): void {
  const at = new Date().toISOString();
  const answer = hooks.nextAnswer;
  hooks.nextAnswer = "applied";
  if (answer === "applied") {
    entry.state = "confirmed";
    entry.receipt = {
      state: "applied",
      recordedAt: at,
      appliedAt: at,
      requestId: "req_sample",
      resultingOutcome: entry.answer === "approve" ? "verified" : "rejected",
    };
    const found = world.cases.get(entry.caseId);
    if (found) found.view.state = "decided";
  } else if (answer === "superseded") {
    entry.state = "superseded";
    entry.why = "Somebody else's decision reached the platform first. Yours is kept and did not take effect.";
    entry.theirs = theirs(entry.answer === "approve" ? "reject" : "approve", at);
  } else {
    entry.state = "parked";
    entry.why = "The platform refused it (not_assignee). It will not be sent again by itself.";
  }
  world.emit({ queue: true, status: true, outbox: true, cases: [entry.caseId] });
}
