//! Idempotency keys: remembered only by an answer that recorded a decision (contract sections 4 and 7).
//!
//! A key belongs to a person and an environment and is compared as bytes. What it stood for is compared by method,
//! path, `If-Match` and body bytes.
use super::{Code, Refusal, Time};
use chrono::TimeDelta;

/// Thirty days, in seconds.
pub const DEFAULT_LIFE_SECS: i64 = 30 * 24 * 3600;

/// What a key stood for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Print {
    /// HTTP method.
    pub method: String,
    /// Path as asked.
    pub path: String,
    /// `If-Match` as sent.
    pub if_match: String,
    /// SHA-256 of the body bytes, in hex.
    pub body_sha256: String,
}

/// A key somebody used.
#[derive(Clone, Debug)]
pub struct Entry {
    /// For what.
    pub print: Print,
    /// The decision it recorded, and when; none while the request is being worked on.
    pub recorded: Option<(String, Time)>,
}

/// What a known key means for a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Look {
    /// Never used, or forgotten.
    Unused,
    /// The answer is the decision with this id, in its present state.
    Replay(String),
}

/// Looks a key up.
///
/// # Errors
/// 409 `in_flight` while the same request is being worked on; 422 `idempotency_key_reused` for another request.
pub fn look(entry: Option<&Entry>, print: &Print, now: Time, life_secs: i64) -> Result<Look, Refusal> {
    let Some(entry) = entry else { return Ok(Look::Unused) };
    if let Some((_, at)) = &entry.recorded
        && now >= *at + TimeDelta::seconds(life_secs)
    {
        return Ok(Look::Unused);
    }
    if entry.print != *print {
        return Err(Code::IdempotencyKeyReused.into());
    }
    match &entry.recorded {
        Some((decision_id, _)) => Ok(Look::Replay(decision_id.clone())),
        None => Err(Refusal::new(Code::InFlight).retry_after(1)),
    }
}

/// Reads the header: a random UUID (version 4).
///
/// # Errors
/// `idempotency_key_missing` without one; `malformed` for anything else.
pub fn read(header: Option<&str>) -> Result<&str, Refusal> {
    let key = header.filter(|key| !key.trim().is_empty()).ok_or(Code::IdempotencyKeyMissing)?;
    match uuid::Uuid::try_parse(key) {
        Ok(id) if id.get_version_num() == 4 => Ok(key),
        _ => Err(Code::Malformed.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::{Entry, Look, Print, look, read};
    use crate::rules::Code;
    use chrono::{DateTime, TimeDelta};

    fn print(body: &str) -> Print {
        Print { method: "POST".into(), path: "/x".into(), if_match: "\"c-1\"".into(), body_sha256: body.into() }
    }

    #[test]
    fn a_key_replays_until_its_life_ends_and_is_unused_afterwards() {
        let at = DateTime::UNIX_EPOCH;
        let entry = Entry { print: print("a"), recorded: Some(("dec".into(), at)) };
        let just_before = at + TimeDelta::seconds(9);
        assert_eq!(look(Some(&entry), &print("a"), just_before, 10).unwrap(), Look::Replay("dec".into()));
        assert_eq!(look(Some(&entry), &print("a"), at + TimeDelta::seconds(10), 10).unwrap(), Look::Unused);
        assert_eq!(look(Some(&entry), &print("b"), at + TimeDelta::seconds(10), 10).unwrap(), Look::Unused);
    }

    #[test]
    fn a_key_with_another_body_path_method_or_etag_is_reused() {
        let at = DateTime::UNIX_EPOCH;
        let entry = Entry { print: print("a"), recorded: Some(("dec".into(), at)) };
        let others = [
            print("b"),
            Print { path: "/y".into(), ..print("a") },
            Print { method: "PUT".into(), ..print("a") },
            Print { if_match: "\"c-2\"".into(), ..print("a") },
        ];
        for other in others {
            assert_eq!(look(Some(&entry), &other, at, 10).unwrap_err().code, Code::IdempotencyKeyReused, "{other:?}");
        }
    }

    #[test]
    fn a_key_that_is_being_worked_on_says_so() {
        let entry = Entry { print: print("a"), recorded: None };
        let refusal = look(Some(&entry), &print("a"), DateTime::UNIX_EPOCH, 10).unwrap_err();
        assert_eq!((refusal.code, refusal.retry_after_secs), (Code::InFlight, Some(1)));
    }

    #[test]
    fn a_key_is_a_random_uuid() {
        assert_eq!(read(None).unwrap_err().code, Code::IdempotencyKeyMissing);
        assert_eq!(read(Some("hello")).unwrap_err().code, Code::Malformed);
        assert_eq!(read(Some("0199e0aa-0000-7000-8000-000000000001")).unwrap_err().code, Code::Malformed, "version 7");
        assert!(read(Some("5b1c7a52-8f0e-4c4b-9d10-5a3e6b0c1f77")).is_ok());
    }
}
