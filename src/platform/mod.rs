//! The platform: every HTTP exchange of the engine, and nothing else of it.
//!
//! Promises: an answer is believed only when its shape, its size and the case it names are right; one bad record never
//! spoils a page; a decision that may have arrived is never called unsent; a token goes to the platform and to nobody
//! else; no error or log line carries an address, a header or a body. Limits stand in [`Limits`], one value.
//!
//! Deliberately does not retry (that is for sync and outbox, which know what a repetition means), does not store, and
//! does not open a browser.
//!
//! [`Platform`] is the way in; its calls stand in `review` (the review API), `trust` (the documented calls), `files`,
//! `send` (decisions) and `witness`. `client` is the one HTTP client, `vouching` and `certificate` say whom it believes to be the
//! platform and why not, `tokens` renews, `convert` holds the pure rules of reading.
mod addresses;
mod ask;
mod body;
mod certificate;
mod client;
mod clocks;
pub mod convert;
mod credentials;
mod error;
#[cfg(test)]
mod faults;
mod files;
mod id_token;
mod limits;
mod listener;
mod oidc;
mod proxy;
mod reach;
mod read;
mod redirect;
mod resolver;
mod retry_after;
mod review;
mod send;
mod sign_in;
mod skim;
mod tokens;
mod trust;
mod vault;
mod vouching;
mod wire;
mod witness;

use std::sync::Arc;

use chrono::{DateTime, Utc};

pub use addresses::{AddressError, Addresses};
pub use certificate::{CertificateFacts, CertificateFault, CertificateWhy};
pub use clocks::Clocks;
pub use error::{FileRefusal, Interrupted, NotSent, Person, PlatformError, Problem, SignInFault, VaultError};
pub use limits::Limits;
pub use listener::Listener;
pub use sign_in::{Arrival, PendingSignIn, SignedIn};
pub use vault::{MemoryVault, StoredTokens, TokenVault};
pub use wire::{
    AssignTo, BadRecord, BlockRecord, BlocksOf, CaseAnswer, Change, ChangePage, Claim, DecisionPage, DecisionRecord,
    Evidence, FileBytes, OutgoingDecision, People, Policy, Purpose, ReadBack, SeenBefore, SendAnswer, WitnessAnswer,
};

use crate::clock::Clock;
use crate::secret::Secret;
use client::Client;
use oidc::Oidc;
use tokens::Tokens;

/// One platform, one environment, one signed-in person. Cheap to clone; clones share connections and tokens.
#[derive(Clone)]
pub struct Platform {
    addresses: Arc<Addresses>,
    client: Arc<Client>,
    tokens: Arc<Tokens>,
    listening: Arc<listener::Listening>,
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
        let listening = Arc::<listener::Listening>::default();
        let client = Arc::new(Client::new(&addresses, limits, clock.clone(), Arc::clone(&listening))?);
        Ok(Self::over(addresses, client, clock, vault, client_secret, listening))
    }

    fn over(
        addresses: Addresses,
        client: Arc<Client>,
        clock: Clock,
        vault: Arc<dyn TokenVault>,
        client_secret: Option<Secret>,
        listening: Arc<listener::Listening>,
    ) -> Self {
        let addresses = Arc::new(addresses);
        let oidc = Oidc::new(Arc::clone(&client), Arc::clone(&addresses));
        let tokens = Arc::new(Tokens::new(oidc, vault, client_secret, clock, Arc::clone(&listening)));
        Self { addresses, client, tokens, listening }
    }

    /// From now on this one is told how each exchange with the platform ends. There is one at most; it stays.
    pub fn tell(&self, listener: Arc<dyn Listener>) {
        self.listening.to(listener);
    }

    /// How long the platform still asks everybody to wait.
    pub fn pause_left(&self) -> Option<std::time::Duration> {
        let hosts = [&self.addresses.platform, &self.addresses.review];
        hosts.into_iter().filter_map(|host| self.client.pause_left(host)).max()
    }

    /// This machine's clock beside the platform's, as its answers told it.
    pub fn clocks(&self) -> Clocks {
        self.client.time.beside(&self.client.clock)
    }

    /// The platform's clock showed at least this before the program started.
    pub fn remember_time(&self, at: DateTime<Utc>) {
        self.client.time.remembered(at);
    }

    /// Who is signed in, as the vault remembers it. Asks nobody.
    ///
    /// # Errors
    /// [`PlatformError::Vault`].
    pub async fn signed_in(&self) -> Result<Option<SignedIn>, PlatformError> {
        self.tokens.who().await
    }

    /// Starts a sign-in: opens one loopback port and gives the address to open in a browser. `login_hint` is the id of
    /// the person to propose.
    ///
    /// # Errors
    /// [`PlatformError::SignIn`] when the issuer does not describe itself as expected or no port opens.
    pub async fn begin_sign_in(&self, login_hint: Option<&str>) -> Result<PendingSignIn, PlatformError> {
        sign_in::begin(Arc::clone(&self.tokens), login_hint).await
    }

    /// Forgets the tokens here, then revokes them at the issuer if it offers that and can be reached.
    ///
    /// # Errors
    /// [`PlatformError::Vault`] when the vault could not be emptied. A revocation that fails is none: the tokens are
    /// gone from here, and they end by themselves.
    pub async fn sign_out(&self) -> Result<(), PlatformError> {
        if let Some(refresh) = self.tokens.forget().await?
            && let Err(error) = self.tokens.oidc.revoke(&refresh).await
        {
            tracing::info!(%error, "signed out here; the issuer could not be told");
        }
        Ok(())
    }

    /// The addresses this room speaks to.
    pub fn addresses(&self) -> &Addresses {
        &self.addresses
    }

    /// The limits it keeps.
    pub fn limits(&self) -> &Limits {
        &self.client.limits
    }

    /// Waits until no renewal of tokens is under way.
    pub async fn quiet(&self) {
        self.tokens.quiet().await;
    }

    /// Ends for good: what is on its way is broken off, and whoever asks from now on gets [`Interrupted::Shut`].
    pub fn shut(&self) {
        self.client.shut.cancel();
    }

    /// After [`Self::shut`]: forgets every token here. The vault keeps what it has.
    pub async fn drop_tokens(&self) {
        self.tokens.drop_from_memory().await;
    }

    /// Whether a token, or the machine's secret, is in memory.
    pub async fn holds_tokens(&self) -> bool {
        self.tokens.are_held().await
    }
}
