//! Delivers what is due, one entry after another; one that sticks never holds up the next.
use chrono::{DateTime, Utc};

use super::deliver::{Delivered, Delivery};
use crate::ids::CaseId;
use crate::store::StoreError;

/// Entries looked at in one round; the next round takes the next ones.
const ROUND: u32 = 64;

/// What a round did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Round {
    /// Every delivery, in order.
    pub delivered: Vec<(CaseId, Delivered)>,
    /// The network was down: the rest of the round was left for later.
    pub offline: bool,
    /// Nobody is signed in any more: the rest of the round was left for later.
    pub sign_in_needed: bool,
}

impl Delivery {
    /// Takes every due entry one step further. Stops early when the network or the sign-in is the trouble: the same
    /// would meet every entry.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn deliver_due(&self) -> Result<Round, StoreError> {
        let mut round = Round::default();
        let mut tx = self.store.begin().await?;
        let due = tx.due_entries(self.clock.now(), ROUND).await?;
        tx.rollback().await?;
        for entry in due {
            let delivered = self.deliver(&entry).await?;
            let (offline, sign_in_needed) = (delivered.offline, delivered.sign_in_needed);
            round.delivered.push((entry.case_id, delivered));
            if offline || sign_in_needed {
                round.offline = offline;
                round.sign_in_needed = sign_in_needed;
                break;
            }
        }
        Ok(round)
    }

    /// When the next entry is due.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn next_due(&self) -> Result<Option<DateTime<Utc>>, StoreError> {
        let mut tx = self.store.begin().await?;
        let due = tx.next_due().await?;
        tx.rollback().await?;
        Ok(due)
    }

    /// After a start: what was being sent when the program ended has an unknown outcome and is read back.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn settle_interrupted(&self) -> Result<u64, StoreError> {
        let mut tx = self.store.begin().await?;
        let count = tx.settle_interrupted().await?;
        tx.commit().await?;
        Ok(count)
    }

    /// The network is back, or somebody signed in: what waited for that is due now.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn wake(&self) -> Result<(), StoreError> {
        self.wake_all_but(&[]).await
    }

    /// As [`Self::wake`], but for the entries of these cases: they were tried just now, and their back-off stands.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn wake_all_but(&self, cases: &[CaseId]) -> Result<(), StoreError> {
        let mut tx = self.store.begin().await?;
        tx.wake_entries(cases).await?;
        tx.commit().await
    }
}
