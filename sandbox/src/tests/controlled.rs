//! The control: what upstream, colleagues and time do to a case, and how a console sees it.
//! Over 400 lines because it is one list of what the control can do.
use super::console::{Console, plain_case, start};
use crate::control::Settings;
use crate::ledger::WorldError;
use crate::rules::{Assignment, GoneReason, body::Verb};
use crate::{Applying, BadRecord, Change, ClockMode, SandboxOptions};
use chrono::DateTime;
use reqwest::Method;
use serde_json::json;

fn manual() -> SandboxOptions {
    let at = DateTime::from_timestamp(1_780_000_000, 0).expect("a time");
    SandboxOptions { clock: ClockMode::Manual(at), ..SandboxOptions::default() }
}

#[tokio::test]
async fn new_evidence_is_a_new_etag_and_spoils_a_decision_made_before() {
    let sandbox = start(SandboxOptions::default()).await;
    let console = Console::sign_in(&sandbox, "rev-17").await;
    let case = plain_case(&sandbox, 0);
    let sending = console.ready(&case).await;
    let content = json!({ "provider": "Later", "result": "trusted", "reasons": [] });
    let change = Change::Evidence { kind: "deviceSignals".into(), content, replace: false };
    sandbox.control().change("staging", &case, change).expect("a case");
    assert_eq!(console.decide(&sending).await.said(), (412, "precondition_failed"));
    let again = console.ready(&case).await;
    assert_ne!(again.if_match, sending.if_match);
    assert_eq!(console.decide(&again).await.status, 201, "the claim still stands");
    sandbox.shutdown().await;
}

#[tokio::test]
async fn more_pictures_come_once_under_a_new_etag_and_are_handed_out() {
    let sandbox = start(SandboxOptions::default()).await;
    let control = sandbox.control();
    let case = control.cases_to_compare("staging").first().expect("cases with all their pictures").clone();
    let (etag, before) = (control.etag("staging", &case), control.files("staging", &case));
    control.change("staging", &case, Change::MorePictures).expect("it shows a document");
    let after = control.files("staging", &case);
    assert_eq!(after.len(), before.len() + 2, "a portrait and a second page");
    assert!(after.len() >= 4, "enough for the four places of a light table: {}", after.len());
    assert_ne!(control.etag("staging", &case), etag, "evidence that changed has a new ETag");
    for file in &after {
        let found = control.with_ledger(|ledger, _| ledger.file("staging", &file.vault_id).ok());
        let of = found.map(|found| found.case_id);
        assert_eq!(of.as_ref(), Some(&case), "each is handed out as a file of this case");
    }
    let again = control.change("staging", &case, Change::MorePictures);
    assert_eq!(again, Err(WorldError::NoBlock), "they are there already");
    let bare = control.case_of("staging", "images-never-arrived").expect("a designed case");
    let none = control.change("staging", &bare, Change::MorePictures);
    assert_eq!(none, Err(WorldError::NoBlock), "nothing to lay them beside");
    sandbox.shutdown().await;
}

#[tokio::test]
async fn a_removed_case_is_a_tombstone_and_410_everywhere() {
    let sandbox = start(SandboxOptions::default()).await;
    let console = Console::sign_in(&sandbox, "rev-17").await;
    let case = plain_case(&sandbox, 0);
    let session = console.case(&case).await.text("sessionId").to_owned();
    let sending = console.ready(&case).await;
    let (_, cursor) = console.sweep("", 50).await;
    sandbox.control().change("staging", &case, Change::Remove { reason: GoneReason::Erased }).expect("a case");
    let (items, _) = console.sweep(&cursor, 50).await;
    assert_eq!(items.len(), 1, "only what changed");
    assert_eq!((&items[0]["state"], &items[0]["goneReason"]), (&json!("gone"), &json!("erased")));
    assert_eq!(items[0].as_object().expect("a record").len(), 4, "a tombstone says no more: {}", items[0]);
    assert_eq!(console.case(&case).await.said(), (410, "case_gone"));
    assert_eq!(console.claim(&case).await.said(), (410, "case_gone"));
    assert_eq!(console.decide(&sending).await.said(), (410, "case_gone"));
    assert_eq!(console.documented(&format!("staging/sessions/{session}")).await.said(), (404, "not_found"));
    sandbox.shutdown().await;
}

#[tokio::test]
async fn a_receipt_outlives_the_case() {
    let sandbox = start(SandboxOptions::default()).await;
    let console = Console::sign_in(&sandbox, "rev-17").await;
    let case = plain_case(&sandbox, 0);
    let sending = console.ready(&case).await;
    console.decide(&sending).await;
    sandbox.control().change("staging", &case, Change::Remove { reason: GoneReason::Expired }).expect("a case");
    let receipt = console.get(&format!("cases/{case}/decision")).await;
    assert_eq!((receipt.status, receipt.text("state")), (200, "applied"));
    assert_eq!(console.decide(&sending).await.header("idempotency-replayed"), "true", "and the key still answers");
    sandbox.shutdown().await;
}

#[tokio::test]
async fn a_take_over_leaves_the_old_holder_with_claim_held() {
    let sandbox = start(SandboxOptions::default()).await;
    let console = Console::sign_in(&sandbox, "rev-17").await;
    let case = plain_case(&sandbox, 0);
    let sending = console.ready(&case).await;
    sandbox.control().take_over("staging", "rev-23", &case, 900).expect("by force");
    let refused = console.decide(&sending).await;
    assert_eq!(refused.said(), (409, "claim_held"));
    assert_eq!(refused.body["holder"]["id"], "rev-23");
    assert_eq!(console.claim(&case).await.said(), (409, "claim_held"));
    sandbox.shutdown().await;
}

#[tokio::test]
async fn a_colleagues_decision_is_already_decided_with_both_sides_shown() {
    let sandbox = start(SandboxOptions::default()).await;
    let console = Console::sign_in(&sandbox, "rev-17").await;
    let case = plain_case(&sandbox, 0);
    let sending = console.ready(&case).await;
    let control = sandbox.control();
    control.release_as("staging", "lead-02", &case, true).expect("by force");
    control.decide_as("staging", "rev-23", &case, Verb::Reject).expect("free");
    let refused = console.decide(&sending).await;
    assert_eq!(refused.said(), (409, "already_decided"));
    assert_eq!(refused.body["current"]["reviewer"]["id"], "rev-23");
    assert_eq!(refused.body["current"]["state"], "applied");
    assert!(control.oracle().ok);
    sandbox.shutdown().await;
}

#[tokio::test]
async fn a_lapsed_lease_is_claim_expired_and_revived_by_its_holder() {
    let sandbox = start(manual()).await;
    let console = Console::sign_in(&sandbox, "rev-17").await;
    let case = plain_case(&sandbox, 0);
    let sending = console.ready(&case).await;
    sandbox.control().advance_secs(900);
    assert!(console.case(&case).await.body["claim"].is_null(), "a lapsed claim is not shown");
    assert_eq!(console.decide(&sending).await.said(), (409, "claim_expired"));
    let again = console.claim(&case).await;
    assert_eq!(format!("{};token={}", again.text("claimId"), again.body["fencingToken"]), sending.claim, "revived");
    assert_eq!(console.decide(&sending).await.status, 201, "same key, same bytes, same header");
    sandbox.shutdown().await;
}

#[tokio::test]
async fn a_decision_that_fails_to_apply_leaves_the_case_pending_under_a_new_etag() {
    let sandbox = start(SandboxOptions { applying: Applying::Manual, ..manual() }).await;
    let console = Console::sign_in(&sandbox, "rev-17").await;
    let (control, case) = (sandbox.control(), plain_case(&sandbox, 0));
    let sending = console.ready(&case).await;
    let accepted = console.decide(&sending).await;
    assert_eq!((accepted.status, accepted.text("state")), (202, "applying"));
    assert!(!accepted.header("retry-after").is_empty());
    control.change("staging", &case, Change::FinishApplying { succeed: false }).expect("applying");
    let back = console.get(&format!("cases/{case}/decision")).await;
    assert_eq!((back.status, back.text("state")), (200, "apply_failed"));
    let shown = console.case(&case).await;
    assert_eq!(shown.text("state"), "pending");
    assert_ne!(shown.text("etag"), sending.if_match, "an old If-Match never matches by accident");
    assert_eq!(console.decide(&sending).await.text("state"), "apply_failed", "a replay shows the present state");
    let anew = console.ready(&case).await;
    assert_eq!(console.decide(&anew).await.status, 202, "the reviewer decides anew");
    control.change("staging", &case, Change::FinishApplying { succeed: true }).expect("applying");
    assert_eq!(console.case(&case).await.text("state"), "decided");
    assert!(control.oracle().ok, "{:?}", control.oracle().violations);
    sandbox.shutdown().await;
}

#[tokio::test]
async fn decisions_apply_when_their_time_has_come() {
    let sandbox = start(SandboxOptions { applying: Applying::After(30), ..manual() }).await;
    let console = Console::sign_in(&sandbox, "rev-17").await;
    let case = plain_case(&sandbox, 0);
    let sending = console.ready(&case).await;
    assert_eq!(console.decide(&sending).await.header("retry-after"), "30");
    let (_, cursor) = console.sweep("", 200).await;
    sandbox.control().advance_secs(30);
    let (items, _) = console.sweep(&cursor, 200).await;
    assert_eq!(items.len(), 1, "the outcome moves the case in the feed");
    assert_eq!((&items[0]["state"], &items[0]["platformOutcome"]), (&json!("decided"), &json!("rejected")));
    sandbox.shutdown().await;
}

#[tokio::test]
async fn a_busy_session_asks_to_come_back() {
    let sandbox = start(manual()).await;
    let console = Console::sign_in(&sandbox, "rev-17").await;
    let case = plain_case(&sandbox, 0);
    let sending = console.ready(&case).await;
    sandbox.control().change("staging", &case, Change::Busy { secs: 20 }).expect("a case");
    let busy = console.decide(&sending).await;
    assert_eq!((busy.said(), busy.header("retry-after")), ((409, "session_busy"), "21"));
    sandbox.control().advance_secs(21);
    assert_eq!(console.decide(&sending).await.status, 201, "same key afterwards");
    sandbox.shutdown().await;
}

#[tokio::test]
async fn an_assignment_by_the_lead_refuses_everybody_else() {
    let sandbox = start(SandboxOptions::default()).await;
    let console = Console::sign_in(&sandbox, "rev-17").await;
    let case = plain_case(&sandbox, 0);
    let sending = console.ready(&case).await;
    let control = sandbox.control();
    control.assign("staging", &case, Some(Assignment::Person("rev-23".into()))).expect("a lead may");
    assert_eq!(console.decide(&sending).await.said(), (403, "not_assignee"));
    let list = console.get("cases?assignedTo=rev-23").await;
    assert_eq!(list.items().len(), 1);
    control.assign("staging", &case, None).expect("a lead may");
    assert_eq!(console.decide(&sending).await.status, 201);
    sandbox.shutdown().await;
}

#[tokio::test]
async fn the_operations_queue_is_claimed_by_nobody() {
    let sandbox = start(SandboxOptions::default()).await;
    let (reviewer, lead) = (Console::sign_in(&sandbox, "rev-17").await, Console::sign_in(&sandbox, "lead-02").await);
    let case = sandbox.control().operations_cases("staging").first().cloned().expect("an operations case");
    assert_eq!(reviewer.case(&case).await.said(), (404, "unknown_case"), "reviewers do not see it");
    assert_eq!(lead.case(&case).await.status, 200);
    assert_eq!(lead.claim(&case).await.said(), (422, "not_reviewable"));
    let (all, mine) = (lead.sweep("", 200).await.0, reviewer.sweep("", 200).await.0);
    let hidden = sandbox.control().operations_cases("staging").len();
    assert_eq!(all.len() - mine.len(), hidden, "the feed leaves it out as well");
    sandbox.shutdown().await;
}

#[tokio::test]
async fn added_cases_stand_at_the_end_of_the_feed() {
    let sandbox = start(SandboxOptions::default()).await;
    let console = Console::sign_in(&sandbox, "lead-02").await;
    let (_, cursor) = console.sweep("", 200).await;
    let added = sandbox.control().add_cases("staging", 25).expect("staging");
    let (items, _) = console.sweep(&cursor, 10).await;
    let ids: Vec<&str> = items.iter().filter_map(|item| item["caseId"].as_str()).collect();
    assert_eq!(ids, added);
    let (again, _) = console.sweep(&cursor, 200).await;
    assert_eq!(again.len(), 25, "an older cursor still works");
    sandbox.shutdown().await;
}

#[tokio::test]
async fn bad_records_stand_among_good_ones() {
    let sandbox = start(SandboxOptions::default()).await;
    let console = Console::sign_in(&sandbox, "rev-17").await;
    let control = sandbox.control();
    let bads =
        [BadRecord::WrongTypes, BadRecord::NoId, BadRecord::Deep { levels: 100 }, BadRecord::Null, BadRecord::Unknown];
    for (number, bad) in bads.into_iter().enumerate() {
        control.change("staging", &plain_case(&sandbox, number), Change::BadRecord { bad }).expect("a case");
    }
    let page = console.get("cases?view=changes&limit=200").await;
    assert_eq!(page.items().len() + control.operations_cases("staging").len(), 40, "the page stays JSON");
    assert!(page.items().iter().any(serde_json::Value::is_null));
    let odd = plain_case(&sandbox, 5);
    control.change("staging", &odd, Change::BadRecord { bad: BadRecord::Surrogate }).expect("a case");
    let page = console.get("cases?view=changes&limit=200").await;
    assert!(String::from_utf8_lossy(&page.bytes).contains("\\ud800"), "an unpaired surrogate as it stands");
    let bad = BadRecord::Large { bytes: 5 * 1024 * 1024 };
    control.change("staging", &odd, Change::BadRecord { bad }).expect("a case");
    let page = console.get("cases?view=changes&limit=1&cursor=").await;
    assert_eq!(page.items().len(), 1);
    let (items, _) = console.sweep("", 200).await;
    assert_eq!(
        items.len() + control.operations_cases("staging").len(),
        40,
        "a large record stands on a page of its own"
    );
    let bad = BadRecord::Raw { text: "{\"caseId\":".into() };
    control.change("staging", &odd, Change::BadRecord { bad }).expect("a case");
    assert!(console.get("cases?view=changes&limit=200").await.body.is_null(), "not JSON at all");
    control.change("staging", &odd, Change::GoodRecord).expect("a case");
    assert!(!console.get("cases?view=changes&limit=200").await.body.is_null());
    sandbox.shutdown().await;
}

#[tokio::test]
async fn hostile_text_reaches_the_evidence_unchanged() {
    let sandbox = start(SandboxOptions::default()).await;
    let console = Console::sign_in(&sandbox, "rev-17").await;
    let case = plain_case(&sandbox, 0);
    let text = "<img src=x onerror=alert(1)> \u{202e}gnp.exe";
    let change = Change::SetText { field: "familyName".into(), text: text.into(), keep_etag: false };
    sandbox.control().change("staging", &case, change).expect("a family name");
    let session = console.case(&case).await.text("sessionId").to_owned();
    let blocks = console.documented(&format!("staging/sessions/{session}/datablocks")).await;
    assert!(blocks.body.to_string().contains("\u{202e}gnp.exe"));
    let change = Change::SetText { field: "familyName".into(), text: "N".repeat(10 * 1024 * 1024), keep_etag: false };
    sandbox.control().change("staging", &case, change).expect("a family name");
    let blocks = console.documented(&format!("staging/sessions/{session}/datablocks")).await;
    assert!(blocks.bytes.len() > 10 * 1024 * 1024);
    sandbox.shutdown().await;
}

#[tokio::test]
async fn content_may_change_under_the_same_etag_to_see_who_notices() {
    let sandbox = start(SandboxOptions::default()).await;
    let console = Console::sign_in(&sandbox, "rev-17").await;
    let case = plain_case(&sandbox, 0);
    let before = console.case(&case).await;
    let change = Change::SetText { field: "familyName".into(), text: "Other".into(), keep_etag: true };
    sandbox.control().change("staging", &case, change).expect("a family name");
    let after = console.case(&case).await;
    assert_eq!(before.text("etag"), after.text("etag"));
    let blocks = console.documented(&format!("staging/sessions/{}/datablocks", after.text("sessionId"))).await;
    assert!(blocks.body.to_string().contains("\"Other\""));
    sandbox.shutdown().await;
}

#[tokio::test]
async fn a_forgotten_cursor_is_410_and_a_new_sweep_works() {
    let sandbox = start(SandboxOptions::default()).await;
    let console = Console::sign_in(&sandbox, "rev-17").await;
    let (before, cursor) = console.sweep("", 200).await;
    sandbox.control().expire_cursors();
    let gone = console.get(&format!("cases?view=changes&cursor={cursor}")).await;
    assert_eq!(gone.said(), (410, "cursor_expired"));
    assert_eq!(console.sweep("", 200).await.0.len(), before.len());
    sandbox.shutdown().await;
}

#[tokio::test]
async fn two_people_and_a_blind_second() {
    let sandbox = start(SandboxOptions::default()).await;
    let (one, two) = (Console::sign_in(&sandbox, "rev-17").await, Console::sign_in(&sandbox, "rev-23").await);
    let (lead, auditor) = (Console::sign_in(&sandbox, "lead-02").await, Console::sign_in(&sandbox, "aud-01").await);
    let case = sandbox.control().suspicious_cases("staging").first().cloned().expect("a case with a suspicion code");
    let mut sending = one.ready(&case).await;
    sending.body["decision"] = json!("approve");
    sending.body["customerFacingReason"] = json!(null);
    assert_eq!(one.decide(&sending).await.said(), (422, "override_required"));
    sending.body["override"] = json!(true);
    assert_eq!(one.decide(&sending).await.said(), (422, "comment_required"));
    sending.body["comment"] = json!("Original seen in the branch.");
    let first = one.decide(&sending).await;
    assert_eq!((first.status, first.text("state")), (202, "awaiting_second"));
    assert_eq!(two.get(&format!("cases/{case}/decision")).await.said(), (404, "no_decision"), "blind");
    let feed = auditor.get("decisions").await;
    assert!(feed.items().is_empty(), "the feed does not give it away either");
    let other = lead.ready(&case).await;
    let refused = lead.decide(&other).await;
    assert_eq!(refused.said(), (409, "already_decided"));
    assert!(refused.body.get("current").is_none(), "nor does the refusal");
    lead.send(Method::DELETE, &format!("cases/{case}/claim"), &json!({})).await;
    let mut second = two.ready(&case).await;
    second.body = sending.body.clone();
    second.body.as_object_mut().expect("an object").remove("decisionId");
    second.body["answerId"] = json!(uuid::Uuid::now_v7().to_string());
    second.body["reviewer"] = json!({ "id": "rev-23" });
    second.body["device"] = json!({ "id": "dev_rev-23" });
    let rest = format!("cases/{case}/decision/{}/second", first.text("decisionId"));
    let request = two
        .request(Method::POST, &rest)
        .header("idempotency-key", &second.key)
        .header("if-match", &second.if_match)
        .header("review-claim", &second.claim)
        .json(&second.body);
    let answer = super::console::got(request).await.expect("an answer");
    assert_eq!((answer.status, answer.text("state")), (201, "applied"));
    assert_eq!(answer.body["second"]["reviewer"]["id"], "rev-23");
    assert_eq!(auditor.get("decisions").await.items().len(), 1, "now everyone sees it");
    assert!(sandbox.control().oracle().ok, "{:?}", sandbox.control().oracle().violations);
    sandbox.shutdown().await;
}

#[tokio::test]
async fn the_control_answers_over_http_only_when_enabled() {
    let closed = start(SandboxOptions::default()).await;
    let nobody = Console::nobody(&closed);
    assert_eq!(nobody.get(&format!("{}/oracle", nobody.control)).await.status, 404);
    closed.shutdown().await;
    let open = start(SandboxOptions { control: true, ..manual() }).await;
    let console = Console::sign_in(&open, "rev-17").await;
    let control = |rest: &str| format!("{}/{rest}", console.control);
    let case = plain_case(&open, 0);
    let post = async |rest: &str, body: serde_json::Value| console.send(Method::POST, &control(rest), &body).await;
    let before = console.get(&control("clock")).await.text("now").to_owned();
    let after = post("clock", json!({ "advanceSecs": 60 })).await;
    assert!(after.text("now") > before.as_str(), "{before} then {}", after.text("now"));
    assert_eq!(post("clock", json!({ "fast": true })).await.status, 422, "closed requests");
    let claimed =
        post(&format!("cases/staging/{case}/colleague"), json!({ "does": "claim", "person": "rev-23" })).await;
    assert_eq!(claimed.status, 200);
    assert_eq!(console.claim(&case).await.said(), (409, "claim_held"));
    let change = json!({ "change": "evidence", "kind": "deviceSignals", "content": { "result": "trusted" } });
    assert_eq!(post(&format!("cases/staging/{case}"), change).await.status, 200);
    assert_eq!(post("cases/staging/cse_none", json!({ "change": "touch" })).await.status, 404);
    let bad = json!({ "change": "badRecord", "bad": { "deep": { "levels": 80 } } });
    assert_eq!(post(&format!("cases/staging/{case}"), bad).await.status, 200);
    let rule = json!({ "path": "/review/v1/*/people", "count": 1, "fault": { "kind": "status", "status": 503, "code": "overloaded", "retryAfter": "7" } });
    assert_eq!(post("faults", rule).await.status, 200);
    let spoiled = console.get("people").await;
    assert_eq!((spoiled.said(), spoiled.header("retry-after")), ((503, "overloaded"), "7"));
    assert_eq!(console.get(&control("faults")).await.body["rules"][0]["hits"], 1);
    let settings =
        console.send(Method::PUT, &control("settings"), &json!({ "generation": "g1", "applying": "manual" })).await;
    assert_eq!(settings.status, 200);
    assert_eq!(console.send(Method::PUT, &control("settings"), &json!({ "generation": "g9" })).await.status, 400);
    let oracle = console.get(&control("oracle")).await;
    assert_eq!(oracle.body["ok"], true);
    let journal = console.get(&control("journal?after=0")).await;
    let text = journal.body.to_string();
    assert!(text.contains("/review/v1/staging/people"), "exchanges are kept");
    assert!(!text.contains(&console.access) && !text.contains(&console.refresh), "tokens are not");
    open.shutdown().await;
}

#[tokio::test]
async fn a_held_decision_is_in_flight_for_the_same_request() {
    let sandbox = start(SandboxOptions::default()).await;
    let console = Console::sign_in(&sandbox, "rev-17").await;
    let sending = console.ready(&plain_case(&sandbox, 0)).await;
    let hold = |hold| sandbox.control().set(&Settings { hold: Some(hold), ..Settings::default() }).expect("a setting");
    hold(true);
    let (one, two) = (Box::pin(console.decide(&sending)), Box::pin(console.decide(&sending)));
    let (meanwhile, held) = futures::future::select(one, two).await.factor_first();
    assert_eq!((meanwhile.said(), meanwhile.header("retry-after")), ((409, "in_flight"), "1"));
    hold(false);
    assert_eq!(held.await.status, 201);
    assert_eq!(console.decide(&sending).await.status, 200);
    sandbox.shutdown().await;
}
