// Sharing the screen, and copying out of the window: what says why a person is suspected stays here.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openQueue, openRow, press } from "./steps.mjs";
import { openBrowser } from "./window.mjs";

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser.close());

/** Opens the first case whose row names a suspicion, and gives the texts that must not be seen. */
async function openSuspicion(page) {
  await page.locator("[role=option]").first().waitFor();
  for (let tries = 0; tries < 20; tries += 1) {
    const active = page.locator("[role=option][aria-selected=true]");
    if ((await active.locator(".internal").count()) > 0) break;
    await page.keyboard.press("j");
  }
  await page.keyboard.press("Enter");
  await page.locator("#case-heading").waitFor();
  await page.locator("#why-pane").waitFor();
  return page.evaluate(() => {
    const telling = "#why-pane h2 ~ *, .row .why, #compare :is(.count, .mark, .note)";
    const texts = [...document.querySelectorAll(telling)].map((one) => one.innerText);
    return texts
      .flatMap((text) => text.split("\n"))
      .map((line) => line.trim())
      .filter((line) => line.length > 12);
  });
}
const seen = (page) => page.evaluate(() => document.body.innerText);

test("one key hides codes, reasons and comments everywhere, says so, and shows them again", async () => {
  const { page, complaints, close } = await browser.page({ undoSecs: 600 });
  const telling = await openSuspicion(page);
  assert.ok(telling.length > 5, "there is something to hide");
  const before = await seen(page);
  assert.ok(telling.every((line) => before.includes(line)));
  await page.keyboard.press("b");
  await page.getByRole("button", { name: /Codes and reasons hidden/ }).waitFor();
  const shared = await seen(page);
  assert.deepEqual(
    telling.filter((line) => shared.includes(line)),
    [],
    "nothing of it is on the screen",
  );
  assert.ok(shared.includes(await page.locator("#case-heading").innerText()), "the rest is");
  const open = await page.evaluate(
    () =>
      [...document.querySelectorAll("[data-blank], [data-blank] *")].filter(
        (one) => getComputedStyle(one).visibility !== "hidden",
      ).length,
  );
  assert.equal(open, 0, "hidden from screen readers too");
  const fields = await page.evaluate(() =>
    [...document.querySelectorAll("input:not([type]), input[type=search], input[type=text], textarea")].map(
      (one) => getComputedStyle(one).webkitTextSecurity,
    ),
  );
  assert.ok(fields.length > 0 && fields.every((way) => way === "disc"), `fields cannot be read: ${fields}`);
  await page.keyboard.press("r");
  assert.equal(await page.locator("#decision.open").count(), 0, "nobody decides on what they cannot see");
  await page.keyboard.press("?");
  await page.getByText("Hide or show codes, reasons and comments, for screen sharing").waitFor();
  await page.keyboard.press("Escape");
  await page.locator(".sheet").waitFor({ state: "detached" });
  await page.keyboard.press("b");
  await page.waitForFunction(() => !document.documentElement.hasAttribute("data-blanked"));
  // Drawn again when the page comes to it.
  for (let looks = 0; ; looks += 1) {
    const after = await seen(page);
    // What is left of a time is told by the minute, and a minute may end while this looks.
    const timeless = (text) => text.replaceAll(/\d+/g, "#");
    const missing = telling.filter((line) => !timeless(after).includes(timeless(line)));
    if (missing.length === 0) break;
    assert.ok(looks < 50, `still hidden: ${missing.join(" | ")}`);
    await page.waitForTimeout(100);
  }
  assert.deepEqual(complaints, []);
  await close();
});

test("a decision in the outbox is hidden too: its reasons and its comment", async () => {
  const { page, close } = await browser.page({ undoSecs: 600 });
  await page.locator("[role=option]").first().waitFor();
  await page.keyboard.press("g");
  await page.keyboard.press("o");
  await page.locator("#entry-title").waitFor();
  const reasons = await page.locator(".version dd").allInnerTexts();
  await page.keyboard.press("b");
  await page.locator("html[data-blanked]").waitFor();
  const hidden = await page.locator(".version dd[data-blank]").allInnerTexts();
  assert.ok(hidden.length >= 2 && hidden.every((text) => text.trim() === ""), "reasons and comment");
  assert.ok(reasons.some((text) => text.trim() !== ""));
  await close();
});

test("what was answered just now is hidden too, and can still be taken back", async () => {
  const { page, close } = await openQueue(browser, { undoSecs: 600 });
  await openRow(page, "cse_01JQ7AA01");
  await press(page, "a", "Enter");
  const what = page.locator(".undo .what");
  await what.waitFor();
  assert.match(await what.innerText(), /^Approved ./);
  await press(page, "b");
  await page.locator("html[data-blanked]").waitFor();
  assert.equal((await what.innerText()).trim(), "", "neither the answer nor the name");
  await press(page, "z");
  await page.locator(".undo").waitFor({ state: "detached" });
  await close();
});

/** What the pointer finds wherever it may be: the tooltips, and whether it meets what is hidden. */
const pointed = (page) =>
  page.evaluate(() => {
    const tooltips = new Set();
    let hidden = 0;
    for (let y = 2; y < innerHeight; y += 6) {
      for (let x = 2; x < innerWidth; x += 10) {
        const met = document.elementFromPoint(x, y);
        const titled = met?.closest("[title]");
        if (titled) tooltips.add(titled.title);
        if (met?.closest("[data-blank]")) hidden += 1;
      }
    }
    return { tooltips: [...tooltips], hidden };
  });

test("no tooltip says what is hidden, wherever the pointer is", async () => {
  const { page, close } = await openQueue(browser, { undoSecs: 600 });
  await openRow(page, "cse_01JQ7AA01");
  await press(page, "a", "Enter");
  await page.locator(".undo .what").waitFor();
  const titles = await page
    .locator(".row .why, .undo .what")
    .evaluateAll((all) => all.map((one) => one.title));
  const telling = titles.flatMap((title) => title.split(" · ")).filter((text) => text.length > 12);
  const saying = ({ tooltips }) => tooltips.filter((text) => telling.some((one) => text.includes(one)));
  const before = await pointed(page);
  assert.ok(saying(before).length > 2 && before.hidden > 0, "there is something to hide from the pointer");
  await press(page, "b");
  await page.locator("html[data-blanked]").waitFor();
  const shared = await pointed(page);
  assert.ok(shared.tooltips.length > 2, "the pointer still finds what is not hidden");
  assert.deepEqual(saying(shared), []);
  assert.equal(shared.hidden, 0, "and goes through the hatching");
  await close();
});

test("a suspicion is not copied, by keys or by cutting, and an ordinary text is", async () => {
  const { page, close } = await browser.page({
    undoSecs: 600,
    permissions: ["clipboard-read", "clipboard-write"],
  });
  await openSuspicion(page);
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await page.evaluate(() => navigator.clipboard.writeText("before"));
  const field = page.getByPlaceholder(/./).first();
  await field.fill("a fraudulent document");
  await field.selectText();
  await page.keyboard.press("Control+c");
  await page.locator("[data-code=tip_off_refused]").waitFor();
  assert.equal(await clipboard(), "before");
  await page.keyboard.press("Control+x");
  assert.equal(await clipboard(), "before");
  assert.equal(await field.inputValue(), "a fraudulent document", "and nothing was taken away");
  assert.ok((await page.evaluate(() => window.secondLook.refusedCopies)) >= 2);
  await field.fill("out of focus");
  await field.selectText();
  await page.keyboard.press("Control+c");
  await page.waitForFunction(async () => (await navigator.clipboard.readText()) === "out of focus");
  await close();
});

test("a case that waits for a second person says so and hides the first answer", async () => {
  const { page, complaints, close } = await browser.page({ undoSecs: 600 });
  await page.locator("[role=option]").first().waitFor();
  const name = await page.evaluate(async () => {
    const engine = window.secondLook;
    const first = (
      await engine.queue(
        {
          text: "",
          operations: false,
          second: false,
          state: null,
          source: null,
          verdict: null,
          family: null,
          holder: "anyone",
          due: "any",
        },
        null,
        1,
      )
    ).rows[0];
    engine.setSecond(first.caseId);
    return first.name;
  });
  const second = page.getByLabel(/Waiting for a second person: 1/);
  await second.check();
  await page.waitForFunction(() => document.querySelectorAll("[role=option]").length === 1);
  await page.locator("[role=option]").first().click();
  await page.locator("#case-heading", { hasText: name }).waitFor();
  await page.locator("[data-second=second]").getByText("What they said is not shown").waitFor();
  assert.deepEqual(complaints, []);
  await close();
});

const OUTCOME = "FRAUD_SUSPICION_CONFIRMED";
/** All that others read or hear: texts, what is called something, tooltips, and what a field shows. In small letters. */
const left = (page) =>
  page.evaluate(() => {
    const texts = [document.body.innerText];
    for (const one of document.querySelectorAll("body *")) {
      if (!one.checkVisibility({ visibilityProperty: true })) continue;
      for (const name of ["aria-label", "title", "placeholder"]) texts.push(one.getAttribute(name) ?? "");
      if (one.matches("input, textarea") && getComputedStyle(one).webkitTextSecurity !== "disc")
        texts.push(one.value);
    }
    return texts.join("\n").toLowerCase();
  });
const share = async (page) => {
  await press(page, "b");
  await page.locator("html[data-blanked]").waitFor();
};
const sharedNoMore = async (page) => {
  await press(page, "b");
  await page.waitForFunction(() => !document.documentElement.hasAttribute("data-blanked"));
};
/** What is read here, and read no more by the one key. */
async function hides(page, ...telling) {
  const before = await left(page);
  const words = telling.map((one) => one.toLowerCase());
  assert.deepEqual(
    words.filter((one) => !before.includes(one)),
    [],
    "there is something to hide",
  );
  await share(page);
  const shared = await left(page);
  assert.deepEqual(
    words.filter((one) => shared.includes(one)),
    [],
  );
  await sharedNoMore(page);
}

test("the platform's word for what came of it is hidden on the case, in the outbox and in the ledger", async () => {
  const { page, complaints, close } = await openQueue(browser, { undoSecs: 600 });
  await openRow(page, "cse_01JQ7BB02");
  await page.evaluate((outcome) => {
    const engine = window.secondLook;
    const at = new Date().toISOString();
    engine.decideElsewhere("cse_01JQ7BB02");
    engine.change("cse_01JQ7BB02", (view) => (view.standing.resultingOutcome = outcome));
    for (const entry of engine.world.entries)
      entry.receipt = {
        state: "applied",
        recordedAt: at,
        appliedAt: at,
        requestId: null,
        resultingOutcome: outcome,
      };
    engine.tell({ outbox: true });
    engine.changeLedger((ledger) => {
      for (const row of ledger.decisions) row.resultingOutcome = outcome;
      for (const row of ledger.entries) if (row.kind === "decided") row.kind = "second_answered";
    });
    engine.setStatus({ canReadLedger: true });
  }, OUTCOME);
  await page.locator(".standing", { hasText: OUTCOME }).waitFor();
  await hides(page, OUTCOME);
  await press(page, "g", "o");
  await page.locator("#entry-title").waitFor();
  await page.locator("dd", { hasText: OUTCOME }).first().waitFor();
  await hides(page, OUTCOME);
  await page.locator("nav", { hasText: "Ledger" }).waitFor();
  await press(page, "g", "e");
  await page.locator("#ledger-row-0").waitFor();
  await page.locator(".remarks", { hasText: "Override" }).first().waitFor();
  await hides(page, "Override", "2nd person", "second person disagreed");
  await press(page, "c", "j", "Enter");
  await page.locator("#timeline-title").waitFor();
  await page.getByText(OUTCOME).first().waitFor();
  await hides(page, OUTCOME);
  await press(page, "Escape");
  await page.locator("#timeline-title").waitFor({ state: "detached" });
  await press(page, "t");
  await page.locator("#ledger-list", { hasText: "Second answer saved" }).waitFor();
  await hides(page, "Second answer saved");
  assert.deepEqual(complaints, []);
  await close();
});

test("what a list of one's own is called is hidden in the row of lists, in the palette and where it is changed", async () => {
  const { page, complaints, close } = await openQueue(browser);
  const name = "Imitated 3206";
  await press(page, "/");
  await page.keyboard.type("risk:suspicious");
  await press(page, "Enter");
  await page.locator("[data-part]").first().waitFor();
  const lists = async () => {
    await press(page, "g", "v");
    await page.locator("#view-name").waitFor();
  };
  const palette = async () => {
    await press(page, "Control+k");
    await page.locator("#palette-list [role=option]").first().waitFor();
  };
  const leave = async () => {
    await press(page, "Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  };
  await lists();
  await page.keyboard.type(name);
  await press(page, "Enter");
  await page.locator(`#own-views [aria-label='Delete ${name}']`).waitFor();
  await leave();
  await page.locator("[data-view='5']", { hasText: name }).waitFor();
  await hides(page, name);
  for (const open of [palette, lists]) {
    await open();
    assert.ok((await left(page)).includes(name.toLowerCase()), "there is something to hide");
    await leave();
    await share(page);
    await open();
    assert.ok(!(await left(page)).includes(name.toLowerCase()), "the name of the list");
    await leave();
    await sharedNoMore(page);
  }
  assert.deepEqual(complaints, []);
  await close();
});

test("that a second person is asked is hidden, which nothing but a suspicion brings about", async () => {
  const { page, complaints, close } = await openQueue(browser, { undoSecs: 600 });
  const caseId = "cse_01JQ7CC03";
  await page.evaluate((id) => {
    const engine = window.secondLook;
    engine.setSecond(id);
    const at = new Date().toISOString();
    engine.change(id, (view) => {
      view.second.first = {
        decision: "approve",
        reviewer: "rev-23",
        reviewerName: "M. Okafor",
        reasons: [],
        comment: null,
        state: "applied",
        recordedAt: at,
        appliedAt: at,
        resultingOutcome: null,
      };
    });
    for (const entry of engine.world.entries) entry.second = true;
    engine.tell({ outbox: true });
  }, caseId);
  await page.getByLabel(/Waiting for a second person: 1/).check();
  await page.waitForFunction(() => document.querySelectorAll("[role=option]").length === 1);
  await openRow(page, caseId);
  await page.locator("[data-second=second]").waitFor();
  await hides(
    page,
    "2nd person",
    "Waiting for a second person",
    "Waits for a second person",
    "A first person has answered",
    "The first person's answer",
  );
  await press(page, "g", "o");
  await page.locator("#entry-title", { hasText: "Second answer" }).waitFor();
  await hides(page, "Second answer", "2nd person");
  assert.deepEqual(complaints, []);
  await close();
});
