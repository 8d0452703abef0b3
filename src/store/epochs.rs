//! The change from one erasure epoch to the next, as the file sees it: keys of cases are wrapped anew, a page at a time.
//!
//! Promises: at every moment each case's keys are wrapped by exactly one epoch whose key exists; what is made or changed in
//! between is wrapped by the newest. The order of the whole change is `retention/epoch.rs`' matter.
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;
use sqlx::{Row, SqliteConnection};

use super::key::ProfileKeys;
use super::packed::{Packed, list_text};
use super::seal::CaseKeys;
use super::{MetaName, Store, StoreError, StoreTx};
use crate::audit::Event;
use crate::ids::CaseId;
use crate::secret::Key;

/// Keys wrapped anew in one transaction: a decision waits for one of them at most.
const AT_A_TIME: u32 = 500;
/// Evidence that only became unneeded is unreadable in old copies at the latest so long after.
const MINIMISED_WITHIN: TimeDelta = TimeDelta::hours(24);

const OLDER: &str = "SELECT case_id, wrapped FROM case_keys WHERE epoch < ?1 LIMIT ?2";
const REWRAP: &str = "
UPDATE case_keys SET epoch = ?2, wrapped = substr(?3, new.value ->> 1, new.value ->> 2) FROM json_each(?1) AS new
WHERE case_keys.case_id = new.value ->> 0";
const BORDERS: &str = "
SELECT (SELECT min(epoch) FROM case_keys) AS oldest, (SELECT max(epoch) FROM case_keys) AS newest";
const OWE: &str = "
INSERT INTO meta (name, value) VALUES ('epoch_owed', CAST(?1 AS TEXT))
    ON CONFLICT (name) DO UPDATE SET value = min(CAST(value AS INTEGER), ?1)";

#[cfg(test)]
pub(super) const STATEMENTS: &[&str] = &[OLDER, REWRAP, BORDERS, OWE];

impl Store {
    /// Takes the key of a new epoch into use. What is owed is paid with it, and the search index is thrown away: from now on
    /// it is made of the new key.
    ///
    /// # Errors
    /// When the file cannot be written; the new epoch is in use all the same, and still owed.
    pub async fn use_epoch(&self, epoch: u32, key: Key) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        tx.learn_epoch(epoch, key)?;
        tx.forget_meta(MetaName::EpochOwed).await?;
        self.search().lock().await.renew(epoch).await?;
        tx.commit().await
    }

    /// Wraps the keys of some cases that older epochs still wrap by this one. Gives whether there may be more.
    ///
    /// # Errors
    /// When the file cannot be read or written.
    pub async fn rewrap_some(&self, epoch: u32) -> Result<bool, StoreError> {
        let mut tx = self.begin().await?;
        let older = sqlx::query(OLDER).bind(epoch).bind(AT_A_TIME).fetch_all(tx.db()?).await?;
        if older.is_empty() {
            tx.rollback().await?;
            return Ok(false);
        }
        let epoch_key = tx.keys()?.epochs.get(&epoch).ok_or(StoreError::EpochGone)?;
        let (mut rows, mut packed) = (Vec::with_capacity(older.len()), Packed::default());
        for row in &older {
            let case_id = CaseId::new(row.try_get::<String, _>("case_id")?);
            let wrapped: &[u8] = row.try_get("wrapped")?;
            let by = CaseKeys::epoch_of(wrapped).and_then(|older| tx.keys().ok()?.epochs.get(&older));
            // Keys that do not open are left as they lie: nothing is lost by it that could still be read.
            let again = match by.map(|by| CaseKeys::unwrap(&case_id, by, wrapped)) {
                Some(Ok(keys)) => keys.wrap(epoch, epoch_key)?,
                Some(Err(_)) | None => wrapped.to_vec(),
            };
            let [first, length] = packed.place(Some(&again));
            rows.push(json!([case_id, first, length]));
        }
        let rows = list_text(&rows)?;
        sqlx::query(REWRAP).bind(rows).bind(epoch).bind(packed.into_bytes()).execute(tx.db()?).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Older epochs are over: their keys are destroyed where they lay, and go from memory now. The log says so.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn end_epochs_before(&self, epoch: u32) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        tx.unlearn_epochs_before(epoch)?;
        tx.log(Event::new("epoch_ended").with("now", epoch)).await?;
        tx.commit().await
    }

    /// The epochs whose keys are in memory, oldest first.
    ///
    /// # Errors
    /// When the store has ended.
    pub async fn epochs(&self) -> Result<Vec<u32>, StoreError> {
        let tx = self.begin().await?;
        let epochs = tx.keys()?.epochs.keys().copied().collect();
        tx.rollback().await?;
        Ok(epochs)
    }

    /// Whether something was erased that old copies still hold the key of, and the time for a new epoch has come.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn epoch_owed(&self, now: DateTime<Utc>) -> Result<bool, StoreError> {
        let mut tx = self.begin().await?;
        let owed = tx.meta_number(MetaName::EpochOwed).await?;
        tx.rollback().await?;
        Ok(owed.is_some_and(|since| since <= now.timestamp_millis()))
    }
}

/// Refuses a file that is older than the keys: what it was sealed under was destroyed since. Only reads, and begins nothing:
/// whoever had the file before may still be taking back what it did not finish.
///
/// # Errors
/// [`StoreError::OlderCopy`].
pub(super) async fn refuse_older_copy(connection: &mut SqliteConnection, keys: &ProfileKeys) -> Result<(), StoreError> {
    let row = sqlx::query(BORDERS).fetch_one(connection).await?;
    let mut found = Vec::new();
    for border in ["oldest", "newest"] {
        found.extend(row.try_get::<Option<u32>, _>(border)?);
    }
    if found.iter().all(|epoch| keys.epochs.contains_key(epoch)) { Ok(()) } else { Err(StoreError::OlderCopy) }
}

impl StoreTx {
    /// Something was erased: an old copy of the file still holds its key, wrapped by the epoch of now.
    pub(super) async fn owe_epoch(&mut self) -> Result<(), StoreError> {
        let now = self.clock().now().timestamp_millis();
        sqlx::query(OWE).bind(now).execute(self.db()?).await?;
        Ok(())
    }

    /// Something was dropped because nobody here needs it any more. Many such share one epoch.
    pub(super) async fn owe_epoch_within_a_day(&mut self) -> Result<(), StoreError> {
        let then = self.clock().now() + MINIMISED_WITHIN;
        sqlx::query(OWE).bind(then.timestamp_millis()).execute(self.db()?).await?;
        Ok(())
    }
}
