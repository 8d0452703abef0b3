//! The log of this console as a list, newest first, narrowed. An index for each thing it can be narrowed by would cost every
//! decision a page of the file; it is looked through in stretches instead, each a transaction of its own.
use chrono::{DateTime, Utc};
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, query};

use super::audit_log::time;
use super::audit_tree::whole;
use super::{StoreError, StoreTx};
use crate::ids::{CaseId, PersonId};

macro_rules! columns {
    () => {
        "SELECT a.seq, a.case_id, a.kind, a.wall_ms, a.bytes FROM audit AS a"
    };
}

// 1 before, 2 from, 3 limit, 4 since, 5 until, 6 person, 7 kind, 8 code, 9 its text in `codes`, 10 override, 11 second look,
// 12 superseded, 13 decision. Bytes that are no JSON any more were tampered with; they fit no person and no decision.
macro_rules! narrowed {
    () => {
        " a.seq < ?1 AND a.seq >= ?2 AND (?4 IS NULL OR a.wall_ms >= ?4) AND (?5 IS NULL OR a.wall_ms < ?5) \
         AND (?7 IS NULL OR a.kind = ?7) \
         AND (?6 IS NULL OR CASE WHEN json_valid(CAST(a.bytes AS TEXT)) THEN CAST(a.bytes AS TEXT) ->> 'actor' = ?6 END) \
         AND (?13 IS NULL OR CASE WHEN json_valid(CAST(a.bytes AS TEXT)) \
             THEN CAST(a.bytes AS TEXT) ->> 'decisionId' = ?13 END) \
         AND ((?8 IS NULL AND ?10 = 0 AND ?11 = 0 AND ?12 = 0) OR CASE WHEN json_valid(CAST(a.bytes AS TEXT)) THEN \
             ((?8 IS NULL AND ?10 = 0 AND ?11 = 0) OR EXISTS (SELECT 1 FROM recorded AS r \
                WHERE r.decision_id = CAST(a.bytes AS TEXT) ->> 'decisionId' AND (?8 IS NULL OR instr(lower(r.codes), ?9) > 0) \
                AND (?10 = 0 OR r.overrides = 1) AND (?11 = 0 OR r.second_look = 1))) \
             AND (?12 = 0 OR EXISTS (SELECT 1 FROM entries AS e WHERE e.case_id = a.case_id AND e.state = 'superseded' \
                AND e.decision_id = CAST(a.bytes AS TEXT) ->> 'decisionId')) END) \
         ORDER BY a.seq DESC LIMIT ?3"
    };
}

pub(super) const PAGE: &str = concat!(columns!(), " WHERE", narrowed!());
/// 14 the case.
pub(super) const PAGE_OF_CASE: &str = concat!(columns!(), " WHERE a.case_id = ?14 AND", narrowed!());

#[cfg(test)]
pub(super) const STATEMENTS: &[&str] = &[PAGE, PAGE_OF_CASE];

/// What to list. `None` and `false` narrow nothing.
#[derive(Clone, Debug, Default)]
pub struct LogQuery {
    /// Who acted.
    pub person: Option<PersonId>,
    /// Written then or later, by this console's clock.
    pub since: Option<DateTime<Utc>>,
    /// Written before then.
    pub until: Option<DateTime<Utc>>,
    /// One kind of event.
    pub kind: Option<String>,
    /// One case.
    pub case_id: Option<CaseId>,
    /// Entries of one decision.
    pub decision: Option<String>,
    /// Entries of decisions with this code, as it stands in lower case in the list of a decision's codes.
    pub code_written: Option<String>,
    /// Entries of decisions against a suspicion code.
    pub overrides: bool,
    /// Entries of decisions a second person looks at.
    pub second_look: bool,
    /// Entries of decisions made here that came too late.
    pub superseded: bool,
}

/// An entry of the log with its time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoggedRow {
    /// Its place, from 0.
    pub seq: u64,
    /// The case, known only here and not in the bytes.
    pub case_id: Option<CaseId>,
    /// The kind of event.
    pub kind: String,
    /// When, by this console's clock.
    pub wall: DateTime<Utc>,
    /// The canonical bytes.
    pub bytes: Vec<u8>,
}

impl StoreTx {
    /// The entries that fit among those before `before` and from `from` on, newest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn log_list(
        &mut self,
        wanted: &LogQuery,
        before: u64,
        from: u64,
        limit: u32,
    ) -> Result<Vec<LoggedRow>, StoreError> {
        let millis = |at: Option<DateTime<Utc>>| at.map(|at| at.timestamp_millis());
        let page = query(if wanted.case_id.is_some() { PAGE_OF_CASE } else { PAGE })
            .bind(whole(before)?)
            .bind(whole(from)?)
            .bind(limit)
            .bind(millis(wanted.since))
            .bind(millis(wanted.until))
            .bind(wanted.person.as_ref().map(PersonId::as_str))
            .bind(wanted.kind.as_deref())
            .bind(wanted.code_written.is_some().then_some(1))
            .bind(wanted.code_written.as_deref())
            .bind(wanted.overrides)
            .bind(wanted.second_look)
            .bind(wanted.superseded)
            .bind(wanted.decision.as_deref());
        let page = match &wanted.case_id {
            Some(case_id) => page.bind(case_id.as_str()),
            None => page,
        };
        page.fetch_all(self.db()?).await?.iter().map(logged_row).collect()
    }

    /// Which log of this console is written now, from 1.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn log_number(&mut self) -> Result<u32, StoreError> {
        Ok(self.newest_epoch().await?.map_or(1, |epoch| epoch.epoch))
    }

    /// How many entries the file holds, whatever log they belong to.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn log_length(&mut self) -> Result<u64, StoreError> {
        self.next_free_seq().await
    }
}

fn logged_row(row: &SqliteRow) -> Result<LoggedRow, StoreError> {
    Ok(LoggedRow {
        seq: row.try_get::<i64, _>("seq")?.unsigned_abs(),
        case_id: row.try_get::<Option<String>, _>("case_id")?.map(CaseId::new),
        kind: row.try_get("kind")?,
        wall: time(row.try_get("wall_ms")?, "audit.wall_ms")?,
        bytes: row.try_get("bytes")?,
    })
}
