//! What the repository says about itself, kept true by reading it: walls between rooms, names, sizes, pages, dependencies.
//!
//! Promises: every rule names the file and the line that breaks it, and what to do instead. Deliberately does not: judge
//! code by anything but its text; what the compiler and clippy can see is theirs.

mod dependencies;
mod names;
mod pages;
mod requirements;
mod rooms;
pub mod sources;
mod verifier;
