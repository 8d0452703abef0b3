//! Two writings of a day.
use chrono::NaiveDate;

use super::{Difference, Finding, Standing, names};

/// Compares days, whatever their notation. A text that is no date is compared as text.
pub(super) fn compare(one: &str, other: &str) -> Finding {
    if one.trim() == other.trim() {
        return Finding::new(Standing::Same, &[]);
    }
    let (here, there) = (readings(one), readings(other));
    if here.is_empty() || there.is_empty() {
        return names::compare(one, other);
    }
    let agree = here.iter().any(|day| there.contains(day));
    match (agree, here.len() + there.len()) {
        (true, 2) => Finding::new(Standing::WrittenDifferently, &[Difference::DateFormat]),
        (true, _) => Finding::new(Standing::WrittenDifferently, &[Difference::DateFormat, Difference::AmbiguousDate]),
        (false, _) => Finding::new(Standing::Different, &[]),
    }
}

/// Every day a text can mean. Day and month are only unclear where both are twelve or less and a slash parts them.
pub(super) fn readings(text: &str) -> Vec<NaiveDate> {
    let text = text.trim();
    let day_part = text.split(['T', ' ']).next().unwrap_or(text);
    let numbers: Vec<Option<u32>> = day_part.split(['-', '.', '/']).map(number).collect();
    let mut found = Vec::new();
    match numbers.as_slice() {
        [Some(year), Some(month), Some(day)] if *year >= 1_000 => found.extend(day_of(*year, *month, *day)),
        [Some(day), Some(month), Some(year)] if *year >= 1_000 => {
            found.extend(day_of(*year, *month, *day));
            if day_part.contains('/') {
                found.extend(day_of(*year, *day, *month));
            }
        }
        [Some(whole)] if day_part.len() == 8 => found.extend(day_of(whole / 10_000, whole / 100 % 100, whole % 100)),
        _ => {}
    }
    found.dedup();
    found
}

fn number(text: &str) -> Option<u32> {
    let digits = !text.is_empty() && text.len() <= 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

fn day_of(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}
