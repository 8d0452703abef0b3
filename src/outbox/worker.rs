//! Delivers what is due; an entry that sticks never holds up another.
use std::time::Duration;

use chrono::{DateTime, Utc};

use super::course::{First, first};
use super::deliver::{Delivered, Delivery};
use super::group::{GROUP, Ready};
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

impl Round {
    const fn ends_early(&self) -> bool {
        self.offline || self.sign_in_needed
    }

    fn add(&mut self, delivered: Vec<(CaseId, Delivered)>) {
        self.offline |= delivered.iter().any(|(_, one)| one.offline);
        self.sign_in_needed |= delivered.iter().any(|(_, one)| one.sign_in_needed);
        self.delivered.extend(delivered);
    }
}

impl Delivery {
    /// Takes every due entry one step further: what may simply go out in groups, the others one after another. Stops early
    /// when the network or the sign-in is the trouble: the same would meet every entry. Leaves out the cases in `tried`,
    /// whose back-off may be over already, and adds those that back off now.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn deliver_due(&self, tried: &mut Vec<CaseId>) -> Result<Round, StoreError> {
        let mut round = Round::default();
        let mut tx = self.store.begin().await?;
        let due = tx.due_entries(self.clock.steady(), ROUND).await?;
        let (mut ready, mut others) = (Vec::new(), Vec::new());
        for entry in due.into_iter().filter(|entry| !tried.contains(&entry.case_id)) {
            let claim = tx.claim(&entry.case_id).await?;
            match first(&entry, claim.as_ref(), self.clock.now()) {
                First::Send(claim_id, token) => ready.push(Ready { entry, claim_id, token }),
                First::Reclaim | First::ReadBack | First::AskPerson(_) => others.push(entry),
            }
        }
        tx.rollback().await?;
        while !ready.is_empty() && !round.ends_early() {
            let rest = ready.split_off(ready.len().min(GROUP));
            round.add(self.send_group(std::mem::replace(&mut ready, rest)).await?);
        }
        // A case whose claim is answered badly ends a round like a network that is down: whoever was tried less goes first.
        others.sort_by_key(|entry| entry.attempts);
        for entry in others {
            if round.ends_early() {
                break;
            }
            let delivered = self.deliver(&entry).await?;
            round.add(vec![(entry.case_id, delivered)]);
        }
        tried.extend(round.delivered.iter().filter(|(_, one)| one.backs_off).map(|(case_id, _)| case_id.clone()));
        Ok(round)
    }

    /// When the next entry is due, by [`Clock::steady`](crate::clock::Clock::steady).
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

    /// After a start: nothing waits longer than it could by the clock of this start; a decision, its undo time.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn shorten_waits(&self, undo: Duration) -> Result<(), StoreError> {
        let mut tx = self.store.begin().await?;
        tx.shorten_waits(undo).await?;
        tx.commit().await
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
