//! Editions of the step-up policy, kept by digest: a case names the one it came under.
use std::sync::Arc;

use super::{StoreError, StoreTx};
use crate::ids::CaseId;
use crate::policy::{Edition, built_in, read};

const KEEP: &str = "
INSERT INTO policies (digest, version, text, since_ms) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (digest) DO NOTHING";
const IN_FORCE: &str = "
INSERT INTO meta (name, value) SELECT 'policy_in_force', policy_id FROM policies WHERE digest = ?1
ON CONFLICT (name) DO UPDATE SET value = excluded.value";
const OF_CASE: &str = "
SELECT text FROM policies WHERE policy_id = (SELECT policy_id FROM cases WHERE case_id = ?1)";
const DIGEST_NOW: &str = "
SELECT digest FROM policies
WHERE policy_id = (SELECT CAST(value AS INTEGER) FROM meta WHERE name = 'policy_in_force')";
const BY_DIGEST: &str = "SELECT text FROM policies WHERE digest = ?1";
const NOW: &str = "
SELECT text FROM policies
WHERE policy_id = (SELECT CAST(value AS INTEGER) FROM meta WHERE name = 'policy_in_force')";

#[cfg(test)]
pub(super) const STATEMENTS: &[&str] = &[KEEP, IN_FORCE, OF_CASE, DIGEST_NOW, BY_DIGEST, NOW];

/// The edition a case is explained by.
#[derive(Clone, Debug)]
pub struct CasePolicy {
    /// The edition.
    pub edition: Arc<Edition>,
    /// It is the one the case came under. Where none was kept with the case, or it cannot be read by this program any
    /// more, today's stands in its place and this is false.
    pub own: bool,
}

impl StoreTx {
    /// Keeps an edition and notes that it is in force: cases that come from now on come under it.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn keep_policy(&mut self, edition: &Edition) -> Result<(), StoreError> {
        let now = self.clock().now().timestamp_millis();
        sqlx::query(KEEP)
            .bind(edition.digest.as_str())
            .bind(edition.version.as_str())
            .bind(edition.text.as_str())
            .bind(now)
            .execute(self.db()?)
            .await?;
        sqlx::query(IN_FORCE).bind(edition.digest.as_str()).execute(self.db()?).await?;
        Ok(())
    }

    /// The digest of the edition that was noted last to be in force; none in a new file.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn edition_in_force(&mut self) -> Result<Option<String>, StoreError> {
        Ok(sqlx::query_scalar(DIGEST_NOW).fetch_optional(self.db()?).await?)
    }

    /// The edition of a case.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn policy_of(&mut self, case_id: &CaseId) -> Result<CasePolicy, StoreError> {
        let text: Option<String> =
            sqlx::query_scalar(OF_CASE).bind(case_id.as_str()).fetch_optional(self.db()?).await?;
        if let Some(edition) = text.as_deref().and_then(edition) {
            return Ok(CasePolicy { edition, own: true });
        }
        let text: Option<String> = sqlx::query_scalar(NOW).fetch_optional(self.db()?).await?;
        let edition = text.as_deref().and_then(edition).unwrap_or_else(|| Arc::clone(built_in()));
        Ok(CasePolicy { edition, own: false })
    }

    /// The edition with this digest; none where it was never kept, or cannot be read by this program any more.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn edition_of(&mut self, digest: &str) -> Result<Option<Arc<Edition>>, StoreError> {
        if digest == built_in().digest {
            return Ok(Some(Arc::clone(built_in())));
        }
        let text: Option<String> = sqlx::query_scalar(BY_DIGEST).bind(digest).fetch_optional(self.db()?).await?;
        Ok(text.as_deref().and_then(edition))
    }
}

/// An edition out of its own bytes; most often it is the built-in one, which is read already.
fn edition(text: &str) -> Option<Arc<Edition>> {
    if text == built_in().text {
        return Some(Arc::clone(built_in()));
    }
    read("the edition of a case", text.as_bytes()).ok().map(Arc::new)
}
