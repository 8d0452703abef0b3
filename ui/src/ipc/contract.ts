// What the window asks of the engine and what it gets. The Rust side is the source; this file is replaced by generated
// bindings (ui/src/ipc/bindings.ts) with the same names, so keep to them.

export type EntryState =
  | "queued" | "sending" | "accepted" | "confirmed" | "unknown"
  | "needs_review" | "superseded" | "parked" | "withdrawn" | "closed";
/** The words of the screen, in every place. */
export type Word = "held" | "waiting" | "sent" | "confirmed" | "needs_you" | "withdrawn";
export type Source = "trust" | "qes" | "onboarding";
export type CaseState = "pending" | "awaiting_second" | "applying" | "decided" | "gone";
export type Answer = "approve" | "reject";
export type CustomerReason =
  | "document_not_accepted" | "document_unreadable" | "details_need_correction"
  | "additional_information_needed" | "not_eligible" | "could_not_be_completed";
export type Visibility = "internal" | "shareable";
export type Polarity = "positive" | "negative" | "neutral";

/** Every error crosses as this; `action` says what the person can do. */
export interface AppError { code: string; message: string; action: string | null; }

export interface ReasonRef { scheme: string; code: string; }

/** `state`: "signed_out" | "signed_in" | "sign_in_needed" (queue kept). */
export interface Status {
  product: string; version: string;
  environment: string; demo: boolean;
  signIn: "signed_out" | "signing_in" | "signed_in" | "sign_in_needed";
  person: { id: string; name: string; roles: string[] } | null;
  online: boolean; offlineReason: string | null;
  lastSyncedAt: string | null;              // RFC 3339
  sync: { running: boolean; done: number; total: number | null };
  counts: { held: number; waiting: number; sent: number; needsYou: number };
  casesPending: number; quarantined: number;
  undoSecs: number;
  canDecide: boolean; canViewImages: boolean;
  /** The outbox stopped itself: an invariant broke. Text for the person. */
  stopped: AppError | null;
}

export interface QueueFilter {
  /** Free text over ids and codes shown in the row (names only once search exists). */
  text: string;
  state: CaseState | null;      // null: pending
  source: Source | null;
  verdict: string | null;       // device verdict in the platform's word
  family: string | null;        // opened-because family
  holder: "anyone" | "mine" | "free";
  due: "any" | "overdue" | "today";
}
export interface QueueRow {
  caseId: string; source: Source; state: CaseState;
  name: string | null;          // hostile text: render as text, isolate direction
  deviceVerdict: string | null;
  priority: number;
  reasons: { code: string; title: string; family: string; suspicion: boolean }[]; // top two
  country: string | null;
  openedAt: string; dueAt: string | null; expiresAt: string | null;
  holder: { name: string; mine: boolean; expiresAt: string } | null;
  word: Word | null;            // our own decision, if any
  evidenceReady: boolean;
}
export interface QueuePage { rows: QueueRow[]; next: string | null; total: number; position: number; }

export interface ReasonView {
  scheme: string; code: string; known: boolean;
  title: string; meaning: string | null; guidance: string | null;
  family: string; visibility: Visibility; suspicion: boolean; polarity: Polarity; technical: boolean;
  details: string | null;       // the platform's own words, hostile text
  from: string;                 // which block or "summary"
  twin: string | null;          // near-twin hint
}
export interface RouteStep { label: string; taken: boolean; note: string | null; }
export interface Why { sentence: string; route: RouteStep[]; banners: string[]; notRun: string[]; }
export interface ScoreView { label: string; value: string; range: string | null; direction: string | null; source: string; }
export interface DeviceView {
  provider: string | null; verdict: string | null; verdictTitle: string; verdictMeaning: string;
  scores: ScoreView[]; signals: { name: string; value: string; note: string | null }[];
}
export type Standing = "same" | "written_differently" | "different" | "only_claimed" | "only_extracted";
export interface CompareRow { field: string; label: string; claimed: string | null; extracted: string | null; standing: Standing; note: string | null; }
export interface ImageView {
  fileRef: string; label: string;           // "Identity card, front, 1 of 3"
  side: "front" | "back" | "selfie" | "other";
  state: "not_fetched" | "ready" | "erased" | "bad" | "changed"; problem: string | null;
  width: number | null; height: number | null;
}
export interface BlockView { kind: string; title: string; createdBy: string | null; createdAt: string | null; erased: boolean; raw: string | null; }
export interface ReasonChoice { scheme: string; code: string; title: string; group: string; suspicion: boolean; technical: boolean; onCase: boolean; }
export interface DecisionForm {
  canDecide: boolean; whyNot: string | null;
  reasons: ReasonChoice[];                  // present on this case first; 1-9 pick the first nine
  customerReasons: { code: CustomerReason; text: string; suggested: boolean; allowed: boolean }[];
  suspicionOnCase: boolean;                 // approving needs overrideSuspicion and a comment
  approveNeedsSecond: boolean;
  rejectOffered: boolean; rejectNotOfferedWhy: string | null;
  maxComment: number;
}
export interface EntryView {
  entryId: string; decisionId: string; caseId: string; name: string | null;
  answer: Answer; reasons: ReasonRef[]; comment: string; customerReason: CustomerReason | null;
  state: EntryState; word: Word;
  savedAt: string; sendAfter: string; undoSecsLeft: number;
  why: string | null;                       // plain sentence when parked, needs_review, superseded, closed, waiting
  nextAttemptAt: string | null; attempts: number;
  receipt: { state: string; recordedAt: string; appliedAt: string | null; resultingOutcome: string | null; requestId: string | null } | null;
  theirs: { decision: Answer; reviewer: string; recordedAt: string } | null;
}
export interface CaseView {
  caseId: string; source: Source; environment: string; state: CaseState; etag: string;
  name: string | null; subject: string | null;
  sessionId: string | null; flow: string | null; sessionStatus: string | null; outcome: string | null;
  priority: number; openedAt: string; updatedAt: string; dueAt: string | null; expiresAt: string | null;
  why: Why; device: DeviceView | null; reasons: ReasonView[]; compare: CompareRow[];
  images: ImageView[]; blocks: BlockView[];
  claim: { mine: boolean; holder: string | null; expiresAt: string | null; note: string | null };
  evidenceDigest: string;
  form: DecisionForm;
  entries: EntryView[];                     // our own decisions on this case, newest first
  changedSince: boolean;                    // evidence moved since it was opened
}
export interface DecisionInput {
  caseId: string; answer: Answer; reasons: ReasonRef[]; comment: string;
  customerReason: CustomerReason | null; overrideSuspicion: boolean; evidenceDigest: string;
}
export interface Draft { answer: Answer | null; reasons: ReasonRef[]; comment: string; customerReason: CustomerReason | null; overrideSuspicion: boolean; }
export interface Problem { field: "reasons" | "comment" | "customerReason" | "override" | "case"; code: string; message: string; }

/** Events: ids only, at most four batches a second; screens re-read. */
export interface Changed { queue: boolean; status: boolean; outbox: boolean; cases: string[]; }

export interface Ipc {
  status(): Promise<Status>;
  signIn(): Promise<void>;                  // opens the browser; status changes when done
  cancelSignIn(): Promise<void>;
  signOut(): Promise<void>;
  syncNow(): Promise<void>;
  queue(filter: QueueFilter, after: string | null, limit: number): Promise<QueuePage>;
  /** Opens (and claims, if free and allowed). Releases the case opened before. */
  openCase(caseId: string): Promise<CaseView>;
  readCase(caseId: string): Promise<CaseView>;
  /** Leaving without a decision: the claim is released after 30 s. */
  leaveCase(caseId: string): Promise<void>;
  nextCase(after: string | null, filter: QueueFilter): Promise<string | null>;
  checkDecision(input: DecisionInput): Promise<Problem[]>;
  saveDecision(input: DecisionInput): Promise<EntryView>;   // rejects with AppError, code e.g. "reason_required"
  undo(entryId: string): Promise<void>;
  loadDraft(caseId: string): Promise<Draft | null>;
  saveDraft(caseId: string, draft: Draft): Promise<void>;
  outbox(word: Word | null, after: string | null, limit: number): Promise<{ entries: EntryView[]; next: string | null }>;
  /** Address of an image for <img>: our private URI scheme, a preview of at most 2,048 px, `full` on demand. */
  imageUrl(caseId: string, fileRef: string, full: boolean): string;
  onChanged(listener: (changed: Changed) => void): () => void;
}
