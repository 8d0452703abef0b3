//! Who somebody is, asked once more: before a file leaves the vault, before an answer against a suspicion, and before a second
//! person's answer (reliability B3, 4.8 and 4.10, requirement R-61).
//!
//! Promises: nothing of the kind is done on a sign-in older than `limits.fresh_mins`, whatever asks, window or command line; one
//! sign-in serves for all of it in that time, so that whoever works several such cases is asked once. Deliberately counts by
//! what the issuer signed (`auth_time`): opening or unlocking a profile proves who has the machine, not who sits there. No
//! network is needed while a sign-in is fresh; without one afterwards, what was written waits as a draft.
use chrono::TimeDelta;

use super::{AppError, Console};
use crate::catalogue::InternalText;
use crate::platform::SignedIn;

/// Before what it is asked.
#[derive(Clone, Copy)]
pub(super) enum Before {
    /// A file leaves the vault.
    Leaving,
    /// An answer against a suspicion, or as the second of two people.
    Answering,
}

impl Before {
    /// What is said, and what can be done.
    const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Leaving => ("fresh-leaving", "fresh-leaving_do"),
            Self::Answering => ("fresh-answering", "fresh-answering_do"),
        }
    }
}

impl Console {
    /// Whether the person proved just now who they are.
    pub(super) fn is_fresh(&self, person: &SignedIn) -> bool {
        let within = TimeDelta::minutes(i64::from(self.inner.config.limits.fresh_mins));
        // One from the future was not just now either: the clock was set back since.
        person.auth_time.is_some_and(|at| (-TimeDelta::minutes(1)..=within).contains(&(self.server_now() - at)))
    }

    pub(super) fn require_fresh(&self, person: &SignedIn, before: Before) -> Result<(), AppError> {
        let fresh = self.is_fresh(person);
        if fresh { Ok(()) } else { Err(self.sign_in_again(before)) }
    }

    /// The words for it, with how long a sign-in counts.
    pub(super) fn sign_in_again(&self, before: Before) -> AppError {
        let minutes = self.inner.config.limits.fresh_mins.to_string();
        let say = |id| InternalText::words(self.language(), id, &[("minutes", minutes.as_str())]);
        let (message, action) = before.words();
        AppError::new("sign_in_again", say(message), Some(&say(action)))
    }
}
