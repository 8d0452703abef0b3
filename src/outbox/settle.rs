//! Writes down what an answer made of an entry, with its log entry, in one transaction.
use super::deliver::{Delivered, Delivery};
use super::reclaim::{Reclaimed, reclaim};
use super::states::{EntryState, Follow, Heard, Next, Wait, next};
use crate::audit::Event;
use crate::decision::StandingDecision;
use crate::store::{EntryChange, EntryRow, StoreError, StoreTx};

/// So many times an entry goes on at once; after that it backs off, whatever the answers.
const QUICK_ATTEMPTS: u32 = 3;

/// What an entry says while it goes out again under a claim that was taken anew.
const CLAIM_LAPSED: [&str; 3] = ["claim_expired", "stale_fencing_token", "claim_required"];

/// Applies the table of contract section 4 to an entry that was in `before` when the answer came.
pub(super) async fn settle(
    delivery: &Delivery,
    entry: &EntryRow,
    before: EntryState,
    heard: Heard,
    standing: Option<StandingDecision>,
) -> Result<Delivered, StoreError> {
    let next = next(before, &heard);
    // A look counts like a sending: neither is repeated at network speed.
    let looked = before != EntryState::Sending && next.wait == Wait::BackOff;
    let attempts = entry.attempts + u32::from(looked || before == EntryState::Sending);
    let wait = if next.wait == Wait::Nothing && attempts > QUICK_ATTEMPTS { Wait::BackOff } else { next.wait };
    let ours = matches!(heard, Heard::Recorded { ours: true, .. });
    let why = match heard {
        // Told apart from never having been sent: a resend after 20 h needs just one look back.
        Heard::NoDecision => Some("read_back".to_owned()),
        _ => next.why.clone(),
    };
    let mut tx = delivery.store.begin().await?;
    let change = EntryChange {
        state: Some(next.state),
        why: why.clone(),
        next_attempt_at: delivery.next_attempt(wait, attempts),
        attempted: looked,
        unsent: matches!(heard, Heard::NotSent | Heard::Paused { .. })
            && before == EntryState::Sending
            && entry.first_sent_at.is_none(),
        receipt: standing.clone().filter(|_| ours),
        theirs: standing.filter(|_| !ours && matches!(heard, Heard::Recorded { .. })),
        ..EntryChange::default()
    };
    let Some(current) = tx.entry(entry.entry_id).await? else { return Err(StoreError::Corrupt("entries")) };
    if current.state != before {
        // A person took it back, or decided anew, while the network was asked: their word stands.
        tx.rollback().await?;
        return Ok(Delivered::unchanged(&current));
    }
    tx.change_entry(&current, &change).await?;
    if let Some(event) = event(&current, &next, why.as_deref(), &change) {
        tx.log(event).await?;
    }
    follow_up(&mut tx, &current, &next).await?;
    tx.commit().await?;
    let delivered = Delivered {
        state: next.state,
        why,
        offline: matches!(heard, Heard::NotSent),
        sign_in_needed: matches!(heard, Heard::SignInNeeded),
    };
    match next.follow {
        Follow::Reclaim => after_lapsed_claim(delivery, entry, delivered).await,
        Follow::Nothing | Follow::Purge => Ok(delivered),
    }
}

/// The platform says our claim lapsed: take it again if the case is free and unchanged; the same key and bytes then go
/// out under the new claim. Otherwise a person is asked.
async fn after_lapsed_claim(
    delivery: &Delivery,
    entry: &EntryRow,
    delivered: Delivered,
) -> Result<Delivered, StoreError> {
    let mut tx = delivery.store.begin().await?;
    let current = tx.entry(entry.entry_id).await?;
    tx.rollback().await?;
    let Some(current) = current else { return Ok(delivered) };
    match reclaim(delivery, &current, false).await? {
        Reclaimed::Live(..) => {
            let mut tx = delivery.store.begin().await?;
            // The first time at once; a platform that keeps refusing is not asked in a tight loop.
            let again = entry.why.as_deref().is_some_and(|why| CLAIM_LAPSED.contains(&why));
            let wait = if again { Wait::BackOff } else { Wait::Nothing };
            let change = EntryChange {
                why: delivered.why.clone(),
                next_attempt_at: delivery.next_attempt(wait, current.attempts),
                ..EntryChange::default()
            };
            tx.change_entry(&current, &change).await?;
            tx.commit().await?;
            Ok(delivered)
        }
        Reclaimed::AskPerson(why) => delivery.put_before_person(&current, why).await,
        Reclaimed::Heard(heard, standing) => Box::pin(settle(delivery, &current, current.state, heard, standing)).await,
    }
}

async fn follow_up(tx: &mut StoreTx, entry: &EntryRow, next: &Next) -> Result<(), StoreError> {
    if next.follow == Follow::Purge {
        tx.log(Event::on("purged", &entry.case_id).with("why", "case_gone")).await?;
        tx.purge_case(&entry.case_id).await?;
    } else if matches!(next.state, EntryState::Confirmed | EntryState::Accepted | EntryState::Superseded) {
        // A recorded decision ends the claim (contract section 5).
        tx.drop_claim(&entry.case_id).await?;
        tx.set_holder(&entry.case_id, None).await?;
    }
    Ok(())
}

/// What is worth an entry in the log: a new state, not every repeated attempt.
fn event(entry: &EntryRow, next: &Next, why: Option<&str>, change: &EntryChange) -> Option<Event> {
    if entry.state == next.state || next.state == EntryState::Queued {
        return None;
    }
    let mut event = Event::on(next.state.as_str(), &entry.case_id).decision(entry.decision_id).with("why", why);
    if let Some(receipt) = &change.receipt {
        event = event.with("receipt", serde_json::to_value(receipt).unwrap_or_default());
    }
    if let Some(theirs) = &change.theirs {
        event = event.with("theirs", serde_json::to_value(theirs).unwrap_or_default());
    }
    Some(event)
}
