//! The smallest single change that would have been enough, what each reason added, and what can be asked for next: the
//! policy's answers in sentences (F3, R-19, R-22, R-32).
use serde::Serialize;

use super::Case;
use crate::case::evidence::ContractFacts;
use crate::case::shown::word;
use crate::catalogue::Sentence;
use crate::policy::smallest::{Change, Smallest, smallest};
use crate::policy::{Bound, Found, Record};

/// What each feature added to a score.
#[derive(Clone, Debug, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Contributions {
    /// The features, in the record's order.
    pub items: Vec<ContributionBar>,
    /// Their sum beside the score.
    pub sum: Sentence,
    /// Whether the sum is the score.
    pub adds_up: bool,
}

/// One feature.
#[derive(Clone, Debug, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ContributionBar {
    /// Its title where the catalogue knows it, else its name as it came.
    pub name: String,
    /// What it added, with its sign.
    pub weight: String,
    /// The same as a share of the greatest, -1 to 1.
    pub share: f64,
}

/// One sentence for each change that alone would have been enough, or the one that says there is none. Empty for a fault
/// of operations, which no policy opened.
pub(super) fn alone(case: &Case<'_>, record: &Record) -> Vec<Sentence> {
    if case.facts.operations {
        return Vec::new();
    }
    match smallest(record, case.edition) {
        Smallest::NotByPolicy => vec![case.say("alone-not_by_policy", &[])],
        Smallest::NoneAlone => vec![case.say("alone-none", &[])],
        Smallest::Alone(changes) => changes.iter().map(|change| sentence(case, record, change)).collect(),
    }
}

fn sentence(case: &Case<'_>, record: &Record, change: &Change) -> Sentence {
    match change {
        Change::SuspectScore { from, to } => {
            case.say("alone-suspect_score", &[("bound", &bound(case, *to)), ("value", &case.exact(*from))])
        }
        Change::Confidence { from, to } => {
            case.say("alone-confidence", &[("bound", &bound(case, *to)), ("value", &case.exact(*from))])
        }
        Change::Score { at, from, to } => {
            let scale = record.scores.get(*at).map_or_else(|| "-".to_owned(), |score| word(&score.scale));
            let arguments = [("bound", bound(case, *to)), ("value", case.exact(*from)), ("scale", scale)];
            let arguments = arguments.iter().map(|(name, text)| (*name, text.as_str())).collect::<Vec<_>>();
            case.say("alone-score", &arguments)
        }
        Change::Code { at } => {
            let titles = case.titles(case.causes.get(*at));
            case.say("alone-code", &[("code", titles.first().map_or("-", String::as_str))])
        }
        Change::Block { at: None } => case.say("alone-device", &[]),
        Change::Block { at: Some(at) } => {
            let kind = record.findings.get(*at).map_or("-", |finding| finding.kind.as_str());
            if record.findings.get(*at).is_some_and(|finding| matches!(finding.found, Found::Workflow(_))) {
                return case.say("alone-workflow", &[]);
            }
            let key = format!("block-{kind}");
            let label = case.text(&key, &[]);
            case.say("alone-block", &[("block", if label == key { kind } else { &label })])
        }
    }
}

fn bound(case: &Case<'_>, bound: Bound) -> String {
    let key = match bound {
        Bound::Under(_) => "bound-under",
        Bound::AtMost(_) => "bound-at_most",
        Bound::AtLeast(_) => "bound-at_least",
        Bound::Over(_) => "bound-over",
    };
    case.text(key, &[("limit", &case.exact(bound.limit()))])
}

/// What each feature added to the newest score that says so.
pub(super) fn contributions(case: &Case<'_>) -> Option<Contributions> {
    let devices = case.evidence.devices.iter().rev().find_map(|device| device.weights.as_ref());
    let weights =
        devices.or_else(|| case.evidence.digital.iter().rev().find_map(|digital| digital.weights.as_ref()))?;
    let greatest = weights.items.iter().map(|item| item.weight.abs()).fold(0.0, f64::max);
    let items = weights.items.iter().map(|item| {
        let known = case.causes.iter().find(|code| code.known && code.code.as_str().eq_ignore_ascii_case(&item.name));
        let sign = if item.weight < 0.0 { "\u{2212}" } else { "+" };
        ContributionBar {
            name: known.map_or_else(|| item.name.clone(), |code| code.title.as_str().to_owned()),
            weight: format!("{sign}{}", case.figure(item.weight.abs())),
            share: if greatest > 0.0 { item.weight / greatest } else { 0.0 },
        }
    });
    let adds_up = weights.adds_up();
    let key = match (adds_up, weights.base.is_some()) {
        (true, false) => "contributions-sum",
        (true, true) => "contributions-sum-base",
        (false, _) => "contributions-short",
    };
    // The score is written as everywhere else, and a sum that is the score but for binary fractions in the same way: rounded,
    // 74.996 would stand on the other side of a cut-off of 75.
    let score = case.exact(weights.score);
    let same = (weights.sum() - weights.score).abs() < 1e-6;
    let sum = if same { score.clone() } else { case.figure(weights.sum()) };
    let base = case.figure(weights.base.unwrap_or(0.0));
    let sum = case.say(key, &[("sum", &sum), ("score", &score), ("base", &base)]);
    Some(Contributions { items: items.collect(), sum, adds_up })
}

/// What can be asked of the person next, by the tier of each score that a scale reads.
pub(super) fn remedies(case: &Case<'_>, record: &Record) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for score in &record.scores {
        let scale = case.edition.scales.iter().find(|scale| scale.id == score.scale);
        let Some(band) = scale.and_then(|scale| scale.band(score.value)) else {
            continue;
        };
        let offers = case.edition.remedies_of(band.tier).iter();
        let offers: Vec<String> = offers.map(|offer| case.text(&format!("remedy-{}", offer.as_str()), &[])).collect();
        if offers.is_empty() {
            continue;
        }
        let tier = case.text(&format!("tier-{}", band.tier.as_str()), &[]);
        let (value, scale, offers) = (case.exact(score.value), word(&score.scale), offers.join(", "));
        let arguments = [("value", value.as_str()), ("scale", &scale), ("tier", &tier), ("offers", &offers)];
        sentences.push(case.say("remedies", &arguments));
    }
    sentences
}

/// The tier of a contract by the edition; none where the record says nothing of it.
pub(super) fn contract_tier(case: &Case<'_>, contract: &ContractFacts) -> Option<Sentence> {
    let tier = case.edition.tier_of(contract)?;
    let tier = case.text(&format!("tier-{}", tier.as_str()), &[]);
    Some(case.say("note-contract_tier", &[("tier", &tier)]))
}
