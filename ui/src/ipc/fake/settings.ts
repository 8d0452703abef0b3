// The settings of the engine over sample data: kept as long as the page is open.
import type { AppError, Language, Settings, SettingsView, Status } from "../contract";

const DEFAULTS: Settings = {
  theme: "system",
  textPercent: 100,
  density: "compact",
  queuePercent: 100,
  whyPercent: 100,
  singleKeys: true,
  autoAdvance: true,
  undoSecs: null,
  language: null,
  keys: {},
  views: [],
};

export class FakeSettings {
  #now: Settings = structuredClone(DEFAULTS);
  #notice: AppError | null = null;
  /** Seconds of undo below which the organisation lets nobody go: a hook for the tests. */
  leastUndoSecs = 0;
  readonly undoDefault = 10;
  /** The language of the account. */
  languageDefault: Language = "en";

  view(): SettingsView {
    return structuredClone({
      settings: this.#now,
      defaults: DEFAULTS,
      undoChoices: [0, 5, 10, 20, 30, 60].filter((secs) => secs >= this.leastUndoSecs),
      undoDefault: this.undoDefault,
      languageDefault: this.languageDefault,
      notice: this.#notice,
    });
  }

  /** What of the status follows. */
  keep(settings: Settings): Partial<Status> {
    const { textPercent, undoSecs } = settings;
    if (textPercent < 85 || textPercent > 150) {
      const message = "A setting has a value it cannot have.";
      throw { code: "settings_refused", message, action: "Choose one of the values that are offered." };
    }
    if (settings.views.some((view) => view.name.trim() === "")) {
      const message = "A setting has a value it cannot have.";
      throw { code: "settings_refused", message, action: "Choose one of the values that are offered." };
    }
    const before = this.#now;
    this.#now = structuredClone(settings);
    this.#notice = null;
    const undo = undoSecs === before.undoSecs ? {} : { undoSecs: undoSecs ?? this.undoDefault };
    return { ...undo, language: settings.language ?? this.languageDefault };
  }

  /** The file was damaged: the defaults hold, and it is told. */
  damage(): void {
    this.#now = structuredClone(DEFAULTS);
    const message = "Your settings could not be read.";
    this.#notice = { code: "settings_unread", message, action: null, facts: {} };
  }
}
