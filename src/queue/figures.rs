//! Five key figures of what this profile holds, each with its arithmetic, and the same week by week, so that whoever
//! says that something got better or worse can be held to a line. Pure: the time is an argument.
//!
//! A case counts in the week it was opened in, whenever it ended: a week's figures move until its last case is decided. What
//! cannot be worked out is none and never nought. The sample stands beside every figure; nothing is judged.
use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, Days, NaiveDate, Utc};
use serde::Serialize;

use super::reason_table::{Became, Counted};
use crate::catalogue::{InternalText, Language, decimal, is_suspicion};

/// Weeks of a line, the present one among them.
const WEEKS: usize = 26;

/// Which figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum FigureKind {
    /// Rejected cases that a suspicion code had opened, of those decided either way.
    FraudRate,
    /// Approved cases, of those decided either way: the flow had stopped them for nothing.
    BlockedWrongly,
    /// Cases decided either way, of those that ended.
    Completion,
    /// Cases opened, by the days of the period.
    ReviewVolume,
    /// Minutes from opening to the decision that took effect, by cases.
    TimeToDecision,
}

impl FigureKind {
    /// Every figure, in the order of the requirement.
    pub const ALL: [Self; 5] =
        [Self::FraudRate, Self::BlockedWrongly, Self::Completion, Self::ReviewVolume, Self::TimeToDecision];

    /// The stable word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::FraudRate => "fraud_rate",
            Self::BlockedWrongly => "blocked_wrongly",
            Self::Completion => "completion",
            Self::ReviewVolume => "review_volume",
            Self::TimeToDecision => "time_to_decision",
        }
    }
}

/// A figure over some time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Measure {
    /// As people read it, with its unit; none where the denominator is nought.
    pub value: Option<String>,
    /// What is divided.
    pub numerator: u32,
    /// By what.
    pub denominator: u32,
    /// Cases that were looked at for it.
    pub sample: u32,
}

/// One figure, over everything and week by week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct KeyFigure {
    /// Which.
    pub kind: FigureKind,
    /// In words.
    pub title: String,
    /// What is divided by what, in a sentence.
    pub definition: String,
    /// Over the whole period.
    pub whole: Measure,
    /// Of each of [`KeyFigures::weeks`].
    pub weeks: Vec<Measure>,
}

/// All five.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct KeyFigures {
    /// The day the first case was opened on, in UTC; none where there is no case.
    pub from: Option<String>,
    /// Today, in UTC.
    pub until: String,
    /// The Mondays of the last weeks, the present one first; those without a case among them.
    pub weeks: Vec<String>,
    /// The figures.
    pub figures: Vec<KeyFigure>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Sums {
    opened: u32,
    approved: u32,
    rejected: u32,
    /// Of the rejected, those a suspicion code had opened.
    upheld: u32,
    otherwise: u32,
    minutes: u64,
    /// Decided cases of which both times are known.
    timed: u32,
}

impl Sums {
    fn add(&mut self, case: &Counted) {
        let one = |count: &mut u32| *count = count.saturating_add(1);
        one(&mut self.opened);
        match case.became() {
            Became::Pending => return,
            Became::Otherwise => {
                one(&mut self.otherwise);
                return;
            }
            Became::Approved => one(&mut self.approved),
            Became::Rejected => {
                one(&mut self.rejected);
                if case.opened_because.iter().any(|because| is_suspicion(&because.code)) {
                    one(&mut self.upheld);
                }
            }
        }
        let took = case.decided_at.map(|at| (at - case.opened_at).num_minutes());
        if let Some(minutes) = took.and_then(|minutes| u64::try_from(minutes).ok()) {
            self.minutes = self.minutes.saturating_add(minutes);
            one(&mut self.timed);
        }
    }

    fn measure(&self, kind: FigureKind, days: u32, language: Language) -> Measure {
        let decided = self.approved.saturating_add(self.rejected);
        let ended = decided.saturating_add(self.otherwise);
        let (numerator, denominator, sample) = match kind {
            FigureKind::FraudRate => (u64::from(self.upheld), decided, decided),
            FigureKind::BlockedWrongly => (u64::from(self.approved), decided, decided),
            FigureKind::Completion => (u64::from(decided), ended, ended),
            FigureKind::ReviewVolume => (u64::from(self.opened), days, self.opened),
            FigureKind::TimeToDecision => (self.minutes, self.timed, self.timed),
        };
        let by = u64::from(denominator);
        let (number, unit) = match kind {
            FigureKind::ReviewVolume => (tenths(numerator, by), "figure-a_day"),
            FigureKind::TimeToDecision => (tenths(numerator, by.saturating_mul(60)), "figure-hours"),
            _ => (tenths(numerator.saturating_mul(100), by), "figure-percent"),
        };
        Measure {
            value: number.map(|number| {
                let number = decimal(&number, language);
                InternalText::words(language, unit, &[("number", number.as_str())])
            }),
            numerator: u32::try_from(numerator).unwrap_or(u32::MAX),
            denominator,
            sample,
        }
    }
}

/// The counting, case by case.
#[derive(Debug, Default)]
pub struct FigureTally {
    all: Sums,
    weeks: BTreeMap<NaiveDate, Sums>,
    first: Option<NaiveDate>,
}

impl FigureTally {
    /// Counts one case.
    pub fn add(&mut self, case: &Counted) {
        let day = case.opened_at.date_naive();
        self.first = Some(self.first.map_or(day, |first| first.min(day)));
        self.all.add(case);
        self.weeks.entry(week_of(day)).or_default().add(case);
    }

    /// The figures, as they are at this moment.
    pub fn told(&self, now: DateTime<Utc>, language: Language) -> KeyFigures {
        let today = now.date_naive();
        let first = self.first.map_or(today, |first| first.min(today));
        let weeks = weeks(first, today);
        let one = |kind: FigureKind| {
            let say = |suffix: &str| InternalText::words(language, &format!("figure-{}{suffix}", kind.as_str()), &[]);
            let of_week = |week: &NaiveDate| {
                let sums = self.weeks.get(week).copied().unwrap_or_default();
                let last = week.checked_add_days(Days::new(6)).unwrap_or(*week);
                sums.measure(kind, days((*week).max(first), last.min(today)), language)
            };
            KeyFigure {
                kind,
                title: say(""),
                definition: say("-is"),
                whole: self.all.measure(kind, days(first, today), language),
                weeks: weeks.iter().map(of_week).collect(),
            }
        };
        KeyFigures {
            from: self.first.map(|day| day.to_string()),
            until: today.to_string(),
            weeks: weeks.iter().map(NaiveDate::to_string).collect(),
            figures: FigureKind::ALL.map(one).into(),
        }
    }
}

/// The Monday of a day's week.
fn week_of(day: NaiveDate) -> NaiveDate {
    day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday()))).unwrap_or(day)
}

/// The Mondays from today's week back to that of the first day, and no further than a line is long.
fn weeks(first: NaiveDate, today: NaiveDate) -> Vec<NaiveDate> {
    let before = |week: &NaiveDate| week.checked_sub_days(Days::new(7));
    let back = std::iter::successors(Some(week_of(today)), before);
    back.take_while(|week| *week >= week_of(first)).take(WEEKS).collect()
}

/// Days from one to another, both counted; at least one.
fn days(from: NaiveDate, to: NaiveDate) -> u32 {
    u32::try_from((to - from).num_days()).unwrap_or(0).saturating_add(1)
}

/// A quotient to a tenth, rounded half up; none of nothing.
fn tenths(part: u64, whole: u64) -> Option<String> {
    let rounded = part.checked_mul(20)?.checked_add(whole)?.checked_div(whole.checked_mul(2)?)?;
    Some(format!("{}.{}", rounded / 10, rounded % 10))
}

#[cfg(test)]
#[path = "figures_tests.rs"]
mod tests;
