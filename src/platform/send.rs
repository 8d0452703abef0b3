//! Sending a decision and reading it back. What each answer means is the table of contract section 4; [`judge`] is that
//! table, pure.
use reqwest::Method;
use reqwest::header::{self, HeaderName};

use super::ask::{Failure, own_refusal, with_json};
use super::client::{Answer, Ask};
use super::error::PlatformError;
use super::tokens::Who;
use super::wire::{OutgoingDecision, ReadBack, SendAnswer};
use super::{Platform, convert, read};
use crate::decision::StandingDecision;
use crate::ids::CaseId;

const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");
const REVIEW_CLAIM: HeaderName = HeaderName::from_static("review-claim");
/// The code with which 429 and 503 say that nothing was applied.
const OVERLOADED: &str = "overloaded";

impl Platform {
    /// Sends a decision, or a second person's answer to one, once, and says what is known afterwards. After a 401 the same bytes go out once more under a
    /// renewed token: the platform looks at the token before it looks at the decision.
    pub async fn send_decision(&self, decision: &OutgoingDecision<'_>) -> SendAnswer {
        let case_id = decision.case_id.as_str();
        let url = match decision.second_to {
            None => self.review_url(&["cases", case_id, "decision"]),
            Some(first) => self.review_url(&["cases", case_id, "decision", first, "second"]),
        };
        let url = match url {
            Ok(url) => url,
            Err(error) => return SendAnswer::NotSent(error),
        };
        let claim = decision.claim.map(|(claim_id, token)| format!("{claim_id};token={token}"));
        let make = || {
            let ask = with_json(Method::POST, url.clone(), decision.body.to_vec())
                .with_header(IDEMPOTENCY_KEY, &decision.key.to_string())
                .with_header(header::IF_MATCH, decision.if_match.as_str());
            match &claim {
                Some(claim) => ask.with_header(REVIEW_CLAIM, claim),
                None => ask,
            }
        };
        match self.ask(Who::Person, make).await {
            Ok(answer) => judge(&answer, decision.case_id),
            Err(Failure::Before(PlatformError::SignInNeeded)) => SendAnswer::SignInNeeded,
            Err(Failure::Before(error)) => SendAnswer::NotSent(error),
            Err(Failure::During(error)) if error.nothing_was_sent() => SendAnswer::NotSent(error),
            Err(Failure::During(error)) => SendAnswer::Unknown(error),
        }
    }

    /// Which decision stands on a case.
    ///
    /// # Errors
    /// `case_gone` as [`PlatformError::Problem`]; a 404 that says neither `no_decision` nor `unknown_case` is an error.
    pub async fn read_decision(&self, case_id: &CaseId) -> Result<ReadBack, PlatformError> {
        let url = self.review_url(&["cases", case_id.as_str(), "decision"])?;
        let answer = self.ask(Who::Person, || Ask::get(url.clone())).await?;
        let body = match read::json_body(&answer, &[200]).map_err(|error| own_refusal(error, case_id)) {
            Ok(body) => body,
            Err(PlatformError::Problem(problem)) if problem.status == 404 && problem.code == "no_decision" => {
                return Ok(ReadBack::NoDecision);
            }
            Err(PlatformError::Problem(problem)) if problem.status == 404 && problem.code == "unknown_case" => {
                return Ok(ReadBack::UnknownCase);
            }
            Err(error) => return Err(error),
        };
        standing(body, case_id).map(|decision| ReadBack::Standing(Box::new(decision)))
    }
}

/// What an answer to a sent decision means. Never called with a 401: that was settled before.
fn judge(answer: &Answer, case_id: &CaseId) -> SendAnswer {
    if matches!(answer.status, 200..=202) {
        let decision = read::json_body(answer, &[200, 201, 202]).and_then(|body| standing(body, case_id));
        return match decision {
            Ok(decision) => SendAnswer::Recorded { decision: Box::new(decision), retry_after: answer.retry_after() },
            Err(error) => SendAnswer::Unknown(error),
        };
    }
    match own_refusal(read::refusal(answer), case_id) {
        PlatformError::Problem(problem) if refuses(answer.status, &problem.code) => SendAnswer::Refused(problem),
        error => SendAnswer::Unknown(error),
    }
}

/// True when this status with this code says that nothing was recorded. A server that failed knows nothing for certain,
/// unless it says that it was too busy to begin.
fn refuses(status: u16, code: &str) -> bool {
    match status {
        503 => code == OVERLOADED,
        400..500 => true,
        _ => false,
    }
}

fn standing(body: &[u8], case_id: &CaseId) -> Result<StandingDecision, PlatformError> {
    match convert::standing_alone(body) {
        Some(decision) if decision.case_id == *case_id => Ok(decision),
        Some(_) => Err(PlatformError::ForeignCase),
        None => Err(PlatformError::Malformed("the decision")),
    }
}
