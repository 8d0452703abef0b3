//! What is to be signed, by whom, and how it went.
use super::{Lines, Tone, Topic, moment};
use crate::catalogue::decimal;

/// Kind, value, place and tier of the contract.
pub(super) fn contract(lines: &mut Lines<'_>) {
    for contract in &lines.seen.evidence.contracts {
        let not_said = || lines.say("check-not_said", &[]);
        let amount = contract.value.map(|value| decimal(&value.to_string(), lines.seen.language));
        let value = match (amount, &contract.currency) {
            (Some(amount), Some(currency)) => format!("{amount} {currency}"),
            (Some(amount), None) => lines.say("check-contract-no_currency", &[("value", &amount)]),
            (None, _) => not_said(),
        };
        let kind = contract.kind.clone().unwrap_or_else(not_said);
        let place = contract.jurisdiction.clone().unwrap_or_else(not_said);
        let tier = contract.tier.clone().unwrap_or_else(not_said);
        let arguments =
            [("kind", kind.as_str()), ("value", value.as_str()), ("place", place.as_str()), ("tier", tier.as_str())];
        lines.add(Topic::Contract, Tone::Note, "check-contract-is", &arguments);
    }
}

/// The signer: role, age of the last verification, whether it is used again, and the hour.
pub(super) fn signer(lines: &mut Lines<'_>) {
    let now = lines.seen.now;
    for signer in &lines.seen.evidence.signers {
        let role = signer.role.clone().unwrap_or_else(|| lines.say("check-not_said", &[]));
        let verified = match signer.last_verified_at {
            Some(at) => {
                let days = (now.date_naive() - at.date_naive()).num_days();
                let key = if days < 0 { "check-identity-ahead" } else { "check-signer-verified" };
                let (day, count) = (at.date_naive().to_string(), days.unsigned_abs().to_string());
                lines.say(key, &[("day", &day), ("count", &count)])
            }
            None => lines.say("check-signer-unverified", &[]),
        };
        let reused = lines.say(
            match signer.reused {
                Some(true) => "check-signer-reused",
                Some(false) => "check-signer-fresh",
                None => "check-signer-reuse_unsaid",
            },
            &[],
        );
        let arguments = [("role", role.as_str()), ("verified", verified.as_str()), ("reused", reused.as_str())];
        lines.add(Topic::Signer, Tone::Note, "check-signer-is", &arguments);
        if signer.unusual_hours == Some(true) {
            lines.add(Topic::Signer, Tone::Caution, "check-signer-hours", &[]);
        }
    }
}

/// Methods and times of the signature's trail; contacts are masked where they are read.
pub(super) fn trail(lines: &mut Lines<'_>) {
    for trail in &lines.seen.evidence.trails {
        let steps: Vec<String> = trail
            .steps
            .iter()
            .map(|step| {
                let mut parts = vec![step.method.clone()];
                let key = match step.passed {
                    Some(true) => "check-trail-passed",
                    Some(false) => "check-trail-failed",
                    None => "check-trail-unknown",
                };
                parts.push(lines.say(key, &[("word", step.word.as_deref().unwrap_or("-"))]));
                parts.extend(step.at.map(moment));
                parts.extend(step.contact.clone());
                if let Some((address, kind)) = &step.address {
                    let marked = !kind.is_public();
                    parts.push(if marked {
                        lines.say("check-trail-address", &[("address", address)])
                    } else {
                        address.clone()
                    });
                }
                parts.extend(step.device.clone());
                parts.join(" ")
            })
            .collect();
        let failed = trail.steps.iter().any(|step| step.passed != Some(true));
        if steps.is_empty() {
            lines.add(Topic::Trail, Tone::Caution, "check-trail-empty", &[]);
        } else {
            let tone = if failed { Tone::Caution } else { Tone::Note };
            lines.add(Topic::Trail, tone, "check-trail-steps", &[("list", &steps.join("; "))]);
        }
    }
}
