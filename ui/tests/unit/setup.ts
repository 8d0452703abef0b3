// What jsdom lacks and the parts use: sizes and scrolling. Sizes are those of a small window.
import { afterEach, beforeEach, vi } from "vitest";

class Sizes {
  constructor(readonly seen: ResizeObserverCallback) {}
  observe(target: Element) {
    const box = [{ inlineSize: 300, blockSize: 600 }];
    const rect = { width: 300, height: 600, x: 0, y: 0, top: 0, left: 0, right: 300, bottom: 600 };
    this.seen(
      [
        {
          target,
          contentRect: { ...rect, toJSON: () => rect },
          borderBoxSize: box,
          contentBoxSize: box,
          devicePixelContentBoxSize: box,
        },
      ],
      this,
    );
  }
  unobserve() {}
  disconnect() {}
}

beforeEach(() => {
  if (typeof Element === "undefined") return;
  vi.stubGlobal("ResizeObserver", Sizes);
  Element.prototype.scrollIntoView = () => {};
  Object.defineProperty(HTMLElement.prototype, "offsetHeight", { configurable: true, value: 600 });
  Object.defineProperty(HTMLElement.prototype, "offsetParent", {
    configurable: true,
    get: () => document.body,
  });
});
afterEach(() => {
  if (typeof Element === "undefined") return;
  document.body.replaceChildren();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});
