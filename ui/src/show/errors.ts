// One table: what an error's code means for the person. A code that is not here is shown with the engine's own message.
import { has, t } from "../texts";
import type { AppError } from "../ipc";

export type Severity = "info" | "warning" | "stop";
/** What the button beside the text does; null: there is nothing to press. */
export type Remedy = "sign-in" | "reload-case" | "sync" | "open-outbox" | "next-case" | null;

export interface Notice {
  code: string;
  severity: Severity;
  text: string;
  action: string | null;
  remedy: Remedy;
}

const TABLE: Record<string, [Severity, Remedy]> = {
  sign_in_needed: ["warning", "sign-in"],
  sign_in_failed: ["warning", "sign-in"],
  sign_in_timed_out: ["warning", "sign-in"],
  signed_out: ["warning", "sign-in"],
  token_invalid: ["warning", "sign-in"],
  offline: ["info", null],
  claim_held: ["warning", "next-case"],
  claim_expired: ["warning", "reload-case"],
  claim_required: ["warning", "reload-case"],
  case_gone: ["info", "next-case"],
  unknown_case: ["info", "next-case"],
  already_decided: ["info", "next-case"],
  evidence_changed: ["warning", "reload-case"],
  evidence_mismatch: ["warning", "reload-case"],
  precondition_failed: ["warning", "reload-case"],
  not_reviewable: ["info", "next-case"],
  undo_too_late: ["info", "open-outbox"],
  forbidden: ["warning", null],
  not_assignee: ["warning", "next-case"],
  self_review: ["warning", "next-case"],
  overloaded: ["info", null],
  store_failed: ["stop", null],
  disk_full: ["stop", null],
  save_unclear: ["stop", "open-outbox"],
  outbox_stopped: ["stop", null],
  image_refused: ["info", null],
  file_host_refused: ["warning", null],
  link_expired: ["info", null],
  not_an_image: ["warning", null],
};

/** Anything thrown at the seam, as an error of ours: the seam promises `{code, message, action}`. */
export function asAppError(thrown: unknown): AppError {
  if (typeof thrown === "object" && thrown !== null && "code" in thrown && "message" in thrown) {
    const action = "action" in thrown && typeof thrown.action === "string" ? thrown.action : null;
    return { code: String(thrown.code), message: String(thrown.message), action };
  }
  return { code: "unexpected", message: t("error-unexpected"), action: t("error-unexpected-action") };
}

export function noticeOf(error: AppError): Notice {
  const id = `error-${error.code.replaceAll("_", "-")}`;
  const [severity, remedy] = TABLE[error.code] ?? ["warning", null];
  return {
    code: error.code,
    severity,
    text: has(id) ? t(id) : error.message,
    action: has(`${id}-action`) ? t(`${id}-action`) : error.action,
    remedy,
  };
}

export const KNOWN_CODES = Object.keys(TABLE);
