//! What policy says of the items that were ticked and of the marks that were drawn.
use std::collections::BTreeSet;

use super::super::answer::{Answer, DecisionInput, ReasonRef};
use super::super::looked::Mark;
use super::{MissingCode, Notes};
use crate::case::CaseFacts;
use crate::policy::{Checklist, Edition, asks_mark};

/// Marks of one decision. More than these nobody reads.
const MAX_MARKS: usize = 100;
/// A side of a picture, in the unit of a mark.
const SIDE: u32 = 10_000;

/// While an item of the checklist is not ticked, a person who approves says why (contract section 4). For a reject none is
/// open: the list says what to look at before approving (decision 0046).
pub(super) fn check_open_items(input: &DecisionInput, items: &[&Checklist], notes: &mut Notes) {
    let open = items.iter().filter(|item| !input.checked.contains(&item.id)).count();
    if open > 0 {
        let (open, all) = (open.to_string(), items.len().to_string());
        let arguments = [("open", open.as_str()), ("all", all.as_str())];
        notes.add_as(MissingCode::CommentRequired, "comment_for_checklist", &arguments);
    }
}

/// Whatever was ticked is on the case's list, each item once: a tick for something nobody was shown says nothing.
pub(super) fn check_ticks(input: &DecisionInput, facts: &CaseFacts, edition: &Edition, notes: &mut Notes) {
    let items = edition.checklist_of(&facts.families());
    let listed = input.checked.iter().all(|id| items.iter().any(|item| item.id == *id));
    let once = input.checked.iter().collect::<BTreeSet<_>>().len() == input.checked.len();
    if !listed || !once {
        notes.add(MissingCode::UnknownItem);
    }
}

/// A reject for a suspicion about the document says what of it is meant (features F9 (f)); and every mark, asked for or not,
/// lies inside a picture of the case as it is kept here and shows one of the reasons.
pub(super) fn check_marks(input: &DecisionInput, facts: &CaseFacts, notes: &mut Notes) {
    if input.marks.len() > MAX_MARKS {
        notes.add_as(MissingCode::MarkNotValid, "mark_too_many", &[("limit", &MAX_MARKS.to_string())]);
        return;
    }
    if !input.marks.iter().all(lies_inside) {
        notes.add(MissingCode::MarkNotValid);
    }
    if !input.marks.iter().all(|mark| is_on_a_picture_of(mark, facts)) {
        notes.add_as(MissingCode::MarkNotValid, "mark_other_picture", &[]);
    }
    if !input.marks.iter().all(|mark| input.reasons.contains(&mark.reason)) {
        notes.add_as(MissingCode::MarkNotValid, "mark_without_reason", &[]);
    }
    let asks = |reason: &ReasonRef| asks_mark(&reason.code, facts.family_of(&reason.code));
    let asked = input.answer == Answer::Reject && input.reasons.iter().any(asks);
    let shown = input.whole_document || input.marks.iter().any(|mark| asks(&mark.reason));
    if asked && !shown {
        let key = if facts.pictures.is_empty() { "mark_required_no_picture" } else { "mark_required" };
        notes.add_as(MissingCode::MarkRequired, key, &[]);
    }
}

fn lies_inside(mark: &Mark) -> bool {
    let fits = |from: u16, length: u16| length > 0 && u32::from(from) + u32::from(length) <= SIDE;
    fits(mark.left, mark.width) && fits(mark.top, mark.height)
}

fn is_on_a_picture_of(mark: &Mark, facts: &CaseFacts) -> bool {
    let digest = Some(mark.image_digest.as_str());
    facts.pictures.iter().any(|picture| picture.file_ref == mark.file_ref && picture.digest.as_deref() == digest)
}

#[cfg(test)]
#[path = "looked_tests.rs"]
mod tests;
