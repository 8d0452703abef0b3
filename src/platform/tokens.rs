//! Bearer tokens: renewed ahead of their end, or once after a 401, with one renewal for all who wait.
//!
//! A renewal runs to its end even when the request that started it is dropped: the old refresh token is dead as soon as
//! the issuer has answered, and the new one must not be lost on the way to the vault.
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use chrono::TimeDelta;
use serde_json::Value;
use tokio::sync::{Mutex, OwnedMutexGuard};

use super::client::Client;
use super::error::{Interrupted, NotSent, PlatformError, SignInFault};
use super::id_token::{self, Expected};
use super::listener::Listening;
use super::oidc::{Granted, NotGranted, Oidc};
use super::sign_in::SignedIn;
use super::vault::{StoredTokens, TokenVault};
use crate::clock::Clock;
use crate::secret::Secret;

/// A token is renewed this long before its end, or at nine tenths of its life if that is later.
const AHEAD: Duration = Duration::from_secs(60);

/// For whom a request is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Who {
    /// The signed-in person.
    Person,
    /// This installation, by its client secret: documented reads only.
    Machine,
}

/// A token and its place in the row of renewals.
#[derive(Clone)]
pub(super) struct Bearer {
    pub(super) token: Secret,
    pub(super) generation: u64,
}

/// The tokens of one person and, with a client secret, of the machine.
pub(super) struct Tokens {
    pub(super) oidc: Oidc,
    vault: Arc<dyn TokenVault>,
    secret: std::sync::Mutex<Option<Secret>>,
    clock: Clock,
    person: Arc<Mutex<Seat>>,
    machine: Arc<Mutex<Seat>>,
    /// The newest generation of the person's tokens that the platform has taken.
    worked: AtomicU64,
    listening: Arc<Listening>,
}

/// What is held in memory for one of the two.
#[derive(Default)]
struct Seat {
    loaded: bool,
    held: Option<Held>,
    generation: u64,
}

struct Held {
    access: Secret,
    refresh: Option<Secret>,
    /// Monotonic; the wall clock may jump.
    good_until: Duration,
    renew_from: Duration,
    /// Not yet in the vault, and so not to be used yet.
    unsaved: Option<StoredTokens>,
    /// Renewed because of a 401. If the platform does not take it either, renewing again will not help.
    after_401: bool,
    who: Option<SignedIn>,
}

impl Tokens {
    pub(super) fn new(
        oidc: Oidc,
        vault: Arc<dyn TokenVault>,
        secret: Option<Secret>,
        clock: Clock,
        listening: Arc<Listening>,
    ) -> Self {
        let (person, machine) = (Arc::default(), Arc::default());
        let secret = std::sync::Mutex::new(secret);
        Self { oidc, vault, secret, clock, person, machine, worked: AtomicU64::new(0), listening }
    }

    /// For whom documented reads go out.
    pub(super) fn reader(&self) -> Who {
        if self.machine_secret().is_some() { Who::Machine } else { Who::Person }
    }

    fn machine_secret(&self) -> Option<Secret> {
        self.secret.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The HTTP client below.
    pub(super) fn client(&self) -> &Client {
        &self.oidc.client
    }

    /// A token that should be good, renewed first if its end is near.
    pub(super) async fn bearer(self: &Arc<Self>, who: Who) -> Result<Bearer, PlatformError> {
        let mut seat = self.seat(who).lock_owned().await;
        self.refuse_when_shut()?;
        self.load(who, &mut seat).await?;
        self.save_what_is_not(&mut seat).await?;
        let now = self.clock.elapsed();
        if let Some(held) = seat.held.as_ref().filter(|held| now < held.renew_from) {
            return Ok(Bearer { token: held.access.clone(), generation: seat.generation });
        }
        let still_good = seat
            .held
            .as_ref()
            .filter(|held| now < held.good_until)
            .map(|held| Bearer { token: held.access.clone(), generation: seat.generation });
        match (self.renew_in_peace(who, seat, false).await, still_good) {
            // The end is near, not here: a renewal that fails is no reason to stop.
            (Err(error), Some(bearer)) if !matches!(error, PlatformError::Vault(_)) => Ok(bearer),
            (renewed, _) => renewed,
        }
    }

    /// After a 401 for a token of this generation: the next one. Whoever comes second finds it already there.
    pub(super) async fn renew(self: &Arc<Self>, who: Who, refused: u64) -> Result<Bearer, PlatformError> {
        let seat = self.seat(who).lock_owned().await;
        self.refuse_when_shut()?;
        if let Some(held) = seat.held.as_ref().filter(|_| seat.generation != refused) {
            return Ok(Bearer { token: held.access.clone(), generation: seat.generation });
        }
        let hopeless = seat.held.as_ref().is_some_and(|held| held.after_401);
        if who == Who::Person && hopeless && self.worked.load(Ordering::Acquire) < refused {
            return Err(PlatformError::SignInNeeded);
        }
        self.renew_in_peace(who, seat, true).await
    }

    /// The platform has taken a token of this generation.
    pub(super) fn took(&self, who: Who, generation: u64) {
        if who == Who::Person {
            self.worked.fetch_max(generation, Ordering::AcqRel);
        }
    }

    /// Keeps the first tokens of a sign-in, in the vault before anything else.
    pub(super) async fn adopt(&self, granted: Granted, who: SignedIn) -> Result<(), PlatformError> {
        let mut seat = self.person.lock().await;
        self.refuse_when_shut()?;
        seat.loaded = true;
        self.keep(&mut seat, granted, Some(who), false);
        let saved = self.save_what_is_not(&mut seat).await;
        if saved.is_err() {
            seat.held = None;
        }
        saved
    }

    /// Who is signed in.
    pub(super) async fn who(&self) -> Result<Option<SignedIn>, PlatformError> {
        let mut seat = self.person.lock().await;
        self.load(Who::Person, &mut seat).await?;
        Ok(seat.held.as_ref().and_then(|held| held.who.clone()))
    }

    /// Forgets the person's tokens and gives back the refresh token, so that it can be revoked.
    pub(super) async fn forget(&self) -> Result<Option<Secret>, PlatformError> {
        let mut seat = self.person.lock().await;
        // A vault that cannot be read is emptied all the same.
        let loaded = self.load(Who::Person, &mut seat).await;
        let refresh = seat.held.take().and_then(|held| held.refresh);
        seat.loaded = true;
        seat.generation += 1;
        self.vault.clear().await?;
        loaded.map(|()| refresh)
    }

    /// Waits until no renewal is under way.
    pub(super) async fn quiet(&self) {
        drop(self.person.lock().await);
        drop(self.machine.lock().await);
    }

    /// Forgets every token and the machine's secret; the vault keeps what it has. The client below and the vault are shut
    /// by then: nobody holds a seat for long, and nothing is loaded or taken in afterwards.
    pub(super) async fn drop_from_memory(&self) {
        *self.secret.lock().unwrap_or_else(PoisonError::into_inner) = None;
        for seat in [&self.person, &self.machine] {
            seat.lock().await.held = None;
        }
    }

    /// Whether a token or a secret is in memory.
    pub(super) async fn are_held(&self) -> bool {
        let seats = self.person.lock().await.held.is_some() || self.machine.lock().await.held.is_some();
        seats || self.machine_secret().is_some()
    }

    fn refuse_when_shut(&self) -> Result<(), PlatformError> {
        if self.client().shut.is_cancelled() { Err(Interrupted::Shut.into()) } else { Ok(()) }
    }

    fn seat(&self, who: Who) -> Arc<Mutex<Seat>> {
        match who {
            Who::Person => Arc::clone(&self.person),
            Who::Machine => Arc::clone(&self.machine),
        }
    }

    async fn load(&self, who: Who, seat: &mut Seat) -> Result<(), PlatformError> {
        if who == Who::Machine || seat.loaded {
            return Ok(());
        }
        let stored = self.vault.load().await?;
        seat.loaded = true;
        let Some(stored) = stored else { return Ok(()) };
        let left = (stored.expires_at - self.clock.now()).to_std().unwrap_or_default();
        let now = self.clock.elapsed();
        seat.generation += 1;
        seat.held = Some(Held {
            access: stored.access,
            refresh: stored.refresh,
            good_until: now.saturating_add(left),
            renew_from: now.saturating_add(left.saturating_sub(AHEAD.min(left / 10))),
            unsaved: None,
            after_401: false,
            who: Some(stored.who),
        });
        Ok(())
    }

    async fn save_what_is_not(&self, seat: &mut Seat) -> Result<(), PlatformError> {
        let Some(held) = &mut seat.held else { return Ok(()) };
        if let Some(tokens) = &held.unsaved {
            self.vault.save(tokens).await?;
            held.unsaved = None;
        }
        Ok(())
    }

    /// Renews in a task of its own, which nobody can drop half way; the seat stays locked until it is done.
    async fn renew_in_peace(
        self: &Arc<Self>,
        who: Who,
        seat: OwnedMutexGuard<Seat>,
        after_401: bool,
    ) -> Result<Bearer, PlatformError> {
        let tokens = Arc::clone(self);
        let task = tokio::spawn(async move { tokens.renew_now(who, seat, after_401).await });
        task.await.unwrap_or(Err(PlatformError::NotSent(NotSent::NoToken)))
    }

    async fn renew_now(
        &self,
        who: Who,
        mut seat: OwnedMutexGuard<Seat>,
        after_401: bool,
    ) -> Result<Bearer, PlatformError> {
        let mut keys = None;
        let granted = match (who, self.machine_secret()) {
            (Who::Machine, Some(secret)) => self.oidc.machine(&secret).await,
            (Who::Machine, None) => return Err(PlatformError::SignInNeeded),
            (Who::Person, _) => match seat.held.as_ref().and_then(|held| held.refresh.as_ref()) {
                Some(refresh) => {
                    // Before, not after: between the issuer's answer and the vault nothing is waited for.
                    keys = self.oidc.keys().await.ok();
                    self.oidc.renew(refresh).await
                }
                None => return Err(PlatformError::SignInNeeded),
            },
        };
        let granted = match granted {
            Ok(granted) => granted,
            Err(NotGranted::Dead) => {
                self.bury_refresh(&mut seat).await;
                return Err(PlatformError::SignInNeeded);
            }
            Err(NotGranted::ClientRefused) => return Err(PlatformError::SignIn(SignInFault::ClientRefused)),
            Err(NotGranted::Failed(error)) => return Err(error),
        };
        let before = seat.held.as_ref().and_then(|held| held.who.clone());
        let person = match before {
            Some(before) => Some(self.same_person(before, &granted, keys.as_deref()).await?),
            None => None,
        };
        self.keep(&mut seat, granted, person, after_401);
        // Who it is counts from now on, even if the vault cannot keep it.
        if let Some(person) = seat.held.as_ref().and_then(|held| held.who.as_ref()) {
            self.listening.renewed(person);
        }
        self.save_what_is_not(&mut seat).await?;
        let held = seat.held.as_ref().ok_or(PlatformError::SignInNeeded)?;
        Ok(Bearer { token: held.access.clone(), generation: seat.generation })
    }

    /// Forgets a dead refresh token, in the vault as well: using it again, now or after a restart, would only tell the
    /// issuer that it was stolen. Who was signed in stays known.
    async fn bury_refresh(&self, seat: &mut Seat) {
        let now = self.clock.elapsed();
        let Some(held) = &mut seat.held else { return };
        held.refresh = None;
        let Some(who) = held.who.clone() else { return };
        let left = TimeDelta::from_std(held.good_until.saturating_sub(now)).unwrap_or_default();
        let expires_at = self.clock.now() + left;
        held.unsaved = Some(StoredTokens { access: held.access.clone(), refresh: None, expires_at, who });
        if let Err(error) = self.save_what_is_not(seat).await {
            tracing::info!(%error, "a dead refresh token could not be forgotten yet; the next exchange tries again");
        }
    }

    /// A renewed identity token may bring new roles; it may not bring another person. One that cannot be checked now
    /// changes nothing.
    async fn same_person(
        &self,
        before: SignedIn,
        granted: &Granted,
        keys: Option<&[Value]>,
    ) -> Result<SignedIn, PlatformError> {
        let (Some(token), Some(keys)) = (&granted.id_token, keys) else { return Ok(before) };
        // Asked for already: the keys could not be had without it.
        let Ok(described) = self.oidc.discovery().await else { return Ok(before) };
        let client_id = &self.oidc.addresses.client_id;
        let expected = Expected { issuer: &described.issuer, client_id, nonce: None, now: granted.server_now };
        match id_token::verify(token, keys, &expected) {
            Some(now) if now.person_id == before.person_id => Ok(SignedIn { scopes: before.scopes, ..now }),
            Some(_) => Err(PlatformError::SignInNeeded),
            None => Ok(before),
        }
    }

    fn keep(&self, seat: &mut Seat, granted: Granted, who: Option<SignedIn>, after_401: bool) {
        let life = Duration::from_secs(granted.expires_in_secs);
        let now = self.clock.elapsed();
        let old_refresh = seat.held.take().and_then(|held| held.refresh);
        let refresh = granted.refresh.or(old_refresh);
        let unsaved = who.clone().map(|who| StoredTokens {
            access: granted.access.clone(),
            refresh: refresh.clone(),
            expires_at: self.clock.now() + TimeDelta::from_std(life).unwrap_or_default(),
            who,
        });
        seat.generation += 1;
        seat.held = Some(Held {
            access: granted.access,
            refresh,
            good_until: now.saturating_add(life),
            renew_from: now.saturating_add(life.saturating_sub(AHEAD.min(life / 10))),
            unsaved,
            after_401,
            who,
        });
    }
}

#[cfg(test)]
impl Tokens {
    /// Whether no token of a person is held.
    pub(super) async fn are_forgotten(&self) -> bool {
        self.person.lock().await.held.is_none()
    }
}
