//! Deciding, taking back, unfinished answers.
use second_look::console::AppError;
use second_look::decision::{DecisionInput, Draft, Missing};
use second_look::outbox::view::EntryView;

use super::{OnDesk, bounds};

/// What is missing before this answer can be saved.
#[tauri::command]
#[specta::specta]
pub async fn check_decision(desk: OnDesk<'_>, input: DecisionInput) -> Result<Vec<Missing>, AppError> {
    desk.console()?.check_decision(&bounds::decision(input)?).await
}

/// Saves a decision; when it answers, the decision survives a power cut.
#[tauri::command]
#[specta::specta]
pub async fn save_decision(desk: OnDesk<'_>, input: DecisionInput) -> Result<EntryView, AppError> {
    desk.console()?.save_decision(&bounds::decision(input)?).await
}

/// Takes a decision back, as long as nothing of it was sent.
#[tauri::command]
#[specta::specta]
pub async fn undo(desk: OnDesk<'_>, entry_id: String) -> Result<(), AppError> {
    desk.console()?.undo(bounds::entry_id(&entry_id)?).await
}

/// The unfinished answer of a case.
#[tauri::command]
#[specta::specta]
pub async fn load_draft(desk: OnDesk<'_>, case_id: String) -> Result<Option<Draft>, AppError> {
    desk.console()?.draft(&bounds::case_id(case_id)?).await
}

/// Keeps an unfinished answer.
#[tauri::command]
#[specta::specta]
pub async fn save_draft(desk: OnDesk<'_>, case_id: String, draft: Draft) -> Result<(), AppError> {
    desk.console()?.keep_draft(&bounds::case_id(case_id)?, &bounds::draft(draft)?).await
}
