// Settings apply at once, show their default and can be put back; and whatever is set, the job can be done: every theme,
// density and size of text, on every screen that matters.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { axe, gallery, openQueue, openRow, press } from "./steps.mjs";
import { openBrowser } from "./window.mjs";

const CASE = "cse_01JQ7AA01";

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser.close());

const opened = (options = {}) => openQueue(browser, options);
const openCase = (page) => openRow(page, CASE);
const toSettings = async (page) => {
  await press(page, "Control+,");
  await page.getByRole("dialog", { name: "Settings" }).waitFor();
};
const root = (page, read) => page.evaluate(`(${String(read)})(document.documentElement)`);
const setting = (page, id) => page.locator(`[data-setting=${id}]`);
const slide = (page, percent) =>
  setting(page, "text")
    .locator("input")
    .evaluate((slider, value) => {
      slider.value = String(value);
      slider.dispatchEvent(new Event("input", { bubbles: true }));
      slider.dispatchEvent(new Event("change", { bubbles: true }));
    }, percent);
const kept = (page) => page.evaluate(() => window.secondLook.kept.view().settings);

test("each setting applies at once shows its default and can be put back", async () => {
  const { page, complaints, close } = await opened();
  await toSettings(page);
  const names = await page
    .locator("[data-setting]")
    .evaluateAll((all) => all.map((one) => one.dataset.setting));
  assert.deepEqual(names, ["theme", "text", "density", "language", "advance", "undo", "single", "keys"]);
  for (const id of names) {
    assert.match(await setting(page, id).locator(".standard").innerText(), /^Default: \S/, id);
    assert.equal(await setting(page, id).locator("[data-reset]").count(), 0, `${id} is as it came`);
  }
  await setting(page, "theme").getByRole("radio", { name: "High contrast" }).check();
  assert.equal(await root(page, (one) => one.hasAttribute("data-contrast")), true);
  await setting(page, "density").getByRole("radio", { name: "Comfortable" }).check();
  assert.equal(await root(page, (one) => one.dataset.density), "comfortable");
  await slide(page, 120);
  assert.equal(await root(page, (one) => getComputedStyle(one).fontSize), "19.2px");
  await setting(page, "undo").locator("select").selectOption("30");
  await page.waitForFunction(async () => (await window.secondLook.status()).undoSecs === 30);
  await setting(page, "advance").getByRole("checkbox").uncheck();
  await setting(page, "single").getByRole("checkbox").uncheck();
  assert.deepEqual(await kept(page), {
    theme: "contrast",
    textPercent: 120,
    density: "comfortable",
    queuePercent: 100,
    whyPercent: 100,
    singleKeys: false,
    autoAdvance: false,
    undoSecs: 30,
    language: null,
    keys: {},
    views: [],
  });
  await setting(page, "text").locator("[data-reset]").click();
  assert.equal(await root(page, (one) => getComputedStyle(one).fontSize), "16px");
  await page.locator("[data-reset-all]").click();
  assert.equal(
    await root(page, (one) => `${one.hasAttribute("data-contrast")} ${one.dataset.density}`),
    "false compact",
  );
  assert.equal(await page.locator("[data-reset], [data-reset-all]").count(), 0);
  assert.deepEqual(complaints, []);
  await close();
});

test("another language is spoken at once, in the sheet and behind it, and the focus stays", async () => {
  const { page, close } = await opened();
  await openCase(page);
  await toSettings(page);
  await setting(page, "language").locator("select").focus();
  await setting(page, "language").locator("select").selectOption("de");
  await page.getByRole("dialog", { name: "Einstellungen" }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "SELECT");
  assert.equal(await root(page, (one) => one.lang), "de");
  await press(page, "Escape");
  await page.getByRole("button", { name: "Freigeben" }).waitFor();
  await page.getByRole("listbox", { name: /Warteschlange/ }).waitFor();
  await close();
});

test("what cannot be kept is as it was, and is told", async () => {
  const { page, close } = await opened();
  await toSettings(page);
  await page.evaluate(() => {
    const error = { code: "settings_not_kept", message: "No.", action: null };
    window.secondLook.failNext = { call: "keepSettings", error };
  });
  await setting(page, "density").getByRole("radio", { name: "Cosy" }).click();
  await page.getByRole("dialog").getByText("Your settings could not be kept.").waitFor();
  assert.equal(await root(page, (one) => one.dataset.density), "compact");
  assert.equal(await setting(page, "density").getByRole("radio", { name: "Compact" }).isChecked(), true);
  await close();
});

test("with single keys off a letter does nothing and the palette does everything", async () => {
  const { page, close } = await opened();
  await toSettings(page);
  await setting(page, "single").getByRole("checkbox").uncheck();
  await press(page, "Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await press(page, "ArrowDown", "Enter");
  await page.locator("#case-heading").waitFor();
  await press(page, "r", "a", "g", "o");
  assert.equal(await page.locator("#decision.open, .outbox").count(), 0);
  assert.equal(
    await page.getByRole("button", { name: "Approve" }).locator("kbd").count(),
    0,
    "no cap that lies",
  );
  assert.doesNotMatch(await page.locator(".find input").getAttribute("placeholder"), /\//);
  await press(page, "Control+k");
  await page.getByRole("combobox", { name: "Find a command" }).waitFor();
  await page.keyboard.type("reject");
  await press(page, "Enter");
  await page.locator("#decision.open").waitFor();
  await close();
});

test("without auto advance the decided case stays with the focus on its heading", async () => {
  const { page, close } = await opened();
  await toSettings(page);
  await setting(page, "advance").getByRole("checkbox").uncheck();
  await press(page, "Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await openCase(page);
  await press(page, "a", "Enter");
  await page.locator(".undo").waitFor();
  await page.waitForFunction(() => document.activeElement?.id === "case-heading");
  assert.match(await page.locator(".ids").innerText(), new RegExp(CASE));
  assert.equal(await page.getByRole("button", { name: "Approve", exact: true }).count(), 0, "it is decided");
  await press(page, "z");
  await page.getByRole("button", { name: /^Approve/ }).waitFor();
  await close();
});

test("panes are made wider by keys and by mouse, keep their width, and go back", async () => {
  const { page, complaints, close } = await opened();
  await openCase(page);
  const widthOf = (id) => page.evaluate((one) => document.getElementById(one).offsetWidth, id);
  const why = await widthOf("why-pane");
  await page.locator("[data-divider=whyPercent]").focus();
  await press(page, "ArrowLeft", "ArrowLeft");
  await page.waitForFunction((was) => document.getElementById("why-pane").offsetWidth > was + 20, why);
  assert.equal((await kept(page)).whyPercent, 110);
  assert.equal(await page.locator("[data-divider=whyPercent]").getAttribute("aria-valuenow"), "110");
  await press(page, "Home");
  await page.waitForFunction((was) => document.getElementById("why-pane").offsetWidth === was, why);
  const queue = await widthOf("queue-list");
  const line = await page.locator("[data-divider=queuePercent]").boundingBox();
  await page.mouse.move(line.x + 3, line.y + 200);
  await page.mouse.down();
  await page.mouse.move(line.x + 63, line.y + 200, { steps: 4 });
  await page.mouse.up();
  await page.waitForFunction((was) => document.getElementById("queue-list").offsetWidth > was + 40, queue);
  assert.ok((await kept(page)).queuePercent > 110, "the width is one of the person's settings");
  await page.locator("[data-divider=queuePercent]").dblclick();
  await page.waitForFunction((was) => document.getElementById("queue-list").offsetWidth === was, queue);
  assert.deepEqual(complaints, []);
  await close();
});

test("Shift+Enter decides and stays on the case, though the next one opens by itself otherwise", async () => {
  const { page, close } = await opened();
  await openCase(page);
  await press(page, "a", "Shift+Enter");
  await page.locator(".undo").waitFor();
  await page.waitForFunction(() => document.activeElement?.id === "case-heading");
  assert.match(await page.locator(".ids").innerText(), new RegExp(CASE));
  assert.equal(await page.getByRole("button", { name: "Approve", exact: true }).count(), 0, "it is decided");
  await close();
});

test("deciding and staying works from the fields of the form too, and the comment keeps its lines", async () => {
  const { page, close } = await opened({ undoSecs: 600 });
  const stayed = async () => {
    await page.locator(".undo").waitFor();
    await page.waitForFunction(() => document.activeElement?.id === "case-heading");
    assert.match(await page.locator(".ids").innerText(), new RegExp(CASE));
  };
  await openCase(page);
  await press(page, "r", "1", "/");
  await page.waitForFunction(() => document.activeElement?.matches("#decision .find input"));
  await press(page, "Shift+Enter");
  await stayed();
  await press(page, "z");
  await page.locator(".undo").waitFor({ state: "detached" });
  await page.getByText("Your draft is back").waitFor();
  await press(page, "r", "n");
  await page.waitForFunction(() => document.activeElement?.matches("#decision textarea"));
  await page.keyboard.type("Seen");
  await press(page, "Shift+Enter");
  await page.keyboard.type("twice");
  assert.equal(await page.locator("#decision textarea").inputValue(), "Seen\ntwice");
  await press(page, "Control+Shift+Enter");
  await stayed();
  await close();
});

test("the organisation's shortest undo time is the shortest that is offered", async () => {
  const { page, close } = await opened();
  await page.evaluate(() => (window.secondLook.kept.leastUndoSecs = 10));
  // What the engine answers to any setting says it.
  await press(page, "Shift+D");
  await toSettings(page);
  await setting(page, "undo").getByText("Your organisation allows no shorter time.").waitFor();
  const offered = await setting(page, "undo")
    .locator("option")
    .evaluateAll((all) => all.map((one) => one.value));
  assert.deepEqual(offered, ["", "10", "20", "30", "60"]);
  await close();
});

const SIZES = [
  [1366, 768],
  [1920, 1080],
];
const SCREENS = {
  case: openCase,
  reject: async (page) => {
    await openCase(page);
    await press(page, "r", "1");
    await page.locator("#decision.open").waitFor();
  },
  outbox: async (page) => {
    await press(page, "g", "o");
    await page.locator("#entry-title").waitFor();
  },
  settings: toSettings,
};
for (const [width, height] of SIZES) {
  for (const density of ["compact", "cosy", "comfortable"]) {
    test(`${density} at ${width} x ${height}: lines are as high as they say, nothing runs out of the window`, async () => {
      const row = { compact: 24, cosy: 32, comfortable: 40 }[density];
      for (const name of Object.keys(SCREENS)) {
        const { page, close } = await opened({ width, height });
        await toSettings(page);
        await setting(page, "density").locator(`input[value=${density}]`).check();
        await press(page, "Escape");
        await page.getByRole("dialog").waitFor({ state: "detached" });
        await SCREENS[name](page);
        await page.waitForTimeout(200);
        await page.screenshot({ path: join(gallery, `${name}-${density}-${width}x${height}.png`) });
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width, name);
        const low = await page.evaluate(
          (least) =>
            [
              ...document.querySelectorAll(
                "button, select, [role=option], input:not([type=checkbox],[type=radio])",
              ),
            ]
              .map((one) => ({ box: one.getBoundingClientRect(), what: one.outerHTML.slice(0, 80) }))
              .filter(({ box }) => box.width > 0 && box.height > 0)
              .filter(({ box }) => box.height < least - 0.5 || box.width < 23.5)
              .map(({ what, box }) => `${String(box.height)} ${what}`),
          row,
        );
        assert.deepEqual(low, [], `${name}: lower than a line`);
        if (name === "case" || name === "reject") {
          const bar = await page.locator("#decision > .head").boundingBox();
          assert.ok(bar && bar.y + bar.height <= height, "the decision is in the window");
        }
        await close();
      }
    });
  }
}

for (const percent of [85, 150]) {
  test(`text set to ${percent} %: the decision and the document stay in the window`, async () => {
    for (const name of Object.keys(SCREENS)) {
      const { page, close } = await opened();
      await toSettings(page);
      await slide(page, percent);
      await press(page, "Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
      await SCREENS[name](page);
      await page.waitForTimeout(200);
      await page.screenshot({ path: join(gallery, `${name}-text-${percent}.png`) });
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 1366, name);
      if (name === "case" || name === "reject") {
        for (const button of await page.locator("#decision > .head button").all()) {
          const box = await button.boundingBox();
          assert.ok(
            box && box.y + box.height <= 768 && box.x + box.width <= 1366,
            `${name}: ${JSON.stringify(box)}`,
          );
        }
        const image = await page.locator("figure img").first().boundingBox();
        assert.ok(image && image.height >= 100, `the document is still there: ${JSON.stringify(image)}`);
      }
      await close();
    }
  });
}

test("settings are usable for everyone in every theme (axe finds nothing)", async () => {
  const { page, complaints, close } = await opened();
  await page.evaluate(axe);
  await toSettings(page);
  for (const theme of ["light", "dark", "contrast"]) {
    await setting(page, "theme").locator(`input[value=${theme}]`).check();
    for (const system of theme === "contrast" ? ["light", "dark"] : ["light"]) {
      await page.emulateMedia({ colorScheme: system });
      await page.waitForTimeout(250);
      await page.screenshot({ path: join(gallery, `settings-${theme}-${system}-1366x768.png`) });
      const { violations } = await page.evaluate(() => window.axe.run(document));
      assert.deepEqual(
        violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).join(" ")}`),
        [],
        `${theme} ${system}`,
      );
    }
  }
  assert.deepEqual(complaints, []);
  await close();
});

test("more contrast is given to a system that asks for it", async () => {
  const { page, close } = await opened({ contrast: "more" });
  assert.equal(await root(page, (one) => one.hasAttribute("data-contrast")), true);
  await toSettings(page);
  await setting(page, "theme").getByRole("radio", { name: "Light" }).check();
  assert.equal(
    await root(page, (one) => one.hasAttribute("data-contrast")),
    false,
    "who chose is not overruled",
  );
  await close();
});
