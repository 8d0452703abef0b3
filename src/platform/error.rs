//! What can go wrong between this console and the platform, said so that a caller can act on it.
//!
//! Nothing here carries an address, a header or a body: those may hold tokens or personal data. Errors can be cloned,
//! because one shared token refresh answers many waiting requests.
use std::time::Duration;

use chrono::{DateTime, Utc};

use super::certificate::CertificateFault;
use super::clocks::Clocks;
use crate::case::evidence::AccountField;
use crate::decision::StandingDecision;
use crate::ids::{CaseId, PersonId};

/// Why a call gave no usable answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlatformError {
    /// Nothing left this machine, or nothing that a platform could act on.
    #[error("nothing was sent: {0}")]
    NotSent(NotSent),
    /// The request may have arrived; what became of it is not known.
    #[error("the answer was lost: {0}")]
    Interrupted(Interrupted),
    /// The host's certificate is not accepted. Nothing was sent, and there is no way round it.
    #[error(transparent)]
    Certificate(Box<CertificateFault>),
    /// The platform asked every caller to wait, and the wait is not over. Nothing was sent.
    #[error("the platform asked for a pause")]
    Paused {
        /// What is left of it.
        retry_after: Duration,
    },
    /// No person is signed in, or the platform no longer takes the sign-in. Local work goes on.
    #[error("sign-in is needed")]
    SignInNeeded,
    /// The platform refused in the contract's own words.
    #[error("the platform refused: {0}")]
    Problem(Box<Problem>),
    /// 429 or 5xx without a problem body of the contract.
    #[error("the platform is not available (status {status})")]
    Unavailable {
        /// The HTTP status.
        status: u16,
        /// How long it asked to wait, if it did.
        retry_after: Option<Duration>,
    },
    /// A status this call does not document.
    #[error("the platform answered with a status that has no meaning here ({0})")]
    UnexpectedStatus(u16),
    /// A web page or a redirect where an answer was due: a captive portal, or a proxy's own page.
    #[error("the network wants a sign-in of its own")]
    NetworkNeedsSignIn,
    /// The proxy between here and the platform wants credentials. Nothing reached the platform.
    #[error("the network's proxy wants a sign-in")]
    ProxyNeedsSignIn,
    /// The answer is larger than [`super::Limits`] allow.
    #[error("the answer is too large")]
    TooLarge,
    /// The answer, or a value to be sent, has not the documented shape; the text names the place.
    #[error("{0} has not the documented shape")]
    Malformed(&'static str),
    /// The answer speaks of another case or session than was asked for. It is shown nowhere.
    #[error("the answer belongs to another case")]
    ForeignCase,
    /// The platform no longer holds the file.
    #[error("erased by the platform")]
    Erased,
    /// The platform does not hand the file out; which of the three refusals it was says who can mend it.
    #[error("the file is not handed out: {why}")]
    FileRefused {
        /// Which.
        why: FileRefusal,
        /// How long it asked to wait, if it did.
        retry_after: Option<Duration>,
    },
    /// Three links for a file expired before its bytes came.
    #[error("the link to the file expired before it could be used")]
    LinkExpired,
    /// A web page, or a drawing that can carry script, came where the bytes of a file were due.
    #[error("a page or a drawing came where a picture was due")]
    NotAnImage,
    /// The platform pointed to a file host that the configuration does not allow.
    #[error("the file lies on a host that is not allowed")]
    FileHostRefused,
    /// The keychain, or what stands for it, failed.
    #[error("the sign-in could not be kept")]
    Vault(#[from] VaultError),
    /// Signing in failed; the text says at which step.
    #[error("sign-in failed: {0}")]
    SignIn(SignInFault),
    /// The HTTP client could not be set up on this machine.
    #[error("the HTTP client could not be set up")]
    Setup,
}

impl PlatformError {
    /// True when the platform cannot have acted on the request: it may be repeated without a look back.
    pub const fn nothing_was_sent(&self) -> bool {
        let before_sending = matches!(self, Self::Vault(_) | Self::SignIn(_) | Self::Setup);
        before_sending
            || matches!(self, Self::NotSent(_) | Self::Certificate(_) | Self::Paused { .. } | Self::ProxyNeedsSignIn)
    }

    /// How long the platform asked to wait, if it did.
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Paused { retry_after } => Some(*retry_after),
            Self::Unavailable { retry_after, .. } | Self::FileRefused { retry_after, .. } => *retry_after,
            Self::Problem(problem) => problem.retry_after,
            _ => None,
        }
    }

    /// The contract's code, when the platform refused with one.
    pub fn code(&self) -> Option<&str> {
        match self {
            Self::Problem(problem) => Some(&problem.code),
            _ => None,
        }
    }

    /// The same; a certificate that was refused for its dates says what the clocks showed.
    pub(super) fn beside(mut self, clocks: Clocks) -> Self {
        if let Self::Certificate(fault) = &mut self {
            fault.clocks = fault.why.is_about_dates().then_some(clocks);
        }
        self
    }

    /// True for faults of network or platform that pass by themselves: try again later, tell the person "offline".
    pub fn may_pass(&self) -> bool {
        match self {
            Self::NotSent(cause) => !matches!(cause, NotSent::Unsendable),
            Self::Interrupted(_) | Self::Paused { .. } | Self::Unavailable { .. } | Self::NetworkNeedsSignIn => true,
            Self::Problem(problem) => problem.status == 429 || problem.status >= 500,
            _ => false,
        }
    }
}

/// The three refusals of a download (contract section 6, R-72).
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileRefusal {
    /// Nobody has asked for downloads yet.
    #[error("downloads are not enabled")]
    NotEnabled,
    /// Files of this type are never handed out.
    #[error("files of this type are not handed out")]
    NotEligible,
    /// It should have come, and did not.
    #[error("the platform could not fetch it")]
    Failed,
}

impl FileRefusal {
    /// Stable, for the window and the command line.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotEnabled => "image_not_enabled",
            Self::NotEligible => "image_not_eligible",
            Self::Failed => "image_failed",
        }
    }

    /// The refusal a problem's code stands for.
    pub(super) fn of(code: &str) -> Option<Self> {
        match code {
            "feature_not_enabled" => Some(Self::NotEnabled),
            "document_not_eligible" => Some(Self::NotEligible),
            "download_failed" => Some(Self::Failed),
            _ => None,
        }
    }
}

/// Why nothing was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotSent {
    /// The host's name was not found.
    #[error("the host's name was not found")]
    Name,
    /// Nobody listens, or the way there is closed.
    #[error("no connection")]
    Refused,
    /// No connection within the limit.
    #[error("no connection in time")]
    ConnectTimeout,
    /// A value does not fit into a request.
    #[error("a value does not fit into a request")]
    Unsendable,
    /// The token this request needs could not be renewed.
    #[error("the sign-in could not be renewed at the moment")]
    NoToken,
}

/// How an exchange broke off after sending had begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Interrupted {
    /// The connection broke before the answer's headers were complete.
    #[error("the connection broke before an answer came")]
    BeforeAnswer,
    /// Not even the headers came within the limit.
    #[error("no answer in time")]
    FirstByteTimeout,
    /// The body came to a halt.
    #[error("the answer came to a halt")]
    SilenceTimeout,
    /// The body went on longer than allowed.
    #[error("the answer took too long")]
    TotalTimeout,
    /// The body ended early, or its packing is broken.
    #[error("the answer is incomplete")]
    Truncated,
    /// The console was closed or locked: nothing is asked any more, and what was being asked was broken off.
    #[error("the profile was closed meanwhile")]
    Shut,
}

/// A refusal in the contract's words (`application/problem+json`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The HTTP status.
    pub status: u16,
    /// The stable code, `case_gone` for example. Texts are never matched on.
    pub code: String,
    /// For a support call.
    pub request_id: Option<String>,
    /// How long to wait, read from `Retry-After`.
    pub retry_after: Option<Duration>,
    /// The case it speaks of; checked against the case asked for.
    pub case_id: Option<CaseId>,
    /// Who holds the case, with `claim_held`.
    pub holder: Option<Person>,
    /// The end of that lease, by the server's clock.
    pub expires_at: Option<DateTime<Utc>>,
    /// The holder is the caller on another machine.
    pub same_holder: bool,
    /// The decision that stands, with `already_decided`.
    pub current: Option<StandingDecision>,
    /// Fields of a bank's account that are empty, with a 428.
    pub fields: Vec<AccountField>,
}

#[cfg(test)]
impl Problem {
    /// A refusal of which nothing else is said; tests name what they are about.
    pub(crate) fn plain(status: u16, code: &str) -> Self {
        Self {
            status,
            code: code.to_owned(),
            request_id: None,
            retry_after: None,
            case_id: None,
            holder: None,
            expires_at: None,
            same_holder: false,
            current: None,
            fields: Vec::new(),
        }
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ({})", self.code, self.status)
    }
}

/// A colleague: id and name as the platform shows them to other reviewers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The subject of the person's token.
    pub id: PersonId,
    /// The name, at most 256 characters.
    pub name: String,
}

/// Why the place where tokens lie failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    /// It cannot be reached or is locked.
    #[error("the keychain cannot be reached")]
    Unavailable,
    /// What lies there was not written by this console.
    #[error("what lies in the keychain is not readable")]
    Unreadable,
}

/// The step at which a sign-in failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignInFault {
    /// The issuer's discovery document is missing a part, or names another issuer.
    #[error("the issuer does not describe itself as expected")]
    Discovery,
    /// No port on the loopback address could be opened for the answer.
    #[error("no local port could be opened")]
    Listener,
    /// Nobody finished the sign-in in time.
    #[error("it was not finished in time")]
    TimedOut,
    /// The issuer said no, or the person did.
    #[error("it was refused")]
    Denied,
    /// The issuer did not take the code.
    #[error("the code was not accepted")]
    CodeRefused,
    /// The identity token's signature, issuer, audience, nonce or time is wrong.
    #[error("the identity token is not valid")]
    IdToken,
    /// The client secret was not accepted.
    #[error("the client secret was not accepted")]
    ClientRefused,
}

impl From<NotSent> for PlatformError {
    fn from(cause: NotSent) -> Self {
        Self::NotSent(cause)
    }
}

impl From<Interrupted> for PlatformError {
    fn from(cause: Interrupted) -> Self {
        Self::Interrupted(cause)
    }
}
