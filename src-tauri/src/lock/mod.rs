//! The lock: what makes the window lock, and what happens then.
//!
//! A person may lock; the window locks by itself when no hand has been at it for a while (a sign-in that waits for the
//! browser has the hand there), when the machine goes to sleep, when the system locks its screen or gives the seat to another
//! person, and so many hours after the profile was opened (`limits.session_hours`, twelve at most; reliability 4.6). Promises:
//! the page is out of sight at once, and gone with the process of the web view that drew it, because what a script once held
//! cannot be wiped from it; keys and tokens leave our memory when the outbox has had its time (DESIGN section 11); what stands
//! there afterwards says how many decisions wait, and no more. Deliberately never locks a demo: its keys lie in memory alone
//! and would be lost.
pub mod page;
#[cfg(target_os = "linux")]
mod system;
pub mod watch;
mod words;

use std::sync::Arc;
use std::time::Duration;

use tauri::{AppHandle, Manager};
use tokio::sync::mpsc;

use crate::copied::Copied;
use crate::desk::Desk;
use watch::Watch;

/// How often idleness and sleep are looked for.
const LOOK: Duration = Duration::from_millis(250);

/// What makes the window lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trigger {
    /// The person's key.
    Person,
    /// No hand at the window for too long.
    Idle,
    /// The machine goes to sleep, or has slept.
    Sleep,
    /// The system locked its screen, or another person has the seat.
    System,
    /// The profile has been open for too long.
    Age,
}

/// Locks whatever is open whenever something triggers, until the program ends.
pub async fn keep(app: AppHandle) {
    let desk = Arc::clone(&app.state::<Arc<Desk>>());
    let (tell, mut told) = mpsc::channel(4);
    #[cfg(target_os = "linux")]
    system::listen(&tell);
    while desk.opened().await.is_some() {
        let Some(limits) = desk.lock_limits() else {
            if desk.is_demo() {
                return;
            }
            continue;
        };
        let mut watch = Watch::begin(desk.clock(), limits);
        desk.touch();
        // What was told while nothing was open has nothing to lock.
        while told.try_recv().is_ok() {}
        let trigger = loop {
            tokio::select! {
                Some(trigger) = told.recv() => break Some(trigger),
                () = desk.clock().sleep(LOOK) => {}
            }
            if desk.console().is_err() {
                break None;
            }
            if desk.is_hand_elsewhere() {
                desk.touch();
            }
            if let Some(trigger) = watch.look(desk.clock(), desk.touched()) {
                break Some(trigger);
            }
        };
        if let Some(trigger) = trigger {
            lock(&app, trigger).await;
        }
    }
    drop(tell);
}

/// Locks what is open. Whoever comes second finds it done.
pub async fn lock(app: &AppHandle, trigger: Trigger) {
    let desk = Arc::clone(&app.state::<Arc<Desk>>());
    if desk.lock().await {
        tracing::info!(?trigger, "locked");
        page::replace(app, desk.clock()).await;
        // Whoever owns the clipboard by now may take seconds to say what lies there.
        let copied = Arc::clone(&app.state::<Arc<Copied>>());
        drop(tauri::async_runtime::spawn_blocking(move || copied.take_back(None)).await);
    }
}
