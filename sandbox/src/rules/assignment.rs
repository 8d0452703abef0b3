//! Assignment: leads assign anyone, others take for themselves or hand up to a team (contract section 3).
use super::{Assignment, Caller, CaseRecord, CaseState, Code, Refusal};

/// The wish of `PUT …/assignment`.
#[derive(Clone, Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AssignAsk {
    /// A person, a team, or nobody.
    #[serde(deserialize_with = "serde::Deserialize::deserialize")]
    pub to: Option<Assignment>,
    /// Why, for colleagues.
    #[serde(default)]
    pub note: Option<String>,
}

/// Checks and makes an assignment. Claims and ETag are untouched.
///
/// # Errors
/// `forbidden` for a machine, or for giving a case to somebody else without being a lead; `unknown_case`, `case_gone`,
/// `already_decided`; `not_assignee` for taking or handing up what is assigned to another person.
pub fn assign(case: &mut CaseRecord, ask: &AssignAsk, who: &Caller) -> Result<(), Refusal> {
    let lead = who.may_lead();
    let to_other = matches!(&ask.to, Some(Assignment::Person(person)) if *person != who.person.id);
    if !(lead || who.may_claim() && !to_other) {
        return Err(Code::Forbidden.into());
    }
    if !case.visible_to(who) {
        return Err(Code::UnknownCase.into());
    }
    match case.state {
        CaseState::Gone(_) => return Err(Code::CaseGone.into()),
        CaseState::Decided | CaseState::Applying => return Err(Code::AlreadyDecided.into()),
        CaseState::Pending | CaseState::AwaitingSecond => {}
    }
    let others = matches!(&case.assigned, Some(Assignment::Person(person)) if *person != who.person.id);
    if others && !lead {
        return Err(Code::NotAssignee.into());
    }
    case.assigned.clone_from(&ask.to);
    Ok(())
}
