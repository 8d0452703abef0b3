// How it looks and whether everyone can use it: every screen, light and dark, checked with axe and photographed into
// gallery/ (not in git). Look at the pictures; `gallery.test.mjs` takes them in every size and language.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { SCREENS, reach as reachIn } from "./screens.mjs";
import { axe, gallery, press } from "./steps.mjs";
import { openBrowser } from "./window.mjs";

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser.close());
/** Colours on their way from one to another are nobody's fault. */
const STILL = `Promise.all(
  document
    .getAnimations()
    .filter((one) => one.effect.getComputedTiming().iterations !== Infinity)
    .map((one) => one.finished.catch(() => null)),
).then(() => null)`;
const reach = (name, options) => reachIn(browser, name, options);

for (const name of Object.keys(SCREENS)) {
  test(`${name}: readable and usable for everyone, in every theme (axe finds nothing)`, async () => {
    const { page, complaints, close } = await reach(name, {});
    await page.evaluate(axe);
    for (const theme of ["light", "dark", "contrast-light", "contrast-dark"]) {
      await page.emulateMedia({ colorScheme: theme.endsWith("dark") ? "dark" : "light" });
      await page.evaluate(
        (on) => document.documentElement.toggleAttribute("data-contrast", on),
        theme.startsWith("contrast"),
      );
      await page.waitForTimeout(250);
      await page.evaluate(STILL);
      await page.screenshot({ path: join(gallery, `${name}-${theme}-1366x768.png`) });
      // Only colours differ between the themes, so the other rounds ask for colours alone; the strongest contrast owes 7:1.
      const rules =
        theme === "light"
          ? { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }
          : {
              type: "rule",
              values: [theme.startsWith("contrast") ? "color-contrast-enhanced" : "color-contrast"],
            };
      const { violations } = await page.evaluate((runOnly) => window.axe.run(document, { runOnly }), rules);
      const found = violations.map(
        (one) => `${one.id}: ${one.nodes.map((node) => `${node.target} ${node.failureSummary}`).join(" | ")}`,
      );
      assert.deepEqual(found, [], theme);
    }
    assert.deepEqual(complaints, [], "no error and no refusal of the content policy");
    await close();
  });
}

test("what a decision needs is above the fold at 1366 x 768", async () => {
  const { page, close } = await reach("case", {});
  const whole = async (locator, what) => {
    const box = await locator.boundingBox();
    assert.ok(
      box && box.y >= 0 && box.y + box.height <= 768 && box.x + box.width <= 1366,
      `${what}: ${JSON.stringify(box)}`,
    );
    return box;
  };
  await whole(page.locator(".sentence"), "why");
  await whole(page.locator(".case .due").first(), "deadline");
  for (const row of await page.locator("[data-standing=different]").all())
    await whole(row, "a field that differs");
  await whole(page.getByRole("button", { name: "Approve" }), "approve");
  await whole(page.getByRole("button", { name: "Reject" }), "reject");
  const image = await whole(page.locator("figure img"), "the document");
  assert.ok(image.width >= 560, `the document is large: ${image.width} px`);
  await close();
});

test("every text the person may be told is in sight while a reject is written, at 1366 x 768", async () => {
  const { page, close } = await reach("reject", {});
  const texts = await page.locator("[role=radiogroup] label").all();
  assert.equal(texts.length, 6);
  const frame = await page.locator("[role=radiogroup]").boundingBox();
  for (const text of texts) {
    const box = await text.boundingBox();
    assert.ok(
      box.y >= frame.y && box.y + box.height <= Math.min(768, frame.y + frame.height),
      JSON.stringify(box),
    );
  }
  await close();
});

test("the row under the keys shows its reasons whole", async () => {
  const { page, close } = await reach("queue", {});
  const cut = await page
    .locator("[role=option][aria-selected=true] .why")
    .evaluate((one) => one.scrollHeight > one.clientHeight || one.scrollWidth > one.clientWidth);
  assert.equal(cut, false);
  await close();
});

test("f3: what change would have been enough, what each reason added, and the edition stand with the why", async () => {
  const { page, close } = await browser.page();
  await page.locator("#row-cse_01JQ7AA01").click();
  await page.locator("[data-alone]", { hasText: "under 50 instead of 62" }).waitFor();
  const bars = page.locator(".contributions dl > div");
  assert.equal(await bars.count(), 3);
  assert.match(await bars.nth(2).innerText(), /Device recognised\s*−5/);
  await page.locator("[data-adds-up=true]", { hasText: "recorded score of 62" }).waitFor();
  await page.locator(".policy", { hasText: "built-in-1" }).waitFor();
  await close();
});

test("missing, erased and unexpected evidence each have their own word", async () => {
  const { page, close } = await browser.page();
  await page.locator("#row-cse_01JQ7MK11").click();
  await page.locator("[data-presence=missing]", { hasText: "Never received: Selfie" }).waitFor();
  await page
    .locator("[data-presence=erased]", { hasText: "Erased by the platform: Document images" })
    .waitFor();
  await page.locator("[data-presence=received]", { hasText: "5 of 7 expected are here" }).waitFor();
  await close();
});

test("nothing to press is smaller than 24 x 24 px", async () => {
  for (const name of [
    "case",
    "reject",
    "outbox",
    "filters",
    "keys",
    "palette",
    "menu",
    "keys-changing",
    "settings",
    "pack",
    "pack-making",
    "changes",
    "light-table",
  ]) {
    const { page, close } = await reach(name, {});
    const small = await page.evaluate(() =>
      [
        ...document.querySelectorAll(
          "button, select, [role=option], summary, input:not([type=checkbox],[type=radio]), label:has(input)",
        ),
      ]
        .map((one) => ({ box: one.getBoundingClientRect(), what: one.outerHTML.slice(0, 90) }))
        .filter(({ box }) => box.width > 0 && (box.width < 23.5 || box.height < 23.5))
        .map(({ what }) => what),
    );
    assert.deepEqual(small, [], name);
    await close();
  }
});

/** Words and marks that are drawn, kept in the page; once more, what became of those that are still part of it. */
const keepDrawn = (page) =>
  page.evaluate(() => {
    window.shown = (one) => {
      const { width, height } = one.getBoundingClientRect();
      const seen = one.checkVisibility({ visibilityProperty: true, opacityProperty: true });
      return seen && width > 0 && height > 0 && !one.closest(".heard");
    };
    const says = (one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== "");
    const all = [...document.querySelectorAll("body *")];
    window.before = all.filter((one) => (one.matches("svg:not(.marks)") || says(one)) && window.shown(one));
    return window.before.length;
  });
const lost = (page) =>
  page.evaluate(() => {
    const groundOf = (one) => {
      for (let at = one; at; at = at.parentElement) {
        const { backgroundColor } = getComputedStyle(at);
        if (!/,\s*0\)$/.test(backgroundColor)) return backgroundColor;
      }
      return null;
    };
    const there = window.before.filter((one) => one.isConnected);
    return {
      looked: there.length,
      gone: there.filter((one) => !window.shown(one)).map((one) => one.outerHTML.slice(0, 100)),
      alike: there
        .filter((one) => getComputedStyle(one).color === groundOf(one))
        .map((one) => one.outerHTML.slice(0, 100)),
    };
  });

test("forced colours and reduced motion keep every word and mark", async () => {
  for (const name of ["case", "reject", "outbox", "settings", "palette", "menu"]) {
    const { page, close } = await reach(name, { reducedMotion: "reduce" });
    if (name === "case") {
      await page.waitForFunction(() => document.querySelector("figure img")?.naturalWidth > 0);
      await press(page, "m", "1", "Enter");
      await page.locator("figure .tag").waitFor();
      for (const sign of [".verdict", ".risk svg", ".internal svg", "figure .tag"])
        assert.ok((await page.locator(`${sign}:visible`).count()) > 0, `${sign} is there to be looked at`);
    }
    const drawn = await keepDrawn(page);
    await page.emulateMedia({ forcedColors: "active" });
    await page.waitForTimeout(100);
    await page.screenshot({ path: join(gallery, `${name}-forced-colors.png`) });
    const { looked, gone, alike } = await lost(page);
    assert.ok(looked > 30 && looked > drawn / 2, `${name}: ${looked} of ${drawn} words and marks`);
    assert.deepEqual(gone, [], `${name}: is drawn no more`);
    assert.deepEqual(alike, [], `${name}: has the colour of its ground`);
    const moving = await page.evaluate(
      () =>
        [...document.querySelectorAll("*")].filter(
          (one) => parseFloat(getComputedStyle(one).transitionDuration) > 0,
        ).length,
    );
    assert.equal(moving, 0, name);
    // What is chosen is told by an outline, where the background that tells it else is gone.
    const chosen = page.locator(
      "[aria-selected=true]:visible, [aria-current]:visible, [role=menuitem]:focus",
    );
    assert.ok((await chosen.count()) > 0, `${name}: something is chosen`);
    for (const one of await chosen.all())
      assert.notEqual(await one.evaluate((element) => getComputedStyle(element).outlineStyle), "none", name);
    await close();
  }
});

test("a risk is told by a word and a shape, and by colours that stay apart for everyone", async () => {
  const { page, close } = await reach("queue", {});
  const rows = await page.locator("[role=option]").evaluateAll((all) =>
    all.map((row) => ({
      word: row.querySelector(".verdict")?.textContent.trim() ?? "",
      shape: row.querySelector(".risk svg")?.innerHTML ?? "",
      colour: getComputedStyle(row.querySelector(".risk")).color,
    })),
  );
  assert.ok(rows.length > 8 && rows.every(({ word, shape }) => word !== "" && shape !== ""));
  const shapes = new Map(rows.map(({ word, shape }) => [word, shape]));
  const known = ["Trusted", "Suspicious", "Not trusted", "Inconclusive"];
  assert.equal(new Set(known.map((word) => shapes.get(word))).size, 4, "four verdicts, four shapes");
  // How far apart the colours of the tones are, to every kind of sight, is held in tests/unit/colours.test.ts: here, that it
  // is they that are drawn.
  const tones = { Trusted: "calm", Suspicious: "caution", "Not trusted": "high", Inconclusive: "unsure" };
  for (const theme of ["light", "dark", "contrast-light", "contrast-dark"]) {
    await page.emulateMedia({ colorScheme: theme.endsWith("dark") ? "dark" : "light" });
    await page.evaluate(
      (on) => document.documentElement.toggleAttribute("data-contrast", on),
      theme.startsWith("contrast"),
    );
    await page.evaluate(STILL);
    const found = await page.evaluate((wanted) => {
      const probe = document.createElement("span");
      document.body.append(probe);
      const colours = Object.entries(wanted).map(([word, tone]) => {
        probe.style.color = `var(--${tone})`;
        const row = [...document.querySelectorAll("[role=option]")].find(
          (one) => one.querySelector(".verdict")?.textContent.trim() === word,
        );
        const drawn = [".risk", ".verdict"].map((part) => getComputedStyle(row.querySelector(part)).color);
        return { tone: getComputedStyle(probe).color, drawn };
      });
      probe.remove();
      return colours;
    }, tones);
    assert.equal(new Set(found.map(({ tone }) => tone)).size, 4, theme);
    for (const { tone, drawn } of found) assert.deepEqual(drawn, [tone, tone], theme);
  }
  await close();
});

test("the focus is never lost and never hidden: every part F6 leads to shows it", async () => {
  const { page, close } = await reach("case", {});
  const parts = new Set();
  for (let n = 0; n < 5; n += 1) {
    await press(page, "F6");
    const at = await page.evaluate(() => {
      const one = document.activeElement;
      const drawn = one.id === "queue-list" ? one.querySelector("[aria-selected=true]") : one;
      const box = drawn.getBoundingClientRect();
      const { outlineStyle, outlineWidth } = getComputedStyle(drawn);
      const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
      return { id: one.id, seen: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2, inside };
    });
    assert.ok(at.id !== "" && at.seen && at.inside, JSON.stringify(at));
    parts.add(at.id);
  }
  assert.equal(parts.size, 4, [...parts].join(" "));
  await press(page, "Escape");
  await page.waitForFunction(() => document.activeElement?.id === "queue-list");
  await close();
});

/** Until the focus is at the element with this id. */
const lands = (page, id) => page.waitForFunction((wanted) => document.activeElement?.id === wanted, id);
/** Until it is at the folded queue. */
const landsAtFolded = (page) =>
  page.waitForFunction(() => document.activeElement?.closest("aside.folded") !== null);

test("the focus is never lost: a button that goes away leaves it with the open case", async () => {
  const { page, close } = await reach("case", {});
  await page.evaluate(() => {
    const error = { code: "disk_full", message: "no room", action: null, facts: {} };
    window.secondLook.failNext = { call: "queue", error };
    window.secondLook.tell({ queue: true, outbox: true });
  });
  await page.locator("[data-code=disk_full]").getByRole("button", { name: "Dismiss" }).press("Enter");
  await lands(page, "case-heading");
  await press(page, "n");
  await page.keyboard.type("Looked at twice.");
  await press(page, "Escape", "Escape");
  await lands(page, "queue-list");
  await press(page, "Enter");
  await page.getByRole("button", { name: "Clear it" }).press("Enter");
  await page.getByRole("button", { name: "Clear it" }).waitFor({ state: "detached" });
  await lands(page, "case-heading");
  await press(page, "f", "Escape");
  await landsAtFolded(page);
  // Where no button has the focus, Enter opens the active case.
  await press(page, "Enter");
  await lands(page, "case-heading");
  await close();
});

test("the focus is never lost: the last decision with the queue folded leaves it there", async () => {
  const { page, close } = await reach("queue", {});
  await press(page, "/");
  await page.keyboard.type("cse_01JQ7AA01");
  await page.getByText("1 found").waitFor();
  await press(page, "Enter", "Enter");
  await page.locator("#case-heading", { hasText: "Mira Thalberg" }).waitFor();
  await press(page, "f", "a", "Enter");
  await page.getByText("That was the last one").waitFor();
  await landsAtFolded(page);
  await close();
});

test("the focus is never lost: a decision that was noted or sent again leaves it with the list", async () => {
  const { page, close } = await reach("outbox", {});
  await page.getByRole("button", { name: "Noted" }).press("Enter");
  await page.getByRole("button", { name: "Noted" }).waitFor({ state: "detached" });
  await lands(page, "entry-list");
  await press(page, "j");
  await page.getByRole("button", { name: "Send again" }).press("Enter");
  await page.getByRole("button", { name: "Send again" }).waitFor({ state: "detached" });
  await lands(page, "entry-list");
  await close();
});

test("the theme follows the system and can be set by hand", async () => {
  const { page, close } = await reach("queue", { theme: "dark" });
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const dark = await ground();
  await press(page, "Shift+D");
  const light = await ground();
  assert.notEqual(light, dark);
  await press(page, "Shift+D");
  assert.equal(await ground(), dark);
  await press(page, "Shift+D");
  assert.equal(await ground(), "rgb(0, 0, 0)", "the strongest contrast follows the system too");
  await close();
});

test("a wide monitor is used well", async () => {
  for (const name of ["case", "reject", "outbox"]) {
    const { page, close } = await reach(name, { width: 1920, height: 1080, theme: "dark" });
    await page.screenshot({ path: join(gallery, `${name}-dark-1920x1080.png`) });
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 1920);
    await close();
  }
});

test("a window zoomed to 150 % loses nothing that is needed", async () => {
  const { page, close } = await browser.page({ width: 911, height: 512 });
  await page.locator("[role=option]").first().waitFor();
  await press(page, "f");
  await press(page, "Enter");
  await page.locator("#case-heading").waitFor();
  await page.waitForTimeout(200);
  await page.screenshot({ path: join(gallery, "case-150-percent.png") });
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 911);
  const approve = await page.getByRole("button", { name: "Approve" }).boundingBox();
  assert.ok(approve && approve.y + approve.height <= 512);
  await close();
});
