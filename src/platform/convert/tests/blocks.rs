//! Data blocks and sessions of every generation.
use serde_json::{Value, json};

use super::*;
use crate::case::form::form;
use crate::case::{BlockStatus, CaseFacts, CaseSummary, Evidence, Source};
use crate::catalogue::Language;
use crate::decision::Policy;
use crate::policy::built_in;

fn blocks_of(answer: &Value) -> Vec<BlockRecord> {
    evidence(answer.to_string().as_bytes()).unwrap()
}

/// A device block, a document block and the credentials a person brought along, as each documented generation writes them.
fn generations() -> [Value; 4] {
    let signals = json!({ "provider": "Fingerprint", "result": "suspicious", "signals": { "vpnDetected": true }, "new": [1, "2"] });
    let document = json!({ "documentType": "ID", "frontSide": { "$ref": "vault", "$id": "b9d4" } });
    let credential = json!({
        "credentialType": "WALLET", "issuanceDate": "2024-01-15", "expiryDate": "2029-01-14", "issuer": "Example Issuer",
    });
    let at = "2026-03-02T09:14:12.410Z";
    [
        json!({ "datablocks": [
            flat(&signals, json!({ "type": "DeviceSignals", "createdByStep": "device-1" })),
            flat(&document, json!({ "type": "DocumentImages", "createdByStep": "idv-1" })),
            flat(&credential, json!({ "type": "Credentials", "createdByStep": "start-1" })),
        ]}),
        json!({ "datablocks": [
            flat(&signals, json!({ "type": "DeviceSignals", "createdByStep": "device-1", "createdAt": at })),
            flat(&document, json!({ "type": "DocumentImages", "createdByStep": "idv-1", "createdAt": at })),
            flat(&credential, json!({ "type": "Credentials", "createdByStep": "start-1", "createdAt": at })),
        ]}),
        json!({ "dataBlocks": [
            flat(&signals, json!({ "type": "deviceSignals", "datablockId": "d-1", "lastStep": { "stepId": "device-1" }, "createdAt": at })),
            flat(&document, json!({ "type": "documentImages", "datablockId": "d-2", "lastStep": { "stepId": "idv-1" }, "createdAt": at })),
            flat(&credential, json!({ "type": "credentials", "datablockId": "d-3", "lastStep": { "stepId": "start-1" }, "createdAt": at })),
        ]}),
        json!({ "dataBlocks": [
            { "datablockId": "d-1", "type": "deviceSignals", "createdBy": { "stepId": "device-1", "clock": 2 }, "createdAt": at,
              "status": "STORED", "content": signals },
            { "datablockId": "d-2", "type": "documentImages", "createdBy": { "stepId": "idv-1", "clock": "3" }, "createdAt": at,
              "status": "stored", "content": document },
            { "datablockId": "d-3", "type": "credentials", "createdBy": { "stepId": "start-1", "clock": 1 }, "createdAt": at,
              "status": "STORED", "content": credential },
        ]}),
    ]
}

/// A block of the generations in which the body stands among the envelope's fields.
fn flat(body: &Value, envelope: Value) -> Value {
    let mut block = envelope;
    block.as_object_mut().unwrap().extend(body.as_object().unwrap().clone());
    block
}

/// The name of a type as the newer two generations write it.
fn camel(kind: &str) -> String {
    let mut camel = kind.to_owned();
    camel[..1].make_ascii_lowercase();
    camel
}

/// One block as each documented generation writes it.
fn in_each_generation(kind: &str, body: &Value) -> [Value; 4] {
    let (at, camel) = ("2026-03-02T09:14:12.410Z", camel(kind));
    [
        json!({ "datablocks": [flat(body, json!({ "type": kind, "createdByStep": "s-1" }))] }),
        json!({ "datablocks": [flat(body, json!({ "type": kind, "createdByStep": "s-1", "createdAt": at }))] }),
        json!({ "dataBlocks": [
            flat(body, json!({ "type": camel, "datablockId": "d", "lastStep": { "stepId": "s-1" }, "createdAt": at })),
        ] }),
        json!({ "dataBlocks": [{
            "datablockId": "d", "type": camel, "createdBy": { "stepId": "s-1", "clock": 1 }, "createdAt": at,
            "status": "STORED", "content": body,
        }] }),
    ]
}

/// Every documented type of block (platforms 1.7), as the older generations write it, with a body of documented fields.
fn documented() -> Vec<(&'static str, Value)> {
    let person = json!({ "familyName": "Sample", "givenName": "Ada", "birthDate": "1990-01-02" });
    vec![
        ("BasicIdentity", person.clone()),
        ("ExtendedIdentity", person),
        (
            "DocumentData",
            json!({
                "documentType": "ID", "documentNumber": "X1", "issuanceDate": "2020-01-01", "expiryDate": "2030-01-01",
                "issuingCountry": "AT", "issuingAuthority": "Office",
            }),
        ),
        ("DocumentImages", json!({ "documentType": "ID", "frontSide": { "$ref": "vault", "$id": "f-1" } })),
        (
            "DocumentVerification",
            json!({ "verdict": { "status": "VERIFIED" }, "issues": [], "report": { "$ref": "vault", "$id": "f-2" } }),
        ),
        ("Verification", json!({ "provider": "P", "trustFramework": "T", "assuranceLevel": "high" })),
        ("BiometricSamples", json!({ "selfie": { "$ref": "vault", "$id": "f-3" } })),
        (
            "AuthenticationResult",
            json!({
                "result": "success", "provider": "P", "credentialId": "cred_1", "credentialType": "FACE",
                "subjectId": "sub_1", "requestId": "req_1", "authenticatedAt": "2026-03-02T09:14:12Z",
            }),
        ),
        ("AuthenticatorCredential", json!({ "credentialId": "cred_2", "credentialType": "FACE" })),
        ("ComparisonResults", json!({ "verdict": "passed" })),
        ("DeviceSignals", json!({ "provider": "P", "result": "trusted", "signals": { "vpnDetected": false } })),
        ("DigitalSignals", json!({ "result": "trusted", "score": 80, "reasons": [] })),
        (
            "Credentials",
            json!({ "credentialType": "WALLET", "issuanceDate": "2024-01-15", "expiryDate": "2029-01-14", "issuer": "I" }),
        ),
        ("DocumentsToSign", json!({ "documents": [{ "templateId": "t1" }] })),
        (
            "SignedDocumentsPackage",
            json!({ "signatureProcessId": "tx_1", "signedDocuments": { "mode": "single", "documents": [{ "templateId": "t1" }] } }),
        ),
        ("OutcomeStatus", json!({ "outcome": "accepted" })),
    ]
}

#[test]
fn every_documented_type_of_block_is_typed_and_says_the_same_in_all_four_generations() {
    for (kind, body) in documented() {
        let camel = camel(kind);
        for (generation, answer) in in_each_generation(kind, &body).iter().enumerate() {
            let mut records = blocks_of(answer);
            assert_eq!(records.len(), 1, "{kind} of generation {generation}");
            let BlockRecord::Block(block) = records.remove(0) else {
                panic!("{kind} of generation {generation} is bad")
            };
            assert_eq!((block.kind.as_str(), block.created_by.as_deref()), (camel.as_str(), Some("s-1")));
            assert_eq!(block.content, body, "{kind} of generation {generation}");
            let evidence = Evidence::read(&[block], Language::English);
            assert!(
                evidence.other.is_empty() && evidence.block_count == 1,
                "{kind} of generation {generation} is typed"
            );
        }
    }
}

#[test]
fn a_reject_is_kept_back_by_an_issued_signature_in_all_four_generations() {
    let ended = |result: &str| {
        json!({ "identificationId": "i", "events": [
            { "name": "qes.processing", "at": "2026-03-02T09:10:00Z", "result": "pending" },
            { "name": "qes.finalized", "at": "2026-03-02T09:14:00Z", "result": result },
        ] })
    };
    let summary = CaseSummary::plain("a", Source::Qes);
    for (kind, body, issued) in [
        ("SignedDocumentsPackage", json!({ "signatureProcessId": "tx_1" }), true),
        ("QesProcess", ended("success"), true),
        ("QesProcess", ended("canceled"), false),
    ] {
        for (generation, answer) in in_each_generation(kind, &body).iter().enumerate() {
            let BlockRecord::Block(block) = blocks_of(answer).remove(0) else {
                panic!("{kind} of generation {generation} is bad")
            };
            let facts = CaseFacts::of(&summary, &Evidence::read(&[block], Language::English));
            let form = form(&facts, &Policy::default(), built_in(), None, Language::English);
            let told = form.reject_not_offered_why.is_some();
            assert_eq!((!form.reject_offered, told), (issued, issued), "{kind} of generation {generation}: {body}");
        }
    }
}

#[test]
fn credentials_of_every_generation_are_read_alike_and_stand_beside_what_this_session_issued() {
    let read = |answer: &Value| {
        let block = |record: BlockRecord| match record {
            BlockRecord::Block(block) => block,
            BlockRecord::Bad { code, .. } => panic!("bad: {code}"),
        };
        let blocks: Vec<_> = blocks_of(answer).into_iter().map(block).collect();
        let mut found = Evidence::read(&blocks, Language::English).credentials;
        assert_eq!(found.len(), 1, "one was brought along");
        found.remove(0)
    };
    let [first, rest @ ..] = generations().map(|answer| read(&answer));
    assert_eq!((first.credential_type.as_deref(), first.issuer.as_deref()), (Some("WALLET"), Some("Example Issuer")));
    assert!(!first.issued_here && first.issued_at.is_some() && first.ends_at > first.issued_at, "with its dates");
    for (number, other) in rest.iter().enumerate() {
        let same = other.credential_type == first.credential_type
            && other.issuer == first.issuer
            && (other.issued_at, other.ends_at) == (first.issued_at, first.ends_at)
            && other.issued_here == first.issued_here
            && other.other == first.other;
        assert!(same, "generation {} says the same as generation 0", number + 1);
    }
    let issued = json!({ "dataBlocks": [{
        "datablockId": "d", "type": "authenticatorCredential", "status": "STORED",
        "content": { "credentialId": "cred_2", "credentialType": "FACE" },
    }] });
    let issued = read(&issued);
    assert!(issued.issued_here && issued.credential_id.as_deref() == Some("cred_2"));
}

#[test]
fn the_four_generations_of_one_case_convert_to_equal_content() {
    let read = |answer: &Value| -> Vec<(String, Option<String>, BlockStatus, Value)> {
        let plain = |record: BlockRecord| match record {
            BlockRecord::Block(block) => (block.kind, block.created_by, block.status, block.content),
            BlockRecord::Bad { code, .. } => panic!("bad: {code}"),
        };
        blocks_of(answer).into_iter().map(plain).collect()
    };
    let [first, rest @ ..] = generations();
    for (number, other) in rest.iter().enumerate() {
        assert_eq!(read(other), read(&first), "generation {} says the same as generation 0", number + 1);
    }
    let ids = |answer: &Value| -> Vec<(String, Option<u32>)> {
        let id = |record: BlockRecord| match record {
            BlockRecord::Block(block) => (block.block_id.to_string(), block.sequence),
            BlockRecord::Bad { .. } => panic!("bad"),
        };
        blocks_of(answer).into_iter().map(id).collect()
    };
    assert_eq!(
        ids(&first),
        [("deviceSignals#1".into(), None), ("documentImages#1".into(), None), ("credentials#1".into(), None)],
        "made-up ids"
    );
    assert_eq!(
        ids(&rest[2]),
        [("d-1".into(), Some(2)), ("d-2".into(), Some(3)), ("d-3".into(), Some(1))],
        "the platform's own, with its counter"
    );
}

#[test]
fn an_erased_block_has_no_content_and_unknown_types_survive() {
    let erased =
        block_of(&json!({ "datablockId": "d", "type": "biometricSamples", "status": "DELETED", "content": null }));
    assert_eq!((erased.status, erased.content), (BlockStatus::Erased, Value::Null), "the platform erased it");
    let leaky = block_of(
        &json!({ "datablockId": "d", "type": "x", "status": "deleted", "content": { "name": "kept by mistake" } }),
    );
    assert_eq!(leaky.content, Value::Null, "what the platform calls erased is not taken over");
    let unknown = block_of(&json!({ "type": "MoonPhase", "phase": "full", "status": "waxing", "lastStep": 7 }));
    assert_eq!(unknown.kind, "moonPhase", "kept");
    assert_eq!(
        unknown.content,
        json!({ "phase": "full", "status": "waxing", "lastStep": 7 }),
        "a flat body keeps its fields"
    );
    let beside = block_of(&json!({ "datablockId": "d", "type": "x", "content": { "a": 1 }, "extra": true }));
    assert_eq!(beside.content, json!({ "a": 1, "$beside": { "extra": true } }), "nothing is dropped");
    let bare = block_of(&json!({ "datablockId": "d", "type": "x", "content": [1], "extra": true }));
    assert_eq!(bare.content, json!({ "content": [1], "$beside": { "extra": true } }), "whatever the content is");
}

#[test]
fn one_bad_block_is_set_aside_with_its_place() {
    let answer = json!({ "dataBlocks": [
        { "type": "a" }, { "noType": 1 }, "text", { "type": "a" }, { "type": "b", "x": "y".repeat(300_000) },
        { "type": "c", "datablockId": "d-1", "status": "SHREDDED", "content": {} },
        { "type": "d", "datablockId": "d-2", "content": { "v": 1 } }, { "type": "d", "datablockId": "d-2", "content": { "v": 1 } },
        { "type": "d", "datablockId": "d-2", "content": { "v": 2 } },
    ]});
    let told: Vec<String> = blocks_of(&answer)
        .into_iter()
        .map(|record| match record {
            BlockRecord::Block(block) => block.block_id.to_string(),
            BlockRecord::Bad { position, code } => format!("{position} {code}"),
        })
        .collect();
    let expected =
        ["a#1", "1 missing_field", "2 wrong_type", "a#2", "4 too_long", "5 unknown_state", "d-2", "8 duplicate"];
    assert_eq!(told, expected, "the same block twice is one block, and two under one id are a fault");
}

#[test]
fn a_missing_list_of_blocks_is_not_an_empty_one() {
    for body in [
        "{}",
        "[]",
        "null",
        r#"{"dataBlocks":null}"#,
        r#"{"dataBlocks":{}}"#,
        r#"{"dataBlocks":[],"datablocks":[]}"#,
        "",
    ] {
        assert!(evidence(body.as_bytes()).is_err(), "{body} would erase everything held");
    }
    assert!(evidence(br#"{"DATABLOCKS":[]}"#).unwrap().is_empty(), "an empty list is one");
}

#[test]
fn sessions_of_every_generation_are_read() {
    let old = session(
        br#"{"sessionId":"s","sessionStatus":"completed","flowVersion":"4","outcome":"ACCEPTED",
            "lastStep":{"stepName":"END","stepType":"end","verdict":"ok"},"createdAt":"2026-03-02T09:14:00.000"}"#,
    )
    .unwrap();
    let new = session(
        br#"{"sessionId":"s","sessionStatus":"COMPLETED","flowVersion":4,"outcome":"accepted",
            "lastStep":{"stepId":"END","stepDescription":"end","verdict":"ok"},"createdAt":"2026-03-02T09:14:00Z"}"#,
    )
    .unwrap();
    assert!(old == new, "the same session in two generations");
    let more =
        session(br#"{"sessionId":"s","status":"RUNNING","results":[{"x":1}],"metadata":{"locale":"de"}}"#).unwrap();
    assert_eq!(more.status, "running", "an older name of the same field");
    assert_eq!(Value::Object(more.other), json!({ "results": [{ "x": 1 }], "metadata": { "locale": "de" } }), "kept");
    let flat = session(br#"{"sessionId":"s","sessionStatus":"RUNNING","status":{"odd":true}}"#).unwrap();
    assert_eq!(Value::Object(flat.other), json!({ "status": { "odd": true } }), "not taken for the status");
    for body in ["{}", r#"{"sessionId":"s"}"#, r#"{"sessionId":7,"sessionStatus":"x"}"#, "7"] {
        assert!(session(body.as_bytes()).is_err(), "{body}");
    }
}
