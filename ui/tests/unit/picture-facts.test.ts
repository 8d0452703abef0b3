// What the file of a picture says of itself is told of that picture, and of no other.
import { unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { NO_FILTER } from "../../src/ipc";
import { FakeEngine } from "../../src/ipc/fake/engine";
import { open, settled, standIn } from "./whole-window";

let engine: FakeEngine;
let shown: Record<string, unknown>;
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
  standIn();
  engine = new FakeEngine(Date.now());
  engine.setStatus({ signIn: "signed_in", demo: false });
  shown = await open(engine);
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
