//! What a person decided on, as it is kept with the decision: so that, when the evidence moves before the decision takes
//! effect, they are shown the difference instead of being asked to remember.
use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::snapshot::Snapshot;
use super::{BlockStatus, DataBlock, OpenedBecause, Session};
use crate::catalogue;
use crate::ids::{BlockId, Etag, FileRef, FlowId, SessionId};
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

/// What beside the evidence a case was shown with when it was decided: the descriptions of codes, the edition of the policy,
/// what the platform's list said. All three move on, and a replay is of then (decision 0043). Beside it lies how the person had
/// signed in, which the log commits to. Sealed when stored, and there is no `Debug`.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct ShownWith {
    /// The edition of the descriptions of codes.
    pub catalogue: String,
    /// The digest of the edition of the step-up policy it was explained by.
    pub policy: String,
    /// The device verdict in the platform's own word.
    pub device_verdict: Option<String>,
    /// The deadline for the review.
    pub due_at: Option<DateTime<Utc>>,
    /// When the session itself ends.
    pub expires_at: Option<DateTime<Utc>>,
    /// Its flow.
    pub flow_id: Option<FlowId>,
    /// When the case was opened.
    pub opened_at: DateTime<Utc>,
    /// Coded causes, as the platform lists them.
    pub opened_because: Vec<OpenedBecause>,
    /// What the platform said of the session so far.
    pub platform_outcome: String,
    /// 0 to 100.
    pub priority: u32,
    /// Its session.
    pub session_id: Option<SessionId>,
    /// `trust`, `qes` or `onboarding`.
    pub source: String,
    /// Digests of files that went since: while a file is here, it says so itself.
    #[serde(default)]
    pub files: BTreeMap<FileRef, String>,
    /// How whoever decided had proven who they are.
    #[serde(default)]
    pub sign_in: SignInFacts,
}

/// How a person had proven who they are, as far as the issuer said it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignInFacts {
    /// When.
    pub at: Option<DateTime<Utc>>,
    /// By which methods, in the words of RFC 8176.
    pub methods: Vec<String>,
    /// What the issuer calls the strength of it.
    pub assurance: Option<String>,
}

impl ShownWith {
    /// What a snapshot is shown with.
    pub fn of(snapshot: &Snapshot) -> Self {
        let summary = &snapshot.case.summary;
        Self {
            catalogue: catalogue::edition().to_owned(),
            policy: snapshot.policy.edition.digest.clone(),
            device_verdict: summary.device_verdict.clone(),
            due_at: summary.due_at,
            expires_at: summary.expires_at,
            flow_id: summary.flow_id.clone(),
            opened_at: summary.opened_at,
            opened_because: summary.opened_because.clone(),
            platform_outcome: summary.platform_outcome.clone(),
            priority: summary.priority,
            session_id: summary.session_id.clone(),
            source: summary.source.as_str().to_owned(),
            files: BTreeMap::new(),
            sign_in: SignInFacts::default(),
        }
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
