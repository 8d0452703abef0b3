//! The queue and its cases.
use second_look::case::contacts::{RevealPurpose, RevealedField};
use second_look::case::view::{CaseView, ClaimView};
use second_look::console::AppError;
use second_look::ids::{CaseId, FileRef};
use second_look::image::PictureFacts;
use second_look::queue::list::{QueueFilter, QueuePage};
use second_look::queue::reason_table::ReasonTable;
use second_look::queue::search_view::SearchView;
use second_look::queue::views::ViewCount;

use super::{OnDesk, bounds};

/// One page of the queue.
#[tauri::command]
#[specta::specta]
pub async fn queue(
    desk: OnDesk<'_>,
    filter: QueueFilter,
    after: Option<String>,
    limit: u32,
) -> Result<QueuePage, AppError> {
    let (filter, after) = (bounds::filter(filter)?, bounds::cursor(after)?);
    desk.console()?.queue(&filter, after.as_deref(), limit).await
}

/// What a search is read as, while it is typed.
#[tauri::command]
#[specta::specta]
pub fn read_search(desk: OnDesk<'_>, text: String) -> Result<SearchView, AppError> {
    Ok(desk.console()?.read_search(&bounds::search(text)?))
}

/// The lists that have a name, with how many cases each has.
#[tauri::command]
#[specta::specta]
pub async fn views(desk: OnDesk<'_>) -> Result<Vec<ViewCount>, AppError> {
    desk.console()?.views().await
}

/// Step-ups by the code that opened them, and what became of them.
#[tauri::command]
#[specta::specta]
pub async fn reasons(desk: OnDesk<'_>) -> Result<ReasonTable, AppError> {
    desk.console()?.reasons().await
}

/// The next case to work, other than the one named.
#[tauri::command]
#[specta::specta]
pub async fn next_case(
    desk: OnDesk<'_>,
    after: Option<String>,
    filter: QueueFilter,
) -> Result<Option<CaseId>, AppError> {
    let (after, filter) = (after.map(bounds::case_id).transpose()?, bounds::filter(filter)?);
    desk.console()?.next_case(after.as_ref(), &filter).await
}

/// Opens a case, and claims it if that makes sense; leaves the one opened before.
#[tauri::command]
#[specta::specta]
pub async fn open_case(desk: OnDesk<'_>, case_id: String) -> Result<CaseView, AppError> {
    desk.console()?.open_case(&bounds::case_id(case_id)?).await
}

/// The case of a link somebody followed from outside, once.
#[tauri::command]
#[specta::specta]
pub async fn take_link(desk: OnDesk<'_>) -> Result<Option<CaseId>, AppError> {
    desk.take_link().await
}

/// Reads a case as it stands.
#[tauri::command]
#[specta::specta]
pub async fn read_case(desk: OnDesk<'_>, case_id: String) -> Result<CaseView, AppError> {
    desk.console()?.read_again(&bounds::case_id(case_id)?).await
}

/// The contacts of the open case in clear, for a purpose of a closed list.
#[tauri::command]
#[specta::specta]
pub async fn reveal(desk: OnDesk<'_>, case_id: String, purpose: RevealPurpose) -> Result<Vec<RevealedField>, AppError> {
    desk.console()?.reveal(&bounds::case_id(case_id)?, purpose).await
}

/// What the file of a picture says of itself: claims, and never where it was taken.
#[tauri::command]
#[specta::specta]
pub async fn image_facts(desk: OnDesk<'_>, case_id: String, file_ref: String) -> Result<PictureFacts, AppError> {
    let (case_id, file) = (bounds::case_id(case_id)?, FileRef::new(bounds::id(file_ref)?));
    desk.console()?.image_facts(&case_id, &file).await
}

/// Leaves a case without a decision.
#[tauri::command]
#[specta::specta]
pub async fn leave_case(desk: OnDesk<'_>, case_id: String) -> Result<(), AppError> {
    desk.console()?.leave_case(&bounds::case_id(case_id)?).await
}

/// Takes the claim on a case, or renews it.
#[tauri::command]
#[specta::specta]
pub async fn claim_case(desk: OnDesk<'_>, case_id: String) -> Result<ClaimView, AppError> {
    desk.console()?.claim_case(&bounds::case_id(case_id)?).await
}

/// Gives a claim back.
#[tauri::command]
#[specta::specta]
pub async fn release_case(desk: OnDesk<'_>, case_id: String) -> Result<(), AppError> {
    desk.console()?.release_case(&bounds::case_id(case_id)?).await
}
