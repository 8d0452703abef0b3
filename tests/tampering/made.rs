//! The log that is tampered with: made by the store, exported, and taken apart again.
use std::collections::BTreeMap;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::DateTime;
use ed25519_dalek::{Signer as _, SigningKey};
use second_look::audit::{Event, LogFault, LogFaultCode, LogSigner};
use second_look::clock::Clock;
use second_look::ids::CaseId;
use second_look::secret::Key;
use second_look::store::key::ProfileKeys;
use second_look::store::{Cosigned, LogDepth, PAGE_BYTES, Store};
use second_look_verify::file::Line;
use second_look_verify::tree::{Edge, leaf};
use second_look_verify::{Checkpoint, WitnessKey};
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions, Connection};

pub const DATABASE_KEY: [u8; 32] = [1; 32];

pub async fn open(folder: &Path) -> Store {
    let keys = ProfileKeys {
        database: Key::new(&DATABASE_KEY),
        audit_seed: Key::new(&[2; 32]),
        epochs: BTreeMap::from([(0, Key::new(&[3; 32]))]),
    };
    Store::open(&folder.join("cases.db"), keys, Clock::manual(DateTime::UNIX_EPOCH), true).await.unwrap()
}

/// So many entries of several kinds, one to three in a transaction.
pub async fn fill(store: &Store, entries: u32) {
    let mut left = entries;
    while left > 0 {
        let mut tx = store.begin().await.unwrap();
        for _ in 0..(1 + left % 3).min(left) {
            let case_id = CaseId::new(format!("cse_{}", left % 17));
            let event = match left % 4 {
                0 => Event::on("claimed", &case_id).with("purpose", "review"),
                1 => Event::new("signed_in").with("roles", vec!["reviewer"]),
                2 => Event::on("image_viewed", &case_id).with("file", "vault-1").with("sha256", "00"),
                _ => Event::on("released", &case_id),
            };
            tx.log(event).await.unwrap();
            left -= 1;
        }
        tx.commit().await.unwrap();
    }
}

pub async fn export(store: &Store) -> String {
    let mut tx = store.begin().await.unwrap();
    let (head, mut page) = tx.begin_log_export().await.unwrap();
    let mut text = head.write().unwrap() + "\n";
    loop {
        let lines = tx.log_export_page(&mut page).await.unwrap();
        if lines.is_empty() {
            break;
        }
        text.extend(lines.iter().map(|line| line.write().unwrap() + "\n"));
    }
    tx.rollback().await.unwrap();
    text
}

/// A real log of so many entries, exported.
pub fn log(entries: u32) -> String {
    on_a_runtime(async move {
        let folder = tempfile::tempdir().unwrap();
        let store = open(folder.path()).await;
        fill(&store, entries).await;
        let text = export(&store).await;
        store.close().await.unwrap();
        text
    })
}

/// A real log that another one follows.
pub fn two_logs() -> String {
    on_a_runtime(async {
        let folder = tempfile::tempdir().unwrap();
        let store = open(folder.path()).await;
        fill(&store, 20).await;
        let mut tx = store.begin().await.unwrap();
        tx.follow_broken_log(LogFault { code: LogFaultCode::RolledBack, first_bad: Some(20) }, 0).await.unwrap();
        tx.commit().await.unwrap();
        fill(&store, 9).await;
        let text = export(&store).await;
        store.close().await.unwrap();
        text
    })
}

/// The second the test's witness says it saw everything.
pub const SEEN_AT: u64 = 1_700_000_000;

/// A witness whose private half everybody knows.
pub fn witness(seed: u8) -> (WitnessKey, SigningKey) {
    let signing = SigningKey::from_bytes(&[seed; 32]);
    (WitnessKey::new("platform.example/witness", &signing.verifying_key().to_bytes()).unwrap(), signing)
}

/// The line of a witness on a checkpoint, under the name and id of `key`.
pub fn cosigned(checkpoint: &Checkpoint, key: &WitnessKey, signing: &SigningKey) -> String {
    let text = format!("cosignature/v1\ntime {SEEN_AT}\n{}", checkpoint.text());
    let id = key.to_text().split('+').nth(1).map(|id| hex::decode(id).unwrap()).unwrap();
    let bytes = [id, SEEN_AT.to_be_bytes().to_vec(), signing.sign(text.as_bytes()).to_bytes().to_vec()].concat();
    format!("\u{2014} {} {}", key.name(), STANDARD.encode(bytes))
}

/// A real log of so many entries of which a witness saw the first half, exported.
pub fn witnessed_log(entries: u32) -> String {
    on_a_runtime(async move {
        let folder = tempfile::tempdir().unwrap();
        let store = open(folder.path()).await;
        fill(&store, entries / 2).await;
        let (key, signing) = witness(7);
        let mut tx = store.begin().await.unwrap();
        let log = tx.log_to_witness().await.unwrap().unwrap();
        tx.keep_enrolled(log.epoch, &key.to_text()).await.unwrap();
        let (size, root) = (log.newest.size, log.newest.root);
        let (line, at) = (cosigned(&log.newest, &key, &signing), DateTime::UNIX_EPOCH);
        tx.keep_cosigned(log.epoch, &Cosigned { size, root, line, at }).await.unwrap();
        tx.commit().await.unwrap();
        fill(&store, entries - entries / 2).await;
        let text = export(&store).await;
        store.close().await.unwrap();
        text
    })
}

/// Somebody with the database key at hand, and the file's triggers off.
pub async fn thief(folder: &Path) -> SqliteConnection {
    let key = hex::encode(DATABASE_KEY);
    let mut thief = SqliteConnectOptions::new()
        .filename(folder.join("cases.db"))
        .pragma("key", format!("\"x'{key}'\""))
        .pragma("cipher_page_size", PAGE_BYTES.to_string())
        .pragma("synchronous", "OFF")
        .disable_statement_logging()
        .connect()
        .await
        .unwrap();
    for trigger in ["DROP TRIGGER audit_never_changes", "DROP TRIGGER audit_never_shrinks"] {
        sqlx::query(trigger).execute(&mut thief).await.unwrap();
    }
    thief
}

/// A real log out of which rows were taken, found broken, and followed by another one.
pub fn behind_a_lost_row(lost: &'static str) -> String {
    on_a_runtime(async move {
        let folder = tempfile::tempdir().unwrap();
        let store = open(folder.path()).await;
        fill(&store, 20).await;
        store.close().await.unwrap();
        let mut thief = thief(folder.path()).await;
        sqlx::query(lost).execute(&mut thief).await.unwrap();
        thief.close().await.unwrap();
        let store = open(folder.path()).await;
        let found = store.check_log(None, LogDepth::Whole).await.unwrap().fault.expect("a row is missing");
        let mut tx = store.begin().await.unwrap();
        tx.follow_broken_log(found, 0).await.unwrap();
        tx.commit().await.unwrap();
        fill(&store, 9).await;
        let text = export(&store).await;
        store.close().await.unwrap();
        text
    })
}

pub fn on_a_runtime<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(work)
}

pub fn lines(text: &str) -> Vec<Line> {
    text.lines().map(|line| Line::read(line).unwrap()).collect()
}

pub fn text(lines: &[Line]) -> String {
    lines.iter().map(|line| line.write().unwrap() + "\n").collect()
}

/// The entries alone.
pub fn entries(lines: &[Line]) -> Vec<String> {
    let entry = |line: &Line| match line {
        Line::Entry { entry, .. } => Some(entry.clone()),
        _ => None,
    };
    lines.iter().filter_map(entry).collect()
}

/// A log over these entries with every root worked out anew, signed by this key: what somebody could make who has it.
pub fn signed_anew(entries: &[String], signer: &LogSigner) -> Vec<Line> {
    let mut made = vec![
        Line::Head { entries: entries.len() as u64 },
        Line::Epoch { epoch: 1, key: signer.key().to_text(), link: None },
    ];
    let mut edge = Edge::default();
    for entry in entries {
        edge.push(leaf(entry.as_bytes()));
        made.push(Line::Entry { entry: entry.clone(), root: Some(edge.root()) });
    }
    made.push(Line::Checkpoint { checkpoint: note(&edge, signer) });
    made
}

/// The signed checkpoint of a tree.
pub fn note(edge: &Edge, signer: &LogSigner) -> String {
    let checkpoint = Checkpoint { origin: signer.key().origin().to_owned(), size: edge.size(), root: edge.root() };
    checkpoint.note(signer.key(), &signer.sign(edge.size(), edge.root())).unwrap()
}
