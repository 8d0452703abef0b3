//! The words of a decision, as the contract gives them (section 4).
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::looked::Mark;
pub use crate::catalogue::ReasonRef;
use crate::ids::{CaseId, DeviceId, PersonId};
use crate::secret::Personal;

/// What a person answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// The session may go on.
    Approve,
    /// The session ends here.
    Reject,
}

impl Answer {
    /// The word on the wire and in the store.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Approve => "approve",
            Self::Reject => "reject",
        }
    }

    /// Reads the word of the wire.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Approve, Self::Reject].into_iter().find(|answer| answer.as_str() == word)
    }
}

/// The only words that may ever reach an end user: a closed list without a hint of suspicion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum CustomerReason {
    /// The document is of a kind that is not accepted.
    DocumentNotAccepted,
    /// The document could not be read.
    DocumentUnreadable,
    /// Details need correction.
    DetailsNeedCorrection,
    /// More information is needed.
    AdditionalInformationNeeded,
    /// The service is not open to this person.
    NotEligible,
    /// The default, and the only one suggested beside a suspicion code.
    CouldNotBeCompleted,
}

impl CustomerReason {
    /// The whole list, in the contract's order.
    pub const ALL: [Self; 6] = [
        Self::DocumentNotAccepted,
        Self::DocumentUnreadable,
        Self::DetailsNeedCorrection,
        Self::AdditionalInformationNeeded,
        Self::NotEligible,
        Self::CouldNotBeCompleted,
    ];

    /// The word on the wire and in the store.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::DocumentNotAccepted => "document_not_accepted",
            Self::DocumentUnreadable => "document_unreadable",
            Self::DetailsNeedCorrection => "details_need_correction",
            Self::AdditionalInformationNeeded => "additional_information_needed",
            Self::NotEligible => "not_eligible",
            Self::CouldNotBeCompleted => "could_not_be_completed",
        }
    }

    /// Reads the word of the wire.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.as_str() == word)
    }
}

/// What a person hands in. The comment is personal (it may name the end user), so there is no `Debug`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DecisionInput {
    /// The case that was looked at.
    pub case_id: CaseId,
    /// Approve or reject; nothing is preselected.
    pub answer: Answer,
    /// Coded reasons, in the order they were picked.
    pub reasons: Vec<ReasonRef>,
    /// Internal words of the reviewer, 0 to 4,000 characters.
    pub comment: String,
    /// Required on a reject, absent on an approve.
    pub customer_reason: Option<CustomerReason>,
    /// Acknowledges that the answer goes against a suspicion code.
    pub override_suspicion: bool,
    /// Items of the checklist that were ticked, by their ids; nothing is preselected.
    pub checked: Vec<String>,
    /// Boxes on pictures, each with the reason it shows; at most a hundred.
    pub marks: Vec<Mark>,
    /// Instead of a mark: the document as a whole is meant.
    pub whole_document: bool,
    /// The digest of the case as it was shown, so that a decision cannot be saved on evidence nobody saw.
    pub evidence_digest: String,
}

/// Where a recorded decision stands on the platform.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum DecisionState {
    /// Took effect.
    Applied,
    /// Recorded, not yet in effect.
    Applying,
    /// Recorded, waits for the second person.
    AwaitingSecond,
    /// The platform could not apply it.
    ApplyFailed,
    /// The second person answered otherwise.
    DeclinedBySecond,
    /// The evidence changed before the second person answered.
    Voided,
}

impl DecisionState {
    /// Every state, in the contract's order.
    pub const ALL: [Self; 6] =
        [Self::Applied, Self::Applying, Self::AwaitingSecond, Self::ApplyFailed, Self::DeclinedBySecond, Self::Voided];

    /// The word on the wire and in the store.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Applied => "applied",
            Self::Applying => "applying",
            Self::AwaitingSecond => "awaiting_second",
            Self::ApplyFailed => "apply_failed",
            Self::DeclinedBySecond => "declined_by_second",
            Self::Voided => "voided",
        }
    }

    /// Reads the word of the wire.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }
}

/// A decision as the platform represents it: in a receipt, a read-back, or as the one that stands in our way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StandingDecision {
    /// The id its console minted, as text: another console's id need not be a UUID.
    pub decision_id: String,
    /// The case it was made on.
    pub case_id: CaseId,
    /// Approve or reject.
    pub decision: Answer,
    /// Where it stands.
    pub state: DecisionState,
    /// Who decided.
    pub reviewer_id: PersonId,
    /// `sha-256:` and the hex digest of the body bytes.
    pub body_digest: String,
    /// When the platform recorded it; authoritative.
    pub recorded_at: DateTime<Utc>,
    /// When it took effect.
    pub applied_at: Option<DateTime<Utc>>,
    /// What the platform says of the session afterwards.
    pub resulting_outcome: Option<String>,
    /// For a support call.
    pub request_id: Option<String>,
    /// What was said with it, where the platform shows it; stored apart from the rest, sealed.
    #[serde(skip)]
    pub words: Option<Box<StandingWords>>,
    /// On which console, where the platform says it; never stored.
    #[serde(skip)]
    pub device_id: Option<DeviceId>,
    /// The other of two people: with a decision, the second person's answer, in the same shape (`decision_id` is its
    /// `answerId`, `state` that of the decision); with a second answer of ours, the decision it answers. Stored apart.
    #[serde(skip)]
    pub other: Option<Box<StandingDecision>>,
}

/// A decision of the feed of everybody's, with what the feed says beside it where the platform gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// The decision.
    pub decision: StandingDecision,
    /// Its coded reasons.
    pub reasons: Vec<ReasonRef>,
    /// It acknowledged that it goes against a suspicion code.
    pub override_suspicion: bool,
}

/// What somebody said with their decision.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StandingWords {
    /// Who decided, by name.
    pub reviewer_name: Option<Personal<String>>,
    /// Coded reasons.
    pub reasons: Vec<ReasonRef>,
    /// Internal words.
    pub comment: Option<Personal<String>>,
}

/// An unfinished answer. It has no key and is never sent. The comment is personal, so there is no `Debug`.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Draft {
    /// Approve, reject, or not yet.
    pub answer: Option<Answer>,
    /// Picked so far.
    pub reasons: Vec<ReasonRef>,
    /// Written so far.
    pub comment: String,
    /// Picked so far.
    pub customer_reason: Option<CustomerReason>,
    /// Acknowledged so far.
    pub override_suspicion: bool,
    /// Ticked so far, by their ids.
    #[serde(default)]
    pub checked: Vec<String>,
    /// Drawn so far.
    #[serde(default)]
    pub marks: Vec<Mark>,
    /// The document as a whole is meant.
    #[serde(default)]
    pub whole_document: bool,
}
