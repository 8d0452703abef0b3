//! Sends entries side by side, so that a commit is shared by a group of them.
//!
//! `sending` is durable for every entry of the group before the first byte of any leaves; an answer is written as soon
//! as it is there, and those that came meanwhile go into the same commit. Each entry keeps its own key, bytes and rules:
//! a group is nothing the platform or a person ever sees.
use std::sync::OnceLock;

use futures::stream::{self, StreamExt};
use tokio::sync::mpsc;

use super::course::{WithStanding, heard_sent};
use super::deliver::{Delivered, Delivery};
use super::record;
use super::settle::{Asked, Written, write};
use super::states::{EntryState, Heard};
use crate::ids::{CaseId, ClaimId};
use crate::platform::{OutgoingDecision, PlatformError, SendAnswer};
use crate::store::{EntryRow, StoreError};

/// Entries whose `sending` one commit takes. After a crash each of them is read back before it is sent again.
pub(super) const GROUP: usize = 32;
/// Requests side by side, as many as the platform room lets through at once.
const SIDE_BY_SIDE: usize = 4;

/// An entry that may go out, and the claim it goes out under.
pub(super) struct Ready {
    pub(super) entry: EntryRow,
    pub(super) claim_id: ClaimId,
    pub(super) token: u64,
}

/// What was heard of an entry, and whether the answer spoke of another case.
struct Answered {
    entry: EntryRow,
    heard: WithStanding,
    foreign: bool,
}

impl Delivery {
    /// Sends these, at most [`GROUP`] of them.
    ///
    /// # Errors
    /// When the store fails; each entry is as the last commit left it.
    pub(super) async fn send_group(&self, group: Vec<Ready>) -> Result<Vec<(CaseId, Delivered)>, StoreError> {
        let mut delivered = Vec::with_capacity(group.len());
        let marked = self.mark(group, &mut delivered).await?;
        let trouble = OnceLock::new();
        // In order, so that none overtakes more than those on the wire beside it. While a commit waits for the disk, the
        // next answers come.
        let (tell, mut hear) = mpsc::unbounded_channel();
        let sending = async {
            let mut answers =
                stream::iter(marked).map(|ready| self.send_one(ready, &trouble)).buffered(SIDE_BY_SIDE).boxed();
            while let Some(answered) = answers.next().await {
                // Whoever stopped listening has a store that failed, and says so.
                let _ = tell.send(answered);
            }
            drop(tell);
            Ok(())
        };
        let settling = async {
            let mut answered = Vec::with_capacity(GROUP);
            while hear.recv_many(&mut answered, GROUP).await > 0 {
                self.settle_all(std::mem::take(&mut answered), &mut delivered).await?;
            }
            Ok::<(), StoreError>(())
        };
        futures::try_join!(sending, settling)?;
        Ok(delivered)
    }

    async fn mark(
        &self,
        group: Vec<Ready>,
        delivered: &mut Vec<(CaseId, Delivered)>,
    ) -> Result<Vec<Ready>, StoreError> {
        let mut marked = Vec::with_capacity(group.len());
        let mut tx = self.store.begin().await?;
        for Ready { entry, claim_id, token } in group {
            // Undo may have come in between: whatever the file says now counts.
            match record::sending(&mut tx, entry.entry_id, self.clock.now()).await? {
                Some(entry) => marked.push(Ready { entry, claim_id, token }),
                None => delivered.push((entry.case_id, Delivered::taken_back())),
            }
        }
        tx.commit().await?;
        Ok(marked)
    }

    /// Sends one. Once the network is found down, or nobody signed in, the rest of the group is not tried: the same would
    /// meet it.
    async fn send_one(&self, ready: Ready, trouble: &OnceLock<Heard>) -> Answered {
        let Ready { entry, claim_id, token } = ready;
        if let Some(heard) = trouble.get() {
            return Answered { entry, heard: (heard.clone(), None), foreign: false };
        }
        let outgoing = OutgoingDecision {
            case_id: &entry.case_id,
            second_to: entry.second_to.as_deref(),
            key: &entry.key,
            if_match: &entry.if_match,
            claim: Some((&claim_id, token)),
            body: &entry.body,
        };
        let answer = self.platform.send_decision(&outgoing).await;
        let foreign = matches!(answer, SendAnswer::Unknown(PlatformError::ForeignCase));
        let heard = heard_sent(&entry, answer);
        if matches!(heard.0, Heard::NotSent | Heard::SignInNeeded) {
            let _ = trouble.set(heard.0.clone());
        }
        Answered { entry, heard, foreign }
    }

    async fn settle_all(
        &self,
        answered: Vec<Answered>,
        delivered: &mut Vec<(CaseId, Delivered)>,
    ) -> Result<(), StoreError> {
        let mut reclaim = Vec::new();
        let mut tx = self.store.begin().await?;
        for Answered { entry, heard: (heard, standing), foreign } in answered {
            if foreign {
                record::foreign(&mut tx, &entry).await?;
            }
            let asked = Asked { entry: &entry, before: EntryState::Sending };
            match write(&mut tx, self, &asked, &heard, standing).await? {
                Written::Done(done) => delivered.push((entry.case_id, done)),
                Written::Reclaim(done) => reclaim.push((entry, done)),
            }
        }
        tx.commit().await?;
        for (entry, done) in reclaim {
            let done = super::settle::after_lapsed_claim(self, &entry, done).await?;
            delivered.push((entry.case_id, done));
        }
        Ok(())
    }
}
