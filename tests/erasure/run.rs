//! One file set: filled, held, copied, swept, its epoch changed, and looked through.
use std::collections::BTreeSet;
use std::path::Path;

use second_look::retention::built_in;
use second_look::retention::epoch::change_epoch;
use second_look::retention::sweep::sweep;
use second_look::store::Store;

use crate::canaries::{GOES, STAYS, found, whole};
use crate::opened::{everything, index, left_out};
use crate::recovered::Organisation;
use crate::world::{
    BY_PLATFORM, CASES, DATABASE, GOING, HELD, WAITING, closed_at, copied, decided, erased_by_platform, every_canary,
    fill, open, take_back,
};

/// Runs a seed.
pub fn run(seed: u64) -> Result<(), String> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    runtime.map_err(|cause| format!("no runtime: {cause}"))?.block_on(file_set(seed))
}

async fn file_set(seed: u64) -> Result<(), String> {
    let outer = tempfile::tempdir().map_err(|cause| format!("no folder: {cause}"))?;
    let home = outer.path().join("profile");
    let organisation = Organisation::made();
    let (goes, stays) = every_canary();
    let opened = open(&home, 0).await;
    fill(&opened.store, seed).await;
    let written = organisation.settle(&home, &opened.store).await;
    must(written == decided(0..CASES), format!("{written} recovery files"))?;
    let said = whole(GOES, &organisation.reads(&home)?).len();
    must(said == decided(0..GOING), "the control: the recovery files say what was decided".to_owned())?;
    take_back(&opened.store).await;
    let written = organisation.settle(&home, &opened.store).await;
    must(written == WAITING as usize, format!("{written} recovery files where {WAITING} decisions wait"))?;
    told(&opened.store).await;
    let before = opened.held.clone();
    closed(opened).await;
    let old = copied(&home, &outer.path().join("old"));

    // Without the change of epochs the copy shows everything: the search below can find what it looks for.
    let opened = open(&home, 31).await;
    let by_platform = erased_by_platform(&opened.store).await;
    let swept = sweep(&opened.store, built_in(), |_| {}).await.map_err(|cause| format!("the sweep failed: {cause}"))?;
    // What we said of a case that the platform took is ours until the rule is due.
    let due = (GOING - BY_PLATFORM) as usize + decided(GOING - BY_PLATFORM..GOING);
    must(swept.erased.len() == due, format!("{} of {due} went", swept.erased.len()))?;
    must((swept.held.len(), swept.waiting.len()) == (HELD as usize, WAITING as usize), format!("{swept:?}"))?;
    let left_out = left_out(&old.join(DATABASE), &opened.held).await?;
    must(left_out.is_empty(), format!("nobody opens {left_out:?}: they belong into `opened.rs`"))?;
    let shown = everything(&old.join(DATABASE), &opened.held).await?;
    all_in(&goes, &whole(GOES, &shown), "the control: the copy shows it")?;
    all_in(&stays, &whole(STAYS, &shown), "the control: the copy shows it")?;
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
    organisation.settle(&home, &opened.store).await;
    told(&opened.store).await;
    let (noted, logged) = records(&opened.store).await;
    let erasures = by_platform + due;
    must((noted, logged) == (erasures, erasures), format!("{noted} of {erasures} noted, {logged} in the log"))?;
    closed(opened).await;

    let opened = open(&home, 31).await;
    let today = opened.held.clone();
    closed(opened).await;
    must(
        before.epochs.keys().all(|epoch| !today.epochs.contains_key(epoch)),
        "the old epoch's key is gone".to_owned(),
    )?;
    let shown = everything(&old.join(DATABASE), &today).await?;
    for stem in [GOES, STAYS] {
        nothing(&shown, stem, "the old copy with the keys of today")?;
    }
    must(index(&old.join("search.db"), &today).await?.is_none(), "the old index opens with a key of today".to_owned())?;
    let here = everything(&home.join(DATABASE), &today).await?;
    nothing(&here, GOES, "the file of now")?;
    all_in(&stays, &whole(STAYS, &here), "it is held, waits or stayed, and is lost")?;
    nothing(&index(&home.join("search.db"), &today).await?.unwrap_or_default(), GOES, "the index of now")?;
    let kept = organisation.reads(&home)?;
    nothing(&kept, GOES, "the recovery files, opened")?;
    must(whole(STAYS, &kept).len() == WAITING as usize, "what waits can be recovered".to_owned())?;
    for folder in [&home, &old] {
        raw(folder)?;
    }
    Ok(())
}

fn all_in(wanted: &BTreeSet<String>, there: &BTreeSet<String>, why: &str) -> Result<(), String> {
    let missing: Vec<&String> = wanted.difference(there).take(5).collect();
    must(missing.is_empty(), format!("{why}: {missing:?} is not there"))
}

/// No canary stands in any file as it lies on the disk, in whatever folder.
fn raw(folder: &Path) -> Result<(), String> {
    for entry in std::fs::read_dir(folder).map_err(|cause| format!("no folder: {cause}"))? {
        let path = entry.map_err(|cause| format!("no file: {cause}"))?.path();
        if path.is_dir() {
            raw(&path)?;
            continue;
        }
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
        let told = ["erased", "purged", "block_erased", "file_erased"].contains(&entry.kind.as_str());
        let same = told && entry.case_id.as_ref() == Some(&row.erasure.case_id);
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
