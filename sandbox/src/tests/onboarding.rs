//! The onboarding workflow's calls over HTTP, and the cases that come of them.
use super::console::{Console, Got, got, start};
use super::facade::{as_described, still};
use crate::Sandbox;
use crate::http::onboarding::SHARED_SECRET;
use crate::onboarding::journey::Step;
use reqwest::{Client, Method};
use serde_json::{Value, json};

struct Customer {
    http: Client,
    base: String,
    control: String,
    token: String,
}

impl Customer {
    async fn new(sandbox: &Sandbox) -> Self {
        let addresses = sandbox.addresses();
        let mut customer = Self {
            http: Client::builder().build().expect("a client"),
            base: format!("{}/staging", addresses.onboarding),
            control: format!("{}/onboarding/staging", addresses.control),
            token: String::new(),
        };
        let told = customer.ask_token("?grant_type=client_credentials", Step::SessionRisk.key(), SHARED_SECRET).await;
        assert_eq!(
            (told.status, told.text("expires_in"), told.text("token_type")),
            (200, "600", "Bearer"),
            "a number as text"
        );
        told.text("access_token").clone_into(&mut customer.token);
        customer
    }

    async fn ask_token(&self, query: &str, key: &str, secret: &str) -> Got {
        let request = self.http.post(format!("{}/v1/token{query}", self.base)).basic_auth(key, Some(secret));
        got(request).await.expect("an answer")
    }

    async fn verify(&self, body: &Value) -> Got {
        let request = self.http.post(format!("{}/v1/slverify", self.base)).bearer_auth(&self.token).json(body);
        got(request).await.expect("an answer")
    }

    async fn send_link(&self, key: &str, asi: &str) -> Got {
        let address = format!("{}/v1/async-ui/send-link", self.base);
        // Both methods are shown: the possession check by GET, the photos by POST.
        let request = if key == Step::Link.key() {
            self.http.get(format!("{address}?apikey={key}&asi={asi}"))
        } else {
            self.http.post(address).json(&json!({ "apikey": key, "asi": asi }))
        };
        got(request.bearer_auth(&self.token)).await.expect("an answer")
    }

    async fn control(&self, method: Method, rest: &str, body: &Value) -> Got {
        let request = self.http.request(method, format!("{}/{rest}", self.control));
        got(if body.is_null() { request } else { request.json(body) }).await.expect("an answer")
    }

    /// Goes with a person to their end; answers the last answer and the case it became.
    async fn walk(&self, credential: &str) -> (Got, Option<String>) {
        let first = json!({ "apikey": Step::SessionRisk.key(), "credential": credential, "userAttributes": [] });
        let mut last = self.verify(&first).await;
        let asi = last.text("transaction_id").to_owned();
        while last.body["policyDecision"] == "obligation" {
            let key = last.text("forwardApiKey").to_owned();
            if key == Step::Link.key() || key == Step::Document.key() {
                assert_eq!(self.send_link(&key, &asi).await.text("transaction_id"), asi);
            }
            last = self.verify(&json!({ "apikey": key, "asi": asi, "userAttributes": [{ "any": "shape" }] })).await;
            assert_eq!(last.text("transaction_id"), asi, "one id throughout");
        }
        let known = self.control(Method::GET, "transactions", &Value::Null).await;
        let found =
            known.items().iter().find(|one| one["transactionId"] == asi.as_str()).expect("it is listed").clone();
        (last, found["caseId"].as_str().map(str::to_owned))
    }
}

async fn result(console: &Console, case_id: &str) -> (Vec<String>, Value) {
    let evidence = console.get(&format!("cases/{case_id}/evidence")).await;
    assert_eq!(evidence.status, 200, "{:?}", evidence.said());
    let blocks = evidence.body["dataBlocks"].as_array().expect("blocks").clone();
    let kinds = blocks.iter().map(|block| block["type"].as_str().unwrap_or_default().to_owned()).collect();
    let result = blocks.into_iter().find(|block| block["type"] == "onboardingResult").expect("a result");
    (kinds, result["content"].clone())
}

#[tokio::test]
async fn r_44_both_paths_end_with_a_decision_and_the_rule_says_which_are_cases() {
    let sandbox = start(still()).await;
    let customer = Customer::new(&sandbox).await;
    let console = Console::sign_in(&sandbox, "rev-17").await;
    let operations = Console::sign_in(&sandbox, "ops-03").await;
    for (credential, decision, opens) in [
        ("phone-confirmed", "approve", false),
        ("opened-on-desktop", "deny", false),
        ("document-passed", "approve", false),
        ("document-failed", "deny", true),
        ("tor-and-bot", "deny", true),
        ("check-broken", "no_decision", true),
    ] {
        let (last, case_id) = customer.walk(credential).await;
        assert_eq!((last.text("policyDecision"), last.text("errorCode")), (decision, ""), "{credential}");
        assert_eq!(case_id.is_some(), opens, "{credential}");
        let Some(case_id) = case_id else { continue };
        if decision == "no_decision" {
            assert_eq!(console.case(&case_id).await.said(), (404, "unknown_case"), "not for reviewers");
            assert_eq!(operations.case(&case_id).await.text("source"), "onboarding");
            continue;
        }
        let (kinds, shown) = result(&console, &case_id).await;
        assert_eq!(shown["policyDecision"], decision);
        assert_eq!(kinds.contains(&"extendedIdentity".to_owned()), credential == "document-failed", "{kinds:?}");
        assert_eq!(kinds.contains(&"documentImages".to_owned()), credential == "document-failed");
        assert!(shown["steps"][0]["at"].as_str().is_some_and(|at| at.ends_with('Z')), "{}", shown["steps"]);
    }
    as_described(&sandbox);
    sandbox.shutdown().await;
}

#[tokio::test]
async fn a_failed_document_is_a_case_with_photos_that_a_person_decides() {
    let sandbox = start(still()).await;
    let customer = Customer::new(&sandbox).await;
    let console = Console::sign_in(&sandbox, "rev-17").await;
    let case_id = customer.walk("document-failed").await.1.expect("a case");
    let evidence = console.get(&format!("cases/{case_id}/evidence")).await;
    let images =
        evidence.body["dataBlocks"].as_array().expect("blocks").iter().find(|one| one["type"] == "documentImages");
    let front = images.expect("photos")["content"]["frontSide"]["$id"].as_str().expect("a file");
    let link = console.documented(&format!("staging/files/{front}")).await;
    let photo = got(console.http.get(link.header("location"))).await.expect("an answer");
    assert!(photo.bytes.starts_with(b"\xff\xd8\xff"));
    let sending = console.ready(&case_id).await;
    assert_eq!(console.decide(&sending).await.status, 201);
    sandbox.shutdown().await;
}

#[tokio::test]
async fn r_47_a_person_opens_the_link_by_hand_on_what_they_like() {
    let sandbox = start(still()).await;
    let customer = Customer::new(&sandbox).await;
    let set = json!({ "cases": "every_end", "bought": ["email.risk"] });
    assert_eq!(customer.control(Method::PUT, "settings", &set).await.status, 200);
    assert_eq!(customer.control(Method::PUT, "settings", &json!({ "bought": ["luck"] })).await.status, 400);
    let first = customer.verify(&json!({ "apikey": Step::SessionRisk.key(), "credential": "never-opened" })).await;
    let asi = first.text("transaction_id").to_owned();
    customer.verify(&json!({ "apikey": Step::PersonalData.key(), "asi": asi, "userAttributes": [1] })).await;
    let open = json!({ "does": "open_link", "device": "desktop" });
    let by_hand = format!("transactions/{asi}");
    assert_eq!(customer.control(Method::POST, &by_hand, &open).await.status, 409, "no link is out");
    customer.send_link(Step::Link.key(), &asi).await;
    let poll = json!({ "apikey": Step::Link.key(), "asi": asi });
    assert_eq!(customer.verify(&poll).await.text("forwardApiKey"), Step::Link.key(), "not opened yet: the same again");
    assert_eq!(customer.control(Method::POST, &by_hand, &open).await.status, 200);
    assert_eq!(customer.verify(&poll).await.text("policyDecision"), "deny");
    let known = customer.control(Method::GET, "transactions", &Value::Null).await;
    let case_id = known.items()[0]["caseId"].as_str().expect("every end is a case now").to_owned();
    let console = Console::sign_in(&sandbox, "rev-17").await;
    let shown = result(&console, &case_id).await.1;
    assert_eq!(shown["steps"][2]["device"], "desktop");
    let states: Vec<&Value> =
        shown["assertions"].as_array().expect("checks").iter().map(|check| &check["result"]).collect();
    assert_eq!(states, ["pass", "pass", "pass", "not_bought", "not_bought", "not_bought", "not_bought"]);
    sandbox.shutdown().await;
}

#[tokio::test]
async fn a_token_is_for_a_key_and_its_secret_and_lives_ten_minutes() {
    let sandbox = start(still()).await;
    let customer = Customer::new(&sandbox).await;
    let key = Step::SessionRisk.key();
    for (query, key, secret, status) in [
        ("?grant_type=client_credentials", key, "wrong", 401),
        ("?grant_type=client_credentials", "no-key", SHARED_SECRET, 401),
        ("?grant_type=password", key, SHARED_SECRET, 400),
        ("", key, SHARED_SECRET, 400),
    ] {
        assert_eq!(customer.ask_token(query, key, secret).await.status, status, "{query} {key}");
    }
    let ask = json!({ "apikey": key, "credential": "phone-confirmed" });
    sandbox.control().advance_secs(599);
    assert_eq!(customer.verify(&ask).await.status, 200);
    sandbox.control().advance_secs(1);
    let ended = customer.verify(&ask).await;
    assert_eq!((ended.status, ended.text("errorCode")), (401, "invalid_token"));
    let journal = sandbox.control().journal(0);
    assert!(journal.iter().all(|entry| !format!("{entry:?}").contains(&customer.token)), "no token in the journal");
    sandbox.shutdown().await;
}

#[tokio::test]
async fn hostile_requests_come_to_nothing_inside_an_answer() {
    let sandbox = start(still()).await;
    let customer = Customer::new(&sandbox).await;
    let post = async |body: String| {
        let request = customer.http.post(format!("{}/v1/slverify", customer.base)).bearer_auth(&customer.token);
        let told = got(request.body(body)).await.expect("an answer");
        assert_eq!((told.status, told.text("policyDecision")), (200, "no_decision"), "{}", told.body);
        told.text("errorCode").to_owned()
    };
    let deep = format!("{{\"apikey\":\"x\",\"userAttributes\":{}{}}}", "[".repeat(5_000), "]".repeat(5_000));
    for body in [String::new(), "null".into(), "{}".into(), deep, format!("{{\"apikey\":\"{}\"}}", "x".repeat(70_000))]
    {
        assert_eq!(post(body).await, "invalid_request");
    }
    assert_eq!(post(json!({ "apikey": "x" }).to_string()).await, "unknown_apikey");
    let stranger = json!({ "apikey": Step::Link.key(), "asi": "x" });
    assert_eq!(post(stranger.to_string()).await, "unknown_asi");
    let known = customer.control(Method::GET, "transactions", &Value::Null).await;
    assert!(known.items().is_empty(), "nothing was begun");
    let nowhere = got(customer.http.get(format!("{}/elsewhere/transactions", sandbox.addresses().control))).await;
    assert_eq!(nowhere.expect("an answer").status, 404);
    sandbox.shutdown().await;
}
