//! What the witness is shown continues what it saw, whatever the sizes; and nobody else's checkpoint is taken for ours.
use std::collections::BTreeMap;

use second_look_verify::tree::is_consistent;

use super::*;
use crate::audit::Event;
use crate::clock::Clock;
use crate::secret::Key;
use crate::store::Store;
use crate::store::key::ProfileKeys;

const ROOT: &str = "SELECT root FROM audit WHERE seq = ?1";

async fn open(folder: &tempfile::TempDir, seed: u8) -> Store {
    let keys = ProfileKeys {
        database: Key::new(&[1; 32]),
        audit_seed: Key::new(&[seed; 32]),
        epochs: BTreeMap::from([(0, Key::new(&[3; 32]))]),
    };
    let clock = Clock::manual(chrono::DateTime::UNIX_EPOCH);
    Store::open(&folder.path().join("cases.db"), keys, clock, true).await.unwrap()
}

async fn fill(store: &Store, entries: u32) {
    let mut tx = store.begin().await.unwrap();
    for _ in 0..entries {
        tx.log(Event::new("claimed")).await.unwrap();
    }
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn a_log_is_shown_as_one_that_continues_every_size_it_had() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder, 2).await;
    let mut tx = store.begin().await.unwrap();
    assert_eq!(tx.log_to_witness().await.unwrap(), None, "nothing to be shown");
    tx.rollback().await.unwrap();
    fill(&store, 600).await;
    store.close().await.unwrap();
    let store = open(&folder, 2).await;
    fill(&store, 43).await;
    let mut tx = store.begin().await.unwrap();
    let log = tx.log_to_witness().await.unwrap().unwrap();
    assert_eq!(log.newest.size, 643);
    assert_eq!(Checkpoint::open(&log.note, &log.key).unwrap(), log.newest);
    for old in [1, 2, 3, 100, 255, 256, 257, 511, 512, 513, 600, 642, 643] {
        let row = sqlx::query(ROOT).bind(old - 1).fetch_one(tx.db().unwrap()).await.unwrap();
        let root = hash(&row, "root").unwrap().unwrap();
        let old = u64::try_from(old).unwrap();
        let proof = tx.consistency(&log, old).await.unwrap();
        assert!(is_consistent(old, &root, 643, &log.newest.root, &proof), "{old}");
        assert!(old == 643 || !is_consistent(old, &[0; 32], 643, &log.newest.root, &proof), "{old}, another root");
    }
    tx.rollback().await.unwrap();
    store.close().await.unwrap();
}

#[tokio::test]
async fn only_a_checkpoint_this_console_signed_is_its_own() {
    let (folder, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (store, other) = (open(&folder, 2).await, open(&elsewhere, 9).await);
    fill(&store, 3).await;
    fill(&other, 3).await;
    let mut tx = store.begin().await.unwrap();
    let log = tx.log_to_witness().await.unwrap().unwrap();
    assert_eq!(tx.own_checkpoint(&log.note).unwrap(), Some((1, log.newest.clone())));
    let mut theirs = other.begin().await.unwrap();
    let foreign = theirs.log_to_witness().await.unwrap().unwrap().note;
    theirs.rollback().await.unwrap();
    let longer = log.note.replacen("\n3\n", "\n4\n", 1);
    for note in [foreign, longer, log.note.replacen("/log/1", "/log/2", 1), "900".to_owned(), String::new()] {
        assert_eq!(tx.own_checkpoint(&note).unwrap(), None, "{note}");
    }
    tx.rollback().await.unwrap();
    store.close().await.unwrap();
    other.close().await.unwrap();
}

#[tokio::test]
async fn what_was_cosigned_is_kept_with_the_witness_that_did_and_goes_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder, 2).await;
    fill(&store, 5).await;
    let mut tx = store.begin().await.unwrap();
    assert_eq!(tx.witnessed_up_to().await.unwrap(), None);
    tx.keep_enrolled(1, "one").await.unwrap();
    assert_eq!(tx.witnessed_up_to().await.unwrap(), None, "known, and nothing seen");
    let at = DateTime::UNIX_EPOCH;
    let cosigned = Cosigned { size: 4, root: [1; 32], line: "line".to_owned(), at };
    tx.keep_cosigned(1, &cosigned).await.unwrap();
    assert_eq!(tx.witnessed_up_to().await.unwrap(), Some(WitnessedUpTo { seq: 3, at }));
    tx.keep_enrolled(1, "one").await.unwrap();
    let known = tx.log_to_witness().await.unwrap().unwrap().enrolled;
    assert_eq!(known, Some(Enrolled { witness_key: "one".to_owned(), cosigned: Some(cosigned) }));
    tx.keep_enrolled(1, "two").await.unwrap();
    assert_eq!(tx.witnessed_up_to().await.unwrap(), None, "another witness saw nothing yet");
    tx.rollback().await.unwrap();
    store.close().await.unwrap();
}
