//! `deviceSignals` and `digitalSignals`.
use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::Value;

use super::fields::{Fields, RawField, number, scalar};
use super::weights::{Weights, weights};
use super::{Provenance, reasons, signals};
use crate::case::address::{AddressKind, classify};
use crate::case::block::DataBlock;
use crate::case::device::{CutOffError, CutOffs, DeclaredBy, DeviceVerdict, Score, ScoreDirection, Signal};
use crate::case::shown::{ShownText, word};
use crate::catalogue::{ExplainedCode, InternalText, Language, Scheme};

/// A verdict in the platform's word, and what it is to us.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct VerdictWord {
    /// As it came.
    pub word: String,
    /// What it is to us.
    pub known: DeviceVerdict,
}

impl VerdictWord {
    /// Reads the platform's word.
    pub fn new(text: &str) -> Self {
        Self { word: word(text), known: DeviceVerdict::parse(text) }
    }
}

/// An address a signal shows.
#[derive(Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Address {
    /// As it came.
    pub text: ShownText,
    /// The range it lies in.
    pub kind: AddressKind,
    /// What that range means, where it is not public.
    pub note: Option<InternalText>,
}

/// What a device step recorded.
#[derive(Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct DeviceFacts {
    /// Which block.
    pub from: Provenance,
    /// Whom the block is about, in the customer's own reference.
    pub user_reference: Option<ShownText>,
    /// Who measured.
    pub provider: Option<String>,
    /// When it was measured.
    #[specta(type = Option<String>)]
    pub measured_at: Option<DateTime<Utc>>,
    /// What was used to measure.
    pub services: Vec<String>,
    /// Which blocks came from where, `block: step`.
    pub input_sources: Vec<String>,
    /// The verdict, in the platform's word. Absent is absent, never trusted.
    pub verdict: Option<VerdictWord>,
    /// Every score, each with what is declared about it.
    pub scores: Vec<Score>,
    /// Coded reasons; positive ones occur.
    pub reasons: Vec<ExplainedCode>,
    /// Raw observations, including those that did not run.
    pub signals: Vec<Signal>,
    /// The device's own id.
    pub device_id: Option<ShownText>,
    /// The address the device came from.
    pub address: Option<Address>,
    /// The step's cut-offs, where the record carries them.
    pub cut_offs: Option<CutOffs>,
    /// What is wrong with the cut-offs the record carries, where they cannot be used.
    pub bad_cut_offs: Option<CutOffError>,
    /// What each feature added to the score, where the record says so.
    pub weights: Option<Weights>,
    /// Fields without a place above.
    pub other: Vec<RawField>,
}

impl DeviceFacts {
    /// A score by the name of its field.
    pub fn score(&self, name: &str) -> Option<&Score> {
        self.scores.iter().find(|score| score.name == name)
    }
}

/// What the e-mail and phone step recorded.
#[derive(Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct DigitalFacts {
    /// Which block.
    pub from: Provenance,
    /// Who measured.
    pub provider: Option<String>,
    /// The verdict, in the platform's word.
    pub verdict: Option<VerdictWord>,
    /// Scores.
    pub scores: Vec<Score>,
    /// Coded reasons.
    pub reasons: Vec<ExplainedCode>,
    /// What each feature added to the score, where the record says so.
    pub weights: Option<Weights>,
    /// Fields without a place above.
    pub other: Vec<RawField>,
}

/// Reads `deviceSignals`.
pub(super) fn device(block: &DataBlock, language: Language) -> DeviceFacts {
    let mut fields = Fields::of(&block.content);
    let provider = fields.word(&["provider"]);
    let raw_signals = fields.value(&["signals"]).unwrap_or(&Value::Null);
    let mut inner = Fields::of(raw_signals);
    let address = inner.value(&["ipAddress", "ip"]).and_then(scalar).map(|text| address(&text, language));
    let mut scores = Vec::new();
    scores.extend(undeclared(&mut fields, provider.as_deref()));
    for place in [&mut fields, &mut inner] {
        scores.extend(place.value(&["suspectScore"]).and_then(number).map(|value| Score {
            name: "suspectScore".to_owned(),
            value,
            min: Some(0.0),
            max: None,
            direction: Some(ScoreDirection::HigherIsRiskier),
            declared_by: Some(DeclaredBy::Documents),
            source: provider.clone(),
        }));
        scores.extend(confidence(place, provider.as_deref()));
    }
    let cut_offs = cut_offs(&mut fields);
    let weights = weights(&mut fields, &scores);
    DeviceFacts {
        from: Provenance::of(block),
        user_reference: fields.shown(&["userReference"]),
        measured_at: fields.time(&["timestamp", "measuredAt"]),
        services: fields.items(&["services"]).iter().filter_map(scalar).take(50).map(|text| word(&text)).collect(),
        input_sources: sources(&mut fields),
        verdict: fields.word(&["result", "verdict"]).map(|text| VerdictWord::new(&text)),
        reasons: reasons::reasons(&mut fields, &["reasons", "reason"], Scheme::Device, language),
        signals: signals::read(raw_signals, language),
        device_id: inner.shown(&["deviceId", "visitorId"]),
        address,
        cut_offs: cut_offs.filter(|found| found.check().is_ok()),
        bad_cut_offs: cut_offs.and_then(|found| found.check().err()),
        weights,
        scores,
        provider,
        other: fields.rest(),
    }
}

/// Reads `digitalSignals`. Its score is documented as a trust score in percent.
pub(super) fn digital(block: &DataBlock, language: Language) -> DigitalFacts {
    let mut fields = Fields::of(&block.content);
    let provider = fields.word(&["provider"]);
    let mut scores: Vec<Score> = undeclared(&mut fields, provider.as_deref()).into_iter().collect();
    for score in scores.iter_mut().filter(|score| score.direction.is_none()) {
        score.min = score.min.or(Some(0.0));
        score.max = score.max.or(Some(100.0));
        score.direction = Some(ScoreDirection::HigherIsSafer);
        score.declared_by = Some(DeclaredBy::Documents);
    }
    let weights = weights(&mut fields, &scores);
    DigitalFacts {
        weights,
        from: Provenance::of(block),
        verdict: fields.word(&["result", "verdict"]).map(|text| VerdictWord::new(&text)),
        reasons: reasons::reasons(&mut fields, &["reasons", "reason"], Scheme::Contact, language),
        scores,
        provider,
        other: fields.rest(),
    }
}

/// `score`, with range and direction only where the record itself declares them.
fn undeclared(fields: &mut Fields<'_>, source: Option<&str>) -> Option<Score> {
    let whole = fields.value(&["score"])?;
    let mut inside = Fields::of(whole);
    let value = number(whole).or_else(|| inside.number(&["value", "score"]))?;
    let mut declared = |inner: &[&str], outer: &[&str]| inside.number(inner).or_else(|| fields.number(outer));
    let min = declared(&["min"], &["scoreMin"]);
    let max = declared(&["max"], &["scoreMax"]);
    let told = inside.word(&["direction", "polarity"]).or_else(|| fields.word(&["scoreDirection", "scorePolarity"]));
    let direction = told.as_deref().and_then(direction);
    Some(Score {
        name: "score".to_owned(),
        value,
        min,
        max,
        direction,
        declared_by: direction.map(|_| DeclaredBy::Record),
        source: inside.word(&["source"]).or_else(|| source.map(str::to_owned)),
    })
}

fn direction(told: &str) -> Option<ScoreDirection> {
    match super::fields::plain(told).as_str() {
        "higherisriskier" | "risk" | "ascendingrisk" | "highisrisky" => Some(ScoreDirection::HigherIsRiskier),
        "higherissafer" | "trust" | "safety" | "highissafe" => Some(ScoreDirection::HigherIsSafer),
        "higherissurer" | "confidence" => Some(ScoreDirection::HigherIsSurer),
        _ => None,
    }
}

/// The identification confidence: `confidence`, `confidenceScore` or `identification.confidence.score`. The provider
/// documents 0 to 1 for the last and the platform's own cut-off is 0 to 100, so the range is only stated where it must be the
/// one: a 1 in a field of the platform's can be either.
fn confidence(fields: &mut Fields<'_>, source: Option<&str>) -> Option<Score> {
    let plain = fields.value(&["confidence", "confidenceScore"]);
    let nested = fields.object(&["identification"]).value(&["confidence"]);
    let whole = plain.or(nested)?;
    let value = number(whole).or_else(|| Fields::of(whole).number(&["score", "value"]))?;
    let max = match (0.0..=1.0).contains(&value) {
        true if value == 1.0 && plain.is_some() => None,
        true => Some(1.0),
        false => Some(100.0),
    };
    Some(Score {
        name: "confidence".to_owned(),
        value,
        min: max.map(|_| 0.0),
        max,
        direction: Some(ScoreDirection::HigherIsSurer),
        declared_by: Some(DeclaredBy::Documents),
        source: source.map(str::to_owned),
    })
}

/// The step's cut-offs, flat or in an object of their own, sound or not.
fn cut_offs(fields: &mut Fields<'_>) -> Option<CutOffs> {
    let mut inside = fields.object(&["thresholds", "configuration", "config"]);
    let place = if inside.is_empty() { fields } else { &mut inside };
    Some(CutOffs {
        suspicious: place.number(&["suspiciousUserThreshold"])?,
        not_trusted: place.number(&["notTrustedUserThreshold"])?,
        confidence: place.number(&["confidenceScoreThreshold"]),
    })
}

fn sources(fields: &mut Fields<'_>) -> Vec<String> {
    let inside = fields.object(&["inputSources"]);
    inside
        .unread()
        .take(50)
        .filter_map(|(block, step)| Some(format!("{}: {}", word(block), word(&scalar(step)?))))
        .collect()
}

fn address(text: &str, language: Language) -> Address {
    let kind = classify(text);
    Address { text: ShownText::new(text), kind, note: kind.note().map(|key| InternalText::say(language, key, &[])) }
}
