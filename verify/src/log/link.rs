//! What an entry says of its place: its number, and, first in a log that follows another, where the one before ended.
use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::file::{decoded, number};
use crate::tree::Hash;

/// The first entry of a log that follows another.
const BEGINS_AFTER_A_BREAK: &str = "log_broken";

#[derive(Deserialize)]
pub(super) struct Numbered {
    #[serde(rename = "type", default)]
    kind: String,
    pub seq: String,
    #[serde(default)]
    commit: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct Previous {
    origin: String,
    size: String,
    root: String,
}

impl Numbered {
    /// What an entry says of its place; none where it is no entry.
    pub fn read(entry: &str) -> Option<Self> {
        serde_json::from_str(entry).ok()
    }
}

/// Where the first entry says the log before ended: origin and entries. None where it does not commit to the disclosure, or
/// the log before ended elsewhere. A log before that is itself bad has no end that could be compared.
pub(super) fn linked(link: &str, first: &Numbered, before: Option<&(String, u64, Hash)>) -> Option<(String, u64)> {
    let committed = URL_SAFE_NO_PAD.encode(Sha256::digest(link));
    let disclosed = URL_SAFE_NO_PAD.decode(link).ok()?;
    let (_salt, name, said): (String, String, Previous) = serde_json::from_slice(&disclosed).ok()?;
    let (size, root) = (number(&said.size)?, decoded(&said.root)?);
    let fits = before.is_none_or(|(origin, entries, top)| *origin == said.origin && *entries == size && *top == root);
    let told =
        first.kind == BEGINS_AFTER_A_BREAK && name == "previous" && first.commit.get("previous") == Some(&committed);
    (told && fits).then_some((said.origin, size))
}
