//! What the file knows of a flight pack: the claims held for one, what they weigh, and how many decisions wait.
use sqlx::Row;

use super::audit_log::time;
use super::{StoreError, StoreTx};
use crate::ids::CaseId;
use crate::queue::pack_limits::Waiting;

const PACKED: &str = "
SELECT claims.case_id, claims.expires_ms, claims.expires_ms - claims.offset_ms AS ends_here_ms,
    (SELECT coalesce(sum(size_bytes), 0) FROM images WHERE images.case_id = claims.case_id)
    + (SELECT coalesce(sum(length(body_sealed)), 0) FROM blocks WHERE blocks.case_id = claims.case_id) AS bytes
FROM claims JOIN cases ON cases.case_id = claims.case_id
WHERE claims.purpose = 'pack' AND cases.in_queue = 1 ORDER BY claims.expires_ms";
const HELD_FILES: &str = "
SELECT count(DISTINCT case_id) AS cases, coalesce(sum(size_bytes), 0) AS bytes FROM images WHERE size_bytes > 0";
const WAITING: &str = "
SELECT count(*) AS n, min(saved_ms) AS oldest FROM entries WHERE state IN ('queued', 'sending', 'unknown')";

#[cfg(test)]
pub(super) const STATEMENTS: &[&str] = &[PACKED, HELD_FILES, WAITING];

/// One undecided case of the pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackedCase {
    /// The case.
    pub case_id: CaseId,
    /// The end of its claim by the server's clock.
    pub expires_at: chrono::DateTime<chrono::Utc>,
    /// The claim has not lapsed.
    pub live: bool,
    /// What its blocks and pictures weigh here.
    pub size_bytes: u64,
}

impl StoreTx {
    /// The cases of the pack that are still to be decided, the one whose claim ends first in front.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn packed_cases(&mut self) -> Result<Vec<PackedCase>, StoreError> {
        let now = self.clock().now().timestamp_millis();
        let rows = sqlx::query(PACKED).fetch_all(self.db()?).await?;
        rows.iter()
            .map(|row| {
                Ok(PackedCase {
                    case_id: CaseId::new(row.try_get::<String, _>("case_id")?),
                    expires_at: time(row.try_get("expires_ms")?, "claims.expires_ms")?,
                    live: row.try_get::<i64, _>("ends_here_ms")? > now,
                    size_bytes: row.try_get::<i64, _>("bytes")?.unsigned_abs(),
                })
            })
            .collect()
    }

    /// How many cases have pictures here, and what those weigh together.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn held_files(&mut self) -> Result<(u32, u64), StoreError> {
        let row = sqlx::query(HELD_FILES).fetch_one(self.db()?).await?;
        Ok((row.try_get("cases")?, row.try_get::<i64, _>("bytes")?.unsigned_abs()))
    }

    /// The decisions that wait here.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn waiting(&mut self) -> Result<Waiting, StoreError> {
        let row = sqlx::query(WAITING).fetch_one(self.db()?).await?;
        let oldest: Option<i64> = row.try_get("oldest")?;
        Ok(Waiting { count: row.try_get("n")?, oldest_at: oldest.map(|ms| time(ms, "entries.saved_ms")).transpose()? })
    }
}
