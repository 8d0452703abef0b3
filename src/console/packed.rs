//! What a person is shown of a flight pack: what is in it, how far its making is, and what a new one would need.
use std::time::Duration;

use serde::{Deserialize, Serialize};
use tokio_util::sync::CancellationToken;

use super::inner::PackRun;
use super::packing::packable;
use super::{AppError, Console};
use crate::access::roles::Command;
use crate::clock::rfc3339;
use crate::queue::list::{QueueFilter, Viewer, page};
use crate::queue::pack_limits::{KEEP_FREE_BYTES, MOST_WAITING, Stop, per_sec, secs_left};
use crate::store::{MetaName, StoreError, StoreTx};

/// A flight pack as it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PackView {
    /// Cases that can be decided without a network: claimed for the pack, undecided, the claim live.
    pub cases: u32,
    /// Undecided cases whose claim has lapsed: they can be read, and decided once they are claimed again.
    pub expired: u32,
    /// The end of the first claim to end, by the server's clock.
    pub ends_at: Option<String>,
    /// What blocks and pictures of these cases weigh here, KiB.
    pub size_kib: u32,
    /// How many cases were asked for.
    pub wanted: u32,
    /// Its making was interrupted: it is to be finished, or given back.
    pub half_made: bool,
    /// How far its making is.
    pub progress: Option<PackProgress>,
}

/// How far the making of a pack is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PackProgress {
    /// The list is being brought up to date first.
    pub syncing: bool,
    /// The person has stopped it; what is not whole is being given back.
    pub stopping: bool,
    /// Cases that are whole.
    pub cases_done: u32,
    /// Cases asked for.
    pub cases_total: u32,
    /// Pictures that came, or cannot be had.
    pub images_done: u32,
    /// Pictures known of so far; it grows with the cases.
    pub images_total: u32,
    /// What came over the network, KiB.
    pub kib: u32,
    /// On average since it began, KiB a second.
    pub kib_per_sec: u32,
    /// Seconds left, from what the cases so far took; none before the first is done.
    pub secs_left: Option<u32>,
}

/// What a pack would need, before it is made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PackOffer {
    /// Cases of the list that nobody else holds, as of the last sync.
    pub matching: u32,
    /// The most a pack may have now, so that all of it can be decided without a network.
    pub most: u32,
    /// What it is taken to weigh, KiB.
    pub needs_kib: u32,
    /// What the disk has left, KiB; none where the system does not say.
    pub free_kib: Option<u32>,
    /// Why it cannot be made now.
    pub refused: Option<AppError>,
}

/// What the file remembers of a pack besides its claims.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub(super) struct PackNote {
    pub count: u32,
    pub whole: bool,
}

impl PackNote {
    pub(super) fn text(self) -> Result<String, StoreError> {
        serde_json::to_string(&self).map_err(StoreError::NotCanonical)
    }
}

impl PackRun {
    pub(super) const fn new(stop: CancellationToken, cases_total: u32, began: Duration) -> Self {
        Self {
            stop,
            began,
            cases_total,
            syncing: true,
            stopping: false,
            cases_done: 0,
            images_done: 0,
            images_total: 0,
            bytes: 0,
        }
    }

    fn view(&self, now: Duration) -> PackProgress {
        let took = now.saturating_sub(self.began);
        PackProgress {
            syncing: self.syncing,
            stopping: self.stopping,
            cases_done: self.cases_done,
            cases_total: self.cases_total,
            images_done: self.images_done,
            images_total: self.images_total,
            kib: kib(self.bytes),
            kib_per_sec: per_sec(self.bytes / 1024, took),
            secs_left: secs_left(took, self.cases_done, self.cases_total),
        }
    }
}

impl Console {
    /// The flight pack as it stands.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn pack(&self) -> Result<PackView, AppError> {
        let mut tx = self.inner.store.begin().await?;
        let pack = self.pack_view(&mut tx).await?;
        tx.rollback().await?;
        Ok(pack)
    }

    pub(super) async fn pack_view(&self, tx: &mut StoreTx) -> Result<PackView, StoreError> {
        let cases = tx.packed_cases().await?;
        let note = tx.meta(MetaName::Pack).await?.and_then(|text| serde_json::from_str::<PackNote>(&text).ok());
        let note = note.unwrap_or(PackNote { count: 0, whole: true });
        let progress = self.live().packing.as_ref().map(|run| run.view(self.inner.clock.elapsed()));
        let live = || cases.iter().filter(|case| case.live);
        Ok(PackView {
            cases: count(live().count()),
            expired: count(cases.iter().filter(|case| !case.live).count()),
            ends_at: live().map(|case| case.expires_at).min().map(rfc3339),
            size_kib: kib(cases.iter().map(|case| case.size_bytes).sum()),
            wanted: note.count,
            half_made: !note.whole && progress.is_none(),
            progress,
        })
    }

    /// What a pack of so many cases of this list would need, and what stands in its way. Nothing is asked of the
    /// platform.
    ///
    /// # Errors
    /// When nobody is signed in or the file cannot be read.
    pub async fn pack_offer(&self, wanted: u32, filter: &QueueFilter) -> Result<PackOffer, AppError> {
        let person = self.person_for(Command::ReadQueue)?;
        let viewer = Viewer { me: Some(&person.person_id), server_now: self.server_now(), language: self.language() };
        let listed = self.searched(&packable(filter)).await?.0.pending();
        let mut tx = self.inner.store.begin().await?;
        let matching = page(&mut tx, &viewer, &listed, None, 1).await?.total;
        let waiting = tx.waiting().await?;
        let held = count(tx.packed_cases().await?.len());
        tx.rollback().await?;
        let (needed, free, fits) = self.pack_needs(wanted.saturating_sub(held)).await?;
        let most = waiting.room();
        let refused = match waiting.stop(self.inner.clock.now()) {
            Some(stop) => Some(stopped(stop)),
            None if !self.inner.config.pictures_ahead => Some(AppError::new(
                "pack_off",
                "Cases are not taken along here: pictures come when a case is opened.",
                Some("Ask your organisation if you need to work without a network."),
            )),
            None if wanted == 0 || wanted > most => Some(pack_size(most)),
            None if !fits => Some(disk_short(needed, free.unwrap_or_default())),
            None => None,
        };
        Ok(PackOffer { matching, most, needs_kib: kib(needed), free_kib: free.map(kib), refused })
    }

    /// Refuses a decision once the hard stop of waiting decisions is reached (reliability B12): reading and drafting go
    /// on, and nothing that was saved is lost.
    pub(super) async fn refuse_when_too_much_waits(&self) -> Result<(), AppError> {
        let mut tx = self.inner.store.begin().await?;
        let waiting = tx.waiting().await?;
        tx.rollback().await?;
        waiting.stop(self.inner.clock.now()).map_or(Ok(()), |stop| Err(stopped(stop)))
    }
}

fn stopped(stop: Stop) -> AppError {
    match stop {
        Stop::TooMany => AppError::new(
            "outbox_full",
            format!("{MOST_WAITING} decisions wait here. Nothing more is decided until some of them are sent."),
            Some("Bring this computer to a network and sync. Cases can be read and drafts written meanwhile."),
        ),
        Stop::TooLong => AppError::new(
            "outbox_too_old",
            "A decision has waited here for three days. Nothing more is decided until it is sent.",
            Some("Bring this computer to a network and sync. Cases can be read and drafts written meanwhile."),
        ),
    }
}

fn pack_size(most: u32) -> AppError {
    AppError::new(
        "pack_size",
        format!("A pack has 1 to {most} cases now."),
        Some("Ask for fewer; more than 200 decisions never wait at once."),
    )
    .naming([("most", most.to_string())])
}

fn disk_short(needed: u64, free: u64) -> AppError {
    let mib = |bytes: u64| bytes / (1024 * 1024);
    let (needs, keeps, left) = (mib(needed), mib(KEEP_FREE_BYTES), mib(free));
    AppError::new(
        "disk_short",
        format!(
            "The pack needs about {needs} MB beside the {keeps} MB that stay free, and the disk has {left} MB left."
        ),
        Some("Ask for fewer cases, or make room on the disk."),
    )
    .naming([("needs", needs.to_string()), ("keeps", keeps.to_string()), ("left", left.to_string())])
}

fn kib(bytes: u64) -> u32 {
    u32::try_from(bytes.div_ceil(1024)).unwrap_or(u32::MAX)
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
