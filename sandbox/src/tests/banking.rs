//! The banking platform's calls over HTTP, and the cases that come of them.
use super::console::{Console, got, start};
use super::facade::{COMPLETE, Customer, EVERY_SCOPE, as_described, code, still};
use crate::banking::event::{Reader, Received, SECRET};
use axum::{Router, body::Bytes, extract::State, http::StatusCode, routing::post};
use reqwest::Method;
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};

#[tokio::test]
async fn r_74_an_identification_begins_for_a_filled_account_and_names_what_is_empty() {
    let sandbox = start(still()).await;
    let customer = Customer::of_bank(&sandbox, EVERY_SCOPE).await;
    let wish = json!({ "redirectUrl": "https://shop.example/back" });
    let made = customer.send(Method::POST, &format!("v1/users/{COMPLETE}/qes"), &wish).await;
    let pair = &made.body["identification"];
    let address = pair["identificationURL"].as_str().expect("an address");
    assert_eq!(made.status, 201);
    assert!(address.contains(pair["identificationId"].as_str().expect("an id")) && address.contains(".invalid/"));
    let lacking = customer.call(Method::POST, "v1/users/100003/qes").await;
    assert_eq!((lacking.status, lacking.body["errors"].as_array().map(Vec::len)), (428, Some(1)));
    assert_eq!(
        (code(&lacking.body), &lacking.body["errors"][0]["message"]),
        ("missing_parameter", &json!("phone is empty"))
    );
    let all = customer.call(Method::POST, "v1/users/100004/qes").await;
    assert_eq!((all.status, all.body["errors"].as_array().map(Vec::len)), (428, Some(5)));
    for (rest, body, status) in [
        ("v1/users/1/qes", json!({}), 404),
        ("v1/users/nobody/qes", json!({}), 404),
        ("v1/users/100001/qes", json!([]), 400),
        ("v1/users/100001/qes", json!({ "redirectUrl": "javascript:1" }), 400),
        ("v1/users/100001/qes?accessTag=", json!({}), 400),
        ("v1/users/100001/qes", json!({ "redirectUrl": "x".repeat(70_000) }), 413),
    ] {
        assert_eq!(customer.send(Method::POST, rest, &body).await.status, status, "{rest}");
    }
    customer.set(&json!({ "flat": true, "olderErrors": true })).await;
    let flat = customer.call(Method::POST, &format!("v1/users/{COMPLETE}/qes")).await;
    assert!(flat.body["identificationId"].is_string(), "the other copy's form: {}", flat.body);
    let older = customer.call(Method::POST, "v1/users/1/qes").await;
    assert_eq!(older.body, json!({ "errors": [{ "errorCode": 404, "errorMessage": "no such user" }] }));
    customer.set(&json!({ "signatures": false, "olderErrors": false })).await;
    let off = customer.call(Method::POST, &format!("v1/users/{COMPLETE}/qes")).await;
    assert_eq!((off.status, code(&off.body)), (403, "feature_not_enabled"));
    sandbox.shutdown().await;
}

#[tokio::test]
async fn an_identification_with_a_finding_becomes_a_case_like_the_designed_ones() {
    let sandbox = start(still()).await;
    let customer = Customer::of_bank(&sandbox, EVERY_SCOPE).await;
    let console = Console::sign_in(&sandbox, "rev-17").await;
    let (before, cursor) = console.sweep("", 100).await;
    assert_eq!(customer.end(&customer.begin(COMPLETE).await, &[]).await, None, "a success is nobody's work");
    let id = customer.begin(COMPLETE).await;
    let case_id = customer.end(&id, &["3206", "3102"]).await.expect("a case");
    let (items, _) = console.sweep(&cursor, 100).await;
    let found: Vec<&Value> = items.iter().filter(|item| item["caseId"] == case_id.as_str()).collect();
    assert_eq!((items.len(), found.len()), (1, 1), "the feed brings it, and nothing else");
    assert_eq!(
        (&found[0]["source"], &found[0]["sessionId"], &found[0]["state"]),
        (&json!("qes"), &Value::Null, &json!("pending"))
    );
    let because =
        json!([{ "family": "document_fraud", "code": "3206" }, { "family": "document_quality", "code": "3102" }]);
    assert_eq!(found[0]["openedBecause"], because);
    let evidence = console.get(&format!("cases/{case_id}/evidence")).await;
    let designed = before.iter().find(|item| item["source"] == "qes").expect("a designed one");
    let like = console.get(&format!("cases/{}/evidence", designed["caseId"].as_str().expect("an id"))).await;
    for kind in ["qesProcess", "kycReview", "preReviewDocument", "documentData", "extendedIdentity"] {
        let keys = |got: &super::console::Got| -> Vec<String> {
            let all = got.body["dataBlocks"].as_array().expect("blocks").clone();
            let block = all.into_iter().find(|block| block["type"] == kind).unwrap_or_else(|| panic!("no {kind}"));
            block["content"].as_object().expect("content").keys().cloned().collect()
        };
        let (ours, theirs) = (keys(&evidence), keys(&like));
        let lacking: Vec<&String> = theirs.iter().filter(|key| !ours.contains(key) && *key != "parentUserId").collect();
        assert!(lacking.is_empty(), "{kind} lacks {lacking:?}");
    }
    let process =
        evidence.body["dataBlocks"].as_array().expect("blocks").iter().find(|one| one["type"] == "qesProcess");
    let process = &process.expect("a process")["content"];
    assert_eq!(
        (&process["identificationId"], &process["events"][0]["at"]),
        (&json!(id), &json!("2026-05-28T20:26:40.000Z"))
    );
    let mut sending = console.ready(&case_id).await;
    sending.body["comment"] = "The hologram is printed.".into();
    sending.body["reasons"] = json!([{ "scheme": "qes", "code": "3206" }]);
    assert_eq!(console.decide(&sending).await.status, 201, "and a person decides it");
    as_described(&sandbox);
    sandbox.shutdown().await;
}

#[tokio::test]
async fn what_happens_to_the_identification_later_changes_the_case_and_its_etag() {
    let sandbox = start(still()).await;
    let customer = Customer::of_bank(&sandbox, EVERY_SCOPE).await;
    let console = Console::sign_in(&sandbox, "rev-17").await;
    let case_id = customer.end(&customer.begin(COMPLETE).await, &["3102"]).await.expect("a case");
    let sending = console.ready(&case_id).await;
    let files = |got: &super::console::Got| -> Vec<String> {
        let all = got.body["dataBlocks"].as_array().expect("blocks").clone();
        all.iter().filter_map(|block| block["content"]["file"]["$id"].as_str().map(str::to_owned)).collect()
    };
    let before = console.get(&format!("cases/{case_id}/evidence")).await;
    let waiting = customer.call(Method::GET, "core-connect/kyc/documents/need-review").await;
    let first = waiting.body[0]["documentId"].as_str().expect("an id").to_owned();
    let status = format!("core-connect/kyc/documents/{first}/status");
    for body in [json!({ "status": 1 }), json!({ "comment": "fine" }), json!({ "status": "1", "comment": "fine" })] {
        assert_eq!(customer.send(Method::PUT, &status, &body).await.status, 400, "both are required: {body}");
    }
    let done = customer.send(Method::PUT, &status, &json!({ "status": 2, "comment": "Too dark." })).await;
    assert_eq!((done.status, done.text("comment")), (200, "Too dark."));
    assert_eq!(console.decide(&sending).await.said(), (412, "precondition_failed"), "decided on what was shown then");
    let after = console.get(&format!("cases/{case_id}/evidence")).await;
    assert_eq!(files(&before), files(&after), "the photos are still the same files");
    let gone = customer.call(Method::DELETE, &format!("core-connect/kyc/documents/{first}")).await;
    assert_eq!(gone.status, 200);
    let erased = console.get(&format!("cases/{case_id}/evidence")).await;
    assert_eq!(files(&erased), files(&before)[1..], "one fewer, and the others keep theirs");
    assert_eq!(console.documented(&format!("staging/files/{}", files(&before)[0])).await.status, 404);
    assert_eq!(customer.call(Method::DELETE, &format!("core-connect/kyc/documents/{first}")).await.status, 404);
    sandbox.shutdown().await;
}

#[tokio::test]
async fn r_71_a_document_link_holds_for_29_seconds_and_not_for_31() {
    let sandbox = start(still()).await;
    let customer = Customer::of_bank(&sandbox, EVERY_SCOPE).await;
    let console = Console::sign_in(&sandbox, "rev-17").await;
    customer.end(&customer.begin(COMPLETE).await, &[]).await;
    let case_id = customer.end(&customer.begin(COMPLETE).await, &["3102"]).await.expect("a case");
    let made =
        customer.events().await.into_iter().find(|event| event["name"] == "document.create").expect("a document");
    let body: Value = serde_json::from_str(made["body"].as_str().expect("a body")).expect("JSON");
    let document = body["object_id"].as_str().expect("an id");
    let waiting = customer.call(Method::GET, "core-connect/kyc/documents/need-review").await;
    let beforehand = waiting.body[0]["documentId"].as_str().expect("an id").to_owned();
    let evidence = console.get(&format!("cases/{case_id}/evidence")).await;
    let file = evidence.body["dataBlocks"]
        .as_array()
        .expect("blocks")
        .iter()
        .find_map(|block| block["content"]["file"]["$id"].as_str());
    let file = format!("staging/files/{}", file.expect("a file"));
    let fetch = async |address: &str| got(customer.http.get(address)).await.expect("an answer");
    for (secs, status) in [(29, 200), (31, 403)] {
        let link = customer.call(Method::GET, &format!("v1/documents/{document}/download")).await;
        let of_case = console.documented(&file).await;
        sandbox.control().advance_secs(secs);
        let got = fetch(link.text("url")).await;
        assert_eq!(got.status, status, "the bank's own call, {secs} s later");
        assert_eq!(got.bytes.starts_with(b"\xff\xd8\xff"), status == 200);
        assert_eq!(fetch(of_case.header("location")).await.status, status, "the case's file, {secs} s later");
    }
    for (secs, status) in [(299, 200), (301, 403)] {
        let preview = customer.call(Method::GET, &format!("core-connect/kyc/documents/{beforehand}/preview")).await;
        assert_eq!((&preview.body["duration"], preview.text("contentType")), (&json!(300), "image/jpeg"));
        sandbox.control().advance_secs(secs);
        assert_eq!(fetch(preview.text("url")).await.status, status, "a preview, {secs} s later");
    }
    let link = customer.call(Method::GET, &format!("v1/documents/{document}/download")).await;
    let forged = format!("{}x", link.text("url"));
    assert_eq!(fetch(&forged).await.status, 403);
    let journal = format!("{:?}", sandbox.control().journal(0));
    assert!(!journal.contains("signature="), "no link in the journal");
    sandbox.shutdown().await;
}

#[tokio::test]
async fn r_72_three_refusals_of_a_download_are_told_apart() {
    let sandbox = start(still()).await;
    let customer = Customer::of_bank(&sandbox, EVERY_SCOPE).await;
    customer.set(&json!({ "eligible": [9] })).await;
    customer.end(&customer.begin(COMPLETE).await, &[]).await;
    let made = customer.events().await;
    let id_of = |kind: u64| {
        let bodies = made.iter().filter_map(|event| serde_json::from_str::<Value>(event["body"].as_str()?).ok());
        let found = bodies
            .filter(|body| body["object_payload"]["documents"][0]["documentTypeId"] == kind)
            .find_map(|body| body["object_id"].as_str().map(str::to_owned));
        found.expect("a document of that type")
    };
    let ask = async |kind| {
        let told = customer.call(Method::GET, &format!("v1/documents/{}/download", id_of(kind))).await;
        (told.status, code(&told.body).to_owned())
    };
    assert_eq!(ask(9).await.0, 200);
    assert_eq!(ask(24).await, (403, "document_not_eligible".into()));
    customer.set(&json!({ "downloads": "failing" })).await;
    assert_eq!(ask(9).await, (500, "download_failed".into()));
    customer.set(&json!({ "downloads": "not_enabled" })).await;
    assert_eq!(ask(9).await, (403, "feature_not_enabled".into()));
    sandbox.shutdown().await;
}

/// What a receiver has made of what came.
type Taken = Arc<Mutex<(Reader, Vec<Received>)>>;

/// A receiver that believes what its reader believes, and answers 200 or 500 as documented.
async fn receiver() -> (String, Taken) {
    let state = Taken::default();
    let take = async |State(state): State<Taken>, body: Bytes| {
        let mut state = state.lock().expect("nobody panicked");
        match state.0.read(&body, SECRET, chrono::DateTime::UNIX_EPOCH, None) {
            Ok(received) => {
                state.1.push(received);
                StatusCode::OK
            }
            Err(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("loopback");
    let address = format!("http://{}/events", listener.local_addr().expect("an address"));
    let routes = Router::new().route("/events", post(take)).with_state(state.clone());
    tokio::spawn(async move { axum::serve(listener, routes).await });
    (address, state)
}

#[tokio::test]
async fn r_30_signed_events_reach_a_loopback_address_in_the_order_the_control_says() {
    let sandbox = start(still()).await;
    let customer = Customer::of_bank(&sandbox, EVERY_SCOPE).await;
    let (address, state) = receiver().await;
    for elsewhere in ["https://127.0.0.1/", "http://10.0.0.1/", "http://127.0.0.1.example/", "file:///etc/hosts", "x"] {
        let told = customer.control(Method::PUT, "settings", &json!({ "sendEventsTo": elsewhere })).await;
        assert_eq!(told.status, 400, "{elsewhere}");
    }
    customer.set(&json!({ "sendEventsTo": address, "road": { "repeat": ["qes.processing"] } })).await;
    let id = customer.begin(COMPLETE).await;
    customer.end(&id, &["3206"]).await;
    let told: Vec<Value> = customer.events().await.iter().map(|event| event["answers"].clone()).collect();
    assert_eq!(told, [json!([200]), json!([200, 200]), json!([200])]);
    let again = Received::Again;
    assert_eq!(state.lock().expect("fine").1, [Received::First, Received::First, again, Received::First]);
    customer.set(&json!({ "road": { "hold": true } })).await;
    let id = customer.begin(COMPLETE).await;
    assert_eq!(customer.end(&id, &["3206"]).await, None, "nobody has heard of it yet");
    assert_eq!(state.lock().expect("fine").1.len(), 4);
    let order = json!({ "does": "let_through", "order": "reversed" });
    assert_eq!(customer.control(Method::POST, "events", &order).await.body["arrived"], 3);
    assert_eq!(state.lock().expect("fine").1.len(), 7);
    let known = customer.control(Method::GET, "identifications", &Value::Null).await;
    let case_id = known.items()[1]["caseId"].as_str().expect("now it is a case").to_owned();
    let console = Console::sign_in(&sandbox, "rev-17").await;
    let evidence = console.get(&format!("cases/{case_id}/evidence")).await;
    let process =
        evidence.body["dataBlocks"].as_array().expect("blocks").iter().find(|one| one["type"] == "qesProcess");
    let names: Vec<&Value> = process.expect("a process")["content"]["events"]
        .as_array()
        .expect("events")
        .iter()
        .map(|one| &one["name"])
        .collect();
    assert_eq!(names, ["qes.finalized", "qes.processing", "qes.created"]);
    sandbox.shutdown().await;
}

#[tokio::test]
async fn an_event_nobody_takes_is_noted_and_not_sent_again_by_itself() {
    let sandbox = start(still()).await;
    let customer = Customer::of_bank(&sandbox, EVERY_SCOPE).await;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("loopback");
    let address = format!("http://{}/", listener.local_addr().expect("an address"));
    drop(listener);
    customer.set(&json!({ "sendEventsTo": address })).await;
    customer.end(&customer.begin(COMPLETE).await, &[]).await;
    let answers = |events: &[Value]| events.iter().map(|event| event["answers"].clone()).collect::<Vec<_>>();
    let told = answers(&customer.events().await);
    assert!(!told.is_empty() && told.iter().all(|one| *one == json!([null])), "{told:?}");
    assert_eq!(answers(&customer.events().await), told, "looking at them sends nothing");
    let (address, state) = receiver().await;
    customer.set(&json!({ "sendEventsTo": address })).await;
    assert!(state.lock().expect("fine").1.is_empty());
    let again = customer.control(Method::POST, "events", &json!({ "does": "send_again" })).await;
    assert_eq!(again.body["arrived"].as_u64(), Some(told.len() as u64), "on request all of them come again");
    assert_eq!(state.lock().expect("fine").1.len(), told.len());
    sandbox.shutdown().await;
}

#[tokio::test]
async fn r_75_the_bank_reviews_an_account_and_the_case_follows() {
    let sandbox = start(still()).await;
    let customer = Customer::of_bank(&sandbox, EVERY_SCOPE).await;
    let console = Console::sign_in(&sandbox, "rev-17").await;
    let case_id = customer.end(&customer.begin(COMPLETE).await, &["3102"]).await.expect("a case");
    let ask = format!("v1/users/{COMPLETE}/Kycreview");
    let early = customer.call(Method::PUT, &ask).await;
    assert_eq!((early.status, code(&early.body)), (400, "qes_not_finalized"));
    customer.end(&customer.begin(COMPLETE).await, &[]).await;
    customer.set(&json!({ "numbersAsText": true })).await;
    let asked = customer.call(Method::PUT, &format!("{ask}?accessTag=once")).await;
    assert_eq!((asked.status, &asked.body["users"][0]["kycReview"]), (200, &json!("1")), "as the samples have it");
    customer.call(Method::PUT, &format!("{ask}?accessTag=once")).await;
    let events = customer.events().await;
    let requests = events.iter().filter(|event| event["name"] == "user.kycrequest");
    assert_eq!(requests.count(), 1, "asked once, however often it was said");
    let deed = json!({ "does": "answer_review", "review": "refused", "level": 4, "comment": "Not enough." });
    assert_eq!(customer.control(Method::POST, &format!("users/{COMPLETE}"), &deed).await.status, 200);
    let evidence = console.get(&format!("cases/{case_id}/evidence")).await;
    let kyc = evidence.body["dataBlocks"].as_array().expect("blocks").iter().find(|one| one["type"] == "kycReview");
    let kyc = &kyc.expect("a review")["content"];
    assert_eq!((&kyc["level"], &kyc["review"]), (&json!("4"), &json!("3")));
    assert!(kyc["comment"].as_str().is_some_and(|text| text.ends_with("Not enough.")));
    assert_eq!(kyc["children"][0]["missingDocuments"], json!(["9", "24"]), "the child's documents are missing");
    sandbox.shutdown().await;
}

#[tokio::test]
async fn without_the_control_nothing_happens_outside_the_calls() {
    let sandbox = start(crate::SandboxOptions { control: false, ..still() }).await;
    let customer = Customer::of_bank(&sandbox, EVERY_SCOPE).await;
    let id = customer.begin(COMPLETE).await;
    assert_eq!(customer.step(&id, &json!({ "does": "finish" })).await.status, 404);
    sandbox.shutdown().await;
}
