//! A decision: the order in which it is refused, and what recording it does to the case (contract section 4).
//!
//! The steps before this one belong to others: 401 to sign-in, 400 and 428 to reading the request, the key to
//! [`super::keys`]. From 403 on the order is here.
use super::{
    Assignment, Caller, CaseRecord, CaseState, Code, DecisionState, Policy, Recorded, Refusal, Time,
    body::{Answer, Verb},
    claims::{Claim, ClaimHeader},
};

/// One decision (or second answer) on its way in.
#[derive(Clone, Debug)]
pub struct Attempt<'a> {
    /// Who asks.
    pub who: &'a Caller,
    /// The idempotency key.
    pub key: &'a str,
    /// `If-Match` as sent.
    pub if_match: &'a str,
    /// The claim header, if there was one.
    pub claim: Option<&'a ClaimHeader>,
    /// `decisionId` or `answerId`.
    pub id: &'a str,
    /// The body.
    pub answer: &'a Answer,
    /// `sha-256:` and the hex digest of the body bytes.
    pub body_digest: &'a str,
    /// Names the request in the record.
    pub request_id: &'a str,
    /// The server's clock.
    pub now: Time,
}

/// What the store knows beside the case.
#[derive(Clone, Copy, Debug, Default)]
pub struct Around<'a> {
    /// The newest decision of this case.
    pub newest: Option<&'a Recorded>,
    /// The id is already used by a recorded decision.
    pub id_used: bool,
    /// The platform is working on the session for that many seconds.
    pub busy_secs: Option<u64>,
}

/// Whether a caller may see a decision: while a blind second answer is due, only its author may.
#[must_use]
pub fn shows(recorded: &Recorded, who: &Caller, policy: &Policy) -> bool {
    !(policy.blind && recorded.state == DecisionState::AwaitingSecond && recorded.reviewer.id != who.person.id)
}

/// 409 `already_decided`, with the standing decision where the caller may see it.
#[must_use]
pub fn already_decided(newest: Option<&Recorded>, who: &Caller, policy: &Policy) -> Refusal {
    let mut refusal = Refusal::new(Code::AlreadyDecided);
    refusal.current = newest.filter(|recorded| shows(recorded, who, policy)).map(|recorded| Box::new(recorded.clone()));
    refusal
}

/// Who may answer at all: a reviewer with the scope, speaking for themselves.
pub(super) fn check_person(attempt: &Attempt<'_>) -> Result<(), Refusal> {
    if attempt.who.may_decide() && attempt.answer.reviewer.id == attempt.who.person.id {
        Ok(())
    } else {
        Err(Code::Forbidden.into())
    }
}

/// The steps that first and second answers share, from `If-Match` to the body.
pub(super) fn check_hold<'a>(
    case: &'a CaseRecord,
    attempt: &Attempt<'_>,
    around: &Around<'_>,
    policy: &Policy,
    self_review: bool,
) -> Result<&'a Claim, Refusal> {
    // `*` and weak tags never equal a strong tag, so they are refused here as well.
    if attempt.if_match != case.etag() {
        return Err(Code::PreconditionFailed.into());
    }
    let claim = case.claims.stand(&attempt.who.person, attempt.claim, attempt.now)?;
    if case.operations {
        return Err(Code::NotReviewable.into());
    }
    if let Some(secs) = around.busy_secs {
        return Err(Refusal::new(Code::SessionBusy).retry_after(secs));
    }
    if self_review {
        return Err(Code::SelfReview.into());
    }
    if matches!(&case.assigned, Some(Assignment::Person(person)) if *person != attempt.who.person.id) {
        return Err(Code::NotAssignee.into());
    }
    if around.id_used {
        return Err(Code::DecisionIdReused.into());
    }
    attempt.answer.check(case, attempt.if_match, policy)?;
    Ok(claim)
}

/// Checks a decision in the contract's order: 403 `forbidden`, 404, 410, 409 `already_decided`, 412, the claim rows,
/// 422 `not_reviewable`, 409 `session_busy`, 403 `not_assignee`, 422 of the body. Answers the claim it stands on.
///
/// # Errors
/// The first refusal found.
pub fn check<'a>(
    case: Option<&'a CaseRecord>,
    attempt: &Attempt<'_>,
    around: &Around<'_>,
    policy: &Policy,
) -> Result<&'a Claim, Refusal> {
    check_person(attempt)?;
    let case = case.filter(|case| case.visible_to(attempt.who)).ok_or(Code::UnknownCase)?;
    match case.state {
        CaseState::Gone(_) => return Err(Code::CaseGone.into()),
        CaseState::Pending => {}
        CaseState::AwaitingSecond | CaseState::Applying | CaseState::Decided => {
            return Err(already_decided(around.newest, attempt.who, policy));
        }
    }
    check_hold(case, attempt, around, policy, false)
}

/// Records a checked decision. The claim ends; the case turns `awaiting_second` where policy asks for two people, else
/// `applying`. Whether it is applied at once is the caller's affair ([`super::apply`]).
pub fn record(case: &mut CaseRecord, claim: &Claim, attempt: &Attempt<'_>, policy: &Policy) -> Recorded {
    let second =
        policy.second_on_suspicion && attempt.answer.decision == Verb::Approve && attempt.answer.over_suspicion(case);
    let state = if second { DecisionState::AwaitingSecond } else { DecisionState::Applying };
    let etag_seen = case.etag();
    case.state = if second { CaseState::AwaitingSecond } else { CaseState::Applying };
    case.claims.end();
    Recorded {
        decision_id: attempt.id.to_owned(),
        case_id: case.case_id.clone(),
        answer: attempt.answer.clone(),
        state,
        reviewer: attempt.who.person.clone(),
        body_digest: attempt.body_digest.to_owned(),
        recorded_at: attempt.now,
        applied_at: None,
        resulting_outcome: None,
        request_id: attempt.request_id.to_owned(),
        key: attempt.key.to_owned(),
        etag_seen,
        claim_id: claim.claim_id.clone(),
        fencing_token: claim.token,
        second: None,
    }
}
