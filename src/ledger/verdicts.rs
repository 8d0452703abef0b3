//! Integrity and completeness, two verdicts (feature F2 (g)): that nothing here was changed says nothing about whether
//! something is missing, and the other way round. Pure.
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::clock::rfc3339;
use crate::store::{BrokenLog, WitnessedUpTo};

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
    /// What was wrong with a log before, the newest one that was changed; behind a rollback alone, that. As a stable word.
    pub fault: Option<String>,
    /// Its first bad entry, as far as it is known.
    pub first_bad: Option<u32>,
    /// A lead has taken note.
    pub acknowledged: bool,
    /// Logs of this console that were found broken, in whatever way.
    pub breaks: u32,
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
    /// What is missing from a log before, the newest one, as a stable word.
    pub fault: Option<String>,
    /// Up to which entry the platform, as the witness, saw the log, and when: what is older cannot be lost unseen.
    pub witnessed: Option<Witnessed>,
    /// Entries that came since, of which no witness knows yet.
    pub unwitnessed: u32,
}

/// Up to where the platform, as the witness, saw the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Witnessed {
    /// The last entry it saw.
    pub entry: u32,
    /// When.
    pub at: String,
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

/// The first verdict. Never *holds* behind a log that was changed, nor behind a rollback: with the older file a finding may
/// have gone.
pub fn integrity(log: u32, entries: u64, broken: &[BrokenLog], looked: Option<LookedAt>) -> Integrity {
    let changed = broken.iter().rev().find(|broken| broken.code.is_change());
    let fault = changed.or_else(|| broken.last());
    let looked = looked.filter(|looked| looked.log == log);
    Integrity {
        verdict: match (changed, fault, looked) {
            (Some(_), ..) => Verdict::Fails,
            (None, None, Some(_)) => Verdict::Holds,
            (None, ..) => Verdict::CannotSay,
        },
        log,
        entries: small(entries),
        looked_at: looked.map(|looked| rfc3339(looked.at)),
        looked_entries: looked.map(|looked| small(looked.entries)),
        fault: fault.map(|broken| broken.code.as_str().to_owned()),
        first_bad: changed.and_then(|broken| broken.first_bad).map(small),
        acknowledged: fault.is_some_and(|broken| broken.acknowledged),
        breaks: small(broken.len() as u64),
    }
}

/// The second verdict. `entries` is how many there are in all. The witness changes nothing about it: it is said up to where
/// a loss could not go unseen.
pub fn completeness(
    broken: &[BrokenLog],
    feed: FeedFacts,
    entries: u64,
    witnessed: Option<WitnessedUpTo>,
) -> Completeness {
    let fault = broken.iter().rev().find(|broken| broken.code.is_loss());
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
        witnessed: witnessed.map(|seen| Witnessed { entry: small(seen.seq), at: rfc3339(seen.at) }),
        unwitnessed: small(entries.saturating_sub(witnessed.map_or(0, |seen| seen.seq.saturating_add(1)))),
    }
}

/// A count as the view takes it; beyond four thousand million it stays there.
pub(crate) fn small(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::LogFaultCode;

    fn broken(code: LogFaultCode) -> BrokenLog {
        BrokenLog { code, first_bad: Some(7), acknowledged: true }
    }

    fn known() -> FeedFacts {
        FeedFacts { known_until: Some(DateTime::UNIX_EPOCH), ..FeedFacts::default() }
    }

    fn looked(log: u32) -> Option<LookedAt> {
        Some(LookedAt { log, entries: 8, at: DateTime::UNIX_EPOCH })
    }

    fn complete(broken: &[BrokenLog], feed: FeedFacts) -> Verdict {
        completeness(broken, feed, 9, None).verdict
    }

    #[test]
    fn a_log_nobody_looked_at_whole_is_neither_whole_nor_broken() {
        assert_eq!(integrity(1, 9, &[], None).verdict, Verdict::CannotSay);
        let whole = integrity(1, 9, &[], looked(1));
        assert_eq!((whole.verdict, whole.looked_entries, whole.entries), (Verdict::Holds, Some(8), 9));
        assert_eq!(integrity(2, 9, &[], looked(1)).verdict, Verdict::CannotSay, "that was the log before");
    }

    #[test]
    fn a_changed_entry_says_nothing_about_completeness_and_a_cut_off_end_nothing_about_integrity() {
        for (code, changed, missing) in [
            (LogFaultCode::Altered, Verdict::Fails, Verdict::Holds),
            (LogFaultCode::BadSignature, Verdict::Fails, Verdict::Holds),
            (LogFaultCode::RolledBack, Verdict::CannotSay, Verdict::Fails),
            (LogFaultCode::OutOfOrder, Verdict::Fails, Verdict::Fails),
        ] {
            assert_eq!(integrity(2, 9, &[broken(code)], looked(2)).verdict, changed, "{code:?}");
            assert_eq!(complete(&[broken(code)], known()), missing, "{code:?}");
        }
    }

    #[test]
    fn a_second_break_hides_nothing_of_the_first() {
        for breaks in [
            [broken(LogFaultCode::RolledBack), broken(LogFaultCode::Altered)],
            [broken(LogFaultCode::Altered), broken(LogFaultCode::RolledBack)],
        ] {
            let told = integrity(3, 9, &breaks, looked(3));
            assert_eq!((told.verdict, told.fault.as_deref(), told.breaks), (Verdict::Fails, Some("altered"), 2));
            let told = completeness(&breaks, known(), 9, None);
            assert_eq!((told.verdict, told.fault.as_deref()), (Verdict::Fails, Some("rolled_back")));
        }
    }

    #[test]
    fn a_break_stays_told_when_a_lead_has_taken_note() {
        let told = integrity(2, 9, &[broken(LogFaultCode::Altered)], None);
        assert!(told.acknowledged && told.first_bad == Some(7) && told.verdict == Verdict::Fails, "{told:?}");
    }

    #[test]
    fn what_is_missing_on_either_side_is_told_and_an_unknown_feed_is_no_complete_one() {
        assert_eq!(complete(&[], FeedFacts::default()), Verdict::CannotSay);
        assert_eq!(complete(&[], known()), Verdict::Holds);
        for lacks in [
            FeedFacts { unreadable: 1, ..known() },
            FeedFacts { unknown_here: 1, ..known() },
            FeedFacts { unknown_there: 1, ..known() },
        ] {
            assert_eq!(complete(&[], lacks), Verdict::Fails, "{lacks:?}");
        }
    }

    #[test]
    fn what_no_witness_has_seen_is_counted_and_changes_no_verdict() {
        let never = completeness(&[], known(), 9, None);
        assert_eq!((never.witnessed, never.unwitnessed, never.verdict), (None, 9, Verdict::Holds));
        let seen = WitnessedUpTo { seq: 6, at: DateTime::UNIX_EPOCH };
        let told = completeness(&[], known(), 9, Some(seen));
        assert_eq!(told.witnessed.map(|seen| seen.entry), Some(6));
        assert_eq!((told.unwitnessed, told.verdict), (2, Verdict::Holds), "7 and 8 came since");
    }
}
