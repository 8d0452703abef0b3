//! Where in the window a person stands, as its page tells it: the lock replaces the page, and the next one begins there.
//!
//! Promises: names of screens and lists, tokens and choices, and the opaque ids of cases; words that are looked for may be a
//! name, and are let go of before anything is kept. It lies in memory alone, is given once, and a sign-out forgets it.
use std::sync::PoisonError;

use second_look::console::{AppError, SignInState};
use second_look::ids::CaseId;
use second_look::outbox::Word;
use second_look::queue::list::QueueFilter;
use second_look::queue::views::without_words;
use serde::{Deserialize, Serialize};

use super::Desk;

/// A screen of the window that one comes back to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ScreenName {
    /// The queue and the open case.
    #[default]
    Queue,
    /// Our own decisions.
    Outbox,
    /// The ledger's list of everybody's decisions.
    Decisions,
    /// The ledger's list of what this console wrote down.
    Entries,
}

/// Where in the window a person stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Whereabouts {
    /// Which screen.
    pub screen: ScreenName,
    /// Which of the outbox's decisions; none for all.
    pub word: Option<Word>,
    /// What the queue lists.
    pub filter: QueueFilter,
    /// The row of the queue the keys are on.
    pub row: Option<CaseId>,
    /// The case that was open; the engine says which.
    pub open: Option<CaseId>,
}

impl Desk {
    /// The page tells where the person stands.
    ///
    /// # Errors
    /// When the profile is not open: what comes after a lock is of no use to anybody.
    pub fn stand_at(&self, told: Whereabouts) -> Result<(), AppError> {
        self.now_open()?;
        let told = Whereabouts { filter: without_words(told.filter), open: None, ..told };
        *self.whereabouts.lock().unwrap_or_else(PoisonError::into_inner) = Some(told);
        Ok(())
    }

    /// Where the person stood when the window locked, once. Whoever has to sign in first begins at the queue.
    ///
    /// # Errors
    /// When the profile is not open.
    pub async fn come_back(&self) -> Result<Option<Whereabouts>, AppError> {
        let sign_in = self.console()?.status().await?.sign_in;
        let stood = self.whereabouts.lock().unwrap_or_else(PoisonError::into_inner).take();
        Ok(stood.filter(|_| matches!(sign_in, SignInState::SignedIn | SignInState::SignInNeeded)))
    }

    /// Somebody signs out: whoever comes next stands nowhere yet.
    pub fn forget_whereabouts(&self) {
        self.whereabouts.lock().unwrap_or_else(PoisonError::into_inner).take();
    }

    /// The window locks: the open case belongs to the place.
    pub(super) fn keep_place(&self, open: Option<CaseId>) {
        self.whereabouts.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert_default().open = open;
    }
}
