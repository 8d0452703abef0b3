//! The killing, and the count afterwards.
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use second_look::console::Console;
use second_look_sandbox::rules::body::Verb;
use second_look_sandbox::{Fault, FaultRule, SandboxOptions};
use tokio::sync::watch::Receiver;

use crate::reader::{self, Row};
use crate::stage::{ENVIRONMENT, Stage, sign_in};

/// Cases in the queue: more than a hundred short lives can decide.
const CASES: usize = 2_500;

/// Cases on which a colleague has given the first of two answers.
const WAITING: usize = 300;
const COLLEAGUE: &str = "rev-23";

/// Undo times of a life, seconds, as the configuration allows them: none, so that sending is interrupted; some, so that
/// decisions of this life and of lives before are held, or just due, when the kill comes.
const UNDO_SECS: [u32; 3] = [0, 5, 10];

/// Kills a console `times` times, then counts. The seed says when, and how long each life lets a decision be taken back.
pub fn run(times: u32, seed: u64) -> Result<(), String> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(kill_and_count(times, seed))
}

/// When a life ends. Counted in decisions, so that a slow machine kills at the same places as a quick one.
struct Life {
    /// While the console is still opening.
    hardly_born: bool,
    /// After so many decisions were called saved.
    decisions: u32,
    /// And this much later, in the midst of the next.
    then: Duration,
}

/// What the children said aloud.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// Entries called saved, with their decisions.
    pub saved: BTreeMap<String, String>,
    /// Entries called taken back.
    pub undone: BTreeSet<String>,
}

async fn kill_and_count(times: u32, seed: u64) -> Result<(), String> {
    let stage = Stage::new(SandboxOptions { cases: CASES, ..SandboxOptions::default() }).await;
    // Drawing pictures would take the time that is to be spent on deciding; a missing one is written down just as well.
    stage.sandbox.control().fault(FaultRule::always(
        "GET",
        "**/files/*",
        Fault::Status { status: 404, code: None, retry_after: None },
    ));
    let control = stage.sandbox.control();
    for case in control.suspicious_cases(ENVIRONMENT).iter().take(WAITING) {
        control.decide_as(ENVIRONMENT, COLLEAGUE, case, Verb::Approve).map_err(|error| error.to_string())?;
    }
    let home = stage.home();
    std::fs::create_dir_all(&home).unwrap();
    let text = stage.config().to_toml();
    assert!(text.contains("undo_secs = 10"), "the undo time can be set");
    #[expect(clippy::disallowed_methods, reason = "a configuration holds addresses, nothing personal")]
    let configure = |undo: u32| {
        std::fs::write(home.join("config.toml"), text.replace("undo_secs = 10", &format!("undo_secs = {undo}")))
            .unwrap();
    };
    configure(0);
    let console = stage.open().await;
    sign_in(&console, "rev-17").await;
    console.sync_once().await.map_err(|error| error.to_string())?;
    console.close().await.map_err(|error| error.to_string())?;

    let said = Arc::new(Mutex::new(Said::default()));
    let mut random = StdRng::seed_from_u64(seed);
    for _ in 0..times {
        let life = Life {
            hardly_born: random.random_bool(0.125),
            decisions: random.random_range(0..12),
            then: Duration::from_millis(random.random_range(0..60)),
        };
        configure(UNDO_SECS[random.random_range(0..UNDO_SECS.len())]);
        one_life(&home, &life, &said).await;
    }
    let said = said.lock().unwrap().clone();

    configure(0);
    let console = stage.open().await;
    drain(&console).await?;
    console.close().await.map_err(|error| error.to_string())?;
    let rows = reader::read(&home, &stage.config()).await;
    let report = stage.sandbox.control().oracle();
    println!(
        "t02: runs={times} seeds={seed}-{seed} saved={} undone={} in_the_file={} on_the_platform={}",
        said.saved.len(),
        said.undone.len(),
        rows.len(),
        report.decisions.len()
    );
    if !report.ok {
        return Err(format!("seed {seed}: the platform was led to break its rules: {:?}", report.violations));
    }
    count(&said, &rows, &stage, times).map_err(|error| format!("seed {seed}: {error}"))
}

/// Whatever was on its way is read back or sent; the sandbox answers at once.
pub async fn drain(console: &Console) -> Result<(), String> {
    for _ in 0..200 {
        console.send_due().await.map_err(|error| error.to_string())?;
        let counts = console.status().await.map_err(|error| error.to_string())?.counts;
        if counts.held + counts.waiting == 0 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    Ok(())
}

/// Starts a console, lets it live, kills it with SIGKILL, and writes down what it said.
async fn one_life(home: &std::path::Path, life: &Life, said: &Arc<Mutex<Said>>) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .arg("child")
        .arg(home)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let (listener, mut hears) = listen(&mut child, said);
    if !life.hardly_born {
        let lived = hears.wait_for(|count| count.is_some_and(|count| count >= life.decisions));
        let _ = tokio::time::timeout(Duration::from_secs(20), lived).await;
    }
    tokio::time::sleep(life.then).await;
    let _ = child.kill();
    let _ = child.wait();
    listener.join().unwrap();
}

/// Writes down what a console says until it ends; how many decisions it said by now, once it is open.
pub fn listen(child: &mut Child, said: &Arc<Mutex<Said>>) -> (JoinHandle<()>, Receiver<Option<u32>>) {
    let (told, hears) = tokio::sync::watch::channel(None);
    let output = BufReader::new(child.stdout.take().unwrap());
    let said = Arc::clone(said);
    let listener = std::thread::spawn(move || {
        for line in output.lines().map_while(Result::ok) {
            let Some((entry, decision)) = line.split_once(' ') else { continue };
            match entry {
                "open" => drop(told.send_replace(Some(0))),
                "undone" => drop(said.lock().unwrap().undone.insert(decision.to_owned())),
                _ => {
                    said.lock().unwrap().saved.insert(entry.to_owned(), decision.to_owned());
                    told.send_modify(|count| *count = count.map(|count| count + 1));
                }
            }
        }
    });
    (listener, hears)
}

/// Nothing said aloud is lost, nothing is doubled, and every decision on the platform is one of ours.
pub fn count(said: &Said, rows: &[Row], stage: &Stage, times: u32) -> Result<(), String> {
    if said.saved.len() < times as usize || said.undone.is_empty() {
        return Err(format!("only {} decisions: the children hardly lived", said.saved.len()));
    }
    let held: BTreeMap<&str, &Row> = rows.iter().map(|row| (row.entry_id.as_str(), row)).collect();
    for (entry, decision) in &said.saved {
        match held.get(entry.as_str()) {
            None => return Err(format!("decision {decision} was called saved and is lost")),
            Some(row) if row.decision_id != *decision => return Err(format!("entry {entry} changed its decision")),
            Some(row) if said.undone.contains(entry) && row.state != "withdrawn" => {
                return Err(format!("decision {decision} was called taken back and is {}", row.state));
            }
            Some(_) => {}
        }
    }
    let report = stage.sandbox.control().oracle();
    let mut on_platform = BTreeMap::new();
    let mut cases = BTreeSet::new();
    for decision in &report.decisions {
        // What a second person declined leaves its case open for another decision.
        let open_again = decision.state == "declined_by_second";
        if decision.environment != ENVIRONMENT || !(open_again || cases.insert(decision.case_id.clone())) {
            return Err(format!("case {} was decided twice", decision.case_id));
        }
        if decision.reviewer != COLLEAGUE {
            on_platform.insert(decision.decision_id.as_str(), &decision.body_digest);
        }
        if let Some(second) = &decision.second {
            on_platform.insert(second.answer_id.as_str(), &second.body_digest);
        }
    }
    let seconds = rows.iter().filter(|row| row.second && row.state == "confirmed").count();
    if seconds < times as usize / 4 {
        return Err(format!("only {seconds} second answers were given: nothing was proven of them"));
    }
    for row in rows {
        let there = on_platform.remove(row.decision_id.as_str());
        match (row.state.as_str(), there) {
            ("confirmed" | "accepted", Some(digest)) if *digest == row.body_digest => {}
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
