// What the tests of the light table share: one browser for the file that imports this, and words for what a person does.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { openBrowser } from "./window.mjs";

export { press as keys } from "./steps.mjs";

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser.close());

export const PLAIN = "cse_01JQ7AA01";
export const SUSPECT = "cse_01JQ7BB02";
/** Opens a case by its row; everything after that is keys. */
export async function open(caseId = PLAIN, options = {}) {
  const { page, complaints, close } = await browser.page({ undoSecs: 600, ...options });
  await page.locator(`#row-${caseId}`).click();
  await page.locator(".ids", { hasText: caseId }).waitFor();
  await page.waitForFunction(() => document.querySelector("figure img")?.naturalWidth > 0);
  const done = async () => {
    assert.deepEqual(complaints, [], "no error and no refusal of the content policy");
    await close();
  };
  return { page, done };
}
export const shows = (page, wanted, side = 0) =>
  page.locator("figcaption").nth(side).filter({ hasText: wanted }).waitFor();
export const heard = (page, text) => page.locator("[role=status].heard", { hasText: text }).waitFor();
export const boxOf = (page, selector, at = 0) =>
  page
    .locator(selector)
    .nth(at)
    .evaluate((one) => {
      const { x, y, width, height } = one.getBoundingClientRect();
      return { x, y, width, height };
    });
export const filterOf = (page, at = 0) =>
  page
    .locator(".light")
    .nth(at)
    .evaluate((one) => getComputedStyle(one).filter);
