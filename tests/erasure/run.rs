//! One file set: filled, held, copied, swept, its epoch changed, and looked through.
use std::path::Path;

use second_look::retention::built_in;
use second_look::retention::epoch::change_epoch;
use second_look::retention::sweep::sweep;
use second_look::store::Store;
use second_look::store::key::ProfileKeys;

use crate::canaries::{GOES, KINDS, STAYS, canary, count, found};
use crate::opened::{everything, index};
use crate::world::{DATABASE, GOING, HELD, WAITING, closed_at, copied, fill, open};

/// Runs a seed.
pub fn run(seed: u64) -> Result<(), String> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    runtime.map_err(|cause| format!("no runtime: {cause}"))?.block_on(whole(seed))
}

async fn whole(seed: u64) -> Result<(), String> {
    let outer = tempfile::tempdir().map_err(|cause| format!("no folder: {cause}"))?;
    let home = outer.path().join("profile");
    let opened = open(&home, 0).await;
    fill(&opened.store, seed).await;
    told(&opened.store).await;
    let before = opened.held.clone();
    closed(opened).await;
    let old = copied(&home, &outer.path().join("old"));

    // Without the change of epochs the copy shows everything: the search below can find what it looks for.
    let opened = open(&home, 31).await;
    let swept = sweep(&opened.store, built_in(), |_| {}).await.map_err(|cause| format!("the sweep failed: {cause}"))?;
    must(swept.erased.len() == GOING as usize, format!("{} of {GOING} went", swept.erased.len()))?;
    must((swept.held.len(), swept.waiting.len()) == (HELD as usize, WAITING as usize), format!("{swept:?}"))?;
    let shown = found(GOES, &everything(&old.join(DATABASE), &opened.held).await?).0;
    must(shown >= KINDS.len() * GOING as usize, format!("the control: the copy shows {shown} canaries"))?;
    let names = index(&old.join("search.db"), &opened.held).await?.unwrap_or_default();
    must(
        found(GOES.trim(), &names).0 >= GOING as usize,
        "the control: the copy of the index shows the names".to_owned(),
    )?;

    must(
        opened.store.epoch_owed(closed_at() + chrono::TimeDelta::days(31)).await.unwrap(),
        "a new epoch is owed".to_owned(),
    )?;
    change_epoch(&opened.profile, &opened.keys, &opened.store).await.map_err(|cause| format!("the epoch: {cause}"))?;
    told(&opened.store).await;
    let (noted, logged) = records(&opened.store).await;
    must((noted, logged) == (GOING as usize, GOING as usize), format!("{noted} erasures noted, {logged} in the log"))?;
    closed(opened).await;

    let opened = open(&home, 31).await;
    let today = opened.held.clone();
    closed(opened).await;
    must(
        before.epochs.keys().all(|epoch| !today.epochs.contains_key(epoch)),
        "the old epoch's key is gone".to_owned(),
    )?;
    nothing(&everything(&old.join(DATABASE), &today).await?, GOES, "the old copy with the keys of today")?;
    must(index(&old.join("search.db"), &today).await?.is_none(), "the old index opens with a key of today".to_owned())?;
    nothing(&everything(&home.join(DATABASE), &today).await?, GOES, "the file of now")?;
    nothing(&index(&home.join("search.db"), &today).await?.unwrap_or_default(), GOES, "the index of now")?;
    for folder in [&home, &old] {
        raw(folder)?;
    }
    all_there(&home, &today).await
}

/// Of every case that is held or waits, each canary is there.
async fn all_there(home: &Path, today: &ProfileKeys) -> Result<(), String> {
    let here = everything(&home.join(DATABASE), today).await?;
    for n in GOING..GOING + HELD + WAITING {
        for (kind, named) in KINDS.iter().enumerate() {
            let canary = canary(STAYS, n, kind);
            must(count(&here, canary.as_bytes()) > 0, format!("{named} of case {n} is lost"))?;
        }
    }
    Ok(())
}

/// No canary stands in any file as it lies on the disk.
fn raw(folder: &Path) -> Result<(), String> {
    for entry in std::fs::read_dir(folder).map_err(|cause| format!("no folder: {cause}"))? {
        let path = entry.map_err(|cause| format!("no file: {cause}"))?.path();
        let bytes = std::fs::read(&path).map_err(|cause| format!("{} cannot be read: {cause}", path.display()))?;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        for stem in [GOES, STAYS] {
            nothing(&bytes, stem, &name)?;
        }
    }
    Ok(())
}

fn nothing(bytes: &[u8], stem: &str, place: &str) -> Result<(), String> {
    let (times, named) = found(stem, bytes);
    must(times == 0, format!("{place}: {times} canaries as {named:?}"))
}

/// Erasures noted, and entries of the log that say so.
async fn records(store: &Store) -> (usize, usize) {
    let mut tx = store.begin().await.unwrap();
    let noted = tx.erasures(None, 500).await.unwrap();
    let mut logged = 0;
    for row in &noted {
        let entry = tx.log_from(row.entry, 1).await.unwrap().pop().unwrap();
        let same = entry.kind == "erased" && entry.case_id.as_ref() == Some(&row.erasure.case_id);
        logged += usize::from(same);
    }
    tx.rollback().await.unwrap();
    (noted.len(), logged)
}

async fn told(store: &Store) {
    while store.index_some().await.unwrap() > 0 {}
}

async fn closed(opened: crate::world::Opened) {
    opened.store.close().await.unwrap();
}

fn must(holds: bool, why: String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(why) }
}
