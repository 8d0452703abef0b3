//! The transactions that matter, each run through the engine's own rooms. The child runs them under the tracer; the
//! parent runs them once more on what is left.
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use second_look::audit::Event;
use second_look::case::seen::SignInFacts;
use second_look::case::snapshot;
use second_look::catalogue::Language;
use second_look::clock::Clock;
use second_look::decision::save::{Decider, SaveError, save_decision};
use second_look::decision::{Answer, DecisionInput, Policy};
use second_look::ids::{CaseId, DeviceId, FileRef, PersonId};
use second_look::outbox::EntryState;
use second_look::outbox::deliver::Delivery;
use second_look::platform::{Addresses, Limits, MemoryVault, Platform, StoredTokens};
use second_look::retention::sweep::sweep;
use second_look::retention::{RetentionError, built_in};
use second_look::secret::{Key, Secret};
use second_look::store::key::ProfileKeys;
use second_look::store::{NewImage, Store, StoreError};
use second_look::sync::{SyncError, Syncing};
use serde::{Deserialize, Serialize};

/// The database's name in its folder.
pub const DATABASE: &str = "second-look.db";
/// The person who works.
pub const REVIEWER: &str = "rev-17";
/// The picture that is kept.
pub const PICTURE: &str = "vault-specimen-1";
/// Cases a page of the feed takes.
pub const PAGE: u32 = 3;

/// What is being done while the disk fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Scenario {
    /// A decision is saved.
    Decide,
    /// Two pages of the feed are applied.
    SyncPage,
    /// A picture is kept.
    StoreImage,
    /// A saved decision is sent and its receipt kept.
    Confirm,
    /// A case that is gone is taken away, while a decision on it waits.
    Purge,
    /// A decided case is erased by the rules of retention: evidence, picture, words and key.
    Erase,
    /// A file is made.
    Migrate,
    /// A file of the first version, with everything it could hold, is brought up to date.
    Upgrade,
}

/// All of them.
pub const ALL: [Scenario; 8] = [
    Scenario::Decide,
    Scenario::SyncPage,
    Scenario::StoreImage,
    Scenario::Confirm,
    Scenario::Purge,
    Scenario::Erase,
    Scenario::Migrate,
    Scenario::Upgrade,
];

/// What a run needs besides the folder. It reaches the child on its standard input: it holds a token.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Orders {
    /// What to do.
    pub scenario: Scenario,
    /// Where the database lies.
    pub home: PathBuf,
    /// Addresses: platform, review, issuer, client id, environment, file host.
    pub at: [String; 6],
    /// The person's tokens.
    pub tokens: String,
    /// The case that is worked on.
    pub case_id: String,
}

/// What the engine said of a run, as a person would hear it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// Done and durable; of a decision, the entry.
    Done(String),
    /// It failed, and nothing was written by the step that failed.
    NotSaved(String),
    /// It failed, and nobody knows.
    Unclear(String),
}

/// The keys of every profile here.
pub fn keys() -> ProfileKeys {
    ProfileKeys {
        database: Key::new(&[0x5e; 32]),
        audit_seed: Key::new(&[2; 32]),
        epochs: BTreeMap::from([(0, Key::new(&[3; 32]))]),
    }
}

/// Opens the file as the console does: made anew only where the scenario is to make it.
pub async fn open(home: &Path, create: bool) -> Result<Store, StoreError> {
    let store = Store::open(&home.join(DATABASE), keys(), Clock::system(), create).await?;
    store.set_actor(|actor| {
        actor.person = Some(REVIEWER.to_owned());
        actor.device = DeviceId::new("dev_disk");
    });
    Ok(store)
}

impl Orders {
    /// The platform, with the person signed in.
    pub fn platform(&self) -> Platform {
        let [platform, review, issuer, client, environment, files] = &self.at;
        let addresses =
            Addresses::new(platform, review, issuer, environment, client, std::slice::from_ref(files)).unwrap();
        let tokens = StoredTokens::from_line(&Secret::new(self.tokens.clone())).unwrap();
        let limits = Limits { page: PAGE, ..Limits::default() };
        Platform::new(addresses, limits, Clock::system(), Arc::new(MemoryVault::holding(tokens)), None).unwrap()
    }

    /// The case.
    pub fn case(&self) -> CaseId {
        CaseId::new(self.case_id.clone())
    }

    /// Runs the scenario from opening to closing. What is durable is said aloud the moment the engine says so.
    pub async fn run(&self, say: impl Fn(&str, &str)) -> Said {
        let store = match open(&self.home, self.scenario == Scenario::Migrate).await {
            Ok(store) => store,
            Err(cause) => return heard(&cause),
        };
        let said = self.run_on(&store, &say).await;
        if let Said::Done(what) = &said {
            say("done", what);
        }
        // What a close says changes nothing of what was said before.
        let _ = store.close().await;
        said
    }

    async fn run_on(&self, store: &Store, say: &impl Fn(&str, &str)) -> Said {
        let done = match self.scenario {
            Scenario::Decide => return self.decide(store).await,
            Scenario::Migrate => Ok(()),
            Scenario::Upgrade => self.is_readable(store).await,
            Scenario::StoreImage => self.keep_image(store).await,
            Scenario::Confirm => self.confirm(store).await,
            Scenario::Erase => self.erase(store).await,
            Scenario::SyncPage | Scenario::Purge => {
                let syncing = Syncing { store: store.clone(), platform: self.platform(), clock: Clock::system() };
                match syncing.run(|_| say("page", "")).await {
                    Ok(_) => Ok(()),
                    Err(SyncError::Store(cause)) => Err(cause),
                    Err(other) => panic!("the platform failed: {other}"),
                }
            }
        };
        match done {
            Ok(()) => Said::Done(String::new()),
            Err(cause) => heard(&cause),
        }
    }

    async fn decide(&self, store: &Store) -> Said {
        let (person, device, policy) = (PersonId::new(REVIEWER), DeviceId::new("dev_disk"), Policy::default());
        let sign_in = SignInFacts::default();
        let decider = Decider {
            sign_in: &sign_in,
            person: &person,
            device: &device,
            may_second: true,
            fresh: true,
            undo: Duration::ZERO,
            policy: &policy,
            language: Language::English,
        };
        let seen = async {
            let mut tx = store.begin().await?;
            let seen = snapshot::read(&mut tx, &self.case(), Language::English).await?;
            tx.rollback().await?;
            Ok::<_, StoreError>(seen)
        };
        let seen = match seen.await {
            Ok(seen) => seen.unwrap(),
            Err(cause) => return heard(&cause),
        };
        let input = DecisionInput {
            case_id: self.case(),
            answer: Answer::Approve,
            reasons: Vec::new(),
            comment: "Decided on a failing disk.".to_owned(),
            customer_reason: None,
            override_suspicion: false,
            checked: Vec::new(),
            marks: Vec::new(),
            whole_document: false,
            evidence_digest: seen.digest,
        };
        match save_decision(store, &decider, &input).await {
            Ok(saved) => Said::Done(saved.entry.entry_id.to_string()),
            Err(SaveError::Unclear(cause)) => Said::Unclear(cause.code().to_owned()),
            Err(SaveError::NotSaved(cause) | SaveError::Store(cause)) => Said::NotSaved(cause.code().to_owned()),
            Err(other) => panic!("the decision was refused: {other}"),
        }
    }

    /// What was sealed by the older version opens.
    async fn is_readable(&self, store: &Store) -> Result<(), StoreError> {
        let mut tx = store.begin().await?;
        let entries = tx.entries_of(&self.case()).await?;
        let draft = tx.draft(&self.case()).await?;
        let image = tx.image_bytes(&self.case(), &FileRef::new(PICTURE)).await?;
        tx.rollback().await?;
        assert!(entries.len() == 1 && entries.iter().all(|entry| entry.readable), "the decision opens");
        assert!(draft.is_some() && image == Some(picture()), "draft and picture open");
        Ok(())
    }

    async fn keep_image(&self, store: &Store) -> Result<(), StoreError> {
        let file = FileRef::new(PICTURE);
        let mut tx = store.begin().await?;
        let image = NewImage {
            file_ref: &file,
            state: "ready",
            problem: None,
            sha256: Some(&"5e".repeat(32)),
            media_type: Some("image/png"),
            size: Some((640, 400)),
            bytes: &picture(),
        };
        tx.keep_image(&self.case(), &image).await?;
        tx.log(Event::on("image_fetched", &self.case()).with("file", PICTURE)).await?;
        tx.commit().await
    }

    /// A sweep by rules that keep nothing for a day: what is closed goes at once.
    async fn erase(&self, store: &Store) -> Result<(), StoreError> {
        let mut rules = (**built_in()).clone();
        rules.by_class.values_mut().for_each(|rule| rule.days = 0);
        match sweep(store, &rules, |_| {}).await {
            Ok(_) => Ok(()),
            Err(RetentionError::Store(cause)) => Err(cause),
            Err(other) => panic!("a sweep asks the file alone: {other}"),
        }
    }

    /// Takes the case's entry as far as the platform lets it go.
    pub async fn confirm(&self, store: &Store) -> Result<(), StoreError> {
        let delivery =
            Delivery { store: store.clone(), platform: self.platform(), clock: Clock::system(), lease_secs: 600 };
        delivery.settle_interrupted().await?;
        for _ in 0..6 {
            let mut tx = store.begin().await?;
            let entry = tx.entries_of(&self.case()).await?.pop();
            tx.rollback().await?;
            let Some(entry) = entry.filter(|entry| entry.state != EntryState::Confirmed) else { return Ok(()) };
            delivery.deliver(&entry).await?;
        }
        panic!("the entry was not confirmed in six steps");
    }
}

/// Bytes of a picture: three chunks would be three megabytes, one of 60 KB has what matters.
pub fn picture() -> Vec<u8> {
    (0..60_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect()
}

fn heard(cause: &StoreError) -> Said {
    match cause {
        StoreError::CommitUnknown(_) => Said::Unclear(cause.code().to_owned()),
        other => Said::NotSaved(other.code().to_owned()),
    }
}
