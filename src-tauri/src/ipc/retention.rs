//! Retention and legal holds, for leads, auditors and privacy officers.
use second_look::console::{AppError, RetentionReport};

use super::{OnDesk, bounds};

/// Erasures of a page.
const PAGE: u32 = 50;

/// What is kept how long, held, due and erased.
#[tauri::command]
#[specta::specta]
pub async fn retention_report(desk: OnDesk<'_>, after: Option<String>) -> Result<RetentionReport, AppError> {
    let after = bounds::cursor(after)?;
    desk.console()?.retention_report(after.as_deref(), PAGE).await
}

/// Places a legal hold on a case; gives the report as it is then.
#[tauri::command]
#[specta::specta]
pub async fn place_hold(desk: OnDesk<'_>, case_id: String, reason: String) -> Result<RetentionReport, AppError> {
    let (case_id, reason) = (bounds::case_id(case_id)?, bounds::note(reason)?);
    let console = desk.console()?;
    console.place_hold(&case_id, &reason).await?;
    console.retention_report(None, PAGE).await
}

/// Lifts a legal hold; gives the report as it is then.
#[tauri::command]
#[specta::specta]
pub async fn lift_hold(desk: OnDesk<'_>, case_id: String, reason: String) -> Result<RetentionReport, AppError> {
    let (case_id, reason) = (bounds::case_id(case_id)?, bounds::note(reason)?);
    let console = desk.console()?;
    console.lift_hold(&case_id, &reason).await?;
    console.retention_report(None, PAGE).await
}
