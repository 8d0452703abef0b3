//! The engine of Second Look: everything but the window.
//!
//! The rooms stand in the order of the flow; a case walks through them from top to bottom.
//!
//! ```text
//! platform ──> sync ──> store ──> queue ──> case ──> decision ──> outbox ──> platform
//!                         (audit stands beside every stage)
//! ```
//!
//! | Stage | Takes | Gives | Touches the outside? |
//! |---|---|---|---|
//! | [`platform`] | HTTP | wire types, `PlatformError` | network |
//! | [`sync`] | wire pages, what we hold | planned operations, applied | through platform and store |
//! | [`store`] | domain types | domain types | disk, keychain |
//! | [`queue`] | filters, clock | ordered cases, claims | through platform and store |
//! | [`case`] | case id | everything a reviewer sees, explained | through platform (files) and store |
//! | [`decision`] | case, the person's answer | a saved decision | one transaction |
//! | [`outbox`] | queued entries | deliveries, entries that need a person | through platform and store |
//! | [`audit`] | what happened | a log entry | inside the caller's transaction |
//!
//! Beside the flow: [`access`] (profile, configuration, roles), [`catalogue`] (codes and texts as data), [`policy`]
//! (the step-up policy as data), [`image`] (decode limits), [`guard`] (what may leave the console in words), [`packages`]
//! (one case as files a stranger can check), [`recovery`] (decisions that outlive a lost key), [`ledger`] (what leads and
//! auditors read of everybody's decisions), [`retention`] (what is kept how long, and how it goes for good), [`quiet`] (what the
//! program says of itself where nobody asked), and
//! [`console`], which opens everything and is the one entry point for the window and the command line.

pub mod access;
pub mod audit;
pub mod case;
pub mod catalogue;
pub mod clock;
pub mod console;
pub mod decision;
pub mod digest;
pub mod guard;
pub mod ids;
pub mod image;
pub mod ledger;
pub mod outbox;
pub mod packages;
pub mod platform;
pub mod policy;
pub mod queue;
pub mod quiet;
pub mod recovery;
pub mod retention;
pub mod secret;
pub mod store;
pub mod sync;
