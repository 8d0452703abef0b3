//! An entry of the audit log against the decision it rides in, and verifying a million of them against one digest over the
//! same bytes.
use std::hint::black_box;
use std::time::Duration;

use second_look::audit::{Event, LogSigner};
use second_look::ids::{CaseId, DeviceId};
use second_look::secret::Key;
use second_look::store::{OurClaim, Store};
use second_look_verify::Checkpoint;
use second_look_verify::file::Line;
use second_look_verify::tree::{Edge, leaf};
use sha2::{Digest, Sha256};

use crate::{Figure, RUNS, decision, now, store};

const A_RUN: u32 = 200;
/// Distinct entries; each is hashed ten times over, so that a million do not have to lie in memory.
const DISTINCT: u64 = 100_000;
const TIMES: u64 = 10;

/// What an entry adds to a transaction, against saving a decision, which carries one.
pub async fn appending() -> Figure {
    let folder = tempfile::tempdir().unwrap();
    let store = store::open(folder.path()).await;
    let runs = u32::try_from(RUNS).unwrap();
    store::fill(&store, 0, A_RUN * runs).await;
    let (mut measured, mut floor) = (Vec::new(), Vec::new());
    for run in 0..runs {
        let (mut with, mut without) = (Vec::new(), Vec::new());
        for number in run * A_RUN..(run + 1) * A_RUN {
            // By turns, so that whatever else the machine does meets both alike.
            without.push(transaction(&store, number, false).await);
            with.push(transaction(&store, number, true).await);
        }
        measured.push(crate::median(&with).saturating_sub(crate::median(&without)));
        floor.push(decision::decisions(&store, run * A_RUN).await);
    }
    store.close().await.unwrap();
    Figure {
        name: "an entry of the log, signed for",
        floor_name: "the saved decision it rides in",
        measured,
        floor,
        limit: 0.1,
    }
}

/// A transaction of the size of a small command, with or without its entry.
async fn transaction(store: &Store, number: u32, entry: bool) -> Duration {
    let case_id = store::summary(number).case_id;
    let claim = OurClaim {
        case_id: case_id.clone(),
        claim_id: second_look::ids::ClaimId::new("clm_bench"),
        fencing_token: 1,
        purpose: "review".into(),
        expires_at: store::start(),
        server_offset_ms: 0,
        release_at: None,
    };
    let began = now();
    let mut tx = store.begin().await.unwrap();
    tx.keep_cases(&[store::summary(number)], 0).await.unwrap();
    tx.keep_claim(&claim).await.unwrap();
    if entry {
        tx.log(Event::on("claimed", &case_id).with("purpose", "review")).await.unwrap();
    }
    tx.commit().await.unwrap();
    began.elapsed()
}

fn entry(number: u64) -> String {
    let event = Event::on("decided", &CaseId::new("cse_1")).with("answer", "approve").with("evidence", number);
    let header = second_look::audit::Header {
        seq: number,
        actor: "rev-17".to_owned(),
        device: "dev_0123456789abcdef0123456789abcdef".to_owned(),
        case_ref: Some("c-0123456789abcdef0123456789abcdef".to_owned()),
        wall: store::start(),
        server_offset_ms: 12,
        clock_back: false,
    };
    let built = second_look::audit::AuditEntry::build(&header, &event, |_| [1; 32]).unwrap();
    String::from_utf8(built.bytes).unwrap()
}

/// Every entry of a million hashed, the newest root and its signature checked; and what reading the lines costs beside.
pub fn verifying() -> [Figure; 2] {
    let entries: Vec<String> = (0..DISTINCT).map(entry).collect();
    let line = |entry: &String| Line::Entry { entry: entry.clone(), root: Some([7; 32]) }.write().unwrap();
    let lines: Vec<String> = entries.iter().map(line).collect();
    let signer = LogSigner::new(&LogSigner::origin(&DeviceId::new("dev_bench"), 1), &Key::new([5; 32])).unwrap();
    let mut edge = Edge::default();
    for entry in (0..TIMES).flat_map(|_| &entries) {
        edge.push(leaf(entry.as_bytes()));
    }
    let (size, root) = (edge.size(), edge.root());
    let signature = signer.sign(size, root);
    let (mut hashed, mut read, mut floor) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let began = now();
        let mut edge = Edge::default();
        for entry in (0..TIMES).flat_map(|_| &entries) {
            edge.push(leaf(entry.as_bytes()));
        }
        let checkpoint = Checkpoint { origin: signer.key().origin().to_owned(), size: edge.size(), root: edge.root() };
        assert!(checkpoint.is_signed(signer.key(), &signature), "it is the log that was signed");
        hashed.push(began.elapsed());
        let began = now();
        for line in (0..TIMES).flat_map(|_| &lines) {
            assert!(black_box(Line::read(line)).is_some(), "it is a line");
        }
        read.push(began.elapsed());
        let began = now();
        let mut digest = Sha256::new();
        for entry in (0..TIMES).flat_map(|_| &entries) {
            digest.update(entry.as_bytes());
        }
        black_box(digest.finalize());
        floor.push(began.elapsed());
    }
    let floor_name = "one SHA-256 over the same bytes";
    [
        Figure { name: "verifying 1,000,000 entries", floor_name, measured: hashed, floor: floor.clone(), limit: 2.0 },
        Figure { name: "reading their lines, apart", floor_name, measured: read, floor, limit: 20.0 },
    ]
}
