// A flight pack, evidence that changed, a claim that was lost, a race that was lost: by keyboard where it can be.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { CHANGES } from "./changes.mjs";
import { openBrowser } from "./window.mjs";

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser.close());

const CASE = "cse_01JQ7AA01";
const open = async (page, id = CASE) => {
  await page.locator(`#row-${id}`).click();
  await page.locator(".ids", { hasText: id }).waitFor();
};
const call = (page, name, ...args) =>
  page.evaluate(([method, given]) => window.secondLook[method](...given), [name, args]);
/** Rejects the open case with a comment, and lets the answer go out. */
async function rejected(page) {
  await open(page);
  await page.keyboard.press("n");
  await page.keyboard.type("Edges look cut.");
  await page.keyboard.press("Escape");
  for (const key of ["r", "1"]) await page.keyboard.press(key);
  await page.keyboard.press("Enter");
  await page.locator(".undo").waitFor();
}

test("a pack is made from the keyboard, shows how far it is, and stands in the status bar", async () => {
  const { page, complaints, close } = await browser.page();
  await page.locator("[role=option]").first().waitFor();
  await page.keyboard.press("Shift+F");
  await page.getByRole("dialog").waitFor();
  await page.getByText("the whole queue").waitFor();
  await page.getByText(/cases available/).waitFor();
  await page.getByLabel("Cases", { exact: true }).fill("4");
  await page.getByLabel("Cases", { exact: true }).press("Enter");
  const bar = page.getByRole("dialog").getByRole("progressbar");
  await bar.waitFor();
  assert.equal(await bar.getAttribute("max"), "4", "the end is known from the start");
  await page
    .getByRole("dialog")
    .getByText(/of 4 cases .* pictures .* a second/)
    .waitFor();
  await page.getByText("Taken along: 4. Renewed: 0.").waitFor();
  await page.getByText("In the pack: 4 cases.").waitFor();
  await page.keyboard.press("Escape");
  await page.locator("[data-pack]", { hasText: /Pack 4 · 23\sh/ }).waitFor();
  await page.locator("[data-pack]").click();
  await page.getByRole("button", { name: "Renew and fill up" }).waitFor();
  await page.getByRole("button", { name: "Give the pack back" }).click();
  await page.getByText("Given back: 4.").waitFor();
  assert.equal(await page.locator("[data-pack]").count(), 0);
  assert.deepEqual(complaints, []);
  await close();
});

test("the making of a pack can be stopped, and one that was interrupted says so", async () => {
  const { page, close } = await browser.page();
  await page.locator("[role=option]").first().waitFor();
  await page.evaluate(() => (window.secondLook.packMs = 700));
  await page.keyboard.press("Shift+F");
  await page.getByRole("button", { name: "Take along" }).click();
  await page.getByText("1 of 10 cases").first().waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Stop" }).click();
  await page.getByText(/Taken along: [1-9]\. .*Given back: 1\./).waitFor();
  await page.keyboard.press("Escape");
  await call(page, "setPack", 2, 0, true);
  await page.getByRole("button", { name: "Flight pack, half made" }).click();
  await page.getByRole("button", { name: "Finish it" }).waitFor();
  await page.getByText("finish it, or give it back").waitFor();
  await close();
});

test("a pack that cannot be made says why and what to do", async () => {
  const { page, close } = await browser.page();
  await page.locator("[role=option]").first().waitFor();
  await page.keyboard.press("Shift+F");
  await page.getByLabel("Cases", { exact: true }).fill("201");
  await page.locator("[data-code=pack_size]").waitFor();
  assert.ok(await page.getByRole("button", { name: "Take along" }).isDisabled());
  await page.getByLabel("Cases", { exact: true }).fill("5");
  await page.locator("[data-code=pack_size]").waitFor({ state: "detached" });
  await call(page, "setOnline", false, "The platform does not answer.");
  await page.getByText("Taking cases along needs the network.").waitFor();
  await close();
});

test("changed evidence is shown beside the old answer, whose words can be used again", async () => {
  const { page, complaints, close } = await browser.page();
  await page.locator("[role=option]").first().waitFor();
  await rejected(page);
  await call(page, "changeEvidence", CASE, CHANGES);
  await open(page);
  const changes = page.locator("#changes");
  await changes.getByRole("heading", { name: "Changed since you decided" }).waitFor();
  await changes.getByRole("row", { name: /Family name.* Thalberg Talberg/ }).waitFor();
  await changes.getByText("erased by the platform").waitFor();
  await changes.getByText("another picture than the one you decided on").waitFor();
  await changes.getByText("Edges look cut.").waitFor();
  assert.equal(await page.getByRole("button", { name: /^Reject/ }).count(), 1, "nothing is chosen for them");
  await page.getByRole("button", { name: "Use my words again" }).click();
  await page.keyboard.press("r");
  await page.keyboard.press("Enter");
  await page.locator(".undo").waitFor();
  await page.keyboard.press("g");
  await page.keyboard.press("o");
  await page.locator("[role=option]", { hasText: "Taken back" }).waitFor();
  const entries = await page.evaluate(async (id) => {
    const all = (await window.secondLook.outbox(null, null, 20)).entries;
    return all.filter((one) => one.caseId === id).map((one) => [one.comment, one.state]);
  }, CASE);
  assert.deepEqual(entries, [
    ["Edges look cut.", "queued"],
    ["Edges look cut.", "withdrawn"],
  ]);
  assert.deepEqual(complaints, []);
  await close();
});

test("a lost claim is told at once, closes the form and keeps the words", async () => {
  const { page, close } = await browser.page();
  await page.locator("[role=option]").first().waitFor();
  await open(page);
  await page.keyboard.press("n");
  await page.keyboard.type("Half a thought.");
  await page.keyboard.press("Escape");
  await call(page, "loseClaim", CASE, "taken_over");
  await page.locator("[data-lost=taken_over]", { hasText: "M. Okafor" }).waitFor();
  assert.equal(await page.getByRole("button", { name: /^Approve/ }).count(), 0);
  await page.evaluate((id) => {
    window.secondLook.change(id, (view) => {
      view.claim = { ...view.claim, holder: null, lost: "expired" };
      view.form = { ...view.form, canDecide: true, whyNot: null };
    });
  }, CASE);
  await page.locator("[data-lost=expired]").getByRole("button", { name: "Take it again" }).click();
  await page.locator("[data-lost]").waitFor({ state: "detached" });
  await page.getByText("Your draft is back").waitFor();
  assert.equal(await page.getByLabel("Comment").inputValue(), "Half a thought.");
  await close();
});

test("a claim that runs out by the clock is asked about without waiting for an event", async () => {
  const { page, close } = await browser.page();
  await page.locator("[role=option]").first().waitFor();
  await open(page);
  await page.evaluate((id) => {
    window.secondLook.change(id, (view) => {
      view.claim = { ...view.claim, expiresAt: new Date(Date.now() + 2_000).toISOString() };
    });
    const read = window.secondLook.readCase.bind(window.secondLook);
    window.asked = 0;
    window.secondLook.readCase = async (one) => {
      window.asked += 1;
      const view = await read(one);
      return { ...view, claim: { mine: false, holder: null, expiresAt: null, note: null, lost: "expired" } };
    };
  }, CASE);
  await page.locator("[data-lost=expired]", { hasText: "Your claim has run out." }).waitFor();
  await close();
});

test("somebody else's decision stands beside what was begun", async () => {
  const { page, close } = await browser.page();
  await page.locator("[role=option]").first().waitFor();
  await open(page);
  await page.keyboard.press("n");
  await page.keyboard.type("Half a thought.");
  await page.keyboard.press("Escape");
  await call(page, "decideElsewhere", CASE);
  const both = page.getByRole("region", { name: "Their decision and what you had begun" });
  await both.getByText("Half a thought.").waitFor();
  await both.getByText("M. Okafor").waitFor();
  await both.getByText("Looked at the earlier session as well.").waitFor();
  await close();
});

test("reasons of a decision are words, and both versions of a lost race stand side by side", async () => {
  const { page, close } = await browser.page();
  await page.locator("[role=option]").first().waitFor();
  await page.locator("[data-count=needs_you]").click();
  await page.locator("[role=option]", { hasText: "Nils Aaberg" }).click();
  const [ours, theirs] = await page.locator(".versions .version").all();
  await ours.getByText("Printed data altered").waitFor();
  await theirs.getByText("M. Okafor").waitFor();
  const boxes = [await ours.boundingBox(), await theirs.boundingBox()];
  assert.equal(boxes[0].y, boxes[1].y, "side by side");
  await close();
});

test("the panel of changed evidence takes the height it needs, up to its share of the middle", async () => {
  const { page, close } = await browser.page();
  await page.locator("[role=option]").first().waitFor();
  await rejected(page);
  await call(page, "changeEvidence", CASE, CHANGES);
  await open(page);
  await page.locator("#changes").waitFor();
  const { seen, whole, share } = await page.locator("#changes").evaluate((one) => ({
    seen: one.clientHeight,
    whole: one.scrollHeight,
    share: document.querySelector(".centre").clientHeight * 0.46,
  }));
  assert.ok(seen >= Math.min(whole, share) - 2, `${seen} of ${whole}, may take ${share}`);
  await page.keyboard.press("b");
  await page.waitForFunction(
    () => getComputedStyle(document.querySelector("#changes td")).visibility === "hidden",
  );
  await close();
});

test("the arrows scroll the part that has the focus, and the queue stays where it is", async () => {
  const { page, close } = await browser.page({ height: 560 });
  await page.locator("[role=option]").first().waitFor();
  await rejected(page);
  await call(page, "changeEvidence", CASE, CHANGES);
  await open(page);
  await page.locator("#changes").waitFor();
  const active = () => page.locator("#queue-list").getAttribute("aria-activedescendant");
  const at = await active();
  for (const id of ["why-pane", "changes"]) {
    const part = page.locator(`#${id}`);
    assert.ok(await part.evaluate((one) => one.scrollHeight > one.clientHeight + 20), `${id} has to scroll`);
    await part.focus();
    await page.keyboard.press("ArrowDown");
    await page.waitForFunction((one) => document.getElementById(one).scrollTop > 0, id);
    assert.equal(await active(), at, `${id} took the arrow, and not the queue`);
  }
  await page.keyboard.press("j");
  assert.notEqual(await active(), at, "a letter goes on through the queue, from anywhere");
  await close();
});

test("the outbox cuts nothing off beside its list when the text is large", async () => {
  const { page, close } = await browser.page();
  await page.locator("[role=option]").first().waitFor();
  await page.evaluate(() => (document.documentElement.style.fontSize = "150%"));
  await page.keyboard.press("g");
  await page.keyboard.press("o");
  const rows = page.locator(".left [role=option]");
  await rows.first().waitFor();
  for (let at = 0; at < (await rows.count()); at += 1) {
    await rows.nth(at).click();
    await page.locator(".left [role=option][aria-selected=true]").waitFor();
    const out = await page.locator(".right").evaluate((right) => {
      const edge = right.getBoundingClientRect().right;
      return [...right.querySelectorAll("button, h2, h3, dd, dt, p")]
        .filter((one) => one.getBoundingClientRect().right > edge + 1)
        .map((one) => one.textContent.trim());
    });
    assert.deepEqual(out, []);
  }
  await close();
});
