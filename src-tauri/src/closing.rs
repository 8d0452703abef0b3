//! The close button: the page keeps what was typed last before its window goes.
//!
//! A draft is written a moment after the last word, and a window that closes within that moment would lose it. Promises: that is
//! waited for, whatever comes of it, and never longer than [`WAITS`]; a second press does not wait; where nothing is open there
//! is nothing to keep. The page can say that it is done, and closes no window by itself.
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use second_look::clock::Clock;
use tauri::{AppHandle, Manager, RunEvent, WindowEvent};
use tauri_specta::Event;
use tokio::sync::Notify;

use crate::desk::Desk;
use crate::ipc::changed::Changed;
use crate::window;

/// A page that does not answer keeps nobody longer.
const WAITS: Duration = Duration::from_secs(2);

/// A window that was asked to close.
#[derive(Debug, Default)]
pub struct Closing {
    asked: AtomicBool,
    kept: Notify,
}

impl Closing {
    /// The page has kept what it had, or could not.
    pub fn kept(&self) {
        self.kept.notify_one();
    }

    /// True the first time.
    fn begin(&self) -> bool {
        !self.asked.swap(true, Ordering::SeqCst)
    }

    async fn wait(&self, clock: &Clock) {
        tokio::select! {
            biased;
            () = self.kept.notified() => {}
            () = clock.sleep(WAITS) => tracing::warn!("the page did not say that it had kept its last words"),
        }
    }
}

/// What the program's loop tells.
pub fn hear(app: &AppHandle, event: &RunEvent) {
    let RunEvent::WindowEvent { label, event: WindowEvent::CloseRequested { api, .. }, .. } = event else { return };
    if label != window::LABEL {
        return;
    }
    let closing = Arc::clone(&app.state::<Arc<Closing>>());
    let desk = Arc::clone(&app.state::<Arc<Desk>>());
    if desk.console().is_err() || !closing.begin() {
        if let Some(window) = app.get_webview_window(window::LABEL) {
            window::forget(&window);
        }
        return;
    }
    api.prevent_close();
    if let Err(cause) = (Changed { closing: true, ..Changed::default() }).emit(app) {
        tracing::debug!(error = %cause, "the page could not be told that its window closes");
    }
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        closing.wait(desk.clock()).await;
        let Some(window) = app.get_webview_window(window::LABEL) else { return };
        window::forget(&window);
        if let Err(cause) = window.destroy() {
            tracing::error!(error = %cause, "the window could not be closed");
            app.exit(1);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;
    use tokio::task::JoinHandle;

    fn waits(closing: &Arc<Closing>, clock: &Clock) -> JoinHandle<()> {
        let (closing, clock) = (Arc::clone(closing), clock.clone());
        tokio::spawn(async move { closing.wait(&clock).await })
    }

    /// Lets the other task do all it can before the next step.
    async fn settle() {
        for _ in 0..50 {
            tokio::task::yield_now().await;
        }
    }

    #[tokio::test]
    async fn a_window_waits_until_the_page_has_kept_its_last_words_and_never_for_long() {
        let (closing, clock) = (Arc::new(Closing::default()), Clock::manual(DateTime::UNIX_EPOCH));
        let answered = waits(&closing, &clock);
        settle().await;
        assert!(!answered.is_finished(), "the page has not answered");
        closing.kept();
        answered.await.unwrap();

        let unanswered = waits(&closing, &clock);
        settle().await;
        clock.advance(WAITS.saturating_sub(Duration::from_millis(1)));
        settle().await;
        assert!(!unanswered.is_finished());
        clock.advance(Duration::from_millis(1));
        unanswered.await.unwrap();
    }

    #[test]
    fn who_presses_again_does_not_wait() {
        let closing = Closing::default();
        assert_eq!([closing.begin(), closing.begin(), closing.begin()], [true, false, false]);
    }
}
