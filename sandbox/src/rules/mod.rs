//! The rules of the review API, apart from HTTP and storage.
//!
//! What this room does: it says what a claim, a decision, an idempotency key, a cursor or an assignment may do to a
//! case, and in which order a refusal is found (contract sections 2 to 5 and 7). Every function takes the present
//! record, the wish and the time, and answers with the changed record or a [`Refusal`].
//!
//! What it promises: no I/O, no clock, no randomness, no knowledge of a framework or a database, so that a team server
//! can stand on the same rules. [`oracle`] checks contract section 8 over a history without using the rules it checks.
//!
//! What it deliberately does not do: it mints no ids, keeps no collections of cases and renders no HTTP.
pub mod apply;
pub mod assignment;
pub mod body;
pub mod caller;
pub mod case;
pub mod claims;
pub mod decide;
pub mod feed;
pub mod keys;
pub mod oracle;
pub mod oracle_feed;
pub mod policy;
pub mod reasons;
pub mod recorded;
pub mod refusal;
pub mod second;
pub mod witness;

pub use caller::{Caller, Holder, Role, Scope};
pub use case::{Assignment, CaseRecord, CaseState, GoneReason};
pub use policy::Policy;
pub use recorded::{DecisionState, Recorded};
pub use refusal::{Code, Refusal};

/// UTC, always. Written as RFC 3339 with microseconds.
pub type Time = chrono::DateTime<chrono::Utc>;

/// The wire form of a time: RFC 3339, UTC, microseconds, `Z`.
#[must_use]
pub fn wire_time(time: Time) -> String {
    time.to_rfc3339_opts(chrono::SecondsFormat::Micros, true)
}

#[cfg(test)]
mod tests;
