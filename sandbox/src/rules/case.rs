//! A case as the rules see it: state, revision, claim, assignment. Evidence itself lies elsewhere.
use super::{Caller, claims::ClaimBook};

/// State of a case (contract section 2). A claim is an attribute, not a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseState {
    /// Open.
    Pending,
    /// One answer given, a second person is needed.
    AwaitingSecond,
    /// Decided, the platform is carrying it out.
    Applying,
    /// Decided and carried out.
    Decided,
    /// A tombstone.
    Gone(GoneReason),
}

impl CaseState {
    /// The word on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::AwaitingSecond => "awaiting_second",
            Self::Applying => "applying",
            Self::Decided => "decided",
            Self::Gone(_) => "gone",
        }
    }
}

/// Why a case is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum GoneReason {
    /// Erasure upstream.
    Erased,
    /// The session ran out.
    Expired,
    /// Taken back.
    Withdrawn,
}

impl GoneReason {
    /// The word on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Erased => "erased",
            Self::Expired => "expired",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// To whom a case is assigned.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
pub enum Assignment {
    /// One person; the decisions of others are refused.
    Person(String),
    /// A team; says where it waits, refuses nobody.
    Team(String),
}

/// What the rules need to know of a case.
#[derive(Clone, Debug)]
pub struct CaseRecord {
    /// Opaque id.
    pub case_id: String,
    /// The environment the case lives in; it is visible in no other.
    pub environment: String,
    /// For the operations queue, not for reviewers.
    pub operations: bool,
    /// A suspicion code opened the case or stands in its evidence.
    pub suspicion: bool,
    /// Present state.
    pub state: CaseState,
    /// Grows with evidence and outcome only; the ETag is made of it.
    pub revision: u64,
    /// `none`, `accepted`, `rejected`, or a word the platform uses.
    pub outcome: String,
    /// `preliminary` or `final`.
    pub finality: String,
    /// Claims, present and past.
    pub claims: ClaimBook,
    /// Null, a person or a team.
    pub assigned: Option<Assignment>,
}

impl CaseRecord {
    /// The strong ETag: evidence and outcome only, so that a claim never spoils the claimer's own `If-Match`.
    #[must_use]
    pub fn etag(&self) -> String {
        format!("\"c-{}\"", self.revision)
    }

    /// Whether the caller may know of the case.
    #[must_use]
    pub fn visible_to(&self, caller: &Caller) -> bool {
        caller.environments.contains(&self.environment) && (!self.operations || caller.sees_operations())
    }
}
