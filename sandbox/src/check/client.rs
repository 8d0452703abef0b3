//! The check's own client: sign-in with a login hint, plain requests, and what came back.
use super::{CheckOptions, Miss, broken, must, skipped};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use reqwest::{Method, RequestBuilder, redirect::Policy};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::time::Duration;
use url::Url;

/// A part in the play.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// Decides.
    Reviewer,
    /// Another who may decide.
    Second,
    /// Assigns and releases by force.
    Lead,
    /// Reads decisions.
    Auditor,
}

impl Part {
    const ALL: [Part; 4] = [Part::Reviewer, Part::Second, Part::Lead, Part::Auditor];

    fn word(self) -> &'static str {
        match self {
            Part::Reviewer => "reviewer",
            Part::Second => "second",
            Part::Lead => "lead",
            Part::Auditor => "auditor",
        }
    }
}

/// Where a desktop program would listen; nothing does, as the check reads the redirect itself.
pub(super) const REDIRECT: &str = "http://127.0.0.1:9/callback";

/// What came back.
#[derive(Clone, Debug)]
pub struct Got {
    /// HTTP status.
    pub status: u16,
    /// Headers in lower case.
    pub headers: HashMap<String, String>,
    /// The body as JSON; null when it is none.
    pub body: Value,
    /// The body's length.
    pub length: usize,
}

impl Got {
    /// A text field of the body, empty when absent.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        self.body.get(name).and_then(Value::as_str).unwrap_or_default()
    }

    /// A header, empty when absent.
    #[must_use]
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(String::as_str).unwrap_or_default()
    }

    /// Status and code, for the line.
    #[must_use]
    pub fn said(&self) -> String {
        format!("{} {}", self.status, self.text("code")).trim_end().to_owned()
    }

    /// Holds when the answer is this problem, with the full shape of problem bodies.
    ///
    /// # Errors
    /// What was seen instead.
    pub fn problem(&self, status: u16, code: &str) -> Result<String, Miss> {
        must(
            self.status == status && self.text("code") == code,
            format!("wanted {status} {code}, saw {}", self.said()),
        )?;
        let json = self.header("content-type").starts_with("application/problem+json");
        must(json, format!("{code} is not application/problem+json"))?;
        let whole = !self.text("requestId").is_empty()
            && self.body.get("status").and_then(Value::as_u64) == Some(status.into());
        must(whole, format!("{code} lacks requestId or status"))?;
        Ok(self.said())
    }

    /// Holds when the status is one of these.
    ///
    /// # Errors
    /// What was seen instead.
    pub fn status(&self, wanted: &[u16]) -> Result<(), Miss> {
        must(wanted.contains(&self.status), format!("wanted {wanted:?}, saw {}", self.said()))
    }
}

/// A decision on its way: everything a rule may want to spoil.
#[derive(Clone, Debug)]
pub struct Decide {
    /// Of which case.
    pub case_id: String,
    /// `Idempotency-Key`; none is a rule of its own.
    pub key: Option<String>,
    /// `If-Match`.
    pub if_match: Option<String>,
    /// `Review-Claim`.
    pub claim: Option<String>,
    /// The body.
    pub body: Value,
}

/// Signs in and asks.
#[derive(Debug)]
pub struct Client {
    /// What is checked.
    pub options: CheckOptions,
    http: reqwest::Client,
    discovery: Value,
    tokens: HashMap<Part, String>,
}

pub(super) fn verifier() -> (String, String) {
    let mut bytes = [0_u8; 48];
    // A weak verifier weakens nothing here: the check talks to a test server and reads its own code.
    let _ = aws_lc_rs::rand::fill(&mut bytes);
    let verifier = URL_SAFE_NO_PAD.encode(bytes);
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(&verifier));
    (verifier, challenge)
}

pub(super) async fn got(request: RequestBuilder) -> Result<Got, Miss> {
    let answer = request.send().await.map_err(|error| broken(format!("no answer: {}", error.without_url())))?;
    let status = answer.status().as_u16();
    let header = |value: &reqwest::header::HeaderValue| value.to_str().unwrap_or_default().to_owned();
    let headers = answer.headers().iter().map(|(name, value)| (name.as_str().to_owned(), header(value))).collect();
    let bytes = answer.bytes().await.map_err(|error| broken(format!("answer breaks off: {}", error.without_url())))?;
    Ok(Got { status, headers, length: bytes.len(), body: serde_json::from_slice(&bytes).unwrap_or(Value::Null) })
}

impl Client {
    pub(super) fn new(options: CheckOptions) -> Result<Self, String> {
        let http = reqwest::Client::builder()
            .redirect(Policy::none())
            .timeout(Duration::from_secs(60))
            .build()
            .map_err(|_| "the HTTP client cannot be built".to_owned())?;
        Ok(Self { options, http, discovery: Value::Null, tokens: HashMap::new() })
    }

    /// The discovery document, read once.
    pub(super) async fn discover(&mut self) -> Result<Value, Miss> {
        if self.discovery.is_null() {
            let issuer = self.options.issuer.as_str().trim_end_matches('/');
            let found = got(self.http.get(format!("{issuer}/.well-known/openid-configuration"))).await?;
            found.status(&[200])?;
            self.discovery = found.body;
        }
        Ok(self.discovery.clone())
    }

    pub(super) fn endpoint(&self, name: &str) -> Result<Url, Miss> {
        let text = self.discovery.get(name).and_then(Value::as_str).ok_or_else(|| broken(format!("no {name}")))?;
        Url::parse(text).map_err(|_| broken(format!("{name} is no address")))
    }

    /// Asks for a code; answers it.
    pub(super) async fn code(&self, person: &str, challenge: &str) -> Result<String, Miss> {
        let mut address = self.endpoint("authorization_endpoint")?;
        address.query_pairs_mut().extend_pairs([
            ("response_type", "code"),
            ("client_id", &self.options.client_id),
            ("redirect_uri", REDIRECT),
            ("scope", "openid profile offline_access review:read review:claim review:decide review:lead"),
            ("state", "check-state"),
            ("nonce", "check-nonce"),
            ("code_challenge", challenge),
            ("code_challenge_method", "S256"),
            ("login_hint", person),
        ]);
        let answer = got(self.http.get(address)).await?;
        if answer.status == 200 {
            return Err(skipped("the authorize page asks a person; give tokens on standard input"));
        }
        answer.status(&[302, 303])?;
        let back = Url::parse(answer.header("location")).map_err(|_| broken("no redirect address"))?;
        let pairs: HashMap<String, String> = back.query_pairs().into_owned().collect();
        must(pairs.get("state").map(String::as_str) == Some("check-state"), "state is not echoed")?;
        pairs.get("code").cloned().ok_or_else(|| broken("no code in the redirect"))
    }

    /// Asks the token endpoint.
    pub(super) async fn token(&self, form: &[(&str, &str)]) -> Result<Got, Miss> {
        got(self.http.post(self.endpoint("token_endpoint")?).form(form)).await
    }

    /// Asks the token endpoint with Basic authentication.
    pub(super) async fn token_basic(&self, secret: &str, form: &[(&str, &str)]) -> Result<Got, Miss> {
        let request =
            self.http.post(self.endpoint("token_endpoint")?).basic_auth(&self.options.client_id, Some(secret));
        got(request.form(form)).await
    }

    /// Signs a person in.
    pub(super) async fn sign_in(&self, person: &str) -> Result<Got, Miss> {
        let (verifier, challenge) = verifier();
        let code = self.code(person, &challenge).await?;
        let form = [
            ("grant_type", "authorization_code"),
            ("client_id", self.options.client_id.as_str()),
            ("redirect_uri", REDIRECT),
            ("code", &code),
            ("code_verifier", &verifier),
        ];
        let answer = self.token(&form).await?;
        answer.status(&[200])?;
        Ok(answer)
    }

    /// Signs everybody in who has no token yet.
    pub(super) async fn sign_everybody_in(&mut self) -> Result<(), Miss> {
        for part in Part::ALL {
            if let Some(token) = self.options.secrets.tokens.get(part.word()) {
                self.tokens.insert(part, token.clone());
                continue;
            }
            self.discover().await?;
            let person = self.person(part).to_owned();
            let answer = self.sign_in(&person).await?;
            self.tokens.insert(part, answer.text("access_token").to_owned());
        }
        Ok(())
    }

    /// The person who plays a part.
    pub(super) fn person(&self, part: Part) -> &str {
        let people = &self.options.people;
        match part {
            Part::Reviewer => &people.reviewer,
            Part::Second => &people.second,
            Part::Lead => &people.lead,
            Part::Auditor => &people.auditor,
        }
    }

    /// A request to the review API, below the environment.
    pub(super) fn review(&self, method: Method, rest: &str) -> RequestBuilder {
        let base = self.options.review.as_str().trim_end_matches('/');
        self.http.request(method, format!("{base}/{}/{rest}", self.options.environment))
    }

    /// A request to any address.
    pub(super) fn plain(&self, method: Method, address: &str) -> RequestBuilder {
        self.http.request(method, address)
    }

    /// With the part's token.
    pub(super) fn by(&self, part: Part, request: RequestBuilder) -> RequestBuilder {
        request.bearer_auth(self.tokens.get(&part).map(String::as_str).unwrap_or_default())
    }

    /// GET below the environment, as a part.
    pub(super) async fn get(&self, part: Part, rest: &str) -> Result<Got, Miss> {
        got(self.by(part, self.review(Method::GET, rest))).await
    }

    /// A request with a JSON body, as a part.
    pub(super) async fn send(&self, part: Part, method: Method, rest: &str, body: &Value) -> Result<Got, Miss> {
        got(self.by(part, self.review(method, rest)).json(body)).await
    }

    /// DELETE, as a part.
    pub(super) async fn delete(&self, part: Part, rest: &str) -> Result<Got, Miss> {
        got(self.by(part, self.review(Method::DELETE, rest))).await
    }

    /// Claims for review, as a part.
    pub(super) async fn claim(&self, part: Part, case_id: &str) -> Result<Got, Miss> {
        let body = json!({ "leaseSeconds": 600, "purpose": "review" });
        self.send(part, Method::POST, &format!("cases/{case_id}/claim"), &body).await
    }

    /// Releases; by force for a lead.
    pub(super) async fn release(&self, part: Part, case_id: &str, force: bool) -> Result<Got, Miss> {
        let force = if force { "?force=true" } else { "" };
        self.delete(part, &format!("cases/{case_id}/claim{force}")).await
    }

    /// The whole feed in pages of this size.
    pub(super) async fn sweep(&self, part: Part, limit: usize) -> Result<Vec<Value>, Miss> {
        let mut items = Vec::new();
        let mut cursor = String::new();
        for _ in 0..10_000 {
            let page = self.get(part, &format!("cases?view=changes&limit={limit}&cursor={cursor}")).await?;
            page.status(&[200])?;
            let found = page.body.get("items").and_then(Value::as_array).cloned().unwrap_or_default();
            must(found.len() <= limit, format!("{} items on a page of {limit}", found.len()))?;
            items.extend(found);
            cursor = page.text("nextCursor").to_owned();
            if page.body.get("hasMore").and_then(Value::as_bool) != Some(true) {
                return Ok(items);
            }
        }
        Err(broken("the feed does not end"))
    }

    /// Pending cases of a source that are free and carry no suspicion code.
    pub(super) async fn free(&self, source: &str, count: usize) -> Result<Vec<Value>, Miss> {
        let fits = |case: &Value| {
            let field = |name: &str| case.get(name).and_then(Value::as_str).unwrap_or_default();
            let codes = case.get("openedBecause").and_then(Value::as_array).cloned().unwrap_or_default();
            let clean = !codes
                .iter()
                .any(|one| one.get("code").and_then(Value::as_str).is_some_and(crate::rules::reasons::is_suspicion));
            field("state") == "pending"
                && field("source") == source
                && case.get("claim").is_some_and(Value::is_null)
                && case.get("assignedTo").is_some_and(Value::is_null)
                && clean
        };
        let all = self.sweep(Part::Reviewer, 200).await?;
        let found: Vec<Value> = all.into_iter().filter(fits).take(count).collect();
        if found.len() < count {
            return Err(skipped(format!("needs {count} free pending {source} cases, found {}", found.len())));
        }
        Ok(found)
    }

    /// A well-formed decision on a case the part holds.
    pub(super) fn decision(&self, part: Part, case: &Value, claim: &Got, reject: bool) -> Decide {
        let field = |name: &str| case.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let etag = field("etag");
        let token = claim.body.get("fencingToken").and_then(Value::as_u64).unwrap_or_default();
        Decide {
            case_id: field("caseId"),
            key: Some(uuid::Uuid::new_v4().to_string()),
            if_match: Some(etag.clone()),
            claim: Some(format!("{};token={token}", claim.text("claimId"))),
            body: json!({
                "decisionId": uuid::Uuid::now_v7().to_string(),
                "decision": if reject { "reject" } else { "approve" },
                "reasons": if reject { json!([{ "scheme": "network", "code": "VPN_DETECTED" }]) } else { json!([]) },
                "comment": "",
                "customerFacingReason": if reject { json!("could_not_be_completed") } else { Value::Null },
                "override": false,
                "evidence": { "etag": etag, "digest": format!("sha-256:{}", "0".repeat(64)) },
                "reviewer": { "id": self.person(part) },
                "device": { "id": format!("dev_check_{}", self.person(part)) },
                "decidedAt": "2026-01-01T00:00:00Z",
                "client": { "name": "second-look-sandbox check", "version": env!("CARGO_PKG_VERSION") },
            }),
        }
    }

    /// Sends a decision.
    pub(super) async fn decide(&self, part: Part, decide: &Decide) -> Result<Got, Miss> {
        let rest = format!("cases/{}/decision", decide.case_id);
        self.decide_at(part, &rest, decide).await
    }

    /// Sends a decision or second answer to this address.
    pub(super) async fn decide_at(&self, part: Part, rest: &str, decide: &Decide) -> Result<Got, Miss> {
        let mut request = self.by(part, self.review(Method::POST, rest)).json(&decide.body);
        for (name, value) in
            [("idempotency-key", &decide.key), ("if-match", &decide.if_match), ("review-claim", &decide.claim)]
        {
            if let Some(value) = value {
                request = request.header(name, value);
            }
        }
        got(request).await
    }
}
