//! One at a time for each thing: whoever holds the turn of a case is the only one to ask the platform for its claim.
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::OwnedMutexGuard;

use crate::ids::CaseId;

/// The turns of all cases. Clones share them.
#[derive(Clone, Default)]
pub struct CaseTurns(Arc<Mutex<HashMap<CaseId, Arc<tokio::sync::Mutex<()>>>>>);

impl CaseTurns {
    /// Waits for the turn of a case. Dropping the guard gives it on.
    pub async fn take(&self, case_id: &CaseId) -> OwnedMutexGuard<()> {
        let turn = {
            let mut turns = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            // Turns nobody holds or waits for are forgotten, so that the map stays as small as what is going on.
            turns.retain(|_, turn| Arc::strong_count(turn) > 1);
            Arc::clone(turns.entry(case_id.clone()).or_default())
        };
        turn.lock_owned().await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_case_has_one_turn_and_another_case_does_not_wait_for_it() {
        let turns = CaseTurns::default();
        let mine = turns.take(&CaseId::new("a")).await;
        let other = turns.take(&CaseId::new("b")).await;
        drop(other);
        let later = tokio::spawn({
            let turns = turns.clone();
            async move { drop(turns.take(&CaseId::new("a")).await) }
        });
        tokio::task::yield_now().await;
        assert!(!later.is_finished(), "the turn is held");
        drop(mine);
        assert!(later.await.is_ok(), "and given on");
    }
}
