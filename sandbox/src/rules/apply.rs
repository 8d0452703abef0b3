//! What follows a recorded decision: it is applied, it fails, or the evidence under it changes.
use super::{CaseRecord, CaseState, DecisionState, GoneReason, Recorded, Time};

/// The platform carried the decision out: the outcome is final and the ETag changes with it.
pub fn succeed(case: &mut CaseRecord, recorded: &mut Recorded, now: Time) {
    let outcome = recorded.answer.decision.outcome();
    recorded.state = DecisionState::Applied;
    recorded.applied_at = Some(now);
    recorded.resulting_outcome = Some(outcome.to_owned());
    if !matches!(case.state, CaseState::Gone(_)) {
        case.state = CaseState::Decided;
    }
    case.outcome = outcome.to_owned();
    case.finality = "final".to_owned();
    case.revision += 1;
}

/// The platform would not carry it out: the case is pending again under a new ETag, so that an old `If-Match` never
/// matches by accident (contract section 7).
pub fn fail(case: &mut CaseRecord, recorded: &mut Recorded) {
    recorded.state = DecisionState::ApplyFailed;
    if !matches!(case.state, CaseState::Gone(_)) {
        case.state = CaseState::Pending;
    }
    case.revision += 1;
}

/// The evidence changed: a new ETag; an answer that waits for a second person is void (contract section 5).
pub fn evidence_changed(case: &mut CaseRecord, newest: Option<&mut Recorded>) {
    case.revision += 1;
    if case.state == CaseState::AwaitingSecond {
        case.state = CaseState::Pending;
        if let Some(first) = newest.filter(|recorded| recorded.state == DecisionState::AwaitingSecond) {
            first.state = DecisionState::Voided;
        }
    }
}

/// The case is gone: erased, expired or withdrawn. The claim ends; recorded decisions stay as they are, but for an answer
/// that waits for a second person: nobody can give that any more, so it is void as if its evidence had changed.
pub fn gone(case: &mut CaseRecord, reason: GoneReason, newest: Option<&mut Recorded>) {
    if let Some(first) = newest.filter(|recorded| recorded.state == DecisionState::AwaitingSecond) {
        first.state = DecisionState::Voided;
    }
    case.state = CaseState::Gone(reason);
    case.claims.end();
    case.assigned = None;
}
