//! Whom a case is for, a reviewer or operations, as the feed goes on.
use super::*;
use crate::platform::PlatformError;
use crate::sync::apply::apply;
use crate::sync::evidence::Fetched;
use crate::sync::plan::Operation;

/// The summary of the one case, opened because of this code.
fn because(code: &str, secs: i64) -> CaseSummary {
    let opened_because = vec![OpenedBecause { family: "technical".into(), code: code.into() }];
    CaseSummary { opened_because, updated_at: at(secs), ..summary("a", 1) }
}

/// Its evidence: what the workflow answered.
fn answered(answer: &str, operations: bool) -> Fetched {
    let workflow = DataBlock { kind: "onboardingResult".into(), ..block("w", json!({ "policyDecision": answer })) };
    Fetched::Evidence(Box::new(evidence("a", vec![workflow])), operations, Vec::new())
}

/// One page with the case, and what came of its evidence.
async fn page(store: &Store, summary: CaseSummary, fetched: Vec<Fetched>) {
    let mut tx = store.begin().await.unwrap();
    apply(&mut tx, vec![Operation::Keep(Box::new(summary))], fetched, 1).await.unwrap();
    tx.commit().await.unwrap();
}

/// Whether it is for operations; and the list it then is in has it, and the other has not.
async fn is_for_operations(store: &Store) -> bool {
    let mut tx = store.begin().await.unwrap();
    let operations = tx.case(&CaseId::new("a")).await.unwrap().unwrap().operations;
    assert_eq!(tx.queue_length().await.unwrap(), u32::from(!operations), "the length of the reviewers' queue");
    tx.rollback().await.unwrap();
    operations
}

#[tokio::test]
async fn what_the_summary_alone_said_is_over_when_it_no_longer_says_it() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    page(&store, because("NO_DECISION", 10), vec![answered("deny", true)]).await;
    assert!(is_for_operations(&store).await);
    page(&store, because("TIMEOUT", 11), Vec::new()).await;
    assert!(!is_for_operations(&store).await, "the same etag, so nothing is fetched again");
    page(&store, because("NO_DECISION", 12), Vec::new()).await;
    assert!(is_for_operations(&store).await, "and the other way round");
}

#[tokio::test]
async fn what_the_evidence_says_stays_whatever_the_summary_says_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    page(&store, because("TIMEOUT", 10), vec![answered("no_decision", true)]).await;
    page(&store, because("OTHER", 11), Vec::new()).await;
    assert!(is_for_operations(&store).await);
    let decided = CaseSummary { state: CaseState::Decided, etag: Etag::new("\"c-2\""), ..because("OTHER", 12) };
    page(&store, decided, Vec::new()).await;
    let mut tx = store.begin().await.unwrap();
    assert!(tx.case(&CaseId::new("a")).await.unwrap().unwrap().operations, "what is over is not asked again");
    tx.rollback().await.unwrap();
}

#[tokio::test]
async fn newer_evidence_that_did_not_come_with_its_page_is_due_though_the_older_was_for_operations() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    page(&store, because("TIMEOUT", 10), vec![answered("no_decision", true)]).await;
    let failed = Fetched::Failed(CaseId::new("a"), PlatformError::SignInNeeded);
    let newer = CaseSummary { etag: Etag::new("\"c-2\""), ..because("TIMEOUT", 11) };
    page(&store, newer, vec![failed]).await;
    let mut tx = store.begin().await.unwrap();
    let due = tx.evidence_due(10).await.unwrap();
    assert_eq!(due.into_iter().map(|case| case.case_id).collect::<Vec<_>>(), [CaseId::new("a")]);
    tx.rollback().await.unwrap();
}
