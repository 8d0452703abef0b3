//! Keeps the recovery files in step with the outbox: at the start, after a decision was saved or taken back, and after every
//! round of sending. What the screen says of a decision does not depend on it: *saved* is the database's word.
use super::Console;
use crate::recovery::RecoveryFacts;

impl Console {
    /// Writes what is missing and deletes what is over. None when the outbox could not be read; the next call tries again.
    pub(super) async fn keep_recovery(&self) -> Option<RecoveryFacts> {
        match self.inner.recovery.settle(&self.inner.store).await {
            Ok(facts) => Some(facts),
            Err(cause) => {
                tracing::warn!(error = %cause, "the recovery files could not be compared with the outbox");
                None
            }
        }
    }
}
