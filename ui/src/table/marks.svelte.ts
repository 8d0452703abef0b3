// Boxes the reviewer draws on pictures, each bound to one reason. They are kept relative to the upright picture and to its
// digest. Those that are kept belong to the decision form: they stand in its draft and travel with the decision.
import type { ImageView, Mark, ReasonRef } from "../ipc";
import { boxInSight, moved, sized, type Box } from "./box";
import type { Point, View } from "./geometry";

/** A mark that is being placed. */
export interface Placing {
  fileRef: string;
  imageDigest: string;
  box: Box;
  reason: ReasonRef | null;
}

/** The engine takes no more on one decision. */
export const MOST_MARKS = 100;

export const sameReason = (one: ReasonRef | null, other: ReasonRef | null) =>
  one?.scheme === other?.scheme && one?.code === other?.code;
/** Whether a mark lies on this picture as it is now. */
export const liesOn = (mark: { fileRef: string; imageDigest: string }, image: ImageView) =>
  mark.fileRef === image.fileRef && mark.imageDigest === image.digest;

/** Who keeps them: the decision form. */
export interface Keeper {
  readonly marks: readonly Mark[];
  mark(marks: Mark[]): void;
}

export class Marks {
  placing = $state.raw<Placing | null>(null);
  selected = $state<number | null>(null);
  /** It was to be kept before it had a reason. */
  reasonAsked = $state(false);

  constructor(readonly keeper: Keeper) {}

  get list(): readonly Mark[] {
    return this.keeper.marks;
  }
  get full(): boolean {
    return this.list.length >= MOST_MARKS;
  }

  /** Starts one in the middle of what is in sight. A picture that is not here cannot be marked. */
  begin(image: ImageView, view: View, reason: ReasonRef | null): boolean {
    if (image.digest === null || this.full) return false;
    const { fileRef, digest: imageDigest } = image;
    this.placing = { fileRef, imageDigest, box: boxInSight(view), reason };
    this.reasonAsked = false;
    return true;
  }
  draw(box: Box): void {
    if (this.placing) this.placing = { ...this.placing, box };
  }
  move(view: View, by: Point): void {
    if (this.placing) this.draw(moved(this.placing.box, view, by));
  }
  size(view: View, by: Point): void {
    if (this.placing) this.draw(sized(this.placing.box, view, by));
  }
  choose({ scheme, code }: ReasonRef): void {
    if (this.placing) this.placing = { ...this.placing, reason: { scheme, code } };
    this.reasonAsked = false;
  }
  /** Keeps it, unless it has no reason yet; then it is asked for. */
  keep(): boolean {
    if (!this.placing) return false;
    const { fileRef, imageDigest, box, reason } = this.placing;
    this.reasonAsked = reason === null;
    if (reason === null) return false;
    this.placing = null;
    this.selected = this.list.length;
    this.keeper.mark([...this.list, { fileRef, imageDigest, ...box, reason }]);
    return true;
  }
  drop(): void {
    this.placing = null;
    this.reasonAsked = false;
  }
  /** The case is left: those that were kept are the form's. */
  forget(): void {
    this.drop();
    this.selected = null;
  }
  remove(at: number): void {
    const left = this.list.filter((_, index) => index !== at);
    this.selected = left.length > 0 ? Math.min(at, left.length - 1) : null;
    this.keeper.mark(left);
  }
}
