// Which picture lies on the table when a case is opened: the one its first reason speaks of, as far as a reason speaks of one.
import type { CaseView, ImageView, Side } from "../ipc";

const CAN_BE_SEEN: ImageView["state"][] = ["ready", "changed", "not_fetched"];

/** The side a reason is about; null where it is about no picture, or none in particular. */
function sideOf({ family, code }: CaseView["reasons"][number]): Side | null {
  if (family === "face_fraud" || family === "face_quality") return "selfie";
  if (!["document_fraud", "document_condition", "document_quality"].includes(family)) return null;
  return /(^|_)BACK(SIDE)?(_|$)/i.test(code) ? "back" : "front";
}

export function firstPicture(view: CaseView): ImageView | null {
  const seen = view.images.filter((image) => CAN_BE_SEEN.includes(image.state));
  for (const reason of view.reasons) {
    const side = sideOf(reason);
    const found = side === null ? undefined : seen.find((image) => image.side === side);
    if (found) return found;
  }
  return view.images[0] ?? null;
}
