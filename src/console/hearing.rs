//! What every exchange with the platform says of network, sign-in, roles and certificates.
use std::sync::{Arc, Weak};

use chrono::{DateTime, TimeDelta, Utc};

use super::certificates::Told;
use super::inner::Inner;
use super::{Changed, Console, SignInState};
use crate::audit::Event;
use crate::platform::{CertificateFacts, CertificateFault, Listener, PlatformError, SignedIn};
use crate::store::{MetaName, StoreError};

/// The console's ear: it does not keep the console alive.
pub(super) struct Ear(pub Weak<Inner>);

impl Ear {
    fn console(&self) -> Option<Console> {
        self.0.upgrade().map(|inner| Console { inner })
    }
}

impl Listener for Ear {
    fn heard(&self, outcome: Result<(), &PlatformError>) {
        if let Some(console) = self.console() {
            console.hear(outcome);
        }
    }

    fn renewed(&self, person: &SignedIn) {
        if let Some(console) = self.console() {
            console.adopt_roles(person);
        }
    }

    fn refused(&self, fault: &CertificateFault) {
        if let Some(console) = self.console() {
            console.hear_of_certificate(Told::refused(fault));
        }
    }

    fn vouched(&self, facts: &CertificateFacts) {
        if let Some(console) = self.console() {
            console.hear_of_certificate(Told::issuer(facts));
        }
    }
}

impl Console {
    /// From now on every exchange is heard.
    pub(super) fn listen(&self) {
        self.inner.platform.tell(Arc::new(Ear(Arc::downgrade(&self.inner))));
    }

    /// Notes what an exchange says. When the network has come back, what waited for it is due.
    fn hear(&self, outcome: Result<(), &PlatformError>) {
        let now = self.inner.clock.now();
        let clock_off = self.inner.platform.clocks().disagree();
        let mut live = self.live();
        let clock_told = std::mem::replace(&mut live.clock_off, clock_off);
        let before = (live.offline.is_some(), live.wait_until, live.sign_in);
        let had_ended = live.sign_in_ended;
        match outcome {
            // A pause of everybody ends by its own time: this answer may have been on its way when it was asked for.
            Ok(()) => {
                let paused = self.inner.platform.pause_left().and_then(|left| TimeDelta::from_std(left).ok());
                (live.offline, live.wait_until) = (None, paused.map(|left| now + left));
            }
            Err(PlatformError::SignInNeeded) if live.person.is_some() => {
                live.sign_in_ended = true;
                // A sign-in under way goes on; its end says what stands.
                if live.sign_in != SignInState::SigningIn {
                    live.sign_in = SignInState::SignInNeeded;
                }
            }
            // Whoever asks to wait can be reached.
            Err(cause) if asks_to_wait(cause) => {
                (live.offline, live.wait_until) = (None, until(now, cause, live.wait_until));
            }
            Err(cause) if cause.may_pass() || cause.nothing_was_sent() => live.offline = Some(cause.clone().into()),
            Err(_) => {}
        }
        let seen = before != (live.offline.is_some(), live.wait_until, live.sign_in);
        let changed = seen || clock_told != clock_off;
        let back = before.0 && live.offline.is_none();
        live.back |= back;
        let ends = live.sign_in_ended && !had_ended;
        drop(live);
        if ends {
            self.note_end_of_sign_in();
        }
        if changed {
            self.tell(Changed { status: true, ..Changed::default() });
        }
        if back {
            self.inner.outbox_wake.notify_one();
        }
    }

    fn note_end_of_sign_in(&self) {
        let console = self.clone();
        self.inner.tasks.spawn(async move {
            let noted = async {
                let mut tx = console.inner.store.begin().await?;
                tx.log(Event::new("sign_in_ended")).await?;
                tx.commit().await
            };
            if let Err(cause) = noted.await {
                tracing::warn!(error = %cause, "the end of a sign-in could not be written into the log");
            }
        });
    }

    /// The roles of a renewed token hold for everything from now on.
    fn adopt_roles(&self, person: &SignedIn) {
        let (changed, open) = {
            let mut live = self.live();
            let Some(known) = live.person.as_mut().filter(|known| known.person_id == person.person_id) else { return };
            let changed = known.roles != person.roles;
            *known = person.clone();
            (changed, live.open_case.clone())
        };
        if !changed {
            return;
        }
        self.tell(Changed { status: true, queue: true, cases: open.into_iter().collect(), ..Changed::default() });
        let (console, person) = (self.clone(), person.clone());
        self.inner.tasks.spawn(async move {
            // Not lost when this fails: the next start compares again.
            if let Err(cause) = console.note_roles(&person).await {
                tracing::warn!(error = %cause, "a change of roles could not be written into the log yet");
            }
        });
    }

    /// Writes into the log that the roles are others than the log knew of.
    pub(super) async fn note_roles(&self, person: &SignedIn) -> Result<(), StoreError> {
        let roles = roles_text(person);
        let mut tx = self.inner.store.begin().await?;
        let before = tx.meta(MetaName::Roles).await?;
        if before.as_ref() == Some(&roles) {
            return tx.rollback().await;
        }
        tx.set_meta(MetaName::Roles, &roles).await?;
        if let Some(before) = before {
            tx.log(Event::new("roles_changed").with("before", before).with("roles", person.roles.clone())).await?;
        }
        tx.commit().await
    }
}

/// A person's roles as the file keeps them.
pub(super) fn roles_text(person: &SignedIn) -> String {
    person.roles.join(" ")
}

fn asks_to_wait(cause: &PlatformError) -> bool {
    let busy = match cause {
        PlatformError::Paused { .. } => true,
        PlatformError::Unavailable { status, .. } => matches!(status, 429 | 503),
        PlatformError::Problem(problem) => matches!(problem.status, 429 | 503),
        _ => false,
    };
    busy && cause.retry_after().is_some()
}

/// The end of the wait. What is left of a pause is the same pause, told again a moment later.
fn until(now: DateTime<Utc>, cause: &PlatformError, known: Option<DateTime<Utc>>) -> Option<DateTime<Utc>> {
    let left = cause.retry_after().and_then(|left| TimeDelta::from_std(left).ok())?;
    let end = now.checked_add_signed(left)?;
    let same = |known: &DateTime<Utc>| (*known - end).abs() < TimeDelta::seconds(1);
    known.filter(same).or(Some(end))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn what_is_left_of_a_pause_is_the_same_pause() {
        let at = |ms| DateTime::UNIX_EPOCH + TimeDelta::milliseconds(ms);
        let left = |secs| PlatformError::Paused { retry_after: Duration::from_secs(secs) };
        let first = until(at(0), &left(60), None);
        assert_eq!(first, Some(at(60_000)));
        assert_eq!(until(at(10_200), &left(50), first), first, "no new time on the screen for every entry tried");
        assert_eq!(until(at(10_000), &left(300), first), Some(at(310_000)), "a longer one is");
    }

    #[test]
    fn only_a_named_time_is_a_pause() {
        let answer = |status, secs: Option<u64>| PlatformError::Unavailable {
            status,
            retry_after: secs.map(Duration::from_secs),
        };
        assert!(asks_to_wait(&answer(429, Some(5))) && asks_to_wait(&answer(503, Some(5))));
        assert!(!asks_to_wait(&answer(503, None)) && !asks_to_wait(&answer(500, Some(5))));
    }
}
