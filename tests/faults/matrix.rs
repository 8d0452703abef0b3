//! What a row of the matrix is made of: a fault, the phases it meets, and the exact state each of them must end in.
use std::future::Future;
use std::pin::Pin;

use second_look_sandbox::Fault;

use crate::front::Mode;

/// Where a fault meets the console.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// The change feed.
    List,
    /// A case's evidence.
    Case,
    /// The platform's answer with the link to a file.
    Link,
    /// The bytes of a file, on its own host.
    File,
    /// Taking a claim.
    Claim,
    /// Sending a decision.
    Decision,
    /// Asking which decision stands.
    ReadBack,
}

impl Phase {
    /// Every phase, in the order of the flow.
    pub const ALL: [Self; 7] =
        [Self::List, Self::Case, Self::Link, Self::File, Self::Claim, Self::Decision, Self::ReadBack];

    /// The word in the table.
    pub const fn word(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Case => "case",
            Self::Link => "file link",
            Self::File => "file",
            Self::Claim => "claim",
            Self::Decision => "decision",
            Self::ReadBack => "read-back",
        }
    }

    /// What must be seen once the fault is over and nothing else was said.
    pub const fn healed(self) -> &'static str {
        match self {
            Self::List => "ok, row new, online, log -",
            Self::Case => "ok, evidence new, online, log -",
            Self::Link | Self::File => "ok, picture ready, online, log image_fetched image_viewed",
            Self::Claim => "mine, online, log case_opened claimed",
            Self::Decision | Self::ReadBack => "confirmed, Confirmed, online, log confirmed",
        }
    }

    const fn at(self) -> usize {
        self as usize
    }
}

/// How a fault is brought about.
#[derive(Clone, Debug)]
pub enum Way {
    /// By the sandbox, at every request of the phase while it lasts.
    Box(Fault),
    /// By the sandbox, at so many requests of the phase.
    Times(u32, Fault),
    /// By what stands between the console and the sandbox.
    Front(Mode),
}

/// One fault and what it makes of each phase it meets.
#[derive(Clone, Debug)]
pub struct Variant {
    /// In words.
    pub name: &'static str,
    /// How it is brought about.
    pub way: Way,
    /// Needs limits of a few hundred milliseconds.
    pub timed: bool,
    /// How long it takes until the next attempt is due.
    pub after_secs: u32,
    wants: [Option<&'static str>; 7],
    retries: [Option<&'static str>; 7],
    thens: [Option<&'static str>; 7],
}

/// The states of all seven phases, for faults that are the same to the console.
pub type Wants = [Option<&'static str>; 7];

impl Variant {
    /// A fault of the sandbox, at every request.
    pub fn boxed(name: &'static str, fault: Fault, wants: Wants) -> Self {
        Self::over(name, Way::Box(fault), wants)
    }

    /// A fault of the sandbox, at so many requests.
    pub fn times(name: &'static str, times: u32, fault: Fault, wants: Wants) -> Self {
        Self::over(name, Way::Times(times, fault), wants)
    }

    /// A fault of the way to the sandbox.
    pub fn front(name: &'static str, mode: Mode, wants: Wants) -> Self {
        Self::over(name, Way::Front(mode), wants)
    }

    fn over(name: &'static str, way: Way, wants: Wants) -> Self {
        Self { name, way, timed: false, after_secs: 20, wants, retries: [None; 7], thens: [None; 7] }
    }

    /// The same with short limits.
    pub fn timed(mut self) -> Self {
        self.timed = true;
        self
    }

    /// The next attempt is due only after this.
    pub fn after(mut self, secs: u32) -> Self {
        self.after_secs = secs;
        self
    }

    /// One phase ends otherwise.
    pub fn but(mut self, phase: Phase, want: &'static str) -> Self {
        self.wants[phase.at()] = Some(want);
        self
    }

    /// The fault has no meaning in these phases.
    pub fn without(mut self, phases: &[Phase]) -> Self {
        for phase in phases {
            self.wants[phase.at()] = None;
        }
        self
    }

    /// Only these phases.
    pub fn only(mut self, phases: &[Phase]) -> Self {
        for phase in Phase::ALL.iter().filter(|phase| !phases.contains(phase)) {
            self.wants[phase.at()] = None;
        }
        self
    }

    /// Met on a retry, the phase ends otherwise than on the first try.
    pub fn again(mut self, phase: Phase, want: &'static str) -> Self {
        self.retries[phase.at()] = Some(want);
        self
    }

    /// What is seen once the fault is over.
    pub fn then(mut self, phase: Phase, want: &'static str) -> Self {
        self.thens[phase.at()] = Some(want);
        self
    }

    /// The phases it meets.
    pub fn phases(&self) -> Vec<Phase> {
        Phase::ALL.into_iter().filter(|phase| self.wants[phase.at()].is_some()).collect()
    }

    /// The state while the fault lasts.
    pub fn want(&self, phase: Phase, retry: bool) -> String {
        let again = self.retries[phase.at()].filter(|_| retry);
        again.map_or_else(|| told_once(self.wants[phase.at()].unwrap_or_default(), phase, retry), str::to_owned)
    }

    /// The state once it is over: what was said of it, or what follows from the state while it lasted.
    pub fn want_then(&self, phase: Phase, retry: bool) -> String {
        if let Some(then) = self.thens[phase.at()] {
            return told_once(then, phase, retry);
        }
        let want = self.want(phase, retry);
        let (kept, _) = want.split_once(", log").unwrap_or((&want, ""));
        let (kept, _) = kept.rsplit_once(", ").unwrap_or((kept, ""));
        let final_words = ["confirmed", "needs_review", "parked", "closed", "superseded", "ok, picture", "ok, row new"];
        let is_final = final_words.iter().any(|word| kept.starts_with(word))
            || ["picture erased", "picture bad", "evidence new"].iter().any(|word| kept.contains(word));
        match phase {
            Phase::Claim if kept == "mine" => "mine, online, log case_opened".into(),
            _ if is_final => format!("{kept}, online, log -"),
            _ => phase.healed().into(),
        }
    }
}

/// That a decision was sent is told to the log at the first try alone.
fn told_once(want: &str, phase: Phase, retry: bool) -> String {
    let want = if retry && phase == Phase::Decision { want.replace("log sent", "log") } else { want.to_owned() };
    let want = want.replace("log  ", "log ");
    if want.ends_with("log") { want + " -" } else { want }
}

/// What a journey comes to: nothing, or what was seen instead of what was expected.
pub type Checked = Result<(), String>;

/// A case with a way of its own.
#[derive(Clone, Copy)]
pub struct Journey {
    /// In words.
    pub name: &'static str,
    /// The state it must end in, for the table; the journey asserts it.
    pub expected: &'static str,
    /// Runs it with a seed.
    pub run: fn(u64) -> Pin<Box<dyn Future<Output = Checked> + Send>>,
}

/// A test that holds this row already, in another suite.
#[derive(Clone, Copy)]
pub struct Elsewhere {
    /// The file, from the top of the repository.
    pub file: &'static str,
    /// The name of its function.
    pub test: &'static str,
    /// What it shows.
    pub expected: &'static str,
}

/// One of the 72 rows of the reference.
pub struct Row {
    /// `N1` to `R5`.
    pub id: &'static str,
    /// The fault in words.
    pub fault: &'static str,
    /// Where design or contract rule otherwise than the reference, or what the row leaves open.
    pub ruling: &'static str,
    /// Faults run through the phases.
    pub variants: Vec<Variant>,
    /// Cases with a way of their own.
    pub journeys: Vec<Journey>,
    /// Tests of other suites.
    pub elsewhere: Vec<Elsewhere>,
}

impl Row {
    /// A row without cases yet.
    pub fn new(id: &'static str, fault: &'static str) -> Self {
        Self { id, fault, ruling: "", variants: Vec::new(), journeys: Vec::new(), elsewhere: Vec::new() }
    }

    /// Adds the ruling.
    pub fn ruled(mut self, ruling: &'static str) -> Self {
        self.ruling = ruling;
        self
    }

    /// Adds a fault.
    pub fn with(mut self, variant: Variant) -> Self {
        self.variants.push(variant);
        self
    }

    /// Adds a journey.
    pub fn journey(
        mut self,
        name: &'static str,
        expected: &'static str,
        run: fn(u64) -> Pin<Box<dyn Future<Output = Checked> + Send>>,
    ) -> Self {
        self.journeys.push(Journey { name, expected, run });
        self
    }

    /// Adds a test of another suite.
    pub fn elsewhere(mut self, file: &'static str, test: &'static str, expected: &'static str) -> Self {
        self.elsewhere.push(Elsewhere { file, test, expected });
        self
    }

    /// Cases this suite runs for the row: each fault in each phase on first try and on retry, and each journey.
    pub fn cases(&self) -> usize {
        self.variants.iter().map(|variant| variant.phases().len() * 2).sum::<usize>() + self.journeys.len()
    }
}
