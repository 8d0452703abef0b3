//! Links that somebody follows from outside: the newest is kept until the page may have it.
//!
//! Promises: a link is read before anything else happens to it; the page gets a case's id or a refusal, once, and only
//! while somebody is signed in. What it does with it is for the page: it opens the case, or asks when another is open.
use std::sync::{Mutex, PoisonError};

use second_look::case::link::{self, NoCaseLink};
use second_look::console::AppError;
use second_look::ids::CaseId;

/// The newest link that nobody has taken yet.
#[derive(Debug, Default)]
pub struct Followed(Mutex<Option<Result<CaseId, NoCaseLink>>>);

impl Followed {
    /// Somebody followed a link.
    pub fn follow(&self, text: &str) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(link::read(text));
    }

    /// What was followed, once.
    ///
    /// # Errors
    /// `link_refused` when it was no link to a case.
    pub fn take(&self) -> Result<Option<CaseId>, AppError> {
        let followed = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        followed.transpose().map_err(|cause| AppError::new(cause.code(), cause.to_string(), Some(cause.what_to_do())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_link_is_had_once() {
        let followed = Followed::default();
        assert_eq!(followed.take().unwrap(), None, "nobody followed one");
        followed.follow("second-look://case/cse_1");
        followed.follow("second-look://case/cse_2");
        assert_eq!(followed.take().unwrap(), Some(CaseId::new("cse_2")));
        assert_eq!(followed.take().unwrap(), None, "a link opens its case once");
    }

    #[test]
    fn what_is_no_link_is_told_once() {
        let followed = Followed::default();
        followed.follow("second-look://decide/cse_1?answer=approve");
        assert_eq!(followed.take().unwrap_err().code, "link_refused");
        assert_eq!(followed.take().unwrap(), None);
    }
}
