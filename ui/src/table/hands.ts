// Mouse, touch and pen on one picture: dragging pans, the wheel and two fingers zoom, and while a mark is being placed a
// drag draws it. Everything here has keys as well (keys/commands.ts).
import type { Point } from "./geometry";

/** What the hands do. Points are in px of the frame, from its upper left corner. */
export interface Acts {
  /** A drag draws instead of panning. */
  drawing: () => boolean;
  /** This picture was touched. */
  touched: () => void;
  pan: (by: Point) => void;
  zoom: (factor: number, at: Point) => void;
  draw: (from: Point, to: Point) => void;
  /** Where the pointer is; null once it has left. */
  hover: (at: Point | null) => void;
}

const LINE_PX = 16;
const PER_PX = 1 / 600;
/** A pinch on a touchpad comes as a wheel with Ctrl held, in small steps. */
const PINCH_PER_PX = 1 / 120;
const MOST_STEP = 1.5;

const half = (one: Point, other: Point) => ({ x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 });
const apart = (one: Point, other: Point) => Math.hypot(one.x - other.x, one.y - other.y);

/** How much one turn of the wheel zooms. */
export function wheelFactor({ deltaY, deltaMode, ctrlKey }: WheelEvent): number {
  const px = deltaMode === WheelEvent.DOM_DELTA_LINE ? deltaY * LINE_PX : deltaY;
  const factor = Math.exp(-px * (ctrlKey ? PINCH_PER_PX : PER_PX));
  return Math.min(MOST_STEP, Math.max(1 / MOST_STEP, factor));
}

/** Listens until the returned function is called. */
export function hands(frame: HTMLElement, acts: Acts): () => void {
  // Not state: nobody paints the fingers.
  const down = new Map<number, Point>();
  let drawnFrom: Point | null = null;
  const at = (event: MouseEvent): Point => {
    const { left, top } = frame.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };

  const press = (event: PointerEvent) => {
    acts.touched();
    if (event.button !== 0 || (event.target instanceof Element && event.target.closest("button"))) return;
    frame.setPointerCapture(event.pointerId);
    const point = at(event);
    down.set(event.pointerId, point);
    drawnFrom = acts.drawing() && down.size === 1 ? point : null;
  };
  const move = (event: PointerEvent) => {
    const now = at(event);
    const before = down.get(event.pointerId);
    if (!before) return acts.hover(event.pointerType === "mouse" ? now : null);
    down.set(event.pointerId, now);
    const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
    if (other) {
      const was = apart(before, other);
      const from = half(before, other);
      const to = half(now, other);
      acts.pan({ x: to.x - from.x, y: to.y - from.y });
      if (was > 0) acts.zoom(apart(now, other) / was, to);
    } else if (drawnFrom) acts.draw(drawnFrom, now);
    else acts.pan({ x: now.x - before.x, y: now.y - before.y });
    if (event.pointerType === "mouse") acts.hover(now);
  };
  const release = (event: PointerEvent) => {
    down.delete(event.pointerId);
    drawnFrom = null;
  };
  const leave = () => acts.hover(null);
  const wheel = (event: WheelEvent) => {
    event.preventDefault();
    acts.zoom(wheelFactor(event), at(event));
  };

  frame.addEventListener("pointerdown", press);
  frame.addEventListener("pointermove", move);
  frame.addEventListener("pointerup", release);
  frame.addEventListener("pointercancel", release);
  frame.addEventListener("pointerleave", leave);
  frame.addEventListener("wheel", wheel, { passive: false });
  return () => {
    frame.removeEventListener("pointerdown", press);
    frame.removeEventListener("pointermove", move);
    frame.removeEventListener("pointerup", release);
    frame.removeEventListener("pointercancel", release);
    frame.removeEventListener("pointerleave", leave);
    frame.removeEventListener("wheel", wheel);
  };
}
