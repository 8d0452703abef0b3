//! What goes without a rule and without an erasure told: a file that nothing names any more, evidence nobody here needs.
use super::*;
use crate::case::seen::{ShownWith, SignInFacts};
use crate::retention::DataClass;
use crate::retention::gone::{drop_unneeded, take_away, take_file};
use crate::sync::apply::apply;
use crate::sync::plan::Operation;

/// A case with a picture in its one block.
async fn with_picture(folder: &tempfile::TempDir) -> Store {
    let store = store(folder).await;
    let mut tx = store.begin().await.unwrap();
    tx.keep_cases(&[summary("a", 5)], 1).await.unwrap();
    tx.replace_evidence(&[evidence("a", vec![naming("f1")])]).await.unwrap();
    let image = NewImage {
        file_ref: &FileRef::new("f1"),
        state: "ready",
        problem: None,
        sha256: Some("00"),
        media_type: Some("image/png"),
        size: None,
        bytes: &[7; 10],
    };
    tx.keep_image(&CaseId::new("a"), &image).await.unwrap();
    tx.commit().await.unwrap();
    store
}

fn naming(file: &str) -> DataBlock {
    block("b1", json!({"frontSide": {"$ref": "vault", "$id": file}}))
}

async fn wrapped(tx: &mut StoreTx) -> Vec<u8> {
    let wrapped = sqlx::query_scalar("SELECT wrapped FROM case_keys WHERE case_id = 'a'");
    wrapped.fetch_one(tx.db().unwrap()).await.unwrap()
}

#[tokio::test]
async fn a_file_that_a_block_no_longer_names_goes_with_the_key_and_owes_an_epoch() {
    let folder = tempfile::tempdir().unwrap();
    let store = with_picture(&folder).await;
    let mut tx = store.begin().await.unwrap();
    let before = wrapped(&mut tx).await;
    let lost = tx.replace_evidence(&[evidence("a", vec![naming("f2")])]).await.unwrap();
    assert!(lost.is_empty(), "the block is still there");
    assert!(tx.images(&CaseId::new("a")).await.unwrap().is_empty(), "the file is not");
    assert_ne!(wrapped(&mut tx).await, before, "old copies are noise under the new key");
    tx.commit().await.unwrap();
    assert!(store.epoch_owed(at(1_000)).await.unwrap(), "and the old key goes with the epoch");
    let mut tx = store.begin().await.unwrap();
    assert!(tx.blocks(&CaseId::new("a")).await.unwrap() == [naming("f2")], "what came instead opens");
    assert!(tx.name_of(&CaseId::new("a")).await.unwrap().is_some());
    tx.rollback().await.unwrap();
}

#[tokio::test]
async fn the_same_answer_once_more_owes_nothing_and_neither_does_a_file_that_a_hold_keeps() {
    let folder = tempfile::tempdir().unwrap();
    let store = with_picture(&folder).await;
    let case_id = CaseId::new("a");
    let mut tx = store.begin().await.unwrap();
    let before = wrapped(&mut tx).await;
    tx.replace_evidence(&[evidence("a", vec![naming("f1")])]).await.unwrap();
    assert_eq!(tx.images(&case_id).await.unwrap().len(), 1);
    tx.place_hold(&case_id, &PersonId::new("lead-02"), "Court order 4711").await.unwrap();
    tx.replace_evidence(&[evidence("a", vec![naming("f2")])]).await.unwrap();
    assert_eq!(tx.held_copies(&case_id).await.unwrap(), (0, 1), "it lies here as a sealed copy");
    assert_eq!(wrapped(&mut tx).await, before, "under the key it was sealed with");
    tx.commit().await.unwrap();
    assert!(!store.epoch_owed(at(1_000)).await.unwrap());
}

#[tokio::test]
async fn evidence_that_nobody_needs_any_more_is_in_the_record_of_erasures_with_its_entry() {
    let folder = tempfile::tempdir().unwrap();
    let store = with_picture(&folder).await;
    let case_id = CaseId::new("a");
    let mut tx = store.begin().await.unwrap();
    assert!(drop_unneeded(&mut tx, &case_id, "decided_elsewhere").await.unwrap());
    tx.commit().await.unwrap();
    let mut tx = store.begin().await.unwrap();
    assert!(tx.case(&case_id).await.unwrap().is_some(), "the case itself stays in the list");
    assert!(tx.blocks(&case_id).await.unwrap().is_empty() && tx.images(&case_id).await.unwrap().is_empty());
    let noted = tx.erasures(None, 9).await.unwrap().remove(0);
    assert_eq!((&noted.erasure.case_id, noted.erasure.cause), (&case_id, ErasureCause::NotNeeded));
    let classes = std::collections::BTreeSet::from([DataClass::Pictures, DataClass::Evidence]);
    assert_eq!(noted.erasure.classes, classes);
    let logged = tx.log_of(&case_id).await.unwrap().remove(0);
    assert_eq!((logged.kind.as_str(), logged.seq), ("evidence_dropped", noted.entry), "one names the other");
    tx.rollback().await.unwrap();
}

#[tokio::test]
async fn under_a_hold_evidence_that_nobody_else_needs_stays_and_nothing_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let store = with_picture(&folder).await;
    let case_id = CaseId::new("a");
    let mut tx = store.begin().await.unwrap();
    tx.place_hold(&case_id, &PersonId::new("lead-02"), "Court order 4711").await.unwrap();
    assert!(!drop_unneeded(&mut tx, &case_id, "decided_elsewhere").await.unwrap());
    assert_eq!(tx.images(&case_id).await.unwrap().len(), 1, "whoever placed the hold needs it");
    assert!(tx.erasures(None, 9).await.unwrap().is_empty() && tx.log_of(&case_id).await.unwrap().is_empty());
    tx.rollback().await.unwrap();
}

#[tokio::test]
async fn evidence_of_a_case_decided_here_while_its_page_was_under_way_stays() {
    let folder = tempfile::tempdir().unwrap();
    let store = with_picture(&folder).await;
    let (case_id, etag, person) = (CaseId::new("a"), Etag::new("\"c-1\""), PersonId::new("rev-17"));
    let page = || vec![Operation::DropEvidence(CaseId::new("a"))];
    let mut tx = store.begin().await.unwrap();
    tx.insert_entry(&new_entry(&case_id, &etag, &person, 1)).await.unwrap();
    let applied = apply(&mut tx, page(), Vec::new(), 1).await.unwrap();
    assert!(applied.changed.is_empty(), "planned when nobody here had decided it");
    assert_eq!(tx.images(&case_id).await.unwrap().len(), 1, "it is what the decision was made on");
    assert!(!tx.blocks(&case_id).await.unwrap().is_empty() && tx.log_of(&case_id).await.unwrap().is_empty());
    tx.rollback().await.unwrap();
    let mut tx = store.begin().await.unwrap();
    let applied = apply(&mut tx, page(), Vec::new(), 1).await.unwrap();
    assert_eq!(applied.changed, std::slice::from_ref(&case_id), "without a decision of ours it goes");
    assert!(tx.images(&case_id).await.unwrap().is_empty());
    tx.rollback().await.unwrap();
}

fn with() -> ShownWith {
    ShownWith {
        catalogue: "sha-256:1".to_owned(),
        policy: "sha-256:2".to_owned(),
        device_verdict: None,
        due_at: None,
        expires_at: None,
        flow_id: None,
        opened_at: at(0),
        opened_because: Vec::new(),
        platform_outcome: "none".to_owned(),
        priority: 5,
        session_id: None,
        source: "trust".to_owned(),
        files: BTreeMap::new(),
        sign_in: SignInFacts::default(),
    }
}

#[tokio::test]
async fn what_a_case_was_shown_with_outlives_a_new_key_and_goes_with_the_case() {
    let folder = tempfile::tempdir().unwrap();
    let store = with_picture(&folder).await;
    let (case_id, etag, person) = (CaseId::new("a"), Etag::new("\"c-1\""), PersonId::new("rev-17"));
    let entry_id = EntryId::new(Uuid::from_u128(1));
    let mut tx = store.begin().await.unwrap();
    tx.insert_entry(&new_entry(&case_id, &etag, &person, 1)).await.unwrap();
    tx.keep_shown_with(entry_id, &case_id, &with()).await.unwrap();
    tx.replace_evidence(&[evidence("a", vec![naming("f2")])]).await.unwrap();
    assert!(tx.shown_with(entry_id).await.unwrap() == Some(with()), "it opens under the new key");
    let broken = "UPDATE shown_with SET sealed = x'0102'";
    sqlx::query(broken).execute(tx.db().unwrap()).await.unwrap();
    assert!(tx.shown_with(entry_id).await.unwrap().is_none(), "one that does not open is as good as none");
    tx.replace_evidence(&[evidence("a", Vec::new())]).await.expect("and holds up nothing");
    tx.keep_shown_with(entry_id, &case_id, &with()).await.unwrap();
    tx.purge_case(&case_id).await.unwrap();
    let left: i64 = sqlx::query_scalar("SELECT count(*) FROM shown_with").fetch_one(tx.db().unwrap()).await.unwrap();
    assert_eq!(left, 0);
    tx.rollback().await.unwrap();
}

#[tokio::test]
async fn f5_c_the_digest_of_a_file_that_went_stays_with_the_decision_as_long_as_a_block_names_the_file() {
    for by_rule in [false, true] {
        let folder = tempfile::tempdir().unwrap();
        let store = with_picture(&folder).await;
        let (case_id, etag, person) = (CaseId::new("a"), Etag::new("\"c-1\""), PersonId::new("rev-17"));
        let (entry_id, file) = (EntryId::new(Uuid::from_u128(1)), FileRef::new("f1"));
        let mut tx = store.begin().await.unwrap();
        tx.insert_entry(&new_entry(&case_id, &etag, &person, 1)).await.unwrap();
        tx.keep_shown_with(entry_id, &case_id, &with()).await.unwrap();
        if by_rule {
            tx.erase(&case_id, &std::collections::BTreeSet::from([DataClass::Pictures])).await.unwrap();
            assert!(tx.images(&case_id).await.unwrap().is_empty());
        } else {
            let gone = NewImage {
                file_ref: &file,
                state: "erased",
                problem: Some("erased"),
                sha256: None,
                media_type: None,
                size: None,
                bytes: &[],
            };
            take_file(&mut tx, &case_id, &gone).await.unwrap();
            assert!(tx.images(&case_id).await.unwrap()[0].sha256.is_none());
        }
        assert!(!tx.has_bytes(&case_id, &file).await.unwrap(), "by a rule: {by_rule}");
        let kept = tx.shown_with(entry_id).await.unwrap().expect("it opens under the new key");
        assert_eq!(kept.files, BTreeMap::from([(file, "00".to_owned())]), "by a rule: {by_rule}");
        tx.replace_evidence(&[evidence("a", vec![naming("f2")])]).await.unwrap();
        assert!(tx.shown_with(entry_id).await.unwrap() == Some(with()), "nothing names it any more: {by_rule}");
        tx.rollback().await.unwrap();
    }
}

#[tokio::test]
async fn half_an_answer_to_a_case_that_is_not_here_goes_with_its_key_and_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    let case_id = CaseId::new("a");
    let mut tx = store.begin().await.unwrap();
    tx.keep_draft(&case_id, &crate::decision::Draft::default()).await.unwrap();
    tx.commit().await.unwrap();
    assert!(!store.epoch_owed(at(1_000)).await.unwrap());
    let mut tx = store.begin().await.unwrap();
    take_away(&mut tx, &case_id, "erased").await.unwrap();
    assert!(tx.draft(&case_id).await.unwrap().is_none());
    let noted = tx.erasures(None, 9).await.unwrap().remove(0);
    assert_eq!(noted.erasure.classes, std::collections::BTreeSet::from([DataClass::Drafts]));
    let logged = tx.log_of(&case_id).await.unwrap().remove(0);
    assert_eq!((logged.kind.as_str(), logged.seq), ("purged", noted.entry));
    let keys = sqlx::query_scalar("SELECT count(*) FROM case_keys WHERE case_id = 'a'");
    let keys: i64 = keys.fetch_one(tx.db().unwrap()).await.unwrap();
    assert_eq!(keys, 0, "without its key nobody reads it in an old page either");
    take_away(&mut tx, &case_id, "erased").await.unwrap();
    assert_eq!(tx.erasures(None, 9).await.unwrap().len(), 1, "told again, there is nothing to tell");
    tx.commit().await.unwrap();
    assert!(store.epoch_owed(at(1_000)).await.unwrap(), "and the key of an old copy goes with the epoch");
}
