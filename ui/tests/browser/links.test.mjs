// Links to a case from outside, and to the outside: opened where nothing is open, offered over somebody's work, waited with
// until cases are here; and copied through the guard.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openQueue, openRow, press } from "./steps.mjs";
import { openBrowser } from "./window.mjs";

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser.close());

const CASE = "cse_01JQ7CC03";
const follow = (page, caseId = CASE) => page.evaluate((id) => window.secondLook.followLink(id), caseId);
const opened = (page, caseId = CASE) => page.locator(".ids", { hasText: caseId }).waitFor();

test("a link opens its case where nothing is under way", async () => {
  const { page, complaints, close } = await openQueue(browser);
  await follow(page);
  await opened(page);
  assert.deepEqual(complaints, []);
  await close();
});

test("over the outbox and while something is typed it is offered, and waits for an answer", async () => {
  const { page, complaints, close } = await openQueue(browser);
  await press(page, "g", "o");
  await page.locator("#entry-title").waitFor();
  await follow(page);
  await page.locator(".outbox .offer").waitFor();
  await press(page, "g", "q");
  await page.locator("#queue-list").waitFor();
  await page.locator(".offer").waitFor();
  await press(page, "g", "d");
  await page.locator(".offer").waitFor({ state: "detached" });
  await press(page, "/");
  await follow(page);
  await page.locator(".offer").waitFor();
  await page.keyboard.type("anna");
  assert.equal(await page.getByRole("combobox").inputValue(), "anna", "the field keeps the keys");
  await press(page, "Escape");
  assert.equal(await page.locator("#case-heading").count(), 0, "what was offered waits");
  await page.locator(".offer button").first().click();
  await opened(page);
  assert.deepEqual(complaints, []);
  await close();
});

test("under a sheet and under the menu it is only offered, and opens nothing behind them", async () => {
  for (const [key, role] of [
    ["Shift+N", "dialog"],
    ["F10", "menu"],
  ]) {
    const { page, complaints, close } = await openQueue(browser);
    await press(page, key);
    await page.getByRole(role).waitFor();
    const at = await page.evaluate(() => document.activeElement.tagName);
    assert.ok(
      !["INPUT", "TEXTAREA", "SELECT"].includes(at),
      `${role}: no field keeps it from opening: ${at}`,
    );
    await follow(page);
    await page.locator(".offer").waitFor();
    assert.equal(await page.getByRole(role).count(), 1, `${role}: it is still there`);
    await press(page, "Escape");
    await page.getByRole(role).waitFor({ state: "detached" });
    assert.equal(await page.locator("#case-heading").count(), 0, `${role}: what was offered waits`);
    await page.locator(".offer button").first().click();
    await opened(page);
    assert.deepEqual(complaints, []);
    await close();
  }
});

test("a link to the case that is open changes nothing in it", async () => {
  const { page, complaints, close } = await openQueue(browser);
  await openRow(page, CASE);
  await press(page, "n");
  await page.keyboard.type("half a");
  await follow(page);
  await page.waitForFunction(() => window.secondLook !== undefined);
  await page.keyboard.type(" word");
  assert.equal(await page.evaluate(() => document.activeElement?.value), "half a word");
  assert.equal(await page.locator(".offer").count(), 0);
  assert.deepEqual(complaints, []);
  await close();
});

test("over an open case it is offered, and what was begun there goes on", async () => {
  const { page, complaints, close } = await openQueue(browser);
  await openRow(page, "cse_01JQ7AA01");
  await press(page, "r", "1");
  await follow(page);
  await page.locator(".offer").waitFor();
  assert.equal(await page.locator(".ids", { hasText: "cse_01JQ7AA01" }).count(), 1);
  await page.locator("#decision.open").waitFor();
  await press(page, "g", "d");
  await page.locator(".offer").waitFor({ state: "detached" });
  await page.locator("#decision.open").waitFor();
  await follow(page);
  await page.locator(".offer").waitFor();
  await press(page, "g", "l");
  await opened(page);
  await page.locator(".offer").waitFor({ state: "detached" });
  assert.deepEqual(complaints, []);
  await close();
});

test("it waits for a sign-in and for the first cases", async () => {
  const { page, close } = await browser.page({ scene: null });
  await page.evaluate(() => window.secondLook.setStatus({ lastSyncedAt: null }));
  await follow(page);
  await page.getByRole("button", { name: /Sign in/ }).waitFor();
  await page.evaluate(() => window.secondLook.setStatus({ signIn: "signed_in" }));
  await page.locator("[role=option]").first().waitFor();
  await page.locator(".offer").waitFor();
  assert.equal(await page.locator("#case-heading").count(), 0, "no case is here for sure yet");
  await page.evaluate(() => window.secondLook.setStatus({ lastSyncedAt: new Date().toISOString() }));
  await opened(page);
  await close();
});

test("what is no link says so and opens nothing", async () => {
  const { page, close } = await openQueue(browser);
  await follow(page, "");
  await page.locator("[data-code=link_refused]", { hasText: "no link to a case" }).waitFor();
  assert.equal(await page.locator("#case-heading").count(), 0);
  await close();
});

test("the link of the open case is copied by a key", async () => {
  const { page, close } = await openQueue(browser, { permissions: ["clipboard-read", "clipboard-write"] });
  await openRow(page, CASE);
  await press(page, "y");
  await page.locator("[role=status].heard", { hasText: "is copied" }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(copied, `second-look://case/${CASE}`);
  await close();
});
