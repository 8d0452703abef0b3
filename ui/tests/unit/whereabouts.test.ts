// A lock takes the page. The next one begins where the person stood: screen, list, row and case.
import { unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { NO_FILTER, type Whereabouts } from "../../src/ipc";
import { FakeEngine } from "../../src/ipc/fake/engine";
import { open as openWindow, press, settled, standIn } from "./whole-window";

let engine: FakeEngine;
let shown: Record<string, unknown> | null = null;
const find = (what: string) => document.querySelector(what);
const QUEUE: Whereabouts = { screen: "queue", word: null, filter: NO_FILTER, row: null, open: null };

beforeEach(() => {
  standIn();
  engine = new FakeEngine(Date.now());
  engine.setStatus({ signIn: "signed_in", demo: false, canReadLedger: true });
});
afterEach(async () => {
  if (shown) await unmount(shown);
  shown = null;
});

async function open(stood: Partial<Whereabouts> | null) {
  engine.stands = stood && { ...QUEUE, ...stood };
  shown = await openWindow(engine);
}

describe("a page that comes after a lock", { timeout: 60_000 }, () => {
  it("begins at the queue where nothing was told", async () => {
    await open(null);
    expect(find("#queue-list")).not.toBeNull();
    expect(find("#case-heading")).toBeNull();
  });

  it("shows the list that was listed, and opens the case that was open", async () => {
    const asked = vi.spyOn(engine, "queue");
    await open({ filter: { ...NO_FILTER, due: "today" }, open: "cse_01JQ7AA01" });
    expect(asked.mock.calls[0]?.[0]).toMatchObject({ due: "today" });
    expect(find(".ids")?.textContent).toContain("cse_01JQ7AA01");
  });

  it("puts the keys on the row they were on, where no case was open", async () => {
    await open({ row: "cse_01JQ7CC03" });
    const opened = vi.spyOn(engine, "openCase");
    await press("Enter");
    await settled();
    expect(opened).toHaveBeenCalledWith("cse_01JQ7CC03");
  });

  it("shows the outbox with its list, and the open case to whoever goes back to the queue", async () => {
    await open({ screen: "outbox", word: "sent", open: "cse_01JQ7AA01" });
    expect(find(".outbox .words [aria-pressed=true]")?.textContent).toMatch(/Sent/);
    await press("Escape");
    await settled();
    expect(find(".ids")?.textContent).toContain("cse_01JQ7AA01");
  });

  it("shows the ledger by its side, and to nobody who may not read it", async () => {
    const entries = vi.spyOn(engine, "ledgerEntries");
    await open({ screen: "entries" });
    expect(find(".ledger")).not.toBeNull();
    expect(entries).toHaveBeenCalled();
    if (shown) await unmount(shown);
    engine.setStatus({ canReadLedger: false });
    await open({ screen: "entries" });
    expect([find(".ledger"), find("#queue-list") === null]).toEqual([null, false]);
  });

  it("is told of each step, once a key is let go of, and of the last before a lock", async () => {
    await open(null);
    await press("j", "j", "j");
    await settled(400);
    const rows = (await engine.queue(NO_FILTER, null, 10)).rows.map((row) => row.caseId);
    expect(engine.stands).toMatchObject({ screen: "queue", row: rows[3] });
    await press("g", "o");
    await settled();
    await press("5");
    const order: string[] = [];
    vi.spyOn(engine, "standAt").mockImplementation(async (at) => void order.push(`${at.screen} ${at.word}`));
    vi.spyOn(engine, "lock").mockImplementation(async () => void order.push("lock"));
    (document.activeElement ?? document.body).dispatchEvent(
      new KeyboardEvent("keydown", {
        key: "l",
        code: "KeyL",
        ctrlKey: true,
        bubbles: true,
        cancelable: true,
      }),
    );
    await settled();
    expect(order).toEqual(["outbox sent", "lock"]);
  });
});
