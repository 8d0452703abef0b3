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
    #[error("the decision was already sent")]
    TooLate,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Why an entry that was taken back is withdrawn.
const UNDONE: &str = "undone";

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
        let taken_back = entry.state == EntryState::Withdrawn && !sent && entry.why.as_deref() == Some(UNDONE);
        return if taken_back { Ok(()) } else { Err(UndoError::TooLate) };
    };
    let change = EntryChange { state: Some(state), why: Some(UNDONE.to_owned()), ..EntryChange::default() };
    tx.change_entry(&entry, &change).await?;
    tx.log(Event::on("undone", &entry.case_id).decision(entry.decision_id)).await?;
    tx.commit().await?;
    Ok(())
}
