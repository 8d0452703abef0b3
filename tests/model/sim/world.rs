//! What there is in a simulation, and the checks after each step.
use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::OnceLock;

use chrono::{DateTime, TimeDelta, Utc};
use second_look::ids::CaseId;
use second_look_sandbox::ledger::{Applying, Ledger, LedgerOptions};
use second_look_sandbox::rules::policy::LeaseLimits;
use second_look_sandbox::rules::{Caller, Holder, Policy, Role, Scope};
use second_look_sandbox::stock::{self, Stocked};

use super::Kind;
use super::console::SimConsole;
use super::replay::Wrong;
use super::wire::{Ask, ENVIRONMENT, Reply};
use crate::dice::Dice;
use crate::invariants::{self, Recorded, Row};

/// Steps with faults before the calm.
const STEPS: usize = 260;
/// The four lives of a key: none, an hour, a day, thirty days.
pub const KEY_LIVES: [i64; 4] = [0, 3600, 86_400, 30 * 86_400];
/// Who sits where. The lead works without a console and has no origin there.
pub const PEOPLE: [(&str, &str); 3] = [("rev-17", "R. Iyer"), ("rev-23", "M. Okafor"), ("lead-02", "S. Haddad")];

/// What a seed sets up.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Which test.
    pub kind: Kind,
    /// How long the platform remembers a key, seconds.
    pub key_life_secs: i64,
    /// How decisions become effective.
    pub applying: Applying,
    /// How many cases.
    pub cases: usize,
    /// The person of each console, as a place in [`PEOPLE`].
    pub consoles: Vec<usize>,
    /// Steps with faults.
    pub steps: usize,
}

impl Plan {
    /// What this seed sets up.
    pub fn of(seed: u64, kind: Kind) -> Self {
        let mut dice = Dice::of(seed ^ 0x0070_6c61_6e00);
        let key_life_secs = KEY_LIVES[usize::try_from(seed % 4).unwrap()];
        let applying = dice.pick(&[Applying::AtOnce, Applying::AtOnce, Applying::After(30), Applying::Manual]);
        match kind {
            Kind::Everything => {
                let consoles = dice.pick(&[&[0_usize, 1, 0][..], &[0, 1], &[0], &[0, 0]]).to_vec();
                Self { kind, key_life_secs, applying, cases: 1 + dice.below(4), consoles, steps: STEPS }
            }
            Kind::TwoReviewers => {
                let consoles = if seed.is_multiple_of(2) { vec![0, 1] } else { vec![0, 0] };
                Self { kind, key_life_secs, applying, cases: 1, consoles, steps: 60 }
            }
        }
    }
}

/// A letter to the platform, or a reply to a console.
pub enum Envelope {
    /// On its way to the platform.
    ToPlatform {
        /// From which console.
        from: usize,
        /// In which of its lives.
        life: u32,
        /// Which call.
        letter: u64,
        /// About which case.
        case: CaseId,
        /// What.
        ask: Ask,
        /// Whether the answer finds its way back.
        answered: bool,
    },
    /// On its way back.
    ToConsole {
        /// To which console.
        to: usize,
        /// In which of its lives.
        life: u32,
        /// Of which call.
        letter: u64,
        /// What.
        reply: Reply,
    },
}

/// The whole simulation.
pub struct World {
    pub(super) plan: Plan,
    pub(super) dice: Dice,
    /// True time: the platform's clock.
    pub(super) now: DateTime<Utc>,
    pub(super) ledger: Ledger,
    pub(super) cases: Vec<CaseId>,
    pub(super) consoles: Vec<SimConsole>,
    pub(super) post: Vec<Envelope>,
    pub(super) letters: u64,
    /// Decisions of people without a console.
    pub(super) strangers: BTreeSet<String>,
    /// Faults may happen.
    pub(super) stormy: bool,
    /// An answer of the platform was heard in this step.
    pub(super) answered: bool,
    pub(super) trace: String,
    /// What goes wrong with the next decision, in a replayed script.
    pub(super) wrong_next: Option<Wrong>,
    /// What was met: answers to decisions, and how entries ended.
    pub(super) met: BTreeSet<String>,
    /// Events of the platform checked so far.
    checked: usize,
}

fn all_cases() -> &'static [Stocked] {
    static CASES: OnceLock<Vec<Stocked>> = OnceLock::new();
    CASES.get_or_init(|| stock::generate(7, 40, ENVIRONMENT).into_iter().filter(|case| !case.operations).collect())
}

impl World {
    /// Sets a world up.
    pub fn new(seed: u64, plan: Plan) -> Self {
        let mut dice = Dice::of(seed ^ 0x6361_7365);
        let mut stocked: Vec<Stocked> = Vec::new();
        while stocked.len() < plan.cases {
            let case = &all_cases()[dice.below(all_cases().len())];
            if stocked.iter().all(|known| known.case_id != case.case_id) {
                stocked.push(case.clone());
            }
        }
        Self::over(seed, plan, stocked)
    }

    /// Sets a world up over these cases.
    pub fn over(seed: u64, plan: Plan, stocked: Vec<Stocked>) -> Self {
        let dice = Dice::of(seed);
        let epoch = DateTime::UNIX_EPOCH + TimeDelta::days(20_000);
        let cases = stocked.iter().map(|case| CaseId::new(case.case_id.clone())).collect();
        let options = LedgerOptions {
            policy: Policy::default(),
            leases: LeaseLimits::default(),
            key_life_secs: plan.key_life_secs,
            applying: plan.applying,
        };
        let consoles = plan.consoles.iter().enumerate().map(|(n, who)| SimConsole::new(n, PEOPLE[*who].0)).collect();
        let mut trace = String::new();
        writeln!(trace, "seed {seed}: {plan:?}").unwrap();
        Self {
            plan,
            dice,
            now: epoch,
            ledger: Ledger::new(options, epoch, vec![(ENVIRONMENT.to_owned(), stocked)]),
            cases,
            consoles,
            post: Vec::new(),
            letters: 0,
            strangers: BTreeSet::new(),
            stormy: true,
            answered: false,
            trace,
            wrong_next: None,
            met: BTreeSet::new(),
            checked: 0,
        }
    }

    /// The trace, and what was met.
    pub fn into_parts(self) -> (String, BTreeSet<String>) {
        (self.trace, self.met)
    }

    /// Steps with faults, then the calm.
    ///
    /// # Errors
    /// What was wrong, at the first step where it showed.
    pub fn run(&mut self) -> Result<(), String> {
        self.first_sync()?;
        for _ in 0..self.plan.steps {
            self.checked_step(Self::step)?;
        }
        self.calm()
    }

    /// One step with the checks after it.
    pub(super) fn checked_step(&mut self, step: impl FnOnce(&mut Self)) -> Result<(), String> {
        let before: Vec<Vec<Row>> = self.consoles.iter().map(|console| console.disk.rows()).collect();
        self.answered = false;
        self.ledger.settle(self.now);
        step(self);
        let mut wrong = Vec::new();
        let mut rows = Vec::new();
        for (console, before) in self.consoles.iter().zip(&before) {
            let after = console.disk.rows();
            wrong.extend(invariants::outbox(&after, &console.disk.decided()));
            wrong.extend(invariants::step(before, &after, self.answered));
            rows.extend(after);
        }
        if self.ledger.history().len() != self.checked {
            self.checked = self.ledger.history().len();
            wrong.extend(self.ledger.violations().iter().map(|found| format!("oracle: {found:?}")));
            wrong.extend(invariants::platform(&rows, &self.recorded(), &self.strangers));
        }
        if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
    }

    /// Every decision the platform has recorded.
    pub(super) fn recorded(&self) -> Vec<Recorded> {
        let recorded = self.ledger.recorded().map(|(_, recorded)| Recorded {
            decision: recorded.decision_id.clone(),
            case: recorded.case_id.clone(),
            digest: recorded.body_digest.clone(),
            state: recorded.state.as_str(),
        });
        recorded.collect()
    }

    /// A console's own clock.
    pub(super) fn clock(&self, index: usize) -> DateTime<Utc> {
        self.now + self.consoles[index].clock_error
    }

    /// A line of the trace.
    pub(super) fn say(&mut self, words: std::fmt::Arguments<'_>) {
        let secs = (self.now - self.ledger.epoch).num_milliseconds();
        writeln!(self.trace, "{secs:>12} {words}").unwrap();
    }
}

/// A person as the platform knows them.
pub fn caller(place: usize) -> Caller {
    let (id, name) = PEOPLE[place];
    let lead = id.starts_with("lead");
    Caller {
        person: Holder { id: id.into(), name: name.into() },
        roles: if lead { vec![Role::Reviewer, Role::Lead] } else { vec![Role::Reviewer] },
        scopes: Scope::ALL.into_iter().filter(|scope| lead || *scope != Scope::Lead).collect(),
        environments: vec![ENVIRONMENT.into()],
    }
}
