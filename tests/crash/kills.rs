//! The killing, and the count afterwards.
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use second_look_sandbox::{Fault, FaultRule, SandboxOptions};

use crate::reader::{self, Row};
use crate::stage::{ENVIRONMENT, Stage, sign_in};

/// Cases in the queue: more than a hundred short lives can decide.
const CASES: usize = 6_000;

/// Kills a console `times` times, then counts. The seed is printed, so that a failure can be repeated.
pub fn run(times: u32) -> Result<(), String> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(kill_and_count(times))
}

async fn kill_and_count(times: u32) -> Result<(), String> {
    let seed: u64 = rand::rng().random();
    let stage = Stage::new(SandboxOptions { cases: CASES, ..SandboxOptions::default() }).await;
    // Drawing pictures would take the time that is to be spent on deciding; a missing one is written down just as well.
    stage.sandbox.control().fault(FaultRule::always(
        "GET",
        "*/files/*",
        Fault::Status { status: 404, code: None, retry_after: None },
    ));
    let home = stage.home();
    std::fs::create_dir_all(&home).unwrap();
    let config = stage.config();
    let text = config.to_toml().replace("undo_secs = 10", "undo_secs = 0");
    #[expect(clippy::disallowed_methods, reason = "a configuration holds addresses, nothing personal")]
    std::fs::write(home.join("config.toml"), text).unwrap();
    let console = stage.open().await;
    sign_in(&console, "rev-17").await;
    console.sync_once().await.map_err(|error| error.to_string())?;
    console.close().await.map_err(|error| error.to_string())?;

    let said = Arc::new(Mutex::new(BTreeMap::new()));
    let mut random = StdRng::seed_from_u64(seed);
    for _ in 0..times {
        let life = Duration::from_millis(random.random_range(0..700));
        one_life(&home, life, &said).await;
    }
    let said = said.lock().unwrap().clone();

    let console = stage.open().await;
    // Whatever was on its way is read back or sent; the sandbox answers at once.
    for _ in 0..200 {
        console.send_due().await.map_err(|error| error.to_string())?;
        let counts = console.status().await.map_err(|error| error.to_string())?.counts;
        if counts.held + counts.waiting == 0 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    console.close().await.map_err(|error| error.to_string())?;
    let rows = reader::read(&home, &stage.config()).await;
    let report = stage.sandbox.control().oracle();
    println!(
        "crash: {times} kills, seed {seed}, {} decisions said to be saved, {} in the file, {} on the platform",
        said.len(),
        rows.len(),
        report.decisions.len()
    );
    if !report.ok {
        return Err(format!("seed {seed}: the platform was led to break its rules: {:?}", report.violations));
    }
    count(&said, &rows, &stage).map_err(|error| format!("seed {seed}: {error}"))
}

/// Starts a console, lets it live, kills it with SIGKILL, and writes down what it said.
async fn one_life(home: &std::path::Path, life: Duration, said: &Arc<Mutex<BTreeMap<String, String>>>) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .arg("child")
        .arg(home)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let (opened, wait) = tokio::sync::oneshot::channel();
    let output = BufReader::new(child.stdout.take().unwrap());
    let listener = std::thread::spawn({
        let said = Arc::clone(said);
        move || {
            let mut opened = Some(opened);
            for line in output.lines().map_while(Result::ok) {
                let Some((entry, decision)) = line.split_once(' ') else { continue };
                if entry == "open" {
                    opened.take().map(|opened| opened.send(()));
                } else {
                    said.lock().unwrap().insert(entry.to_owned(), decision.to_owned());
                }
            }
        }
    });
    // One life in eight ends while the console is still opening.
    if !life.as_millis().is_multiple_of(8) {
        let _ = tokio::time::timeout(Duration::from_secs(20), wait).await;
    }
    tokio::time::sleep(life).await;
    let _ = child.kill();
    let _ = child.wait();
    listener.join().unwrap();
}

/// Nothing said aloud is lost, nothing is doubled, and every decision on the platform is one of ours.
fn count(said: &BTreeMap<String, String>, rows: &[Row], stage: &Stage) -> Result<(), String> {
    if said.len() < 100 {
        return Err(format!("only {} decisions: the children hardly lived", said.len()));
    }
    let held: BTreeMap<&str, &Row> = rows.iter().map(|row| (row.entry_id.as_str(), row)).collect();
    for (entry, decision) in said {
        match held.get(entry.as_str()) {
            None => return Err(format!("decision {decision} was called saved and is lost")),
            Some(row) if row.decision_id != *decision => return Err(format!("entry {entry} changed its decision")),
            Some(_) => {}
        }
    }
    let report = stage.sandbox.control().oracle();
    let mut on_platform = BTreeMap::new();
    let mut cases = BTreeSet::new();
    for decision in &report.decisions {
        if decision.environment != ENVIRONMENT || !cases.insert(decision.case_id.clone()) {
            return Err(format!("case {} was decided twice", decision.case_id));
        }
        on_platform.insert(decision.decision_id.as_str(), decision);
    }
    for row in rows {
        let there = on_platform.remove(row.decision_id.as_str());
        match (row.state.as_str(), there) {
            ("confirmed" | "accepted", Some(decision)) if decision.body_digest == row.body_digest => {}
            ("withdrawn" | "needs_review", None) => {}
            (state, there) => {
                return Err(format!(
                    "decision {} is {state} here ({}) and {} there",
                    row.decision_id,
                    row.why.as_deref().unwrap_or("no reason"),
                    if there.is_some() { "recorded" } else { "absent" }
                ));
            }
        }
        if row.log_entries != 1 {
            return Err(format!("decision {} has {} entries in the log", row.decision_id, row.log_entries));
        }
    }
    if let Some(stranger) = on_platform.keys().next() {
        return Err(format!("the platform holds {stranger}, which nobody here has decided"));
    }
    let undelivered = rows.iter().filter(|row| row.state == "needs_review").count();
    if undelivered * 20 > rows.len() {
        return Err(format!("{undelivered} of {} decisions were put before a person for no good reason", rows.len()));
    }
    Ok(())
}
