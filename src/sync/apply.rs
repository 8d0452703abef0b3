//! Applies a planned page: every operation, the evidence and the cursor in one transaction.
use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;

use super::evidence::Fetched;
use super::plan::Operation;
use crate::audit::Event;
use crate::case::evidence::Brief;
use crate::case::{CaseState, CaseSummary};
use crate::ids::CaseId;
use crate::platform::PlatformError;
use crate::retention::gone::{drop_unneeded, note_block, take_away};
use crate::store::{Evidence, MetaName, OurClaim, StoreError, StoreTx};

/// Evidence that could not be read is asked for again after this long, or as soon as its etag changes. Asking every
/// round would fetch the same bytes, and note the same fault, once a minute.
const ASK_AGAIN_AFTER: TimeDelta = TimeDelta::hours(1);

/// What a page brought.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// Cases written or taken away.
    pub changed: Vec<CaseId>,
    /// Cases whose evidence was written.
    pub fetched: u32,
    /// Cases taken away.
    pub removed: u32,
    /// Blocks the platform had erased.
    pub erased: u32,
    /// Records put into quarantine.
    pub quarantined: u32,
    /// Evidence that could not be fetched yet.
    pub to_come: u32,
}

/// Applies everything; the caller commits.
pub async fn apply(
    tx: &mut StoreTx,
    operations: Vec<Operation>,
    fetched: Vec<Fetched>,
    sweep: i64,
) -> Result<Applied, StoreError> {
    let mut applied = Applied::default();
    let mut keep = told(&operations);
    // What a rule took stays taken, whoever tells of it again; a case that opens again is to be worked on.
    let over = |summary: &CaseSummary| matches!(summary.state, CaseState::Decided | CaseState::Gone);
    let ids: Vec<CaseId> = keep.iter().filter(|one| over(one)).map(|one| one.case_id.clone()).collect();
    if !ids.is_empty() {
        let taken = tx.taken_by_rule(&ids).await?;
        keep.retain(|one| !(over(one) && taken.contains(&one.case_id)));
    }
    applied.changed.extend(keep.iter().map(|summary| summary.case_id.clone()));
    if !keep.is_empty() {
        tx.keep_cases(&keep, sweep).await?;
        tx.lift_quarantine("feed", &applied.changed).await?;
        let comes = fetched.iter().filter_map(Fetched::read_of).cloned().collect();
        read_again_whom_for(tx, &keep, &comes).await?;
    }
    for operation in operations {
        match operation {
            Operation::Keep(_) => {}
            Operation::Remove(tombstone) => {
                remove(tx, &tombstone.case_id, tombstone.reason.as_str()).await?;
                applied.removed += 1;
                applied.changed.push(tombstone.case_id);
            }
            Operation::DropEvidence(case_id) => {
                // It may have been decided here since the page was planned: what that was decided on stays with it.
                let ours = tx.case(&case_id).await?.is_some_and(|case| case.entry_state.is_some());
                if !ours && drop_unneeded(tx, &case_id, "decided_elsewhere").await? {
                    applied.changed.push(case_id);
                }
            }
            Operation::Quarantine(bad) => {
                tx.quarantine("feed", bad.case_id.as_ref(), bad.code).await?;
                applied.quarantined += 1;
            }
        }
    }
    write_evidence(tx, fetched, &mut applied).await?;
    Ok(applied)
}

/// The cases a page tells of.
fn told(operations: &[Operation]) -> Vec<CaseSummary> {
    let mut told = Vec::new();
    for operation in operations {
        if let Operation::Keep(summary) = operation {
            told.push((**summary).clone());
        }
    }
    told
}

/// Why a case was opened may change under the same etag, which covers its evidence and outcome alone. So whom it is for is
/// read anew from what is here, where no evidence comes with the page.
async fn read_again_whom_for(
    tx: &mut StoreTx,
    keep: &[CaseSummary],
    comes: &BTreeSet<CaseId>,
) -> Result<(), StoreError> {
    let open = |summary: &&CaseSummary| matches!(summary.state, CaseState::Pending | CaseState::AwaitingSecond);
    let left = keep.iter().filter(open).filter(|summary| !comes.contains(&summary.case_id));
    let left: BTreeMap<CaseId, &CaseSummary> = left.map(|summary| (summary.case_id.clone(), summary)).collect();
    if left.is_empty() {
        return Ok(());
    }
    let ids: Vec<CaseId> = left.keys().cloned().collect();
    let named: Vec<CaseId> =
        left.values().filter(|one| names_no_decision(one)).map(|one| one.case_id.clone()).collect();
    let mut found = Vec::new();
    for case_id in tx.operations_open(&ids, &named).await? {
        let blocks = match tx.blocks(&case_id).await {
            Err(cause) if cause.is_a_broken_seal() => continue,
            blocks => blocks?,
        };
        if let Some(summary) = left.get(&case_id) {
            found.push((case_id, Brief::read(summary, &blocks).operations));
        }
    }
    if found.is_empty() { Ok(()) } else { tx.set_operations(&found).await }
}

fn names_no_decision(summary: &CaseSummary) -> bool {
    summary.opened_because.iter().any(|because| because.code.trim().eq_ignore_ascii_case("NO_DECISION"))
}

/// Takes a case away that the platform no longer has. Our entries on it stay.
pub(super) async fn remove(tx: &mut StoreTx, case_id: &CaseId, why: &str) -> Result<(), StoreError> {
    take_away(tx, case_id, why).await?;
    for place in ["feed", "evidence", "block"] {
        tx.lift_quarantine(place, std::slice::from_ref(case_id)).await?;
    }
    Ok(())
}

/// A lead took a case from us, or somebody else holds it by now: our lease is over although its time is not. A decision
/// on its way keeps its lease; the platform's answer to it says what holds. `ours` are the leases we had before the page
/// was asked for; one that was taken or renewed meanwhile is left alone.
pub async fn drop_lost_claims(
    tx: &mut StoreTx,
    changed: &[CaseId],
    ours: &[OurClaim],
    me: Option<&str>,
) -> Result<(), StoreError> {
    for claim in ours.iter().filter(|claim| changed.contains(&claim.case_id)) {
        if tx.claim(&claim.case_id).await?.as_ref() != Some(claim) {
            continue;
        }
        let Some(case) = tx.case(&claim.case_id).await? else { continue };
        let still_ours = case.summary.claim.as_ref().is_some_and(|held| Some(held.holder_id.as_str()) == me);
        let on_its_way = case.entry_state.is_some_and(|state| state.is_on_its_way());
        if !still_ours && !on_its_way {
            tx.drop_claim(&claim.case_id).await?;
            tx.log(Event::on("claim_lost", &claim.case_id)).await?;
        }
    }
    Ok(())
}

async fn write_evidence(tx: &mut StoreTx, fetched: Vec<Fetched>, applied: &mut Applied) -> Result<(), StoreError> {
    let (mut items, mut faults) = (Vec::<Evidence>::new(), Vec::new());
    let read: Vec<CaseId> = fetched.iter().filter_map(Fetched::read_of).cloned().collect();
    if !read.is_empty() {
        tx.lift_quarantine("evidence", &read).await?;
        tx.lift_quarantine("block", &read).await?;
    }
    for fetched in fetched {
        match fetched {
            Fetched::Evidence(evidence, operations, bad) => {
                for code in bad {
                    tx.quarantine("block", Some(&evidence.case_id), code).await?;
                    applied.quarantined += 1;
                }
                faults.push((evidence.case_id.clone(), operations));
                items.push(*evidence);
            }
            Fetched::Failed(case_id, cause) => {
                if let Some(code) = lasting(&cause) {
                    tx.quarantine("evidence", Some(&case_id), code).await?;
                    tx.refuse_evidence(&case_id, tx.clock().now() + ASK_AGAIN_AFTER).await?;
                    applied.quarantined += 1;
                }
                if cause == PlatformError::ForeignCase {
                    tx.log(Event::on("foreign_case_refused", &case_id)).await?;
                }
                applied.to_come += 1;
            }
        }
    }
    let ids: Vec<CaseId> = items.iter().map(|item| item.case_id.clone()).collect();
    for case_id in tx.broken_keys(&ids).await? {
        // Nothing new can be sealed for it, and what is here of it stays as it is. The others go on.
        tx.quarantine("evidence", Some(&case_id), "broken_seal").await?;
        tx.refuse_evidence(&case_id, tx.clock().now() + ASK_AGAIN_AFTER).await?;
        applied.quarantined += 1;
        applied.to_come += 1;
        items.retain(|item| item.case_id != case_id);
    }
    if items.is_empty() {
        return Ok(());
    }
    tx.set_operations(&faults).await?;
    let erased = tx.replace_evidence(&items).await?;
    for block in &erased {
        note_block(tx, block).await?;
    }
    applied.erased += u32::try_from(erased.len()).unwrap_or(u32::MAX);
    for item in items {
        applied.fetched += 1;
        if !applied.changed.contains(&item.case_id) {
            applied.changed.push(item.case_id);
        }
    }
    Ok(())
}

/// A fault of this one record, worth telling operations; a fault of the network is not.
fn lasting(cause: &PlatformError) -> Option<&'static str> {
    match cause {
        PlatformError::Malformed(_) => Some("malformed"),
        PlatformError::TooLarge => Some("too_large"),
        PlatformError::ForeignCase => Some("foreign_case"),
        PlatformError::Erased => Some("gone"),
        PlatformError::UnexpectedStatus(_) => Some("unexpected_status"),
        PlatformError::Problem(problem) if problem.status == 404 || problem.status == 410 => Some("gone"),
        PlatformError::Problem(problem) if problem.status == 403 => Some("forbidden"),
        _ => None,
    }
}

/// Notes where the feed goes on, in the same transaction as its page.
pub(super) async fn keep_cursor(tx: &mut StoreTx, cursor: Option<&str>) -> Result<(), StoreError> {
    match cursor {
        Some(cursor) => tx.set_meta(MetaName::FeedCursor, cursor).await,
        None => Ok(()),
    }
}
