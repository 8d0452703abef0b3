//! What is kept how long, what is held, and how it goes for good (docs/retention.md).
//!
//! Promises: what is due by a rule goes without a network, is written down where it went, and opens in no copy of the file as
//! long as the place of the keys is of today ([`epoch`]); what is under a legal hold, or has a decision that waits, loses
//! nothing ([`plan`]). Deliberately does not promise more: whoever has an old copy of the keys too has what they opened. It
//! erases no row of the log and no decision, only what they say.
pub mod epoch;
mod error;
pub mod gone;
pub mod holding;
pub mod plan;
mod read;
mod rules;
pub mod sweep;

use std::sync::{Arc, LazyLock};

pub use error::RetentionError;
pub use read::read;
pub use rules::{DataClass, Rule, Rules};

/// The name of an organisation's own rules.
pub const RETENTION_FILE: &str = "retention.toml";

/// The rules that ship, as they lie in the repository.
pub const BUILT_IN: &str = include_str!("data/built-in.toml");

/// The rules that ship. A test keeps them sound; should they ever not be, none stand in their place, by which nothing goes.
pub fn built_in() -> &'static Arc<Rules> {
    static RULES: LazyLock<Arc<Rules>> = LazyLock::new(|| {
        let none = Rules { version: String::new(), digest: String::new(), by_class: std::collections::BTreeMap::new() };
        Arc::new(read("built-in.toml", BUILT_IN.as_bytes(), None).unwrap_or(none))
    });
    &RULES
}
