//! Files of signed packages: fetched once, digested, kept sealed, and shown by name, type, size and digest only.
//!
//! Their links stand in the data block, live as short as any and are never stored: to fetch a file, its block is asked for
//! anew. Nothing of them is decoded; a copy leaves the vault only by the deliberate way ([`super::export`]).
use super::{AppError, Changed, Console};
use crate::access::roles::Command;
use crate::case::evidence::Side;
use crate::case::pictures::{ImageState, SignedFileView};
use crate::case::snapshot;
use crate::ids::{CaseId, FileRef};

impl Console {
    /// Fetches the signed files of a case that are not here, and compares those that are with newer evidence. One that
    /// cannot be had keeps no other back, and says why where it is listed.
    ///
    /// # Errors
    /// When the person may not see images, which are as personal, or the case is not here.
    pub async fn fetch_signed(&self, case_id: &CaseId) -> Result<(), AppError> {
        self.person_for(Command::ViewImage)?;
        let wanted = self.wanted_signed(case_id).await?;
        for file in &wanted {
            if let Err(cause) = self.fetch_file(case_id, file).await {
                tracing::info!(code = %cause.code, "a signed file could not be fetched");
            }
        }
        if !wanted.is_empty() {
            self.tell(Changed { cases: vec![case_id.clone()], ..Changed::default() });
        }
        Ok(())
    }

    async fn wanted_signed(&self, case_id: &CaseId) -> Result<Vec<FileRef>, AppError> {
        let mut tx = self.inner.store.begin().await?;
        let seen = snapshot::read(&mut tx, case_id, self.language()).await?;
        let held = tx.images(case_id).await?;
        tx.rollback().await?;
        let evidence = seen.ok_or_else(AppError::unknown_case)?.evidence;
        let here = |file: &FileRef| held.iter().any(|row| row.file_ref == *file && !row.older_than_evidence);
        let signed = evidence.files.iter().filter(|facts| facts.side == Side::Signed && !here(&facts.file));
        Ok(signed.map(|facts| facts.file.clone()).collect())
    }

    /// Says of signed files that are not here why they were not to be had, and what the person can do.
    pub(super) fn say_refused_signed(&self, case_id: &CaseId, files: &mut [SignedFileView]) {
        let waits = self.file_waits();
        for file in files.iter_mut().filter(|file| file.state == ImageState::NotFetched) {
            if let Some(told) = waits.told(case_id, &file.file_ref, self.language()) {
                (file.state, file.problem) = (ImageState::Refused, Some(told));
            }
        }
    }
}
