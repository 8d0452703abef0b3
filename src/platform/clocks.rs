//! What time it is by the platform's clock, as well as it is known: the date of its newest answer, carried on by time
//! that only passes. A clock of this machine that is wrong then shows against it. Where the machine slept, such time stood still
//! on most systems, and a clock that was set forward looks the same: what was heard before then counts as from before.
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};

use crate::clock::Clock;

/// Two clocks further apart than this are told (reliability S9). Answers are dated to the second and may have been
/// on their way for half a minute.
const APART: TimeDelta = TimeDelta::minutes(5);

/// This machine's clock beside the platform's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clocks {
    /// What this machine's clock shows.
    pub here: DateTime<Utc>,
    /// What the platform's showed at last; none when it was never heard.
    pub there: Option<DateTime<Utc>>,
    /// `there` was heard since the program started and is carried on to this moment. Otherwise it is from before, and the
    /// platform's clock is later by now.
    pub carried_on: bool,
}

impl Clocks {
    /// The two cannot both be right. Of a time from before the start only that is certain that it has passed.
    pub fn disagree(&self) -> bool {
        let Some(there) = self.there else { return false };
        let behind = there - self.here;
        behind > APART || (self.carried_on && behind < -APART)
    }
}

/// What is known of the platform's clock.
#[derive(Debug, Default)]
pub(super) struct PlatformTime(Mutex<Known>);

#[derive(Clone, Copy, Debug, Default)]
enum Known {
    #[default]
    Nothing,
    Before(DateTime<Utc>),
    /// What it showed, after how much of the time that only passes, and what this machine's clock showed.
    Heard(DateTime<Utc>, Duration, DateTime<Utc>),
}

impl PlatformTime {
    /// An answer of the platform's own was dated so just now.
    pub(super) fn heard(&self, at: DateTime<Utc>, clock: &Clock) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Known::Heard(at, clock.elapsed(), clock.now());
    }

    /// It was at least so late before this program started. What was heard since counts for more.
    pub(super) fn remembered(&self, at: DateTime<Utc>) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !matches!(*known, Known::Heard(..)) {
            *known = Known::Before(at);
        }
    }

    /// What it shows now, beside this machine's clock.
    pub(super) fn beside(&self, clock: &Clock) -> Clocks {
        let here = clock.now();
        match *self.0.lock().unwrap_or_else(PoisonError::into_inner) {
            Known::Nothing => Clocks { here, there: None, carried_on: false },
            Known::Before(at) => Clocks { here, there: Some(at), carried_on: false },
            Known::Heard(at, then, here_then) => {
                let passed = TimeDelta::from_std(clock.elapsed().saturating_sub(then)).unwrap_or(TimeDelta::MAX);
                let slept = here.signed_duration_since(here_then).checked_sub(&passed).is_some_and(|more| more > APART);
                Clocks { here, there: at.checked_add_signed(passed), carried_on: !slept }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(secs: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::seconds(secs)
    }

    /// The platform's clock was heard to show that, and this machine's shows this.
    fn beside(there: i64, here: i64) -> (PlatformTime, Clock) {
        let (time, clock) = (PlatformTime::default(), Clock::manual(at(here)));
        time.heard(at(there), &clock);
        (time, clock)
    }

    #[test]
    fn clocks_more_than_five_minutes_apart_disagree_either_way() {
        let disagree = |there, here| {
            let (time, clock) = beside(there, here);
            time.beside(&clock).disagree()
        };
        assert!(!disagree(1_000, 1_300) && !disagree(1_300, 1_000), "five minutes are no more than five");
        assert!(disagree(1_000, 1_301) && disagree(1_301, 1_000), "a second more is told, either way");
    }

    #[test]
    fn what_was_heard_is_carried_on_by_time_that_only_passes() {
        let (time, clock) = beside(1_000, 1_000);
        clock.advance(Duration::from_secs(3_600));
        let later = time.beside(&clock);
        assert_eq!((later.there, later.disagree()), (Some(at(4_600)), false), "an hour went by on both");
        clock.set_wall(at(1_000));
        assert!(time.beside(&clock).disagree(), "this clock was set back an hour");
        clock.set_wall(at(90_000));
        assert!(!time.beside(&clock).disagree(), "it was set forward, or the machine slept: the next answer tells");
        time.heard(at(4_700), &clock);
        assert!(time.beside(&clock).disagree(), "it was set forward");
    }

    #[test]
    fn of_a_time_from_before_the_start_only_that_is_known_that_it_has_passed() {
        let (time, clock) = (PlatformTime::default(), Clock::manual(at(9_000)));
        assert!(!time.beside(&clock).disagree(), "nothing was ever heard");
        time.remembered(at(10_000));
        assert!(time.beside(&clock).disagree(), "it is later than that");
        clock.set_wall(at(900_000));
        assert!(!time.beside(&clock).disagree(), "a long weekend is no wrong clock");
        time.heard(at(900_000), &clock);
        time.remembered(at(10_000));
        assert_eq!(time.beside(&clock).there, Some(at(900_000)), "what was heard counts for more");
    }
}
