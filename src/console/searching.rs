//! Searching: words are looked for in the search index, and the index is told of what it does not know yet.
use std::time::Duration;

use super::{AppError, Console};
use crate::access::roles::Command;
use crate::catalogue::InternalText;
use crate::ids::CaseId;
use crate::queue::list::{QueueFilter, Viewer, Wanted, counts};
use crate::queue::search::SearchFault;
use crate::queue::search_view::{SearchView, said, view};
use crate::queue::views::{ViewCount, built_in};
use crate::store::StoreError;

/// Rounds of telling a search waits for: what came a moment ago is found, and a first sync of many cases keeps no search
/// waiting.
const ROUNDS: usize = 5;
/// Between two rounds in the background, so that whatever else wants the file has its turn.
const PAUSE: Duration = Duration::from_millis(20);

impl Console {
    /// What a search is read as, for the person who types it. Asks no file.
    pub fn read_search(&self, text: &str) -> SearchView {
        view(text, self.language())
    }

    /// The views that come with the program and those the person made, each with how many cases it has: one walk counts
    /// them all.
    ///
    /// # Errors
    /// When nobody is signed in, a role is missing, or the file cannot be read.
    pub async fn views(&self) -> Result<Vec<ViewCount>, AppError> {
        let person = self.person_for(Command::ReadQueue)?;
        let viewer = Viewer { me: Some(&person.person_id), server_now: self.server_now(), language: self.language() };
        let kept = self.settings().settings.views.into_iter().map(|view| (view.name, view.filter, false));
        let named = built_in(self.language()).into_iter().map(|(name, filter)| (name, filter, true)).chain(kept);
        let may = |filter: &QueueFilter| !filter.operations || self.may(Command::ReadOperationsQueue);
        let read = |filter: &QueueFilter| Wanted::read(filter).ok().filter(|_| may(filter));
        let views: Vec<_> = named.map(|(name, filter, built_in)| (read(&filter), name, filter, built_in)).collect();
        let known: Vec<Wanted> = views.iter().filter_map(|(wanted, ..)| wanted.clone()).collect();
        let mut tx = self.inner.store.begin().await?;
        let mut counted = counts(&mut tx, &viewer, &known).await?.into_iter();
        tx.rollback().await?;
        let count = |(wanted, name, filter, built_in): (Option<Wanted>, String, QueueFilter, bool)| ViewCount {
            count: wanted.and_then(|_| counted.next()),
            name,
            built_in,
            filter,
        };
        Ok(views.into_iter().map(count).collect())
    }

    /// A filter whose search was read and whose words were looked for, and how many cases could not be looked at yet.
    pub(super) async fn searched(&self, filter: &QueueFilter) -> Result<(Wanted, u32), AppError> {
        let wanted = Wanted::read(filter).map_err(|fault| self.not_understood(&fault))?;
        if wanted.words().is_empty() {
            return Ok((wanted, 0));
        }
        let mut left = 0;
        for _ in 0..ROUNDS {
            left = self.inner.store.index_some().await?;
            if left == 0 {
                break;
            }
        }
        let found: Vec<CaseId> = self.inner.store.find(wanted.words()).await?;
        Ok((wanted.among(found), left))
    }

    fn not_understood(&self, fault: &SearchFault) -> AppError {
        let action = InternalText::words(self.language(), "search-do", &[]);
        AppError::new("search_not_understood", said(fault, self.language()), Some(&action))
    }

    /// In the background: tells the index of everything it does not know, a little at a time.
    pub(super) async fn keep_indexing(&self) {
        loop {
            match self.inner.store.index_some().await {
                Ok(0) => self.inner.index_wake.notified().await,
                Ok(_) => self.inner.clock.sleep(PAUSE).await,
                Err(StoreError::Closed | StoreError::Locked) => return,
                Err(cause) => {
                    tracing::warn!(error = %cause, "the search index could not be told of what changed");
                    self.inner.index_wake.notified().await;
                }
            }
        }
    }
}
