//! Why an entry waits or needs a person, in one plain sentence per code.
use super::states::EntryState;

/// The sentence for a code. Codes nobody has described are shown as they are: they come from the platform.
pub fn why_sentence(state: EntryState, code: &str) -> Option<String> {
    let sentence = match code {
        "read_back" | "undone" if state != EntryState::Withdrawn => return None,
        "no_decision" => "The platform does not know the decision this was the second answer to.",
        "undone" => "Taken back before it was sent.",
        "turned_up" => "It had arrived after all: it stands, and not the newer one.",
        "replaced" => "A newer decision took its place.",
        "offline" => "The platform cannot be reached. It is sent by itself when the network is back.",
        "paused" => "The platform asked everybody to wait. It is sent by itself when that time is over.",
        "no_answer" => "The answer was lost. The platform is asked what stands before anything is sent again.",
        "interrupted" => "The program ended while this was being sent. The platform is asked what stands.",
        "sign_in_needed" => "Sign in again; then it is sent by itself.",
        "applying" => "The platform has recorded it and is still applying it.",
        "awaiting_second" => "Recorded. A second person has to give the same answer before it takes effect.",
        "in_flight" | "session_busy" => "The platform is busy with this session and named a time to try again.",
        "overloaded" if state == EntryState::Parked => {
            "The platform asked to wait for more than an hour. Send it again when you choose to."
        }
        "overloaded" => "The platform is overloaded and named a time to try again.",
        "unknown_case" if state == EntryState::Parked => "The platform does not know this case.",
        "unknown_case" => "The platform does not know this case at the moment. It is asked again.",
        "claim_expired" | "stale_fencing_token" | "claim_required" => {
            "The claim had lapsed. It was taken again and the same decision goes out under it."
        }
        "unreadable" => {
            "The seal of this decision is broken here, so it was not sent. Look at the case and decide again."
        }
        "claim_held" => "Somebody else holds this case now. Look at it again before deciding.",
        "held_in_between" => "Somebody else held this case while you were away. Look at it again before deciding.",
        "already_decided" => "Somebody else's decision stands. Yours is kept and was not applied.",
        "case_gone" => "The case is gone: erased, expired or withdrawn. Its evidence was purged here.",
        "precondition_failed" => "The evidence changed after you decided. Look at the difference and decide again.",
        "apply_failed" => "The platform recorded the decision but could not apply it. Decide again.",
        "declined_by_second" => "The second person answered otherwise. The case is open again.",
        "voided" => "The evidence changed or was erased before the second person answered. Look at the case again.",
        "decision_missing" => "The platform no longer knows this decision. Look at the case again.",
        "reason_required" => "The platform asks for a coded reason.",
        "comment_required" => "The platform asks for a comment.",
        "comment_too_long" => "The platform finds the comment too long.",
        "override_required" => "The platform asks you to acknowledge that this goes against a suspicion code.",
        "unknown_reason" => "The platform does not know one of the reasons.",
        "customer_reason_not_allowed" => "The platform does not allow this customer-facing reason.",
        "evidence_mismatch" => "The platform holds other evidence than the decision names. Look at the case again.",
        "not_reviewable" => "The platform says this case cannot be reviewed.",
        "forbidden" => "Your account may not decide this case.",
        "not_assignee" => "The case is assigned to somebody else.",
        "self_review" => "The second answer must come from another person on another machine.",
        "idempotency_key_reused"
        | "decision_id_reused"
        | "malformed"
        | "idempotency_key_missing"
        | "precondition_required" => {
            "The platform refused the request as faulty. This is a fault of the program; tell support."
        }
        "foreign_case" => "The platform answered with another case. Nothing was shown or sent.",
        other => return Some(format!("The platform answered: {other}.")),
    };
    Some(sentence.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_sentence_of_the_outbox_is_a_bare_code() {
        for code in [
            "offline",
            "paused",
            "unreadable",
            "claim_held",
            "case_gone",
            "precondition_failed",
            "forbidden",
            "awaiting_second",
        ] {
            let sentence = why_sentence(EntryState::NeedsReview, code).unwrap();
            assert!(sentence.ends_with('.') && sentence.contains(' ') && !sentence.contains('_'), "{code}");
        }
    }

    #[test]
    fn a_code_nobody_has_described_is_shown_as_it_came() {
        assert_eq!(why_sentence(EntryState::Parked, "brand_new").unwrap(), "The platform answered: brand_new.");
    }
}
