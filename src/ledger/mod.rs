//! What leads and auditors read: the decisions of everybody, as the platform's feed tells them, and the entries of this
//! console's own log, kept apart.
//!
//! Promises: two verdicts, integrity and completeness, and never one for the other; a list that leaves the console says what
//! it was narrowed by, when it was made and by whom, and holds no cell that a spreadsheet would run. Works over what is kept
//! here, without a network, and says up to when the feed is known. Deliberately decides and reads nothing: the lists come from
//! the store, the roles from the console.
pub mod file;
pub mod filter;
pub mod verdicts;
pub mod view;

pub use filter::{LedgerFilter, LedgerList, Narrowed};
pub use verdicts::{Completeness, Integrity, Verdict};
pub use view::{
    DecisionsPage, EntriesPage, LedgerDecision, LedgerEntry, LedgerFacts, PersonName, SecondLook, Timeline,
    TimelineItem,
};
