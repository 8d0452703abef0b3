//! Claims of a working day: taken, renewed, given back, lost (DESIGN section 6.1).
use second_look::console::{Console, Several};
use second_look::ids::{CaseId, PersonId};
use second_look::queue::list::{HolderFilter, QueueFilter};
use second_look_sandbox::{Fault, FaultRule};

use crate::contract::assert_described;
use crate::stage::{ENVIRONMENT, Stage, approve_on, log_kinds, sign_in, until};

const REVIEWER: &str = "rev-17";
const COLLEAGUE: &str = "rev-23";
const LEAD: &str = "lead-02";
/// The lease a console asks for.
const LEASE_SECS: u32 = 900;

async fn holder(console: &Console, case_id: &CaseId) -> Option<String> {
    let rows = console.queue(&QueueFilter::default(), None, 100).await.unwrap().rows;
    rows.into_iter().find(|row| row.case_id == *case_id)?.holder.map(|holder| holder.name)
}

/// Claims asked for on one case.
fn claims_asked(stage: &Stage, case_id: &CaseId) -> usize {
    stage.asked("POST", &format!("{case_id}/claim")).len()
}

/// What the claims asked for on one case said, oldest first.
fn wishes(stage: &Stage, case_id: &CaseId) -> Vec<serde_json::Value> {
    let asked = stage.asked("POST", &format!("{case_id}/claim"));
    asked.iter().map(|asked| serde_json::from_str(asked.body.as_ref().unwrap()).unwrap()).collect()
}

/// Cases given back, in order.
fn given_back(stage: &Stage) -> Vec<String> {
    let asked = stage.asked("DELETE", "/claim");
    asked.iter().filter_map(|asked| asked.path.split('/').rev().nth(1).map(str::to_owned)).collect()
}

/// Lets a second pass: a worker that was busy while the clock was moved has begun its pause only now.
fn ticks(stage: &Stage) -> bool {
    stage.pass(1);
    true
}

fn body(stage: &Stage) -> serde_json::Value {
    serde_json::from_str(stage.asked("POST", "/claim").last().unwrap().body.as_ref().unwrap()).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn opening_a_free_case_takes_its_claim_and_tells_the_log() {
    let stage = Stage::still(3).await;
    let console = stage.synced(REVIEWER).await;
    let case = console.open_case(&stage.case(0)).await.unwrap();
    assert!(case.claim.mine && case.form.can_decide, "{:?}", case.form.why_not);
    assert_eq!(body(&stage), serde_json::json!({ "leaseSeconds": LEASE_SECS, "purpose": "review" }));
    assert_eq!(holder(&console, &stage.case(0)).await.as_deref(), Some("R. Iyer"));
    assert_eq!(log_kinds(&console, &stage.case(0)).await, ["case_opened", "claimed"]);
    console.sync_once().await.unwrap();
    assert!(console.read_case(&stage.case(0)).await.unwrap().claim.mine, "the feed says the same");
    stage.behaved();
    assert_described(&stage);
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_claim_of_an_open_case_is_renewed_in_its_last_third() {
    let stage = Stage::still(3).await;
    let console = stage.synced(REVIEWER).await;
    console.start();
    let case = console.open_case(&stage.case(0)).await.unwrap();
    let first_end: chrono::DateTime<chrono::Utc> = case.claim.expires_at.unwrap().parse().unwrap();
    for _ in 0..5 {
        stage.pass(LEASE_SECS / 8);
        tokio::time::sleep(std::time::Duration::from_millis(30)).await;
    }
    assert_eq!(claims_asked(&stage, &stage.case(0)), 1, "two thirds of the lease are not over");
    stage.pass(LEASE_SECS / 8);
    until("the claim is renewed", async || ticks(&stage) && claims_asked(&stage, &stage.case(0)) == 2).await;
    assert!(wishes(&stage, &stage.case(0))[1]["claimId"].is_string(), "the same claim goes on");
    until("the new end is stored", async || {
        let end = console.read_case(&stage.case(0)).await.unwrap().claim.expires_at;
        end.is_some_and(|end| end.parse::<chrono::DateTime<chrono::Utc>>().unwrap() > first_end)
    })
    .await;
    let kinds = log_kinds(&console, &stage.case(0)).await;
    assert_eq!(kinds.iter().filter(|kind| *kind == "claimed").count(), 1, "a renewal is no new claim: {kinds:?}");
    stage.behaved();
    assert_described(&stage);
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn leaving_gives_the_claim_back_after_thirty_seconds_unless_the_person_returns() {
    let stage = Stage::still(3).await;
    let console = stage.synced(REVIEWER).await;
    console.start();
    for index in [0, 2] {
        console.open_case(&stage.case(index)).await.unwrap();
    }
    stage.pass(20);
    console.open_case(&stage.case(0)).await.unwrap();
    stage.pass(20);
    tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    assert!(stage.asked("DELETE", "/claim").is_empty(), "one was returned to, the other left twenty seconds ago");
    stage.pass(15);
    until("the other is given back", async || ticks(&stage) && stage.asked("DELETE", "/claim").len() == 1).await;
    assert!(stage.asked("DELETE", "/claim")[0].path.contains(stage.case(2).as_str()), "and only that one");
    until("the row says so", async || holder(&console, &stage.case(2)).await.is_none()).await;
    let mut kinds = log_kinds(&console, &stage.case(2)).await;
    // A window looks ahead, in its own time.
    let opened = kinds.iter().position(|kind| kind == "case_opened").unwrap();
    kinds.drain(..opened);
    kinds.retain(|kind| kind != "image_fetched");
    assert_eq!(kinds, ["case_opened", "claimed", "released"]);
    assert!(console.read_case(&stage.case(0)).await.unwrap().claim.mine, "the open case is kept");
    assert_described(&stage);
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_that_is_opened_again_while_others_are_given_back_keeps_its_claim() {
    let stage = Stage::still(4).await;
    let console = stage.synced(REVIEWER).await;
    for index in [0, 2, 3] {
        console.open_case(&stage.case(index)).await.unwrap();
        stage.pass(1);
    }
    let slow = Fault::Delay { ms: 800 };
    stage.control().fault(FaultRule::once("DELETE", "/review/v1/*/cases/*/claim", slow));
    console.start();
    stage.pass(40);
    until("the first is being given back", async || {
        ticks(&stage) && stage.control().with_faults(|plan| plan.hits().iter().any(|rule| rule.hits > 0))
    })
    .await;
    let again = console.open_case(&stage.case(2)).await.unwrap();
    assert!(again.claim.mine, "{:?}", again.claim.note);
    until("the first is given back", async || given_back(&stage).contains(&stage.case(0).to_string())).await;
    for _ in 0..4 {
        stage.pass(5);
        tokio::time::sleep(std::time::Duration::from_millis(30)).await;
    }
    assert!(!given_back(&stage).contains(&stage.case(2).to_string()), "{:?}", given_back(&stage));
    assert!(console.read_case(&stage.case(2)).await.unwrap().claim.mine, "the open case is still held");
    let kinds = log_kinds(&console, &stage.case(2)).await;
    assert!(!kinds.contains(&"released".into()), "{kinds:?}");
    stage.behaved();
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_held_by_another_opens_read_only_and_says_who() {
    let stage = Stage::still(3).await;
    let console = stage.synced(REVIEWER).await;
    stage.control().claim_as(ENVIRONMENT, COLLEAGUE, stage.case(0).as_str(), 600).unwrap();
    let case = console.open_case(&stage.case(0)).await.unwrap();
    assert_eq!((case.claim.mine, case.claim.holder.as_deref()), (false, Some("M. Okafor")));
    assert!(case.claim.note.unwrap().contains("M. Okafor"), "the sentence names the holder");
    assert!(!case.form.can_decide && case.evidence_ready, "one may read");
    let answer = crate::stage::plain_approve(&console.read_case(&stage.case(0)).await.unwrap());
    assert_eq!(console.save_decision(&answer).await.err().unwrap().code, "no_live_claim", "and not decide");
    assert_eq!(log_kinds(&console, &stage.case(0)).await, ["case_opened"]);
    let next = console.next_case(None, &QueueFilter::default()).await.unwrap();
    assert_ne!(next, Some(stage.case(0)), "the next case is a free one");
    stage.control().release_as(ENVIRONMENT, COLLEAGUE, stage.case(0).as_str(), false).unwrap();
    assert!(console.open_case(&stage.case(0)).await.unwrap().claim.mine, "free again");
    stage.behaved();
    assert_described(&stage);
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_next_case_lies_onward_past_all_that_others_hold_and_round_at_the_end() {
    let stage = Stage::still(60).await;
    let console = stage.synced(REVIEWER).await;
    let everything = QueueFilter::default();
    let rows = console.queue(&everything, None, 100).await.unwrap().rows;
    let listed: Vec<CaseId> = rows.into_iter().map(|row| row.case_id).collect();
    let (held, free) = listed.split_at(listed.len() - 5);
    assert!(held.len() > 50, "more than one stretch of them");
    for case_id in held {
        stage.control().claim_as(ENVIRONMENT, COLLEAGUE, case_id.as_str(), 600).unwrap();
    }
    console.sync_once().await.unwrap();
    let next = async |after: Option<&CaseId>| console.next_case(after, &everything).await.unwrap();
    assert_eq!(next(None).await.as_ref(), Some(&free[0]), "however many a colleague took along");
    assert_eq!(next(Some(&free[0])).await.as_ref(), Some(&free[1]), "a case that was passed over does not come back");
    assert_eq!(next(Some(&held[20])).await.as_ref(), Some(&free[0]));
    for at in 1..4 {
        let open = console.open_case(&free[at]).await.unwrap();
        if open.form.suspicion_on_case || !open.form.checklist.is_empty() {
            continue;
        }
        console.save_decision(&crate::stage::plain_approve(&open)).await.unwrap();
        let behind = next(Some(&free[at])).await;
        assert_eq!(behind.as_ref(), Some(&free[at + 1]), "nor does the list begin anew after a decision");
        break;
    }
    assert_eq!(next(Some(&free[4])).await.as_ref(), Some(&free[0]), "what was passed over comes at the end");
    let last = QueueFilter { text: free[4].to_string(), ..QueueFilter::default() };
    assert_eq!(console.next_case(Some(&free[4]), &last).await.unwrap(), None, "never the case itself");
    stage.behaved();
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_assigned_to_somebody_else_says_so_and_is_neither_next_nor_decided_here() {
    let stage = Stage::still(4).await;
    let console = stage.synced(REVIEWER).await;
    let lead = stage.open_at(&stage.folder.path().join("lead")).await;
    sign_in(&lead, LEAD).await;
    lead.sync_once().await.unwrap();
    let everything = QueueFilter::default();
    let first = console.next_case(None, &everything).await.unwrap().unwrap();
    let to = |person: &str| Several::AssignPerson { person: PersonId::new(person), note: String::new() };
    assert!(lead.several(&to(COLLEAGUE), std::slice::from_ref(&first)).await.unwrap()[0].done);
    console.sync_once().await.unwrap();

    let row = async || {
        let rows = console.queue(&everything, None, 10).await.unwrap().rows;
        rows.into_iter().find(|row| row.case_id == first).unwrap()
    };
    let assigned = row().await.assigned.unwrap();
    assert_eq!((assigned.to.as_str(), assigned.mine, assigned.team), (COLLEAGUE, false, false));
    assert_ne!(console.next_case(None, &everything).await.unwrap().unwrap(), first, "it is nobody else's next case");
    let open = console.open_case(&first).await.unwrap();
    assert!(!open.claim.mine, "and is not kept from them by being looked at");
    assert!(!open.form.can_decide && open.form.why_not.unwrap().contains("assigned to somebody else"));
    let refused = &console.several(&Several::Claim, std::slice::from_ref(&first)).await.unwrap()[0];
    assert_eq!((refused.done, refused.why.as_deref()), (false, Some("It is assigned to somebody else.")));
    let answer = approve_on(&first, &open.evidence_digest);
    assert_eq!(console.check_decision(&answer).await.unwrap_err().code, "not_assignee", "a command line asks too");
    console.claim_case(&first).await.unwrap();
    assert_eq!(console.save_decision(&answer).await.err().unwrap().code, "not_assignee", "whatever is claimed");
    console.release_case(&first).await.unwrap();

    assert!(lead.several(&to(REVIEWER), std::slice::from_ref(&first)).await.unwrap()[0].done);
    console.sync_once().await.unwrap();
    assert!(row().await.assigned.unwrap().mine);
    assert_eq!(console.next_case(None, &everything).await.unwrap(), Some(first.clone()));
    let open = console.open_case(&first).await.unwrap();
    assert!(open.claim.mine && open.form.can_decide, "{:?}", open.form.why_not);
    stage.behaved();
    lead.close().await.unwrap();
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_persons_second_machine_is_told() {
    let stage = Stage::still(3).await;
    let first = stage.synced(REVIEWER).await;
    first.open_case(&stage.case(0)).await.unwrap();
    let second = stage.open_at(&stage.folder.path().join("second-machine")).await;
    sign_in(&second, REVIEWER).await;
    second.sync_once().await.unwrap();
    let case = second.open_case(&stage.case(0)).await.unwrap();
    assert!(case.claim.mine, "it is the same person's claim");
    assert!(case.claim.note.is_some_and(|note| note.contains("another machine")), "and the person is told");
    second.release_case(&stage.case(0)).await.unwrap();
    first.sync_once().await.unwrap();
    assert!(!first.read_case(&stage.case(0)).await.unwrap().claim.mine, "the first machine learns of the release");
    stage.behaved();
    assert_described(&stage);
    second.close().await.unwrap();
    first.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_forced_release_shows_with_the_next_sync() {
    let stage = Stage::still(3).await;
    let console = stage.synced(REVIEWER).await;
    console.open_case(&stage.case(0)).await.unwrap();
    console.open_case(&stage.case(2)).await.unwrap();
    stage.control().release_as(ENVIRONMENT, LEAD, stage.case(0).as_str(), true).unwrap();
    stage.control().take_over(ENVIRONMENT, COLLEAGUE, stage.case(2).as_str(), 600).unwrap();
    console.sync_once().await.unwrap();
    let freed = console.read_case(&stage.case(0)).await.unwrap();
    assert!(!freed.claim.mine && !freed.form.can_decide, "{:?}", freed.form.why_not);
    let taken = console.read_case(&stage.case(2)).await.unwrap();
    assert_eq!((taken.claim.mine, taken.claim.holder.as_deref()), (false, Some("M. Okafor")));
    assert_eq!(log_kinds(&console, &stage.case(0)).await.last().map(String::as_str), Some("claim_lost"));
    let again = console.open_case(&stage.case(0)).await.unwrap();
    assert!(again.claim.mine && again.form.can_decide, "a free case may be taken again");
    stage.behaved();
    assert_described(&stage);
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lease_that_is_over_for_good_is_replaced_when_the_case_is_opened_again() {
    let stage = Stage::still(3).await;
    let console = stage.synced(REVIEWER).await;
    console.open_case(&stage.case(0)).await.unwrap();
    stage.pass(LEASE_SECS + 60);
    stage.control().claim_as(ENVIRONMENT, COLLEAGUE, stage.case(0).as_str(), 600).unwrap();
    stage.control().release_as(ENVIRONMENT, COLLEAGUE, stage.case(0).as_str(), false).unwrap();
    let again = console.open_case(&stage.case(0)).await.unwrap();
    assert!(again.claim.mine, "{:?}", again.claim.note);
    stage.decided(&console, 0).await;
    stage.send(&console).await;
    assert_eq!(stage.behaved().decisions.len(), 1, "decided under the new lease");
    assert_described(&stage);
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn while_a_decision_is_on_its_way_its_claim_is_kept() {
    let stage = Stage::still(3).await;
    let console = stage.synced(REVIEWER).await;
    let saved = stage.decided(&console, 0).await;
    assert_eq!(console.release_case(&saved.case_id).await.unwrap_err().code, "decision_on_its_way");
    console.leave_case(&saved.case_id).await.unwrap();
    console.undo(saved.entry_id).await.unwrap();
    console.release_case(&saved.case_id).await.unwrap();
    assert_eq!(holder(&console, &saved.case_id).await, None, "taken back, so it may go");
    let kinds = log_kinds(&console, &saved.case_id).await;
    assert_eq!(kinds, ["case_opened", "claimed", "decided", "undone", "released"]);
    stage.behaved();
    console.close().await.unwrap();
}

/// The claim held ready, as the platform knows it.
fn ahead(stage: &Stage) -> Vec<CaseId> {
    let ids = stage.control().case_ids(ENVIRONMENT).into_iter().map(CaseId::new);
    let wishes = |case_id: &CaseId| wishes(stage, case_id).last().map(|wish| wish["purpose"] == "lookahead");
    let back = given_back(stage);
    ids.filter(|case_id| wishes(case_id) == Some(true) && !back.contains(&case_id.to_string())).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_next_case_is_held_ready_quietly_and_opening_it_makes_it_ours() {
    let stage = Stage::still(6).await;
    let console = stage.synced(REVIEWER).await;
    console.start();
    let first = console.next_case(None, &QueueFilter::default()).await.unwrap().unwrap();
    console.open_case(&first).await.unwrap();
    let next = console.next_case(Some(&first), &QueueFilter::default()).await.unwrap().unwrap();
    until("the next case is held ready", async || log_kinds(&console, &next).await.contains(&"claimed".into())).await;
    assert_eq!(wishes(&stage, &next), [serde_json::json!({ "leaseSeconds": 300, "purpose": "lookahead" })]);
    console.sync_once().await.unwrap();
    assert_eq!(holder(&console, &next).await, None, "nobody is shown as holding it");
    let mine = QueueFilter { holder: HolderFilter::Mine, ..QueueFilter::default() };
    let mine: Vec<_> = console.queue(&mine, None, 9).await.unwrap().rows.into_iter().map(|row| row.case_id).collect();
    assert_eq!(mine, std::slice::from_ref(&first), "and it is no work of mine yet");
    let colleague = stage.control().claim_as(ENVIRONMENT, COLLEAGUE, next.as_str(), 600);
    assert!(colleague.is_err(), "but nobody else can take it");
    let opened = console.open_case(&next).await.unwrap();
    assert!(opened.claim.mine && opened.form.can_decide && opened.claim.note.is_none(), "{:?}", opened.claim.note);
    let review = wishes(&stage, &next).pop().unwrap();
    assert_eq!((&review["purpose"], review["claimId"].is_string()), (&"review".into(), true), "the same claim");
    assert_eq!(holder(&console, &next).await.as_deref(), Some("R. Iyer"), "now it is work of mine");
    let mut kinds = log_kinds(&console, &next).await;
    kinds.retain(|kind| !kind.starts_with("image"));
    assert_eq!(kinds, ["claimed", "case_opened", "claimed"], "each purpose is in the log");
    stage.behaved();
    assert_described(&stage);
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn one_case_at_most_is_held_ready_and_a_held_one_is_passed_over() {
    let stage = Stage::still(9).await;
    let console = stage.synced(REVIEWER).await;
    console.start();
    let rows = console.queue(&QueueFilter::default(), None, 9).await.unwrap().rows;
    let order: Vec<CaseId> = rows.into_iter().map(|row| row.case_id).collect();
    stage.control().claim_as(ENVIRONMENT, COLLEAGUE, order[1].as_str(), 600).unwrap();
    console.open_case(&order[0]).await.unwrap();
    until("the one after it is held ready", async || ahead(&stage) == [order[2].clone()]).await;
    assert_eq!(holder(&console, &order[1]).await.as_deref(), Some("M. Okafor"), "the refusal says who holds it");
    console.open_case(&order[4]).await.unwrap();
    console.open_case(&order[2]).await.unwrap();
    until("another one is held ready", async || ahead(&stage).len() == 1 && ahead(&stage) != [order[2].clone()]).await;
    let other = ahead(&stage).pop().unwrap();
    assert!(!given_back(&stage).contains(&order[2].to_string()), "the opened one is not given back");
    console.leave_case(&order[2]).await.unwrap();
    for _ in 0..3 {
        stage.pass(15);
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    until("with nothing open it is given back", async || {
        ticks(&stage) && log_kinds(&console, &other).await.last().map(String::as_str) == Some("released")
    })
    .await;
    assert!(ahead(&stage).is_empty(), "{:?}", ahead(&stage));
    stage.behaved();
    assert_described(&stage);
    console.close().await.unwrap();
}
