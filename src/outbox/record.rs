//! Writes down what happens to an entry, each time with its log entry and in the caller's transaction.
//!
//! The four transactions of a delivery: it begins to send, it hears an answer, it puts the entry before a person, it goes
//! out again under a new claim. What is written is decided in [`super::course`].
use chrono::{DateTime, Utc};

use super::course::{Moment, Settled, begin_sending, settled};
use super::moves::{Move, after};
use super::states::{EntryState, Follow, Heard};
use super::turned_up::{behind_our_own, turned_up};
use crate::audit::Event;
use crate::decision::StandingDecision;
use crate::ids::EntryId;
use crate::retention::gone::take_away;
use crate::store::{EntryChange, EntryRow, StoreError, StoreTx};

/// Marks an entry as being sent, before the first byte leaves. Gives the row as it was; none when it is no longer queued:
/// somebody took it back meanwhile.
///
/// # Errors
/// When the file cannot be written.
pub async fn sending(tx: &mut StoreTx, entry_id: EntryId, now: DateTime<Utc>) -> Result<Option<EntryRow>, StoreError> {
    let Some(entry) = tx.entry(entry_id).await? else { return Ok(None) };
    if after(entry.state, entry.first_sent_at.is_some(), Move::Send).is_none() {
        return Ok(None);
    }
    tx.change_entry(&entry, &begin_sending(now)).await?;
    if entry.first_sent_at.is_none() {
        tx.log(Event::on("sent", &entry.case_id).decision(entry.decision_id)).await?;
    }
    Ok(Some(entry))
}

/// Writes down what an answer makes of an entry. None when the entry is no longer where it was asked from: a person took
/// it back, or decided anew, while the network was asked, and their word stands. What a dropped delivery left as
/// `sending` counts as unknown.
///
/// # Errors
/// When the file cannot be written.
pub async fn answer(
    tx: &mut StoreTx,
    entry: &EntryRow,
    moment: Moment,
    heard: &Heard,
    standing: Option<StandingDecision>,
) -> Result<Option<Settled>, StoreError> {
    let restarted = after(entry.state, true, Move::Restart);
    if entry.state != moment.before && restarted != Some(moment.before) {
        return Ok(None);
    }
    let shown = standing.clone();
    let mut written = settled(entry, moment, heard, standing);
    let rows = match (written.next.state, &shown) {
        (EntryState::Superseded, Some(_)) => tx.entries_of(&entry.case_id).await?,
        _ => Vec::new(),
    };
    let older = shown.as_ref().and_then(|shown| turned_up(&rows, shown));
    if older.is_some() {
        behind_our_own(&mut written);
    }
    tx.change_entry(entry, &written.change).await?;
    if let Some(event) = &written.event {
        tx.log(event.clone()).await?;
    }
    if let Some((row, change, event)) = older {
        tx.change_entry(row, &change).await?;
        tx.log(event).await?;
    }
    if written.next.follow == Follow::Purge {
        take_away(tx, &entry.case_id, "case_gone").await?;
    } else if matches!(written.next.state, EntryState::Confirmed | EntryState::Accepted | EntryState::Superseded) {
        // A recorded decision ends the claim (contract section 5).
        tx.drop_claim(&entry.case_id).await?;
        tx.set_holder(&entry.case_id, None).await?;
    }
    Ok(Some(written))
}

/// An answer spoke of another case: nothing of it is used, and that it came is in the log (contract section 7).
///
/// # Errors
/// When the file cannot be written.
pub async fn foreign(tx: &mut StoreTx, entry: &EntryRow) -> Result<(), StoreError> {
    tx.log(Event::on("foreign_case_refused", &entry.case_id).decision(entry.decision_id)).await?;
    Ok(())
}

/// Puts an entry before a person without a word of the platform: nothing was sent. False when it is no longer queued.
///
/// # Errors
/// When the file cannot be written.
pub async fn before_person(tx: &mut StoreTx, entry: &EntryRow, why: &str) -> Result<bool, StoreError> {
    let Some(state) = after(entry.state, entry.first_sent_at.is_some(), Move::AskPerson) else { return Ok(false) };
    let change = EntryChange { state: Some(state), why: Some(why.to_owned()), ..EntryChange::default() };
    tx.change_entry(entry, &change).await?;
    // In the log of the case; where the case's own key is what broke, in that of the profile.
    let told = |event: Event| event.decision(entry.decision_id).with("why", why);
    match tx.log(told(Event::on("needs_review", &entry.case_id))).await {
        Err(cause) if cause.is_a_broken_seal() => tx.log(told(Event::new("needs_review"))).await?,
        logged => logged?,
    };
    Ok(true)
}
