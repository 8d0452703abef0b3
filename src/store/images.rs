//! Document images: the original bytes, sealed in chunks, and what is known of each file.
use std::collections::BTreeSet;

use sqlx::Row;

use super::audit_log::time;
use super::seal::{Label, Place};
use super::{StoreError, StoreTx};
use crate::ids::{CaseId, FileRef};
use crate::image::ImageProblem;

const KEEP: &str = "
INSERT INTO images (case_id, file_ref, state, problem, sha256, size_bytes, media_type, width, height, fetched_ms)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
ON CONFLICT (case_id, file_ref) DO UPDATE SET state = excluded.state, problem = excluded.problem,
    sha256 = excluded.sha256, size_bytes = excluded.size_bytes, media_type = excluded.media_type,
    width = excluded.width, height = excluded.height, fetched_ms = excluded.fetched_ms";
const CLEAR: &str = "DELETE FROM image_chunks WHERE case_id = ?1 AND file_ref = ?2";
const CHUNK: &str = "INSERT INTO image_chunks (case_id, file_ref, position, sealed) VALUES (?1, ?2, ?3, ?4)";
const LIST: &str = "
SELECT file_ref, state, problem, sha256, size_bytes, media_type, width, height, fetched_ms,
    fetched_ms < (SELECT evidence_ms FROM cases WHERE cases.case_id = ?1) AS older FROM images
WHERE case_id = ?1 ORDER BY file_ref";
const COMPARED: &str = "UPDATE images SET fetched_ms = ?3 WHERE case_id = ?1 AND file_ref = ?2";
const CHANGED: &str = "
UPDATE images SET state = 'changed', problem = 'changed'
WHERE case_id = ?1 AND file_ref = ?2 AND (state = 'ready' OR problem IN (SELECT value FROM json_each(?3)))";
const JUDGED: &str = "
UPDATE images SET state = ?3, problem = ?4, media_type = coalesce(?5, media_type), width = coalesce(?6, width),
    height = coalesce(?7, height)
WHERE case_id = ?1 AND file_ref = ?2 AND state IN ('ready', 'bad')";
const HAS_BYTES: &str = "SELECT EXISTS (SELECT 1 FROM image_chunks WHERE case_id = ?1 AND file_ref = ?2)";
const CHUNKS: &str = "
SELECT sealed FROM image_chunks WHERE case_id = ?1 AND file_ref = ?2 ORDER BY position";
const HAS_OTHERS: &str = "
SELECT EXISTS (SELECT 1 FROM image_chunks WHERE case_id = ?1 AND file_ref NOT IN (SELECT value FROM json_each(?2)))";
const DROP: &str = "
DELETE FROM images WHERE case_id = ?1 AND file_ref NOT IN (SELECT value FROM json_each(?2))";

#[cfg(test)]
pub(super) const STATEMENTS: &[&str] =
    &[KEEP, CLEAR, CHUNK, LIST, COMPARED, CHANGED, JUDGED, HAS_BYTES, CHUNKS, HAS_OTHERS, DROP];

/// A file as it was fetched.
pub struct NewImage<'a> {
    /// Which file.
    pub file_ref: &'a FileRef,
    /// `ready`, `bad`, `erased`, `changed`.
    pub state: &'a str,
    /// A stable code when it cannot be shown.
    pub problem: Option<&'a str>,
    /// Digest of the original bytes at first sight.
    pub sha256: Option<&'a str>,
    /// Type found by looking at the bytes.
    pub media_type: Option<&'a str>,
    /// Width and height in pixels.
    pub size: Option<(u32, u32)>,
    /// The original bytes; empty when they are not kept.
    pub bytes: &'a [u8],
}

/// What is known of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImageRow {
    /// Which file.
    pub file_ref: FileRef,
    /// `ready`, `bad`, `erased`, `changed`.
    pub state: String,
    /// A stable code when it cannot be shown.
    pub problem: Option<String>,
    /// Digest of the original bytes.
    pub sha256: Option<String>,
    /// Size of the original bytes.
    pub size_bytes: Option<u32>,
    /// Type found by looking at the bytes.
    pub media_type: Option<String>,
    /// Width in pixels.
    pub width: Option<u32>,
    /// Height in pixels.
    pub height: Option<u32>,
    /// When it was fetched, or last compared with what the platform has.
    pub fetched_at: chrono::DateTime<chrono::Utc>,
    /// The evidence held is newer: the file has to be compared again.
    pub older_than_evidence: bool,
}

impl StoreTx {
    /// Keeps a file, its bytes sealed in chunks.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn keep_image(&mut self, case_id: &CaseId, image: &NewImage<'_>) -> Result<(), StoreError> {
        let now = self.clock().now().timestamp_millis();
        sqlx::query(KEEP)
            .bind(case_id.as_str())
            .bind(image.file_ref.as_str())
            .bind(image.state)
            .bind(image.problem)
            .bind(image.sha256)
            .bind(i64::try_from(image.bytes.len()).map_err(|_| StoreError::Corrupt("images.size_bytes"))?)
            .bind(image.media_type)
            .bind(image.size.map(|(width, _)| width))
            .bind(image.size.map(|(_, height)| height))
            .bind(now)
            .execute(self.db()?)
            .await?;
        self.write_chunks(case_id, image.file_ref, image.bytes).await
    }

    /// Whether bytes of a file are here.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn has_bytes(&mut self, case_id: &CaseId, file: &FileRef) -> Result<bool, StoreError> {
        Ok(sqlx::query_scalar(HAS_BYTES).bind(case_id.as_str()).bind(file.as_str()).fetch_one(self.db()?).await?)
    }

    /// The platform erased a file. What is here of it goes, but for its digest, and opens in no old copy either; under a hold
    /// it becomes a sealed copy that no screen reads.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn erase_file(&mut self, case_id: &CaseId, gone: &NewImage<'_>) -> Result<(), StoreError> {
        let (here, held) = (self.has_bytes(case_id, gone.file_ref).await?, self.is_held(case_id).await?);
        if here && held {
            self.copy_file(case_id, gone.file_ref).await?;
        }
        self.keep_digests(case_id, Some(gone.file_ref)).await?;
        self.keep_image(case_id, gone).await?;
        // Not even the seal around nothing: it would count as bytes that are here.
        sqlx::query(CLEAR).bind(case_id.as_str()).bind(gone.file_ref.as_str()).execute(self.db()?).await?;
        if here && !held {
            self.renew_key_and_blocks(case_id).await?;
        }
        Ok(())
    }

    /// Notes that a file was compared with what the platform has now. One that differs keeps its first version and says
    /// so from now on. Why one cannot be shown at all stays; what the machine was the reason for
    /// ([`MAY_PASS`](ImageProblem::MAY_PASS)) gives way, a later look says it again.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn image_compared(&mut self, case_id: &CaseId, file_ref: &FileRef, same: bool) -> Result<(), StoreError> {
        let now = self.clock().now().timestamp_millis();
        let (case_id, file_ref) = (case_id.as_str(), file_ref.as_str());
        sqlx::query(COMPARED).bind(case_id).bind(file_ref).bind(now).execute(self.db()?).await?;
        if !same {
            let may_pass = ImageProblem::MAY_PASS.map(ImageProblem::code);
            let may_pass = serde_json::to_string(&may_pass).map_err(StoreError::NotCanonical)?;
            sqlx::query(CHANGED).bind(case_id).bind(file_ref).bind(may_pass).execute(self.db()?).await?;
        }
        Ok(())
    }

    /// Notes what came of decoding a file that is here: type, width and height in pixels, or the stable code of why it
    /// cannot be shown. That it changed stays the first thing to say of a file that did.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn image_judged(
        &mut self,
        case_id: &CaseId,
        file_ref: &FileRef,
        found: Result<(&str, u32, u32), &str>,
    ) -> Result<(), StoreError> {
        let (media_type, width, height) = match found {
            Ok((media_type, width, height)) => (Some(media_type), Some(width), Some(height)),
            Err(_) => (None, None, None),
        };
        sqlx::query(JUDGED)
            .bind(case_id.as_str())
            .bind(file_ref.as_str())
            .bind(if found.is_ok() { "ready" } else { "bad" })
            .bind(found.err())
            .bind(media_type)
            .bind(width)
            .bind(height)
            .execute(self.db()?)
            .await?;
        Ok(())
    }

    pub(super) async fn write_chunks(
        &mut self,
        case_id: &CaseId,
        file_ref: &FileRef,
        bytes: &[u8],
    ) -> Result<(), StoreError> {
        sqlx::query(CLEAR).bind(case_id.as_str()).bind(file_ref.as_str()).execute(self.db()?).await?;
        let keys = self.keys_of(case_id).await?;
        for (position, sealed) in
            keys.seal_chunks(&Place::new(Label::File, file_ref.as_str()), bytes)?.into_iter().enumerate()
        {
            sqlx::query(CHUNK)
                .bind(case_id.as_str())
                .bind(file_ref.as_str())
                .bind(i64::try_from(position).map_err(|_| StoreError::Corrupt("image_chunks.position"))?)
                .bind(sealed)
                .execute(self.db()?)
                .await?;
        }
        Ok(())
    }

    /// What is known of a case's files.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn images(&mut self, case_id: &CaseId) -> Result<Vec<ImageRow>, StoreError> {
        let rows = sqlx::query(LIST).bind(case_id.as_str()).fetch_all(self.db()?).await?;
        rows.iter()
            .map(|row| {
                Ok(ImageRow {
                    file_ref: FileRef::new(row.try_get::<String, _>("file_ref")?),
                    state: row.try_get("state")?,
                    problem: row.try_get("problem")?,
                    sha256: row.try_get("sha256")?,
                    size_bytes: row.try_get("size_bytes")?,
                    media_type: row.try_get("media_type")?,
                    width: row.try_get("width")?,
                    height: row.try_get("height")?,
                    fetched_at: time(row.try_get("fetched_ms")?, "images.fetched_ms")?,
                    older_than_evidence: row.try_get::<Option<bool>, _>("older")?.unwrap_or(false),
                })
            })
            .collect()
    }

    /// The original bytes of a file; none when they are not held.
    ///
    /// # Errors
    /// When the file cannot be read, or a chunk was altered, dropped or moved.
    pub async fn image_bytes(&mut self, case_id: &CaseId, file_ref: &FileRef) -> Result<Option<Vec<u8>>, StoreError> {
        let sealed: Vec<Vec<u8>> =
            sqlx::query_scalar(CHUNKS).bind(case_id.as_str()).bind(file_ref.as_str()).fetch_all(self.db()?).await?;
        if sealed.is_empty() {
            return Ok(None);
        }
        Ok(Some(
            self.keys_of(case_id).await?.open_chunks(&Place::new(Label::File, file_ref.as_str()), &sealed)?.to_vec(),
        ))
    }

    /// Drops the files of a case that nothing names any more; under a hold their bytes become sealed copies. Gives whether
    /// bytes went for good: then the caller owes the case a new key.
    pub(super) async fn drop_images_except(
        &mut self,
        case_id: &CaseId,
        keep: &BTreeSet<String>,
    ) -> Result<bool, StoreError> {
        let keep = serde_json::Value::from(keep.iter().cloned().collect::<Vec<_>>()).to_string();
        let held = self.is_held(case_id).await?;
        if held {
            self.copy_files_except(case_id, &keep).await?;
        }
        let went: bool =
            sqlx::query_scalar(HAS_OTHERS).bind(case_id.as_str()).bind(keep.as_str()).fetch_one(self.db()?).await?;
        sqlx::query(DROP).bind(case_id.as_str()).bind(keep).execute(self.db()?).await?;
        Ok(went && !held)
    }
}
