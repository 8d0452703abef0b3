//! The platform's own clock: the machine's, shifted at will, or one that only moves when told.
use crate::rules::Time;
use chrono::{DateTime, TimeDelta};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

/// How the clock runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockMode {
    /// With the machine's clock, plus what it is advanced by.
    Real,
    /// Stands still at this moment until advanced or set.
    Manual(Time),
}

#[derive(Clone, Copy, Debug)]
enum Hand {
    Offset(TimeDelta),
    Still(Time),
}

/// The clock every answer of the sandbox is dated by.
#[derive(Debug)]
pub struct SandboxClock(Mutex<Hand>);

#[expect(clippy::disallowed_methods, reason = "the one place where the sandbox asks the machine for the time")]
fn machine_now() -> Time {
    DateTime::from(SystemTime::now())
}

impl SandboxClock {
    /// A clock that runs as asked.
    #[must_use]
    pub fn new(mode: ClockMode) -> Self {
        Self(Mutex::new(match mode {
            ClockMode::Real => Hand::Offset(TimeDelta::zero()),
            ClockMode::Manual(at) => Hand::Still(at),
        }))
    }

    /// The platform's time.
    #[must_use]
    pub fn now(&self) -> Time {
        match *self.0.lock().unwrap_or_else(PoisonError::into_inner) {
            Hand::Offset(by) => machine_now() + by,
            Hand::Still(at) => at,
        }
    }

    /// Moves the clock on, or back with a negative number. Milliseconds.
    pub fn advance_ms(&self, ms: i64) {
        let by = TimeDelta::try_milliseconds(ms).unwrap_or_else(TimeDelta::zero);
        match &mut *self.0.lock().unwrap_or_else(PoisonError::into_inner) {
            Hand::Offset(offset) => *offset += by,
            Hand::Still(at) => *at += by,
        }
    }

    /// Sets the clock; a real one runs on from there.
    pub fn set(&self, to: Time) {
        match &mut *self.0.lock().unwrap_or_else(PoisonError::into_inner) {
            Hand::Offset(offset) => *offset = to - machine_now(),
            Hand::Still(at) => *at = to,
        }
    }
}
