//! One delivery: claim, send or read back, and what the answer makes of the entry.
//!
//! Every step is durable before the next one begins: `sending` is committed before the first byte leaves, so that a
//! crash leaves an entry that knows its outcome is unknown.
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};

use super::reclaim::{Reclaimed, reclaim};
use super::schedule::{STALE_KEY, back_off};
use super::settle::settle;
use super::states::{EntryState, Heard, Wait};
use crate::clock::Clock;
use crate::decision::DecisionState;
use crate::ids::ClaimId;
use crate::platform::{OutgoingDecision, Platform, PlatformError, ReadBack, SendAnswer};
use crate::store::{EntryChange, EntryRow, Store, StoreError, StoreTx};

/// A claim with less left than this is taken again before sending.
const CLAIM_MARGIN: TimeDelta = TimeDelta::seconds(3);

/// Why an entry whose bytes cannot be read any more is set aside. What was sent of it can still be read back: that needs
/// only its id and its digest.
const UNREADABLE: &str = "unreadable";

/// What came of one delivery, for the worker and for a person at the command line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivered {
    /// Where the entry stands now.
    pub state: EntryState,
    /// Why, as a stable code.
    pub why: Option<String>,
    /// Nothing reached the platform: the network, not the entry, is the trouble.
    pub offline: bool,
    /// Nobody is signed in any more.
    pub sign_in_needed: bool,
}

impl Delivered {
    /// Somebody else changed the entry meanwhile; nothing was written.
    pub(super) fn unchanged(current: &EntryRow) -> Self {
        Self { state: current.state, why: current.why.clone(), offline: false, sign_in_needed: false }
    }
}

/// What a delivery works with.
#[derive(Clone)]
pub struct Delivery {
    /// The encrypted cache.
    pub store: Store,
    /// The way out.
    pub platform: Platform,
    /// Time.
    pub clock: Clock,
    /// Lease asked for when a claim has to be taken again.
    pub lease_secs: u32,
}

impl Delivery {
    /// Takes one entry a step further. Other entries are not touched.
    ///
    /// # Errors
    /// When the store fails; the entry is as the last commit left it.
    pub async fn deliver(&self, entry: &EntryRow) -> Result<Delivered, StoreError> {
        match entry.state {
            EntryState::Queued if self.key_may_be_forgotten(entry) => self.read_back(entry).await,
            EntryState::Queued if !entry.readable => self.put_before_person(entry, UNREADABLE).await,
            EntryState::Queued => self.send(entry).await,
            _ => self.read_back(entry).await,
        }
    }

    fn key_may_be_forgotten(&self, entry: &EntryRow) -> bool {
        let Some(first) = entry.first_sent_at else { return false };
        // A wall clock that went back must not make an old send look fresh: a negative age counts as stale.
        let age = (self.clock.now() - first).to_std().unwrap_or(Duration::MAX);
        age > STALE_KEY && entry.why.as_deref() != Some("read_back")
    }

    async fn read_back(&self, entry: &EntryRow) -> Result<Delivered, StoreError> {
        let answer = self.platform.read_decision(&entry.case_id).await;
        if matches!(answer, Err(PlatformError::ForeignCase)) {
            self.note_foreign(entry).await?;
        }
        let (heard, standing) = heard_back(entry, answer);
        // A delivery that was dropped half way leaves `sending` behind: its outcome is unknown.
        let before = if entry.state == EntryState::Sending { EntryState::Unknown } else { entry.state };
        settle(self, entry, before, heard, standing).await
    }

    async fn send(&self, entry: &EntryRow) -> Result<Delivered, StoreError> {
        let claim = match self.live_claim(entry).await? {
            Some(claim) => claim,
            None => match reclaim(self, entry, entry.first_sent_at.is_none()).await? {
                Reclaimed::Live(claim_id, token) => (claim_id, token),
                Reclaimed::Heard(heard, standing) => return settle(self, entry, entry.state, heard, standing).await,
                Reclaimed::AskPerson(why) => return self.put_before_person(entry, why).await,
            },
        };
        let mut tx = self.store.begin().await?;
        // Undo may have come in between: whatever the file says now counts.
        let current = tx.entry(entry.entry_id).await?;
        let Some(entry) = current.filter(|current| current.state == EntryState::Queued) else {
            tx.rollback().await?;
            return Ok(Delivered { state: EntryState::Withdrawn, why: None, offline: false, sign_in_needed: false });
        };
        let sending = EntryChange {
            state: Some(EntryState::Sending),
            sent_at: Some(self.clock.now()),
            attempted: true,
            ..EntryChange::default()
        };
        tx.change_entry(&entry, &sending).await?;
        if entry.first_sent_at.is_none() {
            tx.log(crate::audit::Event::on("sent", &entry.case_id).decision(entry.decision_id)).await?;
        }
        tx.commit().await?;
        let answer = self
            .platform
            .send_decision(&OutgoingDecision {
                case_id: &entry.case_id,
                key: &entry.key,
                if_match: &entry.if_match,
                claim: Some((&claim.0, claim.1)),
                body: &entry.body,
            })
            .await;
        if matches!(answer, SendAnswer::Unknown(PlatformError::ForeignCase)) {
            self.note_foreign(&entry).await?;
        }
        let (heard, standing) = heard_sent(&entry, answer);
        settle(self, &entry, EntryState::Sending, heard, standing).await
    }

    /// An answer spoke of another case: nothing of it is used, and that it came is in the log (contract section 7).
    pub(super) async fn note_foreign(&self, entry: &EntryRow) -> Result<(), StoreError> {
        let mut tx = self.store.begin().await?;
        tx.log(crate::audit::Event::on("foreign_case_refused", &entry.case_id).decision(entry.decision_id)).await?;
        tx.commit().await
    }

    async fn live_claim(&self, entry: &EntryRow) -> Result<Option<(ClaimId, u64)>, StoreError> {
        let mut tx = self.store.begin().await?;
        let claim = tx.claim(&entry.case_id).await?;
        tx.rollback().await?;
        let now = self.clock.now();
        Ok(claim.filter(|claim| claim.left_at(now) > CLAIM_MARGIN).map(|claim| (claim.claim_id, claim.fencing_token)))
    }

    /// Puts an entry before a person without a word of the platform: nothing was sent.
    pub(super) async fn put_before_person(&self, entry: &EntryRow, why: &str) -> Result<Delivered, StoreError> {
        let mut tx = self.store.begin().await?;
        if let Some(current) = tx.entry(entry.entry_id).await?.filter(|current| current.state != entry.state) {
            tx.rollback().await?;
            return Ok(Delivered::unchanged(&current));
        }
        let change =
            EntryChange { state: Some(EntryState::NeedsReview), why: Some(why.to_owned()), ..EntryChange::default() };
        tx.change_entry(entry, &change).await?;
        log_needs_review(&mut tx, entry, why).await?;
        tx.commit().await?;
        Ok(Delivered {
            state: EntryState::NeedsReview,
            why: Some(why.to_owned()),
            offline: false,
            sign_in_needed: false,
        })
    }

    pub(super) fn next_attempt(&self, wait: Wait, attempts: u32) -> Option<DateTime<Utc>> {
        let stretch = match wait {
            Wait::Nothing => Duration::ZERO,
            Wait::BackOff => back_off(attempts.max(1), rand::random()),
            Wait::For(stretch) => stretch,
            Wait::Person => return None,
        };
        let now = self.clock.now();
        TimeDelta::from_std(stretch).ok().and_then(|stretch| now.checked_add_signed(stretch)).or(Some(now))
    }
}

/// In the log of the case; where the case's own key is what broke, in that of the profile.
async fn log_needs_review(tx: &mut StoreTx, entry: &EntryRow, why: &str) -> Result<(), StoreError> {
    let event = crate::audit::Event::on("needs_review", &entry.case_id).decision(entry.decision_id).with("why", why);
    match tx.log(event).await {
        Err(cause) if cause.is_a_broken_seal() => {
            let event = crate::audit::Event::new("needs_review").decision(entry.decision_id).with("why", why);
            tx.log(event).await.map(drop)
        }
        logged => logged.map(drop),
    }
}

type WithStanding = (Heard, Option<crate::decision::StandingDecision>);

fn heard_sent(entry: &EntryRow, answer: SendAnswer) -> WithStanding {
    match answer {
        SendAnswer::Recorded { decision, retry_after } => {
            recorded(entry, *decision, retry_after).unwrap_or((Heard::NoAnswer, None))
        }
        SendAnswer::Refused(problem) => match problem.current {
            Some(current) if problem.code == "already_decided" => {
                recorded(entry, current, problem.retry_after).unwrap_or((Heard::NoAnswer, None))
            }
            _ => {
                let (status, code, retry_after) = (problem.status, problem.code.clone(), problem.retry_after);
                (Heard::Refused { status, code, retry_after }, None)
            }
        },
        SendAnswer::NotSent(cause) => (not_sent(&cause), None),
        SendAnswer::Unknown(_) => (Heard::NoAnswer, None),
        SendAnswer::SignInNeeded => (Heard::SignInNeeded, None),
    }
}

pub(super) fn heard_back(entry: &EntryRow, answer: Result<ReadBack, PlatformError>) -> WithStanding {
    match answer {
        // Contract section 7: a decision that did not take effect does not stand in the way of a new one.
        Ok(ReadBack::Standing(decision)) => recorded(entry, *decision, None).unwrap_or((Heard::NoDecision, None)),
        Ok(ReadBack::NoDecision) => (Heard::NoDecision, None),
        Ok(ReadBack::UnknownCase) => (Heard::UnknownCase, None),
        Err(PlatformError::SignInNeeded) => (Heard::SignInNeeded, None),
        Err(PlatformError::Problem(problem)) => {
            let (status, code, retry_after) = (problem.status, problem.code.clone(), problem.retry_after);
            (Heard::Refused { status, code, retry_after }, None)
        }
        Err(cause) if cause.nothing_was_sent() => (not_sent(&cause), None),
        Err(_) => (Heard::NoAnswer, None),
    }
}

/// A pause the platform asked for is no trouble of the network.
pub(super) const fn not_sent(cause: &PlatformError) -> Heard {
    match cause {
        PlatformError::Paused { retry_after } => Heard::Paused { left: *retry_after },
        _ => Heard::NotSent,
    }
}

/// Ours is what carries our id and the digest of our bytes (contract section 4).
fn recorded(
    entry: &EntryRow,
    decision: crate::decision::StandingDecision,
    retry_after: Option<Duration>,
) -> Option<WithStanding> {
    let ours = decision.decision_id == entry.decision_id.to_string() && decision.body_digest == entry.body_digest;
    let dead =
        matches!(decision.state, DecisionState::ApplyFailed | DecisionState::DeclinedBySecond | DecisionState::Voided);
    // Another decision that is dead, or one of another case, says nothing of ours.
    if decision.case_id != entry.case_id || (dead && !ours) {
        return None;
    }
    Some((Heard::Recorded { ours, state: decision.state, retry_after }, Some(decision)))
}
