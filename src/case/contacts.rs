//! Telephone numbers and e-mail addresses of the person: masked wherever a case is shown (requirement R-56), and given in
//! clear by themselves, for a purpose. Pure.
use serde::{Deserialize, Serialize};

use super::compare::compare;
use super::evidence::trail::{is_contact, masked};
use super::load::visible;
use super::snapshot::Snapshot;
use crate::catalogue::Language;

/// What somebody looks at a contact for (requirement R-37). A closed list: what is written freely says nothing years later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum RevealPurpose {
    /// To compare it letter by letter with what a document or register says.
    Compare,
    /// To look for the same contact in other cases.
    Pattern,
    /// To answer a request of the person or of an authority.
    Request,
    /// To look over somebody's work.
    Quality,
}

impl RevealPurpose {
    /// Every one.
    pub const ALL: [Self; 4] = [Self::Compare, Self::Pattern, Self::Request, Self::Quality];

    /// The word in the log and on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Compare => "compare",
            Self::Pattern => "pattern",
            Self::Request => "request",
            Self::Quality => "quality",
        }
    }

    /// Reads the word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.as_str() == word)
    }
}

/// A contact in clear.
#[derive(Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct RevealedField {
    /// Canonical name, as the comparison has it.
    pub field: String,
    /// A few words.
    pub label: String,
    /// What was claimed.
    pub claimed: Option<String>,
    /// What was read from the document.
    pub extracted: Option<String>,
}

/// Every contact the comparison of a case holds, in clear.
pub fn contacts(seen: &Snapshot, language: Language) -> Vec<RevealedField> {
    let rows = compare(&seen.evidence.personal, language).into_iter().filter(|row| is_contact(&row.field));
    rows.map(|row| RevealedField {
        label: row.label.as_str().to_owned(),
        claimed: row.claimed.as_ref().map(visible),
        extracted: row.extracted.as_ref().map(visible),
        field: row.field,
    })
    .collect()
}

/// A value of a field as it is shown: masked where it is a contact.
pub(super) fn shown_value(field: &str, value: String) -> String {
    if is_contact(field) { masked(&value) } else { value }
}
