//! The outbox, and the log beside it.
use second_look::console::{AppError, Decided, EntryPage};
use second_look::outbox::Word;

use super::{OnDesk, bounds};

/// Entries with this word, newest first; all when none is named.
#[tauri::command]
#[specta::specta]
pub async fn outbox(
    desk: OnDesk<'_>,
    word: Option<Word>,
    after: Option<String>,
    limit: u32,
) -> Result<EntryPage, AppError> {
    let after = bounds::cursor(after)?;
    desk.console()?.outbox(word, after.as_deref(), limit).await
}

/// How many decisions were saved here since a moment: the page knows when the person's day began.
#[tauri::command]
#[specta::specta]
pub async fn decided_since(desk: OnDesk<'_>, since: String) -> Result<Decided, AppError> {
    desk.console()?.decided_since(bounds::moment(&since)?).await
}

/// A person has taken note of an entry that needed them.
#[tauri::command]
#[specta::specta]
pub async fn acknowledge(desk: OnDesk<'_>, entry_id: String) -> Result<(), AppError> {
    desk.console()?.acknowledge(bounds::entry_id(&entry_id)?).await
}

/// A lead has taken note that the log of this console was broken.
#[tauri::command]
#[specta::specta]
pub async fn acknowledge_log(desk: OnDesk<'_>) -> Result<(), AppError> {
    desk.console()?.acknowledge_log().await
}

/// Sends a parked entry again: the same key, the same bytes.
#[tauri::command]
#[specta::specta]
pub async fn send_again(desk: OnDesk<'_>, entry_id: String) -> Result<(), AppError> {
    desk.console()?.send_again(bounds::entry_id(&entry_id)?).await
}
