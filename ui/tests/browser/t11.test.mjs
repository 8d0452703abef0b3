// T-11: about 400 hostile texts, many at a time, through every view: each stays text, is read as it came but for the names of
// what would hide or steer, breaks no layout, and never comes near the window's title.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { HOSTILE, STRINGS, shownAs, sound } from "./hostile.mjs";
import { spoil } from "./spoil.mjs";
import { openBrowser } from "./window.mjs";

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser.close());

const ALL = [...STRINGS, ...HOSTILE.filter((text) => text.trim() !== "")];
const DRAWN = { broken: undefined, scripts: 0, wide: false, raw: false, marksInTitles: false, foot: true };
const CASE = "cse_01JQ7AA01";

/** In parts of so many, each with a mark of its own at its end. */
function* parts(texts, size) {
  for (let at = 0; at < texts.length; at += size)
    yield [...texts.slice(at, at + size), `T11p${size}.${at}.end`];
}
/** Until the mark at the end of a part is on screen. */
const shown = (page, part, where = "") =>
  page.waitForFunction(
    ([scope, mark]) => [...document.querySelectorAll(`${scope} bdi`)].some((one) => one.textContent === mark),
    [where, part.at(-1)],
  );
/** Those of the short ones that do not stand there, letter by letter. */
async function missing(page, texts, where = "") {
  const wanted = texts.filter((text) => text.length <= 28).map(shownAs);
  return page.evaluate(
    ([scope, all]) => {
      const there = new Set([...document.querySelectorAll(`${scope} bdi`)].map((one) => one.textContent));
      return all.filter((text) => !there.has(text));
    },
    [where, wanted],
  );
}
async function open(options = {}) {
  const window = await browser.page(options);
  window.dialogs = 0;
  window.page.on("dialog", (dialog) => {
    window.dialogs += 1;
    void dialog.dismiss();
  });
  await window.page.locator("[role=option]").first().waitFor();
  return window;
}
async function end(window) {
  assert.match(await window.page.title(), /^Second Look( \(\d+\))?$/, "a product and a count");
  assert.equal(window.dialogs, 0);
  assert.deepEqual(window.complaints, []);
  await window.close();
}

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

test("T-11: in a case, its checks and the form of a decision", async () => {
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
  await page.keyboard.press("r");
  await page.locator("[data-submit]").waitFor();
  assert.deepEqual(await sound(page), DRAWN, "the form");
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
        ledger.decisions = texts.map((text, at) => ({
          ...decision,
          decisionId: `${texts.at(-1)}${at}`,
          caseId: text,
          person: { id: text, name: text },
          comment: text,
          resultingOutcome: text,
          reasons: [0, 1].map(() => ({ scheme: text, code: text, title: text, suspicion: true })),
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
    assert.deepEqual(await sound(page), DRAWN, `timeline, ${part.at(-1)}`);
    await page.keyboard.press("Escape");
    await page.locator("#timeline-title").waitFor({ state: "detached" });
    await page.keyboard.press("t");
    await page.locator("[data-list=entries][aria-pressed=true]").waitFor();
    await shown(page, part);
    assert.deepEqual(await sound(page), DRAWN, `entries, ${part.at(-1)}`);
    await page.keyboard.press("t");
    await page.locator("[data-list=decisions][aria-pressed=true]").waitFor();
    await page.locator("#ledger-row-0").waitFor();
  }
  await end(window);
});

test("T-11: in a package that is open to look at", async () => {
  const window = await open();
  const { page } = window;
  await page.locator(`#row-${CASE}`).click();
  await spoil(page, CASE, ALL.slice(0, 60));
  await page.evaluate(
    async ([id, texts]) => {
      const engine = window.secondLook;
      engine.replayed = id;
      const view = await engine.openReplay();
      const [decision] = view.decisions;
      view.title = view.checked = view.stateDigest = view.packageId = texts[0];
      view.decisions = texts.map((text, at) => ({
        ...decision,
        decisionId: `${at}`,
        reviewer: text,
        title: text,
        comment: text,
        customerReason: text,
        reasons: [text, text],
      }));
      view.notes = view.unknown = texts;
      view.files = texts.map((text) => ({
        title: text,
        state: text,
        here: false,
        digest: text,
        fileRef: null,
      }));
      engine.openReplay = async () => view;
      engine.setStatus({ canReplayPackages: true });
    },
    [CASE, [...ALL, "T11x.end"]],
  );
  await page.keyboard.press("g");
  await page.keyboard.press("w");
  await page.locator("#replay-heading").waitFor();
  await shown(page, ["T11x.end"], "main");
  assert.deepEqual(await missing(page, ALL, "section.banner"), []);
  assert.deepEqual(await missing(page, ALL, ".files"), []);
  assert.deepEqual(await sound(page), DRAWN);
  await end(window);
});

test("T-11: in a package before it is made", async () => {
  const window = await open();
  const { page } = window;
  await page.locator(`#row-${CASE}`).click();
  await page.locator(".ids", { hasText: CASE }).waitFor();
  await page.evaluate(
    async ([id, texts]) => {
      const engine = window.secondLook;
      const form = await engine.packageForm(id);
      let turn = 0;
      const one = () => texts[turn++ % texts.length];
      form.kinds = form.kinds.map((kind) => ({
        ...kind,
        title: one(),
        parts: kind.parts.map((part) => ({ ...part, title: one(), state: one(), gap: true })),
        leftOut: texts,
      }));
      engine.packageForm = async () => form;
      engine.setStatus({ canExportPackages: true });
    },
    [CASE, [...ALL, "T11x.end"]],
  );
  await page.keyboard.press("Shift+P");
  await page.locator("[name=package-kind]").first().check();
  await shown(page, ["T11x.end"], "[role=dialog]");
  assert.deepEqual(await missing(page, ALL, "[role=dialog]"), []);
  assert.deepEqual(await sound(page), DRAWN);
  await end(window);
});

test("T-11: in lists with a name, the palette, the menu, a pack, notices and what stopped", async () => {
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
  await page.keyboard.press("F10");
  await page.locator("[role=menu]").waitFor();
  assert.deepEqual(await sound(page), DRAWN, "the menu");
  await page.keyboard.press("Escape");
  await page.locator("[role=menu]").waitFor({ state: "detached" });
  // A notice is short: several texts share one.
  const told = ALL.map((text) => text.slice(0, 60)).reduce((all, text) => {
    if (all.length > 0 && all.at(-1).length + text.length < 200) all.push(`${all.pop()} ${text}`);
    else all.push(text);
    return all;
  }, []);
  await page.locator("#queue-list").focus();
  for (const [at, text] of told.entries()) {
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
  assert.deepEqual(await sound(page), DRAWN, "what was told");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  for (const text of told.slice(0, 6)) {
    await page.evaluate((message) => {
      const engine = window.secondLook;
      const offer = { matching: 1, most: 200, needsKib: 1, freeKib: 1 };
      engine.packOffer = async () => ({ ...offer, refused: { code: "t11", message, action: message } });
    }, text);
    await page.keyboard.press("Shift+F");
    await page.locator("[role=dialog] [data-code=t11]").waitFor();
    assert.deepEqual(await sound(page), DRAWN, "a pack");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
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
      engine.views = async () => texts.map((name) => ({ name, filter: {}, builtIn: false, count: 1 }));
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
      assert.deepEqual(await sound(page), DRAWN, `${first} ${second}, ${part.at(-1)}`);
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
    }
  }
  await end(window);
});
