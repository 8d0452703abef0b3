//! Taking things away for good.
use sqlx::Row;

use super::seal::{CaseKeys, Label, Place};
use super::{StoreError, StoreTx};
use crate::ids::{CaseId, FileRef};

const DROP_CASE: &str = "DELETE FROM cases WHERE case_id = ?1";
const DROP_BLOCKS: &str = "DELETE FROM blocks WHERE case_id = ?1";
const DROP_IMAGES: &str = "DELETE FROM images WHERE case_id = ?1";
const FORGET_EVIDENCE: &str = "
UPDATE cases SET evidence_etag = NULL, evidence_ms = NULL, document_country = NULL, document_verdict = NULL, contract_tier = NULL,
    name_sealed = NULL, session_sealed = NULL WHERE case_id = ?1";
const SEALED: &str = "SELECT holder_sealed, name_sealed, session_sealed FROM cases WHERE case_id = ?1";
const RESEAL: &str = "
UPDATE cases SET holder_sealed = ?2, name_sealed = ?3, session_sealed = ?4 WHERE case_id = ?1";
const BODIES: &str = "
SELECT position, body_sealed FROM blocks WHERE case_id = ?1 AND body_sealed IS NOT NULL";
const WRITE_BODY: &str = "UPDATE blocks SET body_sealed = ?3 WHERE case_id = ?1 AND position = ?2";
const ERASE_WORDS: &str = "
UPDATE entries SET body_sealed = x'', theirs_sealed = NULL, looked_sealed = NULL WHERE case_id = ?1";

#[cfg(test)]
pub(super) const STATEMENTS: &[&str] =
    &[DROP_CASE, DROP_BLOCKS, DROP_IMAGES, FORGET_EVIDENCE, SEALED, RESEAL, BODIES, WRITE_BODY, ERASE_WORDS];

impl StoreTx {
    /// Takes a case away for good, unless it is under a hold: summary, evidence, images, draft, lease and what was decided
    /// on. Our entries on it stay, sealed under a new key; without entries the key itself is destroyed.
    ///
    /// # Errors
    /// [`StoreError::Held`], or when the file cannot be written.
    pub async fn purge_case(&mut self, case_id: &CaseId) -> Result<(), StoreError> {
        if self.is_held(case_id).await? {
            return Err(StoreError::Held);
        }
        self.owe_epoch().await?;
        self.drop_held_copies(case_id).await?;
        self.drop_draft(case_id).await?;
        self.forget_shown(case_id).await?;
        self.forget_decided_on(case_id).await?;
        self.forget_shown_with(case_id).await?;
        self.drop_claim(case_id).await?;
        self.forget_words(case_id);
        self.forget_recorded(case_id).await?;
        sqlx::query(DROP_CASE).bind(case_id.as_str()).execute(self.db()?).await?;
        if self.entries_of(case_id).await?.is_empty() {
            return self.destroy_keys(case_id).await;
        }
        self.renew_key(case_id).await
    }

    /// Drops the evidence of a case and keeps its row: nobody here needs it any more. An unfinished answer stays: it is
    /// the person's own work, and whoever loses a race keeps theirs.
    ///
    /// # Errors
    /// [`StoreError::Held`], or when the file cannot be written.
    pub async fn drop_evidence(&mut self, case_id: &CaseId) -> Result<(), StoreError> {
        if self.is_held(case_id).await? {
            return Err(StoreError::Held);
        }
        self.owe_epoch_within_a_day().await?;
        sqlx::query(DROP_BLOCKS).bind(case_id.as_str()).execute(self.db()?).await?;
        sqlx::query(DROP_IMAGES).bind(case_id.as_str()).execute(self.db()?).await?;
        self.forget_words(case_id);
        sqlx::query(FORGET_EVIDENCE).bind(case_id.as_str()).execute(self.db()?).await?;
        self.forget_shown(case_id).await?;
        self.forget_decided_on(case_id).await?;
        self.forget_shown_with(case_id).await?;
        self.renew_key(case_id).await
    }

    /// As [`Self::renew_key`], and seals the blocks that are here again too.
    pub(super) async fn renew_key_and_blocks(&mut self, case_id: &CaseId) -> Result<(), StoreError> {
        self.owe_epoch().await?;
        if !self.opens(case_id).await? {
            return Ok(());
        }
        let old = self.keys_of(case_id).await?;
        self.renew_key(case_id).await?;
        let new = self.keys_of(case_id).await?;
        for row in sqlx::query(BODIES).bind(case_id.as_str()).fetch_all(self.db()?).await? {
            let position: i64 = row.try_get("position")?;
            let item = position.to_string();
            let place = Place::new(Label::Block, &item);
            let sealed = new.seal(&place, &old.open(&place, row.try_get("body_sealed")?)?)?;
            sqlx::query(WRITE_BODY).bind(case_id.as_str()).bind(position).bind(sealed).execute(self.db()?).await?;
        }
        Ok(())
    }

    /// Erases what our own decisions on a case say: comment, marks, and what somebody else's said, and of all of them what
    /// the feed told. That they were made, when and what was answered stays.
    pub(super) async fn erase_words(&mut self, case_id: &CaseId) -> Result<(), StoreError> {
        self.forget_decided_on(case_id).await?;
        self.forget_shown_with(case_id).await?;
        self.forget_recorded(case_id).await?;
        sqlx::query(ERASE_WORDS).bind(case_id.as_str()).execute(self.db()?).await?;
        Ok(())
    }

    /// Takes the files of a case away, but for their digests.
    pub(super) async fn drop_pictures(&mut self, case_id: &CaseId) -> Result<(), StoreError> {
        self.keep_digests(case_id, None).await?;
        sqlx::query(DROP_IMAGES).bind(case_id.as_str()).execute(self.db()?).await?;
        Ok(())
    }

    /// Gives a case a new key and seals under it what survives: entries, draft, names, session, images. Old copies of
    /// what was dropped are noise from now on. The salt stays, so that earlier log entries can still be proven. Blocks
    /// are not touched: the caller writes or drops them in the same transaction.
    ///
    /// Of a key that does not open any more nothing can be sealed anew: what lies under it stays as it lies, and holds up
    /// nothing that has to go.
    pub(super) async fn renew_key(&mut self, case_id: &CaseId) -> Result<(), StoreError> {
        if !self.opens(case_id).await? {
            return Ok(());
        }
        let old = self.keys_of(case_id).await?;
        let entries = self.entries_of(case_id).await?;
        let draft = self.draft(case_id).await?;
        let row = sqlx::query(SEALED).bind(case_id.as_str()).fetch_optional(self.db()?).await?;
        let files: Vec<FileRef> = self.images(case_id).await?.into_iter().map(|image| image.file_ref).collect();
        let mut images = Vec::new();
        for file in files {
            if let Some(bytes) = self.image_bytes(case_id, &file).await? {
                images.push((file, bytes));
            }
        }
        let new = old.renewed()?;
        self.replace_keys(case_id, new.clone()).await?;
        for entry in &entries {
            self.reseal_entry(entry).await?;
        }
        self.reseal_decided_on(case_id, &old, &new).await?;
        self.reseal_shown_with(case_id, &old, &new).await?;
        self.reseal_recorded(case_id, &old, &new).await?;
        if let Some(draft) = draft {
            self.keep_draft(case_id, &draft).await?;
        }
        for (file, bytes) in &images {
            self.write_chunks(case_id, file, bytes).await?;
        }
        if let Some(row) = row {
            let again = |label, column| reseal(label, row.try_get(column)?, &old, &new);
            let holder = again(Label::Holder, "holder_sealed")?;
            let name = again(Label::Name, "name_sealed")?;
            let session = again(Label::Session, "session_sealed")?;
            sqlx::query(RESEAL)
                .bind(case_id.as_str())
                .bind(holder)
                .bind(name)
                .bind(session)
                .execute(self.db()?)
                .await?;
        }
        Ok(())
    }
}

fn reseal(
    label: Label,
    sealed: Option<Vec<u8>>,
    old: &CaseKeys,
    new: &CaseKeys,
) -> Result<Option<Vec<u8>>, StoreError> {
    let Some(sealed) = sealed else { return Ok(None) };
    let place = Place::new(label, "");
    Ok(Some(new.seal(&place, &old.open(&place, &sealed)?)?))
}
