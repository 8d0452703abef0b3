//! The flight pack.
use second_look::console::{AppError, PackOffer, PackReport};
use second_look::queue::list::QueueFilter;

use super::{OnDesk, bounds};

/// What a pack of so many cases would need, and what stands in its way.
#[tauri::command]
#[specta::specta]
pub async fn pack_offer(desk: OnDesk<'_>, count: u32, filter: QueueFilter) -> Result<PackOffer, AppError> {
    desk.console()?.pack_offer(count, &bounds::filter(filter)?).await
}

/// Makes or renews the pack and answers when that is done; the status tells how it goes.
#[tauri::command]
#[specta::specta]
pub async fn take_pack(desk: OnDesk<'_>, count: u32, filter: QueueFilter) -> Result<PackReport, AppError> {
    desk.console()?.take_pack(count, &bounds::filter(filter)?).await
}

/// Stops the making of a pack.
#[tauri::command]
#[specta::specta]
pub fn cancel_pack(desk: OnDesk<'_>) -> Result<(), AppError> {
    desk.console()?.cancel_pack();
    Ok(())
}

/// Gives the pack back.
#[tauri::command]
#[specta::specta]
pub async fn release_pack(desk: OnDesk<'_>) -> Result<PackReport, AppError> {
    desk.console()?.release_pack().await
}
