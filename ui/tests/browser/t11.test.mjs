// T-11: about 400 hostile texts, many at a time, through every view: each stays text, is read as it came but for the names of
// what would hide or steer, breaks no layout, and never comes near the window's title. The forms and the sheets over the window
// are in t11-sheets.test.mjs.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { STRINGS, shownAs, sound } from "./hostile.mjs";
import { spoil } from "./spoil.mjs";
import { ALL, CASE, DRAWN, SHARED, absent, end, missing, openIn, parts, shown } from "./strangers.mjs";
import { openBrowser } from "./window.mjs";

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser.close());
const open = (options) => openIn(browser, options);

test("T-11: there are 400 texts, each of them another", () => {
  assert.ok(STRINGS.length >= 400, `${STRINGS.length}`);
  assert.equal(new Set(STRINGS).size, STRINGS.length);
});

test("T-11: in the queue", async () => {
  // So high that every row is drawn.
  const window = await open({ height: 11_000 });
  const { page } = window;
  await page.evaluate(() => window.secondLook.multiply(12));
  for (const part of parts(ALL, 130)) {
    await page.evaluate((texts) => {
      const { world } = window.secondLook;
      for (const [at, { row, view }] of [...world.cases.values()].entries()) {
        const text = texts[at % texts.length];
        row.name = view.name = text;
        row.country = row.deviceVerdict = text;
        row.holder = at % 3 === 0 ? { name: text, mine: false, expiresAt: "" } : null;
        row.assigned = at % 3 === 1 ? { to: text, mine: false, team: at % 2 === 0 } : null;
        row.reasons = [0, 1].map(() => ({ code: text, title: text, family: text, suspicion: at % 2 === 0 }));
      }
      window.secondLook.tell({ queue: true });
    }, part);
    await shown(page, part, "#queue-list .name");
    assert.deepEqual(await missing(page, part, "#queue-list .name"), []);
    assert.deepEqual(await sound(page), DRAWN, part.at(-1));
  }
  await end(window);
});

test("T-11: in a case and its checks", async () => {
  const window = await open();
  const { page } = window;
  await page.locator(`#row-${CASE}`).click();
  for (const part of parts(ALL, 60)) {
    await spoil(page, CASE, part);
    assert.deepEqual(await missing(page, part), []);
    assert.deepEqual(await sound(page), DRAWN, part.at(-1));
  }
  // What there is one of: each text in one of the places at least.
  for (const part of parts(ALL, 22)) {
    await spoil(page, CASE, part);
    assert.deepEqual(await sound(page), DRAWN, part.at(-1));
  }
  await end(window);
});

test("T-11: in the list of decisions, two versions beside each other, and evidence that changed", async () => {
  const window = await open();
  const { page } = window;
  await page.keyboard.press("g");
  await page.keyboard.press("o");
  await page.getByRole("heading", { name: "Your decisions" }).waitFor();
  for (const part of parts(ALL, 90)) {
    await page.evaluate((texts) => {
      const { entries } = window.secondLook.world;
      const base = entries.find((entry) => entry.theirs !== null);
      const reasons = texts.map((text) => ({ scheme: text, code: text, title: text, suspicion: true }));
      const made = texts.map((text, at) => ({
        ...base,
        entryId: `${texts.at(-1)}${at}`,
        name: text,
        why: text,
        comment: text,
        reasons: at === 0 ? reasons : reasons.slice(at, at + 2),
        theirs: { ...base.theirs, reviewerName: text, comment: text, reasons, resultingOutcome: text },
      }));
      entries.splice(0, entries.length, ...made);
      window.secondLook.tell({ outbox: true });
    }, part);
    await shown(page, part, "[role=option] .who");
    await shown(page, part, ".versions");
    assert.deepEqual(await missing(page, part, "[role=option] .who"), []);
    assert.deepEqual(await missing(page, part, ".versions"), []);
    assert.deepEqual(await sound(page), DRAWN, part.at(-1));
  }
  await page.evaluate(
    ([id, texts]) => {
      const { entries } = window.secondLook.world;
      entries.splice(1, entries.length);
      Object.assign(entries[0], { caseId: id, state: "needs_review", theirs: null });
      window.secondLook.changeEvidence(id, {
        toCome: false,
        nothing: false,
        fields: texts.map((text) => ({
          label: text,
          claimed: false,
          moved: "changed",
          before: text,
          now: text,
        })),
        reasons: texts.map((text) => ({ code: text, title: text, suspicion: true, moved: "added" })),
        blocks: [
          {
            kind: texts[0],
            title: texts[0],
            moved: "changed",
            lines: texts.map((text) => ({ place: text, before: text, now: text })),
            more: 0,
          },
        ],
        images: texts.map((text) => ({ fileRef: null, label: text, moved: "changed" })),
      });
    },
    [CASE, [...ALL, "T11c.end"]],
  );
  await page.keyboard.press("Escape");
  await page.locator(`#row-${CASE}`).click();
  await page.locator("#changes-title").waitFor();
  await shown(page, ["T11c.end"], "#changes");
  assert.deepEqual(await missing(page, ALL, "#changes"), []);
  assert.deepEqual(await sound(page), DRAWN, "what changed");
  await end(window);
});

test("T-11: in both lists of the ledger and in a timeline", async () => {
  const window = await open({ height: 6_000 });
  const { page } = window;
  await page.evaluate(() => window.secondLook.setStatus({ canReadLedger: true }));
  await page.locator("nav", { hasText: "Ledger" }).waitFor();
  await page.keyboard.press("g");
  await page.keyboard.press("e");
  await page.locator("#ledger-row-0").waitFor();
  for (const part of parts(ALL, 90)) {
    await page.evaluate((texts) => {
      window.secondLook.changeLedger((ledger) => {
        const [decision] = ledger.decisions;
        const [entry] = ledger.entries;
        // The first has all of them as its reasons: its timeline has room for them.
        ledger.decisions = texts.map((text, at) => ({
          ...decision,
          decisionId: `${texts.at(-1)}${at}`,
          caseId: text,
          person: { id: text, name: text },
          comment: text,
          resultingOutcome: text,
          reasons: (at === 0 ? texts : [text, text]).map((one) => ({
            scheme: one,
            code: one,
            title: one,
            suspicion: true,
          })),
        }));
        ledger.entries = texts.map((text, at) => ({
          ...entry,
          seq: at,
          kind: text,
          caseId: text,
          person: { id: text, name: text },
        }));
      });
    }, part);
    await shown(page, part);
    assert.deepEqual(await missing(page, part), [], "decisions");
    assert.deepEqual(await sound(page), DRAWN, `decisions, ${part.at(-1)}`);
    await page.locator("#ledger-row-0").click();
    await page.locator("#timeline-title").waitFor();
    assert.deepEqual(await missing(page, part, "[aria-labelledby=timeline-title]"), [], "timeline");
    assert.deepEqual(await sound(page), DRAWN, `timeline, ${part.at(-1)}`);
    await page.keyboard.press("Escape");
    await page.locator("#timeline-title").waitFor({ state: "detached" });
    await page.keyboard.press("t");
    await page.locator("[data-list=entries][aria-pressed=true]").waitFor();
    await shown(page, part);
    assert.deepEqual(await missing(page, part), [], "entries");
    assert.deepEqual(await sound(page), DRAWN, `entries, ${part.at(-1)}`);
    await page.keyboard.press("t");
    await page.locator("[data-list=decisions][aria-pressed=true]").waitFor();
    await page.locator("#ledger-row-0").waitFor();
  }
  await end(window);
});

test("T-11: in lists with a name, the palette, notices, a pack and what stopped", async () => {
  const window = await open();
  const { page } = window;
  for (const part of parts(ALL, 90)) {
    await page.evaluate((texts) => {
      const engine = window.secondLook;
      engine.views = async () => texts.map((name) => ({ name, filter: {}, builtIn: false, count: 1 }));
      engine.setStatus({ stopped: { code: "t11", message: texts.at(-2), action: texts.at(-3) } });
      engine.tell({ queue: true });
    }, part);
    await shown(page, part, ".views");
    assert.deepEqual(await sound(page), DRAWN, `lists, ${part.at(-1)}`);
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog").waitFor();
    await shown(page, part, "#palette-list");
    assert.deepEqual(await missing(page, part, "#palette-list"), []);
    assert.deepEqual(await sound(page), DRAWN, `palette, ${part.at(-1)}`);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  }
  await page.locator("#queue-list").focus();
  for (const [at, text] of SHARED.entries()) {
    await page.evaluate(
      ([n, message]) => {
        window.secondLook.syncNow = () => Promise.reject({ code: `t11_${n}`, message, action: message });
      },
      [at, text],
    );
    await page.keyboard.press("Shift+S");
    await page.locator(`[data-code=t11_${at}]`).first().waitFor();
  }
  assert.deepEqual(await sound(page), DRAWN, "notices");
  await page.keyboard.press("Shift+N");
  await page.getByRole("dialog").waitFor();
  assert.deepEqual(await absent(page, SHARED, "[role=dialog]"), [], "what was told");
  assert.deepEqual(await sound(page), DRAWN, "what was told");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.keyboard.press("Shift+F");
  await page.locator("#pack-count").waitFor();
  for (const [at, text] of SHARED.entries()) {
    await page.evaluate((message) => {
      const engine = window.secondLook;
      const offer = { matching: 1, most: 200, needsKib: 1, freeKib: 1 };
      engine.packOffer = async () => ({ ...offer, refused: { code: "t11", message, action: message } });
    }, text);
    // Another number asks for another offer.
    await page.locator("#pack-count").fill(String(100 + at));
    await shown(page, [shownAs(text)], "[role=dialog] [data-code=t11]");
    assert.deepEqual(await sound(page), DRAWN, "a pack");
  }
  await end(window);
});

test("T-11: in the settings and the lists one has named oneself", async () => {
  const window = await open();
  const { page } = window;
  for (const part of parts(ALL, 200)) {
    await page.evaluate((texts) => {
      const engine = window.secondLook;
      const { settings } = engine.kept.view();
      // As an older file or another program may have left it.
      const views = texts.map((name) => ({ name, filter: {} }));
      engine.views = async () => texts.map((name) => ({ name, filter: {}, builtIn: true, count: 1 }));
      engine.kept.view = () => ({
        settings: { ...settings, views },
        defaults: settings,
        undoChoices: [0, 10],
        undoDefault: 10,
        languageDefault: "en",
        notice: { code: "t11", message: texts[0], action: texts[1], facts: {} },
      });
      engine.tell({ queue: true });
    }, part);
    await shown(page, part, ".views");
    for (const [first, second] of [
      ["g", "v"],
      ["g", "s"],
    ]) {
      await page.keyboard.press(first);
      await page.keyboard.press(second);
      await page.getByRole("dialog").waitFor();
      if (second === "v") assert.deepEqual(await missing(page, part, "[role=dialog]"), [], "lists");
      assert.deepEqual(await sound(page), DRAWN, `${first} ${second}, ${part.at(-1)}`);
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
    }
  }
  await end(window);
});
