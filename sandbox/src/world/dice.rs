//! Repeatable chance: SplitMix64 started from a label, and the ids made with it.
//!
//! Written out instead of taken from a crate because the bytes of the world must not change with a version of one.
use uuid::Uuid;

/// The same label gives the same rolls, on every machine and for ever.
#[derive(Clone, Debug)]
pub(crate) struct Dice(u64);

impl Dice {
    /// Dice of their own for one purpose, so that another roll elsewhere never shifts them.
    pub(crate) fn of(seed: u64, environment: &str, index: usize, purpose: &str) -> Self {
        let mut state = seed ^ 0x5ec0_4d10_0c5e_ed5a;
        for part in [environment.as_bytes(), purpose.as_bytes(), &(index as u64).to_le_bytes()] {
            for byte in part {
                state = (state ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
            }
            state = mix(state);
        }
        Self(state)
    }

    /// Dice from a number alone.
    pub(crate) fn from_seed(seed: u64) -> Self {
        Self(mix(seed ^ 0x9e37_79b9_7f4a_7c15))
    }

    /// The next 64 bits.
    pub(crate) fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mix(self.0)
    }

    /// A number under `end`; 0 when `end` is 0.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        let roll = u128::from(self.roll());
        usize::try_from((roll * end as u128) >> 64).unwrap_or(0)
    }

    /// A number from `low` to `high`, both possible.
    pub(crate) fn between(&mut self, low: i64, high: i64) -> i64 {
        let span = usize::try_from(high.saturating_sub(low).saturating_add(1)).unwrap_or(0);
        low.saturating_add(i64::try_from(self.below(span)).unwrap_or(0))
    }

    /// A fraction in `[low, high)`.
    pub(crate) fn float(&mut self, low: f32, high: f32) -> f32 {
        let unit = (self.roll() >> 40) as f32 / (1u64 << 24) as f32;
        low + unit * (high - low)
    }

    /// True in `percent` of a hundred rolls.
    pub(crate) fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of the items; the type's default when there are none.
    pub(crate) fn pick<T: Copy + Default>(&mut self, items: &[T]) -> T {
        items.get(self.below(items.len())).copied().unwrap_or_default()
    }
}

fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// Seconds before the start of the world in which the first case may have been opened: a bit more than twelve days.
const EARLIEST_SECS: i64 = 1 << 20;

const CROCKFORD: &[u8] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// `cse_01J9…`: in the order of opening, as ids that begin with a time are; unique by position.
pub(super) fn case_id(seed: u64, environment: &str, index: usize, opened_at_secs: i64) -> String {
    let tail = Dice::of(seed, environment, index, "case").roll();
    // No case was opened longer ago.
    let since = u64::try_from(opened_at_secs + EARLIEST_SECS).unwrap_or(0);
    let number = (since << 25) | (((index as u64) & 0xf_ffff) << 5) | (tail & 0x1f);
    let mut text = String::from("cse_01J9");
    for place in (0..9).rev() {
        let digit = usize::try_from((number >> (place * 5)) & 31).unwrap_or(0);
        text.push(char::from(CROCKFORD.get(digit).copied().unwrap_or(b'0')));
    }
    text
}

/// A UUID of version 7 whose time part is a counter from a fixed day, so that no clock is needed.
pub(super) fn session_id(seed: u64, environment: &str, index: usize) -> String {
    let roll = Dice::of(seed, environment, index, "session").roll();
    let base = if environment == "live" { 0x0199_2000_0000_u64 } else { 0x0199_0a7e_0000 };
    let high = ((base + 977 * index as u64) << 16) | 0x7000 | (roll & 0xfff);
    let low = (mix(roll) >> 2) | (1 << 63);
    Uuid::from_u64_pair(high, low).to_string()
}

const MASK: u32 = 0xb9d4_c0de;

/// A UUID of version 4 with the case's position folded into its first group, so that a file finds its case.
pub(super) fn id(seed: u64, environment: &str, index: usize, purpose: &str, number: usize) -> String {
    let mut dice = Dice::of(seed ^ mix(number as u64), environment, index, purpose);
    let head = u32::try_from(index).unwrap_or(u32::MAX) ^ MASK;
    let high = (u64::from(head) << 32) | ((dice.roll() & 0xffff) << 16) | 0x4000 | (dice.roll() & 0xfff);
    let low = (dice.roll() >> 2) | (1 << 63);
    Uuid::from_u64_pair(high, low).to_string()
}

/// The position folded into an [`id`].
pub(super) fn index_in_id(text: &str) -> Option<usize> {
    let (high, _) = Uuid::parse_str(text).ok()?.as_u64_pair();
    usize::try_from(u32::try_from(high >> 32).ok()? ^ MASK).ok()
}
