//! Contacts of the person in clear: for a purpose, of the case that is open, and in the log before they are seen.
//!
//! Promises: what is shown of a case never holds a contact in clear; they come by this call alone, for a purpose of a closed
//! list; that they were looked at is an entry, written in the transaction that read them. What is given ends with the case:
//! a case that was left, or a profile that was locked, has to be opened again.
use super::{AppError, Console};
use crate::access::roles::Command;
use crate::audit::Event;
use crate::case::contacts::{RevealPurpose, RevealedField, contacts};
use crate::case::snapshot;
use crate::catalogue::InternalText;
use crate::ids::CaseId;

impl Console {
    /// The contacts of the open case in clear. Each call is an entry of the log; a case without any is none.
    ///
    /// # Errors
    /// When the person may not, the case is not the one that is open, or the file cannot be read or written: then nothing
    /// is given out.
    pub async fn reveal(&self, case_id: &CaseId, purpose: RevealPurpose) -> Result<Vec<RevealedField>, AppError> {
        self.person_for(Command::Reveal)?;
        self.must_be_open(case_id)?;
        let mut tx = self.inner.store.begin().await?;
        let Some(seen) = snapshot::read(&mut tx, case_id, self.language()).await? else {
            tx.rollback().await?;
            return Err(AppError::unknown_case());
        };
        let found = contacts(&seen, self.language());
        if found.is_empty() {
            tx.rollback().await?;
            return Ok(found);
        }
        let fields: Vec<&str> = found.iter().map(|one| one.field.as_str()).collect();
        tx.log(Event::on("reveal", case_id).with("purpose", purpose.as_str()).with("fields", fields)).await?;
        tx.commit().await?;
        // It may have been left, or the profile locked, meanwhile.
        self.must_be_open(case_id)?;
        Ok(found)
    }

    fn must_be_open(&self, case_id: &CaseId) -> Result<(), AppError> {
        self.refuse_when_locked()?;
        let live = self.live();
        if [&live.open_case, &live.looked_at].contains(&&Some(case_id.clone())) {
            return Ok(());
        }
        drop(live);
        Err(self.not_open())
    }

    /// Whoever asks for contacts in clear, or for the whole case again, of a case that is not open. The code has the name of
    /// the first who was refused with it.
    pub(super) fn not_open(&self) -> AppError {
        let say = |key| InternalText::words(self.language(), key, &[]);
        AppError::new("reveal_not_open", say("reveal-not-open"), Some(&say("reveal-not-open-do")))
    }
}
