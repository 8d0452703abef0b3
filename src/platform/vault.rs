//! What is kept of a sign-in between two starts, and where.
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, Utc};
use futures::future::BoxFuture;
use serde::{Deserialize, Serialize};
use zeroize::Zeroize;

use super::error::VaultError;
use super::sign_in::SignedIn;
use crate::secret::Secret;

/// What is kept between two starts: tokens and whom they belong to.
#[derive(Clone, Debug)]
pub struct StoredTokens {
    /// The bearer token.
    pub access: Secret,
    /// Good for one renewal; the answer brings the next.
    pub refresh: Option<Secret>,
    /// The bearer token's end, by this machine's clock when it came.
    pub expires_at: DateTime<Utc>,
    /// Whose tokens these are.
    pub who: SignedIn,
}

/// Where tokens lie between two starts: the keychain, or memory for demo and tests.
///
/// A renewed token is used only after `save` has returned: the old refresh token is dead by then, and using it again
/// would end the sign-in.
pub trait TokenVault: Send + Sync {
    /// Keeps the tokens in place of those before.
    fn save<'a>(&'a self, tokens: &'a StoredTokens) -> BoxFuture<'a, Result<(), VaultError>>;
    /// Gives back what was kept.
    fn load(&self) -> BoxFuture<'_, Result<Option<StoredTokens>, VaultError>>;
    /// Forgets everything.
    fn clear(&self) -> BoxFuture<'_, Result<(), VaultError>>;
}

#[derive(Serialize, Deserialize)]
struct Kept {
    access: String,
    refresh: Option<String>,
    expires_at: DateTime<Utc>,
    who: SignedIn,
}

impl StoredTokens {
    /// One line of JSON for a keychain. It holds the tokens themselves.
    ///
    /// # Errors
    /// [`VaultError::Unreadable`] cannot happen for values made here; it is the encoder's word.
    pub fn to_line(&self) -> Result<Secret, VaultError> {
        let mut kept = Kept {
            access: self.access.expose().to_owned(),
            refresh: self.refresh.as_ref().map(|token| token.expose().to_owned()),
            expires_at: self.expires_at,
            who: self.who.clone(),
        };
        let line = serde_json::to_string(&kept).map(Secret::new).map_err(|_| VaultError::Unreadable);
        kept.access.zeroize();
        kept.refresh.zeroize();
        line
    }

    /// Reads what [`Self::to_line`] wrote.
    ///
    /// # Errors
    /// [`VaultError::Unreadable`] for anything else.
    pub fn from_line(line: &Secret) -> Result<Self, VaultError> {
        let kept: Kept = serde_json::from_str(line.expose()).map_err(|_| VaultError::Unreadable)?;
        Ok(Self {
            access: Secret::new(kept.access),
            refresh: kept.refresh.map(Secret::new),
            expires_at: kept.expires_at,
            who: kept.who,
        })
    }
}

/// Keeps tokens for as long as the program runs: for the demo and for tests.
#[derive(Debug, Default)]
pub struct MemoryVault(Mutex<Option<StoredTokens>>);

impl MemoryVault {
    /// One in which somebody is signed in already.
    pub const fn holding(tokens: StoredTokens) -> Self {
        Self(Mutex::new(Some(tokens)))
    }
}

impl TokenVault for MemoryVault {
    fn save<'a>(&'a self, tokens: &'a StoredTokens) -> BoxFuture<'a, Result<(), VaultError>> {
        Box::pin(async move {
            *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(tokens.clone());
            Ok(())
        })
    }

    fn load(&self) -> BoxFuture<'_, Result<Option<StoredTokens>, VaultError>> {
        Box::pin(async move { Ok(self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()) })
    }

    fn clear(&self) -> BoxFuture<'_, Result<(), VaultError>> {
        Box::pin(async move {
            *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
            Ok(())
        })
    }
}
