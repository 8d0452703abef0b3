//! What a package says of itself, in its own words. FROZEN, like everything a verifier reads: `a_package_s_own_words_are_frozen`.
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::archive::Members;
use super::bag::oxum;

/// Where it stands.
pub const FACTS: &str = "data/package.json";
/// The fields, opened and kept back.
pub const FIELDS: &str = "data/fields.json";
/// The whole case, in a full package.
pub const CASE: &str = "data/case.json";
/// The exact bytes of decisions, in a full package.
pub const DECISIONS: &str = "data/decisions/";
/// The platform's receipts, in a full package.
pub const RECEIPTS: &str = "data/receipts/";
/// Pictures, as they came or painted over.
pub const IMAGES: &str = "data/images/";
/// Signed documents as they came, in a full package.
pub const SIGNED: &str = "data/signed/";
/// The page for people.
pub const REPORT: &str = "data/report.html";
/// The entries of the case.
pub const ENTRIES: &str = "data/audit/entries.jsonl";
/// The newest checkpoint of the log.
pub const CHECKPOINT: &str = "data/audit/checkpoint.txt";
/// The kind of the entry an export is.
pub const EXPORTED: &str = "package_exported";
/// The version of all of it.
pub const VERSION: u32 = 1;

/// What a package is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct PackageFacts {
    /// The program that made it.
    pub app: String,
    /// The platform's id of the case.
    pub case_id: String,
    /// Of the evidence held.
    pub etag: Option<String>,
    /// `sha-256:` and hex over [`CASE`]. None in a redacted package: a digest without a salt lets a value be guessed.
    pub evidence_digest: Option<String>,
    /// What [`FIELDS`] commits to.
    pub fields: String,
    /// Every file of the case, whether its bytes are here or not.
    pub files: Vec<FileFact>,
    /// `full` or `redacted`.
    pub kind: String,
    /// The language of the report.
    pub language: String,
    /// What was left out of any package of this kind, and why.
    pub left_out: Vec<LeftOut>,
    /// The console's clock, RFC 3339.
    pub made_at: String,
    /// Minted for it.
    pub package_id: String,
    /// The six parts of an evidence package, and which are missing.
    pub parts: Vec<PartFact>,
    /// For whom a redacted package is.
    pub recipient: Option<String>,
    /// [`VERSION`].
    pub v: u32,
}

/// A file of the case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct FileFact {
    /// By its first bytes.
    pub media_type: Option<String>,
    /// SHA-256 of the original bytes, hexadecimal.
    pub original: Option<String>,
    /// Where it stands in the package.
    pub path: Option<String>,
    /// What it shows: `front`, `selfie`, …
    pub side: String,
    /// `original`, `redacted`, or why it is not here.
    pub state: String,
}

impl PackageFacts {
    /// Everything that is held, and what a whole package says of it.
    pub fn is_full(&self) -> bool {
        self.kind == "full" && self.recipient.is_none() && self.evidence_digest.is_some()
    }

    /// One of the four that are redacted, with nothing that could be guessed from.
    pub fn is_redacted(&self) -> bool {
        let known = ["regulator", "court", "partner", "data_subject"];
        let named = self.recipient.as_deref().is_some_and(|recipient| known.contains(&recipient));
        self.kind == "redacted" && named && self.evidence_digest.is_none()
    }

    /// It shows how the case was reviewed: codes, reasons, and the entries of the log.
    pub fn shows_the_review(&self) -> bool {
        self.is_full() || self.recipient.as_deref().is_some_and(|recipient| ["regulator", "court"].contains(&recipient))
    }

    /// A decision of the case could not be read where the package was made.
    pub fn lacks_a_decision(&self) -> bool {
        self.left_out.iter().any(|one| one.what == "decisions" && one.reason == "unreadable")
    }
}

/// Something a kind of package never holds, or that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeftOut {
    /// Why.
    pub reason: String,
    /// What.
    pub what: String,
}

/// One of the six parts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartFact {
    /// Which.
    pub part: String,
    /// `present`, `incomplete`, `missing` or `left_out`.
    pub state: String,
}

/// The fields of the case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldsFile {
    /// Digests of the disclosures of all fields, sorted.
    pub digests: Vec<String>,
    /// The disclosures that are given.
    pub disclosed: Vec<String>,
    /// [`VERSION`].
    pub v: u32,
}

/// A line of [`ENTRIES`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntryLine {
    /// Disclosures of fields the entry commits to.
    pub disclosed: Vec<String>,
    /// Its exact bytes.
    pub entry: String,
    /// A C2SP tlog-proof.
    pub proof: String,
}

/// Reads a value that is written as it would be written here.
pub(super) fn exact<T: Serialize + DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    let read: T = serde_json::from_slice(bytes).ok()?;
    (serde_json::to_vec(&read).ok()? == bytes).then_some(read)
}

/// The text of `bag-info.txt`.
pub fn bag_info(facts: &PackageFacts, oxum: &str) -> String {
    let day = facts.made_at.split('T').next().unwrap_or_default();
    format!(
        "Bag-Software-Agent: {}\nBagging-Date: {day}\nExternal-Identifier: {}\nPayload-Oxum: {oxum}\n",
        facts.app, facts.package_id
    )
}

/// The same for a package's files, where they say what it is.
pub fn bag_info_of(members: &Members) -> Option<String> {
    let facts: PackageFacts = exact(members.get(FACTS)?)?;
    Some(bag_info(&facts, &oxum(members)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_s_own_words_are_frozen() {
        let facts = PackageFacts {
            app: "second-look/0.1.0".to_owned(),
            case_id: "cse_1".to_owned(),
            etag: None,
            evidence_digest: None,
            fields: "sha-256:0".to_owned(),
            files: vec![FileFact {
                media_type: None,
                original: None,
                path: None,
                side: "front".to_owned(),
                state: "not_held".to_owned(),
            }],
            kind: "redacted".to_owned(),
            language: "en".to_owned(),
            left_out: vec![LeftOut { reason: "personal".to_owned(), what: "names".to_owned() }],
            made_at: "2026-11-26T08:00:00.000Z".to_owned(),
            package_id: "p-1".to_owned(),
            parts: vec![PartFact { part: "images".to_owned(), state: "missing".to_owned() }],
            recipient: Some("court".to_owned()),
            v: 1,
        };
        let text = concat!(
            r#"{"app":"second-look/0.1.0","caseId":"cse_1","etag":null,"evidenceDigest":null,"fields":"sha-256:0","#,
            r#""files":[{"mediaType":null,"original":null,"path":null,"side":"front","state":"not_held"}],"#,
            r#""kind":"redacted","language":"en","leftOut":[{"reason":"personal","what":"names"}],"#,
            r#""madeAt":"2026-11-26T08:00:00.000Z","packageId":"p-1","parts":[{"part":"images","state":"missing"}],"#,
            r#""recipient":"court","v":1}"#
        );
        assert_eq!(serde_json::to_string(&facts).unwrap(), text);
        assert_eq!(exact::<PackageFacts>(text.as_bytes()), Some(facts.clone()));
        assert_eq!(exact::<PackageFacts>(format!("{text}\n").as_bytes()), None, "one way only");
        assert_eq!(
            bag_info(&facts, "2.1"),
            "Bag-Software-Agent: second-look/0.1.0\nBagging-Date: 2026-11-26\nExternal-Identifier: p-1\nPayload-Oxum: 2.1\n"
        );
    }
}
