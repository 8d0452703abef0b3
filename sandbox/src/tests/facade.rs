//! Callers of the two other platforms: the bank's customer and the workflow's, each with a token.
use super::console::{Got, got};
use crate::signin::{CLIENT_ID, CLIENT_SECRET};
use crate::{ClockMode, Sandbox, SandboxOptions};
use chrono::DateTime;
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};

pub(super) const COMPLETE: u64 = 100_001;

/// Every scope the calls of the bank ask for.
pub(super) const EVERY_SCOPE: &str = "read_only read_write legal";

/// The code of the first error.
pub(super) fn code(body: &Value) -> &str {
    body["errors"][0]["code"].as_str().unwrap_or_default()
}

/// A sandbox with its control, whose clock stands still.
pub(super) fn still() -> SandboxOptions {
    let at = DateTime::from_timestamp(1_780_000_000, 0).expect("a time");
    SandboxOptions { clock: ClockMode::Manual(at), control: true, ..SandboxOptions::default() }
}

/// Every exchange so far fits `docs/review-api.yaml`, and no rule of the contract was broken.
pub(super) fn as_described(sandbox: &Sandbox) {
    let entries: Vec<Value> =
        sandbox.control().journal(0).iter().map(|entry| serde_json::to_value(entry).expect("an entry")).collect();
    let mut described = super::described::Described::read();
    let wrong: Vec<String> = entries.iter().flat_map(|entry| described.differences(entry)).collect();
    assert!(wrong.is_empty(), "as docs/review-api.yaml says: {wrong:#?}");
    assert_eq!(sandbox.control().oracle().violations, Vec::new());
}

/// A form as the bank wants it.
pub(super) fn form(fields: &[(&str, &str)]) -> String {
    let part = |(name, value): &(&str, &str)| {
        format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    fields.iter().map(part).chain(["--b--\r\n".to_owned()]).collect()
}

/// A customer of the bank.
#[derive(Clone)]
pub(super) struct Customer {
    pub(super) http: reqwest::Client,
    pub(super) token: String,
    /// With the environment.
    pub(super) base: String,
    control: String,
}

impl Customer {
    pub(super) async fn of_bank(sandbox: &Sandbox, scope: &str) -> Self {
        let addresses = sandbox.addresses();
        let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().expect("a client");
        let base = format!("{}/staging", addresses.banking);
        let mut customer =
            Self { http, token: String::new(), base, control: format!("{}/banking/staging", addresses.control) };
        let fields = [("grant_type", "client_credentials"), ("client_id", CLIENT_ID), ("client_secret", CLIENT_SECRET)];
        let told = customer.ask_token(&form(&[&fields[..], &[("scope", scope)]].concat())).await;
        assert_eq!((told.status, told.text("token_type"), &told.body["expires_in"]), (200, "Bearer", &json!(3_600)));
        told.text("access_token").clone_into(&mut customer.token);
        customer
    }

    pub(super) async fn ask_token(&self, body: &str) -> Got {
        let request = self.http.post(format!("{}/oauth/token", self.base));
        let request = request.header("content-type", "multipart/form-data; boundary=b").body(body.to_owned());
        got(request).await.expect("an answer")
    }

    pub(super) fn request(&self, method: Method, rest: &str) -> RequestBuilder {
        self.http.request(method, format!("{}/{rest}", self.base)).bearer_auth(&self.token)
    }

    pub(super) async fn call(&self, method: Method, rest: &str) -> Got {
        got(self.request(method, rest)).await.expect("an answer")
    }

    pub(super) async fn send(&self, method: Method, rest: &str, body: &Value) -> Got {
        got(self.request(method, rest).json(body)).await.expect("an answer")
    }

    pub(super) async fn control(&self, method: Method, rest: &str, body: &Value) -> Got {
        let request = self.http.request(method, format!("{}/{rest}", self.control));
        got(if body.is_null() { request } else { request.json(body) }).await.expect("an answer")
    }

    pub(super) async fn set(&self, settings: &Value) {
        let told = self.control(Method::PUT, "settings", settings).await;
        assert_eq!(told.status, 200, "{}", told.body);
    }

    pub(super) async fn begin(&self, user_id: u64) -> String {
        let made = self.call(Method::POST, &format!("v1/users/{user_id}/qes")).await;
        assert_eq!(made.status, 201, "{}", made.body);
        made.body["identification"]["identificationId"].as_str().expect("an id").to_owned()
    }

    pub(super) async fn step(&self, identification: &str, step: &Value) -> Got {
        self.control(Method::POST, &format!("identifications/{identification}"), step).await
    }

    /// Brings an identification to its end; answers the case it became.
    pub(super) async fn end(&self, identification: &str, reasons: &[&str]) -> Option<String> {
        for step in [json!({ "does": "finish" }), json!({ "does": "review" })] {
            assert_eq!(self.step(identification, &step).await.status, 200);
        }
        let told = self.step(identification, &json!({ "does": "finalize", "reasons": reasons })).await;
        assert_eq!(told.status, 200, "{}", told.body);
        told.body["caseId"].as_str().map(str::to_owned)
    }

    pub(super) async fn events(&self) -> Vec<Value> {
        self.control(Method::GET, "events", &Value::Null).await.items().to_vec()
    }
}
