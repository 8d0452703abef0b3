//! The one sentence. It is put together from clauses that are true by themselves: what the device step said, and what was
//! found afterwards.
use std::collections::HashSet;

use super::{Case, Source, matched};
use crate::case::device::DeviceVerdict;
use crate::case::evidence::{DocumentVerdict, OnboardingResult, PolicyDecision, QesProcess, QesStage, VerdictWord};
use crate::catalogue::{ExplainedCode, Family, Sentence};

/// Something that was found after the device step, or beside it.
struct Finding {
    clause: String,
    suspicion: bool,
}

/// The one sentence.
pub(super) fn why(case: &Case<'_>) -> Sentence {
    if case.facts.operations {
        return case.say("why-no_decision", &[]);
    }
    let device = device_clause(case);
    match (device, finding(case)) {
        (Some(device), Some(finding)) if finding.suspicion => {
            case.say("why-finding-then-device", &[("finding", &capital(&finding.clause)), ("device", &device)])
        }
        (Some(device), Some(finding)) => {
            case.say("why-device-then-finding", &[("device", &capital(&device)), ("finding", &finding.clause)])
        }
        (Some(clause), None) => case.say("why-device", &[("clause", &capital(&clause))]),
        (None, Some(finding)) => case.say("why-finding", &[("clause", &capital(&finding.clause))]),
        (None, None) => without_finding(case),
    }
}

/// Nothing but the summary speaks.
fn without_finding(case: &Case<'_>) -> Sentence {
    let trusted = verdict(case).is_some_and(|verdict| verdict.known == DeviceVerdict::Trusted);
    let (sample, causes): (Vec<&ExplainedCode>, Vec<&ExplainedCode>) =
        case.causes.iter().partition(|code| code.code.as_str().eq_ignore_ascii_case("QUALITY_SAMPLE"));
    let causes: Vec<ExplainedCode> = causes.into_iter().cloned().collect();
    let codes = case.list(&case.titles(&causes));
    match (causes.is_empty(), sample.is_empty(), trusted) {
        (true, false, _) => case.say("why-sample", &[]),
        (false, false, _) => case.say("why-sample-and-codes", &[("codes", &codes)]),
        (false, true, true) => case.say("why-trusted-codes", &[("codes", &codes)]),
        (false, true, false) => case.say("why-codes", &[("codes", &codes)]),
        (true, true, true) => case.say("why-trusted", &[]),
        (true, true, false) if case.evidence.block_count == 0 => case.say("why-nothing-here", &[]),
        (true, true, false) => case.say("why-unknown", &[]),
    }
}

/// The verdict that counts: of the newest device block, else of the summary.
pub(super) fn verdict(case: &Case<'_>) -> Option<VerdictWord> {
    let told = case.summary.device_verdict.as_deref().filter(|text| !text.trim().is_empty());
    case.evidence.device_verdict().cloned().or_else(|| told.map(VerdictWord::new))
}

/// What the device step said, where it led to the step-up.
fn device_clause(case: &Case<'_>) -> Option<String> {
    if case.is_source(Source::Onboarding) {
        return None;
    }
    let verdict = verdict(case)?;
    let about_device = |code: &&ExplainedCode| {
        matches!(Family::parse(&code.family), Some(Family::Device | Family::Network))
            && !code.code.as_str().eq_ignore_ascii_case("LOW_CONFIDENCE")
    };
    let mut reasons: Vec<String> = case.titles(case.causes.iter().filter(about_device));
    if reasons.is_empty() {
        let raw = case.evidence.devices.iter().flat_map(|device| &device.reasons);
        reasons = case.titles(raw.filter(|code| !code.known));
    }
    let key = match (verdict.known, reasons.is_empty()) {
        (DeviceVerdict::Trusted, _) => return None,
        (DeviceVerdict::Suspicious, false) => "device-suspicious",
        (DeviceVerdict::Suspicious, true) => "device-suspicious-bare",
        (DeviceVerdict::NotTrusted, false) => "device-not_trusted",
        (DeviceVerdict::NotTrusted, true) => "device-not_trusted-bare",
        (DeviceVerdict::Inconclusive, false) => "device-inconclusive",
        (DeviceVerdict::Inconclusive, true) => "device-inconclusive-bare",
        (DeviceVerdict::Unknown, false) => "device-unknown",
        (DeviceVerdict::Unknown, true) => "device-unknown-bare",
    };
    Some(case.text(key, &[("reasons", &case.list(&reasons)), ("verdict", &verdict.word)]))
}

/// What was found apart from the device step.
fn finding(case: &Case<'_>) -> Option<Finding> {
    if let Some(found) = suspicion(case) {
        return Some(found);
    }
    let plain = |clause: String| Some(Finding { clause, suspicion: false });
    if case.facts.identity_expired {
        let expired = case.text("finding-identity_expired", &[]);
        let arguments = |other: &String| [("one", expired.clone()), ("other", other.clone())];
        let both = matched::failure(case).map(|other| arguments(&other.clause));
        return plain(both.map_or(expired.clone(), |both| {
            let [one, other] = &both;
            case.text("finding-and", &[(one.0, &one.1), (other.0, &other.1)])
        }));
    }
    if let Some(clause) = case.evidence.qes.last().and_then(|process| qes_clause(case, process)) {
        return plain(clause);
    }
    if let Some(clause) = case.evidence.onboarding.last().and_then(|result| onboarding_clause(case, result)) {
        return plain(clause);
    }
    // What passed when it was run again explains a case only where nothing else does.
    let (still, overcome) = match matched::failure(case) {
        Some(found) if found.overcome => (None, Some(found.clause)),
        found => (found.map(|found| found.clause), None),
    };
    document_clause(case).or(still).or_else(|| contact_clause(case)).or(overcome).and_then(plain)
}

fn suspicion(case: &Case<'_>) -> Option<Finding> {
    let codes: Vec<String> = case.titles(case.causes.iter().filter(|code| code.suspicion));
    if codes.is_empty() {
        return None;
    }
    let in_blocks = case.evidence.coded_reasons().any(|code| code.suspicion);
    let key = match case.summary.source {
        _ if !in_blocks => "finding-suspicion-summary",
        Source::Qes => "finding-suspicion-provider",
        Source::Trust => "finding-suspicion-document",
        Source::Onboarding => "finding-suspicion-workflow",
    };
    let clause = case.text(key, &[("codes", &case.list(&codes))]);
    let besides = case.titles(besides(case));
    let clause = match besides.is_empty() {
        true => clause,
        false => case.text("finding-also", &[("finding", &clause), ("codes", &case.list(&besides))]),
    };
    Some(Finding { clause, suspicion: true })
}

/// What the step that suspects something says besides, and is no suspicion: of the device step the sentence speaks anyway.
fn besides<'a>(case: &Case<'a>) -> impl Iterator<Item = &'a ExplainedCode> {
    let device = |code: &ExplainedCode| matches!(Family::parse(&code.family), Some(Family::Device | Family::Network));
    let checks = case.evidence.document_checks.iter().flat_map(|check| check.issues.iter().chain(&check.reason));
    let said: HashSet<&str> = checks
        .chain(case.evidence.qes.iter().flat_map(|process| &process.reasons))
        .map(|code| code.code.as_str())
        .collect();
    case.causes.iter().filter(move |code| !code.suspicion && !device(code) && said.contains(code.code.as_str()))
}

fn document_clause(case: &Case<'_>) -> Option<String> {
    // A successor block may only list what was checked; it has no verdict to speak of.
    let check = case.evidence.document_checks.iter().rev().find(|check| check.word.is_some())?;
    let mut codes = case.titles(&check.issues);
    if let Some(reason) = check.reason.as_ref().filter(|_| codes.is_empty()) {
        codes = case.titles([reason]);
    }
    let key = match (check.verdict, codes.is_empty()) {
        (DocumentVerdict::Verified, _) => return None,
        (DocumentVerdict::NotVerified, false) => "finding-document-not_verified",
        (DocumentVerdict::NotVerified, true) => "finding-document-not_verified-bare",
        (DocumentVerdict::Fraud, false) => "finding-document-fraud",
        (DocumentVerdict::Fraud, true) => "finding-document-fraud-bare",
        (DocumentVerdict::Aborted, false) => "finding-document-aborted",
        (DocumentVerdict::Aborted, true) => "finding-document-aborted-bare",
        (DocumentVerdict::Cancelled, false) => "finding-document-cancelled",
        (DocumentVerdict::Cancelled, true) => "finding-document-cancelled-bare",
        (DocumentVerdict::Unknown, _) => "finding-document-unknown",
    };
    let verdict = check.word.as_deref().unwrap_or("-");
    Some(case.text(key, &[("codes", &case.list(&codes)), ("verdict", verdict)]))
}

/// The e-mail and phone step alone led here.
fn contact_clause(case: &Case<'_>) -> Option<String> {
    if verdict(case).is_some_and(|verdict| verdict.known != DeviceVerdict::Trusted) {
        return None;
    }
    let digital = case.evidence.digital.last()?;
    let told = digital.verdict.as_ref().filter(|verdict| verdict.known != DeviceVerdict::Trusted)?;
    let codes = case.titles(&digital.reasons);
    let key = if codes.is_empty() { "finding-contact-bare" } else { "finding-contact" };
    Some(case.text(key, &[("codes", &case.list(&codes)), ("verdict", &told.word)]))
}

fn qes_clause(case: &Case<'_>, process: &QesProcess) -> Option<String> {
    let codes = case.titles(&process.reasons);
    let technical = !process.reasons.is_empty() && process.reasons.iter().all(|reason| reason.technical);
    let key = match (process.stage, codes.is_empty()) {
        (QesStage::Aborted, false) => "finding-qes-aborted",
        (QesStage::Aborted, true) => "finding-qes-aborted-bare",
        (QesStage::Finalized | QesStage::Contradictory, false) if technical => "finding-qes-technical",
        (QesStage::Finalized | QesStage::Contradictory, false) => "finding-qes-cancelled",
        (QesStage::Finalized | QesStage::Contradictory, true) => "finding-qes-finalized-bare",
        (QesStage::Created | QesStage::Processing, _) => "finding-qes-processing",
        (QesStage::NotStarted, _) => return None,
    };
    let result = process.result.as_deref().unwrap_or("-");
    Some(case.text(key, &[("codes", &case.list(&codes)), ("result", result)]))
}

fn onboarding_clause(case: &Case<'_>, result: &OnboardingResult) -> Option<String> {
    let is = |part: &str, words: &[&str]| {
        let told = result.step(part).and_then(|step| step.result.as_deref());
        told.is_some_and(|told| words.iter().any(|word| plain(told) == *word))
    };
    let failed = ["fail", "failed", "deny", "denied"];
    let passed = ["pass", "passed", "success", "verified", "approve", "approved"];
    let document_is = |words: &[&str]| is("government id", words) || is("document", words);
    // A step that was never answered, or answered with another word, neither passed nor failed.
    let document = match (document_is(&failed), document_is(&passed)) {
        (true, _) => "failed",
        (false, true) => "passed",
        (false, false) => "none",
    };
    let key = if is("risk", &failed) {
        "finding-onboarding-early"
    } else if is("pii", &["countrynotsupported", "notsupported"]) {
        return Some(country_clause(case, result.decision, document));
    } else if is("pii", &["nomatch", "fail", "failed"]) {
        match document {
            "failed" if case.causes.iter().any(is_of_document) => {
                let codes = case.list(&case.titles(case.causes.iter().filter(|code| is_of_document(code))));
                return Some(case.text("finding-onboarding-no_match-failed-codes", &[("codes", &codes)]));
            }
            "failed" => "finding-onboarding-no_match-failed",
            "passed" => "finding-onboarding-no_match-passed",
            _ => "finding-onboarding-no_match",
        }
    } else if is("link", &["openedondesktop", "desktop"]) {
        "finding-onboarding-desktop"
    } else if is("link", &["timeout", "expired", "notconfirmed"]) {
        "finding-onboarding-link"
    } else if is("link", &["confirmed", "pass", "passed"]) {
        "finding-onboarding-confirmed"
    } else {
        match result.decision {
            PolicyDecision::Deny => "finding-onboarding-deny",
            PolicyDecision::Obligation => "finding-onboarding-obligation",
            PolicyDecision::Approve | PolicyDecision::NoDecision | PolicyDecision::Unknown => return None,
        }
    };
    let codes = case.titles(case.causes);
    let key = match (key, codes.is_empty()) {
        ("finding-onboarding-early", true) => "finding-onboarding-early-bare",
        ("finding-onboarding-confirmed", true) => "finding-onboarding-confirmed-bare",
        ("finding-onboarding-deny", true) => "finding-onboarding-deny-bare",
        (key, _) => key,
    };
    Some(case.text(key, &[("codes", &case.list(&codes))]))
}

/// The phone check does not reach the country. That nothing was found is said only where the record bears it out: a
/// document that failed and a session that was refused are told as such, and so is whatever else the record names.
fn country_clause(case: &Case<'_>, decision: PolicyDecision, document: &str) -> String {
    let of_document = case.titles(case.causes.iter().filter(|code| is_of_document(code)));
    let besides = case.titles(case.causes.iter().filter(|code| !is_of_the_country(code)));
    let (key, codes) = match (document, decision) {
        ("failed", _) if of_document.is_empty() => ("finding-onboarding-country-failed", of_document),
        ("failed", _) => ("finding-onboarding-country-failed-codes", of_document),
        (_, PolicyDecision::Deny) if of_document.is_empty() => ("finding-onboarding-country-denied", of_document),
        (_, PolicyDecision::Deny) => ("finding-onboarding-country-denied-codes", of_document),
        _ if !besides.is_empty() => ("finding-onboarding-country-asked-codes", besides),
        (_, PolicyDecision::Obligation) => ("finding-onboarding-country-open", besides),
        ("passed", PolicyDecision::Approve) => ("finding-onboarding-country", besides),
        _ => ("finding-onboarding-country-asked", besides),
    };
    case.text(key, &[("codes", &case.list(&codes))])
}

fn is_of_the_country(code: &ExplainedCode) -> bool {
    code.code.as_str().eq_ignore_ascii_case("COUNTRY_NOT_REACHED")
}

/// A code of the document step of a workflow, of which the record names no step: the data that did not match are told
/// apart, and so is what a check of the connection says, and that the phone check does not reach the country.
fn is_of_document(code: &ExplainedCode) -> bool {
    if is_of_the_country(code) {
        return false;
    }
    match Family::parse(&code.family) {
        Some(family) => matches!(
            family,
            Family::DocumentQuality
                | Family::DocumentCondition
                | Family::DocumentFraud
                | Family::FaceQuality
                | Family::FaceFraud
                | Family::Eligibility
        ),
        None => false,
    }
}

pub(super) fn plain(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase()
}

fn capital(clause: &str) -> String {
    let mut letters = clause.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
