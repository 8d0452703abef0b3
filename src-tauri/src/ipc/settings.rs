//! A person's settings, and what the program says of itself to whoever helps them.
use second_look::access::settings::Settings;
use second_look::console::{AppError, SettingsView};

use super::OnDesk;

/// The settings as they are; also before the profile is open.
#[tauri::command]
#[specta::specta]
pub fn settings(desk: OnDesk<'_>) -> Result<SettingsView, AppError> {
    Ok(desk.settings())
}

/// Keeps settings; they are in force when it answers.
#[tauri::command]
#[specta::specta]
pub async fn keep_settings(desk: OnDesk<'_>, settings: Settings) -> Result<SettingsView, AppError> {
    desk.console()?.keep_settings(settings)
}

/// The check-up and what it runs on, as one text without personal data, which has passed the guard.
#[tauri::command]
#[specta::specta]
pub async fn diagnostics(desk: OnDesk<'_>) -> Result<String, AppError> {
    let web_view = tauri::webview_version().unwrap_or_default();
    desk.console()?.diagnostics(&web_view).await
}
