//! A sandbox and a console that many cases are run on, one after another. Each case takes a fresh case of the queue and
//! leaves no fault behind; a bench on which something went wrong is thrown away.
use std::sync::{Arc, Mutex};
use std::time::Duration;

use second_look::clock::Clock;
use second_look::console::Console;
use second_look::ids::CaseId;
use second_look::platform::Limits;
use second_look_sandbox::{ClockMode, Fault, SandboxOptions};
use tokio::sync::Semaphore;

use crate::certificates::{Authority, Wrong};
use crate::front::{Front, Mode};
use crate::matrix::{Checked, Phase, Variant, Way};
use crate::phase;
use crate::stage::{ENVIRONMENT, Stage, sign_in};

/// Who decides.
pub const REVIEWER: &str = "rev-17";
/// Cases a bench begins with, and gets more of when they are used up.
const CASES: usize = 80;

/// What a bench is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Long limits: only what the sandbox does counts.
    Plain,
    /// Short limits: a fault that lasts is cut.
    Timed,
    /// The way leads through a [`Front`].
    Front,
}

/// A sandbox, a console over it, and cases nobody has touched yet.
pub struct Bench {
    kind: Kind,
    /// The sandbox and the clocks.
    pub stage: Stage,
    /// The console.
    pub console: Console,
    /// What stands between them: before the platform, and before the files.
    pub fronts: Option<[Front; 2]>,
    fresh: Vec<CaseId>,
    /// Counts up, so that every change of a case shows.
    pub number: u32,
}

impl Bench {
    async fn new(kind: Kind, seed: u64, authority: &Arc<Authority>) -> Self {
        let now = Clock::system().now();
        let clock = ClockMode::Manual(now);
        let options = SandboxOptions { seed, cases: CASES, live_cases: 0, clock, journal: 400, ..Default::default() };
        let mut stage = Stage::new(options).await;
        stage.clock = Clock::manual(now);
        // The clock stands still: a pause is told, never waited out.
        stage.limits = Limits { pause_inside: Duration::ZERO, link_pause: Duration::ZERO, ..Limits::default() };
        let mut fronts = None;
        match kind {
            Kind::Plain | Kind::Timed => {}
            Kind::Front => {
                let at = stage.sandbox.addresses().clone();
                let host = at.review.trim_start_matches("http://").split('/').next().unwrap();
                let before = Front::before(host, Arc::clone(authority)).await;
                let files = Front::before(&at.files, Arc::clone(authority)).await;
                stage.review = Some(format!("https://{}/review/v1", before.host));
                stage.platform = Some(format!("https://{}/api/v1", before.host));
                stage.more_file_hosts = vec![files.host.clone()];
                fronts = Some([before, files]);
            }
        }
        let mut console = stage.synced(REVIEWER).await;
        if kind != Kind::Plain {
            // Everything is here, and on a busy machine that took its time: from now on an answer has to come quickly.
            console.close().await.expect("the console closes");
            let limits = &mut stage.limits;
            if kind == Kind::Timed {
                (limits.first_byte, limits.silence) = (Duration::from_millis(1_800), Duration::from_millis(1_800));
                (limits.json_total, limits.image_total) = (Duration::from_millis(2_500), Duration::from_millis(2_500));
            } else {
                limits.connect = Duration::from_millis(1_500);
            }
            console = stage.open().await;
        }
        let mut bench = Self { kind, stage, console, fronts, fresh: Vec::new(), number: 0 };
        bench.take_in(None);
        bench
    }

    /// Plain cases of these, or of all.
    fn take_in(&mut self, only: Option<Vec<String>>) {
        let plain = self.stage.control().plain_cases(ENVIRONMENT);
        let plain = plain.into_iter().filter(|id| only.as_ref().is_none_or(|only| only.contains(id)));
        self.fresh.extend(plain.map(CaseId::new));
    }

    /// A case nobody has touched yet, held here with its evidence.
    pub async fn fresh(&mut self) -> CaseId {
        if self.fresh.is_empty() {
            let added = self.stage.control().add_cases(ENVIRONMENT, CASES).unwrap();
            self.console.sync_once().await.expect("new cases come");
            self.take_in(Some(added));
        }
        self.fresh.pop().expect("a plain case")
    }

    async fn break_by(&self, phase: Phase, way: &Way) {
        match way {
            Way::Box(fault) => self.stage.control().fault(phase.rule(fault.clone(), None)),
            Way::Times(count, fault) => self.stage.control().fault(phase.rule(fault.clone(), Some(*count))),
            Way::Front(mode) => {
                let [platform, files] = self.fronts.as_ref().expect("a bench with fronts");
                if phase == Phase::File {
                    // The host of the files is what fails: its link leads there.
                    let location = format!("https://{}/blob/specimen", files.host);
                    let link = Fault::Redirect { status: 302, location };
                    self.stage.control().fault(Phase::Link.rule(link, None));
                    files.be(*mode).await;
                } else {
                    platform.be(*mode).await;
                }
            }
        }
    }

    async fn mend(&self) {
        self.stage.control().clear_faults();
        for front in self.fronts.iter().flatten() {
            front.be(Mode::Tls(Wrong::Nothing)).await;
        }
    }

    /// Runs one cell of the matrix: prepare, fail, heal.
    async fn run(&mut self, variant: &Variant, phase: Phase, retry: bool) -> Checked {
        let asset = phase::prepare(self, phase).await;
        if retry {
            // An attempt that fails in the plainest way comes first.
            let plainest = phase::plainest();
            self.break_by(phase, &Way::Box(plainest)).await;
            phase::attempt(self, phase, &asset).await;
            self.mend().await;
            self.stage.pass(20);
        }
        let before = phase::mark(self, &asset).await;
        self.break_by(phase, &variant.way).await;
        phase::attempt(self, phase, &asset).await;
        let seen = phase::seen(self, phase, &asset, before).await;
        self.mend().await;
        let mut wrong = Vec::from_iter(compare("while it lasts", &variant.want(phase, retry), &seen));
        self.stage.pass(variant.after_secs);
        phase::tidy(self).await;
        let before = phase::mark(self, &asset).await;
        phase::attempt(self, phase, &asset).await;
        let seen = phase::seen(self, phase, &asset, before).await;
        wrong.extend(compare("once it is over", &variant.want_then(phase, retry), &seen));
        wrong.extend(phase::finish(self, phase, &asset).await.err());
        if !phase::is_online(self).await {
            // A wait that was told with nothing asked since: the next case shall not see it.
            wrong.extend(self.console.sync_once().await.err().map(|error| error.to_string()));
        }
        if wrong.is_empty() { Ok(()) } else { Err(wrong.join("; ")) }
    }
}

fn compare(when: &str, want: &str, seen: &str) -> Option<String> {
    (want != seen).then(|| format!("{when}: expected \u{201c}{want}\u{201d}, saw \u{201c}{seen}\u{201d}"))
}

/// Signs in again where a fault ended the sign-in.
pub async fn sign_in_again(bench: &Bench) {
    sign_in(&bench.console, REVIEWER).await;
}

/// Benches that wait for work.
pub struct Benches {
    seed: u64,
    authority: Arc<Authority>,
    idle: Mutex<Vec<Bench>>,
    plain: Semaphore,
    timed: Semaphore,
    front: Semaphore,
}

impl Benches {
    /// None yet; they are made when they are needed.
    pub fn new(seed: u64, authority: Arc<Authority>) -> Self {
        Self {
            seed,
            authority,
            idle: Mutex::default(),
            plain: Semaphore::new(3),
            timed: Semaphore::new(8),
            front: Semaphore::new(4),
        }
    }

    /// Runs one cell on a bench of the right kind.
    pub async fn run(self: Arc<Self>, variant: Variant, phase: Phase, retry: bool) -> Checked {
        let kind = match variant.way {
            Way::Front(_) => Kind::Front,
            _ if variant.timed => Kind::Timed,
            _ => Kind::Plain,
        };
        let turns = match kind {
            Kind::Plain => &self.plain,
            Kind::Timed => &self.timed,
            Kind::Front => &self.front,
        };
        let _turn = turns.acquire().await.map_err(|error| error.to_string())?;
        let idle = {
            let mut idle = self.idle.lock().unwrap();
            idle.iter().position(|bench| bench.kind == kind).map(|at| idle.swap_remove(at))
        };
        let mut bench = match idle {
            Some(bench) => bench,
            None => Bench::new(kind, self.seed, &self.authority).await,
        };
        let checked = bench.run(&variant, phase, retry).await;
        match &checked {
            Ok(()) => self.idle.lock().unwrap().push(bench),
            Err(_) => bench.console.close().await.map_err(|error| error.to_string())?,
        }
        checked
    }

    /// Closes every bench, and asks each platform whether it was led to break its rules.
    pub async fn close(&self) -> Checked {
        let benches = std::mem::take(&mut *self.idle.lock().unwrap());
        for bench in benches {
            bench.console.close().await.map_err(|error| error.to_string())?;
            let report = bench.stage.control().oracle();
            if !report.ok {
                return Err(format!("the platform's oracle: {:?}", report.violations));
            }
        }
        Ok(())
    }
}
