//! Deciding again and losing a race: the difference is shown, nobody's work is lost, both versions stand side by side.
use second_look::case::changes::Moved;
use second_look::case::view::{CaseView, ClaimLost};
use second_look::console::Console;
use second_look::decision::{Answer, Draft, ReasonRef};
use second_look::ids::CaseId;
use second_look::outbox::EntryState;
use second_look_sandbox::rules::body::Verb;
use second_look_sandbox::{Change, Control, Fault, FaultRule};

use crate::beside::Beside;
use crate::contract::assert_described;
use crate::gate::Gate;
use crate::journeys::reject;
use crate::stage::{ENVIRONMENT, Saved, Stage, entry, log_kinds, until};

const REVIEWER: &str = "rev-17";
const COLLEAGUE: &str = "rev-23";
const LEAD: &str = "lead-02";
const KEPT: &str = "SELECT count(*) FROM decided_on JOIN entries USING (seq) WHERE case_id = ?1";

/// Rejects the case at this place, with words.
async fn rejected(stage: &Stage, console: &Console, index: usize) -> (CaseView, Saved) {
    let case = console.open_case(&stage.case(index)).await.unwrap();
    let saved = console.save_decision(&reject(&case)).await.unwrap();
    let saved = Saved { case_id: case.case_id.clone(), entry_id: saved.entry_id.parse().unwrap() };
    (case, saved)
}

fn rename(control: &Control, case_id: &CaseId, name: &str) {
    let text = Change::SetText { field: "familyName".into(), text: name.into(), keep_etag: false };
    control.change(ENVIRONMENT, case_id.as_str(), text).unwrap();
}

fn draft() -> Draft {
    Draft {
        answer: Some(Answer::Reject),
        reasons: vec![ReasonRef { scheme: "qes".into(), code: "3101".into() }],
        comment: "Half a thought.".into(),
        ..Draft::default()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn changed_evidence_is_shown_beside_the_old_answer_and_a_new_answer_takes_its_place() {
    let stage = Stage::still(4).await;
    let console = stage.synced(REVIEWER).await;
    let (before, saved) = rejected(&stage, &console, 0).await;
    assert!(before.changes.is_none(), "nothing to look at again yet");
    rename(&stage.control(), &saved.case_id, "Otherwise");
    stage.send(&console).await;
    let refused = entry(&console, &saved).await;
    assert_eq!((refused.state, refused.code.as_deref()), (EntryState::NeedsReview, Some("precondition_failed")));
    console.sync_once().await.unwrap();

    let case = console.open_case(&saved.case_id).await.unwrap();
    let changes = case.changes.as_ref().expect("a difference");
    assert_eq!(changes.entry_id, saved.entry_id.to_string());
    assert!(!changes.to_come && !changes.nothing);
    let line = changes.blocks.iter().flat_map(|block| &block.lines).find(|line| line.place.ends_with("family name"));
    let line = line.expect("the field that changed");
    assert_eq!(line.now.as_deref(), Some("Otherwise"));
    assert!(line.before.as_deref().is_some_and(|was| was != "Otherwise"), "and what it was when they decided");
    let old = &case.entries[0];
    assert_eq!((old.answer, old.comment.as_str()), (Answer::Reject, "Does not hold up."));
    assert!(!old.reasons.is_empty() && old.reasons.iter().all(|reason| !reason.title.is_empty()), "reasons in words");
    assert!(case.form.can_decide, "{:?}", case.form.why_not);

    let again = console.save_decision(&reject(&case)).await.unwrap();
    let again = Saved { case_id: saved.case_id.clone(), entry_id: again.entry_id.parse().unwrap() };
    let replaced = entry(&console, &saved).await;
    assert_eq!((replaced.state, replaced.code.as_deref()), (EntryState::Withdrawn, Some("replaced")));
    stage.send(&console).await;
    assert_eq!(entry(&console, &again).await.state, EntryState::Confirmed);
    let posted = stage.asked("POST", "/decision");
    assert_eq!(posted.len(), 2);
    let keys: Vec<_> = posted.iter().map(|asked| asked.headers["idempotency-key"].clone()).collect();
    assert_ne!(keys[0], keys[1], "a new row has a new key");
    let mut kinds = log_kinds(&console, &saved.case_id).await;
    kinds.retain(|kind| !kind.starts_with("case_opened") && !kind.starts_with("image"));
    let expected = ["claimed", "decided", "sent", "needs_review", "withdrawn", "decided", "sent", "confirmed"];
    assert_eq!(kinds, expected, "each step is in the log");
    stage.behaved();
    assert_described(&stage);
    console.close().await.unwrap();
    let mut beside = Beside::open(&stage).await;
    assert_eq!(beside.number(KEPT, &saved.case_id).await, 0, "what was decided on is kept no longer than needed");
    beside.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_erased_since_is_said_to_be_erased_and_shown_nowhere() {
    let stage = Stage::still(4).await;
    let console = stage.synced(REVIEWER).await;
    let (before, saved) = rejected(&stage, &console, 0).await;
    let shown = before.compare.iter().find_map(|row| row.extracted.clone()).expect("something read from a document");
    stage.control().change(ENVIRONMENT, saved.case_id.as_str(), Change::EraseBlock { kind: None }).unwrap();
    stage.send(&console).await;
    assert_eq!(entry(&console, &saved).await.code.as_deref(), Some("precondition_failed"));
    console.sync_once().await.unwrap();
    let case = console.open_case(&saved.case_id).await.unwrap();
    let changes = case.changes.expect("a difference");
    assert!(!changes.blocks.is_empty() && changes.blocks.iter().all(|block| block.moved == Moved::Erased));
    assert!(changes.blocks.iter().all(|block| block.lines.is_empty()), "nothing of them");
    assert!(!serde_json::to_string(&changes).unwrap().contains(&shown), "least of all what the document said");
    assert!(log_kinds(&console, &saved.case_id).await.contains(&"block_erased".into()));
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn with_the_case_goes_what_was_decided_on() {
    let stage = Stage::still(4).await;
    let console = stage.synced(REVIEWER).await;
    let (_, saved) = rejected(&stage, &console, 0).await;
    let gone = Change::Remove { reason: second_look_sandbox::rules::case::GoneReason::Erased };
    stage.control().change(ENVIRONMENT, saved.case_id.as_str(), gone).unwrap();
    console.sync_once().await.unwrap();
    assert!(log_kinds(&console, &saved.case_id).await.contains(&"purged".into()));
    console.close().await.unwrap();
    let mut beside = Beside::open(&stage).await;
    assert_eq!(beside.number(KEPT, &saved.case_id).await, 0);
    beside.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_loses_a_race_keeps_the_work_and_sees_both_versions() {
    let stage = Stage::still(4).await;
    let console = stage.synced(REVIEWER).await;
    let (_, saved) = rejected(&stage, &console, 0).await;
    let control = stage.control();
    control.take_over(ENVIRONMENT, COLLEAGUE, saved.case_id.as_str(), 600).unwrap();
    control.decide_as(ENVIRONMENT, COLLEAGUE, saved.case_id.as_str(), Verb::Reject).unwrap();
    stage.send(&console).await;
    let ours = entry(&console, &saved).await;
    assert_eq!((ours.state, ours.comment.as_str()), (EntryState::Superseded, "Does not hold up."));
    let theirs = ours.theirs.expect("their version");
    assert_eq!((theirs.decision, theirs.reviewer.as_str()), (Answer::Reject, COLLEAGUE));
    assert_eq!(theirs.reviewer_name.as_deref(), Some("M. Okafor"), "who");
    assert!(theirs.recorded_at.ends_with('Z') && !theirs.reasons.is_empty(), "when and why");
    assert!(theirs.reasons.iter().all(|reason| !reason.title.is_empty()), "in words");
    let kinds = log_kinds(&console, &saved.case_id).await;
    assert_eq!(kinds.last().map(String::as_str), Some("superseded"), "{kinds:?}");
    stage.behaved();
    console.close().await.unwrap();
    let console = stage.open().await;
    let theirs = entry(&console, &saved).await.theirs.unwrap();
    assert_eq!(theirs.reviewer_name.as_deref(), Some("M. Okafor"), "kept, sealed");
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_elses_decision_on_the_open_case_is_shown_beside_what_was_begun() {
    let stage = Stage::still(4).await;
    let console = stage.synced(REVIEWER).await;
    let case_id = stage.case(0);
    console.open_case(&case_id).await.unwrap();
    console.keep_draft(&case_id, &draft()).await.unwrap();
    let control = stage.control();
    control.take_over(ENVIRONMENT, COLLEAGUE, case_id.as_str(), 600).unwrap();
    control.decide_as(ENVIRONMENT, COLLEAGUE, case_id.as_str(), Verb::Approve).unwrap();
    console.sync_once().await.unwrap();
    let case = console.read_case(&case_id).await.unwrap();
    assert!(!case.form.can_decide, "it is decided");
    let standing = case.standing.expect("their decision");
    assert_eq!((standing.decision, standing.reviewer_name.as_deref()), (Answer::Approve, Some("M. Okafor")));
    assert_eq!(console.draft(&case_id).await.unwrap().map(|draft| draft.comment), Some("Half a thought.".into()));
    let kinds = log_kinds(&console, &case_id).await;
    assert!(kinds.contains(&"claim_lost".into()) && kinds.contains(&"evidence_dropped".into()), "{kinds:?}");
    stage.behaved();
    assert_described(&stage);
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_that_is_read_back_when_the_person_has_gone_on_takes_no_place_of_the_next() {
    let stage = Stage::still(4).await;
    let console = stage.synced(REVIEWER).await;
    let (left, next) = (stage.case(0), stage.case(2));
    console.open_case(&left).await.unwrap();
    let elsewhere = |case_id: &CaseId| {
        stage.control().take_over(ENVIRONMENT, COLLEAGUE, case_id.as_str(), 600).unwrap();
        stage.control().decide_as(ENVIRONMENT, COLLEAGUE, case_id.as_str(), Verb::Approve).unwrap();
    };
    elsewhere(&left);
    let path = format!("/review/v1/*/cases/{left}/decision");
    stage.control().fault(FaultRule::once("GET", &path, Fault::DelayAnswer { ms: 600 }));
    let syncing = tokio::spawn({
        let console = console.clone();
        async move { console.sync_once().await.map(drop) }
    });
    until("it is known to be decided", async || stage.asked("GET", "/policy").len() > 1 || syncing.is_finished()).await;
    console.open_case(&next).await.unwrap();
    syncing.await.unwrap().unwrap();
    elsewhere(&next);
    console.sync_once().await.unwrap();
    let shown = console.read_case(&next).await.unwrap();
    assert!(shown.standing.is_some(), "their decision stands beside what was begun on this one");
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_claim_that_is_taken_over_or_ended_is_shown_in_the_open_case_and_the_draft_stays() {
    let stage = Stage::still(4).await;
    let console = stage.synced(REVIEWER).await;
    let case_id = stage.case(0);
    let case = console.open_case(&case_id).await.unwrap();
    assert_eq!(case.claim.lost, None);
    console.keep_draft(&case_id, &draft()).await.unwrap();
    stage.control().take_over(ENVIRONMENT, COLLEAGUE, case_id.as_str(), 600).unwrap();
    console.sync_once().await.unwrap();
    let case = console.read_case(&case_id).await.unwrap();
    assert_eq!((case.claim.lost, case.claim.holder.as_deref()), (Some(ClaimLost::TakenOver), Some("M. Okafor")));
    assert!(!case.form.can_decide);
    stage.control().release_as(ENVIRONMENT, COLLEAGUE, case_id.as_str(), false).unwrap();
    let case = console.open_case(&case_id).await.unwrap();
    assert!(case.claim.mine && case.form.can_decide, "free again, and ours");
    assert_eq!(console.draft(&case_id).await.unwrap().map(|draft| draft.comment), Some("Half a thought.".into()));
    stage.control().release_as(ENVIRONMENT, LEAD, case_id.as_str(), true).unwrap();
    console.sync_once().await.unwrap();
    assert_eq!(console.read_case(&case_id).await.unwrap().claim.lost, Some(ClaimLost::Ended), "a lead ended it");
    let kinds = log_kinds(&console, &case_id).await;
    assert_eq!(kinds.iter().filter(|kind| *kind == "claim_lost").count(), 2, "{kinds:?}");
    stage.behaved();
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_claim_that_runs_out_without_a_network_is_told_at_once() {
    let mut stage = Stage::still(4).await;
    let gate = Gate::before(&stage.sandbox.addresses().review).await;
    stage.review = Some(gate.address.clone());
    let console = stage.synced(REVIEWER).await;
    let case_id = stage.case(0);
    console.open_case(&case_id).await.unwrap();
    console.keep_draft(&case_id, &draft()).await.unwrap();
    gate.shut().await;
    console.start();
    stage.pass(600);
    let mut changes = console.changes();
    stage.pass(400);
    until("the window is told", async || {
        stage.pass(5);
        std::iter::from_fn(|| changes.try_recv().ok()).any(|changed| changed.cases.contains(&case_id))
    })
    .await;
    let case = console.read_case(&case_id).await.unwrap();
    assert_eq!((case.claim.mine, case.claim.lost), (false, Some(ClaimLost::Expired)));
    assert!(!case.form.can_decide, "{:?}", case.form.why_not);
    gate.open().await;
    let case = console.open_case(&case_id).await.unwrap();
    assert!(case.claim.mine && case.claim.lost.is_none(), "taken again: {:?}", case.claim.note);
    assert_eq!(console.draft(&case_id).await.unwrap().map(|draft| draft.comment), Some("Half a thought.".into()));
    assert!(log_kinds(&console, &case_id).await.contains(&"claimed".into()));
    console.close().await.unwrap();
}
