//! Running the matrix: as tests, one a row, or by seed for as long as asked.
use std::collections::BTreeMap;
use std::os::unix::process::CommandExt;
use std::process::{Command, ExitCode};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use libtest_mimic::{Arguments, Trial};
use second_look::clock::Clock;
use tokio::runtime::Runtime;
use tokio::task::JoinSet;

use crate::bench::Benches;
use crate::certificates::Authority;
use crate::matrix::Row;
use crate::{rows, table};

/// Rows that run side by side; most of the time they wait for a limit.
const SIDE_BY_SIDE: usize = 12;

/// What all rows share.
struct Run {
    runtime: Runtime,
    benches: Arc<Benches>,
    seed: u64,
    cases: AtomicUsize,
    wrong: AtomicUsize,
}

impl Run {
    fn new(seed: u64) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        let benches = Arc::new(Benches::new(seed, authority()));
        Self { runtime, benches, seed, cases: AtomicUsize::new(0), wrong: AtomicUsize::new(0) }
    }

    /// Every case of a row; gives what was wrong.
    fn row(&self, row: &Row) -> Result<(), String> {
        self.runtime.block_on(async {
            let mut running = JoinSet::new();
            for variant in &row.variants {
                for phase in variant.phases() {
                    for retry in [false, true] {
                        let tried = if retry { "retry" } else { "first try" };
                        let name = format!("{} {}, {}, {tried}", row.id, variant.name, phase.word());
                        let one = Arc::clone(&self.benches).run(variant.clone(), phase, retry);
                        running.spawn(async move { (name, tokio::spawn(one).await) });
                    }
                }
            }
            for journey in &row.journeys {
                let (name, one) = (format!("{} {}", row.id, journey.name), (journey.run)(self.seed));
                running.spawn(async move { (name, tokio::spawn(one).await) });
            }
            let mut wrong = BTreeMap::new();
            while let Some(ended) = running.join_next().await {
                self.cases.fetch_add(1, Ordering::Relaxed);
                let (name, checked) = ended.map_err(|error| error.to_string())?;
                let said = match checked {
                    Ok(Ok(())) => continue,
                    Ok(Err(said)) => said,
                    Err(_) => "it panicked; its words stand above".to_owned(),
                };
                self.wrong.fetch_add(1, Ordering::Relaxed);
                wrong.insert(name, said);
            }
            let lines: Vec<String> = wrong.iter().map(|(name, said)| format!("{name}: {said}")).collect();
            if lines.is_empty() { Ok(()) } else { Err(format!("seed {}:\n{}", self.seed, lines.join("\n"))) }
        })
    }

    fn close(&self) -> Result<(), String> {
        self.runtime.block_on(self.benches.close())
    }
}

/// The authority this process trusts: its certificate stands in the trust store the process was started with.
pub fn authority() -> Arc<Authority> {
    Arc::clone(&trusted()[0])
}

/// An authority of whoever inspects the network; this process trusts it too.
pub fn inspector() -> Arc<Authority> {
    Arc::clone(&trusted()[1])
}

fn trusted() -> &'static [Arc<Authority>; 2] {
    static BOTH: std::sync::OnceLock<[Arc<Authority>; 2]> = std::sync::OnceLock::new();
    BOTH.get_or_init(|| {
        let both = ["SPECIMEN authority", "SPECIMEN inspection"].map(|name| Arc::new(Authority::new(name)));
        let store = std::env::var_os(STORE).expect("started with a trust store");
        #[expect(clippy::disallowed_methods, reason = "certificates of throw-away authorities, nothing personal")]
        std::fs::write(store, both.iter().map(|one| one.pem.as_str()).collect::<String>()).unwrap();
        both
    })
}

/// The seed of the tests.
const SEED: u64 = 7;
/// Where the TLS library of this system looks for what it trusts.
const STORE: &str = "SSL_CERT_FILE";
/// Names the folder of the trust store to the process that does the work.
const INSIDE: &str = "SECOND_LOOK_FAULTS_INSIDE";

/// Starts itself once more with a trust store of its own, or does the work.
pub fn main() -> ExitCode {
    if let Some(folder) = std::env::var_os(INSIDE) {
        let ended = inside();
        let _ = std::fs::remove_dir_all(folder);
        return ended;
    }
    // The folder goes with the run that follows, which takes this process's place: whoever ends the one ends the other.
    let folder = tempfile::tempdir().unwrap().keep();
    let mut again = Command::new(std::env::current_exe().unwrap());
    again.args(std::env::args_os().skip(1)).env(INSIDE, &folder).env(STORE, folder.join("trusted.pem"));
    println!("the suite could not be started again: {}", again.exec());
    ExitCode::FAILURE
}

fn inside() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let word = |name: &str| {
        let at = words.iter().position(|word| word == name)?;
        words.get(at + 1)?.parse::<u64>().ok()
    };
    let long = words.first().is_some_and(|word| word == "soak") || word("--seeds").is_some();
    if !long {
        return as_tests();
    }
    soak(word("--from").unwrap_or(SEED), word("--seeds"), word("--minutes"))
}

fn as_tests() -> ExitCode {
    let watch = Clock::system();
    let began = watch.elapsed();
    let run = Arc::new(Run::new(SEED));
    let mut trials = table::trials();
    trials.extend(rows::all().into_iter().map(|row| {
        let run = Arc::clone(&run);
        Trial::test(format!("{} {}", row.id, row.fault), move || run.row(&row).map_err(Into::into))
    }));
    let mut arguments = Arguments::from_args();
    arguments.test_threads = arguments.test_threads.or(Some(SIDE_BY_SIDE));
    let conclusion = libtest_mimic::run(&arguments, trials);
    let closed = run.close();
    if let Err(wrong) = &closed {
        println!("{wrong}");
    }
    let (cases, wrong) = (run.cases.load(Ordering::Relaxed), run.wrong.load(Ordering::Relaxed));
    println!("faults: cases={cases} wrong={wrong} in {} s", (watch.elapsed() - began).as_secs());
    if closed.is_err() { ExitCode::FAILURE } else { conclusion.exit_code() }
}

/// Seed after seed, until so many are done, so much time has passed or one has failed.
fn soak(from: u64, seeds: Option<u64>, minutes: Option<u64>) -> ExitCode {
    let watch = Clock::system();
    let end = minutes.map(|minutes| watch.elapsed() + Duration::from_secs(minutes * 60));
    let (mut cases, mut seed) = (0, from);
    let wrong = loop {
        let run = Run::new(seed);
        let rows = rows::all();
        let next = AtomicUsize::new(0);
        std::thread::scope(|scope| {
            for _ in 0..SIDE_BY_SIDE {
                scope.spawn(|| {
                    while let Some(row) = rows.get(next.fetch_add(1, Ordering::Relaxed)) {
                        if let Err(said) = run.row(row) {
                            println!("{said}");
                        }
                    }
                });
            }
        });
        let mut wrong = run.wrong.load(Ordering::Relaxed);
        if let Err(said) = run.close() {
            println!("seed {seed}: {said}");
            wrong += 1;
        }
        cases += run.cases.load(Ordering::Relaxed);
        let enough = seeds.map_or(end.is_none(), |seeds| seed + 1 - from >= seeds);
        if wrong > 0 || enough || end.is_some_and(|end| watch.elapsed() >= end) {
            break wrong;
        }
        seed += 1;
    };
    println!("soak: t09 cases={cases} seeds={from}-{seed} wrong={wrong}");
    // The line `cargo xtask soak` reads.
    let failed = if wrong == 0 { "-".to_owned() } else { seed.to_string() };
    println!("soak t09: from {from} to {seed} done {} failed {failed}", seed + 1 - from);
    if wrong == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
