//! The kinds of evidence, row by row.
use super::*;
use crate::case::evidence::AccountField;

#[test]
fn the_zone_is_shown_with_its_digits_and_what_differs_from_the_print() {
    let lines = ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"];
    let data = |number: &str| found("documentData", json!({ "documentNumber": number, "machineReadableZone": lines }));
    let identity = found(
        "extendedIdentity",
        json!({ "familyName": "Eriksson", "givenName": "Anna Maria", "birthDate": "1974-08-12" }),
    );
    let same = about(Topic::Zone, &[data("L898902C3"), identity.clone()], NOW);
    assert!(says(&same, Tone::Fine, "As on a passport (TD3): all 5 check digits are right"), "{same:?}");
    assert!(
        says(&same, Tone::Fine, "Agrees with the document: Family name, Given name, Document number, Date of birth"),
        "{same:?}"
    );
    let other = about(Topic::Zone, &[data("L898902C8"), identity], NOW);
    assert!(
        says(&other, Tone::Differs, "Document number: the zone says L898902C3, the document L898902C8"),
        "{other:?}"
    );
    assert!(other.iter().all(|(tone, _)| *tone == Tone::Differs), "one zone, one verdict: {other:?}");
    let two_days = found("extendedIdentity", json!({ "birthDate": "12/08/1974" }));
    let open = about(Topic::Zone, &[data("L898902C3"), two_days], NOW);
    assert!(says(&open, Tone::Note, "Not comparable with the document: Date of birth"), "{open:?}");
    let claimed = block("extendedIdentity", "session_started", json!({ "familyName": "Somebody" }));
    let alone = about(Topic::Zone, &[found("documentData", json!({ "mrz": lines.join("\n") })), claimed], NOW);
    assert!(says(&alone, Tone::Note, "Nothing was read"), "a claim is no print, and one text is two lines: {alone:?}");
    let broken = about(
        Topic::Zone,
        &[found("documentData", json!({ "machineReadableZone": [lines[0], lines[1].replace("C36", "C37")] }))],
        NOW,
    );
    assert!(says(&broken, Tone::Differs, "wrong check digit for document number, the whole line"), "{broken:?}");
    let hidden = about(
        Topic::Zone,
        &[found("documentData", json!({ "machineReadableZone": [lines[0], format!("\u{200b}{}", lines[1])] }))],
        NOW,
    );
    assert!(says(&hidden, Tone::Differs, "cannot be seen"), "{hidden:?}");
}

#[test]
fn r_26_liveness_shows_result_method_and_model_and_never_passes_in_silence() {
    let of =
        |liveness: Value| about(Topic::Liveness, &[found("biometricSamples", json!({ "liveness": liveness }))], NOW);
    assert!(says(&of(json!("failed")), Tone::Differs, "Not live"));
    assert!(says(&of(json!({ "result": "maybe" })), Tone::Caution, "maybe"));
    assert!(says(&of(json!({ "result": "passed", "attack": "none" })), Tone::Fine, "attack check: none"));
    assert!(says(&of(json!({ "result": "passed" })), Tone::Note, "not recorded"), "no date is no fresh model");
    let own =
        about(Topic::Liveness, &[found("livenessCheck", json!({ "verdict": "spoof", "reasons": ["3202"] }))], NOW);
    assert!(says(&own, Tone::Differs, "spoof"));
    let evidence = Evidence::read(
        &[found("liveness", json!({ "result": "x", "reasons": [{ "code": "3202" }] }))],
        Language::English,
    );
    assert!(evidence.coded_reasons().any(|code| code.suspicion), "its codes are codes of the case");
}

#[test]
fn r_38_without_a_consent_pictures_of_the_person_are_hidden_with_the_reason() {
    let samples = |consent: Value| {
        let mut content = json!({ "selfie": { "$ref": "vault", "$id": "s" } });
        if !consent.is_null() {
            content["consent"] = consent;
        }
        let front = found("documentImages", json!({ "frontSide": { "$ref": "vault", "$id": "f" } }));
        [found("biometricSamples", content), front]
    };
    let hidden = |consent: Value| {
        let evidence = Evidence::read(&samples(consent), Language::English);
        let may =
            |id: &str| evidence.files.iter().find(|file| file.file.as_str() == id).map(|file| evidence.may_show(file));
        assert_eq!(may("f"), Some(true), "a document is none of it");
        may("s") == Some(false)
    };
    let given = json!({ "given": true, "givenAt": "2026-11-26T10:00:00Z", "textVersion": "v3" });
    assert!(!hidden(given.clone()));
    assert!(says(&about(Topic::Consent, &samples(given), NOW), Tone::Fine, "2026-11-26 10:00:00 UTC, text v3"));
    for (consent, why) in [
        (Value::Null, "No consent to biometrics is recorded"),
        (json!({ "given": false, "givenAt": "2026-11-26T10:00:00Z", "textVersion": "v3" }), "did not agree"),
        (
            json!({ "givenAt": "2026-11-26T10:00:00Z", "textVersion": "v3", "withdrawnAt": "2026-11-26T11:00:00Z" }),
            "took back",
        ),
        (json!({ "given": true, "textVersion": "v3" }), "lacks its time"),
        (json!({ "given": true, "givenAt": "2026-11-26T10:00:00Z" }), "version of its text"),
        (json!(true), "lacks its time"),
    ] {
        assert!(hidden(consent.clone()), "{consent}");
        assert!(says(&about(Topic::Consent, &samples(consent), NOW), Tone::Caution, why), "{why}");
    }
    let own = [
        samples(Value::Null)[0].clone(),
        found("biometricConsent", json!({ "givenAt": "2026-11-26T10:00:00Z", "textVersion": "v3" })),
    ];
    assert_eq!(tones(Topic::Consent, &own, NOW), [Tone::Fine], "or in a block of its own");
    assert!(about(Topic::Consent, &[samples(Value::Null)[1].clone()], NOW).is_empty(), "nothing here needs one");
}

#[test]
fn r_40_a_fallback_says_what_ran_instead_of_what_and_how_sure_it_is() {
    let of = |content: Value| about(Topic::Fallback, &[found("authenticationResult", content)], NOW);
    let whole = of(
        json!({ "result": "success", "fallback": { "method": "identity wallet", "insteadOf": "WebAuthn", "because": "not supported", "assuranceLevel": "substantial" } }),
    );
    assert!(
        says(
            &whole,
            Tone::Caution,
            "identity wallet ran. Instead of: WebAuthn. Because: not supported. Assurance: substantial."
        ),
        "{whole:?}"
    );
    assert!(says(
        &of(json!({ "fallbackMethod": "sms", "assurance": "low" })),
        Tone::Caution,
        "sms ran. Instead of: not said"
    ));
    assert!(of(json!({ "result": "success" })).is_empty());
}

#[test]
fn r_54_the_contract_shows_kind_value_place_and_tier_and_what_is_not_said() {
    let whole = json!({ "kind": "loan", "value": { "amount": 25000, "currency": "EUR" }, "jurisdiction": "UT", "tier": "high" });
    for blocks in [
        [found("contractContext", whole.clone())],
        [found("documentsToSign", json!({ "documents": [], "contract": whole }))],
    ] {
        let lines = about(Topic::Contract, &blocks, NOW);
        assert!(
            says(&lines, Tone::Note, "Kind: loan. Value: 25000 EUR. Law of: UT. Tier as recorded: high."),
            "{lines:?}"
        );
    }
    let bare = about(Topic::Contract, &[found("contract", json!({ "type": "NDA", "value": "12.5" }))], NOW);
    assert!(says(&bare, Tone::Note, "Kind: NDA. Value: 12.5, currency not said. Law of: not said."), "{bare:?}");
    assert!(about(Topic::Contract, &[found("documentsToSign", json!({ "documents": [] }))], NOW).is_empty());
}

#[test]
fn r_55_the_signer_shows_role_age_of_the_verification_reuse_and_an_unusual_hour() {
    let signer = json!({ "role": "external customer", "lastVerifiedAt": "2026-11-16T12:00:00Z", "reused": true, "unusualHours": true });
    let lines = about(Topic::Signer, &[found("signerContext", signer)], NOW);
    assert!(
        says(
            &lines,
            Tone::Note,
            "Role: external customer. Identity last verified on 2026-11-16, 10 days ago. An earlier verification is used again."
        ),
        "{lines:?}"
    );
    assert!(says(&lines, Tone::Caution, "unusual"), "{lines:?}");
    let verified = |at: &str| {
        let signer = json!({ "lastVerifiedAt": at });
        about(Topic::Signer, &[found("signerContext", signer)], "2026-11-26T05:00:00Z")
    };
    let ahead = verified("2027-11-26T12:00:00Z");
    assert!(says(&ahead, Tone::Note, "Verified on 2027-11-26, which is still to come."), "not today: {ahead:?}");
    let late = verified("2026-11-25T23:00:00Z");
    assert!(says(&late, Tone::Note, "Identity last verified on 2026-11-25, one day ago."), "{late:?}");
    let bare = about(Topic::Signer, &[found("signerContext", json!({ "unusualHours": false }))], NOW);
    assert!(
        says(&bare, Tone::Note, "Role: not said. When the identity was last verified is not recorded."),
        "{bare:?}"
    );
    assert_eq!(bare.len(), 1, "a usual hour is no line");
}

#[test]
fn r_56_methods_and_times_of_the_trail_are_shown_and_contacts_never_in_clear() {
    let content = json!({ "events": [
        { "method": "idv", "success": true, "at": "2026-11-26T11:02:00Z", "ip": "192.168.0.4", "device": "dev_1" },
        { "method": "email_otp", "result": "success", "at": "2026-11-26T11:00:00Z", "email": "jane.roe@example.com" },
        { "method": "sms_otp", "result": "failed", "at": "2026-11-26T11:01:00Z", "phone": "+49 170 1234567" },
    ] });
    let lines = about(Topic::Trail, &[found("auditTrail", content.clone())], NOW);
    let (tone, text) = lines.first().unwrap();
    assert_eq!(*tone, Tone::Caution, "one of them failed");
    let order = ["email_otp", "sms_otp", "idv"].map(|method| text.find(method).unwrap());
    assert!(order.is_sorted(), "by time, not as they came: {text}");
    assert!(
        text.contains("j…@example.com") && text.contains("…67") && text.contains("192.168.0.4 (says nothing"),
        "{text}"
    );
    let evidence = Evidence::read(&[found("auditTrail", content.clone())], Language::English);
    let raw = crate::case::evidence::trail::without_contacts(&content);
    for shown in [text.clone(), serde_json::to_string(&evidence).unwrap(), raw.to_string()] {
        assert!(!shown.contains("jane.roe") && !shown.contains("1234567"), "{shown}");
    }
}

#[test]
fn r_75_parent_and_child_accounts_show_what_is_missing_and_warn_of_a_request_for_a_child() {
    let of = |content: Value| about(Topic::Accounts, &[found("kycReview", content)], NOW);
    let child = of(json!({ "level": 1, "review": "1", "userId": 7, "parentUserId": 100_001 }));
    assert!(says(&child, Tone::Caution, "an account under 100001"), "{child:?}");
    let parent = of(json!({ "userId": 7, "missingDocuments": ["proof of address"], "children": [
        { "userId": 8, "missingDocuments": [{ "documentType": 9 }] }, { "userId": "9" },
    ] }));
    assert!(says(&parent, Tone::Caution, "Still to come: proof of address."), "{parent:?}");
    assert!(says(&parent, Tone::Caution, "Child account 8 still needs: 9."), "{parent:?}");
    assert!(says(&parent, Tone::Note, "nothing missing: 9."), "{parent:?}");
    let counted = of(json!({ "children": [{ "userId": "10", "documents": 0 }, { "userId": "11", "documents": "2" }] }));
    assert!(says(&counted, Tone::Caution, "Child account 10 has no document yet."), "{counted:?}");
    assert!(says(&counted, Tone::Note, "nothing missing: 11."), "{counted:?}");
    assert!(of(json!({ "level": 1 })).is_empty());
}

#[test]
fn r_76_the_extra_transfer_is_a_check_of_its_own() {
    let of = |status: &str| tones(Topic::Transfer, &[found("sepaTransfer", json!({ "status": status }))], NOW);
    assert_eq!(of("received"), [Tone::Fine]);
    assert_eq!(of("returned"), [Tone::Differs]);
    assert_eq!(of("pending"), [Tone::Caution]);
    assert_eq!(of("not_required"), [Tone::Note]);
    assert_eq!(of("sideways"), [Tone::Caution], "never taken for received");
    let inside =
        [found("qesProcess", json!({ "events": [], "bankTransfer": { "receivedAt": "2026-11-26T10:00:00Z" } }))];
    assert!(says(&about(Topic::Transfer, &inside, NOW), Tone::Fine, "2026-11-26 10:00:00 UTC"));
    let awaited = [found("qesProcess", json!({ "events": [], "transferCheck": { "result": "awaited" } }))];
    assert_eq!(tones(Topic::Transfer, &awaited, NOW), [Tone::Caution]);
    let person = |country: &str| {
        [
            found("qesProcess", json!({ "events": [] })),
            block("extendedIdentity", "user_created", json!({ "address": { "country": country } })),
        ]
    };
    assert!(says(&about(Topic::Transfer, &person("DE"), NOW), Tone::Caution, "none is recorded"), "asked for there");
    assert!(about(Topic::Transfer, &person("UT"), NOW).is_empty(), "and nowhere else");
}

#[test]
fn r_78_the_video_is_absent_short_or_unplayable_in_words_of_its_own() {
    let verification =
        |code: &str| found("documentVerification", json!({ "verdict": "not_verified", "issues": [{ "code": code }] }));
    let film = |duration: Value| {
        found("documentImages", json!({ "hologramVideo": { "$ref": "vault", "$id": "v", "durationSecs": duration } }))
    };
    for (code, words) in [
        ("3118", "too short"),
        ("3119", "cannot be played"),
        ("3120", "Something else"),
        ("3141", "missing"),
        ("3117", "no fraud"),
    ] {
        assert!(says(&about(Topic::Video, &[verification(code)], NOW), Tone::Caution, words), "{code}");
    }
    let short = about(Topic::Video, &[verification("3118")], NOW);
    assert!(
        says(&short, Tone::Note, "did not come with this case"),
        "the code speaks of one that is not here: {short:?}"
    );
    let both = about(Topic::Video, &[verification("3141"), film(json!(4))], NOW);
    assert!(says(&both, Tone::Differs, "yet one is here") && says(&both, Tone::Note, "4 seconds"), "{both:?}");
    assert!(says(&about(Topic::Video, &[film(json!(1))], NOW), Tone::Note, "one second"));
    assert!(says(&about(Topic::Video, &[film(json!(0.4))], NOW), Tone::Caution, "no whole second"));
    assert!(says(&about(Topic::Video, &[film(Value::Null)], NOW), Tone::Note, "length is not recorded"));
    let mut because = summary();
    because.opened_because = vec![OpenedBecause { family: "document_quality".to_owned(), code: "3141".to_owned() }];
    let lines = lines_of(&because, &[], &AssertionKeys::new(), NOW);
    assert!(lines.iter().any(|line| line.text.contains("missing")), "the summary's codes count too");
}

#[test]
fn credentials_are_shown_with_issuer_and_both_ends() {
    let blocks = [
        block(
            "credentials",
            "session_started",
            json!({ "credentialType": "WALLET", "issuer": "Example Issuer", "issuanceDate": "2025-01-01", "expiryDate": "2026-01-01" }),
        ),
        found("authenticatorCredential", json!({ "credentialId": "cred_1", "credentialType": "FACE" })),
    ];
    let lines = about(Topic::Credential, &blocks, NOW);
    assert!(
        says(
            &lines,
            Tone::Caution,
            "Brought along: WALLET, Example Issuer, since 2025-01-01 00:00:00 UTC, ran out at 2026-01-02 00:00:00 UTC."
        ),
        "{lines:?}"
    );
    assert!(says(&lines, Tone::Note, "Issued in this session: FACE, cred_1."), "{lines:?}");
}

#[test]
fn r_74_the_fields_that_are_empty_in_the_account_are_named_and_none_that_nobody_speaks_of() {
    let of = |content: Value| about(Topic::Accounts, &[found("kycReview", content)], NOW);
    for field in AccountField::ALL {
        let one = of(json!({ "level": 1, "emptyFields": [field.as_str()] }));
        let name = format!("before an identification: {}.", field.label(Language::English));
        assert!(says(&one, Tone::Caution, &name), "{name} {one:?}");
    }
    let all = of(json!({ "level": 1, "emptyFields": AccountField::ALL.map(AccountField::as_str) }));
    assert!(says(&all, Tone::Caution, "First name, Last name, E-mail, Country, Phone."), "{all:?}");
    assert!(of(json!({ "level": 1, "emptyFields": ["iban"] })).is_empty());
}
