// Sizes on screen, from KiB: whole MB where there are ten, else KB.
import { t } from "../texts";

export function sizeOf(kib: number): string {
  if (kib < 1024) return t("size-kb", { n: kib });
  if (kib < 10 * 1024) return t("size-mb", { n: Math.round(kib / 102.4) / 10 });
  if (kib < 10 * 1024 * 1024) return t("size-mb", { n: Math.round(kib / 1024) });
  return t("size-gb", { n: Math.round(kib / 1024 / 1024) });
}
