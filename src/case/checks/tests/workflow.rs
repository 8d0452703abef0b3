//! What an onboarding workflow tells: its path, its link, its devices.
use super::*;

fn workflow(content: Value) -> [DataBlock; 1] {
    [block("onboardingResult", "workflow", content)]
}

#[test]
fn r_44_r_51_path_obligation_answer_and_assurance_stand_on_the_case_for_four_outcomes() {
    let steps = |names: &[&str]| {
        json!(
            names.iter().map(|name| json!({ "name": name, "result": "pass", "device": "mobile" })).collect::<Vec<_>>()
        )
    };
    for (names, decision, obligation, assurance, expected) in [
        (
            &["PII Validation", "SMS Link"][..],
            "approve",
            json!(false),
            "medium-high",
            "Phone path. No further step is due. The workflow approves. How sure it is of the person (assurance): medium-high.",
        ),
        (
            &["PII Validation", "SMS Link"],
            "deny",
            json!(false),
            "none",
            "Phone path. No further step is due. The workflow denies. It reached no assurance about the person.",
        ),
        (
            &["PII Validation", "Government ID and Selfie Match"],
            "approve",
            json!(false),
            "high",
            "Document path. No further step is due. The workflow approves. How sure it is of the person (assurance): high.",
        ),
        (
            &["PII Validation", "Government ID and Selfie Match"],
            "obligation",
            json!("Government ID"),
            "high",
            "Document path. Further step due: Government ID. The workflow has not answered yet. How sure it is of the person (assurance): high.",
        ),
        (
            &["Session Risk"],
            "deny",
            json!(false),
            "none",
            "Neither the phone nor the document path was begun. No further step is due. The workflow denies. It reached no assurance about the person.",
        ),
    ] {
        let blocks = workflow(
            json!({ "policyDecision": decision, "policyObligation": obligation, "assuranceLevel": assurance, "steps": steps(names) }),
        );
        let lines = about(Topic::Path, &blocks, NOW);
        assert_eq!(lines.first().map(|(_, text)| text.as_str()), Some(expected));
    }
    let fault = about(Topic::Path, &workflow(json!({ "policyDecision": "no_decision" })), NOW);
    assert!(says(&fault, Tone::Note, "a fault for operations") && !says(&fault, Tone::Note, "denies"), "{fault:?}");
}

#[test]
fn r_49_the_transaction_id_stands_on_the_case_and_asi_is_the_same_id() {
    for name in ["transactionId", "transaction_id", "asi"] {
        let blocks = workflow(json!({ name: "4d8a6c1e-77aa", "policyDecision": "approve" }));
        let evidence = Evidence::read(&blocks, Language::English);
        assert_eq!(evidence.onboarding[0].transaction_id.as_deref(), Some("4d8a6c1e-77aa"), "{name}");
        assert!(says(&about(Topic::Path, &blocks, NOW), Tone::Note, "Transaction 4d8a6c1e-77aa."), "{name}");
    }
}

#[test]
fn r_47_what_opened_the_link_and_when_is_shown_and_so_is_a_link_nobody_opened() {
    let of = |step: Value| {
        let mut step = step;
        step["name"] = json!("SMS Link");
        about(Topic::Link, &workflow(json!({ "policyDecision": "deny", "steps": [step] })), NOW)
    };
    let (sent, opened) = ("2026-11-26T11:00:00Z", "2026-11-26T11:02:03Z");
    let phone = of(json!({ "result": "confirmed", "device": "mobile", "sentAt": sent, "openedAt": opened }));
    assert!(
        says(&phone, Tone::Fine, "Opened on mobile (2026-11-26 11:02:03 UTC; sent: 2026-11-26 11:00:00 UTC)"),
        "{phone:?}"
    );
    let desktop = of(json!({ "result": "opened_on_desktop", "device": "Desktop", "openedAt": opened }));
    assert!(says(&desktop, Tone::Differs, "does not show that the person holds the phone"), "{desktop:?}");
    assert!(says(&desktop, Tone::Differs, "sent: time not recorded"), "{desktop:?}");
    let neither = of(json!({ "result": "opened_on_desktop", "device": "desktop" }));
    assert!(
        says(&neither, Tone::Differs, "(neither the time of sending nor that of opening is recorded)"),
        "{neither:?}"
    );
    for result in ["timeout", "expired", "not_opened"] {
        assert!(
            says(&of(json!({ "result": result, "sentAt": sent })), Tone::Differs, "Nobody opened it in time"),
            "{result}"
        );
    }
    assert!(says(&of(json!({ "sentAt": sent })), Tone::Caution, "Nobody has opened it so far"));
    assert!(says(&of(json!({ "result": "confirmed" })), Tone::Caution, "not recorded"), "never taken for a phone");
    assert!(says(&of(json!({ "result": "confirmed", "device": "fridge" })), Tone::Caution, "fridge"));
}

#[test]
fn r_48_both_devices_are_named_with_their_roles_and_one_alone_is_told() {
    let of = |decision: &str, devices: Value| {
        about(
            Topic::Devices,
            &workflow(
                json!({ "policyDecision": decision, "steps": [{ "name": "SMS Link" }], "boundDevices": devices }),
            ),
            NOW,
        )
    };
    let both = json!([{ "role": "desktop", "deviceId": "dev_1", "bound": true }, { "role": "mobile", "deviceId": "dev_2", "bound": true }]);
    assert!(says(&of("approve", both), Tone::Note, "desktop dev_1, bound, mobile dev_2, bound"));
    let one = json!([{ "role": "desktop", "deviceId": "dev_1", "bound": true }]);
    assert_eq!(of("approve", one.clone()).first().map(|(tone, _)| *tone), Some(Tone::Caution));
    assert_eq!(
        of("deny", one).first().map(|(tone, _)| *tone),
        Some(Tone::Note),
        "nothing is bound without an approval"
    );
    let refused = json!([{ "role": "desktop", "bound": true }, { "role": "mobile", "bound": false }]);
    assert!(says(&of("approve", refused), Tone::Caution, "not bound"));
    assert!(of("approve", json!([])).is_empty());
    let timed = json!([{ "role": "desktop", "credential": "c", "boundAt": "2026-11-26T11:00:00Z" }]);
    assert!(says(&of("approve", timed.clone()), Tone::Caution, "desktop c, bound"), "a time says that it was bound");
    let by_document =
        workflow(json!({ "policyDecision": "approve", "devices": timed, "steps": [{ "name": "Government ID" }] }));
    assert_eq!(tones(Topic::Devices, &by_document, NOW), [Tone::Note], "no phone is bound without a link");
}
