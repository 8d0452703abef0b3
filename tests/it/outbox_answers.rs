//! What each answer makes of an outbox entry, end to end: the table of contract section 4, row by row. Answers that leave
//! the outcome open stand in `outbox_doubts`.
use second_look::console::{Console, SignInState};
use second_look::outbox::{EntryState as S, Word};
use second_look_sandbox::rules::GoneReason;
use second_look_sandbox::rules::body::Verb;
use second_look_sandbox::{Applying, Change, Fault, FaultRule, SandboxOptions};

use crate::contract::assert_described;
use crate::stage::{ENVIRONMENT, Saved, Stage, entry, log_kinds, sign_in};

const REVIEWER: &str = "rev-17";
const COLLEAGUE: &str = "rev-23";
const DECISION: &str = "/decision";

fn refusal(status: u16, code: &str, retry_after: Option<&str>) -> FaultRule {
    let fault = Fault::Status { status, code: Some(code.to_owned()), retry_after: retry_after.map(str::to_owned) };
    FaultRule::once("POST", "/review/v1/*/cases/*/decision", fault)
}

async fn stands(console: &Console, saved: &Saved) -> (S, Option<String>) {
    let entry = entry(console, saved).await;
    (entry.state, entry.code)
}

/// The keys of the decisions sent so far, each once, in order.
fn keys(stage: &Stage) -> Vec<String> {
    let mut keys: Vec<String> =
        stage.asked("POST", DECISION).into_iter().map(|sent| sent.headers["idempotency-key"].clone()).collect();
    keys.dedup();
    keys
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recorded_decision_is_accepted_and_confirmed_once_it_is_applied() {
    let stage = Stage::still_with(SandboxOptions { cases: 3, applying: Applying::Manual, ..Default::default() }).await;
    let console = stage.synced(REVIEWER).await;
    let saved = stage.decided(&console, 0).await;
    stage.send(&console).await;
    assert_eq!(stands(&console, &saved).await, (S::Accepted, Some("applying".into())));
    assert_eq!(entry(&console, &saved).await.word, Word::Sent, "recorded is not confirmed");
    stage.control().change(ENVIRONMENT, saved.case_id.as_str(), Change::FinishApplying { succeed: true }).unwrap();
    stage.send(&console).await;
    let shown = entry(&console, &saved).await;
    assert_eq!(shown.state, S::Confirmed, "{:?}", shown.why);
    assert_eq!(shown.receipt.unwrap().resulting_outcome.as_deref(), Some("accepted"), "the receipt is the last one");
    let kinds = log_kinds(&console, &saved.case_id).await;
    assert_eq!(
        kinds,
        ["case_opened", "claimed", "decided", "sent", "accepted", "confirmed"],
        "each step is in the log"
    );
    assert_eq!(stage.behaved().decisions.len(), 1);
    assert_described(&stage);
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_that_fails_to_apply_is_decided_again_under_a_new_key() {
    let stage = Stage::still_with(SandboxOptions { cases: 3, applying: Applying::Manual, ..Default::default() }).await;
    let console = stage.synced(REVIEWER).await;
    let first = stage.decided(&console, 0).await;
    stage.send(&console).await;
    stage.control().change(ENVIRONMENT, first.case_id.as_str(), Change::FinishApplying { succeed: false }).unwrap();
    stage.send(&console).await;
    assert_eq!(stands(&console, &first).await, (S::NeedsReview, Some("apply_failed".into())));
    console.sync_once().await.unwrap();
    let second = stage.decided(&console, 0).await;
    assert_eq!(stands(&console, &first).await, (S::Withdrawn, Some("replaced".into())), "the older one steps back");
    stage.send(&console).await;
    stage.control().change(ENVIRONMENT, first.case_id.as_str(), Change::FinishApplying { succeed: true }).unwrap();
    stage.send(&console).await;
    assert_eq!(stands(&console, &second).await.0, S::Confirmed);
    assert_eq!(keys(&stage).len(), 2, "a new decision has a new key");
    let kinds = log_kinds(&console, &first.case_id).await;
    assert!(kinds.contains(&"needs_review".into()) && kinds.contains(&"withdrawn".into()), "{kinds:?}");
    stage.behaved();
    assert_described(&stage);
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn evidence_that_changes_before_the_second_person_voids_the_first_answer() {
    let stage = Stage::still(12).await;
    let console = stage.synced(REVIEWER).await;
    let suspicious = console.open_case(&stage.case(10)).await.unwrap();
    assert!(suspicious.form.suspicion_on_case, "the world's case for two people");
    let saved = console.save_decision(&crate::journeys::approve(&suspicious)).await.unwrap();
    let saved = Saved { case_id: suspicious.case_id, entry_id: saved.entry_id.parse().unwrap() };
    stage.send(&console).await;
    assert_eq!(stands(&console, &saved).await, (S::Accepted, Some("awaiting_second".into())));
    let change = Change::SetText { field: "familyName".into(), text: "Otherwise".into(), keep_etag: false };
    stage.control().change(ENVIRONMENT, saved.case_id.as_str(), change).unwrap();
    // A second person is waited for a minute at a time.
    stage.pass(60);
    stage.send(&console).await;
    assert_eq!(stands(&console, &saved).await, (S::NeedsReview, Some("voided".into())));
    stage.behaved();
    assert_described(&stage);
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn one_401_is_answered_with_one_renewal_and_the_same_bytes() {
    let stage = Stage::still(3).await;
    let console = stage.synced(REVIEWER).await;
    let saved = stage.decided(&console, 0).await;
    stage.control().expire_tokens(Some(REVIEWER));
    stage.control().clear_journal();
    stage.send(&console).await;
    assert_eq!(stands(&console, &saved).await.0, S::Confirmed);
    let sent = stage.asked("POST", DECISION);
    assert_eq!(sent.iter().map(|sent| sent.status).collect::<Vec<_>>(), [401, 201]);
    assert_eq!((keys(&stage).len(), &sent[0].body), (1, &sent[1].body), "the same key and the same bytes");
    assert_eq!(stage.asked("POST", "/oidc/token").len(), 1, "one renewal");
    stage.behaved();
    assert_described(&stage);
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dead_sign_in_keeps_the_queue_and_a_new_one_delivers_it() {
    let stage = Stage::still(3).await;
    let console = stage.synced(REVIEWER).await;
    let saved = stage.decided(&console, 0).await;
    stage.control().revoke_sign_ins(Some(REVIEWER));
    let round = stage.send(&console).await;
    assert!(round.sign_in_needed, "the round says so");
    assert_eq!(stands(&console, &saved).await, (S::Queued, Some("sign_in_needed".into())));
    let status = console.status().await.unwrap();
    assert_eq!((status.sign_in, status.counts.waiting), (SignInState::SignInNeeded, 1), "nothing is lost");
    sign_in(&console, REVIEWER).await;
    stage.send(&console).await;
    assert_eq!(stands(&console, &saved).await.0, S::Confirmed);
    assert_eq!(console.status().await.unwrap().sign_in, SignInState::SignedIn);
    assert_eq!(keys(&stage).len(), 1, "the key survives the sign-in");
    assert_eq!(stage.behaved().decisions.len(), 1);
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_busy_platform_is_left_alone_until_the_time_it_named() {
    let stage = Stage::still(3).await;
    let console = stage.synced(REVIEWER).await;
    let saved = stage.decided(&console, 0).await;
    stage.control().change(ENVIRONMENT, saved.case_id.as_str(), Change::Busy { secs: 41 }).unwrap();
    stage.send(&console).await;
    assert_eq!(stands(&console, &saved).await, (S::Queued, Some("session_busy".into())));
    stage.send(&console).await;
    assert_eq!(stage.asked("POST", DECISION).len(), 1, "eleven seconds are not thirty");
    stage.control().fault(refusal(409, "in_flight", Some("7")));
    stage.pass(30);
    stage.send(&console).await;
    assert_eq!(stands(&console, &saved).await, (S::Queued, Some("in_flight".into())));
    stage.send(&console).await;
    assert_eq!(stands(&console, &saved).await.0, S::Confirmed);
    assert_eq!((keys(&stage).len(), stage.behaved().decisions.len()), (1, 1));
    assert_described(&stage);
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn an_overload_is_waited_out_up_to_an_hour_and_parked_beyond() {
    let stage = Stage::still(3).await;
    let console = stage.synced(REVIEWER).await;
    let saved = stage.decided(&console, 0).await;
    for (status, asked) in [(429, 120), (503, 3600)] {
        stage.control().fault(refusal(status, "overloaded", Some(&asked.to_string())));
        let before = stage.asked("POST", DECISION).len();
        stage.send(&console).await;
        assert_eq!(stands(&console, &saved).await, (S::Queued, Some("overloaded".into())), "{status}");
        stage.pass(asked / 2);
        console.send_due().await.unwrap();
        assert_eq!(stage.asked("POST", DECISION).len(), before + 1, "{status}: nothing leaves before the time");
        stage.pass(asked / 2 + asked / 8);
    }
    stage.control().fault(refusal(503, "overloaded", Some("3601")));
    stage.send(&console).await;
    assert_eq!(stands(&console, &saved).await, (S::Parked, Some("overloaded".into())));
    stage.pass(7_200);
    console.send_due().await.unwrap();
    assert_eq!(stands(&console, &saved).await.0, S::Parked, "a parked entry waits for a person");
    console.send_again(saved.entry_id).await.unwrap();
    console.send_due().await.unwrap();
    assert_eq!(stands(&console, &saved).await.0, S::Confirmed);
    let kinds = log_kinds(&console, &saved.case_id).await;
    assert!(kinds.contains(&"parked".into()) && kinds.contains(&"send_again".into()), "{kinds:?}");
    assert_eq!((keys(&stage).len(), stage.behaved().decisions.len()), (1, 1), "one key all the way");
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_held_by_another_goes_back_to_the_person() {
    let stage = Stage::still(3).await;
    let console = stage.synced(REVIEWER).await;
    let first = stage.decided(&console, 0).await;
    stage.control().take_over(ENVIRONMENT, COLLEAGUE, first.case_id.as_str(), 600).unwrap();
    stage.send(&console).await;
    assert_eq!(stands(&console, &first).await, (S::NeedsReview, Some("claim_held".into())));
    stage.control().release_as(ENVIRONMENT, COLLEAGUE, first.case_id.as_str(), false).unwrap();
    let second = stage.decided(&console, 0).await;
    stage.send(&console).await;
    assert_eq!(stands(&console, &first).await.0, S::Withdrawn);
    assert_eq!(stands(&console, &second).await.0, S::Confirmed);
    assert_eq!((keys(&stage).len(), stage.behaved().decisions.len()), (2, 1));
    assert_described(&stage);
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lapsed_claim_is_taken_again_and_the_same_bytes_go_out_under_it() {
    let stage = Stage::still(6).await;
    let console = stage.synced(REVIEWER).await;
    for (index, code) in [(0, "claim_expired"), (2, "stale_fencing_token"), (3, "claim_required")] {
        let saved = stage.decided(&console, index).await;
        let case_id = saved.case_id.as_str();
        match code {
            "claim_expired" => stage.control().lapse_claim(ENVIRONMENT, case_id).unwrap(),
            "stale_fencing_token" => stage.control().release_as(ENVIRONMENT, "lead-02", case_id, true).unwrap(),
            _ => stage.control().fault(refusal(409, code, None)),
        }
        stage.control().clear_journal();
        stage.send(&console).await;
        let sent = stage.asked("POST", DECISION);
        assert!(sent[0].answer.as_ref().unwrap().contains(code), "{code}: {:?}", sent[0].answer);
        assert_eq!(stands(&console, &saved).await.0, S::Confirmed, "{code}");
        assert_eq!(
            (sent.len(), keys(&stage).len(), &sent[0].body),
            (2, 1, &sent[1].body),
            "{code}: same key and bytes"
        );
        let kinds = log_kinds(&console, &saved.case_id).await;
        assert_eq!(kinds.iter().filter(|kind| *kind == "claimed").count(), 2, "{code}: {kinds:?}");
    }
    assert_eq!(stage.behaved().decisions.len(), 3);
    assert_described(&stage);
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_platform_that_refuses_every_claim_is_not_asked_in_a_tight_loop() {
    let stage = Stage::still(3).await;
    let console = stage.synced(REVIEWER).await;
    let saved = stage.decided(&console, 0).await;
    stage.control().fault(FaultRule { count: None, ..refusal(409, "claim_required", None) });
    stage.send(&console).await;
    assert_eq!(stage.asked("POST", DECISION).len(), 2, "once more at once, then it waits");
    assert_eq!(stands(&console, &saved).await, (S::Queued, Some("claim_required".into())));
    stage.control().clear_faults();
    stage.pass(300);
    console.send_due().await.unwrap();
    assert_eq!(stands(&console, &saved).await.0, S::Confirmed);
    stage.behaved();
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lease_that_ran_out_unnoticed_asks_a_person_when_somebody_was_there_in_between() {
    let stage = Stage::still(3).await;
    let console = stage.synced(REVIEWER).await;
    let saved = stage.decided(&console, 0).await;
    stage.pass(1_000);
    stage.control().claim_as(ENVIRONMENT, COLLEAGUE, saved.case_id.as_str(), 600).unwrap();
    stage.control().release_as(ENVIRONMENT, COLLEAGUE, saved.case_id.as_str(), false).unwrap();
    stage.send(&console).await;
    assert_eq!(stands(&console, &saved).await, (S::NeedsReview, Some("held_in_between".into())));
    assert!(stage.behaved().decisions.is_empty(), "nothing was sent");
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_already_there_is_confirmed_if_ours_and_superseded_if_not() {
    let stage = Stage::still_with(SandboxOptions { cases: 6, key_life_secs: 0, ..Default::default() }).await;
    let console = stage.synced(REVIEWER).await;
    let ours = stage.decided(&console, 0).await;
    stage.control().fault(FaultRule::once("POST", "/review/v1/*/cases/*/decision", Fault::LoseAnswer));
    let none = Fault::Status { status: 404, code: Some("no_decision".into()), retry_after: None };
    stage.control().fault(FaultRule::once("GET", "/review/v1/*/cases/*/decision", none));
    stage.send(&console).await;
    stage.send(&console).await;
    let answers: Vec<u16> = stage.asked("POST", DECISION).iter().map(|sent| sent.status).collect();
    assert_eq!(answers, [201, 409], "the platform had forgotten the key");
    assert_eq!(stands(&console, &ours).await.0, S::Confirmed, "known again by id and bytes");
    let theirs = stage.decided(&console, 2).await;
    stage.control().take_over(ENVIRONMENT, COLLEAGUE, theirs.case_id.as_str(), 600).unwrap();
    stage.control().decide_as(ENVIRONMENT, COLLEAGUE, theirs.case_id.as_str(), Verb::Reject).unwrap();
    stage.send(&console).await;
    let shown = entry(&console, &theirs).await;
    assert_eq!((shown.state, shown.theirs.unwrap().reviewer.as_str()), (S::Superseded, COLLEAGUE));
    assert!(log_kinds(&console, &theirs.case_id).await.contains(&"superseded".into()));
    let unreadable = stage.decided(&console, 3).await;
    stage.control().fault(refusal(409, "already_decided", None));
    stage.send(&console).await;
    stage.send(&console).await;
    assert_eq!(stands(&console, &unreadable).await.0, S::Confirmed, "settled by reading back, then sent again");
    stage.behaved();
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_gone_case_closes_the_entry_and_purges_what_was_held() {
    let stage = Stage::still(3).await;
    let console = stage.synced(REVIEWER).await;
    let saved = stage.decided(&console, 0).await;
    stage.control().change(ENVIRONMENT, saved.case_id.as_str(), Change::Remove { reason: GoneReason::Erased }).unwrap();
    stage.send(&console).await;
    assert_eq!(stands(&console, &saved).await, (S::Closed, Some("case_gone".into())));
    assert_eq!(console.read_case(&saved.case_id).await.err().unwrap().code, "unknown_case", "its evidence is purged");
    let kinds = log_kinds(&console, &saved.case_id).await;
    assert_eq!(kinds[2..], ["decided", "sent", "closed", "purged"], "entry and log outlive the case");
    assert_eq!(entry(&console, &saved).await.name, None, "the name went with the evidence");
    stage.behaved();
    assert_described(&stage);
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn changed_evidence_is_looked_at_and_decided_again_under_a_new_key() {
    let stage = Stage::still(3).await;
    let console = stage.synced(REVIEWER).await;
    let first = stage.decided(&console, 0).await;
    let before = console.read_case(&first.case_id).await.unwrap();
    let change = Change::SetText { field: "familyName".into(), text: "Otherwise".into(), keep_etag: false };
    stage.control().change(ENVIRONMENT, first.case_id.as_str(), change).unwrap();
    stage.send(&console).await;
    assert_eq!(stands(&console, &first).await, (S::NeedsReview, Some("precondition_failed".into())));
    console.sync_once().await.unwrap();
    let stale = console.save_decision(&crate::stage::plain_approve(&before)).await;
    assert_eq!(stale.err().unwrap().code, "evidence_changed", "what nobody has seen is not decided on");
    let second = stage.decided(&console, 0).await;
    stage.send(&console).await;
    assert_eq!(stands(&console, &first).await, (S::Withdrawn, Some("replaced".into())));
    assert_eq!(stands(&console, &second).await.0, S::Confirmed);
    let kinds = log_kinds(&console, &first.case_id).await;
    assert!(kinds.contains(&"needs_review".into()) && kinds.contains(&"withdrawn".into()), "{kinds:?}");
    assert_eq!((keys(&stage).len(), stage.behaved().decisions.len()), (2, 1));
    assert_described(&stage);
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_body_needs_review_and_a_refused_request_is_parked() {
    const REFUSED: [(S, u16, &str); 17] = [
        (S::NeedsReview, 422, "reason_required"),
        (S::NeedsReview, 422, "comment_required"),
        (S::NeedsReview, 422, "comment_too_long"),
        (S::NeedsReview, 422, "override_required"),
        (S::NeedsReview, 422, "unknown_reason"),
        (S::NeedsReview, 422, "customer_reason_not_allowed"),
        (S::NeedsReview, 422, "evidence_mismatch"),
        (S::NeedsReview, 422, "not_reviewable"),
        (S::Parked, 400, "malformed"),
        (S::Parked, 400, "idempotency_key_missing"),
        (S::Parked, 403, "forbidden"),
        (S::Parked, 403, "not_assignee"),
        (S::Parked, 403, "self_review"),
        (S::Parked, 404, "unknown_case"),
        (S::Parked, 428, "precondition_required"),
        (S::Parked, 422, "idempotency_key_reused"),
        (S::Parked, 422, "decision_id_reused"),
    ];
    let stage = Stage::still(3).await;
    let console = stage.synced(REVIEWER).await;
    let mut older: Option<Saved> = None;
    for (state, status, code) in REFUSED {
        let saved = stage.decided(&console, 0).await;
        if let Some(older) = older {
            assert_eq!(stands(&console, &older).await, (S::Withdrawn, Some("replaced".into())), "before {code}");
        }
        stage.control().fault(refusal(status, code, None));
        stage.send(&console).await;
        assert_eq!(stands(&console, &saved).await, (state, Some(code.to_owned())));
        let shown = entry(&console, &saved).await;
        assert_eq!((shown.word, shown.why.is_some()), (Word::NeedsYou, true), "{code}: a person is told why");
        stage.send(&console).await;
        assert_eq!(stands(&console, &saved).await.0, state, "{code}: never sent again by itself");
        older = Some(saved);
    }
    let parked = older.unwrap();
    console.send_again(parked.entry_id).await.unwrap();
    stage.send(&console).await;
    assert_eq!(stands(&console, &parked).await.0, S::Confirmed, "the same key, the same bytes");
    let mut sent = stage.asked("POST", DECISION);
    let (last, again) = (sent.pop().unwrap(), sent.pop().unwrap());
    assert_eq!((last.body, &last.headers["idempotency-key"]), (again.body, &again.headers["idempotency-key"]));
    assert_eq!((keys(&stage).len(), stage.behaved().decisions.len()), (REFUSED.len(), 1), "a key for each decision");
    console.close().await.unwrap();
}
