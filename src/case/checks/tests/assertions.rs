//! Signed identity assertions: good, altered, by the wrong key, expired; and whether they belong to the signature.
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::{Algorithm, EncodingKey, Header};

use super::*;

/// The public key of RFC 8032 section 7.1 test 1, whose private one everybody knows.
const PUBLIC: &str = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
/// That private key, and one made of nothing but twos.
const SEEDS: [[u8; 32]; 2] = [
    [
        0x9d, 0x61, 0xb1, 0x9d, 0xef, 0xfd, 0x5a, 0x60, 0xba, 0x84, 0x4a, 0xf4, 0x92, 0xec, 0x2c, 0xc4, 0x44, 0x49,
        0xc5, 0x69, 0x7b, 0x32, 0x69, 0x19, 0x70, 0x3b, 0xac, 0x03, 0x1c, 0xae, 0x7f, 0x60,
    ],
    [2; 32],
];

fn private(number: usize) -> EncodingKey {
    let mut der = vec![0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];
    der.extend(SEEDS[number - 1]);
    EncodingKey::from_ed_der(&der)
}

fn keys() -> AssertionKeys {
    vec![AssertionKey::parse(&format!("https://identity.example k1 EdDSA:{PUBLIC}")).unwrap()]
}

fn signed(claims: &Value, number: usize, kid: &str) -> String {
    let mut header = Header::new(Algorithm::EdDSA);
    header.kid = Some(kid.to_owned());
    jsonwebtoken::encode(&header, claims, &private(number)).unwrap()
}

fn claims() -> Value {
    json!({
        "iss": "https://identity.example", "jti": "as_1", "iat": at("2026-11-26T11:00:00Z").timestamp(),
        "exp": at("2026-11-26T13:00:00Z").timestamp(), "decision": "allow", "score": 62, "signatureProcessId": "tx_1",
        "claims": { "familyName": "sha-256:ab" }, "evidence": ["documentData-document_idv_capture"],
    })
}

/// Tone and text of every line about the assertion, with a signature that names it and is named by it.
fn case(compact: &str, signature: Value, keys: &AssertionKeys, now: &str) -> Vec<(Tone, String)> {
    let blocks = [
        found("documentData", json!({ "documentNumber": "X1" })),
        found("identityAssertion", json!({ "assertion": compact })),
        found("signedDocumentsPackage", signature),
    ];
    let lines = lines_of(&summary(), &blocks, keys, now);
    lines.into_iter().filter(|line| line.topic == Topic::Assertion).map(|line| (line.tone, line.text)).collect()
}

fn signature() -> Value {
    json!({ "signatureProcessId": "tx_1", "assertionId": "as_1" })
}

#[test]
fn r_27_a_good_assertion_shows_its_claims_and_what_they_point_to() {
    let lines = case(&signed(&claims(), 1, "k1"), signature(), &keys(), NOW);
    assert!(lines.iter().all(|(tone, _)| *tone == Tone::Fine), "{lines:?}");
    assert!(says(&lines, Tone::Fine, "pinned key of https://identity.example"), "{lines:?}");
    assert!(
        says(&lines, Tone::Fine, "decision allow, score 62, direction not declared"),
        "a score is never judged: {lines:?}"
    );
    assert!(says(&lines, Tone::Fine, "hashed claims: familyName"), "{lines:?}");
    assert!(says(&lines, Tone::Fine, "The piece of evidence it points to is in this case"), "{lines:?}");
    let mut elsewhere = claims();
    elsewhere["evidence"] = json!(["block-of-another-case"]);
    let lines = case(&signed(&elsewhere, 1, "k1"), signature(), &keys(), NOW);
    assert!(says(&lines, Tone::Differs, "not in this case: block-of-another-case"), "{lines:?}");
}

#[test]
fn r_27_altered_wrong_key_expired_and_unpinned_are_four_answers_and_show_no_claim() {
    let good = signed(&claims(), 1, "k1");
    let mut parts: Vec<String> = good.split('.').map(str::to_owned).collect();
    let mut other = claims();
    other["decision"] = json!("deny");
    parts[1] = URL_SAFE_NO_PAD.encode(other.to_string());
    let altered = parts.join(".");
    let verdict = |compact: &str| verify(compact, &keys(), at(NOW));
    assert!(verdict(&good) == Trust::Good(claims()));
    assert!(verdict(&altered) == Trust::Broken);
    assert!(verdict(&signed(&claims(), 2, "k1")) == Trust::Broken, "another key under the same name");
    assert!(verdict(&signed(&claims(), 1, "k2")) == Trust::UnknownKey, "the name of no pinned key");
    let mut issuer = claims();
    issuer["iss"] = json!("https://elsewhere.example");
    assert!(verdict(&signed(&issuer, 1, "k1")) == Trust::UnknownKey, "a key counts for its own issuer only");
    for compact in [altered.as_str(), &signed(&claims(), 2, "k1"), "", "a.b.c", "🙂", &"x".repeat(100_000)] {
        let lines = case(compact, json!({ "signatureProcessId": "tx_1" }), &keys(), NOW);
        assert!(lines.iter().any(|(tone, _)| *tone == Tone::Differs), "{compact}: {lines:?}");
        assert!(!lines.iter().any(|(_, text)| text.contains("decision")), "{lines:?}");
    }
    let unpinned = case(&good, json!({}), &AssertionKeys::new(), NOW);
    assert!(says(&unpinned, Tone::Caution, "No key is pinned"), "{unpinned:?}");
}

#[test]
fn r_27_an_assertion_ends_at_the_second_and_may_not_come_from_the_future() {
    let good = signed(&claims(), 1, "k1");
    let when = |now: &str| verify(&good, &keys(), at(now));
    assert!(when("2026-11-26T12:59:59Z") == Trust::Good(claims()));
    assert!(when("2026-11-26T13:00:00Z") == Trust::Expired(claims(), at("2026-11-26T13:00:00Z")));
    assert!(when("2026-11-26T10:59:00Z") == Trust::Good(claims()), "a minute of another clock");
    assert!(when("2026-11-26T10:58:59Z") == Trust::Ahead);
    let lines = case(&good, signature(), &keys(), "2026-11-26T13:00:00Z");
    assert!(says(&lines, Tone::Differs, "ran out at 2026-11-26 13:00:00 UTC"), "{lines:?}");
}

fn told_with(name: &str, value: Value) -> Value {
    let mut told = claims();
    told[name] = value;
    told
}

fn told_without(names: &[&str]) -> Value {
    let mut told = claims();
    told.as_object_mut().unwrap().retain(|name, _| !names.contains(&name.as_str()));
    told
}

#[test]
fn r_27_a_time_with_a_fraction_counts_to_the_fraction() {
    let noon = at(NOW).timestamp() as f64;
    let ending = told_with("exp", json!(noon + 0.5));
    let when = |told: &Value, now: &str| verify(&signed(told, 1, "k1"), &keys(), at(now));
    assert!(when(&ending, "2026-11-26T12:00:00.499Z") == Trust::Good(ending.clone()));
    let half = "2026-11-26T12:00:00.500Z";
    assert!(when(&ending, half) == Trust::Expired(ending.clone(), at(half)));
    let lines = case(&signed(&ending, 1, "k1"), signature(), &keys(), "2026-11-26T12:00:01Z");
    assert!(says(&lines, Tone::Differs, "ran out at 2026-11-26 12:00:00 UTC"), "{lines:?}");
    for name in ["nbf", "iat"] {
        let starting = told_with(name, json!(noon + 60.5));
        assert!(when(&starting, NOW) == Trust::Ahead, "{name}: half a second more than a minute");
        assert!(when(&starting, half) == Trust::Good(starting.clone()), "{name}: a minute of another clock");
    }
}

#[test]
fn r_27_a_time_that_is_no_number_or_out_of_the_calendar_is_never_believed() {
    for name in ["exp", "nbf", "iat"] {
        for value in [
            json!("2026-11-26T13:00:00Z"),
            json!("1795698000"),
            json!(1e300),
            json!(-1e300),
            json!(i64::MAX),
            json!(u64::MAX),
            json!(true),
            json!([1_795_698_000]),
            json!({ "secs": 1_795_698_000 }),
            Value::Null,
        ] {
            let compact = signed(&told_with(name, value.clone()), 1, "k1");
            assert!(verify(&compact, &keys(), at(NOW)) == Trust::Broken, "{name}: {value}");
            let lines = case(&compact, signature(), &keys(), NOW);
            assert!(says(&lines, Tone::Differs, "names a time that cannot be read"), "{name}: {value}: {lines:?}");
            assert!(!lines.iter().any(|(tone, _)| *tone == Tone::Fine), "{name}: {value}: {lines:?}");
        }
    }
}

#[test]
fn r_27_an_assertion_without_an_end_or_a_beginning_says_so() {
    let cautions = |told: &Value| {
        let lines = case(&signed(told, 1, "k1"), signature(), &keys(), NOW);
        assert!(says(&lines, Tone::Fine, "pinned key"), "it still counts: {lines:?}");
        let cautions = lines.into_iter().filter(|(tone, _)| *tone == Tone::Caution);
        cautions.map(|(_, text)| text).collect::<Vec<_>>()
    };
    let (no_end, no_beginning) = (
        "It names no end: nothing says for how long it counts.",
        "It names no beginning: nothing says when it was made.",
    );
    assert_eq!(cautions(&claims()), [] as [&str; 0]);
    assert_eq!(cautions(&told_without(&["exp"])), [no_end]);
    assert_eq!(cautions(&told_without(&["iat"])), [no_beginning]);
    assert_eq!(cautions(&told_without(&["exp", "iat"])), [no_end, no_beginning]);
    let from = json!(at("2026-11-26T11:00:00Z").timestamp());
    let mut not_before = told_without(&["iat"]);
    not_before["nbf"] = from;
    assert_eq!(cautions(&not_before), [] as [&str; 0], "from when it counts is a beginning");
}

/// The P-256 key of RFC 7515 appendix A.3, whose private number everybody knows, and the public one of RFC 6979 A.2.5.
const POINTS: [[&str; 2]; 2] = [
    ["f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU", "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"],
    ["YP7UuiVanTHJYet0xjVtaMBJuJI7Yfps5mliLmDyn7Y", "eQP-EAi4vJmkGunpVii8ZPLxsgwtfp9Rd6PClNRGIpk"],
];
const NUMBER: &str = "jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI";

/// PKCS 8 around the number and its point, as the library reads it.
fn private_p256() -> EncodingKey {
    let raw = |text: &str| URL_SAFE_NO_PAD.decode(text).unwrap();
    let [x, y] = POINTS[0].map(raw);
    let mut der = vec![0x30, 0x81, 0x87, 0x02, 0x01, 0x00, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02];
    der.extend([0x01, 0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07, 0x04, 0x6d, 0x30, 0x6b, 0x02]);
    der.extend([0x01, 0x01, 0x04, 0x20]);
    der.extend(raw(NUMBER));
    der.extend([0xa1, 0x44, 0x03, 0x42, 0x00, 0x04]);
    der.extend(x.into_iter().chain(y));
    EncodingKey::from_ec_der(&der)
}

fn signed_es256(claims: &Value, kid: &str) -> String {
    let mut header = Header::new(Algorithm::ES256);
    header.kid = Some(kid.to_owned());
    jsonwebtoken::encode(&header, claims, &private_p256()).unwrap()
}

fn p256(kid: &str, [x, y]: [&str; 2]) -> AssertionKey {
    AssertionKey::parse(&format!("https://identity.example {kid} ES256:{x}.{y}")).unwrap()
}

#[test]
fn r_27_an_assertion_signed_with_es256_is_believed_by_its_pinned_key_and_by_no_other() {
    let pinned = vec![p256("ec1", POINTS[0]), keys().remove(0)];
    let good = signed_es256(&claims(), "ec1");
    let verdict = |compact: &str, keys: &[AssertionKey]| verify(compact, keys, at(NOW));
    assert!(verdict(&good, &pinned) == Trust::Good(claims()), "its signature holds");
    let lines = case(&good, signature(), &pinned, NOW);
    assert!(lines.iter().all(|(tone, _)| *tone == Tone::Fine), "{lines:?}");
    assert!(says(&lines, Tone::Fine, "pinned key of https://identity.example"), "{lines:?}");
    assert!(says(&lines, Tone::Fine, "decision allow, score 62"), "its claims are shown: {lines:?}");
    assert!(verdict(&signed(&claims(), 1, "k1"), &pinned) == Trust::Good(claims()), "and the other kind beside it");
    let end = at("2026-11-26T13:00:00Z");
    assert!(verify(&good, &pinned, end) == Trust::Expired(claims(), end), "it ends at the second");
    let mut parts: Vec<String> = good.split('.').map(str::to_owned).collect();
    let mut other = claims();
    other["decision"] = json!("deny");
    parts[1] = URL_SAFE_NO_PAD.encode(other.to_string());
    assert!(verdict(&parts.join("."), &pinned) == Trust::Broken, "altered");
    assert!(verdict(&good, &[p256("ec1", POINTS[1])]) == Trust::Broken, "another key under the same name");
    let [x, y] = POINTS[0];
    assert!(verdict(&good, &[p256("ec1", [y, x])]) == Trust::Broken, "a point that lies on no curve");
    assert!(verdict(&good, &[p256("ec2", POINTS[0])]) == Trust::UnknownKey, "the key under another name");
    assert!(verdict(&good, &keys()) == Trust::UnknownKey, "not pinned at all");
    assert!(verdict(&signed_es256(&claims(), "k1"), &pinned) == Trust::Algorithm, "that key signs with EdDSA only");
    assert!(verdict(&signed(&claims(), 1, "ec1"), &pinned) == Trust::Algorithm, "and this one with ES256 only");
    let elsewhere = AssertionKey { issuer: "https://elsewhere.example".to_owned(), ..p256("ec1", POINTS[0]) };
    assert!(verdict(&good, &[elsewhere]) == Trust::UnknownKey, "a key counts for its own issuer only");
}

#[test]
fn r_27_only_algorithms_of_the_list_are_taken() {
    let with_key = |header: Value| {
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        format!("{}.{}.", part(&header), part(&claims()))
    };
    assert!(verify(&with_key(json!({ "alg": "none", "kid": "k1" })), &keys(), at(NOW)) == Trust::Unreadable);
    let mut header = Header::new(Algorithm::HS256);
    header.kid = Some("k1".to_owned());
    // The classic trick: the public key, which everybody has, used as a shared secret.
    let shared = EncodingKey::from_secret(PUBLIC.as_bytes());
    let forged = jsonwebtoken::encode(&header, &claims(), &shared).unwrap();
    assert!(verify(&forged, &keys(), at(NOW)) == Trust::Algorithm);
    for bad in [
        "https://i.example k1 HS256:c2VjcmV0".to_owned(),
        "https://i.example k1 EdDSA:short".to_owned(),
        format!("https://i.example k1 EdDSA:{PUBLIC} more"),
        format!("https://i.example k1 ES256:{PUBLIC}"),
        format!("k1 EdDSA:{PUBLIC}"),
        String::new(),
    ] {
        assert!(AssertionKey::parse(&bad).is_none(), "{bad}");
    }
}

#[test]
fn r_28_assertion_and_signature_name_each_other_and_a_swapped_pair_is_flagged() {
    let good = signed(&claims(), 1, "k1");
    let both = case(&good, signature(), &keys(), NOW);
    assert!(
        says(&both, Tone::Fine, "names the signing process of this case")
            && says(&both, Tone::Fine, "signature record names it"),
        "{both:?}"
    );
    let other_process = case(&good, json!({ "signatureProcessId": "tx_2", "assertionId": "as_1" }), &keys(), NOW);
    assert!(says(&other_process, Tone::Differs, "another signing process"), "{other_process:?}");
    let other_assertion = case(&good, json!({ "signatureProcessId": "tx_1", "assertionId": "as_2" }), &keys(), NOW);
    assert!(says(&other_assertion, Tone::Differs, "names another assertion, as_2"), "{other_assertion:?}");
    let broken = case(&signed(&claims(), 2, "k1"), signature(), &keys(), NOW);
    assert!(
        says(&broken, Tone::Differs, "names another assertion, as_1"),
        "one that is not believed is named by nobody: {broken:?}"
    );
    let silent = case(&good, json!({ "signatureProcessId": "tx_1" }), &keys(), NOW);
    assert!(says(&silent, Tone::Caution, "names no assertion"), "{silent:?}");
    let mut nameless = claims();
    nameless["signatureProcessId"] = Value::Null;
    let lines = case(&signed(&nameless, 1, "k1"), signature(), &keys(), NOW);
    assert!(says(&lines, Tone::Caution, "names no signing process"), "{lines:?}");
    let gone = [found("signedDocumentsPackage", signature())];
    let lines = lines_of(&summary(), &gone, &keys(), NOW);
    assert!(lines.iter().any(|line| line.text.contains("not in this case: as_1")), "named and not here");
}

#[test]
fn r_28_an_assertion_put_into_another_block_is_never_fine_by_what_that_block_says() {
    let process = |inside: Value, around: Value| {
        let compact = signed(&told_with("signatureProcessId", inside), 1, "k1");
        let blocks = [
            found("identityAssertion", json!({ "assertion": compact, "signatureProcessId": around })),
            found("signedDocumentsPackage", signature()),
        ];
        let lines = lines_of(&summary(), &blocks, &keys(), NOW).into_iter();
        let lines = lines.filter(|line| line.topic == Topic::Assertion && line.text.contains("signing process"));
        lines.map(|line| (line.tone, line.text)).collect::<Vec<_>>()
    };
    let only = |tone: Tone, text: &str| vec![(tone, text.to_owned())];
    let here = only(Tone::Fine, "It names the signing process of this case, tx_1.");
    let elsewhere =
        |id: &str| only(Tone::Differs, &format!("It names another signing process than the one of this case: {id}."));
    assert_eq!(process(json!("tx_1"), Value::Null), here);
    assert_eq!(process(json!("tx_2"), json!("tx_1")), elsewhere("tx_2"), "the signed claim counts, not the block");
    for nothing in [Value::Null, json!(""), json!({}), json!(["tx_1"])] {
        let around = "It names no signing process; only the block around it, which nobody signed, names the one of this case, tx_1.";
        assert_eq!(process(nothing.clone(), json!("tx_1")), only(Tone::Caution, around), "{nothing}");
        assert_eq!(process(nothing.clone(), json!("tx_2")), elsewhere("tx_2"), "{nothing}");
        let silent = "It names no signing process, though a signature is recorded.";
        assert_eq!(process(nothing.clone(), Value::Null), only(Tone::Caution, silent), "{nothing}");
    }
}
