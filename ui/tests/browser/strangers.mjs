// Four hundred strangers' texts and the steps that bring them into a view, look for them there, and end with a sound window.
import assert from "node:assert/strict";
import { HOSTILE, STRINGS, shownAs } from "./hostile.mjs";

export const ALL = [...STRINGS, ...HOSTILE.filter((text) => text.trim() !== "")];
/** What `sound` says of a window that no text has harmed. */
export const DRAWN = {
  broken: undefined,
  scripts: 0,
  wide: false,
  raw: false,
  marksInTitles: false,
  foot: true,
};
export const CASE = "cse_01JQ7AA01";

/** In parts of so many, each with a mark of its own at its end. */
export function* parts(texts, size) {
  for (let at = 0; at < texts.length; at += size)
    yield [...texts.slice(at, at + size), `T11p${size}.${at}.end`];
}
/** Until the mark at the end of a part is on screen. */
export const shown = (page, part, where = "") =>
  page.waitForFunction(
    ([scope, mark]) => [...document.querySelectorAll(`${scope} bdi`)].some((one) => one.textContent === mark),
    [where, part.at(-1)],
  );
/** Those that do not stand there, letter by letter. */
export const absent = (page, texts, where) =>
  page.evaluate(
    ([scope, all]) => {
      const there = new Set([...document.querySelectorAll(`${scope} bdi`)].map((one) => one.textContent));
      return all.filter((text) => !there.has(text));
    },
    [where, texts.map(shownAs)],
  );
/** Those of the short ones: no place cuts them. */
export const missing = (page, texts, where = "") =>
  absent(
    page,
    texts.filter((text) => text.length <= 28),
    where,
  );
/** For places that hold one text: as many as fit share it, the long ones by their beginnings. */
export const SHARED = ALL.map((text) => text.slice(0, 60)).reduce((all, text) => {
  if (all.length > 0 && all.at(-1).length + text.length < 200) all.push(`${all.pop()} ${text}`);
  else all.push(text);
  return all;
}, []);
/** A window with a queue, which counts what asks in a box of its own. */
export async function openIn(browser, options = {}) {
  const window = await browser.page(options);
  window.dialogs = 0;
  window.page.on("dialog", (dialog) => {
    window.dialogs += 1;
    void dialog.dismiss();
  });
  await window.page.locator("[role=option]").first().waitFor();
  return window;
}
/** Nothing reached the title, nothing asked, nothing complained. */
export async function end(window) {
  assert.match(await window.page.title(), /^Second Look( \(\d+\))?$/, "a product and a count");
  assert.equal(window.dialogs, 0);
  assert.deepEqual(window.complaints, []);
  await window.close();
}
