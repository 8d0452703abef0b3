// @vitest-environment node
// The colours of risk, as everyone sees them: each pair stays apart, also where only two colours are told apart, and each can be
// read on every ground it stands on.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { verdictSign } from "../../src/show/tone";

type Three = [number, number, number];
const tokens = readFileSync(join(import.meta.dirname, "..", "..", "src", "styles", "tokens.css"), "utf8");
const [plain = "", contrast = ""] = [":root {", ":root[data-contrast] {"].map(
  (head) => tokens.split(head)[1]?.split("}")[0],
);
const THEMES: Record<string, [string, number, number]> = {
  light: [plain, 0, 4.5],
  dark: [plain, 1, 4.5],
  "strongest contrast, light": [contrast, 0, 7],
  "strongest contrast, dark": [contrast, 1, 7],
};
const VERDICTS = ["trusted", "suspicious", "not_trusted", "inconclusive"];
const GROUNDS = ["bg", "surface", "raised", "sunken", "accent-soft"];

/** Parts of red, green and blue in light, 0 to 1. */
function colourOf(theme: string, name: string): Three {
  const [block, at] = THEMES[theme] ?? ["", 0];
  const found = new RegExp(`--${name}: light-dark\\(#(\\w{6}), #(\\w{6})\\)`).exec(block)?.[at + 1];
  if (!found) throw new Error(`${theme}: no colour ${name}`);
  return [0, 2, 4].map((from) => {
    const part = parseInt(found.slice(from, from + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as Three;
}
const luminance = ([red, green, blue]: Three) => 0.2126 * red + 0.7152 * green + 0.0722 * blue;
function contrastOf(one: Three, other: Three): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** What each kind of sight makes of light: Machado, Oliveira and Fernandes (2009), at full strength. */
const SIGHT: Record<string, [Three, Three, Three]> = {
  "all three": [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  "no red": [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  "no green": [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  "no blue": [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};
function seen(sight: string, [red, green, blue]: Three): Three {
  return (SIGHT[sight] ?? []).map((row) =>
    Math.min(1, Math.max(0, row[0] * red + row[1] * green + row[2] * blue)),
  ) as Three;
}
/** CIE L*a*b*, where a distance of about 2 is just noticed. */
function lab([red, green, blue]: Three): Three {
  const root = (part: number) => (part > 216 / 24_389 ? Math.cbrt(part) : ((part * 24_389) / 27 + 16) / 116);
  const x = root((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047);
  const y = root(0.2126 * red + 0.7152 * green + 0.0722 * blue);
  const z = root((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}
const distance = (one: Three, other: Three) =>
  Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);

describe.each(Object.keys(THEMES))("the colours of risk, %s", (theme) => {
  const tones = VERDICTS.map((verdict) => verdictSign(verdict).tone);

  it("has a tone for each verdict", () => {
    expect(new Set(tones).size).toBe(4);
  });

  it.each(Object.keys(SIGHT))("stay apart for who sees %s", (sight) => {
    for (const [at, one] of tones.entries()) {
      for (const other of tones.slice(at + 1)) {
        const [first, second] = [one, other].map((tone) => lab(seen(sight, colourOf(theme, tone)))) as [
          Three,
          Three,
        ];
        expect(distance(first, second), `${one} and ${other}`).toBeGreaterThan(10);
      }
    }
  });

  it("can be read on every ground", () => {
    const least = THEMES[theme]?.[2] ?? 7;
    for (const tone of tones)
      for (const ground of [...GROUNDS, `${tone}-soft`])
        expect(
          contrastOf(colourOf(theme, tone), colourOf(theme, ground)),
          `${tone} on ${ground}`,
        ).toBeGreaterThanOrEqual(least);
  });
});
