//! Reads the built-in data files once. A file that does not read is left out and named in `faults`: its codes are then
//! shown raw, like any unknown code, and what must hold of suspicion codes holds without data.
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use serde::Deserialize;

use super::entry::{CodeEntry, is_suspicion_number};
use super::words::{Family, Fixer, Polarity, ReasonGroup, Retry, Scheme, Visibility};
use crate::decision::CustomerReason;

/// One file of `data/`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    family: Family,
    #[serde(default)]
    customer: Vec<CustomerReason>,
    code: Vec<Row>,
}

/// One code; the schema is `data/README.md`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    scheme: Scheme,
    code: String,
    identifier: Option<String>,
    polarity: Polarity,
    visibility: Visibility,
    #[serde(default)]
    technical: bool,
    fixable_by: Fixer,
    retry: Retry,
    #[serde(default)]
    twins: Vec<String>,
    offered: Option<ReasonGroup>,
}

/// Every code the console can describe.
pub(super) struct Catalogue {
    /// In the order of the files.
    pub(super) entries: Vec<CodeEntry>,
    /// Upper-case code or identifier to position.
    by_word: HashMap<String, usize>,
    /// What did not read, for tests and for `doctor`.
    pub(super) faults: Vec<String>,
}

pub(super) const FILES: [(&str, &str); 14] = [
    ("device", include_str!("data/device.toml")),
    ("network", include_str!("data/network.toml")),
    ("contact", include_str!("data/contact.toml")),
    ("document_quality", include_str!("data/document_quality.toml")),
    ("document_condition", include_str!("data/document_condition.toml")),
    ("document_fraud", include_str!("data/document_fraud.toml")),
    ("face_quality", include_str!("data/face_quality.toml")),
    ("face_fraud", include_str!("data/face_fraud.toml")),
    ("identity_data", include_str!("data/identity_data.toml")),
    ("eligibility", include_str!("data/eligibility.toml")),
    ("user_abort", include_str!("data/user_abort.toml")),
    ("technical", include_str!("data/technical.toml")),
    ("signing", include_str!("data/signing.toml")),
    ("other", include_str!("data/other.toml")),
];

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| read(&FILES));

/// The built-in catalogue.
pub(super) fn catalogue() -> &'static Catalogue {
    &CATALOGUE
}

impl Catalogue {
    /// The entry of a code, or of a message name sent in its place, in either letter case.
    pub(super) fn find(&self, word: &str) -> Option<&CodeEntry> {
        if word.len() > 100 {
            return None;
        }
        self.by_word.get(&word.trim().to_ascii_uppercase()).and_then(|at| self.entries.get(*at))
    }
}

fn read(files: &[(&str, &str)]) -> Catalogue {
    let mut catalogue = Catalogue { entries: Vec::new(), by_word: HashMap::new(), faults: Vec::new() };
    for (name, text) in files {
        match toml::from_str::<File>(text) {
            Ok(file) if file.family.as_str() != *name => {
                catalogue.faults.push(format!("{name}.toml: says family {}", file.family.as_str()));
            }
            Ok(file) => file.code.into_iter().for_each(|row| catalogue.add(name, file.family, &file.customer, row)),
            Err(error) => catalogue.faults.push(format!("{name}.toml: {error}")),
        }
    }
    catalogue.check_twins();
    catalogue
}

impl Catalogue {
    fn add(&mut self, file: &str, family: Family, customer: &[CustomerReason], row: Row) {
        if is_suspicion_number(&row.code) && row.visibility != Visibility::Internal {
            self.faults.push(format!("{file}.toml: {} must be internal", row.code));
        }
        let at = self.entries.len();
        for word in [Some(&row.code), row.identifier.as_ref()].into_iter().flatten() {
            if self.by_word.insert(word.to_ascii_uppercase(), at).is_some_and(|before| before != at) {
                self.faults.push(format!("{file}.toml: {word} stands twice"));
            }
        }
        self.entries.push(CodeEntry {
            visibility: if is_suspicion_number(&row.code) { Visibility::Internal } else { row.visibility },
            // By rule and not by data: a suspicion has no text of its own for an end user.
            customer: if is_suspicion_number(&row.code) { Vec::new() } else { customer.to_vec() },
            scheme: row.scheme,
            code: row.code,
            identifier: row.identifier,
            family,
            polarity: row.polarity,
            technical: row.technical,
            fixable_by: row.fixable_by,
            retry: row.retry,
            twins: row.twins,
            offered: row.offered,
        });
    }

    fn check_twins(&mut self) {
        let pairs: BTreeMap<&str, &[String]> =
            self.entries.iter().map(|entry| (entry.code.as_str(), entry.twins.as_slice())).collect();
        let broken: Vec<String> = pairs
            .iter()
            .flat_map(|(code, twins)| twins.iter().map(move |twin| (*code, twin.as_str())))
            .filter(|(code, twin)| !pairs.get(twin).is_some_and(|back| back.iter().any(|name| name == code)))
            .map(|(code, twin)| format!("{code} names {twin} as its twin, and {twin} does not answer"))
            .collect();
        self.faults.extend(broken);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_files_read_without_a_fault() {
        assert_eq!(catalogue().faults, Vec::<String>::new(), "each fault names its file");
    }

    #[test]
    fn a_broken_file_is_named_and_the_others_still_read() {
        let good = include_str!("data/other.toml");
        let read = read(&[("device", "family = \"device\"\ncode = [{}]"), ("other", good)]);
        assert!(read.faults.iter().any(|fault| fault.starts_with("device.toml")), "{:?}", read.faults);
        assert!(read.find("3212").is_some(), "the other file was read");
    }

    #[test]
    fn a_suspicion_code_that_claims_to_be_shareable_is_a_fault_and_stays_internal() {
        let text = "family = \"other\"\n[[code]]\nscheme = \"qes\"\ncode = \"3299\"\npolarity = \"negative\"\n\
                    visibility = \"shareable\"\nfixable_by = \"nobody\"\nretry = \"pointless\"\n";
        let read = read(&[("other", text)]);
        assert_eq!(read.faults, ["other.toml: 3299 must be internal"]);
        assert_eq!(read.find("3299").map(|entry| entry.visibility), Some(Visibility::Internal));
    }

    #[test]
    fn a_code_that_stands_twice_and_a_one_sided_twin_are_faults() {
        let row = "[[code]]\nscheme = \"other\"\ncode = \"X\"\npolarity = \"neutral\"\nvisibility = \"shareable\"\n\
                   fixable_by = \"nobody\"\nretry = \"pointless\"\ntwins = [\"Y\"]\n";
        let read = read(&[("other", &format!("family = \"other\"\n{row}{row}"))]);
        assert!(read.faults.iter().any(|fault| fault.contains("stands twice")), "{:?}", read.faults);
        assert!(read.faults.iter().any(|fault| fault.contains("does not answer")), "{:?}", read.faults);
    }

    #[test]
    fn an_unknown_key_is_refused_with_its_place() {
        let read = read(&[("other", "family = \"other\"\ncode = []\ncolour = \"red\"\n")]);
        assert!(read.faults.iter().any(|fault| fault.contains("colour")), "{:?}", read.faults);
    }
}
