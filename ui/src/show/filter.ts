// What the queue can be narrowed by, and what a filter lets through: one short text for each part that is set.
import type { QueueFilter } from "../ipc";
import { t } from "../texts";
import { shownText } from "./text";

/** What the queue is narrowed by, each with the values it takes and the one that leaves it alone. */
export const CHOICES: { key: keyof QueueFilter; values: string[]; all: string | null }[] = [
  { key: "state", values: ["pending", "awaiting_second", "applying", "decided", "gone"], all: null },
  { key: "verdict", values: ["trusted", "suspicious", "not_trusted", "inconclusive"], all: null },
  {
    key: "document",
    values: ["verified", "not_verified", "fraud", "aborted", "cancelled", "unknown"],
    all: null,
  },
  { key: "contract", values: ["high", "medium", "low"], all: null },
  {
    key: "family",
    all: null,
    values: [
      "device",
      "network",
      "contact",
      "document_quality",
      "document_condition",
      "document_fraud",
      "face_quality",
      "face_fraud",
      "identity_data",
      "eligibility",
      "user_abort",
      "technical",
      "signing",
      "other",
    ],
  },
  { key: "source", values: ["trust", "qes", "onboarding"], all: null },
  { key: "holder", values: ["mine", "free", "pack"], all: "anyone" },
  { key: "due", values: ["overdue", "today"], all: "any" },
];

export function filterChips(filter: QueueFilter): string[] {
  const set = CHOICES.filter(({ key, all }) => filter[key] !== all);
  const chips = set.map(({ key }) => {
    const value = `filter-${key}-${String(filter[key])}`.replaceAll("_", "-");
    return `${t(`filter-${key}`)}: ${t(value)}`;
  });
  return filter.text.trim() === ""
    ? chips
    : [...chips, t("quoted", { text: shownText(filter.text.trim()).slice(0, 40) })];
}
