//! Six digits for a day (ICAO Doc 9303 part 3, section 4.8): two for the year, and fillers for what is unknown.
use chrono::{Datelike, NaiveDate};

/// How far ahead of the day of reference an end of validity may lie; anything later is read a century earlier.
const EXPIRY_AHEAD_YEARS: i32 = 50;

/// A date of a zone, as it stands there.
#[derive(Clone, PartialEq, Eq)]
pub struct ZoneDate {
    /// Six characters.
    pub text: String,
    year: Option<u32>,
    month: Option<u32>,
    day: Option<u32>,
}

/// What a date of a zone comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ZoneDay {
    /// A day.
    Day(NaiveDate),
    /// Fillers stand for a part of it: an unknown day or month is allowed, for a birth.
    Partly,
    /// No day of any calendar: month 13, 30 February, letters.
    Impossible,
}

impl ZoneDate {
    pub(super) fn new(text: &str) -> Self {
        let part = |from: usize| -> Option<u32> {
            let two: String = text.chars().skip(from).take(2).collect();
            (two.len() == 2 && two.bytes().all(|byte| byte.is_ascii_digit())).then(|| two.parse().ok()).flatten()
        };
        Self { text: text.to_owned(), year: part(0), month: part(2), day: part(4) }
    }

    /// A birth: the latest century that does not lie after `reference`. Somebody over a hundred is read a century too
    /// young, which the zone cannot tell apart; [`Self::fits`] therefore compares what the zone does say.
    pub fn as_birth(&self, reference: NaiveDate) -> ZoneDay {
        self.in_century(|day| day <= reference, reference.year())
    }

    /// An end of validity: the latest century not more than fifty years after `reference`.
    pub fn as_expiry(&self, reference: NaiveDate) -> ZoneDay {
        let last = reference.year().saturating_add(EXPIRY_AHEAD_YEARS);
        self.in_century(|day| day.year() <= last, last)
    }

    /// Whether it can be the same day as a date of four-digit year: unknown parts fit anything.
    pub fn fits(&self, day: NaiveDate) -> bool {
        let year = u32::try_from(day.year().rem_euclid(100)).ok();
        let same = |mine: Option<u32>, theirs: u32| mine.is_none_or(|mine| mine == theirs);
        let known = self.year.is_some() || self.month.is_some() || self.day.is_some();
        known
            && !self.is_impossible()
            && (self.year.is_none() || self.year == year)
            && same(self.month, day.month())
            && same(self.day, day.day())
    }

    /// Fillers stand for the whole day.
    pub(super) fn is_unknown(&self) -> bool {
        self.text == "<<<<<<"
    }

    /// Fillers stand for the year, the month or the day.
    pub(super) const fn lacks_a_part(&self) -> bool {
        self.year.is_none() || self.month.is_none() || self.day.is_none()
    }

    /// A part is neither two digits nor two fillers, or the digits name no day.
    fn is_impossible(&self) -> bool {
        let at = |from: usize| self.text.chars().skip(from).take(2).collect::<String>();
        let broken = |value: Option<u32>, from: usize| value.is_none() && at(from) != "<<";
        let ranged = self.month.is_some_and(|month| !(1..=12).contains(&month))
            || self.day.is_some_and(|day| !(1..=31).contains(&day));
        broken(self.year, 0) || broken(self.month, 2) || broken(self.day, 4) || ranged
    }

    fn in_century(&self, fits: impl Fn(NaiveDate) -> bool, latest: i32) -> ZoneDay {
        if self.is_impossible() {
            return ZoneDay::Impossible;
        }
        let (Some(year), Some(month), Some(day)) = (self.year, self.month, self.day) else { return ZoneDay::Partly };
        let century = latest.div_euclid(100).saturating_mul(100);
        let year = i32::try_from(year).unwrap_or(0);
        let candidates = [century, century - 100, century - 200].map(|century| century.saturating_add(year));
        let days = candidates.into_iter().filter_map(|year| NaiveDate::from_ymd_opt(year, month, day));
        days.into_iter().find(|day| fits(*day)).map_or(ZoneDay::Impossible, ZoneDay::Day)
    }
}
