// Text from strangers through every view: it stays text, keeps to itself, and breaks no layout.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { HOSTILE, sound } from "./hostile.mjs";
import { openBrowser } from "./window.mjs";

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser.close());

/** Puts one text into every place that carries strangers' text. */
const spoil = (page, caseId, text) =>
  page.evaluate(
    ([id, hostile]) => {
      window.secondLook.change(id, (view, row) => {
        view.name = hostile;
        view.subject = hostile;
        row.name = hostile;
        row.country = hostile.slice(0, 40) || null;
        row.deviceVerdict = hostile || null;
        row.reasons = [
          { code: hostile, title: hostile, family: hostile, suspicion: true },
          { code: hostile, title: hostile, family: hostile, suspicion: false },
        ];
        view.why = {
          sentence: hostile,
          route: [{ label: hostile, taken: true, note: hostile }],
          banners: ["contradiction", "warning", "information"].map((severity) => ({
            severity,
            text: hostile,
          })),
          notRun: [hostile, hostile],
          notes: [hostile],
          policy: hostile,
          alone: [hostile],
          contributions: {
            items: [{ name: hostile, weight: hostile, share: 70 }],
            sum: hostile,
            addsUp: false,
          },
          remedies: [hostile],
        };
        view.device = {
          provider: hostile,
          verdict: hostile,
          verdictTitle: hostile,
          verdictMeaning: hostile,
          measuredAt: hostile,
          services: [hostile, hostile],
          inputSources: [hostile],
          userReference: hostile,
          scores: [{ label: hostile, value: hostile, range: hostile, direction: hostile, source: hostile }],
          signals: [
            { name: hostile, value: hostile, note: hostile },
            { name: hostile, value: hostile, note: null },
          ],
        };
        view.reasons = [0, 1].map(() => ({
          scheme: hostile,
          code: hostile,
          known: false,
          title: hostile,
          meaning: hostile,
          guidance: hostile,
          howToCheck: [hostile, hostile],
          family: hostile,
          visibility: "internal",
          suspicion: true,
          polarity: "neutral",
          technical: false,
          details: hostile,
          from: hostile,
          twin: hostile,
          fixableBy: hostile,
          retry: hostile,
        }));
        view.checks = ["blocks", "differs", "caution", "note", "fine"].map((tone) => ({
          topic: "zone",
          label: hostile,
          tone,
          text: hostile,
          until: null,
        }));
        if (view.session) view.session = { ...view.session, flowVersion: hostile, lastStep: hostile };
        view.compare = ["different", "only_claimed", "only_extracted", "same"].map((standing) => ({
          field: hostile,
          label: hostile,
          claimed: hostile,
          extracted: `${hostile}!`,
          standing,
          note: hostile,
        }));
        view.images = view.images
          .slice(0, 1)
          .map((image) => ({ ...image, label: hostile, state: "bad", problem: hostile }));
        view.checked = ["missing", "erased", "unexpected", "received"].map((presence) => ({
          kind: hostile,
          label: hostile,
          presence,
          createdBy: hostile,
        }));
        view.blocks = [
          {
            kind: hostile,
            title: hostile,
            createdBy: hostile,
            createdAt: hostile,
            erased: false,
            raw: hostile,
          },
        ];
        view.form.reasons = [0, 1].map(() => ({
          scheme: hostile,
          code: hostile,
          title: hostile,
          group: hostile,
          suspicion: true,
          technical: false,
          onCase: true,
        }));
        view.claim.note = hostile;
        view.sessionId = hostile;
        view.outcome = hostile;
      });
    },
    [caseId, text],
  );

test("hostile text stays text in queue, case, form, undo bar and outbox", async () => {
  const { page, complaints, close } = await browser.page();
  let dialogs = 0;
  page.on("dialog", (dialog) => {
    dialogs += 1;
    void dialog.dismiss();
  });
  await page.locator("[role=option]").first().waitFor();
  await page.locator("#row-cse_01JQ7AA01").click();
  for (const text of HOSTILE) {
    const what = JSON.stringify(text).slice(0, 40);
    await spoil(page, "cse_01JQ7AA01", text);
    await page.waitForFunction(
      (wanted) => window.secondLook && document.querySelector(".sentence")?.dataset !== wanted,
      text,
    );
    await page.waitForTimeout(60);
    await page.keyboard.press("r");
    await page.locator("[data-submit]").waitFor();
    const expected = {
      broken: undefined,
      scripts: 0,
      wide: false,
      raw: false,
      marksInTitles: false,
      foot: true,
    };
    assert.deepEqual(await sound(page), expected, `case and form with ${what}`);
    await page.keyboard.press("Escape");
  }
  // One more round with the text inside a decision of ours: the undo bar and the outbox.
  await spoil(page, "cse_01JQ7AA01", HOSTILE[0] + HOSTILE[6] + HOSTILE[8]);
  await page.waitForTimeout(60);
  await page.keyboard.press("n");
  await page.keyboard.type("<b>bold</b> =1+1");
  await page.keyboard.press("Escape");
  await page.keyboard.press("r");
  await page.keyboard.press("1");
  await page.keyboard.press("Enter");
  await page.locator("[data-count=held] b", { hasText: "1" }).waitFor();
  assert.equal((await sound(page)).broken, undefined);
  await page.keyboard.press("g");
  await page.keyboard.press("o");
  await page.getByText("<b>bold</b> =1+1").waitFor();
  const end = await sound(page);
  assert.deepEqual([end.broken, end.raw, end.wide], [undefined, false, false]);
  assert.equal(dialogs, 0);
  assert.deepEqual(complaints, []);
  await close();
});

test("what the eye reads is what is there: text equals input, marks excepted", async () => {
  const { page, close } = await browser.page();
  await page.locator("#row-cse_01JQ7AA01").click();
  for (const text of HOSTILE.filter((one) => one.trim() !== "" && one.length < 70 && !/[\n\t\r]/.test(one))) {
    await spoil(page, "cse_01JQ7AA01", text);
    const expected = [...text]
      .map((c) => {
        const point = c.codePointAt(0);
        const hidden =
          point < 32 ||
          (point >= 0x200b && point <= 0x200f) ||
          (point >= 0x202a && point <= 0x202e) ||
          (point >= 0x2060 && point <= 0x206f) ||
          point === 0xfeff ||
          (point >= 0xd800 && point <= 0xdfff);
        return hidden ? `U+${point.toString(16).toUpperCase().padStart(4, "0")}` : c;
      })
      .join("");
    await page.waitForFunction(
      (wanted) => document.querySelector("#case-heading bdi")?.textContent === wanted,
      expected,
    );
  }
  await close();
});

test("a very long name is cut, and the whole of it is one press away", async () => {
  const { page, close } = await browser.page();
  await page.locator("#row-cse_01JQ7AA01").click();
  await spoil(page, "cse_01JQ7AA01", `${"long ".repeat(2000)}end`);
  const more = page.locator(".sentence").getByRole("button");
  await more.click();
  await page.locator(".sentence", { hasText: "end" }).waitFor();
  await close();
});

test("a name of ten megabytes neither stops the window nor its keys", async () => {
  const { page, close } = await browser.page();
  await page.locator("#row-cse_01JQ7AA01").click();
  await page.evaluate(() =>
    window.secondLook.change("cse_01JQ7AA01", (view, row) => {
      view.name = row.name = "ü".repeat(10_000_000);
    }),
  );
  await page.waitForFunction(() => document.querySelector("#case-heading")?.textContent?.startsWith("üüü"));
  await page.keyboard.press("a");
  await page.locator("[data-submit]").waitFor();
  assert.ok((await page.evaluate(() => document.body.textContent.length)) < 100_000);
  await close();
});
