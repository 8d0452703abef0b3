//! One process holds a profile at a time (reliability B17). The file lock is what counts: the operating system lets go
//! of it when the process ends, however it ends. The single-instance feature of a window system is a comfort beside it.
//!
//! Who holds the profile stands in a second file, since Windows lets nobody read a locked one. It is for people only and
//! decides nothing: a killed holder leaves it behind.
use std::fmt;
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};

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

/// The lock on a profile, held until this is dropped or the process ends.
#[derive(Debug)]
pub struct ProfileLock {
    file: File,
    holder: PathBuf,
}

impl ProfileLock {
    /// Takes the lock of a profile's folder, at once or not at all.
    ///
    /// # Errors
    /// [`LockError::Held`] with who has it, as far as that is known.
    pub fn take(folder: &Path, program: Program) -> Result<Self, LockError> {
        let mut options = File::options();
        options.read(true).write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(folder.join(LOCK)).map_err(LockError::File)?;
        let holder = folder.join(HOLDER);
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(LockError::Held(read_holder(&holder))),
            Err(TryLockError::Error(why)) => return Err(LockError::File(why)),
        }
        let told = serde_json::to_vec(&Holder::this(program)).map_err(|why| LockError::File(why.into()))?;
        private_file::replace(&holder, &told).map_err(LockError::File)?;
        Ok(Self { file, holder })
    }
}

impl Drop for ProfileLock {
    fn drop(&mut self) {
        // The name goes before the lock, so that it never takes away the next holder's. Neither can fail in a way that
        // matters: the lock ends with the process, and the name decides nothing.
        drop(private_file::remove_if_there(&self.holder));
        drop(self.file.unlock());
    }
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
