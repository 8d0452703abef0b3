//! What can be missing before an answer is saved, in stable words. Whether it is, `policy` says. Pure.
use serde::{Deserialize, Serialize};

use crate::catalogue::InternalText;

/// What is missing. The words are stable: the view and scripts act on them; those the contract knows have its names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum MissingCode {
    /// The case is not pending, or it is one for operations.
    NotReviewable,
    /// The second answer must come from another person on another machine than the first.
    SelfReview,
    /// The evidence is not what the person saw.
    EvidenceMismatch,
    /// A signature was issued; a reject would not undo it.
    SignatureIssued,
    /// The signature level of the session needs a block that never came.
    RequiredBlockMissing,
    /// Mandatory fields of the bank's account are empty, and the edition lets nobody approve so.
    AccountIncomplete,
    /// The policy asks for a second person where the platform has none to ask.
    SecondPersonNotOffered,
    /// Signing needs an identity younger than the one on record; approving cannot renew it.
    IdentityExpired,
    /// A coded reason is needed.
    ReasonRequired,
    /// A reason's scheme is none of the contract's, or its code cannot be one.
    UnknownReason,
    /// The same reason stands twice, or there are too many.
    TooManyReasons,
    /// Technical causes alone cannot carry a reject.
    TechnicalReasonOnly,
    /// No reason that can carry the answer: all speak for the session, or are of families the policy does not let carry it.
    ReasonDoesNotFit,
    /// The answer goes against a suspicion code and does not say so.
    OverrideRequired,
    /// Says it goes against a suspicion, and rejects.
    OverrideNotApplicable,
    /// Words are needed.
    CommentRequired,
    /// Too many words.
    CommentTooLong,
    /// A text for the end user has to be chosen.
    CustomerReasonRequired,
    /// A text for the end user may not be sent with this answer, or policy does not allow this one.
    CustomerReasonNotAllowed,
    /// Something was ticked that is not on the case's checklist.
    UnknownItem,
    /// A suspicion about the document needs a place on a picture, or that the whole document is meant.
    MarkRequired,
    /// A mark lies outside its picture, on another picture, or shows none of the reasons; or there are too many.
    MarkNotValid,
}

impl MissingCode {
    /// Every code.
    pub const ALL: [Self; 22] = [
        Self::NotReviewable,
        Self::SelfReview,
        Self::EvidenceMismatch,
        Self::SignatureIssued,
        Self::RequiredBlockMissing,
        Self::AccountIncomplete,
        Self::SecondPersonNotOffered,
        Self::IdentityExpired,
        Self::ReasonRequired,
        Self::UnknownReason,
        Self::TooManyReasons,
        Self::TechnicalReasonOnly,
        Self::ReasonDoesNotFit,
        Self::OverrideRequired,
        Self::OverrideNotApplicable,
        Self::CommentRequired,
        Self::CommentTooLong,
        Self::CustomerReasonRequired,
        Self::CustomerReasonNotAllowed,
        Self::UnknownItem,
        Self::MarkRequired,
        Self::MarkNotValid,
    ];

    /// The stable word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotReviewable => "not_reviewable",
            Self::SelfReview => "self_review",
            Self::EvidenceMismatch => "evidence_mismatch",
            Self::SignatureIssued => "signature_issued",
            Self::RequiredBlockMissing => "required_block_missing",
            Self::AccountIncomplete => "account_incomplete",
            Self::SecondPersonNotOffered => "second_person_not_offered",
            Self::IdentityExpired => "identity_expired",
            Self::ReasonRequired => "reason_required",
            Self::UnknownReason => "unknown_reason",
            Self::TooManyReasons => "too_many_reasons",
            Self::TechnicalReasonOnly => "technical_reason_only",
            Self::ReasonDoesNotFit => "reason_does_not_fit",
            Self::OverrideRequired => "override_required",
            Self::OverrideNotApplicable => "override_not_applicable",
            Self::CommentRequired => "comment_required",
            Self::CommentTooLong => "comment_too_long",
            Self::CustomerReasonRequired => "customer_reason_required",
            Self::CustomerReasonNotAllowed => "customer_reason_not_allowed",
            Self::UnknownItem => "unknown_item",
            Self::MarkRequired => "mark_required",
            Self::MarkNotValid => "mark_not_valid",
        }
    }
}

/// One thing that keeps an answer from being saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Missing {
    /// Stable.
    pub code: MissingCode,
    /// What to do about it, for a person. Holds no personal data and nothing of the comment.
    pub text: InternalText,
}
