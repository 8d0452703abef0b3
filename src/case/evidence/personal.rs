//! Names, dates and document data: what was claimed, and what a step read from a document.
use serde::Serialize;
use serde_json::Value;

use super::Provenance;
use super::fields::{plain, scalar, vault};
use crate::case::block::DataBlock;
use crate::case::load::visible;
use crate::case::shown::{ShownText, word};
use crate::secret::Personal;

/// What a block of fields is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// The person, few fields. Sources disagree on which of the two is required, so both are read.
    BasicIdentity,
    /// The person, more fields.
    ExtendedIdentity,
    /// The document.
    Document,
}

/// Where fields come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// Given when the session was made, or typed in: nobody has verified it.
    Claimed,
    /// Written by a step that looked at a document or a register.
    Extracted,
}

/// One field.
#[derive(Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct NamedField {
    /// Name in camel case; inner fields as `address.city`.
    pub name: String,
    /// The value.
    pub value: ShownText,
}

/// One block of personal fields.
#[derive(Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PersonalFields {
    /// Which block.
    pub from: Provenance,
    /// Person or document.
    pub about: About,
    /// Claimed or extracted.
    pub origin: Origin,
    /// Every field, known names first.
    pub fields: Vec<NamedField>,
}

impl PersonalFields {
    /// A field by its canonical name.
    pub fn get(&self, name: &str) -> Option<&ShownText> {
        self.fields.iter().find(|field| field.name == name).map(|field| &field.value)
    }
}

/// Names in the order they are shown, each with other writings of it.
const KNOWN: [(&str, &[&str]); 20] = [
    ("familyName", &["familyname", "lastname", "surname"]),
    ("givenName", &["givenname", "givennames", "firstname", "firstnames"]),
    ("name", &["name", "fullname"]),
    ("birthName", &["birthname", "maidenname", "nameatbirth"]),
    ("birthDate", &["birthdate", "dateofbirth", "birthday", "dob"]),
    ("birthPlace", &["birthplace", "placeofbirth"]),
    ("nationality", &["nationality"]),
    ("sex", &["sex", "gender"]),
    ("documentType", &["documenttype"]),
    ("documentNumber", &["documentnumber"]),
    ("issuanceDate", &["issuancedate", "issuedate", "dateofissue"]),
    ("expiryDate", &["expirydate", "expirationdate", "dateofexpiry", "validuntil"]),
    ("issuingCountry", &["issuingcountry", "issuercountry"]),
    ("issuingAuthority", &["issuingauthority", "authority"]),
    ("email", &["email", "emailaddress"]),
    ("phone", &["phone", "phonenumber", "mobile"]),
    ("address.street", &["address.street", "street"]),
    ("address.postalCode", &["address.postalcode", "address.zip", "postalcode"]),
    ("address.city", &["address.city", "address.town", "city"]),
    ("address.country", &["address.country", "country"]),
];

/// Fields and depth that are followed; past them a block is somebody's mistake.
const FIELD_LIMIT: usize = 100;
const DEPTH_LIMIT: usize = 6;

/// Reads a block of personal fields.
pub(super) fn read(block: &DataBlock, about: About) -> PersonalFields {
    let mut fields = Vec::new();
    flatten(&block.content, "", 0, &mut fields);
    fields.sort_by_key(|field| KNOWN.iter().position(|(name, _)| *name == field.name).unwrap_or(KNOWN.len()));
    PersonalFields { from: Provenance::of(block), about, origin: origin(block.created_by.as_deref()), fields }
}

/// Every step writes what it found out; only the start of a session and the steps where people type hold claims.
pub(super) fn origin(created_by: Option<&str>) -> Origin {
    let Some(step) = created_by else { return Origin::Claimed };
    let step = plain(step);
    let typed = ["start", "input", "created", "submitted", "claim", "pii", "form", "subject"];
    let words = NO_FORMS.iter().fold(step.clone(), |words, other| words.replace(other, " "));
    if step.is_empty() || typed.iter().any(|word| words.contains(word)) { Origin::Claimed } else { Origin::Extracted }
}

/// Words that end like a form, and are none. What informs may well be one.
const NO_FORMS: [&str; 4] = ["platform", "perform", "transform", "conform"];

fn flatten(value: &Value, path: &str, depth: usize, into: &mut Vec<NamedField>) {
    if into.len() >= FIELD_LIMIT || depth > DEPTH_LIMIT || vault(value).is_some() {
        return;
    }
    let join = |name: &str| if path.is_empty() { word(name) } else { format!("{path}.{}", word(name)) };
    match value {
        Value::Object(map) => map.iter().for_each(|(name, inner)| flatten(inner, &join(name), depth + 1, into)),
        Value::Array(items) => {
            for (at, inner) in items.iter().enumerate().take(FIELD_LIMIT) {
                flatten(inner, &join(&(at + 1).to_string()), depth + 1, into);
            }
        }
        plain_value => {
            let text = scalar(plain_value).filter(|text| !text.trim().is_empty());
            into.extend(text.map(|text| NamedField { name: canonical(path), value: ShownText::new(&text) }));
        }
    }
}

fn canonical(path: &str) -> String {
    let lower: String =
        path.chars().filter(|c| c.is_alphanumeric() || *c == '.').flat_map(char::to_lowercase).collect();
    let known = KNOWN.iter().find(|(_, names)| names.contains(&lower.as_str()));
    known.map_or_else(|| path.to_owned(), |(name, _)| (*name).to_owned())
}

/// The name shown for a case: extracted from a document if there is one, else as claimed. What would steer the line is
/// named in it: a name that carries a right-to-left override is itself a finding.
pub fn shown_name(personal: &[PersonalFields]) -> Option<Personal<String>> {
    let identities = || personal.iter().filter(|fields| fields.about != About::Document);
    let extracted = identities().rfind(|fields| fields.origin == Origin::Extracted);
    extracted.or_else(|| identities().next_back()).and_then(full_name).map(Personal::new)
}

fn full_name(fields: &PersonalFields) -> Option<String> {
    let parts = ["givenName", "familyName"].into_iter().filter_map(|part| fields.get(part));
    let whole = parts.map(visible).collect::<Vec<_>>().join(" ");
    let whole = if whole.trim().is_empty() { visible(fields.get("name")?) } else { whole };
    (!whole.trim().is_empty()).then_some(whole)
}
