//! The course of a delivery, step by step.
use uuid::Uuid;

use super::*;
use crate::decision::{Answer, Looked};
use crate::ids::{CaseId, DecisionId, EntryId, Etag, IdempotencyKey, PersonId};

pub(super) fn entry(state: EntryState) -> EntryRow {
    EntryRow {
        seq: 1,
        entry_id: EntryId::new(Uuid::from_u128(1)),
        decision_id: DecisionId::new(Uuid::from_u128(2)),
        case_id: CaseId::new("cse_1"),
        answer: Answer::Approve,
        reviewer_id: PersonId::new("rev-17"),
        key: IdempotencyKey::new(Uuid::from_u128(3)),
        if_match: Etag::new("\"c-1\""),
        body_digest: "sha-256:ab".into(),
        body: Vec::new(),
        readable: true,
        state,
        fencing_token: 4,
        saved_at: DateTime::UNIX_EPOCH,
        send_after: DateTime::UNIX_EPOCH,
        next_attempt_at: DateTime::UNIX_EPOCH,
        first_sent_at: Some(DateTime::UNIX_EPOCH),
        attempts: 1,
        why: None,
        receipt: None,
        theirs: None,
        acknowledged: false,
        second_to: None,
        looked: Some(Looked::default()),
    }
}

fn look(before: EntryState, heard: &Heard) -> Settled {
    let moment = Moment { before, sent_before: true, now: DateTime::UNIX_EPOCH, share: 1.0 };
    settled(&entry(before), moment, heard, None)
}

#[test]
fn a_recorded_decision_that_is_missing_later_says_so_to_the_person() {
    let missing = look(EntryState::Accepted, &Heard::NoDecision);
    assert_eq!(missing.change.why.as_deref(), Some("decision_missing"), "not the code of a resend, which is silent");
    assert_eq!(look(EntryState::Unknown, &Heard::NoDecision).change.why.as_deref(), Some("read_back"));
}

#[test]
fn an_old_sending_is_read_back_once_before_the_same_key_goes_out_again() {
    let old = DateTime::UNIX_EPOCH + TimeDelta::hours(21);
    let mut row = entry(EntryState::Queued);
    assert_eq!(first(&row, None, old), First::ReadBack);
    row.why = Some("read_back".into());
    assert_eq!(first(&row, None, old), First::Reclaim);
    row.first_sent_at = None;
    row.why = None;
    assert_eq!(first(&row, None, old), First::Reclaim, "never sent: no key of it can be forgotten");
    assert_eq!(first(&entry(EntryState::Queued), None, DateTime::UNIX_EPOCH - TimeDelta::hours(1)), First::ReadBack);
}

#[test]
fn bytes_that_cannot_be_read_are_put_before_a_person_and_what_was_sent_of_them_is_read_back() {
    let broken = |state| EntryRow { readable: false, first_sent_at: None, ..entry(state) };
    assert_eq!(first(&broken(EntryState::Queued), None, DateTime::UNIX_EPOCH), First::AskPerson("unreadable"));
    assert_eq!(first(&broken(EntryState::Unknown), None, DateTime::UNIX_EPOCH), First::ReadBack);
}

#[test]
fn a_dropped_delivery_is_read_back_and_never_sent_blindly() {
    for state in [EntryState::Sending, EntryState::Unknown, EntryState::Accepted] {
        assert_eq!(first(&entry(state), None, DateTime::UNIX_EPOCH), First::ReadBack, "{}", state.as_str());
    }
}

#[test]
fn looks_at_an_unknown_outcome_back_off_like_sendings() {
    let waited = look(EntryState::Unknown, &Heard::NoAnswer);
    assert!(waited.change.attempted);
    assert_eq!(waited.change.next_attempt_at, Some(DateTime::UNIX_EPOCH + TimeDelta::seconds(2)));
}

#[test]
fn a_claim_whose_token_moved_on_is_put_before_a_person_who_never_sent() {
    let claim = Claim {
        claim_id: ClaimId::new("clm"),
        fencing_token: 5,
        holder_id: PersonId::new("rev-17"),
        holder_name: "R. Iyer".into(),
        purpose: "review".into(),
        expires_at: DateTime::UNIX_EPOCH,
        server_time: DateTime::UNIX_EPOCH,
        same_holder: false,
    };
    let row = entry(EntryState::Queued);
    assert_eq!(claimed(&row, &Ok(claim.clone()), true), Claimed::Keep(Reclaimed::AskPerson("held_in_between")));
    assert_eq!(claimed(&row, &Ok(claim.clone()), false), Claimed::Keep(Reclaimed::Live(claim.claim_id, 5)));
}

#[test]
fn a_claim_the_person_took_again_sends_nothing_that_was_decided_under_another() {
    let claim = OurClaim {
        case_id: CaseId::new("cse_1"),
        claim_id: ClaimId::new("clm"),
        fencing_token: 5,
        purpose: "review".into(),
        expires_at: DateTime::UNIX_EPOCH + TimeDelta::minutes(10),
        server_offset_ms: 0,
        release_at: None,
    };
    let now = DateTime::UNIX_EPOCH;
    let unsent = EntryRow { first_sent_at: None, ..entry(EntryState::Queued) };
    assert_eq!(first(&unsent, Some(&claim), now), First::AskPerson("held_in_between"), "somebody held it in between");
    let same = OurClaim { fencing_token: 4, ..claim.clone() };
    assert_eq!(first(&unsent, Some(&same), now), First::Send(ClaimId::new("clm"), 4), "it was ours all along");
    let sent = entry(EntryState::Queued);
    assert_eq!(
        first(&sent, Some(&claim), now),
        First::Send(ClaimId::new("clm"), 5),
        "the platform has answered already"
    );
}
