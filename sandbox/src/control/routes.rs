//! The control over HTTP, under `/sandbox`.
use super::{ClockMove, ColleagueError, Control, OddFile, Settings};
use crate::faults::FaultRule;
use crate::ledger::{Change, WorldError};
use crate::platform::Platform;
use crate::rules::{Assignment, body::Verb, wire_time};
use axum::{
    Json, Router,
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::{get, post, put},
};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::Arc;

type Shared = State<Arc<Platform>>;

/// The routes.
pub fn routes() -> Router<Arc<Platform>> {
    Router::new()
        .route("/sandbox/clock", get(clock).post(move_clock))
        .route("/sandbox/settings", put(settings))
        .route("/sandbox/faults", get(faults).post(add_faults).delete(clear_faults))
        .route("/sandbox/cases/{environment}", get(cases).post(add_cases))
        .route("/sandbox/cases/{environment}/{case}", post(change))
        .route("/sandbox/cases/{environment}/{case}/colleague", post(colleague))
        .route("/sandbox/cursors/expire", post(expire_cursors))
        .route("/sandbox/tokens", post(tokens))
        .route("/sandbox/files/expire", post(expire_links))
        .route("/sandbox/files/{vault}", put(replace_file).delete(restore_file))
        .route("/sandbox/journal", get(journal).delete(clear_journal))
        .route("/sandbox/oracle", get(oracle))
}

fn control(platform: &Arc<Platform>) -> Control {
    Control::new(platform.clone())
}

fn said(status: StatusCode, why: &str) -> Response {
    (status, Json(json!({ "error": why }))).into_response()
}

fn done() -> Response {
    Json(json!({ "ok": true })).into_response()
}

impl IntoResponse for WorldError {
    fn into_response(self) -> Response {
        said(StatusCode::NOT_FOUND, &self.to_string())
    }
}

impl IntoResponse for ColleagueError {
    fn into_response(self) -> Response {
        said(StatusCode::CONFLICT, &self.to_string())
    }
}

async fn clock(State(platform): Shared) -> Response {
    Json(json!({ "now": wire_time(platform.clock.now()) })).into_response()
}

async fn move_clock(State(platform): Shared, Json(by): Json<ClockMove>) -> Response {
    control(&platform).move_clock(by);
    Json(json!({ "now": wire_time(platform.clock.now()) })).into_response()
}

async fn settings(State(platform): Shared, Json(settings): Json<Settings>) -> Response {
    match control(&platform).set(&settings) {
        Ok(()) => done(),
        Err(error) => said(StatusCode::BAD_REQUEST, &error.to_string()),
    }
}

async fn faults(State(platform): Shared) -> Response {
    Json(json!({ "rules": control(&platform).with_faults(super::FaultPlan::hits) })).into_response()
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    Many(Vec<FaultRule>),
    One(Box<FaultRule>),
}

async fn add_faults(State(platform): Shared, Json(rules): Json<OneOrMany>) -> Response {
    let control = control(&platform);
    match rules {
        OneOrMany::One(rule) => control.fault(*rule),
        OneOrMany::Many(rules) => rules.into_iter().for_each(|rule| control.fault(rule)),
    }
    done()
}

async fn clear_faults(State(platform): Shared) -> Response {
    control(&platform).clear_faults();
    done()
}

async fn cases(State(platform): Shared, Path(environment): Path<String>) -> Response {
    let ledger = platform.ledger_at(platform.clock.now());
    let items: Vec<Value> = ledger
        .facts(&environment)
        .map(|facts| {
            let etag = ledger.etag(&environment, &facts.case_id);
            json!({ "caseId": facts.case_id, "sessionId": facts.session_id, "operations": facts.operations,
                "suspicion": facts.suspicion, "etag": etag })
        })
        .collect();
    Json(json!({ "items": items })).into_response()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Add {
    count: usize,
}

async fn add_cases(State(platform): Shared, Path(environment): Path<String>, Json(add): Json<Add>) -> Response {
    match control(&platform).add_cases(&environment, add.count) {
        Ok(ids) => Json(json!({ "caseIds": ids })).into_response(),
        Err(error) => error.into_response(),
    }
}

async fn change(
    State(platform): Shared,
    Path((environment, case)): Path<(String, String)>,
    Json(change): Json<Change>,
) -> Response {
    match control(&platform).change(&environment, &case, change) {
        Ok(()) => done(),
        Err(error) => error.into_response(),
    }
}

/// What a colleague does.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case", rename_all_fields = "camelCase", tag = "does", deny_unknown_fields)]
enum Deed {
    Claim {
        person: String,
        #[serde(default = "quarter_hour")]
        secs: i64,
    },
    TakeOver {
        person: String,
        #[serde(default = "quarter_hour")]
        secs: i64,
    },
    Release {
        person: String,
        #[serde(default)]
        force: bool,
    },
    Lapse,
    Assign {
        to: Option<Assignment>,
    },
    Decide {
        person: String,
        decision: Verb,
    },
}

fn quarter_hour() -> i64 {
    900
}

async fn colleague(
    State(platform): Shared,
    Path((environment, case)): Path<(String, String)>,
    Json(deed): Json<Deed>,
) -> Response {
    let control = control(&platform);
    let claimed = |claim: crate::rules::claims::Claim| json!({ "claimId": claim.claim_id, "fencingToken": claim.token, "expiresAt": wire_time(claim.expires_at) });
    let result = match deed {
        Deed::Claim { person, secs } => control.claim_as(&environment, &person, &case, secs).map(claimed),
        Deed::TakeOver { person, secs } => control.take_over(&environment, &person, &case, secs).map(claimed),
        Deed::Release { person, force } => {
            control.release_as(&environment, &person, &case, force).map(|()| json!({ "ok": true }))
        }
        Deed::Assign { to } => control.assign(&environment, &case, to).map(|()| json!({ "ok": true })),
        Deed::Decide { person, decision } => control
            .decide_as(&environment, &person, &case, decision)
            .map(|recorded| json!({ "decisionId": recorded.decision_id, "state": recorded.state })),
        Deed::Lapse => match control.lapse_claim(&environment, &case) {
            Ok(()) => Ok(json!({ "ok": true })),
            Err(error) => return error.into_response(),
        },
    };
    match result {
        Ok(value) => Json(value).into_response(),
        Err(error) => error.into_response(),
    }
}

async fn expire_cursors(State(platform): Shared) -> Response {
    control(&platform).expire_cursors();
    done()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Tokens {
    /// `expire` for access tokens, `revoke` for refresh tokens as well.
    what: TokenEnd,
    /// Everybody without one.
    #[serde(default)]
    person: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum TokenEnd {
    Expire,
    Revoke,
}

async fn tokens(State(platform): Shared, Json(tokens): Json<Tokens>) -> Response {
    let control = control(&platform);
    match tokens.what {
        TokenEnd::Expire => control.expire_tokens(tokens.person.as_deref()),
        TokenEnd::Revoke => control.revoke_sign_ins(tokens.person.as_deref()),
    }
    done()
}

async fn expire_links(State(platform): Shared) -> Response {
    control(&platform).expire_file_links();
    done()
}

async fn replace_file(State(platform): Shared, Path(vault): Path<String>, Json(file): Json<OddFile>) -> Response {
    control(&platform).replace_file(&vault, file);
    done()
}

async fn restore_file(State(platform): Shared, Path(vault): Path<String>) -> Response {
    control(&platform).restore_file(&vault);
    done()
}

async fn journal(State(platform): Shared, Query(query): Query<HashMap<String, String>>) -> Response {
    let after = query.get("after").and_then(|text| text.parse().ok()).unwrap_or(0);
    Json(json!({ "entries": control(&platform).journal(after) })).into_response()
}

async fn clear_journal(State(platform): Shared) -> Response {
    control(&platform).clear_journal();
    done()
}

async fn oracle(State(platform): Shared) -> Response {
    Json(control(&platform).oracle()).into_response()
}
