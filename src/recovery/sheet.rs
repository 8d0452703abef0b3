//! What stands in a recovery file. FROZEN: whoever opens one years later does it with stock tools. Pure.
//!
//! One line of JSON, a line feed, and then the decision's exact bytes to the end: `age -d -i KEY FILE | tail -n +2` gives the
//! bytes as they would have been sent. The test `the_layout_of_a_recovery_file_is_frozen` fails when the layout moves.
use serde::{Deserialize, Serialize};

use super::RecoveryFault;
use crate::digest;

const FORMAT: &str = "second-look/recovery/1";

/// One decision as it would have been sent. The bytes are personal (they hold the comment), so there is no `Debug`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RecoverySheet {
    /// The row of the outbox.
    pub entry_id: String,
    /// The decision, or the answer of a second person.
    pub decision_id: String,
    /// `live` or `staging`.
    pub environment: String,
    /// The case.
    pub case_id: String,
    /// The decision it answers as the second person.
    pub second_to: Option<String>,
    /// The key to send it with.
    pub idempotency_key: String,
    /// The evidence it was decided on.
    pub if_match: String,
    /// Fencing token of the claim it was decided under.
    pub fencing_token: u64,
    /// When it was saved, RFC 3339.
    pub saved_at: String,
    /// `sha-256:` and hex over the bytes.
    pub body_digest: String,
    /// The exact bytes.
    #[serde(skip)]
    pub body: Vec<u8>,
}

#[derive(Serialize, Deserialize)]
struct Head {
    format: String,
    decision: RecoverySheet,
}

impl RecoverySheet {
    /// The clear text of a file.
    pub(super) fn to_bytes(&self) -> Result<Vec<u8>, serde_json::Error> {
        let head = Head { format: FORMAT.to_owned(), decision: self.clone() };
        let mut bytes = serde_json_canonicalizer::to_vec(&head)?;
        bytes.push(b'\n');
        bytes.extend_from_slice(&self.body);
        Ok(bytes)
    }

    /// Reads the clear text of a file and holds the bytes to their digest.
    pub(super) fn from_bytes(bytes: &[u8]) -> Result<Self, RecoveryFault> {
        let mut parts = bytes.splitn(2, |byte| *byte == b'\n');
        let (Some(head), Some(body)) = (parts.next(), parts.next()) else { return Err(RecoveryFault::NotASheet) };
        let head: Head = serde_json::from_slice(head).map_err(|_personal| RecoveryFault::NotASheet)?;
        if head.format != FORMAT {
            return Err(RecoveryFault::NotASheet);
        }
        if digest::of(body) != head.decision.body_digest {
            return Err(RecoveryFault::OtherBytes);
        }
        Ok(Self { body: body.to_vec(), ..head.decision })
    }
}
