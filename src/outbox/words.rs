//! Why an entry waits or needs a person, in one plain sentence per code, in the person's language.
use super::states::EntryState;
use crate::catalogue::{InternalText, Language};

/// The sentence for a code; none where nothing needs to be said. Codes nobody has described are shown as they are: they
/// come from the platform.
pub fn why_sentence(state: EntryState, code: &str, language: Language) -> Option<String> {
    let key = match (code, state) {
        // What was read back goes out again by itself.
        ("read_back", _) => return None,
        ("undone", other) if other != EntryState::Withdrawn => return None,
        ("overloaded" | "unknown_case", EntryState::Parked) => format!("outbox-parked-{code}"),
        _ => format!("outbox-why-{}", one_of_its_kind(code)),
    };
    let sentence = InternalText::find(language, &key, &[])
        .unwrap_or_else(|| InternalText::say(language, "outbox-unknown", &[("code", code)]));
    Some(sentence.as_str().to_owned())
}

/// Codes that say the same to a person share a sentence.
fn one_of_its_kind(code: &str) -> &str {
    match code {
        "stale_fencing_token" | "claim_required" => "claim_expired",
        "session_busy" => "in_flight",
        "idempotency_key_reused" | "decision_id_reused" | "idempotency_key_missing" | "precondition_required" => {
            "malformed"
        }
        other => other,
    }
}

#[cfg(test)]
#[path = "words_tests.rs"]
mod tests;
