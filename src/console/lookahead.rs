//! While a person looks at a case, its own pictures and those of the next one are fetched.
use super::{Changed, Console};
use crate::access::roles::{Command, Roles};
use crate::case::evidence::Side;
use crate::case::snapshot;
use crate::ids::CaseId;
use crate::queue::list::QueueFilter;

impl Console {
    /// Starts fetching in the background; only in a window, never for the command line.
    pub(super) fn look_ahead(&self, case_id: &CaseId) {
        let may =
            self.live().person.as_ref().is_some_and(|person| {
                Roles::from_words(person.roles.iter().map(String::as_str)).may(Command::ViewImage)
            });
        if !may || !self.live().working {
            return;
        }
        let (console, case_id) = (self.clone(), case_id.clone());
        self.inner.tasks.spawn(async move {
            tokio::select! {
                () = console.inner.stop.cancelled() => {}
                () = console.fetch_files_of(&case_id, true) => {}
            }
        });
    }

    async fn fetch_files_of(&self, case_id: &CaseId, then_next: bool) {
        if self.fetch_pictures(case_id).await {
            self.tell(Changed { cases: vec![case_id.clone()], ..Changed::default() });
        }
        if !then_next {
            return;
        }
        if let Ok(Some(next)) = self.next_case(Some(case_id), &QueueFilter::default()).await {
            self.fetch_pictures(&next).await;
        }
    }

    /// Gives true when anything came.
    async fn fetch_pictures(&self, case_id: &CaseId) -> bool {
        let Ok(mut tx) = self.inner.store.begin().await else { return false };
        let seen = snapshot::read(&mut tx, case_id, self.inner.language).await;
        let held = tx.images(case_id).await.unwrap_or_default();
        let rolled_back = tx.rollback().await;
        let (Ok(Some(seen)), Ok(())) = (seen, rolled_back) else { return false };
        let wanted: Vec<_> = seen
            .evidence
            .files
            .iter()
            .filter(|file| !matches!(file.side, Side::Video | Side::Report))
            .filter(|file| !held.iter().any(|row| row.file_ref == file.file))
            .map(|file| file.file.clone())
            .collect();
        let fetches = wanted.iter().map(|file| self.fetch_file(case_id, file));
        futures::future::join_all(fetches).await.iter().any(Result::is_ok)
    }
}
