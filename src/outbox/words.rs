//! Why an entry waits or needs a person, in one plain sentence per code, in the person's language.
use super::states::EntryState;
use crate::case::evidence::AccountField;
use crate::catalogue::{InternalText, Language};
use crate::platform::Problem;

/// The code of a refusal that names fields of an account, and between it and their names.
const ACCOUNT: &str = "account_incomplete:";

/// Why a decision was refused, as it is kept: the platform's code, and with a 428 that names empty fields of the bank's
/// account, which they are. Names of fields only, and only the five that are known.
pub(super) fn why_refused(problem: &Problem) -> String {
    if problem.status != 428 || problem.fields.is_empty() {
        return problem.code.clone();
    }
    let names: Vec<&str> = problem.fields.iter().map(|field| field.as_str()).collect();
    format!("{ACCOUNT}{}", names.join(","))
}

/// The stable code of what is kept as the reason.
pub(super) fn code_of(why: &str) -> &str {
    why.split_once(':').map_or(why, |(code, _)| code)
}

/// The sentence for a code; none where nothing needs to be said. Codes nobody has described are shown as they are: they
/// come from the platform.
pub fn why_sentence(state: EntryState, code: &str, language: Language) -> Option<String> {
    if let Some(names) = code.strip_prefix(ACCOUNT) {
        let fields: Vec<AccountField> = names.split(',').filter_map(AccountField::parse).collect();
        let labels = AccountField::labels(&fields, language);
        return Some(InternalText::words(language, "outbox-why-account_incomplete", &[("fields", &labels)]));
    }
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
