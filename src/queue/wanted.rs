//! What to list, with its search read. Pure.
use super::list::QueueFilter;
use super::search::{self, Search, SearchFault};
use crate::ids::CaseId;

/// A filter whose search was read, and what its words found.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    pub(super) filter: QueueFilter,
    pub(super) search: Search,
    pub(super) found: Option<Vec<CaseId>>,
}

impl Wanted {
    /// Reads the search of a filter.
    ///
    /// # Errors
    /// What of it cannot be read, with its place.
    pub fn read(filter: &QueueFilter) -> Result<Self, SearchFault> {
        Ok(Self { filter: filter.clone(), search: search::read(&filter.text)?, found: None })
    }

    /// The words that only the search index can find; empty where there are none.
    pub fn words(&self) -> &[String] {
        &self.search.words
    }

    /// The same, whatever state was asked for: cases that can still be decided.
    #[must_use]
    pub fn pending(mut self) -> Self {
        (self.filter.state, self.search.state) = (None, None);
        self
    }

    /// The same, among these cases only.
    #[must_use]
    pub fn among(self, found: Vec<CaseId>) -> Self {
        Self { found: Some(found), ..self }
    }
}
