// What the file of a picture says of itself is told of that picture, and of no other.
import { mount, tick, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import Window from "../../src/App.svelte";
import { NO_FILTER } from "../../src/ipc";
import { FakeEngine } from "../../src/ipc/fake/engine";

let engine: FakeEngine;
let shown: Record<string, unknown>;
const settled = async () => {
  await new Promise((done) => setTimeout(done, 30));
  await tick();
};
const press = async (key: string, shiftKey = false) => {
  const target = document.activeElement ?? document.body;
  target.dispatchEvent(
    new KeyboardEvent("keydown", { key, code: key, shiftKey, bubbles: true, cancelable: true }),
  );
  await settled();
};
const ask = () => press("O", true);
const facts = () => document.querySelector("[data-facts]")?.textContent ?? null;
const heard = () => document.querySelector(".heard[aria-live]")?.textContent ?? "";

beforeEach(async () => {
  vi.stubGlobal("matchMedia", () => ({
    matches: false,
    addEventListener: vi.fn(),
    removeEventListener: vi.fn(),
  }));
  // The list of the queue draws no rows here, and needs none.
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe = vi.fn();
      unobserve = vi.fn();
      disconnect = vi.fn();
    },
  );
  Element.prototype.scrollTo = () => {};
  engine = new FakeEngine(Date.now());
  engine.setStatus({ signIn: "signed_in", demo: false });
  shown = mount(Window, { target: document.body, props: { ipc: engine } });
  await settled();
  await settled();
  await press("Enter");
});
afterEach(() => unmount(shown));

describe("the facts of a picture", { timeout: 60_000 }, () => {
  it("are not read out over the next picture, nor over the next case", async () => {
    const held = engine.hold("imageFacts");
    await ask();
    await press("]");
    held.one();
    await settled();
    expect([facts(), heard()]).toEqual([null, expect.not.stringContaining("Specimen S1")]);
    await press("[");
    await ask();
    await press("j");
    await press("Enter");
    held.all();
    await settled();
    expect([facts(), heard()]).toEqual([null, expect.not.stringContaining("Specimen S1")]);
  });

  it("go with the file they were read from", async () => {
    const caseId = (await engine.queue(NO_FILTER, null, 1)).rows[0]?.caseId ?? "";
    await ask();
    expect(facts()).toContain("Specimen S1");
    engine.change(caseId, (view) => {
      view.images = view.images.map((image) => ({ ...image, digest: "sha256:other", state: "changed" }));
    });
    await settled();
    expect(facts(), "another file lies there now").toBeNull();
    await ask();
    expect(facts()).toContain("Specimen S1");
    await ask();
    expect(facts()).toBeNull();
  });
});
