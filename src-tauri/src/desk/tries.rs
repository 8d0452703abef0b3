//! How often a passphrase may be tried: five times, then after one, five and fifteen minutes (reliability 4.6).
//!
//! Promises: each try is counted on the disk before the passphrase is looked at, so that neither a program that is started
//! anew nor one that is killed while it looks begins again from nothing; of the passphrase itself nothing is kept. What lies
//! there is a number and a moment, for the owner only. Deliberately does not guard the file against whoever may write it:
//! they could take the wrapped keys away and guess elsewhere, where the passphrase's own derivation is what a guess costs.
use std::path::{Path, PathBuf};
use std::sync::PoisonError;
use std::time::Duration;

use chrono::{DateTime, Utc};
use second_look::catalogue::InternalText;
use second_look::clock::Clock;
use second_look::console::AppError;
use second_look::store::private_file;
use serde::{Deserialize, Serialize};

use super::{Desk, Plan};

const AT_ONCE: u32 = 5;
const WAITS: [Duration; 3] = [Duration::from_secs(60), Duration::from_secs(300), Duration::from_secs(900)];
/// In the profile's folder.
const FILE: &str = "tries.json";

/// What was tried since the last passphrase that was right, as it lies on the disk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Kept {
    wrong: u32,
    next_at: DateTime<Utc>,
}

/// What was tried since the last passphrase that was right.
#[derive(Default)]
pub(super) struct Tries {
    wrong: u32,
    /// The next may be tried then, by the clock's own time.
    next: Duration,
    /// What lies on the disk was read.
    read: bool,
}

/// The wait behind so many wrong ones.
fn wait_after(wrong: u32) -> Duration {
    let over = wrong.checked_sub(AT_ONCE).map(|over| over as usize);
    over.and_then(|over| WAITS.get(over).or(WAITS.last())).copied().unwrap_or_default()
}

impl Tries {
    fn wrong(&mut self, now: Duration) {
        self.wrong = self.wrong.saturating_add(1);
        self.next = now + wait_after(self.wrong);
    }

    /// What a program before this one left. A wall clock that was set back makes no wait longer than it was; what cannot be
    /// read counts as the first that has to wait.
    fn take_up(&mut self, found: &std::io::Result<Option<Vec<u8>>>, clock: &Clock) {
        self.read = true;
        let kept = match found {
            Ok(None) => return,
            Ok(Some(bytes)) => serde_json::from_slice(bytes).ok(),
            Err(_unreadable) => None,
        };
        let unreadable = Kept { wrong: AT_ONCE, next_at: clock.now() + wait_after(AT_ONCE) };
        let Kept { wrong, next_at } = kept.unwrap_or(unreadable);
        let left = (next_at - clock.now()).to_std().unwrap_or_default().min(wait_after(wrong));
        (self.wrong, self.next) = (wrong, clock.elapsed() + left);
    }

    fn kept(&self, clock: &Clock) -> Kept {
        let left = self.next.saturating_sub(clock.elapsed());
        Kept { wrong: self.wrong, next_at: clock.now() + left }
    }
}

impl Desk {
    /// Counts a try that is about to be made as a wrong one; [`Desk::note_try`] takes it back. The caller holds the opening:
    /// two tries never look at the same count.
    ///
    /// # Errors
    /// `unlock_later`, with the minutes that are left.
    pub(super) fn begin_try(&self) -> Result<(), AppError> {
        let mut tries = self.tries.lock().unwrap_or_else(PoisonError::into_inner);
        let file = self.tries_file();
        if let Some(file) = file.as_deref().filter(|_| !tries.read) {
            tries.take_up(&private_file::read(file), &self.clock);
        }
        let left = tries.next.saturating_sub(self.clock.elapsed());
        if !left.is_zero() {
            let minutes = left.as_secs().div_ceil(60);
            let minutes = minutes.to_string();
            let say = |key| InternalText::words(self.language(), key, &[("minutes", minutes.as_str())]);
            let action = say("config-unlock_later_do");
            return Err(AppError::new("unlock_later", say("config-unlock_later"), Some(&action)));
        }
        tries.wrong(self.clock.elapsed());
        keep(file.as_deref(), Some(tries.kept(&self.clock)));
        Ok(())
    }

    /// What the try came to. Only a wrong passphrase is one: a disk that refuses is not the person's mistake.
    pub(super) fn note_try<T>(&self, opened: &Result<T, AppError>) {
        let mut tries = self.tries.lock().unwrap_or_else(PoisonError::into_inner);
        let file = self.tries_file();
        match opened {
            Ok(_) => {
                *tries = Tries { read: true, ..Tries::default() };
                keep(file.as_deref(), None);
            }
            Err(error) if error.code == "passphrase_wrong" => {}
            Err(_) => {
                // The wait was over, or the try would not have been made.
                (tries.wrong, tries.next) = (tries.wrong.saturating_sub(1), self.clock.elapsed());
                keep(file.as_deref(), (tries.wrong > 0).then(|| tries.kept(&self.clock)));
            }
        }
    }

    fn tries_file(&self) -> Option<PathBuf> {
        match &self.plan {
            Plan::Profile { home, .. } => Some(home.join(FILE)),
            Plan::Demo { .. } => None,
        }
    }
}

/// A disk that refuses does not keep the person out of their profile: the waits then last as long as the program.
fn keep(file: Option<&Path>, kept: Option<Kept>) {
    let Some(file) = file else { return };
    let written = match kept {
        Some(kept) => serde_json::to_vec(&kept)
            .map_err(std::io::Error::other)
            .and_then(|bytes| private_file::replace(file, &bytes)),
        None => match std::fs::remove_file(file) {
            Err(why) if why.kind() != std::io::ErrorKind::NotFound => Err(why),
            _ => Ok(()),
        },
    };
    if written.is_err() {
        tracing::warn!("how often a passphrase was tried could not be kept");
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use second_look::access::config::Overrides;

    use super::*;

    fn desk(home: &Path, clock: &Clock) -> Desk {
        Desk::new(Plan::Profile { home: home.to_owned(), overrides: Overrides::default() }, clock.clone())
    }

    fn clock() -> Clock {
        Clock::manual(DateTime::UNIX_EPOCH + TimeDelta::days(20_000))
    }

    /// Types a wrong one; the minutes to wait where it may not be tried yet.
    fn wrong(desk: &Desk) -> Result<(), String> {
        desk.begin_try().map_err(|error| error.message)?;
        desk.note_try::<()>(&Err(AppError::new("passphrase_wrong", "It is not the passphrase.", None)));
        Ok(())
    }

    fn waits(minutes: u32) -> Result<(), String> {
        let minutes = minutes.to_string();
        let language = crate::language::of_the_system();
        Err(InternalText::words(language, "config-unlock_later", &[("minutes", &minutes)]))
    }

    #[test]
    fn five_are_free_and_each_further_one_waits_longer() {
        let (home, clock) = (tempfile::tempdir().unwrap(), clock());
        let desk = desk(home.path(), &clock);
        for _ in 0..5 {
            wrong(&desk).expect("five may be tried at once");
        }
        for minutes in [1, 5, 15, 15] {
            assert_eq!(wrong(&desk), waits(minutes));
            clock.advance(Duration::from_secs(u64::from(minutes) * 60));
            wrong(&desk).expect("the wait is over");
        }
    }

    #[test]
    fn a_program_that_starts_anew_or_is_killed_while_it_looks_waits_as_long_as_before() {
        let (home, clock) = (tempfile::tempdir().unwrap(), clock());
        for _ in 0..4 {
            wrong(&desk(home.path(), &clock)).expect("each in a program of its own");
        }
        desk(home.path(), &clock).begin_try().expect("the fifth, and the program is killed while it looks");
        assert_eq!(wrong(&desk(home.path(), &clock)), waits(1));
        clock.advance(Duration::from_secs(30));
        assert_eq!(wrong(&desk(home.path(), &clock)), waits(1), "half a minute is left, however often it starts");
        clock.set_wall(clock.now() - TimeDelta::days(3));
        assert_eq!(wrong(&desk(home.path(), &clock)), waits(1), "a clock set back makes no wait longer");
        clock.set_wall(clock.now() + TimeDelta::days(4));
        wrong(&desk(home.path(), &clock)).expect("over");
    }

    #[test]
    fn the_right_one_ends_it_a_refusing_disk_is_no_wrong_one_and_nothing_else_is_kept() {
        let (home, clock) = (tempfile::tempdir().unwrap(), clock());
        let behind = desk(home.path(), &clock);
        wrong(&behind).unwrap();
        let kept = std::fs::read_to_string(home.path().join(FILE)).unwrap();
        assert_eq!(kept, r#"{"wrong":1,"nextAt":"2024-10-04T00:00:00Z"}"#, "a number and a moment");
        for _ in 0..9 {
            behind.begin_try().expect("it is nobody's mistake");
            behind.note_try::<()>(&Err(AppError::new("disk_full", "The disk is full.", None)));
        }
        behind.begin_try().unwrap();
        behind.note_try(&Ok(()));
        assert!(!home.path().join(FILE).exists(), "it begins again from nothing");
        private_file::replace(&home.path().join(FILE), b"{").unwrap();
        assert_eq!(wrong(&desk(home.path(), &clock)), waits(1), "what cannot be read is no way around it");
    }
}
