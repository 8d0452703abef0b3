import { describe, expect, it, vi } from "vitest";
import { FakeEngine } from "../../src/ipc/fake/engine";
import { SettingsState } from "../../src/screens/settings.svelte";

const NAMED = { name: "Odd devices", filter: { text: "risk:suspicious" } };

describe("a person's settings", () => {
  it("leaves the lists with a name as they are when everything is set back", async () => {
    vi.stubGlobal("matchMedia", () => ({ matches: false }));
    const engine = new FakeEngine(Date.now());
    const mine = new SettingsState(engine, (error) => {
      throw new Error(error.message);
    });
    await mine.load();
    await mine.set({ theme: "dark", views: [NAMED] });
    expect(mine.anyChanged).toBe(true);
    await mine.resetAll();
    expect((await engine.settings()).settings).toMatchObject({ theme: "system", views: [NAMED] });
    expect(mine.anyChanged, "lists alone are nothing to set back").toBe(false);
  });
});
