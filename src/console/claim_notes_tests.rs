//! Each way a claim is not had has its words in every language, and in English those of the error.
use std::collections::BTreeSet;
use std::time::Duration;

use chrono::DateTime;

use super::*;
use crate::ids::PersonId;
use crate::platform::{CertificateFacts, CertificateWhy, Interrupted, NotSent, Person, Problem};

fn problem(status: u16, code: &str, holder: Option<&str>) -> PlatformError {
    let holder = holder.map(|name| Person { id: PersonId::new("rev-23"), name: name.to_owned() });
    PlatformError::Problem(Box::new(Problem { holder, ..Problem::plain(status, code) }))
}

fn certificate(why: CertificateWhy, issuer: Option<&str>) -> PlatformError {
    let facts = CertificateFacts {
        issuer: issuer.map(str::to_owned),
        not_before: DateTime::UNIX_EPOCH,
        not_after: DateTime::UNIX_EPOCH,
    };
    PlatformError::Certificate(Box::new(CertificateFault {
        why,
        facts: Some(facts),
        clocks: None,
        fingerprint: [0; 32],
    }))
}

fn causes() -> Vec<PlatformError> {
    use CertificateWhy::{Expired, NotPinned, NotYetValid, OtherHost, Refused, Revoked, SelfSigned, UnknownIssuer};
    let mut causes = vec![
        PlatformError::NotSent(NotSent::Refused),
        PlatformError::Interrupted(Interrupted::BeforeAnswer),
        PlatformError::Interrupted(Interrupted::Shut),
        PlatformError::Paused { retry_after: Duration::from_secs(9) },
        PlatformError::Unavailable { status: 502, retry_after: None },
        PlatformError::SignInNeeded,
        PlatformError::NetworkNeedsSignIn,
        PlatformError::ProxyNeedsSignIn,
        PlatformError::TooLarge,
        PlatformError::ForeignCase,
        problem(409, "claim_held", None),
        problem(409, "claim_held", Some("M. Okafor")),
        problem(410, "case_gone", None),
        problem(409, "already_decided", None),
        problem(422, "not_reviewable", None),
        problem(403, "forbidden", None),
        problem(404, "unknown_case", None),
        problem(400, "held_by", None),
        problem(429, "overloaded", None),
        problem(500, "internal", None),
    ];
    let whys = [Expired, NotYetValid, OtherHost, UnknownIssuer, SelfSigned, Revoked, NotPinned, Refused];
    causes.extend(whys.map(|why| certificate(why, Some("SPECIMEN authority"))));
    causes.push(certificate(SelfSigned, None));
    causes
}

#[test]
fn why_a_claim_was_not_had_is_said_in_every_language() {
    for cause in causes().into_iter().chain([PlatformError::Setup, PlatformError::Malformed("a claim")]) {
        let texts: BTreeSet<String> = Language::ALL.iter().map(|language| not_had(&cause, *language)).collect();
        assert_eq!(texts.len(), Language::ALL.len(), "{cause:?}: {texts:?}");
        let plain = |text: &String| text.ends_with('.') && !text.contains(['{', '_']) && !text.contains("claim-");
        assert!(texts.iter().all(plain), "{cause:?}: {texts:?}");
    }
    let held: BTreeSet<String> = Language::ALL.iter().map(|language| held_before(*language)).collect();
    assert_eq!(held.len(), Language::ALL.len());
}

#[test]
fn in_english_the_note_says_what_the_error_says() {
    for cause in causes() {
        assert_eq!(not_had(&cause, Language::English), AppError::from(cause.clone()).message, "{cause:?}");
    }
}

#[test]
fn whoever_holds_the_case_is_named() {
    let german = not_had(&problem(409, "claim_held", Some("M. Okafor")), Language::German);
    assert_eq!(german, "M. Okafor hat diesen Fall reserviert.");
}
