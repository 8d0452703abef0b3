//! The main job, end to end, over real HTTP and a real encrypted file.
use second_look::case::view::CaseView;
use second_look::console::Console;
use second_look::decision::{Answer, CustomerReason, DecisionInput, ReasonRef};
use second_look::ids::{CaseId, EntryId};
use second_look::outbox::EntryState;
use second_look::queue::list::QueueFilter;
use second_look_sandbox::rules::body::Verb;
use second_look_sandbox::{Applying, Fault, FaultRule, SandboxOptions};

use crate::stage::{ENVIRONMENT, Stage};

const REVIEWER: &str = "rev-17";

/// Approves over a suspicion code or not, with whatever the case asks for.
pub fn approve(case: &CaseView) -> DecisionInput {
    let over = case.form.suspicion_on_case;
    DecisionInput {
        case_id: case.case_id.clone(),
        answer: Answer::Approve,
        reasons: if over { first_reason(case) } else { Vec::new() },
        comment: if over { "Looked at twice; explained in the file.".to_owned() } else { String::new() },
        customer_reason: None,
        override_suspicion: over,
        checked: Vec::new(),
        marks: Vec::new(),
        whole_document: false,
        evidence_digest: case.evidence_digest.clone(),
    }
}

/// Rejects with the first reason the form offers.
pub fn reject(case: &CaseView) -> DecisionInput {
    DecisionInput {
        case_id: case.case_id.clone(),
        answer: Answer::Reject,
        reasons: first_reason(case),
        comment: "Does not hold up.".to_owned(),
        customer_reason: Some(CustomerReason::CouldNotBeCompleted),
        override_suspicion: false,
        checked: Vec::new(),
        marks: Vec::new(),
        whole_document: true,
        evidence_digest: case.evidence_digest.clone(),
    }
}

fn first_reason(case: &CaseView) -> Vec<ReasonRef> {
    let first = case.form.reasons.first().expect("the form offers reasons");
    vec![ReasonRef { scheme: first.scheme.clone(), code: first.code.clone() }]
}

/// The first case of the queue that this person can decide now, without a second person.
pub async fn open_plain_case(console: &Console) -> CaseView {
    let rows = console.queue(&QueueFilter::default(), None, 100).await.expect("the queue").rows;
    for row in rows {
        let case = console.open_case(&row.case_id).await.expect("the case opens");
        if case.form.can_decide && !case.form.suspicion_on_case && case.form.reject_offered {
            return case;
        }
        console.release_case(&row.case_id).await.ok();
    }
    panic!("no plain case in the queue");
}

/// Lets the undo time pass by waking the outbox with a clock that has moved on.
async fn send(stage: &Stage, console: &Console) {
    stage.clock.advance(std::time::Duration::from_secs(11));
    console.send_due().await.expect("a round of sending");
}

fn entry_id(text: &str) -> EntryId {
    text.parse().expect("an entry id")
}

async fn manual(options: SandboxOptions) -> Stage {
    let mut stage = Stage::new(options).await;
    stage.clock = second_look::clock::Clock::manual(second_look::clock::Clock::system().now());
    stage
}

async fn log_kinds(console: &Console, case_id: &CaseId) -> Vec<String> {
    console.log_of(case_id).await.expect("the log").into_iter().map(|row| row.kind).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_is_synced_seen_decided_and_delivered_once() {
    let stage = manual(SandboxOptions::default()).await;
    let console = stage.synced(REVIEWER).await;
    let status = console.status().await.unwrap();
    assert!(status.cases_pending > 20, "the queue is full: {}", status.cases_pending);
    let case = open_plain_case(&console).await;
    assert!(case.claim.mine, "opening claims");
    assert!(!case.why.sentence.is_empty(), "every step-up has a sentence");
    let saved = console.save_decision(&approve(&case)).await.unwrap();
    assert_eq!(saved.state, EntryState::Queued);
    assert!(saved.can_undo && saved.undo_secs_left > 0, "ten seconds of undo");
    send(&stage, &console).await;
    let entry = console.entry(entry_id(&saved.entry_id)).await.unwrap();
    assert_eq!(entry.state, EntryState::Confirmed);
    assert!(entry.receipt.is_some(), "confirmed means a stored receipt");
    let oracle = stage.sandbox.control().oracle();
    assert!(oracle.ok, "{:?}", oracle.violations);
    assert_eq!(oracle.decisions.len(), 1);
    let kinds = log_kinds(&console, &case.case_id).await;
    assert_eq!(kinds, ["case_opened", "claimed", "decided", "sent", "confirmed"], "each step is in the log");
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reject_carries_its_reasons_and_the_customer_facing_text() {
    let stage = manual(SandboxOptions::default()).await;
    let console = stage.synced(REVIEWER).await;
    let case = open_plain_case(&console).await;
    let saved = console.save_decision(&reject(&case)).await.unwrap();
    send(&stage, &console).await;
    let entry = console.entry(entry_id(&saved.entry_id)).await.unwrap();
    assert_eq!(entry.state, EntryState::Confirmed, "{:?}", entry.why);
    assert_eq!(entry.customer_reason, Some(CustomerReason::CouldNotBeCompleted));
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn undo_takes_a_decision_back_and_the_case_returns_to_the_queue() {
    let stage = manual(SandboxOptions::default()).await;
    let console = stage.synced(REVIEWER).await;
    let before = console.status().await.unwrap().cases_pending;
    let case = open_plain_case(&console).await;
    let saved = console.save_decision(&approve(&case)).await.unwrap();
    assert_eq!(console.status().await.unwrap().cases_pending, before - 1);
    assert_eq!(console.status().await.unwrap().counts.held, 1);
    console.undo(entry_id(&saved.entry_id)).await.unwrap();
    assert_eq!(console.status().await.unwrap().cases_pending, before);
    send(&stage, &console).await;
    assert!(stage.sandbox.control().oracle().decisions.is_empty(), "what was taken back is never sent");
    console.undo(entry_id(&saved.entry_id)).await.expect("asked twice, it is taken back all the same");
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn an_approve_over_a_suspicion_waits_for_the_second_person() {
    let stage = manual(SandboxOptions::default()).await;
    let console = stage.synced(REVIEWER).await;
    let rows = console.queue(&QueueFilter::default(), None, 100).await.unwrap().rows;
    let row = rows.iter().find(|row| row.reasons.iter().any(|reason| reason.suspicion)).expect("a suspicion");
    let case = console.open_case(&row.case_id).await.unwrap();
    assert!(case.form.suspicion_on_case && case.form.approve_needs_second);
    let mut bare = approve(&case);
    bare.override_suspicion = false;
    assert_eq!(console.save_decision(&bare).await.err().unwrap().code, "override_required");
    let saved = console.save_decision(&approve(&case)).await.unwrap();
    send(&stage, &console).await;
    let entry = console.entry(entry_id(&saved.entry_id)).await.unwrap();
    assert_eq!((entry.state, entry.code.as_deref()), (EntryState::Accepted, Some("awaiting_second")));
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_answer_ends_confirmed_and_is_applied_once() {
    let stage = manual(SandboxOptions::default()).await;
    let console = stage.synced(REVIEWER).await;
    let case = open_plain_case(&console).await;
    let saved = console.save_decision(&approve(&case)).await.unwrap();
    stage.sandbox.control().fault(FaultRule::once("POST", "**/decision", Fault::LoseAnswer));
    send(&stage, &console).await;
    send(&stage, &console).await;
    let entry = console.entry(entry_id(&saved.entry_id)).await.unwrap();
    assert_eq!(entry.state, EntryState::Confirmed, "{:?}", entry.why);
    assert_eq!(stage.sandbox.control().oracle().decisions.len(), 1, "applied once");
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_recorded_and_applied_later_is_read_back_until_it_changes() {
    let options = SandboxOptions { applying: Applying::Manual, ..SandboxOptions::default() };
    let stage = manual(options).await;
    let console = stage.synced(REVIEWER).await;
    let case = open_plain_case(&console).await;
    let saved = console.save_decision(&approve(&case)).await.unwrap();
    send(&stage, &console).await;
    let entry = console.entry(entry_id(&saved.entry_id)).await.unwrap();
    assert_eq!((entry.state, entry.word), (EntryState::Accepted, second_look::outbox::Word::Sent));
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_elses_decision_supersedes_ours_and_both_are_shown() {
    let stage = manual(SandboxOptions::default()).await;
    let console = stage.synced(REVIEWER).await;
    let case = open_plain_case(&console).await;
    let saved = console.save_decision(&approve(&case)).await.unwrap();
    let control = stage.sandbox.control();
    control.take_over(ENVIRONMENT, "rev-23", case.case_id.as_str(), 600).unwrap();
    control.decide_as(ENVIRONMENT, "rev-23", case.case_id.as_str(), Verb::Reject).unwrap();
    send(&stage, &console).await;
    let entry = console.entry(entry_id(&saved.entry_id)).await.unwrap();
    assert_eq!(entry.state, EntryState::Superseded, "{:?}", entry.why);
    assert_eq!(entry.theirs.as_ref().map(|theirs| theirs.decision), Some(Answer::Reject));
    assert_eq!(console.status().await.unwrap().counts.needs_you, 1);
    console.acknowledge(entry_id(&saved.entry_id)).await.unwrap();
    assert_eq!(console.status().await.unwrap().counts.needs_you, 0, "it stays in the list and no longer counts");
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn roles_are_checked_by_the_engine_whatever_asks() {
    let stage = Stage::with_forty_cases().await;
    let console = stage.synced("aud-01").await;
    let row = console.queue(&QueueFilter::default(), None, 1).await.unwrap().rows.remove(0);
    let case = console.open_case(&row.case_id).await.unwrap();
    assert!(!case.claim.mine && !case.form.can_decide, "an auditor reads");
    assert_eq!(console.save_decision(&approve(&case)).await.err().unwrap().code, "role_needed");
    let file = case.images.first().map(|image| image.file_ref.clone());
    if let Some(file) = file {
        let refused = console.image(&row.case_id, &file, false).await;
        assert_eq!(refused.err().map(|error| error.code), Some("role_needed".to_owned()));
    }
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_is_fetched_once_kept_sealed_and_shown_as_our_own_pixels() {
    let stage = Stage::with_forty_cases().await;
    let console = stage.synced(REVIEWER).await;
    let rows = console.queue(&QueueFilter::default(), None, 100).await.unwrap().rows;
    let mut found = None;
    for row in rows {
        let case = console.read_case(&row.case_id).await.unwrap();
        if let Some(image) = case.images.first() {
            found = Some((row.case_id, image.file_ref.clone()));
            break;
        }
    }
    let (case_id, file) = found.expect("a case with pictures");
    stage.sandbox.control().clear_journal();
    let preview = console.image(&case_id, &file, false).await.unwrap();
    assert!(preview.bytes.starts_with(&[0xff, 0xd8, 0xff]), "a JPEG of ours");
    console.image(&case_id, &file, true).await.unwrap();
    let journal = stage.sandbox.control().journal(0);
    let fetched = journal.iter().filter(|entry| entry.path.contains("/files/")).count();
    assert_eq!(fetched, 1, "each access is logged on the platform, so a file is asked for once");
    let kinds = log_kinds(&console, &case_id).await;
    assert_eq!(kinds.iter().filter(|kind| *kind == "image_viewed").count(), 1, "viewed once since it was opened");
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_console_on_the_profile_is_told_who_has_it() {
    let stage = Stage::with_forty_cases().await;
    let console = stage.open().await;
    let refused = crate::stage::try_open(&stage.home(), stage.config(), stage.clock.clone()).await;
    assert_eq!(refused.err().map(|error| error.code), Some("profile_held".to_owned()));
    console.close().await.unwrap();
    stage.open().await.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_missing_database_is_never_made_anew() {
    let stage = Stage::with_forty_cases().await;
    stage.open().await.close().await.unwrap();
    let database = std::fs::read_dir(stage.home()).unwrap().map(|file| file.unwrap().path());
    let database = database.into_iter().find(|path| path.extension().is_some_and(|ext| ext == "db")).unwrap();
    std::fs::remove_file(&database).unwrap();
    let refused = crate::stage::try_open(&stage.home(), stage.config(), stage.clock.clone()).await;
    assert_eq!(refused.err().map(|error| error.code), Some("database_missing".to_owned()));
    assert!(!database.exists(), "nothing was made in its place");
}
