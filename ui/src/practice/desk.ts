// What stands behind the practice screen in the place of the engine. It answers to the same calls out of this page's memory
// and out of nothing else: it knows no engine, no command of the window and no address, so nothing that is done in practice
// can reach a platform, a file or the log (decision 0021; tests/unit/practice.test.ts holds it to that). It teaches keys; what
// a decision needs is the engine's to say, so of the rules only those are here that a lesson is about.
import type {
  AppError,
  CaseView,
  Changed,
  DecisionInput,
  Draft,
  EntryView,
  Ipc,
  Language,
  PackOffer,
  PackReport,
  PackView,
  Problem,
  QueueFilter,
  QueueRow,
  SearchView,
  SettingsView,
  StartState,
  Status,
} from "../ipc";
import { t } from "../texts";
import { PICTURES, practiceCases, type PracticeCase } from "./cases";

/** Longer than the real one: who learns may look twice. It never runs out while the practice lasts. */
const UNDO_SECS = 120;
const CLAIM_MS = 30 * 60_000;
const NO_CLAIM = { mine: false, holder: null, expiresAt: null, note: null, lost: null };
const NO_PACK: PackView = {
  cases: 0,
  expired: 0,
  endsAt: null,
  sizeKib: 0,
  wanted: 0,
  halfMade: false,
  progress: null,
};
const copy = <T>(value: T): T => structuredClone(value);

export class PracticeDesk implements Ipc {
  readonly #cases: Map<string, PracticeCase>;
  #entries: EntryView[] = [];
  readonly #drafts = new Map<string, Draft>();
  readonly #listeners = new Set<(changed: Changed) => void>();
  #count = 0;

  constructor(
    readonly product: string,
    readonly version: string,
    readonly language: Language,
    now: number,
  ) {
    this.#cases = new Map(practiceCases(now).map((one) => [one.view.caseId, one]));
  }

  /** Decisions that were given with an answer and not taken back, and how many were. */
  count(answer: EntryView["answer"]): number {
    return this.#entries.filter((entry) => entry.answer === answer && entry.state !== "withdrawn").length;
  }
  get takenBack(): number {
    return this.#entries.filter((entry) => entry.state === "withdrawn").length;
  }

  async status(): Promise<Status> {
    const held = this.#entries.filter((entry) => entry.state !== "withdrawn").length;
    return {
      product: this.product,
      version: this.version,
      environment: "practice",
      language: this.language,
      demo: false,
      signIn: "signed_in",
      person: null,
      online: false,
      offlineReason: null,
      askedToWaitUntil: null,
      lastSyncedAt: null,
      sync: { running: false, done: 0, total: null },
      counts: { held, waiting: 0, sent: 0, needsYou: 0 },
      casesPending: this.#cases.size - held,
      casesSecond: 0,
      quarantined: 0,
      undoSecs: UNDO_SECS,
      // Whatever takes cases along or asks a platform is absent.
      canDecide: false,
      canViewImages: true,
      canReveal: false,
      canReadOperations: false,
      canReadLedger: false,
      canReadReasons: false,
      canReadRetention: false,
      canHold: false,
      canExportPackages: false,
      canReplayPackages: false,
      pack: NO_PACK,
      stopped: null,
      logBroken: null,
      logUnremembered: null,
      keyOutOfPlace: null,
      clockOff: null,
      unfinished: null,
      witnessed: null,
      canAcknowledgeLog: false,
    };
  }

  async queue(filter: QueueFilter) {
    const wanted = filter.text.trim().toLocaleLowerCase();
    const rows = [...this.#cases.values()]
      .map(({ row }) => row)
      .filter((row) => (row.name ?? "").toLocaleLowerCase().includes(wanted));
    const none = { next: null, position: 0, documents: [], contracts: [], unsearched: 0 };
    return { ...none, rows: copy(rows), total: rows.length };
  }
  /** Three cases want no tokens, no list with a name, and nothing that is done to several of them. */
  async readSearch(): Promise<SearchView> {
    return { parts: [], problem: null, tokens: [] };
  }
  async views(): Promise<[]> {
    return [];
  }
  async assignees(): Promise<[]> {
    return [];
  }
  async severalListed(): Promise<[]> {
    return [];
  }
  async several(): Promise<[]> {
    return [];
  }

  async openCase(caseId: string): Promise<CaseView> {
    const { row, view } = this.#found(caseId);
    const expiresAt = new Date(Date.now() + CLAIM_MS).toISOString();
    if (row.word === null) view.claim = { ...NO_CLAIM, mine: true, expiresAt };
    return copy(view);
  }
  reveal = () => Promise.resolve([]);
  imageFacts = () => Promise.resolve({ camera: null, software: null, takenAt: null, hasPlace: false });
  async readCase(caseId: string): Promise<CaseView> {
    return copy(this.#found(caseId).view);
  }
  async leaveCase(caseId: string): Promise<void> {
    this.#found(caseId).view.claim = NO_CLAIM;
  }
  async nextCase(after: string | null): Promise<string | null> {
    const rows = [...this.#cases.values()].map(({ row }) => row);
    const free = (row: QueueRow) => row.word === null && row.caseId !== after;
    const at = rows.findIndex((row) => row.caseId === after);
    return (rows.slice(at + 1).find(free) ?? rows.find(free))?.caseId ?? null;
  }

  async checkDecision(input: DecisionInput): Promise<Problem[]> {
    const { form } = this.#found(input.caseId).view;
    if (input.answer === "approve") return [];
    const problems: Problem[] = [];
    const picked = form.reasons.filter((one) => input.reasons.some(({ code }) => code === one.code));
    if (picked.length === 0)
      problems.push({ field: "reasons", code: "reason_required", message: t("practice-needs-reason") });
    const shown = (code: string) => input.marks.some((mark) => mark.reason.code === code);
    if (picked.some((one) => one.asksMark && !shown(one.code)) && !input.wholeDocument)
      problems.push({ field: "marks", code: "mark_required", message: t("practice-needs-mark") });
    return problems;
  }

  async saveDecision(input: DecisionInput): Promise<EntryView> {
    const found = this.#found(input.caseId);
    this.#count += 1;
    const savedAt = new Date().toISOString();
    const entry: EntryView = {
      entryId: `practice-entry-${this.#count}`,
      decisionId: `practice-decision-${this.#count}`,
      caseId: input.caseId,
      name: found.view.name,
      answer: input.answer,
      second: false,
      reasons: found.view.form.reasons
        .filter((one) => input.reasons.some(({ code }) => code === one.code))
        .map(({ scheme, code, title, suspicion }) => ({ scheme, code, title, suspicion })),
      comment: input.comment,
      customerReason: input.customerReason,
      looked: { checklist: [], marks: input.marks, wholeDocument: input.wholeDocument },
      state: "queued",
      word: "held",
      savedAt,
      sendAfter: savedAt,
      undoSecsLeft: UNDO_SECS,
      canUndo: true,
      code: null,
      why: null,
      nextAttemptAt: null,
      attempts: 0,
      receipt: null,
      theirs: null,
      acknowledged: false,
    };
    this.#entries = [entry, ...this.#entries];
    this.#drafts.delete(input.caseId);
    this.#decided(found, true);
    return copy(entry);
  }

  async undo(entryId: string): Promise<void> {
    const entry = this.#entries.find((one) => one.entryId === entryId && one.state !== "withdrawn");
    if (!entry) throw this.#absent();
    Object.assign(entry, { state: "withdrawn", word: "withdrawn", canUndo: false });
    this.#decided(this.#found(entry.caseId), false);
  }

  async outbox() {
    return { entries: copy(this.#entries.filter((entry) => entry.state !== "withdrawn")), next: null };
  }
  async loadDraft(caseId: string): Promise<Draft | null> {
    return copy(this.#drafts.get(caseId) ?? null);
  }
  async saveDraft(caseId: string, draft: Draft): Promise<void> {
    this.#drafts.set(caseId, copy(draft));
  }

  imageUrl(_caseId: string, fileRef: string): string {
    return PICTURES[fileRef] ?? "";
  }
  onChanged(listener: (changed: Changed) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
  /** Nothing of it is anybody's. */
  async copyOut(_caseId: string | null, text: string): Promise<void> {
    await navigator.clipboard.writeText(text);
  }

  // What practice has no part in: there is nothing behind these, and no screen of it offers them.
  async startState(): Promise<StartState> {
    throw this.#absent();
  }
  startAgain = () => this.startState();
  configure = () => this.startState();
  changeAddresses = () => this.startState();
  chooseKeys = () => this.startState();
  unlock = () => this.startState();
  lock = () => Promise.resolve();
  touch = () => Promise.resolve();
  standAt = () => Promise.resolve();
  comeBack = () => Promise.resolve(null);
  mayClose = () => Promise.resolve();
  waiting = () => Promise.resolve(null);
  async signIn(): Promise<void> {
    throw this.#absent();
  }
  cancelSignIn = () => this.signIn();
  signOut = () => this.signIn();
  syncNow = () => this.signIn();
  acknowledge = () => this.signIn();
  acknowledgeLog = () => this.signIn();
  sendAgain = () => this.signIn();
  cancelPack = () => this.signIn();
  async takeLink(): Promise<string | null> {
    return null;
  }
  async decidedSince() {
    return { approved: this.count("approve"), rejected: this.count("reject") };
  }
  async reasons(): Promise<never> {
    throw this.#absent();
  }
  async retentionReport(): Promise<never> {
    throw this.#absent();
  }
  placeHold = () => this.retentionReport();
  liftHold = () => this.retentionReport();
  async packageForm(): Promise<never> {
    throw this.#absent();
  }
  async savePackage(): Promise<never> {
    throw this.#absent();
  }
  async openReplay(): Promise<null> {
    return null;
  }
  closeReplay = () => Promise.resolve();
  replayImageUrl(): string {
    return "";
  }
  async ledgerFacts(): Promise<never> {
    throw this.#absent();
  }
  checkLedger = () => this.ledgerFacts();
  ledgerDecisions = () => this.ledgerFacts();
  ledgerEntries = () => this.ledgerFacts();
  timeline = () => this.ledgerFacts();
  exportLedger = () => this.ledgerFacts();
  async packOffer(): Promise<PackOffer> {
    throw this.#absent();
  }
  async takePack(): Promise<PackReport> {
    throw this.#absent();
  }
  releasePack = () => this.takePack();
  async settings(): Promise<SettingsView> {
    throw this.#absent();
  }
  keepSettings = () => this.settings();
  async diagnostics(): Promise<string> {
    throw this.#absent();
  }

  #absent(): AppError {
    return { code: "not_in_practice", message: t("practice-absent"), action: null, facts: {} };
  }
  #found(caseId: string): PracticeCase {
    const found = this.#cases.get(caseId);
    if (!found) throw this.#absent();
    return found;
  }
  #decided({ row, view }: PracticeCase, decided: boolean): void {
    row.word = decided ? "held" : null;
    view.claim = NO_CLAIM;
    view.form = { ...view.form, canDecide: !decided, whyNot: decided ? t("practice-decided") : null };
    for (const listener of this.#listeners)
      listener({
        queue: true,
        status: true,
        outbox: true,
        ledger: false,
        cases: [row.caseId],
        link: false,
        closing: false,
      });
  }
}
