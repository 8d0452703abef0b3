//! The machine-readable zone of a travel document, and what it says against the print.
//!
//! All five sizes of ICAO Doc 9303 (eighth edition): cards (TD1, part 5), official documents of the older card size (TD2,
//! part 6), passports (TD3, part 4), visas of both sizes (MRV-A and MRV-B, part 7); names, dates and check digits of
//! part 3. And French identity cards as issued up to 2021, valid for years to come, whose two lines have the length of TD2
//! and other places. Promises: reading never fails in silence and never panics, whatever text it is given; a zone that is no zone
//! says why; a wrong digit is named and the field it guards is still shown; a year of two digits is read by one written
//! rule against a date that is an argument. Pure: no I/O, no clock.
//!
//! Deliberately does not decide: digits that are right prove that the lines were typed well, and nothing about who made the
//! document.
mod against;
mod date;
mod digit;
mod layout;
mod names;
#[cfg(test)]
mod specimens;
#[cfg(test)]
mod tests;

pub use against::{ZoneRow, against};
pub use date::{ZoneDate, ZoneDay};
pub use digit::{DigitCheck, Guarded, check_digit};
pub use layout::{Format, read};
pub use names::ZoneNames;

/// Longest text that is looked at: the largest zone has 90 characters, the rest is line breaks and slack.
const LOOKED_AT: usize = 400;

/// A zone, field by field. Personal, so there is no `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct Zone {
    /// Which size.
    pub format: Format,
    /// One or two letters: `P`, `I`, `A`, `C`, `V` and what the issuer adds.
    pub document_code: String,
    /// The issuing state or organisation, up to three letters; `D` is Germany.
    pub issuer: String,
    /// The document number without fillers, put together where a card's runs over into the optional field.
    pub number: String,
    /// The holder's nationality, up to three letters.
    pub nationality: String,
    /// Date of birth; parts of it can be unknown.
    pub birth: ZoneDate,
    /// `M`, `F`, or nothing where unspecified.
    pub sex: Option<char>,
    /// End of validity.
    pub expiry: ZoneDate,
    /// Names.
    pub names: ZoneNames,
    /// What the issuer put into the optional fields, without fillers at the end.
    pub optional: String,
    /// Every check digit of the zone, right or wrong.
    pub digits: Vec<DigitCheck>,
}

/// Why a text is no zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ZoneFault {
    /// Nothing there.
    #[error("there is no machine-readable zone")]
    Empty,
    /// Lines and characters fit none of the five sizes.
    #[error("{lines} lines of {characters} characters are none of the five sizes")]
    Size {
        /// Lines found.
        lines: usize,
        /// Characters of the longest.
        characters: usize,
    },
    /// A character that no zone holds: only A to Z, 0 to 9 and the filler exist.
    #[error("line {line} holds a character that no zone holds, at {place}")]
    Character {
        /// Which line, from 1.
        line: usize,
        /// Which place in it, from 1.
        place: usize,
    },
}

impl ZoneFault {
    /// The message key of its words.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Empty => "check-zone-empty",
            Self::Size { .. } => "check-zone-size",
            Self::Character { .. } => "check-zone-character",
        }
    }
}
