//! A real profile: a folder, a key file under a passphrase, an encrypted database with cases, and their search index.
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use chrono::{DateTime, TimeDelta, Utc};
use second_look::access::config::{Config, Overrides};
use second_look::access::lock_file::Program;
use second_look::access::profile::Profile;
use second_look::audit::Event;
use second_look::case::seen::Seen;
use second_look::case::{BlockStatus, CaseState, CaseSummary, DataBlock, Source};
use second_look::clock::Clock;
use second_look::decision::{Answer, Draft, Looked};
use second_look::ids::{BlockId, CaseId, DecisionId, EntryId, Etag, FileRef, IdempotencyKey, PersonId};
use second_look::outbox::EntryState;
use second_look::retention::epoch::OpenProfile;
use second_look::retention::holding;
use second_look::secret::{Personal, Secret};
use second_look::store::key::{KeyStore, KeyWay, Patience, ProfileKeys};
use second_look::store::{EntryChange, Evidence, NewEntry, NewImage, Store};
use serde_json::json;
use uuid::Uuid;

use crate::canaries::{GOES, STAYS, canary};

/// Cases that go.
pub const GOING: u32 = 200;
/// Cases under a hold.
pub const HELD: u32 = 20;
/// Cases with a decision that waits.
pub const WAITING: u32 = 5;
/// The database's name.
pub const DATABASE: &str = "second-look.db";

/// An open profile.
pub struct Opened {
    /// The profile.
    pub profile: OpenProfile,
    /// The place of its keys.
    pub keys: KeyStore,
    /// Its keys of now.
    pub held: ProfileKeys,
    /// Its store.
    pub store: Store,
}

/// When everything was closed.
pub fn closed_at() -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::days(20_000)
}

fn config() -> Config {
    let at = |path: &str| Some(format!("http://127.0.0.1:4711{path}"));
    let overrides = Overrides {
        platform: at("/api/v1"),
        review: at("/review/v1"),
        issuer: at("/oidc"),
        client_id: Some("second-look-console".to_owned()),
        environment: Some("staging".to_owned()),
        ..Overrides::default()
    };
    Config::load(Path::new("absent/config.toml"), None, &overrides).unwrap()
}

/// Opens the profile so many days after everything was closed, or makes it.
pub async fn open(home: &Path, days_later: i64) -> Opened {
    let passphrase = Secret::new("a violet specimen of a passphrase");
    let mut profile = Profile::open(home, Program::CommandLine, &config()).unwrap();
    let patience = Patience::standard(Clock::system());
    let (keys, held) = if profile.needs_keys() {
        profile.make_keys(&KeyWay::Passphrase(passphrase), &patience, None).await.unwrap()
    } else {
        profile.unlock(Some(&passphrase), &patience).await.unwrap()
    };
    let clock = Clock::manual(closed_at() + TimeDelta::days(days_later));
    let store = Store::open(&home.join(DATABASE), held.clone(), clock, profile.may_make_database()).await.unwrap();
    profile.database_made().unwrap();
    Opened { profile: Mutex::new(Some(profile)), keys, held, store }
}

/// The case of a number, its canaries' stem in front.
pub fn case_of(n: u32) -> (CaseId, &'static str) {
    (CaseId::new(format!("cse_{n:04}")), if n < GOING { GOES } else { STAYS })
}

/// Makes every case.
pub async fn fill(store: &Store, seed: u64) {
    for n in 0..GOING + HELD + WAITING {
        let mut tx = store.begin().await.unwrap();
        let (case_id, stem) = case_of(n);
        let text = |kind: usize| canary(stem, n, kind);
        let summary = closed(&case_id);
        tx.keep_cases(&[summary], 1).await.unwrap();
        let file = FileRef::new(format!("vault-{n}"));
        let block = |id: &str, content| DataBlock {
            block_id: BlockId::new(id),
            kind: "documentData".into(),
            created_by: None,
            sequence: None,
            created_at: None,
            status: BlockStatus::Stored,
            content,
        };
        let blocks = vec![
            block("person", json!({ "birth": text(1), "number": text(2), "address": text(3), "mail": text(4) })),
            block(
                "more",
                json!({ "phone": text(5), "code": text(7), "token": text(8), "link": text(9), "key": text(11) }),
            ),
            block("picture", json!({ "front": { "$ref": "vault", "$id": file.as_str() } })),
        ];
        let evidence = Evidence {
            case_id: case_id.clone(),
            etag: Etag::new("\"1\""),
            country: None,
            document: None,
            contracts: Vec::new(),
            name: Some(Personal::new(text(0))),
            session: None,
            blocks: blocks.clone(),
            complete: true,
        };
        tx.replace_evidence(&[evidence]).await.unwrap();
        let bytes = [vec![u8::try_from(n % 251).unwrap(); 900], text(10).into_bytes(), vec![7; 900]].concat();
        let image = NewImage {
            file_ref: &file,
            state: "ready",
            problem: None,
            sha256: None,
            media_type: Some("image/png"),
            size: None,
            bytes: &bytes,
        };
        tx.keep_image(&case_id, &image).await.unwrap();
        let draft = Draft { comment: text(6), ..empty_draft() };
        tx.keep_draft(&case_id, &draft).await.unwrap();
        // Every second case was decided here; of those that wait each was.
        if n % 2 == 0 || n >= GOING + HELD {
            let entry_id = decide(&mut tx, &case_id, n, seed, text(6).as_bytes()).await;
            let seen = Seen {
                etag: None,
                digest: String::new(),
                session: None,
                blocks,
                files: BTreeMap::new(),
                erased: Vec::new(),
            };
            tx.keep_decided_on(entry_id, &case_id, &seen).await.unwrap();
            if n < GOING + HELD {
                let entry = tx.entry(entry_id).await.unwrap().unwrap();
                let withdrawn = EntryChange { state: Some(EntryState::Withdrawn), ..EntryChange::default() };
                tx.change_entry(&entry, &withdrawn).await.unwrap();
            }
        }
        if (GOING..GOING + HELD).contains(&n) {
            let reason = canary(STAYS, n, 6);
            holding::place(&mut tx, &case_id, &PersonId::new("prv-1"), &reason).await.unwrap();
        }
        tx.commit().await.unwrap();
    }
}

fn closed(case_id: &CaseId) -> CaseSummary {
    CaseSummary {
        case_id: case_id.clone(),
        source: Source::Trust,
        session_id: None,
        flow_id: None,
        state: CaseState::Decided,
        etag: Etag::new("\"1\""),
        priority: 0,
        opened_because: Vec::new(),
        device_verdict: None,
        platform_outcome: "none".to_owned(),
        finality: "preliminary".to_owned(),
        claim: None,
        first_answer: None,
        assigned_to: None,
        opened_at: closed_at(),
        updated_at: closed_at(),
        due_at: None,
        expires_at: None,
    }
}

async fn decide(tx: &mut second_look::store::StoreTx, case_id: &CaseId, n: u32, seed: u64, body: &[u8]) -> EntryId {
    let id = |what: u128| Uuid::from_u128((u128::from(seed) << 64) | (u128::from(n) << 8) | what);
    let (entry_id, decision_id) = (EntryId::new(id(1)), DecisionId::new(id(2)));
    let new = NewEntry {
        entry_id,
        decision_id,
        case_id,
        answer: Answer::Approve,
        reviewer_id: &PersonId::new("rev-17"),
        key: IdempotencyKey::new(id(3)),
        if_match: &Etag::new("\"1\""),
        body_digest: "sha-256:00",
        body,
        saved_at: closed_at(),
        send_after: closed_at(),
        fencing_token: 1,
        second_to: None,
        looked: &Looked::default(),
    };
    tx.insert_entry(&new).await.unwrap();
    tx.log(Event::on("decided", case_id).decision(decision_id)).await.unwrap();
    entry_id
}

fn empty_draft() -> Draft {
    Draft {
        answer: None,
        reasons: Vec::new(),
        comment: String::new(),
        customer_reason: None,
        override_suspicion: false,
        checked: Vec::new(),
        marks: Vec::new(),
        whole_document: false,
    }
}

/// Copies every file of the profile.
pub fn copied(home: &Path, to: &Path) -> PathBuf {
    std::fs::create_dir(to).unwrap();
    for entry in std::fs::read_dir(home).unwrap() {
        let entry = entry.unwrap();
        std::fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
    to.to_owned()
}
