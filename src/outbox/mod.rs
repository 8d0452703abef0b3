//! Saved decisions on their way to the platform.
//!
//! Promises: an entry's bytes and key never change; an entry leaves `unknown` only by an answer of the platform or a
//! person's word; one stuck case never blocks another, nor does one entry whose seal is broken: it is set aside for a
//! person and never sent; nothing is called confirmed without a stored receipt. What each
//! answer makes of an entry is the table of contract section 4, in [`states`]. Deliberately mints no new keys: that is
//! a person deciding again.
pub mod course;
pub mod deliver;
mod group;
pub mod late;
pub mod moves;
mod reclaim;
pub mod record;
pub mod schedule;
mod settle;
pub mod states;
pub mod turned_up;
pub mod view;
mod words;
pub mod worker;

pub use states::{EntryState, Follow, Heard, Next, Word};
