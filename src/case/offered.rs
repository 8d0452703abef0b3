//! What the decision form of a case offers, as window and command line show it.
use serde::Serialize;

use crate::decision::CustomerReason;

/// What the decision form offers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct DecisionForm {
    /// The person may decide this case now.
    pub can_decide: bool,
    /// Why not.
    pub why_not: Option<String>,
    /// Coded reasons for a reject, those of this case first.
    pub reasons: Vec<ReasonChoiceView>,
    /// What the end user may be told.
    pub customer_reasons: Vec<CustomerReasonView>,
    /// A suspicion code is on the case: approving needs an acknowledgement and a comment.
    pub suspicion_on_case: bool,
    /// Approving needs a second person.
    pub approve_needs_second: bool,
    /// What an approve is likely to meet, told before it is given: mandatory fields of the account are empty.
    pub approve_told: Option<String>,
    /// Approving is offered: whatever is picked and written, nothing else keeps it from being saved.
    pub approve_offered: bool,
    /// Why not.
    pub approve_not_offered_why: Option<String>,
    /// Rejecting is offered.
    pub reject_offered: bool,
    /// Why not.
    pub reject_not_offered_why: Option<String>,
    /// Longest comment.
    pub max_comment: u32,
    /// What to look at before approving; while one is not ticked an approve needs a comment. None is ticked beforehand.
    pub checklist: Vec<ChecklistItemView>,
    /// A picture of the case can be marked; where none can, a reason that asks for a mark is about the whole document.
    pub can_mark: bool,
}

/// An item of the checklist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct ChecklistItemView {
    /// What is sent back when it is ticked.
    pub id: String,
    /// What to look at.
    pub text: String,
}

/// A coded reason that can be picked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ReasonChoiceView {
    /// Who coined it.
    pub scheme: String,
    /// The code.
    pub code: String,
    /// A few words.
    pub title: String,
    /// Heading it stands under.
    pub group: String,
    /// A 32xx code.
    pub suspicion: bool,
    /// Picking it makes the comment mandatory.
    pub needs_comment: bool,
    /// It can carry a reject by itself; one that cannot needs another beside it.
    pub carries_reject: bool,
    /// A reject with it needs a mark that shows it, or another suspicion about the document, or the whole document meant.
    pub asks_mark: bool,
    /// It is on this case.
    pub on_case: bool,
}

/// A text for the end user that can be picked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct CustomerReasonView {
    /// What is sent.
    pub code: CustomerReason,
    /// The words the end user reads.
    pub text: String,
    /// The form suggests it.
    pub suggested: bool,
    /// Policy allows it.
    pub allowed: bool,
}
