//! What the platform says when it will not: the stable codes of the contract, each with its HTTP status.
use super::{Holder, Recorded, Time};

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = ($word:literal, $status:literal, $title:literal),)*) => {
        /// A stable problem code (contract sections 4, 5 and 7).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Code { $($(#[$doc])* $name,)* }

        impl Code {
            /// Every code there is, for documents and tests.
            pub const ALL: &'static [Code] = &[$(Code::$name,)*];

            /// The word on the wire.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$name => $word,)* }
            }

            /// The HTTP status that goes with it.
            #[must_use]
            pub fn status(self) -> u16 {
                match self { $(Code::$name => $status,)* }
            }

            /// A plain sentence; never carries data of a case.
            #[must_use]
            pub fn title(self) -> &'static str {
                match self { $(Code::$name => $title,)* }
            }
        }
    };
}

codes! {
    /// The request cannot be read.
    Malformed = ("malformed", 400, "The request cannot be read"),
    /// A decision without `Idempotency-Key`.
    IdempotencyKeyMissing = ("idempotency_key_missing", 400, "A decision needs an Idempotency-Key"),
    /// No token, or one that does not hold.
    TokenInvalid = ("token_invalid", 401, "The access token is missing, expired or not ours"),
    /// Role, scope, environment or subject does not allow it.
    Forbidden = ("forbidden", 403, "Not allowed for this caller"),
    /// The case is assigned to another person.
    NotAssignee = ("not_assignee", 403, "The case is assigned to another person"),
    /// The second answer comes from the first person or the first device.
    SelfReview = ("self_review", 403, "The second answer must come from another person and device"),
    /// Files of a bank are handed out only where that was asked for.
    FeatureNotEnabled = ("feature_not_enabled", 403, "Downloads are not enabled"),
    /// Files of that type never are.
    DocumentNotEligible = ("document_not_eligible", 403, "Documents of this type cannot be downloaded"),
    /// Never existed, or not visible here.
    UnknownCase = ("unknown_case", 404, "No such case here"),
    /// The case is known and nobody has decided it.
    NoDecision = ("no_decision", 404, "No decision is recorded for this case"),
    /// The call does not apply to a case of this source.
    NotApplicable = ("not_applicable", 404, "This call does not apply to the case's source"),
    /// A documented resource (flow, session, file) that is not there.
    NotFound = ("not_found", 404, "No such resource"),
    /// A console or a log of it that was not enrolled.
    UnknownDevice = ("unknown_device", 404, "This device or log is not enrolled"),
    /// Another method is meant.
    MethodNotAllowed = ("method_not_allowed", 405, "The method is not allowed here"),
    /// The same key is still being worked on.
    InFlight = ("in_flight", 409, "The same request is still being worked on"),
    /// Another decision stands.
    AlreadyDecided = ("already_decided", 409, "A decision stands for this case"),
    /// Somebody else's live claim.
    ClaimHeld = ("claim_held", 409, "Somebody else holds the case"),
    /// The caller's own claim has lapsed.
    ClaimExpired = ("claim_expired", 409, "The claim has lapsed"),
    /// The token is lower than the present one.
    StaleFencingToken = ("stale_fencing_token", 409, "A later claim exists"),
    /// No claim header, or a claim the case never knew.
    ClaimRequired = ("claim_required", 409, "A live claim is required"),
    /// The platform is working on the session.
    SessionBusy = ("session_busy", 409, "The platform is working on the session"),
    /// The size the witness holds differs.
    SizeDiffers = ("size_differs", 409, "The log size held here differs"),
    /// Erased, expired or withdrawn.
    CaseGone = ("case_gone", 410, "The case is gone"),
    /// The server no longer knows the cursor.
    CursorExpired = ("cursor_expired", 410, "The cursor is no longer known; start a full sweep"),
    /// `If-Match` is not the present ETag.
    PreconditionFailed = ("precondition_failed", 412, "The evidence changed since it was read"),
    /// The case is not for reviewers.
    NotReviewable = ("not_reviewable", 422, "The case is not open for review"),
    /// The key was used with another request.
    IdempotencyKeyReused = ("idempotency_key_reused", 422, "The key was used for another request"),
    /// The decision id was used with another body.
    DecisionIdReused = ("decision_id_reused", 422, "The decision id was used before"),
    /// A reject or an override needs a reason.
    ReasonRequired = ("reason_required", 422, "At least one reason is required"),
    /// Policy wants a comment.
    CommentRequired = ("comment_required", 422, "A comment is required"),
    /// More than 4,000 characters.
    CommentTooLong = ("comment_too_long", 422, "The comment is too long"),
    /// An approve over a suspicion code without `override`.
    OverrideRequired = ("override_required", 422, "An approve over a suspicion code must be an override"),
    /// A reason of an unknown scheme.
    UnknownReason = ("unknown_reason", 422, "The scheme of a reason is unknown"),
    /// The customer-facing text does not fit the decision.
    CustomerReasonNotAllowed = ("customer_reason_not_allowed", 422, "The customer-facing reason does not fit"),
    /// `evidence.etag` is not `If-Match`.
    EvidenceMismatch = ("evidence_mismatch", 422, "evidence.etag differs from If-Match"),
    /// A consistency proof that fails.
    ProofFailed = ("proof_failed", 422, "The consistency proof does not hold"),
    /// A decision without `If-Match`.
    PreconditionRequired = ("precondition_required", 428, "A decision needs If-Match"),
    /// Too much at once; nothing was applied.
    Overloaded = ("overloaded", 503, "Too busy; nothing was applied"),
    /// The bank would hand the file out and cannot.
    DownloadFailed = ("download_failed", 500, "The document could not be fetched"),
    /// Not in this edition.
    NotImplemented = ("not_implemented", 501, "This edition does not offer the call"),
    /// The server itself failed.
    Internal = ("internal", 500, "The platform failed"),
}

/// A refusal with what the caller may know about it. Carries no evidence and no personal data but the holder's name.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{}", code.as_str())]
pub struct Refusal {
    /// Why.
    pub code: Code,
    /// When to ask again, in seconds.
    pub retry_after_secs: Option<u64>,
    /// The decision that stands, when that is the reason and the caller may see it.
    pub current: Option<Box<Recorded>>,
    /// Who holds the case.
    pub holder: Option<Holder>,
    /// Until when.
    pub expires_at: Option<Time>,
    /// The same person holds it, perhaps on another machine.
    pub same_holder: Option<bool>,
    /// What the witness saw last: size, and the checkpoint where there was one.
    pub seen: Option<(u64, Option<String>)>,
}

impl Refusal {
    /// A refusal with nothing but its code.
    #[must_use]
    pub fn new(code: Code) -> Self {
        Self {
            code,
            retry_after_secs: None,
            current: None,
            holder: None,
            expires_at: None,
            same_holder: None,
            seen: None,
        }
    }

    /// The same refusal, asking to come back later.
    #[must_use]
    pub fn retry_after(mut self, secs: u64) -> Self {
        self.retry_after_secs = Some(secs);
        self
    }
}

impl From<Code> for Refusal {
    fn from(code: Code) -> Self {
        Self::new(code)
    }
}

#[cfg(test)]
mod tests {
    use super::Code;

    #[test]
    fn every_code_has_a_word_of_its_own() {
        let mut words: Vec<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
        words.sort_unstable();
        let all = words.len();
        words.dedup();
        assert_eq!(words.len(), all, "two codes share a word");
    }

    #[test]
    fn the_statuses_are_those_of_the_contract() {
        assert_eq!(Code::IdempotencyKeyReused.status(), 422);
        assert_eq!(Code::PreconditionRequired.status(), 428);
        assert_eq!(Code::CaseGone.status(), 410);
        assert_eq!(Code::ClaimHeld.status(), 409);
        assert_eq!(Code::SelfReview.status(), 403);
    }
}
