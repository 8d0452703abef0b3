//! What a person decided on, as it is kept with the decision: so that, when the evidence moves before the decision takes
//! effect, they are shown the difference instead of being asked to remember.
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::snapshot::Snapshot;
use super::{BlockStatus, DataBlock, Session};
use crate::ids::{BlockId, Etag, FileRef};
use crate::store::ImageRow;

/// The evidence of a decision. Personal: it is sealed when stored, and there is no `Debug`.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Seen {
    /// The etag it had.
    pub etag: Option<Etag>,
    /// Its digest, as the decision carries it.
    pub digest: String,
    /// The session, where the source has one.
    pub session: Option<Session>,
    /// The blocks.
    pub blocks: Vec<DataBlock>,
    /// Digests of the files that were here.
    pub files: BTreeMap<FileRef, String>,
    /// Blocks the platform has erased since.
    #[serde(default)]
    pub erased: Vec<BlockId>,
}

impl Seen {
    /// What a snapshot and the files held make of it.
    pub fn of(snapshot: &Snapshot, images: &[ImageRow]) -> Self {
        let digests = images.iter().filter_map(|row| Some((row.file_ref.clone(), row.sha256.clone()?)));
        Self {
            etag: snapshot.case.evidence_etag.clone(),
            digest: snapshot.digest.clone(),
            session: snapshot.session.clone(),
            blocks: snapshot.blocks.clone(),
            files: digests.collect(),
            erased: Vec::new(),
        }
    }

    /// Takes out what the platform has erased: of these blocks nothing remains but that they were there. A file that no
    /// other block names goes with them.
    pub fn erase(&mut self, erased: &[BlockId]) {
        for block in self.blocks.iter_mut().filter(|block| erased.contains(&block.block_id)) {
            block.status = BlockStatus::Erased;
            block.content = Value::Null;
            block.created_by = None;
            block.created_at = None;
            block.sequence = None;
            self.erased.push(block.block_id.clone());
        }
        let blocks = &self.blocks;
        self.files.retain(|file, _| blocks.iter().any(|block| names(&block.content, file.as_str())));
    }
}

fn names(value: &Value, file: &str) -> bool {
    match value {
        Value::String(text) => text == file,
        Value::Array(items) => items.iter().any(|inner| names(inner, file)),
        Value::Object(map) => map.values().any(|inner| names(inner, file)),
        _ => false,
    }
}
