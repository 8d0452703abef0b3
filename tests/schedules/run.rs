//! Running schedules: some as a test, or seed after seed for as long as asked.
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::process::{Command, ExitCode, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use libtest_mimic::{Arguments, Failed, Trial};
use second_look::clock::Clock;
use second_look::console::Console;

use crate::bench::Bench;
use crate::checks;
use crate::long;
use crate::picker::Picker;
use crate::rest::{Rest, runtime};
use crate::schedule::Schedule;

/// Schedules of the suite.
const SCHEDULES: u64 = 1_000;
/// Processes that share them.
const PARTS: u64 = 2;
/// The watchdog ends a run in which one schedule takes longer than this.
const HANGS_AFTER: Duration = Duration::from_secs(60);

/// The seed under way, for the watchdog; 0 while none is, else one more than the seed.
static UNDER_WAY: AtomicU64 = AtomicU64::new(0);
/// The seed this run began with, kept in the same way.
static FIRST: AtomicU64 = AtomicU64::new(0);

/// Runs the suite, a part of it (`part FROM TO`), or `soak t08 --from SEED --minutes N`.
pub fn main() -> ExitCode {
    if let Err(cause) = std::thread::Builder::new().name("watchdog".to_owned()).spawn(watch) {
        println!("no watchdog: {cause}");
        return ExitCode::FAILURE;
    }
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.first().map(String::as_str) {
        Some("soak") => soak(&words),
        Some("part") => part(&words),
        _ => {
            let all = Trial::test("a_thousand_schedules_of_lock_send_close_and_sync_end_and_keep_every_promise", all);
            libtest_mimic::run(&Arguments::from_args(), vec![all]).exit_code()
        }
    }
}

/// Names a schedule that hangs where nobody looks.
fn watch() {
    let clock = Clock::system();
    let (mut seed, mut since) = (0, clock.elapsed());
    loop {
        std::thread::sleep(Duration::from_secs(1));
        let now = UNDER_WAY.load(Ordering::SeqCst);
        if now != seed || now == 0 {
            (seed, since) = (now, clock.elapsed());
        } else if clock.elapsed() - since > HANGS_AFTER {
            let (from, hangs) = (FIRST.load(Ordering::SeqCst) - 1, seed - 1);
            println!("seed {hangs} hangs");
            println!("soak t08: from {from} to {hangs} done {} failed {hangs}", hangs - from + 1);
            std::process::exit(1);
        }
    }
}

/// Each part in a process of its own: which threads sleep is asked of the whole process.
fn all() -> Result<(), Failed> {
    let program = std::env::current_exe()?;
    let each = SCHEDULES / PARTS;
    let parts = (0..PARTS).map(|part| {
        let (from, to) = ((part * each).to_string(), ((part + 1) * each).to_string());
        Command::new(&program).args(["part", &from, &to]).stdout(Stdio::piped()).spawn()
    });
    let mut met = BTreeSet::new();
    for part in parts.collect::<Result<Vec<_>, _>>()? {
        let output = part.wait_with_output()?;
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        if !output.status.success() {
            return Err(format!("{}\n{said}", output.status).into());
        }
        met.extend(said.lines().filter_map(|line| line.strip_prefix("met ")).map(str::to_owned));
    }
    let missed: Vec<&&str> = MET.iter().filter(|word| !met.contains(**word)).collect();
    if missed.is_empty() { Ok(()) } else { Err(format!("never met: {missed:?}; met: {met:#?}").into()) }
}

/// Some schedules; says what was met.
fn part(words: &[String]) -> ExitCode {
    let number = |at: usize| words.get(at).and_then(|word| word.parse::<u64>().ok());
    let (Some(from), Some(to)) = (number(1), number(2)) else { return ExitCode::from(2) };
    let mut met = BTreeSet::new();
    let mut run = Run::default();
    let mut ran = Ok(());
    for seed in from..to {
        match run.one(seed) {
            Ok(words) => met.extend(words),
            Err(wrong) => {
                ran = Err(wrong);
                break;
            }
        }
    }
    if let Err(wrong) = ran.and_then(|()| run.end()) {
        println!("{wrong}");
        return ExitCode::FAILURE;
    }
    met.iter().for_each(|word| println!("met {word}"));
    ExitCode::SUCCESS
}

/// What a thousand schedules must have met.
const MET: &[&str] = &[
    "end: Closed",
    "end: Locked",
    "end: Dropped",
    "lock: ok",
    "lock: dropped",
    "close: closed",
    "send: locked",
    "save: queued",
    "save: locked",
    "undo: undone",
    "undo: too_late",
    "undo: locked",
    "sync: locked",
    "sync: closing",
    "cut on the wire",
    "came late",
];

/// Seed after seed; at the end the last bench is closed like the others.
fn soak(words: &[String]) -> ExitCode {
    let run = RefCell::new(Run::default());
    let ended = long::main(words, |id, seed| (id == "t08").then(|| run.borrow_mut().one(seed).map(drop)));
    match run.into_inner().end() {
        Ok(()) => ended,
        Err(wrong) => {
            println!("{wrong}");
            ExitCode::FAILURE
        }
    }
}

/// One bench after another, each with its own runtime.
#[derive(Default)]
struct Run {
    open: Option<(tokio::runtime::Runtime, Rest, Bench, Console)>,
}

impl Run {
    /// One schedule. Gives what was met.
    fn one(&mut self, seed: u64) -> Result<Vec<String>, String> {
        UNDER_WAY.store(seed + 1, Ordering::SeqCst);
        let _already = FIRST.compare_exchange(0, seed + 1, Ordering::SeqCst, Ordering::SeqCst);
        let (runtime, rest, mut bench, console) = self.open.take().unwrap_or_else(|| {
            let (runtime, rest) = runtime();
            let (bench, console) = runtime.block_on(Bench::new());
            (runtime, rest, bench, console)
        });
        let mut trace = Vec::new();
        let ran = runtime.block_on(scheduled(&mut bench, &rest, console, seed, &mut trace));
        let (console, met) = ran.map_err(|wrong| format!("{}\nseed {seed}: {wrong}", trace.join("\n")))?;
        self.open = Some((runtime, rest, bench, console));
        if self.open.as_ref().is_some_and(|(_, _, bench, _)| bench.is_worn()) {
            self.end().map_err(|wrong| format!("seed {seed}: {wrong}"))?;
        }
        UNDER_WAY.store(0, Ordering::SeqCst);
        Ok(met)
    }

    fn end(&mut self) -> Result<(), String> {
        let Some((runtime, _rest, _bench, console)) = self.open.take() else { return Ok(()) };
        runtime.block_on(console.close()).map_err(|cause| cause.to_string())
    }
}

async fn scheduled(
    bench: &mut Bench,
    rest: &Rest,
    console: Console,
    seed: u64,
    trace: &mut Vec<String>,
) -> Result<(Console, Vec<String>), String> {
    let cases = bench.claimed::<4>(&console).await;
    let [first, second, third, _] = &cases;
    let due = [bench.decided(&console, first).await, bench.decided(&console, second).await];
    bench.stage.pass(11);
    let entries = [due[0], due[1], bench.decided(&console, third).await];
    // Something for the sync to bring.
    bench.stage.control().add_cases(crate::stage::ENVIRONMENT, 1).map_err(|cause| cause.to_string())?;
    let mut picker = Picker::of(seed);
    let mut drain = crate::dice::Dice::of(picker.dice.roll());
    let mut schedule = Schedule::new(bench, rest, picker);
    let ran = schedule.run(console, &cases, &entries).await;
    trace.append(&mut schedule.trace);
    drop(schedule);
    rest.settle().await;
    let ran = ran?;
    checks::ended(bench, &ran).await?;
    let mut met: Vec<String> = ran.met.iter().cloned().collect();
    met.push(format!("end: {:?}", ran.end));
    if !ran.late.is_empty() {
        met.push("came late".to_owned());
    }
    let decision = |waiting: &second_look_sandbox::http::turnstile::Waiting| waiting.path.ends_with("/decision");
    if ran.late.iter().any(decision) {
        met.push("cut on the wire".to_owned());
    }
    let console = checks::drained(bench, ran, &mut drain, trace).await?;
    Ok((console, met))
}
