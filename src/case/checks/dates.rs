//! Dates on the day: whether the document is valid, and how old the person is.
use chrono::{DateTime, Datelike, Days, Months, NaiveDate, NaiveTime, Utc};

use super::{Lines, Tone, Topic};
use crate::case::compare::day_readings;
use crate::case::evidence::{Evidence, Origin};

/// Days before its end from which on a document is said to run out soon.
const SOON_DAYS: i64 = 30;
/// Years from which on the time since a document ran out is told in years: nobody reads 1306 days.
const YEARS_FROM: u32 = 2;
/// The age under which both catalogues of the identification provider call somebody under age (codes 3003 and 3210).
const OF_AGE: u32 = 18;

/// Whole years on a day. Somebody born on 29 February is a year older on 1 March of a common year.
pub fn age_on(birth: NaiveDate, day: NaiveDate) -> Option<u32> {
    let years = u32::try_from(day.year() - birth.year()).ok()?;
    let had_it = (day.month(), day.day()) >= (birth.month(), birth.day());
    if had_it { Some(years) } else { years.checked_sub(1) }
}

/// Whether a day lies more than three calendar months back: the text that asks for a test each quarter means the calendar.
pub fn is_older_than_a_quarter(tested: NaiveDate, today: NaiveDate) -> bool {
    tested.checked_add_months(Months::new(3)).is_some_and(|due| due < today)
}

/// The first moment a day is over, in UTC: a document is valid to the last second of the day it names.
fn over(day: NaiveDate) -> Option<DateTime<Utc>> {
    Some(day.checked_add_days(Days::new(1))?.and_time(NaiveTime::MIN).and_utc())
}

/// The value of a field that counts: read from a document before claimed, the last one before earlier ones.
pub(super) fn value<'a>(evidence: &'a Evidence, field: &str) -> Option<(&'a str, Origin)> {
    let of = |origin: Origin| {
        let blocks = evidence.personal.iter().rev().filter(move |block| block.origin == origin);
        blocks.filter_map(|block| block.get(field)).map(move |value| (value.text.as_str(), origin)).next()
    };
    of(Origin::Extracted).or_else(|| of(Origin::Claimed))
}

/// One day, or none where the text names no day or more than one.
enum Read {
    Day(NaiveDate),
    Unclear,
}

fn day(evidence: &Evidence, field: &str) -> Option<Read> {
    let (text, _) = value(evidence, field)?;
    Some(match day_readings(text).as_slice() {
        [day] => Read::Day(*day),
        _ => Read::Unclear,
    })
}

/// Validity of the document.
pub(super) fn document(lines: &mut Lines<'_>) {
    let (evidence, now) = (lines.seen.evidence, lines.seen.now);
    match day(evidence, "issuanceDate") {
        Some(Read::Day(issued)) if issued > now.date_naive() => {
            lines.add(Topic::Document, Tone::Differs, "check-document-issued_ahead", &[("day", &issued.to_string())]);
        }
        _ => {}
    }
    match day(evidence, "expiryDate") {
        Some(Read::Day(expiry)) => {
            let days = (expiry - now.date_naive()).num_days();
            let count = days.unsigned_abs().to_string();
            let arguments = [("day", expiry.to_string()), ("count", count)];
            let arguments: Vec<(&str, &str)> = arguments.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let over = over(expiry).is_none_or(|end| now >= end);
            let years = age_on(expiry, now.date_naive()).filter(|years| over && *years >= YEARS_FROM);
            if let Some(years) = years {
                let arguments = [("day", expiry.to_string()), ("count", years.to_string())];
                let arguments = arguments.each_ref().map(|(name, value)| (*name, value.as_str()));
                lines.add(Topic::Document, Tone::Differs, "check-document-expired_years", &arguments);
                return;
            }
            let (tone, key) = if over {
                (Tone::Differs, "check-document-expired")
            } else if days <= SOON_DAYS {
                (Tone::Note, "check-document-soon")
            } else {
                (Tone::Fine, "check-document-valid")
            };
            lines.add(Topic::Document, tone, key, &arguments);
        }
        Some(Read::Unclear) => lines.add(Topic::Document, Tone::Caution, "check-document-unclear", &[]),
        None => {}
    }
}

/// Age of the person.
pub(super) fn person(lines: &mut Lines<'_>) {
    let today = lines.seen.now.date_naive();
    match day(lines.seen.evidence, "birthDate") {
        Some(Read::Day(birth)) => match age_on(birth, today) {
            Some(age) if birth <= today => {
                let (tone, key) = match (age < OF_AGE, lines.birth_doubted) {
                    (true, _) => (Tone::Caution, "check-person-under"),
                    (false, true) => (Tone::Caution, "check-person-doubted"),
                    (false, false) => (Tone::Fine, "check-person-age"),
                };
                lines.add(Topic::Person, tone, key, &[("age", &age.to_string()), ("limit", &OF_AGE.to_string())]);
            }
            _ => lines.add(Topic::Person, Tone::Differs, "check-person-unborn", &[("day", &birth.to_string())]),
        },
        Some(Read::Unclear) => lines.add(Topic::Person, Tone::Caution, "check-person-unclear", &[]),
        None => {}
    }
}
