//! One round of syncing: the feed from its cursor to its end, then evidence that is still missing.
use std::collections::BTreeSet;

use chrono::TimeDelta;

use super::apply::{Applied, apply, drop_lost_claims, keep_cursor, remove};
use super::evidence::fetch;
use super::plan::{Held, plan};
use crate::clock::Clock;
use crate::ids::CaseId;
use crate::platform::{Change, ChangePage, Platform, PlatformError};
use crate::store::{MetaName, OurClaim, Store, StoreError};

/// Cases a transaction takes. More would keep a decision's commit waiting; see `docs/performance.md`.
const PAGE: u32 = 50;

/// Why a round ended early. What was applied before stays applied.
#[derive(Debug, thiserror::Error)]
pub enum SyncError {
    /// The platform could not be asked.
    #[error(transparent)]
    Platform(#[from] PlatformError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The feed says there is more and gives a cursor it gave before.
    #[error("the change feed does not move on")]
    FeedLoops,
}

/// What a round brought.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SyncReport {
    /// Pages applied.
    pub pages: u32,
    /// Cases written or taken away.
    pub changed: u32,
    /// Cases whose evidence came.
    pub fetched: u32,
    /// Cases taken away.
    pub removed: u32,
    /// Blocks erased by the platform.
    pub erased: u32,
    /// Records in quarantine after the round.
    pub quarantined: u32,
    /// Cases whose evidence is still to come.
    pub to_come: u32,
    /// A full sweep was made: the platform had forgotten the cursor.
    pub swept: bool,
}

/// One console's syncing.
#[derive(Clone)]
pub struct Syncing {
    /// The encrypted cache.
    pub store: Store,
    /// Whom to ask.
    pub platform: Platform,
    /// Time.
    pub clock: Clock,
}

impl Syncing {
    /// Runs a round. `told` is called after each page, with the cases it touched.
    ///
    /// # Errors
    /// When platform or store fail; the next round goes on from the last page applied.
    pub async fn run(&self, mut told: impl FnMut(&[CaseId])) -> Result<SyncReport, SyncError> {
        let mut report = SyncReport::default();
        let mut asked = BTreeSet::new();
        loop {
            let cursor = self.cursor().await?;
            let ours = self.live_claims().await?;
            let page = match self.platform.changes(cursor.as_deref(), Some(PAGE)).await {
                Ok(page) => page,
                // Once a round: a platform that forgets every cursor at once would be swept without end.
                Err(cause) if cause.code() == Some("cursor_expired") && cursor.is_some() && !report.swept => {
                    self.begin_sweep().await?;
                    report.swept = true;
                    asked.clear();
                    continue;
                }
                Err(cause) => return Err(cause.into()),
            };
            let (has_more, next) = (page.has_more, page.next_cursor.clone());
            let applied = self.apply_page(page, &ours).await?;
            report.add(&applied);
            told(&applied.changed);
            if !has_more {
                break;
            }
            asked.insert(cursor);
            if next.is_none() || asked.contains(&next) {
                return Err(SyncError::FeedLoops);
            }
        }
        self.fetch_missing(&mut report, &mut told).await?;
        self.end_round(&mut report, &mut told).await?;
        Ok(report)
    }

    async fn cursor(&self) -> Result<Option<String>, StoreError> {
        let mut tx = self.store.begin().await?;
        let cursor = tx.meta(MetaName::FeedCursor).await?;
        tx.rollback().await?;
        Ok(cursor)
    }

    /// Our live leases before a page is asked for: a page that comes after them knows of them.
    async fn live_claims(&self) -> Result<Vec<OurClaim>, StoreError> {
        let now = self.clock.now();
        let mut tx = self.store.begin().await?;
        let mut claims = tx.claims().await?;
        tx.rollback().await?;
        claims.retain(|claim| claim.left_at(now) > TimeDelta::zero());
        Ok(claims)
    }

    async fn apply_page(&self, page: ChangePage, ours: &[OurClaim]) -> Result<Applied, SyncError> {
        let ids: Vec<CaseId> = page.changes.iter().filter_map(case_id).cloned().collect();
        let mut tx = self.store.begin().await?;
        let held = tx.held_cases(&ids).await?;
        let sweep = tx.meta_number(MetaName::Sweep).await?.unwrap_or(0);
        tx.rollback().await?;
        let held = held
            .into_iter()
            .map(|(id, case)| {
                let has_entry = case.entry_state.is_some();
                (id, Held { updated_at: case.updated_at, evidence_etag: case.evidence_etag, has_entry })
            })
            .collect();
        let planned = plan(page.changes, &held);
        let fetched = fetch(&self.platform, planned.fetch).await;
        let mut tx = self.store.begin().await?;
        let applied = apply(&mut tx, planned.operations, fetched, sweep).await?;
        drop_lost_claims(&mut tx, &applied.changed, ours, self.store.actor().person.as_deref()).await?;
        tx.mark_seen(&ids, sweep).await?;
        keep_cursor(&mut tx, page.next_cursor.as_deref()).await?;
        if let Some(server) = page.server_time {
            let offset = (server - self.clock.now()).num_milliseconds();
            tx.set_meta(MetaName::ServerOffsetMs, &offset.to_string()).await?;
            self.store.set_actor(|actor| actor.server_offset_ms = offset);
        }
        tx.commit().await?;
        Ok(applied)
    }

    /// Evidence that could not be fetched with its page: after a kill, or when a request failed.
    async fn fetch_missing(&self, report: &mut SyncReport, told: &mut impl FnMut(&[CaseId])) -> Result<(), SyncError> {
        let mut tried = BTreeSet::new();
        loop {
            let mut tx = self.store.begin().await?;
            // Cases that fail again stay at the head of the list: look past them.
            let wanted = PAGE + u32::try_from(tried.len()).unwrap_or(u32::MAX);
            let due = tx.evidence_due(wanted).await?;
            tx.rollback().await?;
            let due: Vec<_> = due.into_iter().filter(|case| tried.insert(case.case_id.clone())).collect();
            if due.is_empty() {
                report.to_come = u32::try_from(tried.len()).unwrap_or(u32::MAX);
                return Ok(());
            }
            let count = due.len();
            let fetched = fetch(&self.platform, due).await;
            let mut tx = self.store.begin().await?;
            let applied = apply(&mut tx, Vec::new(), fetched, 0).await?;
            tx.commit().await?;
            told(&applied.changed);
            for done in &applied.changed {
                tried.remove(done);
            }
            report.fetched += applied.fetched;
            report.erased += applied.erased;
            if usize::try_from(applied.to_come).unwrap_or(usize::MAX) >= count {
                // Nothing of a whole page came: the trouble is not in the records.
                report.to_come = u32::try_from(tried.len()).unwrap_or(u32::MAX);
                return Ok(());
            }
        }
    }

    async fn begin_sweep(&self) -> Result<(), StoreError> {
        let mut tx = self.store.begin().await?;
        let sweep = tx.meta_number(MetaName::Sweep).await?.unwrap_or(0) + 1;
        tx.set_meta(MetaName::Sweep, &sweep.to_string()).await?;
        tx.set_meta(MetaName::Sweeping, "1").await?;
        tx.forget_meta(MetaName::FeedCursor).await?;
        tx.commit().await
    }

    async fn end_round(&self, report: &mut SyncReport, told: &mut impl FnMut(&[CaseId])) -> Result<(), StoreError> {
        let mut tx = self.store.begin().await?;
        if tx.meta(MetaName::Sweeping).await?.is_some() {
            let sweep = tx.meta_number(MetaName::Sweep).await?.unwrap_or(0);
            loop {
                let unseen = tx.unseen_cases(sweep, PAGE).await?;
                if unseen.is_empty() {
                    break;
                }
                for case_id in &unseen {
                    remove(&mut tx, case_id, "not_in_sweep").await?;
                    report.removed += 1;
                }
                told(&unseen);
            }
            tx.forget_meta(MetaName::Sweeping).await?;
        }
        tx.set_meta(MetaName::LastSyncMs, &self.clock.now().timestamp_millis().to_string()).await?;
        report.quarantined = tx.quarantined().await?;
        tx.commit().await
    }
}

impl SyncReport {
    fn add(&mut self, applied: &Applied) {
        self.pages += 1;
        self.changed += u32::try_from(applied.changed.len()).unwrap_or(u32::MAX);
        self.fetched += applied.fetched;
        self.removed += applied.removed;
        self.erased += applied.erased;
    }
}

const fn case_id(change: &Change) -> Option<&CaseId> {
    match change {
        Change::Case(summary) => Some(&summary.case_id),
        Change::Gone(tombstone) => Some(&tombstone.case_id),
        Change::Bad(bad) => bad.case_id.as_ref(),
    }
}
