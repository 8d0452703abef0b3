//! The claims of a flight pack: cases taken along to be worked without a network (feature F1).
//!
//! A pack is nothing but the claims with the purpose `pack` that this console holds. They are long (up to a day; the
//! platform may shorten them), opening and leaving such a case does not end them, and one that has lapsed is remembered
//! until the pack is renewed or given back, so that a person is told.
use chrono::TimeDelta;

use super::claims::{ClaimError, Claims, Taken};
use crate::ids::CaseId;
use crate::platform::Purpose;
use crate::store::{OurClaim, StoreError};

/// The lease a pack asks for, seconds: the longest of the contract (section 3).
pub const PACK_SECS: u32 = 24 * 3600;

/// What became of one case of a pack that is given back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GivenBack {
    /// Its claim is released, or had lapsed.
    Released,
    /// A decision on it is on its way: its claim is used and stays.
    Used,
    /// The platform could not be asked, or was too busy: it is released with the next look at our claims, else it lapses.
    Later,
}

impl OurClaim {
    /// Held for a pack.
    pub fn is_packed(&self) -> bool {
        self.purpose == Purpose::Pack.as_str()
    }
}

impl Claims {
    /// Takes a case for a pack, or renews its claim for as long as the platform allows.
    ///
    /// # Errors
    /// When somebody else holds it, or the platform cannot be asked.
    pub async fn take_packed(&self, case_id: &CaseId) -> Result<Taken, ClaimError> {
        let _turn = self.turns.take(case_id).await;
        match self.ask(case_id, Purpose::Pack, PACK_SECS).await {
            Err(ClaimError::Platform(cause)) if cause.code() == Some("claim_expired") => {
                self.ask(case_id, Purpose::Pack, PACK_SECS).await
            }
            asked => asked,
        }
    }

    /// Every claim held for a pack, lapsed or not.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn packed(&self) -> Result<Vec<OurClaim>, StoreError> {
        let mut tx = self.store.begin().await?;
        let claims = tx.claims().await?;
        tx.rollback().await?;
        Ok(claims.into_iter().filter(OurClaim::is_packed).collect())
    }

    /// Gives the claim of a packed case back, unless a decision of ours needs it. The case that is open stays the
    /// person's own, as a case for review.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn give_back_packed(&self, case_id: &CaseId, open: bool) -> Result<GivenBack, StoreError> {
        let _turn = self.turns.take(case_id).await;
        let Some(held) = self.held(case_id).await?.filter(OurClaim::is_packed) else {
            return Ok(GivenBack::Released);
        };
        if self.is_needed(case_id).await? {
            return Ok(GivenBack::Used);
        }
        if held.left_at(self.clock.now()) == TimeDelta::zero() {
            self.forget(case_id).await?;
            return Ok(GivenBack::Released);
        }
        let given = if open {
            self.ask(case_id, Purpose::Review, self.lease_secs).await.map(drop)
        } else {
            self.release_now(case_id).await
        };
        match given {
            Ok(()) | Err(ClaimError::DecisionOnItsWay) => Ok(GivenBack::Released),
            Err(ClaimError::Store(cause)) => Err(cause),
            Err(ClaimError::Platform(cause)) if cause.code().is_some() && !cause.may_pass() => {
                // The platform has an answer of its own: we hold it no longer. One that is too busy has said nothing of it.
                self.forget(case_id).await?;
                Ok(GivenBack::Released)
            }
            Err(ClaimError::Platform(_)) => {
                let now = Some(self.clock.now()).filter(|_| !open);
                let mut tx = self.store.begin().await?;
                tx.release_claim_at(case_id, now).await?;
                tx.commit().await?;
                Ok(GivenBack::Later)
            }
        }
    }
}
