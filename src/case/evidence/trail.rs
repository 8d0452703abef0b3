//! The trail of a signature: which methods were used, when, from where. Telephone numbers and e-mail addresses are
//! masked as they are read, so that nothing behind this file holds one in clear.
use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::Value;

use super::Provenance;
use super::fields::{Fields, plain, scalar, truth};
use crate::case::address::{AddressKind, classify};
use crate::case::block::DataBlock;
use crate::case::shown::word;

/// Steps of one trail that are kept.
const LIMIT: usize = 100;
/// The least number that may be one of a telephone.
const SHORTEST: u64 = 10_000;

/// One use of a method.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct TrailStep {
    /// Which, such as `email_otp`.
    pub method: String,
    /// Whether it succeeded; absent where the word is unknown.
    pub passed: Option<bool>,
    /// The result in the platform's word.
    pub word: Option<String>,
    /// When.
    #[specta(type = Option<String>)]
    pub at: Option<DateTime<Utc>>,
    /// Telephone or e-mail, masked.
    pub contact: Option<String>,
    /// The address, and the range it lies in.
    pub address: Option<(String, AddressKind)>,
    /// The device, in the platform's word.
    pub device: Option<String>,
}

/// A trail.
#[derive(Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Trail {
    /// Which block.
    pub from: Provenance,
    /// Its steps by time, those without one last.
    pub steps: Vec<TrailStep>,
    /// The assertion it says the signature stands on.
    pub assertion: Option<String>,
    /// The signing process it belongs to.
    pub process_id: Option<String>,
}

/// Every kind of block that is a trail.
pub(super) const KINDS: [&str; 3] = ["audittrail", "signaturetrail", "signingtrail"];

/// Reads a trail.
pub(super) fn read(block: &DataBlock) -> Trail {
    let mut fields = Fields::of(&block.content);
    let items = fields.items(&["events", "steps", "methods", "trail"]);
    let mut steps: Vec<TrailStep> = items.iter().take(LIMIT).map(step).collect();
    steps.sort_by_key(|step| (step.at.is_none(), step.at));
    Trail {
        from: Provenance::of(block),
        steps,
        assertion: fields.word(&["assertionId", "assertionReference", "assertion"]),
        process_id: fields.word(&["signatureProcessId", "processId"]),
    }
}

fn step(item: &Value) -> TrailStep {
    let mut fields = Fields::of(item);
    let result = fields.value(&["result", "success", "status"]);
    let text = result.and_then(scalar);
    let contact = fields.value(&["phone", "phoneNumber"]).or_else(|| fields.value(&["email"])).and_then(scalar);
    let address = fields.value(&["ip", "ipAddress"]).and_then(scalar);
    TrailStep {
        method: fields.word(&["method", "name", "event"]).unwrap_or_default(),
        passed: result.and_then(|value| truth(value).or_else(|| passed(&scalar(value)?))),
        word: text.map(|text| word(text.trim())),
        at: fields.time(&["at", "timestamp", "time"]),
        contact: contact.map(|text| masked(text.trim())),
        address: address.map(|text| (word(text.trim()), classify(&text))),
        device: fields.word(&["device", "deviceId", "userAgent"]),
    }
}

fn passed(text: &str) -> Option<bool> {
    match plain(text).as_str() {
        "success" | "passed" | "pass" | "verified" | "completed" | "ok" => Some(true),
        "failure" | "failed" | "fail" | "denied" | "expired" => Some(false),
        _ => None,
    }
}

/// `a…@example.com` and `…67`: enough to tell two apart, too little to write to. What is masked already stays so.
pub(in crate::case) fn masked(contact: &str) -> String {
    let shown = word(contact);
    match shown.split_once('@') {
        Some((name, host)) => format!("{}…@{host}", name.chars().next().map(String::from).unwrap_or_default()),
        None => {
            let digits: Vec<char> = shown.chars().filter(char::is_ascii_digit).collect();
            let last: String = digits.iter().skip(digits.len().saturating_sub(2)).collect();
            if digits.len() < 5 { "…".to_owned() } else { format!("…{last}") }
        }
    }
}

/// A time is none; neither is a word without a digit.
fn may_be_contact(text: &str) -> bool {
    text.chars().any(|c| c == '@' || c.is_ascii_digit()) && text.parse::<DateTime<Utc>>().is_err()
}

/// Whether a field of this name holds a telephone number or an e-mail address.
pub(in crate::case) fn is_contact(name: &str) -> bool {
    let name = plain(name);
    ["phone", "email", "mobile", "contact", "recipient"].iter().any(|part| name.contains(part))
}

/// A copy of a block's content in which every contact is masked, for the raw record: whatever stands under the name of one,
/// however deep, and every e-mail address wherever it stands. That one was verified, or how good it is, stays.
pub(in crate::case) fn without_contacts(value: &Value) -> Value {
    hidden(value, false)
}

fn hidden(value: &Value, of_contact: bool) -> Value {
    match value {
        Value::Array(items) => items.iter().map(|item| hidden(item, of_contact)).collect(),
        Value::Object(map) => {
            let field =
                |(name, inner): (&String, &Value)| (name.clone(), hidden(inner, of_contact || is_contact(name)));
            map.iter().map(field).collect()
        }
        Value::String(text) if of_contact && may_be_contact(text) => Value::from(masked(text.trim())),
        Value::Number(number) if of_contact && number.as_u64().is_some_and(|number| number >= SHORTEST) => {
            Value::from(masked(&number.to_string()))
        }
        Value::String(text) if text.contains('@') => {
            let words = text.split(' ').map(|part| if part.contains('@') { masked(part) } else { part.to_owned() });
            Value::from(words.collect::<Vec<_>>().join(" "))
        }
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn r_56_a_contact_is_masked_however_deep_it_lies_and_what_is_said_of_it_stays() {
        let shown = without_contacts(&json!({
            "phone": { "number": "+43 660 5550167", "verified": true, "risk": 0.4 },
            "mobile": 436605550167_u64,
            "contacts": ["ada.brandt@example.org", { "value": "ada@example.org" }],
            "emailReputation": "low",
            "phoneVerifiedAt": "2026-11-26T09:00:00Z",
            "comment": "wrote from ada.brandt@example.org twice",
            "documentNumber": "P-0001234",
        }));
        assert_eq!(
            shown,
            json!({
                "phone": { "number": "…67", "verified": true, "risk": 0.4 },
                "mobile": "…67",
                "contacts": ["a…@example.org", { "value": "a…@example.org" }],
                "emailReputation": "low",
                "phoneVerifiedAt": "2026-11-26T09:00:00Z",
                "comment": "wrote from a…@example.org twice",
                "documentNumber": "P-0001234",
            })
        );
    }
}
