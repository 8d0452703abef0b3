//! What people do to cases: claim, release, assign, decide, answer as the second.
use super::{Applying, Case, Environment, Ledger};
use crate::rules::{
    Caller, CaseState, Code, DecisionState, Recorded, Refusal, Time, apply,
    assignment::{self, AssignAsk},
    body::Answer,
    claims::{Claim, ClaimAsk, ClaimHeader, Taken},
    decide::{self, Around, Attempt},
    keys, oracle, second,
};
use chrono::TimeDelta;

/// A decision, or a second answer, as it arrived.
#[derive(Debug)]
pub struct DecisionAsk<'a> {
    /// The environment asked.
    pub environment: &'a str,
    /// Of which case.
    pub case_id: &'a str,
    /// Who.
    pub who: &'a Caller,
    /// The key.
    pub key: &'a str,
    /// What the key stands for.
    pub print: keys::Print,
    /// The claim header.
    pub claim: Option<&'a ClaimHeader>,
    /// `decisionId` or `answerId`.
    pub id: &'a str,
    /// The body as read.
    pub answer: &'a Answer,
    /// Digest of the body bytes.
    pub body_digest: &'a str,
    /// Names the request.
    pub request_id: &'a str,
}

/// How a decision call ended well.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The decision in its present state.
    pub recorded: Recorded,
    /// The case's ETag now.
    pub etag: String,
    /// 200: this key had recorded it before.
    pub replayed: bool,
    /// Seconds after which to read back, while it is not final.
    pub retry_after_secs: u64,
}

/// A second answer names the decision it belongs to.
#[derive(Clone, Copy, Debug)]
pub struct Second<'a> {
    /// The first's id.
    pub decision_id: &'a str,
}

impl Environment {
    pub(super) fn case(&self, case_id: &str) -> Option<&Case> {
        self.by_id.get(case_id).and_then(|index| self.cases.get(*index))
    }

    fn visible(&self, case_id: &str, who: &Caller) -> Result<usize, Refusal> {
        let index = self.by_id.get(case_id).copied().ok_or(Code::UnknownCase)?;
        let seen = self.cases.get(index).is_some_and(|case| case.record.visible_to(who));
        if seen { Ok(index) } else { Err(Code::UnknownCase.into()) }
    }

    fn newest(&self, case: &Case) -> Option<&Recorded> {
        case.newest.and_then(|index| self.decisions.get(index))
    }

    /// Carries a recorded decision out, or lets it fail.
    pub(super) fn apply(&mut self, index: usize, now: Time, history: &mut Vec<oracle::Event>) {
        let Some(recorded) = self.decisions.get_mut(index).filter(|one| one.state == DecisionState::Applying) else {
            return;
        };
        let Some(at) = self.by_id.get(&recorded.case_id).copied() else { return };
        let Some(case) = self.cases.get_mut(at) else { return };
        if std::mem::take(&mut case.fails_to_apply) {
            apply::fail(&mut case.record, recorded);
        } else {
            apply::succeed(&mut case.record, recorded, now);
        }
        history.push(became(recorded, now));
        self.touch(at, now);
        self.touch_decision(index, now);
    }
}

pub(super) fn became(recorded: &Recorded, at: Time) -> oracle::Event {
    oracle::Event::Became {
        case_id: recorded.case_id.clone(),
        decision_id: recorded.decision_id.clone(),
        state: recorded.state,
        at,
    }
}

impl Ledger {
    /// One case, for its summary and ETag.
    ///
    /// # Errors
    /// `unknown_case`; `case_gone` for a tombstone.
    pub fn case(&self, environment: &str, case_id: &str, who: &Caller) -> Result<&Case, Refusal> {
        let env = self.environment(environment)?;
        let index = env.visible(case_id, who)?;
        let case = env.cases.get(index).ok_or(Code::UnknownCase)?;
        if let CaseState::Gone(_) = case.record.state { Err(Code::CaseGone.into()) } else { Ok(case) }
    }

    /// Takes, renews or revives a claim.
    ///
    /// # Errors
    /// `forbidden`, `unknown_case`, `case_gone`, `already_decided`, `not_reviewable`, and the claim rules' own.
    pub fn claim(
        &mut self,
        environment: &str,
        case_id: &str,
        who: &Caller,
        ask: &ClaimAsk,
        now: Time,
    ) -> Result<(Taken, bool, Claim), Refusal> {
        if !who.may_claim() {
            return Err(Code::Forbidden.into());
        }
        let fresh = self.mint("clm");
        let (leases, policy) = (self.options.leases, self.options.policy.clone());
        let env = self.environment_mut(environment)?;
        let index = env.visible(case_id, who)?;
        let newest = env.cases.get(index).and_then(|case| env.newest(case)).cloned();
        let case = env.cases.get_mut(index).ok_or(Code::UnknownCase)?;
        match case.record.state {
            CaseState::Gone(_) => return Err(Code::CaseGone.into()),
            CaseState::Decided | CaseState::Applying => {
                return Err(decide::already_decided(newest.as_ref(), who, &policy));
            }
            CaseState::Pending | CaseState::AwaitingSecond => {}
        }
        if case.record.operations {
            return Err(Code::NotReviewable.into());
        }
        let (taken, same, claim) = case.record.claims.take(ask, &who.person, now, &leases, || fresh)?;
        env.touch(index, now);
        self.history.push(oracle::Event::Claimed {
            case_id: case_id.to_owned(),
            person: who.person.id.clone(),
            claim_id: claim.claim_id.clone(),
            token: claim.token,
            expires_at: claim.expires_at,
            at: now,
        });
        Ok((taken, same, claim))
    }

    /// Releases a claim.
    ///
    /// # Errors
    /// `forbidden`, `unknown_case`, `case_gone`.
    pub fn release(
        &mut self,
        environment: &str,
        case_id: &str,
        who: &Caller,
        force: bool,
        now: Time,
    ) -> Result<(), Refusal> {
        if !(who.may_claim() || who.may_lead()) {
            return Err(Code::Forbidden.into());
        }
        let env = self.environment_mut(environment)?;
        let index = env.visible(case_id, who)?;
        let case = env.cases.get_mut(index).ok_or(Code::UnknownCase)?;
        if let CaseState::Gone(_) = case.record.state {
            return Err(Code::CaseGone.into());
        }
        if case.record.claims.release(who, force, now)? {
            env.touch(index, now);
            self.history.push(oracle::Event::Released { case_id: case_id.to_owned(), at: now });
        }
        Ok(())
    }

    /// Assigns.
    ///
    /// # Errors
    /// The assignment rules' own.
    pub fn assign(
        &mut self,
        environment: &str,
        case_id: &str,
        who: &Caller,
        ask: &AssignAsk,
        now: Time,
    ) -> Result<&Case, Refusal> {
        let env = self.environment_mut(environment)?;
        let index = env.by_id.get(case_id).copied();
        let case = index.and_then(|index| env.cases.get_mut(index)).ok_or(Code::UnknownCase)?;
        assignment::assign(&mut case.record, ask, who)?;
        let index = index.unwrap_or_default();
        env.touch(index, now);
        env.cases.get(index).ok_or_else(|| Code::UnknownCase.into())
    }

    /// Looks the key up and, when it is unused, marks it as being worked on. Follow with [`Ledger::decide`].
    ///
    /// # Errors
    /// `in_flight`, `idempotency_key_reused`.
    pub fn begin(&mut self, ask: &DecisionAsk<'_>, now: Time) -> Result<Option<Outcome>, Refusal> {
        let life = self.options.key_life_secs;
        let env = self.environment_mut(ask.environment)?;
        let slot = (ask.who.person.id.clone(), ask.key.to_owned());
        match keys::look(env.keys.get(&slot), &ask.print, now, life)? {
            keys::Look::Replay(decision_id) => {
                let recorded = env.by_decision.get(&decision_id).and_then(|index| env.decisions.get(*index));
                let recorded = recorded.cloned().ok_or(Code::NoDecision)?;
                Ok(Some(self.outcome(ask.environment, recorded, true)))
            }
            keys::Look::Unused => {
                env.keys.insert(slot, keys::Entry { print: ask.print.clone(), recorded: None });
                Ok(None)
            }
        }
    }

    fn outcome(&self, environment: &str, recorded: Recorded, replayed: bool) -> Outcome {
        let env = self.environments.get(environment);
        let etag = env.and_then(|env| env.case(&recorded.case_id)).map(|case| case.record.etag()).unwrap_or_default();
        let retry_after_secs = match self.options.applying {
            Applying::After(secs) => secs.max(1),
            Applying::AtOnce | Applying::Manual => 1,
        };
        Outcome { recorded, etag, replayed, retry_after_secs }
    }

    /// Checks and records a decision whose key was begun. A refusal leaves the key unused.
    ///
    /// # Errors
    /// The first refusal in the contract's order.
    pub fn decide(&mut self, ask: &DecisionAsk<'_>, second: Option<Second<'_>>, now: Time) -> Result<Outcome, Refusal> {
        let result = self.decide_begun(ask, second, now);
        let slot = (ask.who.person.id.clone(), ask.key.to_owned());
        let env = self.environment_mut(ask.environment)?;
        match &result {
            Ok(outcome) => {
                let recorded = Some((outcome.recorded.decision_id.clone(), now));
                env.keys.insert(slot, keys::Entry { print: ask.print.clone(), recorded });
            }
            Err(_) => {
                env.keys.remove(&slot);
            }
        }
        result
    }

    fn decide_begun(
        &mut self,
        ask: &DecisionAsk<'_>,
        second: Option<Second<'_>>,
        now: Time,
    ) -> Result<Outcome, Refusal> {
        let policy = self.options.policy.clone();
        let applying = self.options.applying;
        let attempt = Attempt {
            who: ask.who,
            key: ask.key,
            if_match: &ask.print.if_match,
            claim: ask.claim,
            id: ask.id,
            answer: ask.answer,
            body_digest: ask.body_digest,
            request_id: ask.request_id,
            now,
        };
        let env = self.environments.get_mut(ask.environment).ok_or(Code::Forbidden)?;
        let at = env.by_id.get(ask.case_id).copied();
        let case = at.and_then(|at| env.cases.get(at));
        let around = Around {
            newest: case.and_then(|case| env.newest(case)),
            id_used: env.used_ids.contains(ask.id),
            busy_secs: case
                .and_then(|case| case.busy_until)
                .filter(|until| now < *until)
                .map(|until| u64::try_from((until - now).num_seconds()).unwrap_or(0) + 1),
        };
        let record = case.map(|case| &case.record);
        let (claim, index) = match second {
            None => (decide::check(record, &attempt, &around, &policy)?.clone(), env.decisions.len()),
            Some(second) => {
                let index = env.by_decision.get(second.decision_id).copied();
                let first = index.and_then(|index| env.decisions.get(index));
                (second::check(record, first, &attempt, &around, &policy)?.clone(), index.unwrap_or_default())
            }
        };
        let at = at.ok_or(Code::UnknownCase)?;
        let case = env.cases.get_mut(at).ok_or(Code::UnknownCase)?;
        match (second, env.decisions.get_mut(index)) {
            (Some(_), Some(first)) => {
                second::record(&mut case.record, first, &attempt);
            }
            _ => {
                let recorded = decide::record(&mut case.record, &claim, &attempt, &policy);
                case.newest = Some(index);
                case.first_answer = Some(recorded.decision_id.clone());
                env.by_decision.insert(recorded.decision_id.clone(), index);
                env.decisions.push(recorded);
            }
        }
        env.used_ids.insert(ask.id.to_owned());
        let recorded = env.decisions.get(index).ok_or(Code::Internal)?;
        self.history.push(oracle::Event::Recorded {
            case_id: ask.case_id.to_owned(),
            decision_id: recorded.decision_id.clone(),
            person: ask.who.person.id.clone(),
            claim_id: claim.claim_id,
            token: claim.token,
            device: ask.answer.device.as_ref().map(|device| device.id.clone()),
            digest: ask.body_digest.to_owned(),
            second: second.is_some(),
            at: now,
        });
        self.history.push(became(recorded, now));
        let is_applying = recorded.state == DecisionState::Applying;
        env.touch(at, now);
        env.touch_decision(index, now);
        if is_applying {
            match applying {
                Applying::AtOnce => env.apply(index, now, &mut self.history),
                Applying::After(secs) => {
                    let due = now + TimeDelta::seconds(i64::try_from(secs).unwrap_or(i64::from(i32::MAX)));
                    env.due.insert((due, index));
                }
                Applying::Manual => {}
            }
        }
        let recorded = env.decisions.get(index).cloned().ok_or(Code::Internal)?;
        Ok(self.outcome(ask.environment, recorded, false))
    }

    /// Reads back the newest decision of a case. It outlives the case: a receipt is not evidence.
    ///
    /// # Errors
    /// `unknown_case`; `no_decision`, also while a blind second answer hides it; `case_gone` for a tombstone without one.
    pub fn read_back(&self, environment: &str, case_id: &str, who: &Caller) -> Result<Outcome, Refusal> {
        let env = self.environment(environment)?;
        let index = env.visible(case_id, who)?;
        let case = env.cases.get(index).ok_or(Code::UnknownCase)?;
        match env.newest(case) {
            Some(recorded) if decide::shows(recorded, who, &self.options.policy) => {
                Ok(self.outcome(environment, recorded.clone(), false))
            }
            None if matches!(case.record.state, CaseState::Gone(_)) => Err(Code::CaseGone.into()),
            _ => Err(Code::NoDecision.into()),
        }
    }
}
