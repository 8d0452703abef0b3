//! The course of one delivery: what it does next, and what is written down of an answer. Pure: time and the random part
//! of a wait are arguments.
//!
//! [`super::deliver`] walks it over network and file, the simulator of `tests/model` over neither, so that both obey the
//! same rules.
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};

use super::schedule::{STALE_KEY, back_off};
use super::states::{EntryState, Heard, Next, Wait, next};
use super::words::why_refused;
use crate::audit::Event;
use crate::case::{CaseState, CaseSummary};
use crate::decision::{DecisionState, StandingDecision};
use crate::ids::ClaimId;
use crate::platform::{CaseAnswer, Claim, PlatformError, ReadBack, SendAnswer};
use crate::store::{EntryChange, EntryRow, OurClaim};

/// A claim with less left than this is taken again before sending.
pub const CLAIM_MARGIN: TimeDelta = TimeDelta::seconds(3);

/// So many times an entry goes on at once; after that it backs off, whatever the answers.
const QUICK_ATTEMPTS: u32 = 3;

/// What an entry says while it goes out again under a claim that was taken anew.
const CLAIM_LAPSED: [&str; 3] = ["claim_expired", "stale_fencing_token", "claim_required"];

/// What is heard of a decision, with the decision that stands when one was shown.
pub type WithStanding = (Heard, Option<StandingDecision>);

/// How a delivery begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum First {
    /// The claim lives: send.
    Send(ClaimId, u64),
    /// The claim has lapsed: look at the case and take it again.
    Reclaim,
    /// What stands has to be known before anything is sent.
    ReadBack,
    /// It cannot be sent: a person has to look, with a stable code why.
    AskPerson(&'static str),
}

/// How the delivery of an entry begins.
pub fn first(entry: &EntryRow, claim: Option<&OurClaim>, now: DateTime<Utc>) -> First {
    if entry.state != EntryState::Queued || key_may_be_forgotten(entry, now) {
        return First::ReadBack;
    }
    if !entry.readable {
        // What was sent of it can still be read back: that needs only its id and its digest.
        return First::AskPerson("unreadable");
    }
    match claim.filter(|claim| claim.left_at(now) > CLAIM_MARGIN) {
        // The person took it again before this was sent: the token tells of a holder in between, as it does in `claimed`.
        Some(claim) if entry.first_sent_at.is_none() && claim.fencing_token != entry.fencing_token => {
            First::AskPerson("held_in_between")
        }
        Some(claim) => First::Send(claim.claim_id.clone(), claim.fencing_token),
        None => First::Reclaim,
    }
}

fn key_may_be_forgotten(entry: &EntryRow, now: DateTime<Utc>) -> bool {
    let Some(first) = entry.first_sent_at else { return false };
    // A wall clock that went back must not make an old send look fresh: a negative age counts as stale.
    let age = (now - first).to_std().unwrap_or(Duration::MAX);
    age > STALE_KEY && entry.why.as_deref() != Some("read_back")
}

/// What a sending makes of the row, written before the first byte leaves.
pub fn begin_sending(now: DateTime<Utc>) -> EntryChange {
    EntryChange { state: Some(EntryState::Sending), sent_at: Some(now), attempted: true, ..EntryChange::default() }
}

/// What taking a lapsed claim again came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reclaimed {
    /// The claim is live; the entry may be sent under it.
    Live(ClaimId, u64),
    /// The platform's word settles the entry another way.
    Heard(Heard, Option<Box<StandingDecision>>),
    /// A person has to look, with a stable code why.
    AskPerson(&'static str),
}

/// What the look at a case allows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Looked {
    /// Free as far as can be seen, and unchanged: take the claim.
    TakeClaim,
    /// A decision stands or is due: read it back, then [`not_pending`].
    ReadBack,
    /// That is all.
    End(Box<Reclaimed>),
}

/// Whether the case waits for this entry: pending for a decision; for a second answer, waiting for one to that decision.
fn waits_for(entry: &EntryRow, case: &CaseSummary) -> bool {
    match &entry.second_to {
        None => case.state == CaseState::Pending,
        Some(_) => case.state == CaseState::AwaitingSecond && case.first_answer == entry.second_to,
    }
}

/// The look at the case before a claim is taken again.
pub fn looked(entry: &EntryRow, answer: Result<CaseAnswer, PlatformError>) -> Looked {
    match answer {
        Ok(CaseAnswer::Gone(_)) => Looked::End(Box::new(gone())),
        Ok(CaseAnswer::Changed(summary)) if !waits_for(entry, &summary) => Looked::ReadBack,
        Ok(CaseAnswer::Changed(summary)) if summary.etag != entry.if_match => {
            Looked::End(Box::new(Reclaimed::AskPerson("precondition_failed")))
        }
        Ok(CaseAnswer::Changed(_) | CaseAnswer::Unchanged) => Looked::TakeClaim,
        Err(cause) => Looked::End(Box::new(refused(cause))),
    }
}

/// What the read-back of a case that is no longer pending means for a decision that waits for its claim.
pub fn not_pending(entry: &EntryRow, answer: Result<ReadBack, PlatformError>) -> Reclaimed {
    match heard_back(entry, answer) {
        (Heard::NoDecision, _) => Reclaimed::AskPerson("not_reviewable"),
        (heard, standing) => Reclaimed::Heard(heard, standing.map(Box::new)),
    }
}

/// What a claim answer allows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claimed {
    /// Keep the claim; then this.
    Keep(Reclaimed),
    /// A decision stands: read it back; the entry then hears what stands.
    ReadBack,
    /// That is all.
    End(Reclaimed),
}

/// The claim taken again. `nobody_between` also asks that nobody held the case in between, which shows in the fencing
/// token: a lapsed claim that nobody held since is revived with the same token (contract section 7).
pub fn claimed(entry: &EntryRow, answer: &Result<Claim, PlatformError>, nobody_between: bool) -> Claimed {
    match answer {
        Ok(claim) if nobody_between && entry.fencing_token != claim.fencing_token => {
            Claimed::Keep(Reclaimed::AskPerson("held_in_between"))
        }
        Ok(claim) => Claimed::Keep(Reclaimed::Live(claim.claim_id.clone(), claim.fencing_token)),
        Err(cause) if cause.code() == Some("already_decided") => Claimed::ReadBack,
        Err(cause) => Claimed::End(refused(cause.clone())),
    }
}

fn gone() -> Reclaimed {
    Reclaimed::Heard(Heard::Refused { status: 410, code: "case_gone".to_owned(), retry_after: None }, None)
}

fn refused(cause: PlatformError) -> Reclaimed {
    match cause {
        PlatformError::SignInNeeded => Reclaimed::Heard(Heard::SignInNeeded, None),
        PlatformError::Problem(problem) => match (problem.status, problem.code.as_str()) {
            (410, _) => gone(),
            (409, "claim_held") => Reclaimed::AskPerson("claim_held"),
            (422, _) => Reclaimed::AskPerson("not_reviewable"),
            (403, _) => Reclaimed::AskPerson("forbidden"),
            (404, _) => Reclaimed::AskPerson("unknown_case"),
            // Busy or overloaded: asked again later. Nothing of the decision was sent.
            (status, code) => {
                let (code, retry_after) = (code.to_owned(), problem.retry_after);
                Reclaimed::Heard(Heard::Refused { status, code, retry_after }, None)
            }
        },
        PlatformError::ForeignCase => Reclaimed::AskPerson("foreign_case"),
        // Taking a claim twice is harmless, so a lost answer counts as nothing sent.
        cause => Reclaimed::Heard(not_sent(&cause), None),
    }
}

/// A pause the platform asked for is no trouble of the network.
const fn not_sent(cause: &PlatformError) -> Heard {
    match cause {
        PlatformError::Paused { retry_after } => Heard::Paused { left: *retry_after },
        _ => Heard::NotSent,
    }
}

/// What a sending was answered.
pub fn heard_sent(entry: &EntryRow, answer: SendAnswer) -> WithStanding {
    match answer {
        SendAnswer::Recorded { decision, retry_after } => {
            recorded(entry, *decision, retry_after).unwrap_or((Heard::NoAnswer, None))
        }
        SendAnswer::Refused(problem) => match problem.current {
            Some(current) if problem.code == "already_decided" => {
                recorded(entry, current, problem.retry_after).unwrap_or((Heard::NoAnswer, None))
            }
            _ => {
                let (status, code, retry_after) = (problem.status, why_refused(&problem), problem.retry_after);
                (Heard::Refused { status, code, retry_after }, None)
            }
        },
        SendAnswer::NotSent(cause) => (not_sent(&cause), None),
        SendAnswer::Unknown(_) => (Heard::NoAnswer, None),
        SendAnswer::SignInNeeded => (Heard::SignInNeeded, None),
    }
}

/// What a read-back was answered.
pub fn heard_back(entry: &EntryRow, answer: Result<ReadBack, PlatformError>) -> WithStanding {
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

/// Carries our id and the digest of our bytes (contract section 4).
pub(super) fn is_ours(entry: &EntryRow, decision: &StandingDecision) -> bool {
    decision.decision_id == entry.decision_id.to_string() && decision.body_digest == entry.body_digest
}

/// Did not take effect, and stands in nobody's way.
const fn is_dead(decision: &StandingDecision) -> bool {
    matches!(decision.state, DecisionState::ApplyFailed | DecisionState::DeclinedBySecond | DecisionState::Voided)
}

/// What a decision that was shown says of an entry; none when it says nothing.
fn recorded(entry: &EntryRow, decision: StandingDecision, retry_after: Option<Duration>) -> Option<WithStanding> {
    if let Some(first) = &entry.second_to {
        return beside_first(entry, first, decision, retry_after);
    }
    let (ours, dead) = (is_ours(entry, &decision), is_dead(&decision));
    // Another decision that is dead, or one of another case, says nothing of ours.
    if decision.case_id != entry.case_id || (dead && !ours) {
        return None;
    }
    Some((Heard::Recorded { ours, state: decision.state, retry_after }, Some(decision)))
}

/// What a decision that was shown says of a second answer of ours (contract section 5). Ours is recognised by the answer
/// that stands beside the first: its id and the digest of its bytes. None: nothing of ours is recorded, and the same bytes
/// may go out again; their key and the platform's check of the first decision keep that harmless.
fn beside_first(
    entry: &EntryRow,
    first: &str,
    mut decision: StandingDecision,
    retry_after: Option<Duration>,
) -> Option<WithStanding> {
    if decision.case_id != entry.case_id {
        return None;
    }
    let state = decision.state;
    if decision.decision_id != first {
        // The case has gone on without us: a newer decision than the one we answered.
        let theirs = (Heard::Recorded { ours: false, state, retry_after }, Some(decision));
        return (!is_dead(theirs.1.as_ref()?)).then_some(theirs);
    }
    match decision.other.take() {
        Some(second) if is_ours(entry, &second) => {
            let mut receipt = *second;
            receipt.other = Some(Box::new(decision));
            Some((Heard::Answered { state, retry_after }, Some(receipt)))
        }
        // Another second person was faster; their answer stands, dead or not: the first is no longer to be answered.
        Some(second) => Some((Heard::Recorded { ours: false, state, retry_after }, Some(*second))),
        None => match state {
            DecisionState::AwaitingSecond => None,
            DecisionState::Voided => Some((Heard::Answered { state, retry_after }, None)),
            // Answered by somebody, and not said by whom: nothing is known of ours.
            _ => Some((Heard::NoAnswer, None)),
        },
    }
}

/// What is written down of an answer, all of it in one transaction.
#[derive(Clone)]
pub struct Settled {
    /// The row of the table, with what follows from it.
    pub next: Next,
    /// The change of the row.
    pub change: EntryChange,
    /// The entry of the log, when the answer is worth one.
    pub event: Option<Event>,
}

/// When and how an entry was when its answer came.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    /// The state it was sent or read back in.
    pub before: EntryState,
    /// A byte of it had left before this attempt.
    pub sent_before: bool,
    /// The console's steady clock: what waits counts from it.
    pub now: DateTime<Utc>,
    /// The random part of a back-off, 0 to 1.
    pub share: f64,
}

/// Applies the table of contract section 4. `entry` is the row as the file has it now.
pub fn settled(entry: &EntryRow, moment: Moment, heard: &Heard, standing: Option<StandingDecision>) -> Settled {
    let Moment { before, .. } = moment;
    let next = next(before, heard);
    // A look counts like a sending: neither is repeated at network speed.
    let looked = before != EntryState::Sending && next.wait == Wait::BackOff;
    let attempts = entry.attempts + u32::from(looked);
    let wait = if next.wait == Wait::Nothing && attempts > QUICK_ATTEMPTS { Wait::BackOff } else { next.wait };
    let ours = matches!(heard, Heard::Recorded { ours: true, .. } | Heard::Answered { .. });
    // Of two people each is told what the other said: once the second answer is recorded, or when it declined the first.
    let told = match heard {
        Heard::Answered { .. } => true,
        Heard::Recorded { ours: true, state, .. } => *state == DecisionState::DeclinedBySecond,
        _ => false,
    };
    let other = standing.as_ref().filter(|_| told).and_then(|standing| standing.other.as_deref().cloned());
    let why = match heard {
        // Told apart from never having been sent: a resend after 20 h needs just one look back.
        Heard::NoDecision if next.state == EntryState::Queued => Some("read_back".to_owned()),
        _ => next.why.clone(),
    };
    let change = EntryChange {
        state: Some(next.state),
        why,
        next_attempt_at: next_attempt(wait, attempts, moment.now, moment.share),
        attempted: looked,
        unsent: matches!(heard, Heard::NotSent | Heard::Paused { .. })
            && before == EntryState::Sending
            && !moment.sent_before,
        receipt: standing.clone().filter(|_| ours),
        theirs: standing.filter(|shown| !ours && may_be_kept(shown, heard)).or(other),
        ..EntryChange::default()
    };
    let event = event(entry, before, &next, &change);
    Settled { next, change, event }
}

/// Somebody else's decision is kept beside ours, but not a first answer that still waits: this person may give the second,
/// and is not to know the first before.
fn may_be_kept(shown: &StandingDecision, heard: &Heard) -> bool {
    matches!(heard, Heard::Recorded { .. }) && shown.state != DecisionState::AwaitingSecond
}

/// What is worth an entry in the log: a new state, not every repeated attempt.
fn event(entry: &EntryRow, before: EntryState, next: &Next, change: &EntryChange) -> Option<Event> {
    if before == next.state || next.state == EntryState::Queued {
        return None;
    }
    let why = change.why.as_deref();
    let mut event = Event::on(next.state.as_str(), &entry.case_id).decision(entry.decision_id).with("why", why);
    if let Some(receipt) = &change.receipt {
        event = event.with("receipt", serde_json::to_value(receipt).unwrap_or_default());
    }
    if let Some(theirs) = &change.theirs {
        event = event.with("theirs", serde_json::to_value(theirs).unwrap_or_default());
    }
    Some(event)
}

/// The change of an entry whose lapsed claim was taken again. The first time it goes out at once; a platform that keeps
/// refusing is not asked in a tight loop. `why_before` is what the entry said before this attempt.
pub fn go_again(entry: &EntryRow, why_before: Option<&str>, now: DateTime<Utc>, share: f64) -> EntryChange {
    let again = why_before.is_some_and(|why| CLAIM_LAPSED.contains(&why));
    let wait = if again { Wait::BackOff } else { Wait::Nothing };
    EntryChange {
        why: entry.why.clone(),
        next_attempt_at: next_attempt(wait, entry.attempts, now, share),
        ..EntryChange::default()
    }
}

/// When an entry is tried next; none when it waits for a person.
fn next_attempt(wait: Wait, attempts: u32, now: DateTime<Utc>, share: f64) -> Option<DateTime<Utc>> {
    let stretch = match wait {
        Wait::Nothing => Duration::ZERO,
        Wait::BackOff => back_off(attempts.max(1), share),
        Wait::For(stretch) => stretch,
        Wait::Person => return None,
    };
    TimeDelta::from_std(stretch).ok().and_then(|stretch| now.checked_add_signed(stretch)).or(Some(now))
}

#[cfg(test)]
#[path = "course_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "course_second_tests.rs"]
mod second_tests;
