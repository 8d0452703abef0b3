//! Every row of the table in contract section 4, and what must hold of all of them.
use proptest::prelude::*;

use super::*;
use EntryState as S;

fn refused(status: u16, code: &str) -> Heard {
    Heard::Refused { status, code: code.to_owned(), retry_after: None }
}

fn state_after(heard: &Heard) -> S {
    next(S::Sending, heard).state
}

fn ours(state: DecisionState) -> Heard {
    Heard::Recorded { ours: true, state, retry_after: None }
}

#[test]
fn an_applied_decision_of_ours_is_confirmed() {
    assert_eq!(state_after(&ours(DecisionState::Applied)), S::Confirmed);
}

#[test]
fn a_recorded_decision_is_accepted_and_read_back_until_it_changes() {
    for (state, after) in [(DecisionState::Applying, READ_BACK_AFTER), (DecisionState::AwaitingSecond, SECOND_AFTER)] {
        let next = next(S::Sending, &ours(state));
        assert_eq!(next.state, S::Accepted);
        assert_eq!(next.wait, Wait::For(after), "it is read back by itself");
    }
}

#[test]
fn a_decision_that_did_not_take_effect_needs_review() {
    for state in [DecisionState::ApplyFailed, DecisionState::DeclinedBySecond, DecisionState::Voided] {
        assert_eq!(next(S::Accepted, &ours(state)).state, S::NeedsReview);
    }
}

#[test]
fn a_second_answer_is_over_when_the_decision_took_effect_or_was_declined() {
    let after = |state| next(S::Sending, &Heard::Answered { state, retry_after: None });
    assert_eq!(after(DecisionState::Applied).state, S::Confirmed);
    assert_eq!(after(DecisionState::DeclinedBySecond).state, S::Confirmed, "declining is an answer of its own");
    assert_eq!(
        (after(DecisionState::Applying).state, after(DecisionState::Applying).wait),
        (S::Accepted, Wait::For(READ_BACK_AFTER))
    );
    for (state, why) in [(DecisionState::ApplyFailed, "apply_failed"), (DecisionState::Voided, "voided")] {
        assert_eq!((after(state).state, after(state).why.as_deref()), (S::NeedsReview, Some(why)));
    }
}

#[test]
fn what_a_second_answer_is_refused_with_is_judged_by_the_same_table() {
    for (status, code, expected) in [
        (403, "self_review", S::Parked),
        (412, "precondition_failed", S::NeedsReview),
        (404, "no_decision", S::Parked),
        (409, "already_decided", S::Unknown),
        (409, "claim_held", S::NeedsReview),
        (422, "comment_required", S::NeedsReview),
        (410, "case_gone", S::Closed),
        (503, "overloaded", S::Queued),
    ] {
        assert_eq!(state_after(&refused(status, code)), expected, "{status} {code}");
    }
}

#[test]
fn somebody_elses_decision_supersedes_ours() {
    let heard = Heard::Recorded { ours: false, state: DecisionState::Applied, retry_after: None };
    assert_eq!(state_after(&heard), S::Superseded);
}

#[test]
fn a_second_401_keeps_the_entry_queued() {
    let next = next(S::Sending, &Heard::SignInNeeded);
    assert_eq!((next.state, next.why.as_deref()), (S::Queued, Some("sign_in_needed")));
}

#[test]
fn a_busy_platform_is_asked_again_when_it_says() {
    for code in ["in_flight", "session_busy"] {
        let heard = Heard::Refused { status: 409, code: code.into(), retry_after: Some(Duration::from_secs(7)) };
        let next = next(S::Sending, &heard);
        assert_eq!((next.state, next.wait), (S::Queued, Wait::For(Duration::from_secs(7))), "{code}");
    }
}

#[test]
fn a_busy_platform_never_parks_a_decision_however_long_it_asks_to_wait() {
    for code in ["in_flight", "session_busy"] {
        let heard = Heard::Refused { status: 409, code: code.into(), retry_after: Some(Duration::from_secs(7200)) };
        let next = next(S::Sending, &heard);
        assert_eq!((next.state, next.wait), (S::Queued, Wait::For(LONGEST_WAIT)), "{code}: its outcome is open");
    }
}

#[test]
fn a_case_held_by_another_needs_review() {
    assert_eq!(state_after(&refused(409, "claim_held")), S::NeedsReview);
}

#[test]
fn a_lapsed_claim_is_taken_again_before_the_same_bytes_go_out() {
    for code in ["claim_expired", "stale_fencing_token", "claim_required"] {
        let next = next(S::Sending, &refused(409, code));
        assert_eq!((next.state, next.follow), (S::Queued, Follow::Reclaim), "{code}");
    }
}

#[test]
fn already_decided_without_a_readable_decision_is_settled_by_reading_back() {
    assert_eq!(state_after(&refused(409, "already_decided")), S::Unknown);
}

#[test]
fn a_gone_case_closes_the_entry_and_purges_the_evidence() {
    let next = next(S::Sending, &refused(410, "case_gone"));
    assert_eq!((next.state, next.follow), (S::Closed, Follow::Purge));
}

#[test]
fn changed_evidence_needs_review() {
    assert_eq!(state_after(&refused(412, "precondition_failed")), S::NeedsReview);
}

#[test]
fn a_refused_body_goes_back_to_the_person() {
    for code in [
        "reason_required",
        "comment_required",
        "comment_too_long",
        "override_required",
        "unknown_reason",
        "customer_reason_not_allowed",
        "evidence_mismatch",
        "not_reviewable",
    ] {
        assert_eq!(state_after(&refused(422, code)), S::NeedsReview, "{code}");
    }
}

#[test]
fn what_only_a_person_can_mend_is_parked_with_its_reason() {
    for (status, code) in [
        (400, "malformed"),
        (400, "idempotency_key_missing"),
        (403, "forbidden"),
        (403, "not_assignee"),
        (403, "self_review"),
        (404, "unknown_case"),
        (428, "precondition_required"),
        (422, "idempotency_key_reused"),
        (422, "decision_id_reused"),
    ] {
        let next = next(S::Sending, &refused(status, code));
        assert_eq!((next.state, next.why.as_deref()), (S::Parked, Some(code)));
    }
}

#[test]
fn overload_is_waited_out_and_parked_only_beyond_an_hour() {
    for status in [429, 503] {
        let wait =
            |secs| Heard::Refused { status, code: "overloaded".into(), retry_after: Some(Duration::from_secs(secs)) };
        assert_eq!(state_after(&wait(120)), S::Queued);
        assert_eq!(state_after(&wait(3600)), S::Queued, "an hour is still waited for");
        assert_eq!(state_after(&wait(3601)), S::Parked);
    }
}

#[test]
fn nothing_sent_is_queued_with_back_off() {
    let next = next(S::Sending, &Heard::NotSent);
    assert_eq!((next.state, next.wait), (S::Queued, Wait::BackOff));
}

#[test]
fn a_lost_answer_is_unknown_and_only_no_decision_allows_a_resend() {
    assert_eq!(state_after(&Heard::NoAnswer), S::Unknown);
    assert_eq!(state_after(&refused(500, "internal")), S::Unknown);
    assert_eq!(next(S::Unknown, &Heard::NoDecision).state, S::Queued);
    assert_eq!(next(S::Unknown, &Heard::UnknownCase).state, S::Unknown);
    assert_eq!(next(S::Unknown, &Heard::NotSent).state, S::Unknown);
    assert_eq!(next(S::Unknown, &Heard::SignInNeeded).state, S::Unknown);
}

#[test]
fn a_refused_read_back_never_parks_an_entry_of_unknown_outcome() {
    for (status, code) in [(403, "forbidden"), (400, "malformed"), (429, "overloaded"), (500, "internal")] {
        assert_eq!(next(S::Unknown, &refused(status, code)).state, S::Unknown, "{code}");
        assert_eq!(next(S::Accepted, &refused(status, code)).state, S::Accepted, "{code}");
    }
    assert_eq!(next(S::Unknown, &refused(410, "case_gone")).state, S::Closed, "a gone case is an answer");
}

#[test]
fn an_accepted_decision_that_vanished_is_put_before_a_person() {
    assert_eq!(next(S::Accepted, &Heard::NoDecision).state, S::NeedsReview);
}

#[test]
fn the_screen_has_one_word_for_every_state() {
    let now = DateTime::UNIX_EPOCH;
    let later = now + chrono::TimeDelta::seconds(10);
    let words: Vec<_> = S::ALL.into_iter().map(|state| state.word(now, later)).collect();
    let expected = {
        use Word::{Confirmed, Held, NeedsYou, Sent, Waiting, Withdrawn};
        [Held, Sent, Waiting, Sent, Confirmed, NeedsYou, NeedsYou, NeedsYou, Withdrawn, NeedsYou]
    };
    assert_eq!(words, expected);
    assert_eq!(S::Queued.word(later, later), Word::Waiting, "after the undo time it waits");
}

fn heard() -> impl Strategy<Value = Heard> {
    let wait = prop::option::of((0..10_000_u64).prop_map(Duration::from_secs));
    let state = prop::sample::select(vec![
        DecisionState::Applied,
        DecisionState::Applying,
        DecisionState::AwaitingSecond,
        DecisionState::ApplyFailed,
        DecisionState::DeclinedBySecond,
        DecisionState::Voided,
    ]);
    prop_oneof![
        (any::<bool>(), state, wait.clone()).prop_map(|(ours, state, retry_after)| Heard::Recorded {
            ours,
            state,
            retry_after
        }),
        Just(Heard::NoDecision),
        Just(Heard::UnknownCase),
        (400..600_u16, "[a-z_]{1,20}", wait).prop_map(|(status, code, retry_after)| Heard::Refused {
            status,
            code,
            retry_after
        }),
        Just(Heard::NotSent),
        Just(Heard::NoAnswer),
        Just(Heard::SignInNeeded),
    ]
}

proptest! {
    #[test]
    fn only_our_own_applied_decision_ever_confirms_an_entry(heard in heard()) {
        for before in [S::Sending, S::Unknown, S::Accepted] {
            let next = next(before, &heard);
            let applied = matches!(heard, Heard::Recorded { ours: true, state: DecisionState::Applied, .. });
            prop_assert_eq!(next.state == S::Confirmed, applied);
        }
    }

    #[test]
    fn an_entry_that_waits_for_nobody_has_a_next_attempt(heard in heard()) {
        for before in [S::Sending, S::Unknown, S::Accepted] {
            let next = next(before, &heard);
            let alive = next.state.is_on_its_way() || next.state == S::Accepted;
            prop_assert_eq!(alive, next.wait != Wait::Person, "{:?} after {:?}", next, heard);
            prop_assert_ne!(next.state, S::Sending, "an answer ends the sending");
        }
    }

    #[test]
    fn without_an_answer_of_the_platform_an_unknown_outcome_stays_unknown(
        heard in prop::sample::select(vec![Heard::NotSent, Heard::NoAnswer, Heard::SignInNeeded])
    ) {
        prop_assert_eq!(next(S::Unknown, &heard).state, S::Unknown);
    }
}
