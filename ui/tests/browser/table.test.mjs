// The light table, by keyboard; the mouse where a drag is meant. Pictures are drawn by the in-browser engine.
import assert from "node:assert/strict";
import { test } from "node:test";
import { PLAIN, boxOf, filterOf, heard, keys, open, shows } from "./table.mjs";

test("every tool has a key, is listed under ?, and can be clicked", async () => {
  const { page, done } = await open();
  await keys(page, "Shift+I");
  const buttons = await page
    .locator("[role=toolbar] button[aria-keyshortcuts]")
    .evaluateAll((all) => all.map((one) => one.getAttribute("aria-keyshortcuts")));
  const wanted =
    "- + 0 P Shift+L Shift+R . V M Shift+I < > Shift+M U Shift+G Shift+B Shift+H H I Shift+C D S Shift+V L Q Shift+O";
  assert.deepEqual(buttons.toSorted(), wanted.split(" ").toSorted());
  for (const one of await page.locator("[role=toolbar] button").all())
    assert.ok((await one.getAttribute("title")) || (await one.innerText()), "it has a word");
  await keys(page, "?");
  const sheet = await page.getByRole("dialog").innerText();
  for (const text of [
    "Loupe",
    "Show edges",
    "Blink two by turns",
    "Move them together",
    "Mark a place",
    "Mark wider",
  ])
    assert.ok(sheet.includes(text), text);
  await done();
});

test("what the file of a picture says of itself is text on the table, and where it was taken is not in it", async () => {
  const { page, done } = await open();
  const said = page.locator("[data-facts]");
  await keys(page, "Shift+O");
  await said.waitFor();
  assert.equal(
    (await said.innerText()).trim(),
    "The file says of itself, which proves nothing: camera Specimen S1 · written by Drawn 1.0 · " +
      "taken 2026-03-01 12:00:00 by its clock · where it was taken, which is not shown",
  );
  await keys(page, "]");
  await said.waitFor({ state: "detached" });
  await keys(page, "Shift+O");
  await said.getByText("The file says nothing of itself.").waitFor();
  await keys(page, "Shift+O");
  await said.waitFor({ state: "detached" });
  await done();
});

test("fine rotation, quarter turns and the mirror are keys, and say where they stand", async () => {
  const { page, done } = await open();
  await keys(page, ">", ">", ">", "<");
  await shows(page, /[^×] ?fitted · 2°/);
  await heard(page, "fitted · 2°");
  await keys(page, "Shift+R", "<", "<", "<");
  await shows(page, /89°/);
  await keys(page, "Shift+M");
  await shows(page, /271° · mirrored/);
  await keys(page, "Shift+I");
  assert.equal(await page.getByRole("button", { name: "Mirror" }).getAttribute("aria-pressed"), "true");
  await keys(page, ".");
  await shows(page, /\d\s*fitted$/);
  await done();
});

test("exposure, contrast, negative, channels and detail views are filters over untouched pixels", async () => {
  const { page, done } = await open();
  const source = await page.locator("figure img").getAttribute("src");
  assert.equal(await filterOf(page), "none");
  await keys(page, "Shift+B", "Shift+B", "Shift+B");
  assert.equal(await filterOf(page), "brightness(2)");
  await keys(page, "Shift+G", "Shift+G", "Shift+G", "h");
  assert.equal(await filterOf(page), "contrast(1.26)");
  await shows(page, /contrast \+1/);
  await keys(page, "Shift+H", "i");
  assert.equal(await filterOf(page), "invert(1)");
  await keys(page, "i");
  for (const channel of ["red", "green", "blue", "luminance"]) {
    await keys(page, "Shift+C");
    assert.match(await filterOf(page), new RegExp(`table-${channel}`));
  }
  await heard(page, "brightness only");
  await keys(page, "Shift+C", "d");
  assert.match(await filterOf(page), /light-0-edges/);
  await keys(page, "s");
  assert.match(await filterOf(page), /light-0-pattern/);
  await heard(page, "screen and print patterns");
  await keys(page, "s");
  assert.equal(await filterOf(page), "none");
  await heard(page, "As it came");
  assert.equal(await page.locator("figure img").getAttribute("src"), source, "the same picture all along");
  await done();
});

test("each filter changes what is on the screen in its own way", async () => {
  const { page, done } = await open();
  const seen = async () => (await page.locator("figure .stage").screenshot()).toString("base64");
  const looks = [await seen()];
  for (const key of ["Shift+C", "Shift+C", "Shift+C", "Shift+C"]) {
    await keys(page, key);
    looks.push(await seen());
  }
  await keys(page, "Shift+C");
  for (const key of ["d", "s", "i", "Shift+B"]) {
    await keys(page, key);
    looks.push(await seen());
    await keys(page, ".");
  }
  assert.equal(new Set(looks).size, looks.length, "no two look alike");
  await done();
});

test("one to four lie side by side by one key, and what moves one moves all until the link is off", async () => {
  const { page, done } = await open();
  await keys(page, "v");
  assert.equal(await page.locator("figure").count(), 2);
  await shows(page, /Selfie/, 1);
  await keys(page, "Shift+V");
  assert.equal(await page.locator("figure").count(), 3);
  await heard(page, "3 images side by side");
  await keys(page, "+", "+");
  for (const side of [0, 1, 2]) await shows(page, /1\.6\d? × fitted/, side);
  await keys(page, "0", "l");
  await heard(page, "Each image moves by itself.");
  await keys(page, "x", "+");
  await shows(page, /1\.28 × fitted/, 1);
  await shows(page, /\d\s*fitted$/, 0);
  await keys(page, "v");
  assert.equal(await page.locator("figure").count(), 1);
  await done();
});

test("a drag moves linked pictures by the same px at once, without laying anything out anew", async () => {
  const { page, done } = await open();
  await keys(page, "v");
  await shows(page, /Selfie/, 1);
  const before = [await boxOf(page, ".moved", 0), await boxOf(page, ".moved", 1)];
  const sizes = await page
    .locator(".moved")
    .evaluateAll((all) => all.map((one) => [one.offsetWidth, one.offsetTop]));
  const stage = await boxOf(page, "figure .stage");
  const [x, y] = [stage.x + stage.width / 2, stage.y + stage.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 40, y + 25, { steps: 4 });
  await page.mouse.up();
  for (const side of [0, 1]) {
    const now = await boxOf(page, ".moved", side);
    assert.ok(Math.abs(now.x - before[side].x - 40) < 1 && Math.abs(now.y - before[side].y - 25) < 1);
  }
  assert.deepEqual(
    await page.locator(".moved").evaluateAll((all) => all.map((one) => [one.offsetWidth, one.offsetTop])),
    sizes,
    "only the transform changed",
  );
  await done();
});

test("two pictures blink in one place by turns, stop by the same key, and change by hand", async () => {
  const { page, done } = await open();
  await keys(page, "q");
  await heard(page, "Blinking by turns: Front and Selfie");
  const boxes = [await boxOf(page, "figure", 0), await boxOf(page, "figure", 1)];
  assert.deepEqual(boxes[0], boxes[1], "in one place");
  const visible = () =>
    page.locator("figure").evaluateAll((all) => all.map((one) => getComputedStyle(one).visibility).join(" "));
  const first = await visible();
  assert.ok(["visible hidden", "hidden visible"].includes(first), "one at a time");
  await page.waitForFunction(
    (was) =>
      [...document.querySelectorAll("figure")].map((one) => getComputedStyle(one).visibility).join(" ") !==
      was,
    first,
  );
  await keys(page, "q");
  assert.equal(await page.locator("figure").count(), 1);
  await done();
});

test("who wants nothing to move blinks by hand", async () => {
  const { page, done } = await open(PLAIN, { reducedMotion: "reduce" });
  await keys(page, "q");
  const first = () =>
    page
      .locator("figure")
      .first()
      .evaluate((one) => getComputedStyle(one).visibility);
  await page.waitForTimeout(1_000);
  assert.equal(await first(), "visible", "nothing changed by itself");
  await keys(page, "x");
  assert.equal(await first(), "hidden");
  await heard(page, "Selfie");
  await done();
});

test("the loupe shows the middle three times as large, and follows the pointer", async () => {
  const { page, done } = await open();
  await keys(page, "u");
  await heard(page, "Loupe on");
  const stage = await boxOf(page, "figure .stage");
  const glass = await boxOf(page, ".glass");
  assert.ok(
    Math.abs(glass.x + glass.width / 2 - stage.x - stage.width / 2) < 1,
    "in the middle for the keys",
  );
  const [large, small] = [await boxOf(page, ".glass img"), await boxOf(page, ".moved")];
  assert.ok(Math.abs(large.width / small.width - 3) < 0.01);
  await page.mouse.move(stage.x + 200, stage.y + 150);
  await page.waitForFunction((x) => {
    const { left, width } = document.querySelector(".glass").getBoundingClientRect();
    return Math.abs(left + width / 2 - x) < 1;
  }, stage.x + 200);
  await keys(page, "u");
  assert.equal(await page.locator(".glass").count(), 0);
  await done();
});

test("the full picture is asked for once the preview has no more to give, and lies exactly over it", async () => {
  const { page, done } = await open();
  await page.evaluate((id) => {
    window.secondLook.change(id, (view) => Object.assign(view.images[0], { width: 4_000, height: 3_000 }));
  }, PLAIN);
  await page.waitForFunction(() => document.querySelector(".moved").offsetWidth === 2_048);
  await page.waitForTimeout(200);
  assert.equal(await page.locator("img[src$='#full']").count(), 0, "not before it is needed");
  const before = await boxOf(page, ".moved");
  await keys(page, "p");
  await page.locator("img.here[src$='#full']").waitFor();
  const [preview, full] = [await boxOf(page, "img[src$='#preview']"), await boxOf(page, "img.here")];
  assert.deepEqual(preview, full);
  assert.ok(Math.abs(full.width - 4_000) < 3, "one to one");
  await keys(page, "0");
  const after = await boxOf(page, ".moved");
  assert.ok(Math.abs(after.width - before.width) < 1 && Math.abs(after.x - before.x) < 1, "nothing jumped");
  await done();
});

test("pictures that were displayed are marked seen, and an approve that missed some says so without a block", async () => {
  const { page, done } = await open();
  const tabs = page.locator(".tabs button");
  assert.deepEqual(await tabs.evaluateAll((all) => all.map((one) => one.dataset.seen)), [
    "true",
    "false",
    "false",
  ]);
  assert.match(await tabs.nth(1).innerText(), /not looked at yet/);
  await keys(page, "]");
  await page.locator(".tabs [data-seen=true]").nth(1).waitFor();
  await keys(page, "a");
  await page.locator("[data-unseen]", { hasText: "Not looked at yet: Selfie" }).waitFor();
  await heard(page, "Not looked at yet: Selfie");
  await keys(page, "Escape", "]");
  await page.locator(".tabs [data-seen=true]").nth(2).waitFor();
  await keys(page, "a");
  await page.getByRole("button", { name: /^Approve/ }).waitFor();
  assert.equal(await page.locator("[data-unseen]").count(), 0);
  await keys(page, "Enter");
  await page.locator(".undo").waitFor();
  await done();
});

test("the ground under a picture is the same neutral grey in both themes", async () => {
  const ground = async (theme) => {
    const { page, done } = await open(PLAIN, { theme });
    const colour = await page.locator("figure").evaluate((one) => getComputedStyle(one).backgroundColor);
    await done();
    return colour;
  };
  const [light, dark] = [await ground("light"), await ground("dark")];
  assert.equal(light, dark);
  const [red, green, blue] = light.match(/\d+/g);
  assert.ok(red === green && green === blue, light);
});

test("no two tools are drawn alike", async () => {
  const { page, done } = await open();
  await keys(page, "Shift+I");
  await page.getByRole("button", { name: "Mirror" }).waitFor();
  const drawn = await page.locator("[role=toolbar] .acts button").evaluateAll((all) =>
    all.map((one) => {
      const sign = one.querySelector("[data-sign]");
      return one.querySelector("svg")?.outerHTML ?? (sign ? sign.dataset.sign : one.textContent);
    }),
  );
  assert.ok(drawn.length > 15, "the tools were drawn");
  assert.equal(new Set(drawn).size, drawn.length);
  // Curved arrows are for turning by a quarter, one each way; whatever else turned one would be taken for it.
  assert.equal(drawn.filter((one) => /lucide-(rotate|undo|redo)/.test(one)).length, 2);
  assert.equal(drawn.filter((one) => /lucide-sun/.test(one)).length, 1, "a sun, and a dim sun beside it");
  await done();
});

test("the picture on the table is the one the first reason speaks of", async () => {
  const { page, done } = await open();
  // Its selfie is withheld, so the document is shown; with a consent it is the selfie its first reason speaks of.
  await page.evaluate(() =>
    window.secondLook.change("cse_01JQ7GG07", (view) => {
      for (const image of view.images) Object.assign(image, { state: "ready", problem: null });
    }),
  );
  await page.locator("#row-cse_01JQ7GG07").click();
  await page.locator("figure[aria-label*='Selfie']").waitFor();
  await page.locator("#row-cse_01JQ7CC03").click();
  await page.locator("figure[aria-label*='front']").waitFor();
  await done();
});
