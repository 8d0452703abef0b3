//! The session behind a case of the trust platform, as documented, with whatever else the platform sent.
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::ids::{FlowId, SessionId};

/// A session answer, any generation. The subject reference is personal, so there is no `Debug`.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Session {
    /// The session.
    pub session_id: SessionId,
    /// The flow it ran through.
    pub flow_id: Option<FlowId>,
    /// The flow's version; a number or a text on the wire.
    pub flow_version: Option<String>,
    /// `live` or `staging`.
    pub environment: Option<String>,
    /// The customer's own reference for the person.
    pub subject_id: Option<String>,
    /// Lower case: `created, running, expired, error, aborted, completed`, or whatever else was sent.
    pub status: String,
    /// Lower case: `accepted`, `rejected`, `no_outcome`, or whatever else was sent.
    pub outcome: Option<String>,
    /// When it was created.
    pub created_at: Option<DateTime<Utc>>,
    /// When the person started.
    pub started_at: Option<DateTime<Utc>>,
    /// Last change.
    pub updated_at: Option<DateTime<Utc>>,
    /// Set on any terminal status.
    pub completed_at: Option<DateTime<Utc>>,
    /// When it ends by itself.
    pub expires_at: Option<DateTime<Utc>>,
    /// The last step that ran.
    pub last_step: Option<LastStep>,
    /// Fields this console does not know, kept as they came.
    pub other: Map<String, Value>,
}

/// The last step of a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastStep {
    /// Id or name of the step.
    pub step: String,
    /// Its description or type, where given.
    pub description: Option<String>,
    /// Its verdict in the platform's word.
    pub verdict: Option<String>,
}
