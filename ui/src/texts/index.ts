// Every visible string of the view comes from here. The meanings of codes and the texts for end users do not: those are the
// engine's (src/catalogue/texts/) and come with each case. English is complete and lies under every other language, which is
// six files beside the English six.
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import de from "./de.ftl?raw";
import deCase from "./de.case.ftl?raw";
import deDesk from "./de.desk.ftl?raw";
import deErrors from "./de.errors.ftl?raw";
import deLedger from "./de.ledger.ftl?raw";
import dePractice from "./de.practice.ftl?raw";
import en from "./en.ftl?raw";
import enCase from "./en.case.ftl?raw";
import enDesk from "./en.desk.ftl?raw";
import enErrors from "./en.errors.ftl?raw";
import enLedger from "./en.ledger.ftl?raw";
import enPractice from "./en.practice.ftl?raw";
import fr from "./fr.ftl?raw";
import frCase from "./fr.case.ftl?raw";
import frDesk from "./fr.desk.ftl?raw";
import frErrors from "./fr.errors.ftl?raw";
import frLedger from "./fr.ledger.ftl?raw";
import frPractice from "./fr.practice.ftl?raw";
import { spoken } from "./spoken.svelte";

const ENGLISH = [en, enCase, enDesk, enErrors, enLedger, enPractice];
const CATALOGUES: Record<string, readonly string[]> = {
  en: ENGLISH,
  de: [de, deCase, deDesk, deErrors, deLedger, dePractice],
  fr: [fr, frCase, frDesk, frErrors, frLedger, frPractice],
};

export const LANGUAGES = ["en", "de", "fr"] as const;
const OWN_NAMES: Record<string, string> = { en: "English", de: "Deutsch", fr: "Français" };

// Direction isolation is done by <bdi> (parts/Shown.svelte) and by show/text.ts `isolated`, where strangers' text enters
// a sentence; so numbers and our own words stay free of invisible characters.
function bundleFor(locale: string): FluentBundle {
  const bundle = new FluentBundle(locale, { useIsolating: false });
  for (const source of ENGLISH) bundle.addResource(new FluentResource(source));
  for (const source of CATALOGUES[locale] ?? []) {
    bundle.addResource(new FluentResource(source), { allowOverrides: true });
  }
  return bundle;
}

const bundles = new Map<string, FluentBundle>();
function bundle(): FluentBundle {
  const { locale } = spoken;
  const made = bundles.get(locale) ?? bundleFor(locale);
  bundles.set(locale, made);
  return made;
}

/** The language and country whose customs dates and numbers follow. */
export function customs(): string {
  return spoken.locale === "en" ? "en-GB" : spoken.locale;
}

/** Speaks a language from now on; one without texts of its own is English. What is on screen follows. */
export function setLocale(tag: string): void {
  const locale = tag in CATALOGUES ? tag : "en";
  if (spoken.locale !== locale) spoken.locale = locale;
  document.documentElement.lang = locale;
}

/** A language in its own words, so that whoever reads no other finds it. */
export function ownNameOf(tag: string): string {
  return OWN_NAMES[tag] ?? tag;
}

export function has(id: string): boolean {
  return bundle().hasMessage(id);
}

/** A text by its id, or null: there is none, or something it names is not known. */
export function naming(id: string, values: Record<string, FluentVariable>): string | null {
  const now = bundle();
  const message = now.getMessage(id);
  if (!message?.value) return null;
  const unknown: Error[] = [];
  const text = now.formatPattern(message.value, values, unknown);
  return unknown.length > 0 ? null : text;
}

/** A text by its id. A missing text shows its id: ugly on purpose, and a test fails on it. */
export function t(id: string, values?: Record<string, FluentVariable>): string {
  const now = bundle();
  const message = now.getMessage(id);
  if (!message?.value) return id;
  return now.formatPattern(message.value, values ?? null, []);
}
