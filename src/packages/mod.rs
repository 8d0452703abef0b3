//! Evidence packages: one case as files a stranger can check, whole for those who may hold it, or redacted for one of four
//! recipients.
//!
//! Promises: a package holds one case and nothing of another; what a kind of package may show is an allow-list ([`allow`]),
//! so that a field nobody thought of stays in; what is left out is named, by kind and never by case, so that the list
//! itself tells nothing; pictures of a redacted one are our own pixels with everything outside the reviewer's marks painted
//! over; a missing part is named and has to be taken note of; a whole one exists only encrypted; what would tell a partner or
//! the person of a suspicion leaves in none ([`tip_off`], decision 0042). Deliberately knows no file
//! and no transaction: the console reads, signs and hands out (`console/packages.rs`). The format stands in
//! `docs/evidence-package.md`, and what is hashed and signed in the package `verify`, which the auditor's program shares.
mod allow;
mod content;
mod digests;
mod kind;
mod opened;
mod parts;
mod replay;
mod report;
mod seal;
mod shown;
mod tip_off;
mod words;

pub use allow::is_shown;
pub use content::{Closed, Content, ContentFault, Decided, Field, File, Happened, Made, Subject};
pub use digests::digests;
pub use kind::PackageKind;
pub use opened::openings;
pub use parts::{Part, PartState, parts};
pub use replay::{Replay, ReplayFault, ReplayedDecision, replay};
pub use seal::{Recipient, RecipientFault, SealFault, seal};
pub use shown::{DrawnFrom, newest, shown};
