//! The summary of a case as the change feed gives it (contract section 2). It holds no personal data of end users.
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::ids::{CaseId, Etag, FlowId, PersonId, SessionId};

/// Where a case comes from, and so which calls give its evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// The trust platform: documented session, data-block and file calls.
    Trust,
    /// A qualified-signature identification; evidence by the review API.
    Qes,
    /// An onboarding workflow; evidence by the review API.
    Onboarding,
}

impl Source {
    /// The word on the wire and in the store.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Trust => "trust",
            Self::Qes => "qes",
            Self::Onboarding => "onboarding",
        }
    }

    /// Reads the word of the wire.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Trust, Self::Qes, Self::Onboarding].into_iter().find(|source| source.as_str() == word)
    }
}

/// Where a case stands on the platform. A claim is an attribute, not a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum CaseState {
    /// Waits for a person.
    Pending,
    /// A first person has decided, a second one is due.
    AwaitingSecond,
    /// A decision is recorded and not yet applied.
    Applying,
    /// A decision stands.
    Decided,
    /// Erased, expired or withdrawn.
    Gone,
}

impl CaseState {
    /// Every state, for filters and tests.
    pub const ALL: [Self; 5] = [Self::Pending, Self::AwaitingSecond, Self::Applying, Self::Decided, Self::Gone];

    /// The word on the wire and in the store.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::AwaitingSecond => "awaiting_second",
            Self::Applying => "applying",
            Self::Decided => "decided",
            Self::Gone => "gone",
        }
    }

    /// Reads the word of the wire.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }
}

/// One coded cause for the review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct OpenedBecause {
    /// `device`, `network`, `document_fraud`, … (contract section 7); unknown families are kept as they are.
    pub family: String,
    /// The code, raw.
    pub code: String,
}

/// Who holds a case at the moment, as the feed or a claim answer says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimNotice {
    /// The subject of the holder's token.
    pub holder_id: PersonId,
    /// The holder's name; a colleague's, shown in the queue.
    pub holder_name: String,
    /// `review`, `lookahead` or `pack`.
    pub purpose: String,
    /// The end of the lease by the server's clock.
    pub expires_at: DateTime<Utc>,
}

/// Whom a case is assigned to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Assignment {
    /// One person; anyone else's decision is refused with `not_assignee`.
    Person(PersonId),
    /// A team; does not bind decisions.
    Team(String),
}

/// A case as the feed lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseSummary {
    /// The case.
    pub case_id: CaseId,
    /// Which calls give its evidence.
    pub source: Source,
    /// Null where the source has no session.
    pub session_id: Option<SessionId>,
    /// Null where the source has no flow.
    pub flow_id: Option<FlowId>,
    /// Where the case stands.
    pub state: CaseState,
    /// Covers evidence and outcome only; a claim never changes it.
    pub etag: Etag,
    /// 0 to 100, higher first.
    pub priority: u32,
    /// Coded causes, strongest first as the platform lists them.
    pub opened_because: Vec<OpenedBecause>,
    /// The device verdict in the platform's own word, unknown words included.
    pub device_verdict: Option<String>,
    /// What the platform says of the session so far.
    pub platform_outcome: String,
    /// `preliminary` or `final`.
    pub finality: String,
    /// Who holds the case.
    pub claim: Option<ClaimNotice>,
    /// The decision that waits for a second person: its id alone, which says nothing of the answer.
    pub first_answer: Option<String>,
    /// Whom it is assigned to.
    pub assigned_to: Option<Assignment>,
    /// When the case was opened.
    pub opened_at: DateTime<Utc>,
    /// Last change, claims included; the feed is ordered by it.
    pub updated_at: DateTime<Utc>,
    /// The deadline for the review.
    pub due_at: Option<DateTime<Utc>>,
    /// When the session itself ends.
    pub expires_at: Option<DateTime<Utc>>,
}

impl CaseSummary {
    /// Assigned to a person who is not this one: only that person's decision would be taken.
    pub fn is_assigned_elsewhere(&self, me: &PersonId) -> bool {
        matches!(&self.assigned_to, Some(Assignment::Person(person)) if person != me)
    }
}

#[cfg(test)]
impl CaseSummary {
    /// A pending case of which nothing else is said; tests name what they are about.
    pub(crate) fn plain(case_id: &str, source: Source) -> Self {
        Self {
            case_id: CaseId::new(case_id),
            source,
            session_id: None,
            flow_id: None,
            state: CaseState::Pending,
            etag: Etag::new("1"),
            priority: 1,
            opened_because: Vec::new(),
            device_verdict: None,
            platform_outcome: "none".to_owned(),
            finality: "preliminary".to_owned(),
            claim: None,
            first_answer: None,
            assigned_to: None,
            opened_at: DateTime::UNIX_EPOCH,
            updated_at: DateTime::UNIX_EPOCH,
            due_at: None,
            expires_at: None,
        }
    }
}

/// Why a case is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GoneReason {
    /// The platform erased the data.
    Erased,
    /// The session expired.
    Expired,
    /// The person withdrew.
    Withdrawn,
    /// A reason this console does not know.
    Other,
}

impl GoneReason {
    /// The word on the wire and in the store.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Erased => "erased",
            Self::Expired => "expired",
            Self::Withdrawn => "withdrawn",
            Self::Other => "other",
        }
    }

    /// Reads the word of the wire.
    pub fn parse(word: &str) -> Self {
        match word {
            "erased" => Self::Erased,
            "expired" => Self::Expired,
            "withdrawn" => Self::Withdrawn,
            _ => Self::Other,
        }
    }
}

/// A case that is no more, as the feed says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tombstone {
    /// The case.
    pub case_id: CaseId,
    /// Why it is gone.
    pub reason: GoneReason,
    /// Its place in the feed.
    pub updated_at: DateTime<Utc>,
}
