// Text from strangers through every view: it stays text, keeps to itself, and breaks no layout.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { HOSTILE, shownAs, sound } from "./hostile.mjs";
import { spoil } from "./spoil.mjs";
import { DRAWN } from "./strangers.mjs";
import { openBrowser } from "./window.mjs";

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser.close());

test("T-11: hostile text stays text in queue, case, form, undo bar and outbox", async () => {
  const { page, complaints, close } = await browser.page();
  let dialogs = 0;
  page.on("dialog", (dialog) => {
    dialogs += 1;
    void dialog.dismiss();
  });
  await page.locator("[role=option]").first().waitFor();
  await page.locator("#row-cse_01JQ7AA01").click();
  for (const text of HOSTILE) {
    const what = JSON.stringify(text).slice(0, 40);
    await spoil(page, "cse_01JQ7AA01", [text]);
    await page.keyboard.press("r");
    await page.locator("[data-submit]").waitFor();
    assert.deepEqual(await sound(page), DRAWN, `case and form with ${what}`);
    await page.keyboard.press("Escape");
  }
  // One more round with the text inside a decision of ours: the undo bar and the outbox.
  await spoil(page, "cse_01JQ7AA01", [HOSTILE[0] + HOSTILE[6] + HOSTILE[8]]);
  await page.keyboard.press("n");
  await page.keyboard.type("<b>bold</b> =1+1");
  await page.keyboard.press("Escape");
  await page.keyboard.press("r");
  await page.keyboard.press("1");
  await page.keyboard.press("Enter");
  await page.locator("[data-count=held] b", { hasText: "1" }).waitFor();
  assert.equal((await sound(page)).broken, undefined);
  await page.keyboard.press("g");
  await page.keyboard.press("o");
  await page.getByText("<b>bold</b> =1+1").waitFor();
  const end = await sound(page);
  assert.deepEqual([end.broken, end.raw, end.wide], [undefined, false, false]);
  assert.equal(dialogs, 0);
  assert.deepEqual(complaints, []);
  await close();
});

test("T-11: what the eye reads is what is there: text equals input, marks excepted", async () => {
  const { page, close } = await browser.page();
  await page.locator("#row-cse_01JQ7AA01").click();
  for (const text of HOSTILE.filter((one) => one.trim() !== "" && one.length < 70 && !/[\n\t\r]/.test(one))) {
    await spoil(page, "cse_01JQ7AA01", [text]);
    assert.equal(await page.locator("#case-heading bdi").textContent(), shownAs(text));
  }
  await close();
});

test("T-11: a very long name is cut, and the whole of it is one press away", async () => {
  const { page, close } = await browser.page();
  await page.locator("#row-cse_01JQ7AA01").click();
  await spoil(page, "cse_01JQ7AA01", [`${"long ".repeat(2000)}end`]);
  const more = page.locator(".sentence").getByRole("button");
  await more.click();
  await page.locator(".sentence", { hasText: "end" }).waitFor();
  await close();
});

test("T-11: a name of ten megabytes neither stops the window nor its keys", async () => {
  const { page, close } = await browser.page();
  await page.locator("#row-cse_01JQ7AA01").click();
  await page.evaluate(() =>
    window.secondLook.change("cse_01JQ7AA01", (view, row) => {
      view.name = row.name = "ü".repeat(10_000_000);
    }),
  );
  await page.waitForFunction(() => document.querySelector("#case-heading")?.textContent?.startsWith("üüü"));
  await page.keyboard.press("a");
  await page.locator("[data-submit]").waitFor();
  assert.ok((await page.evaluate(() => document.body.textContent.length)) < 100_000);
  await close();
});
