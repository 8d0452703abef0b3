// The ledger: two verdicts, two lists, the timeline of a case, by mouse and by keys alone, and only for who may read it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openQueue, openRow, press } from "./steps.mjs";
import { openBrowser } from "./window.mjs";

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser.close());

const asLead = async () => {
  const window = await openQueue(browser);
  await window.page.evaluate(() => window.secondLook.setStatus({ canReadLedger: true }));
  await window.page.locator("nav", { hasText: "Ledger" }).waitFor();
  return window;
};
const opened = async () => {
  const window = await asLead();
  await press(window.page, "g", "e");
  await window.page.locator("#ledger-row-0").waitFor();
  return window;
};

test("nobody else than leads and auditors is offered the ledger, by name or by key", async () => {
  const { page, close } = await openQueue(browser);
  await press(page, "g", "e");
  // Something that answers to a key after it: the first did nothing.
  await press(page, "g", "o");
  await page.locator("#entry-title").waitFor();
  assert.equal(await page.locator(".ledger, nav >> text=Ledger").count(), 0);
  await press(page, "Escape");
  await openRow(page, "cse_01JQ7AA01");
  await press(page, "Control+k");
  await page.locator("#palette-list [role=option]").first().waitFor();
  await page.keyboard.type("timeline");
  await page.getByText("No command matches.").waitFor();
  await close();
});

test("the palette offers what can be done in the ledger", async () => {
  const { page, close } = await opened();
  await press(page, "Control+k");
  await page.locator("#palette-list [role=option]").first().waitFor();
  const offered = await page
    .locator("#palette-list [role=option]")
    .evaluateAll((all) => all.map((one) => one.dataset.command));
  for (const id of ["row-open", "ledger-list", "ledger-find", "ledger-check", "ledger-csv", "ledger-json"])
    assert.ok(offered.includes(id), `${id}: ${offered.join(", ")}`);
  await close();
});

test("who loses the role while reading is back at the queue", async () => {
  const { page, close } = await opened();
  await page.evaluate(() => window.secondLook.setStatus({ canReadLedger: false }));
  await page.locator("#queue-list").waitFor();
  await close();
});

test("the whole of it by keys: rows, timeline, the other list, a code, checking, taking out, back", async () => {
  const { page, complaints, close } = await opened();
  await press(page, "j", "j");
  await page.locator("#ledger-row-2[aria-selected=true]").waitFor();
  await press(page, "k", "Enter");
  await page.locator("#timeline-title").waitFor();
  assert.ok((await page.locator("ol > li[data-from=platform]").count()) > 0);
  await press(page, "Escape");
  await page.locator("#timeline-title").waitFor({ state: "detached" });
  await press(page, "t");
  await page.locator("[data-list=entries][aria-pressed=true]").waitFor();
  await page.locator("#ledger-row-0", { hasText: "Synced" }).waitFor();
  await press(page, "t", "c");
  await page.locator("[data-verdict=integrity][data-says=holds]").waitFor();
  await press(page, "Shift+E");
  await page.locator("#ledger-purpose").waitFor();
  assert.equal(await page.locator("[data-taken]").count(), 0, "nothing leaves before it is said what for");
  await press(page, "Enter");
  assert.deepEqual(await page.evaluate(() => window.secondLook.ledger.taken), [], "nor without a word");
  await page.keyboard.type("yearly audit");
  await press(page, "Enter");
  await page.locator("[data-taken]", { hasText: "second-look-decisions" }).waitFor();
  await press(page, "/");
  await page.keyboard.type("qes:9999");
  await press(page, "Enter");
  await page.getByText("No row fits").waitFor();
  assert.equal(
    await page.locator("[data-taken]").count(),
    0,
    "another list is not the one that was taken out",
  );
  await page.getByRole("button", { name: "Clear" }).first().click();
  await page.locator("#ledger-row-0").waitFor();
  await press(page, "Escape");
  await page.locator("#queue-list").waitFor();
  assert.deepEqual(complaints, []);
  await close();
});

test("each filter narrows, and what it is narrowed by goes with the list that is taken out", async () => {
  const { page, close } = await opened();
  const count = () => page.locator(".count[role=status]").textContent();
  const all = await count();
  for (const name of ["Override", "Ours came too late", "Second look"]) {
    await page.getByLabel(name, { exact: true }).check();
    await page.waitForFunction(
      (was) => document.querySelector(".count[role=status]").textContent !== was,
      all,
    );
    await page.getByLabel(name, { exact: true }).uncheck();
    await page.waitForFunction(
      (was) => document.querySelector(".count[role=status]").textContent === was,
      all,
    );
  }
  await page.getByLabel("Person").selectOption("rev-23");
  await page.waitForFunction((was) => document.querySelector(".count[role=status]").textContent !== was, all);
  await page.getByLabel("From", { exact: true }).fill("2100-01-01");
  await page.getByText("No row fits").waitFor();
  await press(page, "Tab");
  await page.getByRole("button", { name: "JSON" }).click();
  await page.locator("#ledger-purpose").fill("yearly audit");
  await press(page, "Enter");
  await page.locator("[data-taken]").waitFor();
  const [taken] = await page.evaluate(() => window.secondLook.ledger.taken);
  assert.match(taken, /decisions json .*"person":"rev-23","since":"2.* for yearly audit$/);
  await close();
});

test("the open case leads to its timeline and back to itself", async () => {
  const { page, close } = await asLead();
  await openRow(page, "cse_01JQ7BB02");
  await press(page, "g", "t");
  await page.locator("#timeline-title").waitFor();
  await page.locator(".id", { hasText: "cse_01JQ7BB02" }).waitFor();
  await page.getByRole("button", { name: "Open the case" }).waitFor();
  await press(page, "o");
  await page.locator(".ids", { hasText: "cse_01JQ7BB02" }).waitFor();
  await close();
});

test("integrity and completeness never speak for each other", async () => {
  const { page, close } = await opened();
  await page.evaluate(() =>
    window.secondLook.changeLedger((ledger) => {
      Object.assign(ledger.facts.integrity, { verdict: "fails", fault: "altered", firstBad: 77, log: 2 });
    }),
  );
  const integrity = page.locator("[data-verdict=integrity][data-says=fails]");
  await integrity.waitFor();
  assert.match(await integrity.textContent(), /first bad entry is 77.*No lead has taken note yet/);
  assert.equal(await page.locator("[data-verdict=completeness]").getAttribute("data-says"), "holds");
  await page.evaluate(() =>
    window.secondLook.changeLedger((ledger) => {
      Object.assign(ledger.facts.integrity, { verdict: "cannot_say", fault: null, firstBad: null });
      Object.assign(ledger.facts.completeness, { verdict: "fails", unknownHere: 1, unreadable: 2 });
    }),
  );
  const completeness = page.locator("[data-verdict=completeness][data-says=fails]");
  await completeness.waitFor();
  assert.match(
    await completeness.textContent(),
    /2 decisions of the feed could not be read.*one decision from this console/,
  );
  assert.equal(await page.locator("[data-verdict=integrity]").getAttribute("data-says"), "cannot_say");
  await close();
});

test("without a network the ledger is read as before and says up to when the feed is known", async () => {
  const { page, close } = await opened();
  await page.evaluate(() => window.secondLook.setOnline(false, "The platform does not answer."));
  await page.locator("[data-online=false]").waitFor();
  await press(page, "Enter");
  await page.locator("#timeline-title").waitFor();
  await page.getByText(/Feed known until/).waitFor();
  await close();
});

test("ten thousand decisions are listed without a row more in the document than is on screen", async () => {
  const { page, close } = await asLead();
  await page.evaluate(() => {
    const { ledger } = window.secondLook;
    const [one] = ledger.decisions;
    ledger.decisions = Array.from({ length: 10_000 }, (_, at) => ({ ...one, decisionId: `d-${at}` }));
  });
  await press(page, "g", "e");
  await page.getByText("10,000 decisions").waitFor();
  await page.locator("#ledger-row-0").waitFor();
  assert.ok((await page.locator("[role=option]").count()) < 80);
  for (let at = 0; at < 99; at += 1) await press(page, "j");
  await page.locator("#ledger-row-99[aria-selected=true]").waitFor();
  await press(page, "j");
  await page.locator("#ledger-row-100[aria-selected=true]").waitFor();
  await close();
});
