//! One process holds a profile at a time (reliability B17). The file lock is what counts: the operating system lets go
//! of it when the process ends, however it ends. The single-instance feature of a window system is a comfort beside it.
//!
//! A call to the keychain may outlast the profile that made it, and must not land in what another process has made since
//! (decision 0048): the lock goes with the last such call. This process may open the profile again meanwhile; its next call
//! waits.
//!
//! Who holds the profile stands in a second file, since Windows lets nobody read a locked one. It is for people only and
//! decides nothing: a killed holder leaves it behind.
use std::any::Any;
use std::collections::BTreeMap;
use std::fmt;
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use serde::{Deserialize, Serialize};

use crate::store::private_file;

const LOCK: &str = "profile.lock";
const HOLDER: &str = "holder.json";

/// What kind of program holds a profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Program {
    /// The desktop window.
    Window,
    /// The headless console.
    CommandLine,
}

impl Program {
    /// The word for it in the file. Stable.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Window => "window",
            Self::CommandLine => "command_line",
        }
    }
}

impl fmt::Display for Program {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Window => "the window",
            Self::CommandLine => "a command line",
        })
    }
}

/// Who holds a profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// The kind of program.
    pub program: Program,
    /// Its process id.
    pub pid: u32,
}

impl Holder {
    /// This process.
    pub fn this(program: Program) -> Self {
        Self { program, pid: std::process::id() }
    }
}

impl fmt::Display for Holder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (process {})", self.program, self.pid)
    }
}

/// Why the profile could not be had.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    /// Another process has it.
    #[error("This profile is already open in {}.", holder_text(.0.as_ref()))]
    Held(Option<Holder>),
    /// The lock file could not be made or locked.
    #[error("The lock of this profile could not be taken.")]
    File(#[source] std::io::Error),
}

/// The lock files that this process has locked, by their folder.
static LOCKED: Mutex<BTreeMap<PathBuf, Locked>> = Mutex::new(BTreeMap::new());

struct Locked {
    file: File,
    /// A profile is open on it.
    open: bool,
    /// How many need it: the open profile, and those that were let go of while calls of theirs are under way.
    needed_by: usize,
}

/// Somebody needs the lock of a folder; the operating system gets it back with the last of them.
#[derive(Debug)]
struct Need {
    folder: PathBuf,
}

impl Drop for Need {
    fn drop(&mut self) {
        let mut all = all_locked();
        let Some(locked) = all.get_mut(&self.folder) else { return };
        locked.needed_by = locked.needed_by.saturating_sub(1);
        let is_last = locked.needed_by == 0;
        if is_last && let Some(locked) = all.remove(&self.folder) {
            // It ends with the process at the latest.
            drop(locked.file.unlock());
        }
    }
}

/// The lock on a profile, held until this is dropped and no call needs it any more, or the process ends.
#[derive(Debug)]
pub struct ProfileLock {
    need: Arc<Need>,
    holder: PathBuf,
}

impl ProfileLock {
    /// Takes the lock of a profile's folder, at once or not at all.
    ///
    /// # Errors
    /// [`LockError::Held`] with who has it, as far as that is known.
    pub fn take(folder: &Path, program: Program) -> Result<Self, LockError> {
        let holder = folder.join(HOLDER);
        let Some(need) = lock(folder)? else { return Err(LockError::Held(read_holder(&holder))) };
        let taken = Self { need: Arc::new(need), holder };
        let told = serde_json::to_vec(&Holder::this(program)).map_err(|why| LockError::File(why.into()))?;
        private_file::replace(&taken.holder, &told).map_err(LockError::File)?;
        Ok(taken)
    }

    /// For calls that may be left behind: whoever has upgraded it keeps other processes out until it is dropped.
    pub fn for_calls(&self) -> Weak<dyn Any + Send + Sync> {
        let need: Arc<dyn Any + Send + Sync> = Arc::<Need>::clone(&self.need);
        Arc::downgrade(&need)
    }
}

impl Drop for ProfileLock {
    fn drop(&mut self) {
        // The name goes before the lock, so that it never takes away the next holder's. It cannot fail in a way that
        // matters: the name decides nothing.
        drop(private_file::remove_if_there(&self.holder));
        if let Some(locked) = all_locked().get_mut(&self.need.folder) {
            locked.open = false;
        }
    }
}

/// Locks a folder's file, or goes on with the lock that calls of this process still need; none where somebody has it.
fn lock(folder: &Path) -> Result<Option<Need>, LockError> {
    let mut options = File::options();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(folder.join(LOCK)).map_err(LockError::File)?;
    let folder = std::fs::canonicalize(folder).map_err(LockError::File)?;
    let mut all = all_locked();
    if let Some(locked) = all.get_mut(&folder) {
        if locked.open {
            return Ok(None);
        }
        (locked.open, locked.needed_by) = (true, locked.needed_by.saturating_add(1));
        return Ok(Some(Need { folder }));
    }
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Ok(None),
        Err(TryLockError::Error(why)) => return Err(LockError::File(why)),
    }
    all.insert(folder.clone(), Locked { file, open: true, needed_by: 1 });
    Ok(Some(Need { folder }))
}

fn all_locked() -> MutexGuard<'static, BTreeMap<PathBuf, Locked>> {
    LOCKED.lock().unwrap_or_else(PoisonError::into_inner)
}

fn read_holder(path: &Path) -> Option<Holder> {
    serde_json::from_slice(&private_file::read(path).ok()??).ok()
}

fn holder_text(holder: Option<&Holder>) -> String {
    holder.map_or_else(|| "another program".to_owned(), Holder::to_string)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_to_ask_is_told_who_holds_the_profile() {
        let folder = tempfile::tempdir().unwrap();
        let first = ProfileLock::take(folder.path(), Program::Window).unwrap();
        let refused = ProfileLock::take(folder.path(), Program::CommandLine).unwrap_err();
        let expected = format!("This profile is already open in the window (process {}).", std::process::id());
        assert_eq!(refused.to_string(), expected);
        drop(first);
        let second = ProfileLock::take(folder.path(), Program::CommandLine);
        assert!(second.is_ok(), "a released profile is free");
    }

    #[test]
    fn a_call_that_outlasts_its_profile_keeps_others_out_and_lets_this_process_go_on() {
        let folder = tempfile::tempdir().unwrap();
        // As another process would: by a file of its own.
        let elsewhere = || File::options().write(true).open(folder.path().join(LOCK)).unwrap().try_lock().is_ok();
        let first = ProfileLock::take(folder.path(), Program::Window).unwrap();
        let calls = first.for_calls();
        let call = calls.upgrade();
        assert!(call.is_some(), "the profile is open");
        drop(first);
        assert!(!elsewhere(), "what the call brings would land in what the other made since");
        let second = ProfileLock::take(folder.path(), Program::Window).unwrap();
        let refused = ProfileLock::take(folder.path(), Program::Window);
        assert!(matches!(refused, Err(LockError::Held(Some(_)))), "one at a time goes on: {refused:?}");
        drop(call);
        assert!(!elsewhere(), "the profile is open again");
        assert!(calls.upgrade().is_none(), "the call of a profile that was let go of needs it no more");
        let last = second.for_calls().upgrade();
        drop(second);
        assert!(!elsewhere(), "again a call is under way");
        drop(last);
        assert!(elsewhere(), "nobody needs it any more");
    }

    #[test]
    fn a_name_left_behind_by_a_killed_holder_locks_nobody_out() {
        let folder = tempfile::tempdir().unwrap();
        let stale = serde_json::to_vec(&Holder { program: Program::Window, pid: 1 }).unwrap();
        private_file::replace(&folder.path().join(HOLDER), &stale).unwrap();
        assert!(ProfileLock::take(folder.path(), Program::CommandLine).is_ok(), "the lock counts, not the name");
    }

    #[test]
    fn a_holder_whose_name_cannot_be_read_is_another_program() {
        let folder = tempfile::tempdir().unwrap();
        let _first = ProfileLock::take(folder.path(), Program::Window).unwrap();
        private_file::replace(&folder.path().join(HOLDER), b"{").unwrap();
        let refused = ProfileLock::take(folder.path(), Program::Window).unwrap_err();
        assert_eq!(refused.to_string(), "This profile is already open in another program.");
    }
}
