//! The feed of everybody's decisions, kept for leads and auditors: read with every round of syncing, so that it can be
//! looked at without a network.
use super::{Changed, Console};
use crate::access::roles::Command;
use crate::platform::DecisionRecord;
use crate::store::{MetaName, StoreError};
use crate::sync::SyncError;

/// Where a decision that cannot be read is told.
pub(super) const PLACE: &str = "decisions";

/// Pages of one go in the background; cases are synced in between.
pub(super) const SOME_PAGES: u32 = 10;

impl Console {
    /// Reads the feed from where it was left, at most so many pages (to its end when none are named). Says whether there is
    /// more. Whoever may not read the ledger needs no copy of it.
    ///
    /// # Errors
    /// When the platform cannot be asked or the store fails. What came before stays.
    pub(super) async fn pull_decisions(&self, most_pages: Option<u32>) -> Result<bool, SyncError> {
        if !self.may(Command::ReadLedger) || self.live().sign_in_ended {
            return Ok(false);
        }
        let mut tx = self.inner.store.begin().await?;
        let mut cursor = tx.meta(MetaName::DecisionsCursor).await?;
        tx.rollback().await?;
        let (mut pages, mut begun_anew) = (0, false);
        loop {
            let page = match self.inner.platform.decisions(cursor.as_deref()).await {
                // Once a go: a platform that forgets every cursor at once would be read without end.
                Err(cause) if cause.code() == Some("cursor_expired") && cursor.is_some() && !begun_anew => {
                    (cursor, begun_anew) = (None, true);
                    continue;
                }
                page => page?,
            };
            let has_more = page.has_more;
            let stands_still = page.next_cursor.is_none() || page.next_cursor == cursor;
            let came = !page.decisions.is_empty();
            self.keep_page(&page).await?;
            if came {
                self.tell(Changed { ledger: true, ..Changed::default() });
            }
            if !has_more {
                return Ok(false);
            }
            if stands_still {
                return Err(SyncError::FeedLoops);
            }
            cursor = page.next_cursor;
            pages += 1;
            if most_pages.is_some_and(|most| pages >= most) {
                return Ok(true);
            }
        }
    }

    async fn keep_page(&self, page: &crate::platform::DecisionPage) -> Result<(), StoreError> {
        let mut recorded = Vec::with_capacity(page.decisions.len());
        let mut tx = self.inner.store.begin().await?;
        for record in &page.decisions {
            match record {
                DecisionRecord::Decision(decision) => recorded.push((**decision).clone()),
                DecisionRecord::Bad(bad) => tx.quarantine(PLACE, bad.case_id.as_ref(), bad.code).await?,
            }
        }
        let read: Vec<_> = recorded.iter().map(|recorded| recorded.decision.case_id.clone()).collect();
        tx.lift_quarantine(PLACE, &read).await?;
        tx.keep_recorded(&recorded).await?;
        if let Some(cursor) = &page.next_cursor {
            tx.set_meta(MetaName::DecisionsCursor, cursor).await?;
        }
        if !page.has_more {
            let now = page.server_time.unwrap_or_else(|| self.inner.clock.now());
            tx.set_meta(MetaName::DecisionsKnownMs, &now.timestamp_millis().to_string()).await?;
        }
        tx.commit().await
    }
}
