//! Onboarding workflows: path, obligation, answer and assurance, the link that was sent, devices
//! and their roles; and fallbacks of any platform.
use super::{Lines, Tone, Topic, list, moment};
use crate::case::evidence::{OnboardingResult, OnboardingStep, PolicyDecision};

/// Each workflow of the case.
pub(super) fn workflow(lines: &mut Lines<'_>) {
    for result in &lines.seen.evidence.onboarding {
        path(lines, result);
        if let Some(step) = result.step("link") {
            link(lines, step);
        }
        devices(lines, result);
    }
}

fn path(lines: &mut Lines<'_>, result: &OnboardingResult) {
    let by_document = result.step("government").or_else(|| result.step("document")).is_some();
    let key = match (by_document, result.step("link").is_some()) {
        (true, _) => "check-path-document",
        (false, true) => "check-path-phone",
        (false, false) => "check-path-neither",
    };
    let due = result.obligation.as_deref().map(str::trim).filter(|word| !word.is_empty());
    let none = due.is_none_or(|word| word.eq_ignore_ascii_case("false") || word.eq_ignore_ascii_case("none"));
    let obligation = match due {
        _ if none => lines.say("check-path-no_obligation", &[]),
        Some(word) if !word.eq_ignore_ascii_case("true") => lines.say("check-path-obligation_named", &[("word", word)]),
        _ => lines.say("check-path-obligation", &[]),
    };
    let answer = lines.say(
        match result.decision {
            PolicyDecision::Approve => "check-path-approve",
            PolicyDecision::Deny => "check-path-deny",
            PolicyDecision::Obligation => "check-path-open",
            PolicyDecision::NoDecision => "check-path-no_decision",
            PolicyDecision::Unknown => "check-path-unknown",
        },
        &[("word", result.word.as_deref().unwrap_or("-"))],
    );
    let assurance = match result.assurance.as_deref() {
        Some(level) if level.trim().eq_ignore_ascii_case("none") => lines.say("check-path-assurance_none", &[]),
        Some(level) => lines.say("check-path-assurance", &[("level", level)]),
        None => lines.say("check-path-no_assurance", &[]),
    };
    let arguments =
        [("obligation", obligation.as_str()), ("answer", answer.as_str()), ("assurance", assurance.as_str())];
    lines.add(Topic::Path, Tone::Note, key, &arguments);
    if let Some(id) = &result.transaction_id {
        lines.add(Topic::Path, Tone::Note, "check-path-transaction", &[("id", id)]);
    }
}

/// What opened the link and when; what is not recorded is said to be so.
fn link(lines: &mut Lines<'_>, step: &OnboardingStep) {
    let result = step.result.as_deref().unwrap_or_default().to_lowercase();
    let device = step.device.as_deref().map(str::trim).filter(|device| !device.is_empty());
    let unopened =
        ["timeout", "timed", "expired", "not_opened", "unopened", "never"].iter().any(|word| result.contains(word));
    let (tone, key) = match device.map(str::to_lowercase).as_deref() {
        _ if unopened => (Tone::Differs, "check-link-unopened"),
        Some(device) if device.contains("desktop") => (Tone::Differs, "check-link-desktop"),
        Some(device) if ["mobile", "phone", "tablet", "ios", "android"].iter().any(|word| device.contains(word)) => {
            (Tone::Fine, "check-link-mobile")
        }
        Some(_) => (Tone::Caution, "check-link-other"),
        None if result.is_empty() && step.ended_at.is_none() => (Tone::Caution, "check-link-waits"),
        None => (Tone::Caution, "check-link-unknown"),
    };
    let at = |lines: &Lines<'_>, when: Option<_>| when.map_or_else(|| lines.say("check-time_not_said", &[]), moment);
    let (sent, opened) = (at(lines, step.began_at), at(lines, step.ended_at));
    let when = match (step.began_at, step.ended_at) {
        (None, None) => lines.say("link-when_unsaid", &[]),
        _ => lines.say("link-when", &[("sent", &sent), ("opened", &opened)]),
    };
    let arguments = [("device", device.unwrap_or("-")), ("sent", sent.as_str()), ("when", when.as_str())];
    lines.add(Topic::Link, tone, key, &arguments);
}

/// Both devices belong to the credential once the workflow approved by phone; one alone is then worth a look.
fn devices(lines: &mut Lines<'_>, result: &OnboardingResult) {
    if result.devices.is_empty() {
        return;
    }
    let named: Vec<String> = result
        .devices
        .iter()
        .map(|device| {
            let key = match device.bound {
                Some(true) => "check-devices-bound",
                Some(false) => "check-devices-unbound",
                None => "check-devices-unsaid",
            };
            let id = device.device_id.as_deref().or(device.credential_id.as_deref()).unwrap_or("-");
            lines.say(key, &[("role", &device.role), ("id", id)])
        })
        .collect();
    let has = |word: &str| {
        result.devices.iter().any(|device| device.role.to_lowercase().contains(word) && device.bound != Some(false))
    };
    // The phone is bound by the link; on the document path there is none.
    let both = result.step("link").is_none() || (has("desktop") && has("mobile"));
    let whole = result.decision != PolicyDecision::Approve || both;
    let (tone, key) = if whole { (Tone::Note, "check-devices-all") } else { (Tone::Caution, "check-devices-one") };
    lines.add(Topic::Devices, tone, key, &[("list", &list(&named))]);
}

/// Fallbacks that ran.
pub(super) fn fallbacks(lines: &mut Lines<'_>) {
    for fallback in &lines.seen.evidence.fallbacks {
        let said = |word: &Option<String>| word.clone().unwrap_or_else(|| lines.say("check-not_said", &[]));
        let (instead, because, assurance) =
            (said(&fallback.instead_of), said(&fallback.because), said(&fallback.assurance));
        let arguments = [
            ("method", fallback.method.as_str()),
            ("instead", instead.as_str()),
            ("because", because.as_str()),
            ("assurance", assurance.as_str()),
        ];
        lines.add(Topic::Fallback, Tone::Caution, "check-fallback-ran", &arguments);
    }
}
