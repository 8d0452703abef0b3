//! What a page means for what we hold.
use chrono::TimeDelta;
use proptest::prelude::*;

use super::*;
use crate::case::{GoneReason, Source};

fn at(secs: i64) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::seconds(secs)
}

fn case(id: &str, etag: &str, updated: i64, state: CaseState) -> CaseSummary {
    CaseSummary {
        state,
        etag: Etag::new(etag),
        opened_at: at(0),
        updated_at: at(updated),
        ..CaseSummary::plain(id, Source::Trust)
    }
}

fn held(updated: i64, etag: Option<&str>, has_entry: bool) -> BTreeMap<CaseId, Held> {
    BTreeMap::from([(
        CaseId::new("a"),
        Held { updated_at: at(updated), evidence_etag: etag.map(Etag::new), refused_etag: None, has_entry },
    )])
}

#[test]
fn a_new_pending_case_is_kept_and_its_evidence_fetched() {
    let summary = case("a", "1", 1, CaseState::Pending);
    let plan = plan(vec![Change::Case(Box::new(summary.clone()))], &BTreeMap::new());
    assert_eq!(plan.operations, [Operation::Keep(Box::new(summary.clone()))]);
    assert_eq!(plan.fetch, [summary]);
}

#[test]
fn a_claim_alone_moves_the_case_and_fetches_nothing() {
    let plan = plan(vec![Change::Case(Box::new(case("a", "1", 9, CaseState::Pending)))], &held(1, Some("1"), false));
    assert_eq!(plan.operations.len(), 1);
    assert!(plan.fetch.is_empty(), "the etag did not change, so neither did the evidence");
}

#[test]
fn evidence_that_could_not_be_read_a_short_while_ago_is_left_until_it_changes() {
    let mut known = held(1, None, false);
    known.values_mut().for_each(|case| case.refused_etag = Some(Etag::new("1")));
    let again = plan(vec![Change::Case(Box::new(case("a", "1", 9, CaseState::Pending)))], &known);
    assert!(again.fetch.is_empty(), "a claim moved the case; its evidence is the same unreadable one");
    let changed = plan(vec![Change::Case(Box::new(case("a", "2", 9, CaseState::Pending)))], &known);
    assert_eq!(changed.fetch.len(), 1);
}

#[test]
fn changed_evidence_is_fetched_again() {
    let plan = plan(vec![Change::Case(Box::new(case("a", "2", 9, CaseState::Pending)))], &held(1, Some("1"), false));
    assert_eq!(plan.fetch.len(), 1);
}

#[test]
fn an_older_state_is_never_kept_over_a_newer_one() {
    let plan = plan(vec![Change::Case(Box::new(case("a", "1", 1, CaseState::Pending)))], &held(5, Some("2"), false));
    assert_eq!(plan, Plan::default(), "a repeated page must not turn time back");
}

#[test]
fn within_a_page_the_newest_state_of_a_case_counts() {
    let page = vec![
        Change::Case(Box::new(case("a", "2", 7, CaseState::Decided))),
        Change::Case(Box::new(case("a", "1", 3, CaseState::Pending))),
    ];
    let plan = plan(page, &BTreeMap::new());
    assert_eq!(plan.operations, [Operation::Keep(Box::new(case("a", "2", 7, CaseState::Decided)))]);
}

#[test]
fn a_case_decided_elsewhere_keeps_its_row_and_loses_its_evidence() {
    let plan = plan(vec![Change::Case(Box::new(case("a", "1", 9, CaseState::Decided)))], &held(1, Some("1"), false));
    assert!(plan.operations.contains(&Operation::DropEvidence(CaseId::new("a"))), "nobody needs it here any more");
}

#[test]
fn a_case_decided_by_us_keeps_its_evidence() {
    let plan = plan(vec![Change::Case(Box::new(case("a", "1", 9, CaseState::Decided)))], &held(1, Some("1"), true));
    assert_eq!(plan.operations.len(), 1, "the reviewer may have to defend the decision");
}

#[test]
fn a_tombstone_removes_and_a_bad_record_is_quarantined_while_the_rest_goes_on() {
    let gone = Tombstone { case_id: CaseId::new("a"), reason: GoneReason::Erased, updated_at: at(9) };
    let bad = BadRecord { case_id: None, decision_id: None, code: "wrong_type" };
    let page = vec![
        Change::Gone(gone.clone()),
        Change::Bad(bad.clone()),
        Change::Case(Box::new(case("b", "1", 9, CaseState::Pending))),
    ];
    let plan = plan(page, &held(1, Some("1"), false));
    assert_eq!(plan.operations[..2], [Operation::Remove(gone), Operation::Quarantine(bad)]);
    assert_eq!(plan.operations.len(), 3);
}

proptest! {
    #[test]
    fn planning_the_same_page_twice_changes_nothing_the_second_time(
        cases in prop::collection::vec(("[abc]", "[12]", 0..9_i64), 0..12)
    ) {
        let page: Vec<Change> = cases.iter()
            .map(|(id, etag, updated)| Change::Case(Box::new(case(id, etag, *updated, CaseState::Pending)))).collect();
        let first = plan(page.clone(), &BTreeMap::new());
        let held: BTreeMap<CaseId, Held> = first.operations.iter().filter_map(|operation| match operation {
            Operation::Keep(kept) => Some((kept.case_id.clone(), Held {
                updated_at: kept.updated_at, evidence_etag: Some(kept.etag.clone()), refused_etag: None, has_entry: false,
            })),
            _ => None,
        }).collect();
        let second = plan(page, &held);
        prop_assert!(second.fetch.iter().all(|again| first.fetch.contains(again)));
        for operation in &second.operations {
            prop_assert!(first.operations.contains(operation), "a second pass may only repeat what the first one kept");
        }
    }
}
