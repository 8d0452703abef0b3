//! One call at a time on the place of a profile's keys (decision 0048).
//!
//! A call that nobody waits for any more goes on by itself, and what it was given may land long after. So whoever asks next
//! waits until it has ended, with the usual patience: no key is ever written over by one that was given up. Whoever only
//! waits has asked nothing yet, and is given up without a trace.
//!
//! That holds within this process. Others are kept out by the lock of the profile, which each call keeps to its own end, also
//! when the profile was closed meanwhile. Once it is closed no further call begins: another process may have the profile by
//! then, and its keys. A process that ends takes its calls with it.
use std::any::Any;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use tokio::sync::OwnedMutexGuard;

/// What keeps other processes away from a profile, for whoever needs it a while longer than the profile is open.
pub type ProfileHold = Weak<dyn Any + Send + Sync>;

type Line = tokio::sync::Mutex<()>;

/// The lines of all profiles that this process asks for keys.
static LINES: Mutex<BTreeMap<String, Weak<Line>>> = Mutex::new(BTreeMap::new());

/// Where those stand who want something of one place. Clones share it.
#[derive(Clone, Debug, Default)]
pub(super) struct Turn {
    line: Arc<Line>,
    hold: Option<ProfileHold>,
}

/// A turn, until it is dropped.
pub(super) struct Taken {
    _line: OwnedMutexGuard<()>,
    _hold: Option<Arc<dyn Any + Send + Sync>>,
}

impl Turn {
    /// The line of a profile; the same for whoever opens it in this process, also while a call of an earlier opening is
    /// under way.
    pub(super) fn of(profile_id: &str, hold: Option<ProfileHold>) -> Self {
        let mut lines = LINES.lock().unwrap_or_else(PoisonError::into_inner);
        lines.retain(|_, line| line.strong_count() > 0);
        let line = lines.get(profile_id).and_then(Weak::upgrade).unwrap_or_default();
        lines.insert(profile_id.to_owned(), Arc::downgrade(&line));
        Self { line, hold }
    }

    /// Waits until no other call is under way; none where the profile was closed before.
    pub(super) async fn taken(&self) -> Option<Taken> {
        let hold = match &self.hold {
            Some(hold) => Some(hold.upgrade()?),
            None => None,
        };
        Some(Taken { _line: Arc::clone(&self.line).lock_owned().await, _hold: hold })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_profile_has_one_turn_however_often_it_is_opened_and_another_does_not_wait_for_it() {
        let call = Turn::of("prf_turn_1", None).taken().await;
        drop(Turn::of("prf_turn_2", None).taken().await);
        let later = tokio::spawn(async { drop(Turn::of("prf_turn_1", None).taken().await) });
        tokio::task::yield_now().await;
        assert!(!later.is_finished(), "the call is under way, though nothing else is left of who began it");
        drop(call);
        assert!(later.await.is_ok(), "and given on");
    }

    #[tokio::test]
    async fn a_call_keeps_the_hold_on_the_profile_to_its_end() {
        let lock: Arc<dyn Any + Send + Sync> = Arc::new(());
        let hold = Arc::downgrade(&lock);
        let turn = Turn::of("prf_turn_3", Some(Weak::clone(&hold)));
        assert_eq!(hold.strong_count(), 1, "whoever could ask, and does not, keeps nothing");
        let call = turn.taken().await;
        drop(lock);
        assert!(hold.upgrade().is_some(), "the profile was closed, and the call is under way");
        drop(call);
        assert!(hold.upgrade().is_none(), "it has ended");
        assert!(turn.taken().await.is_none(), "and no other begins: the profile may be another process's by now");
    }
}
