//! What can happen, and which fields of it are committed to.
//!
//! A field is committed by digest, never written down: see [`super::entry`].
use serde_json::Value;

use crate::ids::{CaseId, DecisionId};

/// One thing that happened, with the values its entry commits to.
#[derive(Clone)]
pub struct Event {
    /// A stable name, `decided`, `claimed`, …
    pub kind: &'static str,
    /// The case it happened on.
    pub case_id: Option<CaseId>,
    /// The decision it belongs to.
    pub decision_id: Option<DecisionId>,
    /// Names and values; the values may be personal.
    pub fields: Vec<(&'static str, Value)>,
    /// Its values can be opened when the case's own salt is gone: the record of an erasure. They hold nothing of the case.
    pub outlives_case: bool,
}

impl Event {
    /// An event of the console itself.
    pub const fn new(kind: &'static str) -> Self {
        Self { kind, case_id: None, decision_id: None, fields: Vec::new(), outlives_case: false }
    }

    /// An event on a case.
    pub fn on(kind: &'static str, case_id: &CaseId) -> Self {
        Self { case_id: Some(case_id.clone()), ..Self::new(kind) }
    }

    /// Names the decision.
    #[must_use]
    pub const fn decision(mut self, id: DecisionId) -> Self {
        self.decision_id = Some(id);
        self
    }

    /// Its values are salted by the profile, not by the case.
    #[must_use]
    pub const fn outliving(mut self) -> Self {
        self.outlives_case = true;
        self
    }

    /// Adds a field to commit to.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.fields.push((name, value.into()));
        self
    }
}
