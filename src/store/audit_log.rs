//! Appends to the audit log and reads it, in order.
use chrono::DateTime;
use sqlx::Row;

use super::audit_tree::whole;
use super::case_keys::PROFILE;
use super::{StoreError, StoreTx};
use crate::audit::{AuditEntry, Event, Header};
use crate::ids::CaseId;

const READ: &str = "SELECT seq, case_id, kind, bytes FROM audit WHERE seq >= ?1 ORDER BY seq LIMIT ?2";
const READ_CASE: &str = "SELECT seq, case_id, kind, bytes FROM audit WHERE case_id = ?1 ORDER BY seq";
const LAST: &str = "SELECT max(seq) AS seq FROM audit";

#[cfg(test)]
pub(super) const STATEMENTS: &[&str] = &[READ, READ_CASE, LAST];

/// A stored entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogRow {
    /// Place in the log, from 0.
    pub seq: u64,
    /// The case it belongs to, known only here and not in the bytes.
    pub case_id: Option<CaseId>,
    /// The kind of event.
    pub kind: String,
    /// The canonical bytes.
    pub bytes: Vec<u8>,
}

impl StoreTx {
    /// Writes what happened into the log, in this transaction. Gives the entry's place.
    ///
    /// # Errors
    /// When the file cannot be read, or a value has no canonical form.
    pub async fn log(&mut self, event: Event) -> Result<u64, StoreError> {
        let end = self.log_end().await?;
        let (seq, last_wall) = (end.next_seq(), end.last_wall);
        let wall = self.clock().now();
        let own_salt = event.case_id.clone().filter(|_| !event.outlives_case);
        let sealing_case = own_salt.unwrap_or_else(|| CaseId::new(PROFILE));
        let keys = self.keys_of(&sealing_case).await?;
        let case_ref = match &event.case_id {
            Some(case_id) => Some(self.case_ref(case_id).await?),
            None => None,
        };
        let actor = self.actor();
        let header = Header {
            seq,
            actor: actor.person.unwrap_or_else(|| "console".to_owned()),
            device: actor.device.as_str().to_owned(),
            case_ref,
            wall,
            server_offset_ms: actor.server_offset_ms,
            clock_back: last_wall.is_some_and(|last| wall.timestamp_millis() < last),
        };
        let mut salts = Vec::with_capacity(event.fields.len());
        for (name, _) in &event.fields {
            salts.push((*name, keys.field_salt(&seq.to_string(), name)?));
        }
        let salt =
            |name: &str| salts.iter().find(|(known, _)| *known == name).map_or(&[0; 32], |(_, salt)| salt.expose());
        let entry = AuditEntry::build(&header, &event, salt).map_err(StoreError::NotCanonical)?;
        let seq = self.append(event.case_id, event.kind, wall.timestamp_millis(), entry.bytes).await?;
        if matches!(event.kind, "decided" | "second_answered") {
            self.unlogged.retain(|decision| Some(*decision) != event.decision_id);
        }
        Ok(seq)
    }

    /// Entries from a place on, in order; those of this transaction too.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn log_from(&mut self, seq: u64, limit: u32) -> Result<Vec<LogRow>, StoreError> {
        let rows = sqlx::query(READ).bind(whole(seq)?).bind(limit).fetch_all(self.db()?).await?;
        let written: Vec<LogRow> = rows.iter().map(log_row).collect::<Result<_, _>>()?;
        let pending = self.pending_rows().into_iter().filter(|row| row.seq >= seq);
        Ok(written.into_iter().chain(pending).take(limit as usize).collect())
    }

    /// Entries of one case, in order; those of this transaction too.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn log_of(&mut self, case_id: &CaseId) -> Result<Vec<LogRow>, StoreError> {
        let rows = sqlx::query(READ_CASE).bind(case_id.as_str()).fetch_all(self.db()?).await?;
        let written: Vec<LogRow> = rows.iter().map(log_row).collect::<Result<_, _>>()?;
        let pending = self.pending_rows().into_iter().filter(|row| row.case_id.as_ref() == Some(case_id));
        Ok(written.into_iter().chain(pending).collect())
    }

    /// The place behind the last entry of the file, whatever log it belongs to.
    pub(super) async fn next_free_seq(&mut self) -> Result<u64, StoreError> {
        let last: Option<i64> = sqlx::query(LAST).fetch_one(self.db()?).await?.try_get("seq")?;
        Ok(last.map_or(0, |last| last.unsigned_abs() + 1))
    }

    fn pending_rows(&self) -> Vec<LogRow> {
        let row = |pending: &super::audit_tree::Pending| LogRow {
            seq: pending.seq,
            case_id: pending.case_id.clone(),
            kind: pending.kind.to_owned(),
            bytes: pending.bytes.clone(),
        };
        self.log.pending.iter().map(row).collect()
    }
}

fn log_row(row: &sqlx::sqlite::SqliteRow) -> Result<LogRow, StoreError> {
    Ok(LogRow {
        seq: row.try_get::<i64, _>("seq")?.unsigned_abs(),
        case_id: row.try_get::<Option<String>, _>("case_id")?.map(CaseId::new),
        kind: row.try_get("kind")?,
        bytes: row.try_get("bytes")?,
    })
}

/// Milliseconds of the store as a time; a value out of range is damage.
pub(super) fn time(ms: i64, column: &'static str) -> Result<DateTime<chrono::Utc>, StoreError> {
    DateTime::from_timestamp_millis(ms).ok_or(StoreError::Corrupt(column))
}
