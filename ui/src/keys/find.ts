// Finding a command by a few letters of its name. Pure.
import { folded } from "../show/text";

const WORD_START = 4;
const INSIDE = 3;
const SCATTERED = 1;

function one(wanted: string, text: string): number {
  const at = text.indexOf(wanted);
  if (at === 0) return WORD_START + 1;
  if (at > 0) return /[^\p{L}\p{N}]/u.test(text[at - 1] ?? "") ? WORD_START : INSIDE;
  let from = 0;
  for (const letter of wanted) {
    const found = text.indexOf(letter, from);
    if (found < 0) return 0;
    from = found + letter.length;
  }
  return SCATTERED;
}

/** How well a name fits what was typed; 0 when a word of it is not in there, not even letter by letter. */
export function fitOf(typed: string, name: string): number {
  const text = folded(name);
  const fits = folded(typed)
    .split(/\s+/)
    .filter((word) => word !== "")
    .map((word) => one(word, text));
  if (fits.length === 0) return 1;
  return fits.includes(0) ? 0 : fits.reduce((sum, fit) => sum + fit, 0);
}

/** What fits, the best first; of equals the earlier. */
export function found<T>(typed: string, all: readonly T[], nameOf: (one: T) => string): T[] {
  return all
    .map((item) => ({ item, fit: fitOf(typed, nameOf(item)) }))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit)
    .map(({ item }) => item);
}
