// What several browser files share: where pictures go, the accessibility checker, and steps a person takes.
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Pictures to look at; not in git. */
export const gallery = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "gallery");
mkdirSync(gallery, { recursive: true });
/** Source of axe, to be added to a page. */
export const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const press = async (page, ...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};
/** A window whose queue is there. */
export const openQueue = async (browser, options = {}) => {
  const window = await browser.page(options);
  await window.page.locator("[role=option]").first().waitFor();
  return window;
};
/** Opens a case by its row, and leaves the pointer where nothing answers to it. */
export const openRow = async (page, caseId) => {
  const row = page.locator(`#row-${caseId}`);
  await row.scrollIntoViewIfNeeded();
  // While it scrolls, the list takes no pointer. It knows so from the next frame on, and then the click waits for its end.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await row.click();
  await page.locator(".ids", { hasText: caseId }).waitFor();
  await page.mouse.move(700, 5);
};
/** Buttons whose word does not fit: a word that ends in dots is no word. */
export const cut = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("button, h1, h2, h3, th, label, .title")]
      .filter((one) => one.checkVisibility() && !one.closest("[role=option], .heard, h1#case-heading"))
      .filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflow !== "visible")
      .map((one) => one.outerHTML.slice(0, 120)),
  );
