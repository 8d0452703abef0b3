//! Unfinished answers, so that leaving a case loses no words. A draft has no key and is never sent.
use super::seal::{Label, Place};
use super::{StoreError, StoreTx};
use crate::decision::Draft;
use crate::ids::CaseId;

const KEEP: &str = "
INSERT INTO drafts (case_id, sealed, updated_ms) VALUES (?1, ?2, ?3)
ON CONFLICT (case_id) DO UPDATE SET sealed = excluded.sealed, updated_ms = excluded.updated_ms";
const ONE: &str = "SELECT sealed FROM drafts WHERE case_id = ?1";
const DROP: &str = "DELETE FROM drafts WHERE case_id = ?1";

#[cfg(test)]
pub(super) const STATEMENTS: &[&str] = &[KEEP, ONE, DROP];

impl StoreTx {
    /// Keeps a draft over the one before.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn keep_draft(&mut self, case_id: &CaseId, draft: &Draft) -> Result<(), StoreError> {
        let bytes = serde_json::to_vec(draft).map_err(StoreError::NotCanonical)?;
        let sealed = self.keys_of(case_id).await?.seal(&Place::new(Label::Draft, ""), &bytes)?;
        let now = self.clock().now().timestamp_millis();
        sqlx::query(KEEP).bind(case_id.as_str()).bind(sealed).bind(now).execute(self.db()?).await?;
        Ok(())
    }

    /// The draft of a case.
    ///
    /// # Errors
    /// When the file cannot be read or a seal is broken.
    pub async fn draft(&mut self, case_id: &CaseId) -> Result<Option<Draft>, StoreError> {
        let sealed: Option<Vec<u8>> = sqlx::query_scalar(ONE).bind(case_id.as_str()).fetch_optional(self.db()?).await?;
        let Some(sealed) = sealed else { return Ok(None) };
        let bytes = self.keys_of(case_id).await?.open(&Place::new(Label::Draft, ""), &sealed)?;
        serde_json::from_slice(&bytes).map(Some).map_err(|_| StoreError::Corrupt("drafts.sealed"))
    }

    /// Drops the draft of a case.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn drop_draft(&mut self, case_id: &CaseId) -> Result<(), StoreError> {
        sqlx::query(DROP).bind(case_id.as_str()).execute(self.db()?).await?;
        Ok(())
    }
}
