//! Status, signing in and out, syncing.
use second_look::console::{AppError, Status};

use super::OnDesk;
use crate::browser;

/// What the status bar shows.
#[tauri::command]
#[specta::specta]
pub async fn status(desk: OnDesk<'_>) -> Result<Status, AppError> {
    desk.console()?.status().await
}

/// Opens the browser for signing in and waits until the sign-in has ended, one way or the other.
#[tauri::command]
#[specta::specta]
pub async fn sign_in(desk: OnDesk<'_>) -> Result<(), AppError> {
    let (console, issuer) = (desk.console()?, desk.issuer()?);
    let _hand = desk.begin_signing_in();
    let ticket = console.begin_sign_in(None).await?;
    let opened = browser::open_sign_in(ticket.url(), &issuer);
    if opened.is_err() {
        console.cancel_sign_in();
    }
    let finished = console.finish_sign_in(ticket).await;
    opened.and(finished.map(drop))
}

/// Ends a sign-in that waits for the browser.
#[tauri::command]
#[specta::specta]
pub fn cancel_sign_in(desk: OnDesk<'_>) -> Result<(), AppError> {
    desk.console()?.cancel_sign_in();
    Ok(())
}

/// Forgets the tokens; cases and decisions stay, sealed.
#[tauri::command]
#[specta::specta]
pub async fn sign_out(desk: OnDesk<'_>) -> Result<(), AppError> {
    desk.forget_whereabouts();
    desk.console()?.sign_out().await
}

/// Asks for a round of syncing; the status tells how it goes.
#[tauri::command]
#[specta::specta]
pub fn sync_now(desk: OnDesk<'_>) -> Result<(), AppError> {
    desk.console()?.sync_now();
    Ok(())
}
