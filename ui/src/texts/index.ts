// Every visible string of the view comes from here. The meanings of codes and the texts for end users do not: those are the
// engine's (src/catalogue/texts/) and come with each case. English is complete; another language is a file beside en.ftl.
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import en from "./en.ftl?raw";

const CATALOGUES: Record<string, string> = { en };

// Direction isolation is done by <bdi> (parts/Shown.svelte) and by show/text.ts `isolated`, where strangers' text enters
// a sentence; so numbers and our own words stay free of invisible characters.
function bundleFor(locale: string): FluentBundle {
  const bundle = new FluentBundle(locale, { useIsolating: false });
  bundle.addResource(new FluentResource(CATALOGUES[locale] ?? en));
  return bundle;
}

let bundle = bundleFor("en");

export function setLocale(locale: string): void {
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
