//! The body of a decision: how it is read, and the 422 rules it must obey (contract section 4).
use super::{CaseRecord, Code, Policy, Refusal, Time, policy::SCHEMES, reasons};
use serde::{Deserialize, Serialize};

/// Approve or reject; there is no third answer in version 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verb {
    /// The session stands.
    Approve,
    /// The session falls.
    Reject,
}

impl Verb {
    /// The word on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Approve => "approve",
            Self::Reject => "reject",
        }
    }

    /// The platform's outcome that follows.
    #[must_use]
    pub fn outcome(self) -> &'static str {
        match self {
            Self::Approve => "accepted",
            Self::Reject => "rejected",
        }
    }
}

/// A coded reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// One of the known schemes.
    pub scheme: String,
    /// Open vocabulary.
    pub code: String,
}

/// What the decision was made on.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// Must equal `If-Match`.
    pub etag: String,
    /// Stored unseen.
    pub digest: String,
}

/// A bare reference by id.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Id {
    /// The id.
    pub id: String,
}

/// The program that sent it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Client {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
}

/// What first and second answers share. `Debug` is withheld from the comment by [`Comment`].
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    /// Approve or reject.
    pub decision: Verb,
    /// Coded reasons.
    #[serde(default)]
    pub reasons: Vec<Reason>,
    /// Internal words.
    #[serde(default)]
    pub comment: Comment,
    /// The only text an end user may see.
    #[serde(default)]
    pub customer_facing_reason: Option<String>,
    /// Approve in spite of a suspicion code.
    #[serde(default, rename = "override")]
    pub overrides: bool,
    /// On which evidence.
    pub evidence: Evidence,
    /// Who; must be the token's subject.
    pub reviewer: Id,
    /// On which console.
    #[serde(default)]
    pub device: Option<Id>,
    /// The reviewer's clock, for information.
    pub decided_at: Time,
    /// Which program.
    pub client: Client,
}

/// A comment: may name people, so `Debug` shows its length only.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Comment(pub String);

impl std::fmt::Debug for Comment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Comment({} characters)", self.0.chars().count())
    }
}

/// The fields a request may have; anything else is refused.
const FIELDS: [&str; 10] = [
    "decision",
    "reasons",
    "comment",
    "customerFacingReason",
    "override",
    "evidence",
    "reviewer",
    "device",
    "decidedAt",
    "client",
];

/// Reads the body of a decision (`id_field` = `decisionId`) or of a second answer (`answerId`), and its id.
///
/// # Errors
/// `malformed` for anything that is not the closed shape of the contract, or an id that is not a UUID version 7.
pub fn read(bytes: &[u8], id_field: &str) -> Result<(String, Answer), Refusal> {
    let malformed = || Refusal::new(Code::Malformed);
    let mut fields: serde_json::Map<String, serde_json::Value> =
        serde_json::from_slice(bytes).map_err(|_| malformed())?;
    let id = fields.remove(id_field).ok_or_else(malformed)?;
    let id = id.as_str().ok_or_else(malformed)?;
    if fields.keys().any(|name| !FIELDS.contains(&name.as_str())) {
        return Err(malformed());
    }
    let version = uuid::Uuid::try_parse(id).map_err(|_| malformed())?.get_version_num();
    let answer: Answer = serde_json::from_value(fields.into()).map_err(|_| malformed())?;
    let digest = answer.evidence.digest.strip_prefix("sha-256:").ok_or_else(malformed)?;
    if version != 7 || digest.is_empty() {
        return Err(malformed());
    }
    Ok((id.to_owned(), answer))
}

impl Answer {
    fn codes(&self) -> impl Iterator<Item = &str> {
        self.reasons.iter().map(|reason| reason.code.as_str())
    }

    /// A suspicion code stands in the case or in the answer's own reasons.
    #[must_use]
    pub fn over_suspicion(&self, case: &CaseRecord) -> bool {
        case.suspicion || self.codes().any(reasons::is_suspicion)
    }

    /// The 422 rules, in a fixed order.
    ///
    /// # Errors
    /// The first that is broken of `evidence_mismatch`, `reason_required`, `unknown_reason`, `override_required`,
    /// `customer_reason_not_allowed`, `comment_too_long`, `comment_required`.
    pub fn check(&self, case: &CaseRecord, if_match: &str, policy: &Policy) -> Result<(), Refusal> {
        let reject = self.decision == Verb::Reject;
        let refuse = |code: Code| Err(Refusal::new(code));
        if self.evidence.etag != if_match {
            return refuse(Code::EvidenceMismatch);
        }
        if (reject || self.overrides) && self.reasons.is_empty() {
            return refuse(Code::ReasonRequired);
        }
        if self.reasons.iter().any(|reason| !SCHEMES.contains(&reason.scheme.as_str()) || reason.code.trim().is_empty())
        {
            return refuse(Code::UnknownReason);
        }
        if !reject && !self.overrides && self.over_suspicion(case) {
            return refuse(Code::OverrideRequired);
        }
        policy.check_customer_reason(reject, self.customer_facing_reason.as_deref())?;
        if self.comment.0.chars().count() > policy.max_comment_length {
            return refuse(Code::CommentTooLong);
        }
        let wants_words =
            self.overrides || self.codes().any(|code| reasons::is_suspicion(code) || reasons::is_other(code));
        if wants_words && self.comment.0.trim().is_empty() {
            return refuse(Code::CommentRequired);
        }
        Ok(())
    }
}
