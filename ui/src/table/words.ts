// How a picture, and how one looks at it, is called.
import type { ImageView, PictureFacts } from "../ipc";
import { percentOf } from "../show/size";
import { t } from "../texts";
import { percents, type Box } from "./box";
import type { View } from "./geometry";
import { signed, type Look } from "./look";

/** What stands on its tab: *Front*, or *Page 2* where there are several. */
export function nameOf(image: ImageView, images: readonly ImageView[]): string {
  const same = images.filter((one) => one.side === image.side);
  const name = t(`side-${image.side}`);
  return same.length > 1 ? `${name} ${same.indexOf(image) + 1}` : name;
}

/** *1.65 × fitted · 91° · mirrored*: a picture that is fitted has no size of its own to be so many per cent of. */
export function viewWords({ zoom, turn, flip }: View): string {
  const times = Math.round(zoom * 100) / 100;
  const parts = [times === 1 ? t("zoom-fit") : t("zoom-times", { times })];
  if (turn !== 0) parts.push(`${turn}°`);
  if (flip) parts.push(t("look-flipped"));
  return parts.join(" · ");
}

/** Where a mark that is being placed lies, and how large it is. */
export function placingWords(box: Box): string {
  const { left, top, width, height } = percents(box);
  const [from, down, across, high] = [left, top, width, height].map((one) => percentOf(one / 100));
  return t("mark-placing", { left: from ?? "", top: down ?? "", width: across ?? "", height: high ?? "" });
}

/** *exposure +2 · red only*; nothing for a picture as it is. */
export function lookWords({ exposure, contrast, invert, channel, detail }: Look): string {
  const parts: string[] = [];
  if (exposure !== 0) parts.push(t("look-exposure", { step: signed(exposure) }));
  if (contrast !== 0) parts.push(t("look-contrast", { step: signed(contrast) }));
  if (channel !== "colour") parts.push(t(`look-channel-${channel}`));
  if (detail !== "none") parts.push(t(`look-detail-${detail}`));
  if (invert) parts.push(t("look-inverted"));
  return parts.join(" · ");
}

/** What a file says of itself, as one line; never where it was taken, only that it says so. */
export function factsWords(facts: PictureFacts): string {
  const said = [
    facts.camera && t("image-facts-camera", { value: facts.camera }),
    facts.software && t("image-facts-software", { value: facts.software }),
    facts.takenAt && t("image-facts-taken", { value: facts.takenAt }),
    facts.hasPlace && t("image-facts-place"),
  ].filter((one) => typeof one === "string" && one !== "");
  return said.length === 0 ? t("image-facts-none") : t("image-facts", { said: said.join(" · ") });
}
