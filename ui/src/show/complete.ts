// Completing a token of the search: its name, then a value. Pure; which tokens and values there are, the engine says.
import type { TokenView } from "../ipc";

export interface Completion {
  /** What is put in the place of what was typed so far. */
  insert: string;
  /** What the option is called: the token with its colon, or the value. */
  label: string;
  about: string;
}

export interface Completions {
  /** Where what was typed so far begins. */
  from: number;
  options: Completion[];
}

const NONE: Completions = { from: 0, options: [] };
const MOST = 8;

/** What can stand at the caret. Nothing inside quotation marks, nor where nothing was begun. */
export function completions(
  text: string,
  caret: number,
  tokens: TokenView[],
  seen: Readonly<Record<string, string[]>> = {},
): Completions {
  const before = text.slice(0, caret);
  if ((before.match(/"/g)?.length ?? 0) % 2 === 1) return NONE;
  const piece = /\S*$/.exec(before)?.[0] ?? "";
  const start = caret - piece.length;
  const minus = piece.startsWith("-") ? 1 : 0;
  const colon = piece.indexOf(":");
  if (colon < 0) {
    const begun = piece.slice(minus).toLowerCase();
    if (begun === "") return NONE;
    const options = tokens
      .filter(({ token }) => token.startsWith(begun))
      .map(({ token, about }) => ({ insert: `${token}:`, label: `${token}:`, about }));
    return { from: start + minus, options };
  }
  const name = piece.slice(minus, colon).toLowerCase();
  const known = tokens.find(({ token }) => token === name);
  if (!known) return NONE;
  const from = Math.max(colon, piece.lastIndexOf(",")) + 1;
  const begun = piece.slice(from).toLowerCase();
  const values = known.values.length > 0 ? known.values : (seen[name] ?? []);
  const options = values
    .filter((value) => value.toLowerCase().startsWith(begun) && value.toLowerCase() !== begun)
    .slice(0, MOST)
    .map((value) => ({ insert: `${value} `, label: value, about: "" }));
  return { from: start + from, options };
}

/** The text with an option taken, and where the caret stands then. */
export function completed(text: string, caret: number, from: number, insert: string): [string, number] {
  const rest = insert.endsWith(" ") && text[caret] === " " ? text.slice(caret + 1) : text.slice(caret);
  return [text.slice(0, from) + insert + rest, from + insert.length];
}
