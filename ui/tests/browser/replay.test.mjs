// A package that is open to look at: the case as it was, under a banner that says what it is, and one way back.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { axe } from "./steps.mjs";
import { openBrowser } from "./window.mjs";

const samples = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "src", "ipc", "samples");
const { view } = JSON.parse(readFileSync(join(samples, "case-02.json"), "utf8"));

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser.close());

test("f5_a_package_shows_the_case_read_only_says_what_it_is_and_leads_back", async () => {
  const { page, complaints, close } = await browser.page();
  await page.locator(`#row-${view.caseId}`).waitFor();
  await page.keyboard.press("g");
  await page.keyboard.press("w");
  assert.equal(
    await page.locator("#replay-heading").count(),
    0,
    "without the roles there is no such command",
  );
  await page.evaluate((id) => {
    window.secondLook.setStatus({ canReplayPackages: true });
    window.secondLook.replayed = id;
  }, view.caseId);
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").getByRole("combobox").fill("package to look at");
  await page.keyboard.press("Enter");
  const banner = page.locator("section.banner");
  await banner.getByText("Replay of an evidence package").waitFor();
  assert.equal(
    await page.evaluate(() => document.activeElement?.id),
    "replay-heading",
    "it is read out first",
  );
  const words = (await banner.innerText()).replaceAll(/[\u2066-\u2069]/g, "");
  for (const said of [
    "a key known here",
    "no case of this console",
    "Rejected, by rev-17",
    "hologram",
    "sha-256:",
  ]) {
    assert.ok(words.includes(said), said);
  }
  assert.ok(
    (await page.locator(".case").innerText()).includes("SHA-256 of the original"),
    "a digest in the place of a file",
  );
  assert.equal(await page.locator(".case img").count(), 1, "and the picture that is in the package");
  assert.equal(await page.locator("#decision").count(), 0, "nothing of it can be decided");
  for (const key of ["a", "r"]) await page.keyboard.press(key);
  assert.equal(await page.getByRole("dialog").count(), 0);
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document));
  assert.deepEqual(violations, []);
  await page.getByRole("button", { name: "Back to the desk" }).click();
  await page.locator(`#row-${view.caseId}`).waitFor();
  assert.equal(await banner.count(), 0);
  assert.deepEqual(complaints, []);
  await close();
});
