//! What a person is told of saving is true: an error means that nothing was saved.
use second_look::outbox::EntryState;
use second_look_sandbox::{Fault, FaultRule};

use crate::beside::Beside;
use crate::stage::{Stage, entry, plain_approve};

const REVIEWER: &str = "rev-17";
const GARBLE: &str = "CREATE TRIGGER garble AFTER INSERT ON entries \
    BEGIN UPDATE entries SET body_sealed = zeroblob(64) WHERE seq = new.seq; END";
const STAYS_PARKED: &str = "CREATE TRIGGER stays BEFORE UPDATE OF state ON entries WHEN old.state = 'parked' \
    BEGIN SELECT raise(ABORT, 'the test says so'); END";
const ENTRIES: &str = "SELECT count(*) FROM entries WHERE case_id = ?1";
const DECIDED: &str = "SELECT count(*) FROM audit WHERE kind = 'decided' AND case_id = ?1";

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_that_cannot_be_read_back_is_not_saved_and_an_error_says_so() {
    let stage = Stage::still(3).await;
    stage.synced(REVIEWER).await.close().await.unwrap();
    let mut beside = Beside::open(&stage).await;
    beside.run(GARBLE).await;
    beside.close().await;
    let console = stage.open().await;
    let case = console.open_case(&stage.case(0)).await.unwrap();
    let refused =
        console.save_decision(&plain_approve(&case)).await.err().expect("the disk does not keep what is written");
    assert!(!refused.message.is_empty() && refused.action.is_some(), "{refused:?}");
    console.close().await.unwrap();
    let mut beside = Beside::open(&stage).await;
    assert_eq!(beside.number(ENTRIES, &stage.case(0)).await, 0, "told as an error, so it is not there");
    assert_eq!(beside.number(DECIDED, &stage.case(0)).await, 0, "nor in the log");
    beside.run("DROP TRIGGER garble").await;
    beside.close().await;
    let console = stage.open().await;
    let saved = stage.decided(&console, 0).await;
    let shown = entry(&console, &saved).await;
    assert!(shown.can_undo && shown.name.is_some(), "decided again without a trace of the first");
    stage.send(&console).await;
    assert_eq!(stage.behaved().decisions.len(), 1);
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_saving_answers_is_what_the_outbox_shows() {
    let stage = Stage::still(3).await;
    let console = stage.synced(REVIEWER).await;
    let case = console.open_case(&stage.case(0)).await.unwrap();
    let said = console.save_decision(&plain_approve(&case)).await.unwrap();
    let shown = console.entry(said.entry_id.parse().unwrap()).await.unwrap();
    assert!(said == shown, "the same entry, without a second look");
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_that_meets_a_sign_out_is_saved_before_it_or_not_at_all() {
    let stage = Stage::still(3).await;
    let console = stage.synced(REVIEWER).await;
    let case = console.open_case(&stage.case(0)).await.unwrap();
    let input = plain_approve(&case);
    let (signed_out, saved) = tokio::join!(console.sign_out(), console.save_decision(&input));
    signed_out.unwrap();
    assert_eq!(saved.err().map(|refused| refused.code).as_deref(), Some("signed_out"), "nobody is there to decide it");
    console.close().await.unwrap();
    let mut beside = Beside::open(&stage).await;
    assert_eq!(beside.number(ENTRIES, &stage.case(0)).await, 0);
    assert_eq!(beside.number(DECIDED, &stage.case(0)).await, 0, "the log names who decided, always");
    beside.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_fails_is_not_told_as_another_decision_on_its_way() {
    let stage = Stage::still(3).await;
    stage.synced(REVIEWER).await.close().await.unwrap();
    let mut beside = Beside::open(&stage).await;
    beside.run(STAYS_PARKED).await;
    beside.close().await;
    let console = stage.open().await;
    let saved = stage.decided(&console, 0).await;
    let refusal = Fault::Status { status: 403, code: Some("forbidden".into()), retry_after: None };
    stage.control().fault(FaultRule::once("POST", "/review/v1/*/cases/*/decision", refusal));
    stage.send(&console).await;
    assert_eq!(entry(&console, &saved).await.state, EntryState::Parked);
    let refused = console.send_again(saved.entry_id).await.unwrap_err();
    assert_eq!(refused.code, "database_statement", "nothing is on its way: {refused:?}");
    assert_eq!(entry(&console, &saved).await.state, EntryState::Parked, "and it can be tried again");
    console.close().await.unwrap();
}
