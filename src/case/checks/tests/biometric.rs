//! What must never pass for a person who was there and agreed: attacks in any word, withdrawals in any writing.
use super::*;

#[test]
fn r_26_a_passed_check_with_an_attack_differs_unless_the_word_says_that_there_was_none() {
    let of = |liveness: Value| {
        let lines = about(Topic::Liveness, &[found("biometricSamples", json!({ "liveness": liveness }))], NOW);
        let said = lines.into_iter().find(|(_, text)| text.contains("esult") || text.starts_with("Live"));
        said.unwrap_or((Tone::Blocks, String::new()))
    };
    for name in ["attack", "presentationAttack", "attackType", "pad"] {
        for none in [
            json!("none"),
            json!("NOT_DETECTED"),
            json!("no"),
            json!("No attack"),
            json!(false),
            json!(0),
            json!("passed"),
            json!({ "detected": false }),
            json!({ "result": "not_detected", "type": "none" }),
        ] {
            let (tone, text) = of(json!({ "result": "passed", name: none.clone() }));
            assert_eq!(tone, Tone::Fine, "{name}: {none}: {text}");
        }
        for attack in [
            json!("detected"),
            json!("yes"),
            json!(true),
            json!(1),
            json!("print"),
            json!("nonesuch"),
            json!("replay_none"),
            json!("-"),
            json!({ "detected": true }),
            json!({ "result": "passed", "type": "mask" }),
            json!({ "score": 0.9 }),
            json!(["print"]),
        ] {
            for result in ["passed", "half_way"] {
                let (tone, text) = of(json!({ "result": result, name: attack.clone() }));
                assert_eq!(tone, Tone::Differs, "{name}: {attack}: {text}");
                let says = format!("Result “{result}”, but the attack check does not say that there was no attack: ");
                assert!(text.starts_with(&says), "{name}: {attack}: {text}");
            }
        }
    }
    let (tone, text) = of(json!({ "result": "passed", "presentationAttack": "detected" }));
    let whole = "Result “passed”, but the attack check does not say that there was no attack: attack check: detected.";
    assert_eq!((tone, text.as_str()), (Tone::Differs, whole));
    let (tone, text) = of(json!({ "result": "passed", "attack": "none", "attackType": "print" }));
    assert_eq!((tone, text.contains("attack check: print")), (Tone::Differs, true), "the gravest word counts: {text}");
    assert_eq!(of(json!({ "result": "passed", "attack": null, "pad": "" })).0, Tone::Fine, "no word, no attack");
}

#[test]
fn r_26_a_check_that_was_processed_passed_with_its_score_and_not_by_that_word() {
    for (liveness, tone) in [
        (json!({ "result": "processed" }), Tone::Caution),
        (json!({ "result": "processed", "score": 0 }), Tone::Caution),
        (json!({ "result": "processed", "score": 0.99 }), Tone::Caution),
        (json!({ "kyc-status": "processed", "score": 1 }), Tone::Fine),
        (json!({ "result": "passed" }), Tone::Fine),
    ] {
        let found = tones(Topic::Liveness, &[found("livenessCheck", liveness.clone())], NOW);
        assert!(found.contains(&tone), "{liveness}: {found:?}");
        assert_eq!(found.contains(&Tone::Fine), tone == Tone::Fine, "{liveness}: {found:?}");
    }
}

#[test]
fn r_38_a_consent_with_a_time_of_withdrawal_that_does_not_read_is_withdrawn() {
    let consent = |name: &str, value: Value| {
        let mut content = json!({ "given": true, "givenAt": "2026-11-26T10:00:00Z", "textVersion": "v3" });
        content[name] = value;
        let selfie = json!({ "selfie": { "$ref": "vault", "$id": "s" }, "consent": content });
        [found("biometricSamples", selfie)]
    };
    let shown = |blocks: &[DataBlock]| {
        let evidence = Evidence::read(blocks, Language::English);
        evidence.files.iter().map(|file| evidence.may_show(file)).collect::<Vec<_>>()
    };
    for name in ["withdrawnAt", "revokedAt", "withdrawn_at", "RevokedAt"] {
        for value in [
            json!("2026-11-26T11:00:00Z"),
            json!("2026-11-01"),
            json!("01.11.2026"),
            json!("yes"),
            json!(""),
            json!(1_795_694_400),
            json!(true),
            json!({ "at": "2026-11-01" }),
        ] {
            let blocks = consent(name, value.clone());
            assert_eq!(shown(&blocks), [false], "{name}: {value}");
            let lines = about(Topic::Consent, &blocks, NOW);
            assert!(says(&lines, Tone::Caution, "took back the consent"), "{name}: {value}: {lines:?}");
        }
        let kept = consent(name, Value::Null);
        assert_eq!(shown(&kept), [true], "{name}: nothing was taken back");
        assert_eq!(tones(Topic::Consent, &kept, NOW), [Tone::Fine], "{name}");
    }
}
