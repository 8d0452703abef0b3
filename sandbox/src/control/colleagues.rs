//! Colleagues: other people at work, by the same rules as everybody.
use super::Control;
use crate::ledger::DecisionAsk;
use crate::rules::{
    Assignment, Caller, Recorded, Refusal,
    assignment::AssignAsk,
    body::{Answer, Client, Comment, Evidence, Id, Reason, Verb},
    claims::{Claim, ClaimAsk, ClaimHeader, Purpose},
    keys,
};
use sha2::{Digest, Sha256};

/// Why a colleague could not.
#[derive(Clone, Debug, thiserror::Error)]
pub enum ColleagueError {
    /// Nobody of that id.
    #[error("no such person")]
    NoPerson,
    /// The rules said no.
    #[error("refused: {0}")]
    Refused(#[from] Refusal),
}

/// A digest in the contract's form, of a text.
fn digest(text: &str) -> String {
    let hex: String = Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sha-256:{hex}")
}

/// Who releases by force.
const LEAD: &str = "lead-02";

impl Control {
    fn colleague(&self, person: &str) -> Result<Caller, ColleagueError> {
        self.platform.colleague(person).ok_or(ColleagueError::NoPerson)
    }

    /// Claims as another person.
    ///
    /// # Errors
    /// [`ColleagueError`], `claim_held` among them.
    pub fn claim_as(&self, environment: &str, person: &str, case_id: &str, secs: i64) -> Result<Claim, ColleagueError> {
        let who = self.colleague(person)?;
        let ask = ClaimAsk { lease_seconds: secs, purpose: Purpose::Review, claim_id: None };
        let now = self.now();
        Ok(self.platform.ledger_at(now).claim(environment, case_id, &who, &ask, now)?.2)
    }

    /// Releases as the holder or, by force, as the lead.
    ///
    /// # Errors
    /// [`ColleagueError`].
    pub fn release_as(
        &self,
        environment: &str,
        person: &str,
        case_id: &str,
        force: bool,
    ) -> Result<(), ColleagueError> {
        let who = self.colleague(person)?;
        let now = self.now();
        Ok(self.platform.ledger_at(now).release(environment, case_id, &who, force, now)?)
    }

    /// Takes a case over: the lead releases it by force, the person claims it.
    ///
    /// # Errors
    /// [`ColleagueError`].
    pub fn take_over(
        &self,
        environment: &str,
        person: &str,
        case_id: &str,
        secs: i64,
    ) -> Result<Claim, ColleagueError> {
        self.release_as(environment, LEAD, case_id, true)?;
        self.claim_as(environment, person, case_id, secs)
    }

    /// Assigns as the lead.
    ///
    /// # Errors
    /// [`ColleagueError`].
    pub fn assign(&self, environment: &str, case_id: &str, to: Option<Assignment>) -> Result<(), ColleagueError> {
        let who = self.colleague(LEAD)?;
        let now = self.now();
        let ask = AssignAsk { to, note: None };
        self.platform.ledger_at(now).assign(environment, case_id, &who, &ask, now)?;
        Ok(())
    }

    /// Decides as another person: claims the case, which must be free or theirs, and records a well-formed decision.
    ///
    /// # Errors
    /// [`ColleagueError`].
    pub fn decide_as(
        &self,
        environment: &str,
        person: &str,
        case_id: &str,
        decision: Verb,
    ) -> Result<Recorded, ColleagueError> {
        let who = self.colleague(person)?;
        let claim = self.claim_as(environment, person, case_id, 900)?;
        let etag = self.etag(environment, case_id).unwrap_or_default();
        let now = self.now();
        let reject = decision == Verb::Reject;
        let answer = Answer {
            decision,
            reasons: vec![Reason { scheme: "other".into(), code: "COLLEAGUE".into() }],
            comment: Comment("A colleague decided.".into()),
            customer_facing_reason: reject.then(|| "could_not_be_completed".to_owned()),
            overrides: !reject,
            evidence: Evidence { etag: etag.clone(), digest: digest("unseen") },
            reviewer: Id { id: who.person.id.clone() },
            device: Some(Id { id: format!("dev_of_{person}") }),
            decided_at: now,
            client: Client { name: "sandbox".into(), version: env!("CARGO_PKG_VERSION").into() },
        };
        let (id, key) = (uuid::Uuid::now_v7().to_string(), uuid::Uuid::new_v4().to_string());
        let header = ClaimHeader { claim_id: claim.claim_id, token: claim.token };
        let ask = DecisionAsk {
            environment,
            case_id,
            who: &who,
            key: &key,
            print: keys::Print { method: "POST".into(), path: String::new(), if_match: etag, body_sha256: id.clone() },
            claim: Some(&header),
            id: &id,
            answer: &answer,
            // A colleague's body never was on the wire; their decision's id stands for it.
            body_digest: &digest(&id),
            request_id: "req_colleague",
        };
        let mut ledger = self.platform.ledger_at(now);
        ledger.begin(&ask, now)?;
        Ok(ledger.decide(&ask, None, now)?.recorded)
    }
}
