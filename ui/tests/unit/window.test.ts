// The window itself over an engine that is slow: what keys do while a case is on its way.
import { unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FakeEngine } from "../../src/ipc/fake/engine";
import { open, press, settled, standIn } from "./whole-window";

let engine: FakeEngine;
let shown: Record<string, unknown>;
const lock = (at: EventTarget) =>
  at.dispatchEvent(
    new KeyboardEvent("keydown", { key: "l", code: "KeyL", ctrlKey: true, bubbles: true, cancelable: true }),
  );
/** The next answer that is submitted asks once more who one is. */
const asksWhoNext = () => {
  const asked = { code: "sign_in_again", message: "Who are you?", action: null };
  vi.spyOn(engine, "checkDecision").mockRejectedValueOnce(asked);
  engine.signInMs = 5;
};
const find = (what: string) => document.querySelector(what);
const opened = () => find(".ids")?.textContent ?? "";

beforeEach(async () => {
  standIn();
  engine = new FakeEngine(Date.now());
  engine.setStatus({ signIn: "signed_in", demo: false });
  shown = await open(engine);
});
afterEach(() => unmount(shown));

describe("a window over a slow engine", { timeout: 120_000 }, () => {
  it("covers the case before and decides nothing by keys that came too early", async () => {
    await press("Enter");
    await settled();
    const first = opened();
    const held = engine.hold("openCase");
    await press("j", "Enter");
    await settled();
    expect(find("[data-opening]")?.textContent).toMatch(/A case is being opened/);
    expect(find("#decision .controls")?.classList.contains("waits")).toBe(true);
    await press("a", "Enter");
    await settled();
    expect(opened()).toBe(first);
    expect(find("#decision [data-submit]")).toBeNull();
    expect(find("[data-opening]")?.textContent).toMatch(/did nothing/);
    held.all();
    await settled();
    expect(opened()).not.toBe(first);
    expect([find("[data-opening]"), find("#decision [data-submit]")]).toEqual([null, null]);
    expect(find("[data-missed]"), "it is still said when the case is here").not.toBeNull();
    expect((await engine.outbox("held", null, 20)).entries).toEqual([]);
    await press("a");
    expect(find("#decision [data-submit]")).not.toBeNull();
  });

  it("goes back to the list by Esc and gives back what was being opened", async () => {
    const held = engine.hold("openCase");
    const left = vi.spyOn(engine, "leaveCase");
    await press("Enter");
    await settled();
    expect(find("[data-opening]")).not.toBeNull();
    await press("Escape");
    await settled();
    expect([find("[data-opening]"), left.mock.calls.length]).toEqual([null, 1]);
    held.all();
    await settled();
    expect(find("#case-heading")).toBeNull();
  });

  it("leaves a field alone that is typed in while a case comes", async () => {
    const held = engine.hold("openCase");
    await press("Enter", "/");
    await settled();
    const field = document.activeElement;
    expect(field?.matches("[role=combobox]")).toBe(true);
    held.all();
    await settled();
    expect(find("#case-heading")).not.toBeNull();
    expect(document.activeElement).toBe(field);
  });

  it("opens no link under a sheet: it is offered", async () => {
    engine.setStatus({ lastSyncedAt: new Date().toISOString() });
    await settled();
    await press("?");
    await settled();
    expect(find("[role=dialog]")).not.toBeNull();
    engine.followLink("cse_01JQ7CC03");
    await settled();
    expect([find("#case-heading"), find(".offer") === null]).toEqual([null, false]);
  });

  it("keeps the last words before it locks", async () => {
    await press("Enter");
    await settled();
    await press("n");
    const field = document.activeElement as HTMLInputElement;
    field.value = "the last words";
    field.dispatchEvent(new Event("input", { bubbles: true }));
    const order: string[] = [];
    for (const call of ["saveDraft", "lock"] as const)
      vi.spyOn(engine, call).mockImplementation(async () => void order.push(call));
    lock(field);
    await settled();
    expect(order).toEqual(["saveDraft", "lock"]);
  });

  it("saves what was submitted before it locks, or keeps its words", async () => {
    const saved = async () => (await engine.outbox("held", null, 20)).entries.length;
    const locks = vi.spyOn(engine, "lock").mockResolvedValue();
    const checks = vi.spyOn(engine, "checkDecision").mockResolvedValue([]);
    await press("Enter");
    await settled();
    const first = opened();
    const held = engine.hold("checkDecision");
    await press("r", "Enter");
    lock(document.body);
    await settled();
    expect([locks.mock.calls.length, await saved()], "it is on its way").toEqual([0, 0]);
    held.all();
    await settled();
    expect([locks.mock.calls.length, await saved()]).toEqual([1, 1]);
    expect(opened()).not.toBe(first);
    checks.mockRejectedValue({ code: "busy", message: "Not now.", action: null });
    const order: string[] = [];
    vi.spyOn(engine, "saveDraft").mockImplementation(async () => void order.push("saveDraft"));
    locks.mockImplementation(async () => void order.push("lock"));
    await press("r", "Enter");
    lock(document.body);
    await settled();
    expect(order).toEqual(["saveDraft", "lock"]);
  });

  it("keeps the last words before it lets its window close, and closes it where they cannot be kept", async () => {
    await press("Enter");
    await settled();
    await press("n");
    const field = document.activeElement as HTMLInputElement;
    const type = (words: string) => {
      field.value = words;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    };
    const order: string[] = [];
    const saved = vi.spyOn(engine, "saveDraft");
    saved.mockImplementation(async (_, { comment }) => void order.push(comment));
    vi.spyOn(engine, "mayClose").mockImplementation(async () => void order.push("kept"));
    type("the last words");
    engine.tell({ closing: true });
    await settled();
    expect(order).toEqual(["the last words", "kept"]);

    saved.mockRejectedValue({ code: "store_failed", message: "The disk refuses.", action: null });
    type("more");
    engine.tell({ closing: true });
    await settled();
    expect(order).toEqual(["the last words", "kept", "kept"]);

    saved.mockReturnValue(new Promise(() => undefined));
    type("and more");
    engine.tell({ closing: true });
    await new Promise((done) => setTimeout(done, 1_100));
    expect(order.length).toBe(4);
  });

  it("gives the note back to who wrote it when a decision could not be saved", async () => {
    vi.spyOn(engine, "checkDecision").mockRejectedValue({ code: "busy", message: "Not now.", action: null });
    await press("Enter");
    await settled();
    await press("r");
    await settled();
    const note = find("#decision textarea") as HTMLTextAreaElement;
    note.focus();
    const held = engine.hold("checkDecision");
    await press("Enter");
    await settled();
    expect(find("#decision .controls")?.classList.contains("waits")).toBe(true);
    // As a browser does with what is covered.
    note.blur();
    held.all();
    await settled();
    expect(document.activeElement, "what is typed on would be keys of the case").toBe(note);
  });

  it("leaves the keys where they are when a sign-in that another case asked for is over", async () => {
    asksWhoNext();
    await press("Enter");
    await settled();
    const first = opened();
    await press("a", "Enter");
    await settled();
    const held = engine.hold("signIn");
    const again = find("[data-sign-in-again]") as HTMLElement;
    again.click();
    await settled();
    await press("Escape", "j", "Enter");
    await settled();
    expect(opened()).not.toBe(first);
    await press("r");
    await settled();
    const note = find("#decision textarea") as HTMLTextAreaElement;
    note.focus();
    held.all();
    await settled();
    expect(document.activeElement, "a space would submit otherwise").toBe(note);
  });

  it("leads to the button again when the sign-in that the answer waits for is over", async () => {
    asksWhoNext();
    await press("Enter");
    await settled();
    await press("a", "Enter");
    await settled();
    expect(document.activeElement?.matches("[data-sign-in-again]")).toBe(true);
    (document.activeElement as HTMLElement).click();
    await settled();
    expect(find("[data-sign-in-again]")).toBeNull();
    expect(document.activeElement?.matches("[data-submit]")).toBe(true);
  });
});
