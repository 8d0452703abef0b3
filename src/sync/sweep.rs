//! A full sweep: every case is met again, and what was not met is gone.
use super::apply::remove;
use super::run::{PAGE, SyncReport, Syncing};
use crate::audit::Event;
use crate::ids::CaseId;
use crate::store::{MetaName, StoreError, StoreTx};

impl Syncing {
    /// Starts over: the platform no longer knows our cursor.
    pub(super) async fn begin_sweep(&self) -> Result<(), StoreError> {
        let mut tx = self.store.begin().await?;
        let sweep = tx.meta_number(MetaName::Sweep).await?.unwrap_or(0) + 1;
        tx.set_meta(MetaName::Sweep, &sweep.to_string()).await?;
        tx.set_meta(MetaName::Sweeping, "1").await?;
        tx.forget_meta(MetaName::FeedCursor).await?;
        tx.commit().await
    }

    /// Ends a round. After a sweep, takes away what it did not meet, a page at a time: a decision waits for one of them.
    pub(super) async fn end_round(
        &self,
        report: &mut SyncReport,
        told: &mut impl FnMut(&[CaseId]),
    ) -> Result<(), StoreError> {
        loop {
            let mut tx = self.store.begin().await?;
            let unseen = unseen(&mut tx).await?;
            if unseen.is_empty() {
                tx.forget_meta(MetaName::Sweeping).await?;
                tx.set_meta(MetaName::LastSyncMs, &self.clock.now().timestamp_millis().to_string()).await?;
                report.quarantined = tx.quarantined().await?;
                if report.changed + report.fetched + report.removed > 0 {
                    let told = Event::new("synced").with("changed", report.changed).with("fetched", report.fetched);
                    tx.log(told.with("removed", report.removed)).await?;
                }
                return tx.commit().await;
            }
            for case_id in &unseen {
                remove(&mut tx, case_id, "not_in_sweep").await?;
                report.removed += 1;
            }
            tx.commit().await?;
            told(&unseen);
        }
    }
}

async fn unseen(tx: &mut StoreTx) -> Result<Vec<CaseId>, StoreError> {
    if tx.meta(MetaName::Sweeping).await?.is_none() {
        return Ok(Vec::new());
    }
    let sweep = tx.meta_number(MetaName::Sweep).await?.unwrap_or(0);
    tx.unseen_cases(sweep, PAGE).await
}
