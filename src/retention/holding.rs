//! Placing and lifting a legal hold, with its reason, in one transaction with its log entry.
use super::rules::DataClass;
use crate::audit::Event;
use crate::ids::{CaseId, PersonId};
use crate::store::{Erasure, ErasureCause, StoreError, StoreTx};

/// Characters of a reason.
pub const REASON: std::ops::RangeInclusive<usize> = 3..=200;

/// What came of asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// Done.
    Done,
    /// Neither the case is here nor words of a decision on it.
    NotHere,
    /// It is under a hold already, or under none.
    AsItWas,
}

/// Places a hold: on a case that is here, or on what our own decisions say of one that is gone.
///
/// # Errors
/// When the file cannot be written.
pub async fn place(tx: &mut StoreTx, case_id: &CaseId, person: &PersonId, reason: &str) -> Result<Held, StoreError> {
    if tx.is_held(case_id).await? {
        return Ok(Held::AsItWas);
    }
    if tx.case(case_id).await?.is_none() && !tx.has_words(case_id).await? {
        return Ok(Held::NotHere);
    }
    tx.log(Event::on("hold_placed", case_id).with("reason", reason)).await?;
    tx.place_hold(case_id, person, reason).await?;
    Ok(Held::Done)
}

/// Lifts a hold. What lay here only because of it goes with it; the rest goes by the rules.
///
/// # Errors
/// When the file cannot be written.
pub async fn lift(tx: &mut StoreTx, case_id: &CaseId, reason: &str) -> Result<Held, StoreError> {
    if !tx.is_held(case_id).await? {
        return Ok(Held::AsItWas);
    }
    let (blocks, files) = tx.held_copies(case_id).await?;
    let mut classes = tx.classes_here(case_id).await?;
    let entry = tx.log(Event::on("hold_lifted", case_id).with("reason", reason)).await?;
    let whole = tx.lift_hold(case_id).await?;
    if !whole {
        classes.clear();
        classes.extend((blocks > 0).then_some(DataClass::Evidence));
        classes.extend((files > 0).then_some(DataClass::Pictures));
    }
    if classes.is_empty() {
        return Ok(Held::Done);
    }
    let erasure = Erasure {
        case_id: case_id.clone(),
        cause: ErasureCause::HoldLifted,
        rules: Vec::new(),
        version: String::new(),
        basis: "platform: erased while held".to_owned(),
        classes,
    };
    tx.note_erasure(&erasure, entry).await?;
    Ok(Held::Done)
}
