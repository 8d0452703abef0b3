//! Recorded decisions and refusals (contract section 4).
use serde_json::{Map, Value};

use super::super::error::{Person, Problem};
use super::super::wire::DecisionRecord;
use super::codes;
use super::json::{self, CODE_LEN, Code, NAME_LEN};
use crate::case::evidence::AccountField;
use crate::decision::{Answer, DecisionState, ReasonRef, Recorded, StandingDecision, StandingWords};
use crate::ids::{CaseId, DeviceId, PersonId};
use crate::secret::Personal;

/// Characters of a comment: more than policy anywhere allows.
const COMMENT_LEN: usize = 16_000;
/// Reasons a decision may list.
const MOST_REASONS: usize = 200;

/// An answer that is one decision and says of which case. `None` for anything else.
pub(in crate::platform) fn standing_alone(body: &[u8]) -> Option<StandingDecision> {
    standing(&json::whole(body).ok()?, None).ok()
}

/// One record of the decision feed.
pub(super) fn record(raw: &str, replaced: bool) -> Result<DecisionRecord, Code> {
    let map = json::object(raw, replaced)?;
    Ok(DecisionRecord::Decision(Box::new(Recorded {
        decision: standing(&map, None)?,
        reasons: reasons(map.get("reasons"))?,
        override_suspicion: json::flag(&map, "override")?,
    })))
}

/// A representation of a decision. Inside a problem body the case may be named by the problem alone.
fn standing(map: &Map<String, Value>, of: Option<&CaseId>) -> Result<StandingDecision, Code> {
    let own = json::opt_id(map, "caseId")?.map(CaseId::from);
    let digest = json::need_text(map, "bodyDigest", CODE_LEN)?.to_ascii_lowercase();
    if !is_digest(&digest) {
        return Err(codes::BAD_ID);
    }
    let reviewer = json::opt_object(map, "reviewer")?.ok_or(codes::MISSING_FIELD)?;
    Ok(StandingDecision {
        decision_id: json::need_id(map, "decisionId")?.to_owned(),
        case_id: own.clone().or_else(|| of.cloned()).ok_or(codes::MISSING_FIELD)?,
        decision: Answer::parse(json::need_text(map, "decision", CODE_LEN)?).ok_or(codes::WRONG_TYPE)?,
        state: DecisionState::parse(json::need_text(map, "state", CODE_LEN)?).ok_or(codes::UNKNOWN_STATE)?,
        reviewer_id: PersonId::new(json::need_id(reviewer, "id")?),
        body_digest: digest,
        recorded_at: json::need_time(map, "recordedAt")?,
        applied_at: json::opt_time(map, "appliedAt")?,
        resulting_outcome: json::opt_text(map, "resultingOutcome", CODE_LEN)?.map(str::to_owned),
        request_id: json::opt_text(map, "requestId", 200)?.map(str::to_owned),
        words: words(map, reviewer),
        device_id: device(map),
        other: second(map, own.as_ref().or(of)),
    })
}

fn device(map: &Map<String, Value>) -> Option<DeviceId> {
    let device = json::opt_object(map, "device").ok().flatten()?;
    json::need_id(device, "id").ok().map(DeviceId::new)
}

/// The second person's answer beside a decision, read as a decision of the same state. One that cannot be read is left
/// out: a first answer is ours without it, and a second answer that cannot be recognised is asked for again.
fn second(map: &Map<String, Value>, case_id: Option<&CaseId>) -> Option<Box<StandingDecision>> {
    let mut second = json::opt_object(map, "second").ok().flatten()?.clone();
    let id = second.get("answerId")?.clone();
    second.insert("decisionId".to_owned(), id);
    for key in ["state", "appliedAt", "resultingOutcome", "requestId"] {
        second.insert(key.to_owned(), map.get(key).cloned().unwrap_or_default());
    }
    second.insert("caseId".to_owned(), Value::Null);
    second.remove("second");
    standing(&second, case_id).ok().map(Box::new)
}

/// Name, reasons and comment, where the platform shows them. For information: what of these cannot be read spoils no
/// receipt.
fn words(map: &Map<String, Value>, reviewer: &Map<String, Value>) -> Option<Box<StandingWords>> {
    let text = |map, key, most| json::opt_text(map, key, most).ok().flatten().filter(|text: &&str| !text.is_empty());
    let name = text(reviewer, "name", NAME_LEN).map(|name| Personal::new(name.to_owned()));
    let comment = text(map, "comment", COMMENT_LEN).map(|comment| Personal::new(comment.to_owned()));
    let words =
        StandingWords { reviewer_name: name, reasons: reasons(map.get("reasons")).unwrap_or_default(), comment };
    (words != StandingWords::default()).then(|| Box::new(words))
}

/// A refusal in the contract's shape; `None` when it has no code. A broken optional part is left out: what counts is
/// the code. `Retry-After` is not in the body.
pub(in crate::platform) fn problem(status: u16, value: &Value) -> Option<Problem> {
    let map = value.as_object()?;
    let code = json::need_text(map, "code", CODE_LEN).ok().filter(|code| !code.is_empty())?;
    let case_id = json::opt_id(map, "caseId").ok().flatten().map(CaseId::from);
    let current = json::opt_object(map, "current").ok().flatten();
    let holder = json::opt_object(map, "holder").ok().flatten();
    Some(Problem {
        status,
        code: code.to_owned(),
        request_id: json::opt_text(map, "requestId", 200).ok().flatten().map(str::to_owned),
        retry_after: None,
        holder: holder.and_then(|holder| person(holder).ok()),
        expires_at: json::opt_time(map, "expiresAt").ok().flatten(),
        same_holder: json::flag(map, "sameHolder").unwrap_or(false),
        current: current.and_then(|current| standing(current, case_id.as_ref()).ok()),
        fields: named_fields(map),
        case_id,
    })
}

/// The fields a 428 names, in its own list or one error each. Names that are none of the five are left out.
fn named_fields(map: &Map<String, Value>) -> Vec<AccountField> {
    let list = ["fields", "errors"].iter().find_map(|key| map.get(*key)?.as_array());
    list.map_or_else(Vec::new, |items| {
        AccountField::named(items.iter().take(MOST_REASONS).cloned().collect::<Vec<_>>().as_slice())
    })
}

/// Id and name of a colleague.
pub(super) fn person(map: &Map<String, Value>) -> Result<Person, Code> {
    let id = json::need_id(map, "id")?;
    let name = json::opt_text(map, "name", NAME_LEN)?.unwrap_or(id);
    Ok(Person { id: PersonId::new(id), name: name.to_owned() })
}

fn reasons(value: Option<&Value>) -> Result<Vec<ReasonRef>, Code> {
    let items = match value {
        None | Some(Value::Null) => return Ok(Vec::new()),
        Some(Value::Array(items)) if items.len() <= MOST_REASONS => items,
        Some(_) => return Err(codes::WRONG_TYPE),
    };
    let one = |item: &Value| {
        let map = item.as_object().ok_or(codes::WRONG_TYPE)?;
        let word = |key| json::need_text(map, key, CODE_LEN).map(str::to_owned);
        Ok(ReasonRef { scheme: word("scheme")?, code: word("code")? })
    };
    items.iter().map(one).collect()
}

fn is_digest(text: &str) -> bool {
    text.strip_prefix("sha-256:").is_some_and(|hex| hex.len() == 64 && hex.bytes().all(|b| b.is_ascii_hexdigit()))
}
