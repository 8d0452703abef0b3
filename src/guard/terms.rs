//! Reads the lists of terms once. A list that does not read is named in [`faults`]: a test keeps it from happening, and
//! nothing may leave while it does.
use std::sync::LazyLock;

use serde::Deserialize;

use super::fold::{fold, spelled_out, squeezed};
use crate::catalogue::{Language, every_entry, is_suspicion};

const TERMS: &str = include_str!("terms.toml");
/// A saying shorter than this could be found by chance in a text without spaces.
const TELLING: usize = 12;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    language: Vec<List>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    tag: String,
    stems: Vec<String>,
    words: Vec<String>,
    customer: Vec<String>,
}

/// Every term, folded.
#[derive(Default)]
pub(super) struct Terms {
    /// Found anywhere in a word.
    pub(super) stems: Vec<String>,
    /// Whole words.
    pub(super) words: Vec<String>,
    /// Of several words, squeezed; found anywhere.
    pub(super) phrases: Vec<String>,
    /// Telling to an end user only; found anywhere, squeezed.
    pub(super) customer: Vec<String>,
    /// Message names of suspicion codes, squeezed.
    pub(super) identifiers: Vec<String>,
    /// What the catalogue says of suspicion codes in every language, squeezed: title, meaning, what to look at and
    /// how to check it.
    pub(super) sayings: Vec<String>,
    /// What did not read.
    pub(super) faults: Vec<String>,
}

static ALL: LazyLock<Terms> = LazyLock::new(|| Terms::read(TERMS));

pub(super) fn terms() -> &'static Terms {
    &ALL
}

impl Terms {
    fn read(text: &str) -> Self {
        let mut terms = Self::default();
        match toml::from_str::<File>(text) {
            Ok(file) => {
                for language in Language::ALL {
                    if !file.language.iter().any(|list| list.tag == language.tag()) {
                        terms.faults.push(format!("terms.toml: no list for {}", language.tag()));
                    }
                }
                file.language.iter().for_each(|list| terms.add(list));
            }
            Err(error) => terms.faults.push(format!("terms.toml: {error}")),
        }
        terms.add_codes();
        terms
    }

    fn add(&mut self, list: &List) {
        let both = |term: &String| [fold(term), fold(&spelled_out(term))];
        for term in list.stems.iter().flat_map(both) {
            if term.contains(char::is_whitespace) { self.phrases.push(squeezed(&term)) } else { self.stems.push(term) }
        }
        for term in list.words.iter().flat_map(both) {
            if term.contains(char::is_whitespace) { self.phrases.push(squeezed(&term)) } else { self.words.push(term) }
        }
        self.customer.extend(list.customer.iter().flat_map(both).map(|term| squeezed(&term)));
    }

    fn add_codes(&mut self) {
        for entry in every_entry().iter().filter(|entry| is_suspicion(&entry.code)) {
            self.identifiers.extend(entry.identifier.as_deref().map(|name| squeezed(&fold(name))));
            let said = Language::ALL.iter().flat_map(|language| {
                let mut told = entry.how_to_check(*language);
                told.extend([entry.title(*language), entry.meaning(*language), entry.guidance(*language)]);
                told
            });
            let said = said.map(|text| squeezed(&fold(text.as_str())));
            self.sayings.extend(said.filter(|text| text.len() >= TELLING));
        }
    }
}

/// What is wrong with the built-in lists; empty in a sound build.
pub fn faults() -> &'static [String] {
    &terms().faults
}
