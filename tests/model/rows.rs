//! A row of the engine's outbox as the invariants look at it.
use second_look::digest;
use second_look::store::EntryRow;

use crate::invariants::Row;

/// The row.
pub fn row(entry: &EntryRow) -> Row {
    Row {
        seq: entry.seq,
        decision: entry.decision_id.to_string(),
        case: entry.case_id.to_string(),
        key: entry.key.to_string(),
        bytes: digest::of(&entry.body),
        digest: entry.body_digest.clone(),
        state: entry.state.as_str(),
        receipt: entry.receipt.as_ref().map(|receipt| (receipt.decision_id.clone(), receipt.body_digest.clone())),
    }
}
