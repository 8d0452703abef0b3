//! The power goes between any two steps of every scenario, and after any sync that failed (reliability T-03).
//!
//! Nothing is killed here: one run is written down with all its bytes, and every disk that could have been left is built
//! from it. The engine must start on each, and the reader must find on each what had been called done.
use std::collections::{BTreeMap, HashSet};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use rand::SeedableRng;
use rand::rngs::StdRng;
use sha2::{Digest, Sha256};

use crate::device::{Device, FATES, Fate, Image};
use crate::faults::{Ground, LANES, Sum};
use crate::reader::{self, Found};
use crate::rules::{Broken, Heard, hold};
use crate::scenario::{ALL, Orders, Scenario, open};
use crate::trace::{Step, steps};
use crate::tracer::{self, Damage, Task};

/// A disk to be looked at.
struct Left {
    what: String,
    image: Image,
    heard: Heard,
}

/// T-03: every picture of the disk, of every scenario.
pub fn between_any_two_calls(seed: u64) -> Result<(), String> {
    every_scenario("t03", seed, false)
}

/// T-03 behind T-04: every sync fails once, and then the power goes.
pub fn after_a_failed_sync(seed: u64) -> Result<(), String> {
    every_scenario("t03-after-eio", seed, true)
}

fn every_scenario(id: &str, seed: u64, failing: bool) -> Result<(), String> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(LANES).enable_all().build().unwrap();
    let mut sum = Sum::default();
    for scenario in ALL {
        let one = runtime.block_on(one_scenario(scenario, seed, failing))?;
        println!("  {id} {scenario:?}: {} disks, {} of them unlike any other", one.runs, one.distinct);
        sum.add(one);
    }
    sum.verdict(id, seed)
}

async fn one_scenario(scenario: Scenario, seed: u64, failing: bool) -> Result<Sum, String> {
    let ground = Ground::prepare(scenario, seed).await;
    let mut random = StdRng::seed_from_u64(seed);
    let mut sum = Sum::default();
    let mut left = Vec::new();
    let mut seen = HashSet::new();
    let syncs = pictures(&ground, &Damage::None, &FATES, &mut random, &mut left).await?;
    if failing {
        left.clear();
    }
    for nth in (1..=syncs).filter(|_| failing) {
        let damage = Damage::Fail { call: "fsync".to_owned(), nth, error: "EIO", on: false };
        pictures(&ground, &damage, &[Fate::Lost, Fate::Half], &mut random, &mut left).await?;
    }
    sum.runs = left.len();
    left.retain(|left| seen.insert((digest(&left.image), left.heard.done.clone(), left.heard.pages, left.heard.sent)));
    sum.distinct = left.len();
    let orders = ground.begin().await.orders.clone();
    let left = Arc::new(Mutex::new(left));
    let whole = Arc::new(ground.whole);
    let lanes = (0..LANES).map(|_| {
        let (left, whole, orders) = (Arc::clone(&left), Arc::clone(&whole), orders.clone());
        tokio::spawn(async move {
            let mut broken = Vec::new();
            loop {
                let next = left.lock().unwrap_or_else(PoisonError::into_inner).pop();
                let Some(next) = next else { return broken };
                if let Err(why) = look(&orders, &whole, &next).await {
                    broken.push((format!("{scenario:?}, seed {seed}, {}, heard {:?}", next.what, next.heard), why));
                }
            }
        })
    });
    for lane in futures::future::join_all(lanes).await {
        sum.broken.extend(lane.expect("a lane ends"));
    }
    Ok(sum)
}

/// Runs the scenario once and builds every disk it could have left; gives the number of syncs.
async fn pictures(
    ground: &Ground,
    damage: &Damage,
    fates: &[Fate],
    random: &mut StdRng,
    left: &mut Vec<Left>,
) -> Result<u32, String> {
    let run = ground.begin().await;
    let before = lying(&run.orders.home);
    let task = Task::Engine(run.orders.clone());
    let run_damage = damage.clone();
    let ended = tokio::task::spawn_blocking(move || tracer::run(&task, &run_damage, true)).await.unwrap();
    if ended.code != Some(0) {
        return Err(format!("{damage:?}: the traced run ended badly: {}", ended.complaint));
    }
    let steps = steps(&ended.trace, &run.orders.home)?;
    let failed_at = steps.iter().position(|step| matches!(step, Step::SyncFailed(_)));
    let mut device = Device::holding(before);
    let mut heard = Heard::default();
    for (place, step) in steps.iter().enumerate() {
        device.step(step)?;
        match step {
            Step::Said(text) => heard.listen(text),
            Step::Sent => heard.sent = true,
            _ => {}
        }
        // Until the sync fails, it is the undisturbed run once more.
        if matches!(damage, Damage::None) || failed_at.is_some_and(|failed| failed <= place) {
            for fate in fates {
                let what = format!("{damage:?}, step {place} of {}, {fate:?}", steps.len());
                left.push(Left { what, image: device.cut(*fate, random), heard: heard.clone() });
            }
        }
    }
    // The picture of a disk on which nothing was lost is the disk itself; else the trace was not read rightly.
    if device.cut(Fate::Kept, random) != lying(&run.orders.home) {
        return Err(format!("{damage:?}: what was built from the trace is not what lies on the disk"));
    }
    let syncs = steps.iter().filter(|step| matches!(step, Step::Synced(_) | Step::FolderSynced)).count();
    u32::try_from(syncs).map_err(|cause| cause.to_string())
}

/// What lies in a folder.
pub fn lying(home: &Path) -> Image {
    let files = std::fs::read_dir(home).unwrap().map(|file| file.unwrap().path());
    files.map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), std::fs::read(&path).unwrap())).collect()
}

/// Tells two disks apart.
pub fn digest(image: &Image) -> [u8; 32] {
    let mut digest = Sha256::new();
    for (name, bytes) in image {
        digest.update(name.as_bytes());
        digest.update(bytes.len().to_le_bytes());
        digest.update(bytes);
    }
    digest.finalize().into()
}

/// The engine starts on one copy of the disk, the reader looks at another.
async fn look(orders: &Orders, whole: &Found, left: &Left) -> Result<(), Broken> {
    let [for_engine, for_reader] = [laid(&left.image), laid(&left.image)];
    let store = open(for_engine.path(), orders.scenario == Scenario::Migrate).await;
    let store = store.map_err(|cause| Broken::Stuck(format!("the next start: {cause}")))?;
    store.close().await.map_err(|cause| Broken::Stuck(format!("the next end: {cause}")))?;
    let found = reader::read(for_reader.path()).await.map_err(Broken::Torn)?;
    hold(orders, whole, &left.heard, found.as_ref())
}

/// A disk as a folder.
#[expect(clippy::disallowed_methods, reason = "encrypted bytes of invented people, as a disk would hold them")]
pub fn laid(image: &BTreeMap<String, Vec<u8>>) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in image {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}
