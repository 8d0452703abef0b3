// Over 400 lines because it is one job, told in order.
// The whole job by keyboard, over the built UI. No mouse is touched in this file.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { openBrowser } from "./window.mjs";

let browser;
// Undo stays open for long, so that a busy machine does not decide what the test sees; those about time set their own.
before(async () => {
  const opened = await openBrowser();
  browser = { ...opened, page: (options) => opened.page({ undoSecs: 600, ...options }) };
});
after(() => browser.close());

const heading = (page) => page.locator("#case-heading").innerText();
const count = (page, word) => page.locator(`[data-count=${word}] b`).innerText();
const until = (page, word, number) =>
  page.waitForFunction(
    ([w, n]) => document.querySelector(`[data-count=${w}] b`)?.textContent === n,
    [word, String(number)],
    { timeout: 60_000 },
  );
async function keys(page, ...pressed) {
  for (const key of pressed) await page.keyboard.press(key);
}
async function atCase(page, name) {
  await page.locator("#case-heading", { hasText: name }).waitFor();
}
/** Moves down to the row with this name and opens it. */
async function openByKeys(page, name) {
  for (let tries = 0; tries < 20; tries += 1) {
    const active = await page.locator("[role=option][aria-selected=true]").innerText();
    if (active.includes(name)) break;
    await page.keyboard.press("j");
  }
  await page.keyboard.press("Enter");
  await atCase(page, name);
}

test("a stranger signs in, and the queue has the keys at once", async () => {
  const { page, complaints, close } = await browser.page({ scene: null });
  await page.getByRole("heading", { name: "Second Look" }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByText("Waiting for the browser").waitFor();
  await page.locator("[role=option]").first().waitFor();
  await page.keyboard.press("j");
  assert.match(await page.locator("[role=option][aria-selected=true]").innerText(), /Mira Thalberg/);
  assert.equal(await page.title(), "Second Look (12)");
  assert.deepEqual(complaints, []);
  await close();
});

test("a sign-in that was begun can be cancelled", async () => {
  const { page, close } = await browser.page({ scene: null });
  await page.getByRole("button", { name: /Sign in/ }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Cancel" }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /Sign in/ }).waitFor();
  assert.equal(await page.locator("[data-code]").count(), 0, "what one does on purpose is no news");
  await close();
});

test("a sign-in that failed says so and stays on screen", async () => {
  const { page, close } = await browser.page({ scene: null });
  await page.getByRole("button", { name: /Sign in/ }).waitFor();
  await page.evaluate(() => {
    const engine = window.secondLook;
    engine.failNext = { call: "signIn", error: { code: "sign_in_failed", message: "denied", action: null } };
  });
  await page.keyboard.press("Enter");
  await page.getByText("Signing in did not work.").waitFor();
  await page.evaluate(() => window.secondLook.setStatus({ signIn: "signed_out" }));
  await page.waitForTimeout(200);
  assert.ok(await page.getByText("Signing in did not work.").isVisible());
  await close();
});

test("approve takes two keys, and the next case is on screen", async () => {
  const { page, complaints, close } = await browser.page();
  await page.locator("[role=option]").first().waitFor();
  await openByKeys(page, "Mira Thalberg");
  await keys(page, "a", "Enter");
  await atCase(page, "Zoë Kārkliņa");
  assert.equal(await count(page, "held"), "1");
  assert.match(
    await page.getByRole("group", { name: /can be taken back/ }).innerText(),
    /Held\s+Approved Mira Thalberg\s+\d+ s/,
  );
  assert.equal(await page.evaluate(() => document.activeElement?.id), "case-heading");
  assert.match(await page.locator("[role=status].heard").innerText(), /of 1\d$/);
  assert.deepEqual(complaints, []);
  await close();
});

test("reject takes three keys: R, a digit, Enter", async () => {
  const { page, close } = await browser.page();
  await page.locator("[role=option]").first().waitFor();
  await openByKeys(page, "Mira Thalberg");
  await keys(page, "r");
  assert.equal(await page.locator("input[type=radio]:checked").count(), 0, "nothing is preselected");
  assert.equal(
    await page.locator("#decision [role=option][aria-selected=true]").count(),
    0,
    "no reason is preselected",
  );
  assert.match(
    await page.locator("[role=radiogroup] .taken").innerText(),
    /Suggested/,
    "what Enter would take is labelled",
  );
  await keys(page, "1", "Enter");
  await atCase(page, "Zoë Kārkliņa");
  const sent = await page.evaluate(async () => (await window.secondLook.outbox("held", null, 1)).entries[0]);
  assert.deepEqual(
    sent.reasons.map(({ scheme, code }) => `${scheme}:${code}`),
    ["network:VPN_DETECTED"],
  );
  assert.equal(sent.customerReason, "could_not_be_completed");
  await close();
});

test("a code can be typed instead: R, slash, code, Enter, Enter", async () => {
  const { page, close } = await browser.page();
  await page.locator("[role=option]").first().waitFor();
  await openByKeys(page, "Mira Thalberg");
  await keys(page, "r", "/");
  await page.keyboard.type("3130");
  await keys(page, "Enter", "Enter");
  await atCase(page, "Zoë Kārkliņa");
  const sent = await page.evaluate(async () => (await window.secondLook.outbox("held", null, 1)).entries[0]);
  assert.deepEqual(
    sent.reasons.map(({ scheme, code }) => `${scheme}:${code}`),
    ["qes:3130"],
  );
  await close();
});

test("another text for the person is chosen by keys alone", async () => {
  const { page, close } = await browser.page();
  await page.locator("[role=option]").first().waitFor();
  await openByKeys(page, "Mira Thalberg");
  await keys(page, "r", "1", "c", "ArrowDown", "Enter");
  await atCase(page, "Zoë Kārkliņa");
  const sent = await page.evaluate(async () => (await window.secondLook.outbox("held", null, 1)).entries[0]);
  assert.equal(sent.customerReason, "document_not_accepted");
  await close();
});

test("what is missing is said at its field, which takes the focus", async () => {
  const { page, close } = await browser.page();
  await page.locator("[role=option]").first().waitFor();
  await openByKeys(page, "Jonas");
  await keys(page, "r", "Enter");
  await page.locator("#reasons-problem").filter({ hasText: "Pick at least one reason." }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("aria-invalid")), "true");
  await keys(page, "1", "Enter");
  await page.locator("#comment-problem").filter({ hasText: "This decision needs a comment." }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), "TEXTAREA");
  await page.keyboard.type("Kinegram does not move with the card.");
  await keys(page, "Enter");
  await page.locator("#marks-problem").filter({ hasText: "Mark the place on a picture" }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("type")), "checkbox");
  await keys(page, "w", "Enter");
  await atCase(page, "Mira Thalberg");
  await close();
});

test("approving over a suspicion code asks for the override, a reason and a comment", async () => {
  const { page, close } = await browser.page();
  await page.locator("[role=option]").first().waitFor();
  await openByKeys(page, "Jonas");
  await keys(page, "a");
  await page.getByRole("button", { name: "Approve and ask a second person" }).waitFor();
  await keys(page, "1", "o", "n");
  await page.keyboard.type("Feature checked at the second tilt.");
  await keys(page, "Enter");
  await atCase(page, "Mira Thalberg");
  const sent = await page.evaluate(async () => (await window.secondLook.outbox("held", null, 1)).entries[0]);
  assert.equal(sent.answer, "approve");
  await close();
});

test("r_61_an_override_asks_who_the_person_is_once_more_and_keeps_the_answer_as_it_is", async () => {
  const { page, complaints, close } = await browser.page();
  await page.locator("[role=option]").first().waitFor();
  await page.evaluate(() => {
    window.secondLook.fresh = false;
    window.secondLook.signInMs = 10;
  });
  await openByKeys(page, "Jonas");
  await keys(page, "a", "1", "o", "n");
  await page.keyboard.type("Feature checked at the second tilt.");
  await keys(page, "Enter");
  const again = page.locator("#decision").getByRole("button", { name: "Sign in again" });
  await again.waitFor();
  assert.equal(
    await again.evaluate((button) => button === document.activeElement),
    true,
    "it takes the focus",
  );
  await keys(page, "Enter");
  await again.waitFor({ state: "detached" });
  assert.equal(await page.locator("#decision textarea").inputValue(), "Feature checked at the second tilt.");
  await page.locator("#decision [data-submit]:focus").waitFor();
  await keys(page, "Enter");
  await atCase(page, "Mira Thalberg");
  assert.deepEqual(complaints, []);
  await close();
});

test("the checklist is ticked by keys, nothing beforehand, and its count stands beside the answer", async () => {
  const { page, close } = await browser.page();
  await page.locator("[role=option]").first().waitFor();
  await openByKeys(page, "Jonas");
  const count = (text) => page.locator("#decision .chip", { hasText: text }).waitFor();
  await count("Checklist 0/2");
  await keys(page, "a", "t", "Space");
  await count("Checklist 1/2");
  await keys(page, "t", "Space");
  await count("Checklist 2/2");
  await keys(page, "1", "o", "n");
  await page.keyboard.type("Feature checked at the second tilt.");
  await keys(page, "Enter");
  await atCase(page, "Mira Thalberg");
  const sent = await page.evaluate(async () => (await window.secondLook.outbox("held", null, 1)).entries[0]);
  assert.deepEqual(
    sent.looked.checklist.map((item) => item.ticked),
    [true, true],
  );
  await close();
});

test("a status that comes while the form is open takes no key from it", async () => {
  const { page, close } = await browser.page();
  await page.locator("[role=option]").first().waitFor();
  await openByKeys(page, "Mira Thalberg");
  const news = async () => {
    await page.evaluate(() => window.secondLook.setStatus({ online: true }));
    await page.waitForTimeout(400);
  };
  await keys(page, "a");
  await news();
  await keys(page, "Escape");
  await page.getByRole("button", { name: /^Approve/ }).waitFor();
  assert.match(await heading(page), /Mira Thalberg/, "Esc closes the form, not the case");
  await keys(page, "a");
  await news();
  await keys(page, "Enter");
  await until(page, "held", 1);
  await close();
});

test("Z takes a decision back within its ten seconds and opens the case again with what was written", async () => {
  const { page, close } = await browser.page();
  await page.locator("[role=option]").first().waitFor();
  await openByKeys(page, "Mira Thalberg");
  await keys(page, "n");
  await page.keyboard.type("look twice");
  await keys(page, "Escape", "r", "1", "Enter");
  await atCase(page, "Zoë Kārkliņa");
  await keys(page, "z");
  await atCase(page, "Mira Thalberg");
  await page.getByText("Your draft is back").waitFor();
  await until(page, "held", 0);
  assert.equal(await page.getByRole("textbox", { name: "Comment" }).inputValue(), "look twice");
  await close();
});

test("undo works from the list of decisions as well", async () => {
  const { page, close } = await browser.page();
  await page.locator("[role=option]").first().waitFor();
  await openByKeys(page, "Mira Thalberg");
  await keys(page, "a", "Enter");
  await atCase(page, "Zoë Kārkliņa");
  await keys(page, "g", "o");
  await page.getByRole("heading", { name: "Your decisions" }).waitFor();
  assert.match(await page.locator("[role=option][aria-selected=true]").innerText(), /Held/);
  await keys(page, "z");
  await page.locator("[role=option]", { hasText: "Taken back" }).waitFor();
  assert.equal(await count(page, "held"), "0");
  await close();
});

test("in the list of decisions Z on one that can no longer be taken back takes no other one back", async () => {
  const { page, close } = await browser.page();
  await page.locator("[role=option]").first().waitFor();
  await openByKeys(page, "Mira Thalberg");
  await keys(page, "a", "Enter");
  await atCase(page, "Zoë Kārkliņa");
  await keys(page, "g", "o");
  await page.getByRole("heading", { name: "Your decisions" }).waitFor();
  const chosen = page.locator("[role=option][aria-selected=true]");
  await chosen.waitFor();
  assert.match(await chosen.innerText(), /Held/, "the newest comes first");
  await keys(page, "j");
  assert.doesNotMatch(await chosen.innerText(), /Held/, "the one below was sent long ago");
  await keys(page, "z");
  await page.locator("[data-code=not_to_be_undone]").waitFor();
  assert.equal(await count(page, "held"), "1", "the newest was not meant");
  assert.equal(await page.locator("[role=option]", { hasText: "Taken back" }).count(), 0);
  await keys(page, "k", "z");
  await page.locator("[role=option]", { hasText: "Taken back" }).waitFor();
  await until(page, "held", 0);
  await close();
});

test("who looks into the outbox comes back to the same case and the same words", async () => {
  const { page, close } = await browser.page();
  await page.locator("[role=option]").first().waitFor();
  await openByKeys(page, "Zoë");
  await keys(page, "n");
  await page.keyboard.type("half a thought");
  await keys(page, "Escape", "g", "o");
  await page.getByRole("heading", { name: "Your decisions" }).waitFor();
  await keys(page, "Escape");
  await atCase(page, "Zoë Kārkliņa");
  assert.equal(await page.getByRole("textbox", { name: "Comment" }).inputValue(), "half a thought");
  await close();
});

test("signing in again keeps the case and its half-written words on screen", async () => {
  const { page, close } = await browser.page();
  await page.locator("[role=option]").first().waitFor();
  await openByKeys(page, "Zoë");
  await keys(page, "n");
  await page.keyboard.type("half a thought");
  await keys(page, "Escape");
  await page.evaluate(() => {
    window.secondLook.signInMs = 6000;
    window.secondLook.setStatus({ signIn: "sign_in_needed" });
  });
  await page.getByText("Your sign-in has run out.").waitFor();
  await page.getByRole("button", { name: "Sign in" }).waitFor();
  await keys(page, "g", "i");
  await page.getByText("Waiting for the browser").waitFor();
  await atCase(page, "Zoë Kārkliņa");
  await page.getByText("Waiting for the browser").waitFor({ state: "detached" });
  assert.equal(await page.getByRole("textbox", { name: "Comment" }).inputValue(), "half a thought");
  await close();
});

test("the newest notice is followed and dismissed by keys, and then the one before it", async () => {
  const { page, close } = await browser.page();
  await page.locator("[role=option]").first().waitFor();
  const told = page.locator(".notices [data-code]");
  for (const code of ["save_unclear", "disk_full", "no_room"]) {
    await page.evaluate((one) => {
      const error = { code: one, message: `What is wrong: ${one}.`, action: null, facts: {} };
      window.secondLook.failNext = { call: "queue", error };
      window.secondLook.tell({ queue: true, outbox: true });
    }, code);
    await page.locator(`.notices [data-code=${code}]`).waitFor();
  }
  assert.equal(await told.count(), 3);
  for (const code of ["no_room", "disk_full"]) {
    await keys(page, "Shift+W");
    await page.locator(`.notices [data-code=${code}]`).waitFor({ state: "detached" });
  }
  await keys(page, "g", "n");
  await page.locator("#entry-title").waitFor();
  assert.equal(await told.count(), 0, "what it offered was done, and it is gone");
  await close();
});

test("a broken log says so and offers a lead alone to take note", async () => {
  const { page, close } = await browser.page();
  await page.locator("[role=option]").first().waitFor();
  const broken = {
    code: "log_broken",
    message: "The record of what happened here does not hold. The first bad entry is 5.",
    action: "Ask a lead to look at it and take note.",
  };
  await page.evaluate((logBroken) => window.secondLook.setStatus({ logBroken }), broken);
  const notice = page.locator('[data-code="log_broken"]');
  await notice.getByText("The first bad entry is 5.").waitFor();
  await notice.getByText("Ask a lead").waitFor();
  assert.equal(await notice.getByRole("button").count(), 0, "nobody else can take note");
  await page.evaluate(() => window.secondLook.setStatus({ canAcknowledgeLog: true }));
  await notice.getByRole("button", { name: "Take note" }).waitFor();
  await keys(page, "g", "k");
  assert.equal(await page.evaluate(() => document.activeElement?.textContent?.includes("Take note")), true);
  assert.ok(await notice.isVisible(), "the key alone takes note of nothing");
  await keys(page, "Enter");
  await notice.waitFor({ state: "detached" });
  await close();
});

test("the status bar says up to where the platform saw the record, and a mark that could not be read is told", async () => {
  const { page, close } = await browser.page();
  await page.locator("[role=option]").first().waitFor();
  const seen = page.locator("footer [data-witnessed]");
  assert.match(await seen.innerText(), /^Record witnessed to entry 411, /);
  assert.match(
    (await seen.getAttribute("title")) ?? "",
    /^The platform saw this console’s record up to here at /,
  );
  await page.evaluate(() => window.secondLook.setStatus({ witnessed: null }));
  await seen.getByText("Record not witnessed yet").waitFor();
  assert.equal(await page.locator(".notice").count(), 0, "which warns nobody");
  const why = { code: "log_mark_unreadable", message: "No answer.", action: null };
  await page.evaluate((logUnremembered) => window.secondLook.setStatus({ logUnremembered }), why);
  await page.locator('[data-code="log_mark_unreadable"]').getByText("Work goes on").waitFor();
  await close();
});

test("a key that is gone from its place is told with what saves what lies here", async () => {
  const { page, close } = await browser.page();
  await page.locator("[role=option]").first().waitFor();
  const keyOutOfPlace = { code: "key_out_of_place", message: "Gone.", action: null, facts: {} };
  await page.evaluate((told) => window.secondLook.setStatus({ keyOutOfPlace: told }), keyOutOfPlace);
  const notice = page.locator('[data-code="key_out_of_place"]');
  await notice.getByText("before Second Look is closed or locked").waitFor();
  await page.evaluate(() => window.secondLook.setStatus({ keyOutOfPlace: null }));
  await notice.waitFor({ state: "detached" });
  await close();
});

test("a clock that is wrong is told with both times while work goes on", async () => {
  const { page, close } = await browser.page();
  await page.locator("[role=option]").first().waitFor();
  const facts = { here: "2026-11-24 10:31 UTC", there: "2026-11-24 09:30 UTC" };
  const clockOff = { code: "clock_off", message: "Both.", action: null, facts };
  await page.evaluate((told) => window.secondLook.setStatus({ clockOff: told }), clockOff);
  const notice = page.locator('[data-code="clock_off"]');
  await notice.waitFor();
  const text = await notice.innerText();
  for (const time of Object.values(facts)) assert.ok(text.includes(time), `both times are named: ${text}`);
  assert.equal(await page.locator("[role=option]").first().isVisible(), true, "the list is there as before");
  await page.evaluate(() => window.secondLook.setStatus({ clockOff: null }));
  await notice.waitFor({ state: "detached" });
  await close();
});

test("a decision without an end is told, and the notice leads to the outbox", async () => {
  const { page, close } = await browser.page();
  await page.locator("[role=option]").first().waitFor();
  const unfinished = { code: "decision_unfinished", message: "No end.", action: null, facts: {} };
  await page.evaluate((told) => window.secondLook.setStatus({ unfinished: told }), unfinished);
  const notice = page.locator('[data-code="decision_unfinished"]');
  await notice.getByText("more than a day ago").waitFor();
  await notice.getByRole("button", { name: "Open the outbox" }).press("Enter");
  await page.getByRole("heading", { name: "Your decisions" }).waitFor();
  await close();
});

test("signing out leaves nothing of anyone on the screen", async () => {
  const { page, close } = await browser.page();
  await page.locator("[role=option]").first().waitFor();
  await openByKeys(page, "Mira Thalberg");
  await keys(page, "a", "Enter");
  await atCase(page, "Zoë Kārkliņa");
  await page.getByRole("button", { name: "Sign out" }).waitFor();
  await keys(page, "g", "u");
  await page.getByRole("button", { name: /Sign in/ }).waitFor();
  assert.doesNotMatch(await page.locator("body").innerText(), /Thalberg|Zoë|cse_/);
  assert.match(await page.locator("[data-unsent]").innerText(), /^One decision waits here, sealed/);
  await close();
});

test("somebody else's sign-in is refused with the number that waits, and nothing of it is shown", async () => {
  const { page, close } = await browser.page({ scene: null });
  await page.getByRole("button", { name: /Sign in/ }).waitFor();
  const message =
    "This profile belongs to another person. 2 of their decisions wait here, sealed, for their next sign-in.";
  const action = "Sign in as the person this profile was made for, or use a profile folder of your own.";
  await page.evaluate((error) => (window.secondLook.failNext = { call: "signIn", error }), {
    code: "profile_other_person",
    message: "In English.",
    action,
    facts: { waiting: "2" },
  });
  await page.keyboard.press("Enter");
  await page.getByText(message).waitFor();
  assert.ok(await page.getByText(action).isVisible());
  assert.ok(await page.getByRole("button", { name: /Sign in/ }).isVisible(), "the sign-in page stays");
  await close();
});

const errors = readFileSync(new URL("../../src/texts/en.errors.ftl", import.meta.url), "utf8");
const textOf = (id) => new RegExp(`^error-${id} = (.*)$`, "m").exec(errors)?.[1];

/** As it is told where the engine names nothing beside it. */
const toldOf = (id) => (textOf(id)?.includes("{") ? textOf(`${id}-bare`) : textOf(id));

// The engine's table of the twelve states (src/console/key_states.rs) gives these codes. Where our text names something and
// the engine did not, it is told in the engine's words.
for (const code of [
  "keychain_unavailable",
  "keychain_locked",
  "keychain_timed_out",
  "key_wrong",
  "key_missing",
  "key_backend_changed",
  "key_too_long",
  "profile_held",
]) {
  test(`an opening that ends with ${code} is one screen: what is wrong, what to do, and to try again`, async () => {
    const { page, close } = await browser.page({ scene: `failed.${code}` });
    const alert = page.getByRole("alert");
    const id = code.replaceAll("_", "-");
    await alert.getByText(toldOf(id) ?? `What is wrong: ${code}.`).waitFor();
    assert.ok(await alert.getByText(textOf(`${id}-action`) ?? "What to do.").isVisible());
    assert.ok(await alert.getByText(code, { exact: true }).isVisible());
    assert.deepEqual(
      await page.locator("button").allInnerTexts(),
      ["Try again"],
      "one way on, and no way round",
    );
    assert.equal(await page.locator("input").count(), 0, "no new keys are offered over old ones");
    await close();
  });
}

test("who moves on with a decision open submits nothing: the list stands still, and Enter leaves the form", async () => {
  const { page, close } = await browser.page();
  await page.locator("[role=option]").first().waitFor();
  await openByKeys(page, "Mira Thalberg");
  const active = () => page.locator("#queue-list").getAttribute("aria-activedescendant");
  const at = await active();
  const begin = async () => {
    await keys(page, "a");
    await page.waitForFunction(() => document.activeElement?.hasAttribute("data-submit"));
  };
  const refused = async () => {
    await page.waitForFunction(() => document.activeElement?.hasAttribute("data-leave"));
    await page.locator("[role=status].heard", { hasText: "or leave it with Esc" }).waitFor();
    await keys(page, "Enter");
    await page.locator("#decision.open").waitFor({ state: "detached" });
    assert.equal(await count(page, "held"), "0", "nothing was saved");
    assert.equal(await heading(page), "Mira Thalberg", "and no other case was opened");
  };
  for (const key of ["j", "k", "ArrowDown", "Shift+J"]) {
    await begin();
    await keys(page, key);
    assert.equal(await active(), at, `${key}: the list is on the case that is being decided`);
    await refused();
  }
  // The keys that every list has move it, and what Enter means there is not the form.
  await begin();
  await keys(page, "F6", "End", "Enter");
  assert.notEqual(await active(), at);
  await refused();
  await begin();
  await keys(page, "Enter");
  await until(page, "held", 1);
  await close();
});

test("too late is said plainly, and nothing is undone", async () => {
  const { page, close } = await browser.page();
  await page.locator("[role=option]").first().waitFor();
  await openByKeys(page, "Mira Thalberg");
  await keys(page, "a", "Enter");
  await atCase(page, "Zoë Kārkliņa");
  await page.evaluate(() => {
    const engine = window.secondLook;
    engine.undo = () => Promise.reject({ code: "too_late", message: "late", action: null });
  });
  await keys(page, "z");
  await page.getByText("Too late to take it back").waitFor();
  assert.equal(await heading(page), "Zoë Kārkliņa");
  await close();
});

test("a decision goes Held, Sent, Confirmed and never says more than it knows", async () => {
  const { page, close } = await browser.page();
  await page.locator("[role=option]").first().waitFor();
  await page.evaluate(() => window.secondLook.setStatus({ undoSecs: 2 }));
  await openByKeys(page, "Mira Thalberg");
  await keys(page, "a", "Enter");
  await until(page, "held", 1);
  await until(page, "sent", 1);
  await until(page, "sent", 0);
  await keys(page, "g", "o");
  await page.getByRole("heading", { name: "Your decisions" }).waitFor();
  const row = page.locator("[role=option]", { hasText: "Mira Thalberg" });
  await row.filter({ hasText: "Confirmed" }).waitFor();
  await page.getByText("outcome").waitFor();
  await close();
});

test("offline is a state: work goes on, decisions wait, and go out by themselves", async () => {
  const { page, close } = await browser.page();
  await page.locator("[role=option]").first().waitFor();
  await page.evaluate(() => {
    window.secondLook.setStatus({ undoSecs: 1 });
    window.secondLook.setOnline(false, "The platform does not answer.");
  });
  await page.locator("[data-online=false]").waitFor();
  await page.locator("[role=status].heard", { hasText: /^Offline\. Work goes on/ }).waitFor();
  assert.match(
    await page.locator("footer").innerText(),
    /Offline[\s\S]*No connection to the platform · synced (just now|\d+\ss ago)/,
  );
  assert.equal(await page.locator("[role=alert]").count(), 0, "being offline alarms nobody");
  await openByKeys(page, "Mira Thalberg");
  await keys(page, "a", "Enter");
  await atCase(page, "Zoë Kārkliņa");
  await until(page, "waiting", 1);
  await page.evaluate(() => window.secondLook.setOnline(true));
  await page
    .locator("[role=status].heard", { hasText: /^Online again\. Waiting: \d, sent: \d\.$/ })
    .waitFor();
  await until(page, "waiting", 0);
  await keys(page, "g", "o");
  await page
    .locator("[role=option]", { hasText: "Mira Thalberg" })
    .filter({ hasText: "Confirmed" })
    .waitFor();
  await close();
});

test("somebody else's decision is shown beside ours", async () => {
  const { page, close } = await browser.page();
  await page.locator("[role=option]").first().waitFor();
  await page.evaluate(() => {
    window.secondLook.setStatus({ undoSecs: 1 });
    window.secondLook.nextAnswer = "superseded";
  });
  await openByKeys(page, "Mira Thalberg");
  await keys(page, "a", "Enter");
  await until(page, "needs_you", 3);
  await keys(page, "g", "o");
  await page.locator("[role=option]", { hasText: "Mira Thalberg" }).waitFor();
  const detail = await page.locator("section", { has: page.locator("#entry-title") }).innerText();
  assert.match(detail, /Yours[\s\S]*Approve[\s\S]*Theirs \(stands\)[\s\S]*Reject[\s\S]*M\. Okafor/);
  assert.deepEqual(
    await page.locator(".acts button").allInnerTexts(),
    ["Noted\nN", "Open the case\nEnter"],
    "over what stands nothing is decided again",
  );
  await close();
});

test("a decision that needs a person is noted, sent again and found by keys alone", async () => {
  const { page, close } = await browser.page();
  await page.locator("[role=option]").first().waitFor();
  await keys(page, "g", "o");
  await page.locator("#entry-title").waitFor();
  await keys(page, "2");
  await page.locator("main [aria-pressed=true]", { hasText: "Needs you" }).waitFor();
  await page.waitForFunction(() => document.querySelectorAll("[role=option]").length === 2);
  await page.getByRole("button", { name: "Noted" }).waitFor();
  await keys(page, "n");
  await page.getByRole("button", { name: "Noted" }).waitFor({ state: "detached" });
  await keys(page, "j");
  await page.getByRole("button", { name: "Send again" }).waitFor();
  await keys(page, "s");
  await page.waitForFunction(() => document.querySelectorAll("[role=option]").length < 2);
  await keys(page, "Control+k");
  await page.keyboard.type("confirmed");
  await page.locator("[role=dialog] [role=option]", { hasText: "Confirmed" }).waitFor();
  await keys(page, "Enter");
  await page.locator("main [aria-pressed=true]", { hasText: "Confirmed" }).waitFor();
  await close();
});

test("every count in the status bar opens its part of the outbox", async () => {
  const { page, close } = await browser.page();
  for (const [word, label] of [
    ["held", "Held"],
    ["waiting", "Waiting"],
    ["sent", "Sent"],
    ["needs_you", "Needs you"],
  ]) {
    await page.locator(`[data-count=${word}]`).press("Enter");
    await page.locator(`main [aria-pressed=true]`, { hasText: label }).waitFor();
  }
  await close();
});

test("a case that another person holds is open to read and says so", async () => {
  const { page, close } = await browser.page();
  await page.locator("[role=option]").first().waitFor();
  await openByKeys(page, "Pádraig");
  await page.getByText("Claimed by M. Okafor.").waitFor();
  await keys(page, "a");
  assert.equal(await page.locator("[data-submit]").count(), 0);
  await close();
});

test("evidence that changes under the eye stops the decision until it was seen", async () => {
  const { page, close } = await browser.page();
  await page.locator("[role=option]").first().waitFor();
  await openByKeys(page, "Mira Thalberg");
  await page.evaluate(() =>
    window.secondLook.change("cse_01JQ7AA01", (view) => {
      view.changedSince = true;
      view.evidenceDigest = "sha-256:moved";
    }),
  );
  await page.getByText("The evidence changed while you were looking.").waitFor();
  await keys(page, "a", "Enter");
  await page.locator(".decision .problem").first().waitFor();
  assert.equal(await heading(page), "Mira Thalberg");
  await page.getByRole("button", { name: "Show the new evidence" }).waitFor();
  await keys(page, "Escape", "g", "a");
  await page.waitForFunction(() => !document.body.innerText.includes("The evidence changed"));
  await keys(page, "a", "Enter");
  await atCase(page, "Zoë Kārkliņa");
  await close();
});

test("images answer to keys, and each keeps its own view", async () => {
  const { page, close } = await browser.page();
  await page.locator("[role=option]").first().waitFor();
  await openByKeys(page, "Mira Thalberg");
  const shows = (wanted, at = 0) => page.locator("figcaption").nth(at).filter({ hasText: wanted }).waitFor();
  await shows(/front, 1 of 3\s*fitted/);
  await keys(page, "+", "+", "Shift+R");
  await shows(/front.*1\.[56]\d × fitted.*90°/);
  const before = await page.locator(".moved").evaluate((element) => element.style.transform);
  await keys(page, "Shift+ArrowRight");
  await page.waitForFunction((old) => document.querySelector(".moved").style.transform !== old, before);
  await keys(page, "]");
  await shows(/back[^×]*fitted/);
  await keys(page, "[");
  await shows(/front.*1\.[56]\d × fitted.*90°/);
  await keys(page, "0");
  await shows(/3\s*fitted · 90°/);
  await keys(page, ".");
  await shows(/3\s*fitted$/);
  await keys(page, "p");
  await page.waitForFunction(
    () => Math.abs(document.querySelector("figure img").getBoundingClientRect().width - 1600) < 3,
  );
  await keys(page, ".", "v");
  assert.equal(await page.locator("figure").count(), 2);
  // By themselves: tests/browser/table.test.mjs has them move together.
  await keys(page, "l", "x", "+");
  await shows(/1\.2\d? × fitted/, 1);
  await shows(/3\s*fitted/, 0);
  await close();
});

test("the wheel zooms where the pointer is, and dragging pans", async () => {
  const { page, close } = await browser.page();
  await page.locator("[role=option]").first().waitFor();
  await openByKeys(page, "Mira Thalberg");
  const box = await page.locator("figure .stage").boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.wheel(0, -300);
  await page.waitForFunction(() => document.querySelector("figcaption").innerText.includes("×"));
  const before = await page.locator(".moved").evaluate((element) => element.getBoundingClientRect().x);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 80, box.y + box.height / 2, { steps: 4 });
  await page.mouse.up();
  await page.waitForFunction(
    (x) => Math.abs(document.querySelector(".moved").getBoundingClientRect().x - x - 80) < 4,
    before,
  );
  await close();
});

test("the filter is set and left by keys, and Esc clears it", async () => {
  const { page, close } = await browser.page();
  await page.locator("[role=option]").first().waitFor();
  await keys(page, "/");
  await page.keyboard.type("tor_exit");
  await page.getByText("1 found").waitFor();
  await keys(page, "Enter", "Enter");
  await atCase(page, "No name on record");
  await keys(page, "/", "Escape");
  await page.waitForFunction(() => document.querySelectorAll("#queue-list [role=option]").length > 5);
  await close();
});

test("the filters are opened, cleared and hidden by keys", async () => {
  const { page, close } = await browser.page();
  await page.locator("[role=option]").first().waitFor();
  await keys(page, "g", "f");
  await page.waitForFunction(() => document.activeElement?.matches("#queue-filters select"));
  await page.locator("#queue-filters select").first().selectOption({ index: 1 });
  await page.locator(".filters .active").waitFor();
  await page.locator("#queue-list").focus();
  await keys(page, "g", "c");
  await page.locator(".filters .active").waitFor({ state: "detached" });
  await keys(page, "g", "f");
  await page.locator("#queue-filters").waitFor({ state: "detached" });
  await page.waitForFunction(() => document.activeElement?.id === "queue-list");
  await close();
});

test("nothing found says how to get out", async () => {
  const { page, close } = await browser.page();
  await page.locator("[role=option]").first().waitFor();
  await keys(page, "/");
  await page.keyboard.type("no such thing");
  await page.getByText("Nothing matches the filter").waitFor();
  await page.getByRole("button", { name: "Clear the filter" }).last().press("Enter");
  await page.locator("[role=option]").first().waitFor();
  await close();
});

test("every key is listed under ?, and the sheet gives the focus back", async () => {
  const { page, close } = await browser.page();
  await page.locator("[role=option]").first().waitFor();
  await openByKeys(page, "Mira Thalberg");
  await keys(page, "?");
  const sheet = page.getByRole("dialog", { name: "Keys" });
  await sheet.waitFor();
  assert.ok((await sheet.locator("dt").count()) > 35);
  await page.keyboard.type("reject");
  assert.equal(await sheet.locator("dt").count(), 1);
  await keys(page, "Escape");
  await sheet.waitFor({ state: "detached" });
  await keys(page, "r");
  await page.locator("[data-submit]").waitFor();
  await close();
});

test("letters typed into a field stay letters", async () => {
  const { page, close } = await browser.page();
  await page.locator("[role=option]").first().waitFor();
  await openByKeys(page, "Mira Thalberg");
  await keys(page, "n");
  await page.keyboard.type("arz?jk");
  assert.equal(await page.getByRole("textbox", { name: "Comment" }).inputValue(), "arz?jk");
  assert.equal(await page.locator("[data-submit]").count(), 0);
  await close();
});

test("F6 goes round the parts of the screen, F folds the queue", async () => {
  const { page, close } = await browser.page();
  await page.locator("[role=option]").first().waitFor();
  await openByKeys(page, "Mira Thalberg");
  const seen = [];
  for (let i = 0; i < 4; i += 1) {
    await keys(page, "F6");
    seen.push(await page.evaluate(() => document.activeElement?.id));
  }
  assert.deepEqual([...seen].sort(), ["decision", "image-table", "queue-list", "why-pane"]);
  await keys(page, "f");
  assert.equal(await page.locator("#queue-list").count(), 0);
  await keys(page, "f");
  await page.locator("#queue-list").waitFor();
  await close();
});

test("the listbox names its active option, with position, however long the queue is", async () => {
  const { page, close } = await browser.page();
  await page.locator("[role=option]").first().waitFor();
  await page.evaluate(() => window.secondLook.multiply(100));
  await page.waitForFunction(() =>
    document.querySelector("#queue-list")?.getAttribute("aria-label")?.includes("1,200"),
  );
  await keys(page, "F6");
  await page.locator("#queue-list").press("End");
  await page.waitForFunction(() => {
    const active = document.querySelector("#queue-list")?.getAttribute("aria-activedescendant");
    return document.getElementById(active ?? "")?.getAttribute("aria-posinset") === "1200";
  });
  for (let i = 0; i < 30; i += 1) await page.keyboard.press("k");
  const told = await page.evaluate(() => {
    const list = document.querySelector("#queue-list");
    const option = document.getElementById(list.getAttribute("aria-activedescendant"));
    const box = option?.getBoundingClientRect();
    return {
      role: option?.getAttribute("role"),
      size: option?.getAttribute("aria-setsize"),
      position: Number(option?.getAttribute("aria-posinset")),
      inSight: box.top >= 0 && box.bottom <= innerHeight,
      drawn: list.querySelectorAll("[role=option]").length,
    };
  });
  assert.equal(told.role, "option");
  assert.equal(told.size, "1200");
  assert.equal(told.position, 1170, "the last case of all, and thirty up from there");
  assert.ok(told.inSight, "the active row is in sight");
  assert.ok(told.drawn < 60, `${told.drawn} rows are in the document`);
  await close();
});

test("a row says whom its case is assigned to, and at the end of the work whose the rest is", async () => {
  const { page, complaints, close } = await browser.page();
  await page.locator("[role=option]").first().waitFor();
  await page.evaluate(() => {
    const row = [...document.querySelectorAll("[role=option]")].find((one) =>
      one.textContent.includes("Mira Thalberg"),
    );
    const assigned = { to: "rev-31", mine: false, team: false };
    for (const { id } of document.querySelectorAll("[role=option]"))
      if (id !== row.id)
        window.secondLook.change(id.slice("row-".length), (_view, other) => (other.assigned = assigned));
  });
  const told = page.locator("[role=option]", { hasText: "Zoë Kārkliņa" }).locator(".holder");
  await told.filter({ hasText: "rev-31" }).waitFor();
  assert.equal(await told.getAttribute("title"), "Assigned to rev-31");
  await openByKeys(page, "Mira Thalberg");
  await keys(page, "a", "Enter");
  await page.getByText("That was the last one").waitFor();
  await page.getByText("Nothing else in this list is yours to decide").waitFor();
  assert.deepEqual(complaints, []);
  await close();
});

test("the demo's whole queue is worked to empty without a mouse", async () => {
  const { page, complaints, close } = await browser.page();
  await page.locator("[role=option]").first().waitFor();
  await page.keyboard.press("Enter");
  for (let done = 0; done < 20; done += 1) {
    if (await page.getByText("That was the last one").isVisible()) break;
    const before = await page.locator(".ids").innerText();
    const suspicion = await page.locator("li.suspicion").count();
    await keys(page, "a");
    if (suspicion > 0) {
      await keys(page, "1", "o", "n");
      await page.keyboard.type("Checked.");
    }
    await keys(page, "Enter");
    await page.waitForFunction((ids) => document.querySelector(".ids")?.innerText !== ids, before);
  }
  await page.getByText("That was the last one").waitFor();
  assert.deepEqual(complaints, []);
  await close();
});
