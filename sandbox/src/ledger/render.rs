//! The wire shapes of case, claim and decision (contract sections 2 to 4).
use super::{Case, Environment, Ledger};
use crate::rules::{Assignment, CaseState, Code, Recorded, Refusal, Time, claims::Claim, wire_time};
use chrono::TimeDelta;
use serde_json::{Value, json};

fn assignment(assigned: Option<&Assignment>) -> Value {
    match assigned {
        None => Value::Null,
        Some(Assignment::Person(id)) => json!({ "person": id }),
        Some(Assignment::Team(id)) => json!({ "team": id }),
    }
}

impl Case {
    /// The summary, or the tombstone. No personal data of the subject.
    #[must_use]
    pub fn summary(&self, now: Time, epoch: Time) -> Value {
        let record = &self.record;
        if let CaseState::Gone(reason) = record.state {
            return json!({
                "caseId": record.case_id, "state": "gone", "goneReason": reason.as_str(),
                "updatedAt": wire_time(self.stamp),
            });
        }
        let at = |secs: i64| wire_time(epoch + TimeDelta::seconds(secs));
        let facts = &self.facts;
        let because: Vec<Value> =
            facts.opened_because.iter().map(|(family, code)| json!({ "family": family, "code": code })).collect();
        let claim = record.claims.live(now).map(|claim| {
            json!({ "holder": claim.holder, "purpose": claim.purpose, "expiresAt": wire_time(claim.expires_at) })
        });
        // The id alone, which says nothing of the answer: without it nobody could give the second one blind.
        let first = self.first_answer.as_ref().filter(|_| record.state == CaseState::AwaitingSecond);
        json!({
            "caseId": record.case_id,
            "source": facts.source.word(),
            "sessionId": facts.session_id,
            "flowId": facts.flow_id,
            "state": record.state.as_str(),
            "etag": record.etag(),
            "priority": facts.priority,
            "openedBecause": because,
            "deviceVerdict": facts.device_verdict,
            "platformOutcome": record.outcome,
            "finality": record.finality,
            "claim": claim,
            "firstAnswer": first.map(|id| json!({ "decisionId": id })),
            "assignedTo": assignment(record.assigned.as_ref()),
            "openedAt": at(facts.opened_at_secs),
            "updatedAt": wire_time(self.stamp),
            "dueAt": facts.due_at_secs.map(at),
            "expiresAt": facts.expires_at_secs.map(at),
        })
    }

    pub(super) fn summary_text(&self, now: Time, epoch: Time) -> String {
        match &self.raw_summary {
            Some(raw) => raw.clone(),
            None => self.summary(now, epoch).to_string(),
        }
    }
}

/// The answer of `POST …/claim`.
#[must_use]
pub fn claim(case_id: &str, claim: &Claim, same_holder: bool, now: Time) -> Value {
    let mut answer = json!({
        "caseId": case_id,
        "claimId": claim.claim_id,
        "fencingToken": claim.token,
        "holder": claim.holder,
        "purpose": claim.purpose,
        "expiresAt": wire_time(claim.expires_at),
        "serverTime": wire_time(now),
    });
    if same_holder && let Some(fields) = answer.as_object_mut() {
        fields.insert("sameHolder".into(), true.into());
    }
    answer
}

/// A decision in every representation there is (contract section 4).
#[must_use]
pub fn decision(recorded: &Recorded) -> Value {
    let answer = &recorded.answer;
    let mut value = json!({
        "caseId": recorded.case_id,
        "decisionId": recorded.decision_id,
        "decision": answer.decision,
        "state": recorded.state,
        "reasons": answer.reasons,
        "comment": answer.comment,
        "customerFacingReason": answer.customer_facing_reason,
        "override": answer.overrides,
        "evidence": answer.evidence,
        "reviewer": recorded.reviewer,
        "device": answer.device,
        "bodyDigest": recorded.body_digest,
        "decidedAt": wire_time(answer.decided_at),
        "recordedAt": wire_time(recorded.recorded_at),
        "appliedAt": recorded.applied_at.map(wire_time),
        "resultingOutcome": recorded.resulting_outcome,
        "requestId": recorded.request_id,
    });
    if let (Some(second), Some(fields)) = (&recorded.second, value.as_object_mut()) {
        let shown = json!({
            "answerId": second.answer_id,
            "decision": second.answer.decision,
            "reasons": second.answer.reasons,
            "comment": second.answer.comment,
            "reviewer": second.reviewer,
            "device": second.answer.device,
            "bodyDigest": second.body_digest,
            "recordedAt": wire_time(second.recorded_at),
        });
        fields.insert("second".into(), shown);
    }
    value
}

impl Ledger {
    /// The environment of that name.
    ///
    /// # Errors
    /// `forbidden`: a name that is none is treated like an environment the caller may not enter.
    pub(super) fn environment(&self, name: &str) -> Result<&Environment, Refusal> {
        self.environments.get(name).ok_or_else(|| Code::Forbidden.into())
    }

    pub(super) fn environment_mut(&mut self, name: &str) -> Result<&mut Environment, Refusal> {
        self.environments.get_mut(name).ok_or_else(|| Code::Forbidden.into())
    }
}
