//! One delivery: claim, send or read back, and what the answer makes of the entry.
//!
//! Every step is durable before the next one begins: `sending` is committed before the first byte leaves, so that a
//! crash leaves an entry that knows its outcome is unknown.
use super::course::{First, Reclaimed, first, heard_back};
use super::group::Ready;
use super::moves::{Move, after};
use super::reclaim::reclaim;
use super::record;
use super::settle::{Asked, settle};
use super::states::EntryState;
use crate::clock::Clock;
use crate::ids::ClaimId;
use crate::platform::{Platform, PlatformError};
use crate::store::{EntryRow, Store, StoreError};

/// What came of one delivery, for the worker and for a person at the command line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivered {
    /// Where the entry stands now.
    pub state: EntryState,
    /// Why, as a stable code.
    pub why: Option<String>,
    /// Nothing reached the platform: the network, not the entry, is the trouble.
    pub offline: bool,
    /// Nobody is signed in any more.
    pub sign_in_needed: bool,
    /// It is tried again, but not before a back-off is over, however short that is.
    pub backs_off: bool,
}

impl Delivered {
    /// Undo came in between; nothing was sent.
    pub(super) fn taken_back() -> Self {
        Self::left(EntryState::Withdrawn, None)
    }

    /// Somebody else changed the entry meanwhile; nothing was written.
    pub(super) fn unchanged(current: &EntryRow) -> Self {
        Self::left(current.state, current.why.clone())
    }

    /// Where the entry stands, and nothing else to tell.
    const fn left(state: EntryState, why: Option<String>) -> Self {
        Self { state, why, offline: false, sign_in_needed: false, backs_off: false }
    }
}

/// What a delivery works with.
#[derive(Clone)]
pub struct Delivery {
    /// The encrypted cache.
    pub store: Store,
    /// The way out.
    pub platform: Platform,
    /// Time.
    pub clock: Clock,
    /// Lease asked for when a claim has to be taken again.
    pub lease_secs: u32,
}

impl Delivery {
    /// Takes one entry a step further. Other entries are not touched.
    ///
    /// # Errors
    /// When the store fails; the entry is as the last commit left it.
    pub async fn deliver(&self, entry: &EntryRow) -> Result<Delivered, StoreError> {
        let mut tx = self.store.begin().await?;
        let claim = tx.claim(&entry.case_id).await?;
        tx.rollback().await?;
        match first(entry, claim.as_ref(), self.clock.now()) {
            First::Send(claim_id, token) => self.send(entry, &claim_id, token).await,
            First::Reclaim => match reclaim(self, entry, entry.first_sent_at.is_none()).await? {
                Reclaimed::Live(claim_id, token) => self.send(entry, &claim_id, token).await,
                Reclaimed::Heard(heard, standing) => {
                    settle(self, &Asked::of(entry), heard, standing.map(|one| *one)).await
                }
                Reclaimed::AskPerson(why) => self.put_before_person(entry, why).await,
            },
            First::ReadBack => self.read_back(entry).await,
            First::AskPerson(why) => self.put_before_person(entry, why).await,
        }
    }

    async fn read_back(&self, entry: &EntryRow) -> Result<Delivered, StoreError> {
        let answer = self.platform.read_decision(&entry.case_id).await;
        if matches!(answer, Err(PlatformError::ForeignCase)) {
            self.note_foreign(entry).await?;
        }
        let (heard, standing) = heard_back(entry, answer);
        // A delivery that was dropped half way leaves `sending` behind: its outcome is unknown.
        let before = after(entry.state, true, Move::Restart).unwrap_or(entry.state);
        settle(self, &Asked { entry, before }, heard, standing).await
    }

    async fn send(&self, entry: &EntryRow, claim_id: &ClaimId, token: u64) -> Result<Delivered, StoreError> {
        let ready = Ready { entry: entry.clone(), claim_id: claim_id.clone(), token };
        let sent = self.send_group(vec![ready]).await?;
        sent.into_iter().next().map(|(_, delivered)| delivered).ok_or(StoreError::Corrupt("entries"))
    }

    pub(super) async fn note_foreign(&self, entry: &EntryRow) -> Result<(), StoreError> {
        let mut tx = self.store.begin().await?;
        record::foreign(&mut tx, entry).await?;
        tx.commit().await
    }

    /// Puts an entry before a person without a word of the platform: nothing was sent.
    pub(super) async fn put_before_person(&self, entry: &EntryRow, why: &str) -> Result<Delivered, StoreError> {
        let mut tx = self.store.begin().await?;
        let Some(current) = tx.entry(entry.entry_id).await? else { return Err(StoreError::Corrupt("entries")) };
        if !record::before_person(&mut tx, &current, why).await? {
            tx.rollback().await?;
            return Ok(Delivered::unchanged(&current));
        }
        tx.commit().await?;
        Ok(Delivered::left(EntryState::NeedsReview, Some(why.to_owned())))
    }
}
