//! A decision of ours that was given up, and stands after all. Pure.
//!
//! A copy of a sending can be heard late: the first was refused because its claim had lapsed, the claim was taken again, a
//! person was asked and decided anew, and only then the copy came through, under a claim that lived again. The newer decision
//! then meets ours in its way. Nobody else decided, so the older row says so too: it becomes what the platform says of it,
//! with its receipt.
use super::course::is_ours;
use super::moves::{Move, after};
use crate::audit::Event;
use crate::decision::StandingDecision;
use crate::store::{EntryChange, EntryRow};

/// The older row that `standing` is, with what is written down of it; none when somebody else's decision stands.
pub fn turned_up<'a>(rows: &'a [EntryRow], standing: &StandingDecision) -> Option<(&'a EntryRow, EntryChange, Event)> {
    let row = rows.iter().find(|row| is_ours(row, standing))?;
    let to = after(row.state, row.first_sent_at.is_some(), Move::TurnedUp(standing.state))?;
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
