//! What stands before every route.
use super::{journal, problem::Problem, turnstile::Side};
use crate::faults::{self, Host};
use crate::platform::{Platform, lock};
use crate::rules::{Code, Time, wire_time};
use crate::wire::Wire;
use axum::{
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Response, header},
    middleware::Next,
};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A request body at most; the largest the contract knows is a decision with 4,000 characters of comment.
const MAX_REQUEST: usize = 1024 * 1024;

/// The name of a request, in its extensions.
#[derive(Clone, Debug)]
pub struct RequestId(pub String);

const ASKED: [&str; 8] =
    ["idempotency-key", "if-match", "if-none-match", "review-claim", "content-type", "accept", "user-agent", "range"];
const ANSWERED: [&str; 9] = [
    "content-type",
    "etag",
    "retry-after",
    "idempotency-replayed",
    "x-request-id",
    "www-authenticate",
    "content-length",
    "cache-control",
    "content-disposition",
];

fn kept(headers: &HeaderMap, names: &[&str]) -> BTreeMap<String, String> {
    let value = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    names.iter().filter_map(|name| Some(((*name).to_owned(), value(name)?))).collect()
}

fn kind(fault: &faults::Fault) -> Option<String> {
    let value = serde_json::to_value(fault).ok()?;
    value.get("kind")?.as_str().map(str::to_owned)
}

/// Names the request, reads it, lets faults act, finishes problem bodies, writes the journal.
pub async fn front(
    State((platform, host)): State<(Arc<Platform>, Host)>,
    mut request: Request,
    next: Next,
) -> Response<Body> {
    let request_id = platform.next_request_id();
    request.extensions_mut().insert(RequestId(request_id.clone()));
    let wire = request.extensions().get::<Wire>().cloned();
    let method = request.method().to_string();
    let path = request.uri().path().to_owned();
    let query = request.uri().query().unwrap_or_default().to_owned();
    let bearer = request.headers().contains_key(header::AUTHORIZATION);
    if host == Host::Files && bearer {
        lock(&platform.links).bearer_seen = true;
    }
    let headers = kept(request.headers(), &ASKED);
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, MAX_REQUEST).await else {
        return finish(Problem::from(Code::Malformed).into_parts_later(), &request_id, &path, platform.clock.now());
    };
    let request = Request::from_parts(parts, Body::from(body.clone()));

    let fired = lock(&platform.faults).fire(host, &method, &path, &query);
    let early = match &fired {
        Some(fired) => faults::before(&fired.fault, wire.as_ref()).await,
        None => None,
    };
    let was_early = early.is_some();
    let answer = match early {
        Some(answer) => answer,
        None => carried_out(&platform, host, next, request).await,
    };
    let answer = finish(answer, &request_id, &path, platform.clock.now());
    let journal_on = lock(&platform.journal).is_on();
    if !journal_on && fired.is_none() {
        return answer;
    }
    let (parts, answer_body) = answer.into_parts();
    let answer_body = to_bytes(answer_body, usize::MAX).await.unwrap_or_default();
    if journal_on {
        let secret = tells_secrets(&path);
        lock(&platform.journal).add(journal::Entry {
            seq: 0,
            request_id,
            at: wire_time(platform.clock.now()),
            host,
            method,
            path,
            query: if secret || host == Host::Files { String::new() } else { query },
            bearer,
            headers,
            body: if secret || body.is_empty() { None } else { journal::text(&body) },
            status: parts.status.as_u16(),
            answer_headers: kept(&parts.headers, &ANSWERED),
            answer: if secret || answer_body.is_empty() { None } else { journal::text(&answer_body) },
            fault: fired.as_ref().and_then(|fired| kind(&fired.fault)),
        });
    }
    match fired {
        Some(fired) if !was_early => {
            faults::after(&platform, &fired, wire.as_ref(), Response::from_parts(parts, ()), answer_body.into()).await
        }
        _ => Response::from_parts(parts, Body::from(answer_body)),
    }
}

/// Carries the request out, through the turnstile where somebody holds one.
async fn carried_out(platform: &Platform, host: Host, next: Next, request: Request) -> Response<Body> {
    let turnstile = lock(&platform.turnstile).clone().filter(|_| host == Host::Api);
    let Some(turnstile) = turnstile else { return next.run(request).await };
    let (method, path) = (request.method().to_string(), request.uri().path().to_owned());
    let carried = tokio::spawn(async move {
        turnstile.pass(Side::Request, &method, &path).await;
        let answer = next.run(request).await;
        turnstile.pass(Side::Answer, &method, &path).await;
        answer
    });
    carried.await.unwrap_or_else(|_| Response::new(Body::empty()))
}

/// Calls whose bodies or answers carry tokens, secrets or short-lived addresses.
fn tells_secrets(path: &str) -> bool {
    let ends = ["/oauth/token", "/v1/token", "/download", "/preview"];
    path.starts_with("/oidc/") || ends.iter().any(|end| path.ends_with(end))
}

/// The case a call of the review API is about: its problem bodies name it, whoever refused (contract section 7).
fn case_of(path: &str) -> Option<&str> {
    let mut parts = path.strip_prefix("/review/v1/")?.split('/').skip(1);
    if parts.next() == Some("cases") { parts.next().filter(|id| !id.is_empty()) } else { None }
}

/// Names the request and dates the answer by the platform's own clock.
fn finish(mut answer: Response<Body>, request_id: &str, path: &str, now: Time) -> Response<Body> {
    if let Some(problem) = answer.extensions_mut().remove::<Problem>() {
        problem.finish(&mut answer, request_id, case_of(path));
    }
    let headers = answer.headers_mut();
    if let Ok(value) = HeaderValue::from_str(request_id) {
        headers.insert("x-request-id", value);
    }
    if let Ok(value) = HeaderValue::from_str(&httpdate::fmt_http_date(now.into())) {
        headers.entry(header::DATE).or_insert(value);
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    answer
}
