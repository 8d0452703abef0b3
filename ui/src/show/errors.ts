// One table: what an error's code means for the person. Every code the engine can give has a row, or this file does not
// compile: the list is gathered from the Rust sources. A code without a text of ours (texts/*.errors.ftl) is shown with the
// engine's own words.
import { has, naming, t } from "../texts";
import type { AppError } from "../ipc";
import type { EngineCode } from "../ipc/codes";
import { factsOf } from "./facts";

/** An error of the engine's, or of this window, which names nothing. */
export type Told = Omit<AppError, "facts"> & Partial<Pick<AppError, "facts">>;
/** `quiet`: the person did it on purpose and needs no notice; it is read out, no more. */
export type Severity = "quiet" | "info" | "warning" | "stop";
/** What the button beside the text does; null: there is nothing to press. */
export type Remedy = "sign-in" | "reload-case" | "sync" | "open-outbox" | "next-case" | null;

export interface Notice {
  code: string;
  severity: Severity;
  text: string;
  action: string | null;
  remedy: Remedy;
}

type Row = [Severity, Remedy];
const rows = <Code extends EngineCode>(row: Row, ...codes: Code[]) =>
  Object.fromEntries(codes.map((code) => [code, row])) as Record<Code, Row>;

const TABLE: Record<EngineCode, Row> = {
  ...rows(["quiet", null], "sign_in_cancelled", "closing"),
  ...rows(
    ["warning", "sign-in"],
    "sign_in_needed",
    "sign_in_again",
    "sign_in_failed",
    "sign_in_timed_out",
    "signed_out",
    "token_invalid",
  ),
  // It mends itself, or work goes on without it.
  ...rows(
    ["info", null],
    "offline",
    "platform_busy",
    "platform_unavailable",
    "overloaded",
    "in_flight",
    "session_busy",
    "erased",
    "file_host_refused",
    "link_expired",
    "image_answer_refused",
    "image_damaged",
    "image_decoder_stopped",
    "image_failed",
    "image_not_eligible",
    "image_not_enabled",
    "image_empty",
    "image_no_decoder",
    "image_not_displayed",
    "image_too_large",
    "image_too_slow",
    "image_withheld",
    "not_applicable",
    "not_implemented",
    "no_decision",
    "quarantine",
  ),
  // Of one's own desk: nothing of a case is touched.
  ...rows(["info", null], "settings_unread", "reveal_not_open"),
  ...rows(["warning", null], "ledger_filter", "file_exists", "file_not_written", "not_copied"),
  ...rows(["warning", null], "settings_not_kept", "settings_refused", "diagnostics_unwritten"),
  // The command line's, which reads a recovery file back.
  ...rows(["warning", null], "file_missing", "file_unreadable", "recovery_no_key", "recovery_other_key"),
  ...rows(["warning", null], "recovery_not_a_sheet", "recovery_other_bytes"),
  // This case is for somebody else, or for nobody any more.
  ...rows(
    ["info", "next-case"],
    "case_gone",
    "case_erased_by_rule",
    "unknown_case",
    "already_decided",
    "not_reviewable",
    "signature_issued",
    "identity_expired",
    "required_block_missing",
    "account_incomplete",
    "second_person_not_offered",
  ),
  // What was asked for would tell an end user of a suspicion, or may not leave at all.
  ...rows(["warning", null], "tip_off_refused", "clipboard_off"),
  ...rows(["warning", "next-case"], "claim_held", "not_assignee", "self_review", "foreign_case"),
  // It has to be looked at again, as it is now.
  ...rows(
    ["warning", "reload-case"],
    "claim_expired",
    "claim_required",
    "no_live_claim",
    "stale_fencing_token",
    "evidence_changed",
    "evidence_mismatch",
    "precondition_failed",
  ),
  ...rows(
    ["info", "open-outbox"],
    "too_late",
    "already_on_its_way",
    "decision_on_its_way",
    "decision_unfinished",
    "not_parked",
    "unknown_entry",
  ),
  // The answer is not complete, or may not be given.
  ...rows(
    ["warning", null],
    "forbidden",
    "role_needed",
    "incomplete",
    "reason_required",
    "reason_does_not_fit",
    "technical_reason_only",
    "too_many_reasons",
    "unknown_reason",
    "comment_required",
    "comment_too_long",
    "customer_reason_required",
    "customer_reason_not_allowed",
    "unknown_item",
    "mark_required",
    "mark_not_valid",
    "override_required",
    "override_not_applicable",
    "package_purpose",
    "package_recipients",
    "package_gaps",
    "package_changed",
    "package_too_large",
    "package_not_made",
    "package_unwritten",
    "hold_reason",
    "case_already_held",
    "case_not_held",
    "case_held",
    "replay_encrypted",
    "replay_identity",
    "replay_not_for_this_key",
    "replay_no_package",
    "replay_does_not_hold",
    "replay_no_review",
    "replay_other_state",
    "replay_unread",
  ),
  ...rows(["warning", "sync"], "network_needs_sign_in", "feed_loops", "cursor_expired"),
  // Something beside the work is not as it should be.
  ...rows(
    ["warning", null],
    "certificate_not_pinned",
    "certificate_refused",
    "clock_off",
    "key_out_of_place",
    "proxy_needs_sign_in",
    "not_an_image",
    "platform",
    "address_refused",
    "address_silent",
    "picture_decoder",
    "picture_walls",
    "recovery_incomplete",
    "browser_not_opened",
    "sign_in_address_refused",
    "argument_refused",
    "link_refused",
    "log_mark_unreadable",
    "not_asked_for",
    "not_open",
    "locked",
    "malformed",
    "disk_short",
    "disk_nearly_full",
    "outbox_full",
    "outbox_too_old",
    "pack_size",
    "pack_off",
    "search_not_understood",
    "too_many_cases",
    "pack_under_way",
    "idempotency_key_missing",
    "idempotency_key_reused",
    "decision_id_reused",
    "precondition_required",
    "proof_failed",
    "size_differs",
    "unknown_device",
  ),
  // Before the profile is open: what is in the way is shown on the start screen.
  ...rows(
    ["warning", null],
    "config_faults",
    "config_file",
    "policy_faults",
    "demo_not_local",
    "keychain_forgetful",
    "keychain_locked",
    "keychain_timed_out",
    "keychain_unavailable",
    "keys_not_chosen",
    "addresses_silent",
    "addresses_wrong",
    "unlock_later",
    "passphrase_needed",
    "passphrase_too_short",
    "passphrase_wrong",
    "profile_folder_in_use",
    "profile_held",
    "profile_keys_exist",
    "profile_keys_not_made",
    "profile_memory_keys",
    "profile_no_home",
    "profile_other_person",
  ),
  ...rows(["stop", "open-outbox"], "save_unclear"),
  // Nothing more is saved until somebody has seen to it.
  ...rows(
    ["stop", null],
    "not_saved",
    "outbox_stopped",
    "log_broken",
    "catalogue_fault",
    "cipher_missing",
    "commit_unknown",
    "database_busy",
    "database_closed",
    "database_damaged",
    "database_empty",
    "database_file",
    "database_foreign",
    "database_key_wrong",
    "database_migrate",
    "database_missing",
    "database_missing_journal_left",
    "database_older_copy",
    "database_not_a_file",
    "database_not_encrypted",
    "database_setting_refused",
    "database_statement",
    "database_truncated",
    "database_unreadable_value",
    "demo_failed",
    "epoch_gone",
    "journal_mode",
    "invariant_broken",
    "key_backend_changed",
    "key_file_damaged",
    "key_file_io",
    "key_material",
    "key_missing",
    "key_thread",
    "key_too_long",
    "key_witness_failed",
    "key_wrong",
    "no_runtime",
    "no_window",
    "profile_database_without_keys",
    "profile_file",
    "profile_made_for_another",
    "profile_record_damaged",
    "profile_record_missing",
    "seal_chunks_broken",
    "seal_does_not_open",
    "seal_too_long",
    "seal_unknown_version",
    "value_not_writable",
    "wal_forbidden",
  ),
};

const rowOf = (code: string): Row =>
  Object.hasOwn(TABLE, code) ? TABLE[code as EngineCode] : ["warning", null];

/** Anything thrown at the seam, as an error of ours: the seam promises `{code, message, action}`. */
export function asAppError(thrown: unknown): AppError {
  if (typeof thrown === "object" && thrown !== null && "code" in thrown && "message" in thrown) {
    const action = "action" in thrown && typeof thrown.action === "string" ? thrown.action : null;
    const named = "facts" in thrown && typeof thrown.facts === "object" ? thrown.facts : null;
    const facts = Object.fromEntries(Object.entries(named ?? {}).map(([name, fact]) => [name, String(fact)]));
    return { code: String(thrown.code), message: String(thrown.message), action, facts };
  }
  const [message, action] = [t("error-unexpected"), t("error-unexpected-action")];
  return { code: "unexpected", message, action, facts: {} };
}

/** Where the engine could not name what our text names, the text without it; else the engine's own sentence. */
function textOf(id: string, { facts: named, message }: Told, caseId: string | null): string {
  if (caseId !== null && has(`${id}-named`)) return t(`${id}-named`, { id: caseId });
  const facts = factsOf(named);
  return naming(id, facts) ?? naming(`${id}-bare`, facts) ?? message;
}

/** What the person can do; where a certificate was refused for its dates, first what the clocks show. */
function actionOf(id: string, error: Told): string | null {
  const advice = has(`${id}-action`) ? t(`${id}-action`) : has(id) ? null : error.action;
  if (error.code !== ("certificate_refused" satisfies EngineCode)) return advice;
  const facts = factsOf(error.facts);
  const clocks = naming("certificate-clocks", facts) ?? naming("certificate-clock", facts);
  return [clocks, advice].filter((one) => one !== null).join(" ");
}

/** Of a case: where it is known, and a text names it, it is named. Beside a text of ours stands no advice of the engine's. */
export function noticeOf(error: Told, caseId: string | null = null): Notice {
  const id = `error-${error.code.replaceAll("_", "-")}`;
  const [severity, remedy] = rowOf(error.code);
  return {
    code: error.code,
    severity,
    text: textOf(id, error, caseId),
    action: actionOf(id, error),
    remedy,
  };
}

/** Nobody knows yet whether it was saved. */
const IN_DOUBT: readonly string[] = [
  ...(["save_unclear", "commit_unknown"] satisfies EngineCode[]),
  // Of this window.
  "unexpected",
];

/**
 * Of a decision whose case is not on screen any more: which one it was is said, and nothing is offered that would be done to
 * the case that is.
 */
export function leftBehind(error: Told, caseId: string, why = noticeOf(error).text): Notice {
  const notice = noticeOf(error, caseId);
  const text = t(IN_DOUBT.includes(error.code) ? "left-in-doubt" : "left-unsaved", { id: caseId, why });
  const ofTheScreen = notice.remedy === "reload-case" || notice.remedy === "next-case";
  return { ...notice, text, remedy: ofTheScreen ? null : notice.remedy };
}

/** Errors whose lines of the engine stand below our text: in the person's language, they say which of the settings is meant. */
const NAMES_SETTINGS: readonly string[] = ["addresses_silent", "addresses_wrong"] satisfies EngineCode[];

/** The engine's own lines, where they say more than our text or there is none. */
export function linesOf(error: Told): string[] {
  const ours = noticeOf(error).text !== error.message;
  return ours && !NAMES_SETTINGS.includes(error.code) ? [] : error.message.split("\n");
}

export const KNOWN_CODES = Object.keys(TABLE);
