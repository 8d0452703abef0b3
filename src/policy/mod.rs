//! The step-up policy as versioned data: cut-offs, scales, tiers, required blocks, what becomes a case, what an answer needs.
//!
//! Promises: no number of a policy stands in code; an edition either reads whole or is refused with every fault's line; two
//! editions are one only if their bytes are, so a case keeps the numbers it came under. What the sources leave open
//! (a value equal to a cut-off, R-07) is a named assumption of the edition, not a habit of the program.
//!
//! Deliberately does no I/O (`access` finds the file, `store` keeps editions by digest), never turns a score into a verdict
//! that was not recorded, and cannot loosen a rule of the contract: what an edition says about answers only asks for more.
//!
//! The page for those who write one is `docs/step-up-policy.md`.
mod answers;
mod bands;
mod edition;
mod fault;
mod file;
mod floor;
mod read;
mod read_bands;
mod read_checklist;
mod record;
pub mod smallest;

use std::sync::{Arc, LazyLock};

pub use answers::{Checklist, ItemWords, asks_mark};
pub use bands::{Band, Bound, Scale, ScaleAnswer, Tier};
pub use edition::{Blocks, Contract, Edition, Level, Opens, Path, Remedy};
pub use fault::{PolicyFault, PolicyFaultCode};
pub use read::{LIMIT_BYTES, read, read_above};
pub use record::{Code, Device, Finding, Found, Record, Scored};

/// The name of an organisation's own edition.
pub const POLICY_FILE: &str = "step-up-policy.toml";

/// The edition that ships, as it lies in the repository.
pub const BUILT_IN: &str = include_str!("data/built-in.toml");

/// The edition that ships. A test keeps it sound; should it ever not be, the empty edition stands in its place, which opens
/// every case to a person and asks for no block.
pub fn built_in() -> &'static Arc<Edition> {
    static BUILT_IN_EDITION: LazyLock<Arc<Edition>> = LazyLock::new(|| {
        Arc::new(read("built-in.toml", BUILT_IN.as_bytes()).unwrap_or_else(|_faults| Edition::empty()))
    });
    &BUILT_IN_EDITION
}
