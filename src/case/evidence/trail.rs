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

/// Whether a field of this name holds a telephone number or an e-mail address.
pub(in crate::case) fn is_contact(name: &str) -> bool {
    let name = plain(name);
    ["phone", "email", "mobile", "contact", "recipient"].iter().any(|part| name.contains(part))
}

/// A copy of a block's content in which every contact is masked, for the raw record.
pub(in crate::case) fn without_contacts(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().map(without_contacts).collect(),
        Value::Object(map) => {
            let field = |(name, inner): (&String, &Value)| {
                let inner = match scalar(inner) {
                    Some(text) if is_contact(name) => Value::from(masked(text.trim())),
                    _ => without_contacts(inner),
                };
                (name.clone(), inner)
            };
            map.iter().map(field).collect()
        }
        Value::String(text) if text.contains('@') => {
            let words = text.split(' ').map(|part| if part.contains('@') { masked(part) } else { part.to_owned() });
            Value::from(words.collect::<Vec<_>>().join(" "))
        }
        other => other.clone(),
    }
}
