//! Every way an entry can move, as one table. Pure.
//!
//! What an answer of the platform makes of an entry is a part of it and stands in [`super::states`]; what people and
//! restarts do stands here. The store asks [`may_become`] before each change, in release builds too (DESIGN section 6.4):
//! a way that is not in the table is refused and rolled back, and the outbox stops.
use super::states::{EntryState, Heard, next};
use crate::decision::DecisionState;

/// What happens to an entry. Saving makes it `queued`; purging and acknowledging leave its state alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move<'a> {
    /// The first byte may leave from now on.
    Send,
    /// The platform's word, or its silence.
    Heard(&'a Heard),
    /// Nothing was sent: a person has to look before anything is.
    AskPerson,
    /// The person takes it back.
    TakeBack,
    /// The person decided the case anew: another row takes its place.
    Replace,
    /// The person sends a parked entry again, same key and bytes.
    SendAgain,
    /// The platform shows a decision that was given up: it stands after all ([`super::turned_up`]).
    TurnedUp(DecisionState),
    /// The program ended and has started again, or a delivery was dropped half-way.
    Restart,
}

/// The state after a move; `None` when such a move is not allowed and the entry stays as it is. `sent` says whether a
/// byte of it may have left.
pub fn after(state: EntryState, sent: bool, what: Move<'_>) -> Option<EntryState> {
    use EntryState as S;
    Some(match (state, what) {
        (S::Queued, Move::Send) => S::Sending,
        (S::Queued | S::Sending | S::Unknown | S::Accepted, Move::Heard(heard)) => next(state, heard).state,
        (S::Queued, Move::AskPerson) => S::NeedsReview,
        (S::Queued, Move::TakeBack) if !sent => S::Withdrawn,
        (S::NeedsReview | S::Parked, Move::Replace) => S::Withdrawn,
        (S::Parked, Move::SendAgain) => S::Queued,
        (S::Withdrawn, Move::TurnedUp(DecisionState::Applied)) if sent => S::Confirmed,
        (S::Withdrawn, Move::TurnedUp(DecisionState::Applying | DecisionState::AwaitingSecond)) if sent => S::Accepted,
        (S::Sending, Move::Restart) => S::Unknown,
        (other, Move::Restart) => other,
        _ => return None,
    })
}

/// What an older entry means for a person who decides its case anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Older {
    /// It gives way: it becomes `withdrawn`, its bytes and key stay.
    GivesWay,
    /// It is on its way, recorded or confirmed: there is nothing to decide.
    Stands,
    /// It is over; the new one stands beside it.
    IsOver,
}

/// Whether deciding anew is possible beside an entry in this state.
pub const fn older(state: EntryState) -> Older {
    match state {
        EntryState::NeedsReview | EntryState::Parked => Older::GivesWay,
        EntryState::Queued
        | EntryState::Sending
        | EntryState::Unknown
        | EntryState::Accepted
        | EntryState::Confirmed => Older::Stands,
        EntryState::Superseded | EntryState::Withdrawn | EntryState::Closed => Older::IsOver,
    }
}

/// Whether any move leads from one state to the other. Invariant I5 is a part of it: `unknown` is left only for what an
/// answer of the platform can say, never for `parked` or `withdrawn`.
pub const fn may_become(from: EntryState, to: EntryState) -> bool {
    use EntryState as S;
    match from {
        S::Queued => !matches!(to, S::Parked),
        S::Sending => !matches!(to, S::Withdrawn),
        S::Unknown => !matches!(to, S::Sending | S::Parked | S::Withdrawn),
        S::Accepted => !matches!(to, S::Queued | S::Sending | S::Unknown | S::Parked | S::Withdrawn),
        S::NeedsReview => matches!(to, S::NeedsReview | S::Withdrawn),
        S::Parked => matches!(to, S::Parked | S::Withdrawn | S::Queued),
        S::Confirmed => matches!(to, S::Confirmed),
        S::Superseded => matches!(to, S::Superseded),
        S::Withdrawn => matches!(to, S::Withdrawn | S::Confirmed | S::Accepted),
        S::Closed => matches!(to, S::Closed),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// One of each kind of answer that leads somewhere else.
    fn answers() -> Vec<Heard> {
        let mut heard = vec![
            Heard::NoDecision,
            Heard::UnknownCase,
            Heard::NotSent,
            Heard::Paused { left: std::time::Duration::from_secs(9) },
            Heard::NoAnswer,
            Heard::SignInNeeded,
            Heard::Recorded { ours: false, state: DecisionState::Applied, retry_after: None },
        ];
        for state in [
            DecisionState::Applied,
            DecisionState::Applying,
            DecisionState::AwaitingSecond,
            DecisionState::ApplyFailed,
            DecisionState::DeclinedBySecond,
            DecisionState::Voided,
        ] {
            heard.push(Heard::Recorded { ours: true, state, retry_after: None });
            heard.push(Heard::Answered { state, retry_after: None });
        }
        let hour = Some(std::time::Duration::from_secs(3601));
        for (status, code, retry_after) in [
            (400, "malformed", None),
            (403, "forbidden", None),
            (404, "unknown_case", None),
            (409, "in_flight", None),
            (409, "claim_held", None),
            (409, "claim_expired", None),
            (409, "already_decided", None),
            (410, "case_gone", None),
            (412, "precondition_failed", None),
            (422, "not_reviewable", None),
            (422, "idempotency_key_reused", None),
            (429, "overloaded", hour),
            (503, "overloaded", None),
            (500, "internal", None),
        ] {
            heard.push(Heard::Refused { status, code: code.to_owned(), retry_after });
        }
        heard
    }

    /// Every pair of states that some move connects.
    fn ways() -> BTreeSet<(&'static str, &'static str)> {
        let answers = answers();
        let mut moves: Vec<Move<'_>> =
            vec![Move::Send, Move::AskPerson, Move::TakeBack, Move::Replace, Move::SendAgain, Move::Restart];
        moves.extend(answers.iter().map(Move::Heard));
        moves.extend([DecisionState::Applied, DecisionState::Applying].map(Move::TurnedUp));
        let mut found = BTreeSet::new();
        for state in EntryState::ALL {
            for what in &moves {
                for sent in [false, true] {
                    found.extend(after(state, sent, *what).map(|to| (state.as_str(), to.as_str())));
                }
            }
        }
        found
    }

    #[test]
    fn the_store_allows_exactly_the_ways_that_some_move_takes() {
        let ways = ways();
        for from in EntryState::ALL {
            for to in EntryState::ALL.into_iter().filter(|to| *to != from) {
                let taken = ways.contains(&(from.as_str(), to.as_str()));
                assert_eq!(may_become(from, to), taken, "{} to {}", from.as_str(), to.as_str());
            }
        }
    }

    #[test]
    fn what_was_sent_is_never_taken_back() {
        assert_eq!(after(EntryState::Queued, false, Move::TakeBack), Some(EntryState::Withdrawn));
        for state in EntryState::ALL {
            assert_eq!(after(state, true, Move::TakeBack), None, "{}", state.as_str());
        }
    }

    #[test]
    fn only_a_decision_that_was_sent_and_given_up_can_turn_up_and_only_while_it_is_alive() {
        let turned = |from, sent, state| after(from, sent, Move::TurnedUp(state));
        assert_eq!(turned(EntryState::Withdrawn, true, DecisionState::Applied), Some(EntryState::Confirmed));
        assert_eq!(turned(EntryState::Withdrawn, true, DecisionState::AwaitingSecond), Some(EntryState::Accepted));
        assert_eq!(turned(EntryState::Withdrawn, false, DecisionState::Applied), None, "nobody can have heard of it");
        for dead in [DecisionState::ApplyFailed, DecisionState::DeclinedBySecond, DecisionState::Voided] {
            assert_eq!(turned(EntryState::Withdrawn, true, dead), None, "{dead:?} stands in nobody's way");
        }
        for other in EntryState::ALL.into_iter().filter(|state| *state != EntryState::Withdrawn) {
            assert_eq!(turned(other, true, DecisionState::Applied), None, "{}", other.as_str());
        }
    }

    #[test]
    fn a_restart_leaves_an_interrupted_sending_unknown_and_everything_else_alone() {
        for state in EntryState::ALL {
            let expected = if state == EntryState::Sending { EntryState::Unknown } else { state };
            assert_eq!(after(state, true, Move::Restart), Some(expected));
        }
    }

    #[test]
    fn only_an_answer_leads_out_of_unknown() {
        for what in [Move::Send, Move::AskPerson, Move::TakeBack, Move::Replace, Move::SendAgain] {
            assert_eq!(after(EntryState::Unknown, true, what), None, "{what:?}");
        }
    }

    #[test]
    fn what_is_over_stays_over() {
        for state in [EntryState::Confirmed, EntryState::Superseded, EntryState::Withdrawn, EntryState::Closed] {
            for answer in &answers() {
                assert_eq!(after(state, true, Move::Heard(answer)), None, "{} after {answer:?}", state.as_str());
            }
        }
    }
}
