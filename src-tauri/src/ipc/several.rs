//! One thing done to several cases.
use second_look::console::{AppError, Assignee, Several, SeveralCase, SeveralDone};

use super::{OnDesk, bounds};

/// Whom a case can be assigned to.
#[tauri::command]
#[specta::specta]
pub async fn assignees(desk: OnDesk<'_>) -> Result<Vec<Assignee>, AppError> {
    desk.console()?.assignees().await
}

/// The exact list, before anything is done.
#[tauri::command]
#[specta::specta]
pub async fn several_listed(desk: OnDesk<'_>, what: Several, cases: Vec<String>) -> Result<Vec<SeveralCase>, AppError> {
    let (what, cases) = bounds::several(what, cases)?;
    desk.console()?.several_listed(&what, &cases).await
}

/// Does it, and says of each case what came of it.
#[tauri::command]
#[specta::specta]
pub async fn several(desk: OnDesk<'_>, what: Several, cases: Vec<String>) -> Result<Vec<SeveralDone>, AppError> {
    let (what, cases) = bounds::several(what, cases)?;
    desk.console()?.several(&what, &cases).await
}
