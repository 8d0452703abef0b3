//! An onboarding workflow with its two paths, phone or document, as far as its pages say what it does.
//!
//! What this room does: transactions of one id from step to step, each step chosen by its key; denials before anybody has
//! typed anything; a link that must be opened on the phone; optional checks in three states; ends that become cases of the
//! review API (contract section 6). `http/onboarding.rs` speaks the calls, `/sandbox/onboarding` lets a person act by hand.
//!
//! What it promises: pure. No HTTP, no clock, no randomness but the seed's. Nothing a person submits is kept: the papers
//! of a case are those of the sample person behind the `credential`.
//!
//! What it deliberately does not do, because the copies read do not say it:
//! - what an element of `userAttributes` or of `userAssertionList` looks like: the former are taken as they come and sent
//!   back, the latter are `{name, result}` here, with names and results of ours;
//! - what `async-ui/send-link` answers (here: the fields every answer begins with), and `async-ui/get-link`, of whose answer
//!   nothing is known at all;
//! - how long a link may lie unopened (ten minutes here), and what `mbun` means (an opaque text);
//! - error codes (ours; that they ride inside an answer of status 200 is a reading of the samples);
//! - the event of a workflow, its body and its signature; the hosted pages; what those answer with;
//! - which level of assurance goes with a match without the check of possession: the page says *lower*, here `medium`.
pub mod case;
pub mod checks;
pub mod course;
pub mod desk;
pub mod journey;
#[cfg(test)]
mod tests;

pub use desk::{Ask, Deed, Desk, DeskError};
