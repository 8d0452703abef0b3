//! The network of the simulation: letters to the platform, replies to a console, and the platform's own pure rules at the
//! other end. No HTTP; what the feed and a case look like goes through the engine's real reading all the same.
use std::time::Duration;

use chrono::{DateTime, Utc};
use second_look::decision::{Answer, DecisionState, StandingDecision};
use second_look::digest;
use second_look::ids::{CaseId, ClaimId, Etag, IdempotencyKey, PersonId};
use second_look::platform::convert::{case_answer, change_page};
use second_look::platform::{
    CaseAnswer, ChangePage, Claim, Interrupted, Person, PlatformError, Problem, Purpose, ReadBack, SendAnswer,
};
use second_look_sandbox::ledger::{DecisionAsk, Ledger, Outcome};
use second_look_sandbox::rules::claims::{self, ClaimAsk, ClaimHeader};
use second_look_sandbox::rules::{self, Caller, Recorded, Refusal, body, keys, wire_time};

/// The environment everything happens in.
pub const ENVIRONMENT: &str = "staging";

/// What a console asks.
#[derive(Clone)]
pub enum Ask {
    /// A page of the change feed.
    Feed(Option<String>),
    /// One case.
    Case,
    /// Take or renew a claim.
    Claim(Purpose, Option<ClaimId>),
    /// Give it back.
    Release,
    /// The decision that stands.
    ReadBack,
    /// A decision.
    Decide(Box<Sending>),
}

impl Ask {
    /// For the trace.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Feed(_) => "feed",
            Self::Case => "case",
            Self::Claim(..) => "claim",
            Self::Release => "release",
            Self::ReadBack => "read-back",
            Self::Decide(_) => "decide",
        }
    }

    /// The reply when this call failed so.
    pub fn failed(&self, cause: PlatformError) -> Reply {
        match self {
            Self::Feed(_) => Reply::Feed(Err(cause)),
            Self::Case => Reply::Case(Err(cause)),
            Self::Claim(..) => Reply::Claim(Err(cause)),
            Self::Release => Reply::Release(Err(cause)),
            Self::ReadBack => Reply::ReadBack(Err(cause)),
            Self::Decide(_) => Reply::Decide(match cause {
                PlatformError::Problem(problem) => SendAnswer::Refused(problem),
                PlatformError::SignInNeeded => SendAnswer::SignInNeeded,
                cause if cause.nothing_was_sent() => SendAnswer::NotSent(cause),
                cause => SendAnswer::Unknown(cause),
            }),
        }
    }
}

/// A decision on the wire.
#[derive(Clone)]
pub struct Sending {
    /// Its key.
    pub key: IdempotencyKey,
    /// `If-Match`.
    pub if_match: Etag,
    /// The claim header.
    pub claim: (ClaimId, u64),
    /// The bytes.
    pub body: Vec<u8>,
}

/// What came back.
pub enum Reply {
    /// A page.
    Feed(Result<ChangePage, PlatformError>),
    /// A case.
    Case(Result<CaseAnswer, PlatformError>),
    /// A claim.
    Claim(Result<Claim, PlatformError>),
    /// A release.
    Release(Result<(), PlatformError>),
    /// What stands.
    ReadBack(Result<ReadBack, PlatformError>),
    /// What a decision led to.
    Decide(SendAnswer),
}

/// A problem body of the contract, as the engine reads it.
pub fn problem(case_id: &CaseId, refusal: &Refusal) -> Box<Problem> {
    Box::new(Problem {
        status: refusal.code.status(),
        code: refusal.code.as_str().to_owned(),
        request_id: None,
        retry_after: refusal.retry_after_secs.map(Duration::from_secs),
        case_id: Some(case_id.clone()),
        holder: refusal
            .holder
            .as_ref()
            .map(|holder| Person { id: PersonId::new(holder.id.clone()), name: holder.name.clone() }),
        expires_at: refusal.expires_at,
        same_holder: refusal.same_holder.unwrap_or(false),
        fields: Vec::new(),
        current: refusal.current.as_deref().map(standing),
    })
}

fn refused(case_id: &CaseId, refusal: &Refusal) -> PlatformError {
    PlatformError::Problem(problem(case_id, refusal))
}

/// A recorded decision as the engine reads it.
pub fn standing(recorded: &Recorded) -> StandingDecision {
    StandingDecision {
        decision_id: recorded.decision_id.clone(),
        case_id: CaseId::new(recorded.case_id.clone()),
        decision: Answer::parse(recorded.answer.decision.as_str()).unwrap(),
        state: match recorded.state {
            rules::DecisionState::Applied => DecisionState::Applied,
            rules::DecisionState::Applying => DecisionState::Applying,
            rules::DecisionState::AwaitingSecond => DecisionState::AwaitingSecond,
            rules::DecisionState::ApplyFailed => DecisionState::ApplyFailed,
            rules::DecisionState::DeclinedBySecond => DecisionState::DeclinedBySecond,
            rules::DecisionState::Voided => DecisionState::Voided,
        },
        reviewer_id: PersonId::new(recorded.reviewer.id.clone()),
        body_digest: recorded.body_digest.clone(),
        recorded_at: recorded.recorded_at,
        applied_at: recorded.applied_at,
        resulting_outcome: recorded.resulting_outcome.clone(),
        request_id: None,
        words: None,
        device_id: None,
        other: None,
    }
}

fn recorded(outcome: &Outcome) -> SendAnswer {
    let waits = matches!(outcome.recorded.state, rules::DecisionState::Applying | rules::DecisionState::AwaitingSecond);
    let retry_after = waits.then(|| Duration::from_secs(outcome.retry_after_secs.max(1)));
    SendAnswer::Recorded { decision: Box::new(standing(&outcome.recorded)), retry_after }
}

/// Carries a call out on the platform and answers it.
pub fn serve(
    ledger: &mut Ledger,
    who: &Caller,
    case: &CaseId,
    ask: &Ask,
    lease_secs: u32,
    now: DateTime<Utc>,
) -> Reply {
    match ask {
        Ask::Feed(cursor) => {
            let found = ledger.changes(ENVIRONMENT, who, cursor.as_deref(), 50, now);
            Reply::Feed(found.map_err(|refusal| refused(case, &refusal)).and_then(|page| {
                let text = format!(
                    "{{\"items\":[{}],\"nextCursor\":{},\"hasMore\":{},\"serverTime\":\"{}\"}}",
                    page.items.join(","),
                    serde_json::Value::from(page.next_cursor),
                    page.has_more,
                    wire_time(now)
                );
                change_page(text.as_bytes())
            }))
        }
        Ask::Case => {
            let epoch = ledger.epoch;
            let found = ledger.case(ENVIRONMENT, case.as_str(), who);
            Reply::Case(
                found
                    .map_err(|refusal| refused(case, &refusal))
                    .and_then(|found| case_answer(found.summary(now, epoch).to_string().as_bytes())),
            )
        }
        Ask::Claim(purpose, claim_id) => {
            let purpose_there = match purpose {
                Purpose::Review => claims::Purpose::Review,
                Purpose::Lookahead => claims::Purpose::Lookahead,
                Purpose::Pack => claims::Purpose::Pack,
            };
            let wish = ClaimAsk {
                lease_seconds: i64::from(lease_secs),
                purpose: purpose_there,
                claim_id: claim_id.as_ref().map(|id| id.as_str().to_owned()),
            };
            let taken = ledger.claim(ENVIRONMENT, case.as_str(), who, &wish, now);
            Reply::Claim(taken.map_err(|refusal| refused(case, &refusal)).map(|(_, same_holder, claim)| Claim {
                claim_id: ClaimId::new(claim.claim_id),
                fencing_token: claim.token,
                holder_id: PersonId::new(claim.holder.id),
                holder_name: claim.holder.name,
                purpose: purpose.as_str().to_owned(),
                expires_at: claim.expires_at,
                server_time: now,
                same_holder,
            }))
        }
        Ask::Release => {
            let done = ledger.release(ENVIRONMENT, case.as_str(), who, false, now);
            Reply::Release(done.map_err(|refusal| refused(case, &refusal)))
        }
        Ask::ReadBack => Reply::ReadBack(match ledger.read_back(ENVIRONMENT, case.as_str(), who) {
            Ok(outcome) => Ok(ReadBack::Standing(Box::new(standing(&outcome.recorded)))),
            Err(refusal) if refusal.code.as_str() == "no_decision" => Ok(ReadBack::NoDecision),
            Err(refusal) if refusal.code.as_str() == "unknown_case" => Ok(ReadBack::UnknownCase),
            Err(refusal) => Err(refused(case, &refusal)),
        }),
        Ask::Decide(sending) => Reply::Decide(match decide(ledger, who, case, sending, now) {
            Ok(outcome) => recorded(&outcome),
            Err(refusal) => SendAnswer::Refused(problem(case, &refusal)),
        }),
    }
}

fn decide(
    ledger: &mut Ledger,
    who: &Caller,
    case: &CaseId,
    sending: &Sending,
    now: DateTime<Utc>,
) -> Result<Outcome, Refusal> {
    let key = sending.key.to_string();
    let header = ClaimHeader { claim_id: sending.claim.0.as_str().to_owned(), token: sending.claim.1 };
    let (id, answer) = body::read(&sending.body, "decisionId")?;
    let body_digest = digest::of(&sending.body);
    let ask = DecisionAsk {
        environment: ENVIRONMENT,
        case_id: case.as_str(),
        who,
        key: keys::read(Some(&key))?,
        print: keys::Print {
            method: "POST".into(),
            path: case.to_string(),
            if_match: sending.if_match.as_str().to_owned(),
            body_sha256: body_digest.clone(),
        },
        claim: Some(&header),
        id: &id,
        answer: &answer,
        body_digest: &body_digest,
        request_id: "req_simulated",
    };
    if let Some(replay) = ledger.begin(&ask, now)? {
        return Ok(replay);
    }
    ledger.decide(&ask, None, now)
}

/// An answer that never came.
pub const LOST: PlatformError = PlatformError::Interrupted(Interrupted::FirstByteTimeout);
