//! Every hand-made case of the sandbox was designed to show one thing: the one sentence must name it. Somebody who has never
//! seen the product has to be able to say from it why the case is there.
use super::*;

/// What each case was designed for, in words its sentence must hold.
const DESIGNED: [(&str, &[&str]); 40] = [
    ("vpn-traveller", &["suspicious", "Connection through a VPN"]),
    ("proxy-and-velocity", &["did not trust the device", "proxy", "many sessions", "could not verify", "3104"]),
    ("low-confidence", &["not enough certainty", "no finding against it"]),
    ("trusted-score-85", &["quality control", "not because something was found"]),
    ("unknown-verdict", &["elevated_attention", "does not know", "a person has to look", "GEO_FENCE_BREACH"]),
    ("tor-and-bot", &["Connection through Tor", "Automated input", "too dark", "3103"]),
    ("signals-without-reasons", &["suspicious", "gave no reason"]),
    ("reason-object-and-unknown-blocks", &["suspicious", "Emulator"]),
    ("another-face", &["reported a suspicion", "3201", "New device"]),
    ("faked-hologram", &["reported a suspicion", "Security features look imitated", "3206"]),
    ("umlaut-needs-two-people", &["Name differs", "3213"]),
    ("sample-document-other-name", &["reported a suspicion", "3209", "3213"]),
    ("oe-and-erased-selfie", &["not enough certainty", "no finding against it"]),
    ("cedilla-and-tilde-expiring", &["suspicious", "Location reported by the device is made up"]),
    ("name-order", &["suspicious", "privacy relay"]),
    ("right-to-left-names", &["suspicious", "private window", "VPN"]),
    ("markup-in-a-name", &["did not trust the device", "could not verify", "not legible", "3106"]),
    ("very-long-name", &["suspicious", "cloned"]),
    ("expired-document", &["could not verify", "3109", "3111"]),
    ("images-never-arrived", &["reset", "could not verify", "3135"]),
    ("blurry-and-tilted", &["not enough certainty", "could not verify", "3101", "3105"]),
    ("paper-print", &["reported a suspicion", "3207", "did not trust the device"]),
    ("document-on-a-screen", &["reported a suspicion", "screen", "3208"]),
    ("altered-birth-date", &["reported a suspicion", "3204", "protections"]),
    ("already-signed", &["quality control", "privacy relay"]),
    ("under-age", &["3210", "age"]),
    ("identity-too-old", &["Signing failed", "too old", "comparison of faces did not match", "Face does not match"]),
    ("qes-glare-not-fraud", &["ended without success", "3102", "3117"]),
    ("qes-aborted-by-user", &["The person stopped", "wrong phone number"]),
    ("qes-selfie-from-a-screen", &["reported a suspicion", "3202", "3211"]),
    ("qes-money-mule", &["Talked into identifying for a fraudster", "3212", "On a call"]),
    ("qes-copy-shuffled-events", &["reported a suspicion", "3214", "3205"]),
    ("qes-technical-cause", &["technical reasons that say nothing about the person", "3139", "3136"]),
    ("qes-disguised", &["reported a suspicion", "3203", "3215", "Sticker", "3112"]),
    ("onboarding-phone-confirmed", &["matched", "opened on the phone", "Check for a reassigned number did not run"]),
    (
        "onboarding-country-not-reached",
        &["does not reach this country", "nothing was found", "waits for its next step"],
    ),
    ("onboarding-document-failed", &["phone carrier", "document step then failed", "Selfie does not match"]),
    ("onboarding-opened-on-desktop", &["opened on a desktop", "not shown that the person holds the phone"]),
    ("onboarding-early-denial", &["refused", "Tor", "Automated input", "before any personal data was asked for"]),
    ("onboarding-no-decision", &["fault for operations", "nothing about the person"]),
];

#[test]
fn the_one_sentence_of_every_case_of_the_sandbox_names_what_the_case_was_designed_for() {
    let designed: Vec<&str> = DESIGNED.iter().map(|(name, _)| *name).collect();
    let there: Vec<&str> = world::scenarios().iter().map(|scenario| scenario.name).collect();
    assert_eq!(designed, there, "each case once, in the order of the sandbox");
    let mut wrong = Vec::new();
    for (name, words) in DESIGNED {
        let text = why(name);
        let lower = text.to_lowercase();
        let missing: Vec<&&str> = words.iter().filter(|words| !lower.contains(&words.to_lowercase())).collect();
        if !missing.is_empty() {
            wrong.push(format!("{name} lacks {missing:?}: {text}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_sentence_of_a_case_says_two_things_that_cannot_both_be_so() {
    for scenario_of in world::scenarios() {
        let explained = scenario(scenario_of.name).explain();
        let why = explained.why.text.as_str();
        let alone: Vec<&str> = explained.alone.iter().map(|sentence| sentence.key.as_str()).collect();
        // One cause and *several causes* cannot both be so.
        let several = alone.contains(&"alone-none");
        assert!(!several || explained.causes.len() > 1, "{}: {why}", scenario_of.name);
        let nothing = why.contains("nothing was found") || why.contains("not because something was found");
        assert!(!nothing || !explained.causes.iter().any(|code| code.suspicion), "{}: {why}", scenario_of.name);
    }
}

#[test]
fn a_suspicion_does_not_hide_what_the_same_step_says_besides() {
    let text = why("qes-disguised");
    assert!(text.contains("and besides") && text.contains("(3112)"), "{text}");
    let of_device = why("faked-hologram");
    assert!(!of_device.contains("and besides"), "what the device step says is told once: {of_device}");
}

#[test]
fn r_11_a_failed_authentication_is_named_beside_an_identity_that_is_too_old() {
    let mut told = scenario("identity-too-old");
    let text = told.explain().why.text.as_str().to_owned();
    assert!(text.contains("too old, and the comparison of faces did not match"), "{text}");
    told.blocks.retain(|block| block.kind != "authenticationResult");
    assert_eq!(told.explain().why.text.as_str(), "Signing failed because the identity on record is too old.");
}

#[test]
fn a_document_step_that_the_person_stopped_is_told_with_its_codes() {
    let say = |issues: Value| {
        let mut told = device_case(Some("trusted"), serde_json::json!({ "result": "trusted" }));
        let content = serde_json::json!({ "verdict": { "status": "ABORTED" }, "issues": issues });
        let block = DataBlock { kind: "documentVerification".to_owned(), content, ..told.blocks[0].clone() };
        told.blocks.push(block);
        told.explain().why.text.as_str().to_owned()
    };
    assert_eq!(say(serde_json::json!([])), "The person stopped the document step.");
    let named = say(serde_json::json!([{ "code": "3103" }]));
    assert_eq!(named, "The person stopped the document step: “Document picture too dark” (3103).");
}

#[test]
fn faces_are_said_to_differ_only_where_the_record_says_that_faces_were_compared() {
    let say = |kind: &str, step: &str, content: Value| {
        let mut told = device_case(Some("trusted"), serde_json::json!({ "result": "trusted" }));
        let created_by = Some(step.to_owned());
        let block = DataBlock { kind: kind.to_owned(), created_by, content, ..told.blocks[0].clone() };
        told.blocks.push(block);
        told.explain().why.text.as_str().to_owned()
    };
    let authentication = |credential: &str, code: Option<&str>| {
        let reasons: Vec<&str> = code.into_iter().collect();
        let content = serde_json::json!({ "result": "failure", "credentialType": credential, "reasons": reasons });
        say("authenticationResult", "face_authentication", content)
    };
    let comparison = |step: &str, code: Option<&str>| {
        let reasons: Vec<&str> = code.into_iter().collect();
        say("comparisonResults", step, serde_json::json!({ "verdict": "not_matched", "reasons": reasons }))
    };
    for (told, wanted) in [
        (
            authentication("FACE", Some("SERVER_USER_NOT_FOUND")),
            "The authentication could not be carried out: “Person unknown to the authenticator”.",
        ),
        (
            authentication("FACE", Some("FACE_NOT_MATCHED")),
            "The comparison of faces did not match: “Face does not match the stored one”.",
        ),
        (authentication("FACE", None), "The authentication failed."),
        (authentication("PASSKEY", Some("ZX-77")), "The authentication failed: “ZX-77”."),
        (comparison("face_comparison", None), "The comparison of faces did not match."),
        (comparison("face_comparison", Some("ZX-77")), "The comparison of faces did not match: “ZX-77”."),
        (comparison("data_comparison", None), "A comparison did not match."),
        (comparison("data_comparison", Some("ZX-77")), "A comparison did not match: “ZX-77”."),
        (
            comparison("data_comparison", Some("SERVER_USER_NOT_FOUND")),
            "A comparison could not be carried out: “Person unknown to the authenticator”.",
        ),
    ] {
        assert_eq!(told, wanted);
    }
}

#[test]
fn r_52_a_workflow_that_was_answered_does_not_wait_for_a_step() {
    let mut told = scenario("onboarding-country-not-reached");
    let at = told.blocks.iter().position(|block| block.kind == "onboardingResult").unwrap();
    told.blocks[at].content["policyDecision"] = "approve".into();
    let explained = told.explain();
    let text = explained.why.text.as_str();
    assert!(text.ends_with("does not reach this country; nothing was found."), "{text}");
}

#[test]
fn r_52_each_end_of_a_workflow_in_a_country_out_of_reach_is_told_as_it_was() {
    let ends = |decision: &str, document: Option<&str>, code: Option<&str>| {
        let mut told = scenario("onboarding-country-not-reached");
        let because = |code: &str| OpenedBecause { family: "face_quality".to_owned(), code: code.to_owned() };
        told.summary.opened_because.extend(code.map(because));
        let block = told.blocks.iter_mut().find(|block| block.kind == "onboardingResult").unwrap();
        block.content["policyDecision"] = decision.into();
        let steps = block.content["steps"].as_array_mut().unwrap();
        match document {
            Some(result) => steps[2]["result"] = result.into(),
            None => steps.truncate(2),
        }
        let text = told.explain().why.text.as_str().to_owned();
        let start = "A document was asked for only because the phone check does not reach this country";
        text.strip_prefix(start).and_then(|rest| rest.strip_suffix('.')).unwrap_or(&text).to_owned()
    };
    let waits = "; nothing was found, and the workflow has not answered yet: it waits for its next step";
    for (decision, document, wanted) in [
        ("obligation", None, waits),
        ("obligation", Some("pass"), waits),
        ("obligation", Some("fail"), "; the document step then failed"),
        ("approve", None, ""),
        ("approve", Some("pass"), "; nothing was found"),
        ("approve", Some("fail"), "; the document step then failed"),
        ("deny", None, "; the workflow then refused the session"),
        ("deny", Some("pass"), "; the workflow then refused the session"),
        ("deny", Some("fail"), "; the document step then failed"),
        ("approve", Some("half_way"), ""),
        ("a_new_word", Some("pass"), ""),
    ] {
        assert_eq!(ends(decision, document, None), wanted, "{decision} {document:?}");
    }
    for (decision, document, wanted) in [
        ("deny", "fail", "; the document step then failed: “Selfie does not match the document”"),
        ("deny", "pass", "; the workflow then refused the session because of “Selfie does not match the document”"),
        ("approve", "pass", "; the record also names “Selfie does not match the document”"),
        ("obligation", "pass", "; the record also names “Selfie does not match the document”"),
    ] {
        assert_eq!(ends(decision, Some(document), Some("SELFIE_MATCH_FAIL")), wanted, "{decision} {document}");
    }
}

#[test]
fn r_52_nothing_was_found_is_not_said_of_a_record_that_names_something_else() {
    for (family, code) in
        [("network", "VPN_DETECTED"), ("device", "BOT_DETECTED"), ("contact", "SMS_LINK_OPENED_ON_DESKTOP")]
    {
        for (decision, document) in [("obligation", "pass"), ("approve", "pass"), ("approve", "half_way")] {
            let mut told = scenario("onboarding-country-not-reached");
            told.summary.opened_because.push(OpenedBecause { family: family.to_owned(), code: code.to_owned() });
            let block = told.blocks.iter_mut().find(|block| block.kind == "onboardingResult").unwrap();
            block.content["policyDecision"] = decision.into();
            block.content["steps"][2]["result"] = document.into();
            let text = told.explain().why.text.as_str().to_owned();
            assert!(!text.contains("nothing was found"), "{code} {decision} {document}: {text}");
            assert!(text.contains("does not reach this country; the record also names “"), "{code} {decision}: {text}");
        }
    }
}

#[test]
fn r_46_a_document_step_that_was_never_answered_is_not_said_to_have_passed() {
    let mut told = scenario("onboarding-document-failed");
    told.summary.opened_because.retain(|because| because.code == "PII_NO_MATCH");
    let block = told.blocks.iter_mut().find(|block| block.kind == "onboardingResult").unwrap();
    block.content["steps"][2]["result"] = Value::Null;
    let text = told.explain().why.text.as_str().to_owned();
    assert!(text.ends_with("phone carrier's records, so a document was asked for."), "{text}");
}

#[test]
fn a_failed_document_of_a_workflow_without_a_code_of_its_own_still_says_that_it_failed() {
    let mut told = scenario("onboarding-document-failed");
    told.summary.opened_because.retain(|because| because.code == "PII_NO_MATCH");
    let explained = told.explain();
    assert!(explained.why.text.as_str().ends_with("the document step then failed."), "{}", explained.why.text.as_str());
}

#[test]
fn a_workflow_that_was_run_again_is_for_operations_by_its_newest_answer_alone() {
    let run = |answers: [&str; 2], code: Option<&str>| {
        let mut told = scenario("onboarding-document-failed");
        let because = |code: &str| OpenedBecause { family: "technical".to_owned(), code: code.to_owned() };
        told.summary.opened_because.extend(code.map(because));
        let at = told.blocks.iter().position(|block| block.kind == "onboardingResult").unwrap();
        let block = told.blocks.remove(at);
        for answer in answers {
            let mut block = block.clone();
            block.content["policyDecision"] = answer.into();
            told.blocks.push(block);
        }
        let explained = told.explain();
        (kinds(&explained).contains(&BannerKind::Operations), explained.why.text.as_str().to_owned())
    };
    let (operations, text) = run(["no_decision", "deny"], None);
    assert!(!operations && text.contains("the document step then failed"), "{text}");
    let (operations, text) = run(["deny", "no_decision"], None);
    assert!(operations && text.contains("fault for operations"), "{text}");
    let (operations, text) = run(["no_decision", "deny"], Some("NO_DECISION"));
    assert!(operations, "the platform itself names it as the cause: {text}");
}

#[test]
fn a_workflow_whose_record_names_no_cause_leaves_no_gap_in_the_sentence() {
    let say = |name: &str, cut: bool| {
        let mut told = scenario(name);
        told.summary.opened_because.clear();
        told.blocks.retain(|block| block.kind == "onboardingResult");
        if cut {
            told.blocks[0].content["policyDecision"] = "deny".into();
            told.blocks[0].content["steps"] = serde_json::json!([]);
        }
        told.explain().why.text.as_str().to_owned()
    };
    for (name, cut, end) in [
        ("onboarding-early-denial", false, "before any personal data was asked for, and gave no reason."),
        ("onboarding-phone-confirmed", false, "why the session was opened for review is not recorded."),
        ("onboarding-phone-confirmed", true, "The workflow refused the session and gave no reason."),
    ] {
        let text = say(name, cut);
        assert!(text.ends_with(end), "{text}");
    }
}

#[test]
fn r_25_what_the_record_says_did_not_run_stands_before_what_it_says_nothing_about() {
    let content = serde_json::json!({ "result": "suspicious", "signals": { "proxy": null, "vpnDetected": true } });
    let explained = device_case(Some("suspicious"), content).explain();
    let text = explained.not_run.unwrap().text.as_str().to_owned();
    assert!(text.starts_with("Not run: Proxy. Not run, or not recorded: "), "{text}");
    assert!(text.ends_with("Not run is not the same as clean."), "{text}");
    let silent = scenario("vpn-traveller").explain().not_run.unwrap();
    assert!(silent.text.as_str().starts_with("Not run, or not recorded: "), "{}", silent.text.as_str());
}

#[test]
fn r_50_a_check_nobody_described_keeps_its_own_name() {
    let mut told = scenario("onboarding-phone-confirmed");
    let at = told.blocks.iter().position(|block| block.kind == "onboardingResult").unwrap();
    told.blocks[at].content["assertions"] =
        serde_json::json!([{ "name": "phone.newCheck { $x }", "result": "not_run" }]);
    let text = told.explain().not_run.unwrap().text.as_str().to_owned();
    assert!(text.contains("phone.newCheck { $x }"), "{text}");
}

#[test]
fn a_code_nobody_described_has_the_platforms_own_words_beside_it_in_the_note_of_its_step() {
    let explained = scenario("proxy-and-velocity").explain();
    let note = explained.notes.iter().find(|note| note.key == "note-contact").unwrap().text.as_str();
    assert!(note.contains("“RE029” (Mail address first seen 2 days ago)"), "{note}");
}

#[test]
fn r_64_the_banner_of_the_events_says_what_was_wrong_with_them() {
    let explained = scenario("qes-copy-shuffled-events").explain();
    let text = banner(&explained, BannerKind::QesEvents).sentence.text.as_str();
    assert!(text.contains("out of order, in part more than once") && !text.contains("not at all"), "{text}");
}
