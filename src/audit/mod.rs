//! The log of what happened, one entry inside the transaction of the event itself.
//!
//! Promises: an entry's bytes are canonical JSON and final from entry 0; they hold no personal data, only salted
//! commitments, so that they can outlive the data. Deliberately does not build trees or signatures: those stand on these
//! bytes and start at entry 0.
pub mod entry;
pub mod event;

pub use entry::{AuditEntry, Header};
pub use event::Event;
