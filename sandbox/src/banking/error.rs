//! What the bank says when it will not.
use super::identification::StepError;

/// Why a call is refused. Carries names of fields, never what stands in them.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BankError {
    /// No token, or one that does not hold.
    #[error("the access token is missing, expired or not ours")]
    Token,
    /// The token lacks the scope.
    #[error("the token has not the scope {0}")]
    Scope(&'static str),
    /// Cannot be read.
    #[error("{0} is missing or cannot be read")]
    Parameter(&'static str),
    /// Larger than any call here.
    #[error("the body is too large")]
    TooLarge,
    /// No such account.
    #[error("no such user")]
    NoUser,
    /// No such document, or one that was deleted.
    #[error("no such document")]
    NoDocument,
    /// No such identification.
    #[error("no such identification")]
    NoIdentification,
    /// The feature has to be asked for.
    #[error("the feature is not enabled")]
    NotEnabled,
    /// Documents of this type are never handed out.
    #[error("documents of this type cannot be downloaded")]
    NotEligible,
    /// The file could not be got.
    #[error("the document could not be fetched")]
    Failed,
    /// 428: these fields are empty.
    #[error("fields of the user are empty")]
    Missing(Vec<&'static str>),
    /// A review is asked for after a success, not before.
    #[error("no identification of this user has ended well")]
    NotFinalized,
    /// The document was reviewed before.
    #[error("the document has been reviewed")]
    Reviewed,
    /// The account is there already, or longer than anybody's.
    #[error("the user cannot be opened")]
    Account,
    /// A step of the control's that cannot be.
    #[error(transparent)]
    Step(#[from] StepError),
}

impl BankError {
    /// The status of the answer.
    #[must_use]
    pub fn status(&self) -> u16 {
        match self {
            Self::Token => 401,
            Self::Scope(_) | Self::NotEnabled | Self::NotEligible => 403,
            Self::NoUser | Self::NoDocument | Self::NoIdentification => 404,
            Self::Parameter(_) | Self::NotFinalized | Self::Reviewed | Self::Account | Self::Step(_) => 400,
            Self::TooLarge => 413,
            Self::Missing(_) => 428,
            Self::Failed => 500,
        }
    }

    /// `type` and `code` of the error's body; of the codes only `missing_parameter` is published.
    #[must_use]
    pub fn words(&self) -> (&'static str, &'static str) {
        match self {
            Self::Token => ("authentication_error", "invalid_token"),
            Self::Scope(_) => ("authorization_error", "insufficient_scope"),
            Self::NotEnabled => ("authorization_error", "feature_not_enabled"),
            Self::NotEligible => ("authorization_error", "document_not_eligible"),
            Self::NoUser | Self::NoDocument | Self::NoIdentification => ("invalid_request", "not_found"),
            Self::Parameter(_) | Self::Missing(_) => ("invalid_request", "missing_parameter"),
            Self::TooLarge => ("invalid_request", "payload_too_large"),
            Self::NotFinalized => ("invalid_request", "qes_not_finalized"),
            Self::Reviewed => ("invalid_request", "already_reviewed"),
            Self::Account | Self::Step(_) => ("invalid_request", "out_of_turn"),
            Self::Failed => ("api_error", "download_failed"),
        }
    }
}
