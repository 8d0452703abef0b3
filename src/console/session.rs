//! Signing in and out.
use tokio_util::sync::CancellationToken;

use super::hearing::roles_text;
use super::{AppError, Changed, Console, SignInState};
use crate::access::profile::ProfileError;
use crate::audit::Event;
use crate::clock::rfc3339;
use crate::platform::{Arrival, PendingSignIn, SignedIn};
use crate::store::{MetaName, StoreError, StoreTx};

/// A sign-in under way.
pub struct SignInTicket {
    pending: PendingSignIn,
    stop: CancellationToken,
}

impl SignInTicket {
    /// The address to open in a browser. It holds no secret.
    pub fn url(&self) -> &str {
        self.pending.authorize_url()
    }
}

impl Console {
    /// Starts a sign-in. One at a time: a running one is cancelled.
    ///
    /// # Errors
    /// When the issuer cannot be reached or does not describe itself as expected.
    pub async fn begin_sign_in(&self, person: Option<&str>) -> Result<SignInTicket, AppError> {
        self.refuse_when_locked()?;
        self.cancel_sign_in();
        let pending = self.inner.platform.begin_sign_in(person).await?;
        let stop = self.inner.stop.child_token();
        {
            let mut live = self.live();
            // Another may have begun while the issuer was asked: the later one goes on.
            if let Some(other) = live.sign_in_stop.replace(stop.clone()) {
                other.cancel();
            }
            live.sign_in = SignInState::SigningIn;
        }
        self.tell(Changed { status: true, ..Changed::default() });
        Ok(SignInTicket { pending, stop })
    }

    /// Waits for the browser. A person other than the profile's own is turned away: their tokens are used for nothing,
    /// and whoever is signed in stays so.
    ///
    /// # Errors
    /// When the sign-in failed, was cancelled, or belongs to another profile.
    pub async fn finish_sign_in(&self, ticket: SignInTicket) -> Result<SignedIn, AppError> {
        self.refuse_when_locked()?;
        let SignInTicket { pending, stop } = ticket;
        let arrived = tokio::select! {
            biased;
            () = stop.cancelled() => Err(cancelled()),
            arrived = pending.arrive() => arrived.map_err(AppError::from),
        };
        let accepted = match arrived {
            Ok(arrival) => self.accept(arrival, &stop).await,
            Err(cause) => Err(cause),
        };
        {
            let mut live = self.live();
            // One that was cancelled for the next has let go of its place: that is the next one's, and so is the state.
            let replaced = stop.is_cancelled() && live.sign_in_stop.is_some();
            if !replaced {
                live.sign_in_stop = None;
                live.sign_in = live.settled_sign_in();
            }
        }
        self.tell(Changed { status: true, queue: true, outbox: true, ..Changed::default() });
        accepted
    }

    async fn accept(&self, arrival: Arrival, stop: &CancellationToken) -> Result<SignedIn, AppError> {
        // Nothing is on its way while the tokens change.
        let _turn = self.inner.outbox_turn.lock().await;
        if stop.is_cancelled() {
            // While it waited: whoever gave it up, or signed out since, is not signed in by it.
            arrival.turn_away().await;
            return Err(cancelled());
        }
        let bound = match self.inner.profile.lock().unwrap_or_else(std::sync::PoisonError::into_inner).as_mut() {
            Some(profile) => profile.bind_person(&arrival.person().person_id),
            None => return Err(AppError::signed_out()),
        };
        if let Err(cause) = bound {
            arrival.turn_away().await;
            return Err(self.turned_away(cause).await?);
        }
        let person = arrival.person().clone();
        // The entry first: tokens that lay in their place without one would be a sign-in that no log ever tells of.
        if let Err(cause) = self.note_sign_in(&person).await {
            self.act_as_before();
            arrival.turn_away().await;
            return Err(cause.into());
        }
        if let Err(cause) = arrival.keep().await {
            self.act_as_before();
            {
                let mut live = self.live();
                live.sign_in_ended = live.person.is_some();
            }
            if let Err(unnoted) = self.note_not_kept().await {
                tracing::warn!(error = %unnoted, "that a sign-in came to nothing could not be written into the log");
            }
            return Err(cause.into());
        }
        {
            let mut live = self.live();
            live.person = Some(person.clone());
            live.sign_in_ended = false;
        }
        self.delivery().wake().await?;
        self.inner.sync_wake.notify_one();
        self.inner.outbox_wake.notify_one();
        Ok(person)
    }

    async fn note_sign_in(&self, person: &SignedIn) -> Result<(), StoreError> {
        self.inner.store.set_actor(|actor| actor.person = Some(person.person_id.to_string()));
        let mut tx = self.inner.store.begin().await?;
        tx.log(
            Event::new("signed_in")
                .with("roles", person.roles.clone())
                .with("authTime", person.auth_time.map(rfc3339))
                .with("methods", person.methods.clone())
                .with("assurance", person.assurance.clone()),
        )
        .await?;
        tx.set_meta(MetaName::Roles, &roles_text(person)).await?;
        tx.forget_meta(MetaName::SignedOut).await?;
        tx.commit().await
    }

    /// Tokens of an earlier sign-in may still lie in their place: the log says that it ended, so the next start lets go of them.
    async fn note_not_kept(&self) -> Result<(), StoreError> {
        let mut tx = self.inner.store.begin().await?;
        tx.log(Event::new("sign_in_ended")).await?;
        tx.set_meta(MetaName::SignedOut, "1").await?;
        tx.commit().await
    }

    /// A sign-in that came to nothing changes nobody's name.
    fn act_as_before(&self) {
        let before = self.live().person.as_ref().map(|person| person.person_id.to_string());
        self.inner.store.set_actor(|actor| actor.person = before);
    }

    /// Notes that somebody else wanted in, and says how many decisions wait here for the profile's own person. The
    /// entry names nobody: who it was is no business of this profile.
    async fn turned_away(&self, cause: ProfileError) -> Result<AppError, StoreError> {
        if !matches!(cause, ProfileError::OtherPerson) {
            return Ok(cause.into());
        }
        let mut tx = self.inner.store.begin().await?;
        let waiting = waiting(&mut tx).await?;
        tx.log(Event::new("sign_in_refused").with("why", cause.code()).with("waiting", waiting)).await?;
        tx.commit().await?;
        let told = match waiting {
            0 => cause.to_string(),
            1 => format!("{cause} One of their decisions waits here, sealed, for their next sign-in."),
            many => format!("{cause} {many} of their decisions wait here, sealed, for their next sign-in."),
        };
        let told = AppError::new(cause.code(), told, Some(cause.what_to_do()));
        Ok(told.naming([("waiting", waiting.to_string())]))
    }

    /// Ends a sign-in that is waiting for the browser.
    pub fn cancel_sign_in(&self) {
        if let Some(stop) = self.live().sign_in_stop.take() {
            stop.cancel();
        }
    }

    /// Forgets the tokens. Cases and decisions stay, sealed, for the same person's next sign-in. The entry comes first: where
    /// the tokens do not go with it, the next start ends what it says.
    ///
    /// # Errors
    /// When the file cannot be written; or when the key place cannot be emptied, and then they are signed out all the same.
    pub async fn sign_out(&self) -> Result<(), AppError> {
        self.refuse_when_locked()?;
        self.cancel_sign_in();
        let turn = self.inner.deciding_turn.lock().await;
        let mut tx = self.inner.store.begin().await?;
        let waiting = waiting(&mut tx).await?;
        tx.log(Event::new("signed_out").with("waiting", waiting)).await?;
        tx.set_meta(MetaName::SignedOut, "1").await?;
        tx.commit().await?;
        self.inner.store.set_actor(|actor| actor.person = None);
        {
            let mut live = self.live();
            live.person = None;
            live.sign_in_ended = false;
            live.sign_in = SignInState::SignedOut;
            (live.asked_for, live.open_case) = (None, None);
            live.opened.clear();
            live.looked_at = None;
            live.replay = None;
        }
        drop(turn);
        self.forget_prepared();
        let emptied = self.inner.platform.sign_out().await;
        self.tell(Changed { status: true, queue: true, outbox: true, ..Changed::default() });
        Ok(emptied?)
    }
}

fn cancelled() -> AppError {
    AppError::new("sign_in_cancelled", "The sign-in was cancelled.", None)
}

/// Decisions that are saved and not sent.
pub(super) async fn waiting(tx: &mut StoreTx) -> Result<u32, StoreError> {
    let (held, waiting, _sent, _needs_you) = tx.entry_counts().await?;
    Ok(held.saturating_add(waiting))
}
