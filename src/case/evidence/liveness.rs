//! Whether the person in front of the camera was there: liveness and presentation attacks, and the consent that
//! such samples need. Either stands in a block of its own or inside the samples.
use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use serde_json::{Map, Value};

use super::Provenance;
use super::fields::{Fields, plain, scalar, truth, without_links};
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

impl Liveness {
    /// The check for presentation attacks says something else than that there was none. A word nobody knows counts.
    pub fn is_attacked(&self) -> bool {
        self.attack.as_deref().is_some_and(|attack| !says_none(attack))
    }
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

/// Words for *no presentation attack*, without letter case and separators. Everything else is taken for an attack.
const NO_ATTACK: [&str; 22] = [
    "none",
    "no",
    "false",
    "0",
    "nothing",
    "notdetected",
    "notfound",
    "notpresent",
    "nonedetected",
    "nonefound",
    "noattack",
    "noattackdetected",
    "noattackfound",
    "absent",
    "passed",
    "pass",
    "clear",
    "clean",
    "negative",
    "genuine",
    "bonafide",
    "live",
];
/// Names under which the check for attacks stands. All are read: the gravest counts, not the first.
const ATTACK_NAMES: [&str; 4] = ["attack", "presentationAttack", "attackType", "pad"];
/// Names inside it, where it is an object; the gravest counts here too.
const ATTACK_INSIDE: [&str; 7] = ["result", "verdict", "status", "detected", "found", "attack", "type"];

/// Reads the liveness a block of samples carries, or is.
pub(super) fn liveness(block: &DataBlock, alone: bool, language: Language) -> Option<Liveness> {
    let mut fields = Fields::of(&block.content);
    let inside = if alone { &block.content } else { fields.value(&["liveness", "livenessCheck", "pad"])? };
    let mut told = Fields::of(inside);
    let text = scalar(inside).or_else(|| told.value(&["result", "verdict", "status", "kycStatus"]).and_then(scalar));
    let (attack, score) = (attack(&mut told), told.number(&["score"]));
    Some(Liveness {
        from: Provenance::of(block),
        passed: text.as_deref().and_then(|text| passed(text, score)),
        word: text.map(|text| word(text.trim())).filter(|text| !text.is_empty()),
        method: told.word(&["method", "mode"]),
        model: told.word(&["model", "modelVersion", "provider"]),
        model_date: told.day(&["modelTestedAt", "modelDate", "modelReleasedAt", "lastTestedAt"]),
        attack,
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

/// The gravest word of the check for attacks: one that says that there was one, or else the first.
fn attack(told: &mut Fields<'_>) -> Option<String> {
    gravest(ATTACK_NAMES.into_iter().filter_map(|name| told.value(&[name])).filter_map(attack_word).collect())
}

fn attack_word(value: &Value) -> Option<String> {
    let mut inside = Fields::of(value);
    let words: Vec<String> =
        ATTACK_INSIDE.into_iter().filter_map(|name| inside.value(&[name]).and_then(scalar)).collect();
    let text = match value {
        Value::Object(map) if map.is_empty() => None,
        Value::Array(items) if items.is_empty() => None,
        // What has no word is shown as it stands, and is none of the words for nothing.
        _ => scalar(value).or_else(|| gravest(words)).or_else(|| Some(without_links(value).to_string())),
    };
    text.map(|text| word(text.trim())).filter(|text| !text.is_empty())
}

fn gravest(words: Vec<String>) -> Option<String> {
    let at = words.iter().position(|word| !says_none(word)).unwrap_or(0);
    words.into_iter().nth(at)
}

fn says_none(attack: &str) -> bool {
    NO_ATTACK.contains(&plain(attack).as_str())
}

/// *Processed* says that the check came to an end and not how; the bank's page lets it count with a score of 1 and no other
/// (platforms 3.8).
fn passed(text: &str, score: Option<f64>) -> Option<bool> {
    match plain(text).as_str() {
        "passed" | "pass" | "live" | "success" | "true" | "genuine" => Some(true),
        "processed" => (score == Some(1.0)).then_some(true),
        "failed" | "fail" | "notlive" | "spoof" | "attack" | "false" | "failure" => Some(false),
        _ => None,
    }
}
