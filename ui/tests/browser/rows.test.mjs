// Rows of docs/requirements.md that are about the case screen itself, each by its number.
// Over 400 lines because it is one list of rows.
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

/** Opens a case and hands over its page. */
const withCase = async (number, look) => {
  const { page, complaints, close } = await browser.page();
  const { view } = sample(number);
  await page.locator(`#row-${view.caseId}`).click();
  await page.locator(".ids", { hasText: view.caseId }).waitFor();
  await look(page, view);
  assert.deepEqual(complaints, []);
  await close();
};

test("r_01_the_five_times_and_the_flows_version_stand_on_the_case", () =>
  withCase("01", async (page, view) => {
    const facts = page.locator('section[aria-labelledby="blocks-title"] dl');
    for (const label of ["Flow version", "Created", "Started", "Changed", "Completed", "Last step"]) {
      assert.ok((await facts.innerText()).includes(label), label);
    }
    assert.ok((await facts.innerText()).includes(view.session.flowVersion));
  }));

test("r_09_every_field_of_the_device_block_is_on_the_screen_and_can_be_copied", () =>
  withCase("02", async (page, view) => {
    const panel = page.locator('section[aria-labelledby="device-title"]');
    const text = (await panel.innerText()).replaceAll(/[\u2066-\u2069]/g, "");
    const { device } = view;
    const fields = [device.provider, device.verdictTitle, device.verdictMeaning, device.userReference];
    fields.push(...device.services, ...device.inputSources);
    for (const score of device.scores) fields.push(score.label, score.value);
    for (const signal of device.signals) fields.push(signal.name, signal.value);
    for (const field of fields) assert.ok(text.toLowerCase().includes(field.toLowerCase()), field);
    assert.match(text, /Measured/, "when it was measured");
    const reasons = await page.locator('section[aria-labelledby="reasons-title"]').boundingBox();
    const signals = await panel.boundingBox();
    assert.ok(reasons.y < signals.y, "reasons first, signals second");
    const select = await panel.evaluate((one) => getComputedStyle(one).userSelect);
    assert.notEqual(select, "none", "copyable");
  }));

test("r_17_the_end_of_a_session_is_counted_down_and_said_once_it_is_over", async () => {
  const { page, close } = await browser.page();
  await page.locator("#row-cse_01JQ7FF06").click();
  await page.locator(".facts", { hasText: /expires in 3\sh\s2\d\smin/ }).waitFor();
  const line = page.locator('[data-check="session"]');
  assert.match(await line.innerText(), /3\sh\s2\d\smin left/);
  await page.evaluate(() => {
    const now = Date.now;
    Date.now = () => now() + 4 * 3600_000;
  });
  await page.locator(".facts", { hasText: "session ended" }).waitFor();
  assert.match(await line.innerText(), /over for \d+\smin/);
  await close();
});

test("r_24_what_was_claimed_and_what_a_step_verified_are_marked_apart", () =>
  withCase("02", async (page) => {
    const cell = page.locator("#compare .cell").first();
    const [claimed, verified] = ["claimed", "verified"].map((origin) =>
      cell.locator(`[data-origin=${origin}]`),
    );
    assert.equal(await claimed.innerText(), "claimed");
    assert.equal(await verified.innerText(), "read");
    assert.match(await claimed.getAttribute("title"), /nobody has verified/);
    assert.match(await verified.getAttribute("title"), /step of the platform/);
    const marks = await Promise.all([claimed, verified].map((one) => one.locator("svg").innerHTML()));
    assert.notEqual(marks[0], marks[1], "a mark each, not by colour");
  }));

test("r_38_pictures_of_the_person_are_withheld_without_consent_and_the_reason_is_shown", () =>
  withCase("07", async (page) => {
    const consent = page.locator('[data-check="consent"]');
    assert.match(await consent.innerText(), /No consent to biometrics is recorded/);
    assert.ok((await page.getByText("withheld").count()) > 0, "the picture's place says so");
  }));

test("r_65_r_66_who_can_put_a_code_right_and_whether_to_try_again_stand_with_it", async () => {
  for (const number of ["03", "11", "12"]) {
    await withCase(number, async (page, view) => {
      const known = view.reasons.filter((reason) => reason.fixableBy);
      assert.ok(known.length > 0);
      for (const reason of known) {
        const item = page.locator('section[aria-labelledby="reasons-title"] li', { hasText: reason.code });
        const text = await item.locator("[data-fix]").innerText();
        assert.ok(text.includes(reason.fixableBy) && text.includes(reason.retry), text);
      }
    });
  }
});

test("r_67_r_68_how_to_check_a_code_is_folded_under_it_and_nothing_of_it_is_ticked", () =>
  withCase("05", async (page, view) => {
    for (const reason of view.reasons) {
      const item = page.locator('section[aria-labelledby="reasons-title"] > ul > li', {
        hasText: reason.code,
      });
      const fold = item.locator("[data-how]");
      assert.equal(await fold.evaluate((one) => one.open), false, "folded until asked for");
      assert.ok((await fold.boundingBox()).height <= 30, "one line of the screen");
      await fold.locator("summary").click();
      const said = await fold.locator("li").allInnerTexts();
      assert.deepEqual(
        said.map((one) => one.replaceAll(/[\u2066-\u2069]/g, "").trim()),
        reason.howToCheck,
      );
      assert.equal(await fold.locator("input").count(), 0, "what is ticked is the checklist of the decision");
    }
  }));

test("r_67_suspicions_stand_under_headings_of_their_own_when_a_reason_is_picked", () =>
  withCase("02", async (page, view) => {
    await page.keyboard.press("r");
    const groups = page.locator('[role="listbox"][aria-labelledby="reasons-pick"] > [role="group"]');
    await groups.first().waitFor();
    const found = await groups.evaluateAll((all) =>
      all.map((one) => {
        const options = [...one.querySelectorAll('[role="option"]')];
        return {
          heading: document.getElementById(one.getAttribute("aria-labelledby")).innerText.trim(),
          ids: options.map((option) => option.id),
          suspicions: options.filter((option) => option.querySelector(".sus")).length,
        };
      }),
    );
    const ids = found.flatMap((group) => group.ids);
    assert.deepEqual(
      ids,
      view.form.reasons.map((_, index) => `reason-${index}`),
      "every reason once, in the order the digits count",
    );
    assert.equal(new Set(found.map((group) => group.heading)).size, found.length, "each heading once");
    const mixed = found.filter((group) => group.suspicions > 0 && group.suspicions < group.ids.length);
    assert.deepEqual(mixed, [], "no suspicion among other reasons");
    const headings = found.filter((group) => group.suspicions > 0).map((group) => group.heading);
    assert.deepEqual(headings, ["Suspicion found in this case", "Suspicion"]);
  }));

test("r_77_what_is_left_of_a_signing_certificate_is_counted_down", () =>
  withCase("12", async (page) => {
    const line = page.locator('[data-check="certificate"]');
    assert.match(await line.innerText(), /\d\smin left/);
    assert.equal(await line.getAttribute("data-tone"), "caution");
  }));

test("the gravest of what the console worked out stands first, and each tone has a sign and a word", () =>
  withCase("02", async (page) => {
    const tones = await page.locator("[data-check]").evaluateAll((all) => all.map((one) => one.dataset.tone));
    const order = ["blocks", "differs", "caution", "note", "fine"];
    assert.deepEqual(
      tones,
      tones.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)),
    );
    const first = page.locator("[data-check]").first();
    assert.match(await first.innerText(), /Machine-readable zone/);
    assert.match(await first.textContent(), /Does not agree/, "heard, not only seen");
  }));

test("r_12_the_queue_lists_each_end_of_the_document_step_apart_with_its_count", async () => {
  const { page, close } = await browser.page();
  await page
    .getByRole("button", { name: /filter/i })
    .first()
    .click();
  const select = page.locator("#queue-filters label", { hasText: "Document step" }).locator("select");
  const options = await select.locator("option").allInnerTexts();
  for (const name of [
    "Verified",
    "Fraud found",
    "Stopped by the person",
    "Cancelled",
    "Not verified",
    "Other answer",
  ]) {
    assert.ok(
      options.some((text) => text.startsWith(`${name} (`)),
      `${name}: ${options.join(", ")}`,
    );
  }
  const count = Number(/\((\d+)\)/.exec(options.find((text) => text.startsWith("Fraud found")))[1]);
  await select.selectOption("fraud");
  await page.locator(".active", { hasText: "Document step: Fraud found" }).waitFor();
  await page.waitForFunction((n) => document.querySelectorAll('[id^="row-"]').length === n, count);
  await close();
});

test("r_72_a_picture_that_is_not_handed_out_says_why_and_what_to_do_and_can_be_asked_for_again", async () => {
  const { page, complaints, close } = await browser.page();
  const { view } = sample("02");
  const why = "The platform never hands out files of this type. Trying again does not help.";
  await page.evaluate(
    ([id, words]) =>
      window.secondLook.change(id, (one) => {
        Object.assign(one.images[0], { state: "refused", problem: words });
      }),
    [view.caseId, why],
  );
  await page.locator(`#row-${view.caseId}`).click();
  const place = page.locator(".pane .absent").first();
  await place.waitFor();
  const text = await place.innerText();
  assert.match(text, /did not hand this image out/);
  assert.ok(text.includes(why), text);
  assert.ok((await page.getByText("not handed out").count()) > 0, "its tab says so in words");
  await place.getByRole("button", { name: "Try again" }).waitFor();
  await page.keyboard.press("Shift+T");
  await page.locator(".pane img").first().waitFor();
  assert.deepEqual(complaints, []);
  await close();
});

test("r_54_the_queue_lists_the_cases_of_each_tier_of_contract_apart_with_their_count", async () => {
  const { page, complaints, close } = await browser.page();
  const tiers = { "02": "high", "03": "high", "04": "low" };
  for (const [number, tier] of Object.entries(tiers)) {
    await page.evaluate(
      ([id, word]) => window.secondLook.change(id, (_view, row) => Object.assign(row, { contract: word })),
      [sample(number).view.caseId, tier],
    );
  }
  await page
    .getByRole("button", { name: /filter/i })
    .first()
    .click();
  const select = page.locator("#queue-filters label", { hasText: "Contract at stake" }).locator("select");
  await select.locator("option", { hasText: "High (2)" }).waitFor({ state: "attached" });
  const options = await select.locator("option").allInnerTexts();
  assert.deepEqual(options.slice(1), ["High (2)", "Medium (0)", "Low (1)"], "with how many cases are so");
  await select.selectOption("high");
  await page.locator(".active", { hasText: "Contract at stake: High" }).waitFor();
  await page.waitForFunction(() => document.querySelectorAll('[id^="row-"]').length === 2);
  assert.deepEqual(complaints, []);
  await close();
});

test("r_18_step_ups_by_reason_and_what_became_of_them_are_a_key_away_for_who_may_see_them", async () => {
  const { page, complaints, close } = await browser.page();
  await page.locator('[id^="row-"]').first().waitFor();
  await page.keyboard.press("g");
  await page.keyboard.press("r");
  assert.equal(await page.getByRole("dialog").count(), 0, "a reviewer has no use for it");
  assert.equal(await page.getByRole("button", { name: "Reasons", exact: true }).count(), 0);
  await page.evaluate(() => window.secondLook.setStatus({ canReadReasons: true }));
  await page.getByRole("button", { name: "Reasons", exact: true }).waitFor();
  await page.keyboard.press("g");
  await page.keyboard.press("r");
  const sheet = page.getByRole("dialog", { name: "Step-ups by reason" });
  const codes = sheet.locator("table[data-reasons]");
  await codes.locator("tbody tr").first().waitFor();
  const told = await page.evaluate(() => window.secondLook.reasons());
  assert.equal(await codes.locator("tbody tr").count(), told.rows.length);
  const first = await codes.locator("tbody tr").first().innerText();
  for (const value of [told.rows[0].code, String(told.rows[0].counts.cases), "%"]) {
    assert.ok(first.includes(value), `${value}: ${first}`);
  }
  const heads = await codes.locator("thead th").allInnerTexts();
  for (const name of ["Pending", "Approved", "Rejected", "Superseded"]) assert.ok(heads.includes(name), name);
  await page.keyboard.press("Escape");
  await sheet.waitFor({ state: "detached" });
  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: "Keys" });
  assert.match(await keys.innerText(), /Go to the table of reasons\s*G R/);
  assert.deepEqual(complaints, []);
  await close();
});

const FIGURES = "r_42_r_43_five_key_figures_stand_with_definition_arithmetic_sample_period_and_their_weeks";
test(FIGURES, async () => {
  const { page, complaints, close } = await browser.page();
  await page.locator('[id^="row-"]').first().waitFor();
  await page.evaluate(() => window.secondLook.setStatus({ canReadReasons: true }));
  await page.getByRole("button", { name: "Reasons", exact: true }).click();
  const sheet = page.getByRole("dialog", { name: "Step-ups by reason" });
  await sheet.locator("[data-figure]").first().waitFor();
  const told = await page.evaluate(() => window.secondLook.reasons());
  const plain = (text) => text.replaceAll(/[\u2068\u2069]/g, "").replaceAll("\u00a0", " ");
  assert.equal(await sheet.locator("[data-figure]").count(), 5, "five tiles");
  for (const figure of told.figures.figures) {
    const tile = plain(await sheet.locator(`[data-figure=${figure.kind}]`).innerText());
    const { value, numerator, denominator, sample } = figure.whole;
    const arithmetic = [`${numerator} / ${denominator}`, `looked at: ${sample}`];
    for (const text of [figure.title, figure.definition, ...arithmetic, plain(value ?? "none yet")]) {
      assert.ok(tile.includes(text), `${text}: ${tile}`);
    }
  }
  assert.match(plain(await sheet.innerText()), /From 2026-11-16 to 2026-11-26/, "the period");
  await sheet.getByText("Week by week").click();
  const weeks = sheet.locator("table[data-weeks] tbody tr");
  assert.equal(await weeks.count(), told.figures.weeks.length, "a row a week");
  assert.ok((await weeks.first().innerText()).includes(told.figures.weeks[0]), "the present week first");
  assert.ok((await sheet.locator("polyline").count()) === 5, "and a line each");
  assert.deepEqual(complaints, []);
  await close();
});

test("r_41_a_package_says_what_is_in_it_what_is_missing_and_what_never_goes_in_before_it_leaves", async () => {
  const { page, complaints, close } = await browser.page();
  const { view } = sample("05");
  await page.locator(`#row-${view.caseId}`).click();
  await page.locator(".ids", { hasText: view.caseId }).waitFor();
  await page.keyboard.press("Shift+P");
  assert.equal(await page.getByRole("dialog").count(), 0, "a reviewer exports nothing");
  await page.evaluate(() => {
    window.secondLook.fresh = false;
    window.secondLook.signInMs = 10;
    window.secondLook.setStatus({ canExportPackages: true });
  });
  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: "Keys" });
  await keys.getByText("Evidence package of this case").waitFor();
  await page.keyboard.press("Escape");
  await keys.waitFor({ state: "detached" });
  await page.keyboard.press("Shift+P");
  const sheet = page.getByRole("dialog", { name: "Evidence package" });
  const button = sheet.getByRole("button", { name: "Export", exact: true });
  await sheet.getByText("asks who you are once more").waitFor();
  assert.equal(await sheet.locator("input[type=radio]:checked").count(), 0, "nothing is chosen before");
  await sheet.getByRole("button", { name: "Sign in again" }).click();
  await sheet.getByText("asks who you are once more").waitFor({ state: "detached" });
  await sheet.getByLabel("A court, redacted").check();
  await sheet.getByText("It shows 31 of 64 fields").waitFor();
  await sheet.getByText("What names or describes the person").waitFor();
  await sheet.getByLabel("What it is for").fill("File 12/2026");
  assert.equal(
    await button.getAttribute("aria-disabled"),
    "true",
    "two parts are missing and not taken note of",
  );
  for (const box of await sheet.getByRole("checkbox").all()) await box.check();
  await sheet.locator("button.main[aria-disabled=false]").waitFor();
  await sheet.getByLabel("Everything, for the named recipients").check();
  await sheet.locator("button.main[aria-disabled=true]").waitFor();
  await sheet.getByLabel("Recipient 1: name").fill("Court of X");
  await sheet.getByLabel("Recipient 1: public key").fill("age1xyz");
  await button.click();
  await sheet.getByText("Only the recipients can open it.").waitFor();
  const [asked] = await page.evaluate(() => window.secondLook.packages);
  assert.deepEqual(asked, {
    caseId: view.caseId,
    kind: "full",
    purpose: "File 12/2026",
    recipients: [{ name: "Court of X", key: "age1xyz" }],
    evidenceDigest: "sha-256:0a",
    noted: ["signed_assertion", "signature_trail"],
  });
  await page.keyboard.press("Escape");
  await sheet.waitFor({ state: "detached" });
  await page.keyboard.press("Shift+P");
  await sheet.getByLabel("What it is for").waitFor();
  assert.equal(
    await sheet.getByLabel("What it is for").inputValue(),
    "",
    "nothing of it is there the next time",
  );
  assert.deepEqual(complaints, []);
  await close();
});

test("r_74_who_approves_is_told_before_that_fields_of_the_account_are_empty", async () => {
  const { page, complaints, close } = await browser.page();
  const { view } = sample("05");
  const told =
    "These fields of the account are empty: Phone. The bank refuses an approve until they are filled.";
  await page.evaluate(
    ([id, words]) => window.secondLook.change(id, (one) => (one.form.approveTold = words)),
    [view.caseId, told],
  );
  await page.locator(`#row-${view.caseId}`).click();
  await page.locator(".ids", { hasText: view.caseId }).waitFor();
  assert.equal(await page.locator("[data-told]").count(), 0, "no notice before anything is answered");
  await page.keyboard.press("r");
  assert.equal(await page.locator("[data-told]").count(), 0, "nor beside a reject");
  await page.keyboard.press("Escape");
  await page.keyboard.press("a");
  assert.ok((await page.locator("[data-told]").innerText()).includes(told));
  assert.deepEqual(complaints, []);
  await close();
});

test("r_02_live_staging_and_the_sandbox_are_told_apart_by_words_and_not_by_colour_alone", async () => {
  const { page, complaints, close } = await browser.page();
  const band = page.locator("header .band");
  const look = async (environment, demo) => {
    await page.evaluate((status) => window.secondLook.setStatus(status), { environment, demo });
    await band.filter({ hasText: environment.toUpperCase() }).waitFor();
    return band.evaluate((one) => {
      const words = one.innerText.replaceAll(/\s+/g, " ").replaceAll(/[\u2066-\u2069]/g, "");
      return { words: words.trim(), colour: getComputedStyle(one).backgroundColor };
    });
  };
  const live = await look("live", false);
  const staging = await look("staging", false);
  const demo = await look("staging", true);
  const sandbox = await look("sandbox", false);
  assert.equal(live.words, "LIVE");
  assert.equal(staging.words, "STAGING");
  assert.equal(demo.words, "DEMO · STAGING invented people");
  assert.equal(sandbox.words, "SANDBOX");
  assert.notEqual(live.colour, staging.colour, "colour says it as well");
  assert.notEqual(live.colour, sandbox.colour, "whatever is not live looks like none");
  // The words stand where there is no colour, on every screen, and while codes are blanked.
  await page.emulateMedia({ forcedColors: "active" });
  await page.keyboard.press("b");
  for (const keys of ["o", "q"]) {
    await page.keyboard.press("g");
    await page.keyboard.press(keys);
    assert.equal((await look("live", false)).words, "LIVE");
    assert.equal((await look("staging", true)).words, "DEMO · STAGING invented people");
    assert.ok(await band.isVisible());
  }
  await page.emulateMedia({ forcedColors: "none" });
  await page.evaluate(() =>
    window.secondLook.setStatus({ environment: "live", demo: false, signIn: "signed_out" }),
  );
  await page.locator("main .band", { hasText: "LIVE" }).waitFor();
  assert.deepEqual(complaints, []);
  await close();
});

test("r_16_signed_documents_show_name_type_size_and_digest_and_never_a_link", async () => {
  const { page, complaints, close } = await browser.page();
  const { view } = sample("02");
  const digest = "ab".repeat(32);
  await page.evaluate(
    ([id, sha256]) =>
      window.secondLook.change(id, (one) => {
        const held = { fileRef: "signed:b1:1", label: "tmpl_loan, signed", state: "ready", problem: null };
        const facts = {
          mediaType: "application/pdf",
          sizeBytes: 20480,
          sha256,
          fetchedAt: "2026-11-26T10:00:00Z",
        };
        const none = { mediaType: null, sizeBytes: null, sha256: null, fetchedAt: null };
        one.signed = [
          { ...held, ...facts },
          { ...held, ...none, fileRef: "signed:b1:archive", label: "archive, signed", state: "not_fetched" },
        ];
      }),
    [view.caseId, digest],
  );
  await page.locator(`#row-${view.caseId}`).click();
  const panel = page.locator('section[aria-labelledby="signed-title"]');
  await panel.waitFor();
  const text = await panel.innerText();
  for (const part of [
    "tmpl_loan, signed",
    "application/pdf",
    "20\u00a0KB",
    `SHA-256 ${digest}`,
    "Not fetched yet.",
  ]) {
    assert.ok(text.includes(part), `${part}: ${text}`);
  }
  assert.equal(
    await panel.locator("a, img, iframe, object").count(),
    0,
    "there is nothing to follow or to open",
  );
  assert.deepEqual(complaints, []);
  await close();
});
