//! `/api/v1`: the trust platform's documented calls. Where copies of its documents disagree, the sandbox's generation
//! setting decides (older envelopes for G0 and G1). Error bodies are ours, as none is published.
use super::{
    asked::{Asked, json},
    files,
    problem::Problem,
    signed_files,
};
use crate::ledger::{Created, Listed, SortBy};
use crate::platform::Platform;
use crate::rules::{Code, wire_time};
use crate::stock::{self, Generation};
use axum::{
    Router,
    body::Bytes,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::get,
};
use serde_json::{Value, json};
use std::sync::Arc;

type Answer = Result<Response, Problem>;
type Shared = State<Arc<Platform>>;

/// The routes. Both documented orders of flow and environment share one pattern.
pub(super) fn routes() -> Router<Arc<Platform>> {
    Router::new()
        .route("/api/v1/flows/{first}", get(flows))
        .route("/api/v1/flows/{first}/{second}", get(flow_document))
        .route("/api/v1/flows/{first}/{second}/sessions", get(list).post(create))
        .route("/api/v1/{environment}/sessions/{session}", get(session))
        .route("/api/v1/{environment}/sessions/{session}/datablocks", get(datablocks))
        .route("/api/v1/{environment}/files/{vault}", get(files::find))
}

fn older(generation: Generation) -> bool {
    matches!(generation, Generation::G0 | Generation::G1)
}

fn envelope(content: Vec<Value>, page: usize, size: usize, total: usize, generation: Generation) -> Response {
    if older(generation) && total <= size {
        return json(&json!({ "content": content }));
    }
    json(&json!({
        "content": content,
        "page": { "size": size, "number": page, "totalElements": total, "totalPages": total.div_ceil(size) },
    }))
}

async fn flows(State(platform): Shared, Path(environment): Path<String>, asked: Asked) -> Answer {
    asked.enter(&environment)?;
    let generation = platform.generation();
    let (page, size) = (asked.number("page", 1)?, asked.number("size", 20)?.min(100));
    let all: Vec<Value> = stock::flows(&environment)
        .map(|flow| {
            let version = if older(generation) { json!(flow.version.to_string()) } else { json!(flow.version) };
            json!({
                "id": flow.id, "name": flow.name, "description": flow.description, "version": version,
                "environment": flow.environment,
            })
        })
        .collect();
    let total = all.len();
    let content = all.into_iter().skip((page - 1).saturating_mul(size)).take(size).collect();
    Ok(envelope(content, page, size, total, generation))
}

fn flow_of(environment: &str, id: &str) -> Result<&'static stock::Flow, Problem> {
    stock::flows(environment).find(|flow| flow.id == id).ok_or_else(|| Code::NotFound.into())
}

async fn flow_document(Path((environment, id)): Path<(String, String)>, asked: Asked) -> Answer {
    asked.enter(&environment)?;
    let flow = flow_of(&environment, &id)?;
    Ok(json(&json!({
        "openapi": "3.0.3",
        "info": { "title": flow.name, "version": flow.version.to_string() },
        "x-flow-id": flow.id, "x-flow-version": flow.version, "x-environment": flow.environment,
        "paths": { format!("/api/v1/flows/{}/{}/sessions", flow.id, flow.environment): { "post": {
            "summary": "Create a session of this flow",
            "requestBody": { "required": true, "content": { "application/json": { "schema": {
                "type": "object",
                "required": ["input", "metadata"],
                "properties": {
                    "input": { "type": "object", "properties": { "extendedIdentity": { "type": "object" } } },
                    "metadata": { "type": "object", "required": ["subjectId"], "properties": {
                        "subjectId": { "type": "string" }, "locale": { "type": "string" } } },
                    "redirectUrl": { "type": "string", "format": "uri" },
                    "state": { "type": "string", "maxLength": 2048 },
                },
            } } } },
            "responses": { "201": { "description": "Created" }, "400": { "description": "Malformed" },
                "401": { "description": "No token" }, "403": { "description": "Not allowed" },
                "500": { "description": "Failed" } },
        } } },
    })))
}

async fn create(
    State(platform): Shared,
    Path((flow_id, environment)): Path<(String, String)>,
    asked: Asked,
    body: Bytes,
) -> Answer {
    asked.enter(&environment)?;
    let flow = flow_of(&environment, &flow_id)?;
    let malformed = || Problem::from(Code::Malformed);
    let wish: Value = serde_json::from_slice(&body).map_err(|_| malformed())?;
    let fields = wish.as_object().ok_or_else(malformed)?;
    // Keyed by block name today, a list of typed blocks in the older copies.
    if !fields.get("input").is_none_or(|input| input.is_object() || input.is_array()) {
        return Err(malformed());
    }
    let text = |value: Option<&Value>| value.and_then(Value::as_str).map(str::to_owned);
    let state = text(fields.get("state"));
    if state.as_ref().is_some_and(|state| state.chars().count() > 2048) {
        return Err(malformed());
    }
    let created = Created {
        session_id: uuid::Uuid::now_v7().to_string(),
        flow_id: flow.id.to_owned(),
        subject_id: text(fields.get("metadata").and_then(|metadata| metadata.get("subjectId"))),
        state,
        at: asked.now,
    };
    let session_id = created.session_id.clone();
    let mut ledger = platform.ledger_at(asked.now);
    ledger.create_session(&environment, created)?;
    let answer = json!({
        "flowId": flow.id, "flowVersion": flow.version, "environment": environment,
        "sessionContext": {
            "sessionId": session_id, "sessionStatus": "CREATED", "createdAt": wire_time(asked.now),
            "expiresAt": wire_time(asked.now + chrono::TimeDelta::hours(24)),
        },
        "playerUrl": format!("https://player.sandbox.invalid/{session_id}"),
        "sdkToken": format!("sdk-{session_id}"),
    });
    Ok((StatusCode::CREATED, json(&answer)).into_response())
}

async fn list(State(platform): Shared, Path((flow_id, environment)): Path<(String, String)>, asked: Asked) -> Answer {
    asked.enter(&environment)?;
    let flow = flow_of(&environment, &flow_id)?;
    let generation = platform.generation();
    let (page, size) = (asked.number("page", 1)?, asked.number("size", 20)?.min(100));
    let sort_by = match asked.field("sortBy") {
        None | Some("createdAt") => SortBy::CreatedAt,
        Some("status") => SortBy::Status,
        Some(_) => return Err(Code::Malformed.into()),
    };
    let descending = match asked.field("sortDesc") {
        None | Some("false") => false,
        Some("true") => true,
        Some(_) => return Err(Code::Malformed.into()),
    };
    let ledger = platform.ledger_at(asked.now);
    let epoch = ledger.epoch;
    let found = ledger.sessions_of_flow(&environment, (flow.id, flow.version), sort_by, descending, page, size)?;
    drop(ledger);
    let render = |one: Listed| match one {
        Listed::OfCase(shown) => stock::render_session(&shown.facts, &shown.evidence, generation, epoch),
        Listed::Created(value) => Some(value),
    };
    let content = found.shown.into_iter().filter_map(render).collect();
    Ok(envelope(content, page, size, found.total, generation))
}

async fn session(State(platform): Shared, Path((environment, id)): Path<(String, String)>, asked: Asked) -> Answer {
    asked.enter(&environment)?;
    let ledger = platform.ledger_at(asked.now);
    let epoch = ledger.epoch;
    if let Some(created) = ledger.created_session(&environment, &id) {
        let version = stock::flows(&environment).find(|flow| flow.id == created.flow_id);
        return Ok(json(&created.render(&environment, version.map_or(1, |flow| flow.version))));
    }
    let shown = ledger.session(&environment, &id)?;
    drop(ledger);
    let answer = stock::render_session(&shown.facts, &shown.evidence, platform.generation(), epoch);
    answer.map(|answer| json(&answer)).ok_or_else(|| Code::NotFound.into())
}

async fn datablocks(State(platform): Shared, Path((environment, id)): Path<(String, String)>, asked: Asked) -> Answer {
    asked.enter(&environment)?;
    let generation = platform.generation();
    let (shown, epoch) = {
        let ledger = platform.ledger_at(asked.now);
        if ledger.created_session(&environment, &id).is_some() {
            let key = if older(generation) { "datablocks" } else { "dataBlocks" };
            return Ok(json(&json!({ key: [] })));
        }
        (ledger.session(&environment, &id)?, ledger.epoch)
    };
    let evidence = files::with_digests(shown.evidence).await;
    let mut told = stock::render_blocks(&shown.facts, &evidence, generation, epoch);
    if platform.serves_signed() {
        signed_files::lead_here(&platform, &mut told, asked.now);
    }
    Ok(json(&told))
}
