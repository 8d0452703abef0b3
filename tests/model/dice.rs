//! Repeatable chance: SplitMix64. Written out because the trace of a seed must not change with a version of a crate.

/// The same seed gives the same rolls, on every machine.
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// Dice of one seed.
    pub fn of(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5ec0_4d10_0c5e_ed5a)
    }

    /// The next 64 bits.
    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number under `end`, which must not be 0.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from((u128::from(self.roll()) * end as u128) >> 64).unwrap()
    }

    /// True in so many of a thousand rolls.
    pub fn chance(&mut self, per_mille: usize) -> bool {
        self.below(1000) < per_mille
    }

    /// One of these.
    pub fn pick<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())]
    }

    /// A fraction from 0 to 1.
    pub fn share(&mut self) -> f64 {
        f64::from(u32::try_from(self.roll() >> 32).unwrap()) / f64::from(u32::MAX)
    }
}
