//! Saves a decision, or a second person's answer to one: the row, its exact bytes and key, and the log entry in one
//! transaction (invariant I1).
use std::time::Duration;

use chrono::TimeDelta;
use serde_json::Value;
use uuid::Uuid;

use super::body::{BodyFacts, body};
use super::missing::Missing;
use super::policy::{self, Policy};
use super::undo::REPLACED;
use super::{DecisionInput, Looked};
use crate::access::roles::{Command, RoleNeeded};
use crate::audit::Event;
use crate::case::seen::{Seen, ShownWith, SignInFacts};
use crate::case::snapshot;
use crate::catalogue::Language;
use crate::clock::rfc3339;
use crate::digest;
use crate::ids::{CaseId, DecisionId, DeviceId, EntryId, IdempotencyKey, PersonId};
use crate::outbox::moves::{Move, Older, after, older};
use crate::secret::Personal;
use crate::store::{BrokenLog, EntryChange, EntryRow, NewEntry, Store, StoreError, StoreTx};

/// Who decides, and how long the decision can be taken back.
pub struct Decider<'a> {
    /// The subject of the person's token.
    pub person: &'a PersonId,
    /// This console.
    pub device: &'a DeviceId,
    /// How they had proven who they are.
    pub sign_in: &'a SignInFacts,
    /// Roles allow answering as the second person.
    pub may_second: bool,
    /// They proved just now who they are.
    pub fresh: bool,
    /// How long undo is possible; then it is sent.
    pub undo: Duration,
    /// The platform's policy, as last heard.
    pub policy: &'a Policy,
    /// The language of refusals.
    pub language: Language,
}

/// Why a decision was not saved. Nothing was written, but for [`SaveError::Unclear`].
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// The case is not here.
    #[error("the case is not here")]
    UnknownCase,
    /// The evidence is not what the person looked at.
    #[error("the evidence changed since it was shown")]
    EvidenceChanged,
    /// The case is assigned to somebody else, whose decision alone the platform takes.
    #[error("the case is assigned to somebody else")]
    Assigned,
    /// No live claim of ours.
    #[error("no live claim on the case")]
    NoLiveClaim,
    /// Policy asks for more, or refuses.
    #[error("the decision is not complete")]
    Missing(Vec<Missing>),
    /// The answer asks who the person is once more, and their sign-in is older than that.
    #[error("the person has to sign in again")]
    SignInAgain,
    /// Roles do not cover answering as the second person.
    #[error(transparent)]
    Role(#[from] RoleNeeded),
    /// An earlier decision on the case is still on its way.
    #[error("a decision on this case is already on its way")]
    AlreadyOnItsWay,
    /// The log does not hold, and no lead has taken note yet.
    #[error("the audit log is broken")]
    LogBroken(BrokenLog),
    /// The commit failed and the row is not there.
    #[error("the decision could not be saved")]
    NotSaved(#[source] StoreError),
    /// The commit failed, and the file cannot be asked whether the row is there.
    #[error("nobody knows whether the decision was saved")]
    Unclear(#[source] StoreError),
    /// The store failed before anything was written.
    #[error(transparent)]
    Store(StoreError),
}

impl From<StoreError> for SaveError {
    fn from(cause: StoreError) -> Self {
        match cause {
            StoreError::AlreadyOnItsWay => Self::AlreadyOnItsWay,
            other => Self::Store(other),
        }
    }
}

/// A decision that is durable, as the transaction that saved it read it back: nothing has to be read again before a
/// person is told.
pub struct Saved {
    /// The entry.
    pub entry: EntryRow,
    /// The name of the person decided on.
    pub name: Option<Personal<String>>,
}

/// Saves what a person handed in. When this returns, the decision survives a power cut.
///
/// # Errors
/// A [`SaveError`]; then nothing was saved, but for [`SaveError::Unclear`], which says that nobody knows.
pub async fn save_decision(store: &Store, decider: &Decider<'_>, input: &DecisionInput) -> Result<Saved, SaveError> {
    let mut tx = store.begin().await?;
    let entry_id = EntryId::new(Uuid::now_v7());
    let written = match write(&mut tx, decider, input, entry_id).await {
        Ok(name) => read_back(&mut tx, name, entry_id).await,
        Err(cause) => Err(cause),
    };
    let saved = match written {
        Ok(saved) => saved,
        Err(cause) => {
            tx.rollback().await?;
            return Err(cause);
        }
    };
    match tx.commit().await {
        Ok(()) => Ok(saved),
        Err(cause) => settle(store, saved, cause).await,
    }
}

/// Within the transaction: what cannot be read back is not saved.
async fn read_back(tx: &mut StoreTx, name: Option<Personal<String>>, entry_id: EntryId) -> Result<Saved, SaveError> {
    let entry = tx.entry(entry_id).await?.filter(|entry| entry.readable);
    let entry = entry.ok_or(StoreError::Corrupt("entries: what was just written"))?;
    Ok(Saved { entry, name })
}

/// A commit that failed may have been durable all the same: only a look at the file tells.
async fn settle(store: &Store, saved: Saved, cause: StoreError) -> Result<Saved, SaveError> {
    let mut tx = store.begin().await.map_err(SaveError::Unclear)?;
    let found = tx.entry(saved.entry.entry_id).await.map_err(SaveError::Unclear)?.is_some();
    // Dropped, it is rolled back by the next one; what that says changes nothing of what was found.
    drop(tx);
    if found { Ok(saved) } else { Err(SaveError::NotSaved(cause)) }
}

/// Gives the name shown for the case.
async fn write(
    tx: &mut StoreTx,
    decider: &Decider<'_>,
    input: &DecisionInput,
    entry_id: EntryId,
) -> Result<Option<Personal<String>>, SaveError> {
    if let Some(broken) = tx.broken_log().await?.filter(|broken| !broken.acknowledged) {
        return Err(SaveError::LogBroken(broken));
    }
    let now = tx.clock().now();
    let seen = snapshot::read(tx, &input.case_id, decider.language).await?.ok_or(SaveError::UnknownCase)?;
    let newer_to_come = seen.case.evidence_etag.as_ref() != Some(&seen.case.summary.etag);
    if seen.digest != input.evidence_digest || newer_to_come {
        return Err(SaveError::EvidenceChanged);
    }
    if seen.facts.turn.is_second() && !decider.may_second {
        return Err(RoleNeeded { command: Command::DecideSecond }.into());
    }
    if seen.case.summary.is_assigned_elsewhere(decider.person) {
        return Err(SaveError::Assigned);
    }
    let steady = tx.clock().steady();
    let undo = TimeDelta::from_std(decider.undo).unwrap_or_default();
    let send_after = steady.checked_add_signed(undo).unwrap_or(steady);
    let claim = tx.claim(&input.case_id).await?.ok_or(SaveError::NoLiveClaim)?;
    if claim.left_at(now) <= TimeDelta::zero() {
        return Err(SaveError::NoLiveClaim);
    }
    let checked = policy::check(input, &seen.facts, decider.policy, &seen.policy.edition, decider.language);
    if !checked.is_complete() {
        return Err(SaveError::Missing(checked.missing));
    }
    // Last of all: nobody is sent to a browser for an answer that could not be saved.
    if checked.asks_who(seen.facts.turn) && !decider.fresh {
        return Err(SaveError::SignInAgain);
    }
    if seen.case.entry_state.is_some() {
        replace_older(tx, &input.case_id).await?;
    }
    let decision_id = DecisionId::new(Uuid::now_v7());
    let etag = &seen.case.summary.etag;
    let second_to = seen.facts.turn.is_second().then_some(seen.case.summary.first_answer.as_deref()).flatten();
    let second = second_to.is_some();
    let facts =
        BodyFacts { decision_id, second, etag, reviewer: decider.person, device: decider.device, decided_at: now };
    let bytes = body(input, &facts).map_err(StoreError::NotCanonical)?;
    let body_digest = digest::of(&bytes);
    let key = IdempotencyKey::new(Uuid::new_v4());
    let items = seen.policy.edition.checklist_of(&seen.facts.families());
    let looked = Looked::of(input, &items, decider.language);
    tx.insert_entry(&NewEntry {
        entry_id,
        decision_id,
        case_id: &input.case_id,
        answer: input.answer,
        reviewer_id: decider.person,
        key,
        if_match: etag,
        body_digest: &body_digest,
        body: &bytes,
        saved_at: now,
        fencing_token: claim.fencing_token,
        send_after,
        second_to,
        looked: &looked,
    })
    .await?;
    let images = tx.images(&input.case_id).await?;
    tx.keep_decided_on(entry_id, &input.case_id, &Seen::of(&seen, &images)).await?;
    let with = ShownWith { sign_in: decider.sign_in.clone(), ..ShownWith::of(&seen) };
    tx.keep_shown_with(entry_id, &input.case_id, &with).await?;
    tx.drop_draft(&input.case_id).await?;
    tx.release_claim_at(&input.case_id, None).await?;
    // The digest of everything can only be shown with everything; each field alone is committed to beside it.
    let fields = tx.fields_commitment(&input.case_id, &seen.digest, &seen.fields()?).await?;
    let event = decided(input, decision_id, second_to, &body_digest, key).with("fields", fields);
    let event = with_sign_in(event, decider.sign_in);
    tx.log(with_looked(event, &looked).map_err(StoreError::NotCanonical)?).await?;
    Ok(seen.name)
}

/// Deciding again takes the place of what needed a person: the older entry becomes withdrawn, its bytes and key stay.
async fn replace_older(tx: &mut StoreTx, case_id: &CaseId) -> Result<(), SaveError> {
    for entry in tx.entries_of(case_id).await? {
        match older(entry.state) {
            Older::GivesWay => {
                let change = EntryChange {
                    state: after(entry.state, entry.first_sent_at.is_some(), Move::Replace),
                    why: Some(REPLACED.to_owned()),
                    ..EntryChange::default()
                };
                tx.change_entry(&entry, &change).await?;
                tx.log(Event::on("withdrawn", case_id).decision(entry.decision_id).with("why", REPLACED)).await?;
            }
            // Declining a first answer left the case open for everybody.
            Older::Stands if entry.has_declined() => {}
            Older::Stands => return Err(SaveError::AlreadyOnItsWay),
            Older::IsOver => {}
        }
    }
    Ok(())
}

/// A second answer is a kind of its own, and names the decision it answers.
fn decided(
    input: &DecisionInput,
    decision_id: DecisionId,
    second_to: Option<&str>,
    body_digest: &str,
    key: IdempotencyKey,
) -> Event {
    let reasons = input.reasons.iter().map(|reason| Value::from(format!("{}:{}", reason.scheme, reason.code)));
    let event = match second_to {
        None => Event::on("decided", &input.case_id),
        Some(first) => Event::on("second_answered", &input.case_id).with("firstDecision", first),
    };
    event
        .decision(decision_id)
        .with("answer", input.answer.as_str())
        .with("reasons", reasons.collect::<Vec<_>>())
        .with("comment", input.comment.as_str())
        .with("customerReason", input.customer_reason.map(super::CustomerReason::as_str))
        .with("override", input.override_suspicion)
        .with("evidenceDigest", input.evidence_digest.as_str())
        .with("bodyDigest", body_digest)
        .with("key", key.to_string())
}

/// How the person had signed in: the entry of that sign-in names no case, and so is in no package of one.
fn with_sign_in(event: Event, sign_in: &SignInFacts) -> Event {
    event
        .with("signedInAt", sign_in.at.map(rfc3339))
        .with("methods", sign_in.methods.clone())
        .with("assurance", sign_in.assurance.clone())
}

/// How much was ticked and marked, and the digest of all of it as it lies beside the decision.
fn with_looked(event: Event, looked: &Looked) -> Result<Event, serde_json::Error> {
    let event = event
        .with("checklist", looked.checklist.len())
        .with("ticked", looked.ticked())
        .with("marks", looked.marks.len())
        .with("wholeDocument", looked.whole_document)
        .with("lookedDigest", looked.digest()?);
    Ok(event)
}
