//! The one source of time. Wall time is for people and the wire; monotonic time is for waiting.
//!
//! Tests use [`Clock::manual`]; nothing else in the engine may ask the system.
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use tokio::sync::Notify;

/// A time as the window, the command line and their JSON carry it: RFC 3339, UTC, to the millisecond.
pub(crate) fn rfc3339(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// Wall and monotonic time, and waiting. Cheap to clone; clones share the same time.
#[derive(Clone, Debug)]
pub struct Clock(Source);

#[derive(Clone, Debug)]
enum Source {
    System { started: std::time::Instant, wall: DateTime<Utc> },
    Manual(Arc<ManualTime>),
}

#[derive(Debug)]
struct ManualTime {
    started: DateTime<Utc>,
    now: Mutex<(DateTime<Utc>, Duration)>,
    moved: Notify,
}

impl Clock {
    /// The machine's clock.
    #[expect(clippy::disallowed_methods, reason = "this is the one place that asks the system for time")]
    pub fn system() -> Self {
        Self(Source::System { started: std::time::Instant::now(), wall: Utc::now() })
    }

    /// A clock that stands still until [`Clock::advance`] moves it.
    pub fn manual(start: DateTime<Utc>) -> Self {
        let now = Mutex::new((start, Duration::ZERO));
        Self(Source::Manual(Arc::new(ManualTime { started: start, now, moved: Notify::new() })))
    }

    /// Wall time, UTC. It may jump either way; never use it to order or to wait.
    #[expect(clippy::disallowed_methods, reason = "this is the one place that asks the system for time")]
    pub fn now(&self) -> DateTime<Utc> {
        match &self.0 {
            Source::System { .. } => Utc::now(),
            Source::Manual(time) => time.now.lock().unwrap_or_else(PoisonError::into_inner).0,
        }
    }

    /// Time since the clock was made. It never goes back.
    pub fn elapsed(&self) -> Duration {
        match &self.0 {
            Source::System { started, .. } => started.elapsed(),
            Source::Manual(time) => time.now.lock().unwrap_or_else(PoisonError::into_inner).1,
        }
    }

    /// The wall time of when the clock was made, and monotonic time since: what an entry waits for is a moment of this
    /// time, so that a clock that is set, either way, makes no wait longer or shorter. For people, see
    /// [`Clock::shown`]; another process has another one.
    pub fn steady(&self) -> DateTime<Utc> {
        let started = match &self.0 {
            Source::System { wall, .. } => *wall,
            Source::Manual(time) => time.started,
        };
        let passed = TimeDelta::from_std(self.elapsed()).unwrap_or(TimeDelta::MAX);
        started.checked_add_signed(passed).unwrap_or(DateTime::<Utc>::MAX_UTC)
    }

    /// A moment of [`Clock::steady`] as the wall clock will show it, if nobody sets it before.
    pub fn shown(&self, steady: DateTime<Utc>) -> DateTime<Utc> {
        self.now().checked_add_signed(steady - self.steady()).unwrap_or(steady)
    }

    /// Waits for a stretch of monotonic time.
    pub async fn sleep(&self, stretch: Duration) {
        match &self.0 {
            Source::System { .. } => tokio::time::sleep(stretch).await,
            Source::Manual(time) => {
                let until = self.elapsed().saturating_add(stretch);
                loop {
                    let moved = time.moved.notified();
                    tokio::pin!(moved);
                    moved.as_mut().enable();
                    if self.elapsed() >= until {
                        return;
                    }
                    moved.await;
                }
            }
        }
    }

    /// Waits until wall time has reached `at`, as measured now: a later jump of the wall clock does not shorten it.
    pub async fn sleep_until(&self, at: DateTime<Utc>) {
        self.sleep((at - self.now()).to_std().unwrap_or(Duration::ZERO)).await;
    }

    /// Moves a manual clock forward, wall and monotonic alike. The machine's clock is left alone.
    pub fn advance(&self, stretch: Duration) {
        if let Source::Manual(time) = &self.0 {
            let mut now = time.now.lock().unwrap_or_else(PoisonError::into_inner);
            now.0 += TimeDelta::from_std(stretch).unwrap_or(TimeDelta::MAX);
            now.1 = now.1.saturating_add(stretch);
            drop(now);
            time.moved.notify_waiters();
        }
    }

    /// Sets the wall time of a manual clock, backwards too; monotonic time stays.
    pub fn set_wall(&self, at: DateTime<Utc>) {
        if let Source::Manual(time) = &self.0 {
            time.now.lock().unwrap_or_else(PoisonError::into_inner).0 = at;
            time.moved.notify_waiters();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_manual_clock_wakes_sleepers_only_when_it_is_moved_far_enough() {
        let clock = Clock::manual(DateTime::UNIX_EPOCH);
        let sleeper = tokio::spawn({
            let clock = clock.clone();
            async move { clock.sleep(Duration::from_secs(10)).await }
        });
        tokio::task::yield_now().await;
        clock.advance(Duration::from_secs(9));
        tokio::task::yield_now().await;
        assert!(!sleeper.is_finished(), "nine seconds are not ten");
        clock.advance(Duration::from_secs(1));
        assert!(sleeper.await.is_ok(), "ten seconds have passed");
    }

    #[test]
    fn steady_time_goes_on_whatever_becomes_of_the_wall_clock() {
        let clock = Clock::manual(DateTime::UNIX_EPOCH);
        let due = clock.steady() + TimeDelta::seconds(10);
        clock.set_wall(DateTime::UNIX_EPOCH - TimeDelta::days(1));
        clock.advance(Duration::from_secs(4));
        assert_eq!(due - clock.steady(), TimeDelta::seconds(6), "four of ten seconds have passed");
        assert_eq!(clock.shown(due) - clock.now(), TimeDelta::seconds(6), "and a person sees six");
        clock.set_wall(DateTime::UNIX_EPOCH + TimeDelta::days(365));
        assert_eq!(due - clock.steady(), TimeDelta::seconds(6), "a year later by the wall, the same six");
    }

    #[test]
    fn wall_time_may_go_back_and_monotonic_time_may_not() {
        let clock = Clock::manual(DateTime::UNIX_EPOCH);
        clock.advance(Duration::from_secs(60));
        clock.set_wall(DateTime::UNIX_EPOCH);
        assert_eq!(clock.now(), DateTime::UNIX_EPOCH, "the wall clock was set back");
        assert_eq!(clock.elapsed(), Duration::from_secs(60), "monotonic time only grows");
    }
}
