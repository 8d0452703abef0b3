//! The shape of an edition's file. What its values mean together is checked in `read`.
use serde::Deserialize;
use toml::Spanned;

use super::bands::{ScaleAnswer, Tier};
use super::edition::{Level, Path, Remedy};
use crate::case::device::{DeviceVerdict, EqualCounts, ScoreDirection};
use crate::case::evidence::{DocumentVerdict, PolicyDecision};
use crate::catalogue::Family;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub schema: Spanned<u32>,
    pub version: Spanned<String>,
    pub device: Device,
    pub scale: Vec<Scale>,
    pub remedy: Vec<RemedyRow>,
    pub contract: Vec<ContractRow>,
    pub blocks: Vec<BlocksRow>,
    #[serde(default)]
    pub flow: Vec<FlowRow>,
    pub opens: Opens,
    pub reject: Families,
    pub comment: Families,
    pub two_person: Families,
    #[serde(default)]
    pub approve: Approve,
    #[serde(default)]
    pub checklist: Vec<ChecklistRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Device {
    pub suspicious: Spanned<u32>,
    pub not_trusted: Spanned<u32>,
    pub confidence: Spanned<f64>,
    pub assumptions: Assumptions,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Assumptions {
    pub equal: EqualCounts,
    #[expect(dead_code, reason = "there is one order so far; the file has to name it all the same")]
    pub order: Order,
}

/// What is looked at first. Only one order is ruled; the key is there so that an edition says which.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Order {
    ConfidenceFirst,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Scale {
    pub id: Spanned<String>,
    pub direction: Spanned<ScoreDirection>,
    pub min: Spanned<f64>,
    pub max: Spanned<f64>,
    pub applies_to: Vec<Spanned<String>>,
    pub band: Vec<Spanned<Band>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Band {
    pub tier: Tier,
    pub answer: ScaleAnswer,
    pub from: Option<f64>,
    pub over: Option<f64>,
    pub to: Option<f64>,
    pub below: Option<f64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RemedyRow {
    pub tier: Spanned<Tier>,
    pub offers: Vec<Spanned<Remedy>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ContractRow {
    pub tier: Spanned<Tier>,
    #[serde(default)]
    pub kinds: Vec<Spanned<String>>,
    pub least_value: Option<Spanned<u64>>,
    #[serde(default)]
    pub jurisdictions: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BlocksRow {
    pub level: Option<Level>,
    pub path: Spanned<Path>,
    #[serde(default)]
    pub expected: Vec<Spanned<String>>,
    #[serde(default)]
    pub required: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FlowRow {
    pub id: Spanned<String>,
    pub level: Level,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Opens {
    pub suspicion: Spanned<bool>,
    pub device_verdicts: Spanned<Vec<Spanned<DeviceVerdict>>>,
    pub contact_verdicts: Vec<Spanned<DeviceVerdict>>,
    pub document_verdicts: Vec<Spanned<DocumentVerdict>>,
    pub failed_match: bool,
    pub workflow_answers: Vec<Spanned<PolicyDecision>>,
    pub families: Vec<Family>,
    pub codes: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Families {
    pub families: Vec<Spanned<Family>>,
}

/// What else keeps from approving. Left out, nothing does; what then asks for less than the built-in edition is refused.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Approve {
    pub needs_account: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ChecklistRow {
    pub id: Spanned<String>,
    pub families: Vec<Spanned<Family>>,
    pub words: Option<Spanned<WordsRow>>,
}

/// What an item says. English stands in for a language that is left out.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WordsRow {
    pub en: Option<Spanned<String>>,
    pub de: Option<Spanned<String>>,
    pub fr: Option<Spanned<String>>,
}
