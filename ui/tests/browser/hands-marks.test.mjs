// A mark under the hands: while one is being placed it owns the keys, whatever else happens to the case under it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser } from "./window.mjs";

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser.close());

const SUSPECT = "cse_01JQ7BB02";
const keys = async (page, ...pressed) => {
  for (const key of pressed) await page.keyboard.press(key);
};
/** Opens a case by its row; everything after that is keys. */
async function open(caseId = SUSPECT) {
  const { page, complaints, close } = await browser.page({ undoSecs: 600 });
  await page.locator(`#row-${caseId}`).click();
  await page.locator(".ids", { hasText: caseId }).waitFor();
  await page.waitForFunction(() => document.querySelector("figure img")?.naturalWidth > 0);
  const done = async () => {
    assert.deepEqual(complaints, [], "no error and no refusal of the content policy");
    await close();
  };
  return { page, done };
}
const heard = (page, text) => page.locator("[role=status].heard", { hasText: text }).waitFor();
const marks = (page) => page.getByRole("list", { name: "Marks" });
/** The case is read again under the open form, as after a word of the engine. */
const reread = async (page, suspicion) => {
  await page.evaluate(
    ([caseId, suspicionOnCase]) =>
      window.secondLook.change(caseId, (view) => {
        view.name = `Read again ${suspicionOnCase}`;
        view.form = { ...view.form, suspicionOnCase };
      }),
    [SUSPECT, suspicion],
  );
  await page.locator("#case-heading", { hasText: `Read again ${suspicion}` }).waitFor();
};

test("while a mark is placed no key and no button of the decision form does anything", async () => {
  const { page, done } = await open();
  await keys(page, "m");
  await page.locator(".target").waitFor();
  assert.deepEqual(await page.locator("#decision button:visible, #decision input:visible").count(), 0);
  await keys(page, "r", "a", "n", "2");
  assert.equal(await page.locator("#decision.open").count(), 0, "no answer was begun");
  assert.equal(await page.locator(".form input:checked").count(), 1, "the digit is the mark's");
  await keys(page, "Escape");
  await heard(page, "The mark was dropped.");
  await page.getByRole("button", { name: "Reject" }).waitFor();
  assert.equal(await page.locator(".ids", { hasText: SUSPECT }).count(), 1, "the case is still open");
  await done();
});

test("a case read again while a mark is placed lifts no key of the form over the mark's", async () => {
  const { page, done } = await open();
  await keys(page, "a");
  await page.locator("#decision.open").waitFor();
  await keys(page, "m");
  await page.locator(".target").waitFor();
  // The picker goes and comes: its digits would be bound anew.
  await reread(page, false);
  await reread(page, true);
  await keys(page, "2", "Enter");
  await marks(page).getByRole("listitem").waitFor();
  assert.equal(await page.locator("#decision .problem svg").count(), 0, "Enter submitted nothing");
  assert.equal(await page.locator("#decision [aria-selected=true]").count(), 0, "the digit picked no reason");
  await keys(page, "m");
  await page.locator(".target").waitFor();
  await reread(page, false);
  await keys(page, "Escape");
  await heard(page, "The mark was dropped.");
  assert.equal(await page.locator("#decision.open").count(), 1, "the form stays");
  await keys(page, "Escape");
  await page.locator("#decision.open").waitFor({ state: "detached" });
  await done();
});

test("a mark that is being placed is dropped, and it is said, when its picture leaves the table", async () => {
  const { page, done } = await open();
  const placed = async () => {
    await keys(page, "m");
    await page.locator(".target").waitFor();
  };
  const dropped = async (what) => {
    await heard(page, "The mark was dropped.");
    await page.locator(".target").waitFor({ state: "detached" });
    assert.equal(await page.locator("#mark-reasons").count(), 0, what);
    // The live region is to be heard anew by the next.
    await keys(page, "p");
    await page.locator("[role=status].heard", { hasText: "dropped" }).waitFor({ state: "detached" });
  };
  await placed();
  await keys(page, "]");
  await dropped("another picture by key");
  await keys(page, "[");
  await placed();
  await page.locator(".tabs button").nth(1).click();
  await dropped("another picture by mouse");
  await keys(page, "[");
  await placed();
  await page.evaluate(
    (caseId) => window.secondLook.change(caseId, (view) => (view.images[0].digest = "0f".repeat(32))),
    SUSPECT,
  );
  await dropped("another picture under the same name");
  await placed();
  await keys(page, "b");
  await heard(page, "The mark was dropped.");
  await keys(page, "b");
  await page.locator("#decision").getByRole("button", { name: "Reject" }).waitFor();
  assert.equal(await page.locator(".target").count(), 0, "it does not come back with the codes");
  await placed();
  await page.evaluate((caseId) => window.secondLook.loseClaim(caseId, "ran_out"), SUSPECT);
  await page.locator(".target").waitFor({ state: "detached" });
  await done();
});

test("a mark stays in placing while its picture stays on the table", async () => {
  const { page, done } = await open();
  await keys(page, "v", "m");
  await page.locator(".target").waitFor();
  await keys(page, "x", "]");
  assert.equal(await page.locator(".target").count(), 1, "it lies in the other pane");
  await keys(page, "1", "Enter");
  await marks(page).getByRole("listitem").waitFor();
  await done();
});

test("Delete deletes the mark that is picked and seen, and no other; Backspace none", async () => {
  const { page, done } = await open();
  await keys(page, "m", "1", "Enter");
  await marks(page).getByRole("listitem").waitFor();
  await keys(page, "Backspace", "]", "Delete");
  assert.equal(await marks(page).getByRole("listitem").count(), 1, "its picture is not on the table");
  await page.locator("#row-cse_01JQ7AA01").click();
  await page.locator(".ids", { hasText: "cse_01JQ7AA01" }).waitFor();
  await page.locator(`#row-${SUSPECT}`).click();
  await marks(page).getByRole("listitem").waitFor();
  await keys(page, "Delete");
  assert.equal(await marks(page).getByRole("listitem").count(), 1, "none is picked");
  await marks(page).getByRole("button").first().click();
  await keys(page, "Delete");
  await heard(page, "Mark 1 deleted.");
  assert.equal(await marks(page).count(), 0);
  await done();
});
