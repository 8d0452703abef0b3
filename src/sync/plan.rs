//! What a page of the feed means for what we hold. Pure.
use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use crate::case::{CaseState, CaseSummary, Tombstone};
use crate::ids::{CaseId, Etag};
use crate::platform::{BadRecord, Change};

/// What the store knows of a case before a page is applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// Place in the feed of what we hold.
    pub updated_at: DateTime<Utc>,
    /// The etag our evidence belongs to; none when it was never fetched.
    pub evidence_etag: Option<Etag>,
    /// The etag whose evidence could not be read a short while ago.
    pub refused_etag: Option<Etag>,
    /// Whether one of our own decisions stands on the case.
    pub has_entry: bool,
}

/// One planned operation. A page's operations are applied in one transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Operation {
    /// Write the summary.
    Keep(Box<CaseSummary>),
    /// Take the case away: summary, evidence, images, draft.
    Remove(Tombstone),
    /// Drop the evidence of a case that no longer needs us; the summary stays.
    DropEvidence(CaseId),
    /// Note a record that could not be read.
    Quarantine(BadRecord),
}

/// The operations of a page, and the cases whose evidence is to be fetched before they are applied.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// In the order of the page.
    pub operations: Vec<Operation>,
    /// Cases whose evidence we lack or hold in another version.
    pub fetch: Vec<CaseSummary>,
}

/// Plans a page. A case that appears twice counts with its newest state; nothing older than what we hold is kept.
pub fn plan(changes: Vec<Change>, held: &BTreeMap<CaseId, Held>) -> Plan {
    let mut newest: BTreeMap<CaseId, DateTime<Utc>> = BTreeMap::new();
    for change in &changes {
        if let Some((case_id, at)) = place(change) {
            let seen = newest.entry(case_id.clone()).or_insert(at);
            *seen = (*seen).max(at);
        }
    }
    let mut plan = Plan::default();
    for change in changes {
        if let Some((case_id, at)) = place(&change) {
            let older_than_page = newest.get(case_id).is_some_and(|newest| at < *newest);
            let older_than_held = held.get(case_id).is_some_and(|held| at < held.updated_at);
            if older_than_page || older_than_held {
                continue;
            }
        }
        match change {
            Change::Case(summary) => plan_case(summary, held, &mut plan),
            Change::Gone(tombstone) => plan.operations.push(Operation::Remove(tombstone)),
            Change::Bad(bad) => plan.operations.push(Operation::Quarantine(bad)),
        }
    }
    plan
}

const fn place(change: &Change) -> Option<(&CaseId, DateTime<Utc>)> {
    match change {
        Change::Case(summary) => Some((&summary.case_id, summary.updated_at)),
        Change::Gone(tombstone) => Some((&tombstone.case_id, tombstone.updated_at)),
        Change::Bad(_) => None,
    }
}

fn plan_case(summary: Box<CaseSummary>, held: &BTreeMap<CaseId, Held>, plan: &mut Plan) {
    let known = held.get(&summary.case_id);
    let wanted = matches!(summary.state, CaseState::Pending | CaseState::AwaitingSecond);
    let evidence = known.and_then(|held| held.evidence_etag.as_ref());
    let refused = known.and_then(|held| held.refused_etag.as_ref());
    if wanted && evidence != Some(&summary.etag) && refused != Some(&summary.etag) {
        plan.fetch.push((*summary).clone());
    }
    let drop = !wanted && evidence.is_some() && !known.is_some_and(|held| held.has_entry);
    let case_id = summary.case_id.clone();
    plan.operations.push(Operation::Keep(summary));
    if drop {
        plan.operations.push(Operation::DropEvidence(case_id));
    }
}

#[cfg(test)]
#[path = "plan_tests.rs"]
mod tests;
