//! The case as the rules of the step-up policy look at it.
use super::{Case, Places, Source, why};
use crate::case::evidence::{Evidence, PolicyDecision, Weights};
use crate::catalogue::{ExplainedCode, Family};
use crate::policy::{Code, Device, Finding, Found, Record, Scored};

/// Builds the record. Nothing is guessed: a score of undeclared direction is no suspect score, and a score of a source no
/// scale names is on no scale.
pub(super) fn record(case: &Case<'_>) -> Record {
    let blocks = blocks(case.evidence);
    let mut places = Places::default();
    for (at, (_, codes)) in blocks.iter().enumerate() {
        for code in codes {
            places.put(code, at);
        }
    }
    let mut of_device = Places::default();
    for code in case.evidence.devices.iter().flat_map(|device| &device.reasons) {
        of_device.put(code, 0);
    }
    // The block of a workflow has no codes of its own: what nobody but the summary names is what its answer rests on.
    let workflow = blocks.iter().rposition(|(finding, _)| matches!(finding.found, Found::Workflow(_)));
    for code in case.causes {
        if let Some(at) = workflow.filter(|_| places.of(code).is_empty() && of_device.first(code).is_none()) {
            places.put(code, at);
        }
    }
    let weights = weights(case);
    let codes = case.causes.iter().map(|code| Code {
        code: code.code.as_str().to_owned(),
        family: Family::parse(&code.family),
        suspicion: code.suspicion,
        findings: places.of(code),
        device: of_device.first(code).is_some(),
        weight: weights.and_then(|weights| weights.of(code.code.as_str())),
    });
    let codes = codes.collect();
    Record {
        device: device(case),
        scores: scores(case),
        findings: blocks.into_iter().map(|(finding, _)| finding).collect(),
        codes,
    }
}

/// Every block that finds something, with its codes. Those of the device step speak through its verdict.
fn blocks(evidence: &Evidence) -> Vec<(Finding, Vec<&ExplainedCode>)> {
    let mut blocks = Vec::new();
    let mut add = |kind: &str, found: Found, codes: Vec<_>| {
        blocks.push((Finding { kind: kind.to_owned(), found }, codes));
    };
    for check in &evidence.document_checks {
        // A successor block may only list what was checked; it has no verdict to speak of.
        let found = check.word.as_ref().map_or(Found::CodesOnly, |_| Found::Document(check.verdict));
        add(&check.from.kind, found, check.issues.iter().chain(&check.reason).collect());
    }
    for result in &evidence.matches {
        let found = result.passed.map_or(Found::CodesOnly, Found::Match);
        add(&result.from.kind, found, result.reasons.iter().collect());
    }
    for digital in &evidence.digital {
        let found = digital.verdict.as_ref().map_or(Found::CodesOnly, |verdict| Found::Contact(verdict.known));
        add(&digital.from.kind, found, digital.reasons.iter().collect());
    }
    for process in &evidence.qes {
        add(&process.from.kind, Found::CodesOnly, process.reasons.iter().collect());
    }
    for result in &evidence.onboarding {
        let found = match result.decision {
            // A fault for operations; no rule opens a case for it.
            PolicyDecision::NoDecision => Found::CodesOnly,
            answer => Found::Workflow(answer),
        };
        add(&result.from.kind, found, Vec::new());
    }
    blocks
}

fn device(case: &Case<'_>) -> Option<Device> {
    if case.is_source(Source::Onboarding) {
        return None;
    }
    let verdict = why::verdict(case)?.known;
    let facts = case.evidence.devices.iter().rev().find(|device| device.verdict.is_some());
    Some(Device {
        verdict,
        suspect_score: facts.and_then(|facts| facts.score("suspectScore")).map(|score| score.value),
        confidence: facts.and_then(|facts| facts.score("confidence")).and_then(super::percent),
        cut_offs: facts.and_then(|facts| facts.cut_offs).unwrap_or(case.edition.cut_offs),
        equal: case.edition.equal,
    })
}

/// Scores of a source that a scale names, where the record does not say that they point the other way or run over other
/// numbers: 0.8 of 1 is not 0.8 of 100.
fn scores(case: &Case<'_>) -> Vec<Scored> {
    let devices = case.evidence.devices.iter().flat_map(|device| &device.scores);
    let digital = case.evidence.digital.iter().flat_map(|digital| &digital.scores);
    let on_a_scale = devices.chain(digital).filter_map(|score| {
        let scale = case.edition.scale_of(score.source.as_deref()?)?;
        let same_way = score.direction.is_none_or(|direction| direction == scale.direction);
        let same_range = score.min.is_none_or(|min| min == scale.min) && score.max.is_none_or(|max| max == scale.max);
        (score.name == "score" && same_way && same_range)
            .then(|| Scored { scale: scale.id.clone(), value: score.value })
    });
    on_a_scale.collect()
}

/// What each code added to the suspect score, where the record says so and everything adds up to it.
fn weights<'a>(case: &Case<'a>) -> Option<&'a Weights> {
    let weights = case.evidence.devices.iter().rev().find_map(|device| device.weights.as_ref())?;
    (weights.score_name == "suspectScore" && weights.adds_up()).then_some(weights)
}
