//! The last words of a page. On Linux the web view tells our process what stands in the field one types in, for the sake of
//! input methods, and keeps it there until another field has the focus: also for a page that is gone.
//!
//! Promises: a page that draws is left with the focus in an empty field, and with nothing in sight. Deliberately waits no
//! longer for one that does not answer, or that draws nothing because its window is minimised: what was typed there stays in
//! our memory (`docs/quiet.md`; why it does, decision 0031).
use std::time::Duration;

use second_look::clock::Clock;
use tauri::WebviewWindow;
use tokio::sync::mpsc;

/// A page that draws needs two frames; one that does not answer is sent away all the same.
const MOST: Duration = Duration::from_millis(300);
/// Between two questions.
const ASK_EVERY: Duration = Duration::from_millis(15);

/// Behind a sheet that is open nothing takes the focus: there the field stands in the sheet. What the web view tells of
/// it goes out with a frame.
const LEAVE: &str = "(() => {
    const field = document.createElement('input');
    document.documentElement.style.visibility = 'hidden';
    field.style.cssText = 'position: fixed; visibility: visible; opacity: 0';
    ([...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body).append(field);
    field.focus();
    requestAnimationFrame(() => requestAnimationFrame(() => { field.dataset.left = '' }));
})()";
const HAS_LEFT: &str = "document.querySelector('input[data-left]') !== null";

/// Has the page let go of what was typed last.
pub async fn let_go(window: &WebviewWindow, clock: &Clock) {
    if window.eval(LEAVE).is_err() {
        return;
    }
    let until = clock.elapsed() + MOST;
    while clock.elapsed() < until {
        // The answer comes after all the page has told before.
        let (tell, mut told) = mpsc::channel(1);
        let asked = window.eval_with_callback(HAS_LEFT, move |answer| {
            let _full = tell.try_send(answer == "true");
        });
        let answer = tokio::select! {
            answer = told.recv() => answer,
            () = clock.sleep(until.saturating_sub(clock.elapsed())) => None,
        };
        if asked.is_err() || answer != Some(false) {
            return;
        }
        clock.sleep(ASK_EVERY).await;
    }
}
