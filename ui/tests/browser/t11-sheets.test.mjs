// T-11, on: the same texts through both forms of a decision, an evidence package before and after it is made, contacts in
// clear, what is kept and held, and the table of reasons.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { shownAs, sound } from "./hostile.mjs";
import { spoil } from "./spoil.mjs";
import { ALL, CASE, DRAWN, SHARED, end, missing, openIn, parts, shown } from "./strangers.mjs";
import { openBrowser } from "./window.mjs";

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser.close());
const open = (options) => openIn(browser, options);

test("T-11: in both forms of a decision, and in why none is offered", async () => {
  // So high that a list to tick is drawn whole.
  const window = await open({ height: 12_000 });
  const { page } = window;
  await page.locator(`#row-${CASE}`).click();
  for (const part of parts(ALL, 130)) {
    await spoil(page, CASE, part);
    await page.evaluate(
      ([id, texts]) =>
        window.secondLook.change(id, ({ form }) => {
          form.checklist = texts.map((text, at) => ({ id: `t11-${at}`, text }));
        }),
      [CASE, part],
    );
    await page.locator("#decision [data-blank]", { hasText: `/${part.length}` }).waitFor();
    for (const [key, where] of [
      ["r", "#decision [role=option]"],
      ["a", "#decision .checklist"],
    ]) {
      await page.keyboard.press(key);
      await page.locator("[data-submit]").waitFor();
      assert.deepEqual(await missing(page, part, where), [], where);
      assert.deepEqual(await sound(page), DRAWN, `${where}, ${part.at(-1)}`);
      await page.keyboard.press("Escape");
      await page.locator("[data-submit]").waitFor({ state: "detached" });
    }
  }
  for (const text of SHARED) {
    await page.evaluate(
      ([id, why]) =>
        window.secondLook.change(id, ({ form }) => Object.assign(form, { canDecide: false, whyNot: why })),
      [CASE, text],
    );
    await shown(page, [shownAs(text)], "#decision .why");
    assert.deepEqual(await sound(page), DRAWN, text);
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

test("T-11: in contacts in clear, what is kept and held, and the table of reasons", async () => {
  const window = await open();
  const { page } = window;
  await page.evaluate(() =>
    window.secondLook.setStatus({ canReadRetention: true, canHold: true, canReadReasons: true }),
  );
  await page.locator("nav", { hasText: "Reasons" }).waitFor();
  await page.locator(`#row-${CASE}`).click();
  await page.locator(".ids", { hasText: CASE }).waitFor();
  const sheets = [
    ["h", "[role=dialog] [data-hold]"],
    ["r", "[role=dialog] [data-reasons]"],
  ];
  // A hold is known by its case: each text once.
  for (const part of parts([...new Set(ALL)], 130)) {
    await page.evaluate(
      async ([id, texts]) => {
        const engine = window.secondLook;
        const [report, table] = [await engine.retentionReport(null), await engine.reasons()];
        const [due, erasure, row] = [report.due[0], report.erasures[0], table.rows[0]];
        const placedAt = new Date().toISOString();
        const hold = { placedAt, person: "rev-17", copiedAt: null, blocks: 0, files: 0 };
        report.holds = texts.map((text) => ({ ...hold, caseId: text, reason: text }));
        report.due = texts.map((text) => ({ ...due, caseId: text }));
        report.dueCount = texts.length;
        report.erasures = texts.map((text) => ({ ...erasure, caseId: text }));
        engine.retentionReport = async () => report;
        table.rows = texts.map((text) => ({ ...row, code: text, title: text, suspicion: true }));
        engine.reasons = async () => table;
        engine.reveal = async () =>
          texts.map((text, at) => ({ field: `t11-${at}`, label: text, claimed: text, extracted: text }));
        engine.change(id, (view) => {
          view.compare = texts.map((text, at) => ({
            field: `t11-${at}`,
            label: text === texts.at(-1) ? text : "Email",
            claimed: "a…",
            extracted: null,
            standing: ["different", "only_claimed", "only_extracted", "same"][at % 4],
            note: null,
            masked: true,
          }));
        });
      },
      [CASE, part],
    );
    await shown(page, part, "#compare");
    await page.keyboard.press("g");
    await page.keyboard.press("m");
    await page.getByLabel("To look over somebody").check();
    await page.getByRole("button", { name: "Show them" }).click();
    await shown(page, part, "#compare .value");
    assert.deepEqual(await missing(page, part, "#compare .value"), [], "contacts in clear");
    assert.deepEqual(await sound(page), DRAWN, `contacts, ${part.at(-1)}`);
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.locator("#case-heading").focus();
    await page.keyboard.press("g");
    await page.keyboard.press("m");
    await page.getByRole("button", { name: "Reveal contacts" }).waitFor();
    for (const [key, where] of sheets) {
      await page.keyboard.press("g");
      await page.keyboard.press(key);
      await shown(page, part, where);
      assert.deepEqual(await missing(page, part, where), [], where);
      assert.deepEqual(await sound(page), DRAWN, `${where}, ${part.at(-1)}`);
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
    }
  }
  await end(window);
});
