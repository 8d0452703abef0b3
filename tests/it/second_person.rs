//! Two people on one case (contract section 5), each on a console of their own, over real HTTP and real encrypted files.
use second_look::case::CaseState;
use second_look::case::view::CaseView;
use second_look::console::Console;
use second_look::decision::{Answer, DecisionInput, Turn};
use second_look::ids::{CaseId, EntryId};
use second_look::outbox::EntryState as S;
use second_look::outbox::view::EntryView;
use second_look::queue::list::QueueFilter;
use second_look_sandbox::{Applying, Change, Fault, FaultRule, SandboxOptions};

use crate::beside::Beside;
use crate::gate::Gate;
use crate::journeys::{approve, reject};
use crate::stage::{ENVIRONMENT, Stage, log_kinds, sign_in};

const FIRST: &str = "rev-17";
const SECOND: &str = "rev-23";
const THIRD: &str = "lead-02";
/// What the first person writes; the second's machine must not know it.
const CANARY: &str = "CANARY: the hologram was seen under the lamp";

/// A stage, the first person's console with their answer recorded, and the case.
struct Day {
    stage: Stage,
    first: Console,
    entry: EntryId,
    case_id: CaseId,
}

impl Day {
    /// The first person approves over a suspicion, and the platform waits for the second.
    async fn waiting(options: SandboxOptions) -> Self {
        let stage = Stage::still_with(options).await;
        let first = stage.synced(FIRST).await;
        let case_id = CaseId::new(stage.control().suspicious_cases(ENVIRONMENT)[0].clone());
        let case = first.open_case(&case_id).await.unwrap();
        let saved = first.save_decision(&DecisionInput { comment: CANARY.into(), ..approve(&case) }).await.unwrap();
        stage.send(&first).await;
        let day = Self { stage, first, entry: saved.entry_id.parse().unwrap(), case_id };
        let waits = day.firsts().await;
        assert_eq!((waits.state, waits.code.as_deref()), (S::Accepted, Some("awaiting_second")));
        day
    }

    async fn firsts(&self) -> EntryView {
        self.first.entry(self.entry).await.unwrap()
    }

    /// Another person's console, on a machine of its own.
    async fn console_of(&self, person: &str) -> Console {
        let console = self.stage.open_at(&self.stage.folder.path().join(person)).await;
        sign_in(&console, person).await;
        console.sync_once().await.unwrap();
        console
    }

    /// Opens the case on a console that may answer it.
    async fn open(&self, console: &Console) -> CaseView {
        let case = console.open_case(&self.case_id).await.unwrap();
        assert!(case.claim.mine && case.form.can_decide, "{:?}", case.form.why_not);
        case
    }

    /// What the first person hears once the platform is asked again.
    async fn heard(&self) -> EntryView {
        self.stage.pass(61);
        self.first.send_due().await.unwrap();
        self.firsts().await
    }
}

async fn entry_of(console: &Console, saved: &EntryView) -> EntryView {
    console.entry(saved.entry_id.parse().unwrap()).await.unwrap()
}

async fn second_queue(console: &Console) -> Vec<CaseId> {
    let filter = QueueFilter { second: true, ..QueueFilter::default() };
    console.queue(&filter, None, 50).await.unwrap().rows.into_iter().map(|row| row.case_id).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn two_people_who_agree_see_the_decision_applied_on_both_consoles() {
    let day = Day::waiting(SandboxOptions::default()).await;
    let second = day.console_of(SECOND).await;
    assert_eq!(second_queue(&second).await, std::slice::from_ref(&day.case_id), "the second person's queue");
    assert_eq!(second.status().await.unwrap().cases_second, 1);
    let case = day.open(&second).await;
    assert_eq!(
        (case.state, case.second.as_ref().map(|second| second.turn)),
        (CaseState::AwaitingSecond, Some(Turn::Second))
    );
    assert!(!case.form.approve_needs_second, "nobody asks for a third");
    let saved = second.save_decision(&approve(&case)).await.unwrap();
    assert!(saved.second && saved.can_undo);
    assert!(second_queue(&second).await.is_empty(), "answered, it leaves the list");
    day.stage.send(&second).await;
    let theirs = entry_of(&second, &saved).await;
    assert_eq!(theirs.state, S::Confirmed, "{:?}", theirs.why);
    assert!(theirs.receipt.is_some(), "confirmed means a stored receipt");
    let firsts = day.heard().await;
    assert_eq!(firsts.state, S::Confirmed, "{:?}", firsts.why);
    let kinds = log_kinds(&second, &day.case_id).await;
    assert_eq!(kinds, ["case_opened", "claimed", "second_answered", "sent", "confirmed"], "a kind of its own");
    assert_eq!(log_kinds(&day.first, &day.case_id).await[2..], ["decided", "sent", "accepted", "confirmed"]);
    let report = day.stage.behaved();
    assert_eq!(report.decisions.len(), 1, "two answers are one decision");
    second.close().await.unwrap();
    day.first.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn before_the_second_answer_no_byte_of_the_first_is_on_the_second_persons_wire_screen_or_disk() {
    let day = Day::waiting(SandboxOptions::default()).await;
    day.stage.control().clear_journal();
    let second = day.console_of(SECOND).await;
    let case = day.open(&second).await;
    assert!(case.second.as_ref().is_some_and(|second| second.first.is_none()), "blind");
    second.sync_once().await.unwrap();
    let synced = second.read_case(&day.case_id).await.unwrap();
    assert!(synced.standing.is_none(), "a first answer that waits is no decision that stands");
    let saved = second.save_decision(&approve(&case)).await.unwrap();
    let screens = [
        serde_json::to_string(&second.read_case(&day.case_id).await.unwrap()).unwrap(),
        serde_json::to_string(&second.outbox(None, None, 50).await.unwrap()).unwrap(),
        serde_json::to_string(&second.queue(&QueueFilter::default(), None, 50).await.unwrap()).unwrap(),
    ];
    let answers: Vec<String> = day.stage.control().journal(0).into_iter().filter_map(|entry| entry.answer).collect();
    assert!(answers.len() > 5, "there is something to look through");
    for hidden in [CANARY, FIRST] {
        assert!(!screens.iter().any(|screen| screen.contains(hidden)), "{hidden} on a screen");
        assert!(!answers.iter().any(|answer| answer.contains(hidden)), "{hidden} on the wire");
    }
    second.close().await.unwrap();
    let mut beside = Beside::open_at(&day.stage, &day.stage.folder.path().join(SECOND)).await;
    for hidden in [CANARY, FIRST] {
        assert_eq!(beside.places_of(hidden).await, Vec::<String>::new(), "{hidden} in the file");
    }
    let told = "SELECT count(*) FROM entries WHERE case_id = ?1 AND (theirs IS NOT NULL OR theirs_sealed IS NOT NULL)";
    assert_eq!(beside.number(told, &day.case_id).await, 0, "nothing of the first, sealed or not");
    beside.close().await;
    let second = day.stage.open_at(&day.stage.folder.path().join(SECOND)).await;
    day.stage.send(&second).await;
    let theirs = entry_of(&second, &saved).await.theirs.expect("once both answers are recorded, each sees the other's");
    assert_eq!((theirs.reviewer.as_str(), theirs.comment.as_deref()), (FIRST, Some(CANARY)));
    second.close().await.unwrap();
    day.first.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn where_policy_is_not_blind_the_second_person_sees_decision_reasons_and_comment() {
    let mut options = SandboxOptions::default();
    options.policy.blind = false;
    let day = Day::waiting(options).await;
    let second = day.console_of(SECOND).await;
    let case = day.open(&second).await;
    let first = case.second.expect("a second turn").first.expect("policy lets it be seen");
    assert_eq!((first.decision, first.comment.as_deref(), first.reasons.len()), (Answer::Approve, Some(CANARY), 1));
    second.sync_once().await.unwrap();
    assert!(second.read_case(&day.case_id).await.unwrap().standing.is_none(), "nobody has decided it elsewhere");
    second.close().await.unwrap();
    let mut beside = Beside::open_at(&day.stage, &day.stage.folder.path().join(SECOND)).await;
    assert_eq!(beside.places_of(CANARY).await, Vec::<String>::new(), "seen, and not kept");
    beside.close().await;
    day.first.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_person_who_declines_sends_the_first_back_to_the_case_and_may_decide_it_anew() {
    let day = Day::waiting(SandboxOptions::default()).await;
    let second = day.console_of(SECOND).await;
    let case = day.open(&second).await;
    let saved =
        second.save_decision(&DecisionInput { comment: "The edge is cut.".into(), ..reject(&case) }).await.unwrap();
    day.stage.send(&second).await;
    let theirs = entry_of(&second, &saved).await;
    assert_eq!(theirs.state, S::Confirmed, "declining is recorded and over: {:?}", theirs.why);
    let firsts = day.heard().await;
    assert_eq!((firsts.state, firsts.code.as_deref()), (S::NeedsReview, Some("declined_by_second")));
    let told = firsts.theirs.expect("the first is told what the second said");
    assert_eq!((told.reviewer.as_str(), told.comment.as_deref()), (SECOND, Some("The edge is cut.")));
    assert_eq!(log_kinds(&day.first, &day.case_id).await.last().map(String::as_str), Some("needs_review"));
    assert!(second_queue(&second).await.is_empty(), "answered, although the feed has not said so yet");
    let early = second.open_case(&day.case_id).await.unwrap();
    assert_eq!(early.second.map(|second| second.turn), Some(Turn::Answered));
    assert!(!early.form.can_decide && !early.claim.mine, "nobody answers the same decision twice");
    second.sync_once().await.unwrap();
    let again = day.open(&second).await;
    assert!(again.second.is_none() && again.state == CaseState::Pending, "the case is open for anyone");
    let anew = second.save_decision(&reject(&again)).await.unwrap();
    day.stage.send(&second).await;
    assert_eq!(entry_of(&second, &anew).await.state, S::Confirmed);
    let kinds = log_kinds(&second, &day.case_id).await;
    assert!(kinds.contains(&"second_answered".to_owned()) && kinds.contains(&"decided".to_owned()), "{kinds:?}");
    day.stage.behaved();
    second.close().await.unwrap();
    day.first.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn evidence_that_changes_in_between_voids_the_first_and_the_second_meets_412() {
    let day = Day::waiting(SandboxOptions::default()).await;
    let second = day.console_of(SECOND).await;
    let case = day.open(&second).await;
    let saved = second.save_decision(&approve(&case)).await.unwrap();
    let change = Change::SetText { field: "familyName".into(), text: "Otherwise".into(), keep_etag: false };
    day.stage.control().change(ENVIRONMENT, day.case_id.as_str(), change).unwrap();
    day.stage.send(&second).await;
    let seconds = entry_of(&second, &saved).await;
    assert_eq!((seconds.state, seconds.code.as_deref()), (S::NeedsReview, Some("precondition_failed")));
    assert_eq!(day.stage.asked("POST", "/second").last().map(|asked| asked.status), Some(412));
    let firsts = day.heard().await;
    assert_eq!((firsts.state, firsts.code.as_deref()), (S::NeedsReview, Some("voided")));
    assert!(day.stage.behaved().decisions.iter().all(|decision| decision.state != "applied"));
    second.close().await.unwrap();
    day.first.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_the_second_person_to_themselves_on_this_machine_or_another() {
    let day = Day::waiting(SandboxOptions::default()).await;
    day.first.sync_once().await.unwrap();
    assert!(second_queue(&day.first).await.is_empty(), "one's own decision is not offered");
    let case = day.first.open_case(&day.case_id).await.unwrap();
    assert_eq!(case.second.as_ref().map(|second| second.turn), Some(Turn::Own));
    assert!(!case.claim.mine && !case.form.can_decide);
    assert_eq!(day.first.save_decision(&approve(&case)).await.err().unwrap().code, "no_live_claim");
    assert_eq!(day.first.claim_case(&day.case_id).await.err().unwrap().code, "self_review");
    let other = day.console_of(FIRST).await;
    let case = other.open_case(&day.case_id).await.unwrap();
    assert_eq!(case.second.as_ref().map(|second| second.turn), Some(Turn::Own), "the platform shows it to its author");
    assert!(!case.claim.mine && second_queue(&other).await.is_empty());
    assert!(day.stage.asked("POST", "/second").is_empty(), "refused here, before the platform is asked");
    other.close().await.unwrap();
    day.first.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_self_review_that_the_console_could_not_know_of_is_refused_by_the_platform_and_parked() {
    let day = Day::waiting(SandboxOptions::default()).await;
    let other = day.console_of(FIRST).await;
    let hide = Fault::Status { status: 404, code: Some("no_decision".into()), retry_after: None };
    day.stage.control().fault(FaultRule::once("GET", "/review/v1/*/cases/*/decision", hide));
    let case = day.open(&other).await;
    let saved = other.save_decision(&approve(&case)).await.unwrap();
    day.stage.send(&other).await;
    let parked = entry_of(&other, &saved).await;
    assert_eq!((parked.state, parked.code.as_deref()), (S::Parked, Some("self_review")));
    assert_eq!(log_kinds(&other, &day.case_id).await.last().map(String::as_str), Some("parked"));
    assert_eq!(day.firsts().await.state, S::Accepted, "the first answer still waits");
    other.close().await.unwrap();
    day.first.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_second_persons_one_answers_and_the_other_sees_theirs() {
    let day = Day::waiting(SandboxOptions::default()).await;
    let slow = day.console_of(SECOND).await;
    let case = day.open(&slow).await;
    let saved = slow.save_decision(&approve(&case)).await.unwrap();
    day.stage.control().lapse_claim(ENVIRONMENT, day.case_id.as_str()).unwrap();
    let fast = day.console_of(THIRD).await;
    let case = day.open(&fast).await;
    let faster = fast.save_decision(&reject(&case)).await.unwrap();
    day.stage.send(&fast).await;
    assert_eq!(entry_of(&fast, &faster).await.state, S::Confirmed);
    slow.send_due().await.unwrap();
    day.stage.pass(61);
    slow.send_due().await.unwrap();
    let slower = entry_of(&slow, &saved).await;
    assert_eq!((slower.state, slower.code.as_deref()), (S::Superseded, Some("already_decided")));
    assert_eq!(slower.theirs.map(|theirs| (theirs.reviewer, theirs.decision)), Some((THIRD.into(), Answer::Reject)));
    assert_eq!(day.heard().await.code.as_deref(), Some("declined_by_second"));
    day.stage.behaved();
    fast.close().await.unwrap();
    slow.close().await.unwrap();
    day.first.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_answer_given_without_a_network_goes_out_when_it_is_back() {
    let mut day = Day::waiting(SandboxOptions::default()).await;
    let gate = Gate::before(&day.stage.sandbox.addresses().review).await;
    day.stage.review = Some(gate.address.clone());
    let second = day.console_of(SECOND).await;
    let case = day.open(&second).await;
    gate.shut().await;
    let saved = second.save_decision(&approve(&case)).await.unwrap();
    assert_eq!(saved.state, S::Queued, "saving needs no network");
    day.stage.send(&second).await;
    let waits = entry_of(&second, &saved).await;
    assert_eq!((waits.state, waits.code.as_deref()), (S::Queued, Some("offline")));
    gate.open().await;
    day.stage.pass(61);
    second.send_due().await.unwrap();
    let sent = entry_of(&second, &saved).await;
    assert_eq!(sent.state, S::Confirmed, "{:?}", sent.why);
    assert_eq!(day.heard().await.state, S::Confirmed);
    assert_eq!(day.stage.behaved().decisions.len(), 1);
    second.close().await.unwrap();
    day.first.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_answer_whose_receipt_was_lost_is_recognised_when_it_is_read_back() {
    for fault in [Fault::LoseAnswer, Fault::StatusAfter { status: 500 }] {
        let day = Day::waiting(SandboxOptions::default()).await;
        let second = day.console_of(SECOND).await;
        let case = day.open(&second).await;
        let saved = second.save_decision(&approve(&case)).await.unwrap();
        day.stage.control().fault(FaultRule::once("POST", "/review/v1/*/cases/*/decision/*/second", fault));
        day.stage.send(&second).await;
        assert!(day.stage.control().journal(0).iter().any(|asked| asked.fault.is_some()), "the answer was lost");
        day.stage.pass(61);
        second.send_due().await.unwrap();
        let found = entry_of(&second, &saved).await;
        assert_eq!(found.state, S::Confirmed, "{:?}", found.why);
        assert_eq!(day.stage.asked("POST", "/second").len(), 1, "asked what stands, and not sent again");
        day.stage.behaved();
        second.close().await.unwrap();
        day.first.close().await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_answer_saved_before_the_program_ended_is_sent_by_the_next_one_once() {
    let day = Day::waiting(SandboxOptions::default()).await;
    let home = day.stage.folder.path().join(SECOND);
    let second = day.console_of(SECOND).await;
    let case = day.open(&second).await;
    let saved = second.save_decision(&approve(&case)).await.unwrap();
    second.close().await.unwrap();
    let second = day.stage.open_at(&home).await;
    let kept = entry_of(&second, &saved).await;
    assert!(kept.second && kept.state == S::Queued, "it still knows that it is a second answer");
    day.stage.send(&second).await;
    assert_eq!(entry_of(&second, &saved).await.state, S::Confirmed);
    assert_eq!(day.stage.asked("POST", "/second").len(), 1);
    second.close().await.unwrap();
    day.first.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_answer_can_be_taken_back_and_the_case_returns_to_the_second_persons_queue() {
    let day = Day::waiting(SandboxOptions::default()).await;
    let second = day.console_of(SECOND).await;
    let case = day.open(&second).await;
    let saved = second.save_decision(&approve(&case)).await.unwrap();
    second.undo(saved.entry_id.parse().unwrap()).await.unwrap();
    assert_eq!(second_queue(&second).await, std::slice::from_ref(&day.case_id));
    day.stage.send(&second).await;
    assert!(day.stage.asked("POST", "/second").is_empty(), "what was taken back is never sent");
    assert_eq!(log_kinds(&second, &day.case_id).await[2..], ["second_answered", "undone"]);
    second.close().await.unwrap();
    day.first.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn an_agreed_decision_that_fails_to_apply_sends_both_people_back_to_the_case() {
    let day = Day::waiting(SandboxOptions { applying: Applying::Manual, ..SandboxOptions::default() }).await;
    let second = day.console_of(SECOND).await;
    let case = day.open(&second).await;
    let saved = second.save_decision(&approve(&case)).await.unwrap();
    day.stage.send(&second).await;
    assert_eq!(entry_of(&second, &saved).await.state, S::Accepted, "recorded, and being applied");
    let fails = Change::FinishApplying { succeed: false };
    day.stage.control().change(ENVIRONMENT, day.case_id.as_str(), fails).unwrap();
    day.stage.pass(61);
    second.send_due().await.unwrap();
    let failed = entry_of(&second, &saved).await;
    assert_eq!((failed.state, failed.code.as_deref()), (S::NeedsReview, Some("apply_failed")));
    assert_eq!(day.heard().await.code.as_deref(), Some("apply_failed"));
    second.close().await.unwrap();
    day.first.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_no_role_for_it_reads_a_case_that_waits_for_a_second_person_and_no_more() {
    let day = Day::waiting(SandboxOptions::default()).await;
    let auditor = day.console_of("aud-01").await;
    let case = auditor.open_case(&day.case_id).await.unwrap();
    assert!(!case.claim.mine && !case.form.can_decide);
    assert_eq!(auditor.save_decision(&approve(&case)).await.err().unwrap().code, "role_needed");
    assert_eq!(auditor.status().await.unwrap().cases_second, 0);
    auditor.close().await.unwrap();
    day.first.close().await.unwrap();
}
