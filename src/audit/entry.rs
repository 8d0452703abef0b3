//! The bytes of an entry. FROZEN: they are hashed into a log that outlives this program. The test
//! `the_bytes_of_an_entry_are_frozen` fails when they change; a new layout needs a new `v`.
//!
//! Bytes are canonical JSON (RFC 8785). Each field of the event is committed to as RFC 9901 does it: SHA-256 over the
//! base64url text of `[salt, name, value]`, with a salt derived for this entry and this field alone.
use std::collections::BTreeMap;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, SecondsFormat, Utc};
use second_look_verify::log::MOST_ENTRY_BYTES;
use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::Event;

/// What an entry says besides the event: who, on which console, when, and in which place of the log.
#[derive(Clone, Debug)]
pub struct Header {
    /// Place in the log, from 0.
    pub seq: u64,
    /// Subject of the person's token, or `console` for what the console does by itself.
    pub actor: String,
    /// This console.
    pub device: String,
    /// A random name for the case; the platform's id stays out of the log.
    pub case_ref: Option<String>,
    /// The reviewer's clock.
    pub wall: DateTime<Utc>,
    /// Server time minus ours, milliseconds, when last heard.
    pub server_offset_ms: i64,
    /// The wall clock stands before the last entry's.
    pub clock_back: bool,
}

/// An entry ready to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditEntry {
    /// Canonical JSON.
    pub bytes: Vec<u8>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Layout<'a> {
    v: u32,
    #[serde(rename = "type")]
    kind: &'a str,
    // A text: JSON numbers are exact only up to 2^53.
    seq: String,
    actor: &'a str,
    device: &'a str,
    case_ref: Option<&'a str>,
    decision_id: Option<String>,
    commit: BTreeMap<&'a str, String>,
    wall: String,
    server_offset_ms: String,
    clock_back: bool,
    app: &'a str,
}

impl AuditEntry {
    /// Builds the bytes. `salt` gives the salt of a field of this entry.
    ///
    /// # Errors
    /// When a value has no canonical form, such as a number beyond 2^53, or the entry would be longer than one may be
    /// ([`MOST_ENTRY_BYTES`]): no verifier would read it.
    pub fn build<'s>(
        header: &Header,
        event: &Event,
        mut salt: impl FnMut(&str) -> &'s [u8; 32],
    ) -> Result<Self, serde_json::Error> {
        let mut commit = BTreeMap::new();
        for (name, value) in &event.fields {
            commit.insert(*name, commitment(salt(name), name, value)?);
        }
        let layout = Layout {
            v: 1,
            kind: event.kind,
            seq: header.seq.to_string(),
            actor: &header.actor,
            device: &header.device,
            case_ref: header.case_ref.as_deref(),
            decision_id: event.decision_id.map(|id| id.to_string()),
            commit,
            wall: header.wall.to_rfc3339_opts(SecondsFormat::Millis, true),
            server_offset_ms: header.server_offset_ms.to_string(),
            clock_back: header.clock_back,
            app: concat!("second-look/", env!("CARGO_PKG_VERSION")),
        };
        let bytes = serde_json_canonicalizer::to_vec(&layout)?;
        if bytes.len() > MOST_ENTRY_BYTES {
            return Err(serde::ser::Error::custom("longer than an entry may be"));
        }
        Ok(Self { bytes })
    }
}

/// The digest that stands in the log for a field's value (RFC 9901 section 4.2.3).
///
/// # Errors
/// When the value has no canonical form.
pub fn commitment(salt: &[u8; 32], name: &str, value: &Value) -> Result<String, serde_json::Error> {
    Ok(URL_SAFE_NO_PAD.encode(Sha256::digest(disclosure(salt, name, value)?)))
}

/// What opens a commitment to whoever is given it: salt, name and value, in the text that is hashed.
///
/// # Errors
/// When the value has no canonical form.
pub fn disclosure(salt: &[u8; 32], name: &str, value: &Value) -> Result<String, serde_json::Error> {
    let opened = serde_json_canonicalizer::to_vec(&(URL_SAFE_NO_PAD.encode(salt), name, value))?;
    Ok(URL_SAFE_NO_PAD.encode(opened))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::CaseId;

    fn header() -> Header {
        Header {
            seq: 3,
            actor: "rev-17".to_owned(),
            device: "dev_1".to_owned(),
            case_ref: Some("c-abc".to_owned()),
            wall: DateTime::UNIX_EPOCH,
            server_offset_ms: -12,
            clock_back: false,
        }
    }

    #[test]
    fn the_bytes_of_an_entry_are_frozen() {
        let event = Event::on("claimed", &CaseId::new("cse_1")).with("purpose", "review");
        let entry = AuditEntry::build(&header(), &event, |_| &[1; 32]).unwrap();
        let text = String::from_utf8(entry.bytes).unwrap();
        let expected = concat!(
            r#"{"actor":"rev-17","app":"second-look/0.1.0","caseRef":"c-abc","clockBack":false,"#,
            r#""commit":{"purpose":"COMMIT"},"decisionId":null,"device":"dev_1","seq":"3","serverOffsetMs":"-12","#,
            r#""type":"claimed","v":1,"wall":"1970-01-01T00:00:00.000Z"}"#
        );
        let digest = commitment(&[1; 32], "purpose", &Value::from("review")).unwrap();
        let frozen = text.replace(env!("CARGO_PKG_VERSION"), "0.1.0");
        assert_eq!(frozen, expected.replace("COMMIT", &digest), "these bytes are hashed into logs that exist already");
        assert_eq!(digest, "CsX6lAkN-xX_pK1Q7DzNl1muHGUC4lfApsRGTIqAaPs", "the disclosure encoding is frozen too");
    }

    #[test]
    fn an_entry_is_never_longer_than_a_verifier_reads() {
        let long = |bytes: usize| Header { actor: "a".repeat(bytes), ..header() };
        let built = |bytes: usize| AuditEntry::build(&long(bytes), &Event::new("signed_in"), |_| &[1; 32]);
        let rest = built(0).unwrap().bytes.len();
        assert_eq!(built(MOST_ENTRY_BYTES - rest).unwrap().bytes.len(), 8_192, "docs/audit-log.md says so");
        assert!(built(MOST_ENTRY_BYTES - rest + 1).is_err());
    }

    #[test]
    fn the_value_itself_never_stands_in_the_entry() {
        let event = Event::on("decided", &CaseId::new("cse_1")).with("comment", "Ada Sample, born 1990");
        let entry = AuditEntry::build(&header(), &event, |_| &[1; 32]).unwrap();
        let text = String::from_utf8(entry.bytes).unwrap();
        assert!(!text.contains("Ada") && !text.contains("cse_1"), "only a salted digest and a random name may appear");
    }

    #[test]
    fn equal_values_under_other_salts_give_other_commitments() {
        let value = Value::from("approve");
        assert_ne!(
            commitment(&[1; 32], "answer", &value).unwrap(),
            commitment(&[2; 32], "answer", &value).unwrap(),
            "a guessable value must not be found by hashing guesses"
        );
    }
}
