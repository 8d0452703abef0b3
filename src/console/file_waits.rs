//! Files that were not to be had: why, in words, and until when nobody asks the platform again.
//!
//! Kept in memory only. A refusal holds for its file and says nothing of others or of the network; whoever asks within
//! its time is answered from here. The times are pure: the random part is an argument.
use std::collections::HashMap;
use std::time::Duration;

use super::AppError;
use crate::catalogue::{InternalText, Language};
use crate::ids::{CaseId, FileRef};
use crate::outbox::schedule::doubled;
use crate::platform::PlatformError;

/// After a refusal that only people can mend.
const FOR_PEOPLE: Duration = Duration::from_secs(600);
/// The first wait after a file that should have come; each further one is twice as long.
const FIRST: Duration = Duration::from_secs(5);
/// The longest of those.
const LONGEST: Duration = Duration::from_secs(300);
/// A refusal this old is forgotten, and with it how often it came.
const FORGOTTEN: Duration = Duration::from_secs(3600);

/// Why a file is not asked for at the moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FileWait {
    code: &'static str,
    tries: u32,
    /// Monotonic time.
    until: Duration,
}

/// Those of every file. Both ids are needed: what one case may not have is no secret of another.
#[derive(Debug, Default)]
pub(super) struct FileWaits(HashMap<(CaseId, FileRef), FileWait>);

impl FileWaits {
    /// Notes a failure that has a wait, and gives its code; the others have ways of their own (offline, a pause for the
    /// whole platform, an erasure).
    pub fn note(
        &mut self,
        case_id: &CaseId,
        file: &FileRef,
        cause: &PlatformError,
        now: Duration,
        share: f64,
    ) -> Option<&'static str> {
        let code = code(cause)?;
        self.0.retain(|_, wait| now < wait.until.saturating_add(FORGOTTEN));
        let wait = self.0.entry((case_id.clone(), file.clone())).or_insert(FileWait { code, tries: 0, until: now });
        let tries = wait.tries.saturating_add(1);
        let length = length(code, tries, share).max(cause.retry_after().unwrap_or_default());
        *wait = FileWait { code, tries, until: now.saturating_add(length) };
        Some(code)
    }

    /// The file came, or is known to be gone.
    pub fn forget(&mut self, case_id: &CaseId, file: &FileRef) {
        self.0.remove(&(case_id.clone(), file.clone()));
    }

    /// Why the file did not come, as long as nobody asks again.
    pub fn waiting(&self, case_id: &CaseId, file: &FileRef, now: Duration) -> Option<&'static str> {
        self.0.get(&(case_id.clone(), file.clone())).filter(|wait| now < wait.until).map(|wait| wait.code)
    }

    /// Why the file did not come the last time, for the screen: also when it may be asked for again.
    pub fn last(&self, case_id: &CaseId, file: &FileRef) -> Option<&'static str> {
        self.0.get(&(case_id.clone(), file.clone())).map(|wait| wait.code)
    }

    /// The same in words: why, and what the person can do.
    pub fn told(&self, case_id: &CaseId, file: &FileRef, language: Language) -> Option<String> {
        let (why, what_to_do) = words(self.last(case_id, file)?, language);
        Some(format!("{why} {what_to_do}"))
    }
}

fn code(cause: &PlatformError) -> Option<&'static str> {
    match cause {
        PlatformError::FileRefused { why, .. } => Some(why.code()),
        PlatformError::LinkExpired => Some("link_expired"),
        PlatformError::FileHostRefused => Some("file_host_refused"),
        _ => None,
    }
}

fn length(code: &str, tries: u32, share: f64) -> Duration {
    match code {
        "image_not_enabled" | "image_not_eligible" => return FOR_PEOPLE,
        // Nobody was asked for the bytes: it is remembered for the screen, and the next who asks asks.
        "file_host_refused" => return Duration::ZERO,
        _ => {}
    }
    doubled(FIRST, tries, LONGEST).mul_f64(0.5 + share.clamp(0.0, 1.0) / 2.0)
}

/// What is said of it: why, and what the person can do.
fn words(code: &str, language: Language) -> (String, String) {
    let key = code.trim_start_matches("image_");
    let of = |part: &str| InternalText::words(language, &format!("picture-{part}-{key}"), &[]);
    (of("bad"), of("do"))
}

/// The same as an error.
pub(super) fn refused(code: &str, language: Language) -> AppError {
    let (why, what_to_do) = words(code, language);
    AppError::new(code, why, Some(&what_to_do))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::FileRefusal;

    const fn secs(secs: u64) -> Duration {
        Duration::from_secs(secs)
    }

    fn file() -> (CaseId, FileRef) {
        (CaseId::new("cse_1".to_owned()), FileRef::new("f-1"))
    }

    fn refusal(why: FileRefusal) -> PlatformError {
        PlatformError::FileRefused { why, retry_after: None }
    }

    #[test]
    fn r_71_a_file_that_should_have_come_is_asked_for_ever_more_rarely_and_at_last_every_five_minutes() {
        let longest: Vec<u64> = (1..=9).map(|tries| length("link_expired", tries, 1.0).as_secs()).collect();
        assert_eq!(longest, [5, 10, 20, 40, 80, 160, 300, 300, 300]);
        assert_eq!(length("image_failed", 3, 0.0), secs(10), "at least half of it");
        assert!(length("image_failed", u32::MAX, f64::NAN.max(1.0)) == LONGEST, "no number overflows");
        for tries in [1, 7] {
            assert_eq!(length("image_not_enabled", tries, 0.0), secs(600), "nothing changes until somebody acts");
        }
    }

    #[test]
    fn r_71_within_its_time_a_file_is_answered_from_memory_and_after_it_asked_for_again() {
        let ((case_id, file), mut waits) = (file(), FileWaits::default());
        assert_eq!(waits.waiting(&case_id, &file, secs(0)), None);
        let noted = waits.note(&case_id, &file, &PlatformError::LinkExpired, secs(100), 1.0);
        assert_eq!(noted, Some("link_expired"));
        assert_eq!(waits.waiting(&case_id, &file, secs(104)), Some("link_expired"));
        assert_eq!(waits.waiting(&case_id, &file, secs(105)), None, "five seconds, and no more");
        assert_eq!(waits.last(&case_id, &file), Some("link_expired"), "the screen still says why it is not here");
        waits.note(&case_id, &file, &refusal(FileRefusal::Failed), secs(105), 1.0);
        assert_eq!(waits.waiting(&case_id, &file, secs(114)), Some("image_failed"), "the second wait is longer");
        waits.forget(&case_id, &file);
        assert_eq!((waits.waiting(&case_id, &file, secs(106)), waits.last(&case_id, &file)), (None, None));
    }

    #[test]
    fn what_the_platform_asks_to_wait_is_waited_and_other_troubles_have_no_wait_of_a_file() {
        let ((case_id, file), mut waits) = (file(), FileWaits::default());
        let asked = PlatformError::FileRefused { why: FileRefusal::Failed, retry_after: Some(secs(90)) };
        waits.note(&case_id, &file, &asked, secs(0), 0.0);
        assert!(
            waits.waiting(&case_id, &file, secs(89)).is_some() && waits.waiting(&case_id, &file, secs(90)).is_none()
        );
        for other in [PlatformError::Erased, PlatformError::SignInNeeded, PlatformError::NotAnImage] {
            assert_eq!(waits.note(&case_id, &FileRef::new("f-2"), &other, secs(0), 1.0), None, "{other}");
        }
        waits.note(&case_id, &FileRef::new("f-3"), &PlatformError::LinkExpired, secs(4000), 1.0);
        assert_eq!(waits.last(&case_id, &file), None, "an old refusal takes no room");
    }

    #[test]
    fn r_72_each_refusal_has_its_own_sentence_and_says_what_to_do_in_every_language() {
        let codes = [FileRefusal::NotEnabled, FileRefusal::NotEligible, FileRefusal::Failed].map(FileRefusal::code);
        let mut said = std::collections::BTreeSet::new();
        for language in Language::ALL {
            for code in codes.into_iter().chain(["link_expired", "file_host_refused"]) {
                let (why, what_to_do) = words(code, *language);
                assert!(!why.contains("picture-") && !what_to_do.contains("picture-"), "{why} {what_to_do}");
                assert!(said.insert(why.clone()), "{code} is said like another: {why}");
                let error = refused(code, *language);
                assert_eq!((error.code.as_str(), error.message, error.action.unwrap()), (code, why, what_to_do));
            }
        }
    }
}
