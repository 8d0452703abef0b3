//! Records that could not be read. Only where and why is kept, never what.
use sqlx::Row;

use super::{StoreError, StoreTx};
use crate::ids::CaseId;

const NOTE: &str = "
INSERT INTO quarantine (at_ms, place, case_id, code) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (place, case_id, code) DO UPDATE SET at_ms = excluded.at_ms, times = times + 1";
const LIFT: &str = "DELETE FROM quarantine WHERE place = ?1 AND case_id IN (SELECT value FROM json_each(?2))";
const COUNT: &str = "SELECT count(*) FROM quarantine";
const COUNT_IN: &str = "SELECT count(*) FROM quarantine WHERE place = ?1";
const LIST: &str = "SELECT place, case_id, code FROM quarantine ORDER BY at_ms DESC LIMIT ?1";

#[cfg(test)]
pub(super) const STATEMENTS: &[&str] = &[NOTE, LIFT, COUNT, COUNT_IN, LIST];

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
        let now = self.clock().now().timestamp_millis();
        sqlx::query(NOTE)
            .bind(now)
            .bind(place)
            .bind(case_id.map_or("", CaseId::as_str))
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
