//! The columns that no signature is over: that a log follows a broken one, and that a lead took note.
use super::*;
use crate::store::BrokenLog;

async fn broken(store: &Store) -> Vec<BrokenLog> {
    let mut tx = store.begin().await.unwrap();
    let (newest, all) = (tx.broken_log().await.unwrap(), tx.broken_logs().await.unwrap());
    tx.rollback().await.unwrap();
    assert_eq!(newest, all.last().copied(), "the newest is the last of all");
    all
}

/// A second log behind a broken one, whose row was changed while the file was closed.
async fn second_log_with(folder: &tempfile::TempDir, sql: &str) -> Store {
    let store = open(folder, 2).await;
    fill(&store, 12).await;
    tamper(&store, "UPDATE audit SET wall_ms = wall_ms + 1 WHERE seq = 5").await;
    store.close().await.unwrap();
    let store = open(folder, 2).await;
    assert_eq!(followed(&store, None).await, 2);
    fill(&store, 4).await;
    assert_eq!(fault(&store, None, LogDepth::Head).await, None, "as it was written it holds");
    tamper(&store, sql).await;
    store.close().await.unwrap();
    open(folder, 2).await
}

#[tokio::test]
async fn what_the_row_of_a_log_says_of_a_break_is_held_against_its_entries() {
    for sql in [
        "UPDATE audit_epochs SET acknowledged = 1 WHERE epoch = 2",
        "UPDATE audit_epochs SET why = NULL WHERE epoch = 2",
        "UPDATE audit_epochs SET why = 'rolled_back' WHERE epoch = 2",
        "UPDATE audit_epochs SET why = 'nothing much' WHERE epoch = 2",
        "UPDATE audit_epochs SET first_bad = 7 WHERE epoch = 2",
        "UPDATE audit_epochs SET why = NULL, first_bad = NULL, acknowledged = 1 WHERE epoch = 2",
    ] {
        let folder = tempfile::tempdir().unwrap();
        let store = second_log_with(&folder, sql).await;
        let told = broken(&store).await;
        assert_eq!(told.len(), 1, "a log behind the first follows a break, whatever its row says: {sql}");
        assert!(!told[0].acknowledged, "no lead took note: {sql}");
        for depth in [LogDepth::Head, LogDepth::Whole] {
            assert_eq!(fault(&store, None, depth).await, Some((LogFaultCode::Altered, None)), "{sql}");
        }
        assert_eq!(followed(&store, None).await, 3);
        assert_eq!(fault(&store, None, LogDepth::Whole).await, None, "what was found once is not found again: {sql}");
        let mut tx = store.begin().await.unwrap();
        assert!(tx.acknowledge_broken_log().await.unwrap());
        tx.commit().await.unwrap();
        store.close().await.unwrap();
        let store = open(&folder, 2).await;
        assert_eq!(fault(&store, None, LogDepth::Whole).await, None, "a lead's note is an entry: {sql}");
        let told = broken(&store).await;
        assert!(told.len() == 2 && told[1].acknowledged, "{sql}: {told:?}");
        store.close().await.unwrap();
    }
}

#[tokio::test]
async fn the_first_log_follows_no_break() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder, 2).await;
    fill(&store, 4).await;
    tamper(&store, "UPDATE audit_epochs SET why = 'altered'").await;
    store.close().await.unwrap();
    let store = open(&folder, 2).await;
    assert_eq!(broken(&store).await, []);
    assert_eq!(fault(&store, None, LogDepth::Head).await, Some((LogFaultCode::Altered, None)));
    store.close().await.unwrap();
}
