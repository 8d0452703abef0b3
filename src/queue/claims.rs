//! Takes, renews and gives back claims (DESIGN section 6.1). Those on the next case stand in `ahead`, those of a flight
//! pack in `pack`.
use chrono::{DateTime, TimeDelta, Utc};

use super::lease::{Due, RELEASE_AFTER, after_answer, due, is_lost, our_claim};
use crate::audit::Event;
use crate::case::ClaimNotice;
use crate::clock::Clock;
use crate::ids::CaseId;
use crate::platform::{Claim, Platform, PlatformError, Purpose};
use crate::queue::turns::CaseTurns;
use crate::store::{OurClaim, Store, StoreError, StoreTx};

/// Why a claim was not taken or given back.
#[derive(Debug, thiserror::Error)]
pub enum ClaimError {
    /// The platform refused or could not be asked.
    #[error(transparent)]
    Platform(#[from] PlatformError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A decision of ours is on its way; its claim is kept.
    #[error("a decision on this case is on its way")]
    DecisionOnItsWay,
}

/// One console's claims.
#[derive(Clone)]
pub struct Claims {
    /// The encrypted cache.
    pub store: Store,
    /// Whom to ask.
    pub platform: Platform,
    /// Time.
    pub clock: Clock,
    /// Lease asked for.
    pub lease_secs: u32,
    /// One exchange a case: a release that is on its way must not end a claim that is being taken.
    pub turns: CaseTurns,
}

/// A claim that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The lease.
    pub claim: OurClaim,
    /// The same person held it already, here or on another machine.
    pub same_holder: bool,
}

impl Claims {
    /// Takes the claim on a case, or renews it. A lease of ours that is over for good is replaced by a new one: the
    /// person asks for the case, not for that lease. A packed case is ours for longer than a review would ask for:
    /// nothing is asked, with or without a network.
    ///
    /// # Errors
    /// When somebody else holds it, or the platform cannot be asked.
    pub async fn take(&self, case_id: &CaseId) -> Result<Taken, ClaimError> {
        let _turn = self.turns.take(case_id).await;
        let review = TimeDelta::seconds(i64::from(self.lease_secs));
        let packed = self.held(case_id).await?.filter(OurClaim::is_packed);
        if let Some(claim) = packed.filter(|claim| claim.left_at(self.clock.now()) > review) {
            return Ok(Taken { claim, same_holder: false });
        }
        match self.ask(case_id, Purpose::Review, self.lease_secs).await {
            Err(ClaimError::Platform(cause)) if cause.code() == Some("claim_expired") => {
                self.ask(case_id, Purpose::Review, self.lease_secs).await
            }
            asked => asked,
        }
    }

    /// Asks for the lease we know of, or for a new one when we know of none. Whoever calls holds the case's turn.
    pub(super) async fn ask(&self, case_id: &CaseId, purpose: Purpose, lease_secs: u32) -> Result<Taken, ClaimError> {
        let held = self.held(case_id).await?;
        let renew = held.as_ref().map(|claim| &claim.claim_id);
        let answer = self.platform.claim(case_id, purpose, lease_secs, renew).await;
        let new = after_answer(held.as_ref(), &answer, self.clock.now()).is_new();
        let claim = match answer {
            Ok(claim) => claim,
            Err(cause) => {
                self.note_refusal(case_id, &cause).await?;
                return Err(cause.into());
            }
        };
        Ok(Taken { claim: self.keep(case_id, &claim, new).await?, same_holder: claim.same_holder })
    }

    pub(super) async fn held(&self, case_id: &CaseId) -> Result<Option<OurClaim>, StoreError> {
        let mut tx = self.store.begin().await?;
        let held = tx.claim(case_id).await?;
        tx.rollback().await?;
        Ok(held)
    }

    async fn keep(&self, case_id: &CaseId, claim: &Claim, new: bool) -> Result<OurClaim, StoreError> {
        let ours = our_claim(case_id, claim, self.clock.now());
        let holder = ClaimNotice {
            holder_id: claim.holder_id.clone(),
            holder_name: claim.holder_name.clone(),
            purpose: claim.purpose.clone(),
            expires_at: claim.expires_at,
        };
        let mut tx = self.store.begin().await?;
        tx.keep_claim(&ours).await?;
        tx.set_holder(case_id, Some(&holder)).await?;
        if new {
            tx.log(Event::on("claimed", case_id).with("purpose", claim.purpose.as_str())).await?;
        }
        tx.commit().await?;
        Ok(ours)
    }

    /// Somebody else holds it, or our lease is over for good: our row and our lease say so from now on. An answer that
    /// speaks of another case is audited and changes nothing.
    async fn note_refusal(&self, case_id: &CaseId, cause: &PlatformError) -> Result<(), StoreError> {
        if *cause == PlatformError::ForeignCase {
            let mut tx = self.store.begin().await?;
            tx.log(Event::on("foreign_case_refused", case_id)).await?;
            return tx.commit().await;
        }
        let PlatformError::Problem(problem) = cause else { return Ok(()) };
        if !is_lost(cause) {
            return Ok(());
        }
        let mut tx = self.store.begin().await?;
        if tx.claim(case_id).await?.is_some() {
            tx.drop_claim(case_id).await?;
            tx.set_holder(case_id, None).await?;
            tx.log(Event::on("claim_lost", case_id).with("why", problem.code.as_str())).await?;
        }
        if let (Some(holder), Some(expires_at)) = (&problem.holder, problem.expires_at) {
            let notice = ClaimNotice {
                holder_id: holder.id.clone(),
                holder_name: holder.name.clone(),
                purpose: "review".to_owned(),
                expires_at,
            };
            tx.set_holder(case_id, Some(&notice)).await?;
        }
        tx.commit().await
    }

    /// Gives a claim back at once.
    ///
    /// # Errors
    /// While a decision of ours is on its way, or when the platform cannot be asked.
    pub async fn release(&self, case_id: &CaseId) -> Result<(), ClaimError> {
        let _turn = self.turns.take(case_id).await;
        if self.is_needed(case_id).await? {
            return Err(ClaimError::DecisionOnItsWay);
        }
        self.release_now(case_id).await
    }

    pub(super) async fn release_now(&self, case_id: &CaseId) -> Result<(), ClaimError> {
        self.platform.release(case_id, false).await?;
        let mut tx = self.store.begin().await?;
        if tx.claim(case_id).await?.is_some() {
            tx.drop_claim(case_id).await?;
            tx.set_holder(case_id, None).await?;
            tx.log(Event::on("released", case_id)).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// The person has left the case: it is given back after [`RELEASE_AFTER`], unless they return or decide. A packed
    /// case stays in its pack.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn leave(&self, case_id: &CaseId) -> Result<(), StoreError> {
        if self.held(case_id).await?.is_some_and(|held| held.is_packed()) {
            return Ok(());
        }
        self.set_release(case_id, self.clock.now().checked_add_signed(RELEASE_AFTER)).await
    }

    /// The person is back on the case.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn stay(&self, case_id: &CaseId) -> Result<(), StoreError> {
        self.set_release(case_id, None).await
    }

    async fn set_release(&self, case_id: &CaseId, at: Option<DateTime<Utc>>) -> Result<(), StoreError> {
        let mut tx = self.store.begin().await?;
        tx.release_claim_at(case_id, at).await?;
        tx.commit().await
    }

    /// One look at all our leases: gives back what was left, renews what is needed and runs out. Gives the cases
    /// whose claim changed. A network that is down is no error: it is tried again with the next look.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn tend(&self, open: Option<&CaseId>) -> Result<Vec<CaseId>, StoreError> {
        let mut tx = self.store.begin().await?;
        let claims = tx.claims().await?;
        tx.rollback().await?;
        let mut changed = Vec::new();
        for claim in claims {
            if self.rests(&claim, open) {
                continue;
            }
            match self.tend_one(&claim.case_id, open).await {
                Ok(true) => changed.push(claim.case_id),
                Ok(false) => {}
                Err(ClaimError::Store(cause)) => return Err(cause),
                Err(ClaimError::Platform(cause)) if is_lost(&cause) => changed.push(claim.case_id),
                // No network: the claim's row says what is known.
                Err(ClaimError::Platform(_) | ClaimError::DecisionOnItsWay) => {}
            }
        }
        Ok(changed)
    }

    /// A packed case nobody has open, far from the end of its claim: there may be two hundred of them, and none of them
    /// wants anything.
    fn rests(&self, claim: &OurClaim, open: Option<&CaseId>) -> bool {
        let renewed_before = TimeDelta::seconds(i64::from(self.lease_secs));
        claim.is_packed()
            && claim.release_at.is_none()
            && open != Some(&claim.case_id)
            && claim.left_at(self.clock.now()) > renewed_before
    }

    /// Looks at one lease as it stands now: while others were tended, the person may have opened its case again, or
    /// decided it. Gives true when something was done.
    async fn tend_one(&self, case_id: &CaseId, open: Option<&CaseId>) -> Result<bool, ClaimError> {
        let _turn = self.turns.take(case_id).await;
        let mut tx = self.store.begin().await?;
        let claim = tx.claim(case_id).await?;
        let on_its_way = is_on_its_way(&mut tx, case_id).await?;
        tx.rollback().await?;
        let Some(claim) = claim else { return Ok(false) };
        let needed = on_its_way || open == Some(case_id);
        match due(&claim, needed, on_its_way, self.clock.now(), self.lease_secs) {
            Due::Nothing => return Ok(false),
            Due::Renew => drop(self.ask(case_id, Purpose::Review, self.lease_secs).await?),
            Due::Release => self.release_now(case_id).await?,
            Due::Forget => self.forget(case_id).await?,
        }
        Ok(true)
    }

    /// A decision of ours on the case is on its way and needs its claim.
    pub(super) async fn is_needed(&self, case_id: &CaseId) -> Result<bool, StoreError> {
        let mut tx = self.store.begin().await?;
        let needed = is_on_its_way(&mut tx, case_id).await?;
        tx.rollback().await?;
        Ok(needed)
    }

    pub(super) async fn forget(&self, case_id: &CaseId) -> Result<(), StoreError> {
        let mut tx = self.store.begin().await?;
        tx.drop_claim(case_id).await?;
        tx.commit().await
    }
}

async fn is_on_its_way(tx: &mut StoreTx, case_id: &CaseId) -> Result<bool, StoreError> {
    Ok(tx.entries_of(case_id).await?.iter().any(|entry| entry.state.is_on_its_way()))
}
