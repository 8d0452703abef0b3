// A box on a picture: pure. Sides are counted in ten-thousandths of the upright picture's own, as whole numbers, so that
// it lies where it lay whatever the zoom, the rotation or the size the picture is drawn at.
import { alongPicture, type Point, type Size, type View } from "./geometry";

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

export const WHOLE = 10_000;
/** Smaller than this nobody sees what is meant. */
export const LEAST = 50;

const within = (value: number, least: number, most: number) =>
  Math.round(Math.min(most, Math.max(least, value)));

/** The same box, whole, large enough and on the picture. */
export function kept({ left, top, width, height }: Box): Box {
  const wide = within(width, LEAST, WHOLE);
  const high = within(height, LEAST, WHOLE);
  return {
    left: within(left, 0, WHOLE - wide),
    top: within(top, 0, WHOLE - high),
    width: wide,
    height: high,
  };
}

/** The box between two points of the picture, given in its px; what hangs over the edge is cut. */
export function boxBetween(one: Point, other: Point, picture: Size): Box {
  const part = (value: number, whole: number) => within((value / whole) * WHOLE, 0, WHOLE);
  const [left, right] = [one.x, other.x].map((x) => part(x, picture.width)).toSorted((a, b) => a - b);
  const [top, bottom] = [one.y, other.y].map((y) => part(y, picture.height)).toSorted((a, b) => a - b);
  const [x = 0, y = 0] = [left, top];
  return kept({ left: x, top: y, width: (right ?? x) - x, height: (bottom ?? y) - y });
}

/** Where the tag of a mark stands: over its highest corner, and within what is seen, also where the mark lies at its edge. */
export function tagPlace(corner: Point, tag: Size, frame: Size): Point {
  const inside = (value: number, most: number) => Math.max(0, Math.min(value, most));
  return {
    x: inside(corner.x, frame.width - tag.width),
    y: inside(corner.y - tag.height, frame.height - tag.height),
  };
}

/** Where a box begins its life: in the middle of what is in sight, a quarter of it wide. */
export function boxInSight({ zoom, x, y }: View): Box {
  const side = WHOLE / 4 / Math.max(1, zoom);
  return kept({ left: x * WHOLE - side / 2, top: y * WHOLE - side / 2, width: side, height: side });
}

/** One press of an arrow: a hundredth of what is in sight. */
export function stepAt({ zoom }: View): number {
  return Math.max(5, Math.round(WHOLE / 100 / Math.max(1, zoom)));
}

/** Moved by one step, in a direction of the screen. */
export function moved(box: Box, view: View, by: Point): Box {
  const { x, y } = alongPicture(view, by);
  const step = stepAt(view);
  return kept({ ...box, left: box.left + x * step, top: box.top + y * step });
}

/** Grown by one step to the right or downwards as seen, or shrunk from there; the other two edges stay. */
export function sized(box: Box, view: View, by: Point): Box {
  const grows = by.x + by.y > 0 ? 1 : -1;
  const to = alongPicture(view, { x: Math.abs(by.x), y: Math.abs(by.y) });
  const step = grows * stepAt(view);
  if (to.x !== 0) {
    const width = within(box.width + step, LEAST, to.x > 0 ? WHOLE - box.left : box.left + box.width);
    return kept({ ...box, width, left: to.x > 0 ? box.left : box.left + box.width - width });
  }
  const height = within(box.height + step, LEAST, to.y > 0 ? WHOLE - box.top : box.top + box.height);
  return kept({ ...box, height, top: to.y > 0 ? box.top : box.top + box.height - height });
}

/** Its four corners in px of the picture, round the box. */
export function corners({ left, top, width, height }: Box, picture: Size): Point[] {
  const x = [left, left + width].map((value) => (value / WHOLE) * picture.width);
  const y = [top, top + height].map((value) => (value / WHOLE) * picture.height);
  const at = (across: number, down: number) => ({ x: x[across] ?? 0, y: y[down] ?? 0 });
  return [at(0, 0), at(1, 0), at(1, 1), at(0, 1)];
}

/** In whole percent, for words. */
export function percents({ left, top, width, height }: Box): Box {
  const percent = (value: number) => Math.round(value / 100);
  return { left: percent(left), top: percent(top), width: percent(width), height: percent(height) };
}
