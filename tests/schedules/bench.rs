//! A sandbox and a profile that many schedules are run on, one after another: each takes cases nobody has touched yet.
//! Something went wrong: it is thrown away with the run.
use std::collections::BTreeSet;

use second_look::access::lock_file::Program;
use second_look::access::profile::Profile;
use second_look::clock::Clock;
use second_look::console::Console;
use second_look::ids::{CaseId, EntryId};
use second_look::secret::Secret;
use second_look::store::Store;
use second_look::store::key::Patience;
use second_look_sandbox::SandboxOptions;

use crate::invariants;
use crate::rows::row;
use crate::stage::{ENVIRONMENT, Stage, plain_approve, sign_in};

/// Who works.
pub const REVIEWER: &str = "rev-17";
/// Cases a bench begins with, and gets more of when they are used up.
const CASES: usize = 60;
/// Schedules after which a bench is worn: its file and the platform's history have become long.
const WORN: u32 = 40;
/// Entries looked at after each schedule: its own, and those of the one before.
const NEWEST: u32 = 8;
/// A key file whose passphrase costs nothing to try; `src/store/key_passphrase/tests.rs` writes it.
const CHEAP_KEYS: &str = include_str!("../fixtures/cheap-keys.json");
const PASSPHRASE: &str = "correct horse battery staple";

/// A sandbox, a profile, and cases nobody has touched yet.
pub struct Bench {
    /// Sandbox, clocks, folder.
    pub stage: Stage,
    fresh: Vec<CaseId>,
    used: u32,
    log_read: u64,
    decided: Vec<String>,
}

/// What the file says between two consoles.
pub struct Filed {
    /// The last entry of the log.
    pub last: String,
    /// States of all entries that are not at rest.
    pub moving: BTreeSet<&'static str>,
}

impl Bench {
    /// A bench with a signed-in person and nothing decided; gives the open console.
    pub async fn new() -> (Self, Console) {
        let options = SandboxOptions { cases: CASES, live_cases: 0, journal: 0, ..SandboxOptions::default() };
        let mut stage = Stage::still_with(options).await;
        stage.watch.let_go();
        if let Ok(folder) = tempfile::Builder::new().prefix("schedules").tempdir_in("/dev/shm") {
            stage.folder = folder;
        }
        cheap_keys(&stage);
        let console = stage.open().await;
        sign_in(&console, REVIEWER).await;
        console.sync_once().await.unwrap();
        let mut bench = Self { stage, fresh: Vec::new(), used: 0, log_read: 0, decided: Vec::new() };
        bench.take_in(None);
        (bench, console)
    }

    /// It has done enough.
    pub fn is_worn(&self) -> bool {
        self.used >= WORN
    }

    fn take_in(&mut self, only: Option<Vec<String>>) {
        let plain = self.stage.control().plain_cases(ENVIRONMENT);
        let plain = plain.into_iter().filter(|id| only.as_ref().is_none_or(|only| only.contains(id)));
        self.fresh.extend(plain.map(CaseId::new));
    }

    /// So many cases nobody has touched yet, claimed by the person.
    pub async fn claimed<const N: usize>(&mut self, console: &Console) -> [CaseId; N] {
        self.used += 1;
        while self.fresh.len() < N {
            let added = self.stage.control().add_cases(ENVIRONMENT, CASES).unwrap();
            console.sync_once().await.unwrap();
            self.take_in(Some(added));
        }
        let cases = self.fresh.split_off(self.fresh.len() - N);
        for case in &cases {
            console.claim_case(case).await.unwrap();
        }
        cases.try_into().unwrap()
    }

    /// Saves an approve of a claimed case.
    pub async fn decided(&self, console: &Console, case: &CaseId) -> EntryId {
        let case = console.read_case(case).await.unwrap();
        console.save_decision(&plain_approve(&case)).await.unwrap().entry_id.parse().unwrap()
    }

    /// Looks into the file while no console has it open: the invariants hold.
    pub async fn look(&mut self) -> Result<Filed, String> {
        let told = |what: &str, cause: &dyn std::fmt::Display| format!("{what}: {cause}");
        let profile = Profile::open(&self.stage.home(), Program::CommandLine, &self.stage.config())
            .map_err(|cause| told("the profile is not free", &cause))?;
        let passphrase = Secret::new(PASSPHRASE);
        let unlocked = profile.unlock(Some(&passphrase), &Patience::standard(Clock::system())).await;
        let (_, keys) = unlocked.map_err(|cause| told("the keys", &cause))?;
        let store = Store::open(&profile.database(), keys, self.stage.clock.clone(), false).await;
        let store = store.map_err(|cause| told("the file", &cause))?;
        let mut tx = store.begin().await.unwrap();
        let rows: Vec<_> = tx.list_entries(&[], None, NEWEST).await.unwrap().iter().rev().map(row).collect();
        let mut last = String::new();
        for line in tx.log_from(self.log_read, 1_000).await.unwrap() {
            self.log_read += 1;
            if ["decided", "second_answered"].contains(&line.kind.as_str()) {
                let entry: serde_json::Value = serde_json::from_slice(&line.bytes).unwrap();
                self.decided.push(entry["decisionId"].as_str().unwrap().to_owned());
            }
            last = line.kind;
        }
        tx.rollback().await.unwrap();
        store.close().await.unwrap();
        profile.close().unwrap();
        let older = self.decided.len().saturating_sub(NEWEST as usize);
        let wrong = invariants::outbox(&rows, &self.decided[older..]);
        if !wrong.is_empty() {
            return Err(wrong.join("\n"));
        }
        let moving = rows.iter().map(|row| row.state).filter(|state| ["queued", "sending", "unknown"].contains(state));
        Ok(Filed { last, moving: moving.collect() })
    }
}

/// Makes the profile of this stage with keys that cost nothing to open.
fn cheap_keys(stage: &Stage) {
    let cheap: serde_json::Value = serde_json::from_str(CHEAP_KEYS).unwrap();
    Profile::open(&stage.home(), Program::CommandLine, &stage.config()).unwrap().close().unwrap();
    let record = stage.home().join("profile.json");
    let mut profile: serde_json::Value = serde_json::from_slice(&std::fs::read(&record).unwrap()).unwrap();
    profile["id"] = cheap["id"].clone();
    profile["keys"] = cheap["keys"].clone();
    write(&record, &profile);
    write(&stage.home().join("keys.sealed"), &cheap["file"]);
}

#[expect(clippy::disallowed_methods, reason = "a profile of invented people on its way to a sandbox")]
fn write(path: &std::path::Path, value: &serde_json::Value) {
    std::fs::write(path, serde_json::to_vec_pretty(value).unwrap()).unwrap();
}
