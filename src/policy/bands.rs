//! Scales: which tier a score falls into, and how far it is from the nearest value that steps nobody up.
use serde::{Deserialize, Serialize};

use crate::case::device::ScoreDirection;

/// How much is at stake, or how likely harm is (sources B and D).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    /// Little.
    Low,
    /// Something in between.
    Medium,
    /// Much.
    High,
}

impl Tier {
    /// All of them, what is most at stake first.
    pub const ALL: [Self; 3] = [Self::High, Self::Medium, Self::Low];

    /// The tier of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tier| tier.as_str() == word)
    }

    /// The word of an edition, and the end of its message key.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

/// What a band of a scale asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ScaleAnswer {
    /// Turn the session away.
    Deny,
    /// Ask for more.
    StepUp,
    /// Let it go on.
    Allow,
}

/// One band of a scale: every value from its lower to its upper edge, each edge within it or not.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// How risky its values are.
    pub tier: Tier,
    /// What they ask for.
    pub answer: ScaleAnswer,
    /// The lower edge.
    pub low: f64,
    /// The lower edge is a value of the band.
    pub low_within: bool,
    /// The upper edge.
    pub high: f64,
    /// The upper edge is a value of the band.
    pub high_within: bool,
}

impl Band {
    /// Whether a value lies in it.
    pub fn holds(&self, value: f64) -> bool {
        let over_low = value > self.low || (self.low_within && value == self.low);
        let under_high = value < self.high || (self.high_within && value == self.high);
        over_low && under_high
    }
}

/// A scale with its bands, lowest values first. A reader has made sure that every value from `min` to `max` lies in one.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    /// Its name.
    pub id: String,
    /// Which way it points; a scale without a direction cannot be written.
    pub direction: ScoreDirection,
    /// Lowest value.
    pub min: f64,
    /// Highest value.
    pub max: f64,
    /// Sources of scores that are read on this scale; a score of any other source is on none.
    pub applies_to: Vec<String>,
    /// The bands.
    pub bands: Vec<Band>,
}

impl Scale {
    /// The band a value lies in; none outside the scale.
    pub fn band(&self, value: f64) -> Option<&Band> {
        self.bands.iter().find(|band| band.holds(value))
    }

    /// Whether a score of this source is read on this scale.
    pub fn is_of(&self, source: &str) -> bool {
        self.applies_to.iter().any(|known| known.eq_ignore_ascii_case(source.trim()))
    }

    /// The nearest value that would be let go on, as a bound; none where the value is let go on, lies outside the scale,
    /// or no band lets anything go on.
    pub fn nearest_allowed(&self, value: f64) -> Option<Bound> {
        let here = self.band(value)?;
        if here.answer == ScaleAnswer::Allow {
            return None;
        }
        let allowed = self.bands.iter().filter(|band| band.answer == ScaleAnswer::Allow);
        let bounds = allowed.map(|band| match (value <= band.low, band.low_within, band.high_within) {
            (true, true, _) => Bound::AtLeast(band.low),
            (true, false, _) => Bound::Over(band.low),
            (false, _, true) => Bound::AtMost(band.high),
            (false, _, false) => Bound::Under(band.high),
        });
        bounds.min_by(|one, other| (one.limit() - value).abs().total_cmp(&(other.limit() - value).abs()))
    }
}

/// How far a number would have to go.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bound {
    /// Anything smaller than this.
    Under(f64),
    /// This or smaller.
    AtMost(f64),
    /// This or greater.
    AtLeast(f64),
    /// Anything greater than this.
    Over(f64),
}

impl Bound {
    /// The number it speaks of.
    pub const fn limit(self) -> f64 {
        match self {
            Self::Under(limit) | Self::AtMost(limit) | Self::AtLeast(limit) | Self::Over(limit) => limit,
        }
    }

    /// The first number within it, seen from outside.
    pub const fn first_within(self) -> f64 {
        match self {
            Self::Under(limit) => limit.next_down(),
            Self::AtMost(limit) | Self::AtLeast(limit) => limit,
            Self::Over(limit) => limit.next_up(),
        }
    }
}
