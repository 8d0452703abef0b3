//! The smallest console that can sign in, claim and decide.
use crate::{Sandbox, SandboxOptions};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use reqwest::{Method, RequestBuilder, redirect::Policy};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::time::Duration;
use url::Url;

const VERIFIER: &str = "the-verifier-of-a-test-is-no-secret-and-long-enough";
const REDIRECT: &str = "http://127.0.0.1:9/callback";

pub(super) async fn start(options: SandboxOptions) -> Sandbox {
    Sandbox::start(options).await.expect("loopback is there")
}

/// What came back.
#[derive(Debug)]
pub(super) struct Got {
    pub(super) status: u16,
    pub(super) headers: HashMap<String, String>,
    pub(super) bytes: Vec<u8>,
    pub(super) body: Value,
}

impl Got {
    pub(super) fn text(&self, name: &str) -> &str {
        self.body[name].as_str().unwrap_or_default()
    }

    pub(super) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(String::as_str).unwrap_or_default()
    }

    /// Status and code, as assertions like to see them.
    pub(super) fn said(&self) -> (u16, &str) {
        (self.status, self.text("code"))
    }

    pub(super) fn items(&self) -> &[Value] {
        self.body["items"].as_array().map(Vec::as_slice).unwrap_or_default()
    }
}

pub(super) async fn got(request: RequestBuilder) -> Result<Got, reqwest::Error> {
    let answer = request.send().await?;
    let status = answer.status().as_u16();
    let text = |value: &reqwest::header::HeaderValue| value.to_str().unwrap_or_default().to_owned();
    let headers = answer.headers().iter().map(|(name, value)| (name.as_str().to_owned(), text(value))).collect();
    let bytes = answer.bytes().await?.to_vec();
    let body = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
    Ok(Got { status, headers, bytes, body })
}

/// A signed-in person, or nobody.
#[derive(Clone)]
pub(super) struct Console {
    pub(super) http: reqwest::Client,
    pub(super) person: String,
    pub(super) access: String,
    pub(super) refresh: String,
    pub(super) review: String,
    pub(super) platform: String,
    pub(super) issuer: String,
    pub(super) control: String,
}

impl Console {
    pub(super) fn nobody(sandbox: &Sandbox) -> Self {
        let addresses = sandbox.addresses();
        let http = reqwest::Client::builder().redirect(Policy::none()).timeout(Duration::from_secs(120)).build();
        Self {
            http: http.expect("a client"),
            person: String::new(),
            access: String::new(),
            refresh: String::new(),
            review: format!("{}/staging", addresses.review),
            platform: addresses.platform.clone(),
            issuer: addresses.issuer.clone(),
            control: addresses.control.clone(),
        }
    }

    pub(super) async fn sign_in(sandbox: &Sandbox, person: &str) -> Self {
        let mut console = Self::nobody(sandbox);
        person.clone_into(&mut console.person);
        let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(VERIFIER));
        let mut address = Url::parse(&format!("{}/authorize", console.issuer)).expect("an address");
        address.query_pairs_mut().extend_pairs([
            ("response_type", "code"),
            ("client_id", crate::signin::CLIENT_ID),
            ("redirect_uri", REDIRECT),
            ("scope", "openid offline_access review:read review:claim review:decide review:lead"),
            ("code_challenge", &challenge),
            ("code_challenge_method", "S256"),
            ("login_hint", person),
        ]);
        let answer = got(console.http.get(address)).await.expect("an answer");
        let back = Url::parse(answer.header("location")).expect("a redirect");
        let code = back.query_pairs().find(|(name, _)| name == "code").expect("a code").1.into_owned();
        let answer = console
            .token(&[
                ("grant_type", "authorization_code"),
                ("redirect_uri", REDIRECT),
                ("code", &code),
                ("code_verifier", VERIFIER),
            ])
            .await;
        answer.text("access_token").clone_into(&mut console.access);
        answer.text("refresh_token").clone_into(&mut console.refresh);
        console
    }

    pub(super) async fn token(&self, form: &[(&str, &str)]) -> Got {
        let mut form = form.to_vec();
        form.push(("client_id", crate::signin::CLIENT_ID));
        got(self.http.post(format!("{}/token", self.issuer)).form(&form)).await.expect("an answer")
    }

    /// A request with the token to an address below the review API's environment, or a whole address.
    pub(super) fn request(&self, method: Method, rest: &str) -> RequestBuilder {
        let address = if rest.starts_with("http") { rest.to_owned() } else { format!("{}/{rest}", self.review) };
        let request = self.http.request(method, address);
        if self.access.is_empty() { request } else { request.bearer_auth(&self.access) }
    }

    pub(super) async fn get(&self, rest: &str) -> Got {
        got(self.request(Method::GET, rest)).await.expect("an answer")
    }

    pub(super) async fn documented(&self, rest: &str) -> Got {
        self.get(&format!("{}/{rest}", self.platform)).await
    }

    pub(super) async fn send(&self, method: Method, rest: &str, body: &Value) -> Got {
        got(self.request(method, rest).json(body)).await.expect("an answer")
    }

    pub(super) async fn claim(&self, case_id: &str) -> Got {
        let wish = json!({ "leaseSeconds": 900, "purpose": "review" });
        self.send(Method::POST, &format!("cases/{case_id}/claim"), &wish).await
    }

    pub(super) async fn case(&self, case_id: &str) -> Got {
        self.get(&format!("cases/{case_id}")).await
    }

    /// A reject under this claim and ETag, not yet sent.
    pub(super) fn decision(&self, claim: &Got, etag: &str) -> Sending {
        Sending {
            case_id: claim.text("caseId").to_owned(),
            key: uuid::Uuid::new_v4().to_string(),
            if_match: etag.to_owned(),
            claim: format!("{};token={}", claim.text("claimId"), claim.body["fencingToken"]),
            body: json!({
                "decisionId": uuid::Uuid::now_v7().to_string(), "decision": "reject",
                "reasons": [{ "scheme": "network", "code": "VPN_DETECTED" }], "comment": "",
                "customerFacingReason": "could_not_be_completed", "override": false,
                "evidence": { "etag": etag, "digest": "sha-256:00" }, "reviewer": { "id": self.person },
                "device": { "id": format!("dev_{}", self.person) }, "decidedAt": "2026-01-01T00:00:00Z",
                "client": { "name": "test", "version": "1" },
            }),
        }
    }

    pub(super) fn sending(&self, sending: &Sending) -> RequestBuilder {
        self.request(Method::POST, &format!("cases/{}/decision", sending.case_id))
            .header("idempotency-key", &sending.key)
            .header("if-match", &sending.if_match)
            .header("review-claim", &sending.claim)
            .json(&sending.body)
    }

    pub(super) async fn decide(&self, sending: &Sending) -> Got {
        got(self.sending(sending)).await.expect("an answer")
    }

    /// Claims a case and makes a reject for it.
    pub(super) async fn ready(&self, case_id: &str) -> Sending {
        let claim = self.claim(case_id).await;
        assert!(matches!(claim.status, 200 | 201), "the case is free: {:?}", claim.said());
        let etag = self.case(case_id).await.text("etag").to_owned();
        self.decision(&claim, &etag)
    }

    /// The feed from a cursor to its end.
    pub(super) async fn sweep(&self, cursor: &str, limit: usize) -> (Vec<Value>, String) {
        let (mut items, mut cursor) = (Vec::new(), cursor.to_owned());
        loop {
            let page = self.get(&format!("cases?view=changes&limit={limit}&cursor={cursor}")).await;
            assert_eq!(page.status, 200, "{:?}", page.said());
            items.extend_from_slice(page.items());
            page.text("nextCursor").clone_into(&mut cursor);
            if page.body["hasMore"] != true {
                return (items, cursor);
            }
        }
    }
}

/// A decision on its way.
#[derive(Clone, Debug)]
pub(super) struct Sending {
    pub(super) case_id: String,
    pub(super) key: String,
    pub(super) if_match: String,
    pub(super) claim: String,
    pub(super) body: Value,
}

/// The id of a staging case that is an ordinary trust case.
pub(super) fn plain_case(sandbox: &Sandbox, number: usize) -> String {
    let platform = sandbox.control();
    platform.plain_cases("staging").get(number).cloned().expect("enough plain cases")
}
