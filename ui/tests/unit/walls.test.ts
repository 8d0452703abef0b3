// @vitest-environment node
// Walls that keep the view what it is. They read the sources; a broken wall names the file.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..", "..", "src");
const files = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.(svelte|ts|css)$/.test(path))
  .map((path) => ({ path: path.replaceAll("\\", "/"), text: readFileSync(join(root, path), "utf8") }));

/** Third-party parts and the one file that may know each. */
const OWNERS: Record<string, string> = {
  "bits-ui": "parts/Sheet.svelte",
  virtua: "parts/LongList.svelte",
  tinykeys: "keys/match.ts",
  "@fluent/bundle": "texts/index.ts",
  "@lucide/svelte": "parts/Icon.svelte",
  "@fontsource-variable/inter": "styles/fonts.css",
};

describe("walls", () => {
  it("imports each third-party part in exactly one file", () => {
    for (const [name, owner] of Object.entries(OWNERS)) {
      const users = files.filter(({ text }) => new RegExp(`(from |url\\()"${name}(/[^"]*)?"`).test(text));
      expect(
        users.map(({ path }) => path),
        name,
      ).toEqual([owner]);
    }
  });

  it("knows Tauri only at the seam", () => {
    for (const { path, text } of files) {
      if (!path.startsWith("ipc/")) expect(text, path).not.toMatch(/@tauri-apps|__TAURI/);
    }
  });

  it("speaks to no engine but through the seam", () => {
    for (const { path, text } of files) {
      if (!path.startsWith("ipc/"))
        expect(text, path).not.toMatch(/\bfetch\(|XMLHttpRequest|WebSocket|ipc\/(fake|tauri)/);
    }
  });

  it("keeps nothing in the browser's own stores", () => {
    for (const { path, text } of files)
      expect(text, path).not.toMatch(/localStorage|sessionStorage|indexedDB|document\.cookie/);
  });

  it("renders no markup from strings and carries no style attribute", () => {
    for (const { path, text } of files) {
      expect(text, path).not.toMatch(
        /\{@html|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/,
      );
      if (path.endsWith(".svelte")) expect(text, path).not.toMatch(/\sstyle="/);
    }
  });

  it("reads no pixel of a picture back and draws none anew", () => {
    for (const { path, text } of files.filter((file) => !file.path.startsWith("ipc/")))
      expect(text, path).not.toMatch(
        /<canvas|getContext\(|OffscreenCanvas|createImageBitmap|toDataURL|toBlob/,
      );
  });

  it("writes no visible words outside the catalogue", () => {
    for (const { path, text } of files.filter((file) => file.path.endsWith(".svelte"))) {
      const markup = text
        .replace(/<script[\s\S]*?<\/script>/g, "")
        .replace(/<style[\s\S]*?<\/style>/g, "")
        .replace(/<!--[\s\S]*?-->/g, "");
      const attributes = [...markup.matchAll(/\s(?:aria-label|title|placeholder|alt)="([^"{]+)"/g)].map(
        (match) => match[1],
      );
      expect(attributes, path).toEqual([]);
      const words = [
        ...markup
          .replace(/\{[^{}]*(\{[^{}]*(\{[^{}]*\}[^{}]*)*\}[^{}]*)*\}/g, "")
          .matchAll(/>([^<>]*[A-Za-z]{2,}[^<>]*)</g),
      ]
        .map((match) => (match[1] ?? "").trim())
        .filter((word) => /^[A-Z]?[a-z]+( [a-z]+)*[.?!]?$/.test(word));
      expect(words, path).toEqual([]);
    }
  });

  // Keys that every field, list and menu has on every system; they are no command's alone.
  const EVERYWHERE = /^(Enter|Escape|Tab| |Home|End|PageUp|PageDown|ArrowUp|ArrowDown|ArrowLeft|ArrowRight)$/;

  it("writes a key nowhere but in the registry", () => {
    for (const { path, text } of files.filter((file) => !/^(keys|ipc)\//.test(file.path))) {
      if (path !== "parts/KeyCap.svelte") expect(text, path).not.toMatch(/<kbd/);
      expect(text, `${path}: a tooltip or an accessible key written by hand`).not.toMatch(
        /aria-keyshortcuts="|aria-keyshortcuts=\{(?!ariaKeyOf\()|accesskey/,
      );
      const compared = [
        // What an error says of itself is a code too, and no key.
        ...text.matchAll(/(?<!\berror)\.(?:key|code)\s*[!=]==?\s*"([^"]*)"/g),
        ...text.matchAll(/case\s+"(Key[A-Z]|Digit\d|F\d+|[a-z0-9])":/g),
      ].map((match) => match[1] ?? "");
      expect(
        compared.filter((key) => !EVERYWHERE.test(key)),
        path,
      ).toEqual([]);
      expect(text, `${path}: a list of keys of its own`).not.toMatch(
        /["'`]Shift[+ ]\w|\$mod\+|"[a-z] [a-z]"\s*:/,
      );
    }
  });

  /** Buttons outside a sheet that show no key: how many a file has, and why a key of their own is not owed. */
  const UNKEYED: Record<string, [number, string]> = {
    "parts/EntryList.svelte": [1, "moving down reads on by itself"],
    "parts/PackStrip.svelte": [1, "stands in the sheet that the pack's key opens too"],
    "parts/QueuePane.svelte": [1, "Esc in the list"],
    "parts/Setting.svelte": [1, "part of the sheet of settings"],
    "parts/Shown.svelte": [1, "the rest of one text among many, reached by Tab"],
    "parts/SignInAgain.svelte": [1, "part of sheets, and has the focus when it comes"],
    "parts/StatusBar.svelte": [2, "the keys of the pack, and of the outbox and its words"],
    "screens/Configure.svelte": [3, "a form of its own before the desk: Enter and Tab"],
    "screens/Outbox.svelte": [1, "the first of the words, which have keys"],
    "screens/SignIn.svelte": [1, "before the desk, and has the focus"],
    "screens/Start.svelte": [6, "forms of their own before the desk: Enter and Tab"],
    "table/MarkLayer.svelte": [1, "a mark that is placed has keys of its own"],
    "table/MarkList.svelte": [2, "one of several: the chosen mark has a key"],
    "table/Tools.svelte": [1, "one of several: the image before and the one after have keys"],
  };

  it("draws what is pressed outside a sheet as a command with its key, or says here why not", () => {
    const drawn = files.filter(({ path }) => /(?<!Sheet|parts\/Press)\.svelte$/.test(path));
    for (const { path, text } of drawn) {
      const bare = [...text.matchAll(/<button\b[\s\S]*?<\/button/g)].filter(
        ([button]) => !/withKey\(|ariaKeyOf\(|<KeyCap/.test(button),
      );
      const [most, why] = UNKEYED[path] ?? [0, "every action has a key"];
      expect(bare.length, `${path}: ${why}`).toBe(most);
    }
  });

  it("writes a key in no text: it is filled in", () => {
    const folder = join(root, "texts");
    for (const name of readdirSync(folder).filter((one) => one.endsWith(".ftl"))) {
      const lines = readFileSync(join(folder, name), "utf8").split("\n");
      for (const line of lines.filter((one) => !/^(#|length-)/.test(one))) {
        const said = line.replace(/^[\w-]+ = /, "").replace(/\{[^}]*\}/g, "");
        // "A" and "I" are words of English.
        expect(said, `${name}: ${line}`).not.toMatch(
          /\( *\S *\)|(?<![\p{L}\p{N}’.-])[B-HJ-Z](?![\p{L}\p{N}’.-])|\b(Esc|Ctrl|Strg|F\d+)\b/u,
        );
      }
    }
  });

  it("keeps files short enough to read in one go", () => {
    for (const { path, text } of files) {
      if (!path.startsWith("ipc/")) expect(text.split("\n").length, path).toBeLessThan(400);
    }
  });
});
