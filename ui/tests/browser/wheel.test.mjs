// Long lists by the wheel: they are read to their end, and who has scrolled on by mouse stays where they look.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openQueue } from "./steps.mjs";
import { openBrowser } from "./window.mjs";

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser.close());

/** Positions of the rows that are seen whole, from the top. */
const seen = (page) =>
  page.locator("#queue-list").evaluate((list) => {
    const frame = list.getBoundingClientRect();
    return [...list.querySelectorAll("[role=option]")]
      .filter((one) => {
        const box = one.getBoundingClientRect();
        return box.height > 0 && box.top >= frame.top - 0.5 && box.bottom <= frame.bottom + 0.5;
      })
      .map((one) => Number(one.getAttribute("aria-posinset")))
      .toSorted((a, b) => a - b);
  });
/** A queue of 1,200 with the pointer over it. */
const long = async () => {
  const window = await openQueue(browser);
  const { page } = window;
  await page.evaluate(() => window.secondLook.multiply(100));
  await page.waitForFunction(() =>
    document.querySelector("#queue-list")?.getAttribute("aria-label")?.includes("1,200"),
  );
  const box = await page.locator("#queue-list").boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  return window;
};
/** Turns the wheel until a row of this position, or a later one, is seen. */
const wheelTo = async (page, position) => {
  for (let turns = 0; ((await seen(page)).at(-1) ?? 0) < position; turns += 1) {
    assert.ok(turns < 300, `the wheel comes no further than ${(await seen(page)).join(" ")}`);
    await page.mouse.wheel(0, 2_000);
    await page.waitForTimeout(50);
  }
};

test("a queue of 1,200 is read to its end by the wheel alone", async () => {
  const { page, complaints, close } = await long();
  await wheelTo(page, 1_200);
  assert.deepEqual(complaints, []);
  await close();
});

test("a queue that is read anew stays where the wheel has left it, until the keys move", async () => {
  const { page, complaints, close } = await long();
  await wheelTo(page, 120);
  await page.waitForTimeout(200);
  const before = await seen(page);
  assert.ok(before.length > 3 && before[0] > 20, before.join(" "));
  // The new name of a row that is seen says that it was read.
  await page.evaluate((position) => {
    const row = document.querySelector(`#queue-list [aria-posinset="${position}"]`);
    window.secondLook.change(row.id.replace(/^row-/, ""), (_view, one) => (one.name = "Read anew"));
  }, before[2]);
  await page.locator("#queue-list .name", { hasText: "Read anew" }).waitFor();
  await page.waitForTimeout(200);
  assert.deepEqual(await seen(page), before);
  await page.locator("#queue-list").focus();
  await page.keyboard.press("j");
  await page.waitForFunction(() => {
    const list = document.querySelector("#queue-list");
    const active = document
      .getElementById(list.getAttribute("aria-activedescendant"))
      ?.getBoundingClientRect();
    return active && active.top >= list.getBoundingClientRect().top - 0.5 && active.bottom <= innerHeight;
  });
  assert.deepEqual(complaints, []);
  await close();
});
