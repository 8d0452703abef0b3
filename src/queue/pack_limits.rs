//! How much may be taken along, and how long a pack takes. Pure: no I/O, no clock.
use chrono::{DateTime, TimeDelta, Utc};
use std::time::Duration;

/// With so many decisions waiting nothing more is decided (reliability B12).
pub const MOST_WAITING: u32 = 200;
/// When a decision has waited so long nothing more is decided (reliability B12).
pub const LONGEST_WAITING: TimeDelta = TimeDelta::hours(72);
/// So much of the disk stays free: below it no pack is taken along and nothing more is decided (reliability B14).
pub const KEEP_FREE_BYTES: u64 = 200 * 1024 * 1024;
/// What a case is taken to need where nothing is known of its files: four pictures of two megabytes.
pub const CASE_BYTES: u64 = 8 * 1024 * 1024;

/// Decisions that wait here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Waiting {
    /// How many.
    pub count: u32,
    /// When the oldest of them was saved.
    pub oldest_at: Option<DateTime<Utc>>,
}

/// Why nothing more is decided, or taken along, for now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// [`MOST_WAITING`] decisions wait.
    TooMany,
    /// One has waited for [`LONGEST_WAITING`].
    TooLong,
}

impl Waiting {
    /// Whether the hard stop is reached. A clock that went back makes no decision look younger than it is: an age below
    /// nothing counts as none, and the number still stops.
    pub fn stop(&self, now: DateTime<Utc>) -> Option<Stop> {
        if self.count >= MOST_WAITING {
            return Some(Stop::TooMany);
        }
        self.oldest_at.filter(|at| now - *at >= LONGEST_WAITING).map(|_| Stop::TooLong)
    }

    /// How many cases may be taken along, so that all of them can be decided without a network.
    pub fn room(&self) -> u32 {
        MOST_WAITING.saturating_sub(self.count)
    }
}

/// Bytes that `cases` more cases are taken to need: as much for each as those that are here needed on average.
pub fn bytes_needed(cases: u32, held_cases: u32, held_bytes: u64) -> u64 {
    let each = held_bytes.checked_div(u64::from(held_cases)).filter(|each| *each > 0).unwrap_or(CASE_BYTES);
    each.saturating_mul(u64::from(cases))
}

/// Whether that fits on the disk. Where the system does not say what is free, it is tried.
pub fn fits(needed: u64, free: Option<u64>) -> bool {
    free.is_none_or(|free| free >= needed.saturating_add(KEEP_FREE_BYTES))
}

/// Whether the disk is so full that nothing more is decided on it. Where nobody says what is free, it is tried: a commit that
/// fails is told all the same, and nothing is called saved that is not.
pub fn nearly_full(free: Option<u64>) -> bool {
    !fits(0, free)
}

/// Seconds until all is done, from how long it took so far; none until the first case is done.
pub fn secs_left(took: Duration, done: u32, total: u32) -> Option<u32> {
    let each = took.checked_div(done)?;
    let left = each.saturating_mul(total.saturating_sub(done));
    u32::try_from(left.as_millis().div_ceil(1000)).ok()
}

/// Units a second, over the whole time; none for no time.
pub fn per_sec(units: u64, took: Duration) -> u32 {
    let millis = took.as_millis().max(1);
    u32::try_from(u128::from(units).saturating_mul(1000) / millis).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hours: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::hours(hours)
    }

    #[test]
    fn two_hundred_waiting_decisions_or_one_of_three_days_are_the_end_of_it() {
        let waiting = |count, hours| Waiting { count, oldest_at: Some(at(hours)) };
        assert_eq!(waiting(199, 0).stop(at(71)), None);
        assert_eq!(waiting(200, 71).stop(at(71)), Some(Stop::TooMany));
        assert_eq!(waiting(1, 0).stop(at(72)), Some(Stop::TooLong));
        assert_eq!(Waiting::default().stop(at(1_000)), None, "nothing waits");
        assert_eq!(waiting(1, 10).stop(at(0)), None, "a clock that went back stops nobody");
    }

    #[test]
    fn no_more_is_taken_along_than_can_be_decided_on_the_way() {
        assert_eq!(Waiting { count: 190, oldest_at: None }.room(), 10);
        assert_eq!(Waiting { count: 300, oldest_at: None }.room(), 0);
    }

    #[test]
    fn where_there_is_no_room_the_full_outbox_is_what_is_told() {
        for count in [0, 199, 200, 300] {
            let waiting = Waiting { count, oldest_at: Some(at(0)) };
            let full = waiting.stop(at(1)) == Some(Stop::TooMany);
            assert_eq!(waiting.room() == 0, full, "{count}: nobody is told of a pack of 1 to 0 cases");
        }
    }

    #[test]
    fn a_pack_is_sized_by_what_cases_needed_so_far_and_leaves_the_disk_some_room() {
        assert_eq!(bytes_needed(10, 0, 0), 10 * CASE_BYTES);
        assert_eq!(bytes_needed(10, 4, 4_000), 10_000);
        assert!(fits(1_000, Some(KEEP_FREE_BYTES + 1_000)) && !fits(1_000, Some(KEEP_FREE_BYTES + 999)));
        assert!(fits(u64::MAX, None), "nobody can say, so it is tried");
    }

    #[test]
    fn below_two_hundred_megabytes_a_disk_is_nearly_full() {
        assert!(nearly_full(Some(0)) && nearly_full(Some(KEEP_FREE_BYTES - 1)));
        assert!(!nearly_full(Some(KEEP_FREE_BYTES)), "so much is enough");
        assert!(!nearly_full(None), "nobody can say, so it is tried");
    }

    #[test]
    fn the_time_left_follows_from_the_time_it_took() {
        assert_eq!(secs_left(Duration::from_secs(10), 0, 10), None, "nothing is known yet");
        assert_eq!(secs_left(Duration::from_secs(10), 4, 10), Some(15));
        assert_eq!(secs_left(Duration::from_secs(10), 10, 10), Some(0));
        assert_eq!(per_sec(2_048, Duration::from_secs(4)), 512);
        assert_eq!(per_sec(5, Duration::ZERO), 5_000, "no division by nothing");
    }
}
