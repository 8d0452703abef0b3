//! What the status bar says of things that stay so until somebody sees to them: a clock that is wrong, a decision without
//! an end, a key that is gone.
use chrono::{DateTime, Utc};

use super::AppError;
use super::error_facts::of_clocks;
use crate::platform::Clocks;

/// This machine's clock and the platform's are too far apart. Work goes on: leases and waits go by the platform's time and by
/// time that only passes.
pub(super) fn clock_off(clocks: Clocks) -> Option<AppError> {
    let there = clocks.there.filter(|_| clocks.disagree())?;
    let message = format!(
        "This machine's clock says {}, and the platform's said {} at last.",
        moment(clocks.here),
        moment(there)
    );
    let action = "Set this machine's clock and its time zone. Work goes on; decisions are timed by the platform.";
    Some(AppError::new("clock_off", message, Some(action)).naming(of_clocks(clocks)))
}

/// Decisions were sent more than a day ago and have had no end since. Which ones, the outbox says.
pub(super) fn unfinished(late: u32) -> Option<AppError> {
    let message = "A decision sent more than a day ago has no end yet: the platform has not said that it took effect.";
    let action = "Look into the outbox and tell operations which case it is. It is asked about by itself meanwhile.";
    (late > 0).then(|| AppError::new("decision_unfinished", message, Some(action)))
}

/// The newest key of the epochs is gone from its place, or another lies there, while the program has it in memory. Nothing is
/// written in its place (decision 0048): a person puts it back, and until the program ends nothing is lost.
pub(super) fn key_out_of_place() -> AppError {
    let message = "The key that opens what lies here is no longer in its place, or another lies there. Work goes on with the \
                   one in memory.";
    let action = "Put back the keychain or key file that belongs to this profile before Second Look is closed or locked, and \
                  send what waits. Without it nothing here can be opened again.";
    AppError::new("key_out_of_place", message, Some(action))
}

/// A moment as these sentences name it: to the minute, and where.
pub(super) fn moment(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%d %H:%M UTC").to_string()
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    #[test]
    fn a_clock_that_is_wrong_is_told_with_both_times() {
        let here = DateTime::UNIX_EPOCH;
        let beside = |apart| Clocks { here, there: Some(here + TimeDelta::minutes(apart)), carried_on: true };
        assert_eq!(clock_off(beside(5)), None, "five minutes are no more than five");
        assert_eq!(clock_off(Clocks { here, there: None, carried_on: false }), None, "nothing is known");
        let told = clock_off(beside(61)).unwrap();
        assert_eq!(told.code, "clock_off");
        for (name, time) in [("here", "1970-01-01 00:00 UTC"), ("there", "1970-01-01 01:01 UTC")] {
            assert_eq!(told.facts.get(name).map(String::as_str), Some(time), "for a text in another language");
            assert!(told.message.contains(time), "and in the sentence: {}", told.message);
        }
    }
}
