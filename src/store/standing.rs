//! What somebody said with a decision that stands against ours, sealed beside ours.
use serde::{Deserialize, Serialize};

use super::StoreError;
use super::seal::{CaseKeys, Label, Place};
use crate::decision::{ReasonRef, StandingWords};
use crate::ids::EntryId;
use crate::secret::Personal;

/// Name, reasons and comment, as they are sealed.
#[derive(Serialize, Deserialize)]
struct Words {
    name: Option<String>,
    reasons: Vec<ReasonRef>,
    comment: Option<String>,
}

pub(super) fn seal_words(keys: &CaseKeys, entry_id: EntryId, words: &StandingWords) -> Result<Vec<u8>, StoreError> {
    let text = |value: &Option<Personal<String>>| value.as_ref().map(|value| value.expose().clone());
    let words =
        Words { name: text(&words.reviewer_name), reasons: words.reasons.clone(), comment: text(&words.comment) };
    let bytes = serde_json::to_vec(&words).map_err(StoreError::NotCanonical)?;
    Ok(keys.seal(&Place::new(Label::Standing, &entry_id.to_string()), &bytes)?)
}

pub(super) fn open_words(keys: &CaseKeys, entry_id: EntryId, sealed: &[u8]) -> Result<StandingWords, StoreError> {
    let bytes = keys.open(&Place::new(Label::Standing, &entry_id.to_string()), sealed)?;
    let words: Words = serde_json::from_slice(&bytes).map_err(|_| StoreError::Corrupt("entries.theirs_sealed"))?;
    Ok(StandingWords {
        reviewer_name: words.name.map(Personal::new),
        reasons: words.reasons,
        comment: words.comment.map(Personal::new),
    })
}
