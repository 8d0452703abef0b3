//! What the status bar says of the network is true after any exchange, and a pause the platform asked for is no lost
//! network.
use second_look::console::Console;
use second_look::outbox::EntryState;
use second_look_sandbox::{Fault, FaultRule};

use crate::gate::Gate;
use crate::stage::{Saved, Stage, entry, until};

const REVIEWER: &str = "rev-17";

async fn online(console: &Console) -> bool {
    console.status().await.unwrap().online
}

#[tokio::test(flavor = "multi_thread")]
async fn every_exchange_tells_the_status_bar_whether_the_platform_can_be_reached() {
    let mut stage = Stage::still(6).await;
    let gate = Gate::before(&stage.sandbox.addresses().review).await;
    stage.review = Some(gate.address.clone());
    let console = stage.synced(REVIEWER).await;
    stage.decided(&console, 0).await;
    assert!(online(&console).await, "the round of syncing said so");
    gate.shut().await;
    stage.send(&console).await;
    let status = console.status().await.unwrap();
    assert!(!status.online && status.offline_reason.is_some(), "a delivery met nobody: {:?}", status.offline_reason);
    gate.open().await;
    stage.pass(60);
    stage.send(&console).await;
    assert!(online(&console).await, "a delivery was answered");
    gate.shut().await;
    assert_eq!(console.claim_case(&stage.case(2)).await.unwrap_err().code, "offline");
    assert!(!online(&console).await, "a claim met nobody");
    gate.open().await;
    console.claim_case(&stage.case(2)).await.unwrap();
    assert!(online(&console).await, "a claim was answered");
    stage.behaved();
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waited_for_the_network_is_sent_as_soon_as_anything_is_answered() {
    let mut stage = Stage::still(6).await;
    let gate = Gate::before(&stage.sandbox.addresses().review).await;
    stage.review = Some(gate.address.clone());
    let console = stage.synced(REVIEWER).await;
    let saved = stage.decided(&console, 0).await;
    gate.shut().await;
    // Tried often enough for the next attempt to be far away; then no time passes any more.
    for _ in 0..6 {
        stage.send(&console).await;
    }
    assert_eq!(entry(&console, &saved).await.code.as_deref(), Some("offline"));
    console.start();
    gate.open().await;
    console.open_case(&stage.case(2)).await.unwrap();
    until("it is confirmed", async || entry(&console, &saved).await.state == EntryState::Confirmed).await;
    stage.behaved();
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pause_the_platform_asks_for_is_shown_with_its_end_and_not_as_offline() {
    let stage = Stage::still(40).await;
    let console = stage.synced(REVIEWER).await;
    let mut saved = Vec::new();
    for case in stage.control().plain_cases(crate::stage::ENVIRONMENT).iter().take(9) {
        let case = console.open_case(&case.as_str().into()).await.unwrap();
        let row = console.save_decision(&crate::stage::plain_approve(&case)).await.unwrap();
        saved.push(Saved { case_id: case.case_id, entry_id: row.entry_id.parse().unwrap() });
    }
    let busy = Fault::Status { status: 429, code: Some("overloaded".into()), retry_after: Some("120".into()) };
    stage.control().fault(FaultRule::once("POST", "/review/v1/*/cases/*/decision", busy));
    let round = stage.send(&console).await;
    assert!(!round.offline, "the network is there");
    let mut codes = Vec::new();
    for saved in &saved {
        let entry = entry(&console, saved).await;
        if entry.state == EntryState::Confirmed {
            continue;
        }
        let code = entry.code.clone().unwrap();
        assert_eq!(entry.state, EntryState::Queued);
        assert!(entry.why.unwrap().contains("asked everybody to wait") || code == "overloaded");
        let next: chrono::DateTime<chrono::Utc> = entry.next_attempt_at.unwrap().parse().unwrap();
        let left = (next - stage.clock.now()).num_seconds();
        assert!((115..=135).contains(&left), "{code:?}: it says until when: {left} s");
        codes.push(code);
    }
    codes.sort();
    assert_eq!(codes.first().map(String::as_str), Some("overloaded"));
    assert!(codes[1..].iter().all(|code| code == "paused"), "{codes:?}");
    // Three are on their way beside it, and each that is answered before the pause is heard lets one more go.
    assert!(codes.len() >= 3, "once it is heard nothing more goes out: {codes:?}");
    let status = console.status().await.unwrap();
    assert!(status.online && status.offline_reason.is_none(), "{:?}", status.offline_reason);
    assert!(status.asked_to_wait_until.is_some(), "and the status bar says until when");
    assert_eq!(stage.asked("POST", "/decision").len(), 10 - codes.len(), "the others did not go out");
    stage.pass(135);
    stage.send(&console).await;
    for saved in &saved {
        assert_eq!(entry(&console, saved).await.state, EntryState::Confirmed);
    }
    assert_eq!(console.status().await.unwrap().asked_to_wait_until, None);
    stage.behaved();
    console.close().await.unwrap();
}
