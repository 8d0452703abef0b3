//! `/review/v1/{environment}`: feeds, cases, claims, assignment, people, policy (contract sections 2, 3, 6 and 7).
use super::{
    asked::{Asked, json, json_text, tagged},
    files,
    problem::Problem,
    review_decisions,
};
use crate::ledger::{Page, claim_json};
use crate::platform::Platform;
use crate::rules::{
    Code,
    assignment::AssignAsk,
    claims::{ClaimAsk, Taken},
    feed,
    policy::CUSTOMER_FACING_REASONS,
    wire_time,
    witness::CheckpointAsk,
};
use crate::signin::is_signed;
use crate::stock;
use axum::{
    Router,
    body::Bytes,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::{get, post, put},
};
use serde_json::json;
use std::sync::Arc;

/// A name a person gives a machine is a short one.
const MOST_LABEL_BYTES: usize = 200;

type Answer = Result<Response, Problem>;
type Shared = State<Arc<Platform>>;

/// The routes.
pub(super) fn routes() -> Router<Arc<Platform>> {
    let base = "/review/v1/{environment}";
    let path = |rest: &str| format!("{base}{rest}");
    Router::new()
        .route(&path("/cases"), get(cases))
        .route(&path("/cases/{case}"), get(case))
        .route(&path("/cases/{case}/evidence"), get(evidence))
        .route(&path("/cases/{case}/claim"), post(claim).delete(release))
        .route(&path("/cases/{case}/assignment"), put(assign))
        .route(&path("/cases/{case}/decision"), post(review_decisions::decide).get(review_decisions::read_back))
        .route(&path("/cases/{case}/decision/{decision}/second"), post(review_decisions::second))
        .route(&path("/decisions"), get(review_decisions::feed))
        .route(&path("/devices/{device}"), put(enrol))
        .route(&path("/devices/{device}/checkpoints"), post(witness))
        .route(&path("/people"), get(people))
        .route(&path("/policy"), get(policy))
}

/// A feed page: items are JSON texts already, so the page is put together as text.
pub(super) fn page(page: &Page, server_time: &str) -> Response {
    json_text(format!(
        "{{\"items\":[{}],\"nextCursor\":{},\"hasMore\":{},\"serverTime\":\"{server_time}\"}}",
        page.items.join(","),
        json!(page.next_cursor),
        page.has_more,
    ))
}

async fn cases(State(platform): Shared, Path(environment): Path<String>, asked: Asked) -> Answer {
    asked.enter_reading(&environment)?;
    let limit = feed::limit(asked.field("limit"))?;
    let server_time = wire_time(asked.now);
    let mut ledger = platform.ledger_at(asked.now);
    match asked.field("view") {
        Some("changes") => {
            let found = ledger.changes(&environment, &asked.who, asked.field("cursor"), limit, asked.now)?;
            Ok(page(&found, &server_time))
        }
        None => {
            let number = asked.number("page", 1)?;
            let (state, to) = (asked.field("state"), asked.field("assignedTo"));
            let (items, more) = ledger.list(&environment, &asked.who, state, to, limit, number, asked.now)?;
            Ok(json_text(format!(
                "{{\"items\":[{}],\"page\":{number},\"limit\":{limit},\"hasMore\":{more},\"serverTime\":\"{server_time}\"}}",
                items.join(","),
            )))
        }
        Some(_) => Err(Code::Malformed.into()),
    }
}

async fn case(State(platform): Shared, Path((environment, id)): Path<(String, String)>, asked: Asked) -> Answer {
    asked.enter_reading(&environment)?;
    let ledger = platform.ledger_at(asked.now);
    let case = ledger.case(&environment, &id, &asked.who)?;
    let etag = case.record.etag();
    if asked.knows(&etag) {
        return Ok(tagged(StatusCode::NOT_MODIFIED.into_response(), &etag));
    }
    let mut summary = case.summary(asked.now, ledger.epoch);
    if let Some(fields) = summary.as_object_mut() {
        fields.insert("serverTime".into(), wire_time(asked.now).into());
    }
    Ok(tagged(json(&summary), &etag))
}

async fn evidence(State(platform): Shared, Path((environment, id)): Path<(String, String)>, asked: Asked) -> Answer {
    asked.enter_reading(&environment)?;
    let (found, epoch) = {
        let ledger = platform.ledger_at(asked.now);
        (ledger.review_evidence(&environment, &id, &asked.who), ledger.epoch)
    };
    let (shown, etag) = found?;
    if asked.knows(&etag) {
        return Ok(tagged(StatusCode::NOT_MODIFIED.into_response(), &etag));
    }
    let evidence = files::with_digests(shown.evidence).await;
    let mut blocks = stock::render_evidence(&evidence, epoch);
    if let Some(fields) = blocks.as_object_mut() {
        fields.insert("caseId".into(), id.into());
    }
    Ok(tagged(json(&blocks), &etag))
}

fn read<T: serde::de::DeserializeOwned>(body: &Bytes) -> Result<T, Problem> {
    serde_json::from_slice(body).map_err(|_| Code::Malformed.into())
}

async fn claim(
    State(platform): Shared,
    Path((environment, id)): Path<(String, String)>,
    asked: Asked,
    body: Bytes,
) -> Answer {
    asked.enter(&environment)?;
    let ask: ClaimAsk = read(&body)?;
    let mut ledger = platform.ledger_at(asked.now);
    let (taken, same, claim) = ledger.claim(&environment, &id, &asked.who, &ask, asked.now)?;
    let status = if taken == Taken::New { StatusCode::CREATED } else { StatusCode::OK };
    Ok((status, json(&claim_json(&id, &claim, same, asked.now))).into_response())
}

async fn release(State(platform): Shared, Path((environment, id)): Path<(String, String)>, asked: Asked) -> Answer {
    asked.enter(&environment)?;
    let force = asked.field("force") == Some("true");
    let released = platform.ledger_at(asked.now).release(&environment, &id, &asked.who, force, asked.now);
    released?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

async fn assign(
    State(platform): Shared,
    Path((environment, id)): Path<(String, String)>,
    asked: Asked,
    body: Bytes,
) -> Answer {
    asked.enter(&environment)?;
    let ask: AssignAsk = read(&body)?;
    let known = match &ask.to {
        Some(crate::rules::Assignment::Person(person)) => platform.person(person).is_some(),
        _ => true,
    };
    let mut ledger = platform.ledger_at(asked.now);
    let epoch = ledger.epoch;
    if !known {
        return Err(Code::Malformed.into());
    }
    let assigned = ledger.assign(&environment, &id, &asked.who, &ask, asked.now);
    let case = assigned?;
    let etag = case.record.etag();
    Ok(tagged(json(&case.summary(asked.now, epoch)), &etag))
}

async fn people(State(platform): Shared, Path(environment): Path<String>, asked: Asked) -> Answer {
    asked.enter_reading(&environment)?;
    let here = platform.people.iter().filter(|person| person.environments.contains(&environment));
    let items: Vec<_> = here.map(|person| json!(person.person)).collect();
    Ok(json(&json!({ "items": items })))
}

async fn policy(State(platform): Shared, Path(environment): Path<String>, asked: Asked) -> Answer {
    asked.enter_reading(&environment)?;
    let policy = platform.ledger_at(asked.now).options.policy.clone();
    Ok(json(&json!({
        "version": policy.version,
        "customerFacingReasons": CUSTOMER_FACING_REASONS,
        "secondPerson": { "approveOverSuspicion": policy.second_on_suspicion, "blind": policy.blind },
        "maxCommentLength": policy.max_comment_length,
    })))
}

#[derive(serde::Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct EnrolAsk {
    verifier_key: String,
    #[serde(default)]
    label: Option<String>,
}

async fn enrol(
    State(platform): Shared,
    Path((environment, device)): Path<(String, String)>,
    asked: Asked,
    body: Bytes,
) -> Answer {
    asked.enter_reading(&environment)?;
    let EnrolAsk { verifier_key, label } = read(&body)?;
    if label.is_some_and(|label| label.len() > MOST_LABEL_BYTES) {
        return Err(Code::Malformed.into());
    }
    let new = platform.ledger_at(asked.now).enrol(&environment, &device, &asked.who, &verifier_key)?;
    let status = if new { StatusCode::CREATED } else { StatusCode::OK };
    let known = json!({
        "deviceId": device, "enrolledAt": wire_time(asked.now), "witnessKey": platform.witness.key(),
    });
    Ok((status, json(&known)).into_response())
}

async fn witness(
    State(platform): Shared,
    Path((environment, device)): Path<(String, String)>,
    asked: Asked,
    body: Bytes,
) -> Answer {
    asked.enter_reading(&environment)?;
    let ask: CheckpointAsk = read(&body)?;
    let seen = platform.ledger_at(asked.now).witness(&environment, &device, &asked.who, &ask, &is_signed)?;
    // Whole seconds are signed: the time beside them is the same one.
    let at_secs = u64::try_from(asked.now.timestamp()).unwrap_or_default();
    let at = chrono::DateTime::from_timestamp(asked.now.timestamp(), 0).unwrap_or(asked.now);
    let line = platform.witness.cosign(&seen, at_secs);
    Ok(json(&json!({ "cosignature": line, "cosignedAt": wire_time(at) })))
}
