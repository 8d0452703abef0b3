//! The encrypted cache: one SQLCipher file, one connection, everything personal sealed under its case's key.
//!
//! Promises: what is committed survives a power cut; a missing key never makes a new file; nothing personal stands in a
//! plain column. After a commit that failed, the caller looks the row up by its id and never writes it blindly again
//! (see [`StoreTx::commit`]). Deliberately knows no rules of the trade: it keeps what the other rooms decide.
mod audit_check;
mod audit_export;
mod audit_list;
mod audit_log;
mod audit_tree;
mod audit_walk;
mod audit_witness;
mod case_keys;
mod cases;
mod cipher;
mod claims;
mod decided_on;
mod drafts;
mod entries;
mod entry_row;
mod epochs;
mod error;
mod evidence;
mod file_facts;
mod free_space;
mod holds;
mod images;
pub mod key;
pub mod key_chain;
pub mod key_error;
pub mod key_mark;
pub mod key_material;
pub mod key_passphrase;
mod key_turn;
pub mod key_witness;
mod looked;
mod meta;
mod migrate;
mod open;
mod package_log;
mod packed;
mod packs;
mod policies;
pub mod private_file;
mod purge;
mod quarantine;
mod queue_list;
mod queue_sql;
mod reason_table;
mod recorded;
mod recorded_keep;
mod recorded_sql;
mod retained;
mod seal;
mod search;
mod shown_with;
mod standing;
mod to_index;
mod transaction;
mod waits;

pub use audit_check::{LogDepth, LogFound};
pub use audit_export::LogPage;
pub use audit_list::{LogQuery, LoggedRow};
pub use audit_log::LogRow;
pub use audit_tree::BrokenLog;
pub use audit_witness::{Cosigned, Enrolled, LogToWitness, WitnessedUpTo, encoded};
pub use cases::{CaseRow, HeldCase};
pub use claims::OurClaim;
pub use entries::{EntryChange, NewEntry};
pub use entry_row::EntryRow;
pub use error::StoreError;
pub use evidence::{ErasedBlock, Evidence};
pub use file_facts::FileFacts;
pub use free_space::DiskRoom;
pub use holds::HoldRow;
pub use images::{ImageRow, NewImage};
pub use meta::MetaName;
pub use open::PAGE_BYTES;
pub use package_log::{CaseLog, LoggedEntry, Openings};
pub use packs::PackedCase;
pub use policies::CasePolicy;
pub use queue_list::{QueueItem, QueueQuery};
pub use recorded::{RecordedQuery, RecordedRow, SecondRow, code_written};
pub use retained::{Erasure, ErasureCause, ErasureRow, SweepRow};
pub use transaction::{Actor, End, Store, StoreTx};

#[cfg(test)]
mod tests;
