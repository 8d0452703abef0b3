//! Liveness and its model, and the consent biometrics need.
use super::{Lines, Tone, Topic, is_older_than_a_quarter, list, moment};
use crate::case::evidence::{Consent, FileFacts};

/// Each liveness check: result, method, model and its date.
pub(super) fn liveness(lines: &mut Lines<'_>) {
    let today = lines.seen.now.date_naive();
    for check in &lines.seen.evidence.liveness {
        let mut parts: Vec<String> = Vec::new();
        parts.extend(check.method.as_ref().map(|method| lines.say("check-liveness-method", &[("method", method)])));
        parts.extend(check.model.as_ref().map(|model| lines.say("check-liveness-model", &[("model", model)])));
        parts.extend(check.attack.as_ref().map(|attack| lines.say("check-liveness-attack", &[("attack", attack)])));
        let (tone, key) = match check.passed {
            Some(true) | None if check.is_attacked() => (Tone::Differs, "check-liveness-attacked"),
            Some(true) => (Tone::Fine, "check-liveness-passed"),
            Some(false) => (Tone::Differs, "check-liveness-failed"),
            None => (Tone::Caution, "check-liveness-unknown"),
        };
        let word = check.word.as_deref().unwrap_or("-");
        let how = if parts.is_empty() { lines.say("check-nothing_said", &[]) } else { list(&parts) };
        lines.add(Topic::Liveness, tone, key, &[("word", word), ("list", &how)]);
        match check.model_date {
            Some(tested) if is_older_than_a_quarter(tested, today) => {
                lines.add(Topic::Liveness, Tone::Caution, "check-liveness-old", &[("day", &tested.to_string())]);
            }
            Some(tested) => {
                lines.add(Topic::Liveness, Tone::Fine, "check-liveness-fresh", &[("day", &tested.to_string())])
            }
            None => lines.add(Topic::Liveness, Tone::Note, "check-liveness-undated", &[]),
        }
    }
}

/// The consent, where there is anything that needs one.
pub(super) fn consent(lines: &mut Lines<'_>) {
    let evidence = lines.seen.evidence;
    let (key, tone) = match evidence.consent() {
        Some(consent) if consent.stands() => {
            let at = consent.given_at.map(moment).unwrap_or_default();
            let version = consent.text_version.clone().unwrap_or_default();
            let arguments = [("at", at.as_str()), ("version", version.as_str())];
            return lines.add(Topic::Consent, Tone::Fine, "check-consent-given", &arguments);
        }
        found if evidence.files.iter().any(FileFacts::is_biometric) => (why_hidden(found), Tone::Caution),
        _ => return,
    };
    lines.add(Topic::Consent, tone, key, &[]);
}

/// The message key of the reason why pictures of the person are hidden.
pub const fn why_hidden(consent: Option<&Consent>) -> &'static str {
    match consent {
        None => "check-consent-missing",
        Some(consent) if consent.withdrawn => "check-consent-withdrawn",
        Some(consent) if consent.refused => "check-consent-refused",
        Some(_) => "check-consent-incomplete",
    }
}
