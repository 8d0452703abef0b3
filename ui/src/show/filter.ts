// What a filter lets through, one short text for each part that is set.
import type { QueueFilter } from "../ipc";
import { t } from "../texts";
import { shownText } from "./text";

/** The parts a person can set, with the value that filters nothing. */
const PARTS: [keyof QueueFilter, string | null][] = [
  ["state", null],
  ["verdict", null],
  ["document", null],
  ["contract", null],
  ["family", null],
  ["source", null],
  ["holder", "anyone"],
  ["due", "any"],
];

export function filterChips(filter: QueueFilter): string[] {
  const set = PARTS.filter(([key, all]) => filter[key] !== all);
  const chips = set.map(([key]) => {
    const value = `filter-${key}-${String(filter[key])}`.replaceAll("_", "-");
    return `${t(`filter-${key}`)}: ${t(value)}`;
  });
  return filter.text.trim() === ""
    ? chips
    : [...chips, t("quoted", { text: shownText(filter.text.trim()).slice(0, 40) })];
}
