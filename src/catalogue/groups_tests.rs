//! The groups of codes beside the 77: liveness, the risk check at the start of a session, e-mail and phone, and results
//! that are not a provider's last.
use super::*;

type Wanted = (&'static str, Scheme, Family, Polarity);

fn are_described(wanted: &[Wanted]) {
    for (code, scheme, family, polarity) in wanted {
        let found = lookup(*scheme, code).map(|entry| (entry.family, entry.polarity));
        assert_eq!(found, Some((*family, *polarity)), "{code}");
        assert!(!is_suspicion(code), "{code}: only the 32xx family is one");
    }
}

#[test]
fn r_26_liveness_is_passed_failed_attacked_or_not_judged_at_all() {
    are_described(&[
        ("LIVENESS_PASSED", Scheme::Biometric, Family::Other, Polarity::Positive),
        ("LIVENESS_FAILED", Scheme::Biometric, Family::FaceFraud, Polarity::Negative),
        ("PRESENTATION_ATTACK", Scheme::Biometric, Family::FaceFraud, Polarity::Negative),
        ("LIVENESS_NOT_READY", Scheme::Biometric, Family::Technical, Polarity::Neutral),
    ]);
    assert!(is_technical("LIVENESS_NOT_READY"), "what was not judged rejects nobody");
    assert!(!is_technical("LIVENESS_FAILED"), "what was judged is about the person");
}

#[test]
fn r_45_each_reason_of_an_early_denial_is_described() {
    are_described(&[
        ("TOR_EXIT_NODE", Scheme::Network, Family::Network, Polarity::Negative),
        ("HIGH_VELOCITY", Scheme::Device, Family::Device, Polarity::Negative),
        ("BOT_DETECTED", Scheme::Device, Family::Device, Polarity::Negative),
        ("FLAGGED_IP", Scheme::SessionRisk, Family::Network, Polarity::Negative),
        ("OFAC_MATCH", Scheme::SessionRisk, Family::Network, Polarity::Negative),
    ]);
    assert_eq!(
        find("ofac").map(|entry| entry.code.as_str()),
        Some("OFAC_MATCH"),
        "by the word the platform has for it"
    );
}

#[test]
fn the_four_answers_of_the_session_risk_check_are_described_and_rules_somebody_named_are_not() {
    are_described(&[
        ("REVIEW_STATUS_PASS", Scheme::SessionRisk, Family::Other, Polarity::Positive),
        ("REVIEW_STATUS_CHALLENGE", Scheme::SessionRisk, Family::Other, Polarity::Neutral),
        ("REVIEW_STATUS_REVIEW", Scheme::SessionRisk, Family::Other, Polarity::Neutral),
        ("REVIEW_STATUS_REJECT", Scheme::SessionRisk, Family::Other, Polarity::Negative),
    ]);
    let rule = explain_code(Scheme::SessionRisk, "7DaysTooManyLogins", None, None, Language::English);
    assert!(!rule.known && rule.meaning.as_str().contains("whoever set them up"), "{}", rule.meaning.as_str());
    assert_eq!(rule.polarity, Polarity::Neutral, "never guessed");
}

#[test]
fn r_50_e_mail_and_phone_checks_are_described_and_none_that_did_not_run_speaks_against_anybody() {
    are_described(&[
        ("EMAIL_RISK", Scheme::Contact, Family::Contact, Polarity::Neutral),
        ("EMAIL_DISPOSABLE", Scheme::Contact, Family::Contact, Polarity::Neutral),
        ("EMAIL_RISK_NOT_RUN", Scheme::Contact, Family::Contact, Polarity::Neutral),
        ("EMAIL_OTP_VALIDATED", Scheme::Contact, Family::Contact, Polarity::Neutral),
        ("EMAIL_OTP_NOT_VALIDATED", Scheme::Contact, Family::Contact, Polarity::Neutral),
        ("SIM_SWAP", Scheme::Contact, Family::Contact, Polarity::Negative),
        ("NUMBER_RECYCLED", Scheme::Contact, Family::Contact, Polarity::Neutral),
        ("NUMBER_DEACTIVATED", Scheme::Contact, Family::Contact, Polarity::Negative),
        ("RECYCLED_NUMBER_CHECK_NOT_RUN", Scheme::Contact, Family::Contact, Polarity::Neutral),
    ]);
}

#[test]
fn results_that_are_not_the_last_are_described() {
    are_described(&[
        ("REVIEW_PENDING", Scheme::Other, Family::Other, Polarity::Neutral),
        ("CHECK_PENDING", Scheme::Other, Family::Other, Polarity::Neutral),
        ("FRAUD_SUSPICION_PENDING", Scheme::Other, Family::Other, Polarity::Negative),
    ]);
    let waits = ["REVIEW_PENDING", "CHECK_PENDING"];
    assert!(waits.iter().all(|code| is_technical(code)), "that the service is not done yet rejects nobody");
    let suspected = find("FRAUD_SUSPICION_PENDING").map(|entry| entry.visibility);
    assert_eq!(suspected, Some(Visibility::Internal), "its name alone would tell");
}
