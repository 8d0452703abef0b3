//! The summaries of cases, as the feed gives them.
use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde_json::json;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::audit_log::time;
use super::case_keys::open_text;
use super::packed::{Packed, list_text};
use super::seal::{Label, Place};
use super::{StoreError, StoreTx};
use crate::case::{Assignment, CaseState, CaseSummary, ClaimNotice, OpenedBecause, Source};
use crate::ids::{CaseId, Etag, FlowId, PersonId, SessionId};
use crate::outbox::EntryState;
use crate::queue::rank::rank_ms;

// A sealed copy (`holds.rs`) is no case: what is asked here does not know it.
/// The columns [`StoreTx::case_row`] reads.
macro_rules! case_columns {
    () => {
        "case_id, source, session_id, flow_id, state, etag, priority, opened_because, device_verdict, \
         platform_outcome, finality, operations, holder_id, holder_sealed, holder_purpose, holder_expires_ms, \
         assigned_person, assigned_team, opened_ms, updated_ms, due_ms, expires_ms, evidence_etag, entry_state, \
         first_answer, own_first"
    };
}
pub(super) use case_columns;

// Whom a case is for was read out of its evidence: under another etag that is open again, so that what is due is fetched.
// The edition of the policy is written once, when the case first comes: a later page never changes it.
// A whole page in one statement: row by row took four times as long through sqlx.
const KEEP: &str = "
INSERT INTO cases (case_id, source, session_id, flow_id, state, etag, priority, opened_because, device_verdict,
    platform_outcome, finality, holder_id, holder_sealed, holder_purpose, holder_expires_ms, assigned_person,
    assigned_team, opened_ms, updated_ms, due_ms, expires_ms, rank_ms, first_answer, sweep, policy_id)
SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7,
    value ->> 8, value ->> 9, value ->> 10, value ->> 11, substr(?3, value ->> 21, value ->> 22), value ->> 12,
    value ->> 13, value ->> 14, value ->> 15, value ->> 16, value ->> 17, value ->> 18, value ->> 19, value ->> 20,
    value ->> 23, ?2, (SELECT CAST(meta.value AS INTEGER) FROM meta WHERE name = 'policy_in_force')
FROM json_each(?1) WHERE true
ON CONFLICT (case_id) DO UPDATE SET source = excluded.source, session_id = excluded.session_id,
    flow_id = excluded.flow_id, state = excluded.state, etag = excluded.etag, priority = excluded.priority,
    opened_because = excluded.opened_because, device_verdict = excluded.device_verdict,
    platform_outcome = excluded.platform_outcome, finality = excluded.finality, holder_id = excluded.holder_id,
    holder_sealed = excluded.holder_sealed, holder_purpose = excluded.holder_purpose,
    holder_expires_ms = excluded.holder_expires_ms, assigned_person = excluded.assigned_person,
    assigned_team = excluded.assigned_team, opened_ms = excluded.opened_ms, updated_ms = excluded.updated_ms,
    due_ms = excluded.due_ms, expires_ms = excluded.expires_ms, rank_ms = excluded.rank_ms, sweep = excluded.sweep,
    first_answer = excluded.first_answer,
    operations = CASE WHEN excluded.state IN ('pending', 'awaiting_second') AND cases.evidence_etag IS NOT excluded.etag
        THEN 0 ELSE cases.operations END,
    evidence_after_ms = CASE WHEN cases.etag = excluded.etag THEN cases.evidence_after_ms ELSE 0 END";
const HELD: &str = "
SELECT case_id, updated_ms, etag, evidence_etag, evidence_after_ms, entry_state FROM cases
WHERE case_id IN (SELECT value FROM json_each(?1))";
const SEEN: &str = "UPDATE cases SET sweep = ?2 WHERE case_id IN (SELECT value FROM json_each(?1))";
const ONE: &str = concat!("SELECT ", case_columns!(), " FROM cases WHERE case_id = ?1 AND state <> 'sealed'");
const EVIDENCE_DUE: &str = concat!(
    "SELECT ",
    case_columns!(),
    " FROM cases WHERE state IN ('pending', 'awaiting_second') AND operations = 0 AND evidence_etag IS NOT etag",
    " AND evidence_after_ms <= ?2 ORDER BY rank_ms, case_id LIMIT ?1"
);
const EVIDENCE_REFUSED: &str = "UPDATE cases SET evidence_after_ms = ?2 WHERE case_id = ?1";
const UNSEEN: &str = "SELECT case_id FROM cases WHERE sweep < ?1 AND state <> 'sealed' LIMIT ?2";
const HOLDER: &str = "
UPDATE cases SET holder_id = ?2, holder_sealed = ?3, holder_purpose = ?4, holder_expires_ms = ?5 WHERE case_id = ?1";
const OWN_FIRST: &str = "UPDATE cases SET own_first = ?2 WHERE case_id = ?1";
const OPERATIONS: &str = "
UPDATE cases SET operations = new.value ->> 1 FROM json_each(?1) AS new
WHERE cases.case_id = new.value ->> 0 AND cases.operations <> new.value ->> 1";
const OPERATIONS_OPEN: &str = "
SELECT case_id FROM cases WHERE case_id IN (SELECT value FROM json_each(?1)) AND evidence_etag IS etag
    AND (operations = 1 OR case_id IN (SELECT value FROM json_each(?2)))";

#[cfg(test)]
pub(super) const STATEMENTS: &[&str] =
    &[KEEP, HELD, SEEN, ONE, EVIDENCE_DUE, EVIDENCE_REFUSED, UNSEEN, HOLDER, OWN_FIRST, OPERATIONS, OPERATIONS_OPEN];

/// What is known of a case before a page is applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldCase {
    /// Its place in the feed.
    pub updated_at: DateTime<Utc>,
    /// The etag of the evidence held.
    pub evidence_etag: Option<Etag>,
    /// The etag whose evidence could not be read, while it is too early to ask for it again.
    pub refused_etag: Option<Etag>,
    /// State of our newest entry on it.
    pub entry_state: Option<EntryState>,
}

/// A case as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseRow {
    /// The summary.
    pub summary: CaseSummary,
    /// The etag of the evidence held.
    pub evidence_etag: Option<Etag>,
    /// A fault of the workflow, not a case for reviewers.
    pub operations: bool,
    /// State of our newest entry on it.
    pub entry_state: Option<EntryState>,
    /// The decision that waits for a second person is this person's own, or was made on this machine.
    pub own_first: bool,
}

impl StoreTx {
    /// Writes summaries over what is held, all in one statement.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn keep_cases(&mut self, summaries: &[CaseSummary], sweep: i64) -> Result<(), StoreError> {
        let mut rows = Vec::with_capacity(summaries.len());
        let mut held: Vec<CaseId> =
            summaries.iter().filter(|summary| summary.claim.is_some()).map(|summary| summary.case_id.clone()).collect();
        let broken = self.broken_keys(&held).await?;
        held.retain(|case_id| !broken.contains(case_id));
        self.load_keys(&held).await?;
        let mut packed = Packed::default();
        for summary in summaries {
            rows.push(self.case_values(summary, !broken.contains(&summary.case_id), &mut packed).await?);
        }
        let rows = list_text(&rows)?;
        sqlx::query(KEEP).bind(rows).bind(sweep).bind(packed.into_bytes()).execute(self.db()?).await?;
        Ok(())
    }

    async fn case_values(
        &mut self,
        summary: &CaseSummary,
        opens: bool,
        packed: &mut Packed,
    ) -> Result<serde_json::Value, StoreError> {
        // Who holds a case whose key does not open is known by id, and by no name.
        let holder_sealed = match summary.claim.as_ref().filter(|_| opens) {
            Some(claim) => Some(self.seal_holder(&summary.case_id, &claim.holder_name).await?),
            None => None,
        };
        let claim = summary.claim.as_ref();
        let (person, team) = match &summary.assigned_to {
            Some(Assignment::Person(person)) => (Some(person.as_str()), None),
            Some(Assignment::Team(team)) => (None, Some(team.as_str())),
            None => (None, None),
        };
        let [first, length] = packed.place(holder_sealed.as_deref());
        Ok(json!([
            summary.case_id,
            summary.source.as_str(),
            summary.session_id,
            summary.flow_id,
            summary.state.as_str(),
            summary.etag,
            summary.priority,
            serde_json::to_string(&summary.opened_because).map_err(StoreError::NotCanonical)?,
            summary.device_verdict,
            summary.platform_outcome,
            summary.finality,
            claim.map(|claim| claim.holder_id.as_str()),
            claim.map(|claim| claim.purpose.as_str()),
            claim.map(|claim| claim.expires_at.timestamp_millis()),
            person,
            team,
            summary.opened_at.timestamp_millis(),
            summary.updated_at.timestamp_millis(),
            summary.due_at.map(|at| at.timestamp_millis()),
            summary.expires_at.map(|at| at.timestamp_millis()),
            rank_ms(summary.priority, summary.opened_at, summary.due_at, summary.expires_at),
            first,
            length,
            summary.first_answer,
        ]))
    }

    async fn seal_holder(&mut self, case_id: &CaseId, name: &str) -> Result<Vec<u8>, StoreError> {
        Ok(self.keys_of(case_id).await?.seal(&Place::new(Label::Holder, ""), name.as_bytes())?)
    }

    /// What is held of these cases.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn held_cases(&mut self, ids: &[CaseId]) -> Result<BTreeMap<CaseId, HeldCase>, StoreError> {
        let now = self.clock().now().timestamp_millis();
        let rows = sqlx::query(HELD).bind(id_list(ids)).fetch_all(self.db()?).await?;
        let mut held = BTreeMap::new();
        for row in rows {
            let too_early = row.try_get::<i64, _>("evidence_after_ms")? > now;
            held.insert(
                CaseId::new(row.try_get::<String, _>("case_id")?),
                HeldCase {
                    updated_at: time(row.try_get("updated_ms")?, "cases.updated_ms")?,
                    evidence_etag: row.try_get::<Option<String>, _>("evidence_etag")?.map(Etag::new),
                    refused_etag: too_early.then(|| row.try_get::<String, _>("etag")).transpose()?.map(Etag::new),
                    entry_state: entry_state(&row)?,
                },
            );
        }
        Ok(held)
    }

    /// Marks cases as met by the running sweep, though nothing of them changed.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn mark_seen(&mut self, ids: &[CaseId], sweep: i64) -> Result<(), StoreError> {
        sqlx::query(SEEN).bind(id_list(ids)).bind(sweep).execute(self.db()?).await?;
        Ok(())
    }

    /// One case.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn case(&mut self, case_id: &CaseId) -> Result<Option<CaseRow>, StoreError> {
        match sqlx::query(ONE).bind(case_id.as_str()).fetch_optional(self.db()?).await? {
            Some(row) => Ok(Some(self.case_row(&row).await?)),
            None => Ok(None),
        }
    }

    /// Cases whose evidence is missing or of another etag, most urgent first; not those whose evidence could not be read
    /// a short while ago.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn evidence_due(&mut self, limit: u32) -> Result<Vec<CaseSummary>, StoreError> {
        let now = self.clock().now().timestamp_millis();
        let rows = sqlx::query(EVIDENCE_DUE).bind(limit).bind(now).fetch_all(self.db()?).await?;
        let mut due = Vec::with_capacity(rows.len());
        for row in &rows {
            due.push(self.case_row(row).await?.summary);
        }
        Ok(due)
    }

    /// The evidence of a case could not be read; it is asked for again from then on, or when its etag changes.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn refuse_evidence(&mut self, case_id: &CaseId, until: DateTime<Utc>) -> Result<(), StoreError> {
        sqlx::query(EVIDENCE_REFUSED).bind(case_id.as_str()).bind(until.timestamp_millis()).execute(self.db()?).await?;
        Ok(())
    }

    /// Cases a full sweep did not meet.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn unseen_cases(&mut self, sweep: i64, limit: u32) -> Result<Vec<CaseId>, StoreError> {
        let ids: Vec<String> = sqlx::query_scalar(UNSEEN).bind(sweep).bind(limit).fetch_all(self.db()?).await?;
        Ok(ids.into_iter().map(CaseId::new).collect())
    }

    /// Writes who holds a case, as a claim answer says it between two syncs.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn set_holder(&mut self, case_id: &CaseId, holder: Option<&ClaimNotice>) -> Result<(), StoreError> {
        let sealed = match holder {
            Some(holder) => Some(self.seal_holder(case_id, &holder.holder_name).await?),
            None => None,
        };
        sqlx::query(HOLDER)
            .bind(case_id.as_str())
            .bind(holder.map(|holder| holder.holder_id.as_str()))
            .bind(sealed)
            .bind(holder.map(|holder| holder.purpose.as_str()))
            .bind(holder.map(|holder| holder.expires_at.timestamp_millis()))
            .execute(self.db()?)
            .await?;
        Ok(())
    }

    /// Moves cases out of the reviewers' queue, because their workflow has a fault, or back into it.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn set_operations(&mut self, cases: &[(CaseId, bool)]) -> Result<(), StoreError> {
        let rows: Vec<_> = cases.iter().map(|(case_id, operations)| json!([case_id, i32::from(*operations)])).collect();
        sqlx::query(OPERATIONS).bind(list_text(&rows)?).execute(self.db()?).await?;
        Ok(())
    }

    /// Of these cases, those that are for operations, and of the `named` ones all, where the evidence of today is here: whom they
    /// are for can be read anew from it.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn operations_open(&mut self, kept: &[CaseId], named: &[CaseId]) -> Result<Vec<CaseId>, StoreError> {
        let (kept, named) = (id_list(kept), id_list(named));
        let ids: Vec<String> = sqlx::query_scalar(OPERATIONS_OPEN).bind(kept).bind(named).fetch_all(self.db()?).await?;
        Ok(ids.into_iter().map(CaseId::new).collect())
    }

    /// Notes that a decision that waits for a second person is this person's own, or was made on this machine: they
    /// cannot be the second.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn note_own_first(&mut self, case_id: &CaseId, decision_id: &str) -> Result<(), StoreError> {
        sqlx::query(OWN_FIRST).bind(case_id.as_str()).bind(decision_id).execute(self.db()?).await?;
        Ok(())
    }

    pub(super) async fn case_row(&mut self, row: &SqliteRow) -> Result<CaseRow, StoreError> {
        let case_id = CaseId::new(row.try_get::<String, _>("case_id")?);
        let claim = self.holder_of(&case_id, row).await?;
        let person = row.try_get::<Option<String>, _>("assigned_person")?;
        let team = row.try_get::<Option<String>, _>("assigned_team")?;
        let because: String = row.try_get("opened_because")?;
        let opened_because: Vec<OpenedBecause> =
            serde_json::from_str(&because).map_err(|_| StoreError::Corrupt("cases.opened_because"))?;
        let due: Option<i64> = row.try_get("due_ms")?;
        let expires: Option<i64> = row.try_get("expires_ms")?;
        let summary = CaseSummary {
            case_id,
            source: Source::parse(row.try_get("source")?).ok_or(StoreError::Corrupt("cases.source"))?,
            session_id: row.try_get::<Option<String>, _>("session_id")?.map(SessionId::new),
            flow_id: row.try_get::<Option<String>, _>("flow_id")?.map(FlowId::new),
            state: CaseState::parse(row.try_get("state")?).ok_or(StoreError::Corrupt("cases.state"))?,
            etag: Etag::new(row.try_get::<String, _>("etag")?),
            priority: row.try_get("priority")?,
            opened_because,
            device_verdict: row.try_get("device_verdict")?,
            platform_outcome: row.try_get("platform_outcome")?,
            finality: row.try_get("finality")?,
            claim,
            first_answer: row.try_get("first_answer")?,
            assigned_to: person.map(|id| Assignment::Person(PersonId::new(id))).or(team.map(Assignment::Team)),
            opened_at: time(row.try_get("opened_ms")?, "cases.opened_ms")?,
            updated_at: time(row.try_get("updated_ms")?, "cases.updated_ms")?,
            due_at: due.map(|ms| time(ms, "cases.due_ms")).transpose()?,
            expires_at: expires.map(|ms| time(ms, "cases.expires_ms")).transpose()?,
        };
        Ok(CaseRow {
            summary,
            evidence_etag: row.try_get::<Option<String>, _>("evidence_etag")?.map(Etag::new),
            operations: row.try_get::<i64, _>("operations")? != 0,
            entry_state: entry_state(row)?,
            own_first: own_first(row)?,
        })
    }

    async fn holder_of(&mut self, case_id: &CaseId, row: &SqliteRow) -> Result<Option<ClaimNotice>, StoreError> {
        let (Some(holder_id), Some(expires_ms)) =
            (row.try_get::<Option<String>, _>("holder_id")?, row.try_get::<Option<i64>, _>("holder_expires_ms")?)
        else {
            return Ok(None);
        };
        let holder_name = match row.try_get::<Option<Vec<u8>>, _>("holder_sealed")? {
            Some(sealed) => {
                let read = self.keys_of(case_id).await.and_then(|keys| open_text(&keys, Label::Holder, &sealed));
                StoreError::if_it_opens(read)?.unwrap_or_default()
            }
            None => String::new(),
        };
        Ok(Some(ClaimNotice {
            holder_id: PersonId::new(holder_id),
            holder_name,
            purpose: row.try_get::<Option<String>, _>("holder_purpose")?.unwrap_or_default(),
            expires_at: time(expires_ms, "cases.holder_expires_ms")?,
        }))
    }
}

/// What was found out of one decision says nothing of the next.
fn own_first(row: &SqliteRow) -> Result<bool, StoreError> {
    let (first, own) = (row.try_get::<Option<String>, _>("first_answer")?, row.try_get("own_first")?);
    Ok(first.is_some() && first == own)
}

fn entry_state(row: &SqliteRow) -> Result<Option<EntryState>, StoreError> {
    let word: Option<String> = row.try_get("entry_state")?;
    word.map(|word| EntryState::parse(&word).ok_or(StoreError::Corrupt("cases.entry_state"))).transpose()
}

/// Ids as the JSON list that `json_each` reads.
pub(super) fn id_list(ids: &[CaseId]) -> String {
    serde_json::Value::from(ids.iter().map(|id| serde_json::Value::from(id.as_str())).collect::<Vec<_>>()).to_string()
}
