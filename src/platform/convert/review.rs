//! The small answers of the review API: claims, people, policy.
use serde_json::{Map, Value};

use super::super::error::PlatformError;
use super::super::wire::{Claim, People, Policy};
use super::json::{self, CODE_LEN, Code, NAME_LEN};
use super::{codes, decision};
use crate::ids::{CaseId, ClaimId, PersonId};

/// People a platform may list.
const MOST_PEOPLE: usize = 5000;

/// A claim answer, and the case it names.
pub(in crate::platform) fn claim(body: &[u8]) -> Result<(Option<CaseId>, Claim), PlatformError> {
    let read = |map: Map<String, Value>| -> Result<(Option<CaseId>, Claim), Code> {
        let holder = json::opt_object(&map, "holder")?.ok_or(codes::MISSING_FIELD)?;
        let claim_id = json::need_text(&map, "claimId", json::ID_LEN)?;
        // It travels in a header, where these would change the meaning of what follows.
        if !json::is_header_text(claim_id) || claim_id.contains([';', ',']) {
            return Err(codes::BAD_ID);
        }
        let id = json::need_id(holder, "id")?;
        let claim = Claim {
            claim_id: ClaimId::new(claim_id),
            // One that the file cannot hold would look like a file that contradicts itself, and stop the outbox.
            fencing_token: map
                .get("fencingToken")
                .and_then(json::whole_number)
                .filter(|token| i64::try_from(*token).is_ok())
                .ok_or(codes::WRONG_TYPE)?,
            holder_id: PersonId::new(id),
            holder_name: json::opt_text(holder, "name", NAME_LEN)?.unwrap_or(id).to_owned(),
            purpose: json::need_text(&map, "purpose", CODE_LEN)?.to_owned(),
            expires_at: json::need_time(&map, "expiresAt")?,
            server_time: json::need_time(&map, "serverTime")?,
            same_holder: json::flag(&map, "sameHolder")?,
        };
        Ok((json::opt_id(&map, "caseId")?.map(CaseId::from), claim))
    };
    json::whole(body).and_then(read).map_err(|_| PlatformError::Malformed("the claim"))
}

/// The case an answer names, where it names one.
pub(in crate::platform) fn names_case(body: &[u8]) -> Option<String> {
    json::ids_of(&json::text(body).0).0
}

/// Ids and names. A person that cannot be read is left out: nothing but a menu hangs on it.
pub(in crate::platform) fn people(body: &[u8]) -> Result<People, PlatformError> {
    let read = |map: Map<String, Value>| match map.get("items") {
        Some(Value::Array(items)) if items.len() <= MOST_PEOPLE => {
            Ok(items.iter().filter_map(|item| decision::person(item.as_object()?).ok()).collect())
        }
        _ => Err(codes::WRONG_TYPE),
    };
    json::whole(body).and_then(read).map_err(|_| PlatformError::Malformed("the list of people"))
}

/// The platform's policy. What it does not say is read as the stricter answer.
pub(in crate::platform) fn policy(body: &[u8]) -> Result<Policy, PlatformError> {
    let read = |map: Map<String, Value>| -> Result<Policy, Code> {
        let strict = |key: &str| match map.get("secondPerson").and_then(|second| second.get(key)) {
            None | Some(Value::Null) => Ok(true),
            Some(Value::Bool(yes)) => Ok(*yes),
            Some(_) => Err(codes::WRONG_TYPE),
        };
        let reasons = match map.get("customerFacingReasons") {
            Some(Value::Array(items)) => items.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
            _ => return Err(codes::WRONG_TYPE),
        };
        let version = match map.get("version") {
            Some(Value::Number(number)) => number.to_string(),
            _ => json::need_text(&map, "version", CODE_LEN)?.to_owned(),
        };
        let longest = map.get("maxCommentLength").map_or(Some(4000), json::whole_number);
        Ok(Policy {
            version,
            customer_facing_reasons: reasons,
            second_person_over_suspicion: strict("approveOverSuspicion")?,
            blind: strict("blind")?,
            max_comment_length: longest.and_then(|most| usize::try_from(most).ok()).ok_or(codes::WRONG_TYPE)?,
        })
    };
    json::whole(body).and_then(read).map_err(|_| PlatformError::Malformed("the policy"))
}
