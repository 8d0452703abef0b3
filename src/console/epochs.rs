//! When an erasure epoch ends: after what was erased, before a console is closed, and seldom enough that keys and search index
//! are not made anew without end (decision 0032).
use std::time::Duration;

use super::{Changed, Console};
use crate::retention::RetentionError;
use crate::retention::epoch::{change_epoch_while, finish_epoch_while, is_half_done};
use crate::store::StoreError;
use crate::store::key::KeyError;

/// Between two changes in the background: what is erased meanwhile shares one.
const AT_MOST_EVERY: Duration = Duration::from_secs(15 * 60);
/// Whoever closes a console waits no longer: from then on no further step is begun, and the next start goes on.
const AT_CLOSE: Duration = Duration::from_secs(3);

impl Console {
    /// Ends the epoch of now where something erased is owed it, and a change that stopped half way. What cannot be done now is
    /// tried again.
    pub(super) async fn end_epoch_if_owed(&self) {
        self.end_epoch_while(|| true).await;
    }

    /// The same, at most every quarter of an hour.
    pub(super) async fn end_epoch_now_and_then(&self) {
        let now = self.inner.clock.elapsed();
        let recent = self.live().epoch_changed.is_some_and(|then| now.saturating_sub(then) < AT_MOST_EVERY);
        if !recent {
            self.end_epoch_if_owed().await;
        }
    }

    /// The same, before a console is closed: nobody knows when it is opened again. A lock does not wait for it, since keys
    /// leave memory within a second there.
    pub(super) async fn end_epoch_before_closing(&self) {
        let began = self.inner.clock.elapsed();
        self.end_epoch_while(|| self.inner.clock.elapsed().saturating_sub(began) < AT_CLOSE).await;
    }

    async fn end_epoch_while(&self, has_time: impl Fn() -> bool) {
        match self.try_to_end_epoch(has_time).await {
            Ok(()) => self.note_newest_key(false),
            // Whoever ended the console has ended the epoch too, or left it to the next start.
            Err(
                RetentionError::Store(StoreError::Closed | StoreError::Locked)
                | RetentionError::Key(KeyError::ProfileClosed),
            ) => {}
            Err(cause) => {
                if matches!(cause, RetentionError::Key(KeyError::KeyMissing { .. } | KeyError::KeyWrong { .. })) {
                    self.note_newest_key(true);
                }
                tracing::warn!(error = %cause, "the erasure epoch could not be ended; it is tried again");
            }
        }
    }

    /// A change asks for one key only, the newest: it opens everything, and the next start needs it.
    fn note_newest_key(&self, is_gone: bool) {
        let told = std::mem::replace(&mut self.live().key_out_of_place, is_gone);
        if told != is_gone {
            self.tell(Changed { status: true, ..Changed::default() });
        }
    }

    async fn try_to_end_epoch(&self, has_time: impl Fn() -> bool) -> Result<(), RetentionError> {
        let _turn = self.inner.epoch_turn.lock().await;
        let (profile, store) = (&self.inner.profile, &self.inner.store);
        let owed = store.epoch_owed(self.inner.clock.now()).await?;
        // What was owed is paid before the older key goes: a change that stopped in between is known by the record alone.
        if !owed && !is_half_done(profile)? {
            return Ok(());
        }
        let keys = self.inner.vault.place().ok_or(StoreError::Closed)?;
        if owed {
            change_epoch_while(profile, &keys, store, has_time).await?;
        } else {
            finish_epoch_while(profile, &keys, store, has_time).await?;
        }
        self.live().epoch_changed = Some(self.inner.clock.elapsed());
        // The search index is made anew.
        self.inner.index_wake.notify_one();
        Ok(())
    }
}
