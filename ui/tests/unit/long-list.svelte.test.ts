import { createRawSnippet, flushSync, mount, tick, unmount } from "svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import LongList from "../../src/parts/LongList.svelte";

const SIZE = 58;
const WINDOW = 600;
const numbered = (from: number, count: number) => Array.from({ length: count }, (_, n) => `row-${from + n}`);
let list: ReturnType<typeof mount>;
const props = $state({ rows: numbered(0, 1_200), at: 0 });
const viewport = () => {
  const found = document.querySelector<HTMLElement>("div[style*=overflow]");
  if (!found) throw new Error("the list is there");
  return found;
};
/** Until the list has done what follows from it. */
async function settled() {
  flushSync();
  await tick();
  await new Promise((done) => setTimeout(done, 200));
}
async function wheelTo(offset: number) {
  viewport().scrollTop = offset;
  viewport().dispatchEvent(new Event("scroll"));
  await settled();
}

/** Sizes are told a moment later, as a browser does, and a row is no window. */
class Sizes {
  constructor(
    readonly seen: (told: { target: Element; contentRect: { width: number; height: number } }[]) => void,
  ) {}
  observe(target: Element) {
    const height = target === viewport() ? WINDOW : SIZE;
    queueMicrotask(() => this.seen([{ target, contentRect: { width: 300, height } }]));
  }
  unobserve() {}
  disconnect() {}
}

beforeEach(async () => {
  vi.stubGlobal("ResizeObserver", Sizes);
  // jsdom has none.
  Element.prototype.scrollTo = function (this: Element, to?: ScrollToOptions | number) {
    if (typeof to !== "object") return;
    this.scrollTop = to.top ?? this.scrollTop;
    this.dispatchEvent(new Event("scroll"));
  };
  Object.assign(props, { rows: numbered(0, 1_200), at: 0 });
  list = mount(LongList, {
    target: document.body,
    props: {
      get rows() {
        return props.rows;
      },
      get at() {
        return props.at;
      },
      keyOf: String,
      size: SIZE,
      onend: () => undefined,
      children: createRawSnippet((row: () => string) => ({ render: () => `<div>${row()}</div>` })) as never,
    },
  });
  await settled();
});
afterEach(async () => {
  await unmount(list);
  Reflect.deleteProperty(Element.prototype, "scrollTo");
});

it("stays where the wheel has left it when the list is read anew, and follows the keys", async () => {
  await wheelTo(9_000);
  expect(viewport().scrollTop).toBe(9_000);
  props.rows = numbered(0, 1_200);
  await settled();
  expect(viewport().scrollTop, "read anew").toBe(9_000);
  props.rows = numbered(0, 1_400);
  await settled();
  expect(viewport().scrollTop, "more of it").toBe(9_000);
  props.rows = props.rows.slice(1);
  await settled();
  expect(viewport().scrollTop, "the keys are on another row").toBe(0);
  props.at = 100;
  await settled();
  const { scrollTop } = viewport();
  expect(scrollTop <= 100 * SIZE && scrollTop + WINDOW >= 101 * SIZE, String(scrollTop)).toBe(true);
});
