//! The log of what happened, one entry inside the transaction of the event itself.
//!
//! Promises: an entry's bytes are canonical JSON and final from entry 0; they hold no personal data, only salted
//! commitments, so that they can outlive the data. Entries are leaves of a Merkle tree (RFC 6962), and each transaction
//! that appends ends with a checkpoint this device signs ([`signer`]); how the tree is hashed and read stands in the
//! package `verify`, which the auditor's program shares. A log that does not hold is followed by the next one and blocks
//! new decisions until a lead takes note ([`standing`], decision 0023). The platform is shown the checkpoints and proves what
//! was put back or rewritten ([`witness`], decision 0025). Deliberately knows no file and no network: appending and checking
//! are the store's (`store/audit_*.rs`), showing is the console's (`console/witnessing.rs`).
pub mod entry;
pub mod event;
pub mod mark;
pub mod signer;
pub mod standing;
pub mod witness;

pub use entry::{AuditEntry, Header};
pub use event::Event;
pub use mark::LogMark;
pub use signer::LogSigner;
pub use standing::{LogFault, LogFaultCode};
