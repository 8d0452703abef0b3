//! A kill, or an error, at every call of every scenario (reliability T-01 and T-04).
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::reader::{self, Found};
use crate::rules::{Broken, Heard, hold};
use crate::scenario::{ALL, Orders, Said, Scenario, open};
use crate::tracer::{self, Damage, Ended, Task};
use crate::world::{Template, World};

/// Runs at the same time.
pub const LANES: usize = 2;

/// What came of many runs.
#[derive(Clone, Debug, Default)]
pub struct Sum {
    /// Runs, or images.
    pub runs: usize,
    /// Of images, those unlike any other.
    pub distinct: usize,
    /// Runs that ended before the call came: how often a call is made may differ by one or two.
    pub missed: usize,
    /// What was broken, with the run that broke it.
    pub broken: Vec<(String, Broken)>,
}

impl Sum {
    /// Adds another.
    pub fn add(&mut self, other: Self) {
        self.runs += other.runs;
        self.distinct += other.distinct;
        self.missed += other.missed;
        self.broken.extend(other.broken);
    }

    /// One line a program can read, and whether it is clean.
    pub fn line(&self, id: &str, seed: u64) -> String {
        let count = |is: fn(&Broken) -> bool| self.broken.iter().filter(|(_, broken)| is(broken)).count();
        format!(
            "{id}: runs={} missed={} seeds={seed}-{seed} lost={} doubled={} torn={} false_saved={} false_not_saved={} \
             signals={} stuck={}",
            self.runs,
            self.missed,
            count(|broken| matches!(broken, Broken::Lost(_))),
            count(|broken| matches!(broken, Broken::Doubled(_))),
            count(|broken| matches!(broken, Broken::Torn(_))),
            count(|broken| matches!(broken, Broken::FalselySaved(_))),
            count(|broken| matches!(broken, Broken::FalselyNotSaved(_))),
            count(|broken| matches!(broken, Broken::Signal(_))),
            count(|broken| matches!(broken, Broken::Stuck(_))),
        )
    }

    /// Prints the line, or gives the line with everything that was broken.
    pub fn verdict(&self, id: &str, seed: u64) -> Result<(), String> {
        let line = self.line(id, seed);
        if self.missed * 50 > self.runs {
            return Err(format!("{line}\n  the damage was hardly ever done: nothing was tested"));
        }
        if self.broken.is_empty() {
            println!("{line}");
            return Ok(());
        }
        let broken: Vec<String> =
            self.broken.iter().take(20).map(|(run, broken)| format!("  {run}: {broken:?}")).collect();
        Err(format!("{line}\n{}", broken.join("\n")))
    }
}

/// A scenario with everything its runs share.
pub struct Ground {
    scenario: Scenario,
    seed: u64,
    world: World,
    /// The state it begins with.
    pub template: Template,
    /// What a run that nothing disturbs leaves.
    pub whole: Found,
}

impl Ground {
    /// Prepares a scenario, and runs it once undisturbed.
    pub async fn prepare(scenario: Scenario, seed: u64) -> Self {
        let world = World::start(seed).await;
        let template = world.template(scenario).await;
        let mut ground = Self { scenario, seed, world, template, whole: Found::default() };
        let run = ground.begin().await;
        let said = run.orders.run(|_, _| {}).await;
        assert!(matches!(said, Said::Done(_)), "{scenario:?}, undisturbed: {said:?}");
        ground.whole = reader::read(&run.orders.home).await.unwrap().unwrap();
        ground
    }

    /// A copy of the template; where decisions are sent, with a platform of its own.
    pub async fn begin(&self) -> Run {
        let (folder, home) = self.template.copy();
        if !matches!(self.scenario, Scenario::Decide | Scenario::Confirm) {
            return Run { orders: self.world.orders(self.scenario, &home), world: None, _folder: folder };
        }
        let world = World::start(self.seed).await;
        let store = open(&home, false).await.unwrap();
        world.claim(&store).await;
        store.close().await.unwrap();
        Run { orders: world.orders(self.scenario, &home), world: Some(world), _folder: folder }
    }
}

/// One run's folder and orders.
pub struct Run {
    /// What it does, where.
    pub orders: Orders,
    world: Option<World>,
    _folder: tempfile::TempDir,
}

impl Run {
    /// Reads what is left, then lets the engine start on it and go on until it is done.
    pub async fn judge(&self, whole: &Found, ended: &Ended, ours: bool) -> Result<(), Broken> {
        match (ended.signal, ended.code) {
            (Some(9), _) if ours => {}
            (Some(signal), _) => return Err(Broken::Signal(format!("signal {signal}: {}", ended.complaint))),
            (_, Some(0)) => {}
            (_, code) => return Err(Broken::Signal(format!("exit {code:?}: {}", ended.complaint))),
        }
        self.judge_left(whole, &ended.heard).await
    }

    /// The same, however the run ended.
    pub async fn judge_left(&self, whole: &Found, heard: &Heard) -> Result<(), Broken> {
        let found = reader::read(&self.orders.home).await.map_err(Broken::Torn)?;
        hold(&self.orders, whole, heard, found.as_ref())?;
        self.go_on(whole, found.as_ref()).await
    }

    async fn go_on(&self, whole: &Found, found: Option<&Found>) -> Result<(), Broken> {
        let orders = &self.orders;
        if let Some(world) = &self.world {
            let store = open(&orders.home, false).await.map_err(|cause| Broken::Stuck(cause.code().to_owned()))?;
            let confirmed = orders.confirm(&store).await;
            let _ = store.close().await;
            confirmed.map_err(|cause| Broken::Stuck(cause.code().to_owned()))?;
            let after = reader::read(&orders.home).await.map_err(Broken::Torn)?.unwrap_or_default();
            // Nothing was heard of a decision that went on to its receipt: that it is no longer queued is no loss.
            hold(orders, whole, &Heard::default(), Some(&after))?;
            return delivered(world, found, &after);
        }
        let done = orders.scenario == Scenario::StoreImage && found.is_some_and(|found| !found.images.is_empty());
        if !done {
            match orders.run(|_, _| {}).await {
                Said::Done(_) => {}
                said => return Err(Broken::Stuck(format!("the next start: {said:?}"))),
            }
        }
        let after = reader::read(&orders.home).await.map_err(Broken::Torn)?;
        let heard = Heard { done: Some(String::new()), ..Heard::default() };
        hold(orders, whole, &heard, after.as_ref())
    }
}

/// The platform holds exactly what the file holds.
fn delivered(world: &World, before: Option<&Found>, after: &Found) -> Result<(), Broken> {
    let report = world.sandbox.control().oracle();
    if !report.ok {
        return Err(Broken::Doubled(format!("{:?}", report.violations)));
    }
    let entries = &after.entries;
    if entries.len() != before.map_or(0, |before| before.entries.len()) {
        return Err(Broken::Doubled("the next start changed the number of decisions".to_owned()));
    }
    if report.decisions.len() > entries.len() {
        return Err(Broken::Doubled("the platform has more decisions than the file".to_owned()));
    }
    for entry in entries {
        let there = report.decisions.iter().find(|decision| decision.decision_id == entry.decision_id);
        match there {
            Some(there) if there.body_digest == entry.body_digest && entry.state == "confirmed" => {}
            Some(_) => return Err(Broken::Torn("the platform has other bytes than the file".to_owned())),
            None => return Err(Broken::Lost(format!("{} never reached the platform", entry.decision_id))),
        }
    }
    Ok(())
}

/// T-01: a kill at every call.
pub fn kills(seed: u64) -> Result<(), String> {
    sweep("t01", seed, |call, nth| vec![Damage::Kill(call.to_owned(), nth)])
}

/// T-04: every error at every call, once; and a disk that stays full, or stays broken.
pub fn errors(seed: u64) -> Result<(), String> {
    sweep("t04", seed, |call, nth| [common(call, nth), rarer(call, nth)].concat())
}

/// T-04 without what comes seldom: a broken and a full disk at every call.
pub fn broken_or_full(seed: u64) -> Result<(), String> {
    sweep("t04", seed, common)
}

fn fail(call: &str, nth: u32, error: &'static str, on: bool) -> Damage {
    Damage::Fail { call: call.to_owned(), nth, error, on }
}

/// A call that a broken disk fails, and one after which a full disk stays full.
fn common(call: &str, nth: u32) -> Vec<Damage> {
    let mut all = vec![fail(call, nth, "EIO", false)];
    match call {
        "pwrite64" | "write" | "ftruncate" => all.push(fail(call, nth, "ENOSPC", true)),
        "openat" | "mkdir" | "rename" => all.push(fail(call, nth, "ENOSPC", false)),
        "fsync" | "fdatasync" => all.push(fail(call, nth, "ENOSPC", false)),
        _ => {}
    }
    all
}

/// A disk that is full for one call alone, a quota, a sync that fails from here on, and a call that was interrupted.
fn rarer(call: &str, nth: u32) -> Vec<Damage> {
    let one = |error, on| fail(call, nth, error, on);
    match call {
        "pwrite64" | "write" | "ftruncate" => vec![one("ENOSPC", false), one("EDQUOT", false), one("EINTR", false)],
        "openat" | "mkdir" | "rename" => vec![one("EDQUOT", false)],
        "fsync" | "fdatasync" => vec![one("EIO", true), one("EINTR", false)],
        "pread64" | "read" => vec![one("EINTR", false)],
        _ => Vec::new(),
    }
}

fn sweep(id: &str, seed: u64, damages: fn(&str, u32) -> Vec<Damage>) -> Result<(), String> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(LANES).enable_all().build().unwrap();
    let mut sum = Sum::default();
    for scenario in ALL {
        let (points, one) = runtime.block_on(one_scenario(scenario, seed, damages));
        println!("  {id} {scenario:?}: {points} calls, {} runs", one.runs);
        sum.add(one);
    }
    sum.verdict(id, seed)
}

async fn one_scenario(scenario: Scenario, seed: u64, damages: fn(&str, u32) -> Vec<Damage>) -> (u32, Sum) {
    let ground = Arc::new(Ground::prepare(scenario, seed).await);
    let run = ground.begin().await;
    let counted = traced(&run.orders, Damage::None).await;
    run.judge(&ground.whole, &counted, false).await.expect("a run that nothing disturbs is whole");
    let calls = tracer::calls(&counted.trace);
    let points = calls.values().sum();
    let damages: Vec<Damage> =
        calls.iter().flat_map(|(call, count)| (1..=*count).flat_map(move |nth| damages(call, nth))).collect();
    let (damages, next) = (Arc::new(damages), Arc::new(AtomicUsize::new(0)));
    let lanes = (0..LANES).map(|_| {
        let (ground, damages, next) = (Arc::clone(&ground), Arc::clone(&damages), Arc::clone(&next));
        tokio::spawn(async move {
            let mut sum = Sum::default();
            while let Some(damage) = damages.get(next.fetch_add(1, Ordering::Relaxed)) {
                let run = ground.begin().await;
                let ended = traced(&run.orders, damage.clone()).await;
                sum.runs += 1;
                sum.missed += usize::from(!tracer::hit(&ended, damage));
                let ours = matches!(damage, Damage::Kill(..));
                if let Err(broken) = run.judge(&ground.whole, &ended, ours).await {
                    sum.broken
                        .push((format!("{scenario:?}, seed {seed}, {damage:?}, heard {:?}", ended.heard), broken));
                }
            }
            sum
        })
    });
    let mut sum = Sum::default();
    for lane in futures::future::join_all(lanes).await {
        sum.add(lane.expect("a lane ends"));
    }
    (points, sum)
}

async fn traced(orders: &Orders, damage: Damage) -> Ended {
    let task = Task::Engine(orders.clone());
    tokio::task::spawn_blocking(move || tracer::run(&task, &damage, false)).await.unwrap()
}
