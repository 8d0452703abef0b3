//! A banking platform with qualified signatures, as far as its pages say what it does.
//!
//! What this room does: accounts with their five needed fields, parents and children; identifications that go from step
//! to step; documents made at the last of them, reviewed beforehand or downloaded in two steps; the bank's own review of
//! an account; signed events that may come late, twice, in another order or not at all. [`case`] shows an identification
//! with a finding as a case of the review API (contract section 6). `http/banking.rs` speaks the calls, `/sandbox/banking`
//! does what happens outside them: people finish, providers decide, transfers come.
//!
//! What it promises: pure. No HTTP, no clock, no randomness but the seed's: the same calls at the same times give the same
//! ids, events and documents.
//!
//! What it deliberately does not do, because the copies read do not say it:
//! - the allowed words of an event's `result`: ours are `pending`, `aborted`, `canceled`, `success`;
//! - the numbers 0, 1, 2 of the review beforehand: taken in the order of `PENDING`, `VALIDATED`, `CANCELED`; a second
//!   answer to the same document is refused;
//! - when the opening call answers 410; how a person obtains a token with the scope `legal` (here the client asks for it);
//! - the codes of refusals: `missing_parameter` is published, the others are ours, and the 428 names each field;
//! - in what way the bank says that downloads are not enabled, not eligible or failed: two codes of 403, and a 500;
//! - the plural under which an event carries an identification (`qes` here), and which event tells of a certificate: none;
//! - a time window for events, and attempts to send one again by itself: old ones come again only on request;
//! - creating and changing users, uploading, subscribing to events and confirming it, the newer life cycle of the review,
//!   the sibling product with a live check.
pub mod account;
pub mod bank;
pub mod case;
pub mod document;
pub mod error;
pub mod event;
pub mod identification;
pub mod people;
mod review;
pub mod road;
mod shelf;
#[cfg(test)]
mod tests;

pub use bank::{Bank, BankSettings, OpensCases};
pub use error::BankError;
