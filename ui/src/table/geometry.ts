// Where a picture lies in its frame, and back: pure. A view is kept in parts of the picture, so it survives a frame that
// changes its size, and a preview that gives way to the full picture. Nothing is measured here; sizes are arguments.

/** In px of the screen, or in px of the picture; the name of the value says which. */
export interface Size {
  width: number;
  height: number;
}
export interface Point {
  x: number;
  y: number;
}

/** How one looks at a picture. */
export interface View {
  /** 1 shows the whole picture, turned as it is. */
  zoom: number;
  /** The point of the upright picture in the middle of the frame, 0 to 1 of its width. */
  x: number;
  /** The same of its height. */
  y: number;
  /** Degrees clockwise as seen, 0 to 359. */
  turn: number;
  /** Mirrored before it is turned. */
  flip: boolean;
}

/** What is needed to know where a picture lies. */
export interface Placed {
  frame: Size;
  picture: Size;
  view: View;
}

/** The six numbers of a CSS matrix: px of the picture to px of the frame. */
export interface Matrix {
  a: number;
  b: number;
  c: number;
  d: number;
  e: number;
  f: number;
}

export const UPRIGHT: View = { zoom: 1, x: 0.5, y: 0.5, turn: 0, flip: false };
export const LEAST_ZOOM = 0.5;
export const MOST_ZOOM = 32;

const between = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));

function angle(turn: number): { cos: number; sin: number } {
  // Quarter turns are exact, so that an upright edge stays one.
  const quarter = [
    [1, 0],
    [0, 1],
    [-1, 0],
    [0, -1],
  ][turn / 90];
  if (quarter) return { cos: quarter[0] ?? 1, sin: quarter[1] ?? 0 };
  const radians = (turn * Math.PI) / 180;
  return { cos: Math.cos(radians), sin: Math.sin(radians) };
}

/** Screen px for one px of the picture when the whole of it is in sight; 0 while a size is not known. */
export function fit(frame: Size, picture: Size, turn: number): number {
  const { cos, sin } = angle(turn);
  const across = picture.width * Math.abs(cos) + picture.height * Math.abs(sin);
  const down = picture.width * Math.abs(sin) + picture.height * Math.abs(cos);
  const scale = Math.min(frame.width / across, frame.height / down);
  return Number.isFinite(scale) ? scale : 0;
}

/** Screen px for one px of the picture. */
export function scaleOf({ frame, picture, view }: Placed): number {
  return fit(frame, picture, view.turn) * view.zoom;
}

export function matrixOf(placed: Placed): Matrix {
  const { frame, picture, view } = placed;
  const scale = scaleOf(placed);
  const { cos, sin } = angle(view.turn);
  const mirror = view.flip ? -1 : 1;
  const a = cos * mirror * scale;
  const b = sin * mirror * scale;
  const c = -sin * scale;
  const d = cos * scale;
  const x = view.x * picture.width;
  const y = view.y * picture.height;
  return { a, b, c, d, e: frame.width / 2 - (a * x + c * y), f: frame.height / 2 - (b * x + d * y) };
}

/** A point of the picture, in its px, to px of the frame. */
export function toScreen({ a, b, c, d, e, f }: Matrix, { x, y }: Point): Point {
  return { x: a * x + c * y + e, y: b * x + d * y + f };
}

/** And back. A picture without a size has its corner everywhere. */
export function toPicture({ a, b, c, d, e, f }: Matrix, { x, y }: Point): Point {
  const whole = a * d - b * c;
  if (whole === 0) return { x: 0, y: 0 };
  return { x: (d * (x - e) - c * (y - f)) / whole, y: (a * (y - f) - b * (x - e)) / whole };
}

/** The middle of the frame never leaves the picture: it cannot be lost. */
export function clamped(view: View): View {
  return {
    ...view,
    zoom: between(view.zoom, LEAST_ZOOM, MOST_ZOOM),
    x: between(view.x, 0, 1),
    y: between(view.y, 0, 1),
  };
}

/** The picture follows the hand by so many px of the screen. */
export function panned(placed: Placed, by: Point): View {
  const { frame, picture, view } = placed;
  const middle = { x: frame.width / 2 - by.x, y: frame.height / 2 - by.y };
  const { x, y } = toPicture(matrixOf(placed), middle);
  if (scaleOf(placed) === 0) return view;
  return clamped({ ...view, x: x / picture.width, y: y / picture.height });
}

/** Zooms; the point of the picture at `about` (screen px from the middle of the frame) stays under it. */
export function zoomed(placed: Placed, factor: number, about: Point = { x: 0, y: 0 }): View {
  const { frame, view } = placed;
  const there = { x: frame.width / 2 + about.x, y: frame.height / 2 + about.y };
  const point = toPicture(matrixOf(placed), there);
  const closer = { ...placed, view: clamped({ ...view, zoom: view.zoom * factor }) };
  const now = toScreen(matrixOf(closer), point);
  return panned(closer, { x: there.x - now.x, y: there.y - now.y });
}

/** Turned clockwise as seen, in whole degrees. */
export function turned(view: View, by: number): View {
  return { ...view, turn: (((view.turn + by) % 360) + 360) % 360 };
}

/** Mirrored left to right as seen, however it is turned. */
export function flipped(view: View): View {
  return { ...view, flip: !view.flip, turn: (360 - view.turn) % 360 };
}

/** One px of the file on one px of the screen. `across`: px of the file in its width; `density`: screen px a CSS px. */
export function oneToOne(placed: Placed, across: number, density: number): View {
  const shown = fit(placed.frame, placed.picture, placed.view.turn) * placed.picture.width * density;
  return shown === 0 ? placed.view : clamped({ ...placed.view, zoom: across / shown });
}

/** A direction on the screen as the nearest direction of the picture: which way an arrow moves what lies on it. */
export function alongPicture({ turn, flip }: View, by: Point): Point {
  const { cos, sin } = angle(turn);
  const x = (cos * by.x + sin * by.y) * (flip ? -1 : 1);
  const y = cos * by.y - sin * by.x;
  return Math.abs(x) >= Math.abs(y) ? { x: Math.sign(x), y: 0 } : { x: 0, y: Math.sign(y) };
}

/** As CSS reads it. */
export function css({ a, b, c, d, e, f }: Matrix): string {
  return `matrix(${[a, b, c, d, e, f].map((one) => Number(one.toFixed(6))).join(", ")})`;
}

/** The same place seen `times` as large, with the frame's point `spot` in the middle of a glass `glass` px wide. */
export function enlarged({ a, b, c, d, e, f }: Matrix, times: number, spot: Point, glass: number): Matrix {
  const half = glass / 2;
  return {
    a: a * times,
    b: b * times,
    c: c * times,
    d: d * times,
    e: (e - spot.x) * times + half,
    f: (f - spot.y) * times + half,
  };
}
