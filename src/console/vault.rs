//! Keeps tokens where the keys of the profile lie, for as long as the console is open.
use std::sync::{Mutex, PoisonError};

use futures::future::BoxFuture;
use tokio_util::sync::CancellationToken;

use crate::audit::LogMark;
use crate::platform::{StoredTokens, TokenVault, VaultError};
use crate::secret::Secret;
use crate::store::key::{KeyError, KeyName, KeyStore};

/// How far the log was when it was last kept beside the keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum KeptMark {
    /// So far.
    Known(LogMark),
    /// Nothing was kept yet.
    Absent,
    /// The place does not answer: nobody knows.
    Silent,
    /// What lies there is no mark.
    Garbled,
}

impl KeptMark {
    pub const fn known(self) -> Option<LogMark> {
        match self {
            Self::Known(mark) => Some(mark),
            Self::Absent | Self::Silent | Self::Garbled => None,
        }
    }
}

/// The profile's key place as the platform room sees it.
pub(super) struct KeyVault {
    /// None once it is shut.
    place: Mutex<Option<KeyStore>>,
    shut: CancellationToken,
}

impl KeyVault {
    pub(super) fn new(place: KeyStore) -> Self {
        Self { place: Mutex::new(Some(place)), shut: CancellationToken::new() }
    }

    /// Lets go of the place and of what opens it. Whoever waits for an answer of it waits no longer.
    pub(super) fn shut(&self) {
        self.place.lock().unwrap_or_else(PoisonError::into_inner).take();
        self.shut.cancel();
    }

    /// The place itself, for whoever changes its keys; none once it is shut.
    pub(super) fn place(&self) -> Option<KeyStore> {
        self.place.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(super) fn is_open(&self) -> bool {
        self.place.lock().unwrap_or_else(PoisonError::into_inner).is_some()
    }

    /// How far the log was when it was last kept. Nothing kept, and no answer, are different answers: behind the second
    /// an older file may hide.
    pub(super) async fn log_mark(&self) -> KeptMark {
        match self.ask(|place| async move { place.get(KeyName::HighWaterMark).await }).await {
            Ok(None) => KeptMark::Absent,
            Ok(Some(text)) => LogMark::parse(text.expose()).map_or(KeptMark::Garbled, KeptMark::Known),
            Err(_) => {
                tracing::warn!("the place of the keys does not say how far the log was");
                KeptMark::Silent
            }
        }
    }

    pub(super) async fn keep_log_mark(&self, mark: LogMark) -> Result<(), VaultError> {
        let text = Secret::new(mark.to_text().map_err(|_never| VaultError::Unavailable)?);
        self.ask(|place| async move { place.put(KeyName::HighWaterMark, &text).await }).await
    }

    async fn ask<T, F>(&self, question: impl FnOnce(KeyStore) -> F) -> Result<T, VaultError>
    where
        F: Future<Output = Result<T, KeyError>>,
    {
        let place = self.place.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let place = place.ok_or(VaultError::Unavailable)?;
        tokio::select! {
            biased;
            () = self.shut.cancelled() => Err(VaultError::Unavailable),
            answer = question(place) => answer.map_err(|_| VaultError::Unavailable),
        }
    }
}

impl TokenVault for KeyVault {
    fn save<'a>(&'a self, tokens: &'a StoredTokens) -> BoxFuture<'a, Result<(), VaultError>> {
        Box::pin(async move {
            let line = tokens.to_line()?;
            self.ask(|place| async move { place.put(KeyName::RefreshToken, &line).await }).await
        })
    }

    fn load(&self) -> BoxFuture<'_, Result<Option<StoredTokens>, VaultError>> {
        Box::pin(async move {
            match self.ask(|place| async move { place.get(KeyName::RefreshToken).await }).await? {
                Some(line) => StoredTokens::from_line(&line).map(Some),
                None => Ok(None),
            }
        })
    }

    fn clear(&self) -> BoxFuture<'_, Result<(), VaultError>> {
        Box::pin(async move { self.ask(|place| async move { place.remove(KeyName::RefreshToken).await }).await })
    }
}
