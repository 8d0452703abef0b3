//! The page is replaced, and the web view's process with it: the old window goes, and a new one opens in its place.
use std::sync::atomic::{AtomicBool, Ordering};

use second_look::clock::Clock;
use tauri::{AppHandle, Manager, RunEvent, WindowEvent};

use super::words;
use crate::window;

/// A window was sent away and the next is not there yet: meanwhile the program does not end for want of windows.
static UNDER_WAY: AtomicBool = AtomicBool::new(false);

/// Sends the window away; [`hear`] opens the next.
pub async fn replace(app: &AppHandle, clock: &Clock) {
    let Some(old) = app.get_webview_window(window::LABEL) else { return };
    UNDER_WAY.store(true, Ordering::SeqCst);
    words::let_go(&old, clock).await;
    window::forget(&old);
    if let Err(cause) = old.destroy() {
        // A page that cannot be sent away must not stay: the program ends, and closes as it always does.
        tracing::error!(error = %cause, "the page could not be replaced");
        app.exit(1);
    }
}

/// What the program's loop tells.
pub fn hear(app: &AppHandle, event: &RunEvent) {
    match event {
        RunEvent::ExitRequested { api, code: None, .. } if UNDER_WAY.load(Ordering::SeqCst) => api.prevent_exit(),
        RunEvent::WindowEvent { label, event: WindowEvent::Destroyed, .. }
            if label == window::LABEL && UNDER_WAY.load(Ordering::SeqCst) =>
        {
            let app = app.clone();
            // After the loop has let go of the old one: its label is taken until then.
            tauri::async_runtime::spawn(async move { open_next(&app) });
        }
        _ => {}
    }
}

fn open_next(app: &AppHandle) {
    let opened = window::open(app);
    UNDER_WAY.store(false, Ordering::SeqCst);
    if let Err(cause) = opened {
        tracing::error!(error = %cause, "no window could be opened after the lock");
        app.exit(1);
    }
}
