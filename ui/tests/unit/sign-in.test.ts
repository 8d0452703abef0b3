// The screen before a sign-in: what Enter does there.
import { mount, tick, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import Window from "../../src/App.svelte";
import { FakeEngine } from "../../src/ipc/fake/engine";

let engine: FakeEngine;
let shown: Record<string, unknown>;
const settled = async () => {
  await new Promise((done) => setTimeout(done, 30));
  await tick();
};
const button = () => document.querySelector("main button");
const setOnline = async (online: boolean) => {
  engine.setOnline(online);
  await settled();
};

beforeEach(async () => {
  vi.stubGlobal("matchMedia", () => ({
    matches: false,
    addEventListener: vi.fn(),
    removeEventListener: vi.fn(),
  }));
  engine = new FakeEngine(Date.now());
  engine.setStatus({ signIn: "signed_out", online: false });
  shown = mount(Window, { target: document.body, props: { ipc: engine } });
  await settled();
  await settled();
});
afterEach(() => unmount(shown));

describe("the key of the sign-in", { timeout: 60_000 }, () => {
  it("works once there is a way to the platform again", async () => {
    expect(button()?.matches(":disabled")).toBe(true);
    await setOnline(true);
    expect(document.activeElement).toBe(button());
  });

  it("takes nobody away from what they are at", async () => {
    const practise = [...document.querySelectorAll("main button")].at(-1);
    if (!(practise instanceof HTMLElement)) throw new Error("practice is offered");
    practise.focus();
    await setOnline(true);
    await setOnline(false);
    await setOnline(true);
    expect(document.activeElement).toBe(practise);
  });
});
