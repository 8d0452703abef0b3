//! Words that are to leave the window.
use std::sync::Arc;

use second_look::console::AppError;
use second_look::guard::Outlet;
use tauri::{AppHandle, Manager};

use super::{OnDesk, bounds};
use crate::copied::Copied;

/// Puts a text onto the clipboard, from where it goes by itself; `tip_off_refused` when it may not leave, and that is in the
/// log.
#[tauri::command]
#[specta::specta]
pub async fn copy_out(app: AppHandle, desk: OnDesk<'_>, case_id: Option<String>, text: String) -> Result<(), AppError> {
    let case_id = case_id.map(bounds::case_id).transpose()?;
    let text = bounds::leaving(text)?;
    desk.console()?.may_leave(Outlet::Clipboard, case_id.as_ref(), &text).await?;
    Arc::clone(&app.state::<Arc<Copied>>()).put(text).await
}
