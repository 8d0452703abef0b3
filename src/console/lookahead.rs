//! While a person looks at a case, its own pictures are fetched, the next one is claimed, and its pictures are fetched and
//! decoded, unless the configuration wants pictures on demand alone.
use super::onward::is_open_to_me;
use super::{Changed, Console};
use crate::access::roles::{Command, Roles};
use crate::case::snapshot::{self, Snapshot};
use crate::ids::{CaseId, FileRef};
use crate::queue::claims::ClaimError;
use crate::queue::list::QueueRow;
use crate::store::StoreError;

/// Cases tried before the next one is left to be found when it is opened.
const MOST_TRIED: usize = 5;

impl Console {
    /// Starts looking ahead in the background; only in a window, never for the command line.
    pub(super) fn look_ahead(&self, case_id: &CaseId) {
        if !self.live().working || !(self.may(Command::ViewImage) || self.may(Command::Claim)) {
            return;
        }
        let (console, case_id) = (self.clone(), case_id.clone());
        self.inner.tasks.spawn(async move {
            tokio::select! {
                () = console.inner.stop.cancelled() => {}
                () = console.look_ahead_from(&case_id) => {}
            }
        });
    }

    pub(super) fn may(&self, command: Command) -> bool {
        let live = self.live();
        live.person
            .as_ref()
            .is_some_and(|person| Roles::from_words(person.roles.iter().map(String::as_str)).may(command))
    }

    async fn look_ahead_from(&self, case_id: &CaseId) {
        if self.fetch_pictures(case_id).await {
            self.tell(Changed { cases: vec![case_id.clone()], ..Changed::default() });
        }
        let _turn = self.inner.ahead_turn.lock().await;
        if self.live().open_case.as_ref() != Some(case_id) {
            // The person is elsewhere by now, and that case looks ahead for itself.
            return;
        }
        if let Some(next) = self.hold_next(case_id).await
            && self.inner.config.pictures_ahead
        {
            self.fetch_pictures(&next).await;
            self.decode_ahead(case_id, &next).await;
        }
        // Last: the next case is what a quick person waits for.
        if self.live().open_case.as_ref() == Some(case_id)
            && self.may(Command::ViewImage)
            && let Err(cause) = self.fetch_signed(case_id).await
        {
            tracing::info!(code = %cause.code, "signed files could not be looked for");
        }
    }

    /// The next case of the list the person works, held ready if they may claim. One that cannot be had is passed over.
    async fn hold_next(&self, open: &CaseId) -> Option<CaseId> {
        let filter = self.live().listed.clone();
        // What the person holds for review was open a moment ago: its pictures are here.
        let free = |row: &QueueRow| row.holder.is_none() && is_open_to_me(row);
        let mut free = self.onward(Some(open), &filter, MOST_TRIED, free).await.ok()?.into_iter();
        if !self.may(Command::Claim) {
            return free.next();
        }
        for next in free {
            self.claims().give_back_ahead(&next).await.ok()?;
            match self.claims().take_ahead(&next).await {
                Ok(true) => {
                    if self.live().open_case.is_none() {
                        self.claims().leave(&next).await.ok()?;
                    }
                    return Some(next);
                }
                Ok(false) => {}
                Err(ClaimError::Platform(cause)) if cause.code().is_some() => {
                    self.tell(Changed { queue: true, cases: vec![next], ..Changed::default() });
                }
                Err(_) => return None,
            }
        }
        None
    }

    /// Gives true when anything came, or is known not to come for now: both are something to show.
    async fn fetch_pictures(&self, case_id: &CaseId) -> bool {
        let Ok(Some(wanted)) = self.wanted_pictures(case_id).await else { return false };
        let fetches = wanted.iter().map(|file| self.fetch_file(case_id, file));
        let came = futures::future::join_all(fetches).await.iter().any(Result::is_ok);
        came || wanted.iter().any(|file| self.file_waits().last(case_id, file).is_some())
    }

    /// The pictures of a case that are still to come, or to be compared with newer evidence. None when the case is not
    /// here.
    pub(super) async fn wanted_pictures(&self, case_id: &CaseId) -> Result<Option<Vec<FileRef>>, StoreError> {
        let mut tx = self.inner.store.begin().await?;
        let seen = snapshot::read(&mut tx, case_id, self.language()).await?;
        let held = tx.images(case_id).await?;
        tx.rollback().await?;
        let mut wanted = match seen {
            Some(seen) => shown_pictures(&seen),
            None => return Ok(None),
        };
        wanted.retain(|file| !held.iter().any(|row| row.file_ref == *file && !row.older_than_evidence));
        Ok(Some(wanted))
    }

    /// The pictures of a case that may be shown, in the order of its evidence.
    pub(super) async fn pictures_to_show(&self, case_id: &CaseId) -> Result<Vec<FileRef>, StoreError> {
        let mut tx = self.inner.store.begin().await?;
        let seen = snapshot::read(&mut tx, case_id, self.language()).await?;
        tx.rollback().await?;
        Ok(seen.as_ref().map(shown_pictures).unwrap_or_default())
    }
}

/// What may not be shown without consent is not fetched either.
fn shown_pictures(seen: &Snapshot) -> Vec<FileRef> {
    let evidence = &seen.evidence;
    let pictures = evidence.files.iter().filter(|file| file.is_picture() && evidence.may_show(file));
    pictures.map(|file| file.file.clone()).collect()
}
