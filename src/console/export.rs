//! Pictures that leave the vault because a person asked for a file.
use super::{AppError, Console};
use crate::audit::Event;
use crate::guard::Outlet;
use crate::ids::{CaseId, FileRef};
use crate::image::Shown;

impl Console {
    /// A picture to be written outside the vault under this name: our own pixels, as on the screen. That it left is in
    /// the log before the caller has a byte of it. The name goes through the guard first: a file travels, and its name is
    /// read by whoever gets it.
    ///
    /// # Errors
    /// As [`Console::image`]; `tip_off_refused` for the name; and when the log cannot be written, nothing is given out.
    pub async fn image_to_save(
        &self,
        case_id: &CaseId,
        file: &FileRef,
        full: bool,
        name: &str,
    ) -> Result<Shown, AppError> {
        self.may_leave(Outlet::FileName, Some(case_id), name).await?;
        let shown = self.image(case_id, file, full).await?;
        let mut tx = self.inner.store.begin().await?;
        tx.log(Event::on("image_saved", case_id).with("file", file.as_str()).with("full", full)).await?;
        tx.commit().await?;
        Ok(shown)
    }
}
