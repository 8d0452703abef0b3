// Every screen of the window, once, with the way there. A screen that is not here is not looked at: neither by axe nor by us.
// Over 400 lines because it is one list.

import { CHANGES } from "./changes.mjs";
import { openRow, press } from "./steps.mjs";

/** The ledger, as who may read it opens it. */
async function openLedger(page) {
  await page.evaluate(() => window.secondLook.setStatus({ canReadLedger: true }));
  await page.locator("nav", { hasText: "Ledger" }).waitFor();
  await press(page, "g", "e");
  await page.locator("#ledger-row-0").waitFor();
}

/** Every screen: how to get there. Each starts from a freshly opened window. */
export const SCREENS = {
  "sign-in": { scene: null, go: async (page) => page.getByRole("button", { name: /Sign in/ }).waitFor() },
  "signing-in": {
    scene: null,
    go: async (page) => {
      await page.getByRole("button", { name: /Sign in/ }).waitFor();
      await page.evaluate(() => (window.secondLook.signInMs = 60_000));
      await page.getByRole("button", { name: /Sign in/ }).click();
      await page.getByText("Waiting for the browser").waitFor();
    },
  },
  "sign-in-offline": {
    scene: null,
    go: async (page) => {
      await page.evaluate(() => window.secondLook.setOnline(false, "The platform does not answer."));
      await page.locator("main .notice", { hasText: "No connection." }).first().waitFor();
    },
  },
  queue: { go: async () => {} },
  case: { go: (page) => openRow(page, "cse_01JQ7BB02") },
  reject: {
    go: async (page) => {
      await openRow(page, "cse_01JQ7AA01");
      await press(page, "r", "1");
    },
  },
  "approve-over-suspicion": {
    go: async (page) => {
      await openRow(page, "cse_01JQ7BB02");
      await press(page, "a", "Enter");
      await page.locator("#override-problem", { hasText: "despite" }).waitFor();
    },
  },
  "approve-asks-who": {
    go: async (page) => {
      await page.evaluate(() => {
        window.secondLook.fresh = false;
      });
      await openRow(page, "cse_01JQ7BB02");
      await press(page, "a", "1", "o", "n");
      await page.keyboard.type("Feature checked at the second tilt.");
      await press(page, "Enter");
      await page.getByRole("button", { name: "Sign in again" }).waitFor();
    },
  },
  undo: {
    go: async (page) => {
      await openRow(page, "cse_01JQ7AA01");
      await press(page, "a", "Enter");
      await page.locator(".undo").waitFor();
    },
  },
  "two-images": {
    go: async (page) => {
      await openRow(page, "cse_01JQ7GG07");
      await press(page, "v");
    },
  },
  "light-table": {
    go: async (page) => {
      await openRow(page, "cse_01JQ7BB02");
      await press(page, "Shift+I", "v", "Shift+V", "Shift+B", "Shift+C", "x", "d", "x", "i");
    },
  },
  marking: {
    go: async (page) => {
      await openRow(page, "cse_01JQ7BB02");
      await press(page, "r", "4", "m", "Shift+ArrowRight", "Enter", "]", "m", "ArrowLeft");
      await page.locator(".target").waitFor();
    },
  },
  unseen: {
    go: async (page) => {
      await openRow(page, "cse_01JQ7AA01");
      await press(page, "a");
      await page.locator("[data-unseen]").waitFor();
    },
  },
  hostile: { go: (page) => openRow(page, "cse_01JQ7HH08") },
  "right-to-left": { go: (page) => openRow(page, "cse_01JQ7JI09") },
  "no-images": { go: (page) => openRow(page, "cse_01JQ7KJ10") },
  erased: {
    go: async (page) => {
      await openRow(page, "cse_01JQ7MK11");
      await press(page, "v");
    },
  },
  "pictures-refused-and-failed": {
    go: async (page) => {
      await page.evaluate((id) => {
        const engine = window.secondLook;
        const drawn = engine.imageUrl.bind(engine);
        engine.change(id, ({ images: [refused, , failed] }) => {
          const problem = "The platform never hands out files of this type.";
          Object.assign(refused, { state: "refused", problem });
          engine.imageUrl = (caseId, fileRef, full) =>
            fileRef === failed.fileRef ? "data:image/png,none" : drawn(caseId, fileRef, full);
        });
      }, "cse_01JQ7AA01");
      await openRow(page, "cse_01JQ7AA01");
      await press(page, "v");
      await page.locator(".absent", { hasText: "did not hand this image out" }).waitFor();
      await page.locator(".absent", { hasText: "could not be displayed" }).waitFor();
    },
  },
  "contacts-in-clear-and-picture-facts": {
    go: async (page) => {
      await openRow(page, "cse_01JQ7JI09");
      await press(page, "g", "m");
      await page.getByLabel("To look over somebody").check();
      await page.getByRole("button", { name: "Show them" }).click();
      await page.getByRole("button", { name: "Mask contacts" }).waitFor();
      await page.getByRole("dialog").waitFor({ state: "detached" });
      await press(page, "Shift+O");
      await page.locator("[data-facts]").waitFor();
    },
  },
  "no-reject": { go: (page) => openRow(page, "cse_01JQ7NL12") },
  "read-only": { go: (page) => openRow(page, "cse_01JQ7FF06") },
  offline: {
    go: async (page) => {
      await openRow(page, "cse_01JQ7CC03");
      await page.evaluate(() => {
        window.secondLook.setStatus({ undoSecs: 0, signIn: "sign_in_needed" });
        window.secondLook.setOnline(false, "The platform does not answer.");
      });
      await press(page, "a", "Enter");
      await page.locator("[data-count=waiting] b", { hasText: "1" }).waitFor();
    },
  },
  filters: {
    go: async (page) => {
      await page.locator("[aria-controls=queue-filters]").click();
      await page.selectOption("#queue-filters select >> nth=1", "not_trusted");
      await page.getByText("2 found").waitFor();
    },
  },
  "nothing-found": {
    go: async (page) => {
      await press(page, "/");
      await page.keyboard.type("zzz");
      await page.getByText("Nothing matches").waitFor();
    },
  },
  "error-and-stopped": {
    go: async (page) => {
      await openRow(page, "cse_01JQ7DD04");
      await page.evaluate(() => {
        window.secondLook.setStatus({
          quarantined: 2,
          sync: { running: true, done: 4, total: 12 },
          stopped: {
            code: "outbox_stopped",
            message: "Two entries claimed the same decision.",
            action: "Ask for help before deciding on.",
          },
        });
        window.secondLook.failNext = {
          call: "openCase",
          error: { code: "case_gone", message: "gone", action: null },
        };
      });
      await page.locator("#row-cse_01JQ7EE05").click();
      await page.getByText("The platform has removed case cse_01JQ7EE05.").waitFor();
    },
  },
  "log-broken": {
    go: async (page) => {
      await page.evaluate(() => {
        const message = "The record of what happened here does not hold. The first bad entry is 5.";
        const logBroken = { code: "log_broken", message, action: null, facts: {} };
        window.secondLook.setStatus({ logBroken, canAcknowledgeLog: true });
      });
      await page.getByRole("button", { name: "Take note" }).waitFor();
    },
  },
  folded: {
    go: async (page) => {
      await openRow(page, "cse_01JQ7DD04");
      await press(page, "f");
    },
  },
  keys: {
    go: async (page) => {
      await press(page, "?");
      await page.getByRole("dialog").waitFor();
    },
  },
  palette: {
    go: async (page) => {
      await openRow(page, "cse_01JQ7AA01");
      await press(page, "Control+k");
      await page.locator("#palette-list [role=option]").first().waitFor();
    },
  },
  menu: {
    go: async (page) => {
      await openRow(page, "cse_01JQ7AA01");
      await press(page, "F10");
      await page.getByRole("menu").waitFor();
    },
  },
  settings: {
    go: async (page) => {
      await openRow(page, "cse_01JQ7AA01");
      await press(page, "g", "s");
      await page.getByRole("dialog", { name: "Settings" }).waitFor();
    },
  },
  notices: {
    go: async (page) => {
      await page.evaluate(() => {
        const error = { code: "case_gone", message: "gone", action: null };
        window.secondLook.failNext = { call: "openCase", error };
      });
      await page.locator("#row-cse_01JQ7EE05").click();
      await page.locator("[data-code=case_gone]").waitFor();
      await press(page, "Shift+N");
      await page.getByRole("dialog").waitFor();
    },
  },
  diagnostics: {
    go: async (page) => {
      await press(page, "Control+i");
      await page.getByRole("textbox", { name: "Diagnostics" }).waitFor();
    },
  },
  "keys-changing": {
    go: async (page) => {
      await press(page, "?");
      await page.locator("[data-change]").click();
      await page.locator("[data-row=approve] button").last().click();
      await press(page, "r");
      await page.locator("[data-row=approve] [role=alert]").waitFor();
      await page.locator("[data-row=note] button").last().click();
    },
  },
  outbox: {
    go: async (page) => {
      await press(page, "g", "o");
      await page.locator("#entry-title").waitFor();
    },
  },
  "outbox-long": {
    go: async (page) => {
      await page.evaluate(() => window.secondLook.fillOutbox(101));
      await press(page, "g", "o");
      await page.locator("#entry-title").waitFor();
      await page.getByRole("button", { name: "Show more" }).waitFor();
    },
  },
  pack: {
    go: async (page) => {
      await page.evaluate(() => window.secondLook.setPack(6, 1));
      await press(page, "Shift+F");
      await page.getByText("In the pack: 6 cases.").waitFor();
    },
  },
  "pack-making": {
    go: async (page) => {
      await page.evaluate(() => (window.secondLook.packMs = 1_000));
      await press(page, "Shift+F");
      await page.getByRole("button", { name: "Take along" }).click();
      await page.getByText("1 of 10 cases").first().waitFor();
      await page.evaluate(() => (window.secondLook.packMs = 600_000));
      await page.getByText("2 of 10 cases").first().waitFor();
      await press(page, "Escape");
    },
  },
  changes: {
    go: async (page) => {
      await openRow(page, "cse_01JQ7AA01");
      await press(page, "r", "1", "Enter");
      await page.locator(".undo").waitFor();
      await page.evaluate((changes) => window.secondLook.changeEvidence("cse_01JQ7AA01", changes), CHANGES);
      await openRow(page, "cse_01JQ7AA01");
      await page.locator("#changes").waitFor();
    },
  },
  "claim-lost": {
    go: async (page) => {
      await openRow(page, "cse_01JQ7BB02");
      await page.evaluate(() => window.secondLook.loseClaim("cse_01JQ7BB02", "taken_over"));
      await page.locator("[data-lost]").waitFor();
    },
  },
  "decided-elsewhere": {
    go: async (page) => {
      await openRow(page, "cse_01JQ7BB02");
      await press(page, "n");
      await page.keyboard.type("Looks like the earlier one.");
      await press(page, "Escape");
      await page.evaluate(() => window.secondLook.decideElsewhere("cse_01JQ7BB02"));
      await page.locator(".standing").waitFor();
    },
  },
  superseded: {
    go: async (page) => {
      await page.locator("[data-count=needs_you]").click();
      await page.locator("[role=option]", { hasText: "Nils Aaberg" }).click();
      await page.locator(".versions").waitFor();
    },
  },
  parked: {
    go: async (page) => {
      await page.locator("[data-count=needs_you]").click();
      await page.locator("[role=option]", { hasText: "Carla Benedetti" }).click();
      await page.getByRole("button", { name: "Send again" }).waitFor();
    },
  },
  "needs-review": {
    go: async (page) => {
      await page.evaluate((changes) => window.secondLook.changeEvidence("cse_01JQ6ZX03", changes), CHANGES);
      await page.locator("[data-count=needs_you]").click();
      await page.locator("[role=option]", { hasText: "Carla Benedetti" }).click();
      await page.getByRole("button", { name: "Open the case and decide again" }).waitFor();
    },
  },
  "outbox-empty": {
    go: async (page) => {
      await page.locator("[data-count=waiting]").click();
      await page.getByText("No decision under").waitFor();
    },
  },
  "start-keys": { scene: "start.choose_keys", go: (page) => page.locator("#new-passphrase").waitFor() },
  "start-no-keychain": {
    scene: "start.choose_keys.no-keychain",
    go: (page) => page.getByText("No keychain answers on this computer").waitFor(),
  },
  "start-passphrase": {
    scene: "start.needs_passphrase",
    go: (page) => page.locator("#passphrase").waitFor(),
  },
  "start-unconfigured": {
    scene: "start.not_configured",
    go: (page) => page.getByText("Which platform?").waitFor(),
  },
  "start-locked": { scene: "start.locked", go: (page) => page.locator("[data-waiting]").waitFor() },
  "start-failed": { scene: "failed.profile_held", go: (page) => page.locator("#opening-error").waitFor() },
  retention: {
    go: async (page) => {
      await page.evaluate(() => window.secondLook.setStatus({ canReadRetention: true, canHold: true }));
      await press(page, "g", "h");
      await page.locator("#hold-case").waitFor();
    },
  },
  reasons: {
    go: async (page) => {
      await page.evaluate(() => window.secondLook.setStatus({ canReadReasons: true }));
      await page.locator("nav", { hasText: "Reasons" }).waitFor();
      await press(page, "g", "r");
      await page.locator("[data-reasons] tbody tr").first().waitFor();
    },
  },
  ledger: { go: (page) => openLedger(page) },
  "ledger-entries": {
    go: async (page) => {
      await openLedger(page);
      await press(page, "t");
      await page.locator("#ledger-row-0", { hasText: "Synced" }).waitFor();
    },
  },
  timeline: {
    go: async (page) => {
      await openLedger(page);
      await press(page, "c", "j", "Enter");
      await page.locator("#timeline-title").waitFor();
      await press(page, "Shift+E");
      await page.locator("#ledger-purpose").fill("Yearly audit");
      await press(page, "Enter");
      await page.locator("[data-taken]").waitFor();
    },
  },
  "ledger-out-asks-who": {
    go: async (page) => {
      await openLedger(page);
      await page.evaluate(() => {
        window.secondLook.fresh = false;
      });
      await press(page, "Shift+E");
      await page.locator("#ledger-purpose").fill("Yearly audit");
      await press(page, "Enter");
      await page.getByRole("button", { name: "Sign in again" }).waitFor();
    },
  },
  "ledger-broken": {
    go: async (page) => {
      await openLedger(page);
      await page.evaluate(() =>
        window.secondLook.changeLedger((ledger) => {
          Object.assign(ledger.facts.integrity, { verdict: "fails", fault: "altered", firstBad: 77, log: 2 });
          Object.assign(ledger.facts.completeness, { verdict: "fails", unreadable: 2, unknownHere: 1 });
        }),
      );
      await page.locator("[data-verdict=integrity][data-says=fails]").waitFor();
      await page.getByLabel("Person").selectOption("rev-23");
      await page.getByLabel("From", { exact: true }).fill("2100-01-01");
      await page.getByText("No row fits").waitFor();
    },
  },
  views: {
    go: async (page) => {
      await press(page, "/");
      await page.keyboard.type("risk:suspicious");
      await press(page, "Enter");
      await page.locator("[data-part]").first().waitFor();
      await press(page, "g", "v");
      await page.locator("#view-name").fill("Odd devices");
    },
  },
  several: {
    go: async (page) => {
      await page.locator("#queue-list").focus();
      await press(page, "Space", "Shift+ArrowDown", "Shift+ArrowDown", "Shift+ArrowDown", "Shift+A");
      await page.locator("[role=dialog] li[data-case]").first().waitFor();
    },
  },
  "several-done": {
    go: async (page) => {
      await page.locator("#queue-list").focus();
      await press(page, "Space", "Shift+ArrowDown", "Shift+ArrowDown", "Shift+ArrowDown", "Shift+A");
      const free = page.locator("[role=dialog] li[data-case]:not(.not)").first();
      const quicker = await free.getAttribute("data-case");
      await page.evaluate((id) => window.secondLook.refuseNext.add(id), quicker);
      await page.locator("[data-start]").click();
      await page.locator("[role=dialog] li", { hasText: "M. Okafor holds this case." }).waitFor();
    },
  },
  "hand-up": {
    go: async (page) => {
      await openRow(page, "cse_01JQ7AA01");
      await press(page, "e");
      await page.getByRole("dialog").waitFor();
    },
  },
  reveal: {
    go: async (page) => {
      await openRow(page, "cse_01JQ7JI09");
      await press(page, "g", "m");
      await page.getByRole("button", { name: "Show them" }).waitFor();
    },
  },
  package: {
    go: async (page) => {
      await page.evaluate(() => window.secondLook.setStatus({ canExportPackages: true }));
      await openRow(page, "cse_01JQ7AA01");
      await press(page, "Shift+P");
      await page.locator("#package-purpose").waitFor();
    },
  },
  replay: {
    go: async (page) => {
      await page.evaluate(() => {
        window.secondLook.setStatus({ canReplayPackages: true });
        window.secondLook.replayed = "cse_01JQ7BB02";
      });
      await page.locator("#row-cse_01JQ7BB02").waitFor();
      await press(page, "g", "w");
      await page.locator("#replay-heading").waitFor();
    },
  },
  blanked: {
    go: async (page) => {
      await openRow(page, "cse_01JQ7BB02");
      await press(page, "b");
      await page.locator(".blanked").waitFor();
    },
  },
  "second-person": {
    go: async (page) => {
      await page.evaluate(() => window.secondLook.setSecond("cse_01JQ7CC03"));
      await page.getByLabel(/Waiting for a second person: 1/).check();
      await page.waitForFunction(() => document.querySelectorAll("[role=option]").length === 1);
      await openRow(page, "cse_01JQ7CC03");
      await page.locator("[data-second=second]").waitFor();
    },
  },
  practice: {
    go: async (page) => {
      await press(page, "g", "p");
      await page.locator(".coach[data-lesson=move]").waitFor();
      await page.locator("#row-practice-1[aria-selected=true]").waitFor();
      await press(page, "j", "Enter");
      await page.locator(".coach[data-lesson=look]").waitFor();
      await page.locator("[data-seen=true]").waitFor();
    },
  },
  "practice-over": {
    go: async (page) => {
      await press(page, "g", "p");
      for (let at = 1; at <= 10; at += 1) {
        await page.getByText(`Step ${at} of 10`).waitFor();
        await press(page, "Shift+K");
      }
      await page.locator(".coach[data-lesson=over]").waitFor();
    },
  },
  "link-offered": {
    go: async (page) => {
      await openRow(page, "cse_01JQ7AA01");
      await page.evaluate(() => window.secondLook.followLink("cse_01JQ7CC03"));
      await page.locator(".offer").waitFor();
    },
  },
  "queue-empty": {
    go: async (page) => {
      await openRow(page, "cse_01JQ7AA01");
      await press(page, "a", "Enter");
      await page.locator(".undo").waitFor();
      await press(page, "Escape");
      await page.locator("#case-heading").waitFor({ state: "detached" });
      await page.evaluate(() => window.secondLook.empty());
      await page.getByText("The queue is empty").waitFor();
      await page.locator("[data-today]").waitFor();
    },
  },
  "nothing-yet": {
    go: async (page) => {
      await page.evaluate(() => {
        window.secondLook.empty();
        window.secondLook.setStatus({ lastSyncedAt: null });
        window.secondLook.setOnline(false, "The platform does not answer.");
      });
      await page.getByText("Nothing has been fetched yet").waitFor();
    },
  },
};

/** Opens a window of its own and goes there. */
export async function reach(browser, name, options) {
  const { scene = "signed-in", go } = SCREENS[name];
  const opened = await browser.page({ scene, ...options });
  if (scene === "signed-in") await opened.page.locator("[role=option]").first().waitFor();
  await go(opened.page);
  await opened.page.waitForTimeout(250);
  return opened;
}
