//! A case: everything a reviewer sees of one session, and why it stepped up.
//!
//! Promises: what is shown is true to the record, unknown codes and fields are shown raw, and a signal that did not run
//! is never shown as clean. Deliberately does not decide anything, and never derives a verdict from a score.
pub mod address;
pub mod block;
pub mod changes;
pub mod checks;
pub mod compare;
pub mod contacts;
pub mod device;
mod drawn;
pub mod evidence;
pub mod explain;
pub mod facts;
pub mod form;
pub mod link;
pub mod load;
mod offered;
pub mod pictures;
pub mod seen;
pub mod session;
pub mod shown;
pub mod snapshot;
pub mod summary;
mod titles;
pub mod view;
pub mod worked_out;
pub mod zone;

pub use block::{BlockStatus, DataBlock};
pub use evidence::Evidence;
pub use explain::{Explanation, explain};
pub use facts::CaseFacts;
pub use session::{LastStep, Session};
pub use summary::{Assignment, CaseState, CaseSummary, ClaimNotice, GoneReason, OpenedBecause, Source, Tombstone};
