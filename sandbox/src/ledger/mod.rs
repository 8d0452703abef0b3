//! The platform's memory: cases, claims, decisions and keys of each environment, in plain maps behind one lock.
//!
//! What this room does: it stands where a database would. It carries out what [`crate::rules`] allow, stamps every
//! change, keeps the feed's order and writes the history the oracle reads.
//!
//! What it promises: each method is one transaction; a feed page costs what the page costs, whatever the size of the
//! world; evidence nobody asked for is never built.
//!
//! What it deliberately does not do: rules, HTTP, sign-in, clocks (the time is an argument), durability.
mod evidence;
mod feed;
mod incoming;
mod render;
mod sessions;
mod witnessed;
mod work;
mod world_changes;

use crate::rules::{
    CaseRecord, CaseState, Policy, Recorded, Time, claims::ClaimBook, keys, oracle, oracle_feed, policy::LeaseLimits,
    witness,
};
use crate::stock::{Evidence, Stocked};
use chrono::TimeDelta;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

pub use evidence::{FileFound, Shown};
pub use feed::Page;
pub use render::{claim as claim_json, decision as decision_json};
pub use sessions::{Listed, SessionPage, SortBy};
pub use work::{DecisionAsk, Outcome, Second};
pub use world_changes::{BadRecord, Change, WorldError};

/// How long a recorded decision takes to become effective.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Applying {
    /// 201: at once.
    AtOnce,
    /// 202: applied after so many seconds of the platform's clock.
    After(u64),
    /// 202: until the control says so.
    Manual,
}

/// One case with everything the platform keeps of it.
#[derive(Clone, Debug)]
pub struct Case {
    /// What the rules look at.
    pub record: CaseRecord,
    /// As the world began.
    pub facts: Stocked,
    /// `updatedAt`.
    pub stamp: Time,
    evidence: Option<Arc<Evidence>>,
    newest: Option<usize>,
    /// The id of the answer a second person has to answer; told while the case waits for one.
    first_answer: Option<String>,
    busy_until: Option<Time>,
    fails_to_apply: bool,
    raw_summary: Option<String>,
}

/// A session made through the documented create call; it never becomes a case by itself.
#[derive(Clone, Debug)]
pub(crate) struct Created {
    pub(crate) session_id: String,
    pub(crate) flow_id: String,
    pub(crate) subject_id: Option<String>,
    pub(crate) state: Option<String>,
    pub(crate) at: Time,
}

/// Everything of one environment.
#[derive(Debug, Default)]
pub struct Environment {
    name: String,
    cases: Vec<Case>,
    by_id: HashMap<String, usize>,
    by_session: HashMap<String, usize>,
    feed: BTreeMap<(Time, String), usize>,
    feed_history: Vec<oracle_feed::FeedEvent>,
    last_stamp: Option<Time>,
    decisions: Vec<Recorded>,
    decision_stamps: Vec<Time>,
    by_decision: HashMap<String, usize>,
    used_ids: std::collections::HashSet<String>,
    decision_feed: BTreeMap<(Time, String), usize>,
    keys: HashMap<(String, String), keys::Entry>,
    due: BTreeSet<(Time, usize)>,
    created: Vec<Created>,
    links: HashMap<String, usize>,
    devices: HashMap<String, witness::Device>,
}

/// What the ledger is opened with.
#[derive(Clone, Debug)]
pub struct LedgerOptions {
    /// Policy and its limits.
    pub policy: Policy,
    /// Lease limits.
    pub leases: LeaseLimits,
    /// How long a key is remembered, in seconds.
    pub key_life_secs: i64,
    /// How decisions become effective.
    pub applying: Applying,
}

/// The whole memory.
#[derive(Debug)]
pub struct Ledger {
    /// Policy, leases, key life, applying; the control may change them.
    pub options: LedgerOptions,
    /// The moment the world began.
    pub epoch: Time,
    environments: BTreeMap<String, Environment>,
    history: Vec<oracle::Event>,
    cursor_generation: u32,
    minted: u64,
}

impl Ledger {
    /// Opens a ledger over the stock of each environment.
    #[must_use]
    pub fn new(options: LedgerOptions, epoch: Time, stock: Vec<(String, Vec<Stocked>)>) -> Self {
        let mut ledger = Self {
            options,
            epoch,
            environments: BTreeMap::new(),
            history: Vec::new(),
            cursor_generation: 1,
            minted: 0,
        };
        for (name, cases) in stock {
            let mut environment = Environment { name: name.clone(), ..Environment::default() };
            for facts in cases {
                environment.add(facts, epoch, None);
            }
            ledger.environments.insert(name, environment);
        }
        ledger
    }

    /// The history so far.
    #[must_use]
    pub fn history(&self) -> &[oracle::Event] {
        &self.history
    }

    /// Every recorded decision, oldest first, with its environment.
    pub fn recorded(&self) -> impl Iterator<Item = (&str, &Recorded)> {
        self.environments.values().flat_map(|env| env.decisions.iter().map(|recorded| (env.name.as_str(), recorded)))
    }

    /// What the oracle finds.
    #[must_use]
    pub fn violations(&self) -> Vec<oracle::Violation> {
        let shown: Vec<&Recorded> = self.recorded().map(|(_, recorded)| recorded).collect();
        let mut found = oracle::check(&self.history, &shown);
        let mut seen: HashMap<&str, &str> = HashMap::new();
        for env in self.environments.values() {
            found.extend(oracle_feed::check(&env.name, &env.feed_history));
            for case in &env.cases {
                let elsewhere = seen.insert(&case.record.case_id, &env.name);
                if elsewhere.is_some_and(|other| other != env.name) || case.record.environment != env.name {
                    let case_id = case.record.case_id.clone();
                    found.extend(oracle::check(
                        &[oracle::Event::Leaked { case_id, how: "kept in two environments" }],
                        &[],
                    ));
                }
            }
        }
        found
    }

    /// A fresh opaque id with the given head.
    pub(crate) fn mint(&mut self, head: &str) -> String {
        self.minted += 1;
        // Multiplying by an odd constant keeps ids unique and looks less like a counter one could rely on.
        format!("{head}_{:016x}", self.minted.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    /// Carries out what has come due: decisions that were to be applied by now.
    pub fn settle(&mut self, now: Time) {
        for environment in self.environments.values_mut() {
            while let Some((due, index)) = environment.due.first().copied().filter(|(due, _)| *due <= now) {
                environment.due.remove(&(due, index));
                environment.apply(index, now, &mut self.history);
            }
        }
    }
}

impl Environment {
    fn add(&mut self, facts: Stocked, epoch: Time, stamp: Option<Time>) -> usize {
        let index = self.cases.len();
        let stamp = stamp.unwrap_or_else(|| epoch + TimeDelta::seconds(facts.opened_at_secs));
        let record = CaseRecord {
            case_id: facts.case_id.clone(),
            environment: self.name.clone(),
            operations: facts.operations,
            suspicion: facts.suspicion,
            state: CaseState::Pending,
            revision: 1,
            outcome: facts.platform_outcome.clone(),
            finality: facts.finality.clone(),
            claims: ClaimBook::default(),
            assigned: None,
        };
        self.by_id.insert(facts.case_id.clone(), index);
        if let Some(session) = &facts.session_id {
            self.by_session.insert(session.clone(), index);
        }
        self.feed.insert((stamp, facts.case_id.clone()), index);
        self.feed_history.push(oracle_feed::FeedEvent::Moved { case_id: facts.case_id.clone(), stamp });
        self.last_stamp = self.last_stamp.max(Some(stamp));
        self.cases.push(Case {
            record,
            facts,
            stamp,
            evidence: None,
            newest: None,
            first_answer: None,
            busy_until: None,
            fails_to_apply: false,
            raw_summary: None,
        });
        index
    }
}
