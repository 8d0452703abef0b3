//! What of the log's commitments a kind of package may open. Pure.
//!
//! The log keeps digests only; the values are those the console holds. A value is tried against the commitment of its own
//! field, so that one which is no longer held, or was sealed anew, just stays closed.
use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::PackageKind;
use crate::case::seen::SignInFacts;
use crate::clock::rfc3339;
use crate::decision::Looked;
use crate::ids::FileRef;
use crate::store::{EntryRow, ImageRow, Openings};

/// The values to try, by field. What may not be shown is not among them: a comment, the plain digest of anything with a
/// value that can be guessed, a key, a person's own words.
pub fn openings(
    kind: PackageKind,
    entries: &[EntryRow],
    files: &[ImageRow],
    digests: &BTreeMap<FileRef, String>,
    sign_ins: &[SignInFacts],
) -> Openings {
    let mut values = Openings::new();
    if !kind.shows_the_review() {
        return values;
    }
    let mut add = |name: &'static str, value: Value| values.entry(name).or_default().push(value);
    for word in ["review", "lookahead", "pack"] {
        add("purpose", json!(word));
    }
    for yes in [true, false] {
        add("full", json!(yes));
        add("override", json!(yes));
        add("wholeDocument", json!(yes));
    }
    for digest in digests.values() {
        add("sha256", json!(digest));
    }
    for sign_in in sign_ins {
        add("signedInAt", json!(sign_in.at.map(rfc3339)));
        add("methods", json!(sign_in.methods));
        add("assurance", json!(sign_in.assurance));
    }
    for entry in entries {
        add("answer", json!(entry.answer.as_str()));
        add("firstDecision", json!(entry.second_to));
        add("etag", json!(entry.if_match.as_str()));
        for (name, value) in looked(entry.looked.as_ref()) {
            add(name, value);
        }
        let said: Value = serde_json::from_slice(&entry.body).unwrap_or_default();
        add("reasons", reasons(&said));
        add("customerReason", said.get("customerFacingReason").cloned().unwrap_or_default());
        if kind.is_full() {
            add("comment", said.get("comment").cloned().unwrap_or_default());
            add("bodyDigest", json!(entry.body_digest));
            add("key", json!(entry.key.to_string()));
            let evidence = said.get("evidence").and_then(|evidence| evidence.get("digest"));
            add("evidenceDigest", evidence.cloned().unwrap_or_default());
            if let Some(digest) = entry.looked.as_ref().and_then(|looked| looked.digest().ok()) {
                add("lookedDigest", json!(digest));
            }
        }
    }
    if kind.is_full() {
        for file in files {
            add("file", json!(file.file_ref.as_str()));
        }
    }
    values
}

fn looked(looked: Option<&Looked>) -> Vec<(&'static str, Value)> {
    let Some(looked) = looked else { return Vec::new() };
    vec![
        ("checklist", json!(looked.checklist.len())),
        ("ticked", json!(looked.ticked())),
        ("marks", json!(looked.marks.len())),
    ]
}

/// The reasons of a body as an entry commits to them.
fn reasons(body: &Value) -> Value {
    let one = |reason: &Value| {
        let text = |name: &str| reason.get(name).and_then(Value::as_str).unwrap_or_default();
        Value::from(format!("{}:{}", text("scheme"), text("code")))
    };
    body.get("reasons").and_then(Value::as_array).map(|all| all.iter().map(one).collect()).unwrap_or_default()
}
