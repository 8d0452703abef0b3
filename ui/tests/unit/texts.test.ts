// @vitest-environment node
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { FluentBundle, FluentResource } from "@fluent/bundle";
import { describe, expect, it } from "vitest";
import { COMMANDS } from "../../src/keys/commands";
import { KNOWN_CODES, asAppError, noticeOf } from "../../src/show/errors";
import { ENGINE_CODES } from "../../src/ipc/codes";
import { has, t } from "../../src/texts";

const root = join(import.meta.dirname, "..", "..", "src");
const files = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.(svelte|ts)$/.test(path) && !path.startsWith("ipc"))
  .map((path) => [path, readFileSync(join(root, path), "utf8")] as const);
const source = ["en.ftl", "en.case.ftl"]
  .map((name) => readFileSync(join(root, "texts", name), "utf8"))
  .join("\n");
const ids = [...source.matchAll(/^([a-z][\w-]*) =/gm)].map((match) => match[1] ?? "");

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
      const code = /^error-(.*?)(-action)?$/.exec(id)?.[1]?.replaceAll("-", "_");
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

  it("says what to do for the codes it knows", () => {
    expect(noticeOf({ code: "sign_in_needed", message: "401", action: null })).toMatchObject({
      text: "Your sign-in has run out.",
      remedy: "sign-in",
    });
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
