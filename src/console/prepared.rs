//! Previews of the next case, decoded while a person looks at this one: when the case opens, its pictures wait for no
//! decoder.
//!
//! They lie in memory only, of the open case and the next one, and end with the console. A preview is handed out only for
//! the very bytes it was made of, after every check a picture passes that was not decoded ahead, and with a watermark of
//! whoever looks that is a few minutes old at most.
use std::collections::BTreeSet;
use std::sync::{MutexGuard, PoisonError};
use std::time::Duration;

use super::Console;
use crate::access::roles::Command;
use crate::ids::{CaseId, FileRef, PersonId};
use crate::image::{Shown, Watermark};
use crate::store::StoreError;

/// Most that is kept, bytes; what is more is decoded when it is looked at.
const MOST_BYTES: usize = 24 << 20;

/// The watermark of a preview says when it was made; one that is older is made anew when it is looked at.
const FRESH: Duration = Duration::from_secs(5 * 60);

/// The previews kept.
#[derive(Default)]
pub(super) struct Prepared {
    previews: Vec<Preview>,
}

struct Preview {
    case_id: CaseId,
    file: FileRef,
    /// Digest of the bytes it was made of.
    sha256: String,
    /// Whoever it was made for, and when, by the clock's own time.
    person: Option<PersonId>,
    made: Duration,
    shown: Shown,
}

impl Prepared {
    fn of(&self, case_id: &CaseId, file: &FileRef, sha256: &str) -> Option<&Preview> {
        let same = |one: &&Preview| one.case_id == *case_id && one.file == *file && one.sha256 == sha256;
        self.previews.iter().find(same)
    }

    /// Lets go of every case but these.
    fn keep_only(&mut self, cases: &[&CaseId]) {
        self.previews.retain(|one| cases.contains(&&one.case_id));
    }

    fn keep(&mut self, preview: Preview) {
        self.previews.retain(|one| one.case_id != preview.case_id || one.file != preview.file);
        let bytes: usize = self.previews.iter().map(|one| one.shown.bytes.len()).sum();
        if bytes + preview.shown.bytes.len() <= MOST_BYTES {
            self.previews.push(preview);
        }
    }

    /// The cases there are previews of.
    fn cases(&self) -> BTreeSet<CaseId> {
        self.previews.iter().map(|one| one.case_id.clone()).collect()
    }

    /// Lets go of every preview of a case whose bytes are none of these, by file and digest.
    fn keep_of(&mut self, case_id: &CaseId, held: &[(FileRef, Option<String>)]) {
        let is_held = |one: &Preview| {
            held.iter().any(|(file, sha256)| *file == one.file && sha256.as_deref() == Some(one.sha256.as_str()))
        };
        self.previews.retain(|one| one.case_id != *case_id || is_held(one));
    }
}

impl Console {
    pub(super) fn prepared(&self) -> MutexGuard<'_, Prepared> {
        self.inner.prepared.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How many pictures of a case wait decoded.
    pub fn pictures_ahead(&self, case_id: &CaseId) -> usize {
        self.prepared().previews.iter().filter(|one| one.case_id == *case_id).count()
    }

    /// A preview made ahead of exactly these bytes.
    pub(super) fn made_ahead(&self, case_id: &CaseId, file: &FileRef, sha256: Option<&str>) -> Option<Shown> {
        let (person, now) = (self.looking(), self.inner.clock.elapsed());
        let fits = |one: &&Preview| one.person == person && now.saturating_sub(one.made) < FRESH;
        self.prepared().of(case_id, file, sha256?).filter(fits).map(|one| one.shown.clone())
    }

    /// Who looks and when, for the pixels of a picture; none where the organisation's file says so.
    pub(super) fn watermark(&self) -> Option<Watermark> {
        if !self.inner.config.watermark {
            return None;
        }
        self.live().person.as_ref().map(|person| Watermark::of(&person.person_id, self.inner.clock.now()))
    }

    fn looking(&self) -> Option<PersonId> {
        self.live().person.as_ref().map(|person| person.person_id.clone())
    }

    /// Decodes the pictures of the next case, one at a time: what the person looks at now finds a decoder free. One that
    /// cannot be decoded is told when it is looked at.
    pub(super) async fn decode_ahead(&self, open: &CaseId, next: &CaseId) {
        self.prepared().keep_only(&[open, next]);
        if !self.may(Command::ViewImage) {
            return;
        }
        for file in self.pictures_to_show(next).await.unwrap_or_default() {
            if self.live().open_case.as_ref() != Some(open) {
                return;
            }
            let Ok((row, Some(bytes))) = self.held_file(next, &file).await else { continue };
            let Some(sha256) = row.sha256.filter(|_| row.state != "bad" && row.state != "erased") else { continue };
            if self.made_ahead(next, &file, Some(&sha256)).is_some() {
                continue;
            }
            let (person, made, mark) = (self.looking(), self.inner.clock.elapsed(), self.watermark());
            if let Ok(shown) = self.inner.decoder.render(&bytes, false, mark).await {
                self.prepared().keep(Preview { case_id: next.clone(), file, sha256, person, made, shown });
            }
            // It may have been taken away, or the person gone on, while it was being decoded.
            if self.drop_stale_previews().await.is_err() || self.live().open_case.as_ref() != Some(open) {
                self.prepared().keep_only(&[open]);
                return;
            }
        }
    }

    /// After what the platform told: what it took away is not in memory either.
    pub(super) async fn drop_stale_previews(&self) -> Result<(), StoreError> {
        let cases = self.prepared().cases();
        if cases.is_empty() {
            return Ok(());
        }
        let mut tx = self.inner.store.begin().await?;
        for case_id in cases {
            let held = tx.images(&case_id).await?;
            let held: Vec<_> = held.into_iter().map(|row| (row.file_ref, row.sha256)).collect();
            self.prepared().keep_of(&case_id, &held);
        }
        tx.rollback().await
    }

    /// Nothing of any case is left in memory.
    pub(super) fn forget_prepared(&self) {
        self.prepared().keep_only(&[]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn preview(case: &str, file: &str, bytes: usize) -> Preview {
        let shown = Shown { bytes: vec![0; bytes], media_type: "image/jpeg" };
        Preview {
            case_id: CaseId::new(case),
            file: FileRef::new(file),
            sha256: "d1".to_owned(),
            person: None,
            made: Duration::ZERO,
            shown,
        }
    }

    #[test]
    fn a_preview_is_given_only_for_the_bytes_it_was_made_of_and_ends_with_its_case() {
        let mut prepared = Prepared::default();
        prepared.keep(preview("a", "front", 1));
        prepared.keep(preview("b", "front", 1));
        let (a, b, front) = (CaseId::new("a"), CaseId::new("b"), FileRef::new("front"));
        assert!(prepared.of(&a, &front, "d1").is_some());
        assert!(prepared.of(&a, &front, "d2").is_none(), "other bytes are another picture");
        prepared.keep_of(&a, &[(front.clone(), Some("d1".to_owned()))]);
        assert!(prepared.of(&a, &front, "d1").is_some(), "what is still held stays");
        prepared.keep_of(&b, &[(front.clone(), None)]);
        assert!(prepared.of(&b, &front, "d1").is_none(), "what was erased goes");
        prepared.keep_only(&[&b]);
        assert!(prepared.of(&a, &front, "d1").is_none());
    }

    #[test]
    fn what_is_kept_has_a_limit() {
        let mut prepared = Prepared::default();
        prepared.keep(preview("a", "front", MOST_BYTES));
        prepared.keep(preview("a", "back", 1));
        assert_eq!(prepared.previews.len(), 1, "the next is decoded when it is looked at");
    }
}
