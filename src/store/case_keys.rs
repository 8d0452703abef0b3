//! The key and the salt of each case, made when first needed and wrapped by the key of the epoch.
use std::collections::BTreeSet;

use serde_json::json;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;
use uuid::Uuid;

use super::cases::id_list;
use super::packed::{Packed, list_text};
use super::seal::{CaseKeys, Label, Place};
use super::{StoreError, StoreTx};
use crate::ids::CaseId;

/// Stands for the console itself where an event or a value belongs to no case.
pub(super) const PROFILE: &str = "profile";

const FIND: &str = "SELECT case_ref, wrapped FROM case_keys WHERE case_id = ?1";
const FIND_ALL: &str = "
SELECT case_id, case_ref, wrapped FROM case_keys WHERE case_id IN (SELECT value FROM json_each(?1))";
const MAKE: &str = "
INSERT INTO case_keys (case_id, case_ref, epoch, revision, wrapped)
SELECT value ->> 0, value ->> 1, ?2, 0, substr(?3, value ->> 2, value ->> 3) FROM json_each(?1)";
const CHANGE: &str = "UPDATE case_keys SET epoch = ?2, revision = revision + 1, wrapped = ?3 WHERE case_id = ?1";
const DESTROY: &str = "DELETE FROM case_keys WHERE case_id = ?1";

#[cfg(test)]
pub(super) const STATEMENTS: &[&str] = &[FIND, FIND_ALL, MAKE, CHANGE, DESTROY];

impl StoreTx {
    /// The keys of a case; made now if it has none.
    pub(super) async fn keys_of(&mut self, case_id: &CaseId) -> Result<CaseKeys, StoreError> {
        Ok(self.keys_and_ref(case_id).await?.0.clone())
    }

    async fn keys_and_ref(&mut self, case_id: &CaseId) -> Result<&(CaseKeys, String), StoreError> {
        if !self.unwrapped.contains_key(case_id) {
            match sqlx::query(FIND).bind(case_id.as_str()).fetch_optional(self.db()?).await? {
                Some(row) => self.unwrap(case_id, &row)?,
                None => self.make_keys(&[case_id]).await?,
            }
        }
        self.unwrapped.get(case_id).ok_or(StoreError::Corrupt("case_keys"))
    }

    /// Reads the keys of many cases at once: [`StoreTx::keys_of`] finds them from then on without asking the file. One
    /// that does not open is left to whoever asks for it.
    pub(super) async fn read_keys(&mut self, ids: &[CaseId]) -> Result<(), StoreError> {
        let rows = sqlx::query(FIND_ALL).bind(id_list(ids)).fetch_all(self.db()?).await?;
        for row in rows {
            match self.unwrap(&CaseId::new(row.try_get::<String, _>("case_id")?), &row) {
                Err(cause) if !cause.is_a_broken_seal() => return Err(cause),
                Ok(()) | Err(_) => {}
            }
        }
        Ok(())
    }

    /// Of these cases, those whose key does not open. Nothing can be sealed for them; whoever has others beside them goes on.
    pub(crate) async fn broken_keys(&mut self, ids: &[CaseId]) -> Result<BTreeSet<CaseId>, StoreError> {
        let mut broken = BTreeSet::new();
        let rows = sqlx::query(FIND_ALL).bind(id_list(ids)).fetch_all(self.db()?).await?;
        for row in rows {
            let case_id = CaseId::new(row.try_get::<String, _>("case_id")?);
            if StoreError::if_it_opens(self.unwrap(&case_id, &row))?.is_none() {
                broken.insert(case_id);
            }
        }
        Ok(broken)
    }

    /// As [`Self::read_keys`], but one that does not open is an error, and those that are missing are made.
    pub(super) async fn load_keys(&mut self, ids: &[CaseId]) -> Result<(), StoreError> {
        let unread: Vec<CaseId> = ids.iter().filter(|id| !self.unwrapped.contains_key(*id)).cloned().collect();
        if unread.is_empty() {
            return Ok(());
        }
        let rows = sqlx::query(FIND_ALL).bind(id_list(&unread)).fetch_all(self.db()?).await?;
        for row in rows {
            self.unwrap(&CaseId::new(row.try_get::<String, _>("case_id")?), &row)?;
        }
        let missing: BTreeSet<&CaseId> = unread.iter().filter(|id| !self.unwrapped.contains_key(*id)).collect();
        let missing: Vec<&CaseId> = missing.into_iter().collect();
        if missing.is_empty() { Ok(()) } else { self.make_keys(&missing).await }
    }

    fn unwrap(&mut self, case_id: &CaseId, row: &SqliteRow) -> Result<(), StoreError> {
        let wrapped: &[u8] = row.try_get("wrapped")?;
        let epoch = CaseKeys::epoch_of(wrapped).ok_or(StoreError::Corrupt("case_keys.wrapped"))?;
        let epoch_key = self.keys()?.epochs.get(&epoch).ok_or(StoreError::EpochGone)?;
        let keys = CaseKeys::unwrap(case_id, epoch_key, wrapped)?;
        self.unwrapped.insert(case_id.clone(), (keys, row.try_get("case_ref")?));
        Ok(())
    }

    async fn make_keys(&mut self, ids: &[&CaseId]) -> Result<(), StoreError> {
        let mut rows = Vec::with_capacity(ids.len());
        let mut made = Vec::with_capacity(ids.len());
        let mut packed = Packed::default();
        let (epoch, epoch_key) = self.keys()?.current_epoch().ok_or(StoreError::EpochGone)?;
        for case_id in ids {
            let keys = CaseKeys::generate(case_id)?;
            let [first, length] = packed.place(Some(&keys.wrap(epoch, epoch_key)?));
            let case_ref = format!("c-{}", Uuid::new_v4().simple());
            rows.push(json!([case_id, case_ref, first, length]));
            made.push(((*case_id).clone(), (keys, case_ref)));
        }
        sqlx::query(MAKE).bind(list_text(&rows)?).bind(epoch).bind(packed.into_bytes()).execute(self.db()?).await?;
        self.unwrapped.extend(made);
        Ok(())
    }

    /// Whether the key of a case opens; one that has none yet gets one when it is needed.
    pub(crate) async fn opens(&mut self, case_id: &CaseId) -> Result<bool, StoreError> {
        if self.unwrapped.contains_key(case_id) {
            return Ok(true);
        }
        match sqlx::query(FIND).bind(case_id.as_str()).fetch_optional(self.db()?).await? {
            Some(row) => Ok(StoreError::if_it_opens(self.unwrap(case_id, &row))?.is_some()),
            None => Ok(true),
        }
    }

    /// The random name a case has in the audit log. It stands in the open, so that an entry can be written of a case whose
    /// key does not open any more.
    pub(super) async fn case_ref(&mut self, case_id: &CaseId) -> Result<String, StoreError> {
        if let Some((_, case_ref)) = self.unwrapped.get(case_id) {
            return Ok(case_ref.clone());
        }
        match sqlx::query(FIND).bind(case_id.as_str()).fetch_optional(self.db()?).await? {
            Some(row) => Ok(row.try_get("case_ref")?),
            None => Ok(self.keys_and_ref(case_id).await?.1.clone()),
        }
    }

    /// Puts other keys in the place of a case's keys. The caller seals again what shall survive.
    pub(super) async fn replace_keys(&mut self, case_id: &CaseId, keys: CaseKeys) -> Result<(), StoreError> {
        let (epoch, epoch_key) = self.keys()?.current_epoch().ok_or(StoreError::EpochGone)?;
        let wrapped = keys.wrap(epoch, epoch_key)?;
        sqlx::query(CHANGE).bind(case_id.as_str()).bind(epoch).bind(wrapped).execute(self.db()?).await?;
        if let Some((held, _)) = self.unwrapped.get_mut(case_id) {
            *held = keys;
        }
        Ok(())
    }

    /// Destroys a case's keys: whatever was sealed under them is noise from now on.
    pub(super) async fn destroy_keys(&mut self, case_id: &CaseId) -> Result<(), StoreError> {
        self.unwrapped.remove(case_id);
        sqlx::query(DESTROY).bind(case_id.as_str()).execute(self.db()?).await?;
        Ok(())
    }
}

/// Opens a sealed text; bytes that are no text are damage.
pub(super) fn open_text(keys: &CaseKeys, label: Label, sealed: &[u8]) -> Result<String, StoreError> {
    let plain = keys.open(&Place::new(label, ""), sealed)?;
    String::from_utf8(plain.to_vec()).map_err(|_| StoreError::Corrupt("a sealed text"))
}
