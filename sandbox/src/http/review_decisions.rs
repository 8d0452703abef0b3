//! Decisions over HTTP: reading the request, 400 and 428, the key, then the rules (contract section 4).
use super::{
    asked::{Asked, json, tagged},
    problem::Problem,
    review::page,
};
use crate::ledger::{DecisionAsk, Outcome, Second, decision_json};
use crate::platform::Platform;
use crate::rules::{Code, Refusal, body, claims::ClaimHeader, feed as feed_rules, keys, wire_time};
use axum::{
    body::Bytes,
    extract::{Path, State},
    http::{HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use sha2::{Digest, Sha256};
use std::sync::Arc;

type Shared = State<Arc<Platform>>;

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The answer for a decision: 201 applied, 202 not yet, 200 for a replay or a read-back.
fn answer(outcome: &Outcome, read_back: bool, location: &str) -> Response {
    let pending = matches!(
        outcome.recorded.state,
        crate::rules::DecisionState::Applying | crate::rules::DecisionState::AwaitingSecond
    );
    let status = match () {
        () if outcome.replayed || read_back => StatusCode::OK,
        () if pending => StatusCode::ACCEPTED,
        () => StatusCode::CREATED,
    };
    let body = tagged(json(&decision_json(&outcome.recorded)), &outcome.etag);
    let mut answer = (status, body).into_response();
    let headers = answer.headers_mut();
    if pending {
        // A second person takes longer than the platform does.
        let waits = outcome.recorded.state == crate::rules::DecisionState::AwaitingSecond;
        let secs = if waits { outcome.retry_after_secs.max(60) } else { outcome.retry_after_secs };
        headers.insert(header::RETRY_AFTER, HeaderValue::from(secs));
    }
    if outcome.replayed {
        headers.insert("idempotency-replayed", HeaderValue::from_static("true"));
    }
    if let (false, Ok(value)) = (read_back, HeaderValue::from_str(location)) {
        headers.insert(header::LOCATION, value);
    }
    answer
}

/// `POST …/decision`
pub(super) async fn decide(
    platform: Shared,
    Path((environment, case)): Path<(String, String)>,
    asked: Asked,
    body: Bytes,
) -> Result<Response, Problem> {
    take(platform.0, environment, case, None, asked, body).await
}

/// `POST …/decision/{decisionId}/second`
pub(super) async fn second(
    platform: Shared,
    Path((environment, case, decision)): Path<(String, String, String)>,
    asked: Asked,
    body: Bytes,
) -> Result<Response, Problem> {
    take(platform.0, environment, case, Some(decision), asked, body).await
}

async fn take(
    platform: Arc<Platform>,
    environment: String,
    case: String,
    decision: Option<String>,
    asked: Asked,
    body: Bytes,
) -> Result<Response, Problem> {
    // Once begun a decision is finished, whether or not the caller still listens.
    let work =
        tokio::spawn(async move { finish(&platform, &environment, &case, decision.as_deref(), &asked, &body).await });
    work.await.unwrap_or_else(|_| Err(Code::Internal.into())).map_err(Problem::from)
}

async fn finish(
    platform: &Platform,
    environment: &str,
    case_id: &str,
    decision: Option<&str>,
    asked: &Asked,
    body: &[u8],
) -> Result<Response, Refusal> {
    // 400: no key, or anything that cannot be read.
    let key = keys::read(asked.header("idempotency-key"))?;
    let claim = asked.header("review-claim").map(ClaimHeader::parse).transpose()?;
    if asked.headers.contains_key("review-claim") && claim.is_none() {
        return Err(Code::Malformed.into());
    }
    let (id, read) = body::read(body, if decision.is_some() { "answerId" } else { "decisionId" })?;
    // 428.
    let if_match = asked.header("if-match").ok_or(Code::PreconditionRequired)?;
    if asked.enter(environment).is_err() {
        return Err(Code::Forbidden.into());
    }
    let digest = hex(&Sha256::digest(body));
    let body_digest = format!("sha-256:{digest}");
    let ask = DecisionAsk {
        environment,
        case_id,
        who: &asked.who,
        key,
        print: keys::Print {
            method: Method::POST.to_string(),
            path: asked.path.clone(),
            if_match: if_match.to_owned(),
            body_sha256: digest,
        },
        claim: claim.as_ref(),
        id: &id,
        answer: &read,
        body_digest: &body_digest,
        request_id: &asked.request_id,
    };
    let location = format!("{}/{environment}/cases/{case_id}/decision", platform.addresses.review);
    if let Some(replay) = platform.ledger_at(asked.now).begin(&ask, asked.now)? {
        return Ok(answer(&replay, false, &location));
    }
    platform.while_held().await;
    let now = platform.clock.now();
    let second = decision.map(|decision_id| Second { decision_id });
    let outcome = platform.ledger_at(now).decide(&ask, second, now)?;
    Ok(answer(&outcome, false, &location))
}

/// `GET …/decision`
pub(super) async fn read_back(
    State(platform): Shared,
    Path((environment, case)): Path<(String, String)>,
    asked: Asked,
) -> Result<Response, Problem> {
    asked.enter_reading(&environment)?;
    let found = platform.ledger_at(asked.now).read_back(&environment, &case, &asked.who);
    let outcome = found?;
    Ok(answer(&outcome, true, ""))
}

/// `GET decisions`
pub(super) async fn feed(
    State(platform): Shared,
    Path(environment): Path<String>,
    asked: Asked,
) -> Result<Response, Problem> {
    asked.enter_reading(&environment)?;
    let limit = feed_rules::limit(asked.field("limit"))?;
    let ledger = platform.ledger_at(asked.now);
    let found = ledger.decisions(&environment, &asked.who, asked.field("cursor"), limit)?;
    Ok(page(&found, &wire_time(asked.now)))
}
