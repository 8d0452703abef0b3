//! Replay: a package, chosen by the person in the system's own dialog, opened to look at. The page names no file.
use second_look::console::{AppError, ReplayView};
use tauri::{AppHandle, Wry};

use super::OnDesk;
use crate::choosing;

/// Lets the person choose a package, and the file with the key of one that is encrypted. None when they choose nothing.
#[tauri::command]
#[specta::specta]
pub async fn open_replay(desk: OnDesk<'_>, app: AppHandle<Wry>) -> Result<Option<ReplayView>, AppError> {
    let console = desk.console()?;
    let Some(file) = choosing::file(&app, console.replay_choice(false)).await else { return Ok(None) };
    match console.open_replay_file(&file, None, Vec::new()).await {
        Err(why) if why.code == "replay_encrypted" => {
            let Some(key) = choosing::file(&app, console.replay_choice(true)).await else { return Ok(None) };
            console.open_replay_file(&file, Some(&key), Vec::new()).await.map(Some)
        }
        opened => opened.map(Some),
    }
}

/// Lets go of the package that is open.
#[tauri::command]
#[specta::specta]
pub async fn close_replay(desk: OnDesk<'_>) -> Result<(), AppError> {
    desk.console()?.close_replay();
    Ok(())
}
