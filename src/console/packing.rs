//! A flight pack: cases claimed for up to a day, with their blocks and pictures, to be worked without a network (F1).
//!
//! It is made case by case: claimed, its evidence brought up to date, its pictures fetched. Whatever ends it in between
//! (the person, a lost network, a kill) leaves claims that say of themselves whether their case is whole: making the
//! pack again finishes it, giving it back releases it.
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use futures::stream::{self, StreamExt};
use serde::Serialize;
use tokio_util::sync::CancellationToken;

use super::inner::PackRun;
use super::onward::is_open_to_me;
use super::packed::PackView;
use super::{AppError, Changed, Console};
use crate::access::roles::Command;
use crate::ids::{CaseId, FileRef};
use crate::platform::PlatformError;
use crate::queue::claims::ClaimError;
use crate::queue::list::{HolderFilter, PageStart, QueueFilter, Viewer, page};
use crate::queue::pack_limits::{bytes_needed, fits};
use crate::store::StoreError;

/// Cases worked on side by side; the platform room keeps the requests themselves to its own limit.
const SIDE_BY_SIDE: usize = 4;
/// Rows of the queue looked at in one go.
const PAGE: u32 = 100;

/// What came of making, renewing or giving back a pack.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PackReport {
    /// Cases that were taken along now.
    pub taken: u32,
    /// Cases whose claim was renewed.
    pub renewed: u32,
    /// Cases that could not be had: somebody else was quicker, or they are gone.
    pub refused: u32,
    /// Cases whose evidence or pictures could not be fetched; their claims were given back.
    pub unfinished: u32,
    /// Claims that were given back.
    pub released: u32,
    /// Claims that are given back when the platform can be reached again; else they lapse.
    pub released_later: u32,
    /// The person stopped it.
    pub cancelled: bool,
    /// The pack as it is now.
    pub pack: PackView,
}

enum One {
    Taken,
    Renewed,
    Refused,
    Unfinished,
    /// The person stopped it before this case had its turn, or while its pictures came.
    Stopped,
}

/// Says that no pack is being made any more, however the making ended.
pub(super) struct Running(Console);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.live().packing = None;
        self.0.tell(Changed { status: true, queue: true, ..Changed::default() });
    }
}

impl Console {
    /// Takes cases of this list along until the pack has `count` of them, most urgent first; those it has already are
    /// renewed and completed. A case that cannot be made whole is given back.
    ///
    /// # Errors
    /// When the roles do not cover it, it is under way already, decisions have waited too long, the disk is too full, or
    /// the platform cannot be reached: what is whole by then stays, and the same call goes on.
    pub async fn take_pack(&self, count: u32, filter: &QueueFilter) -> Result<PackReport, AppError> {
        self.person_for(Command::Claim)?;
        self.person_for(Command::ViewImage)?;
        let offer = self.pack_offer(count, filter).await?;
        if let Some(stop) = offer.refused {
            return Err(stop);
        }
        let (running, stop) = self.begin_packing(count)?;
        let made = tokio::select! {
            biased;
            () = self.inner.stop.cancelled() => Err(self.stopped()),
            made = self.make_pack(count, filter, &stop) => made,
        };
        drop(running);
        let mut report = made?;
        report.pack = self.pack().await?;
        Ok(report)
    }

    /// Stops the making of a pack: what is whole stays, what was claimed and is not is given back.
    pub fn cancel_pack(&self) {
        let mut live = self.live();
        if let Some(run) = live.packing.as_mut() {
            run.stopping = true;
            run.stop.cancel();
        }
        drop(live);
        self.tell(Changed { status: true, ..Changed::default() });
    }

    pub(super) fn begin_packing(&self, count: u32) -> Result<(Running, CancellationToken), AppError> {
        let stop = CancellationToken::new();
        let mut live = self.live();
        if live.packing.is_some() {
            return Err(AppError::new(
                "pack_under_way",
                "A flight pack is being made or given back already.",
                Some("Wait until it is done, or stop it."),
            ));
        }
        live.packing = Some(PackRun::new(stop.clone(), count, self.inner.clock.elapsed()));
        drop(live);
        self.tell(Changed { status: true, ..Changed::default() });
        Ok((Running(self.clone()), stop))
    }

    async fn make_pack(
        &self,
        count: u32,
        filter: &QueueFilter,
        stop: &CancellationToken,
    ) -> Result<PackReport, AppError> {
        self.sync_round().await?;
        let mut report = PackReport::default();
        let held = self.held_pack().await?;
        self.note_begun(count, filter, !held.is_empty()).await?;
        self.progress(|run| {
            run.syncing = false;
            run.cases_total = count.max(u32::try_from(held.len()).unwrap_or(u32::MAX));
        });
        let mut tried: BTreeSet<CaseId> = held.iter().cloned().collect();
        let (mut next, mut whole) = (held, BTreeSet::new());
        while !stop.is_cancelled() {
            if next.is_empty() {
                let missing = count.saturating_sub(report.taken + report.renewed);
                next = self.candidates(filter, &tried, missing).await?;
                tried.extend(next.iter().cloned());
            }
            if next.is_empty() {
                break;
            }
            self.pack_some(std::mem::take(&mut next), stop, &mut report, &mut whole).await?;
        }
        report.cancelled = stop.is_cancelled();
        self.release_unfinished(&whole, &mut report).await?;
        self.note_made(count, &report).await?;
        Ok(report)
    }

    async fn pack_some(
        &self,
        cases: Vec<CaseId>,
        stop: &CancellationToken,
        report: &mut PackReport,
        whole: &mut BTreeSet<CaseId>,
    ) -> Result<(), AppError> {
        // One lost network ends the others before they ask for more.
        let broken = Arc::new(AtomicBool::new(false));
        let mut work = stream::iter(cases)
            .map(|case_id| {
                let broken = Arc::clone(&broken);
                async move {
                    if broken.load(Ordering::Relaxed) {
                        return Ok((case_id, One::Stopped));
                    }
                    let packed = self.pack_one(&case_id, stop).await;
                    if packed.is_err() {
                        broken.store(true, Ordering::Relaxed);
                    }
                    packed.map(|one| (case_id, one))
                }
            })
            .buffer_unordered(SIDE_BY_SIDE);
        let mut first_error = None;
        while let Some(one) = work.next().await {
            let (case_id, one) = match one {
                Ok(done) => done,
                Err(cause) => {
                    first_error = first_error.or(Some(cause));
                    continue;
                }
            };
            match one {
                One::Taken => report.taken += 1,
                One::Renewed => report.renewed += 1,
                One::Refused => report.refused += 1,
                One::Unfinished => report.unfinished += 1,
                One::Stopped => {}
            }
            if matches!(one, One::Taken | One::Renewed) {
                whole.insert(case_id);
            }
        }
        first_error.map_or(Ok(()), Err)
    }

    /// Claims a case, brings its evidence up to date and fetches its pictures. The claim is never abandoned half-way:
    /// what the platform gave is in the file before anything else happens.
    async fn pack_one(&self, case_id: &CaseId, stop: &CancellationToken) -> Result<One, AppError> {
        if stop.is_cancelled() {
            return Ok(One::Stopped);
        }
        let claims = self.claims();
        let before = claims.packed().await?.into_iter().find(|claim| claim.case_id == *case_id);
        match claims.take_packed(case_id).await {
            Ok(_taken) => {}
            Err(ClaimError::Platform(cause)) if refuses(&cause) => {
                self.tell(Changed { queue: true, cases: vec![case_id.clone()], ..Changed::default() });
                return Ok(One::Refused);
            }
            Err(cause) => return Err(cause.into()),
        }
        self.tell(Changed { queue: true, status: true, ..Changed::default() });
        tokio::select! {
            biased;
            () = stop.cancelled() => Ok(One::Stopped),
            filled = self.fill(case_id) => match filled? {
                false => Ok(One::Unfinished),
                true => {
                    self.progress(|run| run.cases_done += 1);
                    Ok(if before.is_some() { One::Renewed } else { One::Taken })
                }
            },
        }
    }

    /// Fetches what is missing of a case; false when something of it cannot be had now.
    async fn fill(&self, case_id: &CaseId) -> Result<bool, AppError> {
        if !self.syncing().fetch_case(case_id).await? {
            return Ok(false);
        }
        let Some(wanted) = self.wanted_pictures(case_id).await? else { return Ok(false) };
        let count = u32::try_from(wanted.len()).unwrap_or(u32::MAX);
        self.progress(|run| run.images_total += count);
        for file in &wanted {
            if !self.fill_picture(case_id, file).await? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    async fn fill_picture(&self, case_id: &CaseId, file: &FileRef) -> Result<bool, AppError> {
        let whole = match self.fetch_file(case_id, file).await {
            Ok(bytes) => {
                self.progress(|run| run.bytes += bytes);
                true
            }
            Err(cause) if ["offline", "sign_in_needed", "network_needs_sign_in"].contains(&cause.code.as_str()) => {
                return Err(cause);
            }
            // It may come another time, and the case is no case without its pictures.
            Err(cause)
                if ["platform_busy", "platform_unavailable", "link_expired", "image_failed"]
                    .contains(&cause.code.as_str()) =>
            {
                false
            }
            // The file itself is the trouble. Its case can be decided, here as at the desk.
            Err(_) => true,
        };
        self.progress(|run| run.images_done += 1);
        Ok(whole)
    }

    /// The next cases of the list that may be taken along, at most so many.
    async fn candidates(
        &self,
        filter: &QueueFilter,
        tried: &BTreeSet<CaseId>,
        most: u32,
    ) -> Result<Vec<CaseId>, AppError> {
        let person = self.person_for(Command::ReadQueue)?;
        let viewer = Viewer { me: Some(&person.person_id), server_now: self.server_now(), language: self.language() };
        let filter = packable(filter);
        let wanted = self.searched(&filter).await?.0.pending();
        let most = usize::try_from(most).unwrap_or(usize::MAX);
        let (mut found, mut start) = (Vec::new(), None);
        while found.len() < most {
            let mut tx = self.inner.store.begin().await?;
            let page = page(&mut tx, &viewer, &wanted, start.as_ref(), PAGE).await?;
            tx.rollback().await?;
            let rows = page
                .rows
                .into_iter()
                .filter(is_open_to_me)
                .map(|row| row.case_id)
                .filter(|case_id| !tried.contains(case_id));
            found.extend(rows.take(most - found.len()));
            start = page.next.as_deref().and_then(PageStart::parse);
            if start.is_none() {
                break;
            }
        }
        Ok(found)
    }

    /// The undecided cases of the pack.
    pub(super) async fn held_pack(&self) -> Result<Vec<CaseId>, StoreError> {
        let mut tx = self.inner.store.begin().await?;
        let cases = tx.packed_cases().await?;
        tx.rollback().await?;
        Ok(cases.into_iter().map(|case| case.case_id).collect())
    }

    pub(super) fn progress(&self, change: impl FnOnce(&mut PackRun)) {
        if let Some(run) = self.live().packing.as_mut() {
            change(run);
        }
        self.tell(Changed { status: true, ..Changed::default() });
    }

    /// Whether so much can be kept on this disk.
    pub(super) async fn pack_needs(&self, more: u32) -> Result<(u64, Option<u64>, bool), StoreError> {
        let mut tx = self.inner.store.begin().await?;
        let (cases, bytes) = tx.held_files().await?;
        tx.rollback().await?;
        let (needed, free) = (bytes_needed(more, cases, bytes), self.inner.store.free_bytes(&self.inner.room));
        Ok((needed, free, fits(needed, free)))
    }
}

/// Only what a person can decide on the way: pending cases that nobody else holds.
pub(super) fn packable(filter: &QueueFilter) -> QueueFilter {
    let holder = match filter.holder {
        mine @ (HolderFilter::Mine | HolderFilter::Pack) => mine,
        HolderFilter::Anyone | HolderFilter::Free => HolderFilter::Free,
    };
    QueueFilter { holder, state: None, operations: false, ..filter.clone() }
}

/// The platform has an answer about this case; the others may be had all the same.
fn refuses(cause: &PlatformError) -> bool {
    *cause == PlatformError::ForeignCase
        || matches!(cause, PlatformError::Problem(problem) if matches!(problem.status, 403 | 404 | 409 | 410 | 422))
}
