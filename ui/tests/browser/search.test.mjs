// Searching by tokens, lists with a name, and one thing done to several cases: all by keyboard.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { axe, openQueue, openRow, press } from "./steps.mjs";
import { openBrowser } from "./window.mjs";

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser.close());

const opened = (options = {}) => openQueue(browser, options);
const input = (page) => page.locator(".find input");
const rows = (page) => page.locator("#queue-list [role=option]");
const found = (page, count) => page.locator(".active", { hasText: `${count} found` }).waitFor();
const parts = (page) => page.locator("[data-part]").allInnerTexts();
const whole = async (page) => Number(await rows(page).first().getAttribute("aria-setsize"));

test("a search by tokens is typed with completion, read back in words and cleared by one key", async () => {
  const { page, complaints, close } = await opened();
  const all = await whole(page);
  await press(page, "/");
  await page.waitForFunction(() => document.activeElement?.matches(".find input"));
  await page.keyboard.type("ri");
  const option = page.locator("#search-options [role=option]");
  await option.filter({ hasText: "risk:" }).waitFor();
  await press(page, "ArrowDown", "Enter");
  assert.equal(await input(page).inputValue(), "risk:");
  await option.filter({ hasText: "not_trusted" }).waitFor();
  await page.keyboard.type("sus");
  await press(page, "ArrowDown");
  assert.equal(
    await input(page).getAttribute("aria-activedescendant"),
    await page.locator("#search-options [aria-selected=true]").getAttribute("id"),
    "the option is named to who cannot see it",
  );
  await press(page, "Tab");
  assert.equal(await input(page).inputValue(), "risk:suspicious ");
  await page.locator("[data-part]", { hasText: "Device verdict: Suspicious" }).waitFor();
  await page.waitForFunction(
    (before) =>
      Number(document.querySelector("#queue-list [role=option]")?.getAttribute("aria-setsize")) < before,
    all,
  );
  await page.keyboard.type("-family:network");
  await page.locator("[data-part]", { hasText: "not Family of codes: Network" }).waitFor();
  assert.equal((await parts(page)).length, 2);
  await press(page, "Escape");
  await page.waitForFunction(
    (before) =>
      document.querySelector("#queue-list [role=option]")?.getAttribute("aria-setsize") === String(before),
    all,
  );
  assert.equal(await input(page).inputValue(), "");
  assert.deepEqual(complaints, []);
  await close();
});

test("what cannot be read is said with its place and what is known, and leaves the list as it was", async () => {
  const { page, close } = await opened();
  const all = await whole(page);
  await press(page, "/");
  // All at once: while it is typed, its beginning is a word like any other.
  await input(page).fill("foo:bar");
  const problem = page.locator("#search-problem");
  await problem.getByText("there is no token “foo”. Known are risk, country").waitFor();
  assert.match(await problem.innerText(), /Character 1/);
  assert.equal(await input(page).getAttribute("aria-invalid"), "true");
  assert.equal(await whole(page), all);
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document));
  assert.deepEqual(
    violations.map((one) => one.id),
    [],
  );
  await page.keyboard.press("Control+A");
  await page.keyboard.type("mira");
  await problem.waitFor({ state: "detached" });
  await found(page, 1);
  assert.deepEqual(await parts(page), ["Name, id or code: mira"]);
  await close();
});

test("lists with a name show live counts and are chosen by their key", async () => {
  const { page, complaints, close } = await opened();
  const mine = page.locator("[data-view='1']");
  await mine.getByText("Mine").waitFor();
  const before = Number(await mine.locator(".count").innerText());
  await press(page, "j", "Enter");
  await page.locator(".ids").waitFor();
  await page.waitForFunction(
    (count) => Number(document.querySelector("[data-view='1'] .count")?.textContent) === count,
    before + 1,
  );
  await press(page, "g", "3");
  await page.locator("[data-view='3'][aria-pressed=true]").waitFor();
  await page.locator("[data-part]", { hasText: "Document fraud, Face fraud" }).waitFor();
  const shown = Number(await page.locator("[data-view='3'] .count").innerText());
  await found(page, shown);
  // The palette offers them by name.
  await press(page, "Control+k");
  await page.locator("#palette-find").waitFor();
  await page.keyboard.type("taken along");
  await press(page, "Enter");
  await page.locator("[data-view='4'][aria-pressed=true]").waitFor();
  assert.deepEqual(complaints, []);
  await close();
});

test("a list is kept under a name, renamed, moved and deleted, and words are never kept", async () => {
  const { page, complaints, close } = await opened();
  const keep = async (search, name) => {
    await press(page, "/");
    await input(page).fill("");
    await page.keyboard.type(search);
    await press(page, "Enter");
    await page.locator("[data-part]").first().waitFor();
    await press(page, "g", "v");
    await page.locator("#view-name").waitFor();
    await page.keyboard.type(name);
    await press(page, "Enter");
    await page.locator(`#own-views [aria-label='Delete ${name}']`).waitFor();
    await press(page, "Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  };
  await keep("risk:suspicious", "Odd devices");
  await keep("tier:high", "High stakes");
  await press(page, "g", "5");
  await page.locator("[data-view='5'][aria-pressed=true]", { hasText: "Odd devices" }).waitFor();
  assert.equal(await input(page).inputValue(), "risk:suspicious");
  await press(page, "g", "v");
  await page.locator("[aria-label='Move High stakes up']").click();
  await page.locator("[data-view='5']", { hasText: "High stakes" }).waitFor();
  const name = page.locator("#own-views input").first();
  await name.fill("Much at stake");
  await press(page, "Tab");
  await page.locator("[data-view='5']", { hasText: "Much at stake" }).waitFor();
  await page.locator("[aria-label='Delete Odd devices']").click();
  await page.locator("[data-view='6']").waitFor({ state: "detached" });
  await press(page, "Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await press(page, "/");
  await input(page).fill("");
  await page.keyboard.type("mira");
  await page.locator("[data-part]", { hasText: "mira" }).waitFor();
  await press(page, "Enter", "g", "v");
  await page.getByText("A list with a name keeps no words").waitFor();
  assert.ok(await page.locator("#view-name").isDisabled());
  assert.deepEqual(complaints, []);
  await close();
});

test("several cases are taken together by keys, listed exactly, claimed, and each says what came of it", async () => {
  const { page, complaints, close } = await opened();
  await page.locator("#queue-list").focus();
  assert.equal(await page.locator("#queue-list").getAttribute("aria-multiselectable"), "true");
  await press(page, "Space", "Shift+ArrowDown", "Shift+ArrowDown", "Shift+ArrowDown");
  await page.getByText("4 cases selected").waitFor();
  const taken = await page
    .locator("#queue-list [aria-selected=true]")
    .evaluateAll((all) => all.map((one) => one.id));
  assert.equal(taken.length, 4);
  const ids = taken.map((id) => id.replace("row-", ""));
  await press(page, "Shift+A");
  const listed = page.locator("[role=dialog] li[data-case]");
  await listed.first().waitFor();
  assert.deepEqual(
    (await listed.evaluateAll((all) => all.map((one) => one.dataset.case))).sort(),
    [...ids].sort(),
    "the exact list, before anything happens",
  );
  const will = page.locator("[role=dialog] li[data-case]:not(.not)");
  const free = await will.evaluateAll((all) => all.map((one) => one.dataset.case));
  assert.ok(free.length >= 2, "some of them can be had");
  await page.evaluate((id) => window.secondLook.refuseNext.add(id), free[0]);
  assert.equal(
    await page
      .getByRole("dialog")
      .getByText(/approve|reject/i)
      .count(),
    0,
    "never a decision",
  );
  await page.locator("[data-start]").focus();
  await press(page, "Enter");
  await page.getByText(`Done for ${free.length - 1} of ${free.length}.`).waitFor();
  await page.locator(`li[data-case="${free[0]}"]`, { hasText: "M. Okafor holds this case." }).waitFor();
  await page.locator(`li[data-case="${free[1]}"]`, { hasText: "done" }).waitFor();
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document));
  assert.deepEqual(
    violations.map((one) => one.id),
    [],
  );
  await press(page, "Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.locator(`#row-${free[1]} .holder.mine`).waitFor();
  assert.deepEqual(complaints, []);
  await close();
});

test("several cases are assigned to a person, and Escape lets go of what was selected", async () => {
  const { page, complaints, close } = await opened();
  await page.locator("#queue-list").focus();
  await press(page, "Shift+J");
  await page.getByText("2 cases selected").waitFor();
  await press(page, "Shift+A");
  await page.locator("#several-assign").check();
  await page.locator("#several-to").selectOption({ label: "M. Okafor" });
  await page.locator("[data-start]").click();
  await page.getByText("Done for 2 of 2.").waitFor();
  await press(page, "Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.locator("#queue-list").focus();
  await press(page, "Space", "ArrowDown", "Space");
  await page.getByText("2 cases selected").waitFor();
  await press(page, "Escape");
  await page.getByText("2 cases selected").waitFor({ state: "detached" });
  assert.equal(await page.locator("#queue-list [aria-selected=true]").count(), 1, "the one the keys are on");
  assert.deepEqual(complaints, []);
  await close();
});

test("an open case is handed up to a team by keys, with a line for them, and stays where it is", async () => {
  const { page, complaints, close } = await opened();
  await openRow(page, "cse_01JQ7CC03");
  await press(page, "e");
  await page.locator("#several-team:focus").waitFor();
  assert.equal(await page.locator("[data-case]").count(), 1, "the exact list: this case");
  assert.equal(await page.locator("[name=several]").count(), 0, "nothing else is offered");
  assert.ok(await page.locator("[data-start]").isDisabled(), "to nobody yet");
  await page.keyboard.type("level-2");
  await press(page, "Tab");
  await page.keyboard.type("The stamp looks odd to me");
  await page.locator("[data-start]").click();
  await page.getByText("Done for 1 of 1.").waitFor();
  assert.deepEqual(await page.evaluate(() => window.secondLook.lastSeveral), {
    do: "assign_team",
    team: "level-2",
    note: "The stamp looks odd to me",
  });
  await press(page, "Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.locator(".ids", { hasText: "cse_01JQ7CC03" }).waitFor();
  assert.deepEqual(complaints, []);
  await close();
});

test("a list is renamed and moved in one go: the button is still there when the field lets go", async () => {
  const { page, complaints, close } = await opened();
  for (const [search, name] of [
    ["risk:suspicious", "one"],
    ["tier:high", "two"],
  ]) {
    await press(page, "/");
    await input(page).fill("");
    await page.keyboard.type(search);
    await press(page, "Enter");
    await page.locator("[data-part]").first().waitFor();
    await press(page, "g", "v");
    await page.locator("#view-name").waitFor();
    await page.keyboard.type(name);
    await press(page, "Enter");
    await page.locator(`#own-views [aria-label='Delete ${name}']`).waitFor();
    await press(page, "Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  }
  await press(page, "g", "v");
  await page.locator("#own-views input").first().fill("first");
  await page.locator("#own-views [data-down]").first().click();
  await page.locator("[data-view='6']", { hasText: "first" }).waitFor();
  await page.locator("[data-view='5']", { hasText: "two" }).waitFor();
  const names = await page.evaluate(async () =>
    (await window.secondLook.settings()).settings.views.map((view) => view.name),
  );
  assert.deepEqual(names, ["two", "first"]);
  // A name that another list has is not taken, and the field says so by what it shows.
  const field = page.locator("#own-views input").first();
  await field.fill("first");
  await press(page, "Tab");
  await page.waitForFunction(() => document.querySelector("#own-views input").value === "two");
  assert.deepEqual(complaints, []);
  await close();
});

test("lists with a name take one row, however many there are, and the one that is listed is in sight", async () => {
  const { page, close } = await opened();
  await page.evaluate(async () => {
    const { settings } = await window.secondLook.settings();
    const views = Array.from({ length: 12 }, (_, at) => ({
      name: `A list with quite a long name ${at}`,
      filter: { verdict: `v${at}` },
    }));
    await window.secondLook.keepSettings({ ...settings, views });
  });
  await press(page, "Shift+S");
  await page.locator("[data-view='16']").waitFor();
  const [nav, one] = await page.evaluate(() =>
    ["nav.views", "[data-view='1']"].map(
      (name) => document.querySelector(name).getBoundingClientRect().height,
    ),
  );
  assert.ok(nav < 2 * one, `one row: ${nav} px for rows of ${one} px`);
  await press(page, "g", "9");
  const seen = page.locator("[data-view='9'][aria-pressed=true]");
  await seen.waitFor();
  await page.waitForFunction(() => {
    const pill = document.querySelector("[data-view='9']").getBoundingClientRect();
    const row = document.querySelector("nav.views .row").getBoundingClientRect();
    return pill.left >= row.left - 1 && pill.right <= row.right + 1;
  });
  await close();
});
