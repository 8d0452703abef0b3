//! Step-ups by the code that opened them, what became of them, and key figures, for the roles that look for patterns (R-18,
//!
use super::{AppError, Console};
use crate::access::roles::Command;
use crate::queue::reason_table::{ReasonTable, Tally};

/// Cases read at a time: decisions get in between.
const PAGE: u32 = 500;

impl Console {
    /// The table of everything this profile holds.
    ///
    /// # Errors
    /// When nobody is signed in, the role is missing, or the file cannot be read.
    pub async fn reasons(&self) -> Result<ReasonTable, AppError> {
        self.person_for(Command::ReadDecisions)?;
        let (mut tally, mut after) = (Tally::default(), None);
        loop {
            let mut tx = self.inner.store.begin().await?;
            let (cases, last) = tx.counted_after(after.as_ref(), PAGE).await?;
            tx.rollback().await?;
            cases.iter().for_each(|case| tally.add(case));
            after = last;
            if cases.len() < PAGE as usize {
                return Ok(tally.table(self.inner.clock.now(), self.language()));
            }
        }
    }
}
