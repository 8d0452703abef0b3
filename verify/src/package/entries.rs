//! The entries of a package: each with its proof, and what of its commitments is opened.
use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use super::PackageFaultCode;
use super::facts::{EntryLine, exact};
use super::fields::{digest_of, open};
use crate::LogKey;
use crate::plain::is_object;
use crate::proof::check_inclusion;

/// An entry that stands in the log.
pub(super) struct Read {
    /// Its number.
    pub seq: u64,
    /// What happened.
    pub kind: String,
    /// The decision it belongs to.
    pub decision_id: Option<String>,
    /// What is opened of it.
    pub opened: BTreeMap<String, Value>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Said {
    #[serde(rename = "type")]
    kind: String,
    seq: String,
    case_ref: Option<String>,
    decision_id: Option<String>,
    commit: BTreeMap<String, String>,
}

/// Reads all lines: in the order of the log, of one case, each proven against the same checkpoint.
///
/// # Errors
/// What is wrong with the first that does not hold, and its number.
pub(super) fn read(lines: &[u8], note: &str, key: &LogKey) -> Result<Vec<Read>, (PackageFaultCode, Option<u64>)> {
    let mut entries: Vec<Read> = Vec::new();
    let (mut case, mut base) = (None, None);
    for line in lines.split_inclusive(|byte| *byte == b'\n') {
        let unreadable = (PackageFaultCode::Unreadable, None);
        let line: EntryLine = line.strip_suffix(b"\n").and_then(exact).ok_or(unreadable)?;
        let said: Option<Said> = is_object(&line.entry).then(|| serde_json::from_str(&line.entry).ok()).flatten();
        let said = said.ok_or(unreadable)?;
        let seq = crate::file::number(&said.seq).ok_or(unreadable)?;
        let bad = |code| (code, Some(seq));
        // Each against the one checkpoint of the package: whoever holds the key can sign another tree beside it.
        let own = line.proof.split_once("\n\n").map(|(_, note)| note).unwrap_or_default();
        let proven = check_inclusion(line.entry.as_bytes(), &line.proof, key);
        let (index, _) = proven.map_err(|_why| bad(PackageFaultCode::NotInLog))?;
        // The log has one first entry, however its numbers begin.
        let first = seq.checked_sub(index);
        if own != note || first.is_none() || *base.get_or_insert(first) != first {
            return Err(bad(PackageFaultCode::NotInLog));
        }
        let of_this = said.case_ref.is_some() && *case.get_or_insert_with(|| said.case_ref.clone()) == said.case_ref;
        if !of_this || entries.last().is_some_and(|before| before.seq >= seq) {
            return Err(bad(PackageFaultCode::Contradicts));
        }
        let mut opened = BTreeMap::new();
        for disclosure in &line.disclosed {
            let field = open(disclosure).ok_or(bad(PackageFaultCode::NotCommitted))?;
            if said.commit.get(&field.name) != Some(&digest_of(disclosure)) {
                return Err(bad(PackageFaultCode::NotCommitted));
            }
            if opened.insert(field.name, field.value).is_some() {
                return Err(bad(PackageFaultCode::NotCommitted));
            }
        }
        entries.push(Read { seq, kind: said.kind, decision_id: said.decision_id, opened });
    }
    Ok(entries)
}
