//! The claim on the next case, held ready while a person looks at this one (DESIGN section 6.1).
//!
//! It is quiet: short, one at a time, never renewed for its own sake, and no row of the queue calls it work of ours.
//! Opening the case makes a claim for review of it; unopened it is given back for another, or lapses.
use chrono::TimeDelta;

use super::claims::{ClaimError, Claims};
use crate::ids::CaseId;
use crate::platform::Purpose;
use crate::store::StoreError;

/// How long the next case is held ready, seconds.
pub const AHEAD_SECS: u32 = 300;

impl Claims {
    /// Holds a case ready. Gives false when the person holds it for review already, here or on another machine: that
    /// claim is worth more and is left alone.
    ///
    /// # Errors
    /// When somebody else holds it, or the platform cannot be asked.
    pub async fn take_ahead(&self, case_id: &CaseId) -> Result<bool, ClaimError> {
        let _turn = self.turns.take(case_id).await;
        let held = self.held(case_id).await?;
        let live = held.as_ref().filter(|held| held.left_at(self.clock.now()) > TimeDelta::zero());
        if live.is_some_and(|held| held.purpose != Purpose::Lookahead.as_str()) {
            return Ok(false);
        }
        let taken = self.ask(case_id, Purpose::Lookahead, AHEAD_SECS).await?;
        if taken.same_holder && held.is_none() {
            self.forget(case_id).await?;
            return Ok(false);
        }
        Ok(true)
    }

    /// Gives back every claim held ready but the one on this case. One that cannot be given back now lapses by itself.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn give_back_ahead(&self, but: &CaseId) -> Result<(), StoreError> {
        for case_id in self.held_ahead().await? {
            if case_id == *but {
                continue;
            }
            let _turn = self.turns.take(&case_id).await;
            // The person may have opened it while its turn was waited for.
            let ahead = self.held(&case_id).await?.is_some_and(|held| held.purpose == Purpose::Lookahead.as_str());
            match if ahead { self.release_now(&case_id).await } else { Ok(()) } {
                Err(ClaimError::Store(cause)) => return Err(cause),
                Ok(()) | Err(ClaimError::Platform(_) | ClaimError::DecisionOnItsWay) => {}
            }
        }
        Ok(())
    }

    /// The person has left the last case: what was held ready is given back like what was open.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn leave_ahead(&self) -> Result<(), StoreError> {
        for case_id in self.held_ahead().await? {
            self.leave(&case_id).await?;
        }
        Ok(())
    }

    async fn held_ahead(&self) -> Result<Vec<CaseId>, StoreError> {
        let mut tx = self.store.begin().await?;
        let claims = tx.claims().await?;
        tx.rollback().await?;
        let ahead = claims.into_iter().filter(|claim| claim.purpose == Purpose::Lookahead.as_str());
        Ok(ahead.map(|claim| claim.case_id).collect())
    }
}
