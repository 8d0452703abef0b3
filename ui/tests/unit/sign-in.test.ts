// The screen before a sign-in: what Enter does there.
import { unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FakeEngine } from "../../src/ipc/fake/engine";
import { open, settled, standIn } from "./whole-window";

let engine: FakeEngine;
let shown: Record<string, unknown>;
const button = () => document.querySelector("main button");
const setOnline = async (online: boolean) => {
  engine.setOnline(online);
  await settled();
};

beforeEach(async () => {
  standIn();
  engine = new FakeEngine(Date.now());
  engine.setStatus({ signIn: "signed_out", online: false });
  shown = await open(engine);
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
