// Small and large text on every screen: nothing runs out of the window, what is pressed or filled in can be reached, and no
// word of it is cut. That the setting sets the size of the text so is held in settings.test.mjs.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { SCREENS, reach } from "./screens.mjs";
import { cut, gallery } from "./steps.mjs";
import { openBrowser } from "./window.mjs";

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser.close());

/** What is pressed or filled in and lies outside the window, where nothing can be scrolled to it. */
const outOfReach = (page) =>
  page.evaluate(() => {
    const scrolls = (one) =>
      /auto|scroll/.test(getComputedStyle(one).overflowY) && one.scrollHeight > one.clientHeight;
    const scrollsSideways = (one) =>
      /auto|scroll/.test(getComputedStyle(one).overflowX) && one.scrollWidth > one.clientWidth;
    const within = (one, how) => {
      for (let at = one.parentElement; at; at = at.parentElement) if (how(at)) return true;
      return false;
    };
    return [...document.querySelectorAll("button, input, select, textarea, summary, a[href]")]
      .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest(".heard"))
      .filter((one) => {
        const { left, right, top, bottom, width, height } = one.getBoundingClientRect();
        if (width === 0 || height === 0) return false;
        const beside = left < -0.5 || right > innerWidth + 0.5;
        const below = top < -0.5 || bottom > innerHeight + 0.5;
        return (beside && !within(one, scrollsSideways)) || (below && !within(one, scrolls));
      })
      .map((one) => one.outerHTML.slice(0, 120));
  });

for (const name of Object.keys(SCREENS)) {
  test(`${name}: text of 85 and of 150 % loses nothing that is needed`, async () => {
    const { page, close } = await reach(browser, name, { reducedMotion: "reduce" });
    for (const percent of [85, 150]) {
      await page.evaluate((size) => (document.documentElement.style.fontSize = size), `${percent}%`);
      await page.waitForTimeout(200);
      await page.screenshot({ path: join(gallery, `${name}-text-${percent}-every.png`) });
      const size = await page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
      assert.equal(parseFloat(size), (16 * percent) / 100, "the text has the size");
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 1366, `${percent} %`);
      assert.deepEqual(await outOfReach(page), [], `${percent} %: can be reached`);
      assert.deepEqual(await cut(page), [], `${percent} %: no word is cut`);
    }
    await close();
  });
}
