//! Too little memory (D10): the whole process's, in fifty steps, which may end it in any way at all; and SQLite's own,
//! in fifty steps, which must end in an error that is told. Either way nothing is lost, torn, doubled or falsely told.
use std::io::{Read, Write};
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use crate::faults::{Ground, LANES, Sum};
use crate::rules::{Broken, Heard};
use crate::scenario::Scenario;
use crate::tracer::{Ended, Task};

/// Steps from too little to enough.
const STEPS: u64 = 50;
/// What is known to be enough, in KiB: of the process's addresses, and of SQLite's heap.
const PLENTY_KIB: u64 = 4 * 1024 * 1024;
/// Where sqlx cannot report what SQLite reports: the copy of a value panics in its worker, and whoever waits for the
/// worker waits on. It is held to what is left, as a process that died is.
const SQLX_PANICS: &str = "SQLite failed to allocate memory for duplicated value";
/// A run that takes longer hangs.
const PATIENCE: Duration = Duration::from_secs(90);

/// Whose memory is limited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whose {
    /// The addresses the process may use (`RLIMIT_AS`).
    Process,
    /// What SQLite may allocate (`hard_heap_limit`).
    Sqlite,
}

/// How a run ended, and what it had said.
struct Left {
    ended: Ended,
    /// It got as far as beginning its work.
    begun: bool,
}

/// The process has too little memory.
pub fn of_the_process(seed: u64) -> Result<(), String> {
    both_scenarios("d10-process", Whose::Process, seed)
}

/// SQLite has too little memory.
pub fn of_sqlite(seed: u64) -> Result<(), String> {
    both_scenarios("d10-sqlite", Whose::Sqlite, seed)
}

fn both_scenarios(id: &str, whose: Whose, seed: u64) -> Result<(), String> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(LANES).enable_all().build().unwrap();
    let mut sum = Sum::default();
    for scenario in [Scenario::Decide, Scenario::SyncPage] {
        sum.add(runtime.block_on(one_scenario(scenario, whose, seed))?);
    }
    sum.verdict(id, seed)
}

async fn one_scenario(scenario: Scenario, whose: Whose, seed: u64) -> Result<Sum, String> {
    let ground = Arc::new(Ground::prepare(scenario, seed).await);
    let starts = least(&ground, whose, |left| left.begun).await?;
    let enough = least(&ground, whose, |left| left.ended.heard.done.is_some()).await?;
    if starts >= enough {
        return Err(format!("{scenario:?}: {starts} KiB to start and {enough} KiB to end leave nothing between"));
    }
    // Where things lie in memory differs from run to run, so both ends are gone past a little.
    let past = (enough - starts) / 4;
    let (from, stretch) = (starts.saturating_sub(past / 4), enough - starts + past / 4 + past);
    let next = Arc::new(AtomicU64::new(0));
    let lanes = (0..LANES).map(|_| {
        let (ground, next) = (Arc::clone(&ground), Arc::clone(&next));
        tokio::spawn(async move {
            let (mut sum, mut ends) = (Sum::default(), [0_u32; 3]);
            loop {
                let step = next.fetch_add(1, Ordering::Relaxed);
                if step >= STEPS {
                    return (sum, ends);
                }
                let kib = from + stretch * step / (STEPS - 1);
                sum.runs += 1;
                match judged(&ground, whose, kib).await {
                    Ok(how) => ends[how] += 1,
                    Err(broken) => sum.broken.push((format!("{scenario:?}, seed {seed}, {kib} KiB"), broken)),
                }
            }
        })
    });
    let (mut sum, mut ends) = (Sum::default(), [0; 3]);
    for lane in futures::future::join_all(lanes).await {
        let (one, how) = lane.expect("a lane ends");
        sum.add(one);
        how.iter().enumerate().for_each(|(at, count)| ends[at] += count);
    }
    let [done, told, died] = ends;
    println!("  {scenario:?}, {from} to {} KiB: {done} done, {told} told an error, {died} died", from + stretch);
    let failed = told + died;
    if sum.broken.is_empty() && (done == 0 || failed * 3 < u32::try_from(STEPS).unwrap_or(0)) {
        return Err(format!(
            "{scenario:?}: {done} done and {failed} not: the steps are not between too little and enough"
        ));
    }
    Ok(sum)
}

/// One run: 0 done, 1 an error was told, 2 it died. What is left is held to every rule.
async fn judged(ground: &Ground, whose: Whose, kib: u64) -> Result<usize, Broken> {
    let run = ground.begin().await;
    let left = limited(Task::Tight { orders: run.orders.clone(), heap_kib: heap(whose, kib) }, whose, kib).await?;
    let is_a_death = left.ended.complaint.contains(SQLX_PANICS);
    if whose == Whose::Sqlite && !is_a_death {
        // Every allocation that fails is SQLite's to report: an end of the process, by any signal, would be ours to explain.
        run.judge(&ground.whole, &left.ended, false).await?;
    } else {
        run.judge_left(&ground.whole, &left.ended.heard).await?;
    }
    Ok(match (left.ended.heard.done.is_some(), left.ended.code) {
        (true, _) => 0,
        (false, Some(0)) => 1,
        _ => 2,
    })
}

/// The least memory with which something holds, to 64 KiB.
async fn least(ground: &Ground, whose: Whose, holds: impl Fn(&Left) -> bool) -> Result<u64, String> {
    let (mut too_little, mut enough) = (0, PLENTY_KIB);
    while enough - too_little > 64 {
        let middle = too_little + (enough - too_little) / 2;
        let run = ground.begin().await;
        let task = Task::Tight { orders: run.orders.clone(), heap_kib: heap(whose, middle) };
        let left = limited(task, whose, middle).await.map_err(|broken| format!("{middle} KiB: {broken:?}"))?;
        if holds(&left) {
            enough = middle;
        } else {
            too_little = middle;
        }
    }
    if enough == PLENTY_KIB { Err("not even plenty of memory is enough".to_owned()) } else { Ok(enough) }
}

fn heap(whose: Whose, kib: u64) -> Option<u64> {
    (whose == Whose::Sqlite).then_some(kib)
}

async fn limited(task: Task, whose: Whose, kib: u64) -> Result<Left, Broken> {
    tokio::task::spawn_blocking(move || run_limited(&task, whose, kib)).await.unwrap()
}

fn run_limited(task: &Task, whose: Whose, kib: u64) -> Result<Left, Broken> {
    let addresses = if whose == Whose::Process { kib.to_string() } else { "unlimited".to_owned() };
    let mut child = Command::new("sh")
        .args(["-c", "ulimit -v \"$1\" && shift && exec \"$@\"", "sh", &addresses])
        .arg(std::env::current_exe().unwrap())
        .arg("child")
        // One heap that grows in small steps, so that the limit is met at many places.
        .env("MALLOC_ARENA_MAX", "1")
        .env("RUST_BACKTRACE", "0")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // One that never began reads nothing.
    let _ = child.stdin.take().unwrap().write_all(&serde_json::to_vec(task).unwrap());
    let mut waited = Duration::ZERO;
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if waited > PATIENCE {
            child.kill().unwrap();
            child.wait().unwrap();
            return Err(Broken::Stuck("it neither worked nor ended".to_owned()));
        }
        std::thread::sleep(Duration::from_millis(10));
        waited += Duration::from_millis(10);
    };
    let (mut said, mut complaint) = (String::new(), String::new());
    let _ = child.stdout.take().unwrap().read_to_string(&mut said);
    let _ = child.stderr.take().unwrap().read_to_string(&mut complaint);
    let ended = Ended {
        heard: Heard::read(&said),
        signal: status.signal(),
        code: status.code(),
        trace: String::new(),
        complaint: complaint.lines().take(6).collect::<Vec<_>>().join(" | "),
    };
    Ok(Left { ended, begun: said.lines().any(|line| line.starts_with("begun")) })
}
