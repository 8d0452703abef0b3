//! A flight (feature F1): two hundred cases are taken along and the network is cut. The console is killed twice while it
//! works, and each life begins with nothing but the disk, as after a restart of the machine; what a power cut does to the
//! disk itself is T-03. Every case is opened with its pictures and decided, and each decision lands once.
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use second_look::clock::Clock;
use second_look::console::{AppError, Console};
use second_look::queue::list::QueueFilter;
use second_look_sandbox::{Fault, FaultRule, SandboxOptions};

use crate::day::configure;
use crate::gate::Gate;
use crate::kills::drain;
use crate::pictures::{self, Size};
use crate::reader::{self, Row};
use crate::stage::{Stage, sign_in};

/// The most a pack may have: so many decisions may wait at once.
const PACKED: u32 = 200;
/// Cases in the queue: not each of them may be taken along.
const CASES: usize = 260;
/// Taken along first, so that the room for the rest is worked out from what these needed and not from what is supposed.
const FEW: u32 = 4;
/// Times the console is killed on the way.
const KILLS: usize = 2;

/// What was heard on the way.
#[derive(Default)]
struct Said {
    /// Cases left to decide, at the beginning of each life.
    undecided: Vec<u32>,
    /// Pictures that were shown.
    pictures: usize,
    /// Entries called saved, with their decisions.
    saved: BTreeMap<String, String>,
}

impl Said {
    fn hear(&mut self, line: &str) {
        let Some((word, rest)) = line.split_once(' ') else { return };
        match word {
            "open" => self.undecided.push(rest.parse().unwrap()),
            "pictures" => self.pictures += rest.parse::<usize>().unwrap(),
            entry => drop(self.saved.insert(entry.to_owned(), rest.to_owned())),
        }
    }
}

/// One flight; the seed says where it is killed.
pub fn run(seed: u64) -> Result<(), String> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(fly(seed)).map_err(|error| format!("seed {seed}: {error}"))
}

async fn fly(seed: u64) -> Result<(), String> {
    let clock = Clock::system();
    // The journeys hold what is said over the wire to its description; here it would only be kept.
    let mut stage = Stage::new(SandboxOptions { cases: CASES, journal: 0, ..SandboxOptions::default() }).await;
    let gate = Gate::before(&stage.sandbox.addresses().review).await;
    stage.review = Some(gate.address.clone());
    let home = stage.home();
    std::fs::create_dir_all(&home).unwrap();
    configure(&home, &stage.config().to_toml().replace("undo_secs = 10", "undo_secs = 0"));
    pictures::hand_out_few(&stage.sandbox.control(), Size::Small);
    let console = stage.open().await;
    sign_in(&console, "rev-17").await;
    take_along(&console).await.map_err(|why| format!("before the flight: {why}"))?;
    console.close().await.map_err(told)?;
    let packed_secs = clock.elapsed().as_secs();

    gate.shut().await;
    let control = stage.sandbox.control();
    control.fault(FaultRule::always("*", "**", Fault::Reset));
    control.fault(FaultRule::always("*", "**", Fault::Reset).on_files());
    let (mut random, mut said) = (StdRng::seed_from_u64(seed), Said::default());
    for _ in 0..KILLS {
        let decisions = random.random_range(40..80);
        let then = Duration::from_millis(random.random_range(0..400));
        tokio::task::block_in_place(|| one_life(&home, Some((decisions, then)), &mut said))?;
    }
    tokio::task::block_in_place(|| one_life(&home, None, &mut said))?;
    let console = stage.open().await;
    all_of_it_waits(&console).await?;

    control.clear_faults();
    gate.open().await;
    land(&console).await?;
    console.close().await.map_err(told)?;
    let rows = reader::read(&home, &stage.config()).await;
    count(&said, &rows, &stage)?;
    println!(
        "f1: packed={PACKED} kills={KILLS} seeds={seed}-{seed} undecided={:?} pictures={} saved={} \
         in_the_file={} on_the_platform={} packed_secs={packed_secs} secs={}",
        said.undecided,
        said.pictures,
        said.saved.len(),
        rows.len(),
        control.oracle().decisions.len(),
        clock.elapsed().as_secs()
    );
    Ok(())
}

fn told(error: AppError) -> String {
    error.to_string()
}

async fn take_along(console: &Console) -> Result<(), String> {
    let all = QueueFilter::default();
    console.take_pack(FEW, &all).await.map_err(told)?;
    // One that was cut short goes on where it ended.
    let mut report = console.take_pack(PACKED, &all).await;
    for _ in 0..3 {
        if report.as_ref().is_ok_and(|report| !report.pack.half_made) {
            break;
        }
        report = console.take_pack(PACKED, &all).await;
    }
    let report = report.map_err(told)?;
    if report.pack.cases == PACKED && !report.pack.half_made {
        return Ok(());
    }
    Err(format!("the pack is not whole: {report:?}"))
}

/// Sends what waits, as the console's worker does: on a busy machine an exchange may end for want of time and come again.
async fn land(console: &Console) -> Result<(), String> {
    for attempt in 1.. {
        match drain(console).await {
            Err(why) if attempt < 10 && why.contains("[offline]") => tokio::time::sleep(Duration::from_secs(2)).await,
            ended => return ended.map_err(|why| format!("on landing, {attempt} times: {why}")),
        }
    }
    Ok(())
}

/// Lets a console work; killed once it has called so many decisions saved and that much later, or left to its end.
fn one_life(home: &Path, killed: Option<(usize, Duration)>, said: &mut Said) -> Result<(), String> {
    let mut command = Command::new(std::env::current_exe().unwrap());
    let mut child = command.arg("aboard").arg(home).stdout(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    let before = said.saved.len();
    while killed.is_none_or(|(decisions, _)| said.saved.len() < before + decisions)
        && let Some(line) = lines.next()
    {
        said.hear(&line);
    }
    let worked = said.saved.len() - before;
    if let Some((_, then)) = killed {
        std::thread::sleep(then);
        let _ = child.kill();
    }
    lines.for_each(|line| said.hear(&line));
    let status = child.wait().map_err(|error| error.to_string())?;
    match killed {
        Some((decisions, _)) if worked < decisions || status.success() => {
            Err(format!("it ended with {status} after {worked} decisions, before it was killed"))
        }
        None if !status.success() => Err(format!("it ended with {status} after {worked} decisions")),
        _ => Ok(()),
    }
}

/// As many decisions as may wait at once: none is lost, and none may come on top.
async fn all_of_it_waits(console: &Console) -> Result<(), String> {
    let status = console.status().await.map_err(told)?;
    let (waiting, left) = (status.counts.held + status.counts.waiting, status.pack.cases + status.pack.expired);
    if (waiting, left) != (PACKED, 0) {
        return Err(format!("{waiting} decisions wait and {left} cases of the pack are left"));
    }
    let refused = console.pack_offer(1, &QueueFilter::default()).await.map_err(told)?.refused.map(|why| why.code);
    if refused.as_deref() != Some("outbox_full") {
        return Err(format!("the outbox is full, and another case may be taken along: {refused:?}"));
    }
    Ok(())
}

/// Every decision is in the file, in its log and on the platform, each once; none that was said aloud is missing.
fn count(said: &Said, rows: &[Row], stage: &Stage) -> Result<(), String> {
    let report = stage.sandbox.control().oracle();
    if !report.ok {
        return Err(format!("the platform was led to break its rules: {:?}", report.violations));
    }
    let packed = usize::try_from(PACKED).unwrap();
    let cases: BTreeSet<&str> = report.decisions.iter().map(|decision| decision.case_id.as_str()).collect();
    if (rows.len(), report.decisions.len(), cases.len()) != (packed, packed, packed) {
        let there = report.decisions.len();
        return Err(format!(
            "{} decisions are in the file, {there} on the platform, of {} cases",
            rows.len(),
            cases.len()
        ));
    }
    let there: BTreeMap<&str, &str> =
        report.decisions.iter().map(|one| (one.decision_id.as_str(), one.body_digest.as_str())).collect();
    for row in rows {
        let arrived = there.get(row.decision_id.as_str()) == Some(&row.body_digest.as_str());
        if !arrived || !matches!(row.state.as_str(), "confirmed" | "accepted") || row.log_entries != 1 {
            let (state, why, log) = (&row.state, row.why.as_deref().unwrap_or("no reason"), row.log_entries);
            return Err(format!("{} is {state} ({why}), arrived: {arrived}, {log} times in the log", row.decision_id));
        }
    }
    for (entry, decision) in &said.saved {
        if !rows.iter().any(|row| row.entry_id == *entry && row.decision_id == *decision) {
            return Err(format!("decision {decision} was called saved and is lost"));
        }
    }
    // A kill comes between a decision and the word about it at most.
    if said.saved.len() + KILLS < packed || said.undecided.first() != Some(&PACKED) || said.pictures < packed {
        return Err(format!(
            "{} decisions and {} pictures were told of, {:?} left to decide: nothing was proven",
            said.saved.len(),
            said.pictures,
            said.undecided
        ));
    }
    Ok(())
}
