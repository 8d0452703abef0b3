// Marks on the light table, by keyboard; the mouse where a drag is meant. Pictures are drawn by the in-browser engine.
import assert from "node:assert/strict";
import { test } from "node:test";
import { PLAIN, SUSPECT, boxOf, heard, keys, open, shows } from "./table.mjs";

const marksSent = (page) =>
  page.evaluate(async () => (await window.secondLook.outbox("held", null, 1)).entries[0].looked.marks);

test("a mark is placed, moved, sized, bound and kept by keys, and goes with the decision", async () => {
  const { page, done } = await open(SUSPECT);
  await keys(page, "r", "4", "m");
  await page.locator(".target").waitFor();
  assert.match(
    await page.evaluate(() => document.activeElement.getAttribute("aria-label")),
    /38% from the left, 38% from the top, 25% wide, 25% high/,
  );
  await keys(page, "ArrowRight", "ArrowRight", "ArrowDown", "Shift+ArrowRight", "Shift+ArrowUp");
  await heard(page, "40% from the left, 39% from the top, 26% wide, 24% high");
  await keys(page, "Enter");
  await page.getByRole("list", { name: "Marks" }).getByText("Printed data looks altered").waitFor();
  assert.match(await page.locator("figure .tag").innerText(), /1\s*3204/, "number and code over the picture");
  assert.equal(
    await page.evaluate(() => document.activeElement.getAttribute("role")),
    "listbox",
    "the keys are back where they were",
  );
  await keys(page, "n");
  await page.keyboard.type("The birth date was printed over.");
  await keys(page, "Enter");
  await page.locator(".undo").waitFor();
  const [mark, ...more] = await marksSent(page);
  assert.deepEqual(more, []);
  assert.match(mark.imageDigest, /^[0-9a-f]{64}$/);
  const { imageDigest, ...rest } = mark;
  assert.ok(imageDigest);
  assert.deepEqual(rest, {
    fileRef: "file-1",
    left: 3_950,
    top: 3_850,
    width: 2_600,
    height: 2_400,
    reason: { scheme: "qes", code: "3204" },
  });
  await done();
});

test("Esc drops a mark and leaves the form open; without a reason it is asked for", async () => {
  const { page, done } = await open(SUSPECT);
  await keys(page, "m", "Enter");
  await page.getByText("Choose what this mark shows.").first().waitFor();
  await keys(page, "2", "Enter");
  await page.getByRole("list", { name: "Marks" }).getByText("Not a real phone").waitFor();
  await keys(page, "Delete");
  await heard(page, "Mark 1 deleted.");
  assert.equal(await page.getByRole("list", { name: "Marks" }).count(), 0);
  await keys(page, "r", "m", "Escape");
  await heard(page, "The mark was dropped.");
  assert.equal(await page.locator("#decision.open").count(), 1, "the form stays");
  await keys(page, "Escape");
  assert.equal(await page.locator("#decision.open").count(), 0);
  await done();
});

test("a mark is placed on the picture that is in front of two that blink, whichever it is", async () => {
  for (const panes of [1, 2]) {
    for (const front of [0, 1]) {
      // Nothing moves by itself: which one is in front is chosen by hand.
      const { page, done } = await open(SUSPECT, { reducedMotion: "reduce" });
      await keys(page, ...(panes === 2 ? ["v"] : []), "q", ...(front === 1 ? ["x"] : []));
      const name = await page.locator("figure").nth(front).getAttribute("aria-label");
      await keys(page, "m");
      await page.locator(".target").waitFor();
      await page.waitForTimeout(150);
      assert.equal(await page.locator("figure").count(), panes, "nothing blinks any more");
      const marked = page.locator("figure:has(.target)");
      assert.equal(await marked.count(), 1, `${name}: the mark is still being placed`);
      assert.equal(await marked.getAttribute("aria-label"), name);
      await keys(page, "1", "Enter");
      await page.getByRole("list", { name: "Marks" }).waitFor();
      await done();
    }
  }
});

test("a mark drawn before the answer is a reason of the reject, and only what is picked goes with it", async () => {
  const { page, done } = await open(SUSPECT);
  await keys(page, "m", "1", "Enter", "r");
  assert.equal(await page.locator("#decision [role=option][aria-selected=true]").count(), 1);
  await keys(page, "1", "2");
  await page.getByText("reason not picked").waitFor();
  await keys(page, "1");
  await page.getByText("reason not picked").waitFor({ state: "detached" });
  await done();
});

test("a mark stays on its place through zoom, rotation, mirror and pan", async () => {
  const { page, done } = await open(SUSPECT);
  await keys(page, "m", "1", "Enter");
  // Where the mark's corners lie in the picture, worked out in the page from what is drawn.
  const inPicture = () =>
    page.evaluate(() => {
      const moved = document.querySelector(".moved");
      const stage = document.querySelector("figure .stage").getBoundingClientRect();
      const back = new DOMMatrix(getComputedStyle(moved).transform).inverse();
      const points = document.querySelector("polygon.over").getAttribute("points").split(" ");
      return points.map((pair) => {
        const [x, y] = pair.split(",").map(Number);
        const { x: left, y: top } = back.transformPoint(new DOMPoint(x, y));
        return [left / moved.offsetWidth, top / moved.offsetHeight, stage.width > 0];
      });
    });
  const before = await inPicture();
  for (const key of ["+", "+", ">", "Shift+R", "Shift+M", "Shift+ArrowLeft", ">", "-"]) {
    await keys(page, key);
    const now = await inPicture();
    for (const [at, [x, y]] of now.entries())
      assert.ok(Math.abs(x - before[at][0]) < 0.002 && Math.abs(y - before[at][1]) < 0.002, key);
  }
  await done();
});

test("a mark is drawn with the mouse on a turned picture, just where it was drawn", async () => {
  const { page, done } = await open(SUSPECT);
  await keys(page, "Shift+R", "m");
  await page.locator(".target").waitFor();
  const stage = await boxOf(page, "figure .stage");
  const [x, y] = [stage.x + stage.width / 2, stage.y + stage.height / 2];
  await page.mouse.move(x - 60, y - 40);
  await page.mouse.down();
  await page.mouse.move(x + 20, y + 10, { steps: 4 });
  await page.mouse.up();
  const drawn = await boxOf(page, "polygon.placing");
  assert.ok(Math.abs(drawn.x - (x - 60)) < 3 && Math.abs(drawn.y - (y - 40)) < 3, JSON.stringify(drawn));
  assert.ok(Math.abs(drawn.width - 80) < 3 && Math.abs(drawn.height - 50) < 3, JSON.stringify(drawn));
  await page.locator(".choices label", { hasText: "Security feature looks" }).click();
  await page.getByRole("button", { name: /Keep the mark/ }).click();
  await page.getByRole("list", { name: "Marks" }).waitFor();
  await page.getByRole("button", { name: "Delete mark 1" }).click();
  await page.getByRole("list", { name: "Marks" }).waitFor({ state: "detached" });
  await done();
});

test("marks come back with the draft and after an undo", async () => {
  const { page, done } = await open(SUSPECT);
  await keys(page, "m", "1", "Enter");
  await page.waitForTimeout(600);
  await page.locator(`#row-${PLAIN}`).click();
  await page.locator(".ids", { hasText: PLAIN }).waitFor();
  assert.equal(await page.getByRole("list", { name: "Marks" }).count(), 0);
  await page.locator(`#row-${SUSPECT}`).click();
  await page.getByRole("list", { name: "Marks" }).waitFor();
  await page.getByText("Your draft is back").waitFor();
  await keys(page, "r", "n");
  await page.keyboard.type("The feature is printed.");
  await keys(page, "Enter");
  await page.locator(".undo").waitFor();
  await keys(page, "z");
  await page.getByRole("list", { name: "Marks" }).waitFor();
  await done();
});

test("strangers' text stays text in the form, the list and the tag of a mark, and breaks no layout", async () => {
  const { page, done } = await open(SUSPECT);
  const hostile = '<img src=x onerror="window.broken=1">\u202e' + "W".repeat(400);
  await page.evaluate(
    ([id, text]) =>
      window.secondLook.change(id, (view) => {
        view.form.reasons = view.form.reasons.map((one) => ({
          ...one,
          title: text,
          code: `${text}${one.code}`,
        }));
        for (const image of view.images) image.label = text;
      }),
    [SUSPECT, hostile],
  );
  await page.locator("figcaption", { hasText: "<img" }).waitFor();
  await keys(page, "m", "1", "Enter");
  await page.getByRole("list", { name: "Marks" }).getByText("<img").waitFor();
  await page.locator("figure .tag", { hasText: "<img" }).waitFor();
  const broken = await page.evaluate(() => [window.broken, document.documentElement.scrollWidth]);
  assert.deepEqual(broken, [undefined, 1366]);
  await done();
});

test("while the screen is shared nothing can be marked, and no code stands on a picture", async () => {
  const { page, done } = await open(SUSPECT);
  await keys(page, "m", "1", "Enter", "b");
  await page.getByRole("button", { name: /Codes and reasons hidden/ }).waitFor();
  assert.doesNotMatch(await page.locator("#image-table").innerText(), /3206|Security feature/);
  await keys(page, "m");
  assert.equal(await page.locator(".target").count(), 0);
  await done();
});

test("a case that is only read has its table, and nothing to mark", async () => {
  const { page, done } = await open("cse_01JQ7FF06");
  await keys(page, "+", "m");
  await shows(page, /1\.28 × fitted/);
  assert.equal(await page.locator(".target").count(), 0);
  assert.equal(await page.getByRole("button", { name: "Mark a place" }).count(), 0);
  await done();
});

test("the tag of a mark at the upper edge of the picture is whole", async () => {
  const { page, done } = await open(SUSPECT);
  await keys(page, "r", "4", "m");
  await page.locator(".target").waitFor();
  for (let at = 0; at < 45; at += 1) await keys(page, "ArrowUp");
  for (let at = 0; at < 70; at += 1) await keys(page, "ArrowRight");
  for (let at = 0; at < 30; at += 1) await keys(page, "Shift+ArrowLeft");
  await keys(page, "Enter");
  await page.locator("figure .tag").waitFor();
  const stage = await boxOf(page, ".stage");
  const tag = await boxOf(page, "figure .tag");
  assert.ok(tag.width > 20, "it is drawn");
  assert.ok(
    tag.x >= stage.x && tag.x + tag.width <= stage.x + stage.width + 0.5,
    JSON.stringify({ tag, stage }),
  );
  assert.ok(tag.y >= stage.y && tag.y + tag.height <= stage.y + stage.height + 0.5);
  await done();
});
