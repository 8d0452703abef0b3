//! When an entry is tried again. Pure: the random number is an argument.
use std::time::Duration;

/// First step of the back-off.
pub const BASE: Duration = Duration::from_secs(1);
/// Longest step of the back-off.
pub const CAP: Duration = Duration::from_secs(300);
/// Beyond this age of the first send, the decision is read back before it is sent again: the platform may have
/// forgotten the key.
pub const STALE_KEY: Duration = Duration::from_secs(20 * 3600);

/// Full jitter: a random part (`share`, 0 to 1) of base doubled per attempt, at most the cap.
pub fn back_off(attempts: u32, share: f64) -> Duration {
    doubled(BASE, attempts, CAP).mul_f64(share.clamp(0.0, 1.0))
}

/// A first wait, doubled with each attempt after the first, at most the longest.
pub fn doubled(first: Duration, attempts: u32, longest: Duration) -> Duration {
    first.saturating_mul(2_u32.saturating_pow(attempts.saturating_sub(1).min(16))).min(longest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ceiling_doubles_from_a_second_to_five_minutes() {
        let ceilings: Vec<u64> = (1..=11).map(|attempts| back_off(attempts, 1.0).as_secs()).collect();
        assert_eq!(ceilings, [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
    }

    #[test]
    fn jitter_spreads_over_the_whole_stretch() {
        assert_eq!(back_off(5, 0.0), Duration::ZERO);
        assert_eq!(back_off(5, 0.5), Duration::from_secs(8));
    }

    #[test]
    fn no_number_of_attempts_overflows() {
        assert_eq!(back_off(u32::MAX, 1.0), CAP);
        assert_eq!(back_off(0, 1.0), BASE);
    }
}
