// The words of DESIGN 6.5 mean the same in every place: this walks the texts of the window, of the engine and of the command
// line, and the glossary.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "..", "..", "..");
const read = (path: string) => readFileSync(join(ROOT, path), "utf8");
const WORDS = ["held", "waiting", "sent", "confirmed", "needs-you", "withdrawn"];
const LOCALES = ["en", "de", "fr"];

/** Every text of a locale, window and engine, by id; a select and its variants are one text. */
function texts(locale: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const folder of ["ui/src/texts", "src/catalogue/texts"]) {
    for (const file of readdirSync(join(ROOT, folder)).filter((name) => name.startsWith(`${locale}.`))) {
      let id = "";
      for (const line of read(`${folder}/${file}`).split("\n")) {
        const begun = /^([a-zA-Z][\w-]*) =(.*)$/.exec(line);
        if (begun) id = begun[1] ?? "";
        if (line.startsWith("#")) id = "";
        if (id) found.set(id, `${found.get(id) ?? ""}${begun ? (begun[2] ?? "") : line}\n`);
      }
    }
  }
  return found;
}

/** The table of the glossary, a row a word. */
function glossary(): string[][] {
  const table = read("docs/languages.md").split("## The five words")[1]?.split("\n## ")[0] ?? "";
  const rows = table.split("\n").filter((line) => line.startsWith("| ") && !line.startsWith("| English"));
  return rows.map((line) =>
    line
      .split("|")
      .slice(1, 4)
      .map((cell) => cell.trim()),
  );
}

describe("where a decision stands", () => {
  it("is called by the same word in the window, the glossary and the command line", () => {
    const rows = glossary();
    expect(rows.length).toBe(WORDS.length);
    LOCALES.forEach((locale, at) => {
      const all = texts(locale);
      expect(WORDS.map((word) => all.get(`word-${word}`)?.trim())).toEqual(rows.map((row) => row[at]));
    });
    const shown = [...read("src/bin/second-look-cli/show_queue.rs").matchAll(/Word::\w+ => "([^"]+)"/g)];
    expect(shown.map((one) => one[1])).toEqual(rows.map((row) => row[0]));
  });

  it("is the only thing called Held: no claim and no case is", () => {
    // About a decision that can be taken back, and three that are ordinary English of a thing.
    const about =
      /^(word-held|heard-approved|heard-rejected|approve-about|reject-about|check-zone-alone|qes-3105)$/;
    const elsewhere = [...texts("en")].filter(([id, text]) => /\bheld\b/i.test(text) && !about.test(id));
    expect(elsewhere.map(([id]) => id).filter((id) => id !== "outbox-why-held_in_between")).toEqual([]);
    const cli = readdirSync(join(ROOT, "src/bin/second-look-cli")).filter((name) => name.startsWith("show_"));
    for (const file of cli) {
      const said = [...read(`src/bin/second-look-cli/${file}`).matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(
        (one) => one[1] ?? "",
      );
      const wrong = said.filter((text) => /\bheld\b/i.test(text) && !/^Held( \{\}|,|$)/.test(text));
      expect(wrong, file).toEqual([]);
    }
  });

  it("is never called by the platform's or the code's own words", () => {
    for (const locale of LOCALES) {
      const raw = /\b(queued|superseded|parked|needs_review|needs_you|unacknowledged|dead letter)\b/i;
      // The table of reasons counts what became of cases; superseded is the word for one end of them.
      const others = [...texts(locale)].filter(([id]) => !id.startsWith("became-"));
      const wrong = others.filter(([, text]) => raw.test(text.replace(/\{[^}]*\}/g, "")));
      expect(wrong.map(([id, text]) => `${locale} ${id}: ${text.trim()}`)).toEqual([]);
    }
  });
});
