// The codes of the engine that have no text of the window's (texts/*.errors.ftl), and why.
//
// - `catalogue`: the engine says it in the person's language, from src/catalogue/texts/: with the error, or in the form, the
//   outbox or the place of the picture.
// - `command line`: only the command line, a terminal or the text of the diagnostics has it.
// - `no notice`: the engine acts on it by itself, and no window is told.
export const UNTOLD = {
  catalogue: [
    "account_incomplete claim_required comment_required comment_too_long config_faults config_file",
    "customer_reason_not_allowed customer_reason_required decision_id_reused evidence_mismatch",
    "idempotency_key_missing idempotency_key_reused",
    "identity_expired image_answer_refused image_damaged image_decoder_stopped image_empty image_no_decoder",
    "image_not_displayed image_too_large image_too_slow image_withheld in_flight mark_not_valid mark_required no_decision",
    "not_assignee overloaded override_not_applicable override_required package_changed package_gaps package_not_made",
    "package_purpose package_recipients package_too_large package_unwritten policy_faults",
    "precondition_failed precondition_required",
    "reason_does_not_fit reason_required replay_does_not_hold replay_encrypted replay_identity replay_no_package",
    "replay_no_review replay_not_for_this_key replay_other_state replay_unread required_block_missing reveal_not_open",
    "search_not_understood second_person_not_offered self_review session_busy sign_in_again signature_issued",
    "stale_fencing_token technical_reason_only tip_off_refused too_many_reasons unknown_item unknown_reason unlock_later",
  ],
  "command line": [
    "address_silent catalogue_fault file_missing file_unreadable journal_mode no_runtime no_window picture_decoder",
    "picture_walls profile_no_home quarantine recovery_incomplete recovery_no_key recovery_not_a_sheet",
    "recovery_other_bytes recovery_other_key",
  ],
  "no notice": [
    "demo_not_local erased not_applicable not_implemented profile_memory_keys proof_failed size_differs token_invalid",
    "unknown_device",
  ],
};

// What the engine names beside an error (src/console/error_facts.rs and the errors' own `facts`), as the texts put it in.
export const NAMED: Record<string, string> = {
  "address-refused": "setting",
  "certificate-not-pinned": "from issuer until",
  "certificate-refused": "from issuer until why",
  "claim-held": "holder",
  "clock-off": "here there",
  "disk-nearly-full": "keeps left",
  "disk-short": "keeps left needs",
  "key-backend-changed": "present recorded",
  "key-missing": "backend name",
  "key-too-long": "limit name",
  "log-broken": "entry why",
  "pack-size": "most",
  platform: "detail fault",
  "profile-folder-in-use": "found",
  "profile-held": "process program",
  "profile-made-for-another": "asked recorded what",
  "profile-other-person": "waiting",
  "role-needed": "roles",
  "too-many-cases": "most",
};
