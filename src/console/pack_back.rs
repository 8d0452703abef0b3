//! The two ends of a flight pack: what is written down of it, and how it is given back.
use std::collections::BTreeSet;

use super::packed::PackNote;
use super::packing::PackReport;
use super::{AppError, Changed, Console};
use crate::access::roles::Command;
use crate::audit::Event;
use crate::ids::CaseId;
use crate::queue::list::QueueFilter;
use crate::queue::pack::GivenBack;
use crate::store::{MetaName, StoreError};

impl Console {
    /// Gives the pack back: every claim of it that no decision of ours needs. Pictures that are here stay, sealed, like
    /// those of any case that was opened.
    ///
    /// # Errors
    /// When the role is missing, a pack is being made, or the store fails.
    pub async fn release_pack(&self) -> Result<PackReport, AppError> {
        self.person_for(Command::Release)?;
        let (running, _stop) = self.begin_packing(0)?;
        self.progress(|run| (run.syncing, run.stopping) = (false, true));
        let mut report = PackReport::default();
        for claim in self.claims().packed().await? {
            self.give_one_back(&claim.case_id, &mut report).await?;
        }
        let mut tx = self.inner.store.begin().await?;
        tx.forget_meta(MetaName::Pack).await?;
        tx.log(Event::new("pack_released").with("released", report.released).with("later", report.released_later))
            .await?;
        tx.commit().await?;
        drop(running);
        report.pack = self.pack().await?;
        Ok(report)
    }

    async fn give_one_back(&self, case_id: &CaseId, report: &mut PackReport) -> Result<(), StoreError> {
        let open = self.live().open_case.as_ref() == Some(case_id);
        match self.claims().give_back_packed(case_id, open).await? {
            GivenBack::Released => report.released += 1,
            GivenBack::Later => report.released_later += 1,
            GivenBack::Used => {}
        }
        self.tell(Changed { queue: true, cases: vec![case_id.clone()], ..Changed::default() });
        Ok(())
    }

    /// What was claimed and could not be made whole goes back; what was whole before the person stopped stays.
    pub(super) async fn release_unfinished(
        &self,
        whole: &BTreeSet<CaseId>,
        report: &mut PackReport,
    ) -> Result<(), AppError> {
        for case_id in self.held_pack().await? {
            if !whole.contains(&case_id) && !self.is_whole(&case_id).await? {
                self.give_one_back(&case_id, report).await?;
            }
        }
        Ok(())
    }

    /// Evidence of the present etag and every picture of it are here.
    async fn is_whole(&self, case_id: &CaseId) -> Result<bool, StoreError> {
        let mut tx = self.inner.store.begin().await?;
        let case = tx.case(case_id).await?;
        tx.rollback().await?;
        let ready = case.is_some_and(|case| case.evidence_etag.as_ref() == Some(&case.summary.etag));
        Ok(ready && self.wanted_pictures(case_id).await?.is_some_and(|wanted| wanted.is_empty()))
    }

    pub(super) async fn note_begun(&self, count: u32, filter: &QueueFilter, again: bool) -> Result<(), AppError> {
        let note = PackNote { count, whole: false };
        let mut tx = self.inner.store.begin().await?;
        tx.set_meta(MetaName::Pack, &note.text()?).await?;
        let event = Event::new(if again { "pack_renewed" } else { "pack_taken" });
        let filter = serde_json::to_value(filter).map_err(StoreError::NotCanonical)?;
        tx.log(event.with("count", count).with("filter", filter)).await?;
        Ok(tx.commit().await?)
    }

    pub(super) async fn note_made(&self, count: u32, report: &PackReport) -> Result<(), AppError> {
        let mut tx = self.inner.store.begin().await?;
        if report.taken + report.renewed == 0 {
            tx.forget_meta(MetaName::Pack).await?;
        } else {
            tx.set_meta(MetaName::Pack, &PackNote { count, whole: true }.text()?).await?;
        }
        let event = Event::new(if report.cancelled { "pack_cancelled" } else { "pack_made" });
        tx.log(event.with("taken", report.taken).with("renewed", report.renewed).with("released", report.released))
            .await?;
        Ok(tx.commit().await?)
    }
}
