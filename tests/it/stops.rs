//! An outbox in which too much waits (reliability B12): told before the click, refused when an answer is handed in, and over
//! as soon as what waited is sent.
use std::time::Duration;

use second_look::outbox::EntryState;
use second_look_sandbox::{Fault, FaultRule};

use crate::stage::{Stage, entry, plain_approve, until};

const REVIEWER: &str = "rev-17";
const THREE_DAYS_SECS: u32 = 72 * 3_600;

#[tokio::test(flavor = "multi_thread")]
async fn an_outbox_that_waits_too_long_is_told_before_the_click_and_is_over_once_it_is_sent() {
    let stage = Stage::still(4).await;
    let console = stage.synced(REVIEWER).await;
    let before = stage.decided(&console, 0).await;
    stage.pass(THREE_DAYS_SECS);

    let case = console.open_case(&stage.case(2)).await.unwrap();
    assert!(case.claim.mine && !case.form.can_decide, "the claim is had, and there is nothing to press");
    let why = case.form.why_not.clone().unwrap_or_default();
    assert!(why.contains("three days") && why.contains("sync"), "what stops it, and what helps: {why}");
    let foretold = console.check_decision(&plain_approve(&case)).await.err().unwrap();
    assert_eq!(foretold.code, "outbox_too_old", "the command line asks this first, and then claims nothing");
    let refused = console.save_decision(&plain_approve(&case)).await.err().unwrap();
    assert_eq!(refused.code, "outbox_too_old", "the engine refuses it whatever asks");

    until("what waited is sent", async || {
        stage.send(&console).await;
        entry(&console, &before).await.state == EntryState::Confirmed
    })
    .await;
    let again = console.read_case(&case.case_id).await.unwrap();
    assert!(again.form.can_decide, "{:?}", again.form.why_not);
    console.save_decision(&plain_approve(&again)).await.expect("nothing waits too long any more");
    stage.behaved();
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_open_case_learns_by_itself_that_a_decision_has_waited_too_long() {
    let stage = Stage::still(4).await;
    let console = stage.synced(REVIEWER).await;
    stage.decided(&console, 0).await;
    stage.pass(THREE_DAYS_SECS - 30);
    let case_id = stage.case(2);
    assert!(console.open_case(&case_id).await.unwrap().form.can_decide);
    // What waits goes on waiting.
    stage.control().fault(FaultRule::always("POST", "/review/v1/*/cases/*/decision", Fault::Reset));
    console.start();
    // What else is told of the case at its opening has been told by then.
    tokio::time::sleep(Duration::from_millis(300)).await;
    let mut changes = console.changes();
    stage.pass(31);
    let mut looks = 0;
    until("the window is told", async || {
        looks += 1;
        if looks % 10 == 0 {
            stage.pass(1);
        }
        std::iter::from_fn(|| changes.try_recv().ok()).any(|changed| changed.cases.contains(&case_id))
    })
    .await;
    let case = console.read_case(&case_id).await.unwrap();
    let why = case.form.why_not.unwrap_or_default();
    assert!(!case.form.can_decide && why.contains("three days"), "{why}");
    console.close().await.unwrap();
}
