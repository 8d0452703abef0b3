//! Deliveries whose outcome is open: nothing is lost, nothing doubled, and nobody guesses.
use std::time::Duration;

use second_look::console::Console;
use second_look::outbox::{EntryState as S, Word};
use second_look_sandbox::{Fault, FaultRule};

use crate::beside::Beside;
use crate::gate::Gate;
use crate::stage::{ENVIRONMENT, Saved, Stage, entry, log_kinds};

const REVIEWER: &str = "rev-17";
const DECISION: &str = "/decision";

fn on_send(fault: Fault) -> FaultRule {
    FaultRule::once("POST", "/review/v1/*/cases/*/decision", fault)
}

fn on_read_back(status: u16, code: &str) -> FaultRule {
    let fault = Fault::Status { status, code: Some(code.to_owned()), retry_after: None };
    FaultRule::once("GET", "/review/v1/*/cases/*/decision", fault)
}

async fn stands(console: &Console, saved: &Saved) -> (S, Option<String>) {
    let entry = entry(console, saved).await;
    (entry.state, entry.code)
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_comes_instead_of_an_answer_the_decision_takes_effect_once() {
    let mut stage = Stage::still(6).await;
    stage.limits.first_byte = Duration::from_millis(400);
    stage.limits.silence = Duration::from_millis(400);
    let console = stage.synced(REVIEWER).await;
    let portal = Fault::Text { status: 200, content_type: "text/html".into(), text: "<html>Welcome</html>".into() };
    let foreign = serde_json::json!({ "/caseId": "cse_of_somebody_else" });
    let instead = [
        ("lost answer", Fault::LoseAnswer),
        ("reset before it was read", Fault::Reset),
        ("silence after the effect", Fault::HangAnswer),
        ("500", Fault::Status { status: 500, code: None, retry_after: None }),
        ("500 after the effect", Fault::StatusAfter { status: 500 }),
        ("502 of a proxy", Fault::Status { status: 502, code: None, retry_after: None }),
        ("503 that is not the contract's", Fault::Status { status: 503, code: None, retry_after: None }),
        ("204", Fault::Empty { status: 204, answered: true }),
        ("204 without the effect", Fault::Empty { status: 204, answered: false }),
        ("HTML with 200", portal),
        ("a foreign case", Fault::Patch { set: foreign.as_object().unwrap().clone() }),
        ("cut short", Fault::Cut { keep: 40, length: second_look_sandbox::faults::Length::True }),
    ];
    let count = instead.len();
    stage.control().add_cases(stage.environment, 60).unwrap();
    console.sync_once().await.unwrap();
    let mut plain = plain_cases(&stage, &console).await;
    for (name, fault) in instead {
        let index = plain.pop().expect("enough plain cases");
        let saved = stage.decided(&console, index).await;
        stage.control().fault(on_send(fault));
        stage.send(&console).await;
        let (state, why) = stands(&console, &saved).await;
        assert_eq!((state, why.as_deref()), (S::Unknown, Some("no_answer")), "{name}");
        stage.send(&console).await;
        assert_eq!(stands(&console, &saved).await.0, S::Confirmed, "{name}");
        let kinds = log_kinds(&console, &saved.case_id).await;
        assert!(kinds.contains(&"unknown".into()) && kinds.contains(&"confirmed".into()), "{name}: {kinds:?}");
        assert_eq!(kinds.contains(&"foreign_case_refused".into()), name == "a foreign case", "{name}");
        let sent = stage.asked("POST", &format!("{}{DECISION}", saved.case_id));
        let key = |at: usize| sent[at].headers["idempotency-key"].clone();
        assert!(
            (1..sent.len()).all(|at| key(at) == key(0) && sent[at].body == sent[0].body),
            "{name}: same key and bytes"
        );
    }
    assert_eq!(stage.behaved().decisions.len(), count, "each took effect once");
    console.close().await.unwrap();
}

/// Places of cases that can be approved without a second person.
async fn plain_cases(stage: &Stage, console: &Console) -> Vec<usize> {
    let mut plain = Vec::new();
    for index in 0..stage.control().case_ids(stage.environment).len() {
        let Ok(case) = console.read_case(&stage.case(index)).await else { continue };
        let only_a_claim_is_missing = case.form.why_not.is_some_and(|why| why.contains("claim"));
        if case.evidence_ready && !case.form.suspicion_on_case && only_a_claim_is_missing {
            plain.push(index);
        }
    }
    plain
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_the_platform_remembers_brings_the_first_receipt_again() {
    let stage = Stage::still(3).await;
    let console = stage.synced(REVIEWER).await;
    let saved = stage.decided(&console, 0).await;
    stage.control().fault(on_send(Fault::LoseAnswer));
    stage.control().fault(on_read_back(404, "no_decision"));
    stage.send(&console).await;
    stage.send(&console).await;
    let sent = stage.asked("POST", DECISION);
    assert_eq!(sent.iter().map(|sent| sent.status).collect::<Vec<_>>(), [201, 200]);
    assert_eq!(sent[1].answer_headers.get("idempotency-replayed").map(String::as_str), Some("true"));
    assert_eq!(stands(&console, &saved).await.0, S::Confirmed);
    assert_eq!(stage.behaved().decisions.len(), 1);
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn only_no_decision_allows_a_resend() {
    let stage = Stage::still(3).await;
    let console = stage.synced(REVIEWER).await;
    let saved = stage.decided(&console, 0).await;
    stage.control().fault(on_send(Fault::Reset));
    stage.send(&console).await;
    for (status, code) in [(404, "unknown_case"), (403, "forbidden"), (500, "internal"), (503, "overloaded")] {
        stage.control().fault(on_read_back(status, code));
        stage.pass(600);
        console.send_due().await.unwrap();
        assert_eq!(stands(&console, &saved).await.0, S::Unknown, "{code} says nothing of the decision");
    }
    assert_eq!(stage.asked("POST", DECISION).len(), 1, "nothing went out meanwhile");
    // One look back, then, after so many attempts not at once, the same bytes again.
    for _ in 0..2 {
        stage.pass(600);
        console.send_due().await.unwrap();
    }
    assert_eq!(stands(&console, &saved).await.0, S::Confirmed);
    stage.behaved();
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn twenty_hours_after_the_first_send_the_decision_is_read_back_before_it_is_sent() {
    let stage = Stage::still(3).await;
    let console = stage.synced(REVIEWER).await;
    let saved = stage.decided(&console, 0).await;
    let busy = Fault::Status { status: 409, code: Some("in_flight".into()), retry_after: Some("5".into()) };
    stage.control().fault(on_send(busy));
    stage.send(&console).await;
    assert_eq!(stands(&console, &saved).await.0, S::Queued);
    stage.pass(20 * 3_600);
    stage.control().clear_journal();
    stage.send(&console).await;
    let of_decision: Vec<String> = stage
        .control()
        .journal(0)
        .into_iter()
        .filter(|entry| entry.path.ends_with(DECISION) && entry.status != 401)
        .map(|entry| entry.method)
        .collect();
    assert_eq!(of_decision, ["GET", "POST"], "the platform may have forgotten the key");
    assert_eq!(stands(&console, &saved).await.0, S::Confirmed);
    stage.behaved();
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_connection_leaves_the_entry_queued_and_it_is_sent_when_the_network_is_back() {
    let mut stage = Stage::still(3).await;
    let gate = Gate::before(&stage.sandbox.addresses().review).await;
    stage.review = Some(gate.address.clone());
    let console = stage.synced(REVIEWER).await;
    let saved = stage.decided(&console, 0).await;
    let other = stage.decided(&console, 2).await;
    gate.shut().await;
    let round = stage.send(&console).await;
    assert!(round.offline, "the round says that the network is down");
    for entry in [&saved, &other] {
        let (state, why) = stands(&console, entry).await;
        assert!(state == S::Queued && why.as_deref().is_none_or(|why| why == "offline"), "{state:?} {why:?}");
    }
    assert!(stage.behaved().decisions.is_empty() && stage.asked("POST", DECISION).is_empty(), "nothing was sent");
    assert_eq!(console.status().await.unwrap().counts.waiting, 2);
    gate.open().await;
    stage.control().lapse_claim(stage.environment, saved.case_id.as_str()).unwrap();
    stage.send(&console).await;
    for entry in [&saved, &other] {
        assert_eq!(stands(&console, entry).await.0, S::Confirmed);
    }
    assert_eq!(stage.behaved().decisions.len(), 2);
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_console_that_ends_while_sending_asks_what_stands_when_it_starts_again() {
    let stage = Stage::still(3).await;
    let console = stage.synced(REVIEWER).await;
    let saved = stage.decided(&console, 0).await;
    stage.control().fault(on_send(Fault::HangAnswer));
    stage.pass(11);
    let sending = tokio::time::timeout(Duration::from_millis(700), console.send_due()).await;
    assert!(sending.is_err(), "the delivery was dropped half way");
    assert_eq!(stands(&console, &saved).await.0, S::Sending, "the file knows that it was under way");
    console.close().await.unwrap();
    let console = stage.open().await;
    assert_eq!(stands(&console, &saved).await, (S::Unknown, Some("interrupted".into())));
    stage.send(&console).await;
    assert_eq!(stands(&console, &saved).await.0, S::Confirmed);
    assert_eq!(
        (stage.asked("POST", DECISION).len(), stage.behaved().decisions.len()),
        (1, 1),
        "read back, not sent again"
    );
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn an_entry_whose_seal_is_broken_is_set_aside_and_the_others_go_out() {
    let body = "UPDATE entries SET body_sealed = zeroblob(length(body_sealed)) WHERE case_id = ?1";
    let key = "UPDATE case_keys SET wrapped = zeroblob(length(wrapped)) WHERE case_id = ?1";
    for (what, damage) in [("its bytes", body), ("its case's key", key)] {
        let stage = Stage::still(6).await;
        let console = stage.synced(REVIEWER).await;
        let broken = stage.decided(&console, 0).await;
        let others = [stage.decided(&console, 2).await, stage.decided(&console, 3).await];
        console.close().await.unwrap();
        let mut beside = Beside::open(&stage).await;
        beside.change(damage, &broken.case_id).await;
        beside.close().await;
        let console = stage.open().await;
        stage.send(&console).await;
        for saved in &others {
            assert_eq!(stands(&console, saved).await.0, S::Confirmed, "{what}");
        }
        let shown = entry(&console, &broken).await;
        assert_eq!((shown.state, shown.word), (S::NeedsReview, Word::NeedsYou), "{what}");
        assert!(shown.code.as_deref() == Some("unreadable") && shown.why.unwrap().contains("seal"), "{what}");
        let listed = console.outbox(Some(Word::NeedsYou), None, 9).await.unwrap().entries;
        assert_eq!(listed.len(), 1, "{what}: the list shows it");
        assert_eq!(console.status().await.unwrap().counts.needs_you, 1, "{what}");
        assert_eq!(stage.asked("POST", DECISION).len(), 2, "{what}: it was never sent");
        assert_eq!(stage.behaved().decisions.len(), 2, "{what}");
        console.close().await.unwrap();
        let mut beside = Beside::open(&stage).await;
        let kept = "SELECT count(*) FROM entries WHERE case_id = ?1 AND length(body_sealed) > 0";
        assert_eq!(beside.number(kept, &broken.case_id).await, 1, "{what}: what lies there is kept");
        let told = "SELECT count(*) FROM audit WHERE kind = 'needs_review' AND ?1 <> ''";
        assert_eq!(beside.number(told, &broken.case_id).await, 1, "{what}: and the log tells of it");
        beside.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_can_no_longer_be_read_can_be_decided_again() {
    let stage = Stage::still(4).await;
    let console = stage.synced(REVIEWER).await;
    let broken = stage.decided(&console, 0).await;
    console.close().await.unwrap();
    let mut beside = Beside::open(&stage).await;
    let damage = "UPDATE entries SET body_sealed = zeroblob(length(body_sealed)) WHERE case_id = ?1";
    beside.change(damage, &broken.case_id).await;
    beside.close().await;
    let console = stage.open().await;
    stage.send(&console).await;
    let again = stage.decided(&console, 0).await;
    assert_eq!(stands(&console, &broken).await, (S::Withdrawn, Some("replaced".into())));
    stage.send(&console).await;
    assert_eq!(stands(&console, &again).await.0, S::Confirmed);
    assert_eq!(stage.behaved().decisions.len(), 1);
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_claim_taken_by_hand_sends_nothing_that_was_decided_before_somebody_else_held_the_case() {
    let stage = Stage::still(3).await;
    let console = stage.synced(REVIEWER).await;
    let saved = stage.decided(&console, 0).await;
    stage.pass(1_000);
    stage.control().claim_as(ENVIRONMENT, "rev-23", saved.case_id.as_str(), 600).unwrap();
    stage.control().release_as(ENVIRONMENT, "rev-23", saved.case_id.as_str(), false).unwrap();
    console.claim_case(&saved.case_id).await.unwrap();
    stage.send(&console).await;
    assert_eq!(stands(&console, &saved).await, (S::NeedsReview, Some("held_in_between".into())));
    assert!(stage.behaved().decisions.is_empty(), "a person looks first");
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_claim_whose_token_no_file_can_hold_stops_nothing() {
    let stage = Stage::still(3).await;
    let console = stage.synced(REVIEWER).await;
    let saved = stage.decided(&console, 0).await;
    stage.pass(1_000);
    let set = serde_json::json!({ "/fencingToken": u64::MAX }).as_object().unwrap().clone();
    stage.control().fault(FaultRule::once("POST", "/review/v1/*/cases/*/claim", Fault::Patch { set }));
    console.send_due().await.expect("the file does not contradict itself");
    assert_eq!(stands(&console, &saved).await.0, S::Queued);
    stage.pass(60);
    console.send_due().await.unwrap();
    assert_eq!(stands(&console, &saved).await.0, S::Confirmed);
    stage.behaved();
    console.close().await.unwrap();
}
