// Practising by keys alone, from its first step to its last, in the page the window ships but for the engine; and that nothing
// of it reaches the engine: every call that would is counted.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { press } from "./steps.mjs";
import { openBrowser } from "./window.mjs";

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser.close());

/** Counts what the page asks of the engine from now on. */
const countCalls = (page) =>
  page.evaluate(() => {
    const engine = window.secondLook;
    window.asked = [];
    let kind = Object.getPrototypeOf(engine);
    while (kind && kind !== Object.prototype) {
      for (const name of Object.getOwnPropertyNames(kind)) {
        const { value } = Object.getOwnPropertyDescriptor(kind, name);
        if (name === "constructor" || typeof value !== "function") continue;
        engine[name] = (...words) => {
          window.asked.push(name);
          return value.apply(engine, words);
        };
      }
      kind = Object.getPrototypeOf(kind);
    }
  });
/** Until so many pictures of the open case have been on screen. */
const seen = (page, count) =>
  page.waitForFunction((wanted) => document.querySelectorAll("[data-seen=true]").length === wanted, count);
const step = (page, id) => page.locator(`.coach[data-lesson=${id}]`).waitFor();

test("every step is done by keys, and the engine is asked nothing", async () => {
  const { page, complaints, close } = await browser.page();
  await page.locator("[role=option]").first().waitFor();
  await page.locator("#row-cse_01JQ7AA01").click();
  await page.locator("#case-heading").waitFor();
  assert.equal(await page.locator("[data-divider]").count(), 2, "at the desk both widths are moved");
  await press(page, "g", "p");
  await step(page, "move");
  await page.locator("#row-practice-1[aria-selected=true]").waitFor();
  const requests = [];
  page.on("request", (request) => requests.push(new URL(request.url()).pathname));
  await countCalls(page);
  await press(page, "j");
  await step(page, "open");
  await press(page, "Enter");
  await step(page, "look");
  await seen(page, 1);
  assert.equal(await page.locator("[data-divider]").count(), 0, "practice keeps no widths: none is offered");
  await press(page, "]");
  await step(page, "seen");
  await seen(page, 2);
  await press(page, "]");
  await step(page, "approve");
  await page.locator("#case-heading", { hasText: "Udo" }).waitFor();
  await press(page, "a", "Enter");
  await step(page, "undo");
  await page.locator("#case-heading", { hasText: "Élise" }).waitFor();
  await press(page, "z");
  await step(page, "reject");
  await page.locator("#case-heading", { hasText: "Udo" }).waitFor();
  await press(page, "r", "1", "Enter");
  await step(page, "mark");
  await page.locator("#case-heading", { hasText: "Élise" }).waitFor();
  await seen(page, 1);
  await press(page, "m", "ArrowRight", "2", "Enter");
  await step(page, "keys");
  await press(page, "?");
  await step(page, "blank");
  await page.getByRole("dialog").waitFor();
  await press(page, "Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await press(page, "b", "b");
  await step(page, "over");
  await page.getByText("Steps done: 10 of 10").waitFor();
  assert.deepEqual(await page.evaluate(() => window.asked), [], "practice asks the engine nothing");
  assert.deepEqual(
    requests.filter((path) => !/^\/assets\/[\w-]+\.svg$/.test(path)),
    [],
    "and the network for nothing but its own drawings",
  );
  await press(page, "g", "x");
  await page.locator("#row-cse_01JQ7AA01").waitFor();
  assert.equal(await page.locator(".coach").count(), 0);
  assert.match(await page.title(), /^Second Look \(\d+\)$/);
  assert.deepEqual(complaints, []);
  await close();
});

test("it can be left and begun again, skipped step by step, and says PRACTICE wherever one is", async () => {
  const { page, complaints, close } = await browser.page({ scene: null });
  await page.getByRole("button", { name: /Practise first/ }).click();
  await step(page, "move");
  await page.locator("header .practice", { hasText: "PRACTICE Invented cases. Nothing is sent" }).waitFor();
  await page.locator("footer", { hasText: "Practice: nothing here is real" }).waitFor();
  assert.match(await page.title(), /^PRACTICE/);
  for (let at = 1; at <= 10; at += 1) {
    await page.getByText(`Step ${at} of 10`).waitFor();
    await press(page, "Shift+K");
  }
  await step(page, "over");
  await page.getByText("All steps skipped.").waitFor();
  await press(page, "g", "x");
  await page.getByRole("button", { name: /Sign in/ }).waitFor();
  await press(page, "g", "p");
  await step(page, "move");
  await page.getByRole("button", { name: "End practice" }).click();
  await page.getByRole("button", { name: /Sign in/ }).waitFor();
  assert.deepEqual(complaints, []);
  await close();
});

test("what was hidden for a shared screen is hidden again when practice ends", async () => {
  const { page, close } = await browser.page();
  await page.locator("[role=option]").first().waitFor();
  await press(page, "b");
  await page.locator(".blanked").waitFor();
  await press(page, "g", "p");
  await step(page, "move");
  await page.locator(".blanked").waitFor({ state: "detached" });
  await press(page, "g", "x");
  await page.locator(".blanked").waitFor();
  await page.locator("html[data-blanked]").waitFor();
  await close();
});
