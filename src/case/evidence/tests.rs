//! Over 400 lines because it is one list of block types.
use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::case::CaseFacts;
use crate::case::address::AddressKind;
use crate::case::device::{DeclaredBy, DeviceVerdict, ScoreDirection, SignalState};
use crate::catalogue::{Family, Polarity};
use crate::ids::FileRef;

fn block(kind: &str, by: Option<&str>, content: Value) -> DataBlock {
    DataBlock {
        block_id: BlockId::new(format!("{kind}#1")),
        kind: kind.to_owned(),
        created_by: by.map(str::to_owned),
        sequence: None,
        created_at: None,
        status: BlockStatus::Stored,
        content,
    }
}

fn read(kind: &str, content: Value) -> Evidence {
    Evidence::read(&[block(kind, Some("step"), content)], Language::English)
}

fn device(content: Value) -> DeviceFacts {
    read("deviceSignals", content).devices.into_iter().next().unwrap()
}

#[test]
fn r_09_every_field_of_the_documented_device_block_is_read() {
    let facts = device(json!({
        "userReference": "customer_ref_1", "provider": "Fingerprint", "timestamp": "2026-01-18T10:30:18Z",
        "services": ["device", "ip", "browser"], "inputSources": { "extendedIdentity": "session_started" },
        "result": "trusted", "score": 85,
        "reasons": [{ "code": "DEVICE_RECOGNIZED", "details": "seen before" }],
        "signals": { "deviceId": "dev_1", "ipAddress": "192.168.1.100", "browser": "Chrome/120.0", "os": "Windows 11", "vpnDetected": false },
    }));
    assert!(facts.user_reference.as_ref().unwrap().text == "customer_ref_1");
    assert_eq!(facts.provider.as_deref(), Some("Fingerprint"));
    assert!(facts.measured_at.is_some());
    assert_eq!(facts.services, ["device", "ip", "browser"]);
    assert_eq!(facts.input_sources, ["extendedIdentity: session_started"]);
    assert_eq!(facts.verdict.as_ref().unwrap().known, DeviceVerdict::Trusted);
    assert_eq!(facts.reasons[0].polarity, Polarity::Positive);
    assert_eq!(facts.reasons[0].details.as_ref().unwrap().as_str(), "seen before");
    assert_eq!(facts.address.as_ref().unwrap().kind, AddressKind::Private);
    let state = |name: &str| facts.signals.iter().find(|signal| signal.name == name).map(|signal| signal.state);
    assert_eq!(state("vpnDetected"), Some(SignalState::NotFound), "looked for and not found");
    assert_eq!(state("proxy"), Some(SignalState::NotRun), "missing is not run, never clean");
    assert_eq!(state("browser"), Some(SignalState::Reported));
    assert!(facts.other.is_empty(), "nothing is left over");
}

#[test]
fn r_08_a_score_has_no_direction_unless_somebody_declares_one() {
    let score = |content: Value| device(content).scores.into_iter().next().unwrap();
    let plain = score(json!({ "result": "trusted", "score": 85 }));
    assert_eq!((plain.value, plain.direction, plain.min, plain.max), (85.0, None, None, None));
    let declared = score(json!({ "score": { "value": "12.5", "min": 0, "max": 100, "direction": "higher_is_safer" } }));
    assert_eq!((declared.value, declared.direction), (12.5, Some(ScoreDirection::HigherIsSafer)));
    assert_eq!((declared.max, declared.declared_by), (Some(100.0), Some(DeclaredBy::Record)));
    let suspect = score(json!({ "signals": { "suspectScore": 61 } }));
    assert_eq!((suspect.direction, suspect.max), (Some(ScoreDirection::HigherIsRiskier), None), "it has no fixed top");
}

#[test]
fn a_confidence_is_read_on_either_scale() {
    let one = device(json!({ "signals": { "identification": { "confidence": { "score": 0.596 } } } }));
    assert_eq!(one.score("confidence").map(|score| (score.value, score.max)), Some((0.596, Some(1.0))));
    let hundred = device(json!({ "confidence": "59.6" }));
    assert_eq!(hundred.score("confidence").map(|score| (score.value, score.max)), Some((59.6, Some(100.0))));
    let whole = device(json!({ "signals": { "identification": { "confidence": { "score": 1 } } } }));
    assert_eq!(whole.score("confidence").map(|score| (score.value, score.max)), Some((1.0, Some(1.0))));
    for field in ["confidence", "confidenceScore"] {
        let either = device(json!({ field: 1 }));
        let found = either.score("confidence").map(|score| (score.value, score.min, score.max));
        assert_eq!(found, Some((1.0, None, None)), "1 of 1 or 1 of 100: {field} does not say");
    }
}

#[test]
fn reasons_come_as_a_list_an_object_a_bare_code_or_not_at_all() {
    let codes = |content: Value| {
        device(content).reasons.iter().map(|reason| reason.code.as_str().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(
        codes(json!({ "reasons": [{ "code": "VPN_DETECTED" }, { "code": "ZX-77/beta" }] })),
        ["VPN_DETECTED", "ZX-77/beta"]
    );
    assert_eq!(codes(json!({ "reason": { "code": "EMULATOR" } })), ["EMULATOR"]);
    assert_eq!(codes(json!({ "reasons": "VPN_DETECTED" })), ["VPN_DETECTED"]);
    assert_eq!(codes(json!({ "reasons": [3206, null, {}, [], { "details": "only words" }] })), ["3206", "only words"]);
    assert!(codes(json!({ "result": "suspicious" })).is_empty());
    assert!(codes(json!({ "reasons": null, "reason": [] })).is_empty());
}

#[test]
fn names_are_read_in_any_letter_case_and_with_any_separator() {
    let facts = device(
        json!({ "RESULT": "NOT_TRUSTED", "Provider": "P", "user_reference": "u", "Signals": { "VPN_Detected": "true" } }),
    );
    assert_eq!(facts.verdict.as_ref().unwrap().known, DeviceVerdict::NotTrusted);
    assert_eq!(facts.verdict.as_ref().unwrap().word, "NOT_TRUSTED", "shown as it came");
    assert!(facts.user_reference.is_some() && facts.provider.is_some());
    assert!(facts.signals.iter().any(|signal| signal.name == "vpnDetected" && signal.state == SignalState::Found));
}

#[test]
fn a_verdict_that_is_absent_is_absent_and_never_trusted() {
    assert_eq!(device(json!({ "score": 3 })).verdict, None);
    assert_eq!(device(json!({ "result": null })).verdict, None);
    assert_eq!(device(json!({ "result": "" })).verdict, None);
}

#[test]
fn signals_have_three_states_and_values_have_none() {
    let facts = device(json!({ "signals": {
        "bot": "good", "tampering": { "anomalyScore": 0.97 }, "torNode": null, "incognito": true, "emulator": false,
        "factoryReset": 0, "rareDevice": { "rare": true }, "newThing": { "a": 1 }, "flag": false, "proxy": "not_run",
    } }));
    let state = |name: &str| facts.signals.iter().find(|signal| signal.name == name).map(|signal| signal.state);
    assert_eq!(state("bot"), Some(SignalState::NotFound), "a good bot is not a bad one");
    assert_eq!(state("tampering"), Some(SignalState::Reported), "a number is no verdict");
    assert_eq!(state("torNode"), Some(SignalState::NotRun));
    assert_eq!(state("proxy"), Some(SignalState::NotRun));
    assert_eq!(state("incognito"), Some(SignalState::Found));
    assert_eq!(state("emulator"), Some(SignalState::NotFound));
    assert_eq!(state("factoryReset"), None, "0 means unknown, and not every device knows it");
    assert_eq!(state("rareDevice"), Some(SignalState::Found));
    assert_eq!(state("newThing"), Some(SignalState::Reported), "an unknown signal is kept");
    assert_eq!(state("flag"), Some(SignalState::NotFound));
}

#[test]
fn the_email_and_phone_score_is_documented_to_rise_with_trust() {
    let facts =
        read("digitalSignals", json!({ "result": "suspicious", "score": "22", "reasons": [{ "code": "RE029" }] }));
    let digital = facts.digital.first().unwrap();
    assert_eq!(digital.scores[0].direction, Some(ScoreDirection::HigherIsSafer));
    assert_eq!(digital.scores[0].declared_by, Some(DeclaredBy::Documents));
    assert_eq!(digital.reasons[0].scheme, crate::catalogue::Scheme::Contact);
}

#[test]
fn cut_offs_are_taken_only_where_they_are_sound() {
    let with = |thresholds: Value| device(json!({ "result": "trusted", "thresholds": thresholds })).cut_offs;
    assert!(
        with(json!({ "suspiciousUserThreshold": 50, "notTrustedUserThreshold": "75", "confidenceScoreThreshold": 60 }))
            .is_some()
    );
    assert!(with(json!({ "suspiciousUserThreshold": 75, "notTrustedUserThreshold": 50 })).is_none());
    assert!(with(json!({ "suspiciousUserThreshold": 50 })).is_none());
}

#[test]
fn r_14_basic_and_extended_identity_are_both_read_and_told_apart_by_who_wrote_them() {
    let blocks = [
        block("basicIdentity", None, json!({ "family_name": "Iyer", "dateOfBirth": "1985-08-22" })),
        block(
            "extendedIdentity",
            Some("Document-based IDV (Capture)"),
            json!({ "familyName": "IYER", "address": { "city": "Utopia" } }),
        ),
    ];
    let personal = Evidence::read(&blocks, Language::English).personal;
    assert_eq!(personal.iter().map(|one| one.origin).collect::<Vec<_>>(), [Origin::Claimed, Origin::Extracted]);
    assert!(personal[0].get("familyName").unwrap().text == "Iyer", "names have one writing");
    assert!(personal[0].get("birthDate").unwrap().text == "1985-08-22");
    assert!(personal[1].get("address.city").unwrap().text == "Utopia");
}

#[test]
fn r_24_only_the_start_and_steps_where_people_type_hold_claims() {
    for by in [None, Some("session_started"), Some("start-1"), Some("user_created"), Some("pii_validation"), Some("")] {
        assert_eq!(personal::origin(by), Origin::Claimed, "{by:?}");
    }
    for by in ["document_idv_capture", "idv-1", "Document-based IDV (Capture)", "qes", "government_id"] {
        assert_eq!(personal::origin(Some(by)), Origin::Extracted, "{by}");
    }
    for by in ["platform_document_check", "performIdv", "trust-platform"] {
        assert_eq!(personal::origin(Some(by)), Origin::Extracted, "{by}: no form");
    }
    for by in ["platform_form", "performed_input", "personal_information"] {
        assert_eq!(personal::origin(Some(by)), Origin::Claimed, "{by}");
    }
}

#[test]
fn every_vault_reference_is_listed_once_with_its_side_and_what_the_platform_offers() {
    let vault = |id: &str| json!({ "$ref": "vault", "$id": id });
    let mut front = vault("f-1");
    front["sha256"] = format!("sha-256:{}", "AB".repeat(32)).into();
    front["sizeBytes"] = "123456".into();
    let blocks = [
        block(
            "documentImages",
            Some("idv-1"),
            json!({ "documentType": "ID", "frontSide": front, "backSide": vault("b-1") }),
        ),
        block(
            "biometricSamples",
            Some("idv-1"),
            json!({ "sampleType": "SELFIE", "samples": [vault("s-1"), vault("s-1")] }),
        ),
        block(
            "documentVerification",
            Some("v"),
            json!({ "verdict": { "status": "VERIFIED" }, "report": vault("r-1") }),
        ),
        block("preReviewDocument", Some("qes"), json!({ "name": "back", "file": vault("p-1"), "documentType": 9 })),
        block("somethingNew", Some("x"), json!({ "deep": { "clip_video": vault("v-1") } })),
    ];
    let files = Evidence::read(&blocks, Language::English).files;
    let found: Vec<(&str, Side)> = files.iter().map(|file| (file.file.as_str(), file.side)).collect();
    assert_eq!(
        found,
        [
            ("b-1", Side::Back),
            ("f-1", Side::Front),
            ("s-1", Side::Selfie),
            ("r-1", Side::Report),
            ("p-1", Side::Back),
            ("v-1", Side::Video),
        ]
    );
    assert_eq!(files[1].sha256, Some("ab".repeat(32)));
    assert_eq!((files[1].size_bytes, files[1].document_type.as_deref()), (Some(123_456), Some("ID")));
}

#[test]
fn r_16_no_link_of_a_signed_package_is_kept_anywhere() {
    let link = "https://storage.example.com/signed/archive.zip?sig=secret";
    let content = json!({
        "signatureProcessId": "tx_1",
        "signedDocuments": { "mode": "both", "archiveUrl": link, "documents": [{ "templateId": "t1", "signedUrl": link }] },
        "createdAt": "2026-01-18T10:32:45Z",
    });
    let evidence = read("signedDocumentsPackage", content);
    let signed = evidence.signed.first().unwrap();
    assert_eq!((signed.process_id.as_deref(), signed.link_count), (Some("tx_1"), 2));
    assert_eq!(signed.templates, ["t1"]);
    assert!(evidence.signature_issued());
    let sign = read("documentsToSign", json!({ "documents": [{ "templateId": "t1", "sourceUrl": link }] }));
    for shown in [serde_json::to_string(&evidence).unwrap(), serde_json::to_string(&sign).unwrap()] {
        assert!(!shown.contains("secret") && !shown.contains("https"), "{shown}");
    }
}

#[test]
fn r_16_a_signature_stays_issued_when_its_package_is_erased_or_cannot_be_read() {
    let whole = block("SignedDocumentsPackage", None, json!({ "signatureProcessId": "tx_1" }));
    let erased = DataBlock { status: BlockStatus::Erased, content: Value::Null, ..whole.clone() };
    let unreadable = DataBlock { content: json!("tx_1"), ..whole.clone() };
    for (what, block) in [("whole", whole), ("erased", erased), ("unreadable", unreadable)] {
        let evidence = Evidence::read(std::slice::from_ref(&block), Language::English);
        assert!(evidence.signature_issued(), "{what}");
    }
    let other = DataBlock { status: BlockStatus::Erased, ..block("documentsToSign", None, Value::Null) };
    assert!(!Evidence::read(&[other], Language::English).signature_issued(), "and only its own package says so");
}

#[test]
fn r_16_links_are_cut_from_a_block_of_signing_before_it_is_sealed() {
    let link = "https://user:pw@storage.example.com/signed/archive.zip?sig=secret";
    let content = json!({
        "signatureProcessId": "tx_1", "unknown": { "deep": [link] },
        "signedDocuments": { "archiveUrl": link, "documents": [{ "templateId": "t1", "signedUrl": link }] },
    });
    for kind in ["signedDocumentsPackage", "SignedDocumentsPackage", "documentsToSign"] {
        let mut sealed = block(kind, None, content.clone());
        cut_links(&mut sealed);
        let kept = sealed.content.to_string();
        assert!(!kept.contains("secret") && !kept.contains("archive.zip") && !kept.contains("pw"), "{kept}");
        assert_eq!(kept.matches("https://storage.example.com/…").count(), 3, "where they led to stays: {kept}");
        assert!(kept.contains("tx_1") && kept.contains("t1"), "and so does everything else");
    }
    let signed = block("signedDocumentsPackage", None, content.clone());
    let (mut cut, mut other) = (signed.clone(), block("unheardOf", None, content.clone()));
    cut_links(&mut cut);
    let count = |block: &DataBlock| Evidence::read(std::slice::from_ref(block), Language::English).signed[0].link_count;
    assert_eq!(count(&cut), count(&signed), "how many there were is still known");
    cut_links(&mut other);
    assert!(other.content == content, "any other block is kept as it came");
}

#[test]
fn unknown_fields_of_every_block_survive_the_way_into_the_store_and_back() {
    for kind in ["deviceSignals", "credentials", "livenessCheck", "contractContext", "kycReview", "unheardOf"] {
        let one = block(kind, Some("step"), json!({ "result": "x", "brandNew": { "deep": [1, null, "two"] } }));
        let kept: DataBlock = serde_json::from_slice(&serde_json::to_vec(&one).unwrap()).unwrap();
        assert!(kept == one, "{kind}");
    }
}

#[test]
fn a_link_in_an_unknown_field_or_block_is_cut_after_its_host() {
    let link = "https://user:pw@files.example.com/a.zip?sig=secret";
    let evidence = Evidence::read(
        &[
            block("deviceSignals", None, json!({ "report": link, "more": { "at": [link] } })),
            block("unheardOf", None, json!({ "deep": [{ "url": link }] })),
        ],
        Language::English,
    );
    let shown = serde_json::to_string(&evidence).unwrap();
    assert!(!shown.contains("secret") && !shown.contains("a.zip") && !shown.contains("pw"), "{shown}");
    assert_eq!(shown.matches("https://files.example.com/…").count(), 3, "where it points to stays");
}

#[test]
fn what_a_capture_says_besides_its_files_is_kept() {
    let evidence = read("biometricSamples", json!({ "sampleType": "SELFIE", "liveness": { "result": "passed" } }));
    let names: Vec<&str> = evidence.captures[0].fields.iter().map(|field| field.name.as_str()).collect();
    assert_eq!(names, ["liveness", "sampleType"]);
}

#[test]
fn r_12_document_verdicts_are_read_in_every_documented_place_and_are_not_one_failed() {
    let verdict = |content: Value| read("documentVerification", content).document_checks[0].verdict;
    for (word, known) in [
        ("VERIFIED", DocumentVerdict::Verified),
        ("not_verified", DocumentVerdict::NotVerified),
        ("failure", DocumentVerdict::NotVerified),
        ("fraud_detected", DocumentVerdict::Fraud),
        ("FRAUD", DocumentVerdict::Fraud),
        ("aborted", DocumentVerdict::Aborted),
        ("CANCELED", DocumentVerdict::Cancelled),
        ("cancelled", DocumentVerdict::Cancelled),
        ("half_way", DocumentVerdict::Unknown),
    ] {
        assert_eq!(verdict(json!({ "verdict": { "status": word } })), known, "{word}");
        assert_eq!(verdict(json!({ "verdict": word })), known, "{word}");
        assert_eq!(verdict(json!({ "status": word })), known, "{word}");
    }
    assert_eq!(verdict(json!({})), DocumentVerdict::Unknown, "absent is not verified");
    let check = read(
        "documentVerification",
        json!({ "verdict": { "status": "FRAUD", "reason": "WARNING_PAPER_PRINT" }, "issues": [{ "code": "3207" }] }),
    );
    assert!(check.document_checks[0].reason.as_ref().unwrap().suspicion, "a message name is a code too");
}

#[test]
fn a_failed_authentication_keeps_its_reason() {
    let result = read(
        "authenticationResult",
        json!({
            "provider": "P", "credentialType": "FACE", "result": "failure", "attemptedAt": "2026-01-01T00:00:00Z",
            "reason": { "code": "FACE_NOT_MATCHED", "details": "SERVER_FACE_DOES_NOT_MATCH" },
        }),
    );
    let found = result.matches.first().unwrap();
    assert_eq!((found.passed, found.kind), (Some(false), MatchKind::Authentication));
    assert!(found.reasons[0].known && found.at.is_some());
    assert_eq!(read("comparisonResults", json!({ "verdict": "perhaps" })).matches[0].passed, None, "never guessed");
}

fn qes(events: Value) -> QesProcess {
    read("qesProcess", json!({ "identificationId": "i", "userId": 7, "events": events }))
        .qes
        .into_iter()
        .next()
        .unwrap()
}

#[test]
fn r_64_events_in_any_order_with_repeats_and_gaps_end_in_the_same_state() {
    let created = json!({ "name": "qes.created", "at": "2026-01-01T10:00:00Z", "result": "pending" });
    let processing = json!({ "name": "qes.processing", "at": "2026-01-01T10:01:00Z", "result": "pending" });
    let done = json!({ "name": "qes.finalized", "at": "2026-01-01T10:10:00Z", "result": "canceled",
        "reason": { "reasonCode": "3214", "reasonMessage": "WARNING_SCAN" } });
    let ordered = qes(json!([created, processing, done]));
    assert_eq!((ordered.stage, ordered.repeats, ordered.in_order), (QesStage::Finalized, 0, true));
    assert_eq!((ordered.user_id.as_deref(), ordered.result.as_deref()), (Some("7"), Some("canceled")));
    assert!(ordered.gaps.is_empty());
    let shuffled = qes(json!([done, processing, processing, created, done]));
    assert!(shuffled.events == ordered.events && shuffled.reasons == ordered.reasons, "the order changes nothing");
    assert_eq!((shuffled.stage, shuffled.repeats, shuffled.in_order), (QesStage::Finalized, 2, false));
    let gap = qes(json!([done]));
    assert_eq!((gap.stage, gap.gaps), (QesStage::Finalized, vec![QesEventName::Created, QesEventName::Processing]));
    assert_eq!(qes(json!([processing])).stage, QesStage::Processing);
    assert_eq!(qes(json!([])).stage, QesStage::NotStarted);
    assert_eq!(qes(json!([done, { "name": "qes.aborted" }])).stage, QesStage::Contradictory);
}

#[test]
fn an_identification_that_ended_well_has_issued_a_signature_whatever_else_came() {
    let event = |name: &str, result: &str| json!({ "name": name, "at": "2026-01-01T10:10:00Z", "result": result });
    let issued = |events: Value| read("qesProcess", json!({ "events": events })).signature_issued();
    for word in ["success", "SUCCESS", "Successful", "succeeded", "SUCCESS_DATA_CHANGED"] {
        assert!(issued(json!([event("qes.finalized", word)])), "{word}");
    }
    for word in ["canceled", "aborted", "pending", "unsuccessful", "not_successful", ""] {
        assert!(!issued(json!([event("qes.finalized", word)])), "{word}");
    }
    assert!(!issued(json!([{ "name": "qes.finalized" }])), "no result is no success");
    assert!(!issued(json!([event("qes.processing", "success")])), "it was not done yet");
    let aborted = json!([event("qes.finalized", "success"), event("qes.aborted", "aborted")]);
    assert!(issued(aborted), "a record that contradicts itself takes no signature back");
    let twice = json!([event("qes.finalized", "canceled"), event("qes.finalized", "success")]);
    assert!(issued(twice), "nor does another end");
}

#[test]
fn an_unknown_event_is_kept_and_moves_nothing() {
    let process =
        qes(json!([{ "name": "qes.created" }, { "name": "qes.teleported", "reason": { "reasonCode": 3999 } }]));
    assert_eq!((process.stage, process.events.len()), (QesStage::Created, 2));
    assert!(process.reasons.iter().any(|reason| !reason.known && reason.code.as_str() == "3999"));
}

#[test]
fn kyc_numbers_are_read_as_numbers_or_text() {
    for content in
        [json!({ "level": 1, "review": 1, "comment": "x" }), json!({ "level": "1", "review": "1", "comment": "x" })]
    {
        let evidence = read("kycReview", content);
        let review = evidence.kyc.first().unwrap();
        assert_eq!((review.level_name.as_deref(), review.review_name.as_deref()), (Some("LIGHT"), Some("PENDING")));
    }
    let odd = read("kycReview", json!({ "level": 99, "review": "soon" }));
    assert_eq!((odd.kyc[0].level.as_deref(), odd.kyc[0].level_name.as_deref()), (Some("99"), None), "shown raw");
}

#[test]
fn r_44_r_50_an_onboarding_result_keeps_steps_checks_and_their_three_ways_of_not_passing() {
    let evidence = read(
        "onboardingResult",
        json!({
            "transactionId": "t", "policyDecision": "NO DECISION", "policyObligation": false, "assuranceLevel": "high",
            "steps": [{ "name": "SMS Link", "result": "opened_on_desktop", "device": "desktop" }],
            "assertions": [{ "name": "phone.simSwap", "result": "not_run" }, { "name": "email.risk", "result": "not_bought" },
                { "name": "name.phone", "result": "fail" }, { "name": "knowledge.questions", "result": "pass" }, { "name": "x", "result": "?" }],
        }),
    );
    let result = evidence.onboarding.first().unwrap();
    assert_eq!(result.decision, PolicyDecision::NoDecision);
    assert_eq!(result.step("sms link").and_then(|step| step.device.as_deref()), Some("desktop"));
    let states: Vec<CheckState> = result.assertions.iter().map(|one| one.state).collect();
    assert_eq!(
        states,
        [CheckState::NotRun, CheckState::NotBought, CheckState::Failed, CheckState::Passed, CheckState::Unknown]
    );
    assert!(result.assertions[3].weak && !result.assertions[0].weak);
    assert_eq!((result.obligation.as_deref(), result.assurance.as_deref()), (Some("false"), Some("high")));
}

#[test]
fn an_erased_block_is_known_as_erased_and_a_missing_one_is_not_invented() {
    let mut erased = block("biometricSamples", Some("idv-1"), Value::Null);
    erased.status = BlockStatus::Erased;
    let evidence = Evidence::read(&[erased], Language::English);
    assert_eq!(evidence.erased.len(), 1);
    assert!(evidence.other.is_empty() && evidence.files.is_empty());
    assert!(Evidence::read(&[], Language::English).erased.is_empty());
}

#[test]
fn an_unknown_block_and_a_known_one_without_content_are_kept_raw() {
    let evidence = Evidence::read(
        &[
            block("behaviourProfile", None, json!({ "typing": { "rhythm": "even" } })),
            block("deviceSignals", None, json!("text")),
        ],
        Language::English,
    );
    assert_eq!(evidence.other.len(), 2);
    assert!(evidence.other[0].raw.contains("rhythm") && evidence.other[1].raw.contains("text"));
    assert!(evidence.devices.is_empty(), "nothing is made of it");
    let large = read("somethingNew", json!({ "x": "y".repeat(1_000_000) }));
    assert!(large.other[0].cut && large.other[0].raw.len() <= RAW_BLOCK_LIMIT);
}

#[test]
fn unknown_fields_of_a_known_block_stay_beside_the_facts() {
    let facts = device(json!({ "result": "trusted", "riskEngine": { "v": 2 }, "note": "x" }));
    let names: Vec<&str> = facts.other.iter().map(|field| field.name.as_str()).collect();
    assert_eq!(names, ["note", "riskEngine"]);
}

#[test]
fn blocks_are_taken_by_the_sessions_counter_then_by_time_then_as_they_came() {
    let verdict = |first: (Option<u32>, Option<&str>), second: (Option<u32>, Option<&str>)| {
        let of = |(sequence, at): (Option<u32>, Option<&str>), word: &str| DataBlock {
            sequence,
            created_at: at.map(|at| at.parse().unwrap()),
            ..block("deviceSignals", None, json!({ "result": word }))
        };
        let evidence = Evidence::read(&[of(first, "trusted"), of(second, "suspicious")], Language::English);
        evidence.device_verdict().unwrap().known
    };
    let (early, late) = (Some("2026-01-01T00:00:00Z"), Some("2026-01-02T00:00:00Z"));
    assert_eq!(verdict((Some(2), early), (Some(1), late)), DeviceVerdict::Trusted, "the counter counts");
    assert_eq!(verdict((None, late), (None, early)), DeviceVerdict::Trusted, "then time");
    assert_eq!(verdict((None, None), (None, early)), DeviceVerdict::Suspicious, "then the order of arrival");
}

#[test]
fn hostile_text_in_a_name_is_cut_and_cleaned() {
    let evidence =
        read("extendedIdentity", json!({ "familyName": format!("<b>\u{202e}{}", "A".repeat(10 * 1024 * 1024)) }));
    let name = evidence.personal[0].get("familyName").unwrap();
    assert!(name.cut && name.marks_total == 1 && name.text.starts_with("<b>A"));
    assert!(serde_json::to_string(&evidence).unwrap().len() < 10_000, "what crosses to the view is small");
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,20}".prop_map(Value::from),
        Just(json!({ "$ref": "vault", "$id": "v" })),
    ];
    let name = prop_oneof![
        prop::sample::select(vec![
            "result",
            "reasons",
            "reason",
            "code",
            "signals",
            "score",
            "value",
            "verdict",
            "status",
            "events",
            "name",
            "at",
            "steps",
            "assertions",
            "familyName",
            "documents",
            "signedDocuments",
            "identification",
            "confidence",
            "$beside",
            "liveness",
            "consent",
            "fallback",
            "contract",
            "signer",
            "certificate",
            "assertion",
            "children",
            "devices",
            "machineReadableZone",
            "expiryDate",
            "birthDate",
            "method",
            "credentialId",
            "credentialType",
            "issuanceDate",
            "issuer",
            "validUntil",
        ])
        .prop_map(str::to_owned),
        ".{0,8}",
    ];
    leaf.prop_recursive(5, 60, 8, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(name.clone(), inner, 0..8)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

fn summary() -> crate::case::CaseSummary {
    crate::case::CaseSummary {
        expires_at: Some(DateTime::UNIX_EPOCH),
        ..crate::case::CaseSummary::plain("a", crate::case::Source::Trust)
    }
}

#[test]
fn r_69_a_code_nobody_knows_keeps_the_family_the_platform_filed_it_under() {
    let because =
        |family: &str, code: &str| crate::case::OpenedBecause { family: family.to_owned(), code: code.to_owned() };
    let opened_because =
        vec![because("technical", "NEW_FAULT"), because("unheard_of", "NEW_1"), because("technical", "3209")];
    let facts = CaseFacts::of(&crate::case::CaseSummary { opened_because, ..summary() }, &Evidence::default());
    assert_eq!((facts.family_of("new_fault"), facts.family_of("NEW_1")), (Some(Family::Technical), None));
    assert_ne!(facts.family_of("3209"), Some(Family::Technical), "what the catalogue knows stays what it is");
    assert!(facts.is_technical("NEW_FAULT") && !facts.is_technical("NEW_1") && !facts.is_technical("3209"));
}

proptest! {
    #[test]
    fn any_content_in_any_block_is_read_without_a_panic_and_nothing_gets_lost(content in any_json(), at in 0usize..30) {
        let kinds = [
            "deviceSignals", "digitalSignals", "basicIdentity", "extendedIdentity", "documentData", "documentImages",
            "biometricSamples", "documentVerification", "verification", "authenticationResult", "comparisonResults",
            "documentsToSign", "signedDocumentsPackage", "qesProcess", "kycReview", "preReviewDocument",
            "onboardingResult", "outcomeStatus", "credentials", "authenticatorCredential", "livenessCheck",
            "biometricConsent", "fallback", "bankTransfer", "contractContext", "signerContext", "signingContext",
            "auditTrail", "identityAssertion", "unheardOf",
        ];
        let is_object = content.is_object();
        let evidence = read(kinds[at], content);
        prop_assert_eq!(evidence.block_count, 1);
        if !is_object {
            prop_assert_eq!(evidence.other.len(), 1);
        }
        prop_assert!(serde_json::to_string(&evidence).is_ok());
        // And everything that is worked out from it, on any day.
        let _ = CaseFacts::of(&summary(), &evidence);
        for now in [DateTime::<Utc>::MIN_UTC, DateTime::UNIX_EPOCH, DateTime::<Utc>::MAX_UTC] {
            let keys = crate::case::checks::AssertionKeys::new();
            let summary = summary();
            let language = Language::English;
            let seen = crate::case::checks::Seen { summary: &summary, session: None, evidence: &evidence, keys: &keys, now, language };
            let _ = crate::case::checks::checks(&seen);
        }
    }
}

#[test]
fn r_16_a_signed_file_is_found_by_its_name_here_and_its_link_only_in_a_block_as_it_came() {
    let link = |name: &str| format!("https://storage.example.com/{name}?sig=secret");
    let content = json!({ "signedDocuments": {
        "archiveUrl": link("all.zip"),
        "documents": [{ "templateId": "t1" }, { "templateId": "t2", "signedUrl": link("t2.pdf"), "sha256": "ab".repeat(32) }],
    } });
    let came = block("signedDocumentsPackage", None, content);
    let mut kept = came.clone();
    cut_links(&mut kept);
    let files = signed_files(&kept);
    let named: Vec<(&str, &str)> = files.iter().map(|file| (file.label.as_str(), file.file.as_str())).collect();
    let id = came.block_id.as_str();
    assert_eq!(
        named,
        [("t2", format!("signed:{id}:2").as_str()), ("archive", format!("signed:{id}:archive").as_str())]
    );
    assert!(files[0].sha256.is_some() && files.iter().all(|file| file.side == Side::Signed));
    assert_eq!(signed_link(&came, &files[0].file), Some(link("t2.pdf")));
    assert_eq!(signed_link(&came, &files[1].file), Some(link("all.zip")));
    assert_ne!(signed_link(&kept, &files[0].file), Some(link("t2.pdf")), "what is kept leads nowhere");
    for odd in [
        "signed:other:2",
        "signed:",
        "x",
        &format!("signed:{id}:0"),
        &format!("signed:{id}:1"),
        &format!("signed:{id}:9"),
    ] {
        assert_eq!(signed_link(&came, &FileRef::new(odd)), None, "{odd}");
    }
    // A block cannot name a file of a signed package as if the vault had it.
    let liar = block("documentImages", None, json!({ "front": { "$ref": "vault", "$id": format!("signed:{id}:2") } }));
    assert!(Evidence::read(&[liar], Language::English).files.is_empty());
}
