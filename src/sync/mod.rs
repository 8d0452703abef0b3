//! Brings what the platform holds into the store, and takes away what is gone.
//!
//! Promises: a page is applied once and with its cursor, or not at all; one bad record never stops the rest; what the
//! platform erased is purged here at once; image bytes never come by syncing. Deliberately uses only the change feed.
pub mod apply;
pub mod evidence;
mod page;
pub mod plan;
pub mod run;
mod sweep;

pub use run::{SyncError, SyncReport, Syncing};
