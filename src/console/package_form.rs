//! What the sheet and the command line show of a package before it is made, how one is asked for, and why it is refused.
use second_look_verify::package::facts::LeftOut;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Console;
use super::packages::{Held, count, shown, told};
use crate::access::roles::Command;
use crate::catalogue::InternalText;
use crate::ids::CaseId;
use crate::packages::{PackageKind, Part, PartState, parts};

/// An export, as a person asks for it.
#[derive(Clone, PartialEq, Eq, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PackageAsked {
    /// The case.
    pub case_id: CaseId,
    /// For whom.
    pub kind: PackageKind,
    /// What for, 3 to 200 characters.
    pub purpose: String,
    /// To whom a whole package is encrypted; none for any other.
    pub recipients: Vec<NamedKey>,
    /// The digest of the evidence whose parts the person was shown.
    pub evidence_digest: String,
    /// Parts that are missing or incomplete and that the person has taken note of.
    pub noted: Vec<Part>,
}

/// Someone a package is encrypted to.
#[derive(Clone, PartialEq, Eq, Deserialize, specta::Type)]
#[serde(deny_unknown_fields)]
pub struct NamedKey {
    /// Who.
    pub name: String,
    /// A public key of age.
    pub key: String,
}

/// What the sheet shows before an export.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PackageForm {
    /// The case.
    pub case_id: CaseId,
    /// Of the evidence held.
    pub evidence_digest: String,
    /// The person proved who they are just now: within `limits.fresh_mins`.
    pub fresh: bool,
    /// Each kind of package.
    pub kinds: Vec<PackageKindView>,
}

/// A kind of package, of this case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PackageKindView {
    /// Which.
    pub kind: PackageKind,
    /// In words.
    pub title: String,
    /// The person may make one.
    pub may: bool,
    /// Fields of the case it shows.
    pub shown: u32,
    /// Fields of the case altogether.
    pub fields: u32,
    /// The six parts.
    pub parts: Vec<PackagePartView>,
    /// What it does not hold, in words, each with its reason.
    pub left_out: Vec<String>,
}

/// One of the six parts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PackagePartView {
    /// Which.
    pub part: Part,
    /// In words.
    pub title: String,
    /// Whether it is there, in words.
    pub state: String,
    /// Something of it is missing, and has to be taken note of.
    pub gap: bool,
}

/// A package, ready to be written. It may be personal, so there is no `Debug`.
pub struct PackageMade {
    /// The file.
    pub bytes: Vec<u8>,
    /// A name that says nothing: opaque, and the day.
    pub name: String,
    /// The package's id, as in the log.
    pub package_id: String,
    /// It is encrypted.
    pub encrypted: bool,
}

/// A package that was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PackageSaved {
    /// Where it lies.
    pub file: String,
    /// Its id, as in the log.
    pub package_id: String,
    /// It is encrypted.
    pub encrypted: bool,
}

/// Why nothing leaves.
#[derive(Clone, Copy)]
pub(super) enum Refusal {
    Recipients,
    NoRecipients,
    Key,
    SecretKey,
    Changed,
    TooLarge,
    NotMade,
    Unwritten,
}

impl Refusal {
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Recipients | Self::NoRecipients | Self::Key | Self::SecretKey => "package_recipients",
            Self::Changed => "package_changed",
            Self::TooLarge => "package_too_large",
            Self::NotMade => "package_not_made",
            Self::Unwritten => "package_unwritten",
        }
    }

    /// What is said, and what can be done.
    pub(super) const fn words(self) -> (&'static str, Option<&'static str>) {
        match self {
            Self::Recipients => ("recipients", None),
            Self::NoRecipients => ("no_recipients", None),
            Self::Key => ("key", None),
            Self::SecretKey => ("secret_key", None),
            Self::Changed => ("changed", Some("look_again")),
            Self::TooLarge => ("too_large", None),
            Self::NotMade => ("not_made", None),
            Self::Unwritten => ("unwritten", Some("unwritten_do")),
        }
    }
}

impl Console {
    /// A kind of package, of this case.
    pub(super) fn kind_view(&self, kind: PackageKind, held: &Held, fields: &[(String, Value)]) -> PackageKindView {
        let say = |id: &str| InternalText::words(self.language(), &format!("package-{id}"), &[]);
        let view = |(part, state): (Part, PartState)| PackagePartView {
            part,
            title: say(&format!("part-{}", part.as_str())),
            state: say(&format!("state-{}", state.as_str())),
            gap: state.is_a_gap(),
        };
        let mut left_out = kind.left_out();
        if told(kind, &held.entries).any(|entry| !entry.readable) {
            left_out.push(LeftOut { reason: "unreadable".to_owned(), what: "decisions".to_owned() });
        }
        let left_out = left_out
            .iter()
            .map(|one| format!("{}: {}", say(&format!("what-{}", one.what)), say(&format!("why-{}", one.reason))));
        PackageKindView {
            kind,
            title: say(&format!("kind-{}", kind.as_str())),
            may: !kind.is_full() || self.may(Command::ViewImage),
            shown: count(fields.iter().filter(|(place, value)| shown(kind, &held.seen, place, value)).count()),
            fields: count(fields.len()),
            parts: parts(kind, &held.seen.evidence, &held.digests).into_iter().map(view).collect(),
            left_out: left_out.collect(),
        }
    }
}
