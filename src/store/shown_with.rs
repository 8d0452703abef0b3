//! What a case was shown with when it was decided, sealed beside its entry (see [`ShownWith`]). Unlike what was decided on it
//! outlives the receipt: it goes with the case, or with what the decision says. The digests of files that went come to it,
//! so that a package can say what stood in their places.
use std::collections::BTreeSet;

use sqlx::Row;

use super::seal::{CaseKeys, Label, Place};
use super::{StoreError, StoreTx};
use crate::case::seen::ShownWith;
use crate::ids::{CaseId, EntryId, FileRef};

const KEEP: &str = "INSERT INTO shown_with (seq, sealed) SELECT seq, ?2 FROM entries WHERE entry_id = ?1";
const ONE: &str = "
SELECT case_id, sealed FROM entries JOIN shown_with USING (seq) WHERE entry_id = ?1";
const OF_CASE: &str = "
SELECT seq, entry_id, sealed FROM entries JOIN shown_with USING (seq) WHERE case_id = ?1";
const CHANGE: &str = "UPDATE shown_with SET sealed = ?2 WHERE seq = ?1";
const DROP: &str = "DELETE FROM shown_with WHERE seq = ?1";
const FORGET: &str = "
DELETE FROM shown_with WHERE seq IN (SELECT seq FROM entries WHERE case_id = ?1)";

#[cfg(test)]
pub(super) const STATEMENTS: &[&str] = &[KEEP, ONE, OF_CASE, CHANGE, DROP, FORGET];

impl StoreTx {
    /// Keeps what a case was shown with when this entry was saved.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn keep_shown_with(
        &mut self,
        entry_id: EntryId,
        case_id: &CaseId,
        with: &ShownWith,
    ) -> Result<(), StoreError> {
        let entry_id = entry_id.to_string();
        let sealed = seal(&self.keys_of(case_id).await?, &entry_id, with)?;
        sqlx::query(KEEP).bind(entry_id).bind(sealed).execute(self.db()?).await?;
        Ok(())
    }

    /// What a case was shown with when this entry was saved; none where it was not kept, is gone, or does not open.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn shown_with(&mut self, entry_id: EntryId) -> Result<Option<ShownWith>, StoreError> {
        let entry_id = entry_id.to_string();
        let Some(row) = sqlx::query(ONE).bind(&entry_id).fetch_optional(self.db()?).await? else { return Ok(None) };
        let case_id = CaseId::new(row.try_get::<String, _>("case_id")?);
        let sealed: Vec<u8> = row.try_get("sealed")?;
        let read = self.keys_of(&case_id).await.and_then(|keys| open(&keys, &entry_id, &sealed));
        StoreError::if_it_opens(read)
    }

    /// Seals it under the new keys of its case. What does not open any more goes: nobody is held up by it.
    pub(super) async fn reseal_shown_with(
        &mut self,
        case_id: &CaseId,
        old: &CaseKeys,
        new: &CaseKeys,
    ) -> Result<(), StoreError> {
        for row in sqlx::query(OF_CASE).bind(case_id.as_str()).fetch_all(self.db()?).await? {
            let (seq, entry_id): (i64, String) = (row.try_get("seq")?, row.try_get("entry_id")?);
            let place = Place::new(Label::ShownWith, &entry_id);
            let opened = old.open(&place, row.try_get("sealed")?).map_err(StoreError::from);
            match StoreError::if_it_opens(opened)? {
                Some(plain) => {
                    let sealed = new.seal(&place, &plain)?;
                    sqlx::query(CHANGE).bind(seq).bind(sealed).execute(self.db()?).await?;
                }
                None => {
                    sqlx::query(DROP).bind(seq).execute(self.db()?).await?;
                }
            }
        }
        Ok(())
    }

    /// This file of a case goes, or every one: digests of what is here are kept with each decision on it from now on. One
    /// that was kept before was of the file the decision was made on.
    pub(super) async fn keep_digests(&mut self, case_id: &CaseId, only: Option<&FileRef>) -> Result<(), StoreError> {
        let rows = self.images(case_id).await?.into_iter();
        let going = rows.filter(|row| only.is_none_or(|file| row.file_ref == *file));
        let digests: Vec<(FileRef, String)> = going.filter_map(|row| Some((row.file_ref, row.sha256?))).collect();
        if digests.is_empty() {
            return Ok(());
        }
        let add = |with: &mut ShownWith| {
            for (file, digest) in &digests {
                with.files.entry(file.clone()).or_insert_with(|| digest.clone());
            }
        };
        self.change_shown_with(case_id, add).await
    }

    /// Files that no block names any more leave no digest either.
    pub(super) async fn forget_digests_except(
        &mut self,
        case_id: &CaseId,
        keep: &BTreeSet<String>,
    ) -> Result<(), StoreError> {
        let leave = |with: &mut ShownWith| with.files.retain(|file, _| keep.contains(file.as_str()));
        self.change_shown_with(case_id, leave).await
    }

    /// What does not open stays as it lies: the next new key takes it away.
    async fn change_shown_with(&mut self, case_id: &CaseId, change: impl Fn(&mut ShownWith)) -> Result<(), StoreError> {
        let rows = sqlx::query(OF_CASE).bind(case_id.as_str()).fetch_all(self.db()?).await?;
        if rows.is_empty() || !self.opens(case_id).await? {
            return Ok(());
        }
        let keys = self.keys_of(case_id).await?;
        for row in rows {
            let (seq, entry_id): (i64, String) = (row.try_get("seq")?, row.try_get("entry_id")?);
            let sealed: Vec<u8> = row.try_get("sealed")?;
            let Some(before) = StoreError::if_it_opens(open(&keys, &entry_id, &sealed))? else { continue };
            let mut with = before.clone();
            change(&mut with);
            if with != before {
                let sealed = seal(&keys, &entry_id, &with)?;
                sqlx::query(CHANGE).bind(seq).bind(sealed).execute(self.db()?).await?;
            }
        }
        Ok(())
    }

    /// Forgets it of every entry of a case.
    pub(super) async fn forget_shown_with(&mut self, case_id: &CaseId) -> Result<(), StoreError> {
        sqlx::query(FORGET).bind(case_id.as_str()).execute(self.db()?).await?;
        Ok(())
    }
}

fn seal(keys: &CaseKeys, entry_id: &str, with: &ShownWith) -> Result<Vec<u8>, StoreError> {
    let bytes = serde_json::to_vec(with).map_err(StoreError::NotCanonical)?;
    Ok(keys.seal(&Place::new(Label::ShownWith, entry_id), &bytes)?)
}

fn open(keys: &CaseKeys, entry_id: &str, sealed: &[u8]) -> Result<ShownWith, StoreError> {
    let bytes = keys.open(&Place::new(Label::ShownWith, entry_id), sealed)?;
    serde_json::from_slice(&bytes).map_err(|_| StoreError::Corrupt("shown_with.sealed"))
}
