//! A decision as recorded: immutable but for its state.
use super::{Holder, Time, body::Answer};

/// What became of a recorded decision (contract sections 4 and 5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DecisionState {
    /// Took effect.
    Applied,
    /// Recorded; the platform is carrying it out.
    Applying,
    /// Waits for a second person.
    AwaitingSecond,
    /// The platform refused to carry it out.
    ApplyFailed,
    /// The second person decided otherwise.
    DeclinedBySecond,
    /// Evidence changed before the second answer.
    Voided,
}

impl DecisionState {
    /// The word on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Applied => "applied",
            Self::Applying => "applying",
            Self::AwaitingSecond => "awaiting_second",
            Self::ApplyFailed => "apply_failed",
            Self::DeclinedBySecond => "declined_by_second",
            Self::Voided => "voided",
        }
    }

    /// Whether the decision occupies the case: nobody else's may be recorded beside it.
    #[must_use]
    pub fn stands(self) -> bool {
        matches!(self, Self::Applied | Self::Applying | Self::AwaitingSecond)
    }
}

/// The second person's answer.
#[derive(Clone, Debug)]
pub struct SecondAnswer {
    /// Minted by the second console.
    pub answer_id: String,
    /// Who.
    pub reviewer: Holder,
    /// What they answered.
    pub answer: Answer,
    /// `sha-256:` and the hex digest of the body bytes.
    pub body_digest: String,
    /// By the server's clock.
    pub recorded_at: Time,
}

/// One recorded decision.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// Minted by the console.
    pub decision_id: String,
    /// Of which case.
    pub case_id: String,
    /// The answer as sent.
    pub answer: Answer,
    /// Present state.
    pub state: DecisionState,
    /// Who, with the name the token gave.
    pub reviewer: Holder,
    /// `sha-256:` and the hex digest of the body bytes.
    pub body_digest: String,
    /// By the server's clock; authoritative.
    pub recorded_at: Time,
    /// When it took effect.
    pub applied_at: Option<Time>,
    /// The platform's outcome that followed.
    pub resulting_outcome: Option<String>,
    /// The request that recorded it.
    pub request_id: String,
    /// The key it came with.
    pub key: String,
    /// The ETag it was made on.
    pub etag_seen: String,
    /// The claim it was made under.
    pub claim_id: String,
    /// And its token.
    pub fencing_token: u64,
    /// The second person's answer, where policy asked for one.
    pub second: Option<SecondAnswer>,
}
