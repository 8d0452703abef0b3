//! Reading the log of a case.
use super::{AppError, Console};
use crate::access::roles::Command;
use crate::ids::CaseId;
use crate::store::LogRow;

impl Console {
    /// The log entries of a case, in order.
    ///
    /// # Errors
    /// When nobody is signed in or the file cannot be read.
    pub async fn log_of(&self, case_id: &CaseId) -> Result<Vec<LogRow>, AppError> {
        self.person_for(Command::OpenCase)?;
        let mut tx = self.inner.store.begin().await?;
        let rows = tx.log_of(case_id).await?;
        tx.rollback().await?;
        Ok(rows)
    }
}
