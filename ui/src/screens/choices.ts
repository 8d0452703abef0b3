// The reasons a form offers, in the order and number in which they are wanted.
import type { ReasonChoice, ReasonRef } from "../ipc";
import { folded } from "../show/text";

/** Picked ones first, of them those that ask for a mark; then the others by how near they are to the case. */
export function byNearness(all: ReasonChoice[], isPicked: (one: ReasonChoice) => boolean): ReasonChoice[] {
  const rank = (one: ReasonChoice) =>
    isPicked(one) ? (one.asksMark ? 0 : 1) : one.onCase ? 2 : one.asksMark ? 3 : one.suspicion ? 4 : 5;
  return all.toSorted((one, other) => rank(one) - rank(other));
}

/** Those in whose code, title or group this is found; all when nothing is asked for. */
export function found(all: ReasonChoice[], asked: string): ReasonChoice[] {
  const wanted = folded(asked.trim());
  if (!wanted) return all;
  return all.filter((one) => folded(`${one.scheme}:${one.code} ${one.title} ${one.group}`).includes(wanted));
}

/** Whether all that was picked is known here, and none of it can carry a reject. */
export function noneCarries(all: ReasonChoice[], picked: ReasonRef[]): boolean {
  const known = picked.flatMap(
    ({ scheme, code }) => all.find((one) => one.scheme === scheme && one.code === code) ?? [],
  );
  return picked.length > 0 && known.length === picked.length && known.every((one) => !one.carriesReject);
}
