//! A sweep, what the platform takes away and a page of the feed, where something of a case does not open any more; and what a
//! rule took, told of again.
use super::*;
use crate::retention::gone::take_away;
use crate::retention::sweep::sweep;
use crate::retention::{DataClass, Rules, built_in};
use crate::sync::apply::apply;
use crate::sync::evidence::Fetched;
use crate::sync::plan::Operation;

const IDS: [&str; 3] = ["a", "b", "c"];

/// The rules that ship, with so many days for pictures and for everything else.
fn rules(pictures: u32, others: u32) -> Rules {
    let mut rules = (**built_in()).clone();
    for (class, rule) in &mut rules.by_class {
        rule.days = if *class == DataClass::Pictures { pictures } else { others };
    }
    rules
}

/// Three closed cases with evidence and a picture each.
async fn three_closed(folder: &tempfile::TempDir) -> Store {
    let store = store(folder).await;
    let mut tx = store.begin().await.unwrap();
    for id in IDS {
        let closed = CaseSummary { state: CaseState::Decided, ..summary(id, 1) };
        tx.keep_cases(&[closed], 1).await.unwrap();
        let front = block("b1", json!({"frontSide": {"$ref": "vault", "$id": "f1"}}));
        tx.replace_evidence(&[evidence(id, vec![front])]).await.unwrap();
        let image = NewImage {
            file_ref: &FileRef::new("f1"),
            state: "ready",
            problem: None,
            sha256: Some("00"),
            media_type: Some("image/png"),
            size: None,
            bytes: &[7; 10],
        };
        tx.keep_image(&CaseId::new(id), &image).await.unwrap();
    }
    tx.commit().await.unwrap();
    store
}

async fn break_key(store: &Store, id: &str) {
    let mut tx = store.begin().await.unwrap();
    let broken = "UPDATE case_keys SET wrapped = zeroblob(length(wrapped)) WHERE case_id = ?1";
    sqlx::query(broken).bind(id).execute(tx.db().unwrap()).await.unwrap();
    tx.commit().await.unwrap();
}

async fn count(store: &Store, sql: &'static str) -> i64 {
    let mut tx = store.begin().await.unwrap();
    let count = sqlx::query_scalar(sql).fetch_one(tx.db().unwrap()).await.unwrap();
    tx.rollback().await.unwrap();
    count
}

#[tokio::test]
async fn a_case_whose_key_is_broken_goes_when_it_is_due_and_holds_up_no_other_one() {
    let folder = tempfile::tempdir().unwrap();
    let store = three_closed(&folder).await;
    break_key(&store, "a").await;
    let swept = sweep(&store, &rules(0, 0), |_| {}).await.unwrap();
    assert_eq!(swept.erased, IDS.map(CaseId::new), "what is due goes, whether it opens or not");
    assert!(swept.unopened.is_empty());
    assert_eq!(count(&store, "SELECT count(*) FROM cases").await, 0);
    assert_eq!(count(&store, "SELECT count(*) FROM case_keys WHERE case_id <> 'profile'").await, 0);
    let mut tx = store.begin().await.unwrap();
    let log = tx.log_of(&CaseId::new("a")).await.unwrap();
    assert_eq!(log.last().map(|row| row.kind.as_str()), Some("erased"), "and the log says so");
    tx.rollback().await.unwrap();
    assert!(store.epoch_owed(at(1_000)).await.unwrap(), "old copies may have the key whole");
}

#[tokio::test]
async fn only_the_pictures_of_a_case_go_though_its_key_is_broken() {
    let folder = tempfile::tempdir().unwrap();
    let store = three_closed(&folder).await;
    break_key(&store, "b").await;
    let swept = sweep(&store, &rules(0, 30), |_| {}).await.unwrap();
    assert_eq!(swept.erased, IDS.map(CaseId::new));
    assert_eq!(count(&store, "SELECT count(*) FROM images").await, 0);
    assert_eq!(count(&store, "SELECT count(*) FROM cases").await, 3, "the rest is not due");
}

#[tokio::test]
async fn a_case_of_which_what_shall_stay_does_not_open_is_left_and_told_while_the_others_go() {
    let folder = tempfile::tempdir().unwrap();
    let store = three_closed(&folder).await;
    let mut tx = store.begin().await.unwrap();
    let name: Vec<u8> = sqlx::query_scalar("SELECT name_sealed FROM cases WHERE case_id = 'b'")
        .fetch_one(tx.db().unwrap())
        .await
        .unwrap();
    let broken = "UPDATE cases SET name_sealed = x'0102' WHERE case_id = 'b'";
    sqlx::query(broken).execute(tx.db().unwrap()).await.unwrap();
    tx.commit().await.unwrap();

    let swept = sweep(&store, &rules(0, 30), |_| {}).await.unwrap();
    assert_eq!(swept.erased, ["a", "c"].map(CaseId::new), "each once, those behind it too");
    assert_eq!(swept.unopened, [CaseId::new("b")]);
    assert_eq!(count(&store, "SELECT count(*) FROM images WHERE case_id = 'b'").await, 1, "no half of it is taken");
    let mut tx = store.begin().await.unwrap();
    assert_eq!(tx.quarantined_in("retention").await.unwrap(), 1, "the doctor tells of it");
    assert!(tx.log_of(&CaseId::new("b")).await.unwrap().is_empty(), "the log does not say what did not happen");
    let mended = sqlx::query("UPDATE cases SET name_sealed = ?1 WHERE case_id = 'b'").bind(name);
    mended.execute(tx.db().unwrap()).await.unwrap();
    tx.commit().await.unwrap();

    let swept = sweep(&store, &rules(0, 30), |_| {}).await.unwrap();
    assert_eq!((swept.erased, swept.unopened), (vec![CaseId::new("b")], Vec::new()));
    let mut tx = store.begin().await.unwrap();
    assert_eq!(tx.quarantined_in("retention").await.unwrap(), 0, "and no longer");
    tx.rollback().await.unwrap();
}

#[tokio::test]
async fn what_the_platform_takes_away_goes_though_its_key_is_broken() {
    let folder = tempfile::tempdir().unwrap();
    let store = three_closed(&folder).await;
    break_key(&store, "b").await;
    let mut tx = store.begin().await.unwrap();
    take_away(&mut tx, &CaseId::new("b"), "erased").await.expect("the platform tells it once only");
    tx.commit().await.unwrap();
    assert_eq!(count(&store, "SELECT count(*) FROM cases").await, 2);
    assert_eq!(count(&store, "SELECT count(*) FROM case_keys WHERE case_id = 'b'").await, 0);
    let mut tx = store.begin().await.unwrap();
    let log = tx.log_of(&CaseId::new("b")).await.unwrap();
    assert_eq!(log.last().map(|row| row.kind.as_str()), Some("purged"));
    tx.rollback().await.unwrap();
}

#[tokio::test]
async fn a_case_that_a_rule_took_stays_away_until_it_opens_again() {
    let folder = tempfile::tempdir().unwrap();
    let store = three_closed(&folder).await;
    sweep(&store, &rules(0, 0), |_| {}).await.unwrap();
    let told = |state| vec![Operation::Keep(Box::new(CaseSummary { state, ..summary("a", 1) }))];
    let new = Operation::Keep(Box::new(CaseSummary { state: CaseState::Decided, ..summary("d", 1) }));
    let mut tx = store.begin().await.unwrap();
    let mut page = told(CaseState::Decided);
    page.push(new);
    let applied = apply(&mut tx, page, Vec::new(), 2).await.unwrap();
    assert_eq!(applied.changed, [CaseId::new("d")], "one that never was here comes");
    assert!(tx.case(&CaseId::new("a")).await.unwrap().is_none(), "told of again, it does not come back");
    apply(&mut tx, told(CaseState::Pending), Vec::new(), 2).await.unwrap();
    assert!(tx.case(&CaseId::new("a")).await.unwrap().is_some(), "open again, it is to be worked on");
    apply(&mut tx, told(CaseState::Decided), Vec::new(), 2).await.unwrap();
    let state = tx.case(&CaseId::new("a")).await.unwrap().map(|row| row.summary.state);
    assert_eq!(state, Some(CaseState::Decided), "and is told of like any other from then on");
    tx.rollback().await.unwrap();
}

#[tokio::test]
async fn pictures_that_a_rule_took_stay_away_until_the_case_opens_again() {
    let folder = tempfile::tempdir().unwrap();
    let store = three_closed(&folder).await;
    let case_id = CaseId::new("a");
    let mut tx = store.begin().await.unwrap();
    assert!(!tx.pictures_erased_by_rule(&case_id).await.unwrap());
    tx.rollback().await.unwrap();
    sweep(&store, &rules(0, 30), |_| {}).await.unwrap();
    let mut tx = store.begin().await.unwrap();
    assert!(tx.pictures_erased_by_rule(&case_id).await.unwrap());
    tx.keep_cases(&[CaseSummary { state: CaseState::Decided, ..summary("a", 7) }], 2).await.unwrap();
    assert!(tx.pictures_erased_by_rule(&case_id).await.unwrap(), "whatever else is told of it");
    tx.keep_cases(&[summary("a", 7)], 2).await.unwrap();
    assert!(!tx.pictures_erased_by_rule(&case_id).await.unwrap(), "whoever decides anew has to see them");
    tx.rollback().await.unwrap();
}

#[tokio::test]
async fn a_page_of_the_feed_is_kept_but_for_what_would_be_sealed_under_a_broken_key() {
    let folder = tempfile::tempdir().unwrap();
    let store = three_closed(&folder).await;
    break_key(&store, "b").await;
    let holder = || ClaimNotice {
        holder_id: PersonId::new("rev-23"),
        holder_name: "M. Okafor".into(),
        purpose: "review".into(),
        expires_at: at(2_000),
    };
    let claimed = |id| Operation::Keep(Box::new(CaseSummary { claim: Some(holder()), ..summary(id, 9) }));
    let came = |id| Fetched::Evidence(Box::new(evidence(id, vec![block("b2", json!({}))])), false, Vec::new());
    let mut tx = store.begin().await.unwrap();
    let applied = apply(&mut tx, Vec::from(IDS.map(claimed)), Vec::from(IDS.map(came)), 2).await.unwrap();
    assert_eq!((applied.changed, applied.fetched, applied.quarantined), (IDS.map(CaseId::new).into(), 2, 1));
    assert_eq!(tx.quarantined_in("evidence").await.unwrap(), 1, "the doctor tells of it");
    for id in ["a", "c"] {
        let blocks = tx.blocks(&CaseId::new(id)).await.unwrap();
        assert!(blocks.iter().any(|block| block.block_id == BlockId::new("b2")), "{id} has what is new");
    }
    let kept = tx.case(&CaseId::new("b")).await.unwrap().unwrap().summary;
    let claim = kept.claim.unwrap();
    assert_eq!((claim.holder_id.as_str(), claim.holder_name.as_str()), ("rev-23", ""), "by id, and by no name");
    tx.commit().await.unwrap();
}
