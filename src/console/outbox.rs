//! The outbox as a person sees and works it.
use chrono::{DateTime, Utc};
use serde::Serialize;

use super::{AppError, Changed, Console};
use crate::access::roles::Command;
use crate::audit::Event;
use crate::ids::{CaseId, EntryId};
use crate::outbox::moves::{Move, after};
use crate::outbox::view::{EntryView, view};
use crate::outbox::worker::Round;
use crate::outbox::{EntryState, Word};
use crate::store::{EntryChange, EntryRow, StoreError, StoreTx};

/// One page of entries, newest first.
#[derive(Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct EntryPage {
    /// The entries.
    pub entries: Vec<EntryView>,
    /// Where the next page begins.
    pub next: Option<String>,
}

/// Decisions by their answer. A count; nothing of anybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Decided {
    /// Approved.
    pub approved: u32,
    /// Rejected.
    pub rejected: u32,
}

impl Console {
    /// Entries with this word (all when none is named), newest first.
    ///
    /// # Errors
    /// When nobody is signed in or the file cannot be read.
    pub async fn outbox(&self, word: Option<Word>, after: Option<&str>, limit: u32) -> Result<EntryPage, AppError> {
        self.person_for(Command::ReadOutbox)?;
        let before = after.and_then(|text| text.parse().ok());
        let limit = limit.clamp(1, 500);
        let mut tx = self.inner.store.begin().await?;
        let rows = tx.list_entries(states_of(word), before, limit).await?;
        let full = u32::try_from(rows.len()).unwrap_or(u32::MAX) == limit;
        let next = rows.last().filter(|_| full).map(|row| row.seq.to_string());
        let mut entries = Vec::with_capacity(rows.len());
        for row in &rows {
            entries.push(self.entry_view(&mut tx, row).await?);
        }
        tx.rollback().await?;
        // Held and waiting share a state; only the time tells them apart.
        entries.retain(|entry| word.is_none_or(|word| entry.word == word));
        Ok(EntryPage { entries, next })
    }

    /// How many decisions were saved here since a moment, by their answer: what a person has done today, by their own day.
    ///
    /// # Errors
    /// When nobody is signed in or the file cannot be read.
    pub async fn decided_since(&self, since: DateTime<Utc>) -> Result<Decided, AppError> {
        self.person_for(Command::ReadOutbox)?;
        // When a decision was saved is wall time (decision 0009), as a day is.
        let mut tx = self.inner.store.begin().await?;
        let (approved, rejected) = tx.decided_since(since).await?;
        tx.rollback().await?;
        Ok(Decided { approved, rejected })
    }

    /// One entry.
    ///
    /// # Errors
    /// When nobody is signed in, the file cannot be read, or there is no such entry.
    pub async fn entry(&self, entry_id: EntryId) -> Result<EntryView, AppError> {
        self.person_for(Command::ReadOutbox)?;
        let mut tx = self.inner.store.begin().await?;
        let row = tx.entry(entry_id).await?;
        let row = row.ok_or_else(|| AppError::new("unknown_entry", "There is no such entry.", None))?;
        let shown = self.entry_view(&mut tx, &row).await?;
        tx.rollback().await?;
        Ok(shown)
    }

    pub(super) async fn entry_view(&self, tx: &mut StoreTx, row: &EntryRow) -> Result<EntryView, AppError> {
        // A name that cannot be read any more hides no decision.
        let name = match tx.name_of(&row.case_id).await {
            Err(cause) if cause.is_a_broken_seal() => None,
            name => name?,
        };
        Ok(view(row, name, &self.inner.clock, self.language()))
    }

    /// A person has taken note of an entry that needed them: it no longer counts, and stays in the list.
    ///
    /// # Errors
    /// When there is no such entry, or it does not wait for a person.
    pub async fn acknowledge(&self, entry_id: EntryId) -> Result<(), AppError> {
        self.person_for(Command::Undo)?;
        let mut tx = self.inner.store.begin().await?;
        let row = tx.entry(entry_id).await?.filter(|row| row.state.needs_a_person());
        let row = row.ok_or_else(|| AppError::new("unknown_entry", "This entry does not wait for you.", None))?;
        tx.acknowledge_entry(entry_id).await?;
        tx.log(Event::on("acknowledged", &row.case_id).decision(row.decision_id)).await?;
        tx.commit().await?;
        self.tell(Changed { outbox: true, status: true, ..Changed::default() });
        Ok(())
    }

    /// Sends a parked entry again: the same key, the same bytes.
    ///
    /// # Errors
    /// When there is no such entry, or it is not parked.
    pub async fn send_again(&self, entry_id: EntryId) -> Result<(), AppError> {
        self.person_for(Command::Decide)?;
        let mut tx = self.inner.store.begin().await?;
        let row = tx.entry(entry_id).await?;
        let row =
            row.and_then(|row| after(row.state, row.first_sent_at.is_some(), Move::SendAgain).map(|to| (row, to)));
        let (row, state) =
            row.ok_or_else(|| AppError::new("not_parked", "Only a parked entry can be sent again.", None))?;
        let change = EntryChange {
            state: Some(state),
            next_attempt_at: Some(self.inner.clock.steady()),
            ..EntryChange::default()
        };
        if let Err(cause) = tx.change_entry(&row, &change).await {
            tx.rollback().await?;
            // The way is one the table knows: what contradicts it is a newer decision on the case. A file that fails is no other.
            return Err(match cause {
                StoreError::InvariantBroken(_) => StoreError::AlreadyOnItsWay.into(),
                cause => cause.into(),
            });
        }
        tx.log(Event::on("send_again", &row.case_id).decision(row.decision_id)).await?;
        tx.commit().await?;
        self.inner.outbox_wake.notify_one();
        self.tell(Changed { outbox: true, status: true, ..Changed::default() });
        Ok(())
    }

    /// Sends what is past its undo time, for the command line: rounds until nothing is due. What waited for the network
    /// or for a sign-in is due now, since a person asks.
    ///
    /// # Errors
    /// When nobody is signed in or the store fails.
    pub async fn send_due(&self) -> Result<Round, AppError> {
        self.person_for(Command::SendOutbox)?;
        self.delivery().wake().await?;
        let (mut all, mut tried) = (Round::default(), Vec::new());
        // Each round takes every due entry one step further; back-off ends the loop, even one of a few milliseconds.
        loop {
            let round = self.deliver_round(&mut tried).await?;
            let (done, ended) = (round.delivered.is_empty(), round.offline || round.sign_in_needed);
            all.offline |= round.offline;
            all.sign_in_needed |= round.sign_in_needed;
            all.delivered.extend(round.delivered);
            if done || ended {
                break;
            }
        }
        if !all.delivered.is_empty() {
            self.log_may_be_witnessed().await;
        }
        Ok(all)
    }

    pub(super) async fn deliver_round(&self, tried: &mut Vec<CaseId>) -> Result<Round, StoreError> {
        let _turn = self.inner.outbox_turn.lock().await;
        if self.live().sign_in_ended {
            return Ok(Round { sign_in_needed: true, ..Round::default() });
        }
        if std::mem::take(&mut self.live().back) {
            self.delivery().wake().await?;
        }
        let round = self.delivery().deliver_due(tried).await?;
        if round.delivered.iter().any(|(_, one)| one.why.as_deref() == Some("precondition_failed")) {
            // The difference is shown as soon as the newer evidence is here.
            self.inner.sync_wake.notify_one();
        }
        if !round.delivered.is_empty() {
            self.keep_recovery().await;
        }
        let cases: Vec<_> = round.delivered.iter().map(|(case_id, _)| case_id.clone()).collect();
        if std::mem::take(&mut self.live().back) {
            self.delivery().wake_all_but(&cases).await?;
        }
        if !cases.is_empty() {
            self.inner.witness_wake.notify_one();
            self.tell(Changed { outbox: true, status: true, queue: true, cases, ..Changed::default() });
        }
        Ok(round)
    }
}

const fn states_of(word: Option<Word>) -> &'static [EntryState] {
    match word {
        None => &[],
        Some(Word::Held) => &[EntryState::Queued],
        Some(Word::Waiting) => &[EntryState::Queued, EntryState::Unknown],
        Some(Word::Sent) => &[EntryState::Sending, EntryState::Accepted],
        Some(Word::Confirmed) => &[EntryState::Confirmed],
        Some(Word::NeedsYou) => {
            &[EntryState::NeedsReview, EntryState::Superseded, EntryState::Parked, EntryState::Closed]
        }
        Some(Word::Withdrawn) => &[EntryState::Withdrawn],
    }
}
