//! A decision that was sent and has had no end for so long that a person is told.
//!
//! Nothing is done about it: it goes on being asked about, and what stands is the platform's to say (contract section 4).
use chrono::{DateTime, TimeDelta, Utc};

use super::EntryState;
use crate::catalogue::{InternalText, Language};

/// So long after its first sending (reliability H18).
pub const LATE: TimeDelta = TimeDelta::hours(24);

/// Whether it has: recorded and not applied, or sent and never answered for. Waiting for a second person is none of the
/// platform's doing, and has a queue of its own.
pub fn is_late(state: EntryState, why: Option<&str>, first_sent_at: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
    matches!(state, EntryState::Accepted | EntryState::Unknown)
        && why != Some("awaiting_second")
        && first_sent_at.is_some_and(|sent| now - sent >= LATE)
}

/// What is said of such an entry in place of why it waits.
pub(super) fn late_sentence(state: EntryState, language: Language) -> Option<String> {
    let text = InternalText::find(language, &format!("outbox-late-{}", state.as_str()), &[])?;
    Some(text.as_str().to_owned())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn after(state: EntryState, why: Option<&str>, hours: i64) -> bool {
        is_late(state, why, Some(DateTime::UNIX_EPOCH), DateTime::UNIX_EPOCH + TimeDelta::hours(hours))
    }

    #[test]
    fn h18_what_was_sent_a_day_ago_and_has_no_end_is_late() {
        for (state, why) in [(EntryState::Accepted, "applying"), (EntryState::Unknown, "no_answer")] {
            assert!(!after(state, Some(why), 23), "{why}: it may still come");
            assert!(
                after(state, Some(why), 24) && after(state, Some(why), 90),
                "{why}: a day is told, and every day after"
            );
        }
    }

    #[test]
    fn what_was_never_sent_waits_for_a_second_person_or_has_an_end_is_not_late() {
        assert!(!is_late(EntryState::Unknown, None, None, DateTime::UNIX_EPOCH), "nothing left");
        assert!(!after(EntryState::Accepted, Some("awaiting_second"), 90), "a person's time is not the platform's");
        for state in [EntryState::Queued, EntryState::Confirmed, EntryState::Parked, EntryState::Superseded] {
            assert!(!after(state, None, 90), "{}: it is told otherwise", state.as_str());
        }
    }

    #[test]
    fn each_that_can_be_late_has_its_sentence_in_every_language() {
        for state in [EntryState::Accepted, EntryState::Unknown] {
            let said: BTreeSet<_> = Language::ALL.iter().filter_map(|one| late_sentence(state, *one)).collect();
            assert_eq!(said.len(), Language::ALL.len(), "{}: {said:?}", state.as_str());
        }
        assert_eq!(late_sentence(EntryState::Queued, Language::English), None, "nothing else is ever late");
    }
}
