//! One round of syncing: the feed from its cursor to its end, then evidence that is still missing.
use std::collections::BTreeSet;

use chrono::TimeDelta;
use tokio_util::task::AbortOnDropHandle;

use super::apply::{Applied, apply};
use super::evidence::fetch;
use super::page::FetchedPage;
use crate::clock::Clock;
use crate::ids::CaseId;
use crate::platform::{Platform, PlatformError};
use crate::store::{MetaName, OurClaim, Store, StoreError};

/// Cases a transaction takes where the feed does not say. More would keep a decision's commit waiting; see
/// `docs/performance.md`.
pub(super) const PAGE: u32 = 50;

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
    /// While the evidence of a page is fetched, the page before it is written and the one behind it is asked for: disk
    /// and network work at the same time.
    ///
    /// # Errors
    /// When platform or store fail; the next round goes on from the last page applied.
    pub async fn run(&self, mut told: impl FnMut(&[CaseId])) -> Result<SyncReport, SyncError> {
        let mut report = SyncReport::default();
        let mut passed = BTreeSet::new();
        let mut cursor = self.cursor().await?;
        let mut ours = self.live_claims().await?;
        let mut listed = self.platform.changes(cursor.as_deref(), None).await;
        let mut fetched: Option<FetchedPage> = None;
        loop {
            let page = match listed {
                Ok(page) => page,
                // Once a round: a platform that forgets every cursor at once would be swept without end.
                Err(cause) if cause.code() == Some("cursor_expired") && cursor.is_some() && !report.swept => {
                    self.settle(fetched.take(), &mut report, &mut told).await?;
                    self.begin_sweep().await?;
                    (cursor, report.swept) = (None, true);
                    passed.clear();
                    ours = self.live_claims().await?;
                    listed = self.platform.changes(None, None).await;
                    continue;
                }
                Err(cause) => {
                    self.settle(fetched, &mut report, &mut told).await?;
                    return Err(cause.into());
                }
            };
            let next = page.next_cursor.clone().filter(|_| page.has_more);
            let ends = !page.has_more;
            if fetched.as_ref().is_some_and(|before| before.shares_a_case_with(&page)) {
                // What this page means depends on what the one before made of the case.
                self.settle(fetched.take(), &mut report, &mut told).await?;
            }
            let planned = self.plan(page, ours).await?;
            passed.insert(cursor);
            let loops = !ends && (next.is_none() || passed.contains(&next));
            ours = self.live_claims().await?;
            let ask_on = async {
                if next.is_some() && !loops { Some(self.platform.changes(next.as_deref(), None).await) } else { None }
            };
            // A task of its own: reading what comes and sealing what goes into the file are work for two cores.
            let fetching = AbortOnDropHandle::new(tokio::spawn(planned.fetch(self.platform.clone())));
            let (now_fetched, settled, asked) =
                futures::join!(fetching, self.settle(fetched.take(), &mut report, &mut told), ask_on);
            settled?;
            // Nobody but a drop of this round ends the task early: what else comes is a fault of ours, and goes on up.
            fetched = Some(now_fetched.unwrap_or_else(|ended| std::panic::resume_unwind(ended.into_panic())));
            match asked {
                Some(answer) => listed = answer,
                None => {
                    self.settle(fetched, &mut report, &mut told).await?;
                    if loops {
                        return Err(SyncError::FeedLoops);
                    }
                    break;
                }
            }
            cursor = next;
        }
        self.fetch_missing(&mut report, &mut told).await?;
        self.end_round(&mut report, &mut told).await?;
        Ok(report)
    }

    /// Fetches the evidence of one case now, if what is held is not of its present etag. A record that cannot be read is
    /// set aside as in any round.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn fetch_case(&self, case_id: &CaseId) -> Result<bool, StoreError> {
        let mut tx = self.store.begin().await?;
        let case = tx.case(case_id).await?;
        tx.rollback().await?;
        let Some(case) = case.filter(|case| case.evidence_etag.as_ref() != Some(&case.summary.etag)) else {
            return Ok(true);
        };
        let fetched = fetch(&self.platform, vec![case.summary]).await;
        let mut tx = self.store.begin().await?;
        let applied = apply(&mut tx, Vec::new(), fetched, 0).await?;
        tx.commit().await?;
        Ok(applied.to_come == 0)
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

    /// Applies a page, if there is one waiting.
    async fn settle(
        &self,
        page: Option<FetchedPage>,
        report: &mut SyncReport,
        told: &mut impl FnMut(&[CaseId]),
    ) -> Result<(), SyncError> {
        if let Some(page) = page {
            let applied = self.apply_page(page).await?;
            report.add(&applied);
            told(&applied.changed);
        }
        Ok(())
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
