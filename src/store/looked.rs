//! What a person ticked and marked with a decision, sealed beside it.
use super::StoreError;
use super::seal::{CaseKeys, Label, Place};
use crate::decision::Looked;
use crate::ids::EntryId;

/// None where there is nothing to keep.
pub(super) fn seal_looked(keys: &CaseKeys, entry_id: EntryId, looked: &Looked) -> Result<Option<Vec<u8>>, StoreError> {
    if looked.is_empty() {
        return Ok(None);
    }
    let bytes = looked.to_bytes().map_err(StoreError::NotCanonical)?;
    Ok(Some(keys.seal(&Place::new(Label::Looked, &entry_id.to_string()), &bytes)?))
}

pub(super) fn open_looked(keys: &CaseKeys, entry_id: EntryId, sealed: &[u8]) -> Result<Looked, StoreError> {
    let bytes = keys.open(&Place::new(Label::Looked, &entry_id.to_string()), sealed)?;
    serde_json::from_slice(&bytes).map_err(|_| StoreError::Corrupt("entries.looked_sealed"))
}
