//! Writes down what an answer made of an entry, and does what follows from it.
use super::course::{Moment, Reclaimed, go_again};
use super::deliver::{Delivered, Delivery};
use super::reclaim::reclaim;
use super::record;
use super::states::{EntryState, Follow, Heard};
use crate::decision::StandingDecision;
use crate::store::{EntryRow, StoreError, StoreTx};

/// What was asked about: the row as it was before it was sent or read back, and the state the answer finds it in.
pub(super) struct Asked<'a> {
    pub(super) entry: &'a EntryRow,
    pub(super) before: EntryState,
}

impl<'a> Asked<'a> {
    /// An entry that was not sent.
    pub(super) const fn of(entry: &'a EntryRow) -> Self {
        Self { entry, before: entry.state }
    }
}

/// What was written down, and whether the claim has to be taken again.
pub(super) enum Written {
    /// That is all.
    Done(Delivered),
    /// [`after_lapsed_claim`] goes on, once this is durable.
    Reclaim(Delivered),
}

/// Applies the table of contract section 4.
pub(super) async fn settle(
    delivery: &Delivery,
    asked: &Asked<'_>,
    heard: Heard,
    standing: Option<StandingDecision>,
) -> Result<Delivered, StoreError> {
    let mut tx = delivery.store.begin().await?;
    let written = write(&mut tx, delivery, asked, &heard, standing).await?;
    tx.commit().await?;
    match written {
        Written::Done(delivered) => Ok(delivered),
        Written::Reclaim(delivered) => after_lapsed_claim(delivery, asked.entry, delivered).await,
    }
}

/// The same, as a part of the caller's transaction.
pub(super) async fn write(
    tx: &mut StoreTx,
    delivery: &Delivery,
    asked: &Asked<'_>,
    heard: &Heard,
    standing: Option<StandingDecision>,
) -> Result<Written, StoreError> {
    let entry = asked.entry;
    let moment = Moment {
        before: asked.before,
        sent_before: entry.first_sent_at.is_some(),
        now: delivery.clock.steady(),
        share: rand::random(),
    };
    let Some(current) = tx.entry(entry.entry_id).await? else { return Err(StoreError::Corrupt("entries")) };
    let Some(written) = record::answer(tx, &current, moment, heard, standing).await? else {
        return Ok(Written::Done(Delivered::unchanged(&current)));
    };
    let delivered = Delivered {
        state: written.next.state,
        why: written.change.why,
        offline: matches!(heard, Heard::NotSent),
        sign_in_needed: matches!(heard, Heard::SignInNeeded),
        backs_off: written.change.next_attempt_at.is_some_and(|at| at > moment.now),
    };
    Ok(match written.next.follow {
        Follow::Reclaim => Written::Reclaim(delivered),
        Follow::Nothing | Follow::Purge => Written::Done(delivered),
    })
}

/// The platform says our claim lapsed: take it again if the case is free and unchanged; the same key and bytes then go
/// out under the new claim. Otherwise a person is asked.
pub(super) async fn after_lapsed_claim(
    delivery: &Delivery,
    entry: &EntryRow,
    mut delivered: Delivered,
) -> Result<Delivered, StoreError> {
    let mut tx = delivery.store.begin().await?;
    let current = tx.entry(entry.entry_id).await?;
    tx.rollback().await?;
    let Some(current) = current else { return Ok(delivered) };
    match reclaim(delivery, &current, false).await? {
        Reclaimed::Live(..) => {
            let mut tx = delivery.store.begin().await?;
            // Whatever the file says now counts.
            let Some(current) = tx.entry(entry.entry_id).await? else { return Ok(delivered) };
            if current.state == EntryState::Queued {
                let now = delivery.clock.steady();
                let change = go_again(&current, entry.why.as_deref(), now, rand::random());
                tx.change_entry(&current, &change).await?;
                delivered.backs_off = change.next_attempt_at.is_some_and(|at| at > now);
            }
            tx.commit().await?;
            Ok(delivered)
        }
        Reclaimed::AskPerson(why) => delivery.put_before_person(&current, why).await,
        Reclaimed::Heard(heard, standing) => {
            Box::pin(settle(delivery, &Asked::of(&current), heard, standing.map(|one| *one))).await
        }
    }
}
