//! What codes mean, as data: families, meaning, guidance, how to check them, and the few texts an end user may ever see.
//!
//! Promises: a code nobody has described is shown raw and neutral, never dropped and never guessed; every 32xx code is
//! internal by rule, whatever the data says; a text for an end user can only be made from the closed list of
//! [`CustomerReason`](crate::decision::CustomerReason)s (see [`CustomerText`]). Deliberately does not decide anything:
//! what a code means for a decision stands in `decision::policy`.
//!
//! The facts of a code stand in `data/<family>.toml` (schema: `data/README.md`), its words in
//! `texts/<language>.codes.ftl`, how it is checked in `texts/<language>.howto.ftl` (`howto.rs`); the other subjects of `texts/`
//! have a file each (`language.rs`). A number in a sentence is written by `numbers.rs`.
mod choices;
mod data;
mod entry;
#[cfg(test)]
mod groups_tests;
mod howto;
mod language;
#[cfg(test)]
mod language_tests;
mod numbers;
mod reason;
#[cfg(test)]
mod tests;
mod texts;
mod words;

use std::sync::LazyLock;

use crate::digest;

pub use choices::{
    CustomerChoice, ORDINARY_USES, ReasonChoice, ReasonChoices, customer_choices, ordinary_uses, reason_choices,
};
pub use entry::{
    CodeEntry, Detail, ExplainedCode, Twin, every_entry, explain_code, find, is_suspicion, is_technical, lookup,
    needs_comment,
};
pub use language::Language;
pub use numbers::decimal;
pub use reason::ReasonRef;
pub use texts::{Argument, CustomerText, InternalText, Sentence};
pub use words::{Family, Fixer, Polarity, ReasonGroup, Retry, Scheme, Visibility};

/// The digest over all descriptions of codes and every sentence they are told in, `sha-256:` and hex: which edition of the
/// catalogue this program has.
pub fn edition() -> &'static str {
    static EDITION: LazyLock<String> = LazyLock::new(|| {
        let texts = Language::ALL.iter().flat_map(|language| language.files()).map(|file| file.source);
        let all: Vec<&str> = data::FILES.iter().map(|(_, text)| *text).chain(texts).collect();
        // Each digested alone first: what moves from one file to the next is another edition.
        digest::of(all.iter().map(|text| digest::of(text.as_bytes())).collect::<String>().as_bytes())
    });
    &EDITION
}

/// What is wrong with the built-in data; empty in a sound build, which a test asserts and `doctor` reports.
pub fn faults() -> &'static [String] {
    &data::catalogue().faults
}
