// A person's settings as the window holds them: applied when they are set, kept by the engine, which has the last word.
import type { AppError, Ipc, Settings, SettingsView, Theme } from "../ipc";
import { own } from "../keys/own.svelte";
import { usable } from "../keys/remap";
import { applyAppearance, onContrast } from "../show/appearance";
import { asAppError } from "../show/errors";
import { setLocale } from "../texts";

const THEMES: Theme[] = ["system", "light", "dark", "contrast"];

export class SettingsState {
  view = $state.raw<SettingsView | null>(null);
  open = $state(false);
  #told = false;
  #turn = 0;

  constructor(
    readonly ipc: Ipc,
    readonly report: (error: AppError) => void,
  ) {}

  get now(): Settings | null {
    return this.view?.settings ?? null;
  }

  get autoAdvance(): boolean {
    return this.view?.settings.autoAdvance ?? true;
  }

  /** Reads and applies; called before the profile is open, and again when it is. */
  async load(): Promise<void> {
    const turn = (this.#turn += 1);
    try {
      const view = await this.ipc.settings();
      if (turn !== this.#turn) return;
      this.#take(view);
      if (view.notice && !this.#told) {
        this.#told = true;
        this.report(view.notice);
      }
    } catch (thrown) {
      this.report(asAppError(thrown));
    }
  }

  start(): () => void {
    return onContrast(() => this.now && applyAppearance(this.now));
  }

  isDefault(name: keyof Settings): boolean {
    const view = this.view;
    return !view || JSON.stringify(view.settings[name]) === JSON.stringify(view.defaults[name]);
  }

  /** Sets some; what cannot be kept is told, and is as the engine says. */
  async set(change: Partial<Settings>): Promise<void> {
    const before = this.view;
    if (!before) return;
    const turn = (this.#turn += 1);
    this.#take({ ...before, settings: { ...before.settings, ...change } });
    try {
      const view = await this.ipc.keepSettings(this.view?.settings ?? before.settings);
      // Somebody who moves a slider is further than this answer.
      if (turn === this.#turn) this.#take(view);
    } catch (thrown) {
      if (turn === this.#turn) this.#take(before);
      this.report(asAppError(thrown));
    }
  }

  /** Applies without keeping: while a slider moves. */
  preview(change: Partial<Settings>): void {
    if (this.now) applyAppearance({ ...this.now, ...change });
  }

  /** The lists somebody named are their work, not a setting: they are never set back. */
  get anyChanged(): boolean {
    const names = Object.keys(this.view?.defaults ?? {}) as (keyof Settings)[];
    return names.some((name) => name !== "views" && !this.isDefault(name));
  }

  async resetAll(): Promise<void> {
    if (this.view) await this.set({ ...this.view.defaults, views: this.view.settings.views });
  }

  async reset(name: keyof Settings): Promise<void> {
    const defaults = this.view?.defaults;
    if (defaults) await this.set({ [name]: defaults[name] });
  }

  async nextTheme(): Promise<void> {
    const at = THEMES.indexOf(this.now?.theme ?? "system");
    await this.set({ theme: THEMES[(at + 1) % THEMES.length] ?? "system" });
  }

  #take(view: SettingsView): void {
    this.view = view;
    const { settings } = view;
    applyAppearance(settings);
    setLocale(settings.language ?? view.languageDefault);
    own.single = settings.singleKeys;
    own.keys = usable(settings.keys);
  }
}
