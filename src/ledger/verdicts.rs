//! Integrity and completeness, two verdicts (feature F2 (g)): that nothing here was changed says nothing about whether
//! something is missing, and the other way round. Pure.
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::audit::LogFaultCode;
use crate::clock::rfc3339;
use crate::store::BrokenLog;

/// What a look came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It was looked at, and nothing speaks against it.
    Holds,
    /// Something speaks against it.
    Fails,
    /// Too little is known.
    CannotSay,
}

/// Whether what the log of this console holds is what was signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Integrity {
    /// The verdict.
    pub verdict: Verdict,
    /// Which log of this console, from 1. A second one follows only on one that did not hold.
    pub log: u32,
    /// Entries the file holds.
    pub entries: u32,
    /// When every entry, root and signature of this log was last looked at.
    pub looked_at: Option<String>,
    /// How many entries that were.
    pub looked_entries: Option<u32>,
    /// What was wrong with the log before, as a stable word.
    pub fault: Option<String>,
    /// Its first bad entry, as far as it is known.
    pub first_bad: Option<u32>,
    /// A lead has taken note.
    pub acknowledged: bool,
}

/// Whether something is known to be missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Completeness {
    /// The verdict.
    pub verdict: Verdict,
    /// Up to when the feed of decisions is known, by the platform's clock.
    pub known_until: Option<String>,
    /// Decisions of the feed that could not be read.
    pub unreadable: u32,
    /// Decisions the platform says this console sent, of which it has no entry.
    pub unknown_here: u32,
    /// Decisions confirmed here that the feed does not tell of.
    pub unknown_there: u32,
    /// What is missing from the log before, as a stable word.
    pub fault: Option<String>,
}

/// The last look at the whole log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LookedAt {
    /// Which log.
    pub log: u32,
    /// How many entries.
    pub entries: u64,
    /// When.
    pub at: DateTime<Utc>,
}

/// What is known of the feed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FeedFacts {
    /// Up to when it is known.
    pub known_until: Option<DateTime<Utc>>,
    /// Records that could not be read.
    pub unreadable: u32,
    /// Sent by this console and unknown here.
    pub unknown_here: u32,
    /// Confirmed here and unknown there.
    pub unknown_there: u32,
}

/// Of a fault, whether it means that something was changed.
const fn changed(code: LogFaultCode) -> bool {
    !matches!(code, LogFaultCode::RolledBack)
}

/// Of a fault, whether it means that something is missing.
const fn missing(code: LogFaultCode) -> bool {
    matches!(code, LogFaultCode::RolledBack | LogFaultCode::OutOfOrder | LogFaultCode::UnsignedTail)
}

/// The first verdict.
pub fn integrity(log: u32, entries: u64, broken: Option<BrokenLog>, looked: Option<LookedAt>) -> Integrity {
    let fault = broken.filter(|broken| changed(broken.code));
    let looked = looked.filter(|looked| looked.log == log);
    Integrity {
        verdict: match (fault, looked) {
            (Some(_), _) => Verdict::Fails,
            (None, Some(_)) => Verdict::Holds,
            (None, None) => Verdict::CannotSay,
        },
        log,
        entries: small(entries),
        looked_at: looked.map(|looked| rfc3339(looked.at)),
        looked_entries: looked.map(|looked| small(looked.entries)),
        fault: fault.map(|broken| broken.code.as_str().to_owned()),
        first_bad: fault.and_then(|broken| broken.first_bad).map(small),
        acknowledged: fault.is_some_and(|broken| broken.acknowledged),
    }
}

/// The second verdict.
pub fn completeness(broken: Option<BrokenLog>, feed: FeedFacts) -> Completeness {
    let fault = broken.filter(|broken| missing(broken.code));
    let lacks = fault.is_some() || feed.unreadable > 0 || feed.unknown_here > 0 || feed.unknown_there > 0;
    Completeness {
        verdict: match (lacks, feed.known_until) {
            (true, _) => Verdict::Fails,
            (false, Some(_)) => Verdict::Holds,
            (false, None) => Verdict::CannotSay,
        },
        known_until: feed.known_until.map(rfc3339),
        unreadable: feed.unreadable,
        unknown_here: feed.unknown_here,
        unknown_there: feed.unknown_there,
        fault: fault.map(|broken| broken.code.as_str().to_owned()),
    }
}

/// A count as the view takes it; beyond four thousand million it stays there.
pub(crate) fn small(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken(code: LogFaultCode) -> Option<BrokenLog> {
        Some(BrokenLog { code, first_bad: Some(7), acknowledged: true })
    }

    fn known() -> FeedFacts {
        FeedFacts { known_until: Some(DateTime::UNIX_EPOCH), ..FeedFacts::default() }
    }

    #[test]
    fn a_log_nobody_looked_at_whole_is_neither_whole_nor_broken() {
        assert_eq!(integrity(1, 9, None, None).verdict, Verdict::CannotSay);
        let looked = LookedAt { log: 1, entries: 8, at: DateTime::UNIX_EPOCH };
        let whole = integrity(1, 9, None, Some(looked));
        assert_eq!((whole.verdict, whole.looked_entries, whole.entries), (Verdict::Holds, Some(8), 9));
        assert_eq!(integrity(2, 9, None, Some(looked)).verdict, Verdict::CannotSay, "that was the log before");
    }

    #[test]
    fn a_changed_entry_says_nothing_about_completeness_and_a_cut_off_end_nothing_about_integrity() {
        for (code, changed, missing) in [
            (LogFaultCode::Altered, Verdict::Fails, Verdict::Holds),
            (LogFaultCode::BadSignature, Verdict::Fails, Verdict::Holds),
            (LogFaultCode::RolledBack, Verdict::CannotSay, Verdict::Fails),
            (LogFaultCode::OutOfOrder, Verdict::Fails, Verdict::Fails),
        ] {
            assert_eq!(integrity(2, 9, broken(code), None).verdict, changed, "{code:?}");
            assert_eq!(completeness(broken(code), known()).verdict, missing, "{code:?}");
        }
    }

    #[test]
    fn a_break_stays_told_when_a_lead_has_taken_note() {
        let told = integrity(2, 9, broken(LogFaultCode::Altered), None);
        assert!(told.acknowledged && told.first_bad == Some(7) && told.verdict == Verdict::Fails, "{told:?}");
    }

    #[test]
    fn what_is_missing_on_either_side_is_told_and_an_unknown_feed_is_no_complete_one() {
        assert_eq!(completeness(None, FeedFacts::default()).verdict, Verdict::CannotSay);
        assert_eq!(completeness(None, known()).verdict, Verdict::Holds);
        for lacks in [
            FeedFacts { unreadable: 1, ..known() },
            FeedFacts { unknown_here: 1, ..known() },
            FeedFacts { unknown_there: 1, ..known() },
        ] {
            assert_eq!(completeness(None, lacks).verdict, Verdict::Fails, "{lacks:?}");
        }
    }
}
