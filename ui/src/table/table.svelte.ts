// The light table: which pictures of the open case lie on it, and how each is seen. What belongs to a picture is kept while
// its case is open; what is a habit of the person is kept from case to case. Nothing here touches a picture.
import { SvelteSet } from "svelte/reactivity";
import type { CaseView, ImageView } from "../ipc";
import { t } from "../texts";
import {
  UPRIGHT,
  flipped,
  oneToOne,
  panned,
  turned,
  zoomed,
  type Placed,
  type Point,
  type Size,
  type View,
} from "./geometry";
import { PLAIN, contrasted, detailed, exposed, inverted, nextChannel, type Detail, type Look } from "./look";
import { firstPicture } from "./first";
import { lookWords, nameOf, viewWords } from "./words";

/** The first, and what one wants beside it: the face, or beside a face the document; then the others as they come. */
function inOrder(images: readonly ImageView[], first: ImageView | null): string[] {
  const others = images.filter((image) => image !== first);
  const beside = others.filter((image) =>
    first?.side === "selfie" ? image.side === "front" : image.side === "selfie",
  );
  return [...(first ? [first] : []), ...beside, ...others.filter((image) => !beside.includes(image))].map(
    (image) => image.fileRef,
  );
}

/** What a pane has measured of itself. */
export interface Measure {
  frame: Size;
  /** The picture as it is drawn, before the view is applied. */
  picture: Size;
  /** Px of the file in its width. */
  across: number;
}
/** Where the glass is held: which pane, and px from the middle of it. */
export interface Spot extends Point {
  side: number;
}

export const MOST_PANES = 4;
const ZOOM_STEP = Math.exp(0.25);
const PAN_PX = 60;
const NOWHERE: Measure = { frame: { width: 0, height: 0 }, picture: { width: 0, height: 0 }, across: 0 };

export class TableState {
  /** Habits: how many lie side by side, whether they move together, the second row of tools, the glass. */
  count = $state(1);
  linked = $state(true);
  tools = $state(false);
  loupe = $state(false);

  images = $state.raw<ImageView[]>([]);
  side = $state(0);
  /** Two pictures in one place, by turns. */
  blinking = $state(false);
  spot = $state.raw<Spot | null>(null);
  #caseId: string | null = null;
  /** The pictures in the order of the panes, by their references. */
  #shown = $state.raw<string[]>([]);
  #views = $state.raw<Record<string, View>>({});
  #looks = $state.raw<Record<string, Look>>({});
  #seen = new SvelteSet<string>();
  #measures: (Measure | undefined)[] = [];

  constructor(readonly say: (text: string) => void) {}

  /** A case was opened, or read again. */
  take(view: CaseView): void {
    this.images = view.images;
    const refs = view.images.map((image) => image.fileRef as string);
    if (view.caseId === this.#caseId) {
      // Pictures can come and go under an open case; those that lie there stay where they are.
      const there = this.#shown.filter((ref) => refs.includes(ref));
      this.#shown = [...there, ...refs.filter((ref) => !there.includes(ref))];
      return;
    }
    this.#clear();
    this.#caseId = view.caseId;
    this.#shown = inOrder(view.images, firstPicture(view));
  }

  /** Nothing of a case stays behind it. */
  leave(): void {
    this.#clear();
    this.images = [];
  }
  #clear(): void {
    this.#caseId = null;
    this.#shown = [];
    this.#views = {};
    this.#looks = {};
    this.#seen.clear();
    this.side = 0;
    this.blinking = false;
    this.spot = null;
  }

  /** The panes on screen, by number. */
  get sides(): number[] {
    const most = Math.max(1, Math.min(this.images.length, MOST_PANES));
    const count = this.blinking ? Math.min(2, most) : Math.min(this.count, most);
    return Array.from({ length: count }, (_, side) => side);
  }
  get several(): boolean {
    return this.sides.length > 1;
  }
  /** The picture number of the pane the keys go to. */
  get here(): number {
    const ref = this.#shown[this.side];
    return Math.max(
      0,
      this.images.findIndex((image) => image.fileRef === ref),
    );
  }
  imageAt(side: number): ImageView | null {
    const ref = this.#shown[side];
    return this.images.find((image) => image.fileRef === ref) ?? this.images[0] ?? null;
  }
  viewOf(image: ImageView): View {
    return this.#views[image.fileRef] ?? UPRIGHT;
  }
  lookOf(image: ImageView): Look {
    return this.#looks[image.fileRef] ?? PLAIN;
  }
  /** The look of the picture the keys go to. */
  get look(): Look {
    const image = this.imageAt(this.side);
    return image ? this.lookOf(image) : PLAIN;
  }
  get view(): View {
    const image = this.imageAt(this.side);
    return image ? this.viewOf(image) : UPRIGHT;
  }

  /** A picture was displayed. Another picture under the same name has not been. */
  saw(image: ImageView): void {
    this.#seen.add(`${image.fileRef} ${image.digest}`);
  }
  wasSeen(image: ImageView): boolean {
    return this.#seen.has(`${image.fileRef} ${image.digest}`);
  }
  /** Pictures that could be looked at and were not. */
  get unseen(): ImageView[] {
    const can: ImageView["state"][] = ["ready", "changed", "not_fetched"];
    return this.images.filter((image) => can.includes(image.state) && !this.wasSeen(image));
  }
  get unseenWords(): string | null {
    const names = this.unseen.map((image) => nameOf(image, this.images));
    return names.length > 0 ? names.join(", ") : null;
  }

  measured(side: number, measure: Measure): void {
    this.#measures[side] = measure;
  }
  placed(side: number, image: ImageView): Placed {
    const { frame, picture } = this.#measures[side] ?? NOWHERE;
    return { frame, picture, view: this.viewOf(image) };
  }

  // --- what lies on the table ---------------------------------------------------------------------------------------
  show(index: number): void {
    const count = this.images.length;
    if (count === 0) return;
    const image = this.images[(index + count) % count];
    if (!image) return;
    this.#lie(image);
    this.say(nameOf(image, this.images));
  }
  /** One, or side by side. */
  toggleTwo(): void {
    this.#lay(this.several && !this.blinking ? 1 : 2);
  }
  /** One more beside it, and after four two again. */
  more(): void {
    const next = this.blinking ? 2 : this.count + 1;
    this.#lay(next > Math.min(MOST_PANES, this.images.length) ? 2 : next);
  }
  #lay(count: number): void {
    if (this.images.length < 2) return;
    this.blinking = false;
    this.count = count;
    this.side = 0;
    this.say(t("heard-panes", { count: this.sides.length }));
  }
  /** The next pane takes the keys; while two blink, the other one comes forth. */
  other(): void {
    if (this.several) this.side = (this.side + 1) % this.sides.length;
    const image = this.imageAt(this.side);
    if (image && this.several) this.say(nameOf(image, this.images));
  }
  blink(): void {
    if (this.images.length < 2) return;
    this.blinking = !this.blinking;
    this.side = 0;
    const names = this.sides.map((side) => this.imageAt(side)).filter((image) => image !== null);
    const [one = "", other = ""] = names.map((image) => nameOf(image, this.images));
    this.say(this.blinking ? t("heard-blink", { one, other }) : t("heard-blink-off"));
  }
  /** The two no longer change places, and the picture that has the keys now keeps them: something is drawn on it. */
  stay(): void {
    const image = this.imageAt(this.side);
    if (!this.blinking || !image) return;
    this.blink();
    this.goTo(image, this.viewOf(image));
  }
  link(): void {
    this.linked = !this.linked;
    this.say(t(this.linked ? "heard-linked" : "heard-unlinked"));
  }
  glass(): void {
    this.loupe = !this.loupe;
    this.say(t(this.loupe ? "heard-loupe" : "heard-loupe-off"));
  }
  showTools(): void {
    this.tools = !this.tools;
  }

  // --- how they are seen --------------------------------------------------------------------------------------------
  pan(by: Point, side = this.side): void {
    this.#move(side, (placed) => panned(placed, by));
  }
  panByKey(x: number, y: number): void {
    this.pan({ x: x * PAN_PX, y: y * PAN_PX });
  }
  /** `about`: px from the middle of the frame. */
  zoom(factor: number, about?: Point, side = this.side): void {
    this.#move(side, (placed) => zoomed(placed, factor, about));
  }
  zoomByKey(steps: number): void {
    this.zoom(ZOOM_STEP ** steps);
    this.say(viewWords(this.view));
  }
  fit(): void {
    this.#move(this.side, ({ view }) => ({ ...view, zoom: 1, x: 0.5, y: 0.5 }));
    this.say(viewWords(this.view));
  }
  pixels(): void {
    this.#move(this.side, (placed, { across }) => oneToOne(placed, across, globalThis.devicePixelRatio || 1));
    this.say(viewWords(this.view));
  }
  turn(by: number): void {
    this.#see((view) => turned(view, by));
  }
  flip(): void {
    this.#see(flipped);
  }
  expose(by: number): void {
    this.#light((look) => exposed(look, by));
  }
  contrast(by: number): void {
    this.#light((look) => contrasted(look, by));
  }
  invert(): void {
    this.#light(inverted);
  }
  channel(): void {
    this.#light(nextChannel);
  }
  detail(wanted: Detail): void {
    this.#light((look) => detailed(look, wanted));
  }
  /** The picture as it came. */
  reset(): void {
    this.#move(this.side, ({ view }) => ({ ...view, zoom: 1, x: 0.5, y: 0.5 }));
    const refs = this.#own().map((image) => image.fileRef);
    this.#views = { ...this.#views, ...Object.fromEntries(refs.map((ref) => [ref, UPRIGHT])) };
    this.#looks = { ...this.#looks, ...Object.fromEntries(refs.map((ref) => [ref, PLAIN])) };
    this.say(t("heard-reset"));
  }
  /** Brings a place of a picture into the middle: a mark that was picked from the list. */
  goTo(image: ImageView, at: Point): void {
    const side = this.sides.find((one) => this.imageAt(one)?.fileRef === image.fileRef);
    if (side !== undefined) this.side = side;
    else this.#lie(image);
    this.#views = { ...this.#views, [image.fileRef]: { ...this.viewOf(image), ...at } };
  }

  /** Lays a picture where the keys go. What lies there takes its place: no picture lies there twice. */
  #lie(image: ImageView): void {
    const before = this.#shown[this.side];
    const from = this.#shown.indexOf(image.fileRef);
    const laid = this.#shown.with(this.side, image.fileRef);
    this.#shown = before !== undefined && from >= 0 ? laid.with(from, before) : laid;
  }

  /** The pictures a tool works on: the one the keys go to, or both that blink in one place. */
  #own(): ImageView[] {
    const sides = this.blinking ? this.sides : [this.side];
    return sides.map((side) => this.imageAt(side)).filter((image) => image !== null);
  }
  #see(how: (view: View) => View): void {
    const seen = this.#own().map((image) => [image.fileRef, how(this.viewOf(image))]);
    this.#views = { ...this.#views, ...Object.fromEntries(seen) };
    this.say(viewWords(this.view));
  }
  #light(how: (look: Look) => Look): void {
    const lit = this.#own().map((image) => [image.fileRef, how(this.lookOf(image))]);
    this.#looks = { ...this.#looks, ...Object.fromEntries(lit) };
    this.say(lookWords(this.look) || t("look-plain"));
  }
  /** Moves the picture of a pane, and with linked panes every other the same way on the screen. */
  #move(side: number, how: (placed: Placed, measure: Measure) => View): void {
    const together = this.several && (this.linked || this.blinking);
    const moved: Record<string, View> = {};
    for (const one of together ? this.sides : [side]) {
      const image = this.imageAt(one);
      if (image) moved[image.fileRef] = how(this.placed(one, image), this.#measures[one] ?? NOWHERE);
    }
    this.#views = { ...this.#views, ...moved };
  }
}
