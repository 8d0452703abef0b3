//! Counting what has had no end for too long agrees with the rule that judges one entry.
use super::*;
use crate::outbox::late::{LATE, is_late};

#[tokio::test]
async fn h18_the_count_of_late_entries_is_what_the_rule_says_of_each() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    let (case_id, etag, person) = (CaseId::new("a"), Etag::new("\"c-1\""), PersonId::new("rev-17"));
    let mut tx = store.begin().await.unwrap();
    tx.insert_entry(&new_entry(&case_id, &etag, &person, 1)).await.unwrap();
    let entry_id = EntryId::new(Uuid::from_u128(1));
    let steps = [
        (EntryState::Sending, None),
        (EntryState::Unknown, Some("no_answer")),
        (EntryState::Accepted, None),
        (EntryState::Accepted, Some("awaiting_second")),
        (EntryState::Accepted, Some("applying")),
        (EntryState::NeedsReview, Some("failed")),
    ];
    let mut seen = 0;
    for (state, why) in steps {
        let entry = tx.entry(entry_id).await.unwrap().unwrap();
        let sent_at = Some(at(1_000));
        let change = EntryChange { state: Some(state), why: why.map(str::to_owned), sent_at, ..EntryChange::default() };
        tx.change_entry(&entry, &change).await.unwrap();
        let entry = tx.entry(entry_id).await.unwrap().unwrap();
        for now in [at(1_000) + LATE - TimeDelta::milliseconds(1), at(1_000) + LATE] {
            let late = is_late(entry.state, entry.why.as_deref(), entry.first_sent_at, now);
            assert_eq!(tx.late_entries(now - LATE).await.unwrap(), u32::from(late), "{} {why:?}", state.as_str());
            seen += u32::from(late);
        }
    }
    assert_eq!(seen, 3, "unknown, and accepted twice, at the last moment only");
    tx.rollback().await.unwrap();
    store.close().await.unwrap();
}
