//! A decision of ours that was given up, and stands after all. Pure.
//!
//! A copy of a sending can be heard late: the first was refused because its claim had lapsed, the claim was taken again, a
//! person was asked and decided anew, and only then the copy came through, under a claim that lived again. The newer decision
//! then meets ours in its way. Nobody else decided, so the older row says so too: it becomes what the platform says of it,
//! with its receipt.
use super::course::{Settled, is_ours};
use super::moves::{Move, after};
use crate::audit::Event;
use crate::decision::{DecisionState, StandingDecision};
use crate::store::{EntryChange, EntryRow};

/// The older row that `standing` is, with what is written down of it; none when somebody else's decision stands.
pub fn turned_up<'a>(rows: &'a [EntryRow], standing: &StandingDecision) -> Option<(&'a EntryRow, EntryChange, Event)> {
    let row = rows.iter().find(|row| is_ours(row, standing))?;
    // A second answer that declined has done what it said.
    let state = match (standing.state, &row.second_to) {
        (DecisionState::DeclinedBySecond, Some(_)) => DecisionState::Applied,
        (state, _) => state,
    };
    let to = after(row.state, row.first_sent_at.is_some(), Move::TurnedUp(state))?;
    let change = EntryChange {
        state: Some(to),
        why: Some("turned_up".to_owned()),
        receipt: Some(standing.clone()),
        ..EntryChange::default()
    };
    let event = Event::on(to.as_str(), &row.case_id)
        .decision(row.decision_id)
        .with("why", "turned_up")
        .with("receipt", serde_json::to_value(standing).unwrap_or_default());
    Some((row, change, event))
}

/// The newer row says that our own older decision stands, which the outbox shows beside it, and not somebody else's.
pub fn behind_our_own(newer: &mut Settled) {
    newer.change.theirs = None;
    newer.change.why = Some("older_stands".to_owned());
    if let Some(event) = &mut newer.event {
        event.fields.retain(|(name, _)| !["why", "theirs"].contains(name));
        event.fields.push(("why", "older_stands".into()));
    }
}
