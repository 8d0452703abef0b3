//! Which of two people's answers a case waits for (contract section 5). Pure.
//!
//! The platform decides whether a decision needs a second person and holds both answers together. This console gives a
//! second answer only where the platform names the decision that waits, and never to a decision of its own person or
//! machine, whatever the platform would say.
use serde::{Deserialize, Serialize};

use crate::case::CaseState;

/// Which answer is due, seen from this console.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Turn {
    /// No second answer is due: a decision is a first one.
    First,
    /// A second person is due, and whoever works here may be it.
    Second,
    /// A second person is due, and it cannot be this one: the first answer is theirs, or was given on this machine.
    Own,
    /// This person has declined the first answer; the case is open again with the next round of syncing.
    Answered,
    /// A second person is due, and the platform does not say to which decision: nothing can be answered.
    Unnamed,
}

impl Turn {
    /// What is due on a case in this state. `named`: the platform says which decision waits; `own`: that is known to be of
    /// this person or machine.
    pub const fn of(state: CaseState, named: bool, own: bool) -> Self {
        match (state, named, own) {
            (CaseState::AwaitingSecond, true, true) => Self::Own,
            (CaseState::AwaitingSecond, true, false) => Self::Second,
            (CaseState::AwaitingSecond, false, _) => Self::Unnamed,
            _ => Self::First,
        }
    }

    /// True when an answer given here is the second one.
    pub const fn is_second(self) -> bool {
        matches!(self, Self::Second)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_case_that_waits_for_a_second_person_has_a_second_turn() {
        for state in CaseState::ALL.into_iter().filter(|state| *state != CaseState::AwaitingSecond) {
            for (named, own) in [(false, false), (true, false), (true, true)] {
                assert_eq!(Turn::of(state, named, own), Turn::First, "{}", state.as_str());
            }
        }
        assert_eq!(Turn::of(CaseState::AwaitingSecond, true, false), Turn::Second);
    }

    #[test]
    fn nobody_answers_their_own_decision_nor_one_that_is_not_named() {
        assert!(!Turn::of(CaseState::AwaitingSecond, true, true).is_second());
        assert!(!Turn::of(CaseState::AwaitingSecond, false, false).is_second());
    }
}
