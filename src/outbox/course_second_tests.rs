//! What a second answer hears: whether the answer that stands beside the first decision is ours.
use uuid::Uuid;

use super::super::turned_up::{behind_our_own, turned_up};
use super::tests::entry;
use super::*;
use crate::case::{CaseSummary, Source};
use crate::decision::Answer;
use crate::ids::{CaseId, Etag, PersonId};
use crate::platform::Problem;

const FIRST: &str = "0199e0aa-0000-7000-8000-000000000001";
const DIGEST: &str = "sha-256:ab";

fn second_entry(state: EntryState) -> EntryRow {
    EntryRow { second_to: Some(FIRST.to_owned()), ..entry(state) }
}

fn decision(id: &str, state: DecisionState, second: Option<(&str, &str)>) -> StandingDecision {
    let other = second.map(|(id, digest)| {
        Box::new(StandingDecision {
            body_digest: digest.to_owned(),
            reviewer_id: PersonId::new("rev-23"),
            ..decision(id, state, None)
        })
    });
    StandingDecision {
        decision_id: id.to_owned(),
        case_id: CaseId::new("cse_1"),
        decision: Answer::Approve,
        state,
        reviewer_id: PersonId::new("rev-17"),
        body_digest: "sha-256:first".into(),
        recorded_at: DateTime::UNIX_EPOCH,
        applied_at: None,
        resulting_outcome: None,
        request_id: None,
        words: None,
        device_id: None,
        other,
    }
}

fn our_id() -> String {
    Uuid::from_u128(2).to_string()
}

fn back(shown: StandingDecision) -> WithStanding {
    heard_back(&second_entry(EntryState::Unknown), Ok(ReadBack::Standing(Box::new(shown))))
}

#[test]
fn an_answer_with_our_id_and_our_bytes_beside_the_first_is_ours_and_becomes_the_receipt() {
    for state in [DecisionState::Applied, DecisionState::Applying, DecisionState::DeclinedBySecond] {
        let shown = decision(FIRST, state, Some((&our_id(), DIGEST)));
        let answered = heard_sent(
            &second_entry(EntryState::Sending),
            SendAnswer::Recorded { decision: Box::new(shown.clone()), retry_after: None },
        );
        assert_eq!(answered.0, Heard::Answered { state, retry_after: None });
        let receipt = answered.1.unwrap();
        assert_eq!((receipt.decision_id, receipt.body_digest.as_str()), (our_id(), DIGEST), "invariant I3");
        assert_eq!(receipt.other.unwrap().decision_id, FIRST, "and the first is known from now on");
        assert_eq!(back(shown).0, Heard::Answered { state, retry_after: None }, "read back it is the same");
    }
}

#[test]
fn the_first_decision_is_kept_beside_the_receipt_only_once_ours_is_recorded() {
    let row = second_entry(EntryState::Sending);
    let moment = Moment { before: EntryState::Sending, sent_before: true, now: DateTime::UNIX_EPOCH, share: 1.0 };
    let shown = decision(FIRST, DecisionState::Applied, Some((&our_id(), DIGEST)));
    let (heard, standing) = beside_first(&row, FIRST, shown, None).unwrap();
    let written = settled(&row, moment, &heard, standing);
    assert_eq!(written.next.state, EntryState::Confirmed);
    assert_eq!(written.change.receipt.unwrap().decision_id, our_id());
    assert_eq!(written.change.theirs.unwrap().decision_id, FIRST);
    let refused = settled(&row, moment, &Heard::NoAnswer, None);
    assert!(refused.change.theirs.is_none() && refused.change.receipt.is_none());
}

#[test]
fn a_first_answer_that_was_declined_is_told_by_whom_and_one_that_was_agreed_to_needs_no_more_than_its_receipt() {
    let moment = Moment { before: EntryState::Accepted, sent_before: true, now: DateTime::UNIX_EPOCH, share: 1.0 };
    let row = entry(EntryState::Accepted);
    let first = |state| {
        let shown = decision(&our_id(), state, Some(("0199e0aa-0000-7000-8000-000000000009", "sha-256:cd")));
        let shown = StandingDecision { body_digest: DIGEST.into(), ..shown };
        let (heard, standing) = heard_back(&row, Ok(ReadBack::Standing(Box::new(shown))));
        settled(&row, moment, &heard, standing)
    };
    let declined = first(DecisionState::DeclinedBySecond);
    assert_eq!(
        (declined.next.state, declined.change.why.as_deref()),
        (EntryState::NeedsReview, Some("declined_by_second"))
    );
    assert_eq!(declined.change.theirs.unwrap().reviewer_id.as_str(), "rev-23");
    assert!(first(DecisionState::Applied).change.theirs.is_none());
}

#[test]
fn the_same_id_with_other_bytes_or_other_bytes_with_our_id_is_not_ours() {
    for (id, digest) in [(our_id(), "sha-256:cd"), ("0199e0aa-0000-7000-8000-000000000009".to_owned(), DIGEST)] {
        let heard = back(decision(FIRST, DecisionState::Applied, Some((&id, digest)))).0;
        assert_eq!(heard, Heard::Recorded { ours: false, state: DecisionState::Applied, retry_after: None });
    }
}

#[test]
fn a_first_answer_still_waiting_says_that_nothing_of_ours_is_recorded() {
    assert_eq!(back(decision(FIRST, DecisionState::AwaitingSecond, None)), (Heard::NoDecision, None), "not blind");
    let blind = heard_back(&second_entry(EntryState::Unknown), Ok(ReadBack::NoDecision));
    assert_eq!(blind, (Heard::NoDecision, None), "blind");
}

#[test]
fn a_voided_first_answer_needs_a_person_and_leaves_no_receipt() {
    let (heard, standing) = back(decision(FIRST, DecisionState::Voided, None));
    assert_eq!((heard, standing), (Heard::Answered { state: DecisionState::Voided, retry_after: None }, None));
}

#[test]
fn a_newer_decision_on_the_case_supersedes_a_second_answer_unless_it_is_dead_itself() {
    let newer = |state| back(decision("0199e0aa-0000-7000-8000-000000000003", state, None)).0;
    assert_eq!(
        newer(DecisionState::Applied),
        Heard::Recorded { ours: false, state: DecisionState::Applied, retry_after: None }
    );
    assert_eq!(newer(DecisionState::Voided), Heard::NoDecision);
}

#[test]
fn another_second_person_who_was_faster_supersedes_ours_whatever_they_answered() {
    let row = second_entry(EntryState::Sending);
    for state in [DecisionState::Applied, DecisionState::DeclinedBySecond] {
        let current = decision(FIRST, state, Some(("0199e0aa-0000-7000-8000-000000000009", "sha-256:cd")));
        let problem = Problem { current: Some(current), ..Problem::plain(409, "already_decided") };
        let (heard, theirs) = heard_sent(&row, SendAnswer::Refused(Box::new(problem)));
        assert_eq!(heard, Heard::Recorded { ours: false, state, retry_after: None });
        assert_eq!(theirs.unwrap().reviewer_id.as_str(), "rev-23", "theirs is the other second answer");
    }
}

#[test]
fn an_answer_that_hides_who_was_second_says_nothing_of_ours() {
    assert_eq!(back(decision(FIRST, DecisionState::Applied, None)), (Heard::NoAnswer, None));
}

#[test]
fn a_lapsed_claim_of_a_second_answer_is_taken_again_only_while_its_own_first_waits() {
    let row = second_entry(EntryState::Queued);
    let case = |state, first: Option<&str>| {
        let summary = CaseSummary {
            state,
            etag: Etag::new("\"c-1\""),
            first_answer: first.map(str::to_owned),
            ..CaseSummary::plain("cse_1", Source::Trust)
        };
        Ok(CaseAnswer::Changed(Box::new(summary)))
    };
    assert_eq!(looked(&row, case(CaseState::AwaitingSecond, Some(FIRST))), Looked::TakeClaim);
    assert_eq!(looked(&row, case(CaseState::Pending, None)), Looked::ReadBack, "voided or declined meanwhile");
    assert_eq!(looked(&row, case(CaseState::AwaitingSecond, Some("another"))), Looked::ReadBack);
    assert_eq!(
        looked(&entry(EntryState::Queued), case(CaseState::AwaitingSecond, Some(FIRST))),
        Looked::ReadBack,
        "a first answer waits for a pending case"
    );
}

/// A row of ours that was given up after it had been sent.
fn given_up(row: EntryRow) -> EntryRow {
    EntryRow { state: EntryState::Withdrawn, why: Some("replaced".into()), ..row }
}

fn ours(state: DecisionState) -> StandingDecision {
    StandingDecision { body_digest: DIGEST.into(), ..decision(&our_id(), state, None) }
}

#[test]
fn a_decision_given_up_that_the_platform_shows_in_effect_is_confirmed_with_its_receipt() {
    let rows = [given_up(entry(EntryState::Withdrawn))];
    let (row, change, event) = turned_up(&rows, &ours(DecisionState::Applied)).unwrap();
    assert_eq!((row.decision_id.to_string(), change.state), (our_id(), Some(EntryState::Confirmed)));
    assert_eq!(change.receipt.unwrap().body_digest, DIGEST, "invariant I3");
    assert_eq!((event.kind, event.decision_id), ("confirmed", Some(row.decision_id)));
    let (_, waits, _) = turned_up(&rows, &ours(DecisionState::AwaitingSecond)).unwrap();
    assert_eq!(waits.state, Some(EntryState::Accepted), "and is read back until it changes");
}

#[test]
fn nothing_turns_up_of_other_bytes_of_what_was_never_sent_and_of_a_decision_that_is_dead() {
    let rows = [given_up(entry(EntryState::Withdrawn))];
    let others = StandingDecision { body_digest: "sha-256:other".into(), ..ours(DecisionState::Applied) };
    assert!(turned_up(&rows, &others).is_none());
    assert!(turned_up(&rows, &ours(DecisionState::Voided)).is_none());
    let unsent = [EntryRow { first_sent_at: None, ..given_up(entry(EntryState::Withdrawn)) }];
    assert!(turned_up(&unsent, &ours(DecisionState::Applied)).is_none(), "nobody can have heard of it");
}

#[test]
fn a_second_answer_given_up_that_declined_after_all_is_confirmed() {
    let rows = [given_up(second_entry(EntryState::Withdrawn))];
    let (_, change, _) = turned_up(&rows, &ours(DecisionState::DeclinedBySecond)).unwrap();
    assert_eq!(change.state, Some(EntryState::Confirmed));
}

#[test]
fn the_newer_decision_says_that_our_own_stands_and_calls_it_nobody_elses() {
    let moment = Moment { before: EntryState::Sending, sent_before: true, now: DateTime::UNIX_EPOCH, share: 1.0 };
    let heard = Heard::Recorded { ours: false, state: DecisionState::Applied, retry_after: None };
    let mut newer = settled(&entry(EntryState::Sending), moment, &heard, Some(ours(DecisionState::Applied)));
    assert!(newer.change.theirs.is_some());
    behind_our_own(&mut newer);
    assert_eq!((newer.change.why.as_deref(), newer.change.theirs), (Some("older_stands"), None));
    let fields: Vec<&str> = newer.event.unwrap().fields.iter().map(|(name, _)| *name).collect();
    assert_eq!(fields, ["why"]);
}

#[test]
fn somebody_elses_first_answer_that_still_waits_is_not_kept_by_whoever_may_give_the_second() {
    let moment = Moment { before: EntryState::Sending, sent_before: true, now: DateTime::UNIX_EPOCH, share: 1.0 };
    let kept = |state| {
        let heard = Heard::Recorded { ours: false, state, retry_after: None };
        let written = settled(&entry(EntryState::Sending), moment, &heard, Some(decision(FIRST, state, None)));
        let told = written.event.is_some_and(|event| event.fields.iter().any(|(name, _)| *name == "theirs"));
        assert_eq!(told, written.change.theirs.is_some(), "the log holds no more than the row");
        told
    };
    assert!(!kept(DecisionState::AwaitingSecond));
    assert!(kept(DecisionState::Applied));
}
