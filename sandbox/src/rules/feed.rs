//! The change feed: stamps that only grow, and the opaque cursor (contract section 3).
//!
//! A feed ordered by (`updatedAt`, `caseId`) never skips only if nothing can later appear before a place somebody has
//! already read past. So the server gives every change a stamp of its own, strictly later than all before it, whatever
//! its clock does.
use super::{Code, Refusal, Time};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, SubsecRound, TimeDelta};

/// Items on a page when the caller does not say.
pub const DEFAULT_LIMIT: usize = 50;
/// Items on a page at most.
pub const MAX_LIMIT: usize = 200;

/// The stamp of the next change: now, or one microsecond after the last when the clock has not moved on.
#[must_use]
pub fn next_stamp(last: Option<Time>, now: Time) -> Time {
    let now = now.trunc_subsecs(6);
    match last {
        Some(last) if now <= last => last + TimeDelta::microseconds(1),
        _ => now,
    }
}

/// A place in a feed: after this item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// Which generation of cursors; the server forgets a generation as a whole.
    pub generation: u32,
    /// Stamp of the last item seen.
    pub stamp: Time,
    /// Its id.
    pub id: String,
}

impl Cursor {
    /// Before the first item.
    #[must_use]
    pub fn start(generation: u32) -> Self {
        Self { generation, stamp: DateTime::<chrono::Utc>::MIN_UTC, id: String::new() }
    }

    /// The opaque text.
    #[must_use]
    pub fn encode(&self) -> String {
        let micros =
            if self.stamp == DateTime::<chrono::Utc>::MIN_UTC { i64::MIN } else { self.stamp.timestamp_micros() };
        URL_SAFE_NO_PAD.encode(format!("{}|{}|{}", self.generation, micros, self.id))
    }

    /// Reads a cursor of this generation.
    ///
    /// # Errors
    /// `malformed` for a text that was never a cursor; `cursor_expired` for one of another generation.
    pub fn decode(text: &str, generation: u32) -> Result<Self, Refusal> {
        let malformed = || Refusal::new(Code::Malformed);
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| malformed())?;
        let plain = String::from_utf8(bytes).map_err(|_| malformed())?;
        let mut parts = plain.splitn(3, '|');
        let mut part = || parts.next().ok_or_else(malformed);
        let its: u32 = part()?.parse().map_err(|_| malformed())?;
        let micros: i64 = part()?.parse().map_err(|_| malformed())?;
        let id = part()?.to_owned();
        if its != generation {
            return Err(Code::CursorExpired.into());
        }
        if micros == i64::MIN {
            return Ok(Self::start(generation));
        }
        let stamp = DateTime::from_timestamp_micros(micros).ok_or_else(malformed)?;
        Ok(Self { generation, stamp, id })
    }
}

/// The page size for a wish: 1 to 200, 50 without one.
///
/// # Errors
/// `malformed` for anything that is not a positive number.
pub fn limit(wish: Option<&str>) -> Result<usize, Refusal> {
    match wish {
        None => Ok(DEFAULT_LIMIT),
        Some(text) => match text.parse::<usize>() {
            Ok(number) if number > 0 => Ok(number.min(MAX_LIMIT)),
            _ => Err(Code::Malformed.into()),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::{Cursor, limit, next_stamp};
    use crate::rules::Code;
    use chrono::{DateTime, TimeDelta};

    #[test]
    fn stamps_grow_even_when_the_clock_stands_still_or_goes_back() {
        let now = DateTime::from_timestamp(1_700_000_000, 0).unwrap();
        let first = next_stamp(None, now);
        let second = next_stamp(Some(first), now);
        let third = next_stamp(Some(second), now - TimeDelta::days(1));
        assert!(first < second && second < third, "{first} {second} {third}");
    }

    #[test]
    fn a_cursor_survives_the_journey() {
        let stamp = DateTime::from_timestamp_micros(1_700_000_000_123_456).unwrap();
        let cursor = Cursor { generation: 1, stamp, id: "cse|with bars".into() };
        assert_eq!(Cursor::decode(&cursor.encode(), 1).unwrap(), cursor);
        assert_eq!(Cursor::decode(&Cursor::start(1).encode(), 1).unwrap(), Cursor::start(1));
    }

    #[test]
    fn a_cursor_of_another_generation_is_expired_and_nonsense_is_malformed() {
        let text = Cursor::start(1).encode();
        assert_eq!(Cursor::decode(&text, 2).unwrap_err().code, Code::CursorExpired);
        for nonsense in ["", "!!", "aGVsbG8", "MXwyfA==x"] {
            assert_eq!(Cursor::decode(nonsense, 1).unwrap_err().code, Code::Malformed, "{nonsense}");
        }
    }

    #[test]
    fn page_sizes_are_bounded() {
        assert_eq!(limit(None).unwrap(), 50);
        assert_eq!(limit(Some("1000")).unwrap(), 200);
        assert_eq!(limit(Some("0")).unwrap_err().code, Code::Malformed);
        assert_eq!(limit(Some("-1")).unwrap_err().code, Code::Malformed);
    }
}
