//! The route of a session, with the branch it took.
use serde::Serialize;

use super::{Case, Source, why};
use crate::case::device::DeviceVerdict;
use crate::case::evidence::{QesEventName, QesStage};
use crate::case::shown::word;
use crate::catalogue::InternalText;

/// Whether the session went through a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum RouteState {
    /// It did.
    Taken,
    /// It could have, and did not.
    NotTaken,
    /// It is there now.
    Open,
    /// The record does not say.
    Unknown,
}

/// One step of the route.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct RouteStep {
    /// Stable name of the step, for the view and for tests.
    pub step: String,
    /// A few words.
    pub label: InternalText,
    /// Whether the session went through it.
    pub state: RouteState,
    /// Its result in the platform's word.
    pub word: Option<String>,
    /// Steps with the same number stand beside each other: one of them was taken.
    pub column: u32,
}

/// The route of a case.
pub(super) fn route(case: &Case<'_>) -> Vec<RouteStep> {
    let mut route = match case.summary.source {
        Source::Trust => trust(case),
        Source::Qes => qes(case),
        Source::Onboarding => onboarding(case),
    };
    let column = route.last().map_or(0, |step| step.column + 1);
    let open = matches!(case.summary.state, crate::case::CaseState::Pending | crate::case::CaseState::AwaitingSecond);
    route.push(step(case, "review", if open { RouteState::Open } else { RouteState::Taken }, None, column));
    route
}

fn step(case: &Case<'_>, name: &str, state: RouteState, word: Option<String>, column: u32) -> RouteStep {
    let label = InternalText::say(case.language, &format!("route-{name}"), &[]);
    RouteStep { step: name.to_owned(), label, state, word, column }
}

/// Start, device, then signing or a document.
fn trust(case: &Case<'_>) -> Vec<RouteStep> {
    let verdict = why::verdict(case);
    let (signing, document) = branches(case);
    let document_word = case.evidence.document_checks.last().and_then(|check| check.word.clone());
    let signed = case.evidence.signature_issued().then(|| word("success"));
    let signing_word = signed.or_else(|| {
        let last = case.session.and_then(|session| session.last_step.as_ref());
        let last = last.filter(|last| last.step.to_ascii_lowercase().contains("sign"));
        last.and_then(|last| last.verdict.as_deref()).map(word)
    });
    let device = if verdict.is_some() { RouteState::Taken } else { RouteState::Unknown };
    vec![
        step(case, "start", RouteState::Taken, None, 0),
        step(case, "device", device, verdict.map(|verdict| verdict.word), 1),
        step(case, "signing", signing, signing_word, 2),
        step(case, "document", document, document_word, 2),
    ]
}

/// Which of the two branches was taken: the evidence says so where there is any, else the verdict does. Only *trusted*
/// leads to signing; every other word, unknown ones included, leads to a document.
pub(super) fn branches(case: &Case<'_>) -> (RouteState, RouteState) {
    let document_ran = document_ran(case);
    let signing_ran = case.evidence.signature_issued() || case.facts.identity_expired;
    if document_ran || signing_ran {
        let taken = |ran: bool| if ran { RouteState::Taken } else { RouteState::NotTaken };
        return (taken(signing_ran), taken(document_ran));
    }
    match why::verdict(case).map(|verdict| verdict.known) {
        Some(DeviceVerdict::Trusted) => (RouteState::Taken, RouteState::NotTaken),
        Some(_) => (RouteState::NotTaken, RouteState::Taken),
        None => (RouteState::Unknown, RouteState::Unknown),
    }
}

/// The document step left something behind.
pub(super) fn document_ran(case: &Case<'_>) -> bool {
    let evidence = case.evidence;
    let kinds = ["documentimages", "biometricsamples", "documentverification", "verification"];
    let erased = evidence.erased.iter().any(|block| kinds.contains(&block.kind.to_ascii_lowercase().as_str()));
    let of_the_step = |kind: &str| kinds.contains(&kind.to_ascii_lowercase().as_str());
    let files = evidence.files.iter().any(|file| of_the_step(&file.block_kind) && !file.is_handed_in());
    let extracted = evidence.personal.iter().any(|block| block.origin == crate::case::evidence::Origin::Extracted);
    erased || files || extracted || !evidence.document_checks.is_empty()
}

/// The provider's events.
fn qes(case: &Case<'_>) -> Vec<RouteStep> {
    let Some(process) = case.evidence.qes.last() else {
        return vec![step(case, "start", RouteState::Taken, None, 0)];
    };
    let seen = |name: QesEventName| {
        if process.events.iter().any(|event| event.name == name) {
            RouteState::Taken
        } else if process.gaps.contains(&name) {
            RouteState::Unknown
        } else {
            RouteState::NotTaken
        }
    };
    let result = |name: QesEventName| process.events.iter().rev().find(|event| event.name == name)?.result.clone();
    let mut route = vec![
        step(case, "start", RouteState::Taken, None, 0),
        step(case, "qes-created", seen(QesEventName::Created), result(QesEventName::Created), 1),
        step(case, "qes-processing", seen(QesEventName::Processing), result(QesEventName::Processing), 2),
        step(case, "qes-finalized", seen(QesEventName::Finalized), result(QesEventName::Finalized), 3),
        step(case, "qes-aborted", seen(QesEventName::Aborted), result(QesEventName::Aborted), 3),
    ];
    if matches!(process.stage, QesStage::Created | QesStage::Processing) {
        route.retain(|step| step.column < 3);
    }
    route
}

/// The workflow's own steps, in its own words: they differ per customer.
fn onboarding(case: &Case<'_>) -> Vec<RouteStep> {
    let mut route = vec![step(case, "start", RouteState::Taken, None, 0)];
    let steps = case.evidence.onboarding.last().map(|result| result.steps.as_slice()).unwrap_or_default();
    for (at, ran) in steps.iter().enumerate() {
        route.push(RouteStep {
            step: ran.name.clone(),
            label: InternalText::say(case.language, "route-named", &[("name", &ran.name)]),
            state: RouteState::Taken,
            word: ran.result.clone(),
            column: crate::case::shown::count(at + 1),
        });
    }
    route
}
