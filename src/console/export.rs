//! Files that leave the vault because a person asked for a file.
//!
//! Promises: whoever takes one out may see pictures, has proven just now who they are, and says what for; its name goes through
//! the guard; that it left, and the purpose, are in the log before the caller has a byte of it (reliability B3 and 4.8,
//! requirement R-37). What a purpose is stands here for the log, the lists and the packages too.
use std::ops::RangeInclusive;

use super::fresh::Before;
use super::{AppError, Console};
use crate::access::roles::Command;
use crate::audit::Event;
use crate::catalogue::InternalText;
use crate::guard::Outlet;
use crate::ids::{CaseId, FileRef};
use crate::image::{Shown, media_type_of};

/// Characters of a purpose.
const PURPOSE: RangeInclusive<usize> = 3..=200;

/// A file as it came from the platform. Nothing of it was looked at but its first bytes, and it can be anything.
pub struct Original {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// Their media type by the first bytes; `application/octet-stream` for one that nobody here knows.
    pub media_type: &'static str,
}

impl Console {
    /// A picture to be written outside the vault under this name: our own pixels, as on the screen. That it left is in
    /// the log before the caller has a byte of it. The name goes through the guard first: a file travels, and its name is
    /// read by whoever gets it.
    ///
    /// # Errors
    /// As [`Console::image`]; `sign_in_again`; `package_purpose`; `tip_off_refused` for the name; and when the log cannot be
    /// written, nothing is given out.
    pub async fn image_to_save(
        &self,
        case_id: &CaseId,
        file: &FileRef,
        full: bool,
        name: &str,
        purpose: &str,
    ) -> Result<Shown, AppError> {
        let purpose = self.may_take_out(purpose)?;
        self.may_leave(Outlet::FileName, Some(case_id), name).await?;
        let shown = self.image(case_id, file, full).await?;
        let saved = Event::on("image_saved", case_id).with("file", file.as_str()).with("full", full);
        let mut tx = self.inner.store.begin().await?;
        tx.log(saved.with("purpose", purpose)).await?;
        tx.commit().await?;
        Ok(shown)
    }

    /// A file of a case as it came, to be written outside the vault under this name: what is not displayed (PDF, video,
    /// anything else) can be looked at elsewhere, by whoever decides to. It goes through the same doors as a picture: the
    /// role, the consent of the person it shows, the guard on the name, and the log before the caller has a byte of it.
    ///
    /// # Errors
    /// As [`Console::image_to_save`]; `image_erased` when the platform no longer has it.
    pub async fn original_to_save(
        &self,
        case_id: &CaseId,
        file: &FileRef,
        name: &str,
        purpose: &str,
    ) -> Result<Original, AppError> {
        let purpose = self.may_take_out(purpose)?;
        self.may_leave(Outlet::FileName, Some(case_id), name).await?;
        self.may_be_shown(case_id, file).await?;
        self.fetch_file(case_id, file).await?;
        let (row, bytes) = self.held_file(case_id, file).await?;
        let Some(bytes) = bytes.filter(|_| row.state != "erased") else { return Err(self.not_shown(&row.state)) };
        let sha256 = row.sha256.unwrap_or_default();
        let saved = Event::on("original_saved", case_id).with("file", file.as_str()).with("sha256", sha256);
        let mut tx = self.inner.store.begin().await?;
        tx.log(saved.with("purpose", purpose)).await?;
        tx.commit().await?;
        let media_type = media_type_of(&bytes);
        Ok(Original { bytes, media_type })
    }

    /// Asked before anything is fetched: the platform logs each access. Gives the purpose as it is logged.
    fn may_take_out(&self, purpose: &str) -> Result<String, AppError> {
        let person = self.person_for(Command::ViewImage)?;
        self.require_fresh(&person, Before::Leaving)?;
        self.purpose(purpose)
    }

    /// What something is taken out for, in words that may stand in a file and in the log; `package_purpose` for any other.
    pub(super) fn purpose(&self, text: &str) -> Result<String, AppError> {
        let text = text.trim();
        let good = PURPOSE.contains(&text.chars().count()) && !text.chars().any(char::is_control);
        if good {
            return Ok(text.to_owned());
        }
        // Packages were the first to ask for one; the code keeps their name.
        Err(AppError::new("package_purpose", InternalText::words(self.language(), "leaving-purpose", &[]), None))
    }
}
