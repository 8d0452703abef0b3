//! The second person's answer (contract section 5).
use super::{
    CaseRecord, CaseState, Code, DecisionState, Policy, Recorded, Refusal,
    claims::Claim,
    decide::{Around, Attempt, already_decided, check_hold, check_person},
    recorded::SecondAnswer,
};

/// Checks a second answer to `first`, in the order of a decision; `self_review` for the same subject or device.
///
/// # Errors
/// The first refusal found. An answer to a first that was voided gets 412, as its evidence changed.
pub fn check<'a>(
    case: Option<&'a CaseRecord>,
    first: Option<&Recorded>,
    attempt: &Attempt<'_>,
    around: &Around<'_>,
    policy: &Policy,
) -> Result<&'a Claim, Refusal> {
    check_person(attempt)?;
    let case = case.filter(|case| case.visible_to(attempt.who)).ok_or(Code::UnknownCase)?;
    if let CaseState::Gone(_) = case.state {
        return Err(Code::CaseGone.into());
    }
    let first = first.filter(|first| first.case_id == case.case_id).ok_or(Code::NoDecision)?;
    match first.state {
        DecisionState::AwaitingSecond => {}
        DecisionState::Voided => return Err(Code::PreconditionFailed.into()),
        _ => return Err(already_decided(Some(first), attempt.who, policy)),
    }
    let same_device =
        matches!((&first.answer.device, &attempt.answer.device), (Some(one), Some(two)) if one.id == two.id);
    let self_review = first.reviewer.id == attempt.who.person.id || same_device;
    check_hold(case, attempt, around, policy, self_review)
}

/// Records a checked second answer. The same decision lets the first be applied; the other declines it, and the case
/// is pending again. Answers whether it is to be applied.
pub fn record(case: &mut CaseRecord, first: &mut Recorded, attempt: &Attempt<'_>) -> bool {
    let agreed = first.answer.decision == attempt.answer.decision;
    first.second = Some(SecondAnswer {
        answer_id: attempt.id.to_owned(),
        reviewer: attempt.who.person.clone(),
        answer: attempt.answer.clone(),
        body_digest: attempt.body_digest.to_owned(),
        recorded_at: attempt.now,
    });
    case.claims.end();
    if agreed {
        first.state = DecisionState::Applying;
        case.state = CaseState::Applying;
    } else {
        first.state = DecisionState::DeclinedBySecond;
        case.state = CaseState::Pending;
    }
    agreed
}
