//! Deciding, taking back, and unfinished answers.
use std::time::Duration;

use super::fresh::Before;
use super::{AppError, Changed, Console};
use crate::access::roles::Command;
use crate::case::seen::SignInFacts;
use crate::case::snapshot;
use crate::catalogue::InternalText;
use crate::decision::save::{Decider, SaveError, save_decision};
use crate::decision::{DecisionInput, Draft, Missing, policy, undo};
use crate::ids::{CaseId, EntryId};
use crate::outbox::view::{EntryView, view};

impl Console {
    /// What is missing before this answer can be saved. Nothing is written.
    ///
    /// # Errors
    /// When the person may not decide, the case is not here, or it is assigned to somebody else; `sign_in_again` when nothing is
    /// missing but that they prove once more who they are; when nothing is missing but the end of what keeps every decision from
    /// being made: too much waits already, or the disk is nearly full.
    pub async fn check_decision(&self, input: &DecisionInput) -> Result<Vec<Missing>, AppError> {
        let person = self.person_for(Command::Decide)?;
        let mut tx = self.inner.store.begin().await?;
        let seen = snapshot::read(&mut tx, &input.case_id, self.language()).await?;
        tx.rollback().await?;
        let seen = seen.ok_or_else(AppError::unknown_case)?;
        if seen.case.summary.is_assigned_elsewhere(&person.person_id) {
            // Before anything is claimed for it: the platform would take the claim and not the decision.
            return Err(self.not_assignee());
        }
        let edition = &seen.policy.edition;
        let checked = policy::check(input, &seen.facts, &self.policy_now(), edition, self.language());
        if checked.is_complete() {
            self.refuse_when_nothing_is_decided().await?;
        }
        if checked.is_complete() && checked.asks_who(seen.facts.turn) {
            self.require_fresh(&person, Before::Answering)?;
        }
        Ok(checked.missing)
    }

    /// Saves a decision. When this returns, it survives a power cut; it is sent when its undo time is over.
    ///
    /// # Errors
    /// When the person may not decide, the case is assigned to somebody else, policy asks for more, the answer asks who they are
    /// once more (`sign_in_again`), too much waits already, the disk is nearly full, or the store fails. Then nothing was saved;
    /// where that cannot be known, the error says so.
    pub async fn save_decision(&self, input: &DecisionInput) -> Result<EntryView, AppError> {
        let _turn = self.inner.deciding_turn.lock().await;
        let person = self.person_for(Command::Decide)?;
        self.refuse_when_nothing_is_decided().await?;
        let policy = self.policy_now();
        let sign_in =
            SignInFacts { at: person.auth_time, methods: person.methods.clone(), assurance: person.assurance.clone() };
        let decider = Decider {
            sign_in: &sign_in,
            person: &person.person_id,
            device: &self.inner.device,
            may_second: self.may(Command::DecideSecond),
            fresh: self.is_fresh(&person),
            undo: Duration::from_secs(u64::from(self.undo_secs())),
            policy: &policy,
            language: self.language(),
        };
        let saved = match save_decision(&self.inner.store, &decider, input).await {
            Err(SaveError::SignInAgain) => return Err(self.sign_in_again(Before::Answering)),
            Err(SaveError::Assigned) => return Err(self.not_assignee()),
            saved => saved?,
        };
        // After the commit: a file never claims a decision that was not saved.
        self.keep_recovery().await;
        self.inner.outbox_wake.notify_one();
        let cases = vec![input.case_id.clone()];
        self.tell(Changed { queue: true, status: true, outbox: true, cases, ..Changed::default() });
        // What was saved is shown as it was saved: a second look that failed would read like a decision lost.
        Ok(view(&saved.entry, saved.name, &self.inner.clock, self.language()))
    }

    /// What the form says of it.
    fn not_assignee(&self) -> AppError {
        AppError::new("not_assignee", InternalText::words(self.language(), "blocked-assigned", &[]), None)
    }

    /// Takes a decision back, as long as nothing of it was sent.
    ///
    /// # Errors
    /// When it is too late, or there is no such entry.
    pub async fn undo(&self, entry_id: EntryId) -> Result<(), AppError> {
        let _turn = self.inner.deciding_turn.lock().await;
        self.person_for(Command::Undo)?;
        undo::undo(&self.inner.store, entry_id).await?;
        self.keep_recovery().await;
        self.tell(Changed { queue: true, status: true, outbox: true, ..Changed::default() });
        Ok(())
    }

    /// The unfinished answer of a case.
    ///
    /// # Errors
    /// When the person may not open cases, or the file cannot be read.
    pub async fn draft(&self, case_id: &CaseId) -> Result<Option<Draft>, AppError> {
        self.person_for(Command::OpenCase)?;
        let mut tx = self.inner.store.begin().await?;
        let draft = tx.draft(case_id).await?;
        tx.rollback().await?;
        Ok(draft)
    }

    /// Keeps an unfinished answer.
    ///
    /// # Errors
    /// When the person may not decide, or the case is not here.
    pub async fn keep_draft(&self, case_id: &CaseId, draft: &Draft) -> Result<(), AppError> {
        self.person_for(Command::Decide)?;
        let mut tx = self.inner.store.begin().await?;
        if tx.case(case_id).await?.is_none() {
            tx.rollback().await?;
            return Err(AppError::unknown_case());
        }
        tx.keep_draft(case_id, draft).await?;
        tx.commit().await?;
        Ok(())
    }
}
