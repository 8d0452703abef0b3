//! What a case says of its claim: why it was not to be had, and that the person holds it already. In the person's language.
use chrono::{DateTime, Utc};

use super::AppError;
use crate::case::shown::ShownText;
use crate::catalogue::{InternalText, Language};
use crate::platform::{CertificateFault, PlatformError};

/// The codes of errors that have words here. Whatever else the platform refuses with is said to be refused.
const WORDED: [&str; 14] = [
    "not_open",
    "offline",
    "platform_busy",
    "platform_unavailable",
    "sign_in_needed",
    "sign_in_failed",
    "network_needs_sign_in",
    "proxy_needs_sign_in",
    "foreign_case",
    "claim_held",
    "case_gone",
    "already_decided",
    "not_reviewable",
    "forbidden",
];

/// The person held the case before they asked.
pub(super) fn held_before(language: Language) -> String {
    InternalText::words(language, "claim-held_before", &[])
}

/// Why the claim was not to be had.
pub(super) fn not_had(cause: &PlatformError, language: Language) -> String {
    match cause {
        PlatformError::Certificate(fault) => return certificate(fault, language),
        PlatformError::TooLarge => return InternalText::words(language, "claim-not_had-too_large", &[]),
        PlatformError::Problem(problem) if problem.code == "claim_held" => {
            if let Some(holder) = &problem.holder {
                return InternalText::words(language, "claim-held_by", &[("name", &ShownText::new(&holder.name).text)]);
            }
        }
        _ => {}
    }
    let code = AppError::from(cause.clone()).code;
    let refused = matches!(cause, PlatformError::Problem(_));
    let word = WORDED.into_iter().find(|word| *word == code).unwrap_or(if refused { "refused" } else { "platform" });
    InternalText::words(language, &format!("claim-not_had-{word}"), &[])
}

/// What is wrong with the certificate, who signed it and when it holds.
fn certificate(fault: &CertificateFault, language: Language) -> String {
    let facts = fault.facts.as_ref().map_or_else(
        || InternalText::words(language, "certificate-unread", &[]),
        |facts| {
            let day = |at: DateTime<Utc>| at.format("%Y-%m-%d").to_string();
            let (from, until) = (day(facts.not_before), day(facts.not_after));
            let issuer = facts.issuer.as_deref().map(|issuer| ShownText::new(issuer).text);
            let issuer = issuer.unwrap_or_else(|| InternalText::words(language, "certificate-itself", &[]));
            InternalText::words(
                language,
                "certificate-facts",
                &[("issuer", &issuer), ("from", &from), ("until", &until)],
            )
        },
    );
    let why = InternalText::find(language, &format!("certificate-why-{}", fault.why.as_str()), &[]);
    match why {
        Some(why) => {
            let arguments = [("why", why.as_str()), ("facts", facts.as_str())];
            InternalText::words(language, "claim-not_had-certificate_refused", &arguments)
        }
        // The one fault that is not the certificate's own.
        None => InternalText::words(language, "claim-not_had-certificate_not_pinned", &[("facts", &facts)]),
    }
}

#[cfg(test)]
#[path = "claim_notes_tests.rs"]
mod tests;
