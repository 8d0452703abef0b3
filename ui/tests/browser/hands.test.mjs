// The reviewer's hands: the palette, the menu, keys of one's own. Everything by keyboard, and read out.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axe, openQueue, openRow, press } from "./steps.mjs";
import { openBrowser } from "./window.mjs";

const CASE = "cse_01JQ7AA01";

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser.close());

const opened = (options = {}) => openQueue(browser, options);
const inCase = async (options = {}) => {
  const window = await opened(options);
  await openRow(window.page, CASE);
  return window;
};
const focused = (page) => page.evaluate(() => document.activeElement?.id || document.activeElement?.tagName);
const palette = (page) => page.getByRole("combobox", { name: "Find a command" });

test("the palette finds a live command shows its key and gives it", async () => {
  const { page, complaints, close } = await inCase();
  await press(page, "Control+k");
  await palette(page).waitFor();
  assert.equal(await focused(page), "palette-find", "the field has the focus");
  const offered = await page
    .locator("#palette-list [role=option]")
    .evaluateAll((all) =>
      all.map((one) => [one.dataset.command, one.querySelector("kbd")?.textContent.trim()]),
    );
  assert.deepEqual(Object.fromEntries(offered).approve, "A");
  assert.ok(offered.length > 20 && offered.every(([, key]) => key), "every command shows its key");
  assert.ok(
    !offered.some(([id]) => ["submit", "undo", "entry-open", "palette"].includes(id)),
    "only what is live",
  );
  await page.keyboard.type("appr");
  const first = page.locator("#palette-list [role=option][aria-selected=true]");
  assert.equal(await first.getAttribute("data-command"), "approve");
  assert.equal(await palette(page).getAttribute("aria-activedescendant"), await first.getAttribute("id"));
  await press(page, "Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.locator("#decision [data-submit]").waitFor();
  await page.waitForFunction(() => document.activeElement?.hasAttribute("data-submit"));
  assert.deepEqual(complaints, []);
  await close();
});

test("the palette is worked by arrows, read out with its count, and gives the focus back", async () => {
  const { page, close } = await inCase();
  await page.locator("#why-pane").focus();
  await press(page, "Control+k");
  await palette(page).waitFor();
  await press(page, "ArrowUp");
  const last = await palette(page).getAttribute("aria-activedescendant");
  assert.equal(last, await page.locator("#palette-list [role=option]").last().getAttribute("id"));
  await press(page, "ArrowDown");
  assert.notEqual(await palette(page).getAttribute("aria-activedescendant"), last);
  await page.keyboard.type("qqqq");
  await page.getByRole("status").getByText("No command matches.").waitFor();
  await press(page, "Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.waitForFunction(() => document.activeElement?.id === "why-pane");
  await close();
});

test("the palette opens from a field and gives a command that wants a field", async () => {
  const { page, close } = await inCase();
  await press(page, "n");
  await page.keyboard.type("half a note");
  await press(page, "Control+k");
  await palette(page).waitFor();
  await page.keyboard.type("find and");
  await press(page, "Enter");
  await page.waitForFunction(() => document.activeElement?.matches(".find input"));
  await close();
});

test("the menu is opened by its key, worked by arrows and letters, and closes with the focus on its button", async () => {
  const { page, close } = await inCase();
  await press(page, "F10");
  await page.getByRole("menu").waitFor();
  const items = await page.getByRole("menuitem").evaluateAll((all) => all.map((one) => one.innerText));
  assert.ok(items.every((text) => /\S\s*\S+$/.test(text)) && items.length >= 7, JSON.stringify(items));
  const offered = await page
    .getByRole("menuitem")
    .evaluateAll((all) => all.map((one) => one.dataset.command));
  assert.equal(offered.includes("go-retention"), false, "what this person may not read is not offered");
  await press(page, "End");
  assert.equal(await page.evaluate(() => document.activeElement.dataset.command), "diagnostics");
  await press(page, "s");
  assert.equal(await page.evaluate(() => document.activeElement.dataset.command), "sync");
  await press(page, "Escape");
  await page.waitForFunction(() => document.activeElement?.getAttribute("aria-haspopup") === "menu");
  await press(page, "Enter", "ArrowDown", "ArrowDown", "ArrowDown", "Enter");
  await page.locator("#entry-title, .outbox").first().waitFor();
  await close();
});

test("palette, menu and the changing of keys are usable for everyone (axe finds nothing)", async () => {
  const { page, complaints, close } = await inCase();
  await page.evaluate(axe);
  const look = async (what) => {
    await page.waitForTimeout(200);
    const { violations } = await page.evaluate(() => window.axe.run(document));
    assert.deepEqual(
      violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).join(" ")}`),
      [],
      what,
    );
  };
  await press(page, "Control+k");
  await palette(page).waitFor();
  await look("palette");
  await press(page, "Escape", "F10");
  await page.getByRole("menu").waitFor();
  await look("menu");
  await press(page, "Escape", "?");
  await page.locator("[data-change]").click();
  await look("changing keys");
  await page.locator("[data-row=approve] button").last().click();
  await look("a key is waited for");
  assert.deepEqual(complaints, []);
  await close();
});

test("a key is given to a command a taken one is refused by name and each can be put back", async () => {
  const { page, close } = await inCase();
  await press(page, "?");
  await page.locator("[data-change]").click();
  const row = (id) => page.locator(`[data-row=${id}]`);
  const change = (id) => row(id).locator("button:not([data-reset])");
  await change("approve").click();
  await press(page, "r");
  await row("approve").getByRole("alert").getByText("R is the key of “Reject”.").waitFor();
  await change("approve").click();
  await press(page, "Escape");
  await page.getByRole("dialog").waitFor();
  await change("approve").click();
  await press(page, ";");
  await row("approve").getByText("changed").waitFor();
  // The old key is free now, and another command takes it: then it cannot be put back alone.
  await change("note").click();
  await press(page, "a");
  await row("note").getByText("changed").waitFor();
  await row("approve").locator("[data-reset]").click();
  await row("approve").getByRole("alert").getByText("“Comment” has its key now.").waitFor();
  await row("note").locator("[data-reset]").click();
  await press(page, "Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  assert.equal(await page.getByRole("button", { name: "Approve" }).locator("kbd").innerText(), ";");
  await press(page, "a");
  assert.equal(await page.locator("#decision.open").count(), 0, "the old key does nothing");
  await press(page, ";");
  await page.locator("#decision.open").waitFor();
  await press(page, "Escape", "?");
  await page.locator("[data-change]").click();
  await page.locator("[data-reset-all]").click();
  await press(page, "Escape");
  await page.getByRole("button", { name: "Approve" }).locator("kbd", { hasText: "A" }).waitFor();
  await close();
});

test("a key is waited for no longer once the person turns to something else", async () => {
  const { page, close } = await inCase();
  await press(page, "?");
  await page.locator("[data-change]").click();
  await page.locator("[data-row=approve] button").last().click();
  await page.locator("[data-row=approve] .waiting").waitFor();
  await page.locator("[role=dialog] input[type=search]").click();
  await page.locator("[data-row=approve] .waiting").waitFor({ state: "detached" });
  await page.keyboard.type("app");
  assert.equal(
    await page.locator("[role=dialog] input[type=search]").inputValue(),
    "app",
    "it is typed, not taken",
  );
  await close();
});

test("a notice that was dismissed is still found among the earlier ones", async () => {
  const { page, close } = await inCase();
  await press(page, "Shift+N");
  await page.getByText("Nothing has been reported yet.").waitFor();
  await press(page, "Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.evaluate(() => {
    const error = { code: "case_gone", message: "gone", action: null };
    window.secondLook.failNext = { call: "openCase", error };
  });
  await page.locator("#row-cse_01JQ7EE05").click();
  await page.getByRole("button", { name: "Dismiss" }).click();
  assert.equal(await page.locator(".notices [data-code]").count(), 0);
  await press(page, "Shift+N");
  await page
    .getByRole("dialog")
    .getByText(/The platform has removed case cse_\w+\./)
    .waitFor();
  await page.evaluate(() => window.secondLook.setStatus({ signIn: "signed_out" }));
  await page.getByRole("button", { name: /Sign in/ }).waitFor();
  // Nothing of anyone stays behind.
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await close();
});

test("diagnostics are shown, copied, and refused where the engine refuses them", async () => {
  const { page, complaints, close } = await inCase({ permissions: ["clipboard-read", "clipboard-write"] });
  await press(page, "Control+i");
  const shown = page.getByRole("textbox", { name: "Diagnostics" });
  await page.getByRole("dialog").getByText("Copied.").waitFor();
  const text = await shown.inputValue();
  assert.match(text, /"product": "Second Look"/);
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), text);
  await press(page, "Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.evaluate(() => {
    const error = { code: "tip_off_refused", message: "Not handed out.", action: null };
    window.secondLook.failNext = { call: "diagnostics", error };
  });
  await press(page, "Control+i");
  await page.locator("[data-code=tip_off_refused]").waitFor();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  assert.deepEqual(complaints, []);
  await close();
});
