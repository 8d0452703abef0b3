// @vitest-environment node
import { describe, expect, it } from "vitest";
import { cutTo, elementId, folded, isolated, pieces, shownText } from "../../src/show/text";

describe("text from strangers", () => {
  it("leaves ordinary names of every script alone", () => {
    for (const name of [
      "Zoë Kārkliņa",
      "Pádraig Ó Conchúir",
      "سلمى الحداد",
      "李小龍",
      "O'Neill-Śmith",
      "नरेन्द्र",
    ]) {
      expect(shownText(name)).toBe(name);
    }
  });

  it("shows what turns the direction around as a mark", () => {
    expect(shownText("gnp\u202egpj")).toBe("gnp[U+202E]gpj");
    expect(pieces("a\u2066b\u2069")).toEqual([
      { text: "a", mark: false },
      { text: "U+2066", mark: true },
      { text: "b", mark: false },
      { text: "U+2069", mark: true },
    ]);
  });

  it("shows every invisible or controlling character as a mark", () => {
    const hidden = [
      0x00, 0x07, 0x1b, 0x7f, 0x85, 0xad, 0x34f, 0x61c, 0x115f, 0x1160, 0x180e, 0x200b, 0x200c, 0x200d,
      0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2060, 0x2061, 0x2066, 0x2067,
      0x2068, 0x2069, 0x206f, 0x2800, 0x3164, 0xfeff, 0xffa0, 0xfff9, 0xe0001, 0xe0041, 0xe01ef,
    ];
    for (const point of hidden) {
      const name = `U+${point.toString(16).toUpperCase().padStart(4, "0")}`;
      expect(shownText(`a${String.fromCodePoint(point)}b`), name).toBe(`a[${name}]b`);
    }
  });

  it("marks half a character instead of passing it on", () => {
    expect(shownText("a\ud800b")).toBe("a[U+D800]b");
  });

  it("keeps line breaks where they are welcome and marks them where they are not", () => {
    expect(shownText("two\nlines", true)).toBe("two\nlines");
    expect(shownText("two\nlines")).toBe("two[U+000A]lines");
  });

  it("cuts a ten-million-character name quickly and never through a character", () => {
    const long = "😀".repeat(5_000_000);
    const taking = (work: () => unknown) => {
      const started = performance.now();
      work();
      return performance.now() - started;
    };
    const cut = cutTo(long, 256);
    expect(taking(() => cutTo(long, 256))).toBeLessThan(taking(() => Array.from(long).length));
    expect(cut.text).toBe("😀".repeat(256));
    expect(cut.text.length + cut.rest).toBe(long.length);
  });

  it("does not cut what fits exactly", () => {
    expect(cutTo("😀".repeat(256), 256)).toEqual({ text: "😀".repeat(256), rest: 0 });
  });

  it("keeps a name's direction to itself inside a sentence", () => {
    expect(isolated("سلمى\u202e")).toBe("\u2068سلمى[U+202E]\u2069");
  });

  it("finds a word whatever its letter case, accents and apostrophe", () => {
    expect(folded("Verdacht auf Fälschung")).toContain(folded("falsch"));
    expect(folded("L’écran")).toContain(folded("l'ECRAN"));
    expect(folded("Zoë")).not.toContain(folded("zob"));
  });

  it("makes element ids without spaces or quotes out of any platform id", () => {
    expect(elementId("row", 'cse 01"<\u0000')).toMatch(/^[\w-]+$/);
    expect(elementId("row", "a b")).not.toBe(elementId("row", "a_b"));
  });
});
