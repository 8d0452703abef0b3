//! The order of the queue, as one number a case keeps: no clock, so that a list is a walk along an index.
use chrono::{DateTime, TimeDelta, Utc};

/// What a deadline is taken to be where the platform gives none, counted from opening.
pub const ASSUMED_HOURS_TO_DEADLINE: i64 = 24;

/// How much earlier each point of priority moves a case, in seconds: the highest priority (100) gains 200 minutes.
pub const SECONDS_PER_PRIORITY_POINT: i64 = 120;

/// The moment a case sorts by, in milliseconds since 1970: its deadline, brought forward by its priority.
/// Earlier sorts first; the session's own end counts when it comes before the deadline.
pub fn rank_ms(
    priority: u32,
    opened_at: DateTime<Utc>,
    due_at: Option<DateTime<Utc>>,
    expires_at: Option<DateTime<Utc>>,
) -> i64 {
    let due = due_at.unwrap_or_else(|| {
        opened_at.checked_add_signed(TimeDelta::hours(ASSUMED_HOURS_TO_DEADLINE)).unwrap_or(opened_at)
    });
    let end = expires_at.map_or(due, |expires| expires.min(due));
    end.timestamp_millis() - i64::from(priority.min(100)) * SECONDS_PER_PRIORITY_POINT * 1000
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hour: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::hours(hour)
    }

    #[test]
    fn the_nearer_deadline_comes_first() {
        assert!(rank_ms(50, at(0), Some(at(5)), None) < rank_ms(50, at(0), Some(at(6)), None));
    }

    #[test]
    fn at_the_same_deadline_the_higher_priority_comes_first() {
        assert!(rank_ms(90, at(0), Some(at(5)), None) < rank_ms(10, at(0), Some(at(5)), None));
    }

    #[test]
    fn a_session_that_ends_before_its_deadline_sorts_by_its_end() {
        assert_eq!(rank_ms(0, at(0), Some(at(9)), Some(at(2))), at(2).timestamp_millis());
    }

    #[test]
    fn r_17_of_two_ends_the_earlier_one_sorts_and_a_later_one_changes_nothing() {
        let (due, none) = (Some(at(5)), None);
        for hours in 0..12 {
            let with = rank_ms(40, at(0), due, Some(at(hours)));
            let earlier = hours < 5;
            assert_eq!(with < rank_ms(40, at(0), due, none), earlier, "the session ends after {hours} hours");
            assert_eq!(with == rank_ms(40, at(0), due, none), !earlier, "the session ends after {hours} hours");
        }
        let soon = rank_ms(0, at(0), Some(at(48)), Some(at(1)));
        assert!(soon < rank_ms(0, at(0), Some(at(2)), none), "a session about to end goes before a nearer deadline");
    }

    #[test]
    fn without_a_deadline_a_day_after_opening_is_assumed() {
        assert_eq!(rank_ms(0, at(1), None, None), at(25).timestamp_millis());
    }

    #[test]
    fn a_priority_out_of_range_cannot_push_a_case_further_than_the_highest() {
        assert_eq!(rank_ms(u32::MAX, at(0), Some(at(5)), None), rank_ms(100, at(0), Some(at(5)), None));
    }
}
