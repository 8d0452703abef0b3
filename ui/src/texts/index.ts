// Every visible string of the view comes from here. The meanings of codes and the texts for end users do not: those are the
// engine's (src/catalogue/texts/) and come with each case. English is complete and lies under every other language, which is
// three files beside the English three.
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import de from "./de.ftl?raw";
import deCase from "./de.case.ftl?raw";
import deDesk from "./de.desk.ftl?raw";
import en from "./en.ftl?raw";
import enCase from "./en.case.ftl?raw";
import enDesk from "./en.desk.ftl?raw";
import fr from "./fr.ftl?raw";
import frCase from "./fr.case.ftl?raw";
import frDesk from "./fr.desk.ftl?raw";

const ENGLISH = [en, enCase, enDesk];
const CATALOGUES: Record<string, readonly string[]> = {
  en: ENGLISH,
  de: [de, deCase, deDesk],
  fr: [fr, frCase, frDesk],
};

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

let bundle = bundleFor("en");
let spoken = "en";

/** The language and country whose customs dates and numbers follow. */
export function customs(): string {
  return spoken === "en" ? "en-GB" : spoken;
}

/** Speaks a language from now on; one without texts of its own is English. */
export function setLocale(tag: string): void {
  const locale = tag in CATALOGUES ? tag : "en";
  spoken = locale;
  bundle = bundleFor(locale);
  document.documentElement.lang = locale;
}

export function has(id: string): boolean {
  return bundle.hasMessage(id);
}

/** A text by its id. A missing text shows its id: ugly on purpose, and a test fails on it. */
export function t(id: string, values?: Record<string, FluentVariable>): string {
  const message = bundle.getMessage(id);
  if (!message?.value) return id;
  return bundle.formatPattern(message.value, values ?? null, []);
}
