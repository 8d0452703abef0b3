//! How much the disk of the profile can still take.
use super::Store;

impl Store {
    /// Bytes this person may still write to the disk the file lies on; none where the system does not say.
    pub fn free_bytes(&self) -> Option<u64> {
        free_at(self.path())
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
