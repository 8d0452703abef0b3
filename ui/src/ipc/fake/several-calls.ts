// The calls that do one thing to several cases of the queue: list it first, then do it.
import type { Assignee, Several, SeveralCase, SeveralDone } from "../contract";
import { QueueCalls } from "./queue-calls";
import { rows } from "./queue-rows";
import { fail, mayFail } from "./refusals";

export class SeveralCalls extends QueueCalls {
  /** What was last done to several cases. */
  lastSeveral: Several | null = null;
  /** How long a few of several cases take, and which of them somebody else is quicker to: hooks for the tests. */
  severalMs = 60;
  readonly refuseNext = new Set<string>();

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
      const quicker = { ...fail("claim_held", "M. Okafor holds this case."), facts: { holder: "M. Okafor" } };
      const refused = whyNot === null && this.refuseNext.delete(caseId) ? quicker : null;
      const done = whyNot === null && refused === null;
      const { view } = this.world.found(caseId);
      if (done && what.do === "claim") {
        const expiresAt = new Date(Date.now() + 15 * 60_000).toISOString();
        view.claim = { mine: true, holder: null, expiresAt, note: null, lost: null };
      }
      if (done && what.do === "release")
        view.claim = { mine: false, holder: null, expiresAt: null, note: null, lost: null };
      return { caseId, done, why: whyNot, refused };
    });
    this.world.emit({ queue: true, status: true, cases });
    return done;
  }
}
