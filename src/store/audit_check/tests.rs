//! Tampering with the file itself, with its triggers off: every way is found, and the first bad entry has its name.
use std::collections::BTreeMap;

use second_look_verify::LogCheck;
use second_look_verify::report::FaultCode;

use super::*;
use crate::audit::Event;
use crate::clock::Clock;
use crate::ids::CaseId;
use crate::secret::Key;
use crate::store::key::ProfileKeys;

mod breaks;

fn keys(seed: u8) -> ProfileKeys {
    ProfileKeys {
        database: Key::new(&[1; 32]),
        audit_seed: Key::new(&[seed; 32]),
        epochs: BTreeMap::from([(0, Key::new(&[3; 32]))]),
    }
}

async fn open(folder: &tempfile::TempDir, seed: u8) -> Store {
    Store::open(&folder.path().join("cases.db"), keys(seed), Clock::manual(chrono::DateTime::UNIX_EPOCH), true)
        .await
        .unwrap()
}

/// Entries in transactions of one and of three.
async fn fill(store: &Store, entries: u64) {
    let mut left = entries;
    while left > 0 {
        let mut tx = store.begin().await.unwrap();
        for _ in 0..(if left.is_multiple_of(4) { 1 } else { 3.min(left) }) {
            tx.log(Event::on("case_opened", &CaseId::new(format!("cse_{left}"))).with("etag", left)).await.unwrap();
            left -= 1;
        }
        tx.commit().await.unwrap();
    }
}

async fn mark(store: &Store) -> LogMark {
    let mut tx = store.begin().await.unwrap();
    let mark = tx.log_end().await.unwrap().mark();
    tx.rollback().await.unwrap();
    mark
}

async fn tamper(store: &Store, sql: &str) {
    let mut tx = store.begin().await.unwrap();
    for trigger in ["audit_never_changes", "audit_never_shrinks", "audit_epochs_never_change"] {
        let drop = format!("DROP TRIGGER IF EXISTS {trigger}");
        sqlx::query(sqlx::AssertSqlSafe(drop)).execute(tx.db().unwrap()).await.unwrap();
    }
    for one in sql.split(';') {
        sqlx::query(sqlx::AssertSqlSafe(one.to_owned())).execute(tx.db().unwrap()).await.unwrap();
    }
    tx.commit().await.unwrap();
}

async fn fault(store: &Store, mark: Option<LogMark>, depth: LogDepth) -> Option<(LogFaultCode, Option<u64>)> {
    let found = store.check_log(mark, depth).await.unwrap();
    found.fault.map(|fault| (fault.code, fault.first_bad))
}

async fn export(store: &Store) -> String {
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

#[tokio::test]
async fn every_transaction_ends_with_one_signed_checkpoint_over_all_entries() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder, 2).await;
    fill(&store, 40).await;
    let mut tx = store.begin().await.unwrap();
    let (roots, signed): (i64, i64) =
        sqlx::query_as("SELECT count(root), count(signature) FROM audit").fetch_one(tx.db().unwrap()).await.unwrap();
    tx.rollback().await.unwrap();
    assert_eq!(roots, 40, "a root beside every entry");
    assert!(signed < 40 && signed > 10, "a signature a transaction, not an entry: {signed}");
    let found = store.check_log(Some(mark(&store).await), LogDepth::Whole).await.unwrap();
    assert_eq!((found.fault, found.entries, found.hashed), (None, 40, 40));
    let report = LogCheck::default().read(export(&store).await.as_bytes()).unwrap();
    assert!(report.is_whole(), "what the console finds whole, the verifier does: {:?}", report.faults);
    assert_eq!(report.epochs[0].signed, 40);
    store.close().await.unwrap();
}

#[tokio::test]
async fn the_tree_goes_on_after_opening_from_blocks_and_what_stands_behind_them() {
    let folder = tempfile::tempdir().unwrap();
    for _ in 0..5 {
        let store = open(&folder, 2).await;
        fill(&store, 300).await;
        assert_eq!(fault(&store, Some(mark(&store).await), LogDepth::Whole).await, None);
        store.close().await.unwrap();
    }
    let store = open(&folder, 2).await;
    let known = mark(&store).await;
    assert_eq!(known.size, 1_500);
    let found = store.check_log(Some(known), LogDepth::Head).await.unwrap();
    assert_eq!((found.fault, found.entries), (None, 1_500));
    assert!(found.hashed < 1_400, "what is known to be right is not hashed again: {}", found.hashed);
    let long_ago = LogMark { size: 4, ..known };
    let found = store.check_log(Some(long_ago), LogDepth::Head).await.unwrap();
    assert_eq!(found.fault.map(|fault| fault.code), Some(LogFaultCode::Forked), "the root of 4 is another one");
    store.close().await.unwrap();
}

#[tokio::test]
async fn a_changed_row_is_found_and_named_whatever_column_was_changed() {
    use LogFaultCode::{Altered, BadSignature, OutOfOrder, UnsignedTail};
    let cases: [(&str, LogFaultCode, Option<u64>); 9] = [
        (
            "UPDATE audit SET bytes = CAST(replace(CAST(bytes AS TEXT), 'console', 'consule') AS BLOB) WHERE seq = 17",
            Altered,
            Some(17),
        ),
        ("UPDATE audit SET bytes = x'00' WHERE seq = 0", Altered, Some(0)),
        ("UPDATE audit SET kind = 'undone' WHERE seq = 23", Altered, Some(23)),
        ("UPDATE audit SET wall_ms = wall_ms + 1 WHERE seq = 23", Altered, Some(23)),
        ("UPDATE audit SET root = zeroblob(32) WHERE seq = 11", Altered, Some(11)),
        ("DELETE FROM audit WHERE seq = 30", OutOfOrder, Some(30)),
        (
            "UPDATE audit SET seq = 1000 WHERE seq = 30; UPDATE audit SET seq = 30 WHERE seq = 31;
          UPDATE audit SET seq = 31 WHERE seq = 1000",
            Altered,
            Some(30),
        ),
        ("UPDATE audit SET signature = zeroblob(64) WHERE seq = 39", BadSignature, Some(39)),
        ("UPDATE audit SET signature = NULL WHERE seq = 39", UnsignedTail, Some(39)),
    ];
    for (sql, code, first_bad) in cases {
        let folder = tempfile::tempdir().unwrap();
        let store = open(&folder, 2).await;
        fill(&store, 40).await;
        let known = mark(&store).await;
        tamper(&store, sql).await;
        for depth in [LogDepth::Head, LogDepth::Whole] {
            let found = fault(&store, Some(known), depth).await.unwrap();
            assert_eq!(found.0, code, "{sql}");
            assert!(first_bad == found.1 || code == UnsignedTail && found.1 <= first_bad, "{sql}: {:?}", found.1);
        }
        let report = LogCheck::default().read(export(&store).await.as_bytes()).unwrap();
        let columns = sql.contains("kind") || sql.contains("wall_ms");
        assert_eq!(report.is_whole(), columns, "only the columns beside the bytes stay here: {sql}");
        store.close().await.unwrap();
    }
}

#[tokio::test]
async fn an_old_entry_is_found_by_the_whole_look_and_its_blocks_rewritten_by_every_look() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder, 2).await;
    fill(&store, 2_000).await;
    let known = mark(&store).await;
    tamper(
        &store,
        "UPDATE audit SET bytes = CAST(replace(CAST(bytes AS TEXT), 'console', 'consule') AS BLOB) WHERE seq = 5",
    )
    .await;
    assert_eq!(fault(&store, Some(known), LogDepth::Whole).await, Some((LogFaultCode::Altered, Some(5))));
    tamper(&store, "UPDATE audit_blocks SET root = zeroblob(32) WHERE block = 0").await;
    assert_eq!(fault(&store, Some(known), LogDepth::Head).await, Some((LogFaultCode::Altered, Some(5))));
    store.close().await.unwrap();
}

#[tokio::test]
async fn a_cut_off_end_an_older_file_and_another_key_are_found_with_what_is_remembered_outside() {
    use LogFaultCode::{KeyChanged, RolledBack};
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder, 2).await;
    fill(&store, 21).await;
    let before = mark(&store).await;
    store.close().await.unwrap();
    let file = folder.path().join("cases.db");
    let older = std::fs::read(&file).unwrap();
    let store = open(&folder, 2).await;
    fill(&store, 8).await;
    let known = mark(&store).await;
    tamper(&store, "DELETE FROM audit WHERE seq >= 21").await;
    assert_eq!(fault(&store, Some(known), LogDepth::Head).await, Some((RolledBack, Some(21))), "its end was cut off");
    assert_eq!(
        fault(&store, Some(before), LogDepth::Head).await,
        None,
        "which nobody can know without remembering more"
    );
    store.close().await.unwrap();
    #[expect(clippy::disallowed_methods, reason = "a test plays the thief who puts an old file back")]
    std::fs::write(&file, older).unwrap();
    let store = open(&folder, 2).await;
    assert_eq!(fault(&store, Some(known), LogDepth::Head).await, Some((RolledBack, Some(21))), "an older file");
    let later = LogMark { epoch: 2, size: 1, ..known };
    assert_eq!(
        fault(&store, Some(later), LogDepth::Head).await,
        Some((RolledBack, Some(21))),
        "another log came since"
    );
    store.close().await.unwrap();
    let store = open(&folder, 9).await;
    assert_eq!(fault(&store, None, LogDepth::Head).await, Some((KeyChanged, None)), "signed by another seed");
    store.close().await.unwrap();
}

#[tokio::test]
async fn a_log_that_follows_a_broken_one_says_so_in_its_first_entry_and_waits_for_a_lead() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder, 2).await;
    fill(&store, 12).await;
    tamper(
        &store,
        "UPDATE audit SET bytes = CAST(replace(CAST(bytes AS TEXT), 'console', 'consule') AS BLOB) WHERE seq = 5",
    )
    .await;
    store.close().await.unwrap();
    let store = open(&folder, 2).await;
    let found = store.check_log(None, LogDepth::Head).await.unwrap().fault.unwrap();
    let mut tx = store.begin().await.unwrap();
    tx.follow_broken_log(found, 0).await.unwrap();
    tx.commit().await.unwrap();
    fill(&store, 4).await;
    let mut tx = store.begin().await.unwrap();
    let broken = BrokenLogSeen { code: LogFaultCode::Altered, first_bad: Some(5), acknowledged: false };
    assert_eq!(tx.broken_log().await.unwrap().map(BrokenLogSeen::from), Some(broken));
    assert!(tx.acknowledge_broken_log().await.unwrap() && !tx.acknowledge_broken_log().await.unwrap(), "once");
    tx.commit().await.unwrap();
    store.close().await.unwrap();
    let store = open(&folder, 2).await;
    assert_eq!(fault(&store, Some(mark(&store).await), LogDepth::Whole).await, None, "the new log holds");
    let mut tx = store.begin().await.unwrap();
    assert!(tx.broken_log().await.unwrap().unwrap().acknowledged, "and stays acknowledged");
    let kinds: Vec<String> = tx.log_from(12, 10).await.unwrap().into_iter().map(|row| row.kind).collect();
    assert_eq!((kinds[0].as_str(), kinds[5].as_str()), ("log_broken", "log_break_acknowledged"));
    tx.rollback().await.unwrap();
    let text = export(&store).await;
    let report = LogCheck::default().read(text.as_bytes()).unwrap();
    let codes: Vec<_> = report.faults.iter().map(|fault| (fault.code, fault.epoch)).collect();
    assert_eq!(codes, [(FaultCode::Altered, 1)], "the second log is whole and linked to the first");
    assert_eq!(report.epochs[1].signed, 6);
    store.close().await.unwrap();
}

async fn followed(store: &Store, mark: Option<LogMark>) -> u32 {
    let found = store.check_log(mark, LogDepth::Head).await.unwrap().fault.expect("it does not hold");
    let mut tx = store.begin().await.unwrap();
    tx.follow_broken_log(found, mark.map_or(0, |mark| mark.epoch)).await.unwrap();
    tx.commit().await.unwrap();
    let mut tx = store.begin().await.unwrap();
    let epoch = tx.newest_log().await.unwrap();
    tx.rollback().await.unwrap();
    epoch
}

#[tokio::test]
async fn behind_a_lost_row_the_log_that_follows_holds_for_the_verifier() {
    for lost in ["seq = 5", "seq = 0", "seq >= 3 AND seq < 9"] {
        let folder = tempfile::tempdir().unwrap();
        let store = open(&folder, 2).await;
        fill(&store, 12).await;
        tamper(&store, &format!("DELETE FROM audit WHERE {lost}")).await;
        store.close().await.unwrap();
        let store = open(&folder, 2).await;
        assert_eq!(followed(&store, None).await, 2);
        fill(&store, 4).await;
        let report = LogCheck::default().read(export(&store).await.as_bytes()).unwrap();
        let faults: Vec<_> = report.faults.iter().map(|fault| (fault.code, fault.epoch)).collect();
        assert_eq!(faults, [(FaultCode::OutOfOrder, 1)], "{lost}: the first log alone does not hold");
        assert_eq!((report.epochs[1].signed, report.epochs[1].entries), (5, 5), "{lost}");
        store.close().await.unwrap();
    }
}

#[tokio::test]
async fn no_number_is_given_twice_when_an_older_file_is_put_back_twice() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder, 2).await;
    fill(&store, 12).await;
    store.close().await.unwrap();
    let file = folder.path().join("cases.db");
    let older = std::fs::read(&file).unwrap();
    let mut known = LogMark { epoch: 1, size: 13, root: [0; 32] };
    for number in [2, 3, 4] {
        #[expect(clippy::disallowed_methods, reason = "a test plays the thief who puts an old file back")]
        std::fs::write(&file, &older).unwrap();
        let store = open(&folder, 2).await;
        assert_eq!(followed(&store, Some(known)).await, number, "one key would sign two logs");
        fill(&store, 2).await;
        known = mark(&store).await;
        let report = LogCheck::default().read(export(&store).await.as_bytes()).unwrap();
        assert_eq!(report.faults, [], "numbers may leave some out");
        let recorded: Vec<_> = report.breaks().map(|(log, broken)| (log.epoch, broken.entries)).collect();
        assert_eq!(recorded, [(number, 12)], "the log itself says that it follows a broken one, and where that ended");
        assert_eq!(report.epochs[1].after_break.as_ref().unwrap().logs_lost, number - 2);
        store.close().await.unwrap();
    }
}

#[tokio::test]
async fn every_log_has_its_line_in_an_export_also_where_nothing_of_it_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder, 2).await;
    fill(&store, 12).await;
    tamper(&store, "UPDATE audit SET root = zeroblob(32) WHERE seq = 11").await;
    store.close().await.unwrap();
    let store = open(&folder, 2).await;
    assert_eq!(followed(&store, None).await, 2);
    tamper(&store, "DELETE FROM audit WHERE seq >= 12").await;
    store.close().await.unwrap();
    let store = open(&folder, 2).await;
    assert_eq!(followed(&store, None).await, 3, "a log without its first entry does not hold, whatever is remembered");
    let text = export(&store).await;
    assert_eq!(text.matches(r#"{"epoch":"#).count(), 3, "two of them begin at the same place");
    let report = LogCheck::default().read(text.as_bytes()).unwrap();
    let faults: Vec<_> = report.faults.iter().map(|fault| (fault.code, fault.epoch)).collect();
    assert_eq!(faults, [(FaultCode::Altered, 1), (FaultCode::Empty, 2)]);
    assert_eq!(report.epochs[2].signed, 1);
    store.close().await.unwrap();
}

#[tokio::test]
async fn what_a_transaction_only_read_of_the_log_is_written_by_the_next_one() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder, 2).await;
    let looked = async |store: &Store| {
        let mut tx = store.begin().await.unwrap();
        assert_eq!(tx.broken_log().await.unwrap(), None);
        tx.commit().await.unwrap();
    };
    looked(&store).await;
    fill(&store, 600).await;
    let report = LogCheck::default().read(export(&store).await.as_bytes()).unwrap();
    assert_eq!((report.faults, report.epochs.len()), (Vec::new(), 1), "the line of the first log is there");
    tamper(&store, "DELETE FROM audit_blocks").await;
    store.close().await.unwrap();
    let store = open(&folder, 2).await;
    looked(&store).await;
    fill(&store, 1).await;
    let mut tx = store.begin().await.unwrap();
    let blocks: i64 =
        sqlx::query_scalar("SELECT count(*) FROM audit_blocks").fetch_one(tx.db().unwrap()).await.unwrap();
    tx.rollback().await.unwrap();
    assert_eq!(blocks, 2, "roots of blocks that were worked out anew are kept");
    store.close().await.unwrap();
}

#[derive(Debug, PartialEq)]
struct BrokenLogSeen {
    code: LogFaultCode,
    first_bad: Option<u64>,
    acknowledged: bool,
}

impl From<crate::store::BrokenLog> for BrokenLogSeen {
    fn from(seen: crate::store::BrokenLog) -> Self {
        Self { code: seen.code, first_bad: seen.first_bad, acknowledged: seen.acknowledged }
    }
}

#[tokio::test]
async fn a_transaction_that_is_dropped_leaves_no_entry_and_no_hole() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder, 2).await;
    fill(&store, 5).await;
    let mut tx = store.begin().await.unwrap();
    assert_eq!(tx.log(Event::new("signed_in")).await.unwrap(), 5);
    drop(tx);
    let mut tx = store.begin().await.unwrap();
    assert_eq!(tx.log(Event::new("signed_out")).await.unwrap(), 5, "the place is free again");
    tx.commit().await.unwrap();
    assert_eq!(fault(&store, None, LogDepth::Whole).await, None);
    store.close().await.unwrap();
}
