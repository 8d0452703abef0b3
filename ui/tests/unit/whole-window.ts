// What tests of the whole window over the stand-in engine share: opening it, its keys, and waiting.
import { mount, tick } from "svelte";
import { vi } from "vitest";
import Window from "../../src/App.svelte";
import type { FakeEngine } from "../../src/ipc/fake/engine";

export const settled = async (ms = 30) => {
  await new Promise((done) => setTimeout(done, ms));
  await tick();
};

export const press = async (...keys: string[]) => {
  for (const key of keys) {
    const target = document.activeElement ?? document.body;
    target.dispatchEvent(new KeyboardEvent("keydown", { key, code: key, bubbles: true, cancelable: true }));
    await tick();
  }
};

/** What jsdom lacks. Lists draw no rows here, and need none. */
export function standIn(): void {
  vi.stubGlobal("matchMedia", () => ({
    matches: false,
    addEventListener: vi.fn(),
    removeEventListener: vi.fn(),
  }));
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe = vi.fn();
      unobserve = vi.fn();
      disconnect = vi.fn();
    },
  );
  Element.prototype.scrollTo = () => {};
}

/** Opens the window; it is unmounted by the test that asked for it. */
export async function open(engine: FakeEngine): Promise<Record<string, unknown>> {
  const shown = mount(Window, { target: document.body, props: { ipc: engine } });
  await settled();
  await settled();
  return shown;
}
