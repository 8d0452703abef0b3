//! What the ledger's lists are narrowed by. Pure.
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use serde::{Deserialize, Serialize};

use crate::ids::PersonId;

/// Longest word of a filter, characters.
const MOST_WORD: usize = 200;

/// The two lists, which are never mixed: what the platform tells, and what this console wrote down itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum LedgerList {
    /// Decisions of everybody, from the platform's feed.
    Decisions,
    /// Entries of this console's log.
    Entries,
}

impl LedgerList {
    /// The word in files and in the log.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Decisions => "decisions",
            Self::Entries => "entries",
        }
    }
}

/// As a person gives it. What is left out narrows nothing; both lists take the same.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct LedgerFilter {
    /// Who decided, first or second; who acted.
    pub person: Option<PersonId>,
    /// From then on: a moment of RFC 3339, or a day, which begins at midnight UTC.
    pub since: Option<String>,
    /// Before then.
    pub until: Option<String>,
    /// A code, alone or as `scheme:code`.
    pub code: Option<String>,
    /// The id of a decision, whole.
    pub decision: Option<String>,
    /// A kind of entry; decisions have none.
    pub kind: Option<String>,
    /// Against a suspicion code.
    pub override_suspicion: bool,
    /// With a second person.
    pub second_look: bool,
    /// A decision made here came too late.
    pub superseded: bool,
}

/// What cannot be read of a filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FilterFault {
    /// Neither a moment nor a day.
    #[error("A moment is written as 2026-11-26 or 2026-11-26T09:30:00Z.")]
    NoMoment,
    /// Longer than any id or code is.
    #[error("What the list is narrowed by is too long.")]
    TooLong,
    /// It ends before it begins.
    #[error("The end lies before the beginning.")]
    EndsBefore,
}

impl FilterFault {
    /// A stable word for scripts and for the table of texts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoMoment | Self::TooLong | Self::EndsBefore => "ledger_filter",
        }
    }
}

/// As it is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Narrowed {
    /// Who.
    pub person: Option<PersonId>,
    /// From then on.
    pub since: Option<DateTime<Utc>>,
    /// Before then.
    pub until: Option<DateTime<Utc>>,
    /// Scheme, if one was named, and code.
    pub code: Option<(Option<String>, String)>,
    /// The id of a decision.
    pub decision: Option<String>,
    /// A kind of entry.
    pub kind: Option<String>,
    /// Against a suspicion code.
    pub override_suspicion: bool,
    /// With a second person.
    pub second_look: bool,
    /// A decision made here came too late.
    pub superseded: bool,
}

impl LedgerFilter {
    /// Reads it.
    ///
    /// # Errors
    /// What of it cannot be meant.
    pub fn read(&self) -> Result<Narrowed, FilterFault> {
        let person = self.person.as_ref().map(PersonId::as_str);
        let words = [person, self.code.as_deref(), self.decision.as_deref(), self.kind.as_deref()];
        if words.into_iter().flatten().any(|word| word.chars().count() > MOST_WORD) {
            return Err(FilterFault::TooLong);
        }
        let (since, until) = (moment(self.since.as_deref())?, moment(self.until.as_deref())?);
        if since.zip(until).is_some_and(|(since, until)| until <= since) {
            return Err(FilterFault::EndsBefore);
        }
        Ok(Narrowed {
            person: self.person.clone().filter(|person| !person.as_str().trim().is_empty()),
            since,
            until,
            code: word(self.code.as_deref()).map(|code| match code.split_once(':') {
                Some((scheme, code)) => (Some(scheme.to_owned()), code.to_owned()),
                None => (None, code),
            }),
            decision: word(self.decision.as_deref()),
            kind: word(self.kind.as_deref()),
            override_suspicion: self.override_suspicion,
            second_look: self.second_look,
            superseded: self.superseded,
        })
    }

    /// What is narrowed, name and value, for a file that leaves the console and for the log. Empty: everything.
    pub fn told(&self) -> Vec<(&'static str, String)> {
        let mut told = Vec::new();
        let texts = [
            ("person", self.person.as_ref().map(PersonId::to_string)),
            ("since", self.since.clone()),
            ("until", self.until.clone()),
            ("code", self.code.clone()),
            ("decision", self.decision.clone()),
            ("kind", self.kind.clone()),
        ];
        told.extend(texts.into_iter().filter_map(|(name, text)| Some((name, word(text.as_deref())?))));
        let flags =
            [("override", self.override_suspicion), ("second look", self.second_look), ("superseded", self.superseded)];
        told.extend(flags.into_iter().filter(|(_, on)| *on).map(|(name, _)| (name, "yes".to_owned())));
        told
    }
}

fn word(text: Option<&str>) -> Option<String> {
    text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

fn moment(text: Option<&str>) -> Result<Option<DateTime<Utc>>, FilterFault> {
    let Some(text) = word(text) else { return Ok(None) };
    let day = || text.parse::<NaiveDate>().ok().map(|day| day.and_time(NaiveTime::MIN).and_utc());
    text.parse().ok().or_else(day).map(Some).ok_or(FilterFault::NoMoment)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filter(since: &str, until: &str, code: &str) -> LedgerFilter {
        let text = |text: &str| Some(text.to_owned());
        LedgerFilter { since: text(since), until: text(until), code: text(code), ..LedgerFilter::default() }
    }

    #[test]
    fn a_day_begins_at_midnight_utc_and_empty_words_narrow_nothing() {
        let read = filter("2026-11-01", "2026-11-02T09:30:00+01:00", " ").read().unwrap();
        assert_eq!(read.since.unwrap().to_rfc3339(), "2026-11-01T00:00:00+00:00");
        assert_eq!(read.until.unwrap().to_rfc3339(), "2026-11-02T08:30:00+00:00");
        assert_eq!(read.code, None);
        assert_eq!(LedgerFilter::default().read().unwrap(), Narrowed::default());
        assert!(LedgerFilter::default().told().is_empty());
    }

    #[test]
    fn a_code_is_looked_for_in_every_scheme_unless_one_is_named() {
        assert_eq!(filter("", "", "3206").read().unwrap().code, Some((None, "3206".to_owned())));
        let named = filter("", "", "qes:3206").read().unwrap().code;
        assert_eq!(named, Some((Some("qes".to_owned()), "3206".to_owned())));
    }

    #[test]
    fn r_29_a_decision_is_asked_for_by_its_whole_id_and_the_list_says_so() {
        let by_id = |id: &str| LedgerFilter { decision: Some(id.to_owned()), ..LedgerFilter::default() };
        let id = "0199e0aa-0000-7000-8000-000000000001";
        assert_eq!(by_id(&format!(" {id} ")).read().unwrap().decision.as_deref(), Some(id), "as it was pasted");
        assert_eq!(by_id(id).told(), [("decision", id.to_owned())]);
        assert_eq!(by_id(" ").read().unwrap(), Narrowed::default(), "nothing narrows nothing");
        assert_eq!(by_id(&"x".repeat(MOST_WORD + 1)).read(), Err(FilterFault::TooLong));
    }

    #[test]
    fn what_cannot_be_meant_is_refused_in_words() {
        assert_eq!(filter("yesterday", "", "").read(), Err(FilterFault::NoMoment));
        assert_eq!(filter("2026-11-02", "2026-11-01", "").read(), Err(FilterFault::EndsBefore));
        assert_eq!(filter("", "", &"x".repeat(MOST_WORD + 1)).read(), Err(FilterFault::TooLong));
    }
}
