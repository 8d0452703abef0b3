//! The platform: every HTTP exchange of the engine, and nothing else of it.
//!
//! Promises: an answer is believed only when its shape, its size and the case it names are right; one bad record never
//! spoils a page; a decision that may have arrived is never called unsent; a token goes to the platform and to nobody
//! else; no error or log line carries an address, a header or a body. Limits stand in [`Limits`], one value.
//!
//! Deliberately does not retry (that is for sync and outbox, which know what a repetition means), does not store, and
//! does not open a browser.
//!
//! [`Platform`] is the way in. [`convert`] holds the pure rules of reading, `client` the one HTTP client.
mod addresses;
pub mod convert;
mod error;
mod limits;
mod sign_in;
mod tokens;
mod wire;

use std::sync::Arc;

pub use addresses::{AddressError, Addresses};
pub use error::{Interrupted, NotSent, Person, PlatformError, Problem, SignInFault, VaultError};
pub use limits::Limits;
pub use sign_in::{PendingSignIn, SignedIn};
pub use tokens::{MemoryVault, StoredTokens, TokenVault};
pub use wire::{
    AssignTo, BadRecord, BlockRecord, CaseAnswer, Change, ChangePage, Claim, DecisionPage, DecisionRecord, Evidence,
    FileBytes, OutgoingDecision, People, Policy, Purpose, ReadBack, SendAnswer,
};

use crate::case::Session;
use crate::clock::Clock;
use crate::ids::{CaseId, ClaimId, Etag, FileRef, SessionId};
use crate::secret::Secret;

/// One platform, one environment, one signed-in person. Cheap to clone; clones share connections and tokens.
#[derive(Clone)]
pub struct Platform {
    addresses: Arc<Addresses>,
}

impl Platform {
    /// Sets the room up; nothing is asked yet. With a client secret, the documented reads (sessions, data blocks,
    /// files) go out under a token of the machine; else under the person's.
    ///
    /// # Errors
    /// [`PlatformError::Setup`] when this machine's trust store or proxy settings cannot be read.
    pub fn new(
        addresses: Addresses,
        limits: Limits,
        clock: Clock,
        vault: Arc<dyn TokenVault>,
        client_secret: Option<Secret>,
    ) -> Result<Self, PlatformError> {
        let _ = (limits, clock, vault, client_secret);
        Ok(Self { addresses: Arc::new(addresses) })
    }

    /// Who is signed in, as the vault remembers it. Asks nobody.
    ///
    /// # Errors
    /// [`PlatformError::Vault`].
    #[expect(clippy::unused_async, reason = "signature first")]
    pub async fn signed_in(&self) -> Result<Option<SignedIn>, PlatformError> {
        Ok(None)
    }

    /// Starts a sign-in: opens one loopback port and gives the address to open in a browser.
    #[expect(clippy::unused_async, reason = "signature first")]
    pub async fn begin_sign_in(&self, login_hint: Option<&str>) -> Result<PendingSignIn, PlatformError> {
        let _ = login_hint;
        Err(PlatformError::SignInNeeded)
    }

    /// Forgets the tokens here, and revokes them at the issuer when it offers that and can be reached.
    #[expect(clippy::unused_async, reason = "signature first")]
    pub async fn sign_out(&self) -> Result<(), PlatformError> {
        Err(PlatformError::SignInNeeded)
    }

    /// A page of the change feed, `limit` 50 when `None`, at most 200.
    #[expect(clippy::unused_async, reason = "signature first")]
    pub async fn changes(&self, cursor: Option<&str>, limit: Option<u32>) -> Result<ChangePage, PlatformError> {
        let _ = (cursor, limit);
        Err(PlatformError::SignInNeeded)
    }

    /// One case; with a tag, only if evidence or outcome moved.
    #[expect(clippy::unused_async, reason = "signature first")]
    pub async fn case(&self, case_id: &CaseId, known: Option<&Etag>) -> Result<CaseAnswer, PlatformError> {
        let _ = (case_id, known);
        Err(PlatformError::SignInNeeded)
    }

    /// The session of a `trust` case.
    #[expect(clippy::unused_async, reason = "signature first")]
    pub async fn session(&self, session_id: &SessionId) -> Result<Session, PlatformError> {
        let _ = session_id;
        Err(PlatformError::SignInNeeded)
    }

    /// The data blocks of a `trust` case's session.
    #[expect(clippy::unused_async, reason = "signature first")]
    pub async fn session_blocks(&self, session_id: &SessionId) -> Result<Evidence, PlatformError> {
        let _ = session_id;
        Err(PlatformError::SignInNeeded)
    }

    /// The evidence of a `qes` or `onboarding` case.
    #[expect(clippy::unused_async, reason = "signature first")]
    pub async fn case_evidence(&self, case_id: &CaseId) -> Result<Evidence, PlatformError> {
        let _ = case_id;
        Err(PlatformError::SignInNeeded)
    }

    /// Takes a claim, or renews it when its id is given.
    #[expect(clippy::unused_async, reason = "signature first")]
    pub async fn claim(
        &self,
        case_id: &CaseId,
        purpose: Purpose,
        lease_secs: u32,
        renew: Option<&ClaimId>,
    ) -> Result<Claim, PlatformError> {
        let _ = (case_id, purpose, lease_secs, renew);
        Err(PlatformError::SignInNeeded)
    }

    /// Gives a claim back; `force` is for leads.
    #[expect(clippy::unused_async, reason = "signature first")]
    pub async fn release(&self, case_id: &CaseId, force: bool) -> Result<(), PlatformError> {
        let _ = (case_id, force);
        Err(PlatformError::SignInNeeded)
    }

    /// Hands a case to a person, a team or nobody.
    #[expect(clippy::unused_async, reason = "signature first")]
    pub async fn assign(&self, case_id: &CaseId, to: &AssignTo, note: &str) -> Result<(), PlatformError> {
        let _ = (case_id, to, note);
        Err(PlatformError::SignInNeeded)
    }

    /// Sends a decision once, and says what is known afterwards.
    #[expect(clippy::unused_async, reason = "signature first")]
    pub async fn send_decision(&self, decision: &OutgoingDecision<'_>) -> SendAnswer {
        let _ = decision;
        SendAnswer::SignInNeeded
    }

    /// Which decision stands on a case.
    #[expect(clippy::unused_async, reason = "signature first")]
    pub async fn read_decision(&self, case_id: &CaseId) -> Result<ReadBack, PlatformError> {
        let _ = case_id;
        Err(PlatformError::SignInNeeded)
    }

    /// Ids and names of the people cases can be handed to.
    #[expect(clippy::unused_async, reason = "signature first")]
    pub async fn people(&self) -> Result<People, PlatformError> {
        Err(PlatformError::SignInNeeded)
    }

    /// The platform's policy.
    #[expect(clippy::unused_async, reason = "signature first")]
    pub async fn policy(&self) -> Result<Policy, PlatformError> {
        Err(PlatformError::SignInNeeded)
    }

    /// A page of the feed of recorded decisions.
    #[expect(clippy::unused_async, reason = "signature first")]
    pub async fn decisions(&self, cursor: Option<&str>) -> Result<DecisionPage, PlatformError> {
        let _ = cursor;
        Err(PlatformError::SignInNeeded)
    }

    /// A file of the vault, whole, with its digest. One redirect is followed, to an allow-listed host, without token.
    #[expect(clippy::unused_async, reason = "signature first")]
    pub async fn file(&self, file: &FileRef) -> Result<FileBytes, PlatformError> {
        let _ = file;
        Err(PlatformError::SignInNeeded)
    }

    /// The addresses this room speaks to.
    pub fn addresses(&self) -> &Addresses {
        &self.addresses
    }
}
