//! Opens everything, owns the workers, and is the one entry point for the window and the command line.
//!
//! Promises: every command is checked against the roles of the signed-in person; every error crosses as
//! [`AppError`]; closing waits until the file is closed. Deliberately holds no rules of its own: each command is a few
//! calls into the rooms.
mod error;
mod error_facts;
mod guarded;
mod hearing;
mod inner;
mod onward;
mod open;
mod vault;

mod audit;
mod cases;
mod certificates;
mod claim_notes;
mod conditions;
mod deciding;
mod diagnostics;
mod disk_room;
mod doctor;
mod ending;
mod epochs;
mod export;
mod file_waits;
mod fresh;
mod images;
mod in_force;
#[cfg(test)]
mod key_states;
mod ledger;
mod ledger_export;
mod log;
mod lookahead;
mod outbox;
mod pack_back;
mod package_files;
mod package_form;
mod package_making;
mod packages;
mod packed;
mod packing;
mod prepared;
mod reasons;
mod recorded;
mod recovering;
mod replay;
mod retention;
mod retention_views;
mod revealing;
mod searching;
mod second;
mod session;
mod settings;
mod several;
mod signed;
mod status;
mod stops;
mod syncing;
mod table;
mod trial;
mod witnessing;
mod workers;

pub use audit::{LogChecked, LogExport};
pub use doctor::{AddressFacts, CatalogueFacts, Checkup, PictureWalls, PolicyFacts, ProfileFacts, QuarantineFacts};
pub use error::AppError;
pub use export::Original;
pub use inner::{Changed, Console};
pub use ledger_export::{LedgerAsked, LedgerExport};
pub use open::{ConsoleOptions, KeyChoice};
pub use outbox::{Decided, EntryPage};
pub use package_form::{
    NamedKey, PackageAsked, PackageForm, PackageKindView, PackageMade, PackagePartView, PackageSaved,
};
pub use packed::{PackOffer, PackProgress, PackView};
pub use packing::PackReport;
pub use replay::{ReplayDecisionView, ReplayFileView, ReplayView};
pub use retention_views::{ClassView, DueView, ErasureView, HoldView, RetentionReport, RuleView, SweepView};
pub use session::SignInTicket;
pub use settings::SettingsView;
pub use several::{Assignee, Several, SeveralCase, SeveralDone};
pub use status::{Counts, PersonView, SignInState, Status, SyncState, WitnessedView};
pub use trial::try_addresses;
