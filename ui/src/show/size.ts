// Sizes on screen, from KiB: whole MB where there are ten, else KB. And shares of a whole.
import { customs, t } from "../texts";
import { whole } from "./text";

export function sizeOf(kib: number): string {
  return whole(inUnits(kib));
}

function inUnits(kib: number): string {
  if (kib < 1024) return t("size-kb", { n: kib });
  if (kib < 10 * 1024) return t("size-mb", { n: Math.round(kib / 102.4) / 10 });
  if (kib < 10 * 1024 * 1024) return t("size-mb", { n: Math.round(kib / 1024) });
  return t("size-gb", { n: Math.round(kib / 1024 / 1024) });
}

/** A share, 0 to 1, in per cent as the language writes it. */
export function percentOf(share: number, digits = 0): string {
  return new Intl.NumberFormat(customs(), {
    style: "percent",
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(share);
}
