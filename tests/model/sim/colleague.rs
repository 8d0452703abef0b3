//! The lead, who works without a console: claims, decides, releases by force, answers as the second person.
use chrono::{DateTime, Utc};
use second_look::digest;
use second_look::ids::CaseId;
use second_look_sandbox::ledger::{DecisionAsk, Ledger, Outcome, Second};
use second_look_sandbox::rules::body::{Answer, Client, Comment, Evidence, Id, Reason, Verb};
use second_look_sandbox::rules::claims::{Claim, ClaimAsk, ClaimHeader, Purpose};
use second_look_sandbox::rules::{DecisionState, keys};

use super::wire::ENVIRONMENT;
use super::world::caller;

/// The lead's place among the people.
const LEAD: usize = 2;

fn hold(ledger: &mut Ledger, case: &CaseId, now: DateTime<Utc>) -> Option<Claim> {
    let ask = ClaimAsk { lease_seconds: 900, purpose: Purpose::Review, claim_id: None };
    ledger.claim(ENVIRONMENT, case.as_str(), &caller(LEAD), &ask, now).ok().map(|(_, _, claim)| claim)
}

/// Claims the case, if it is free.
pub fn claim(ledger: &mut Ledger, case: &CaseId, now: DateTime<Utc>) -> bool {
    hold(ledger, case, now).is_some()
}

/// Takes the case away from whoever holds it.
pub fn force(ledger: &mut Ledger, case: &CaseId, now: DateTime<Utc>) -> bool {
    ledger.release(ENVIRONMENT, case.as_str(), &caller(LEAD), true, now).is_ok()
}

/// Decides, if the case is free. Gives the decision's id.
pub fn decide(ledger: &mut Ledger, case: &CaseId, reject: bool, number: u64, now: DateTime<Utc>) -> Option<String> {
    let claim = hold(ledger, case, now)?;
    answer(ledger, case, reject, number, &claim, None, now).map(|outcome| outcome.recorded.decision_id)
}

/// Gives the second answer, if one is due.
pub fn second(ledger: &mut Ledger, case: &CaseId, reject: bool, number: u64, now: DateTime<Utc>) -> bool {
    let waits = |recorded: &&second_look_sandbox::rules::Recorded| {
        recorded.case_id == case.as_str() && recorded.state == DecisionState::AwaitingSecond
    };
    let first = ledger.recorded().map(|(_, recorded)| recorded).find(waits).map(|one| one.decision_id.clone());
    let Some(first) = first else { return false };
    let Some(claim) = hold(ledger, case, now) else { return false };
    answer(ledger, case, reject, number, &claim, Some(&first), now).is_some()
}

fn answer(
    ledger: &mut Ledger,
    case: &CaseId,
    reject: bool,
    number: u64,
    claim: &Claim,
    second: Option<&str>,
    now: DateTime<Utc>,
) -> Option<Outcome> {
    let who = caller(LEAD);
    let etag = ledger.etag(ENVIRONMENT, case.as_str())?;
    let answer = Answer {
        decision: if reject { Verb::Reject } else { Verb::Approve },
        reasons: vec![Reason { scheme: "network".into(), code: "VPN_DETECTED".into() }],
        comment: Comment("A colleague looked.".into()),
        customer_facing_reason: reject.then(|| "could_not_be_completed".to_owned()),
        overrides: !reject,
        evidence: Evidence { etag: etag.clone(), digest: "sha-256:ab".into() },
        reviewer: Id { id: who.person.id.clone() },
        device: Some(Id { id: "dev_lead".into() }),
        decided_at: now,
        client: Client { name: "colleague".into(), version: "1".into() },
    };
    let uuid = |version: u128| uuid::Uuid::from_u128(version << 76 | 0x8 << 60 | 0xffff << 32 | u128::from(number));
    let (id, key) = (uuid(7).to_string(), uuid(4).to_string());
    let header = ClaimHeader { claim_id: claim.claim_id.clone(), token: claim.token };
    let ask = DecisionAsk {
        environment: ENVIRONMENT,
        case_id: case.as_str(),
        who: &who,
        key: &key,
        print: keys::Print { method: "POST".into(), path: case.to_string(), if_match: etag, body_sha256: id.clone() },
        claim: Some(&header),
        id: &id,
        answer: &answer,
        body_digest: &digest::of(id.as_bytes()),
        request_id: "req_colleague",
    };
    ledger.begin(&ask, now).ok()?;
    ledger.decide(&ask, second.map(|decision_id| Second { decision_id }), now).ok()
}
