//! A real profile: a folder, a key file under a passphrase, an encrypted database with cases, and their search index.
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use chrono::{DateTime, TimeDelta, Utc};
use second_look::access::config::{Config, Overrides};
use second_look::access::lock_file::Program;
use second_look::access::profile::Profile;
use second_look::audit::Event;
use second_look::case::seen::{Seen, ShownWith, SignInFacts};
use second_look::case::{BlockStatus, CaseState, CaseSummary, DataBlock, Session, Source};
use second_look::clock::Clock;
use second_look::decision::{
    Answer, DecisionState, Draft, ListedItem, Looked, Recorded, StandingDecision, StandingWords,
};
use second_look::digest;
use second_look::ids::{BlockId, CaseId, DecisionId, EntryId, Etag, FileRef, IdempotencyKey, PersonId, SessionId};
use second_look::outbox::EntryState;
use second_look::retention::epoch::OpenProfile;
use second_look::retention::{gone, holding};
use second_look::secret::{Personal, Secret};
use second_look::store::key::{KeyStore, KeyWay, Patience, ProfileKeys};
use second_look::store::{EntryChange, Evidence, NewEntry, NewImage, Store, StoreTx};
use serde_json::json;
use uuid::Uuid;

use crate::canaries::{GOES, KINDS, PLACES, STAYS, canary, placed};

/// Cases that go whole.
pub const GOING: u32 = 200;
/// Of these, the last so many are taken away by the platform, the others by a rule.
pub const BY_PLATFORM: u32 = 40;
/// Cases under a hold.
pub const HELD: u32 = 20;
/// Cases with a decision that waits.
pub const WAITING: u32 = 5;
/// Open cases of which the platform erases two blocks, or a block and a file.
pub const PARTED: u32 = 20;
/// All of them, in this order.
pub const CASES: u32 = GOING + HELD + WAITING + PARTED;
/// What of a parted case stands in the block and in the picture that go.
const IN_THE_PART: [usize; 6] = [5, 7, 8, 9, 10, 11];
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

/// The name of a colleague who decided elsewhere. It belongs to no case, and stays.
fn colleague() -> String {
    format!("{STAYS}9999/colleague end")
}

/// The case of a number.
fn case_of(n: u32) -> CaseId {
    CaseId::new(format!("cse_{n:04}"))
}

fn is_parted(n: u32) -> bool {
    n >= GOING + HELD + WAITING
}

fn waits(n: u32) -> bool {
    (GOING + HELD..GOING + HELD + WAITING).contains(&n)
}

/// Every second case was decided here; of those that wait each was.
fn is_decided(n: u32) -> bool {
    n.is_multiple_of(2) || waits(n)
}

fn text(n: u32, kind: usize) -> String {
    let goes = n < GOING || (is_parted(n) && IN_THE_PART.contains(&kind));
    canary(if goes { GOES } else { STAYS }, n, kind)
}

fn text_in(n: u32, place: usize) -> String {
    placed(if n < GOING { GOES } else { STAYS }, n, place)
}

/// How many of these cases were decided here.
pub fn decided(cases: std::ops::Range<u32>) -> usize {
    cases.filter(|n| is_decided(*n)).count()
}

/// Every canary there is, those that go and those that stay.
pub fn every_canary() -> (BTreeSet<String>, BTreeSet<String>) {
    let mut all = vec![colleague()];
    for n in 0..CASES {
        all.extend((0..KINDS.len()).map(|kind| text(n, kind)));
        let decided = is_decided(n);
        all.extend(
            (0..PLACES.len()).filter(|place| decided || ![1, 2, 4].contains(place)).map(|place| text_in(n, place)),
        );
    }
    all.into_iter().partition(|text| text.starts_with(GOES))
}

fn blocks_of(n: u32) -> Vec<DataBlock> {
    let text = |kind: usize| text(n, kind);
    let block = |id: &str, content| DataBlock {
        block_id: BlockId::new(id),
        kind: "documentData".into(),
        created_by: None,
        sequence: None,
        created_at: None,
        status: BlockStatus::Stored,
        content,
    };
    vec![
        block("person", json!({ "birth": text(1), "number": text(2), "address": text(3), "mail": text(4) })),
        block("picture", json!({ "front": { "$ref": "vault", "$id": file_of(n).as_str() } })),
        block("more", json!({ "phone": text(5), "code": text(7), "token": text(8), "link": text(9), "key": text(11) })),
    ]
}

fn file_of(n: u32) -> FileRef {
    FileRef::new(format!("vault-{n}"))
}

fn session_of(n: u32) -> Session {
    Session {
        session_id: SessionId::new(format!("ses_{n}")),
        flow_id: None,
        flow_version: None,
        environment: None,
        subject_id: Some(text_in(n, 0)),
        status: "completed".to_owned(),
        outcome: None,
        created_at: None,
        started_at: None,
        updated_at: None,
        completed_at: None,
        expires_at: None,
        last_step: None,
        other: serde_json::Map::new(),
    }
}

/// What the platform sends of a case, with so many of its blocks.
fn evidence_of(n: u32, blocks: usize) -> Evidence {
    Evidence {
        case_id: case_of(n),
        etag: Etag::new("\"1\""),
        country: None,
        document: None,
        contracts: Vec::new(),
        name: Some(Personal::new(text(n, 0))),
        session: Some(session_of(n)),
        blocks: blocks_of(n).into_iter().take(blocks).collect(),
        complete: true,
    }
}

fn file<'a>(file_ref: &'a FileRef, state: &'a str, bytes: &'a [u8]) -> NewImage<'a> {
    NewImage { file_ref, state, problem: None, sha256: None, media_type: Some("image/png"), size: None, bytes }
}

/// A decision of somebody else's.
fn theirs(n: u32, comment: String, name: Option<String>) -> StandingDecision {
    let words = StandingWords {
        reviewer_name: name.map(Personal::new),
        reasons: Vec::new(),
        comment: Some(Personal::new(comment)),
    };
    StandingDecision {
        decision_id: format!("theirs-{n}"),
        case_id: case_of(n),
        decision: Answer::Reject,
        state: DecisionState::Applied,
        reviewer_id: PersonId::new("rev-99"),
        body_digest: "sha-256:00".to_owned(),
        recorded_at: closed_at(),
        applied_at: None,
        resulting_outcome: None,
        request_id: None,
        words: Some(Box::new(words)),
        device_id: None,
        other: None,
    }
}

/// Makes every case; what was decided of it still waits to be sent.
pub async fn fill(store: &Store, seed: u64) {
    for n in 0..CASES {
        let mut tx = store.begin().await.unwrap();
        let case_id = case_of(n);
        tx.keep_cases(&[summary(n)], 1).await.unwrap();
        tx.replace_evidence(&[evidence_of(n, 3)]).await.unwrap();
        let bytes = [vec![u8::try_from(n % 251).unwrap(); 900], text(n, 10).into_bytes(), vec![7; 900]].concat();
        tx.keep_image(&case_id, &file(&file_of(n), "ready", &bytes)).await.unwrap();
        let draft = Draft { comment: text(n, 6), ..empty_draft() };
        tx.keep_draft(&case_id, &draft).await.unwrap();
        let recorded = Recorded {
            decision: theirs(n, text_in(n, 3), Some(colleague())),
            reasons: Vec::new(),
            override_suspicion: false,
        };
        tx.keep_recorded(&[recorded]).await.unwrap();
        if is_decided(n) {
            decide(&mut tx, n, seed).await;
        }
        if (GOING..GOING + HELD).contains(&n) {
            let reason = canary(STAYS, n, 6);
            holding::place(&mut tx, &case_id, &PersonId::new("prv-1"), &reason).await.unwrap();
        }
        tx.commit().await.unwrap();
    }
}

/// Decisions are taken back but where they shall wait; beside each stands what somebody else said.
pub async fn take_back(store: &Store) {
    for n in (0..CASES).filter(|n| is_decided(*n)) {
        let mut tx = store.begin().await.unwrap();
        for entry in tx.entries_of(&case_of(n)).await.unwrap() {
            let change = EntryChange {
                state: (!waits(n)).then_some(EntryState::Withdrawn),
                theirs: Some(theirs(n, text_in(n, 1), None)),
                ..EntryChange::default()
            };
            tx.change_entry(&entry, &change).await.unwrap();
        }
        tx.commit().await.unwrap();
    }
}

/// The platform takes cases away, and blocks and files of others. How often it is noted.
pub async fn erased_by_platform(store: &Store) -> usize {
    let mut noted = 0;
    for n in GOING - BY_PLATFORM..GOING {
        let mut tx = store.begin().await.unwrap();
        gone::take_away(&mut tx, &case_of(n), "erased").await.unwrap();
        tx.commit().await.unwrap();
        noted += 1;
    }
    for n in (0..CASES).filter(|n| is_parted(*n)) {
        let mut tx = store.begin().await.unwrap();
        // Of the one half the picture's block goes too, and the picture with it; of the other half the file alone.
        let left = if n.is_multiple_of(2) { 1 } else { 2 };
        let blocks = tx.replace_evidence(&[evidence_of(n, left)]).await.unwrap();
        for block in &blocks {
            gone::note_block(&mut tx, block).await.unwrap();
        }
        if left == 2 {
            gone::take_file(&mut tx, &case_of(n), &file(&file_of(n), "erased", &[])).await.unwrap();
        }
        tx.commit().await.unwrap();
        noted += 2;
    }
    noted
}

fn summary(n: u32) -> CaseSummary {
    CaseSummary {
        case_id: case_of(n),
        source: Source::Trust,
        session_id: None,
        flow_id: None,
        state: if is_parted(n) { CaseState::Pending } else { CaseState::Decided },
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

async fn decide(tx: &mut StoreTx, n: u32, seed: u64) {
    let id = |what: u128| Uuid::from_u128((u128::from(seed) << 64) | (u128::from(n) << 8) | what);
    let (entry_id, decision_id) = (EntryId::new(id(1)), DecisionId::new(id(2)));
    let (case_id, body) = (case_of(n), text(n, 6).into_bytes());
    let item = ListedItem { id: "zone".to_owned(), text: text_in(n, 2), ticked: true };
    let new = NewEntry {
        entry_id,
        decision_id,
        case_id: &case_id,
        answer: Answer::Approve,
        reviewer_id: &PersonId::new("rev-17"),
        key: IdempotencyKey::new(id(3)),
        if_match: &Etag::new("\"1\""),
        body_digest: &digest::of(&body),
        body: &body,
        saved_at: closed_at(),
        send_after: closed_at(),
        fencing_token: 1,
        second_to: None,
        looked: &Looked { checklist: vec![item], ..Looked::default() },
    };
    tx.insert_entry(&new).await.unwrap();
    tx.log(Event::on("decided", &case_id).decision(decision_id)).await.unwrap();
    let seen = Seen {
        etag: None,
        digest: String::new(),
        session: Some(session_of(n)),
        blocks: blocks_of(n),
        files: BTreeMap::new(),
        erased: Vec::new(),
    };
    tx.keep_decided_on(entry_id, &case_id, &seen).await.unwrap();
    let with = ShownWith {
        catalogue: String::new(),
        policy: String::new(),
        device_verdict: None,
        due_at: None,
        expires_at: None,
        flow_id: None,
        opened_at: closed_at(),
        opened_because: Vec::new(),
        platform_outcome: text_in(n, 4),
        priority: 0,
        session_id: None,
        source: "trust".to_owned(),
        files: BTreeMap::new(),
        sign_in: SignInFacts::default(),
    };
    tx.keep_shown_with(entry_id, &case_id, &with).await.unwrap();
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
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copied(&from, &to);
        } else {
            std::fs::copy(from, to).unwrap();
        }
    }
    to.to_owned()
}
