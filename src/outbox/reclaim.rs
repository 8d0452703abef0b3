//! Takes a lapsed claim again, if the case is free and unchanged.
use super::deliver::{Delivery, heard_back, not_sent};
use super::states::Heard;
use crate::audit::Event;
use crate::case::CaseState;
use crate::decision::StandingDecision;
use crate::ids::ClaimId;
use crate::platform::{CaseAnswer, Claim, PlatformError, Purpose};
use crate::store::{EntryRow, OurClaim, StoreError};

/// What came of it.
pub(super) enum Reclaimed {
    /// The claim is live; the entry may be sent under it.
    Live(ClaimId, u64),
    /// The platform's word settles the entry another way.
    Heard(Heard, Option<StandingDecision>),
    /// A person has to look, with a stable code why.
    AskPerson(&'static str),
}

/// Looks at the case and takes the claim. `nobody_between` also asks that nobody held the case in between, which shows
/// in the fencing token: a lapsed claim that nobody held since is revived with the same token (contract section 7).
pub(super) async fn reclaim(
    delivery: &Delivery,
    entry: &EntryRow,
    nobody_between: bool,
) -> Result<Reclaimed, StoreError> {
    match delivery.platform.case(&entry.case_id, None).await {
        Ok(CaseAnswer::Gone(_)) => return Ok(gone()),
        Ok(CaseAnswer::Changed(summary)) => {
            if summary.state != CaseState::Pending {
                let answer = delivery.platform.read_decision(&entry.case_id).await;
                let (heard, standing) = heard_back(entry, answer);
                return Ok(match heard {
                    Heard::NoDecision => Reclaimed::AskPerson("not_reviewable"),
                    heard => Reclaimed::Heard(heard, standing),
                });
            }
            if summary.etag != entry.if_match {
                return Ok(Reclaimed::AskPerson("precondition_failed"));
            }
        }
        Ok(CaseAnswer::Unchanged) => {}
        Err(cause) => return refused(delivery, entry, cause).await,
    }
    let answer = delivery.platform.claim(&entry.case_id, Purpose::Review, delivery.lease_secs, None).await;
    let claim = match answer {
        Ok(claim) => claim,
        Err(cause) if cause.code() == Some("already_decided") => {
            let answer = delivery.platform.read_decision(&entry.case_id).await;
            let (heard, standing) = heard_back(entry, answer);
            return Ok(Reclaimed::Heard(heard, standing));
        }
        Err(cause) => return refused(delivery, entry, cause).await,
    };
    keep(delivery, entry, &claim).await?;
    if nobody_between && entry.fencing_token != claim.fencing_token {
        return Ok(Reclaimed::AskPerson("held_in_between"));
    }
    Ok(Reclaimed::Live(claim.claim_id, claim.fencing_token))
}

async fn keep(delivery: &Delivery, entry: &EntryRow, claim: &Claim) -> Result<(), StoreError> {
    let mut tx = delivery.store.begin().await?;
    tx.keep_claim(&our_claim(&entry.case_id, claim, delivery.clock.now())).await?;
    tx.log(Event::on("claimed", &entry.case_id).with("purpose", claim.purpose.as_str())).await?;
    tx.commit().await
}

/// A claim answer as the store keeps it.
pub(crate) fn our_claim(case_id: &crate::ids::CaseId, claim: &Claim, now: chrono::DateTime<chrono::Utc>) -> OurClaim {
    OurClaim {
        case_id: case_id.clone(),
        claim_id: claim.claim_id.clone(),
        fencing_token: claim.fencing_token,
        purpose: claim.purpose.clone(),
        expires_at: claim.expires_at,
        server_offset_ms: (claim.server_time - now).num_milliseconds(),
        release_at: None,
    }
}

fn gone() -> Reclaimed {
    Reclaimed::Heard(Heard::Refused { status: 410, code: "case_gone".to_owned(), retry_after: None }, None)
}

async fn refused(delivery: &Delivery, entry: &EntryRow, cause: PlatformError) -> Result<Reclaimed, StoreError> {
    if cause == PlatformError::ForeignCase {
        delivery.note_foreign(entry).await?;
    }
    Ok(failed(cause))
}

fn failed(cause: PlatformError) -> Reclaimed {
    match cause {
        PlatformError::SignInNeeded => Reclaimed::Heard(Heard::SignInNeeded, None),
        PlatformError::Problem(problem) => match (problem.status, problem.code.as_str()) {
            (410, _) => gone(),
            (409, "claim_held") => Reclaimed::AskPerson("claim_held"),
            (422, _) => Reclaimed::AskPerson("not_reviewable"),
            (403, _) => Reclaimed::AskPerson("forbidden"),
            (404, _) => Reclaimed::AskPerson("unknown_case"),
            // Busy or overloaded: asked again later. Nothing of the decision was sent.
            (status, code) => {
                let (code, retry_after) = (code.to_owned(), problem.retry_after);
                Reclaimed::Heard(Heard::Refused { status, code, retry_after }, None)
            }
        },
        PlatformError::ForeignCase => Reclaimed::AskPerson("foreign_case"),
        // Taking a claim twice is harmless, so a lost answer counts as nothing sent.
        cause => Reclaimed::Heard(not_sent(&cause), None),
    }
}
