//! A case as the feed and the case call give it (contract section 2).
use serde_json::{Map, Value};

use super::super::error::PlatformError;
use super::super::wire::{CaseAnswer, Change};
use super::codes;
use super::json::{self, CODE_LEN, Code, ID_LEN, NAME_LEN};
use crate::case::{Assignment, CaseState, CaseSummary, ClaimNotice, GoneReason, OpenedBecause, Source, Tombstone};
use crate::ids::{CaseId, Etag, FlowId, PersonId, SessionId};

/// Reasons a summary may list.
const MOST_REASONS: usize = 200;

/// One record of the feed.
pub(super) fn change(raw: &str, replaced: bool) -> Result<Change, Code> {
    let map = json::object(raw, replaced)?;
    Ok(match read(&map)? {
        CaseAnswer::Gone(tombstone) => Change::Gone(tombstone),
        CaseAnswer::Changed(case) => Change::Case(case),
        CaseAnswer::Unchanged => return Err(codes::WRONG_TYPE),
    })
}

/// The answer to asking for one case.
pub fn case_answer(body: &[u8]) -> Result<CaseAnswer, PlatformError> {
    json::whole(body).and_then(|map| read(&map)).map_err(|_| PlatformError::Malformed("the case"))
}

fn read(map: &Map<String, Value>) -> Result<CaseAnswer, Code> {
    let case_id = CaseId::new(json::need_id(map, "caseId")?);
    let state = CaseState::parse(json::need_text(map, "state", CODE_LEN)?).ok_or(codes::UNKNOWN_STATE)?;
    let updated_at = json::need_time(map, "updatedAt")?;
    if state == CaseState::Gone {
        let reason = json::opt_text(map, "goneReason", CODE_LEN)?.map_or(GoneReason::Other, GoneReason::parse);
        return Ok(CaseAnswer::Gone(Tombstone { case_id, reason, updated_at }));
    }
    let etag = json::need_text(map, "etag", ID_LEN)?;
    if !json::is_header_text(etag) {
        return Err(codes::BAD_ID);
    }
    let word = |key| json::opt_text(map, key, CODE_LEN).map(|word| word.unwrap_or("unknown").to_owned());
    Ok(CaseAnswer::Changed(Box::new(CaseSummary {
        case_id,
        source: Source::parse(json::need_text(map, "source", CODE_LEN)?).ok_or(codes::UNKNOWN_SOURCE)?,
        session_id: json::opt_id(map, "sessionId")?.map(SessionId::from),
        flow_id: json::opt_id(map, "flowId")?.map(FlowId::from),
        state,
        etag: Etag::new(etag),
        priority: priority(map.get("priority"))?,
        opened_because: opened_because(map.get("openedBecause"))?,
        device_verdict: json::opt_text(map, "deviceVerdict", CODE_LEN)?.map(str::to_owned),
        platform_outcome: word("platformOutcome")?,
        finality: word("finality")?,
        claim: json::opt_object(map, "claim")?.map(claim_notice).transpose()?,
        first_answer: match json::opt_object(map, "firstAnswer")? {
            Some(first) => Some(json::need_id(first, "decisionId")?.to_owned()),
            None => None,
        },
        assigned_to: json::opt_object(map, "assignedTo")?.map(assignment).transpose()?,
        opened_at: json::need_time(map, "openedAt")?,
        updated_at,
        due_at: json::opt_time(map, "dueAt")?,
        expires_at: json::opt_time(map, "expiresAt")?,
    })))
}

fn priority(value: Option<&Value>) -> Result<u32, Code> {
    match value {
        None | Some(Value::Null) => Ok(0),
        Some(value) => json::whole_number(value).and_then(|number| u32::try_from(number).ok()).ok_or(codes::WRONG_TYPE),
    }
}

fn opened_because(value: Option<&Value>) -> Result<Vec<OpenedBecause>, Code> {
    let items = match value {
        None | Some(Value::Null) => return Ok(Vec::new()),
        Some(Value::Array(items)) if items.len() <= MOST_REASONS => items,
        Some(Value::Array(_)) => return Err(codes::TOO_LONG),
        Some(_) => return Err(codes::WRONG_TYPE),
    };
    let one = |item: &Value| {
        let map = item.as_object().ok_or(codes::WRONG_TYPE)?;
        Ok(OpenedBecause {
            family: json::opt_text(map, "family", CODE_LEN)?.unwrap_or("other").to_owned(),
            code: json::need_text(map, "code", CODE_LEN)?.to_owned(),
        })
    };
    items.iter().map(one).collect()
}

fn claim_notice(map: &Map<String, Value>) -> Result<ClaimNotice, Code> {
    let holder = json::opt_object(map, "holder")?.ok_or(codes::MISSING_FIELD)?;
    let id = json::need_id(holder, "id")?;
    Ok(ClaimNotice {
        holder_id: PersonId::new(id),
        holder_name: json::opt_text(holder, "name", NAME_LEN)?.unwrap_or(id).to_owned(),
        purpose: json::opt_text(map, "purpose", CODE_LEN)?.unwrap_or("review").to_owned(),
        expires_at: json::need_time(map, "expiresAt")?,
    })
}

fn assignment(map: &Map<String, Value>) -> Result<Assignment, Code> {
    match (json::opt_id(map, "person")?, json::opt_id(map, "team")?) {
        (Some(person), None) => Ok(Assignment::Person(PersonId::new(person))),
        (None, Some(team)) => Ok(Assignment::Team(team.to_owned())),
        _ => Err(codes::UNKNOWN_ASSIGNMENT),
    }
}
