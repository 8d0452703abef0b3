// What an entry of the log says happened. A kind that this window does not know is shown as it is written.
import { has, t } from "../texts";
import { shownText } from "./text";

/** The kinds one can ask for, by how they are spelled in the log. */
export const KINDS = [
  "acknowledged",
  "assigned",
  "block_erased",
  "block_sealed_for_hold",
  "case_opened",
  "claim_lost",
  "claimed",
  "confirmed",
  "decided",
  "edition_changed",
  "epoch_ended",
  "erased",
  "file_erased",
  "file_sealed_for_hold",
  "foreign_case_refused",
  "hold_lifted",
  "hold_placed",
  "image_saved",
  "image_viewed",
  "ledger_exported",
  "ledger_read",
  "locked",
  "log_break_acknowledged",
  "log_broken",
  "log_exported",
  "needs_review",
  "noted",
  "organisation_file_changed",
  "original_saved",
  "package_exported",
  "package_replayed",
  "parked",
  "policy_changed",
  "purged",
  "released",
  "retention_rules_changed",
  "reveal",
  "roles_changed",
  "sealed_for_hold",
  "second_answered",
  "sent",
  "signed_in",
  "signed_out",
  "superseded",
  "synced",
  "timeline_read",
  "tip_off_refused",
  "undone",
  "unlocked",
  "withdrawn",
] as const;

export function kindText(kind: string): string {
  const id = `kind-${kind}`;
  return /^[a-z_]+$/.test(kind) && has(id) ? t(`kind-${kind}`) : shownText(kind);
}
