//! How often a passphrase may be tried: five times, then after one, five and fifteen minutes (reliability 4.6).
use std::sync::PoisonError;
use std::time::Duration;

use second_look::console::AppError;

use super::{Desk, StartState};

const AT_ONCE: u32 = 5;
const WAITS: [Duration; 3] = [Duration::from_secs(60), Duration::from_secs(300), Duration::from_secs(900)];

/// What was tried since the last passphrase that was right.
#[derive(Default)]
pub(super) struct Tries {
    wrong: u32,
    /// The next may be tried then, by the clock's own time.
    next: Duration,
}

impl Tries {
    fn wrong(&mut self, now: Duration) {
        self.wrong = self.wrong.saturating_add(1);
        if let Some(over) = self.wrong.checked_sub(AT_ONCE) {
            let wait = WAITS.get(over as usize).or(WAITS.last());
            self.next = now + wait.copied().unwrap_or_default();
        }
    }
}

impl Desk {
    /// # Errors
    /// `unlock_later`, with the minutes that are left.
    pub(super) fn may_try(&self) -> Result<(), AppError> {
        let next = self.tries.lock().unwrap_or_else(PoisonError::into_inner).next;
        let left = next.saturating_sub(self.clock.elapsed());
        if left.is_zero() {
            return Ok(());
        }
        let minutes = left.as_secs().div_ceil(60);
        Err(AppError::new(
            "unlock_later",
            format!("Too many wrong passphrases. The next can be tried in {minutes} min."),
            Some("Wait until then."),
        ))
    }

    pub(super) fn note_try(&self, opened: &Result<StartState, AppError>) {
        let mut tries = self.tries.lock().unwrap_or_else(PoisonError::into_inner);
        match opened {
            Ok(_) => *tries = Tries::default(),
            Err(error) if error.code == "passphrase_wrong" => tries.wrong(self.clock.elapsed()),
            Err(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_are_free_and_each_further_one_waits_longer() {
        let mut tries = Tries::default();
        let minutes = |tries: &Tries| tries.next.as_secs() / 60;
        for _ in 0..4 {
            tries.wrong(Duration::ZERO);
        }
        assert_eq!(minutes(&tries), 0, "four may be followed at once");
        let waits: Vec<u64> = (0..4)
            .map(|_| {
                tries.wrong(Duration::ZERO);
                minutes(&tries)
            })
            .collect();
        assert_eq!(waits, [1, 5, 15, 15]);
    }
}
