//! Takes a lapsed claim again, if the case is free and unchanged. What each answer allows stands in [`super::course`].
use super::course::{Claimed, Looked, Reclaimed, claimed, heard_back, looked, not_pending};
use super::deliver::Delivery;
use crate::audit::Event;
use crate::platform::{Claim, PlatformError, Purpose};
use crate::queue::lease::our_claim;
use crate::store::{EntryRow, StoreError};

/// Looks at the case and takes the claim. `nobody_between` also asks that nobody held the case in between.
pub(super) async fn reclaim(
    delivery: &Delivery,
    entry: &EntryRow,
    nobody_between: bool,
) -> Result<Reclaimed, StoreError> {
    let case = delivery.platform.case(&entry.case_id, None).await;
    note_foreign(delivery, entry, case.as_ref().err()).await?;
    match looked(entry, case) {
        Looked::TakeClaim => {}
        Looked::ReadBack => {
            let answer = delivery.platform.read_decision(&entry.case_id).await;
            return Ok(not_pending(entry, answer));
        }
        Looked::End(end) => return Ok(*end),
    }
    let answer = delivery.platform.claim(&entry.case_id, Purpose::Review, delivery.lease_secs, None).await;
    note_foreign(delivery, entry, answer.as_ref().err()).await?;
    let end = match claimed(entry, &answer, nobody_between) {
        Claimed::Keep(end) | Claimed::End(end) => end,
        Claimed::ReadBack => {
            let answer = delivery.platform.read_decision(&entry.case_id).await;
            let (heard, standing) = heard_back(entry, answer);
            Reclaimed::Heard(heard, standing.map(Box::new))
        }
    };
    if let Ok(claim) = &answer {
        keep(delivery, entry, claim).await?;
    }
    Ok(end)
}

async fn keep(delivery: &Delivery, entry: &EntryRow, claim: &Claim) -> Result<(), StoreError> {
    let mut tx = delivery.store.begin().await?;
    tx.keep_claim(&our_claim(&entry.case_id, claim, delivery.clock.now())).await?;
    tx.log(Event::on("claimed", &entry.case_id).with("purpose", claim.purpose.as_str())).await?;
    tx.commit().await
}

async fn note_foreign(delivery: &Delivery, entry: &EntryRow, cause: Option<&PlatformError>) -> Result<(), StoreError> {
    if cause == Some(&PlatformError::ForeignCase) { delivery.note_foreign(entry).await } else { Ok(()) }
}
