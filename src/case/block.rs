//! One piece of typed evidence, whichever of the four documented generations it came in.
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::ids::BlockId;

/// Whether the platform still holds a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum BlockStatus {
    /// Held, with content.
    Stored,
    /// Erased by the platform; there is no content.
    Erased,
}

/// A data block, brought to the newest documented shape. The content is personal: it is sealed when stored, and
/// there is no `Debug` that would print it.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct DataBlock {
    /// The platform's id, or `type#n` where the generation has none.
    pub block_id: BlockId,
    /// Type in camel case (`deviceSignals`), unknown types included.
    pub kind: String,
    /// The step that wrote it, in the platform's word.
    pub created_by: Option<String>,
    /// The session's own counter, where given.
    pub sequence: Option<u32>,
    /// When it was written, where given.
    pub created_at: Option<DateTime<Utc>>,
    /// Held or erased.
    pub status: BlockStatus,
    /// The payload, unknown fields included; null when erased.
    pub content: Value,
}
