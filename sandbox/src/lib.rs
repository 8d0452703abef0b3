//! The verification platform in a box: a loopback server that speaks the documented trust-platform calls and the
//! review API, for the demo, the tests and the benchmarks. Written from the contract, it imports nothing of the engine.
//!
//! | Folder | Holds |
//! |---|---|
//! | [`rules`] | the contract's rules, pure; a team server may stand on them |
//! | [`ledger`] | cases, claims, decisions and keys in memory, where a database would be |
//! | [`world`] | invented cases and people; `stock` is the seam to it |
//! | [`banking`], [`onboarding`] | the rules of the two other platforms, pure; `facades` makes cases of what happens there |
//! | [`http`] | documented calls, review API, file host, journal |
//! | [`signin`] | the OpenID Connect issuer |
//! | [`faults`] | failing on purpose |
//! | [`check`] | the contract as rules to run against any server |
//! | [`control`] | what tests may do to the world, in Rust and under `/sandbox` |
pub mod banking;
pub mod check;
pub mod clock;
pub mod control;
pub mod draw;
pub mod facades;
pub mod faults;
pub mod http;
pub mod ledger;
pub mod onboarding;
pub mod options;
pub mod platform;
pub mod rules;
pub mod signin;
mod start;
pub mod stock;
mod wire;
pub mod world;

pub use clock::ClockMode;
pub use control::Control;
pub use faults::{Fault, FaultRule};
pub use ledger::{Applying, BadRecord, Change};
pub use options::SandboxOptions;
pub use platform::Addresses;
pub use start::{Sandbox, StartError};
pub use stock::Generation;

#[cfg(test)]
mod tests;
