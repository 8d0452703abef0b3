//! The five fields of a bank's account that must be filled before it lets an identification begin; it answers 428 and names
//! those that are empty. Only names pass through here, never what stands in a field.
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::fields::{Fields, plain, scalar};
use crate::catalogue::{InternalText, Language};

/// One of the five.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "lowercase")]
pub enum AccountField {
    /// Given name.
    FirstName,
    /// Family name.
    LastName,
    /// Mail address.
    Email,
    /// Country.
    Country,
    /// Phone number.
    Phone,
}

impl AccountField {
    /// All of them, in the order the bank's page lists them.
    pub const ALL: [Self; 5] = [Self::FirstName, Self::LastName, Self::Email, Self::Country, Self::Phone];

    /// The bank's own name for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::FirstName => "firstname",
            Self::LastName => "lastname",
            Self::Email => "email",
            Self::Country => "country",
            Self::Phone => "phone",
        }
    }

    /// The field of a name, in any writing; `user.phone` and `/phone` are the phone. None for every other field.
    pub fn parse(name: &str) -> Option<Self> {
        match plain(name.rsplit(['.', '/']).next().unwrap_or_default()).as_str() {
            "firstname" | "givenname" => Some(Self::FirstName),
            "lastname" | "familyname" => Some(Self::LastName),
            "email" | "emailaddress" => Some(Self::Email),
            "country" | "addresscountry" => Some(Self::Country),
            "phone" | "mobile" | "phonenumber" => Some(Self::Phone),
            _ => None,
        }
    }

    /// Its name for a person.
    pub fn label(self, language: Language) -> String {
        InternalText::words(language, &format!("account-field-{}", self.as_str()), &[])
    }

    /// The names of several for a person, with a comma between them.
    pub fn labels(fields: &[Self], language: Language) -> String {
        fields.iter().map(|field| field.label(language)).collect::<Vec<_>>().join(", ")
    }

    /// The fields a list names, each once and in the bank's order. An item is a name, or an object with one.
    pub fn named(items: &[Value]) -> Vec<Self> {
        let name = |item: &Value| {
            scalar(item).or_else(|| ["field", "name", "parameter"].iter().find_map(|key| scalar(item.get(key)?)))
        };
        let found: Vec<Self> = items.iter().filter_map(name).filter_map(|name| Self::parse(&name)).collect();
        Self::ALL.into_iter().filter(|field| found.contains(field)).collect()
    }
}

/// The fields the record says are empty: those a list of empty ones names, and those that stand without a value in an
/// account that is shown. A field nobody speaks of is not known to be empty.
pub(super) fn empty(fields: &mut Fields<'_>) -> Vec<AccountField> {
    let mut found = AccountField::named(fields.items(&["emptyFields", "missingFields"]));
    let account = fields.value(&["account", "user"]).and_then(Value::as_object);
    let blank = |value: &Value| value.is_null() || value.as_str().is_some_and(|text| text.trim().is_empty());
    let without = account.into_iter().flatten().filter(|(_, value)| blank(value));
    found.extend(without.filter_map(|(name, _)| AccountField::parse(name)));
    AccountField::ALL.into_iter().filter(|field| found.contains(field)).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn said(content: &Value) -> Vec<&'static str> {
        empty(&mut Fields::of(content)).into_iter().map(AccountField::as_str).collect()
    }

    #[test]
    fn r_74_empty_fields_are_read_from_a_list_and_from_an_account_and_nothing_is_made_up() {
        assert_eq!(said(&json!({ "emptyFields": ["phone", "firstname"] })), ["firstname", "phone"]);
        assert_eq!(
            said(&json!({ "missingFields": [{ "field": "user.email" }, { "name": "Last_Name" }, 7] })),
            ["lastname", "email"]
        );
        assert_eq!(
            said(&json!({ "account": { "country": "  ", "phone": null, "email": "x@example.org" } })),
            ["country", "phone"]
        );
        assert!(said(&json!({ "account": {}, "emptyFields": ["iban"] })).is_empty(), "what nobody says is not empty");
        assert!(
            said(&json!({ "account": "phone", "emptyFields": { "phone": true } })).is_empty(),
            "odd shapes say nothing"
        );
    }

    #[test]
    fn r_74_each_of_the_five_fields_has_a_name_in_every_language() {
        for language in Language::ALL {
            let names: std::collections::BTreeSet<String> =
                AccountField::ALL.iter().map(|field| field.label(*language)).collect();
            assert_eq!(names.len(), 5, "{names:?}");
            assert!(names.iter().all(|name| !name.contains("account-field")), "{names:?}");
        }
        assert_eq!(
            AccountField::labels(&[AccountField::Email, AccountField::Phone], Language::German),
            "E-Mail, Telefon"
        );
        assert!(AccountField::ALL.iter().all(|field| AccountField::parse(field.as_str()) == Some(*field)));
    }
}
