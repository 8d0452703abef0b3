// What the window asks of the engine and what it gets. The types are generated from Rust (`bindings.ts`); this file gives
// them the names the view uses and says which calls there are, so that the real engine and the one over sample data
// answer to the same.
import type {
  Addresses,
  Assignee,

  CaseView,
  Changed,
  CompareView,

  Decided,
  DecisionInput,
  EntryPage,
  EntryView,
  DecisionsPage,
  EntriesPage,
  KeyPlace,
  LedgerFacts,
  MissingCode,
  PackageAsked,
  PackageForm,
  PackageSaved,
  PackOffer,
  PackReport,
  PictureFacts,
  QueuePage,
  ReplayView,
  ReasonTable,
  RevealedField,
  RevealPurpose,
  RetentionReport,
  SearchView,
  Several,
  SeveralCase,
  SeveralDone,
  Settings,
  SettingsView,
  StartState,
  Status,
  TakenOut,
  Timeline,
  ViewCount,
  Whereabouts,
  Word,
} from "./bindings";

export type * from "./bindings";
export type CompareRow = CompareView;
/** Every field is always given; only the command line may leave some out. */
export type QueueFilter = Required<import("./bindings").QueueFilter>;
/** Everything the reviewers' queue holds. */
export const NO_FILTER: QueueFilter = {
  text: "",
  operations: false,
  second: false,
  state: null,
  source: null,
  verdict: null,
  document: null,
  contract: null,
  family: null,
  holder: "anyone",
  due: "any",
};
/** Every field is always given; only the command line may leave some out. */
export type LedgerFilter = Required<import("./bindings").LedgerFilter>;
/** What is taken out of it, and what for. */
export type LedgerAsked = Omit<import("./bindings").LedgerAsked, "filter"> & { filter: LedgerFilter };
/** Everything the ledger holds. */
export const NO_LEDGER_FILTER: LedgerFilter = {
  person: null,
  since: null,
  until: null,
  code: null,
  decision: null,
  kind: null,
  overrideSuspicion: false,
  secondLook: false,
  superseded: false,
};
/** Every field is always given; only an older program may have left some out. */
export type Draft = Required<import("./bindings").Draft>;
export type RouteStep = import("./bindings").RouteView;
export type ReasonChoice = import("./bindings").ReasonChoiceView;

/** One thing that keeps an answer from being saved, and the field of the form it belongs to. */
export interface Problem {
  field: "reasons" | "comment" | "customerReason" | "override" | "checklist" | "marks" | "case";
  code: MissingCode;
  message: string;
}

export type Ipc = {
  /** How far the opening of the profile is. */
  startState(): Promise<StartState>;
  startAgain(): Promise<StartState>;
  /** Where the platform of a new profile is; each address is tried first, unless `untested`. */
  configure(addresses: Addresses, untested: boolean): Promise<StartState>;
  /** While a new profile has no keys: what was kept is put aside, and the form asks again. */
  changeAddresses(): Promise<StartState>;
  chooseKeys(way: KeyPlace, passphrase: string | null): Promise<StartState>;
  unlock(passphrase: string): Promise<StartState>;
  /** Locks the profile; this page is replaced by one that knows nothing. */
  lock(): Promise<void>;
  /** A hand is at the window. */
  touch(): Promise<void>;
  /** Where the person stands, for the page that comes after a lock. Words of a search are not kept. */
  standAt(whereabouts: Whereabouts): Promise<void>;
  /** Where the person stood when the window locked, once. */
  comeBack(): Promise<Whereabouts | null>;
  /** A window that was asked to close waits for this, two seconds at most. */
  mayClose(): Promise<void>;
  /** How many decisions wait in the locked profile, once it has ended. */
  waiting(): Promise<number | null>;
  status(): Promise<Status>;
  /** Opens the browser; the status changes when it is done. */
  signIn(): Promise<void>;
  cancelSignIn(): Promise<void>;
  signOut(): Promise<void>;
  syncNow(): Promise<void>;
  queue(filter: QueueFilter, after: string | null, limit: number): Promise<QueuePage>;
  /** What a search is read as, while it is typed. */
  readSearch(text: string): Promise<SearchView>;
  /** The lists that have a name, each with how many cases it has. */
  views(): Promise<ViewCount[]>;
  /** Whom a case can be assigned to. */
  assignees(): Promise<Assignee[]>;
  /** The exact list of what will be done to several cases, before it is. */
  severalListed(what: Several, cases: string[]): Promise<SeveralCase[]>;
  /** Does it, and says of each what came of it. Never a decision. */
  several(what: Several, cases: string[]): Promise<SeveralDone[]>;
  /** What became of step-ups, by the code that opened them; for the roles that look for patterns. */
  reasons(): Promise<ReasonTable>;
  packageForm(caseId: string): Promise<PackageForm>;
  savePackage(asked: PackageAsked): Promise<PackageSaved>;
  /** The person chooses a package in the system's own dialog, and a key where it is encrypted; null when they choose nothing. */
  openReplay(): Promise<ReplayView | null>;
  closeReplay(): Promise<void>;
  /** Opens (and claims, if free and allowed). Leaves the case opened before. */
  openCase(caseId: string): Promise<CaseView>;
  /** The case of a link somebody followed from outside, once; `link_refused` when it was no such link. */
  takeLink(): Promise<string | null>;
  readCase(caseId: string): Promise<CaseView>;
  /** Contacts in clear, of the case that is open; each call is an entry of the log. */
  reveal(caseId: string, purpose: RevealPurpose): Promise<RevealedField[]>;
  /** What the file of a picture says of itself; looking at it is an entry of the log, like looking at the picture. */
  imageFacts(caseId: string, fileRef: string): Promise<PictureFacts>;
  /** Leaving without a decision: the claim is given back after 30 s. */
  leaveCase(caseId: string): Promise<void>;
  nextCase(after: string | null, filter: QueueFilter): Promise<string | null>;
  checkDecision(input: DecisionInput): Promise<Problem[]>;
  /** Rejects with an `AppError`, code for example `reason_required`. */
  saveDecision(input: DecisionInput): Promise<EntryView>;
  undo(entryId: string): Promise<void>;
  /** A person has taken note of an entry that needed them. */
  acknowledge(entryId: string): Promise<void>;
  /** A lead takes note that the log of this console was broken; decisions go on. */
  acknowledgeLog(): Promise<void>;
  /** Sends a parked entry again: the same key, the same bytes. */
  sendAgain(entryId: string): Promise<void>;
  loadDraft(caseId: string): Promise<Draft | null>;
  saveDraft(caseId: string, draft: Draft): Promise<void>;
  /** What a flight pack of so many cases would need, and what stands in its way. */
  packOffer(count: number, filter: QueueFilter): Promise<PackOffer>;
  /** Ends when the pack is made; the status tells how far it is. */
  takePack(count: number, filter: QueueFilter): Promise<PackReport>;
  cancelPack(): Promise<void>;
  releasePack(): Promise<PackReport>;
  /** What is kept how long, held, due and erased; for leads, auditors and privacy officers. */
  retentionReport(after: string | null): Promise<RetentionReport>;
  /** Both give the report as it is then; each needs a reason. */
  placeHold(caseId: string, reason: string): Promise<RetentionReport>;
  liftHold(caseId: string, reason: string): Promise<RetentionReport>;
  /** Decisions saved here since then, RFC 3339; what was taken back does not count. */
  decidedSince(since: string): Promise<Decided>;
  outbox(word: Word | null, after: string | null, limit: number): Promise<EntryPage>;
  /**
   * Puts a text onto the clipboard, from where it goes by itself. Rejects with `tip_off_refused` when it may not leave the
   * console (the attempt is then in the log), with `clipboard_off` where the configuration allows no copies, and with
   * `not_copied` where the system has no clipboard.
   */
  copyOut(caseId: string | null, text: string): Promise<void>;
  /** Integrity and completeness, and who can be asked for; for leads and auditors, as the calls that follow. */
  ledgerFacts(): Promise<LedgerFacts>;
  /** Looks at every entry of the log first. */
  checkLedger(): Promise<LedgerFacts>;
  ledgerDecisions(filter: LedgerFilter, after: string | null, limit: number): Promise<DecisionsPage>;
  ledgerEntries(filter: LedgerFilter, after: string | null, limit: number): Promise<EntriesPage>;
  timeline(caseId: string): Promise<Timeline>;
  /** Writes a file among the account's downloads; it names its filter, the time and the person, and is in the log. */
  exportLedger(asked: LedgerAsked): Promise<TakenOut>;
  /** Also before the profile is open. */
  settings(): Promise<SettingsView>;
  /** In force when it answers; status and, after another language, everything else is told to have changed. */
  keepSettings(settings: Settings): Promise<SettingsView>;
  /** What the program says of itself to whoever helps: no personal data, passed by the guard. */
  diagnostics(): Promise<string>;
  /** Address of a picture for `<img>`: our private scheme, a preview of at most 2,048 px, the full size on demand. */
  imageUrl(caseId: string, fileRef: string, full: boolean): string;
  /** A picture of the package that is open. */
  replayImageUrl(fileRef: string): string;
  onChanged(listener: (changed: Changed) => void): () => void;
};

/** The field of the form a missing thing belongs to. */
export function fieldOf(code: MissingCode): Problem["field"] {
  switch (code) {
    case "reason_required":
    case "unknown_reason":
    case "too_many_reasons":
    case "technical_reason_only":
    case "reason_does_not_fit":
      return "reasons";
    case "comment_required":
    case "comment_too_long":
      return "comment";
    case "customer_reason_required":
    case "customer_reason_not_allowed":
      return "customerReason";
    case "mark_required":
    case "mark_not_valid":
      return "marks";
    case "unknown_item":
      return "checklist";
    case "override_required":
    case "override_not_applicable":
      return "override";
    default:
      return "case";
  }
}

