// The light a picture is seen in: pure. It is a filter of the window over the pixels we decoded; no pixel is read back, and
// the file is never touched. The filters by name are drawn in Filters.svelte and
// Light.svelte.

export type Channel = "colour" | "red" | "green" | "blue" | "luminance";
export type Detail = "none" | "edges" | "pattern";

export interface Look {
  /** Steps from the picture as it is; three double its light. */
  exposure: number;
  /** The same of its contrast. */
  contrast: number;
  invert: boolean;
  channel: Channel;
  detail: Detail;
}

export const PLAIN: Look = { exposure: 0, contrast: 0, invert: false, channel: "colour", detail: "none" };
export const MOST_STEPS = 6;
const CHANNELS: Channel[] = ["colour", "red", "green", "blue", "luminance"];

function stepped(value: number, by: number): number {
  return Math.min(MOST_STEPS, Math.max(-MOST_STEPS, value + by));
}

export const exposed = (look: Look, by: number): Look => ({ ...look, exposure: stepped(look.exposure, by) });
export const contrasted = (look: Look, by: number): Look => ({
  ...look,
  contrast: stepped(look.contrast, by),
});
export const inverted = (look: Look): Look => ({ ...look, invert: !look.invert });

export function nextChannel(look: Look): Look {
  const at = CHANNELS.indexOf(look.channel);
  return { ...look, channel: CHANNELS[(at + 1) % CHANNELS.length] ?? "colour" };
}

/** Shows one kind of detail, or the picture again. */
export function detailed(look: Look, detail: Detail): Look {
  return { ...look, detail: look.detail === detail ? "none" : detail };
}

/** The blur a detail is told from, in px of the picture. */
const BLUR_PX: Record<Detail, number> = { none: 0, edges: 2.4, pattern: 4 };
const MOST_BLUR_PX = 60;

/**
 * The same in px of the screen. Less than one would be none: a picture seen small shows coarser detail. `scale`: px of the
 * screen for one of the picture.
 */
export function blurOf({ detail }: Look, scale: number): number {
  return detail === "none" ? 0 : Math.min(MOST_BLUR_PX, Math.max(1, BLUR_PX[detail] * scale));
}

/** As CSS reads it: light first, then what is taken out of it, the negative last. `named`: the filter that shows detail. */
export function filterOf({ exposure, contrast, invert, channel, detail }: Look, named: string): string {
  const parts: string[] = [];
  if (exposure !== 0) parts.push(`brightness(${(2 ** (exposure / 3)).toFixed(3)})`);
  if (contrast !== 0) parts.push(`contrast(${(2 ** (contrast / 3)).toFixed(3)})`);
  if (channel !== "colour") parts.push(`url("#table-${channel}")`);
  if (detail !== "none") parts.push(`url("#${named}")`);
  if (invert) parts.push("invert(1)");
  return parts.length > 0 ? parts.join(" ") : "none";
}

/** With its sign, as it stands on the screen. */
export function signed(step: number): string {
  return step > 0 ? `+${step}` : step < 0 ? `−${-step}` : "0";
}
