//! Until the profile is open, and what a lock and the close button keep of it.
use std::sync::Arc;

use second_look::console::AppError;
use tauri::Manager;

use super::{OnDesk, bounds};
use crate::closing::Closing;
use crate::desk::{Addresses, KeyPlace, StartState, Whereabouts};
use crate::lock::Trigger;

/// How far the opening is; waits for what is going on.
#[tauri::command]
#[specta::specta]
pub async fn start_state(desk: OnDesk<'_>) -> Result<StartState, AppError> {
    Ok(desk.start_state().await)
}

/// Tries anew after a failure.
#[tauri::command]
#[specta::specta]
pub async fn start_again(desk: OnDesk<'_>) -> Result<StartState, AppError> {
    Ok(desk.start_again().await)
}

/// Takes the addresses of a new profile's platform; only while it has none.
#[tauri::command]
#[specta::specta]
pub async fn configure(desk: OnDesk<'_>, addresses: Addresses, untested: bool) -> Result<StartState, AppError> {
    desk.configure(bounds::addresses(addresses)?, untested).await
}

/// Puts the addresses of a new profile aside; only while it has no keys.
#[tauri::command]
#[specta::specta]
pub async fn change_addresses(desk: OnDesk<'_>) -> Result<StartState, AppError> {
    desk.change_addresses().await
}

/// Makes the keys of a new profile where the person chose.
#[tauri::command]
#[specta::specta]
pub async fn choose_keys(desk: OnDesk<'_>, way: KeyPlace, passphrase: Option<String>) -> Result<StartState, AppError> {
    let passphrase = passphrase.map(bounds::passphrase).transpose()?;
    desk.choose_keys(way, passphrase).await
}

/// Locks the profile: this page is replaced.
#[tauri::command]
#[specta::specta]
pub async fn lock(app: tauri::AppHandle) -> Result<(), AppError> {
    crate::lock::lock(&app, Trigger::Person).await;
    Ok(())
}

/// A hand is at the window.
#[tauri::command]
#[specta::specta]
pub async fn touch(desk: OnDesk<'_>) -> Result<(), AppError> {
    desk.touch();
    Ok(())
}

/// Where in the window the person stands, for the page that comes after a lock.
#[tauri::command]
#[specta::specta]
pub fn stand_at(desk: OnDesk<'_>, whereabouts: Whereabouts) -> Result<(), AppError> {
    desk.stand_at(bounds::whereabouts(whereabouts)?)
}

/// Where the person stood when the window locked, once.
#[tauri::command]
#[specta::specta]
pub async fn come_back(desk: OnDesk<'_>) -> Result<Option<Whereabouts>, AppError> {
    desk.come_back().await
}

/// What was typed last is kept: a window that was asked to close may go.
#[tauri::command]
#[specta::specta]
pub async fn may_close(app: tauri::AppHandle) -> Result<(), AppError> {
    app.state::<Arc<Closing>>().kept();
    Ok(())
}

/// How many decisions wait in the locked profile, once it has ended.
#[tauri::command]
#[specta::specta]
pub async fn waiting(desk: OnDesk<'_>) -> Result<Option<u32>, AppError> {
    Ok(desk.waiting().await)
}

/// Opens a profile whose keys lie under a passphrase.
#[tauri::command]
#[specta::specta]
pub async fn unlock(desk: OnDesk<'_>, passphrase: String) -> Result<StartState, AppError> {
    desk.unlock(bounds::passphrase(passphrase)?).await
}
