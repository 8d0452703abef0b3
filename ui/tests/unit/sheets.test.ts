// Sheets over the window: what is told while one lies there, and what is typed into it.
import { unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { NO_FILTER } from "../../src/ipc";
import { FakeEngine } from "../../src/ipc/fake/engine";
import { open, press as pressed, settled, standIn } from "./whole-window";

let engine: FakeEngine;
let shown: Record<string, unknown>;
const press = async (...keys: string[]) => {
  await pressed(...keys);
  await settled();
};
const find = <Kind extends HTMLElement>(what: string): Kind => {
  const found = document.querySelector<Kind>(what);
  if (!found) throw new Error(`${what} is there`);
  return found;
};
const told = () => document.querySelector("[role=dialog] [data-told]");
const type = (into: string, words: string) => {
  const field = find<HTMLInputElement>(into);
  field.value = words;
  field.dispatchEvent(new Event("input", { bubbles: true }));
};
const typed = (into: string) => find<HTMLInputElement>(into).value;
const retention = () => press("g", "h");
const failed = { code: "settings_not_kept", message: "No.", action: null };

beforeEach(async () => {
  standIn();
  engine = new FakeEngine(Date.now());
  engine.setStatus({ signIn: "signed_in", demo: false, canReadRetention: true, canHold: true });
  shown = await open(engine);
});
afterEach(() => unmount(shown));

describe("a sheet", { timeout: 60_000 }, () => {
  it("tells what went wrong in it, and nothing of before", async () => {
    engine.failNext = { call: "retentionReport", error: failed };
    await retention();
    expect(document.querySelectorAll(".told .notice")).toHaveLength(1);
    await retention();
    expect(told()).toBeNull();
    find("[role=dialog] .line button").click();
    await settled();
    expect(told()?.getAttribute("data-told"), "no case was named").toBe("unknown_case");
    find("[data-told] button").click();
    await settled();
    expect(told()).toBeNull();
    expect(document.querySelectorAll(".told .notice"), "it is settled wherever it stood").toHaveLength(1);
  });

  it("keeps the words that were typed while a hold is placed or lifted, and a case nothing was done to", async () => {
    const [first = "", second = ""] = (await engine.queue(NO_FILTER, null, 2)).rows.map((row) => row.caseId);
    await retention();
    type("#hold-case", first);
    type("#hold-reason", "Court order 4711");
    const held = engine.hold("placeHold");
    find("[role=dialog] .line button").click();
    await settled();
    type("#hold-case", second);
    held.all();
    await settled();
    expect([typed("#hold-case"), typed("#hold-reason")]).toEqual([second, ""]);
    type("#hold-reason", "Order revoked");
    find(`[data-hold="${first}"] button`).click();
    await settled();
    expect(document.querySelector(`[data-hold="${first}"]`)).toBeNull();
    expect([typed("#hold-case"), typed("#hold-reason")]).toEqual([second, ""]);
  });

  it("shows the report of its own opening", async () => {
    const held = engine.hold("retentionReport");
    await retention();
    await press("Escape");
    await retention();
    expect(held.waiting()).toBe(2);
    held.one();
    await settled();
    expect(document.querySelector("[role=dialog] tbody"), "the answer of before is not it").toBeNull();
    held.all();
    await settled();
    expect(document.querySelector("[role=dialog] tbody")).not.toBeNull();
  });

  it("says that the diagnostics were not copied to whoever presses the button", async () => {
    const write = vi.fn().mockRejectedValue(new Error("denied"));
    vi.stubGlobal("navigator", Object.assign(Object.create(navigator), { clipboard: { writeText: write } }));
    find("body").dispatchEvent(
      new KeyboardEvent("keydown", {
        key: "i",
        code: "KeyI",
        ctrlKey: true,
        bubbles: true,
        cancelable: true,
      }),
    );
    await settled();
    expect([write.mock.calls.length, told()], "nobody asked the window to").toEqual([1, null]);
    find("#diagnostics-copy").click();
    await settled();
    expect(told()?.getAttribute("data-told")).toBe("not_copied");
  });
});
