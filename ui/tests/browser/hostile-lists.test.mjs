// Text from strangers through the ledger, lists with a name, several cases, a link that is offered and the parts of a search.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { HOSTILE, sound } from "./hostile.mjs";
import { openBrowser } from "./window.mjs";

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser.close());

const DRAWN = { broken: undefined, scripts: 0, wide: false, raw: false, marksInTitles: false, foot: true };
/** Texts that can be typed into a line, as people do who try. */
const TYPED = HOSTILE.filter((text) => text.trim() !== "" && !/[\n\r]/.test(text)).map((text) =>
  text.slice(0, 60),
);

test("T-11: hostile text stays text in every list of the ledger and in its timeline", async () => {
  const { page, complaints, close } = await browser.page();
  await page.locator("[role=option]").first().waitFor();
  await page.evaluate(() => window.secondLook.setStatus({ canReadLedger: true }));
  await page.locator("nav", { hasText: "Ledger" }).waitFor();
  await page.keyboard.press("g");
  await page.keyboard.press("e");
  await page.locator("#ledger-row-0").waitFor();
  for (const [at, text] of HOSTILE.entries()) {
    const what = JSON.stringify(text).slice(0, 40);
    await page.evaluate(
      ([hostile, n]) =>
        window.secondLook.changeLedger((ledger) => {
          const person = { id: hostile, name: hostile };
          Object.assign(ledger.decisions[0], {
            caseId: hostile || "cse_empty",
            person,
            second: { person, answer: "reject" },
            secondLook: true,
            resultingOutcome: hostile,
            comment: hostile,
            reasons: [0, 1].map(() => ({ scheme: hostile, code: hostile, title: hostile, suspicion: true })),
          });
          Object.assign(ledger.entries[0], { kind: hostile, caseId: hostile || "cse_empty", person });
          ledger.facts.people = [person, { id: `rev-${n}`, name: "R. Iyer" }];
          Object.assign(ledger.facts.integrity, { verdict: "fails", fault: hostile });
          Object.assign(ledger.facts.completeness, { verdict: "fails", fault: hostile });
        }),
      [text, at],
    );
    await page.locator(`option[value='rev-${at}']`).waitFor({ state: "attached" });
    assert.deepEqual(await sound(page), DRAWN, `decisions with ${what}`);
    await page.locator("#ledger-row-0").click();
    await page.locator("#timeline-title").waitFor();
    await page.waitForTimeout(30);
    assert.deepEqual(await sound(page), DRAWN, `timeline with ${what}`);
    await page.keyboard.press("Escape");
    await page.locator("#timeline-title").waitFor({ state: "detached" });
    await page.keyboard.press("t");
    await page.locator("[data-list=entries][aria-pressed=true]").waitFor();
    await page.locator("#ledger-row-0").waitFor();
    assert.deepEqual(await sound(page), DRAWN, `entries with ${what}`);
    await page.keyboard.press("t");
    await page.locator("[data-list=decisions][aria-pressed=true]").waitFor();
    await page.locator("#ledger-row-0").waitFor();
  }
  await page.evaluate((hostile) => {
    window.secondLook.exportLedger = async () => ({ file: hostile, rows: 1 });
  }, HOSTILE.join(""));
  await page.keyboard.press("Shift+E");
  await page.locator("#ledger-purpose").fill(HOSTILE.join("").slice(0, 190));
  await page.keyboard.press("Enter");
  await page.locator("[data-taken]").waitFor();
  assert.deepEqual(await sound(page), DRAWN, "where the file lies");
  assert.deepEqual(complaints, []);
  await close();
});

test("T-11: hostile text stays text in lists with a name, in several cases, and in a link that is offered", async () => {
  const { page, complaints, close } = await browser.page();
  await page.locator("[role=option]").first().waitFor();
  for (const text of HOSTILE) {
    const what = JSON.stringify(text).slice(0, 40);
    await page.evaluate(async (hostile) => {
      const engine = window.secondLook;
      const view = { name: hostile || "empty", filter: { verdict: hostile } };
      const { settings } = engine.kept.view();
      engine.kept.keep({ ...settings, views: [] });
      // As an older file or another program may have left it.
      engine.views = async () => [
        { ...view, filter: { ...view.filter }, builtIn: true, count: 1 },
        { ...view, filter: { ...view.filter }, builtIn: false, count: 1 },
      ];
      engine.severalListed = async (_, cases) =>
        cases.map((caseId) => ({ caseId, name: hostile, whyNot: hostile || null }));
      engine.several = async (_, cases) => cases.map((caseId) => ({ caseId, done: false, why: hostile }));
      engine.assignees = async () => [{ person: "rev-23", name: hostile, me: false }];
      engine.change("cse_01JQ7AA01", (_, row) => (row.name = hostile));
    }, text);
    await page.waitForTimeout(40);
    await page.evaluate(() => window.secondLook.setStatus({}));
    await page.locator("#queue-list").focus();
    assert.deepEqual(await sound(page), DRAWN, `names of lists with ${what}`);
    await page.keyboard.press("g");
    await page.keyboard.press("v");
    await page.getByRole("dialog").waitFor();
    assert.deepEqual(await sound(page), DRAWN, `sheet of lists with ${what}`);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.locator("#queue-list").focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Shift+A");
    await page.getByRole("dialog").waitFor();
    await page.waitForTimeout(40);
    assert.deepEqual(await sound(page), DRAWN, `several cases with ${what}`);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.locator("#queue-list").focus();
    await page.keyboard.press("Escape");
  }
  await page.locator("#row-cse_01JQ7CC03").click();
  await page.locator(".ids", { hasText: "cse_01JQ7CC03" }).waitFor();
  for (const text of HOSTILE.filter((one) => one.trim() !== "")) {
    await page.evaluate((hostile) => window.secondLook.followLink(hostile), text);
    await page.locator(".offer").waitFor();
    await page.waitForTimeout(30);
    assert.deepEqual(await sound(page), DRAWN, `a link to ${JSON.stringify(text).slice(0, 40)}`);
    await page.keyboard.press("g");
    await page.keyboard.press("d");
    await page.locator(".offer").waitFor({ state: "detached" });
  }
  assert.deepEqual(complaints, []);
  await close();
});

test("T-11: hostile text stays text in the parts of a search and in what is wrong with it", async () => {
  const { page, complaints, close } = await browser.page();
  await page.locator("[role=option]").first().waitFor();
  for (const text of TYPED) {
    for (const problem of [null, text]) {
      await page.evaluate(
        ([hostile, wrong]) => {
          window.secondLook.readSearch = async () => ({
            parts: [
              { token: null, value: hostile, negated: true },
              { token: "code", value: hostile, negated: false },
            ],
            problem: wrong,
            tokens: [],
          });
        },
        [text, problem],
      );
      await page.keyboard.press("/");
      await page.locator("search input").fill("");
      await page.keyboard.type("x");
      await (
        problem === null ? page.locator("[data-part]").first() : page.locator("#search-problem")
      ).waitFor();
      await page.waitForTimeout(30);
      assert.deepEqual(
        await sound(page),
        DRAWN,
        `${problem === null ? "parts" : "a problem"} with ${JSON.stringify(text)}`,
      );
      await page.locator("search input").fill("");
      await page.locator("#queue-list").focus();
    }
  }
  assert.deepEqual(complaints, []);
  await close();
});
