//! A disk that is nearly full: nothing more is decided on it (reliability B14).
//!
//! Promises: saving refuses it whatever asks, and once there is room again deciding goes on without anything else being done;
//! `stops.rs` says so before the click. Reading, drafts, taking back and sending go on meanwhile: what is saved must be able
//! to leave. Deliberately holds up nothing where nobody says what is free, and nothing of the demo, whose folder is thrown
//! away with all that was decided in it.
use super::{AppError, Console};
use crate::queue::pack_limits::{KEEP_FREE_BYTES, nearly_full};

impl Console {
    /// Whether the disk keeps decisions from being made. It is asked each time.
    pub(super) fn disk_is_nearly_full(&self) -> bool {
        !self.inner.demo && nearly_full(self.inner.store.free_bytes(&self.inner.room))
    }

    /// Refuses a decision on a disk that is nearly full; nothing was written then.
    pub(super) fn refuse_when_the_disk_is_nearly_full(&self) -> Result<(), AppError> {
        let free = self.inner.store.free_bytes(&self.inner.room);
        if self.inner.demo || !nearly_full(free) { Ok(()) } else { Err(too_full(free.unwrap_or_default())) }
    }
}

fn too_full(free: u64) -> AppError {
    let mib = |bytes: u64| (bytes / (1024 * 1024)).to_string();
    let (keeps, left) = (mib(KEEP_FREE_BYTES), mib(free));
    AppError::new(
        "disk_nearly_full",
        format!("The disk has {left} MB left; below {keeps} MB nothing more is decided. Nothing was saved."),
        Some("Make room on the disk; your words are kept as a draft. What is saved already is sent meanwhile."),
    )
    .naming([("keeps", keeps), ("left", left)])
}
