//! Single values, read tolerantly where the documents allow and strictly where a mistake would matter.
use std::borrow::Cow;

use chrono::{DateTime, NaiveDateTime, Utc};
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::codes;

/// Containers within containers; one more spoils the record (contract section 7).
const DEEPEST: usize = 64;
/// Scalar values an id may have.
pub(super) const ID_LEN: usize = 200;
/// Scalar values a code or type may have.
pub(super) const CODE_LEN: usize = 100;
/// Scalar values a name may have.
pub(super) const NAME_LEN: usize = 256;

/// A stable word of [`codes`].
pub(super) type Code = &'static str;

/// The answer as text. The flag says that some bytes were no UTF-8 and were replaced.
pub(super) fn text(body: &[u8]) -> (Cow<'_, str>, bool) {
    match String::from_utf8_lossy(body) {
        Cow::Borrowed(text) => (Cow::Borrowed(text), false),
        Cow::Owned(text) => (Cow::Owned(text), true),
    }
}

/// Reads one record, if it is JSON, not too deep, and (in an answer with replaced bytes) untouched.
pub(super) fn record(raw: &str, replaced: bool) -> Result<Value, Code> {
    if replaced && raw.contains(char::REPLACEMENT_CHARACTER) {
        return Err(codes::NOT_UTF8);
    }
    if depth(raw) > DEEPEST {
        return Err(codes::TOO_DEEP);
    }
    serde_json::from_str(raw).map_err(|_| codes::NOT_JSON)
}

/// Reads one record that must be an object.
pub(super) fn object(raw: &str, replaced: bool) -> Result<Map<String, Value>, Code> {
    match record(raw, replaced)? {
        Value::Object(map) => Ok(map),
        _ => Err(codes::WRONG_TYPE),
    }
}

/// Reads a whole answer that must be one object.
pub(super) fn whole(body: &[u8]) -> Result<Map<String, Value>, Code> {
    let (text, replaced) = text(body);
    object(&text, replaced)
}

/// How deep the containers stand, counted without recursion.
fn depth(raw: &str) -> usize {
    let (mut now, mut most, mut in_text, mut escaped) = (0_usize, 0_usize, false, false);
    for byte in raw.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            _ if in_text => {}
            b'{' | b'[' => {
                now += 1;
                most = most.max(now);
            }
            b'}' | b']' => now = now.saturating_sub(1),
            _ => {}
        }
    }
    most
}

/// The case a spoiled record speaks of, and the decision it is, if that much can be read.
pub(super) fn ids_of(raw: &str) -> (Option<String>, Option<String>) {
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Only<'a> {
        #[serde(borrow)]
        case_id: Option<&'a RawValue>,
        #[serde(borrow)]
        decision_id: Option<&'a RawValue>,
    }
    let Ok(only) = serde_json::from_str::<Only<'_>>(raw) else { return (None, None) };
    let id = |value: Option<&RawValue>| serde_json::from_str(value?.get()).ok().filter(|id: &String| is_id(id));
    (id(only.case_id), id(only.decision_id))
}

/// Fit to stand in a path: not empty, not too long, no spaces or control characters.
pub(super) fn is_id(text: &str) -> bool {
    let plain = |c: char| !c.is_control() && !c.is_whitespace() && c != char::REPLACEMENT_CHARACTER;
    !text.is_empty() && text.chars().count() <= ID_LEN && text.chars().all(plain)
}

/// Fit to stand in a header.
pub(super) fn is_header_text(text: &str) -> bool {
    !text.is_empty() && text.len() <= ID_LEN && text.bytes().all(|byte| byte.is_ascii_graphic())
}

/// A text of at most so many scalar values; `None` when missing or null.
pub(super) fn opt_text<'a>(map: &'a Map<String, Value>, key: &str, most: usize) -> Result<Option<&'a str>, Code> {
    match map.get(key) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) if text.len() <= most || text.chars().count() <= most => Ok(Some(text)),
        Some(Value::String(_)) => Err(codes::TOO_LONG),
        Some(_) => Err(codes::WRONG_TYPE),
    }
}

/// A text that must be there.
pub(super) fn need_text<'a>(map: &'a Map<String, Value>, key: &str, most: usize) -> Result<&'a str, Code> {
    opt_text(map, key, most)?.ok_or(codes::MISSING_FIELD)
}

/// An id, where there is one.
pub(super) fn opt_id<'a>(map: &'a Map<String, Value>, key: &str) -> Result<Option<&'a str>, Code> {
    match opt_text(map, key, ID_LEN)? {
        Some(text) if !is_id(text) => Err(codes::BAD_ID),
        other => Ok(other),
    }
}

/// An id that must be there.
pub(super) fn need_id<'a>(map: &'a Map<String, Value>, key: &str) -> Result<&'a str, Code> {
    opt_id(map, key)?.ok_or(codes::MISSING_FIELD)
}

/// A time, where there is one.
pub(super) fn opt_time(map: &Map<String, Value>, key: &str) -> Result<Option<DateTime<Utc>>, Code> {
    opt_text(map, key, 64)?.map(|text| time(text).ok_or(codes::BAD_TIME)).transpose()
}

/// A time that must be there.
pub(super) fn need_time(map: &Map<String, Value>, key: &str) -> Result<DateTime<Utc>, Code> {
    opt_time(map, key)?.ok_or(codes::MISSING_FIELD)
}

/// RFC 3339; the documented platform's older pages leave the zone out and mean UTC.
pub(super) fn time(text: &str) -> Option<DateTime<Utc>> {
    let zoned = DateTime::parse_from_rfc3339(text).map(|at| at.to_utc());
    zoned.or_else(|_| NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f").map(|at| at.and_utc())).ok()
}

/// A whole number, written as number or as text.
pub(super) fn whole_number(value: &Value) -> Option<u64> {
    match value {
        Value::Number(number) => number.as_u64(),
        Value::String(text) => text.parse().ok(),
        _ => None,
    }
}

/// An object, where there is one.
pub(super) fn opt_object<'a>(map: &'a Map<String, Value>, key: &str) -> Result<Option<&'a Map<String, Value>>, Code> {
    match map.get(key) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::Object(inner)) => Ok(Some(inner)),
        Some(_) => Err(codes::WRONG_TYPE),
    }
}

/// A yes or no; missing means no.
pub(super) fn flag(map: &Map<String, Value>, key: &str) -> Result<bool, Code> {
    match map.get(key) {
        None | Some(Value::Null) => Ok(false),
        Some(Value::Bool(yes)) => Ok(*yes),
        Some(_) => Err(codes::WRONG_TYPE),
    }
}
