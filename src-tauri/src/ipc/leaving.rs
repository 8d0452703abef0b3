//! Words that are to leave the window.
use second_look::console::AppError;
use second_look::guard::Outlet;

use super::{OnDesk, bounds};

/// Whether a text may leave the console that way; `tip_off_refused` when not, and that is in the log.
#[tauri::command]
#[specta::specta]
pub async fn may_leave(
    desk: OnDesk<'_>,
    channel: Outlet,
    case_id: Option<String>,
    text: String,
) -> Result<(), AppError> {
    let case_id = case_id.map(bounds::case_id).transpose()?;
    desk.console()?.may_leave(channel, case_id.as_ref(), &bounds::leaving(text)?).await
}
