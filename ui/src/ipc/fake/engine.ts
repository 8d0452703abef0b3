// Over 400 lines because it is one stand-in for one engine.
// An engine over sample data, for the browser tests and for looking at the view without the real one. It keeps the same
// promises the view relies on: claims on opening, checks before saving, an undo time, the words of the outbox, events
// that carry ids only. It decides nothing about the product; the Rust side does.
import type {
  AppError,
  CaseView,
  Changed,
  DecisionInput,
  Draft,
  EntryView,
  Ipc,
  KeyPlace,
  Problem,
  QueueFilter,
  QueueRow,
  StartState,
  Status,
  Word,
} from "../contract";
import { draw } from "./draw";
import { samples, type SampleCase } from "./samples";

const fail = (code: string, message: string, action: string | null = null): AppError => ({
  code,
  message,
  action,
});
const copy = <T>(value: T): T => structuredClone(value);
const WORD: Record<EntryView["state"], Word> = {
  queued: "waiting",
  sending: "sent",
  accepted: "sent",
  confirmed: "confirmed",
  unknown: "waiting",
  needs_review: "needs_you",
  superseded: "needs_you",
  parked: "needs_you",
  withdrawn: "withdrawn",
  closed: "needs_you",
};

export class FakeEngine implements Ipc {
  #status: Status;
  #cases: Map<string, SampleCase>;
  #entries: EntryView[];
  #drafts = new Map<string, Draft>();
  #start: StartState = { state: "ready", error: null, keychain: true, folder: "/home/sample/profile" };
  #listeners = new Set<(changed: Changed) => void>();
  #count = 0;
  #signing: (() => void) | null = null;
  /** What the platform answers to the next decision it gets: a hook for the tests. */
  nextAnswer: "applied" | "superseded" | "parked" = "applied";
  /** A call that fails next, once: a hook for the tests. */
  failNext: { call: string; error: AppError } | null = null;
  /** How long a delivery takes: a hook for the tests. */
  deliverMs = 900;
  /** How long the browser takes to come back from signing in: a hook for the tests. */
  signInMs = 700;

  constructor(now: number) {
    const { session, cases } = samples(now);
    this.#status = session.status;
    this.#cases = new Map(cases.map((one) => [one.view.caseId, one]));
    this.#entries = session.entries;
    setInterval(() => this.#tick(), 200);
  }

  // --- hooks of the tests -------------------------------------------------------------------------------------------
  setStatus(change: Partial<Status>): void {
    this.#status = { ...this.#status, ...change };
    this.#emit({ status: true, outbox: true });
  }
  setOnline(online: boolean, reason: string | null = null): void {
    this.setStatus({ online, offlineReason: reason });
  }
  change(caseId: string, change: (view: CaseView, row: QueueRow) => void): void {
    const found = this.#cases.get(caseId);
    if (found) change(found.view, found.row);
    this.#emit({ queue: true, cases: [caseId] });
  }
  /** Multiplies the samples, for lists that are long. */
  multiply(times: number): void {
    const all = [...this.#cases.values()];
    for (let n = 1; n < times; n += 1) {
      for (const { row, view } of all) {
        const caseId = `${view.caseId}_${n}`;
        this.#cases.set(caseId, { row: { ...copy(row), caseId }, view: { ...copy(view), caseId } });
      }
    }
    this.#emit({ queue: true, status: true });
  }

  // --- the seam -----------------------------------------------------------------------------------------------------
  async status(): Promise<Status> {
    const of = (word: Word) => this.#entries.filter((entry) => this.#word(entry) === word).length;
    return {
      ...copy(this.#status),
      person: this.#status.signIn === "signed_out" ? null : this.#status.person,
      counts: { held: of("held"), waiting: of("waiting"), sent: of("sent"), needsYou: of("needs_you") },
      casesPending: this.#rows().filter((row) => row.state === "pending" && row.word === null).length,
    };
  }

  async signIn(): Promise<void> {
    this.#mayFail("signIn");
    this.setStatus({ signIn: "signing_in" });
    // As the engine: the call is over when the browser is back, and a cancelled one ends in an error.
    await new Promise<void>((back, refused) => {
      const timer = setTimeout(back, this.signInMs);
      this.#signing = () => {
        clearTimeout(timer);
        refused(fail("sign_in_cancelled", "The sign-in was cancelled."));
      };
    });
    this.#signing = null;
    this.setStatus({ signIn: "signed_in" });
    void this.syncNow();
  }
  async cancelSignIn(): Promise<void> {
    this.#signing?.();
    this.#signing = null;
    this.setStatus({ signIn: "signed_out" });
  }
  async signOut(): Promise<void> {
    this.setStatus({ signIn: "signed_out" });
  }

  async syncNow(): Promise<void> {
    if (!this.#status.online) throw fail("offline", "No connection.");
    const total = this.#cases.size;
    for (let done = 0; done <= total; done += 3) {
      this.setStatus({ sync: { running: true, done, total } });
      await new Promise((next) => setTimeout(next, 120));
    }
    this.setStatus({
      sync: { running: false, done: 0, total: null },
      lastSyncedAt: new Date().toISOString(),
    });
    this.#emit({ queue: true });
  }

  async queue(filter: QueueFilter, after: string | null, limit: number) {
    this.#mayFail("queue");
    const rows = this.#filtered(filter);
    const from = after === null ? 0 : rows.findIndex((row) => row.caseId === after) + 1;
    const page = rows.slice(from, from + limit);
    const last = page.at(-1);
    return {
      rows: copy(page),
      next: last && from + limit < rows.length ? last.caseId : null,
      total: rows.length,
      position: from,
    };
  }

  async openCase(caseId: string): Promise<CaseView> {
    this.#mayFail("openCase");
    const found = this.#found(caseId);
    for (const { view } of this.#cases.values()) {
      if (view.claim.mine && view.caseId !== caseId)
        view.claim = { mine: false, holder: null, expiresAt: null, note: null };
    }
    if (found.view.form.canDecide && found.view.claim.holder === null) {
      const expiresAt = new Date(Date.now() + 30 * 60_000).toISOString();
      found.view.claim = { mine: true, holder: this.#status.person?.name ?? null, expiresAt, note: null };
    }
    found.view.changedSince = false;
    this.#fetchImages(found);
    this.#emit({ queue: true });
    return this.#view(found);
  }
  async readCase(caseId: string): Promise<CaseView> {
    return this.#view(this.#found(caseId));
  }
  async leaveCase(caseId: string): Promise<void> {
    const { view } = this.#found(caseId);
    if (view.claim.mine) view.claim = { mine: false, holder: null, expiresAt: null, note: null };
    this.#emit({ queue: true });
  }
  async nextCase(after: string | null, filter: QueueFilter): Promise<string | null> {
    const rows = this.#filtered(filter, after);
    const at = rows.findIndex((row) => row.caseId === after);
    const open = (row: QueueRow) =>
      row.caseId !== after && row.word === null && (row.holder === null || row.holder.mine);
    return (rows.slice(at + 1).find(open) ?? rows.find(open))?.caseId ?? null;
  }

  async startState(): Promise<StartState> {
    return this.#start;
  }
  async startAgain(): Promise<StartState> {
    return this.#start;
  }
  async chooseKeys(_way: KeyPlace, passphrase: string | null): Promise<StartState> {
    if (passphrase !== null && passphrase.length < 12)
      throw fail("passphrase_too_short", "A passphrase needs at least 12 characters.");
    return (this.#start = { ...this.#start, state: "ready", error: null });
  }
  async unlock(passphrase: string): Promise<StartState> {
    if (passphrase !== "correct horse battery staple")
      throw fail("passphrase_wrong", "This passphrase does not open the profile.");
    return (this.#start = { ...this.#start, state: "ready", error: null });
  }
  /** For tests: how the window starts. */
  setStart(start: Partial<StartState>): void {
    this.#start = { ...this.#start, ...start };
  }

  async checkDecision(input: DecisionInput): Promise<Problem[]> {
    const { view } = this.#found(input.caseId);
    const problems: Problem[] = [];
    const add = (field: Problem["field"], code: Problem["code"], message: string) =>
      problems.push({ field, code, message });
    const suspicion = view.form.suspicionOnCase;
    const overriding = input.answer === "approve" && suspicion;
    if (view.changedSince) add("case", "evidence_mismatch", "The evidence changed while you were looking.");
    if ((input.answer === "reject" || overriding) && input.reasons.length === 0) {
      add("reasons", "reason_required", "Pick at least one reason.");
    }
    if (overriding && !input.overrideSuspicion) {
      add("override", "override_required", "Say that you approve despite the suspicion code.");
    }
    const picked = view.form.reasons.filter((one) => input.reasons.some((r) => r.code === one.code));
    const wants = overriding || picked.some((one) => one.suspicion || one.code.endsWith("OTHER"));
    if (wants && input.comment.trim() === "")
      add("comment", "comment_required", "This decision needs a comment.");
    if (input.answer === "reject" && input.customerReason === null) {
      add("customerReason", "customer_reason_required", "Choose what the person is told.");
    }
    return problems;
  }

  async saveDecision(input: DecisionInput): Promise<EntryView> {
    this.#mayFail("saveDecision");
    const problem = (await this.checkDecision(input))[0];
    if (problem) throw fail(problem.code, problem.message);
    const found = this.#found(input.caseId);
    const now = Date.now();
    this.#count += 1;
    const entry: EntryView = {
      entryId: `ent_${now.toString(36)}${this.#count}`,
      decisionId: crypto.randomUUID(),
      caseId: input.caseId,
      name: found.view.name,
      answer: input.answer,
      reasons: input.reasons,
      comment: input.comment,
      customerReason: input.customerReason,
      state: "queued",
      word: "held",
      savedAt: new Date(now).toISOString(),
      sendAfter: new Date(now + this.#status.undoSecs * 1000).toISOString(),
      undoSecsLeft: this.#status.undoSecs,
      canUndo: true,
      code: null,
      why: null,
      nextAttemptAt: null,
      attempts: 0,
      receipt: null,
      theirs: null,
      acknowledged: false,
    };
    this.#entries.unshift(entry);
    this.#drafts.delete(input.caseId);
    this.#emit({ queue: true, status: true, outbox: true, cases: [input.caseId] });
    return this.#entry(entry);
  }

  async acknowledge(entryId: string): Promise<void> {
    const entry = this.#entries.find((one) => one.entryId === entryId);
    if (entry) entry.acknowledged = true;
    this.#emit({ outbox: true, status: true });
  }
  async sendAgain(entryId: string): Promise<void> {
    const entry = this.#entries.find((one) => one.entryId === entryId);
    if (entry) Object.assign(entry, { state: "queued", word: "waiting", why: null, code: null });
    this.#emit({ outbox: true, status: true });
  }
  async undo(entryId: string): Promise<void> {
    const entry = this.#entries.find((one) => one.entryId === entryId);
    if (!entry || this.#word(entry) !== "held") throw fail("too_late", "It is already on its way.");
    entry.state = "withdrawn";
    const { reasons, comment, answer } = entry;
    this.#drafts.set(entry.caseId, {
      answer,
      reasons,
      comment,
      customerReason: entry.customerReason,
      overrideSuspicion: false,
    });
    this.#emit({ queue: true, status: true, outbox: true, cases: [entry.caseId] });
  }

  async loadDraft(caseId: string): Promise<Draft | null> {
    return copy(this.#drafts.get(caseId) ?? null);
  }
  async saveDraft(caseId: string, draft: Draft): Promise<void> {
    this.#drafts.set(caseId, copy(draft));
  }

  async outbox(word: Word | null, after: string | null, limit: number) {
    const all = this.#entries
      .map((entry) => this.#entry(entry))
      .filter((entry) => word === null || entry.word === word);
    const from = after === null ? 0 : all.findIndex((entry) => entry.entryId === after) + 1;
    const entries = all.slice(from, from + limit);
    return { entries, next: from + limit < all.length ? (entries.at(-1)?.entryId ?? null) : null };
  }

  imageUrl(caseId: string, fileRef: string): string {
    const { view } = this.#found(caseId);
    const image = view.images.find((one) => one.fileRef === fileRef);
    return image ? draw(view, image) : "";
  }

  onChanged(listener: (changed: Changed) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  // --- inside -------------------------------------------------------------------------------------------------------
  #emit(changed: Partial<Changed>): void {
    const whole = { queue: false, status: false, outbox: false, cases: [], ...changed };
    setTimeout(() => this.#listeners.forEach((listener) => listener(whole)), 0);
  }

  #mayFail(call: string): void {
    if (this.failNext?.call !== call) return;
    const { error } = this.failNext;
    this.failNext = null;
    throw error;
  }

  #found(caseId: string): SampleCase {
    const found = this.#cases.get(caseId);
    if (!found) throw fail("unknown_case", "This case is not here any more.");
    return found;
  }

  #word(entry: EntryView): Word {
    return entry.state === "queued" && Date.parse(entry.sendAfter) > Date.now() ? "held" : WORD[entry.state];
  }

  #entry(entry: EntryView): EntryView {
    const left = Math.max(0, (Date.parse(entry.sendAfter) - Date.now()) / 1000);
    const word = this.#word(entry);
    const why =
      word === "waiting" && !this.#status.online ? "No connection; it goes out by itself." : entry.why;
    return { ...copy(entry), word, undoSecsLeft: word === "held" ? Math.ceil(left) : 0, why };
  }

  #rows(): QueueRow[] {
    return [...this.#cases.values()].map(({ row, view }) => {
      const entry = this.#entries.find((one) => one.caseId === row.caseId && one.state !== "withdrawn");
      const holder = view.claim.mine
        ? { name: this.#status.person?.name ?? "", mine: true, expiresAt: view.claim.expiresAt ?? "" }
        : row.holder;
      return { ...row, holder, state: view.state, word: entry ? this.#word(entry) : null };
    });
  }

  #filtered(filter: QueueFilter, keep: string | null = null): QueueRow[] {
    const text = filter.text.trim().toLowerCase();
    const soon = Date.now() + 24 * 3600_000;
    // The invented world has no case for operations.
    if (filter.operations) return [];
    return this.#rows()
      .filter(
        (row) =>
          row.word === null || row.word === "needs_you" || row.caseId === keep || filter.state !== null,
      )
      .filter((row) =>
        filter.state === null
          ? row.state === "pending" || row.state === "awaiting_second"
          : row.state === filter.state,
      )
      .filter((row) => filter.source === null || row.source === filter.source)
      .filter((row) => filter.verdict === null || row.deviceVerdict === filter.verdict)
      .filter(
        (row) => filter.family === null || row.reasons.some((reason) => reason.family === filter.family),
      )
      .filter(
        (row) =>
          filter.holder === "anyone" || (filter.holder === "mine" ? row.holder?.mine : row.holder === null),
      )
      .filter((row) => {
        if (filter.due === "any") return true;
        const due = row.dueAt === null ? Infinity : Date.parse(row.dueAt);
        return due < (filter.due === "overdue" ? Date.now() : soon);
      })
      .filter(
        (row) =>
          text === "" ||
          `${row.caseId} ${row.reasons.map((one) => one.code).join(" ")}`.toLowerCase().includes(text),
      )
      .sort((a, b) => b.priority - a.priority || a.caseId.localeCompare(b.caseId));
  }

  #view({ view }: SampleCase): CaseView {
    const entries = this.#entries.filter((one) => one.caseId === view.caseId && one.state !== "withdrawn");
    const shown = copy({ ...view, entries: entries.map((one) => this.#entry(one)) });
    if (entries.length > 0 && entries.every((one) => this.#word(one) !== "needs_you")) {
      shown.form.canDecide = false;
      shown.form.whyNot = "You have decided this case.";
    }
    return shown;
  }

  #fetchImages({ view }: SampleCase): void {
    const missing = view.images.filter((image) => image.state === "not_fetched");
    if (missing.length === 0 || !this.#status.online) return;
    setTimeout(() => {
      for (const image of missing) Object.assign(image, { state: "ready", width: 1600, height: 1200 });
      this.#emit({ queue: true, cases: [view.caseId] });
    }, 1500);
  }

  #tick(): void {
    for (const entry of this.#entries) {
      if (entry.state !== "queued" || this.#word(entry) === "held") continue;
      if (!this.#status.online) {
        if (entry.word !== "waiting")
          this.#emit({ status: true, outbox: true, queue: true, cases: [entry.caseId] });
        entry.word = "waiting";
        continue;
      }
      entry.state = "sending";
      entry.attempts += 1;
      this.#emit({ status: true, outbox: true, cases: [entry.caseId] });
      setTimeout(() => this.#delivered(entry), this.deliverMs);
    }
  }

  #delivered(entry: EntryView): void {
    const at = new Date().toISOString();
    const answer = this.nextAnswer;
    this.nextAnswer = "applied";
    if (answer === "applied") {
      entry.state = "confirmed";
      entry.receipt = {
        state: "applied",
        recordedAt: at,
        appliedAt: at,
        requestId: "req_sample",
        resultingOutcome: entry.answer === "approve" ? "verified" : "rejected",
      };
      const found = this.#cases.get(entry.caseId);
      if (found) found.view.state = "decided";
    } else if (answer === "superseded") {
      entry.state = "superseded";
      entry.why =
        "Somebody else's decision reached the platform first. Yours is kept and did not take effect.";
      entry.theirs = {
        decision: entry.answer === "approve" ? "reject" : "approve",
        reviewer: "M. Okafor",
        recordedAt: at,
      };
    } else {
      entry.state = "parked";
      entry.why = "The platform refused it (not_assignee). It will not be sent again by itself.";
    }
    this.#emit({ queue: true, status: true, outbox: true, cases: [entry.caseId] });
  }
}
