//! Taking a decision back before, while and after it is sent (reference reliability section 2, the send queue).
use std::time::Duration;

use second_look::outbox::{EntryState as S, Word};
use second_look_sandbox::{Fault, FaultRule};

use crate::stage::{ENVIRONMENT, Stage, entry, log_kinds};

const REVIEWER: &str = "rev-17";

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_taken_back_before_it_is_sent_never_leaves_and_can_be_made_again() {
    let stage = Stage::still(3).await;
    let console = stage.synced(REVIEWER).await;
    let first = stage.decided(&console, 0).await;
    assert_eq!(entry(&console, &first).await.word, Word::Held, "for ten seconds");
    console.undo(first.entry_id).await.unwrap();
    let again = stage.decided(&console, 0).await;
    stage.send(&console).await;
    assert_eq!(entry(&console, &first).await.state, S::Withdrawn);
    assert_eq!(entry(&console, &again).await.state, S::Confirmed);
    assert_eq!(stage.asked("POST", "/decision").len(), 1, "the first one never left");
    assert!(log_kinds(&console, &first.case_id).await.contains(&"undone".into()), "and the log tells of it");
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn taking_back_twice_is_taking_back_once_and_touches_no_other_decision() {
    let stage = Stage::still(3).await;
    let console = stage.synced(REVIEWER).await;
    let first = stage.decided(&console, 0).await;
    console.undo(first.entry_id).await.unwrap();
    let again = stage.decided(&console, 0).await;
    console.undo(first.entry_id).await.expect("nobody is told that it is on its way");
    assert_eq!(entry(&console, &first).await.state, S::Withdrawn);
    assert_eq!(entry(&console, &again).await.word, Word::Held, "the one decided since stands");
    let told = log_kinds(&console, &first.case_id).await;
    assert_eq!(told.iter().filter(|kind| *kind == "undone").count(), 1, "{told:?}");
    stage.send(&console).await;
    assert_eq!(console.undo(again.entry_id).await.unwrap_err().code, "too_late", "what was sent is");
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_gave_way_to_a_newer_decision_is_not_said_to_be_taken_back() {
    let stage = Stage::still(3).await;
    let console = stage.synced(REVIEWER).await;
    let first = stage.decided(&console, 0).await;
    stage.pass(1_000);
    stage.control().claim_as(ENVIRONMENT, "rev-23", first.case_id.as_str(), 600).unwrap();
    stage.control().release_as(ENVIRONMENT, "rev-23", first.case_id.as_str(), false).unwrap();
    stage.send(&console).await;
    assert_eq!(entry(&console, &first).await.state, S::NeedsReview, "nothing of it was sent");
    let again = stage.decided(&console, 0).await;
    assert_eq!(entry(&console, &first).await.state, S::Withdrawn);
    let refused = console.undo(first.entry_id).await.unwrap_err();
    assert_eq!(refused.code, "too_late", "the newer one stands");
    assert!(refused.message.contains("newer decision") && !refused.message.contains("sent"), "{}", refused.message);
    assert_eq!(entry(&console, &again).await.word, Word::Held);
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_persons_day_counts_what_they_saved_since_and_not_what_they_took_back() {
    let stage = Stage::still(6).await;
    let console = stage.synced(REVIEWER).await;
    let since = stage.clock.now();
    assert_eq!(counts(&console, since).await, (0, 0));
    let first = stage.decided(&console, 0).await;
    stage.decided(&console, 1).await;
    assert_eq!(counts(&console, since).await, (2, 0), "held already counts: it is saved");
    console.undo(first.entry_id).await.unwrap();
    assert_eq!(counts(&console, since).await, (1, 0));
    stage.send(&console).await;
    assert_eq!(counts(&console, since).await, (1, 0), "and so does what was sent");
    stage.pass(24 * 3600);
    assert_eq!(counts(&console, stage.clock.now()).await, (0, 0), "another day");
    assert_eq!(counts(&console, since).await, (1, 0));
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_machine_that_slept_counts_no_decision_of_before_among_todays() {
    let stage = Stage::still(3).await;
    let console = stage.synced(REVIEWER).await;
    stage.decided(&console, 0).await;
    // Asleep for ten hours: time that only passes stood still, and the wall clock went on.
    let woken = stage.clock.now() + chrono::TimeDelta::hours(10);
    stage.clock.set_wall(woken);
    assert_eq!(counts(&console, woken - chrono::TimeDelta::hours(1)).await, (0, 0), "it was before the sleep");
    assert_eq!(counts(&console, woken - chrono::TimeDelta::hours(11)).await, (1, 0));
    console.close().await.unwrap();
}

async fn counts(console: &second_look::console::Console, since: chrono::DateTime<chrono::Utc>) -> (u32, u32) {
    let decided = console.decided_since(since).await.unwrap();
    (decided.approved, decided.rejected)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_on_the_wire_cannot_be_taken_back() {
    let stage = Stage::still(3).await;
    let console = stage.synced(REVIEWER).await;
    let saved = stage.decided(&console, 0).await;
    let slow = Fault::Delay { ms: 600 };
    stage.control().fault(FaultRule::once("POST", "/review/v1/*/cases/*/decision", slow));
    stage.pass(11);
    let sending = tokio::spawn({
        let console = console.clone();
        async move { console.send_due().await.map(drop) }
    });
    crate::stage::until("it is on the wire", async || entry(&console, &saved).await.state == S::Sending).await;
    assert!(console.undo(saved.entry_id).await.is_err(), "it may have arrived");
    sending.await.unwrap().unwrap();
    assert_eq!(entry(&console, &saved).await.state, S::Confirmed);
    assert!(!log_kinds(&console, &saved.case_id).await.contains(&"undone".into()));
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn neither_a_confirmed_nor_an_unknown_decision_can_be_taken_back() {
    let stage = Stage::still(4).await;
    let console = stage.synced(REVIEWER).await;
    let confirmed = stage.decided(&console, 0).await;
    stage.send(&console).await;
    let unknown = stage.decided(&console, 2).await;
    stage.control().fault(FaultRule::once("POST", "/review/v1/*/cases/*/decision", Fault::Reset));
    stage.send(&console).await;
    for (saved, state) in [(&confirmed, S::Confirmed), (&unknown, S::Unknown)] {
        assert!(console.undo(saved.entry_id).await.is_err(), "{state:?}");
        assert_eq!(entry(&console, saved).await.state, state, "and nothing changed");
    }
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_that_waits_for_the_network_can_be_taken_back_until_it_was_sent() {
    let mut stage = Stage::still(3).await;
    let gate = crate::gate::Gate::before(&stage.sandbox.addresses().review).await;
    stage.review = Some(gate.address.clone());
    let console = stage.synced(REVIEWER).await;
    let saved = stage.decided(&console, 0).await;
    gate.shut().await;
    stage.send(&console).await;
    assert!(entry(&console, &saved).await.can_undo, "nothing of it was sent");
    console.undo(saved.entry_id).await.unwrap();
    gate.open().await;
    stage.send(&console).await;
    assert_eq!(entry(&console, &saved).await.state, S::Withdrawn);
    assert!(stage.behaved().decisions.is_empty() && stage.asked("POST", "/decision").is_empty());
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_time_for_taking_back_goes_on_where_it_was_after_a_restart() {
    let stage = Stage::still(3).await;
    let console = stage.synced(REVIEWER).await;
    let saved = stage.decided(&console, 0).await;
    stage.pass(6);
    console.close().await.unwrap();
    let console = stage.open().await;
    let shown = entry(&console, &saved).await;
    assert_eq!((shown.word, shown.undo_secs_left), (Word::Held, 4), "neither a new time nor none");
    console.send_due().await.unwrap();
    assert!(stage.asked("POST", "/decision").is_empty(), "a restart sends nothing early");
    stage.clock.advance(Duration::from_secs(4));
    console.send_due().await.unwrap();
    assert_eq!(entry(&console, &saved).await.state, S::Confirmed);
    console.close().await.unwrap();
}
