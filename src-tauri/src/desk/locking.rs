//! Locking what is open, and what is known of it until it is opened again.
use std::sync::PoisonError;
use std::sync::atomic::Ordering;
use std::time::Duration;

use second_look::access::config::Config;
use second_look::console::AppError;

use super::{Desk, Opening, StartPhase};
use crate::lock::watch::LockLimits;

/// When a profile of this configuration locks by itself (reliability 4.6).
pub(super) fn limits(config: &Config) -> LockLimits {
    let (minutes, hours) = (u64::from(config.limits.lock_mins), u64::from(config.limits.session_hours));
    let usual = LockLimits { idle: Duration::from_secs(60 * minutes), age: Duration::from_secs(3_600 * hours) };
    if crate::window::driven_by_a_test() { shortened(usual) } else { usual }
}

/// A window that a test drives may be told to lock within seconds; a release build takes no notice.
fn shortened(usual: LockLimits) -> LockLimits {
    let told = |name: &str| std::env::var(name).ok()?.parse().ok().map(Duration::from_secs);
    LockLimits {
        idle: told("SECOND_LOOK_IDLE_SECS").unwrap_or(usual.idle),
        age: told("SECOND_LOOK_AGE_SECS").unwrap_or(usual.age),
    }
}

/// The person's hand is at the browser.
pub struct HandElsewhere<'a>(&'a Desk);

impl Drop for HandElsewhere<'_> {
    fn drop(&mut self) {
        self.0.touch();
        self.0.signing_in.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Desk {
    /// When what is open locks by itself; none where nothing is, or where it never does.
    pub fn lock_limits(&self) -> Option<LockLimits> {
        self.open.borrow().as_ref()?.lock
    }

    /// A demo is never locked.
    pub const fn is_demo(&self) -> bool {
        matches!(self.plan, super::Plan::Demo { .. })
    }

    /// A hand is at the window.
    pub fn touch(&self) {
        let now = u64::try_from(self.clock.elapsed().as_millis()).unwrap_or(u64::MAX);
        self.touched.store(now, Ordering::Relaxed);
    }

    /// When a hand was last at the window.
    pub fn touched(&self) -> Duration {
        Duration::from_millis(self.touched.load(Ordering::Relaxed))
    }

    /// A sign-in waits for the browser until this is dropped: the person's hand is there. It waits five minutes at most.
    pub fn begin_signing_in(&self) -> HandElsewhere<'_> {
        self.signing_in.fetch_add(1, Ordering::SeqCst);
        HandElsewhere(self)
    }

    /// The person's hand is at the browser, which is as good as at the window.
    pub fn is_hand_elsewhere(&self) -> bool {
        self.signing_in.load(Ordering::SeqCst) > 0
    }

    /// Locks what is open; false when there is nothing, or when it is never locked. Commands are refused from here on; the
    /// outbox has its time, then keys and file are closed, which [`Desk::waiting`] waits for.
    pub async fn lock(&self) -> bool {
        let mut opening = self.opening.lock().await;
        if self.lock_limits().is_none() {
            return false;
        }
        let Some(open) = self.open.send_replace(None) else { return false };
        self.keep_place(open.console.open_case_id());
        opening.last = Some(self.state(StartPhase::Locked, None));
        *self.locking.lock().unwrap_or_else(PoisonError::into_inner) = Some(open.console.clone());
        opening.ending = Some(tokio::spawn(async move { open.console.lock().await }));
        true
    }

    /// How many decisions wait in the profile that is locked, once it has ended. None when nothing is locked.
    pub async fn waiting(&self) -> Option<u32> {
        let mut opening = self.opening.lock().await;
        self.ended(&mut opening).await;
        let last = opening.last.as_ref()?;
        if last.state == StartPhase::Locked { last.waiting } else { None }
    }

    /// Waits for the end of what was locked; nothing is opened before.
    pub(super) async fn ended(&self, opening: &mut Opening) {
        let Some(ending) = opening.ending.take() else { return };
        let ended = ending.await;
        self.locking.lock().unwrap_or_else(PoisonError::into_inner).take();
        let Some(last) = opening.last.as_mut() else { return };
        match ended {
            Ok(Ok(waiting)) => last.waiting = Some(waiting),
            Ok(Err(error)) => last.error = Some(error),
            Err(_stopped) => {}
        }
    }

    /// The program ends: what is being locked does not wait for the outbox.
    pub(super) async fn hurry(&self) -> Result<(), AppError> {
        let locking = self.locking.lock().unwrap_or_else(PoisonError::into_inner).clone();
        match locking {
            Some(console) => console.close().await,
            None => Ok(()),
        }
    }
}
