// Before the profile is open: the addresses of a new one, typed, tried and kept; and the lock.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openQueue, press } from "./steps.mjs";
import { openBrowser } from "./window.mjs";

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser.close());

const tab = (page) => page.keyboard.press("Tab");

/** Everything by keyboard, from the field the form begins with. */
async function type(page, platform) {
  await page.locator("#configure-platform:focus").waitFor();
  for (const text of [platform, "https://r.example/review/v1", "https://id.example", "second-look-console"]) {
    await page.keyboard.type(text);
    await tab(page);
  }
  await page.keyboard.press("Space");
  await tab(page);
  await page.keyboard.type("files.example, more.example:8443");
}

test("addresses are typed, tried and kept by keyboard alone, and the keys come next", async () => {
  const { page, complaints, close } = await browser.page({ scene: "start.not_configured" });
  assert.equal(await page.locator("#opening-error").count(), 0, "that nothing is there yet is no error");
  const go = page.getByRole("button", { name: "Try the addresses and go on" });
  assert.ok(await go.isDisabled(), "nothing to try yet");
  await type(page, "https://p.example/api/v1");
  await page.keyboard.press("Enter");
  await page.locator("#new-passphrase").waitFor();
  assert.deepEqual(await page.evaluate(() => window.secondLook.configured), {
    platform: "https://p.example/api/v1",
    review: "https://r.example/review/v1",
    issuer: "https://id.example",
    clientId: "second-look-console",
    environment: "staging",
    fileHosts: ["files.example", "more.example:8443"],
  });
  assert.deepEqual(complaints, []);
  await close();
});

test("an address that is none is named at its field, and what was typed stays", async () => {
  const { page, complaints, close } = await browser.page({ scene: "start.not_configured" });
  await type(page, "p.example");
  await page.keyboard.press("Enter");
  await page.locator("#opening-error").waitFor();
  assert.equal(await page.locator("#configure-platform").getAttribute("aria-invalid"), "true");
  assert.equal(await page.locator("#configure-review").getAttribute("aria-invalid"), null);
  assert.equal(await page.locator("#configure-review").inputValue(), "https://r.example/review/v1");
  await page.locator("#configure-platform:focus").waitFor();
  assert.equal(await page.getByRole("button", { name: "Keep them without an answer" }).count(), 0);
  assert.deepEqual(complaints, []);
  await close();
});

test("addresses of a profile without keys can be changed, and what was typed is still there", async () => {
  const { page, complaints, close } = await browser.page({ scene: "start.not_configured" });
  await type(page, "https://p.example/api/v1");
  await page.keyboard.press("Enter");
  await page.locator("[data-change-addresses]").click();
  await page.locator("#configure-platform:focus").waitFor();
  assert.equal(await page.locator("#configure-platform").inputValue(), "https://p.example/api/v1");
  assert.deepEqual(complaints, []);
  await close();
});

test("addresses that do not answer can be kept all the same", async () => {
  const { page, complaints, close } = await browser.page({ scene: "start.not_configured" });
  await type(page, "https://silent.example/api/v1");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Keep them without an answer" }).click();
  await page.locator("#new-passphrase").waitFor();
  assert.deepEqual(complaints, []);
  await close();
});

test("a locked window says how many decisions wait and is opened by one key", async () => {
  const { page, complaints, close } = await browser.page({ scene: "start.locked" });
  await page.getByText("3 decisions wait to be sent.").waitFor();
  await page.locator("button.main:focus").waitFor();
  assert.deepEqual(complaints, []);
  await close();
});

test("the key locks a profile and leaves a demo alone, and only a hand counts as one", async () => {
  const { page, complaints, close } = await openQueue(browser);
  const told = () => page.evaluate(() => [window.secondLook.locks, window.secondLook.touches]);
  await page.evaluate(() => window.dispatchEvent(new KeyboardEvent("keydown", { key: "j" })));
  assert.deepEqual(await told(), [0, 0], "what a script plays is no hand");
  await press(page, "Control+l");
  assert.deepEqual(await told(), [0, 1], "a demo has no keys to open it again");
  await page.evaluate(() => window.secondLook.setStatus({ demo: false }));
  await press(page, "Control+l");
  assert.deepEqual(await told(), [1, 1], "and a hand is told of every few seconds only");
  await press(page, "?");
  await page.getByRole("dialog").waitFor();
  await press(page, "Control+l");
  assert.deepEqual(await told(), [2, 1], "whatever is open");
  assert.deepEqual(complaints, []);
  await close();
});
