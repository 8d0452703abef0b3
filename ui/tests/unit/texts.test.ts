// @vitest-environment node
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { FluentBundle, FluentResource } from "@fluent/bundle";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { COMMANDS } from "../../src/keys/commands";
import { KNOWN_CODES, asAppError, linesOf, noticeOf } from "../../src/show/errors";
import { ENGINE_CODES } from "../../src/ipc/codes";
import { has, setLocale, t } from "../../src/texts";
import * as parts from "./fluent";
import { NAMED, UNTOLD } from "./untold";

const root = join(import.meta.dirname, "..", "..", "src");
const files = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.(svelte|ts)$/.test(path) && !path.startsWith("ipc"))
  .map((path) => [path, readFileSync(join(root, path), "utf8")] as const);
const sourceOf = (locale: string) =>
  [
    `${locale}.ftl`,
    `${locale}.case.ftl`,
    `${locale}.desk.ftl`,
    `${locale}.errors.ftl`,
    `${locale}.ledger.ftl`,
    `${locale}.practice.ftl`,
  ]
    .map((name) => readFileSync(join(root, "texts", name), "utf8"))
    .join("\n");
const idsOf = (text: string) => [...text.matchAll(/^([a-z][\w-]*) =/gm)].map((match) => match[1] ?? "");
const source = sourceOf("en");
const ids = idsOf(source);

describe("the catalogue", () => {
  it("has no syntax error and no id twice", () => {
    const bundle = new FluentBundle("en");
    expect(bundle.addResource(new FluentResource(source))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("has every text that the view asks for by name", () => {
    for (const [path, text] of files) {
      for (const [, id] of text.matchAll(/\bt\(\s*"([^"]+)"/g))
        expect(has(id ?? ""), `${path}: ${id}`).toBe(true);
    }
  });

  it("holds nothing that the view never shows", () => {
    const all = files.map(([, text]) => text).join("\n");
    const families = [...all.matchAll(/`([a-z][a-z-]*-)\$\{/g)].map((match) => match[1] ?? "");
    for (const id of ids) {
      const named = all.includes(`"${id}"`) || families.some((family) => id.startsWith(family));
      const code = /^error-(.*?)(-action|-named|-bare)?$/.exec(id)?.[1]?.replaceAll("-", "_");
      expect(named || (code !== undefined && KNOWN_CODES.includes(code)), id).toBe(true);
    }
  });

  it("names every command", () => {
    for (const { id } of COMMANDS) expect(has(`command-${id}`), id).toBe(true);
  });

  it("uses exactly the five words for where a decision stands", () => {
    expect(["held", "waiting", "sent", "confirmed", "needs-you"].map((word) => t(`word-${word}`))).toEqual([
      "Held",
      "Waiting",
      "Sent",
      "Confirmed",
      "Needs you",
    ]);
  });

  it("counts in words that fit the number", () => {
    expect(t("compare-count", { count: 0, total: 7 })).toBe("no field differs, 7 compared");
    expect(t("compare-count", { count: 1, total: 7 })).toBe("one of 7 fields differs");
    expect(t("compare-count", { count: 2, total: 7 })).toBe("2 of 7 fields differ");
  });
});

// What a language writes as English does: names, abbreviations, and words that are the same by chance.
const SAME: Record<string, string[]> = {
  de: [
    "band-demo length-s length-min length-h length-h-min undo-left size-kb size-mb size-gb product version",
    "due-in-short filter-source-onboarding online offline side-selfie fact-status configure-live configure-staging",
    "ledger-code ledger-person ledger-who error-platform error-platform-bare",
  ],
  fr: [
    "length-s length-min length-h length-h-min undo-left product version",
    "filter-source images-label scope-images side-selfie side-other fact-session device-services ledger-code",
    "configure-live configure-staging error-platform error-platform-bare",
  ],
};
const WORDS: Record<string, string[]> = {
  de: ["Rücknehmbar", "Wartet", "Gesendet", "Bestätigt", "Zu klären"],
  fr: ["Annulable", "En attente", "Envoyée", "Confirmée", "À régler"],
};

describe.each(["de", "fr"])("the catalogue in %s", (locale) => {
  const english = parts.read(source);
  const texts = parts.read(sourceOf(locale));
  const categories = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
  afterEach(() => {
    if (typeof document !== "undefined") setLocale("en");
    vi.unstubAllGlobals();
  });

  it("has no syntax error, and the ids of English in the order of English", () => {
    const bundle = new FluentBundle(locale);
    expect(bundle.addResource(new FluentResource(sourceOf(locale)))).toEqual([]);
    expect(idsOf(sourceOf(locale))).toEqual(ids);
    expect([...texts.keys()]).toEqual(ids);
  });

  it("fills in what English fills in, and has its attributes", () => {
    for (const [id, message] of english) {
      const other = texts.get(id);
      expect(parts.variables(other?.value), id).toEqual(parts.variables(message.value));
      expect(Object.keys(other?.attributes ?? {}), id).toEqual(Object.keys(message.attributes));
    }
  });

  it("counts in the plural forms of the language", () => {
    for (const [id, { value }] of texts) {
      for (const select of parts.selects(value)) {
        const keys = select.variants.map(({ key }) => String(key.value));
        for (const key of keys)
          expect(/^\d+$/.test(key) || categories.includes(key as never), `${id}: ${key}`).toBe(true);
        expect(keys[select.star], id).toBe("other");
        // Where "one" covers more than the number one, a text that writes it out would say one of none.
        const one = select.variants.find(({ key }) => key.value === "one");
        const covers = new Intl.PluralRules(locale).select(0) === "one";
        if (one && covers && parts.variables(one.value).length === 0) expect(keys[0], id).toBe("0");
      }
    }
  });

  it("is translated: a text is equal to the English one only where the list says so", () => {
    const same = ids.filter((id) => parts.flat(texts.get(id)?.value) === parts.flat(english.get(id)?.value));
    expect(same.toSorted()).toEqual((SAME[locale] ?? []).flatMap((line) => line.split(" ")).toSorted());
  });

  it("uses exactly the five words for where a decision stands", () => {
    const said = ["held", "waiting", "sent", "confirmed", "needs-you"].map((word) =>
      parts.flat(texts.get(`word-${word}`)?.value),
    );
    expect(said).toEqual(WORDS[locale]);
  });

  it("is written in the quotes, apostrophes and spaces of the language", () => {
    const wrong =
      locale === "fr" ? / [:;?!»]|« |[^\u00a0][:;?!»]|«[^\u00a0]|'|\.\.\./ : /"|'|”|\u00a0|\.\.\./;
    for (const [id, { value }] of texts) expect(parts.flat(value), id).not.toMatch(wrong);
  });

  it("keeps the words on buttons short enough for a window of 1366 by 768", () => {
    const buttons =
      "command-approve command-reject command-undo command-cancel command-keys command-sync nav-queue nav-outbox";
    for (const id of buttons.split(" "))
      expect(parts.flat(texts.get(id)?.value).length, id).toBeLessThanOrEqual(16);
    const longer = "submit-approve-second entry-decide-again pack-renew lost-take-again changed-since-button";
    for (const id of longer.split(" "))
      expect(parts.flat(texts.get(id)?.value).length, id).toBeLessThanOrEqual(40);
    for (const id of ids.filter((one) => one.startsWith("remedy-")))
      expect(parts.flat(texts.get(id)?.value).length, id).toBeLessThanOrEqual(20);
  });

  it("is what the view shows once it is chosen", () => {
    vi.stubGlobal("document", { documentElement: { lang: "" } });
    setLocale(locale);
    for (const id of ids) expect(parts.variables(texts.get(id)?.value).length > 0 || t(id), id).not.toBe(id);
    expect(t("word-held")).toBe(WORDS[locale]?.[0]);
    expect(t("queue-list-label", { total: 0 })).not.toMatch(/, (ein Fall|un dossier)/);
    expect(document.documentElement.lang).toBe(locale);
  });
});

describe("the texts of errors", () => {
  const untold = Object.values(UNTOLD).flatMap((lines) => lines.flatMap((line) => line.split(" ")));
  const idOf = (code: string) => `error-${code.replaceAll("_", "-")}`;
  const errors = ids.filter((id) => id.startsWith("error-"));

  it("are there in every language for each code, or the list says why there is none", () => {
    for (const locale of ["en", "de", "fr"]) {
      const told = new Set(idsOf(sourceOf(locale)));
      const both = untold.filter((code) => told.has(idOf(code)));
      const neither = ENGINE_CODES.filter((code) => !told.has(idOf(code)) && !untold.includes(code));
      expect({ locale, both, neither }).toEqual({ locale, both: [], neither: [] });
    }
  });

  it("are left out for codes of the engine alone, each once and in order", () => {
    expect(untold.filter((code) => !(ENGINE_CODES as readonly string[]).includes(code))).toEqual([]);
    expect(new Set(untold).size).toBe(untold.length);
    for (const lines of Object.values(UNTOLD)) {
      const codes = lines.flatMap((line) => line.split(" "));
      expect(codes).toEqual(codes.toSorted());
    }
  });

  it("say what to do for what is said here, or by the engine in the person's language", () => {
    const said = new Set(UNTOLD.catalogue.flatMap((line) => line.split(" ")).map(idOf));
    for (const id of errors.filter((one) => one.endsWith("-action"))) {
      const of = id.slice(0, -"-action".length);
      expect(ids.includes(of) || said.has(of), id).toBe(true);
    }
  });

  it("fill in the case and what the engine names, nothing else, and are shown whole in a notice", () => {
    for (const locale of ["en", "de", "fr"]) {
      const texts = parts.read(sourceOf(locale));
      for (const id of errors) {
        const named = parts.variables(texts.get(id)?.value);
        const ofEngine = NAMED[id.slice("error-".length).replace(/-bare$/, "")]?.split(" ") ?? [];
        if (id.endsWith("-bare")) expect(ofEngine, id).toEqual(expect.arrayContaining(named));
        else expect(named, id).toEqual(id.endsWith("-named") ? ["id"] : ofEngine);
        expect(parts.flat(texts.get(id)?.value).length, `${locale} ${id}`).toBeLessThanOrEqual(300);
      }
    }
  });
});

describe.each(["en", "de", "fr"])("what an error names, in %s,", (locale) => {
  beforeEach(() => {
    vi.stubGlobal("document", { documentElement: { lang: "" } });
    setLocale(locale);
  });
  afterEach(() => {
    setLocale("en");
    vi.unstubAllGlobals();
  });

  it("stands in its text; where it is not known, a text without it does, or the engine's sentence", () => {
    for (const [id, names] of Object.entries(NAMED)) {
      const told = names.split(" ").map((name) => [name, name === "waiting" ? "7" : `:${name}:`] as const);
      const error = { code: id.replaceAll("-", "_"), message: "In English.", action: null };
      const { text } = noticeOf({ ...error, facts: Object.fromEntries(told) });
      for (const [name, fact] of told) expect(text, `${id} ${name}`).toContain(fact);
      expect([t(`error-${id}-bare`), "In English."], id).toContain(noticeOf(error).text);
    }
  });

  it("is said in words of the language where it is one of ours", () => {
    const of = (code: string, facts: Record<string, string>) =>
      noticeOf({ code, message: "In English.", action: null, facts }).text;
    const roles = {
      en: "This needs the role lead or auditor.",
      de: "Dafür braucht es die Rolle Leitung oder Revision.",
      fr: "Il faut pour cela le rôle responsable ou auditeur.",
    }[locale];
    expect(of("role_needed", { roles: "lead,auditor" })).toBe(roles);
    expect(of("log_broken", { why: "rolled_back" })).toContain(t("said-why-rolled-back"));
    expect(of("profile_held", { program: "command_line", process: "12345" })).toContain("12345");
    expect(of("profile_made_for_another", { what: "review API", recorded: "a", asked: "b" })).toContain(
      t("said-what-review-api"),
    );
    const waiting = ["0", "1", "2"].map((number) => of("profile_other_person", { waiting: number }));
    expect(new Set(waiting).size).toBe(3);
    expect(waiting[0]).toBe(t("error-profile-other-person-bare"));
  });
});

describe("errors", () => {
  it("keeps the engine's own message for a code the table does not know", () => {
    expect(noticeOf({ code: "brand_new", message: "It broke.", action: "Mend it." })).toEqual({
      code: "brand_new",
      severity: "warning",
      text: "It broke.",
      action: "Mend it.",
      remedy: null,
    });
  });

  it("shows no advice of the engine's beside a text of ours, and its own lines where they say more", () => {
    const silent = {
      code: "addresses_silent",
      message: "The address `platform` does not answer.",
      action: "?",
    };
    expect(noticeOf({ code: "closing", message: "Bye.", action: "Wait." }).action).toBe(null);
    expect(noticeOf({ code: "config_faults", message: "line 1\nline 2", action: "?" })).toMatchObject({
      text: "line 1\nline 2",
      action: "Correct the lines named, then try again.",
    });
    expect(linesOf({ code: "config_faults", message: "line 1\nline 2", action: "?" })).toEqual([
      "line 1",
      "line 2",
    ]);
    expect(linesOf({ code: "key_wrong", message: "The key `db-key` is not the one.", action: "?" })).toEqual(
      [],
    );
    expect(linesOf(silent)).toEqual([silent.message]);
    expect(noticeOf(silent).text).toBe("Not every address answers.");
  });

  it("says what to do for the codes it knows", () => {
    expect(noticeOf({ code: "sign_in_needed", message: "401", action: null })).toMatchObject({
      text: "Your sign-in has run out.",
      remedy: "sign-in",
    });
  });

  it("puts what the clocks show before the advice on a certificate refused for its dates", () => {
    const dates = { code: "certificate_refused", message: "Refused.", action: null };
    const actionWith = (facts: Record<string, string>) => noticeOf({ ...dates, facts }).action;
    const advice = t("error-certificate-refused-action");
    expect(actionWith({}), "another fault than dates").toBe(advice);
    expect(actionWith({ here: "10:00 UTC" })).toBe(`This computer’s clock says 10:00 UTC. ${advice}`);
    const both = actionWith({ here: "10:00 UTC", there: "12:00 UTC" });
    expect(both).toContain("says 10:00 UTC");
    expect(both).toContain("said 12:00 UTC");
    expect(both).toContain(advice);
  });

  it("names the case where it is known", () => {
    const gone = { code: "case_gone", message: "gone", action: null };
    expect(noticeOf(gone).text).toBe("The platform has removed this case.");
    expect(noticeOf(gone, "cse_1").text).toBe("The platform has removed case cse_1.");
    expect(noticeOf({ ...gone, code: "offline" }, "cse_1")).toEqual(noticeOf({ ...gone, code: "offline" }));
  });

  it("has a row for every code the engine can give, and for no other", () => {
    expect(KNOWN_CODES.toSorted()).toEqual([...ENGINE_CODES]);
  });

  it("takes no word of the language itself for a code", () => {
    expect(noticeOf({ code: "toString", message: "It broke.", action: null }).severity).toBe("warning");
  });

  it("turns anything thrown into an error a person can read, without its insides", () => {
    const error = asAppError(new TypeError("cannot read 'name' of undefined"));
    expect(error.code).toBe("unexpected");
    expect(error.message).not.toContain("undefined");
  });
});
