// Every screen, light and dark, 1366 x 768 and 1920 x 1080, in three languages, into gallery/ (not in git), to be looked at by a
// person. `node scripts/browser.mjs gallery` takes them, some five hundred; no other run does. What a person need not look for is
// held on the way: no screen is larger than its window, and in no language is a button's word cut.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { SCREENS, reach } from "./screens.mjs";
import { cut, gallery } from "./steps.mjs";
import { openBrowser } from "./window.mjs";

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser.close());

const SIZES = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
];
/** Light and dark, both sizes, in the language the page speaks. */
async function photograph(page, name, language, sizes = SIZES) {
  for (const size of sizes) {
    await page.setViewportSize(size);
    for (const theme of ["light", "dark"]) {
      // Nothing fades from one into the other while the picture is taken.
      await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
      await page.waitForTimeout(60);
      const file = `${name}-${language}-${theme}-${size.width}x${size.height}.png`;
      await page.screenshot({ path: join(gallery, file) });
      const [wide, tall] = await page.evaluate(() => {
        const { scrollWidth, scrollHeight } = document.documentElement;
        return [scrollWidth, scrollHeight];
      });
      assert.deepEqual([wide, tall], [size.width, size.height], `${file}: nothing is out of the window`);
    }
  }
  await page.setViewportSize(SIZES[0]);
}

/** From now on the page speaks another language, as when a person chooses it. */
const speak = (page, language) =>
  page.evaluate(async (wanted) => {
    const { settings } = await window.secondLook.settings();
    await window.secondLook.keepSettings({ ...settings, language: wanted });
    for (let at = 0; document.documentElement.lang !== wanted && at < 200; at += 1)
      await new Promise((done) => setTimeout(done, 25));
  }, language);

for (const name of Object.keys(SCREENS)) {
  const scene = SCREENS[name].scene ?? "signed-in";
  const before = /^(start|failed)\./.test(scene);
  for (const language of before ? ["en", "de", "fr"] : ["en"]) {
    test(`${name}: pictures to look at${before ? `, ${language}` : ""}`, async () => {
      // Before the profile is open the language is that of the account; the ways there are written for English.
      const opened = before
        ? await browser.page({ scene, language })
        : await reach(browser, name, { reducedMotion: "reduce" });
      const { page, close } = opened;
      if (before) await page.locator("main .card :is(button, input)").first().waitFor();
      for (const spoken of before ? [language] : ["en", "de", "fr"]) {
        if (!before) await speak(page, spoken);
        assert.equal(await page.evaluate(() => document.documentElement.lang), spoken);
        await photograph(page, name, spoken);
        assert.deepEqual(await cut(page), [], spoken);
      }
      await close();
    });
  }
}
