// A real page over an engine that takes its time: what lies under a case that is on its way takes no key, no words and no
// pointer, and it is said.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openQueue, openRow, press } from "./steps.mjs";
import { openBrowser } from "./window.mjs";

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser.close());

test("while the next case comes, nothing is done to the one before, nor to the next unseen", async () => {
  const { page, complaints, close } = await openQueue(browser);
  await openRow(page, "cse_01JQ7AA01");
  await page.evaluate(() => {
    window.held = window.secondLook.hold("openCase");
  });
  await press(page, "j", "Enter");
  await page.locator("[data-opening]").waitFor();
  assert.equal(await page.locator("#decision .controls").evaluate((bar) => bar.inert), true);
  await press(page, "a", "n");
  await page.keyboard.type("a word about it");
  await press(page, "Enter");
  await page.locator("[data-opening]", { hasText: "did nothing" }).waitFor();
  assert.equal(await page.locator("#decision [data-submit]").count(), 0);
  await page.evaluate(() => window.held.all());
  await page.locator("[data-opening]").waitFor({ state: "detached" });
  await page.waitForFunction(() => document.activeElement?.id === "case-heading");
  assert.doesNotMatch(await page.locator(".ids").innerText(), /cse_01JQ7AA01/);
  assert.equal(await page.locator("#decision [data-submit]").count(), 0);
  assert.equal(await page.locator("#decision input").inputValue(), "");
  const { entries } = await page.evaluate(() => window.secondLook.outbox("held", null, 20));
  assert.deepEqual(entries, []);
  assert.deepEqual(complaints, []);
  await close();
});
