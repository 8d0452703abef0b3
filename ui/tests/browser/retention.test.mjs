// Retention and legal holds, as leads, auditors and privacy officers see them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { openBrowser } from "./window.mjs";

const samples = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "src", "ipc", "samples");
const sample = (number) => JSON.parse(readFileSync(join(samples, `case-${number}.json`), "utf8"));

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser.close());

test("r_36_holds_are_placed_and_lifted_with_a_reason_beside_what_is_due_and_what_was_erased", async () => {
  const { page, complaints, close } = await browser.page();
  const { view } = sample("05");
  await page.locator('[id^="row-"]').first().waitFor();
  await page.keyboard.press("g");
  await page.keyboard.press("h");
  assert.equal(await page.getByRole("dialog").count(), 0, "a reviewer has no use for it");
  await page.evaluate(() => window.secondLook.setStatus({ canReadRetention: true }));
  await page.keyboard.press("g");
  await page.keyboard.press("h");
  const sheet = page.getByRole("dialog", { name: "Retention and legal holds" });
  await sheet.locator("tbody tr").first().waitFor();
  assert.equal(await sheet.getByRole("button", { name: "Place hold" }).count(), 0, "an auditor only reads");
  for (const said of ["Pictures", "30", "goes with the next sweep", "log entry 412"]) {
    assert.ok((await sheet.innerText()).includes(said), said);
  }
  await page.evaluate(() => window.secondLook.setStatus({ canHold: true }));
  await sheet.getByLabel("Case", { exact: true }).fill(view.caseId);
  await sheet.getByRole("button", { name: "Place hold" }).click();
  await sheet.getByText("A hold is placed and lifted with a reason.").waitFor();
  await sheet.getByLabel("Reason", { exact: true }).fill("Court order 4711");
  await sheet.getByRole("button", { name: "Place hold" }).click();
  const held = sheet.locator(`[data-hold="${view.caseId}"]`);
  await held.getByText("Court order 4711").waitFor();
  await sheet.getByLabel("Reason", { exact: true }).fill("Order revoked");
  await held.getByRole("button", { name: `Lift the hold on ${view.caseId}` }).click();
  await held.waitFor({ state: "detached" });
  await page.keyboard.press("Escape");
  await sheet.waitFor({ state: "detached" });
  assert.deepEqual(complaints, []);
  await close();
});
