//! How much the disk of the profile can still take.
use std::sync::{Arc, Mutex, PoisonError};

use super::Store;

/// Who says what the disk can still take. Cheap to clone; clones say the same.
#[derive(Clone, Debug)]
pub struct DiskRoom(Source);

#[derive(Clone, Debug)]
enum Source {
    System,
    Manual(Arc<Mutex<Option<u64>>>),
}

impl DiskRoom {
    /// The disk itself.
    pub const fn system() -> Self {
        Self(Source::System)
    }

    /// What a test says, in bytes, until [`DiskRoom::set`] says otherwise; none as where the system does not say.
    pub fn manual(free_bytes: Option<u64>) -> Self {
        Self(Source::Manual(Arc::new(Mutex::new(free_bytes))))
    }

    /// Says it anew. The disk itself is left alone.
    pub fn set(&self, free_bytes: Option<u64>) {
        if let Source::Manual(said) = &self.0 {
            *said.lock().unwrap_or_else(PoisonError::into_inner) = free_bytes;
        }
    }
}

impl Store {
    /// Bytes this person may still write to the disk the file lies on; none where nobody says. One system call: cheap
    /// enough to be asked before every decision.
    pub fn free_bytes(&self, room: &DiskRoom) -> Option<u64> {
        match &room.0 {
            Source::System => free_at(self.path()),
            Source::Manual(said) => *said.lock().unwrap_or_else(PoisonError::into_inner),
        }
    }
}

#[cfg(unix)]
fn free_at(path: &std::path::Path) -> Option<u64> {
    let disk = rustix::fs::statvfs(path).ok()?;
    disk.f_bavail.checked_mul(disk.f_frsize)
}

#[cfg(not(unix))]
fn free_at(_path: &std::path::Path) -> Option<u64> {
    None
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_disk_is_asked_and_where_there_is_none_nobody_says() {
        let folder = tempfile::tempdir().unwrap();
        assert!(free_at(folder.path()).is_some(), "a folder that is there lies on a disk");
        assert_eq!(free_at(&folder.path().join("absent")), None, "nothing is guessed");
    }
}
