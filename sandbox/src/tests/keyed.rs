//! Idempotency keys over HTTP: what is remembered, by whom, for how long.
use super::console::{Console, plain_case, start};
use crate::control::Settings;
use crate::{ClockMode, SandboxOptions};
use chrono::DateTime;
use serde_json::json;

#[tokio::test]
async fn a_forgotten_key_still_makes_no_second_decision() {
    let at = DateTime::from_timestamp(1_780_000_000, 0).expect("a time");
    let options =
        SandboxOptions { clock: ClockMode::Manual(at), token_life_secs: 90 * 86_400, ..SandboxOptions::default() };
    let sandbox = start(options).await;
    let console = Console::sign_in(&sandbox, "rev-17").await;
    let sending = console.ready(&plain_case(&sandbox, 0)).await;
    assert_eq!(console.decide(&sending).await.status, 201);
    sandbox.control().advance_secs(30 * 86_400 - 1);
    assert_eq!(console.decide(&sending).await.status, 200, "remembered for 30 days");
    sandbox.control().advance_secs(1);
    let late = console.decide(&sending).await;
    assert_eq!(late.said(), (409, "already_decided"));
    assert_eq!(late.body["current"]["decisionId"], sending.body["decisionId"], "recognised as ours");
    sandbox.shutdown().await;
}

#[tokio::test]
async fn a_key_life_of_zero_remembers_nothing() {
    let sandbox = start(SandboxOptions::default()).await;
    sandbox.control().set(&Settings { key_life_secs: Some(0), ..Settings::default() }).expect("a setting");
    let console = Console::sign_in(&sandbox, "rev-17").await;
    let sending = console.ready(&plain_case(&sandbox, 0)).await;
    assert_eq!(console.decide(&sending).await.status, 201);
    assert_eq!(console.decide(&sending).await.said(), (409, "already_decided"));
    assert_eq!(sandbox.control().oracle().decisions.len(), 1);
    sandbox.shutdown().await;
}

#[tokio::test]
async fn a_key_belongs_to_its_person() {
    let sandbox = start(SandboxOptions::default()).await;
    let (one, two) = (Console::sign_in(&sandbox, "rev-17").await, Console::sign_in(&sandbox, "rev-23").await);
    let first = one.ready(&plain_case(&sandbox, 0)).await;
    assert_eq!(one.decide(&first).await.status, 201);
    let mut second = two.ready(&plain_case(&sandbox, 1)).await;
    second.key.clone_from(&first.key);
    assert_eq!(two.decide(&second).await.status, 201, "somebody else's key is another key");
    sandbox.shutdown().await;
}

#[tokio::test]
async fn a_reclaim_sends_the_same_key_and_bytes_under_a_new_header() {
    let sandbox = start(SandboxOptions::default()).await;
    let console = Console::sign_in(&sandbox, "rev-17").await;
    let case = plain_case(&sandbox, 0);
    let mut sending = console.ready(&case).await;
    let control = sandbox.control();
    control.take_over("staging", "rev-23", &case, 60).expect("by force");
    assert_eq!(console.decide(&sending).await.said(), (409, "claim_held"));
    control.release_as("staging", "rev-23", &case, false).expect("own");
    assert_eq!(console.decide(&sending).await.said(), (409, "stale_fencing_token"));
    let again = console.claim(&case).await;
    sending.claim = format!("{};token={}", again.text("claimId"), again.body["fencingToken"]);
    assert_eq!(console.decide(&sending).await.status, 201);
    sandbox.shutdown().await;
}

#[tokio::test]
async fn keys_are_compared_as_bytes_and_bodies_byte_for_byte() {
    let sandbox = start(SandboxOptions::default()).await;
    let console = Console::sign_in(&sandbox, "rev-17").await;
    let mut sending = console.ready(&plain_case(&sandbox, 0)).await;
    sending.key = "5b1c7a52-8f0e-4c4b-9d10-5a3e6b0c1f77".into();
    assert_eq!(console.decide(&sending).await.status, 201);
    let mut upper = sending.clone();
    upper.key = upper.key.to_uppercase();
    assert_eq!(console.decide(&upper).await.said(), (409, "already_decided"), "another key, by its bytes");
    let mut spaced = sending.clone();
    spaced.body["comment"] = json!(" ");
    assert_eq!(console.decide(&spaced).await.said(), (422, "idempotency_key_reused"));
    let mut tagged = sending.clone();
    tagged.if_match = "\"c-9\"".into();
    assert_eq!(console.decide(&tagged).await.said(), (422, "idempotency_key_reused"), "If-Match belongs to the key");
    sandbox.shutdown().await;
}

#[tokio::test]
async fn who_asks_comes_before_what_is_asked() {
    let sandbox = start(SandboxOptions::default()).await;
    let console = Console::sign_in(&sandbox, "rev-17").await;
    let auditor = Console::sign_in(&sandbox, "aud-01").await;
    let mut sending = console.ready(&plain_case(&sandbox, 0)).await;
    sending.key = "no key".into();
    let nobody = Console::nobody(&sandbox).decide(&sending).await;
    assert_eq!(nobody.said(), (401, "token_invalid"), "401 before 400");
    assert_eq!(nobody.text("caseId"), sending.case_id, "every problem of a case call names the case");
    assert_eq!(auditor.decide(&sending).await.said(), (400, "malformed"), "400 before 403");
    sending.case_id = "cse_none".into();
    sending.key = uuid::Uuid::new_v4().to_string();
    assert_eq!(auditor.decide(&sending).await.said(), (403, "forbidden"), "403 before 404");
    assert_eq!(console.decide(&sending).await.said(), (404, "unknown_case"));
    sandbox.shutdown().await;
}
