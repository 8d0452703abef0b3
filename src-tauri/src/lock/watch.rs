//! What a clock alone tells: that nobody is there, that the machine slept, that the day is over.
use std::time::Duration;

use chrono::{DateTime, Utc};
use second_look::clock::Clock;

use super::Trigger;

/// The wall clock went on by so much more than the monotonic one, or a look came so late, that the machine slept between.
const SLEPT: Duration = Duration::from_secs(30);

/// After which times the window locks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LockLimits {
    /// Without a hand at the window.
    pub idle: Duration,
    /// Since the profile was opened, whatever was done.
    pub age: Duration,
}

/// Looks for it again and again. Durations are the clock's own, which nobody sets.
pub struct Watch {
    limits: LockLimits,
    began: Duration,
    last: (Duration, DateTime<Utc>),
}

impl Watch {
    /// Begins now.
    pub fn begin(clock: &Clock, limits: LockLimits) -> Self {
        Self { limits, began: clock.elapsed(), last: (clock.elapsed(), clock.now()) }
    }

    /// What triggers now; `touched` is when a hand was last at the window.
    pub fn look(&mut self, clock: &Clock, touched: Duration) -> Option<Trigger> {
        let (before, wall_before) = self.last;
        let (now, wall) = (clock.elapsed(), clock.now());
        self.last = (now, wall);
        let passed = now.saturating_sub(before);
        let on_the_wall = (wall - wall_before).to_std().unwrap_or_default();
        if passed >= SLEPT || on_the_wall.saturating_sub(passed) >= SLEPT {
            return Some(Trigger::Sleep);
        }
        if now.saturating_sub(touched) >= self.limits.idle {
            return Some(Trigger::Idle);
        }
        (now.saturating_sub(self.began) >= self.limits.age).then_some(Trigger::Age)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMITS: LockLimits = LockLimits { idle: Duration::from_secs(300), age: Duration::from_secs(43_200) };

    fn watched() -> (Clock, Watch) {
        let clock = Clock::manual(DateTime::UNIX_EPOCH + chrono::TimeDelta::days(20_000));
        let watch = Watch::begin(&clock, LIMITS);
        (clock, watch)
    }

    /// Looks once a second for so long, with or without a hand at the window.
    fn wait(clock: &Clock, watch: &mut Watch, secs: u64, hand: bool) -> Option<(u64, Trigger)> {
        let mut touched = clock.elapsed();
        (1..=secs).find_map(|second| {
            clock.advance(Duration::from_secs(1));
            if hand {
                touched = clock.elapsed();
            }
            watch.look(clock, touched).map(|trigger| (second, trigger))
        })
    }

    #[test]
    fn it_locks_when_nobody_was_there_for_so_long_and_not_while_somebody_is() {
        let (clock, mut watch) = watched();
        assert_eq!(wait(&clock, &mut watch, 1_000, true), None, "a hand is at the window");
        assert_eq!(wait(&clock, &mut watch, 1_000, false), Some((300, Trigger::Idle)));
    }

    #[test]
    fn it_locks_after_twelve_hours_whatever_was_done() {
        let (clock, mut watch) = watched();
        assert_eq!(wait(&clock, &mut watch, 50_000, true), Some((43_200, Trigger::Age)));
    }

    #[test]
    fn it_locks_on_waking_whether_the_monotonic_clock_slept_too_or_not() {
        let (clock, mut watch) = watched();
        clock.set_wall(clock.now() + chrono::TimeDelta::hours(10));
        assert_eq!(watch.look(&clock, clock.elapsed()), Some(Trigger::Sleep), "it stood still meanwhile");
        let (clock, mut watch) = watched();
        clock.advance(Duration::from_secs(36_000));
        assert_eq!(watch.look(&clock, clock.elapsed()), Some(Trigger::Sleep), "it went on");
    }

    #[test]
    fn a_clock_that_is_set_a_little_or_back_does_not_lock() {
        let (clock, mut watch) = watched();
        clock.set_wall(clock.now() + chrono::TimeDelta::seconds(20));
        assert_eq!(watch.look(&clock, clock.elapsed()), None);
        clock.set_wall(clock.now() - chrono::TimeDelta::days(1));
        assert_eq!(watch.look(&clock, clock.elapsed()), None);
    }
}
