//! `Retry-After`, whatever a server writes into it (reference reliability H14, H15). Pure.
use std::time::Duration;

use chrono::{DateTime, Utc};

/// Longer waits are cut to this, so that no sum of times can overflow: 366 days.
const LONGEST_SECS: u64 = 366 * 24 * 3600;

/// How long to wait, or `None` when the header says nothing usable (garbage, negative, zero, past): the caller's own
/// back-off holds then. `now` is the server's clock where its answer gave one.
pub(super) fn parse(header: &str, now: DateTime<Utc>) -> Option<Duration> {
    let text = header.trim();
    let secs = if !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()) {
        text.parse::<u64>().unwrap_or(LONGEST_SECS)
    } else {
        let at = DateTime::<Utc>::from(httpdate::parse_http_date(text).ok()?);
        u64::try_from((at - now).num_seconds()).ok()?
    };
    (secs > 0).then(|| Duration::from_secs(secs.min(LONGEST_SECS)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn now() -> DateTime<Utc> {
        DateTime::from_timestamp(784_111_777, 0).unwrap() // Sun, 06 Nov 1994 08:49:37 GMT
    }

    #[test]
    fn seconds_and_dates_are_read_and_everything_else_leaves_the_wait_to_the_caller() {
        let cases: [(&str, Option<u64>); 14] = [
            ("120", Some(120)),
            (" 7 ", Some(7)),
            ("0", None),
            ("-5", None),
            ("", None),
            ("soon", None),
            ("1.5", None),
            ("12e3", None),
            ("99999999999999999999999999", Some(LONGEST_SECS)),
            ("31622401", Some(LONGEST_SECS)),
            ("Sun, 06 Nov 1994 08:51:37 GMT", Some(120)),
            ("Sun, 06 Nov 1994 08:49:37 GMT", None),
            ("Sun, 06 Nov 1994 08:00:00 GMT", None),
            ("Fri, 31 Dec 9999 23:59:59 GMT", Some(LONGEST_SECS)),
        ];
        for (header, expected) in cases {
            assert_eq!(parse(header, now()), expected.map(Duration::from_secs), "Retry-After: {header:?}");
        }
    }

    proptest! {
        #[test]
        fn no_header_makes_it_panic_or_wait_longer_than_a_year(header in ".{0,60}", secs in any::<u64>()) {
            for text in [header, secs.to_string()] {
                if let Some(wait) = parse(&text, now()) {
                    prop_assert!(wait.as_secs() <= LONGEST_SECS, "a wait is bounded");
                }
            }
        }
    }
}
