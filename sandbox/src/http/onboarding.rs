//! `/onboarding/{environment}`: the onboarding workflow's documented calls over [`crate::onboarding`].
use super::asked::json;
use crate::onboarding::{Ask, Desk, DeskError, journey::Step};
use crate::platform::{Platform, lock};
use crate::signin::{Claims, random_text};
use axum::{
    Router,
    body::Bytes,
    extract::{Path, Query, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::Arc;

type Shared = State<Arc<Platform>>;

/// The secret beside every key. Published in the documents; it protects nothing.
pub const SHARED_SECRET: &str = "sandbox-shared-secret-not-a-real-one";
/// Audience of the workflow's tokens: no other platform takes them.
const AUDIENCE: &str = "sandbox-onboarding";
/// How long a token lives; an older page shows three times as long.
const TOKEN_LIFE_SECS: i64 = 600;
/// Bytes of a body at most.
const MAX_BODY: usize = 64 * 1024;

pub(super) fn routes() -> Router<Arc<Platform>> {
    Router::new()
        .route("/onboarding/{environment}/v1/token", post(token))
        .route("/onboarding/{environment}/v1/slverify", post(verify))
        // The pages show both methods for it.
        .route("/onboarding/{environment}/v1/async-ui/send-link", get(send_link).post(send_link))
}

fn said(status: StatusCode, code: &str, description: &str) -> Response {
    (status, json(&json!({ "errorCode": code, "errorDescription": description }))).into_response()
}

/// What cannot be done is told inside an answer of status 200, beside a decision that is none.
fn come_to_nothing(error: DeskError) -> Response {
    json(&json!({
        "errorCode": error.code(), "errorDescription": error.to_string(), "policyObligation": false,
        "policyDecision": "no_decision",
    }))
}

fn no_token() -> Response {
    said(StatusCode::UNAUTHORIZED, "invalid_token", "the access token is missing, expired or not ours")
}

async fn token(
    State(platform): Shared,
    Path(environment): Path<String>,
    Query(query): Query<HashMap<String, String>>,
    headers: HeaderMap,
) -> Response {
    std::future::ready(grant(&platform, &environment, &query, &headers)).await
}

fn grant(platform: &Platform, environment: &str, query: &HashMap<String, String>, headers: &HeaderMap) -> Response {
    if query.get("grant_type").map(String::as_str) != Some("client_credentials") {
        return said(StatusCode::BAD_REQUEST, "invalid_request", "grant_type is missing or unknown");
    }
    let told = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let pair = told.strip_prefix("Basic ").and_then(|text| STANDARD.decode(text).ok());
    let pair = pair.and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default();
    let known = |key: &str| Step::of(key).is_some() || key == crate::onboarding::desk::UNCONFIGURED;
    let holds = pair.split_once(':').is_some_and(|(key, secret)| known(key) && secret == SHARED_SECRET);
    let here = lock(&platform.facades).desk(environment).is_some();
    if !holds || !here {
        return said(StatusCode::UNAUTHORIZED, "invalid_client", "key and secret do not belong together");
    }
    let now = platform.clock.now().timestamp();
    let claims = Claims {
        iss: platform.issuer(),
        sub: "sandbox-onboarding-customer".into(),
        name: "client".into(),
        roles: Vec::new(),
        auth_time: now,
        amr: Vec::new(),
        iat: now,
        exp: now + TOKEN_LIFE_SECS,
        aud: AUDIENCE.into(),
        nonce: None,
        scope: String::new(),
        env: vec![environment.to_owned()],
        jti: format!("{}.{}", lock(&platform.grants).number_token(), random_text()),
    };
    match platform.signer.sign(&claims) {
        // The number is text on every page.
        Ok(token) => json(&json!({
            "access_token": token, "expires_in": TOKEN_LIFE_SECS.to_string(), "token_type": "Bearer",
        })),
        Err(_) => said(StatusCode::INTERNAL_SERVER_ERROR, "internal", "no token could be made"),
    }
}

/// Does the work of a call whose token holds; refusals of the workflow ride inside a 200.
fn work(
    platform: &Platform,
    environment: &str,
    headers: &HeaderMap,
    work: impl FnOnce(&mut Desk) -> Result<Value, DeskError>,
) -> Response {
    let now = platform.clock.now();
    let told = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let claims = told
        .and_then(|text| text.strip_prefix("Bearer "))
        .and_then(|token| platform.signer.verify(token, AUDIENCE, &platform.issuer(), now))
        .filter(|claims| claims.env.iter().any(|name| name == environment))
        .filter(|claims| lock(&platform.grants).holds(&claims.jti, &claims.sub));
    if claims.is_none() {
        return no_token();
    }
    match platform.with_desk(environment, now, work) {
        Some(Ok(answer)) => json(&answer),
        Some(Err(error)) => come_to_nothing(error),
        None => no_token(),
    }
}

fn read(body: &Bytes) -> Result<Ask, DeskError> {
    let small = Some(body).filter(|body| body.len() <= MAX_BODY).ok_or(DeskError::Unreadable)?;
    serde_json::from_slice(small).map_err(|_| DeskError::Unreadable)
}

async fn verify(State(platform): Shared, Path(environment): Path<String>, headers: HeaderMap, body: Bytes) -> Response {
    let now = platform.clock.now();
    let answer = work(&platform, &environment, &headers, |desk| desk.verify(&read(&body)?, now));
    std::future::ready(answer).await
}

/// Key and transaction stand in the query of a GET, in the body of a POST.
async fn send_link(
    State(platform): Shared,
    Path(environment): Path<String>,
    Query(query): Query<HashMap<String, String>>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let now = platform.clock.now();
    let answer = work(&platform, &environment, &headers, |desk| {
        let field = |name: &str| query.get(name).cloned();
        let ask = match (field("apikey"), body.is_empty()) {
            (Some(apikey), true) => Ask { apikey, asi: field("asi"), ..Ask::default() },
            _ => read(&body)?,
        };
        desk.send_link(&ask.apikey, ask.asi.as_deref().unwrap_or_default(), now)
    });
    std::future::ready(answer).await
}
