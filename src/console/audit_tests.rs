//! What lies beside the keys about the log: nothing, a mark, something else, or no answer at all.
use std::collections::BTreeMap;

use super::*;
use crate::audit::LogMark;
use crate::clock::Clock;
use crate::secret::{Key, Secret};
use crate::store::key::{KeyName, KeyStore, Patience, ProfileKeys};

async fn store(folder: &tempfile::TempDir) -> Store {
    let keys = ProfileKeys {
        database: Key::new(&[1; 32]),
        audit_seed: Key::new(&[2; 32]),
        epochs: BTreeMap::from([(0, Key::new(&[3; 32]))]),
    };
    let clock = Clock::manual(chrono::DateTime::UNIX_EPOCH);
    let store = Store::open(&folder.path().join("cases.db"), keys, clock, true).await.unwrap();
    let mut tx = store.begin().await.unwrap();
    tx.log(Event::new("signed_in")).await.unwrap();
    tx.commit().await.unwrap();
    store
}

fn place() -> KeyStore {
    KeyStore::in_memory(Patience::standard(Clock::manual(chrono::DateTime::UNIX_EPOCH)))
}

async fn newest(store: &Store) -> (u32, String) {
    let mut tx = store.begin().await.unwrap();
    let epoch = tx.newest_log().await.unwrap();
    let last = tx.log_from(0, 100).await.unwrap().pop().unwrap().kind;
    tx.rollback().await.unwrap();
    (epoch, last)
}

#[tokio::test]
async fn no_answer_is_told_apart_from_nothing_kept_and_neither_breaks_the_log() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    let vault = KeyVault::new(place());
    assert_eq!(first_look(&store, &vault).await.unwrap(), None, "a place that holds nothing says so");
    vault.shut();
    assert_eq!(first_look(&store, &vault).await.unwrap(), Some(Unremembered::Silent));
    assert_eq!(newest(&store).await, (1, "signed_in".to_owned()), "the same log goes on");
    store.close().await.unwrap();
}

#[tokio::test]
async fn what_is_no_mark_is_told_logged_and_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    let place = place();
    place.put(KeyName::HighWaterMark, &Secret::new("twelve".to_owned())).await.unwrap();
    let vault = KeyVault::new(place);
    assert_eq!(first_look(&store, &vault).await.unwrap(), Some(Unremembered::Garbled));
    assert_eq!(newest(&store).await, (1, "log_mark_unreadable".to_owned()));
    assert_eq!(vault.log_mark().await, KeptMark::Known(store.log_growth().borrow().unwrap()));
    assert_eq!(first_look(&store, &vault).await.unwrap(), None);
    store.close().await.unwrap();
}

#[tokio::test]
async fn a_mark_that_is_gone_is_told_logged_and_written_again() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    let place = place();
    let vault = KeyVault::new(place.clone());
    let mark = store.log_growth().borrow().unwrap();
    vault.keep_log_mark(mark).await.unwrap();
    assert_eq!(first_look(&store, &vault).await.unwrap(), None, "it lies there, and the file knows it from now on");
    place.remove(KeyName::HighWaterMark).await.unwrap();
    assert_eq!(first_look(&store, &vault).await.unwrap(), Some(Unremembered::Gone), "taken away is not never kept");
    assert_eq!(newest(&store).await, (1, "log_mark_unreadable".to_owned()));
    assert_eq!(vault.log_mark().await, KeptMark::Known(store.log_growth().borrow().unwrap()));
    assert_eq!(first_look(&store, &vault).await.unwrap(), None);
    store.close().await.unwrap();
}

#[tokio::test]
async fn the_log_behind_a_rollback_is_numbered_behind_the_mark_which_is_moved_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    let vault = KeyVault::new(place());
    vault.keep_log_mark(LogMark { epoch: 3, size: 9, root: [0; 32] }).await.unwrap();
    first_look(&store, &vault).await.unwrap();
    assert_eq!(newest(&store).await, (4, "log_broken".to_owned()), "log 3 existed, in the file that was put away");
    assert_eq!(vault.log_mark().await.known().map(|mark| (mark.epoch, mark.size)), Some((4, 1)));
    store.close().await.unwrap();
}
