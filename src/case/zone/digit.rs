//! Check digits (ICAO Doc 9303 part 3, section 4.9): weights 7, 3, 1 over and over, the sum modulo ten.

/// What a check digit guards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Guarded {
    /// The document number.
    Number,
    /// The date of birth.
    Birth,
    /// The end of validity.
    Expiry,
    /// The personal number of a passport.
    Optional,
    /// Several fields together.
    Composite,
}

impl Guarded {
    /// Every field with a digit.
    pub const ALL: [Self; 5] = [Self::Number, Self::Birth, Self::Expiry, Self::Optional, Self::Composite];

    /// The message key of its words.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Number => "zone-digit-number",
            Self::Birth => "zone-digit-birth",
            Self::Expiry => "zone-digit-expiry",
            Self::Optional => "zone-digit-optional",
            Self::Composite => "zone-digit-composite",
        }
    }
}

/// One check digit of a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DigitCheck {
    /// What it guards.
    pub guards: Guarded,
    /// As it stands in the zone; a filler where it should be a digit counts as wrong.
    pub found: char,
    /// What it should be.
    pub expected: char,
    /// Whether they agree.
    pub right: bool,
}

impl DigitCheck {
    pub(super) fn of(guards: Guarded, field: &str, found: Option<char>) -> Self {
        let (expected, found) = (check_digit(field), found.unwrap_or('<'));
        // An empty personal number may carry a filler for its digit (part 4, section 4.2.2.2); 0 is right as well.
        let left_out = guards == Guarded::Optional && found == '<' && field.chars().all(|c| c == '<');
        Self { guards, found, expected, right: found == expected || left_out }
    }
}

/// The digit for a field. A character no zone holds counts as a filler; the reader refuses it before.
pub fn check_digit(field: &str) -> char {
    let weights = [7_u32, 3, 1].into_iter().cycle();
    let sum = field.chars().zip(weights).fold(0_u32, |sum, (c, weight)| {
        let value = if c.is_ascii_digit() || c.is_ascii_uppercase() { c.to_digit(36).unwrap_or(0) } else { 0 };
        (sum + value * weight) % 10
    });
    char::from_digit(sum, 10).unwrap_or('0')
}
