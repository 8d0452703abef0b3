//! What entries wait for, changed for many at once: after a start, and when the network is back.
use std::time::Duration;

use chrono::TimeDelta;

use super::cases::id_list;
use super::{StoreError, StoreTx};
use crate::ids::CaseId;
use crate::outbox::states::LONGEST_WAIT;

// Each names both states the index of open entries leaves out: only then it is used.
pub(super) const INTERRUPTED: &str = "
UPDATE entries SET state = 'unknown', why = 'interrupted', next_attempt_ms = ?1
WHERE state NOT IN ('confirmed', 'withdrawn') AND state = 'sending'";
/// A wait from another start. What nobody has heard of yet waits for nothing but undo.
pub(super) const SHORTEN: &str = "
UPDATE entries SET send_after_ms = min(send_after_ms, ?1),
    next_attempt_ms = min(next_attempt_ms, CASE WHEN why IS NULL AND first_sent_ms IS NULL THEN ?1 ELSE ?2 END)
WHERE state NOT IN ('confirmed', 'withdrawn') AND state IN ('queued', 'sending', 'unknown', 'accepted')
    AND (send_after_ms > ?1 OR next_attempt_ms > ?1)";
pub(super) const WAKE: &str = "
UPDATE entries SET next_attempt_ms = max(send_after_ms, ?1)
WHERE state NOT IN ('confirmed', 'withdrawn') AND state IN ('queued', 'unknown')
    AND why IN ('offline', 'no_answer', 'sign_in_needed', 'unknown_case')
    AND case_id NOT IN (SELECT value FROM json_each(?2))";

#[cfg(test)]
pub(super) const STATEMENTS: &[&str] = &[INTERRUPTED, SHORTEN, WAKE];

impl StoreTx {
    /// After a start: what was being sent when the program ended has an unknown outcome. Gives how many.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn settle_interrupted(&mut self) -> Result<u64, StoreError> {
        let now = self.clock().steady().timestamp_millis();
        Ok(sqlx::query(INTERRUPTED).bind(now).execute(self.db()?).await?.rows_affected())
    }

    /// After a start: no decision waits longer than its undo time from now, and no other attempt longer than the longest
    /// wait there is. A clock that was ahead when they were written down, and was set right since, would keep them back.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn shorten_waits(&mut self, undo: Duration) -> Result<(), StoreError> {
        let now = self.clock().steady();
        let after = |wait: Duration| {
            let wait = TimeDelta::from_std(wait).unwrap_or(TimeDelta::MAX);
            now.checked_add_signed(wait).unwrap_or(now).timestamp_millis()
        };
        sqlx::query(SHORTEN).bind(after(undo)).bind(after(LONGEST_WAIT)).execute(self.db()?).await?;
        Ok(())
    }

    /// The network is back or somebody signed in: what waited for that is due now, but for the entries of these cases.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn wake_entries(&mut self, but: &[CaseId]) -> Result<(), StoreError> {
        let now = self.clock().steady().timestamp_millis();
        sqlx::query(WAKE).bind(now).bind(id_list(but)).execute(self.db()?).await?;
        Ok(())
    }
}
