//! The leases this console holds.
use chrono::{DateTime, TimeDelta, Utc};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::audit_log::time;
use super::{StoreError, StoreTx};
use crate::ids::{CaseId, ClaimId};

const KEEP: &str = "
INSERT INTO claims (case_id, claim_id, fencing_token, purpose, expires_ms, offset_ms, release_ms)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, NULL)
ON CONFLICT (case_id) DO UPDATE SET claim_id = excluded.claim_id, fencing_token = excluded.fencing_token,
    purpose = excluded.purpose, expires_ms = excluded.expires_ms, offset_ms = excluded.offset_ms, release_ms = NULL";
const ONE: &str = "
SELECT case_id, claim_id, fencing_token, purpose, expires_ms, offset_ms, release_ms FROM claims WHERE case_id = ?1";
const ALL: &str = "
SELECT case_id, claim_id, fencing_token, purpose, expires_ms, offset_ms, release_ms FROM claims ORDER BY expires_ms";
const DROP: &str = "DELETE FROM claims WHERE case_id = ?1";
const RELEASE_AT: &str = "
UPDATE claims SET release_ms = ?2 WHERE case_id = ?1 AND release_ms IS NOT ?2";

#[cfg(test)]
pub(super) const STATEMENTS: &[&str] = &[KEEP, ONE, ALL, DROP, RELEASE_AT];

/// A lease this console holds, as the server gave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OurClaim {
    /// The case.
    pub case_id: CaseId,
    /// The lease.
    pub claim_id: ClaimId,
    /// Its fencing token.
    pub fencing_token: u64,
    /// `review`, `lookahead` or `pack`.
    pub purpose: String,
    /// The end of the lease by the server's clock.
    pub expires_at: DateTime<Utc>,
    /// Server time minus ours when the lease was given, milliseconds.
    pub server_offset_ms: i64,
    /// When it is to be released, because the person has left the case.
    pub release_at: Option<DateTime<Utc>>,
}

impl OurClaim {
    /// What is left of the lease at `now` by our clock, corrected by the server's offset. Zero when it has lapsed.
    pub fn left_at(&self, now: DateTime<Utc>) -> TimeDelta {
        let server_now = now.checked_add_signed(TimeDelta::milliseconds(self.server_offset_ms)).unwrap_or(now);
        (self.expires_at - server_now).max(TimeDelta::zero())
    }
}

impl StoreTx {
    /// Keeps a lease as the claim answer gave it.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn keep_claim(&mut self, claim: &OurClaim) -> Result<(), StoreError> {
        sqlx::query(KEEP)
            .bind(claim.case_id.as_str())
            .bind(claim.claim_id.as_str())
            .bind(i64::try_from(claim.fencing_token).map_err(|_| StoreError::Corrupt("claims.fencing_token"))?)
            .bind(&claim.purpose)
            .bind(claim.expires_at.timestamp_millis())
            .bind(claim.server_offset_ms)
            .execute(self.db()?)
            .await?;
        Ok(())
    }

    /// Our lease on a case, lapsed or not.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn claim(&mut self, case_id: &CaseId) -> Result<Option<OurClaim>, StoreError> {
        let row = sqlx::query(ONE).bind(case_id.as_str()).fetch_optional(self.db()?).await?;
        row.as_ref().map(claim_row).transpose()
    }

    /// All our leases, the one that ends first in front.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn claims(&mut self) -> Result<Vec<OurClaim>, StoreError> {
        let rows = sqlx::query(ALL).fetch_all(self.db()?).await?;
        rows.iter().map(claim_row).collect()
    }

    /// Forgets a lease.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn drop_claim(&mut self, case_id: &CaseId) -> Result<(), StoreError> {
        sqlx::query(DROP).bind(case_id.as_str()).execute(self.db()?).await?;
        Ok(())
    }

    /// Notes when a lease is to be released, or that it is to be kept.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn release_claim_at(&mut self, case_id: &CaseId, at: Option<DateTime<Utc>>) -> Result<(), StoreError> {
        sqlx::query(RELEASE_AT)
            .bind(case_id.as_str())
            .bind(at.map(|at| at.timestamp_millis()))
            .execute(self.db()?)
            .await?;
        Ok(())
    }
}

fn claim_row(row: &SqliteRow) -> Result<OurClaim, StoreError> {
    let release: Option<i64> = row.try_get("release_ms")?;
    Ok(OurClaim {
        case_id: CaseId::new(row.try_get::<String, _>("case_id")?),
        claim_id: ClaimId::new(row.try_get::<String, _>("claim_id")?),
        fencing_token: row.try_get::<i64, _>("fencing_token")?.unsigned_abs(),
        purpose: row.try_get("purpose")?,
        expires_at: time(row.try_get("expires_ms")?, "claims.expires_ms")?,
        server_offset_ms: row.try_get("offset_ms")?,
        release_at: release.map(|ms| time(ms, "claims.release_ms")).transpose()?,
    })
}
