// Over 400 lines because it is one stand-in for one engine.
// An engine over sample data, for the browser tests and for looking at the view without the real one. It keeps the same
// promises the view relies on: claims on opening, checks before saving, an undo time, the words of the outbox, events
// that carry ids only. It decides nothing about the product; the Rust side does.
import type {
  Addresses,
  AppError,
  Assignee,
  CaseView,
  Changed,
  DecisionInput,
  ChangesView,
  ClaimLost,
  Draft,
  EntryReason,
  EntryView,
  Ipc,
  KeyPlace,
  PackageAsked,
  PackageForm,
  PackageSaved,
  LedgerAsked,
  ReplayView,
  LedgerFilter,
  PackOffer,
  PackReport,
  Problem,
  RevealPurpose,
  RevealedField,
  QueueFilter,
  QueueRow,
  ReasonTable,
  ReasonRef,
  RetentionReport,
  SearchView,
  Several,
  SeveralCase,
  SeveralDone,
  Settings,
  SettingsView,
  StartState,
  Status,
  TheirsView,
  ViewCount,
  Word,
} from "../contract";
import { NO_FILTER } from "../contract";
import { draw } from "./draw";
import { packageForm, replayOf } from "./packages";
import { FakeLedger } from "./ledger";
import { FakeRetention } from "./retention";
import { samples, type SampleCase } from "./samples";
import { found, readSearch } from "./search";
import { FakeSettings } from "./settings";

const fail = (code: string, message: string, action: string | null = null): AppError => ({
  code,
  message,
  action,
});
const titled = (view: CaseView, { scheme, code }: ReasonRef): EntryReason => {
  const choice = view.form.reasons.find((one) => one.scheme === scheme && one.code === code);
  return { scheme, code, title: choice?.title ?? code, suspicion: choice?.suspicion ?? false };
};
const theirs = (decision: TheirsView["decision"], at: string): TheirsView => ({
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
  /** Copies the guard has refused. */
  refusedCopies = 0;
  locks = 0;
  touches = 0;
  /** What was last done to several cases. */
  lastSeveral: Several | null = null;
  /** The addresses that were kept. */
  configured: Addresses | null = null;
  /** Contacts that were looked at in clear, each with its purpose. */
  reveals: string[] = [];
  #drafts = new Map<string, Draft>();
  #start: StartState = {
    state: "ready",
    error: null,
    keychain: true,
    waiting: null,
    folder: "/home/sample/profile",
  };
  #listeners = new Set<(changed: Changed) => void>();
  #count = 0;
  #signing: (() => void) | null = null;
  /** What the platform answers to the next decision it gets: a hook for the tests. */
  nextAnswer: "applied" | "superseded" | "parked" = "applied";
  /** A call that fails next, once: a hook for the tests. */
  failNext: { call: string; error: AppError } | null = null;
  /** How long a delivery takes: a hook for the tests. */
  deliverMs = 900;
  /** How long a few of several cases take, and which of them somebody else is quicker to: hooks for the tests. */
  severalMs = 60;
  readonly refuseNext = new Set<string>();
  /** How long a case of a flight pack takes: a hook for the tests. */
  packMs = 300;
  /** The settings, and the hooks of theirs. */
  readonly kept = new FakeSettings();
  #packed = new Map<string, number>();
  #stopPack = false;
  #link: string | null = null;
  /** The ledger, and the hooks of its own. */
  readonly ledger: FakeLedger;
  /** How long the browser takes to come back from signing in: a hook for the tests. */
  signInMs = 700;

  constructor(now: number) {
    const { session, cases } = samples(now);
    this.#status = session.status;
    this.#cases = new Map(cases.map((one) => [one.view.caseId, one]));
    this.#entries = session.entries;
    this.ledger = new FakeLedger(
      now,
      cases.map(({ row }) => row),
    );
    // Samples from before there was a second person.
    for (const { view } of cases) {
      view.second ??= null;
      view.signed ??= [];
    }
    for (const entry of session.entries) entry.second ??= false;
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
  /** The claim on a case is lost while it is open. */
  loseClaim(caseId: string, lost: ClaimLost): void {
    this.change(caseId, (view) => {
      const holder = lost === "taken_over" ? "M. Okafor" : null;
      view.claim = { mine: false, holder, expiresAt: null, note: null, lost };
      view.form = { ...view.form, canDecide: false, whyNot: "You hold no live claim on this case." };
    });
  }
  /** Somebody else decides a case while it is open. */
  decideElsewhere(caseId: string): void {
    this.change(caseId, (view) => {
      view.claim = { mine: false, holder: null, expiresAt: null, note: null, lost: null };
      view.state = "decided";
      view.standing = theirs("approve", new Date().toISOString());
      view.form = { ...view.form, canDecide: false, whyNot: "This case is decided." };
    });
  }
  /** The evidence of a case has changed after our newest decision on it was made. */
  changeEvidence(caseId: string, changes: Omit<ChangesView, "entryId">): void {
    const entry = this.#entries.find((one) => one.caseId === caseId);
    if (!entry) return;
    Object.assign(entry, {
      state: "needs_review",
      code: "precondition_failed",
      why: "The evidence changed after you decided. Look at the difference and decide again.",
    });
    this.change(caseId, (view) => (view.changes = { ...changes, entryId: entry.entryId }));
    this.#emit({ outbox: true, status: true });
  }
  /** A pack is here, or half of one. */
  setPack(cases: number, expired = 0, halfMade = false): void {
    for (const id of [...this.#cases.keys()].slice(0, cases))
      this.#packed.set(id, Date.now() + 22 * 3600_000);
    this.setStatus({ pack: { ...this.#pack(), expired, halfMade, wanted: cases + expired } });
  }
  /** A first person has answered; the second is due. */
  setSecond(caseId: string): void {
    this.change(caseId, (view) => {
      view.state = "awaiting_second";
      view.second = {
        turn: "second",
        text: "A first person has answered. What they said is not shown before you have answered yourself.",
        first: null,
      };
    });
    this.#found(caseId).row.state = "awaiting_second";
    this.#emit({ queue: true, status: true });
  }
  /** The feed of decisions, or the log, says something else. */
  changeLedger(change: (ledger: FakeLedger) => void): void {
    change(this.ledger);
    this.#emit({ ledger: true });
  }
  /** Nothing waits any more. */
  empty(): void {
    for (const id of this.#cases.keys()) this.#cases.delete(id);
    this.#emit({ queue: true, status: true });
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
      pack: this.#pack(),
      counts: { held: of("held"), waiting: of("waiting"), sent: of("sent"), needsYou: of("needs_you") },
      casesSecond: this.#rows().filter((row) => row.state === "awaiting_second" && row.word === null).length,
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
    this.fresh = true;
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
      documents: this.#documents(),
      contracts: this.#contracts(),
      unsearched: 0,
    };
  }

  async readSearch(text: string): Promise<SearchView> {
    return readSearch(text);
  }
  async views(): Promise<ViewCount[]> {
    this.#mayFail("views");
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
      count: this.#filtered(view.filter).length,
    }));
  }
  async assignees(): Promise<Assignee[]> {
    return [
      { person: "rev-17", name: "R. Iyer", me: true },
      { person: "rev-23", name: "M. Okafor", me: false },
    ];
  }
  async severalListed(what: Several, cases: string[]): Promise<SeveralCase[]> {
    return cases.map((caseId) => {
      const row = this.#rows().find((one) => one.caseId === caseId);
      const held = row?.holder && !row.holder.mine ? `${row.holder.name} holds it.` : null;
      const mine = row?.holder?.mine ? null : "You hold no claim on it.";
      const others = held ? null : "Nobody else holds a claim on it.";
      const whyNot = { claim: held, release: mine, force_release: others }[what.do as string] ?? null;
      return { caseId, name: row?.name ?? null, whyNot };
    });
  }
  async several(what: Several, cases: string[]): Promise<SeveralDone[]> {
    this.#mayFail("several");
    this.lastSeveral = what;
    const listed = await this.severalListed(what, cases);
    await new Promise((next) => setTimeout(next, this.severalMs));
    const done = listed.map(({ caseId, whyNot }) => {
      const refused = this.refuseNext.delete(caseId) ? "M. Okafor was quicker." : null;
      const why = whyNot ?? refused;
      const { view } = this.#found(caseId);
      if (why === null && what.do === "claim") {
        const expiresAt = new Date(Date.now() + 15 * 60_000).toISOString();
        view.claim = { mine: true, holder: null, expiresAt, note: null, lost: null };
      }
      if (why === null && what.do === "release")
        view.claim = { mine: false, holder: null, expiresAt: null, note: null, lost: null };
      return { caseId, done: why === null, why };
    });
    this.#emit({ queue: true, status: true, cases });
    return done;
  }

  /** How long ago the person proved who they are is the test's to say. */
  fresh = true;
  /** What was exported, for tests. */
  packages: PackageAsked[] = [];

  async packageForm(caseId: string): Promise<PackageForm> {
    this.#mayFail("packageForm");
    return packageForm(caseId, this.fresh);
  }

  async savePackage(asked: PackageAsked): Promise<PackageSaved> {
    this.#mayFail("savePackage");
    if (!this.fresh) throw fail("sign_in_again", "An export asks who you are once more.");
    this.packages.push(asked);
    const encrypted = asked.kind === "full";
    const file = `/home/somebody/Downloads/package-0a1b2c-2026-11-26.zip${encrypted ? ".age" : ""}`;
    return { file, packageId: "0199e0aa-1111-7222-8333-0000000a1b2c", encrypted };
  }

  /** What a package shows, by the sample case a test names; nobody chooses a file before. */
  replayed: string | null = null;

  async openReplay(): Promise<ReplayView | null> {
    this.#mayFail("openReplay");
    return this.replayed === null ? null : replayOf(copy(this.#found(this.replayed).view));
  }
  async closeReplay(): Promise<void> {}

  replayImageUrl(fileRef: string): string {
    return this.replayed === null ? "" : this.imageUrl(this.replayed, fileRef, false);
  }

  readonly #retention = new FakeRetention(Date.now());

  async retentionReport(): Promise<RetentionReport> {
    this.#mayFail("retentionReport");
    return copy(this.#retention.report);
  }

  async placeHold(caseId: string, reason: string): Promise<RetentionReport> {
    this.#mayFail("placeHold");
    if (!this.#rows().some((row) => row.caseId === caseId))
      throw fail("unknown_case", "This case is not here.");
    const refused = this.#retention.place(caseId, this.#status.person?.id ?? "prv-01", reason, Date.now());
    if (refused !== null) throw fail(refused, "A hold is placed and lifted with a reason.");
    return this.retentionReport();
  }

  async liftHold(caseId: string, reason: string): Promise<RetentionReport> {
    this.#mayFail("liftHold");
    const refused = this.#retention.lift(caseId, reason);
    if (refused !== null) throw fail(refused, "A hold is placed and lifted with a reason.");
    return this.retentionReport();
  }

  async reasons(): Promise<ReasonTable> {
    this.#mayFail("reasons");
    const none = { cases: 0, pending: 0, approved: 0, rejected: 0, otherwise: 0, superseded: 0 };
    const counts = { ...none };
    const rows = new Map<string, ReasonTable["rows"][number]>();
    for (const row of this.#rows()) {
      const entry = this.#entries.find((one) => one.caseId === row.caseId && one.state !== "withdrawn");
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

  async openCase(caseId: string): Promise<CaseView> {
    this.#mayFail("openCase");
    const found = this.#found(caseId);
    for (const { view } of this.#cases.values()) {
      if (view.claim.mine && view.caseId !== caseId)
        view.claim = { mine: false, holder: null, expiresAt: null, note: null, lost: null };
    }
    if (found.view.form.canDecide && found.view.claim.holder === null) {
      const expiresAt = new Date(Date.now() + 30 * 60_000).toISOString();
      found.view.claim = {
        mine: true,
        holder: this.#status.person?.name ?? null,
        expiresAt,
        note: null,
        lost: null,
      };
    }
    found.view.changedSince = false;
    found.view.claim.lost = null;
    this.#fetchImages(found);
    this.#emit({ queue: true });
    return this.#view(found);
  }
  async takeLink(): Promise<string | null> {
    const link = this.#link;
    this.#link = null;
    if (link === "") throw fail("link_refused", "This is no link to a case of Second Look.");
    return link;
  }
  /** Somebody follows a link to a case, or with an empty name to nothing: a hook for the tests. */
  followLink(caseId: string): void {
    this.#link = caseId;
    this.#emit({ link: true });
  }
  async decidedSince(since: string) {
    const of = (answer: EntryView["answer"]) =>
      this.#entries.filter(
        (one) => one.answer === answer && one.state !== "withdrawn" && one.savedAt >= since,
      ).length;
    return { approved: of("approve"), rejected: of("reject") };
  }
  async readCase(caseId: string): Promise<CaseView> {
    return this.#view(this.#found(caseId));
  }
  async reveal(caseId: string, purpose: RevealPurpose): Promise<RevealedField[]> {
    this.#mayFail("reveal");
    this.reveals.push(`${caseId} ${purpose}`);
    return this.#found(caseId)
      .view.compare.filter((row) => row.masked)
      .map(({ field, label }) => ({
        field,
        label,
        claimed: field === "email" ? "ada.brandt@example.org" : "+43 660 5550167",
        extracted: null,
      }));
  }
  async leaveCase(caseId: string): Promise<void> {
    const { view } = this.#found(caseId);
    if (view.claim.mine) view.claim = { mine: false, holder: null, expiresAt: null, note: null, lost: null };
    this.#emit({ queue: true });
  }
  async nextCase(after: string | null, filter: QueueFilter): Promise<string | null> {
    this.#mayFail("nextCase");
    const rows = this.#filtered(filter, after);
    const at = rows.findIndex((row) => row.caseId === after);
    const open = (row: QueueRow) =>
      row.caseId !== after && row.word === null && (row.holder === null || row.holder.mine);
    return (rows.slice(at + 1).find(open) ?? rows.find(open))?.caseId ?? null;
  }

  /** As the engine's guard, in small: what the tests need of it. */
  async copyOut(_caseId: string | null, text: string): Promise<void> {
    if (/\b32\d\d\b|fraud|suspici|forge/i.test(text)) {
      this.refusedCopies += 1;
      throw fail("tip_off_refused", "Not copied. There is a word of suspicion in it.", "Take it out.");
    }
    await navigator.clipboard.writeText(text);
  }

  async startState(): Promise<StartState> {
    return this.#start;
  }
  async startAgain(): Promise<StartState> {
    return this.#start;
  }
  async configure(addresses: Addresses, untested: boolean): Promise<StartState> {
    if (!addresses.platform.startsWith("https://"))
      throw fail(
        "addresses_wrong",
        "`platform` is no address this console can use; allowed: https://…/api/v1.",
      );
    if (!untested && addresses.platform.includes("silent"))
      throw fail(
        "addresses_silent",
        "The address `platform` does not answer: The platform cannot be reached.",
      );
    this.configured = addresses;
    return (this.#start = { ...this.#start, state: "choose_keys", keychain: true, error: null });
  }
  async changeAddresses(): Promise<StartState> {
    return (this.#start = { ...this.#start, state: "not_configured", error: null });
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
  async lock(): Promise<void> {
    this.locks += 1;
  }
  async touch(): Promise<void> {
    this.touches += 1;
  }
  async waiting(): Promise<number | null> {
    return this.#start.state === "locked" ? 3 : null;
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
    const list = view.form.checklist;
    const open = list.filter((item) => !input.checked.includes(item.id)).length;
    if (input.answer === "approve" && !wants && open > 0 && input.comment.trim() === "")
      add("comment", "comment_required", `Of the checklist, still open: ${open} of ${list.length}.`);
    const asking = picked.filter((one) => one.asksMark);
    const shown =
      input.wholeDocument || input.marks.some((one) => asking.some((r) => r.code === one.reason.code));
    if (input.answer === "reject" && asking.length > 0 && !shown)
      add("marks", "mark_required", "Mark the place on a picture, or say that you mean the whole document.");
    if (input.checked.some((id) => !list.some((item) => item.id === id)))
      add("checklist", "unknown_item", "What was ticked is not on the checklist of this case.");
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
      second: found.view.second !== null,
      reasons: input.reasons.map((one) => titled(found.view, one)),
      comment: input.comment,
      customerReason: input.customerReason,
      looked: {
        checklist: found.view.form.checklist.map((item) => ({
          ...item,
          ticked: input.checked.includes(item.id),
        })),
        marks: input.marks,
        wholeDocument: input.wholeDocument,
      },
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
    for (const older of this.#entries) {
      if (older.caseId === input.caseId && older.state === "needs_review")
        Object.assign(older, {
          state: "withdrawn",
          code: "replaced",
          why: "A newer decision took its place.",
        });
    }
    found.view.changes = null;
    this.#packed.delete(input.caseId);
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
  async acknowledgeLog(): Promise<void> {
    this.setStatus({ logBroken: null });
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
    const { reasons, comment, answer, looked } = entry;
    this.#drafts.set(entry.caseId, {
      answer,
      reasons,
      comment,
      customerReason: entry.customerReason,
      overrideSuspicion: false,
      checked: (looked?.checklist ?? []).filter((item) => item.ticked).map((item) => item.id),
      marks: looked?.marks ?? [],
      wholeDocument: looked?.wholeDocument ?? false,
    });
    this.#emit({ queue: true, status: true, outbox: true, cases: [entry.caseId] });
  }

  async packOffer(count: number, filter: QueueFilter): Promise<PackOffer> {
    const refused =
      count < 1 || count > 200 ? fail("pack_size", "A pack has 1 to 200 cases now.", "Ask for fewer.") : null;
    const matching = this.#filtered(filter).filter((row) => row.holder === null || row.holder.mine).length;
    return { matching, most: 200, needsKib: Math.min(count, 10_000) * 3_400, freeKib: 41_000_000, refused };
  }

  async takePack(count: number, filter: QueueFilter): Promise<PackReport> {
    this.#mayFail("takePack");
    this.#stopPack = false;
    const renewed = this.#packed.size;
    const free = this.#filtered(filter).filter((row) => row.holder === null || row.holder.mine);
    const wanted = free.map((row) => row.caseId).filter((id) => !this.#packed.has(id));
    const next = wanted.slice(0, Math.max(0, count - renewed));
    const total = renewed + next.length;
    let taken = 0;
    for (const id of next) {
      const progress = {
        syncing: false,
        stopping: this.#stopPack,
        casesDone: renewed + taken,
        casesTotal: total,
        imagesDone: taken * 3 + 1,
        imagesTotal: taken * 3 + 3,
        kib: (taken * 3 + 1) * 900,
        kibPerSec: 640,
        secsLeft: taken === 0 ? null : Math.ceil(((next.length - taken) * this.packMs) / 1000),
      };
      this.setStatus({ pack: { ...this.#pack(), wanted: count, progress } });
      await new Promise((done) => setTimeout(done, this.packMs));
      if (this.#stopPack) break;
      this.#packed.set(id, Date.now() + 24 * 3600_000);
      taken += 1;
    }
    this.setStatus({ pack: { ...this.#pack(), wanted: count, halfMade: false, progress: null } });
    this.#emit({ queue: true });
    const released = this.#stopPack ? 1 : 0;
    const none = { refused: 0, unfinished: 0, releasedLater: 0 };
    return { taken, renewed, ...none, released, cancelled: this.#stopPack, pack: this.#pack() };
  }
  async cancelPack(): Promise<void> {
    this.#stopPack = true;
    const { pack } = this.#status;
    if (pack.progress) this.setStatus({ pack: { ...pack, progress: { ...pack.progress, stopping: true } } });
  }
  async releasePack(): Promise<PackReport> {
    const released = this.#packed.size;
    this.#packed.clear();
    this.setStatus({ pack: { ...this.#pack(), expired: 0, halfMade: false, wanted: 0 } });
    this.#emit({ queue: true });
    const none = { taken: 0, renewed: 0, refused: 0, unfinished: 0, releasedLater: 0, cancelled: false };
    return { ...none, released, pack: this.#pack() };
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

  async ledgerFacts() {
    this.#mayFail("ledgerFacts");
    return copy(this.ledger.facts);
  }
  async checkLedger() {
    this.#mayFail("checkLedger");
    return copy(this.ledger.check(Date.now()));
  }
  async ledgerDecisions(filter: LedgerFilter, after: string | null, limit: number) {
    this.#mayFail("ledgerDecisions");
    return copy(this.ledger.listDecisions(filter, after, limit));
  }
  async ledgerEntries(filter: LedgerFilter, after: string | null, limit: number) {
    this.#mayFail("ledgerEntries");
    return copy(this.ledger.listEntries(filter, after, limit));
  }
  async timeline(caseId: string) {
    this.#mayFail("timeline");
    const saved = this.#entries.filter((one) => one.caseId === caseId).map((one) => this.#entry(one));
    return copy(this.ledger.timeline(caseId, this.#cases.has(caseId), saved));
  }
  async exportLedger({ list, filter, format, purpose }: LedgerAsked) {
    this.#mayFail("exportLedger");
    this.ledger.taken.push(`${list} ${format} ${JSON.stringify(filter)} for ${purpose}`);
    const rows =
      list === "decisions"
        ? this.ledger.listDecisions(filter, null, 1).count
        : this.ledger.listEntries(filter, null, 1_000).entries.length;
    return { file: `/home/sample/Downloads/second-look-${list}-20261124T093000Z.${format}`, rows };
  }

  async settings(): Promise<SettingsView> {
    return this.kept.view();
  }
  async keepSettings(settings: Settings): Promise<SettingsView> {
    this.#mayFail("keepSettings");
    const { language } = this.#status;
    this.setStatus(this.kept.keep(settings));
    if (this.#status.language !== language)
      this.#emit({ queue: true, status: true, outbox: true, cases: [...this.#cases.keys()] });
    return this.kept.view();
  }
  async diagnostics(): Promise<string> {
    this.#mayFail("diagnostics");
    const { version, environment } = this.#status;
    return JSON.stringify(
      { product: "Second Look", system: "sample", checkup: { version, environment } },
      null,
      2,
    );
  }

  imageUrl(caseId: string, fileRef: string, full: boolean): string {
    const { view } = this.#found(caseId);
    const image = view.images.find((one) => one.fileRef === fileRef);
    return image ? `${draw(view, image)}#${full ? "full" : "preview"}` : "";
  }

  onChanged(listener: (changed: Changed) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  // --- inside -------------------------------------------------------------------------------------------------------
  #emit(changed: Partial<Changed>): void {
    const whole = {
      queue: false,
      status: false,
      outbox: false,
      ledger: false,
      cases: [],
      link: false,
      ...changed,
    };
    setTimeout(() => this.#listeners.forEach((listener) => listener(whole)), 0);
  }

  #pack(): Status["pack"] {
    const ends = Math.min(...this.#packed.values());
    return {
      ...this.#status.pack,
      cases: this.#packed.size,
      endsAt: this.#packed.size > 0 ? new Date(ends).toISOString() : null,
      sizeKib: this.#packed.size * 3_300,
    };
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

  #documents() {
    const queue = this.#filtered(NO_FILTER);
    const verdicts = ["aborted", "cancelled", "fraud", "not_verified", "unknown", "verified"];
    return verdicts.map((verdict) => ({
      verdict,
      count: queue.filter((row) => this.#cases.get(row.caseId)?.document === verdict).length,
    }));
  }

  #contracts() {
    const queue = this.#filtered(NO_FILTER);
    const tiers = ["high", "medium", "low"] as const;
    return tiers.map((tier) => ({ tier, count: queue.filter((row) => row.contract === tier).length }));
  }

  #filtered(filter: QueueFilter, keep: string | null = null): QueueRow[] {
    const soon = Date.now() + 24 * 3600_000;
    // The invented world has no case for operations.
    if (filter.operations) return [];
    if (filter.second)
      return this.#rows().filter(
        (row) => row.state === "awaiting_second" && (row.word === null || row.caseId === keep),
      );
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
      .filter((row) => filter.document === null || this.#cases.get(row.caseId)?.document === filter.document)
      .filter((row) => filter.contract === null || row.contract === filter.contract)
      .filter(
        (row) => filter.family === null || row.reasons.some((reason) => reason.family === filter.family),
      )
      .filter(
        (row) =>
          filter.holder === "anyone" ||
          (filter.holder === "pack"
            ? this.#packed.has(row.caseId)
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
        found(filter.text, row, this.#cases.get(row.caseId)?.document ?? null, this.#packed.has(row.caseId)),
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
      for (const image of missing)
        Object.assign(image, { state: "ready", width: 1600, height: 1200, digest: "5e".repeat(32) });
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
      entry.theirs = theirs(entry.answer === "approve" ? "reject" : "approve", at);
    } else {
      entry.state = "parked";
      entry.why = "The platform refused it (not_assignee). It will not be sent again by itself.";
    }
    this.#emit({ queue: true, status: true, outbox: true, cases: [entry.caseId] });
  }
}
