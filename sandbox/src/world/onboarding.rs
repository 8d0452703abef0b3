//! What the onboarding workflow answers on each of its paths.
use serde_json::{Value, json};

use super::plan::Onboarding;

/// `onboardingResult` for one course of the workflow.
pub(super) fn result(came_to: Onboarding, transaction: &str) -> Value {
    let step = |name: &str, result: &str, device: &str| json!({ "name": name, "result": result, "device": device });
    let risk = |result: &str| step("Session Risk", result, "desktop");
    let personal = |result: &str| step("PII Validation", result, "desktop");
    let link = |result: &str, device: &str| step("SMS Link", result, device);
    let document = |result: &str| step("Government ID and Selfie Match", result, "mobile");
    let (decision, obligation, assurance, steps) = match came_to {
        Onboarding::PhoneConfirmed => {
            ("approve", false, "medium-high", vec![risk("pass"), personal("pass"), link("confirmed", "mobile")])
        }
        Onboarding::PhoneOpenedOnDesktop => {
            ("deny", false, "none", vec![risk("pass"), personal("pass"), link("opened_on_desktop", "desktop")])
        }
        Onboarding::DocumentPassed => {
            ("approve", false, "high", vec![risk("pass"), personal("no_match"), document("pass")])
        }
        Onboarding::DocumentFailed => {
            ("deny", false, "none", vec![risk("pass"), personal("no_match"), document("fail")])
        }
        Onboarding::CountryNotReached => {
            ("obligation", true, "high", vec![risk("pass"), personal("country_not_supported"), document("pass")])
        }
        Onboarding::EarlyDenial => ("deny", false, "none", vec![risk("fail")]),
        Onboarding::NoDecision => ("no_decision", false, "none", vec![risk("pass"), personal("error")]),
    };
    json!({
        "transactionId": transaction, "policyDecision": decision, "policyObligation": obligation,
        "assuranceLevel": assurance, "steps": steps, "assertions": assertions(came_to),
    })
}

/// The checks behind the steps; what was not run or not bought says so.
fn assertions(came_to: Onboarding) -> Vec<Value> {
    let one = |(name, result): (&str, &str)| json!({ "name": name, "result": result });
    let early =
        [("network.tor", "fail"), ("network.bot", "fail"), ("session.velocity", "fail"), ("name.phone", "not_run")];
    let phone = [
        ("name.phone", "pass"),
        ("name.address", "pass"),
        ("phone.simSwap", "pass"),
        ("phone.recycledNumber", "not_run"),
        ("email.risk", "not_bought"),
        ("identity.persistentId", "not_bought"),
    ];
    let document = [
        ("name.phone", if came_to == Onboarding::CountryNotReached { "not_run" } else { "fail" }),
        ("name.address", if came_to == Onboarding::CountryNotReached { "not_run" } else { "pass" }),
        ("document.authentic", "pass"),
        ("selfie.match", if came_to == Onboarding::DocumentFailed { "fail" } else { "pass" }),
        ("phone.simSwap", "not_run"),
        ("knowledge.questions", "not_bought"),
    ];
    let none = [("name.phone", "error"), ("name.address", "error")];
    match came_to {
        Onboarding::EarlyDenial => early.into_iter().map(one).collect(),
        Onboarding::PhoneConfirmed | Onboarding::PhoneOpenedOnDesktop => phone.into_iter().map(one).collect(),
        Onboarding::NoDecision => none.into_iter().map(one).collect(),
        _ => document.into_iter().map(one).collect(),
    }
}
