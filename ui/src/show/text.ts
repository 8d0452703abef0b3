// Text from strangers. It is only ever rendered as text; what would be invisible, or would turn the reading direction
// around, is shown as a mark, so that what the reviewer reads is what is there.

export interface Piece {
  text: string;
  /** True for a mark: `text` is then the name of a character, such as U+202E. */
  mark: boolean;
}

// Controls, bidirectional controls, zero-width and filler characters, tags, line separators, lone surrogates.
const HIDDEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff0-\ufffb\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}\p{Surrogate}]/u;
const LINES = /[\t\n]/;

function nameOf(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  return `U+${point.toString(16).toUpperCase().padStart(4, "0")}`;
}

/** Splits a text into readable stretches and marks. `lines`: line breaks and tabs are welcome (comments). */
export function pieces(text: string, lines = false): Piece[] {
  const found: Piece[] = [];
  let plain = "";
  for (const character of text) {
    if (HIDDEN.test(character) || (!lines && LINES.test(character))) {
      if (plain) found.push({ text: plain, mark: false });
      plain = "";
      found.push({ text: nameOf(character), mark: true });
    } else {
      plain += character;
    }
  }
  if (plain) found.push({ text: plain, mark: false });
  return found;
}

/** As it is compared when somebody searches: letter case, accents and the kind of apostrophe make no difference. */
export function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[’‘ʼ]/g, "'").toLowerCase();
}

/** The same as one string, for places that take no markup: titles, accessible names. */
export function shownText(text: string, lines = false): string {
  return pieces(text, lines)
    .map((piece) => (piece.mark ? `[${piece.text}]` : piece.text))
    .join("");
}

/** An id of ours for an element that stands for a platform id: ids are opaque, and element ids may hold no spaces. */
export function elementId(kind: string, id: string): string {
  return `${kind}-${id.replace(/[^\w-]/g, (character) => `_${character.charCodeAt(0)}`)}`;
}

/** At most `max` characters, never through the middle of one. */
export function cutTo(text: string, max: number): { text: string; rest: number } {
  if (text.length <= max) return { text, rest: 0 };
  const characters = Array.from(text.slice(0, max * 2));
  if (text.length <= max * 2 && characters.length <= max) return { text, rest: 0 };
  const kept = characters.slice(0, max).join("");
  return { text: kept, rest: text.length - kept.length };
}

/** For names placed inside a sentence that takes no markup: their direction stays their own. */
export function isolated(text: string): string {
  return `\u2068${shownText(text)}\u2069`;
}

/** A number and its unit, never broken over two lines. */
export function whole(text: string): string {
  return text.replaceAll(" ", "\u00a0");
}
