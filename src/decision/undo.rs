//! Takes a decision back as long as nothing of it was sent.
use crate::audit::Event;
use crate::ids::EntryId;
use crate::outbox::EntryState;
use crate::outbox::moves::{Move, after};
use crate::store::{EntryChange, Store, StoreError};

/// Why a decision was not taken back.
#[derive(Debug, thiserror::Error)]
pub enum UndoError {
    /// There is no such entry.
    #[error("there is no such entry")]
    UnknownEntry,
    /// It was sent already, or is no longer waiting.
    #[error("the decision was already sent, or no longer waits")]
    TooLate,
    /// A newer decision of the person took its place.
    #[error("a newer decision took its place")]
    Replaced,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Why an entry that was taken back is withdrawn.
const UNDONE: &str = "undone";
/// Why one that gave way to a newer decision is (`save`).
pub(super) const REPLACED: &str = "replaced";

/// Takes an entry back. The row, its bytes and its key stay; they are never sent. What was taken back and never sent is taken
/// back: whoever asks twice is not told that it is on its way. One that gave way to a newer decision was not: that one stands.
///
/// # Errors
/// An [`UndoError`]; then the entry stands as it stood.
pub async fn undo(store: &Store, entry_id: EntryId) -> Result<(), UndoError> {
    let mut tx = store.begin().await?;
    let entry = tx.entry(entry_id).await?.ok_or(UndoError::UnknownEntry)?;
    let sent = entry.first_sent_at.is_some();
    let Some(state) = after(entry.state, sent, Move::TakeBack) else {
        tx.rollback().await?;
        return match entry.why.as_deref().filter(|_| entry.state == EntryState::Withdrawn) {
            Some(UNDONE) if !sent => Ok(()),
            Some(REPLACED) => Err(UndoError::Replaced),
            _ => Err(UndoError::TooLate),
        };
    };
    let change = EntryChange { state: Some(state), why: Some(UNDONE.to_owned()), ..EntryChange::default() };
    tx.change_entry(&entry, &change).await?;
    tx.log(Event::on("undone", &entry.case_id).decision(entry.decision_id)).await?;
    tx.commit().await?;
    Ok(())
}
