//! Whether the person in front of the camera was there: liveness and presentation attacks, and the consent that
//! such samples need. Either stands in a block of its own or inside the samples.
use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use serde_json::{Map, Value};

use super::Provenance;
use super::fields::{Fields, plain, scalar, truth};
use super::reasons::reasons;
use crate::case::block::DataBlock;
use crate::case::shown::word;
use crate::catalogue::{ExplainedCode, Language, Scheme};

/// What a liveness check recorded.
#[derive(Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Liveness {
    /// Which block.
    pub from: Provenance,
    /// The result in the platform's word.
    pub word: Option<String>,
    /// Live or not; absent where the word is unknown.
    pub passed: Option<bool>,
    /// How it was checked, such as `active` or `passive`.
    pub method: Option<String>,
    /// The model that judged.
    pub model: Option<String>,
    /// The day the model was last tested against attacks, or else released.
    #[specta(type = Option<String>)]
    pub model_date: Option<NaiveDate>,
    /// What the check for presentation attacks found, in the platform's word.
    pub attack: Option<String>,
    /// Coded reasons.
    pub reasons: Vec<ExplainedCode>,
}

/// What is recorded of the consent to use biometrics.
#[derive(Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Consent {
    /// Which block.
    pub from: Provenance,
    /// When it was given.
    #[specta(type = Option<String>)]
    pub given_at: Option<DateTime<Utc>>,
    /// The version of the text the person agreed to.
    pub text_version: Option<String>,
    /// When it was taken back, where that reads as a moment.
    #[specta(type = Option<String>)]
    pub withdrawn_at: Option<DateTime<Utc>>,
    /// A time of taking it back stands in the record, readable or not.
    pub withdrawn: bool,
    /// The person said no, or took it back.
    pub refused: bool,
}

impl Consent {
    /// Given, with its time and the version of its text, and not taken back. Anything less is no consent that could be
    /// shown to anybody.
    pub const fn stands(&self) -> bool {
        self.given_at.is_some() && self.text_version.is_some() && !self.refused && !self.withdrawn
    }
}

/// Every kind of block that is a liveness check by itself.
pub(super) const KINDS: [&str; 4] = ["liveness", "livenesscheck", "livenessresult", "presentationattackdetection"];
/// Every kind of block that is a consent by itself.
pub(super) const CONSENT_KINDS: [&str; 2] = ["biometricconsent", "consent"];

/// Reads the liveness a block of samples carries, or is.
pub(super) fn liveness(block: &DataBlock, alone: bool, language: Language) -> Option<Liveness> {
    let mut fields = Fields::of(&block.content);
    let inside = if alone { &block.content } else { fields.value(&["liveness", "livenessCheck", "pad"])? };
    let mut told = Fields::of(inside);
    let text = scalar(inside).or_else(|| told.value(&["result", "verdict", "status"]).and_then(scalar));
    let attack = told.value(&["attack", "presentationAttack", "attackType", "pad"]).and_then(scalar);
    Some(Liveness {
        from: Provenance::of(block),
        passed: text.as_deref().and_then(passed),
        word: text.map(|text| word(text.trim())).filter(|text| !text.is_empty()),
        method: told.word(&["method", "mode"]),
        model: told.word(&["model", "modelVersion", "provider"]),
        model_date: told.day(&["modelTestedAt", "modelDate", "modelReleasedAt", "lastTestedAt"]),
        attack: attack.map(|text| word(text.trim())).filter(|text| !text.is_empty()),
        reasons: reasons(&mut told, &["reasons", "reason"], Scheme::Biometric, language),
    })
}

/// Reads the consent a block carries, or is.
pub(super) fn consent(block: &DataBlock, alone: bool) -> Option<Consent> {
    let mut fields = Fields::of(&block.content);
    let inside = if alone { &block.content } else { fields.value(&["consent", "biometricConsent"])? };
    let mut told = Fields::of(inside);
    let answer = match inside {
        Value::Object(_) => told.value(&["given", "granted", "consent", "status"]).and_then(agreed),
        plain_value => agreed(plain_value),
    };
    Some(Consent {
        from: Provenance::of(block),
        given_at: told.time(&["givenAt", "grantedAt", "acceptedAt", "at", "timestamp"]),
        text_version: told.word(&["textVersion", "version", "consentVersion"]),
        withdrawn_at: told.time(&["withdrawnAt", "revokedAt"]),
        withdrawn: inside.as_object().is_some_and(is_withdrawn),
        refused: answer == Some(false),
    })
}

/// Anything but null where the time of taking it back belongs. One that does not read still says that it happened.
fn is_withdrawn(consent: &Map<String, Value>) -> bool {
    consent.iter().any(|(name, value)| ["withdrawnat", "revokedat"].contains(&plain(name).as_str()) && !value.is_null())
}

fn agreed(value: &Value) -> Option<bool> {
    truth(value).or_else(|| match plain(&scalar(value)?).as_str() {
        "given" | "granted" | "accepted" => Some(true),
        "refused" | "denied" | "withdrawn" | "revoked" | "notgiven" => Some(false),
        _ => None,
    })
}

fn passed(text: &str) -> Option<bool> {
    match plain(text).as_str() {
        "passed" | "pass" | "live" | "success" | "true" | "processed" | "genuine" => Some(true),
        "failed" | "fail" | "notlive" | "spoof" | "attack" | "false" | "failure" => Some(false),
        _ => None,
    }
}
