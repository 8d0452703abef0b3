//! Legal holds: what is under one goes by no rule and by no erasure of the platform. What the platform takes away meanwhile
//! becomes a sealed copy that no screen reads (decision 0033).
use chrono::{DateTime, Utc};
use sqlx::Row;

use super::audit_log::time;
use super::case_keys::open_text;
use super::seal::{Label, Place};
use super::{StoreError, StoreTx};
use crate::ids::{BlockId, CaseId, FileRef, PersonId};
use crate::secret::Personal;

const PLACE: &str = "
INSERT INTO holds (case_id, placed_ms, person, reason_sealed) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (case_id) DO NOTHING";
const ONE: &str = "SELECT placed_ms, person, reason_sealed, copied_ms FROM holds WHERE case_id = ?1";
const LIST: &str = "SELECT case_id, placed_ms, person, reason_sealed, copied_ms FROM holds ORDER BY placed_ms, case_id";
const LIFT: &str = "DELETE FROM holds WHERE case_id = ?1";
const IS_HELD: &str = "SELECT EXISTS (SELECT 1 FROM holds WHERE case_id = ?1)";
const HAS_WORDS: &str = "SELECT EXISTS (SELECT 1 FROM entries WHERE case_id = ?1 AND length(body_sealed) > 0)";
const SEAL_CASE: &str = "UPDATE cases SET state = 'sealed' WHERE case_id = ?1";
const COPIED: &str = "UPDATE holds SET copied_ms = ?2 WHERE case_id = ?1 AND copied_ms IS NULL";
const COPY_BLOCKS: &str = "
INSERT INTO held_blocks (case_id, copied_ms, position, block_id, kind, body_sealed)
SELECT case_id, ?3, position, block_id, kind, body_sealed FROM blocks
WHERE case_id = ?1 AND body_sealed IS NOT NULL AND block_id IN (SELECT value FROM json_each(?2))";
const COPY_CHUNKS: &str = "
INSERT INTO held_chunks (case_id, copied_ms, file_ref, position, sealed)
SELECT case_id, ?3, file_ref, position, sealed FROM image_chunks
WHERE case_id = ?1 AND file_ref NOT IN (SELECT value FROM json_each(?2))";
const COPY_FILE: &str = "
INSERT INTO held_chunks (case_id, copied_ms, file_ref, position, sealed)
SELECT case_id, ?3, file_ref, position, sealed FROM image_chunks WHERE case_id = ?1 AND file_ref = ?2";
const COPIES: &str = "
SELECT (SELECT count(*) FROM held_blocks WHERE case_id = ?1) AS blocks,
    (SELECT count(DISTINCT file_ref) FROM held_chunks WHERE case_id = ?1) AS files";
const DROP_BLOCKS: &str = "DELETE FROM held_blocks WHERE case_id = ?1";
const DROP_CHUNKS: &str = "DELETE FROM held_chunks WHERE case_id = ?1";

#[cfg(test)]
pub(super) const STATEMENTS: &[&str] = &[
    PLACE,
    ONE,
    LIST,
    LIFT,
    IS_HELD,
    HAS_WORDS,
    SEAL_CASE,
    COPIED,
    COPY_BLOCKS,
    COPY_CHUNKS,
    COPY_FILE,
    COPIES,
    DROP_BLOCKS,
    DROP_CHUNKS,
];

/// A legal hold. Its reason may name a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HoldRow {
    /// The case.
    pub case_id: CaseId,
    /// Since when.
    pub placed_at: DateTime<Utc>,
    /// Who placed it.
    pub person: PersonId,
    /// Why; none where it does not open any more.
    pub reason: Option<Personal<String>>,
    /// The platform took the case away since, and this is a sealed copy of it.
    pub copied_at: Option<DateTime<Utc>>,
}

impl StoreTx {
    /// Places a hold on a case that is here, or of which words are left. False when it is under one already: the first stands.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn place_hold(&mut self, case_id: &CaseId, person: &PersonId, reason: &str) -> Result<bool, StoreError> {
        let sealed = self.keys_of(case_id).await?.seal(&Place::new(Label::Hold, ""), reason.as_bytes())?;
        let now = self.clock().now().timestamp_millis();
        let placed = sqlx::query(PLACE).bind(case_id.as_str()).bind(now).bind(person.as_str()).bind(sealed);
        Ok(placed.execute(self.db()?).await?.rows_affected() == 1)
    }

    /// Whether a case is under a hold.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn is_held(&mut self, case_id: &CaseId) -> Result<bool, StoreError> {
        Ok(sqlx::query_scalar(IS_HELD).bind(case_id.as_str()).fetch_one(self.db()?).await?)
    }

    /// Whether what our own decisions on a case say is here. Of a case that is gone it is what is left.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn has_words(&mut self, case_id: &CaseId) -> Result<bool, StoreError> {
        Ok(sqlx::query_scalar(HAS_WORDS).bind(case_id.as_str()).fetch_one(self.db()?).await?)
    }

    /// The hold on a case.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn hold(&mut self, case_id: &CaseId) -> Result<Option<HoldRow>, StoreError> {
        match sqlx::query(ONE).bind(case_id.as_str()).fetch_optional(self.db()?).await? {
            Some(row) => Ok(Some(self.hold_row(case_id.clone(), &row).await?)),
            None => Ok(None),
        }
    }

    /// Every hold, the oldest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn holds(&mut self) -> Result<Vec<HoldRow>, StoreError> {
        let rows = sqlx::query(LIST).fetch_all(self.db()?).await?;
        let mut holds = Vec::with_capacity(rows.len());
        for row in &rows {
            let case_id = CaseId::new(row.try_get::<String, _>("case_id")?);
            holds.push(self.hold_row(case_id, row).await?);
        }
        Ok(holds)
    }

    async fn hold_row(&mut self, case_id: CaseId, row: &sqlx::sqlite::SqliteRow) -> Result<HoldRow, StoreError> {
        let sealed: &[u8] = row.try_get("reason_sealed")?;
        let read = self.keys_of(&case_id).await.and_then(|keys| open_text(&keys, Label::Hold, sealed));
        let copied: Option<i64> = row.try_get("copied_ms")?;
        Ok(HoldRow {
            placed_at: time(row.try_get("placed_ms")?, "holds.placed_ms")?,
            person: PersonId::new(row.try_get::<String, _>("person")?),
            reason: StoreError::if_it_opens(read)?.map(Personal::new),
            copied_at: copied.map(|ms| time(ms, "holds.copied_ms")).transpose()?,
            case_id,
        })
    }

    /// Lifts a hold, and takes away what lay here only because of it: a sealed copy of the whole case, or of single blocks
    /// and files. Gives whether the whole case went; what else is kept of it goes by the rules.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn lift_hold(&mut self, case_id: &CaseId) -> Result<bool, StoreError> {
        let Some(hold) = self.hold(case_id).await? else { return Ok(false) };
        sqlx::query(LIFT).bind(case_id.as_str()).execute(self.db()?).await?;
        if hold.copied_at.is_some() {
            self.purge_case(case_id).await?;
            return Ok(true);
        }
        if self.held_copies(case_id).await? != (0, 0) {
            self.drop_held_copies(case_id).await?;
            self.renew_key_and_blocks(case_id).await?;
        }
        Ok(false)
    }

    /// The platform took a held case away: what is here becomes the sealed copy. To everybody but the hold it is gone.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn seal_copy(&mut self, case_id: &CaseId) -> Result<(), StoreError> {
        let now = self.clock().now().timestamp_millis();
        self.drop_claim(case_id).await?;
        self.forget_words(case_id);
        sqlx::query(SEAL_CASE).bind(case_id.as_str()).execute(self.db()?).await?;
        sqlx::query(COPIED).bind(case_id.as_str()).bind(now).execute(self.db()?).await?;
        Ok(())
    }

    /// The platform erased blocks of a held case: they are copied before they go from where screens read.
    pub(super) async fn copy_blocks(&mut self, case_id: &CaseId, lost: &[BlockId]) -> Result<(), StoreError> {
        let now = self.clock().now().timestamp_millis();
        let lost = serde_json::to_string(lost).map_err(StoreError::NotCanonical)?;
        sqlx::query(COPY_BLOCKS).bind(case_id.as_str()).bind(lost).bind(now).execute(self.db()?).await?;
        Ok(())
    }

    /// The same of the files that only those blocks named; `keep` is what the others name.
    pub(super) async fn copy_files_except(&mut self, case_id: &CaseId, keep: &str) -> Result<(), StoreError> {
        let now = self.clock().now().timestamp_millis();
        sqlx::query(COPY_CHUNKS).bind(case_id.as_str()).bind(keep).bind(now).execute(self.db()?).await?;
        Ok(())
    }

    /// The platform erased a file of a held case.
    pub(super) async fn copy_file(&mut self, case_id: &CaseId, file: &FileRef) -> Result<(), StoreError> {
        let now = self.clock().now().timestamp_millis();
        sqlx::query(COPY_FILE).bind(case_id.as_str()).bind(file.as_str()).bind(now).execute(self.db()?).await?;
        Ok(())
    }

    /// How many blocks and files of a case lie here as sealed copies.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn held_copies(&mut self, case_id: &CaseId) -> Result<(u32, u32), StoreError> {
        let row = sqlx::query(COPIES).bind(case_id.as_str()).fetch_one(self.db()?).await?;
        Ok((row.try_get("blocks")?, row.try_get("files")?))
    }

    pub(super) async fn drop_held_copies(&mut self, case_id: &CaseId) -> Result<(), StoreError> {
        sqlx::query(DROP_BLOCKS).bind(case_id.as_str()).execute(self.db()?).await?;
        sqlx::query(DROP_CHUNKS).bind(case_id.as_str()).execute(self.db()?).await?;
        Ok(())
    }
}
