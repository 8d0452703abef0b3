//! Every exchange of the review API is compared with `docs/review-api.yaml`, the source for both sides.
use second_look::decision::Answer;
use second_look::queue::list::QueueFilter;
use second_look_sandbox::http::journal::Entry;
use second_look_sandbox::{Change, SandboxOptions};

use crate::stage::watch::{described, validate};
use crate::stage::{ENVIRONMENT, Stage, entry, log_kinds};

/// Fails when anything the stage's platform was asked or has answered is not as described.
pub fn assert_described(stage: &Stage) {
    let journal = stage.control().journal(0);
    assert!(journal.iter().any(|entry| entry.path.starts_with("/review/v1/")), "there is something to compare");
    let found = validate(&journal);
    assert!(found.is_empty(), "not as docs/review-api.yaml says:\n{}", found.join("\n"));
}

/// The calls of the review API that version 0.1 of the console makes.
const MADE: [&str; 11] = [
    "GET /cases",
    "GET /cases/{caseId}",
    "GET /cases/{caseId}/evidence",
    "POST /cases/{caseId}/claim",
    "DELETE /cases/{caseId}/claim",
    "POST /cases/{caseId}/decision",
    "POST /cases/{caseId}/decision/{decisionId}/second",
    "GET /cases/{caseId}/decision",
    "GET /policy",
    "PUT /devices/{deviceId}",
    "POST /devices/{deviceId}/checkpoints",
];

#[tokio::test(flavor = "multi_thread")]
async fn a_whole_working_day_is_as_the_description_says() {
    let stage = Stage::still_with(SandboxOptions::default()).await;
    let console = stage.synced("rev-17").await;
    let control = stage.control();
    let rows = console.queue(&QueueFilter::default(), None, 100).await.unwrap().rows;
    assert!(rows.len() > 20, "a full queue: {}", rows.len());
    control.claim_as(ENVIRONMENT, "rev-23", stage.case(4).as_str(), 600).unwrap();
    let held = console.open_case(&stage.case(4)).await.unwrap();
    assert!(!held.claim.mine, "409 claim_held is among the answers");
    let approved = stage.decided(&console, 0).await;
    let rejected = console.open_case(&stage.case(1)).await.unwrap();
    let rejected = console.save_decision(&crate::journeys::reject(&rejected)).await.unwrap();
    let suspicious = console.open_case(&stage.case(10)).await.unwrap();
    console.save_decision(&crate::journeys::approve(&suspicious)).await.unwrap();
    let lapsing = stage.decided(&console, 2).await;
    control.lapse_claim(ENVIRONMENT, lapsing.case_id.as_str()).unwrap();
    let changing = stage.decided(&console, 3).await;
    let change = Change::SetText { field: "familyName".into(), text: "Otherwise".into(), keep_etag: false };
    control.change(ENVIRONMENT, changing.case_id.as_str(), change).unwrap();
    stage.send(&console).await;
    stage.pass(60);
    stage.send(&console).await;
    let colleague = stage.open_at(&stage.folder.path().join("colleague")).await;
    crate::stage::sign_in(&colleague, "rev-23").await;
    colleague.sync_once().await.unwrap();
    let second = colleague.open_case(&stage.case(10)).await.unwrap();
    colleague.save_decision(&crate::journeys::approve(&second)).await.unwrap();
    stage.send(&colleague).await;
    colleague.close().await.unwrap();
    console.open_case(&stage.case(5)).await.unwrap();
    console.release_case(&stage.case(5)).await.unwrap();
    control.expire_tokens(None);
    stage.pass(1);
    console.sync_once().await.unwrap();
    control.expire_cursors();
    assert!(console.sync_once().await.unwrap().swept, "410 cursor_expired is among the answers");
    let shown = entry(&console, &approved).await;
    assert_eq!((shown.answer, shown.receipt.is_some()), (Answer::Approve, true));
    assert_eq!(console.entry(rejected.entry_id.parse().unwrap()).await.unwrap().answer, Answer::Reject);
    assert!(log_kinds(&console, &approved.case_id).await.contains(&"confirmed".into()));
    assert_described(&stage);
    let entries: Vec<_> = control.journal(0).iter().map(|entry| serde_json::to_value(entry).unwrap()).collect();
    let untouched = described::Described::read().untouched(&entries);
    let missing: Vec<&str> = MADE.into_iter().filter(|call| untouched.iter().any(|known| known == call)).collect();
    assert!(missing.is_empty(), "the day leaves out {missing:?}");
    for code in ["claim_held", "token_invalid", "cursor_expired", "claim_expired", "precondition_failed"] {
        let told = control.journal(0).iter().any(|entry| entry.answer.as_ref().is_some_and(|body| body.contains(code)));
        assert!(told, "the day brings a {code}");
    }
    stage.behaved();
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn an_exchange_that_is_not_as_described_is_found() {
    let stage = Stage::still(2).await;
    let console = stage.synced("rev-17").await;
    console.open_case(&stage.case(0)).await.unwrap();
    console.close().await.unwrap();
    let mut journal = stage.control().journal(0);
    journal.retain(|entry| entry.path.ends_with("/claim"));
    let claim = journal.pop().expect("a claim was taken");
    assert!(validate(std::slice::from_ref(&claim)).is_empty(), "as it was, it is as described");
    let spoil = |change: fn(&mut Entry)| {
        let mut entry = claim.clone();
        change(&mut entry);
        validate(&[entry])
    };
    let body = |entry: &mut Entry| entry.body = Some("{\"leaseSeconds\":900,\"purpose\":\"review\",\"mood\":1}".into());
    assert!(!spoil(body).is_empty(), "requests are closed");
    let answer =
        |entry: &mut Entry| entry.answer = entry.answer.take().map(|text| text.replace("fencingToken", "token"));
    assert!(!spoil(answer).is_empty(), "an answer without its token");
    assert!(!spoil(|entry| entry.status = 418).is_empty(), "a status nobody described");
    assert!(!spoil(|entry| entry.path = entry.path.replace("/claim", "/clam")).is_empty(), "a path nobody described");
}
