//! Each designed scenario shows what it was made to show.
use super::*;

fn case(name: &str) -> SeedCase {
    let found = generate(SEED, DESIGNED, "staging").into_iter().find(|case| case.scenario == Some(name));
    found.expect("a scenario of that name")
}

fn all() -> Vec<SeedCase> {
    generate(SEED, DESIGNED, "staging")
}

fn content(case: &SeedCase, kind: &str) -> Value {
    let blocks = case.evidence().blocks;
    blocks.into_iter().find(|block| block.kind == kind).map(|block| block.content).unwrap_or_default()
}

/// The identity a step extracted: the last one written.
fn extracted(case: &SeedCase) -> Value {
    case.evidence().blocks.into_iter().rfind(|block| block.kind == "extendedIdentity").unwrap().content
}

fn claimed(case: &SeedCase) -> Value {
    let blocks = case.evidence().blocks;
    let kinds = ["extendedIdentity", "basicIdentity"];
    blocks.into_iter().find(|block| kinds.contains(&block.kind.as_str())).unwrap().content
}

fn text<'a>(value: &'a Value, path: &str) -> &'a str {
    value.pointer(path).and_then(Value::as_str).unwrap_or_default()
}

fn kinds() -> HashSet<String> {
    all().iter().flat_map(|case| case.evidence().blocks).map(|block| block.kind).collect()
}

fn codes_of(case: &SeedCase) -> HashSet<String> {
    case.opened_because.iter().map(|(_, code)| code.clone()).collect()
}

#[test]
fn there_are_forty_scenarios_with_names_and_something_to_notice() {
    let names: HashSet<&str> = scenarios().iter().map(|scenario| scenario.name).collect();
    assert_eq!((scenarios().len(), names.len()), (40, 40));
    assert!(scenarios().iter().all(|scenario| scenario.notice.len() > 20));
    assert!(all().iter().zip(scenarios()).all(|(case, scenario)| case.scenario == Some(scenario.name)));
    assert!(generate(SEED, 60, "live").iter().all(|case| case.scenario.is_none()), "live holds other cases");
}

#[test]
fn every_device_verdict_and_an_unknown_one_occurs() {
    let verdicts: HashSet<String> = all().into_iter().filter_map(|case| case.device_verdict).collect();
    for verdict in ["trusted", "suspicious", "not_trusted", "inconclusive", "elevated_attention"] {
        assert!(verdicts.contains(verdict), "{verdict} is missing");
    }
    for case in all().iter().filter(|case| case.source == Source::Trust) {
        let block = content(case, "deviceSignals");
        assert_eq!(block.get("result").and_then(Value::as_str), case.device_verdict.as_deref(), "{:?}", case.scenario);
    }
}

#[test]
fn unknown_reason_codes_come_with_their_details() {
    let block = content(&case("unknown-verdict"), "deviceSignals");
    assert_eq!(text(&block, "/reasons/0/code"), "GEO_FENCE_BREACH");
    assert_eq!(text(&block, "/reasons/1/code"), "ZX-77/beta");
    assert!(!text(&block, "/reasons/0/details").is_empty());
}

#[test]
fn the_trusted_device_with_score_85_is_a_trap() {
    let block = content(&case("trusted-score-85"), "deviceSignals");
    assert_eq!(text(&block, "/result"), "trusted");
    assert_eq!(block.get("score").and_then(Value::as_i64), Some(85));
    assert_eq!(block.pointer("/signals/suspectScore"), None, "nothing tells which way the number points");
}

#[test]
fn a_device_block_may_have_no_reason_at_all_or_one_object() {
    let bare = content(&case("signals-without-reasons"), "deviceSignals");
    assert!(bare.get("reasons").is_none() && bare.get("reason").is_none() && bare.get("signals").is_some());
    assert!(case("signals-without-reasons").opened_because.is_empty());
    let object = content(&case("reason-object-and-unknown-blocks"), "deviceSignals");
    assert_eq!(text(&object, "/reason/code"), "EMULATOR");
    assert!(object.get("reasons").is_none());
}

#[test]
fn a_positive_reason_is_told_and_opens_nothing() {
    let known = case("name-order");
    let block = content(&known, "deviceSignals");
    assert_eq!(text(&block, "/reasons/0/code"), "DEVICE_RECOGNIZED");
    assert!(!codes_of(&known).contains("DEVICE_RECOGNIZED"));
}

#[test]
fn public_private_and_carrier_addresses_occur() {
    let seen: Vec<String> =
        all().iter().map(|case| text(&content(case, "deviceSignals"), "/signals/ipAddress").to_owned()).collect();
    for range in ["203.0.113.", "2001:db8:", "100."] {
        assert!(seen.iter().any(|address| address.starts_with(range)), "no address in {range}");
    }
    let private = ["192.168.", "10.", "172.16."];
    assert!(seen.iter().any(|address| private.iter().any(|range| address.starts_with(range))));
}

#[test]
fn every_suspicion_code_occurs_and_marks_its_case() {
    let known: HashSet<String> = all().iter().flat_map(|case| codes_of(case).into_iter()).collect();
    for code in 3201..=3215 {
        assert!(known.contains(&code.to_string()), "{code} is missing");
    }
    for case in all() {
        assert_eq!(case.suspicion, codes_of(&case).iter().any(|code| code.starts_with("32")), "{:?}", case.scenario);
    }
    assert!(known.iter().any(|code| code.starts_with("30")), "an abort code");
    for code in ["3101", "3102", "3103", "3104", "3117"] {
        assert!(known.contains(code), "{code} is missing");
    }
}

#[test]
fn all_three_sources_occur_with_their_own_blocks() {
    for (source, kind) in
        [(Source::Trust, "deviceSignals"), (Source::Qes, "qesProcess"), (Source::Onboarding, "onboardingResult")]
    {
        let cases: Vec<SeedCase> = all().into_iter().filter(|case| case.source == source).collect();
        assert!(cases.len() >= 6, "{source:?} has {} cases", cases.len());
        assert!(cases.iter().all(|case| case.evidence().blocks.iter().any(|block| block.kind == kind)), "{kind}");
    }
}

#[test]
fn qes_blocks_have_the_fields_of_the_contract() {
    let case = case("qes-copy-shuffled-events");
    let process = content(&case, "qesProcess");
    let events = process.get("events").and_then(Value::as_array).unwrap();
    let names: Vec<&str> = events.iter().map(|event| text(event, "/name")).collect();
    assert_eq!(names.first(), Some(&"qes.finalized"), "events arrive out of order");
    assert_eq!(names.iter().filter(|name| **name == "qes.processing").count(), 2, "one arrives twice");
    assert!(!names.contains(&"qes.created"), "one never arrives");
    assert_eq!(text(&events[0], "/reason/reasonCode"), "3214");
    assert_eq!(text(&events[0], "/reason/reasonMessage"), "WARNING_SCAN");
    assert!(process.get("identificationId").is_some() && process.get("userId").is_some());
    let document = content(&case, "preReviewDocument");
    for key in ["documentId", "documentType", "status", "file"] {
        assert!(document.get(key).is_some(), "preReviewDocument has no {key}");
    }
    let review = content(&case, "kycReview");
    assert!(["level", "review", "comment"].iter().all(|key| review.get(key).is_some()));
    assert!(content(&super::designed::case("qes-aborted-by-user"), "preReviewDocument").is_null());
}

#[test]
fn onboarding_shows_its_paths_and_the_missing_decision() {
    let decision = |name: &str| text(&content(&case(name), "onboardingResult"), "/policyDecision").to_owned();
    let step = |name: &str, number: usize| {
        let result = content(&case(name), "onboardingResult");
        text(&result, &format!("/steps/{number}/result")).to_owned()
    };
    assert_eq!(decision("onboarding-phone-confirmed"), "approve");
    assert_eq!(step("onboarding-phone-confirmed", 2), "confirmed");
    assert_eq!(decision("onboarding-opened-on-desktop"), "deny");
    assert_eq!(decision("onboarding-document-failed"), "deny");
    assert_eq!(step("onboarding-document-failed", 1), "no_match");
    assert_eq!(decision("onboarding-country-not-reached"), "obligation");
    assert_eq!(step("onboarding-country-not-reached", 1), "country_not_supported");
    assert_eq!(decision("onboarding-no-decision"), "no_decision");
    assert!(case("onboarding-no-decision").operations, "no decision is for operations");
    assert_eq!(all().iter().filter(|case| case.operations).count(), 1);
    let early = case("onboarding-early-denial").evidence();
    assert!(early.blocks.iter().all(|block| !block.kind.contains("Identity")), "no identity existed yet");
    assert!(case("onboarding-phone-confirmed").evidence().files.is_empty(), "the phone path has no document");
}

#[test]
fn missing_and_erased_are_two_things() {
    let missing = case("images-never-arrived").evidence();
    assert!(missing.blocks.iter().all(|block| block.kind != "documentImages" && block.kind != "biometricSamples"));
    assert!(missing.blocks.iter().any(|block| block.kind == "documentVerification"), "the step itself ran");
    let erased = case("oe-and-erased-selfie").evidence();
    let block = erased.blocks.iter().find(|block| block.kind == "biometricSamples").unwrap();
    assert!(block.erased && block.content.is_null());
}

#[test]
fn an_expired_document_and_an_under_age_holder_occur() {
    let expiry = content(&case("expired-document"), "documentData");
    assert!(text(&expiry, "/expiryDate") < "2024");
    assert!(text(&extracted(&case("under-age")), "/birthDate") > "2010");
    let old = case("identity-too-old");
    assert!(text(&content(&old, "documentData"), "/expiryDate") < "2026");
    assert_eq!(text(&old.evidence().session.unwrap(), "/lastStep/verdict"), "rejected");
    assert_eq!(text(&content(&old, "authenticationResult"), "/reason/code"), "FACE_NOT_MATCHED");
}

#[test]
fn names_differ_in_the_ways_names_differ() {
    let both = |name: &str| {
        let case = case(name);
        let full = |value: &Value| format!("{}/{}", text(value, "/givenName"), text(value, "/familyName"));
        (full(&claimed(&case)), full(&extracted(&case)))
    };
    assert_eq!(
        both("umlaut-needs-two-people"),
        ("Jürgen/Müller-Vossenkamp".into(), "JUERGEN/MUELLER-VOSSENKAMP".into())
    );
    assert_eq!(both("oe-and-erased-selfie"), ("Søren/Ærenlund".into(), "SOEREN/AERENLUND".into()));
    let (said, shown) = both("cedilla-and-tilde-expiring");
    assert!(said.contains('Ç') && said.contains('ñ') && shown.is_ascii());
    assert_eq!(both("name-order"), ("Takemori/Haruto".into(), "Haruto/Takemori".into()));
    let (said, shown) = both("sample-document-other-name");
    assert_ne!(said, shown, "two different people");
    let (said, shown) = both("right-to-left-names");
    assert!(said.contains('ן') && said.contains('ك') && said.contains('\u{202e}') && shown.is_ascii());
    let (said, _) = both("markup-in-a-name");
    assert!(said.contains("<script>") && said.contains("onerror"));
    let (said, _) = both("very-long-name");
    assert!(said.chars().count() > 200, "{} characters", said.chars().count());
}

#[test]
fn one_suspicion_is_likely_to_be_approved_and_so_needs_two_people() {
    let case = case("umlaut-needs-two-people");
    assert!(case.suspicion && codes_of(&case).contains("3213"));
    assert_eq!(case.device_verdict.as_deref(), Some("trusted"), "everything else speaks for the person");
}

#[test]
fn deadlines_near_and_past_and_a_session_about_to_end_occur() {
    assert!(case("sample-document-other-name").due_at_secs.unwrap() < 0, "past");
    let soon = case("cedilla-and-tilde-expiring");
    assert!((0..3_600).contains(&soon.due_at_secs.unwrap()) && (0..3_600).contains(&soon.expires_at_secs.unwrap()));
    assert!(all().iter().any(|case| case.due_at_secs.is_some_and(|due| due > 24 * 3_600)), "and one far off");
    assert!(all().iter().any(|case| case.expires_at_secs.is_none()));
}

#[test]
fn documented_and_unknown_block_types_occur() {
    let found = kinds();
    for kind in [
        "basicIdentity",
        "extendedIdentity",
        "documentData",
        "documentImages",
        "documentVerification",
        "biometricSamples",
        "authenticationResult",
        "comparisonResults",
        "deviceSignals",
        "digitalSignals",
        "outcomeStatus",
        "documentsToSign",
        "signedDocumentsPackage",
        "behaviourProfile",
        "verification",
    ] {
        assert!(found.contains(kind), "{kind} is missing");
    }
    let signed = case("already-signed");
    assert_eq!((signed.platform_outcome.as_str(), signed.finality.as_str()), ("accepted", "final"));
    assert_eq!(text(&content(&signed, "signedDocumentsPackage"), "/signedDocuments/mode"), "both");
    let session = case("vpn-traveller").evidence().session.unwrap();
    assert!(session.get("experiment").is_some(), "a session field nobody has documented");
}

#[test]
fn the_faces_differ_only_where_the_code_says_so() {
    assert_eq!(text(&content(&case("another-face"), "comparisonResults"), "/verdict"), "not_matched");
    assert_eq!(text(&content(&case("vpn-traveller"), "comparisonResults"), "/verdict"), "matched");
}

#[test]
fn the_zone_has_valid_digits_and_disagrees_with_print_in_one_case_only() {
    for case in all() {
        let data = case.evidence().blocks.into_iter().rfind(|block| block.content.get("machineReadableZone").is_some());
        let Some(data) = data else { continue };
        let lines: Vec<&str> = match data.content.get("machineReadableZone").and_then(Value::as_array) {
            Some(lines) => lines.iter().filter_map(Value::as_str).collect(),
            None => continue,
        };
        let width = match lines.len() {
            3 => 30,
            _ if lines[0].starts_with('P') => 44,
            _ => 36,
        };
        assert!(lines.iter().all(|line| line.len() == width && line.is_ascii()), "{lines:?}");
        let number = text(&data.content, "/documentNumber");
        let (of_number, of_birth) =
            if lines.len() == 3 { (&lines[0][5..], lines[1]) } else { (lines[1], &lines[1][13..]) };
        assert_eq!(&of_number[..9], number, "{:?}", case.scenario);
        for field in [&of_number[..10], &of_birth[..7]] {
            let (body, digit) = field.split_at(field.len() - 1);
            assert_eq!(crate::draw::zone::check_digit(body).to_string(), digit, "{field} of {:?}", case.scenario);
        }
        let printed = text(&extracted(&case), "/birthDate").replace('-', "");
        let agrees = printed[2..] == of_birth[..6];
        assert_eq!(agrees, case.scenario != Some("altered-birth-date"), "{:?}", case.scenario);
        let front = case.evidence().files.into_iter().find(|file| file.picture.side == Side::Front).unwrap();
        assert_eq!(front.picture.field("mrz"), lines.join("\n"), "what is read is what is drawn");
    }
}
