//! Appends to the audit log and reads it, in order.
use chrono::DateTime;
use sqlx::Row;

use super::case_keys::PROFILE;
use super::{StoreError, StoreTx};
use crate::audit::{AuditEntry, Event, Header};
use crate::ids::CaseId;

const LAST: &str = "SELECT seq, wall_ms FROM audit ORDER BY seq DESC LIMIT 1";
const APPEND: &str = "INSERT INTO audit (seq, case_id, kind, wall_ms, bytes) VALUES (?1, ?2, ?3, ?4, ?5)";
const READ: &str = "SELECT seq, case_id, kind, bytes FROM audit WHERE seq >= ?1 ORDER BY seq LIMIT ?2";
const READ_CASE: &str = "SELECT seq, case_id, kind, bytes FROM audit WHERE case_id = ?1 ORDER BY seq";

#[cfg(test)]
pub(super) const STATEMENTS: &[&str] = &[LAST, APPEND, READ, READ_CASE];

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
    /// When the file cannot be written, or a value has no canonical form.
    pub async fn log(&mut self, event: Event) -> Result<u64, StoreError> {
        if self.log_end.is_none()
            && let Some(row) = sqlx::query(LAST).fetch_optional(self.db()?).await?
        {
            self.log_end = Some((row.try_get::<i64, _>("seq")?.unsigned_abs(), row.try_get("wall_ms")?));
        }
        let seq = self.log_end.map_or(0, |(last, _)| last + 1);
        let wall = self.clock().now();
        let sealing_case = event.case_id.clone().unwrap_or_else(|| CaseId::new(PROFILE));
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
            clock_back: self.log_end.is_some_and(|(_, last)| wall.timestamp_millis() < last),
        };
        let mut salts = Vec::with_capacity(event.fields.len());
        for (name, _) in &event.fields {
            salts.push((*name, *keys.field_salt(&seq.to_string(), name)?.expose()));
        }
        let salt = |name: &str| salts.iter().find(|(known, _)| *known == name).map_or([0; 32], |(_, salt)| *salt);
        let entry = AuditEntry::build(&header, &event, salt).map_err(StoreError::NotCanonical)?;
        sqlx::query(APPEND)
            .bind(i64::try_from(seq).map_err(|_| StoreError::Corrupt("audit.seq"))?)
            .bind(event.case_id.as_ref().map(CaseId::as_str))
            .bind(event.kind)
            .bind(wall.timestamp_millis())
            .bind(entry.bytes)
            .execute(self.db()?)
            .await?;
        self.log_end = Some((seq, wall.timestamp_millis()));
        if matches!(event.kind, "decided" | "second_answered") {
            self.unlogged.retain(|decision| Some(*decision) != event.decision_id);
        }
        Ok(seq)
    }

    /// Entries from a place on, in order.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn log_from(&mut self, seq: u64, limit: u32) -> Result<Vec<LogRow>, StoreError> {
        let from = i64::try_from(seq).map_err(|_| StoreError::Corrupt("audit.seq"))?;
        let rows = sqlx::query(READ).bind(from).bind(limit).fetch_all(self.db()?).await?;
        rows.iter().map(log_row).collect()
    }

    /// Entries of one case, in order.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn log_of(&mut self, case_id: &CaseId) -> Result<Vec<LogRow>, StoreError> {
        let rows = sqlx::query(READ_CASE).bind(case_id.as_str()).fetch_all(self.db()?).await?;
        rows.iter().map(log_row).collect()
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
