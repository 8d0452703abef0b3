//! What the store refuses whatever it is asked (DESIGN section 6.4): in release builds too, and with nothing left behind.
use super::*;
use crate::audit::Event;

async fn with_entry(folder: &tempfile::TempDir) -> (Store, EntryRow) {
    let store = store(folder).await;
    let (case_id, etag, person) = (CaseId::new("a"), Etag::new("\"c-1\""), PersonId::new("rev-17"));
    let mut tx = store.begin().await.unwrap();
    tx.insert_entry(&new_entry(&case_id, &etag, &person, 1)).await.unwrap();
    tx.log(Event::on("decided", &case_id).decision(DecisionId::new(Uuid::from_u128(1_001)))).await.unwrap();
    let entry = tx.entry(EntryId::new(Uuid::from_u128(1))).await.unwrap().unwrap();
    tx.commit().await.unwrap();
    (store, entry)
}

async fn move_to(store: &Store, entry: &EntryRow, state: EntryState) -> Result<EntryRow, StoreError> {
    let mut tx = store.begin().await?;
    let changed = tx.change_entry(entry, &EntryChange { state: Some(state), ..EntryChange::default() }).await;
    if let Err(cause) = changed {
        tx.rollback().await?;
        return Err(cause);
    }
    let entry = tx.entry(entry.entry_id).await?.ok_or(StoreError::Corrupt("entries"))?;
    tx.commit().await?;
    Ok(entry)
}

#[tokio::test]
async fn a_decision_without_its_log_entry_is_rolled_back_whole() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    let (case_id, etag, person) = (CaseId::new("a"), Etag::new("\"c-1\""), PersonId::new("rev-17"));
    let mut tx = store.begin().await.unwrap();
    tx.insert_entry(&new_entry(&case_id, &etag, &person, 1)).await.unwrap();
    let refused = tx.commit().await;
    assert!(matches!(refused, Err(StoreError::InvariantBroken("I1"))), "{refused:?}");
    let mut tx = store.begin().await.unwrap();
    assert!(tx.entry(EntryId::new(Uuid::from_u128(1))).await.unwrap().is_none(), "nothing of it is there");
    tx.rollback().await.unwrap();
    store.close().await.unwrap();
}

#[tokio::test]
async fn nothing_but_an_answer_takes_an_entry_out_of_unknown() {
    let folder = tempfile::tempdir().unwrap();
    let (store, entry) = with_entry(&folder).await;
    let sending = move_to(&store, &entry, EntryState::Sending).await.unwrap();
    let unknown = move_to(&store, &sending, EntryState::Unknown).await.unwrap();
    for state in [EntryState::Withdrawn, EntryState::Parked, EntryState::Sending] {
        let refused = move_to(&store, &unknown, state).await.err();
        assert!(matches!(refused, Some(StoreError::InvariantBroken("I5"))), "{refused:?}");
        assert!(refused.is_some_and(|cause| cause.stops_the_outbox()));
    }
    let after = move_to(&store, &unknown, EntryState::Queued).await.unwrap();
    assert_eq!(after.state, EntryState::Queued, "the store still works");
    store.close().await.unwrap();
}

#[tokio::test]
async fn an_entry_never_overtakes_a_newer_one_of_its_case() {
    let folder = tempfile::tempdir().unwrap();
    let (store, entry) = with_entry(&folder).await;
    let sending = move_to(&store, &entry, EntryState::Sending).await.unwrap();
    let parked = move_to(&store, &sending, EntryState::Parked).await.unwrap();
    let (etag, person) = (Etag::new("\"c-1\""), PersonId::new("rev-17"));
    let mut tx = store.begin().await.unwrap();
    tx.insert_entry(&new_entry(&parked.case_id, &etag, &person, 2)).await.unwrap();
    tx.log(Event::on("decided", &parked.case_id).decision(DecisionId::new(Uuid::from_u128(1_002)))).await.unwrap();
    let newer = tx.entry(EntryId::new(Uuid::from_u128(2))).await.unwrap().unwrap();
    tx.commit().await.unwrap();
    let newer = move_to(&store, &newer, EntryState::Withdrawn).await.unwrap();
    let refused = move_to(&store, &parked, EntryState::Queued).await.err();
    assert!(matches!(refused, Some(StoreError::InvariantBroken("I7"))), "{refused:?}, behind {}", newer.seq);
    store.close().await.unwrap();
}
