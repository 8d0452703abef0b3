// @vitest-environment node
// Where a picture lies, and what lies on it: for any size, zoom, rotation and mirror. A property is tried on 2,000 made-up
// places; the seed stands here, so a failure comes back.
import { describe, expect, it } from "vitest";
import {
  LEAST,
  WHOLE,
  boxBetween,
  boxInSight,
  corners,
  kept,
  moved,
  sized,
  type Box,
} from "../../src/table/box";
import {
  UPRIGHT,
  enlarged,
  fit,
  flipped,
  matrixOf,
  oneToOne,
  panned,
  scaleOf,
  toPicture,
  toScreen,
  turned,
  zoomed,
  type Placed,
  type Point,
  type View,
} from "../../src/table/geometry";

const TRIES = 2_000;

/** The same numbers on every run. */
function numbers(seed: number): (least: number, most: number) => number {
  let state = seed;
  return (least, most) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return least + (((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * (most - least);
  };
}
function everywhere(check: (placed: Placed, between: (least: number, most: number) => number) => void) {
  const between = numbers(20_261_126);
  for (let n = 0; n < TRIES; n += 1) {
    const view: View = {
      zoom: between(0.5, 32),
      x: between(0, 1),
      y: between(0, 1),
      // Every third is upright or lies on a side.
      turn: n % 3 === 0 ? 90 * (n % 4) : Math.floor(between(0, 360)),
      flip: between(0, 1) > 0.5,
    };
    const frame = { width: between(120, 2_000), height: between(90, 1_200) };
    check({ frame, picture: { width: between(200, 2_048), height: between(200, 2_048) }, view }, between);
  }
}
const near = (one: Point, other: Point, within = 1e-6) => {
  expect(Math.abs(one.x - other.x)).toBeLessThan(within);
  expect(Math.abs(one.y - other.y)).toBeLessThan(within);
};

describe("the place of a picture", () => {
  it("leads from the screen to the picture and back to the same point", () =>
    everywhere((placed, between) => {
      const matrix = matrixOf(placed);
      const point = { x: between(0, placed.frame.width), y: between(0, placed.frame.height) };
      near(toScreen(matrix, toPicture(matrix, point)), point);
    }));

  it("shows the whole picture at zoom 1, however it is turned, and touches the frame", () =>
    everywhere(({ frame, picture, view }) => {
      const whole = matrixOf({ frame, picture, view: { ...view, zoom: 1, x: 0.5, y: 0.5 } });
      const all = corners({ left: 0, top: 0, width: WHOLE, height: WHOLE }, picture).map((one) =>
        toScreen(whole, one),
      );
      const [width, height] = (["x", "y"] as const).map((side) => {
        const values = all.map((one) => one[side]);
        return Math.max(...values) - Math.min(...values);
      }) as [number, number];
      expect(width).toBeLessThan(frame.width + 1e-6);
      expect(height).toBeLessThan(frame.height + 1e-6);
      expect(Math.min(frame.width - width, frame.height - height)).toBeLessThan(1e-6);
    }));

  it("keeps the point under the pointer where it is while zooming", () =>
    everywhere((placed, between) => {
      const middle = { ...placed, view: { ...placed.view, zoom: between(1, 8), x: 0.5, y: 0.5 } };
      const scale = scaleOf(middle);
      // Within the picture, so that its edge holds nothing back.
      const reach = (0.3 * scale * Math.min(placed.picture.width, placed.picture.height)) / 2;
      const about = { x: between(-reach, reach), y: between(-reach, reach) };
      const at = { x: placed.frame.width / 2 + about.x, y: placed.frame.height / 2 + about.y };
      const before = toPicture(matrixOf(middle), at);
      const closer = { ...middle, view: zoomed(middle, between(0.6, 1.6), about) };
      near(toPicture(matrixOf(closer), at), before, 1e-5);
    }));

  it("follows the hand px by px, and its middle never leaves the frame's", () =>
    everywhere((placed, between) => {
      const by = { x: between(-30, 30), y: between(-30, 30) };
      const before = matrixOf(placed);
      const view = panned(placed, by);
      expect(view.x >= 0 && view.x <= 1 && view.y >= 0 && view.y <= 1).toBe(true);
      const held = [view.x, view.y].some((one) => one === 0 || one === 1);
      const corner = toScreen(before, { x: 0, y: 0 });
      if (!held)
        near(toScreen(matrixOf({ ...placed, view }), { x: 0, y: 0 }), {
          x: corner.x + by.x,
          y: corner.y + by.y,
        });
    }));

  it("turns as seen, and mirrors left and right as seen", () =>
    everywhere((placed, between) => {
      const { frame, view } = placed;
      const point = { x: between(0, placed.picture.width), y: between(0, placed.picture.height) };
      const before = toScreen(matrixOf(placed), point);
      const mirrored = toScreen(matrixOf({ ...placed, view: flipped(view) }), point);
      near(mirrored, { x: frame.width - before.x, y: before.y }, 1e-4);
      expect(flipped(flipped(view))).toEqual(view);
      expect(turned(turned(view, 37), -37)).toEqual(view);
    }));

  it("turns back to the start after 360 single degrees", () => {
    let view = UPRIGHT;
    for (let n = 0; n < 360; n += 1) view = turned(view, 1);
    expect(view).toEqual(UPRIGHT);
    expect(turned(UPRIGHT, -1).turn).toBe(359);
  });

  it("puts one px of the file on one of the screen", () => {
    const placed = {
      frame: { width: 700, height: 400 },
      picture: { width: 2_048, height: 1_536 },
      view: UPRIGHT,
    };
    const view = oneToOne(placed, 4_000, 2);
    expect(scaleOf({ ...placed, view }) * 2_048 * 2).toBeCloseTo(4_000, 6);
  });

  it("knows no place while nothing has a size, and breaks nothing", () => {
    const none = { width: 0, height: 0 };
    expect(fit(none, none, 0)).toBe(0);
    const placed = { frame: none, picture: none, view: UPRIGHT };
    expect(panned(placed, { x: 5, y: 5 })).toEqual(UPRIGHT);
    expect(oneToOne(placed, 4_000, 1)).toEqual(UPRIGHT);
    expect(zoomed(placed, 2).zoom).toBe(2);
    expect(toPicture(matrixOf(placed), { x: 3, y: 3 })).toEqual({ x: 0, y: 0 });
  });

  it("holds the glass so that the point under it is in its middle", () =>
    everywhere((placed, between) => {
      const matrix = matrixOf(placed);
      const spot = { x: between(0, placed.frame.width), y: between(0, placed.frame.height) };
      const point = toPicture(matrix, spot);
      near(toScreen(enlarged(matrix, 3, spot, 190), point), { x: 95, y: 95 }, 1e-4);
    }));
});

describe("a mark on a picture", () => {
  const anyBox = (between: (least: number, most: number) => number): Box =>
    kept({
      left: between(0, WHOLE),
      top: between(0, WHOLE),
      width: between(LEAST, WHOLE / 2),
      height: between(LEAST, WHOLE / 2),
    });
  const fits = ({ left, top, width, height }: Box) => {
    const whole = [left, top, width, height].every(Number.isInteger);
    const inside = left >= 0 && top >= 0 && left + width <= WHOLE && top + height <= WHOLE;
    if (!whole || !inside || width < LEAST || height < LEAST)
      expect.fail(JSON.stringify({ left, top, width, height }));
  };

  it("is the same mark when it is drawn over itself in any zoom, rotation, mirror and size", () =>
    everywhere((placed, between) => {
      const box = anyBox(between);
      const matrix = matrixOf(placed);
      const [first, , third] = corners(box, placed.picture).map((corner) => toScreen(matrix, corner));
      if (!first || !third) throw new Error("a box has four corners");
      const again = boxBetween(toPicture(matrix, first), toPicture(matrix, third), placed.picture);
      expect(again).toEqual(box);
      expect(boxBetween(toPicture(matrix, third), toPicture(matrix, first), placed.picture)).toEqual(box);
    }));

  it("is the same on the preview and on the full picture", () =>
    everywhere((placed, between) => {
      const box = anyBox(between);
      const larger = { width: placed.picture.width * 2.5, height: placed.picture.height * 2.5 };
      const [first, , third] = corners(box, larger);
      if (first && third) expect(boxBetween(first, third, larger)).toEqual(box);
    }));

  it("is whole, large enough and on the picture, wherever it is drawn, moved and sized", () =>
    everywhere((placed, between) => {
      const matrix = matrixOf(placed);
      const screen = () => ({ x: between(-500, 3_000), y: between(-500, 3_000) });
      let box = boxBetween(toPicture(matrix, screen()), toPicture(matrix, screen()), placed.picture);
      fits(box);
      for (let n = 0; n < 12; n += 1) {
        const by = [
          { x: 1, y: 0 },
          { x: -1, y: 0 },
          { x: 0, y: 1 },
          { x: 0, y: -1 },
        ][Math.floor(between(0, 4))] ?? { x: 1, y: 0 };
        box = between(0, 1) > 0.5 ? moved(box, placed.view, by) : sized(box, placed.view, by);
        fits(box);
      }
      fits(boxInSight(placed.view));
    }));

  it("moves the way the arrow points on the screen, however the picture lies", () => {
    for (const flip of [false, true]) {
      for (const turn of [0, 20, 90, 180, 270, 340]) {
        const view = { ...UPRIGHT, turn, flip };
        const placed = { frame: { width: 600, height: 600 }, picture: { width: 800, height: 800 }, view };
        const middle = (box: Box) => {
          const all = corners(box, placed.picture).map((one) => toScreen(matrixOf(placed), one));
          return { x: all.reduce((sum, one) => sum + one.x, 0), y: all.reduce((sum, one) => sum + one.y, 0) };
        };
        const box = boxInSight(view);
        const right = middle(moved(box, view, { x: 1, y: 0 }));
        const down = middle(moved(box, view, { x: 0, y: 1 }));
        expect(right.x, `${turn} ${flip}`).toBeGreaterThan(middle(box).x);
        expect(down.y, `${turn} ${flip}`).toBeGreaterThan(middle(box).y);
      }
    }
  });

  it("grows to the right and downwards as seen while its other edges stay, and shrinks back to itself", () => {
    for (const flip of [false, true]) {
      for (const turn of [0, 90, 180, 270]) {
        const view = { ...UPRIGHT, turn, flip };
        const placed = { frame: { width: 600, height: 600 }, picture: { width: 800, height: 800 }, view };
        const edges = (box: Box) => {
          const all = corners(box, placed.picture).map((one) => toScreen(matrixOf(placed), one));
          const [x, y] = [all.map((one) => one.x), all.map((one) => one.y)];
          return [Math.min(...x), Math.min(...y), Math.max(...x), Math.max(...y)].map((one) =>
            Math.round(one),
          );
        };
        const box = boxInSight(view);
        const [left, top, right, bottom] = edges(box);
        const wider = sized(box, view, { x: 1, y: 0 });
        expect(edges(wider).filter((one, at) => one !== edges(box)[at])).toHaveLength(1);
        expect([edges(wider)[0], edges(wider)[1]]).toEqual([left, top]);
        expect(edges(wider)[2]).toBeGreaterThan(right ?? 0);
        const higher = sized(box, view, { x: 0, y: 1 });
        expect(edges(higher)[3]).toBeGreaterThan(bottom ?? 0);
        expect(edges(higher)[1]).toBe(top);
        expect(sized(wider, view, { x: -1, y: 0 })).toEqual(box);
        expect(sized(higher, view, { x: 0, y: -1 })).toEqual(box);
      }
    }
  });
});
