//! Who may come in, and to what: the profile with its configuration, keys and settings, the one process that holds it, and
//! the table of roles.
//!
//! Promises: one folder is one platform, one environment, one person; a mistake in a configuration names its line;
//! every command is checked against the roles of the token, whatever asks. Deliberately does not talk HTTP: the wire
//! half of a sign-in stands in `platform`.
pub mod config;
mod config_address;
mod config_check;
pub mod config_fault;
mod config_keep;
pub(crate) mod config_limits;
mod config_pin;
mod config_read;
mod downloads;
pub mod lock_file;
mod policy_file;
pub mod profile;
mod profile_error;
mod profile_marks;
mod retention_file;
pub mod roles;
pub mod settings;
pub mod settings_file;

pub use downloads::downloads;
