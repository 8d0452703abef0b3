//! One page of the feed on its way: asked for, planned, its evidence fetched, applied with its cursor.
use super::apply::{Applied, apply, drop_lost_claims, keep_cursor};
use super::evidence::{self, fetch};
use super::plan::{Held, Plan, plan};
use super::run::{SyncError, Syncing};
use crate::ids::CaseId;
use crate::platform::{Change, ChangePage, Platform};
use crate::store::{MetaName, OurClaim, StoreError};

/// A page and what it means for what we hold.
pub(super) struct PlannedPage {
    ids: Vec<CaseId>,
    plan: Plan,
    /// Our live leases before the page was asked for.
    ours: Vec<OurClaim>,
    sweep: i64,
    next_cursor: Option<String>,
    /// The server's clock minus ours when the page came.
    server_offset_ms: Option<i64>,
}

/// A page whose evidence is here, or could not be had.
pub(super) struct FetchedPage {
    page: PlannedPage,
    evidence: Vec<evidence::Fetched>,
}

impl PlannedPage {
    /// Fetches the evidence the page asks for. Nothing is written.
    pub(super) async fn fetch(mut self, platform: Platform) -> FetchedPage {
        let evidence = fetch(&platform, std::mem::take(&mut self.plan.fetch)).await;
        FetchedPage { page: self, evidence }
    }
}

impl FetchedPage {
    /// Whether a case of this page is in that one too.
    pub(super) fn shares_a_case_with(&self, page: &ChangePage) -> bool {
        page.changes.iter().filter_map(case_id).any(|id| self.page.ids.contains(id))
    }
}

impl Syncing {
    /// Plans a page on what is held now.
    pub(super) async fn plan(&self, page: ChangePage, ours: Vec<OurClaim>) -> Result<PlannedPage, StoreError> {
        let ids: Vec<CaseId> = page.changes.iter().filter_map(case_id).cloned().collect();
        let mut tx = self.store.begin().await?;
        let held = tx.held_cases(&ids).await?;
        let sweep = tx.meta_number(MetaName::Sweep).await?.unwrap_or(0);
        tx.rollback().await?;
        let held = held
            .into_iter()
            .map(|(id, case)| {
                let (has_entry, refused_etag) = (case.entry_state.is_some(), case.refused_etag);
                (id, Held { updated_at: case.updated_at, evidence_etag: case.evidence_etag, refused_etag, has_entry })
            })
            .collect();
        let server_offset_ms = page.server_time.map(|server| (server - self.clock.now()).num_milliseconds());
        let plan = plan(page.changes, &held);
        Ok(PlannedPage { ids, plan, ours, sweep, next_cursor: page.next_cursor, server_offset_ms })
    }

    /// Writes a page, its evidence and its cursor in one transaction.
    pub(super) async fn apply_page(&self, fetched: FetchedPage) -> Result<Applied, SyncError> {
        let FetchedPage { page, evidence } = fetched;
        let mut tx = self.store.begin().await?;
        let applied = apply(&mut tx, page.plan.operations, evidence, page.sweep).await?;
        drop_lost_claims(&mut tx, &applied.changed, &page.ours, self.store.actor().person.as_deref()).await?;
        tx.mark_seen(&page.ids, page.sweep).await?;
        keep_cursor(&mut tx, page.next_cursor.as_deref()).await?;
        if let Some(offset) = page.server_offset_ms {
            tx.set_meta(MetaName::ServerOffsetMs, &offset.to_string()).await?;
            self.store.set_actor(|actor| actor.server_offset_ms = offset);
        }
        tx.commit().await?;
        Ok(applied)
    }
}

const fn case_id(change: &Change) -> Option<&CaseId> {
    match change {
        Change::Case(summary) => Some(&summary.case_id),
        Change::Gone(tombstone) => Some(&tombstone.case_id),
        Change::Bad(bad) => bad.case_id.as_ref(),
    }
}
