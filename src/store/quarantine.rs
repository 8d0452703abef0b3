//! Records that could not be read. Only where and why is kept, never what.
//!
//! A record that has an id of its own is known by it: that another record of the same case can be read says nothing of it.
use sqlx::Row;

use super::{StoreError, StoreTx};
use crate::ids::CaseId;

const NOTE: &str = "
INSERT INTO quarantine (at_ms, place, case_id, record, code) VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT (place, case_id, record, code) DO UPDATE SET at_ms = excluded.at_ms, times = times + 1, doubted = 0";
const LIFT: &str = "DELETE FROM quarantine WHERE place = ?1 AND case_id IN (SELECT value FROM json_each(?2))";
/// 2 the records, case and id each.
const LIFT_RECORDS: &str = "
DELETE FROM quarantine WHERE place = ?1 AND record <> '' AND EXISTS (SELECT 1 FROM json_each(?2) AS j
    WHERE j.value ->> 1 = quarantine.record AND quarantine.case_id IN ('', j.value ->> 0))";
const DOUBT: &str = "UPDATE quarantine SET doubted = 1 WHERE place = ?1";
const LIFT_DOUBTED: &str = "DELETE FROM quarantine WHERE place = ?1 AND doubted = 1";
const COUNT: &str = "SELECT count(*) FROM quarantine";
const COUNT_IN: &str = "SELECT count(*) FROM quarantine WHERE place = ?1";
const LIST: &str = "SELECT place, case_id, code FROM quarantine ORDER BY at_ms DESC LIMIT ?1";

#[cfg(test)]
pub(super) const STATEMENTS: &[&str] = &[NOTE, LIFT, LIFT_RECORDS, DOUBT, LIFT_DOUBTED, COUNT, COUNT_IN, LIST];

impl StoreTx {
    /// Notes a record that could not be read.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn quarantine(
        &mut self,
        place: &'static str,
        case_id: Option<&CaseId>,
        code: &str,
    ) -> Result<(), StoreError> {
        self.quarantine_record(place, case_id, None, code).await
    }

    /// Notes a record that could not be read, by its own id where it has one.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn quarantine_record(
        &mut self,
        place: &'static str,
        case_id: Option<&CaseId>,
        record: Option<&str>,
        code: &str,
    ) -> Result<(), StoreError> {
        let now = self.clock().now().timestamp_millis();
        sqlx::query(NOTE)
            .bind(now)
            .bind(place)
            .bind(case_id.map_or("", CaseId::as_str))
            .bind(record.unwrap_or_default())
            .bind(code)
            .execute(self.db()?)
            .await?;
        Ok(())
    }

    /// The records of these cases can be read again.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn lift_quarantine(&mut self, place: &'static str, case_ids: &[CaseId]) -> Result<(), StoreError> {
        let ids = serde_json::to_string(case_ids).map_err(StoreError::NotCanonical)?;
        sqlx::query(LIFT).bind(place).bind(ids).execute(self.db()?).await?;
        Ok(())
    }

    /// These records, case and id each, can be read again.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn lift_records(&mut self, place: &'static str, records: &[(CaseId, String)]) -> Result<(), StoreError> {
        let ids = serde_json::to_string(records).map_err(StoreError::NotCanonical)?;
        sqlx::query(LIFT_RECORDS).bind(place).bind(ids).execute(self.db()?).await?;
        Ok(())
    }

    /// Everything of a place is read anew from its beginning: what is not met again by its end can be read, or is gone.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn doubt_quarantine(&mut self, place: &'static str) -> Result<(), StoreError> {
        sqlx::query(DOUBT).bind(place).execute(self.db()?).await?;
        Ok(())
    }

    /// A place was read to its end: what was doubted and not met again is lifted.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn lift_doubted(&mut self, place: &'static str) -> Result<(), StoreError> {
        sqlx::query(LIFT_DOUBTED).bind(place).execute(self.db()?).await?;
        Ok(())
    }

    /// How many places are in quarantine.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn quarantined(&mut self) -> Result<u32, StoreError> {
        Ok(sqlx::query_scalar(COUNT).fetch_one(self.db()?).await?)
    }

    /// How many records of one place are in quarantine.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn quarantined_in(&mut self, place: &'static str) -> Result<u32, StoreError> {
        Ok(sqlx::query_scalar(COUNT_IN).bind(place).fetch_one(self.db()?).await?)
    }

    /// Place, case and code of what is in quarantine, newest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn quarantine_list(&mut self, limit: u32) -> Result<Vec<(String, Option<CaseId>, String)>, StoreError> {
        let rows = sqlx::query(LIST).bind(limit).fetch_all(self.db()?).await?;
        rows.iter()
            .map(|row| {
                let case_id: String = row.try_get("case_id")?;
                Ok((row.try_get("place")?, (!case_id.is_empty()).then(|| CaseId::new(case_id)), row.try_get("code")?))
            })
            .collect()
    }
}
