//! What became of the cases, by the code that opened them (R-18: more should be asked only where risk was found). Pure.
//!
//! Counted is what this profile holds. A case that was opened because of two codes stands in the row of each, so the rows do
//! not add up to the number of cases. Nothing here says who a case is about, and none of it is an end user's.
use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::figures::{FigureTally, KeyFigures};
use crate::case::{CaseState, OpenedBecause};
use crate::catalogue::{Language, Scheme, explain_code};
use crate::decision::Answer;
use crate::outbox::EntryState;

/// One case, as far as it is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Why it was opened.
    pub opened_because: Vec<OpenedBecause>,
    /// Where it stands.
    pub state: CaseState,
    /// The outcome in the platform's word.
    pub outcome: String,
    /// The platform calls that outcome final.
    pub is_final: bool,
    /// Our newest answer on it, and where that stands.
    pub ours: Option<(Answer, EntryState)>,
    /// When it was opened.
    pub opened_at: DateTime<Utc>,
    /// When the decision that took effect was recorded, where that is known.
    pub decided_at: Option<DateTime<Utc>>,
}

/// What became of one case. Exactly one of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Became {
    /// Not decided yet, or waiting for a second person or the platform.
    Pending,
    /// Approved.
    Approved,
    /// Rejected.
    Rejected,
    /// Gone, or ended in a way that is neither.
    Otherwise,
}

impl Counted {
    /// What became of it. What the platform calls final counts before what we sent, and what we know to be confirmed before
    /// a preliminary word.
    pub fn became(&self) -> Became {
        match self.state {
            CaseState::Pending | CaseState::AwaitingSecond | CaseState::Applying => return Became::Pending,
            CaseState::Gone => return Became::Otherwise,
            CaseState::Decided => {}
        }
        let told = of_word(&self.outcome);
        let ours = self.ours.filter(|(_, state)| *state == EntryState::Confirmed).map(|(answer, _)| match answer {
            Answer::Approve => Became::Approved,
            Answer::Reject => Became::Rejected,
        });
        let (first, second) = if self.is_final { (told, ours) } else { (ours, told) };
        first.or(second).unwrap_or(Became::Otherwise)
    }

    /// Somebody else's answer stands, and ours does not.
    pub fn was_superseded(&self) -> bool {
        self.ours.is_some_and(|(_, state)| state == EntryState::Superseded)
    }
}

/// The platforms' words for an end that is one of the two.
fn of_word(outcome: &str) -> Option<Became> {
    match outcome.trim().to_ascii_lowercase().as_str() {
        "accepted" | "approved" | "verified" | "approve" => Some(Became::Approved),
        "rejected" | "declined" | "denied" | "not_verified" | "deny" => Some(Became::Rejected),
        _ => None,
    }
}

/// How many became what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct BecameCounts {
    /// All of them: the sum of the next four.
    pub cases: u32,
    /// Not decided yet.
    pub pending: u32,
    /// Approved.
    pub approved: u32,
    /// Rejected.
    pub rejected: u32,
    /// Gone, or ended in a way that is neither.
    pub otherwise: u32,
    /// Of all of them: those where somebody else's answer stands and ours does not.
    pub superseded: u32,
}

impl BecameCounts {
    const fn add(&mut self, became: Became, superseded: bool) {
        self.cases = self.cases.saturating_add(1);
        let place = match became {
            Became::Pending => &mut self.pending,
            Became::Approved => &mut self.approved,
            Became::Rejected => &mut self.rejected,
            Became::Otherwise => &mut self.otherwise,
        };
        *place = place.saturating_add(1);
        self.superseded = self.superseded.saturating_add(superseded as u32);
    }
}

/// One code, and what became of the cases it opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ReasonRow {
    /// What it is about.
    pub family: String,
    /// The code, raw.
    pub code: String,
    /// A few words; the raw code where nobody knows it.
    pub title: String,
    /// A 32xx code.
    pub suspicion: bool,
    /// How many became what.
    pub counts: BecameCounts,
    /// Tenths of a percent of all counted cases that were opened because of it, rounded half up.
    pub share_per_mille: u32,
    /// Tenths of a percent of those decided either way that were approved; none where none was decided.
    pub approved_per_mille: Option<u32>,
}

/// The whole table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ReasonTable {
    /// All cases counted, each once.
    pub counts: BecameCounts,
    /// The codes, those of most cases first.
    pub rows: Vec<ReasonRow>,
    /// Five key figures over all of them.
    pub figures: KeyFigures,
}

/// The counting, case by case.
#[derive(Debug, Default)]
pub struct Tally {
    all: BecameCounts,
    by_code: BTreeMap<(String, String), BecameCounts>,
    figures: FigureTally,
}

impl Tally {
    /// Counts one case: once among all, and once for each code, however often the platform names it.
    pub fn add(&mut self, case: &Counted) {
        let (became, superseded) = (case.became(), case.was_superseded());
        self.all.add(became, superseded);
        self.figures.add(case);
        let codes: std::collections::BTreeSet<(&str, &str)> =
            case.opened_because.iter().map(|because| (because.family.as_str(), because.code.as_str())).collect();
        for (family, code) in codes {
            self.by_code.entry((family.to_owned(), code.to_owned())).or_default().add(became, superseded);
        }
    }

    /// The table, with the codes' titles and the figures as they are at this moment.
    pub fn table(self, now: DateTime<Utc>, language: Language) -> ReasonTable {
        let all = self.all;
        let figures = self.figures.told(now, language);
        let row = |((family, code), counts): ((String, String), BecameCounts)| {
            let explained = explain_code(Scheme::of(&family, &code), &code, Some(&family), None, language);
            ReasonRow {
                title: explained.title.as_str().to_owned(),
                suspicion: explained.suspicion,
                share_per_mille: per_mille(counts.cases, all.cases).unwrap_or(0),
                approved_per_mille: per_mille(counts.approved, counts.approved.saturating_add(counts.rejected)),
                family,
                code,
                counts,
            }
        };
        let mut rows: Vec<ReasonRow> = self.by_code.into_iter().map(row).collect();
        rows.sort_by(|a, b| b.counts.cases.cmp(&a.counts.cases).then_with(|| a.code.cmp(&b.code)));
        ReasonTable { counts: all, rows, figures }
    }
}

/// A part of a whole in thousandths, rounded half up; none of nothing.
fn per_mille(part: u32, whole: u32) -> Option<u32> {
    let (part, whole) = (u64::from(part), u64::from(whole));
    let rounded = (part * 2000 + whole).checked_div(whole * 2)?;
    u32::try_from(rounded).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use CaseState::{Applying, AwaitingSecond, Decided, Gone, Pending};

    fn case(codes: &[&str], state: CaseState, outcome: &str, ours: Option<(Answer, EntryState)>) -> Counted {
        let because = |code: &&str| OpenedBecause { family: "network".to_owned(), code: (*code).to_owned() };
        Counted {
            opened_because: codes.iter().map(because).collect(),
            state,
            outcome: outcome.to_owned(),
            is_final: outcome != "none",
            ours,
            opened_at: DateTime::UNIX_EPOCH,
            decided_at: None,
        }
    }

    /// Ten cases with their ends written down by hand.
    fn fixture() -> Vec<Counted> {
        use Answer::{Approve, Reject};
        use EntryState::{Confirmed, NeedsReview, Queued, Superseded};
        vec![
            case(&["VPN_DETECTED"], Pending, "none", None),
            case(&["VPN_DETECTED"], Pending, "none", Some((Approve, Queued))),
            case(&["VPN_DETECTED"], AwaitingSecond, "none", None),
            case(&["VPN_DETECTED", "3206"], Decided, "accepted", Some((Approve, Confirmed))),
            case(&["VPN_DETECTED"], Decided, "accepted", None),
            case(&["VPN_DETECTED"], Decided, "rejected", Some((Approve, Superseded))),
            case(&["3206"], Decided, "none", Some((Reject, Confirmed))),
            case(&["3206", "3206"], Applying, "none", Some((Reject, NeedsReview))),
            case(&["3206"], Decided, "postponed", None),
            case(&["3206"], Gone, "none", None),
        ]
    }

    fn table(cases: &[Counted]) -> ReasonTable {
        let mut tally = Tally::default();
        cases.iter().for_each(|case| tally.add(case));
        tally.table(DateTime::UNIX_EPOCH, Language::English)
    }

    #[test]
    fn r_18_what_became_of_step_ups_is_counted_by_the_code_that_opened_them() {
        let table = table(&fixture());
        let whole = BecameCounts { cases: 10, pending: 4, approved: 2, rejected: 2, otherwise: 2, superseded: 1 };
        assert_eq!(table.counts, whole);
        let row = |code: &str| table.rows.iter().find(|row| row.code == code).unwrap();
        let vpn = row("VPN_DETECTED");
        assert_eq!(
            vpn.counts,
            BecameCounts { cases: 6, pending: 3, approved: 2, rejected: 1, otherwise: 0, superseded: 1 }
        );
        assert_eq!((vpn.share_per_mille, vpn.approved_per_mille), (600, Some(667)), "6 of 10; 2 of 3, rounded");
        let suspicion = row("3206");
        assert_eq!(
            suspicion.counts,
            BecameCounts { cases: 5, pending: 1, approved: 1, rejected: 1, otherwise: 2, superseded: 0 },
            "a code that is named twice counts once"
        );
        assert_eq!((suspicion.share_per_mille, suspicion.approved_per_mille), (500, Some(500)));
        assert!(suspicion.suspicion && !vpn.suspicion && vpn.title != vpn.code);
        assert_eq!(table.rows.first().unwrap().code, "VPN_DETECTED", "most cases first");
    }

    #[test]
    fn r_18_what_nobody_has_decided_has_no_share_of_approvals_and_no_case_makes_an_empty_table() {
        let open = table(&[case(&["VPN_DETECTED"], Pending, "none", None)]);
        assert_eq!(open.rows.first().unwrap().approved_per_mille, None, "nought of nought is not nought");
        let empty = table(&[]);
        assert_eq!((empty.counts, empty.rows), (BecameCounts::default(), Vec::new()));
        let bare = table(&[case(&[], Decided, "accepted", None)]);
        assert!(bare.counts.approved == 1 && bare.rows.is_empty(), "a case without a code is one of all");
    }

    #[test]
    fn r_18_what_the_platform_calls_final_counts_before_what_was_sent_and_a_preliminary_word_after_it() {
        let ours = Some((Answer::Approve, EntryState::Confirmed));
        assert_eq!(case(&[], Decided, "rejected", ours).became(), Became::Rejected);
        let early = Counted { is_final: false, ..case(&[], Decided, "rejected", ours) };
        assert_eq!(early.became(), Became::Approved);
        let alone = Counted { is_final: false, ..case(&[], Decided, "rejected", None) };
        assert_eq!(alone.became(), Became::Rejected);
        let sent = Some((Answer::Approve, EntryState::Unknown));
        assert_eq!(case(&[], Decided, "odd", sent).became(), Became::Otherwise, "what is only on its way is no end");
    }

    proptest! {
        #[test]
        fn r_18_the_four_ends_always_add_up_and_no_row_has_more_cases_than_there_are(
            picks in prop::collection::vec((0..10_usize, 0..3_usize), 0..40)
        ) {
            let known = fixture();
            let cases: Vec<Counted> = picks.iter().filter_map(|(at, _)| known.get(*at).cloned()).collect();
            let table = table(&cases);
            for counts in table.rows.iter().map(|row| row.counts).chain([table.counts]) {
                prop_assert_eq!(counts.cases, counts.pending + counts.approved + counts.rejected + counts.otherwise);
                prop_assert!(counts.superseded <= counts.cases && counts.cases <= table.counts.cases);
            }
            prop_assert!(table.rows.iter().all(|row| row.share_per_mille <= 1000));
        }
    }
}
