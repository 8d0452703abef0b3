//! `/banking/{environment}`: the banking platform's documented calls over [`crate::banking`].
use super::{asked::json, bank_files, event_sender, form, front::RequestId};
use crate::banking::{Bank, BankError};
use crate::facades::{DOCUMENT_LINK_SECS, PREVIEW_LINK_SECS};
use crate::platform::{Platform, lock};
use crate::rules::Time;
use crate::signin::{CLIENT_ID, CLIENT_SECRET, Claims, random_text};
use axum::{
    Extension, Router,
    body::Bytes,
    extract::{FromRequestParts, Path, Query, State},
    http::{HeaderMap, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
    routing::{get, post, put},
};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::Arc;

type Shared = State<Arc<Platform>>;
type Named = Extension<RequestId>;

/// Audience of the bank's tokens: no other platform takes them.
const AUDIENCE: &str = "sandbox-banking";
/// How long a token lives, as documented.
const TOKEN_LIFE_SECS: i64 = 3_600;
/// Scopes of the documents.
const SCOPES: [&str; 4] = ["read_only", "read_write", "admin", "legal"];
/// What a token carries that was asked for without a scope; the default is not documented.
const DEFAULT_SCOPE: &str = "read_only read_write";
/// Bytes of a body at most.
const MAX_BODY: usize = 64 * 1024;

pub(super) fn routes() -> Router<Arc<Platform>> {
    Router::new()
        .route("/banking/{environment}/oauth/token", post(token))
        .route("/banking/{environment}/v1/users/{user}/qes", post(begin))
        .route("/banking/{environment}/v1/users/{user}/Kycreview", put(ask_review))
        .route("/banking/{environment}/v1/documents/{document}/download", get(download))
        .route("/banking/{environment}/core-connect/kyc/documents/need-review", get(need_review))
        .route("/banking/{environment}/core-connect/users/{user}/kyc/document", get(of_user))
        .route("/banking/{environment}/core-connect/kyc/documents/{document}/preview", get(preview))
        .route("/banking/{environment}/core-connect/kyc/documents/{document}/status", put(set_status))
        .route("/banking/{environment}/core-connect/kyc/documents/{document}", axum::routing::delete(delete))
}

/// An error in the body the bank speaks in: the current one, or the older.
fn refused(error: &BankError, older: bool, request_id: &str) -> Response {
    let (kind, code) = error.words();
    let one = |message: String| {
        if older {
            json!({ "errorCode": error.status(), "errorMessage": message })
        } else {
            let page = format!("https://docs.bank.example/errors/{code}");
            json!({ "type": kind, "code": code, "message": message, "docUrl": page, "requestId": request_id })
        }
    };
    let errors: Vec<Value> = match error {
        // One for each field, so that nobody has to try five times.
        BankError::Missing(fields) => fields.iter().map(|field| one(format!("{field} is empty"))).collect(),
        other => vec![one(other.to_string())],
    };
    let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::BAD_REQUEST);
    (status, json(&json!({ "errors": errors }))).into_response()
}

/// Who calls, in which environment; refused before anything is looked at.
struct Caller {
    environment: String,
    scope: String,
    now: Time,
    request_id: String,
    older: bool,
}

impl FromRequestParts<Arc<Platform>> for Caller {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, platform: &Arc<Platform>) -> Result<Self, Response> {
        let now = platform.clock.now();
        let request_id = parts.extensions.get::<RequestId>().map(|id| id.0.clone()).unwrap_or_default();
        let environment = parts.uri.path().split('/').nth(2).unwrap_or_default().to_owned();
        let older = lock(&platform.facades).bank(&environment).is_some_and(|bank| bank.settings.older_errors);
        let told = parts.headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let claims = told.and_then(|text| text.strip_prefix("Bearer ")).and_then(|token| {
            let claims = platform.signer.verify(token, AUDIENCE, &platform.issuer(), now)?;
            let here = claims.env.contains(&environment) && lock(&platform.grants).holds(&claims.jti, &claims.sub);
            here.then_some(claims)
        });
        let claims = claims.ok_or_else(|| refused(&BankError::Token, older, &request_id));
        std::future::ready(claims.map(|claims| Self { environment, scope: claims.scope, now, request_id, older })).await
    }
}

impl Caller {
    fn needs(&self, scope: &'static str) -> Result<(), BankError> {
        let has = |wanted: &str| self.scope.split(' ').any(|word| word == wanted);
        // Whoever may write may read.
        let fits = has(scope) || (scope == "read_only" && has("read_write"));
        if fits { Ok(()) } else { Err(BankError::Scope(scope)) }
    }

    fn work<T>(
        &self,
        platform: &Platform,
        scope: &'static str,
        work: impl FnOnce(&mut Bank) -> Result<T, BankError>,
    ) -> Result<T, BankError> {
        self.needs(scope)?;
        platform.with_bank(&self.environment, self.now, work).unwrap_or(Err(BankError::Token))
    }

    fn say(&self, answer: Result<Response, BankError>) -> Response {
        answer.unwrap_or_else(|error| refused(&error, self.older, &self.request_id))
    }

    async fn say_and_send(&self, platform: &Platform, answer: Result<Response, BankError>) -> Response {
        event_sender::send_out(platform, &self.environment).await;
        self.say(answer)
    }
}

fn user(text: &str) -> Result<u64, BankError> {
    text.parse().map_err(|_| BankError::NoUser)
}

fn read(body: &Bytes) -> Result<Value, BankError> {
    if body.len() > MAX_BODY {
        return Err(BankError::TooLarge);
    }
    if body.is_empty() {
        return Ok(json!({}));
    }
    let value: Value = serde_json::from_slice(body).map_err(|_| BankError::Parameter("body"))?;
    if value.is_object() { Ok(value) } else { Err(BankError::Parameter("body")) }
}

async fn token(
    State(platform): Shared,
    Path(environment): Path<String>,
    Extension(RequestId(request_id)): Named,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let older = lock(&platform.facades).bank(&environment).map(|bank| bank.settings.older_errors);
    let answer = older.ok_or(BankError::Token).and_then(|_| grant(&platform, &environment, &headers, &body));
    let answer = answer.unwrap_or_else(|error| refused(&error, older.unwrap_or_default(), &request_id));
    std::future::ready(answer).await
}

fn grant(platform: &Platform, environment: &str, headers: &HeaderMap, body: &Bytes) -> Result<Response, BankError> {
    if body.len() > MAX_BODY {
        return Err(BankError::TooLarge);
    }
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let form = form::fields(kind, body).ok_or(BankError::Parameter("body"))?;
    let field = |name: &'static str| form.get(name).map(String::as_str).ok_or(BankError::Parameter(name));
    if field("grant_type")? != "client_credentials" {
        return Err(BankError::Parameter("grant_type"));
    }
    if field("client_id")? != CLIENT_ID || field("client_secret")? != CLIENT_SECRET {
        return Err(BankError::Token);
    }
    let scope = form.get("scope").map_or(DEFAULT_SCOPE, String::as_str);
    if scope.split_whitespace().any(|word| !SCOPES.contains(&word)) {
        return Err(BankError::Parameter("scope"));
    }
    let now = platform.clock.now().timestamp();
    let claims = Claims {
        iss: platform.issuer(),
        sub: CLIENT_ID.into(),
        name: "client".into(),
        roles: Vec::new(),
        auth_time: now,
        amr: Vec::new(),
        iat: now,
        exp: now + TOKEN_LIFE_SECS,
        aud: AUDIENCE.into(),
        nonce: None,
        scope: scope.split_whitespace().collect::<Vec<_>>().join(" "),
        env: vec![environment.to_owned()],
        jti: format!("{}.{}", lock(&platform.grants).number_token(), random_text()),
    };
    let token = platform.signer.sign(&claims).map_err(|_| BankError::Failed)?;
    let answer = json!({ "token_type": "Bearer", "expires_in": TOKEN_LIFE_SECS, "access_token": token });
    Ok(json(&answer))
}

async fn begin(
    State(platform): Shared,
    Path((_, user_id)): Path<(String, String)>,
    Query(query): Query<HashMap<String, String>>,
    caller: Caller,
    body: Bytes,
) -> Response {
    let made = || {
        caller.needs("read_write")?;
        let wish = read(&body)?;
        let back = wish.get("redirectUrl");
        let back = back.map(|value| value.as_str().and_then(|text| url::Url::parse(text).ok()));
        if back.is_some_and(|address| address.is_none_or(|address| address.scheme() != "https")) {
            return Err(BankError::Parameter("redirectUrl"));
        }
        let user_id = user(&user_id)?;
        let tag = query.get("accessTag").map(String::as_str);
        caller.work(&platform, "read_write", |bank| Ok((bank.begin(user_id, tag, caller.now)?, bank.settings.flat)))
    };
    let answer = made().map(|(id, flat)| {
        let address = format!("https://ident.sandbox.invalid/identifications/{id}/start");
        let pair = json!({ "identificationId": id, "identificationURL": address });
        let body = if flat { pair } else { json!({ "identification": pair }) };
        (StatusCode::CREATED, json(&body)).into_response()
    });
    caller.say_and_send(&platform, answer).await
}

async fn ask_review(
    State(platform): Shared,
    Path((_, user_id)): Path<(String, String)>,
    Query(query): Query<HashMap<String, String>>,
    caller: Caller,
) -> Response {
    let tag = query.get("accessTag").map(String::as_str);
    let asked = user(&user_id)
        .and_then(|id| caller.work(&platform, "read_write", |bank| bank.ask_review(id, tag, caller.now)))
        .map(|users| json(&users));
    caller.say_and_send(&platform, asked).await
}

async fn download(State(platform): Shared, Path((_, id)): Path<(String, String)>, caller: Caller) -> Response {
    let found = caller.work(&platform, "read_only", |bank| bank.download(&id));
    let answer = found.and_then(|at| {
        let environment = &caller.environment;
        let link = bank_files::address(&platform, environment, (at, &id), DOCUMENT_LINK_SECS, caller.now);
        link.map(|url| json(&json!({ "url": url }))).ok_or(BankError::Failed)
    });
    std::future::ready(caller.say(answer)).await
}

async fn need_review(State(platform): Shared, caller: Caller) -> Response {
    let found = caller.work(&platform, "legal", |bank| bank.reviews(None));
    std::future::ready(caller.say(found.map(|list| json(&list)))).await
}

async fn of_user(State(platform): Shared, Path((_, user_id)): Path<(String, String)>, caller: Caller) -> Response {
    let found = user(&user_id).and_then(|id| caller.work(&platform, "legal", |bank| bank.reviews(Some(id))));
    std::future::ready(caller.say(found.map(|list| json(&list)))).await
}

async fn preview(State(platform): Shared, Path((_, id)): Path<(String, String)>, caller: Caller) -> Response {
    let found = caller.work(&platform, "legal", |bank| bank.in_review(&id));
    let answer = found.and_then(|at| {
        let environment = &caller.environment;
        let link = bank_files::address(&platform, environment, (at, &id), PREVIEW_LINK_SECS, caller.now);
        let told = |url| json!({ "url": url, "contentType": "image/jpeg", "duration": PREVIEW_LINK_SECS });
        link.map(|url| json(&told(url))).ok_or(BankError::Failed)
    });
    std::future::ready(caller.say(answer)).await
}

async fn set_status(
    State(platform): Shared,
    Path((_, id)): Path<(String, String)>,
    caller: Caller,
    body: Bytes,
) -> Response {
    let done = || {
        caller.needs("legal")?;
        let wish = read(&body)?;
        let status = wish.get("status").and_then(Value::as_u64).ok_or(BankError::Parameter("status"))?;
        let comment = wish.get("comment").and_then(Value::as_str).ok_or(BankError::Parameter("comment"))?;
        caller.work(&platform, "legal", |bank| bank.set_status(&id, status, comment, caller.now))
    };
    let answer = done().map(|document| json(&document));
    caller.say_and_send(&platform, answer).await
}

async fn delete(State(platform): Shared, Path((_, id)): Path<(String, String)>, caller: Caller) -> Response {
    let done = caller.work(&platform, "legal", |bank| bank.delete(&id, caller.now));
    std::future::ready(caller.say(done.map(|()| StatusCode::OK.into_response()))).await
}
