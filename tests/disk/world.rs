//! What stands around a run: a platform with the person signed in, and a profile in the state a scenario begins with.
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::TimeDelta;
use second_look::clock::Clock;
use second_look::decision::{Answer, Draft};
use second_look::ids::CaseId;
use second_look::platform::{Addresses, Limits, MemoryVault, Platform, Purpose, TokenVault};
use second_look::store::{OurClaim, Store};
use second_look::sync::Syncing;
use second_look_sandbox::ledger::Change;
use second_look_sandbox::{Sandbox, SandboxOptions};

use crate::old_file;
use crate::scenario::{DATABASE, Orders, PAGE, REVIEWER, Said, Scenario, open};
use crate::stage::{ENVIRONMENT, browse};

/// A platform in a box and the person's tokens for it.
pub struct World {
    /// The box.
    pub sandbox: Sandbox,
    at: [String; 6],
    tokens: String,
    platform: Platform,
    case_id: String,
}

/// A profile's folder as a scenario finds it.
pub struct Template {
    folder: tempfile::TempDir,
}

impl World {
    /// Starts the platform of this seed and signs the person in.
    pub async fn start(seed: u64) -> Self {
        let sandbox = Self::sandbox(seed).await;
        let at = sandbox.addresses();
        let at =
            [&at.platform, &at.review, &at.issuer, &at.client_id, &ENVIRONMENT.to_owned(), &at.files].map(Clone::clone);
        let [platform, review, issuer, client, environment, files] = &at;
        let addresses =
            Addresses::new(platform, review, issuer, environment, client, std::slice::from_ref(files)).unwrap();
        let vault = Arc::new(MemoryVault::default());
        let limits = Limits { page: PAGE, ..Limits::default() };
        let platform = Platform::new(addresses, limits, Clock::system(), vault.clone(), None).unwrap();
        let pending = platform.begin_sign_in(Some(REVIEWER)).await.unwrap();
        let url = pending.authorize_url().to_owned();
        let browser = tokio::task::spawn_blocking(move || browse(&url));
        pending.arrive().await.unwrap().keep().await.unwrap();
        browser.await.unwrap();
        let tokens = vault.load().await.unwrap().unwrap().to_line().unwrap().expose().to_owned();
        let case_id = sandbox.control().plain_cases(ENVIRONMENT).first().unwrap().clone();
        Self { sandbox, at, tokens, platform, case_id }
    }

    /// Six cases, at least one of which may be approved without more ado.
    async fn sandbox(seed: u64) -> Sandbox {
        for again in 0..100 {
            let seed = seed + again * 1_000_000_007;
            let options = SandboxOptions { seed, cases: 6, live_cases: 0, journal: 0, ..SandboxOptions::default() };
            let sandbox = Sandbox::start(options).await.unwrap();
            if !sandbox.control().plain_cases(ENVIRONMENT).is_empty() {
                return sandbox;
            }
        }
        panic!("no world of a hundred has a plain case");
    }

    /// The case that is worked on.
    pub fn case(&self) -> CaseId {
        CaseId::new(self.case_id.clone())
    }

    /// Orders for a run in this folder.
    pub fn orders(&self, scenario: Scenario, home: &Path) -> Orders {
        let (at, tokens, case_id) = (self.at.clone(), self.tokens.clone(), self.case_id.clone());
        Orders { scenario, home: home.to_owned(), at, tokens, case_id }
    }

    /// Makes the profile a scenario begins with.
    pub async fn template(&self, scenario: Scenario) -> Template {
        let folder = tempfile::tempdir().unwrap();
        if scenario == Scenario::Migrate {
            return Template { folder };
        }
        let store = open(folder.path(), true).await.unwrap();
        if scenario != Scenario::SyncPage {
            let syncing = Syncing { store: store.clone(), platform: self.platform.clone(), clock: Clock::system() };
            syncing.run(|_| {}).await.unwrap();
        }
        if matches!(scenario, Scenario::Decide | Scenario::Purge) {
            let mut tx = store.begin().await.unwrap();
            let draft = Draft {
                answer: Some(Answer::Approve),
                reasons: Vec::new(),
                comment: "Half a thought.".to_owned(),
                customer_reason: None,
                override_suspicion: false,
                ..Draft::default()
            };
            tx.keep_draft(&self.case(), &draft).await.unwrap();
            tx.commit().await.unwrap();
        }
        if scenario != Scenario::SyncPage {
            self.claim(&store).await;
        }
        store.close().await.unwrap();
        let mut orders = self.orders(Scenario::StoreImage, folder.path());
        if matches!(scenario, Scenario::Purge | Scenario::Erase | Scenario::Upgrade) {
            assert!(matches!(orders.run(|_, _| {}).await, Said::Done(_)));
        }
        if matches!(scenario, Scenario::Purge | Scenario::Erase | Scenario::Confirm | Scenario::Upgrade) {
            orders.scenario = Scenario::Decide;
            assert!(matches!(orders.run(|_, _| {}).await, Said::Done(_)));
        }
        if scenario == Scenario::Erase {
            // Confirmed here, and closed by the feed: nothing of it waits any more.
            let store = open(folder.path(), false).await.unwrap();
            orders.confirm(&store).await.unwrap();
            let syncing = Syncing { store: store.clone(), platform: self.platform.clone(), clock: Clock::system() };
            syncing.run(|_| {}).await.unwrap();
            store.close().await.unwrap();
        }
        if scenario == Scenario::Purge {
            let gone = Change::Remove { reason: serde_json::from_str("\"erased\"").unwrap() };
            self.sandbox.control().change(ENVIRONMENT, &self.case_id, gone).unwrap();
        }
        if scenario == Scenario::Upgrade {
            let store = open(folder.path(), false).await.unwrap();
            let mut tx = store.begin().await.unwrap();
            let draft = Draft { comment: "Half a thought.".to_owned(), ..Draft::default() };
            tx.keep_draft(&self.case(), &draft).await.unwrap();
            tx.commit().await.unwrap();
            store.close().await.unwrap();
            old_file::put_back(folder.path()).await;
        }
        Template { folder }
    }

    /// Takes the case's lease on this platform, and notes it in the file.
    pub async fn claim(&self, store: &Store) {
        let claim = self.platform.claim(&self.case(), Purpose::Review, 3_600, None).await.unwrap();
        let now = Clock::system().now();
        let ours = OurClaim {
            case_id: self.case(),
            claim_id: claim.claim_id,
            fencing_token: claim.fencing_token,
            purpose: claim.purpose,
            expires_at: claim.expires_at + TimeDelta::hours(1),
            server_offset_ms: (claim.server_time - now).num_milliseconds(),
            release_at: None,
        };
        let mut tx = store.begin().await.unwrap();
        tx.keep_claim(&ours).await.unwrap();
        tx.commit().await.unwrap();
    }
}

impl Template {
    /// The template's folder.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// A copy to do damage to.
    pub fn copy(&self) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        // The tracer compares paths as the system knows them.
        let home = folder.path().canonicalize().unwrap();
        for name in [DATABASE.to_owned(), format!("{DATABASE}-journal")] {
            if self.path().join(&name).exists() {
                std::fs::copy(self.path().join(&name), home.join(&name)).unwrap();
            }
        }
        (folder, home)
    }
}
