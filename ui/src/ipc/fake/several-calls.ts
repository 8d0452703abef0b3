// The calls that do one thing to several cases of the queue: list it first, then do it.
import type { AppError, Assignee, Several, SeveralCase, SeveralDone } from "../contract";
import { QueueCalls } from "./queue-calls";
import { rows } from "./queue-rows";
import { mayFail } from "./refusals";

export class SeveralCalls extends QueueCalls {
  /** What was last done to several cases. */
  lastSeveral: Several | null = null;
  /** How long a few of several cases take, and which of them somebody else is quicker to: hooks for the tests. */
  severalMs = 60;
  readonly refuseNext = new Set<string>();
  /** What the platform answers to each of several cases; null: it does as asked. */
  platformFails: AppError | null = null;

  async assignees(): Promise<Assignee[]> {
    return [
      { person: "rev-17", name: "R. Iyer", me: true },
      { person: "rev-23", name: "M. Okafor", me: false },
    ];
  }
  async severalListed(what: Several, cases: string[]): Promise<SeveralCase[]> {
    return cases.map((caseId) => {
      const row = rows(this.world).find((one) => one.caseId === caseId);
      const held = row?.holder && !row.holder.mine ? `${row.holder.name} holds it.` : null;
      const mine = row?.holder?.mine ? null : "You hold no claim on it.";
      const others = held ? null : "Nobody else holds a claim on it.";
      const whyNot = { claim: held, release: mine, force_release: others }[what.do as string] ?? null;
      return { caseId, name: row?.name ?? null, whyNot };
    });
  }
  async several(what: Several, cases: string[]): Promise<SeveralDone[]> {
    mayFail(this, "several");
    this.lastSeveral = what;
    const listed = await this.severalListed(what, cases);
    await new Promise((next) => setTimeout(next, this.severalMs));
    const done = listed.map(({ caseId, whyNot }) => {
      const refused = this.refuseNext.delete(caseId) ? "M. Okafor was quicker." : null;
      const why = whyNot ?? refused;
      const error = this.platformFails;
      const { view } = this.world.found(caseId);
      if (why === null && error === null && what.do === "claim") {
        const expiresAt = new Date(Date.now() + 15 * 60_000).toISOString();
        view.claim = { mine: true, holder: null, expiresAt, note: null, lost: null };
      }
      if (why === null && error === null && what.do === "release")
        view.claim = { mine: false, holder: null, expiresAt: null, note: null, lost: null };
      return { caseId, done: why === null && error === null, why, refused: error };
    });
    this.world.emit({ queue: true, status: true, cases });
    return done;
  }
}
