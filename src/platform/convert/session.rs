//! A session answer of any documented generation (reference platforms 1.2 and 1.5).
use serde_json::{Map, Value};

use super::super::error::PlatformError;
use super::codes;
use super::json::{self, CODE_LEN, Code, ID_LEN, NAME_LEN};
use crate::case::{LastStep, Session};
use crate::ids::{FlowId, SessionId};

/// Reads a session. Whose it is, the caller compares.
///
/// # Errors
/// [`PlatformError::Malformed`] when a field is missing or of another type than documented.
pub fn session(body: &[u8]) -> Result<Session, PlatformError> {
    json::whole(body).and_then(read).map_err(|_| PlatformError::Malformed("the session"))
}

fn read(mut map: Map<String, Value>) -> Result<Session, Code> {
    let session_id = SessionId::new(json::need_id(&map, "sessionId")?);
    let status = match json::opt_text(&map, "sessionStatus", CODE_LEN)? {
        Some(status) => status,
        None => json::need_text(&map, "status", CODE_LEN)?,
    };
    let status = status.to_lowercase();
    let lower = |text: &str| text.to_lowercase();
    let session = Session {
        session_id,
        flow_id: json::opt_id(&map, "flowId")?.map(FlowId::from),
        flow_version: version(map.get("flowVersion"))?,
        environment: json::opt_text(&map, "environment", CODE_LEN)?.map(str::to_owned),
        subject_id: json::opt_text(&map, "subjectId", NAME_LEN)?.map(str::to_owned),
        status,
        outcome: json::opt_text(&map, "outcome", CODE_LEN)?.map(lower),
        created_at: json::opt_time(&map, "createdAt")?,
        started_at: json::opt_time(&map, "startedAt")?,
        updated_at: json::opt_time(&map, "updatedAt")?,
        completed_at: json::opt_time(&map, "completedAt")?,
        expires_at: json::opt_time(&map, "expiresAt")?,
        last_step: json::opt_object(&map, "lastStep")?.map(last_step).transpose()?,
        other: Map::new(),
    };
    let known = [
        "sessionId",
        "sessionStatus",
        "flowId",
        "flowVersion",
        "environment",
        "subjectId",
        "outcome",
        "createdAt",
        "startedAt",
        "updatedAt",
        "completedAt",
        "expiresAt",
        "lastStep",
    ];
    if !map.contains_key("sessionStatus") {
        map.remove("status");
    }
    map.retain(|key, _| !known.contains(&key.as_str()));
    Ok(Session { other: map, ..session })
}

/// A number on the newer pages, a text on the older ones.
fn version(value: Option<&Value>) -> Result<Option<String>, Code> {
    match value {
        None | Some(Value::Null) => Ok(None),
        Some(Value::Number(number)) => Ok(Some(number.to_string())),
        Some(Value::String(text)) if text.chars().count() <= CODE_LEN => Ok(Some(text.clone())),
        Some(Value::String(_)) => Err(codes::TOO_LONG),
        Some(_) => Err(codes::WRONG_TYPE),
    }
}

/// `stepName` and `stepType` on the older pages, `stepId` and `stepDescription` on the newer.
fn last_step(map: &Map<String, Value>) -> Result<LastStep, Code> {
    let either = |newer: &str, older: &str, most| match json::opt_text(map, newer, most)? {
        Some(text) => Ok(Some(text.to_owned())),
        None => json::opt_text(map, older, most).map(|text| text.map(str::to_owned)),
    };
    Ok(LastStep {
        step: either("stepId", "stepName", ID_LEN)?.ok_or(codes::MISSING_FIELD)?,
        description: either("stepDescription", "stepType", NAME_LEN)?,
        verdict: json::opt_text(map, "verdict", CODE_LEN)?.map(str::to_owned),
    })
}
