// What the whole window shares: the seam, the newest status, which screen is open, notices, what is read out, the theme.
// The engine is the truth: events say what moved, and this re-reads.
import type { Changed, EntryView, Ipc, LedgerList, ReplayView, Status, Whereabouts, Word } from "./ipc";
import type { CommandId } from "./keys/commands";
import { SettingsState } from "./screens/settings.svelte";
import { shownText } from "./show/text";
import { timestamp } from "./show/time";
import { setLocale, t } from "./texts";
import { asAppError, leftBehind, noticeOf, type Notice, type Told } from "./show/errors";

/** A decision that can still be taken back, with the moment on this window's clock when that ends. */
export type Held = EntryView & { endsAt: number };

/** Whole seconds left, never more than the engine said. */
export function secsLeft(held: Held, now: number): number {
  return Math.max(0, Math.min(held.undoSecsLeft, Math.ceil((held.endsAt - now) / 1000)));
}

/** Set where this window only practises: nothing here is anybody's, and nothing leaves this page. */
export interface Practice {
  leave: () => void;
}

/** A list with a name, of those a command with several keys stands for, in their order. */
export interface NamedList {
  name: string;
  command: CommandId;
  show: () => void;
}

export type Screen = "console" | "outbox" | "ledger" | "replay";
const NOTICES = 3;
const REMEMBERED = 50;
/** Nearer together two presses are one that bounced, or a hand that doubts whether the first was heard. */
const BOUNCE_MS = 600;

export class App {
  readonly ipc: Ipc;
  status = $state.raw<Status | null>(null);
  signedIn = $state(false);
  screen = $state<Screen>("console");
  /** The outbox filter that a count in the status bar asked for. */
  outboxWord = $state<Word | null>(null);
  /** The list the ledger shows. */
  ledgerList = $state<LedgerList>("decisions");
  /** Where the person stood when the window locked: the queue begins there. */
  stood: Whereabouts | null = null;
  #back: Promise<void> | null = null;
  notices = $state.raw<(Notice & { key: number })[]>([]);
  /** What was told since the window opened or the person signed in, the newest first. */
  history = $state.raw<(Notice & { key: number; at: string })[]>([]);
  noticesOpen = $state(false);
  diagnosticsOpen = $state(false);
  heard = $state("");
  readonly settings: SettingsState;
  keysOpen = $state(false);
  /** The sheet of keys opens for changing them. */
  keysChanging = $state(false);
  paletteOpen = $state(false);
  /** Lists with a name, which the palette offers beside the commands. */
  lists = $state.raw<NamedList[]>([]);
  reasonsOpen = $state(false);
  retentionOpen = $state(false);
  /** The case an evidence package is asked for. */
  packageOf = $state<string | null>(null);
  /** The package that is open to look at. */
  replay = $state.raw<ReplayView | null>(null);
  /** Codes, reasons and comments are off the screen while it is shared. */
  blanked = $state(false);
  /** Another part asked for the flight pack. */
  packWanted = $state(false);
  /** A case another screen asked the console to open. */
  wanted = $state<string | null>(null);
  /** A case whose timeline another screen asked the ledger for. */
  timelineOf = $state<string | null>(null);
  /** A case a link from outside asks for: opened where nothing is under way, offered otherwise. */
  linked = $state<string | null>(null);
  /** It waits for an answer. */
  linkOffered = $state(false);
  /** Somebody practises: the window is called otherwise meanwhile. */
  away = false;
  practice: Practice | null = null;
  /** Decisions that can still be taken back, newest first, with the moment (our clock) their time runs out. */
  held = $state.raw<Held[]>([]);
  /** The newest decision that is being saved. */
  saving = $state.raw<Promise<EntryView | null> | null>(null);
  /** A decision is being taken back; the case that is opened then is not the one on screen. */
  takingBack = $state(false);
  /** When a decision was last taken back, in this window's own time. */
  #tookBackAt = -BOUNCE_MS;
  /** Entries that were taken back here: a list read before still has them. */
  // Not state: what is painted is `held`, which is read without them.
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  #taken = new Set<string>();
  /** Number of the newest reading of what is held: an older one that comes later is dropped. */
  #readings = 0;
  // Not state: nobody paints the listeners.
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  #listeners = new Set<(changed: Changed) => void>();
  #notice = 0;
  /** A sync was asked for by hand: whoever asks hears its end. */
  #syncAsked = false;

  constructor(ipc: Ipc) {
    this.ipc = ipc;
    this.settings = new SettingsState(ipc, (error) => this.report(error));
  }

  start(): () => void {
    void this.readStatus().then(() => this.readHeld());
    return this.ipc.onChanged((changed) => {
      if (changed.status) void this.readStatus();
      if (changed.link) void this.followLink();
      if (changed.outbox) void this.readHeld();
      for (const listener of this.#listeners) listener(changed);
    });
  }

  onChanged(listener: (changed: Changed) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async readStatus(): Promise<void> {
    const status = await this.try(() => this.ipc.status());
    if (status) {
      if (this.status === null) await (this.#back ??= this.#comeBack());
      const before = this.status;
      const back = status.signIn === "signed_in" && before?.signIn !== "signed_in";
      // Before anything of it is drawn.
      if (before?.language !== status.language) setLocale(status.language);
      this.status = status;
      // Signing in again while work is open keeps the work on screen; only the first time is there nothing to keep.
      if (!status.canReadLedger && this.screen === "ledger") this.screen = "console";
      const was = this.signedIn;
      if (status.signIn !== "signing_in") this.signedIn = status.signIn !== "signed_out";
      if (was && !this.signedIn) this.#clear();
      if (was && this.signedIn && before) this.#tellReach(before, status);
      if ((!was && this.signedIn) || back) void this.followLink();
      // Who is back needs no more telling to sign in.
      if (back) this.notices = this.notices.filter((notice) => notice.remedy !== "sign-in");
      const pending = status.signIn === "signed_out" ? 0 : status.casesPending;
      // The title carries the product and a count, never a name or an id.
      const product = this.practice ? `${t("practice-band")} · ${status.product}` : status.product;
      if (!this.away) document.title = pending > 0 ? `${product} (${pending})` : product;
    }
  }

  /** After a lock, before anything is drawn: the screen, its list and the case the person stood at. */
  async #comeBack(): Promise<void> {
    const stood = await this.try(() => this.ipc.comeBack());
    if (stood === null) return;
    this.stood = stood;
    this.wanted = stood.open;
    if (stood.screen === "outbox") this.go("outbox", stood.word);
    else if (stood.screen !== "queue") {
      this.ledgerList = stood.screen;
      this.screen = "ledger";
    }
  }

  /** What the status bar shows without a word, for the ear: going offline, being back, the end of a sync. */
  #tellReach(before: Status, now: Status): void {
    const { waiting, sent } = now.counts;
    if (before.online && !now.online) this.say(t("heard-offline"));
    else if (!before.online && now.online) this.say(t("heard-online", { waiting, sent }));
    else if (this.#syncAsked && !now.sync.running && before.lastSyncedAt !== now.lastSyncedAt) {
      this.#syncAsked = false;
      this.say(t("heard-synced", { count: now.casesPending }));
    }
  }

  /** Asks for a sync at once. One that comes by itself says nothing at its end. */
  async sync(): Promise<void> {
    this.#syncAsked = true;
    const asked = await this.try(async () => {
      await this.ipc.syncNow();
      return true;
    });
    if (!asked) this.#syncAsked = false;
  }

  /** Nothing of anyone stays behind, nor in what was read out. */
  #clear(): void {
    this.#syncAsked = false;
    this.heard = "";
    this.notices = [];
    this.history = [];
    this.noticesOpen = this.diagnosticsOpen = false;
    this.held = [];
    this.#taken.clear();
    this.wanted = this.linked = this.timelineOf = null;
    this.linkOffered = false;
    this.packWanted = false;
    this.outboxWord = null;
    this.stood = null;
    this.screen = "console";
    this.keysOpen = false;
    this.settings.open = false;
    this.paletteOpen = false;
    this.reasonsOpen = false;
    this.retentionOpen = false;
    this.packageOf = null;
    this.replay = null;
  }

  /** Lets the person choose a package and shows what its reviewer saw, in the place of whatever is on screen. */
  async openReplay(): Promise<void> {
    const view = await this.try(() => this.ipc.openReplay());
    if (view === null || !this.signedIn) return;
    this.replay = view;
    this.screen = "replay";
  }

  /** Back to the desk; nothing of the package stays in this page. */
  async closeReplay(): Promise<void> {
    this.replay = null;
    if (this.screen === "replay") this.screen = "console";
    await this.try(() => this.ipc.closeReplay());
  }

  async readHeld(): Promise<void> {
    if (!this.signedIn) return;
    const reading = (this.#readings += 1);
    const page = await this.try(() => this.ipc.outbox("held", null, 20));
    // A reading that was begun before another, or before a decision was saved, says less, whenever it comes.
    if (!page || reading !== this.#readings) return;
    const now = Date.now();
    this.held = page.entries
      .filter((entry) => !this.#taken.has(entry.entryId))
      .map((entry) => ({ ...entry, endsAt: now + entry.undoSecsLeft * 1000 }));
  }

  /** Something is held, is being saved, or is just being taken back: whoever asks to take back is told which. */
  get canTakeBack(): boolean {
    return this.held.length > 0 || this.saving !== null || this.takingBack;
  }

  /** A decision is on its way: the key that takes back means this one, from the moment it was submitted. */
  async saves(asked: Promise<EntryView | null>): Promise<EntryView | null> {
    const saving = asked.then((entry) => {
      if (this.saving === saving) this.saving = null;
      if (entry?.word === "held") {
        this.#readings += 1;
        const endsAt = Date.now() + entry.undoSecsLeft * 1000;
        this.held = [{ ...entry, endsAt }, ...this.held.filter((one) => one.entryId !== entry.entryId)];
      }
      return entry;
    });
    this.saving = saving;
    return saving;
  }

  /**
   * Takes a decision back, the newest that is held if none is named, and opens its case again in the console. Whether a
   * named one still can be is the engine's to say: more may be held than are known here. While one is being saved that one is
   * meant; a press that comes on top of another takes back nothing older.
   */
  async undo(named?: Pick<EntryView, "entryId" | "caseId">): Promise<void> {
    if (this.takingBack) return this.say(t("heard-undo-running"));
    if (performance.now() - this.#tookBackAt < BOUNCE_MS) return this.say(t("heard-undo-once"));
    const { saving } = this;
    this.takingBack = true;
    try {
      const entry = named ?? (saving === null ? this.held[0] : await saving);
      if (entry) await this.#takeBack(entry);
      else if (saving !== null) this.say(t("heard-undo-unsaved"));
    } finally {
      this.takingBack = false;
    }
  }

  async #takeBack({ entryId, caseId }: Pick<EntryView, "entryId" | "caseId">): Promise<void> {
    if (this.#taken.has(entryId)) return this.say(t("heard-undone", { id: caseId }));
    this.#taken.add(entryId);
    this.held = this.held.filter((one) => one.entryId !== entryId);
    const done = await this.try(async () => {
      await this.ipc.undo(entryId);
      return true;
    }, caseId);
    if (done) this.#tookBackAt = performance.now();
    else this.#taken.delete(entryId);
    await this.readHeld();
    if (!done) return;
    this.say(t("heard-undone", { id: caseId }));
    if (this.screen === "console") this.openCase(caseId);
  }

  /** Runs a call; an error becomes a notice and null. The notice may name the case it is about. */
  async try<T>(call: () => Promise<T>, caseId: string | null = null): Promise<T | null> {
    try {
      return await call();
    } catch (thrown) {
      this.report(asAppError(thrown), caseId);
      return null;
    }
  }

  report(error: Told, caseId: string | null = null): void {
    this.#tell(noticeOf(error, caseId), (one) => one.code === error.code);
  }

  /** What became of a decision whose case is not on screen any more. One about another decision stays beside it. */
  reportLeft(error: Told, caseId: string, why?: string): void {
    const notice = leftBehind(error, caseId, why);
    this.#tell(notice, (one) => one.text === notice.text);
  }

  /** It takes the place of what said the same before. */
  #tell(told: Notice, isSame: (one: Notice) => boolean): void {
    const notice = { ...told, key: (this.#notice += 1) };
    if (notice.severity === "quiet") return this.say(notice.text);
    this.history = [{ ...notice, at: timestamp(Date.now()) }, ...this.history].slice(0, REMEMBERED);
    const others = this.notices.filter((one) => !isSame(one));
    this.notices = [...others, notice].slice(-NOTICES);
  }

  dismiss(key: number): void {
    this.notices = this.notices.filter((notice) => notice.key !== key);
  }

  say(text: string): void {
    this.heard = shownText(text);
  }

  go(screen: Screen, word: Word | null = null): void {
    this.outboxWord = word;
    this.screen = screen;
  }

  openCase(caseId: string): void {
    this.wanted = caseId;
    this.screen = "console";
  }

  openTimeline(caseId: string): void {
    this.timelineOf = caseId;
    this.screen = "ledger";
  }

  /** Somebody followed a link. Before a sign-in the engine keeps it. */
  async followLink(): Promise<void> {
    if (!this.signedIn) return;
    const caseId = await this.try(() => this.ipc.takeLink());
    if (caseId === null) return;
    this.linked = caseId;
    // Elsewhere than over the queue there is something else at hand.
    this.linkOffered = this.screen !== "console";
    this.say(t("link-asks", { id: caseId }));
  }

  openPack(): void {
    this.packWanted = true;
    this.screen = "console";
  }

  /** For screen sharing: everywhere at once, until the same key. Never remembered: who starts anew sees all. */
  blank(): void {
    this.blanked = !this.blanked;
    document.documentElement.toggleAttribute("data-blanked", this.blanked);
    this.say(t(this.blanked ? "heard-blanked" : "heard-shown"));
  }

  async nextTheme(): Promise<void> {
    await this.settings.nextTheme();
    this.say(t(`theme-${this.settings.now?.theme ?? "system"}`));
  }

  /** From the settings to the sheet of keys, ready for changing. */
  changeKeys(): void {
    this.settings.open = false;
    this.keysChanging = true;
    this.keysOpen = true;
  }
}
