//! Checks an audit log of Second Look from its export alone, and holds the hashes and texts the console makes it with.
//!
//! Promises: no keychain, no database, no network, no clock (`tests/it/walls/verifier.rs` reads the dependencies); nothing
//! that is written in a second way passes, so that a changed byte is always found; the first bad entry is named, and what
//! a log cannot prove about itself is said. Deliberately does not sign and does not know what an entry means.
//!
//! The format stands in `docs/audit-log.md`; a second implementation, from that page and the specifications, is
//! `tests/tampering/second_verifier.py`.
pub mod checkpoint;
pub mod cosignature;
pub mod file;
pub mod log;
pub mod package;
mod plain;
pub mod proof;
pub mod report;
pub mod tree;

pub use checkpoint::{Checkpoint, CheckpointFault, LogKey};
pub use cosignature::WitnessKey;
pub use log::LogCheck;
pub use report::{Fault, Report};
