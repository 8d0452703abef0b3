//! Pages, cases, evidence and claims: what is believed, and what is quarantined.
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json as value};

use super::*;
use crate::ids::{CaseId, ClaimId, Etag, SessionId};
use crate::platform::convert::codes;

fn case(id: &str) -> Value {
    value!({
        "caseId": id, "source": "trust", "sessionId": "s-1", "flowId": null, "state": "pending", "etag": "\"c-1\"",
        "priority": 60, "openedBecause": [{ "family": "network", "code": "VPN_DETECTED" }], "deviceVerdict": "suspicious",
        "platformOutcome": "none", "finality": "preliminary", "claim": null, "assignedTo": null,
        "openedAt": "2026-03-02T09:00:00Z", "updatedAt": "2026-03-02T09:00:00Z", "dueAt": null, "expiresAt": null,
    })
}

fn page(items: &[Value], next: &str, more: bool) -> Vec<u8> {
    json(200, &value!({ "items": items, "nextCursor": next, "hasMore": more, "serverTime": "2026-03-02T09:00:00Z" }))
}

fn limit_of(seen: &Seen) -> u32 {
    let query = seen.target.split_once("limit=").unwrap().1;
    query.split('&').next().unwrap().parse().unwrap()
}

#[tokio::test]
async fn a_page_asks_for_changes_with_cursor_and_limit() {
    let server = Faults::always(page(&[case("cse_1")], "c-2", true)).await;
    let platform = server.platform();
    let found = platform.changes(Some("a b&c"), None).await.unwrap();
    assert_eq!((found.changes.len(), found.next_cursor.as_deref(), found.has_more), (1, Some("c-2"), true), "one page");
    platform.changes(None, Some(5000)).await.unwrap();
    let targets: Vec<String> = server.seen().into_iter().map(|seen| seen.target).collect();
    assert_eq!(targets[0], "/review/v1/staging/cases?view=changes&limit=50&cursor=a+b%26c", "the cursor is escaped");
    assert_eq!(targets[1], "/review/v1/staging/cases?view=changes&limit=200", "never more than 200");
}

#[tokio::test]
async fn a_page_that_is_too_large_is_asked_for_in_halves() {
    let server = Faults::start(|seen, _| {
        let limit = limit_of(seen);
        let mut cases = vec![case("cse_1"); limit as usize];
        cases[0]["padding"] = Value::from("x".repeat(1000 * limit as usize));
        Reply::Raw(page(&cases, "c-2", true))
    })
    .await;
    let found = server.platform().changes(None, Some(200)).await.unwrap();
    assert_eq!(server.seen().iter().map(limit_of).collect::<Vec<_>>(), [200, 100, 50, 25], "half each time");
    assert_eq!(found.changes.len(), 25, "and then it fits");
}

#[tokio::test]
async fn a_single_case_that_is_too_large_is_quarantined_and_the_feed_goes_on_behind_it() {
    let server = Faults::start(|seen, _| {
        if seen.target.contains("cursor=c-2") {
            return Reply::Raw(page(&[case("cse_9")], "c-3", false));
        }
        let mut huge = case("cse_8");
        huge["name"] = Value::from("x".repeat(500_000));
        Reply::Raw(page(&[huge], "c-2", true))
    })
    .await;
    let platform = server.platform();
    let found = platform.changes(Some("c-1"), Some(2)).await.unwrap();
    let bad = BadRecord { case_id: Some(CaseId::new("cse_8")), decision_id: None, code: codes::TOO_LARGE };
    assert_eq!(found.changes, [Change::Bad(bad)], "named and set aside");
    let next = platform.changes(found.next_cursor.as_deref(), None).await.unwrap();
    assert!(
        matches!(&next.changes[..], [Change::Case(case)] if case.case_id.as_str() == "cse_9"),
        "the next one comes"
    );
}

#[tokio::test]
async fn a_huge_page_that_leads_nowhere_is_an_error_and_not_a_loop() {
    for next in ["c-1", ""] {
        let mut huge = case("cse_8");
        huge["name"] = Value::from("x".repeat(200_000));
        let server = Faults::always(page(&[huge], next, true)).await;
        let error = server.platform().changes(Some("c-1"), Some(1)).await;
        assert_eq!(error, Err(PlatformError::TooLarge), "the cursor {next:?} does not lead past it");
    }
}

#[tokio::test]
async fn an_expired_cursor_is_told_in_the_contracts_word() {
    let error = Faults::always(problem(410, "", "cursor_expired")).await.platform().changes(Some("old"), None).await;
    assert_eq!(error.unwrap_err().code(), Some("cursor_expired"), "sync starts a sweep on it");
}

#[tokio::test]
async fn a_case_is_read_unchanged_or_refused_when_it_is_another() {
    let server = Faults::start(|seen, _| {
        Reply::Raw(match seen.header("if-none-match") {
            Some("\"c-1\"") => answer(304, "", ""),
            _ => json(200, &case("cse_1")),
        })
    })
    .await;
    let platform = server.platform();
    let known = Etag::new("\"c-1\"");
    assert_eq!(platform.case(&CaseId::new("cse_1"), Some(&known)).await, Ok(CaseAnswer::Unchanged), "304");
    let read = platform.case(&CaseId::new("cse_1"), None).await.unwrap();
    assert!(matches!(read, CaseAnswer::Changed(case) if case.etag == known), "200");
    assert_eq!(platform.case(&CaseId::new("cse_2"), None).await, Err(PlatformError::ForeignCase), "another case");
    let bare = Faults::always(answer(304, "", "")).await;
    let error = bare.platform().case(&CaseId::new("cse_1"), None).await;
    assert_eq!(error, Err(PlatformError::NetworkNeedsSignIn), "a 304 nobody asked for comes from something in between");
}

#[tokio::test]
async fn another_session_is_refused() {
    let server = Faults::always(json(200, &value!({ "sessionId": "s-2", "sessionStatus": "COMPLETED" }))).await;
    let error = server.platform().session(&SessionId::new("s-1")).await.err();
    assert_eq!(error, Some(PlatformError::ForeignCase), "its evidence would stand under the wrong case");
    assert!(server.platform().session(&SessionId::new("s-2")).await.is_ok(), "the session asked for");
}

#[tokio::test]
async fn evidence_of_another_case_is_refused_and_one_bad_block_is_not_all() {
    let blocks = value!({ "caseId": "cse_1", "dataBlocks": [
        { "datablockId": "b-1", "type": "qesProcess", "status": "STORED", "content": { "userId": "u" } }, 7,
    ]});
    let body = answer(200, "ETag: \"c-9\"\r\nContent-Type: application/json\r\n", blocks.to_string());
    let server = Faults::always(body).await;
    let read = server.platform().case_evidence(&CaseId::new("cse_1")).await.unwrap();
    assert_eq!(read.etag, Some(Etag::new("\"c-9\"")), "the tag at that moment");
    assert!(matches!(&read.blocks[0], BlockRecord::Block(block) if block.kind == "qesProcess"), "the good one");
    assert!(matches!(read.blocks[1], BlockRecord::Bad { position: 1, code: codes::WRONG_TYPE }), "the bad one");
    let error = server.platform().case_evidence(&CaseId::new("cse_2")).await.err();
    assert_eq!(error, Some(PlatformError::ForeignCase), "another case");
}

#[tokio::test]
async fn a_claim_is_taken_renewed_held_and_given_back() {
    let claim = |case: &str| {
        value!({ "caseId": case, "claimId": "clm_1", "fencingToken": 7, "holder": { "id": "rev-17", "name": "R. Iyer" },
            "purpose": "review", "expiresAt": "2026-03-02T10:00:00Z", "serverTime": "2026-03-02T09:00:00Z" })
    };
    let server = Faults::start(move |seen, _| {
        Reply::Raw(match seen.method.as_str() {
            "DELETE" => answer(204, "", ""),
            _ => json(201, &claim("cse_1")),
        })
    })
    .await;
    let (platform, case) = (server.platform(), CaseId::new("cse_1"));
    let taken = platform.claim(&case, Purpose::Review, 600, None).await.unwrap();
    assert_eq!((taken.fencing_token, taken.same_holder), (7, false), "a new claim");
    platform.claim(&case, Purpose::Pack, 86_400, Some(&taken.claim_id)).await.unwrap();
    platform.release(&case, true).await.unwrap();
    let foreign = platform.claim(&CaseId::new("cse_2"), Purpose::Lookahead, 300, None).await;
    assert_eq!(foreign, Err(PlatformError::ForeignCase), "a claim on another case is none");
    let seen = server.seen();
    assert_eq!(seen[0].body, r#"{"leaseSeconds":600,"purpose":"review"}"#, "taking names no claim");
    assert!(seen[1].body.contains(r#""claimId":"clm_1""#), "renewing does");
    assert_eq!(seen[2].target, "/review/v1/staging/cases/cse_1/claim?force=true", "a lead takes it away");
    let held = value!({ "code": "claim_held", "caseId": "cse_1", "holder": { "id": "rev-23", "name": "M. Okafor" } });
    let error = Faults::always(json(409, &held)).await.platform().claim(&case, Purpose::Review, 600, None).await;
    let PlatformError::Problem(problem) = error.unwrap_err() else { panic!("a refusal") };
    assert_eq!(problem.holder.unwrap().id.as_str(), "rev-23", "and says by whom");
}

#[tokio::test]
async fn a_claim_id_that_would_break_its_header_is_not_taken() {
    let claim = value!({ "caseId": "cse_1", "claimId": "clm;token=9", "fencingToken": "7", "holder": { "id": "rev-17" },
        "purpose": "review", "expiresAt": "2026-03-02T10:00:00Z", "serverTime": "2026-03-02T09:00:00Z" });
    let server = Faults::always(json(201, &claim)).await;
    let answer = server.platform().claim(&CaseId::new("cse_1"), Purpose::Review, 600, Some(&ClaimId::new("x"))).await;
    assert_eq!(answer, Err(PlatformError::Malformed("the claim")), "it would carry a token of its own");
}

#[tokio::test]
async fn a_fencing_token_that_no_file_can_hold_is_not_taken() {
    let claim = |token: u64| {
        value!({ "caseId": "cse_1", "claimId": "clm_1", "fencingToken": token, "holder": { "id": "rev-17" },
            "purpose": "review", "expiresAt": "2026-03-02T10:00:00Z", "serverTime": "2026-03-02T09:00:00Z" })
    };
    let most = i64::MAX.unsigned_abs();
    for (token, taken) in [(most, true), (most + 1, false), (u64::MAX, false)] {
        let server = Faults::always(json(201, &claim(token))).await;
        let answer = server.platform().claim(&CaseId::new("cse_1"), Purpose::Review, 600, None).await;
        assert_eq!(answer.is_ok(), taken, "{token}");
    }
}

#[tokio::test]
async fn assigning_names_one_target_and_a_released_claim_answered_by_a_page_is_not_released() {
    let server = Faults::start(|_, _| Reply::Raw(json(200, &case("cse_1")))).await;
    let (platform, case_id) = (server.platform(), CaseId::new("cse_1"));
    for to in [AssignTo::Person("rev-23".into()), AssignTo::Team("level-2".into()), AssignTo::Nobody] {
        platform.assign(&case_id, &to, "please").await.unwrap();
    }
    let bodies: Vec<String> = server.seen().into_iter().map(|seen| seen.body).collect();
    let expected = [
        r#"{"note":"please","to":{"person":"rev-23"}}"#,
        r#"{"note":"please","to":{"team":"level-2"}}"#,
        r#"{"note":"please","to":null}"#,
    ];
    assert_eq!(bodies, expected, "one target each");
    let page = Faults::always(answer(200, "Content-Type: text/html\r\n", "<html>")).await;
    assert_eq!(page.platform().release(&case_id, false).await, Err(PlatformError::NetworkNeedsSignIn), "no release");
}

#[tokio::test]
async fn people_policy_and_the_decision_feed_are_read() {
    let calls = AtomicUsize::new(0);
    let server = Faults::start(move |_, _| {
        Reply::Raw(match calls.fetch_add(1, Ordering::SeqCst) {
            0 => json(200, &value!({ "items": [{ "id": "rev-17", "name": "R. Iyer" }, { "id": 5 }, null] })),
            1 => json(
                200,
                &value!({ "version": "p-3", "customerFacingReasons": ["not_eligible"],
                "secondPerson": { "approveOverSuspicion": false, "blind": false }, "maxCommentLength": 4000 }),
            ),
            _ => json(200, &value!({ "items": [{ "caseId": "cse_1" }], "nextCursor": "d-1", "hasMore": false })),
        })
    })
    .await;
    let platform = server.platform();
    assert_eq!(platform.people().await.unwrap().len(), 1, "the one that can be read");
    let policy = platform.policy().await.unwrap();
    assert!(!policy.second_person_over_suspicion && !policy.blind, "the platform's own words");
    let page = platform.decisions(Some("d-0")).await.unwrap();
    assert!(
        matches!(&page.decisions[..], [DecisionRecord::Bad(bad)] if bad.code == codes::MISSING_FIELD),
        "not a decision"
    );
}
