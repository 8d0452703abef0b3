//! Boundaries in time, at the second.
use chrono::NaiveDate;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn document(expiry: &str) -> [DataBlock; 1] {
    [found("documentData", json!({ "expiryDate": expiry }))]
}

#[test]
fn a_document_is_valid_to_the_last_second_of_the_day_it_names() {
    let of = |now: &str| about(Topic::Document, &document("2026-11-26"), now);
    assert!(says(&of("2026-11-26T23:59:59Z"), Tone::Note, "until the end of today"));
    assert!(says(&of("2026-11-27T00:00:00Z"), Tone::Differs, "Ran out on 2026-11-26, one day ago."));
    assert!(says(&of("2026-11-28T00:00:00Z"), Tone::Differs, "2 days ago"));
    assert!(says(&of("2028-11-25T00:00:00Z"), Tone::Differs, "730 days ago"), "not yet two years");
    assert!(says(&of("2028-11-26T00:00:00Z"), Tone::Differs, "Ran out on 2026-11-26, 2 years ago or more."));
    assert!(says(&of("2030-06-24T00:00:00Z"), Tone::Differs, "Ran out on 2026-11-26, 3 years ago or more."));
    assert!(says(&of("2026-10-27T00:00:00Z"), Tone::Note, "30 more days"), "thirty days ahead is soon");
    assert!(says(&of("2026-10-26T23:59:59Z"), Tone::Fine, "Valid until 2026-11-26."));
}

#[test]
fn a_date_that_can_be_read_as_two_days_is_not_judged() {
    assert_eq!(tones(Topic::Document, &document("03/04/2020"), NOW), [Tone::Caution]);
    assert_eq!(tones(Topic::Document, &document("in spring"), NOW), [Tone::Caution]);
    assert!(about(Topic::Document, &[], NOW).is_empty(), "no date, no line");
}

#[test]
fn what_was_read_from_the_document_counts_before_what_was_claimed() {
    let blocks = [
        block("documentData", "session_started", json!({ "expiryDate": "2035-01-01" })),
        document("2020-01-01")[0].clone(),
    ];
    assert_eq!(tones(Topic::Document, &blocks, NOW), [Tone::Differs]);
}

#[test]
fn a_document_issued_tomorrow_is_told() {
    let blocks = [found("documentData", json!({ "issuanceDate": "2026-11-27" }))];
    assert_eq!(tones(Topic::Document, &blocks, "2026-11-26T23:59:59Z"), [Tone::Differs]);
    assert!(tones(Topic::Document, &blocks, "2026-11-27T00:00:00Z").is_empty());
}

#[test]
fn somebody_is_of_age_from_the_first_second_of_the_birthday() {
    let born = [found("extendedIdentity", json!({ "birthDate": "2008-11-26" }))];
    assert!(says(&about(Topic::Person, &born, "2026-11-25T23:59:59Z"), Tone::Caution, "17 years old today, under 18"));
    assert!(says(&about(Topic::Person, &born, "2026-11-26T00:00:00Z"), Tone::Fine, "18 years old"));
    let ahead = [found("extendedIdentity", json!({ "birthDate": "2026-11-27" }))];
    assert_eq!(tones(Topic::Person, &ahead, NOW), [Tone::Differs]);
}

#[test]
fn born_on_the_last_of_february_is_a_year_older_on_the_first_of_march() {
    assert_eq!(age_on(day("2008-02-29"), day("2026-02-28")), Some(17));
    assert_eq!(age_on(day("2008-02-29"), day("2026-03-01")), Some(18));
    assert_eq!(age_on(day("2008-02-29"), day("2028-02-29")), Some(20));
    assert_eq!(age_on(day("2026-11-27"), day("2026-11-26")), None, "not born");
    assert_eq!(age_on(day("1900-01-01"), day("2026-01-01")), Some(126));
}

fn signing(identity: Value) -> Vec<DataBlock> {
    vec![
        block("documentsToSign", "session_started", json!({ "documents": [{ "templateId": "t" }] })),
        block("credentials", "session_started", identity),
    ]
}

#[test]
fn r_11_age_and_end_of_the_stored_identity_are_worked_out_and_its_end_blocks_at_the_second() {
    let blocks = signing(json!({ "issuanceDate": "2024-11-26", "expiryDate": "2026-11-25" }));
    let evidence = Evidence::read(&blocks, Language::English);
    assert!(!identity_too_old(&evidence, at("2026-11-25T23:59:59Z")), "it counts to the end of its last day");
    assert!(identity_too_old(&evidence, at("2026-11-26T00:00:00Z")));
    let before = about(Topic::Identity, &blocks, "2026-11-25T23:59:59Z");
    assert!(says(&before, Tone::Fine, "Counts until 2026-11-26 00:00:00 UTC"), "{before:?}");
    assert!(says(&before, Tone::Note, "Verified on 2024-11-26, 729 days ago."), "{before:?}");
    let after = about(Topic::Identity, &blocks, "2026-11-26T00:00:00Z");
    assert!(says(&after, Tone::Blocks, "IDENTITY_EXPIRED"), "with the platform's own code: {after:?}");
}

#[test]
fn r_11_only_a_signature_that_reuses_the_identity_asks_how_old_it_is() {
    let old = json!({ "expiresAt": "2020-01-01T00:00:00Z" });
    let too_old = |blocks: &[DataBlock]| identity_too_old(&Evidence::read(blocks, Language::English), at(NOW));
    let mut blocks = signing(old.clone());
    assert!(too_old(&blocks));
    assert!(!too_old(&blocks[1..]), "nothing to sign");
    let images = json!({ "frontSide": { "$ref": "vault", "$id": "front" } });
    let with = |by: &str| [blocks.clone(), vec![block("documentImages", by, images.clone())]].concat();
    assert!(too_old(&with("session_started")), "pictures handed in with the session were looked at by nobody in it");
    assert!(!too_old(&with("document_idv_capture")), "those a step took were");
    blocks.push(found("documentVerification", json!({ "verdict": "verified" })));
    assert!(!too_old(&blocks), "this session looked at a document, so the signature stands on that");
    let signer = [signing(json!({}))[0].clone(), found("signerContext", json!({ "identityValidUntil": "2026-11-25" }))];
    assert!(too_old(&signer), "the end can stand with the signer");
    assert!(
        !too_old(&[signing(json!({}))[0].clone(), found("authenticatorCredential", old)]),
        "issued here is not reused"
    );
    let no_end = signing(json!({ "issuanceDate": "2001-01-01" }));
    assert!(!too_old(&no_end), "an age alone is no end");
    assert!(says(&about(Topic::Identity, &no_end, NOW), Tone::Note, "not recorded"));
}

#[test]
fn r_17_the_end_of_a_session_is_counted_down_and_then_explained() {
    let ends = CaseSummary { expires_at: Some(at("2026-11-26T12:00:00Z")), ..summary() };
    let line = |summary: &CaseSummary, now: &str| {
        lines_of(summary, &[], &AssertionKeys::new(), now).into_iter().find(|line| line.topic == Topic::Session)
    };
    let early = line(&ends, "2026-11-26T10:59:59Z").unwrap();
    assert_eq!((early.tone, early.until), (Tone::Note, ends.expires_at), "more than an hour is left");
    for now in ["2026-11-26T11:00:00Z", "2026-11-26T11:59:59Z"] {
        let before = line(&ends, now).unwrap();
        assert_eq!((before.tone, before.until), (Tone::Caution, ends.expires_at), "an hour or less is left: {now}");
        assert!(before.text.contains("within the hour"), "{}", before.text);
    }
    let after = line(&ends, "2026-11-26T12:00:00Z").unwrap();
    assert_eq!((after.tone, after.until), (Tone::Caution, ends.expires_at));
    assert!(after.text.contains("may refuse a decision now"), "{}", after.text);
    let second = CaseSummary { state: CaseState::AwaitingSecond, ..ends.clone() };
    assert!(line(&second, NOW).is_some(), "a second person has no more time than the first");
    let decided = CaseSummary { state: CaseState::Decided, ..ends };
    assert!(line(&decided, NOW).is_none(), "nobody has to hurry any more");
}

#[test]
fn r_17_the_end_the_session_itself_names_counts_before_the_one_of_the_list_and_what_names_none_counts_nothing_down() {
    let evidence = Evidence::default();
    let line = |summary: &CaseSummary, session: Option<&Session>| {
        let (keys, language) = (AssertionKeys::new(), Language::English);
        let seen = Seen { summary, session, evidence: &evidence, keys: &keys, now: at(NOW), language };
        checks(&seen).into_iter().find(|line| line.topic == Topic::Session)
    };
    let listed = CaseSummary { expires_at: Some(at("2026-11-26T20:00:00Z")), ..summary() };
    let session = |ends: Option<&str>| {
        let told = json!({
            "session_id": "ses_1", "flow_id": null, "flow_version": null, "environment": null, "subject_id": null,
            "status": "completed", "outcome": null, "created_at": null, "started_at": null, "updated_at": null,
            "completed_at": null, "expires_at": ends, "last_step": null, "other": {},
        });
        serde_json::from_value::<Session>(told).unwrap()
    };
    let (of_its_own, silent) = (session(Some("2026-11-26T12:30:00Z")), session(None));
    let found = line(&listed, Some(&of_its_own)).unwrap();
    assert_eq!((found.tone, found.until), (Tone::Caution, of_its_own.expires_at), "half an hour, not eight");
    let found = line(&listed, Some(&silent)).unwrap();
    assert_eq!((found.tone, found.until), (Tone::Note, listed.expires_at), "the list where the session says nothing");
    assert!(line(&summary(), Some(&silent)).is_none(), "no end is made up");
    for state in [CaseState::Applying, CaseState::Decided, CaseState::Gone] {
        let over = CaseSummary { state, ..listed.clone() };
        assert!(line(&over, Some(&of_its_own)).is_none(), "{}: nobody has to hurry", state.as_str());
    }
}

#[test]
fn r_77_a_signing_certificate_lives_one_hour_and_says_what_is_left() {
    let of = |content: Value, now: &str| {
        let lines = lines_of(&summary(), &[found("qesProcess", content)], &AssertionKeys::new(), now);
        lines.into_iter().find(|line| line.topic == Topic::Certificate).map(|line| (line.tone, line.until))
    };
    let made = || json!({ "certificate": { "issuedAt": "2026-11-26T11:00:00Z" } });
    let end = Some(at("2026-11-26T12:00:00Z"));
    assert_eq!(of(made(), "2026-11-26T11:49:59Z"), Some((Tone::Note, end)));
    assert_eq!(of(made(), "2026-11-26T11:50:00Z"), Some((Tone::Caution, end)), "ten minutes are short");
    assert_eq!(of(made(), "2026-11-26T11:59:59Z"), Some((Tone::Caution, end)));
    assert_eq!(of(made(), "2026-11-26T12:00:00Z"), Some((Tone::Differs, end)), "over at the second");
    let own_end =
        json!({ "certificateIssuedAt": "2026-11-26T11:00:00Z", "certificateExpiresAt": "2026-11-26T11:30:00Z" });
    assert_eq!(of(own_end, "2026-11-26T11:30:00Z").map(|(tone, _)| tone), Some(Tone::Differs), "its own end counts");
    assert_eq!(of(json!({ "events": [] }), NOW), None, "no certificate is made up");
}

#[test]
fn r_26_a_model_tested_more_than_a_quarter_ago_is_told() {
    assert!(!is_older_than_a_quarter(day("2026-08-26"), day("2026-11-26")), "a quarter to the day");
    assert!(is_older_than_a_quarter(day("2026-08-25"), day("2026-11-26")));
    assert!(!is_older_than_a_quarter(day("2026-11-30"), day("2027-02-28")), "months of other lengths");
    assert!(is_older_than_a_quarter(day("2026-11-30"), day("2027-03-01")));
    let live = |date: &str| {
        [found(
            "biometricSamples",
            json!({ "liveness": { "result": "passed", "method": "passive", "model": "m-4", "modelTestedAt": date } }),
        )]
    };
    let fresh = about(Topic::Liveness, &live("2026-08-26"), NOW);
    assert!(
        says(&fresh, Tone::Fine, "method passive, model m-4") && says(&fresh, Tone::Fine, "2026-08-26"),
        "{fresh:?}"
    );
    assert!(says(&about(Topic::Liveness, &live("2026-08-25"), NOW), Tone::Caution, "more than a quarter ago"));
}
