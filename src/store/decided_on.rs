//! What was decided on, sealed beside its entry (see [`crate::case::seen`]).
use sqlx::Row;

use super::seal::{CaseKeys, Label, Place};
use super::{StoreError, StoreTx};
use crate::case::seen::Seen;
use crate::ids::{BlockId, CaseId, EntryId};

const KEEP: &str = "INSERT INTO decided_on (seq, sealed) SELECT seq, ?2 FROM entries WHERE entry_id = ?1";
const ONE: &str = "
SELECT case_id, sealed FROM entries JOIN decided_on USING (seq) WHERE entry_id = ?1";
const OF_CASE: &str = "
SELECT entry_id, sealed FROM entries JOIN decided_on USING (seq) WHERE case_id = ?1";
const CHANGE: &str = "
UPDATE decided_on SET sealed = ?2 WHERE seq = (SELECT seq FROM entries WHERE entry_id = ?1)";
const FORGET: &str = "
DELETE FROM decided_on WHERE seq IN (SELECT seq FROM entries WHERE case_id = ?1)";

#[cfg(test)]
pub(super) const STATEMENTS: &[&str] = &[KEEP, ONE, OF_CASE, CHANGE, FORGET];

impl StoreTx {
    /// Keeps what an entry was decided on.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn keep_decided_on(
        &mut self,
        entry_id: EntryId,
        case_id: &CaseId,
        seen: &Seen,
    ) -> Result<(), StoreError> {
        let entry_id = entry_id.to_string();
        let sealed = seal(&self.keys_of(case_id).await?, &entry_id, seen)?;
        sqlx::query(KEEP).bind(entry_id).bind(sealed).execute(self.db()?).await?;
        Ok(())
    }

    /// What an entry was decided on; none once it is not needed any more, or gone with its case.
    ///
    /// # Errors
    /// When the file cannot be read or a seal is broken.
    pub async fn decided_on(&mut self, entry_id: EntryId) -> Result<Option<Seen>, StoreError> {
        let entry_id = entry_id.to_string();
        let Some(row) = sqlx::query(ONE).bind(&entry_id).fetch_optional(self.db()?).await? else { return Ok(None) };
        let case_id = CaseId::new(row.try_get::<String, _>("case_id")?);
        let keys = self.keys_of(&case_id).await?;
        Ok(Some(open(&keys, &entry_id, &row.try_get::<Vec<u8>, _>("sealed")?)?))
    }

    /// Takes blocks the platform has erased out of what was decided on.
    pub(super) async fn erase_decided_on(&mut self, case_id: &CaseId, erased: &[BlockId]) -> Result<(), StoreError> {
        let keys = self.keys_of(case_id).await?;
        for (entry_id, mut seen) in self.all_decided_on(case_id, &keys).await? {
            seen.erase(erased);
            self.write_decided_on(&entry_id, &seen, &keys).await?;
        }
        Ok(())
    }

    /// Seals what was decided on under the new keys of its case.
    pub(super) async fn reseal_decided_on(
        &mut self,
        case_id: &CaseId,
        old: &CaseKeys,
        new: &CaseKeys,
    ) -> Result<(), StoreError> {
        for (entry_id, seen) in self.all_decided_on(case_id, old).await? {
            self.write_decided_on(&entry_id, &seen, new).await?;
        }
        Ok(())
    }

    /// Forgets what was decided on of a case that goes.
    pub(super) async fn forget_decided_on(&mut self, case_id: &CaseId) -> Result<(), StoreError> {
        sqlx::query(FORGET).bind(case_id.as_str()).execute(self.db()?).await?;
        Ok(())
    }

    async fn all_decided_on(&mut self, case_id: &CaseId, keys: &CaseKeys) -> Result<Vec<(String, Seen)>, StoreError> {
        let rows = sqlx::query(OF_CASE).bind(case_id.as_str()).fetch_all(self.db()?).await?;
        let mut all = Vec::with_capacity(rows.len());
        for row in rows {
            let entry_id: String = row.try_get("entry_id")?;
            let seen = open(keys, &entry_id, &row.try_get::<Vec<u8>, _>("sealed")?)?;
            all.push((entry_id, seen));
        }
        Ok(all)
    }

    async fn write_decided_on(&mut self, entry_id: &str, seen: &Seen, keys: &CaseKeys) -> Result<(), StoreError> {
        let sealed = seal(keys, entry_id, seen)?;
        sqlx::query(CHANGE).bind(entry_id).bind(sealed).execute(self.db()?).await?;
        Ok(())
    }
}

fn seal(keys: &CaseKeys, entry_id: &str, seen: &Seen) -> Result<Vec<u8>, StoreError> {
    let bytes = serde_json::to_vec(seen).map_err(StoreError::NotCanonical)?;
    Ok(keys.seal(&Place::new(Label::DecidedOn, entry_id), &bytes)?)
}

fn open(keys: &CaseKeys, entry_id: &str, sealed: &[u8]) -> Result<Seen, StoreError> {
    let bytes = keys.open(&Place::new(Label::DecidedOn, entry_id), sealed)?;
    serde_json::from_slice(&bytes).map_err(|_| StoreError::Corrupt("decided_on.sealed"))
}
