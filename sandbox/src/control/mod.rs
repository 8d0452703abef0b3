//! The control: everything a test or a demonstration may do to the world, as Rust methods and under `/sandbox/...`.
//!
//! What this room does: clock, generation, settings, faults, changes of cases, colleagues who claim and decide, tokens,
//! files, the journal, the oracle. [`Control`] is the one implementation; [`routes`] only reads JSON and calls it.
//!
//! What it promises: a colleague obeys the same rules as everybody; the HTTP side answers only when enabled at start.
//!
//! What it deliberately does not do: authentication. It listens on loopback and takes JSON only, which no web page can
//! send across origins.
mod colleagues;
mod files;
mod oracle;
mod routes;
mod settings;

pub use colleagues::ColleagueError;
pub use files::OddFile;
pub use oracle::{OracleDecision, OracleReport};
pub use routes::routes;
pub use settings::{ClockMove, Settings, SettingsError, applying, generation};

use crate::faults::{FaultPlan, FaultRule};
use crate::http::journal::Entry;
use crate::http::turnstile::{Turnstile, Waiting};
use crate::ledger::{Change, Ledger, WorldError};
use crate::platform::{Platform, lock};
use crate::rules::{Role, Time};
use crate::stock::{self, Source, Stocked};
use std::sync::Arc;
use tokio::sync::mpsc;

/// A handle on a running sandbox. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Control {
    pub(crate) platform: Arc<Platform>,
}

impl Control {
    pub(crate) fn new(platform: Arc<Platform>) -> Self {
        Self { platform }
    }

    /// The platform's time.
    #[must_use]
    pub fn now(&self) -> Time {
        self.platform.clock.now()
    }

    /// Adds a fault rule behind those there are.
    pub fn fault(&self, rule: FaultRule) {
        lock(&self.platform.faults).add(rule);
    }

    /// Removes every fault rule.
    pub fn clear_faults(&self) {
        lock(&self.platform.faults).clear();
    }

    /// Reads the plan, for hits.
    pub fn with_faults<T>(&self, read: impl FnOnce(&FaultPlan) -> T) -> T {
        read(&lock(&self.platform.faults))
    }

    /// From now on every request of the API host, and every answer to one, waits until the holder of this lets it
    /// through. Once the holder is gone, everything passes.
    #[must_use]
    pub fn turnstile(&self) -> mpsc::UnboundedReceiver<Waiting> {
        let (turnstile, holder) = Turnstile::new();
        *lock(&self.platform.turnstile) = Some(turnstile);
        holder
    }

    /// Changes a case.
    ///
    /// # Errors
    /// [`WorldError`].
    pub fn change(&self, environment: &str, case_id: &str, change: Change) -> Result<(), WorldError> {
        let now = self.now();
        self.platform.ledger_at(now).change(environment, case_id, change, now)
    }

    /// Adds cases that open now; answers their ids.
    ///
    /// # Errors
    /// [`WorldError::NoEnvironment`].
    pub fn add_cases(&self, environment: &str, count: usize) -> Result<Vec<String>, WorldError> {
        let now = self.now();
        self.platform.ledger_at(now).add_cases(environment, self.platform.seed, count, now)
    }

    /// Lets the lease of a case run out now.
    ///
    /// # Errors
    /// [`WorldError`].
    pub fn lapse_claim(&self, environment: &str, case_id: &str) -> Result<(), WorldError> {
        let now = self.now();
        self.platform.ledger_at(now).lapse_claim(environment, case_id, now)
    }

    /// The ids of all cases, in the order of the world.
    #[must_use]
    pub fn case_ids(&self, environment: &str) -> Vec<String> {
        lock(&self.platform.ledger).facts(environment).map(|facts| facts.case_id.clone()).collect()
    }

    /// Cases of the operations queue, which reviewers do not see.
    #[must_use]
    pub fn operations_cases(&self, environment: &str) -> Vec<String> {
        self.pick(environment, |facts| facts.operations)
    }

    /// Cases with a suspicion code, which need two people to approve.
    #[must_use]
    pub fn suspicious_cases(&self, environment: &str) -> Vec<String> {
        self.pick(environment, |facts| facts.suspicion && !facts.operations)
    }

    /// Ordinary cases: of the trust source, with files, without a suspicion code, for reviewers.
    #[must_use]
    pub fn plain_cases(&self, environment: &str) -> Vec<String> {
        self.pick(environment, |facts| {
            let ordinary = facts.source == Source::Trust && !facts.suspicion && !facts.operations;
            ordinary
                && stock::evidence(facts).blocks.iter().any(|block| block.kind == "documentImages" && !block.erased)
        })
    }

    /// Ordinary cases all of whose pictures can be shown: none was erased, and none is withheld for want of consent.
    #[must_use]
    pub fn cases_to_compare(&self, environment: &str) -> Vec<String> {
        let plain = self.plain_cases(environment);
        let shown = self.pick(environment, |facts| {
            let blocks = stock::evidence(facts).blocks;
            let with_consent = blocks.iter().any(|block| block.content.get("consent").is_some());
            with_consent && blocks.iter().all(|block| !block.erased)
        });
        shown.into_iter().filter(|case| plain.contains(case)).collect()
    }

    /// The case of a hand-made scenario, by its name.
    #[must_use]
    pub fn case_of(&self, environment: &str, scenario: &str) -> Option<String> {
        self.pick(environment, |facts| facts.scenario == Some(scenario)).pop()
    }

    fn pick(&self, environment: &str, fits: impl Fn(&Stocked) -> bool) -> Vec<String> {
        let ledger = lock(&self.platform.ledger);
        ledger.facts(environment).filter(|facts| fits(facts)).map(|facts| facts.case_id.clone()).collect()
    }

    /// Ids of the sample people.
    #[must_use]
    pub fn people(&self) -> Vec<String> {
        self.platform.people.iter().map(|person| person.person.id.clone()).collect()
    }

    /// Reads the ledger at the platform's time, with everything due carried out.
    pub fn with_ledger<T>(&self, read: impl FnOnce(&mut Ledger, Time) -> T) -> T {
        let now = self.now();
        read(&mut self.platform.ledger_at(now), now)
    }

    /// The present ETag of a case.
    #[must_use]
    pub fn etag(&self, environment: &str, case_id: &str) -> Option<String> {
        lock(&self.platform.ledger).etag(environment, case_id)
    }

    /// Who holds a case now: the person's id.
    #[must_use]
    pub fn holder(&self, environment: &str, case_id: &str) -> Option<String> {
        let now = self.now();
        lock(&self.platform.ledger).holder(environment, case_id, now)
    }

    /// Forgets every cursor given so far.
    pub fn expire_cursors(&self) {
        lock(&self.platform.ledger).expire_cursors();
    }

    /// Access tokens issued up to now end, of one person or of all; refreshing still works.
    pub fn expire_tokens(&self, person: Option<&str>) {
        lock(&self.platform.grants).expire_access(person);
    }

    /// Gives a person these roles; tokens made from now on carry them, those made before do not. Unknown words are left
    /// out.
    pub fn set_roles(&self, person: &str, roles: &[&str]) {
        let roles = roles.iter().filter_map(|word| Role::parse(word)).collect();
        lock(&self.platform.roles).insert(person.to_owned(), roles);
    }

    /// Refresh tokens and access tokens end, of one person or of all.
    pub fn revoke_sign_ins(&self, person: Option<&str>) {
        let mut grants = lock(&self.platform.grants);
        grants.end_families_of(person);
        grants.expire_access(person);
    }

    /// Requests and answers after a position (0 for all that are kept).
    #[must_use]
    pub fn journal(&self, after: u64) -> Vec<Entry> {
        lock(&self.platform.journal).after(after)
    }

    /// Forgets the journal.
    pub fn clear_journal(&self) {
        lock(&self.platform.journal).clear();
    }
}
