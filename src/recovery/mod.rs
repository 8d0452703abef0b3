//! Recovery files: a decision that the platform has not confirmed lies once more in the profile's folder, encrypted to the
//! organisation's recovery key, so that a lost keychain loses the cache and not the decisions (reliability 4.2, decision 0034).
//!
//! Promises: a file is written only after the decision's own commit, so that no file claims what was never saved; a file that
//! cannot be written loses no decision and is tried again; a file goes when its decision is confirmed, taken back or over. What
//! lies there is compared with the outbox at every start and after every round, so a crash in between heals. Each file holds
//! one decision's exact bytes and what is needed to hand them to the platform, and no picture.
//!
//! Deliberately does not deliver what it recovers: who reads a file decides that with the platform's operators.
mod files;
mod key;
mod open;
mod sheet;

use std::path::PathBuf;

use serde::Serialize;

use crate::ids::{DecisionId, EntryId};
use crate::outbox::EntryState;
use crate::store::{EntryRow, Store, StoreError};

pub use key::{RecoveryKey, RecoveryKeyFault};
pub use open::{RecoveryFault, RecoveryIdentity, open};
pub use sheet::RecoverySheet;

/// The folder of a profile they lie in.
pub const RECOVERY_FOLDER: &str = "recovery";

/// Whether a decision in this state would be lost with the keys: it was given, and the platform has not confirmed it.
pub const fn is_owed(state: EntryState) -> bool {
    match state {
        EntryState::Queued
        | EntryState::Sending
        | EntryState::Unknown
        | EntryState::Accepted
        | EntryState::NeedsReview
        | EntryState::Parked => true,
        EntryState::Confirmed | EntryState::Superseded | EntryState::Withdrawn | EntryState::Closed => false,
    }
}

/// How the recovery files stand. Counts; nothing of anybody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct RecoveryFacts {
    /// Decisions the platform has not confirmed.
    pub owed: usize,
    /// Of these, how many have a file.
    pub written: usize,
}

/// The recovery files of one profile.
pub struct RecoveryFiles {
    folder: PathBuf,
    key: Option<RecoveryKey>,
    environment: String,
    turn: tokio::sync::Mutex<()>,
}

impl RecoveryFiles {
    /// Of the profile in this folder. Without a key nothing new is written; what lies there is still put in order.
    pub fn new(home: &std::path::Path, key: Option<RecoveryKey>, environment: &str) -> Self {
        let folder = home.join(RECOVERY_FOLDER);
        Self { folder, key, environment: environment.to_owned(), turn: tokio::sync::Mutex::new(()) }
    }

    /// Whether the organisation has a recovery key.
    pub const fn has_key(&self) -> bool {
        self.key.is_some()
    }

    /// Writes what is missing and deletes what is over. A file that cannot be written or deleted is counted, not an error:
    /// the decision stands, and the next call tries again.
    ///
    /// # Errors
    /// When the outbox cannot be read; then no file was touched.
    pub async fn settle(&self, store: &Store) -> Result<RecoveryFacts, StoreError> {
        let _turn = self.turn.lock().await;
        let there = files::list(&self.folder);
        if self.key.is_none() && there.is_empty() {
            return Ok(RecoveryFacts::default());
        }
        let mut tx = store.begin().await?;
        let owed = tx.owed_decisions().await?;
        let mut new = Vec::new();
        for (entry_id, decision_id) in &owed {
            if let Some(sheet) = self.missing(&there, *decision_id)
                && let Some(row) = tx.entry(*entry_id).await?.filter(|row| row.readable)
            {
                new.push((sheet, self.sheet(&row)));
            }
        }
        tx.rollback().await?;
        let kept: Vec<DecisionId> = owed.iter().map(|(_, decision_id)| *decision_id).collect();
        let (folder, key) = (self.folder.clone(), self.key.clone());
        let counted = owed.len();
        let work = move || files::settle(&folder, key.as_ref(), &kept, &new);
        // Only a thread that could not run says nothing; then nothing is known to be written.
        let written = tokio::task::spawn_blocking(work).await.unwrap_or(0);
        Ok(RecoveryFacts { owed: counted, written })
    }

    /// The name of the file this decision lacks.
    fn missing(&self, there: &[String], decision_id: DecisionId) -> Option<String> {
        let name = files::name(decision_id, self.key.as_ref()?);
        (!there.contains(&name)).then_some(name)
    }

    fn sheet(&self, row: &EntryRow) -> RecoverySheet {
        RecoverySheet {
            entry_id: row.entry_id.to_string(),
            decision_id: row.decision_id.to_string(),
            environment: self.environment.clone(),
            case_id: row.case_id.as_str().to_owned(),
            second_to: row.second_to.clone(),
            idempotency_key: row.key.to_string(),
            if_match: row.if_match.as_str().to_owned(),
            fencing_token: row.fencing_token,
            saved_at: row.saved_at.to_rfc3339_opts(chrono::SecondsFormat::Millis, true),
            body_digest: row.body_digest.clone(),
            body: row.body.clone(),
        }
    }
}

/// An entry and its decision.
pub type Owed = (EntryId, DecisionId);

#[cfg(test)]
mod tests;
