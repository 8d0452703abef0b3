//! Keeps tokens where the keys of the profile lie.
use futures::future::BoxFuture;

use crate::platform::{StoredTokens, TokenVault, VaultError};
use crate::store::key::{KeyName, KeyStore};

/// The profile's key place as the platform room sees it.
pub(super) struct KeyVault(pub KeyStore);

impl TokenVault for KeyVault {
    fn save<'a>(&'a self, tokens: &'a StoredTokens) -> BoxFuture<'a, Result<(), VaultError>> {
        Box::pin(async move {
            let line = tokens.to_line()?;
            self.0.put(KeyName::RefreshToken, &line).await.map_err(|_| VaultError::Unavailable)
        })
    }

    fn load(&self) -> BoxFuture<'_, Result<Option<StoredTokens>, VaultError>> {
        Box::pin(async move {
            match self.0.get(KeyName::RefreshToken).await.map_err(|_| VaultError::Unavailable)? {
                Some(line) => StoredTokens::from_line(&line).map(Some),
                None => Ok(None),
            }
        })
    }

    fn clear(&self) -> BoxFuture<'_, Result<(), VaultError>> {
        Box::pin(async move { self.0.remove(KeyName::RefreshToken).await.map_err(|_| VaultError::Unavailable) })
    }
}
