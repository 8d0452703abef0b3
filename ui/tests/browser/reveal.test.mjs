// Contacts are masked, shown in clear for a purpose, and masked again when their case is left.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openQueue, openRow, press } from "./steps.mjs";
import { openBrowser } from "./window.mjs";

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser.close());

const CASE = "cse_01JQ7JI09";
const CLEAR = "ada.brandt@example.org";

test("contacts are shown for a purpose that a person chose, by keys alone, and end with the case", async () => {
  const { page, complaints, close } = await openQueue(browser);
  const told = () => page.evaluate(() => window.secondLook.reveals);
  await openRow(page, CASE);
  const compare = page.locator("#compare");
  assert.match(await compare.textContent(), /a…@example\.org/);
  await press(page, "g", "m");
  await page.getByRole("dialog").waitFor();
  assert.ok(
    await page.getByRole("button", { name: "Show them" }).isDisabled(),
    "nothing is chosen beforehand",
  );
  assert.deepEqual(await told(), [], "and nothing is given out unasked");
  await page.getByLabel("To look for the same contact in other cases").focus();
  await press(page, "Space", "Enter");
  await compare.getByText(CLEAR).waitFor();
  assert.deepEqual(await told(), [`${CASE} pattern`]);
  await press(page, "g", "m");
  await compare.getByText(CLEAR).waitFor({ state: "detached" });
  await press(page, "g", "m");
  await page.getByLabel("To look over somebody").check();
  await page.getByRole("button", { name: "Show them" }).click();
  await compare.getByText(CLEAR).waitFor();
  await press(page, "Escape");
  await page.locator("#queue-list").waitFor();
  await openRow(page, CASE);
  assert.match(await compare.textContent(), /a…@example\.org/, "the case was left: they are asked for anew");
  assert.equal(await compare.getByText(CLEAR).count(), 0);
  assert.equal((await told()).length, 2);
  assert.deepEqual(complaints, []);
  await close();
});

test("whoever may not is offered nothing, and a case without contacts neither", async () => {
  const { page, close } = await openQueue(browser);
  await openRow(page, "cse_01JQ7AA01");
  assert.equal(await page.getByRole("button", { name: "Reveal contacts" }).count(), 0);
  await page.evaluate(() => window.secondLook.setStatus({ canReveal: false }));
  await openRow(page, CASE);
  assert.equal(await page.getByRole("button", { name: "Reveal contacts" }).count(), 0);
  await close();
});
