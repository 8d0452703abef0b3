// Tells the engine that somebody is at the window, so that it does not lock: seldom, and never what was done.

/** Milliseconds between two tellings. */
const PAUSE = 5_000;
// The last is all that a screen reader leaves of a hand. Focus and scrolling are no signs: the page does both by itself.
const SIGNS = ["keydown", "pointerdown", "pointermove", "wheel", "click"] as const;

/** Begins; gives what ends it. */
export function tellOfHands(tell: () => Promise<void>): () => void {
  let next = 0;
  const heard = (event: Event): void => {
    // What a script plays is no hand.
    if (!event.isTrusted || event.timeStamp < next) return;
    next = event.timeStamp + PAUSE;
    tell().catch(() => {
      // An engine that is ending has no need of it.
    });
  };
  for (const sign of SIGNS) addEventListener(sign, heard, { capture: true, passive: true });
  return () => {
    for (const sign of SIGNS) removeEventListener(sign, heard, { capture: true });
  };
}
