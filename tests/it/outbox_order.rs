//! Several entries at once: order, the one that sticks, what a restart finds, and how many journeys there are (T-05).
use second_look::outbox::{EntryState as S, Word};
use second_look_sandbox::{Fault, FaultRule};

use crate::gate::Gate;
use crate::stage::{Saved, Stage, entry};

const REVIEWER: &str = "rev-17";

async fn three(stage: &Stage, console: &second_look::console::Console) -> [Saved; 3] {
    [stage.decided(console, 0).await, stage.decided(console, 2).await, stage.decided(console, 3).await]
}

fn refuse(saved: &Saved, status: u16, code: Option<&str>) -> FaultRule {
    let path = format!("/review/v1/*/cases/{}/decision", saved.case_id);
    let fault = Fault::Status { status, code: code.map(str::to_owned), retry_after: None };
    FaultRule::always("POST", &path, fault)
}

#[tokio::test(flavor = "multi_thread")]
async fn entries_go_out_in_the_order_they_were_saved_up_to_the_four_side_by_side() {
    let stage = Stage::still(40).await;
    let console = stage.synced(REVIEWER).await;
    let mut saved = Vec::new();
    for case in stage.control().plain_cases(crate::stage::ENVIRONMENT).iter().take(9) {
        let case = console.open_case(&case.as_str().into()).await.unwrap();
        console.save_decision(&crate::stage::plain_approve(&case)).await.unwrap();
        saved.push(case.case_id);
    }
    stage.send(&console).await;
    let sent: Vec<String> = stage.asked("POST", "/decision").into_iter().map(|sent| sent.path).collect();
    assert_eq!(sent.len(), 9);
    for (place, case_id) in saved.iter().enumerate() {
        let arrived = sent.iter().position(|path| path.contains(case_id.as_str())).unwrap();
        assert!(arrived.abs_diff(place) < 4, "the one saved as number {place} arrived as number {arrived}");
    }
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn one_parked_entry_holds_up_no_other() {
    let stage = Stage::still(6).await;
    let console = stage.synced(REVIEWER).await;
    let [first, stuck, last] = three(&stage, &console).await;
    stage.control().fault(refuse(&stuck, 403, Some("not_assignee")));
    stage.send(&console).await;
    assert_eq!(entry(&console, &stuck).await.state, S::Parked);
    for saved in [&first, &last] {
        assert_eq!(entry(&console, saved).await.state, S::Confirmed);
    }
    assert_eq!(stage.behaved().decisions.len(), 2);
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn one_unknown_entry_holds_up_no_other() {
    let stage = Stage::still(6).await;
    let console = stage.synced(REVIEWER).await;
    let [stuck, second, last] = three(&stage, &console).await;
    stage.control().fault(refuse(&stuck, 520, None));
    for _ in 0..3 {
        stage.send(&console).await;
    }
    assert_eq!(entry(&console, &stuck).await.state, S::Unknown);
    for saved in [&second, &last] {
        assert_eq!(entry(&console, saved).await.state, S::Confirmed);
    }
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_whose_claim_is_answered_badly_holds_up_no_other() {
    let mut stage = Stage::still(6).await;
    let gate = Gate::before(&stage.sandbox.addresses().review).await;
    stage.review = Some(gate.address.clone());
    let console = stage.synced(REVIEWER).await;
    let [stuck, second, last] = three(&stage, &console).await;
    gate.shut().await;
    stage.send(&console).await;
    stage.pass(1_000);
    gate.open().await;
    let path = format!("/review/v1/*/cases/{}/claim", stuck.case_id);
    let broken = Fault::Status { status: 500, code: None, retry_after: None };
    stage.control().fault(FaultRule::always("POST", &path, broken));
    for _ in 0..2 {
        console.send_due().await.unwrap();
    }
    assert_eq!(entry(&console, &stuck).await.state, S::Queued, "nothing of it was sent");
    for saved in [&second, &last] {
        assert_eq!(entry(&console, saved).await.state, S::Confirmed, "by a command that is run again");
    }
    stage.behaved();
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn an_entry_that_backs_off_is_not_asked_again_in_the_same_go_however_long_that_takes() {
    let stage = Stage::still(6).await;
    let console = stage.synced(REVIEWER).await;
    let slow = stage.decided(&console, 0).await;
    stage.control().fault(refuse(&slow, 520, None));
    stage.send(&console).await;
    stage.control().clear_faults();
    assert_eq!(entry(&console, &slow).await.state, S::Unknown);
    let failing = stage.decided(&console, 2).await;
    stage.control().fault(refuse(&failing, 500, None));
    // Longer than the longest first back-off.
    let path = format!("/review/v1/*/cases/{}/decision", slow.case_id);
    stage.control().fault(FaultRule::always("GET", &path, Fault::Delay { ms: 1_300 }));
    stage.pass(30);
    console.send_due().await.unwrap();
    let asked = |method| stage.asked(method, &format!("{}/decision", failing.case_id)).len();
    assert_eq!((asked("POST"), asked("GET")), (1, 0), "it failed, and then it waited");
    assert_eq!(entry(&console, &failing).await.state, S::Unknown);
    assert_eq!(entry(&console, &slow).await.state, S::Confirmed);
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_restart_finds_every_entry_where_it_was() {
    let stage = Stage::still(6).await;
    let console = stage.synced(REVIEWER).await;
    let [parked, unknown, queued] = three(&stage, &console).await;
    stage.control().fault(refuse(&parked, 403, Some("not_assignee")));
    stage.control().fault(refuse(&unknown, 520, None));
    stage.control().fault(refuse(&queued, 409, Some("in_flight")));
    stage.send(&console).await;
    console.close().await.unwrap();
    let console = stage.open().await;
    for (saved, state, word) in [
        (&parked, S::Parked, Word::NeedsYou),
        (&unknown, S::Unknown, Word::Waiting),
        (&queued, S::Queued, Word::Waiting),
    ] {
        let shown = entry(&console, saved).await;
        assert_eq!((shown.state, shown.word), (state, word));
    }
    let counts = console.status().await.unwrap().counts;
    assert_eq!((counts.waiting, counts.needs_you), (2, 1));
    stage.control().clear_faults();
    console.send_again(parked.entry_id).await.unwrap();
    for _ in 0..3 {
        stage.pass(300);
        console.send_due().await.unwrap();
    }
    assert_eq!(stage.behaved().decisions.len(), 3, "each once");
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_decided_twice_in_a_row_is_sent_with_its_last_decision_alone() {
    let stage = Stage::still(3).await;
    let console = stage.synced(REVIEWER).await;
    let first = stage.decided(&console, 0).await;
    stage.control().fault(FaultRule { count: Some(1), ..refuse(&first, 412, Some("precondition_failed")) });
    stage.send(&console).await;
    let second = stage.decided(&console, 0).await;
    let other = stage.decided(&console, 2).await;
    stage.send(&console).await;
    let states = [entry(&console, &first).await.state, entry(&console, &second).await.state];
    assert_eq!(states, [S::Withdrawn, S::Confirmed], "one entry a case is on its way, never two");
    assert_eq!(entry(&console, &other).await.state, S::Confirmed);
    let keys: std::collections::BTreeSet<String> =
        stage.asked("POST", "/decision").into_iter().map(|sent| sent.headers["idempotency-key"].clone()).collect();
    assert_eq!(keys.len(), 3, "a key a decision");
    console.close().await.unwrap();
}

#[test]
fn there_are_at_least_sixty_journeys_of_the_outbox() {
    let sources = [
        include_str!("outbox_answers.rs"),
        include_str!("outbox_doubts.rs"),
        include_str!("outbox_order.rs"),
        include_str!("outbox_undo.rs"),
    ];
    let mark = "#[tokio::test";
    let alone: usize = sources.iter().map(|text| text.lines().filter(|line| line.starts_with(mark)).count()).sum();
    let table = include_str!("outbox_table.rs");
    let rows = table.split("rows! {").last().unwrap().matches(": row(").count()
        + table.split("rows! {").last().unwrap().matches(":\n        row(").count();
    assert!(alone + rows * 3 >= 60, "{alone} and {rows} rows met in three ways");
}
