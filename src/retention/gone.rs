//! The platform took something away: it goes here at once, or, under a legal hold, becomes a sealed copy (decision 0033).
//! Or it leaves nobody here anything to do with a case: then its evidence goes, and the record says so.
use std::collections::BTreeSet;

use super::rules::DataClass;
use crate::audit::Event;
use crate::ids::CaseId;
use crate::store::{ErasedBlock, Erasure, ErasureCause, NewImage, StoreError, StoreTx};

/// Takes a case away, in the caller's transaction and into the log. Our entries on it stay. Of one of which nothing is
/// here, what the feed told goes, and there is nothing to tell.
///
/// # Errors
/// When the file cannot be written.
pub async fn take_away(tx: &mut StoreTx, case_id: &CaseId, why: &str) -> Result<(), StoreError> {
    let is_here = tx.case(case_id).await?.is_some();
    let opens = tx.opens(case_id).await?;
    let told = |kind: &'static str| told(kind, case_id, why, opens);
    if tx.is_held(case_id).await? {
        // Told again of a case whose copy is sealed already, nothing is to be done: what was said of it is held too.
        if is_here {
            tx.log(told("sealed_for_hold")).await?;
            tx.seal_copy(case_id).await?;
        }
        return Ok(());
    }
    // Half an answer can stand without the row it is for: that goes like a case, with its key and into the record.
    let classes = tx.classes_here(case_id).await?;
    if classes.is_empty() {
        // So can a lease, of which there is nothing to tell.
        tx.drop_claim(case_id).await?;
        return tx.forget_recorded(case_id).await;
    }
    let entry = tx.log(told("purged")).await?;
    tx.purge_case(case_id).await?;
    tx.note_erasure(&by_platform(case_id, why, classes), entry).await
}

/// Drops the evidence of a case that nobody here needs any more, because somebody else decided it, in the caller's
/// transaction and into log and record. Gives whether it went: under a hold nothing does, whoever placed it needs it.
///
/// # Errors
/// When the file cannot be written.
pub async fn drop_unneeded(tx: &mut StoreTx, case_id: &CaseId, why: &str) -> Result<bool, StoreError> {
    if tx.is_held(case_id).await? {
        return Ok(false);
    }
    let mut classes = tx.classes_here(case_id).await?;
    // An unfinished answer is the person's own work, and stays.
    classes.remove(&DataClass::Drafts);
    let opens = tx.opens(case_id).await?;
    let entry = tx.log(told("evidence_dropped", case_id, why, opens)).await?;
    tx.drop_evidence(case_id).await?;
    let erasure = Erasure {
        case_id: case_id.clone(),
        cause: ErasureCause::NotNeeded,
        rules: Vec::new(),
        version: String::new(),
        basis: format!("not needed: {why}"),
        classes,
    };
    tx.note_erasure(&erasure, entry).await?;
    Ok(true)
}

/// The entry of something that goes. A key that does not open any more holds up nothing: the profile salts it then.
fn told(kind: &'static str, case_id: &CaseId, why: &str, opens: bool) -> Event {
    let event = Event::on(kind, case_id).with("why", why);
    if opens { event } else { event.outliving() }
}

/// Writes down a block that the platform erased and that is gone here, or is a sealed copy.
///
/// # Errors
/// When the file cannot be written.
pub async fn note_block(tx: &mut StoreTx, block: &ErasedBlock) -> Result<(), StoreError> {
    let told = |kind: &'static str| {
        Event::on(kind, &block.case_id).with("block", block.block_id.as_str()).with("kind", block.kind.as_str())
    };
    if tx.is_held(&block.case_id).await? {
        tx.log(told("block_sealed_for_hold")).await?;
        return Ok(());
    }
    let entry = tx.log(told("block_erased")).await?;
    let classes = BTreeSet::from([DataClass::Evidence]);
    tx.note_erasure(&by_platform(&block.case_id, "block", classes), entry).await
}

/// Takes a file away that the platform erased; what is here of it goes, or becomes a sealed copy.
///
/// # Errors
/// When the file cannot be written.
pub async fn take_file(tx: &mut StoreTx, case_id: &CaseId, gone: &NewImage<'_>) -> Result<(), StoreError> {
    if tx.has_bytes(case_id, gone.file_ref).await? {
        let held = tx.is_held(case_id).await?;
        let kind = if held { "file_sealed_for_hold" } else { "file_erased" };
        let entry = tx.log(Event::on(kind, case_id).with("file", gone.file_ref.as_str())).await?;
        if !held {
            let classes = BTreeSet::from([DataClass::Pictures]);
            tx.note_erasure(&by_platform(case_id, "file", classes), entry).await?;
        }
    }
    tx.erase_file(case_id, gone).await
}

fn by_platform(case_id: &CaseId, why: &str, classes: BTreeSet<DataClass>) -> Erasure {
    Erasure {
        case_id: case_id.clone(),
        cause: ErasureCause::Platform,
        rules: Vec::new(),
        version: String::new(),
        basis: format!("platform: {why}"),
        classes,
    }
}
