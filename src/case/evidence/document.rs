//! Verdicts on documents and faces.
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Provenance;
use super::fields::{Fields, RawField, plain, scalar};
use super::reasons::{reason, reasons};
use crate::case::block::DataBlock;
use crate::case::shown::word;
use crate::catalogue::{ExplainedCode, Language, Scheme};

/// How a document step ended. Four kinds of not passing, never one *failed* (R-12).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum DocumentVerdict {
    /// In order.
    Verified,
    /// Could not be verified.
    NotVerified,
    /// The machine found signs of fraud. A verdict, not a decision.
    Fraud,
    /// The person stopped.
    Aborted,
    /// The specialist or the system stopped.
    Cancelled,
    /// A word this console does not know.
    Unknown,
}

impl DocumentVerdict {
    /// Every verdict.
    pub const ALL: [Self; 6] =
        [Self::Verified, Self::NotVerified, Self::Fraud, Self::Aborted, Self::Cancelled, Self::Unknown];

    /// Our word for it, as it stands in the queue's filter.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Verified => "verified",
            Self::NotVerified => "not_verified",
            Self::Fraud => "fraud",
            Self::Aborted => "aborted",
            Self::Cancelled => "cancelled",
            Self::Unknown => "unknown",
        }
    }

    /// Reads the platform's word, whatever its letter case and separators.
    pub fn parse(text: &str) -> Self {
        match plain(text).as_str() {
            "verified" | "success" | "passed" => Self::Verified,
            "notverified" | "failure" | "failed" | "unverified" => Self::NotVerified,
            "fraud" | "frauddetected" | "fraudsuspicion" | "fraudsuspicionpending" | "fraudsuspicionconfirmed" => {
                Self::Fraud
            }
            "aborted" => Self::Aborted,
            "cancelled" | "canceled" => Self::Cancelled,
            _ => Self::Unknown,
        }
    }
}

/// What the document step recorded.
#[derive(Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct DocumentCheck {
    /// Which block.
    pub from: Provenance,
    /// The verdict in the platform's word.
    pub word: Option<String>,
    /// What that is to us; unknown where absent.
    pub verdict: DocumentVerdict,
    /// The reason of the verdict, where given.
    pub reason: Option<ExplainedCode>,
    /// What was found.
    pub issues: Vec<ExplainedCode>,
    /// Fields without a place above.
    pub other: Vec<RawField>,
}

/// What kind of comparison a result belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum MatchKind {
    /// A stored credential was asked for.
    Authentication,
    /// Two pictures or records were compared.
    Comparison,
}

/// A comparison or an authentication.
#[derive(Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct MatchResult {
    /// Which block.
    pub from: Provenance,
    /// Which kind.
    pub kind: MatchKind,
    /// The result in the platform's word.
    pub word: Option<String>,
    /// Passed or not; absent where the word is unknown.
    pub passed: Option<bool>,
    /// Who compared.
    pub provider: Option<String>,
    /// What was compared, such as `FACE`.
    pub credential_type: Option<String>,
    /// When.
    #[specta(type = Option<String>)]
    pub at: Option<DateTime<Utc>>,
    /// Its place by the session's own counter, where given: of two runs the later counts.
    #[serde(skip)]
    #[specta(skip)]
    pub sequence: Option<u32>,
    /// Coded reasons.
    pub reasons: Vec<ExplainedCode>,
    /// Fields without a place above.
    pub other: Vec<RawField>,
}

/// The verdict alone, for a list: absent where the block has no word for one.
pub(super) fn verdict(block: &DataBlock) -> Option<DocumentVerdict> {
    told(&mut Fields::of(&block.content)).1.as_deref().map(DocumentVerdict::parse)
}

/// Where the verdict stands, and its word.
fn told<'a>(fields: &mut Fields<'a>) -> (Fields<'a>, Option<String>) {
    let told = fields.value(&["verdict", "result", "status"]).unwrap_or(&Value::Null);
    let mut inside = Fields::of(told);
    let text = scalar(told).map(|text| word(&text)).or_else(|| inside.word(&["status", "result"]));
    (inside, text)
}

/// Reads `documentVerification` and its successor `verification`.
pub(super) fn check(block: &DataBlock, language: Language) -> DocumentCheck {
    let mut fields = Fields::of(&block.content);
    let (mut inside, text) = told(&mut fields);
    let reason = inside
        .value(&["reason"])
        .or_else(|| fields.value(&["reason"]))
        .and_then(|value| reason(value, Scheme::Document, language));
    DocumentCheck {
        from: Provenance::of(block),
        verdict: text.as_deref().map_or(DocumentVerdict::Unknown, DocumentVerdict::parse),
        word: text,
        reason,
        issues: reasons(&mut fields, &["issues", "reasons"], Scheme::Document, language),
        other: fields.rest(),
    }
}

/// Reads `authenticationResult` and `comparisonResults`.
pub(super) fn compared(block: &DataBlock, kind: MatchKind, language: Language) -> MatchResult {
    let mut fields = Fields::of(&block.content);
    let told = fields.value(&["result", "verdict", "status"]).unwrap_or(&Value::Null);
    let text = scalar(told).map(|text| word(&text)).or_else(|| Fields::of(told).word(&["status", "result"]));
    MatchResult {
        from: Provenance::of(block),
        kind,
        passed: text.as_deref().and_then(passed),
        word: text,
        provider: fields.word(&["provider"]),
        credential_type: fields.word(&["credentialType"]),
        at: fields.time(&["authenticatedAt", "attemptedAt", "comparedAt"]),
        sequence: block.sequence,
        reasons: reasons(&mut fields, &["reasons", "reason"], Scheme::Biometric, language),
        other: fields.rest(),
    }
}

fn passed(text: &str) -> Option<bool> {
    match plain(text).as_str() {
        "success" | "matched" | "match" | "passed" | "verified" | "true" => Some(true),
        "failure" | "notmatched" | "nomatch" | "mismatch" | "failed" | "notverified" | "false" => Some(false),
        _ => None,
    }
}
