//! Sending a decision: every answer of the table of contract section 4, and what is known after each.
use serde_json::{Value, json as value};

use super::*;
use crate::decision::DecisionState;
use crate::ids::{CaseId, ClaimId, Etag, IdempotencyKey};

const BODY: &[u8] = br#"{ "decision":"reject" ,"odd  spacing":1}"#;
const KEY: &str = "8c1f7a52-51ff-4b9e-9b0e-0e2b8c5f7a11";

fn standing(case_id: &str, state: &str) -> Value {
    value!({
        "caseId": case_id, "decisionId": "0199e0aa-0000-7000-8000-000000000001", "decision": "reject", "state": state,
        "reviewer": { "id": "rev-17" }, "device": { "id": "dev_1" },
        "bodyDigest": format!("sha-256:{}", "AB".repeat(32)), "recordedAt": "2026-03-02T09:14:00Z", "appliedAt": null,
        "resultingOutcome": null, "requestId": "req-1",
    })
}

async fn send(platform: &Platform) -> SendAnswer {
    let key: uuid::Uuid = KEY.parse().unwrap();
    platform
        .send_decision(&OutgoingDecision {
            second_to: None,
            case_id: &CaseId::new("cse_1"),
            key: &IdempotencyKey::new(key),
            if_match: &Etag::new("\"c-41\""),
            claim: Some((&ClaimId::new("clm_7"), 42)),
            body: BODY,
        })
        .await
}

async fn sent_to(bytes: Vec<u8>) -> SendAnswer {
    send(&Faults::always(bytes).await.platform()).await
}

#[tokio::test]
async fn the_stored_bytes_go_out_unchanged_with_key_tag_and_claim() {
    let server = Faults::always(json(201, &standing("cse_1", "applied"))).await;
    let answer = send(&server.platform()).await;
    let SendAnswer::Recorded { decision, retry_after } = answer else { panic!("{answer:?}") };
    assert_eq!((decision.state, retry_after), (DecisionState::Applied, None), "recorded and applied");
    assert_eq!(decision.body_digest, format!("sha-256:{}", "ab".repeat(32)), "digests compare in lower case");
    let seen = server.seen().remove(0);
    assert_eq!(
        (seen.method.as_str(), seen.target.as_str()),
        ("POST", "/review/v1/staging/cases/cse_1/decision"),
        "to the case"
    );
    assert_eq!(seen.body.as_bytes(), BODY, "byte for byte");
    assert_eq!(seen.header("idempotency-key"), Some(KEY), "the entry's own key");
    assert_eq!(seen.header("if-match"), Some("\"c-41\""), "the tag of what was seen");
    assert_eq!(seen.header("review-claim"), Some("clm_7;token=42"), "the live claim");
}

#[tokio::test]
async fn a_202_and_a_replay_are_records_and_say_when_to_look_again() {
    let body = standing("cse_1", "applying").to_string();
    for (status, headers) in [(202, "Retry-After: 5\r\n"), (200, "Idempotency-Replayed: true\r\nRetry-After: 5\r\n")] {
        let answer = sent_to(answer(status, headers, &body)).await;
        let SendAnswer::Recorded { decision, retry_after } = answer else { panic!("{status}: {answer:?}") };
        assert_eq!(decision.state, DecisionState::Applying, "{status}: not applied yet");
        assert_eq!(retry_after, Some(Duration::from_secs(5)), "{status}: look again then");
    }
}

#[tokio::test]
async fn a_2xx_without_a_valid_decision_of_this_case_is_unknown() {
    let mut short = standing("cse_1", "applied");
    short.as_object_mut().unwrap().remove("bodyDigest");
    let mut nameless = standing("cse_1", "applied");
    nameless.as_object_mut().unwrap().remove("caseId");
    let answers = [
        ("204", answer(204, "", "")),
        ("html", answer(200, "Content-Type: text/html\r\n", "<html>")),
        ("foreign", json(201, &standing("cse_2", "applied"))),
        ("empty", answer(201, "", "")),
        ("no digest", json(201, &short)),
        ("no case", json(201, &nameless)),
        ("unknown state", json(201, &standing("cse_1", "vaporised"))),
        ("not json", answer(201, "Content-Type: application/json\r\n", "{\"caseId\":")),
        ("205", json(205, &standing("cse_1", "applied"))),
    ];
    for (name, bytes) in answers {
        let answer = sent_to(bytes).await;
        assert!(matches!(answer, SendAnswer::Unknown(_)), "{name} must be unknown, was {answer:?}");
    }
}

#[tokio::test]
async fn a_refusal_in_the_contracts_words_is_one_and_carries_what_it_says() {
    for (status, code) in [
        (400, "malformed"),
        (403, "forbidden"),
        (404, "unknown_case"),
        (409, "in_flight"),
        (409, "claim_expired"),
        (410, "case_gone"),
        (412, "precondition_failed"),
        (422, "comment_required"),
        (428, "precondition_required"),
        (429, "overloaded"),
        (503, "overloaded"),
    ] {
        let answer = sent_to(problem(status, "Retry-After: 3\r\n", code)).await;
        let SendAnswer::Refused(problem) = answer else { panic!("{status} {code}: {answer:?}") };
        assert_eq!((problem.status, problem.code.as_str()), (status, code), "the code is kept");
        assert_eq!(problem.retry_after, Some(Duration::from_secs(3)), "{code}: and the wait");
        assert_eq!(problem.request_id.as_deref(), Some("req-9"), "{code}: and the number for a support call");
    }
}

#[tokio::test]
async fn a_conflict_says_who_holds_the_case_and_which_decision_stands() {
    let mut current = standing("cse_1", "applied");
    current.as_object_mut().unwrap().remove("caseId");
    let body = value!({
        "status": 409, "code": "already_decided", "requestId": "r", "caseId": "cse_1", "current": current,
        "holder": { "id": "rev-23", "name": "M. Okafor" }, "expiresAt": "2026-03-02T10:00:00Z", "sameHolder": true,
    });
    let SendAnswer::Refused(problem) = sent_to(json(409, &body)).await else { panic!("a refusal") };
    assert_eq!(problem.current.unwrap().case_id, CaseId::new("cse_1"), "the problem names the case for its decision");
    assert_eq!(problem.holder.unwrap().name, "M. Okafor", "the holder");
    assert!(problem.same_holder && problem.expires_at.is_some(), "until when, and whether it is oneself");
}

#[tokio::test]
async fn a_server_that_failed_knows_nothing_for_certain() {
    let answers = [
        ("500", answer(500, "", "")),
        ("500 with code", problem(500, "", "overloaded")),
        ("502", answer(502, "Content-Type: text/html\r\n", "<html>Bad gateway")),
        ("503 without body", answer(503, "Retry-After: 3\r\n", "")),
        ("503 with another code", problem(503, "", "boom")),
        ("429 of a gateway", answer(429, "Retry-After: 3\r\n", "slow down")),
        ("520", answer(520, "", "")),
        ("501", problem(501, "", "not_built")),
        ("404 of a gateway", answer(404, "Content-Type: text/html\r\n", "<html>no such page")),
        ("302", answer(302, "Location: http://127.0.0.1:9/\r\n", "")),
    ];
    for (name, bytes) in answers {
        let answer = sent_to(bytes).await;
        assert!(matches!(answer, SendAnswer::Unknown(_)), "{name} must be unknown, was {answer:?}");
    }
    let foreign = value!({ "status": 409, "code": "claim_held", "requestId": "r", "caseId": "cse_2" });
    assert_eq!(sent_to(json(409, &foreign)).await, SendAnswer::Unknown(PlatformError::ForeignCase), "another case");
}

#[tokio::test]
async fn a_lost_answer_is_unknown_and_a_closed_port_is_not_sent() {
    let silent = Faults::start(|_, _| Reply::Late(Duration::from_secs(6), Box::new(|| ()), Vec::new())).await;
    let lost = Faults::start(|_, _| Reply::Close).await;
    for (name, server) in [("silent", silent), ("lost", lost)] {
        let answer = send(&server.platform()).await;
        assert!(matches!(answer, SendAnswer::Unknown(PlatformError::Interrupted(_))), "{name}: {answer:?}");
        assert_eq!(server.seen().len(), 1, "{name}: sent once and not repeated");
    }
    let closed = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let port = closed.local_addr().unwrap().port();
    drop(closed);
    let at = |path: &str| format!("http://127.0.0.1:{port}{path}");
    let addresses = Addresses::new(&at("/api/v1"), &at("/review/v1"), &at("/oidc"), "staging", "c", &[]).unwrap();
    let nobody = Faults::always("").await.platform_with(&addresses, Clock::system(), None);
    assert_eq!(send(&nobody).await, SendAnswer::NotSent(NotSent::Refused.into()), "nobody listens");
}

#[tokio::test]
async fn a_decision_that_cannot_get_a_token_was_not_sent() {
    let server = Faults::start(|seen, port| match seen.target.as_str() {
        "/oidc/.well-known/openid-configuration" => Reply::Raw(discovery(port)),
        "/oidc/token" => Reply::Close,
        _ => Reply::Raw(problem(401, "", "token_invalid")),
    })
    .await;
    let answer = send(&server.platform()).await;
    assert_eq!(
        answer,
        SendAnswer::NotSent(Interrupted::BeforeAnswer.into()),
        "a 401 comes before anything is recorded"
    );
    let signed_out = server.platform();
    signed_out.tokens.forget().await.unwrap();
    assert_eq!(send(&signed_out).await, SendAnswer::SignInNeeded, "nobody is signed in");
}

#[tokio::test]
async fn reading_back_tells_no_decision_from_no_such_case() {
    let read = |bytes: Vec<u8>| async move {
        Faults::always(bytes).await.platform().read_decision(&CaseId::new("cse_1")).await
    };
    assert_eq!(read(problem(404, "", "no_decision")).await, Ok(ReadBack::NoDecision), "may be sent again");
    assert_eq!(read(problem(404, "", "unknown_case")).await, Ok(ReadBack::UnknownCase), "may not");
    assert_eq!(
        read(answer(404, "", "")).await,
        Err(PlatformError::UnexpectedStatus(404)),
        "a gateway's 404 says nothing"
    );
    assert_eq!(read(json(200, &standing("cse_2", "applied"))).await, Err(PlatformError::ForeignCase), "another case");
    let found = read(json(200, &standing("cse_1", "voided"))).await.unwrap();
    assert!(matches!(found, ReadBack::Standing(decision) if decision.state == DecisionState::Voided), "what stands");
    let gone = read(problem(410, "", "case_gone")).await.unwrap_err();
    assert_eq!(gone.code(), Some("case_gone"), "gone is a refusal of its own");
}
