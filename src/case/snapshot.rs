//! A case as it stands in the store at one moment, and the digest of it that a decision carries.
use chrono::{DateTime, Utc};
use second_look_verify::package::fields::flatten;
use serde_json::json;

use super::checks::identity_too_old;
use super::evidence::Evidence;
use super::explain::missing_blocks;
use super::pictures::markable;
use super::{CaseFacts, CaseState, DataBlock, Session};
use crate::catalogue::Language;
use crate::decision::Turn;
use crate::digest;
use crate::ids::CaseId;
use crate::secret::Personal;
use crate::store::{CasePolicy, CaseRow, StoreError, StoreTx};

/// Everything held of a case but its image bytes. Personal, so there is no `Debug`.
pub struct Snapshot {
    /// The summary and where our own entry stands.
    pub case: CaseRow,
    /// The name shown for it.
    pub name: Option<Personal<String>>,
    /// The session, where the source has one.
    pub session: Option<Session>,
    /// The blocks as they came.
    pub blocks: Vec<DataBlock>,
    /// The blocks as typed facts.
    pub evidence: Evidence,
    /// What they mean for a decision.
    pub facts: CaseFacts,
    /// When it was read: what dates are held against.
    pub read_at: DateTime<Utc>,
    /// The edition of the step-up policy it came under.
    pub policy: CasePolicy,
    /// SHA-256 over the canonical JSON of case id, etag, session and blocks: what the reviewer saw.
    pub digest: String,
}

impl Snapshot {
    /// What its digest is over.
    ///
    /// # Errors
    /// As [`document`].
    pub fn document(&self) -> Result<Vec<u8>, StoreError> {
        document(&self.case, self.session.as_ref(), &self.blocks)
    }

    /// Every single field of that, by its place: what a decision commits to one by one, so that each can be shown alone
    /// later and proven.
    ///
    /// # Errors
    /// As [`document`].
    pub fn fields(&self) -> Result<Vec<(String, serde_json::Value)>, StoreError> {
        Ok(flatten(&serde_json::from_slice(&self.document()?).map_err(StoreError::NotCanonical)?))
    }
}

/// Reads a case; none when it is not here.
///
/// # Errors
/// When the file cannot be read or a seal is broken.
pub async fn read(tx: &mut StoreTx, case_id: &CaseId, language: Language) -> Result<Option<Snapshot>, StoreError> {
    let Some(case) = tx.case(case_id).await? else { return Ok(None) };
    let (session, name) = tx.session_and_name(case_id).await?;
    let blocks = tx.blocks(case_id).await?;
    let evidence = Evidence::read(&blocks, language);
    let mut facts = CaseFacts::of(&case.summary, &evidence);
    facts.operations |= case.operations;
    let read_at = tx.clock().now();
    facts.identity_expired |= identity_too_old(&evidence, read_at);
    facts.turn = turn_of(tx, &case).await?;
    let policy = tx.policy_of(case_id).await?;
    facts.missing_blocks = missing_blocks(&case.summary, session.as_ref(), &evidence, &policy.edition);
    facts.pictures = markable(&evidence, &tx.images(case_id).await?);
    let digest = digest::of(&document(&case, session.as_ref(), &blocks)?);
    Ok(Some(Snapshot { case, name, session, blocks, evidence, facts, read_at, policy, digest }))
}

/// Which of two people's answers a case waits for; a first one where it is not here.
///
/// # Errors
/// When the file cannot be read.
pub async fn turn(tx: &mut StoreTx, case_id: &CaseId) -> Result<Turn, StoreError> {
    match tx.case(case_id).await? {
        Some(case) => turn_of(tx, &case).await,
        None => Ok(Turn::First),
    }
}

/// A first answer of ours is found among our entries; one this person gave on another machine was noted with the case.
async fn turn_of(tx: &mut StoreTx, case: &CaseRow) -> Result<Turn, StoreError> {
    let summary = &case.summary;
    let Some(first) = summary.first_answer.as_ref().filter(|_| summary.state == CaseState::AwaitingSecond) else {
        return Ok(Turn::of(summary.state, false, false));
    };
    let entries = tx.entries_of(&summary.case_id).await?;
    if entries.iter().any(|entry| entry.has_declined() && entry.second_to.as_ref() == Some(first)) {
        return Ok(Turn::Answered);
    }
    let own = case.own_first || entries.iter().any(|entry| entry.decision_id.to_string() == *first);
    Ok(Turn::of(summary.state, true, own))
}

/// What the digest is over: canonical JSON of case id, etag, session and blocks. FROZEN: an evidence package holds these
/// bytes, and decisions their digest.
///
/// # Errors
/// Never for what was read as JSON; the writer's type asks for it.
fn document(case: &CaseRow, session: Option<&Session>, blocks: &[DataBlock]) -> Result<Vec<u8>, StoreError> {
    // The etag of the evidence held, not of the summary: a newer summary whose evidence is still to come is not what
    // the reviewer saw.
    let seen = json!({
        "caseId": case.summary.case_id,
        "etag": case.evidence_etag,
        "session": session,
        "blocks": blocks,
    });
    let bytes = serde_json_canonicalizer::to_vec(&seen).or_else(|_| serde_json::to_vec(&seen));
    bytes.map_err(StoreError::NotCanonical)
}
