//! T-27: a long day on a network that fails at every twentieth request. A console works a queue to its end in a process of
//! its own; nothing is lost or doubled, and it neither grows nor keeps files open.
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use second_look::clock::Clock;
use second_look_sandbox::rules::body::Verb;
use second_look_sandbox::{Fault, FaultRule, SandboxOptions};

use crate::kills::{Said, count, drain, listen};
use crate::pictures::{self, Size};
use crate::reader;
use crate::stage::{ENVIRONMENT, Stage, sign_in};

/// How long and how hard somebody works.
pub struct Day {
    /// Cases in the queue at the start.
    pub cases: usize,
    /// Between two decisions.
    pub pace: Duration,
    /// Between two looks at the process.
    pub look_every: Duration,
    /// The console may grow by so much between the second tenth of its looks and the last.
    pub growth: Option<f64>,
}

/// An hour of ten thousand cases.
pub const HOUR: Day =
    Day { cases: 10_000, pace: Duration::from_millis(250), look_every: Duration::from_secs(5), growth: Some(1.1) };
/// Long enough to meet every fault; too short to tell growth from waking up.
pub const MOMENT: Day = Day { cases: 150, pace: Duration::ZERO, look_every: Duration::from_millis(50), growth: None };

/// Far longer than any day takes: beyond it, the queue does not come to its end.
const ENDS_WITHIN: Duration = Duration::from_hours(3);
/// Cases on which a colleague has given the first of two answers.
const WAITING: usize = 20;
/// File handles more than at the first tenth: connections come and go.
const MORE_HANDLES: usize = 16;

/// One look at the process.
struct Look {
    memory_kib: u64,
    handles: usize,
}

/// A day; the faults' dice are the sandbox's own, so a seed is only a number.
pub fn run(day: &Day, seed: u64) -> Result<(), String> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(work(day, seed))
}

async fn work(day: &Day, seed: u64) -> Result<(), String> {
    let stage = Stage::new(SandboxOptions { cases: day.cases, seed, ..SandboxOptions::default() }).await;
    let control = stage.sandbox.control();
    pictures::hand_out_few(&control, Size::Drawn);
    for case in control.suspicious_cases(ENVIRONMENT).iter().take(WAITING) {
        control.decide_as(ENVIRONMENT, "rev-23", case, Verb::Approve).map_err(|error| error.to_string())?;
    }
    let home = stage.home();
    std::fs::create_dir_all(&home).unwrap();
    let text = stage.config().to_toml();
    configure(&home, &text.replace("undo_secs = 10", "undo_secs = 5"));
    let console = stage.open().await;
    sign_in(&console, "rev-17").await;
    console.sync_once().await.map_err(|error| error.to_string())?;
    console.close().await.map_err(|error| error.to_string())?;
    for fault in faults() {
        control.fault(FaultRule { method: None, chance: Some(0.01), ..FaultRule::always("*", "**", fault) });
    }

    let said = Arc::new(Mutex::new(Said::default()));
    let pace = day.pace.as_millis().to_string();
    let program = std::env::current_exe().unwrap();
    let mut command = Command::new(program);
    command.arg("child").arg(&home).arg(pace).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().unwrap();
    let (listener, _hears) = listen(&mut child, &said);
    let looked = watch(&mut child, day).await;
    let _ = child.kill();
    let _ = child.wait();
    listener.join().unwrap();
    let looks = looked?;
    let hits: u64 = control.with_faults(|plan| plan.hits().iter().map(|rule| u64::from(rule.hits)).sum());
    control.clear_faults();

    configure(&home, &text.replace("undo_secs = 10", "undo_secs = 0"));
    let console = stage.open().await;
    drain(&console).await?;
    let left = console.status().await.map_err(|error| error.to_string())?.counts;
    console.close().await.map_err(|error| error.to_string())?;
    if left.held + left.waiting != 0 {
        return Err(format!("{} decisions are still on their way", left.held + left.waiting));
    }
    let rows = reader::read(&home, &stage.config()).await;
    let report = control.oracle();
    if !report.ok {
        return Err(format!("the platform was led to break its rules: {:?}", report.violations));
    }
    let said = said.lock().unwrap().clone();
    count(&said, &rows, &stage, 4)?;
    if hits < 20 {
        return Err(format!("only {hits} requests failed: nothing was proven"));
    }
    println!("t27: saved={} failed_requests={hits} {}", said.saved.len(), grown(&looks, day)?);
    Ok(())
}

/// Writes the configuration of the profile.
#[expect(clippy::disallowed_methods, reason = "a configuration holds addresses, nothing personal")]
pub fn configure(home: &Path, text: &str) {
    std::fs::write(home.join("config.toml"), text).unwrap();
}

/// Five kinds, each at one request in a hundred.
fn faults() -> [Fault; 5] {
    let busy = Fault::Status { status: 503, code: Some("unavailable".to_owned()), retry_after: Some("1".to_owned()) };
    [
        busy,
        Fault::Status { status: 500, code: None, retry_after: None },
        Fault::Reset,
        Fault::LoseAnswer,
        Fault::DelayAnswer { ms: 300 },
    ]
}

/// Looks at the process until it ends by itself.
async fn watch(child: &mut Child, day: &Day) -> Result<Vec<Look>, String> {
    let clock = Clock::system();
    let mut looks = Vec::new();
    while clock.elapsed() < ENDS_WITHIN {
        if let Some(status) = child.try_wait().map_err(|error| error.to_string())? {
            return if status.success() { Ok(looks) } else { Err(format!("the console ended with {status}")) };
        }
        looks.extend(look(child.id()));
        tokio::time::sleep(day.look_every).await;
    }
    Err("the queue does not come to its end".to_owned())
}

/// None where the system does not tell, and while the process ends.
fn look(id: u32) -> Option<Look> {
    let rollup = std::fs::read_to_string(format!("/proc/{id}/smaps_rollup")).ok()?;
    let pss = rollup.lines().find_map(|line| line.strip_prefix("Pss:"))?;
    let memory_kib = pss.split_whitespace().next()?.parse().ok()?;
    let handles = std::fs::read_dir(format!("/proc/{id}/fd")).ok()?.count();
    Some(Look { memory_kib, handles })
}

/// What came of the looks: the second tenth, when everything was warm, against the last.
fn grown(looks: &[Look], day: &Day) -> Result<String, String> {
    let tenth = looks.len() / 10;
    let (Some(first), Some(last)) = (looks.get(tenth..2 * tenth), looks.get(looks.len() - tenth..)) else {
        return Err("too few looks".to_owned());
    };
    if first.is_empty() {
        return if cfg!(target_os = "linux") { Err("too few looks".to_owned()) } else { Ok(String::new()) };
    }
    let middle = |part: &[Look], of: fn(&Look) -> u64| {
        let mut all: Vec<u64> = part.iter().map(of).collect();
        all.sort_unstable();
        all[all.len() / 2]
    };
    let memory = |part| middle(part, |one| one.memory_kib);
    let handles = |part| usize::try_from(middle(part, |one| one.handles as u64)).unwrap();
    #[expect(clippy::cast_precision_loss, reason = "kibibytes of one process")]
    let ratio = memory(last) as f64 / memory(first) as f64;
    let told = format!(
        "memory={}..{} KiB ({ratio:.3}) handles={}..{}",
        memory(first),
        memory(last),
        handles(first),
        handles(last)
    );
    if day.growth.is_some_and(|most| ratio > most) || handles(last) > handles(first) + MORE_HANDLES {
        return Err(format!("it grows: {told}"));
    }
    Ok(told)
}
