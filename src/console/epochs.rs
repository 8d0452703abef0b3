//! When an erasure epoch ends: after what was erased, and seldom enough that keys and search index are not made anew without
//! end (decision 0032).
use std::time::Duration;

use super::Console;
use crate::retention::RetentionError;
use crate::retention::epoch::change_epoch;
use crate::store::StoreError;

/// Between two changes in the background: what is erased meanwhile shares one.
const AT_MOST_EVERY: Duration = Duration::from_secs(15 * 60);

impl Console {
    /// Ends the epoch of now where something erased is owed it. What cannot be done now is owed still, and tried again.
    pub(super) async fn end_epoch_if_owed(&self) {
        if let Err(cause) = self.try_to_end_epoch().await {
            tracing::warn!(error = %cause, "the erasure epoch could not be ended; it is tried again");
        }
    }

    /// The same, at most every quarter of an hour.
    pub(super) async fn end_epoch_now_and_then(&self) {
        let now = self.inner.clock.elapsed();
        let recent = self.live().epoch_changed.is_some_and(|then| now.saturating_sub(then) < AT_MOST_EVERY);
        if !recent {
            self.end_epoch_if_owed().await;
        }
    }

    async fn try_to_end_epoch(&self) -> Result<(), RetentionError> {
        let _turn = self.inner.epoch_turn.lock().await;
        if !self.inner.store.epoch_owed(self.inner.clock.now()).await? {
            return Ok(());
        }
        let keys = self.inner.vault.place().ok_or(StoreError::Closed)?;
        change_epoch(&self.inner.profile, &keys, &self.inner.store).await?;
        self.live().epoch_changed = Some(self.inner.clock.elapsed());
        // The search index is made anew.
        self.inner.index_wake.notify_one();
        Ok(())
    }
}
