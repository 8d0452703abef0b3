use std::collections::BTreeMap;

use super::*;
use crate::ids::CaseId;
use crate::policy::built_in;

pub(super) const ENGLISH: Language = Language::English;

pub(super) fn reason(scheme: &str, code: &str) -> ReasonRef {
    ReasonRef { scheme: scheme.to_owned(), code: code.to_owned() }
}

pub(super) fn facts(suspicions: &[&str]) -> CaseFacts {
    let codes: Vec<ReasonRef> = suspicions.iter().map(|code| reason("qes", code)).collect();
    CaseFacts {
        state: CaseState::Pending,
        turn: Turn::First,
        operations: false,
        suspicion_codes: codes.clone(),
        codes,
        filed: BTreeMap::new(),
        signature_issued: false,
        identity_expired: false,
        missing_blocks: Vec::new(),
        empty_account_fields: Vec::new(),
        pictures: Vec::new(),
    }
}

pub(super) fn approve() -> DecisionInput {
    DecisionInput {
        case_id: CaseId::new("cse_1"),
        answer: Answer::Approve,
        reasons: Vec::new(),
        comment: String::new(),
        customer_reason: None,
        override_suspicion: false,
        checked: Vec::new(),
        marks: Vec::new(),
        whole_document: false,
        evidence_digest: "sha-256:00".to_owned(),
    }
}

fn reject(code: &str) -> DecisionInput {
    DecisionInput {
        answer: Answer::Reject,
        reasons: vec![reason("qes", code)],
        customer_reason: Some(CustomerReason::CouldNotBeCompleted),
        whole_document: true,
        ..approve()
    }
}

fn over_suspicion() -> DecisionInput {
    DecisionInput {
        reasons: vec![reason("qes", "3213")],
        comment: "Müller and MUELLER are one name.".to_owned(),
        override_suspicion: true,
        ..approve()
    }
}

fn missing_in(input: &DecisionInput, facts: &CaseFacts) -> Vec<MissingCode> {
    check(input, facts, &Policy::default(), built_in(), ENGLISH).missing.iter().map(|missing| missing.code).collect()
}

fn missing(input: &DecisionInput) -> Vec<MissingCode> {
    missing_in(input, &facts(&[]))
}

#[test]
fn a_plain_approve_needs_nothing() {
    let checked = check(&approve(), &facts(&[]), &Policy::default(), built_in(), ENGLISH);
    assert!(checked.is_complete() && !checked.needs_second && !checked.over_suspicion);
}

#[test]
fn r_23_a_reject_without_a_coded_reason_is_impossible() {
    let input = DecisionInput { reasons: Vec::new(), ..reject("3101") };
    assert_eq!(missing(&input), [MissingCode::ReasonRequired]);
    assert!(missing(&reject("3101")).is_empty(), "one reason is enough");
}

#[test]
fn a_reject_needs_a_text_for_the_end_user_and_an_approve_may_not_carry_one() {
    let without = DecisionInput { customer_reason: None, ..reject("3101") };
    assert_eq!(missing(&without), [MissingCode::CustomerReasonRequired]);
    for text in CustomerReason::ALL {
        assert!(missing(&DecisionInput { customer_reason: Some(text), ..reject("3101") }).is_empty());
        let input = DecisionInput { customer_reason: Some(text), ..approve() };
        assert_eq!(missing(&input), [MissingCode::CustomerReasonNotAllowed]);
    }
}

#[test]
fn a_text_the_platforms_policy_does_not_list_is_refused() {
    let policy = Policy { customer_facing_reasons: vec!["could_not_be_completed".to_owned()], ..Policy::default() };
    let input = DecisionInput { customer_reason: Some(CustomerReason::NotEligible), ..reject("3101") };
    let checked = check(&input, &facts(&[]), &policy, built_in(), ENGLISH);
    assert!(checked.lacks(MissingCode::CustomerReasonNotAllowed), "{:?}", checked.missing);
    assert!(check(&reject("3101"), &facts(&[]), &policy, built_in(), ENGLISH).is_complete(), "the listed one is fine");
}

#[test]
fn an_approve_over_a_suspicion_needs_override_reason_comment_and_a_second_person() {
    let case = facts(&["3213"]);
    let plain = check(&approve(), &case, &Policy::default(), built_in(), ENGLISH);
    assert!(plain.needs_second && plain.over_suspicion);
    assert_eq!(
        missing_in(&approve(), &case),
        [MissingCode::ReasonRequired, MissingCode::OverrideRequired, MissingCode::CommentRequired]
    );
    let full = check(&over_suspicion(), &case, &Policy::default(), built_in(), ENGLISH);
    assert!(full.is_complete() && full.needs_second, "complete, and it still waits for a second person");
    let input = DecisionInput { override_suspicion: false, ..over_suspicion() };
    assert_eq!(missing_in(&input, &case), [MissingCode::OverrideRequired]);
    let input = DecisionInput { comment: " \n\t ".to_owned(), ..over_suspicion() };
    assert_eq!(missing_in(&input, &case), [MissingCode::CommentRequired], "white space is an empty comment");
    for unseen in ["\u{200b}", "\u{2060} \u{feff}", "\u{202e}", "\u{3164}", "\u{2800}"] {
        let input = DecisionInput { comment: unseen.to_owned(), ..over_suspicion() };
        let asked = missing_in(&input, &case);
        assert_eq!(asked, [MissingCode::CommentRequired], "{}: nobody can read it", unseen.escape_unicode());
    }
}

#[test]
fn a_suspicion_picked_as_a_reason_counts_like_one_in_the_case() {
    let input = DecisionInput { override_suspicion: false, ..over_suspicion() };
    assert_eq!(missing(&input), [MissingCode::OverrideRequired]);
    assert!(check(&input, &facts(&[]), &Policy::default(), built_in(), ENGLISH).needs_second);
}

#[test]
fn a_suspicion_is_known_by_its_code_whatever_scheme_it_is_filed_under() {
    let input = DecisionInput { reasons: vec![reason("other", "3206")], ..approve() };
    assert_eq!(missing(&input), [MissingCode::OverrideRequired, MissingCode::CommentRequired]);
    let input = DecisionInput { reasons: vec![reason("qes", "3299")], ..reject("3101") };
    assert_eq!(missing(&input), [MissingCode::CommentRequired], "an unlisted 32xx code is one too");
}

#[test]
fn where_the_platform_asks_no_second_person_nobody_approves_over_a_suspicion_alone() {
    let second_person = SecondPerson { approve_over_suspicion: false, blind: false };
    let policy = Policy { second_person, ..Policy::default() };
    let checked = check(&over_suspicion(), &facts(&["3213"]), &policy, built_in(), ENGLISH);
    let codes: Vec<MissingCode> = checked.missing.iter().map(|missing| missing.code).collect();
    assert_eq!(codes, [MissingCode::SecondPersonNotOffered], "contract section 5: this much at least");
    assert!(!checked.needs_second);
}

#[test]
fn a_code_with_a_hidden_character_is_no_code() {
    for code in ["3206\u{200b}", "3139\u{200b}", "32\u{2060}06", "\u{202e}6023"] {
        let input =
            DecisionInput { reasons: vec![ReasonRef { scheme: "qes".into(), code: code.into() }], ..reject("3101") };
        assert!(missing(&input).contains(&MissingCode::UnknownReason), "{}", code.escape_unicode());
    }
}

#[test]
fn rejecting_a_suspicion_needs_no_second_person_and_no_override() {
    let input = DecisionInput { comment: "The hologram is printed.".to_owned(), ..reject("3206") };
    let checked = check(&input, &facts(&["3206"]), &Policy::default(), built_in(), ENGLISH);
    assert!(checked.is_complete() && !checked.needs_second);
    let input = DecisionInput { override_suspicion: true, ..input };
    assert_eq!(missing_in(&input, &facts(&["3206"])), [MissingCode::OverrideNotApplicable]);
}

#[test]
fn an_override_where_this_console_sees_no_suspicion_still_needs_reason_and_comment() {
    let input = DecisionInput { override_suspicion: true, ..approve() };
    assert_eq!(missing(&input), [MissingCode::ReasonRequired, MissingCode::CommentRequired]);
}

#[test]
fn every_32xx_and_every_other_code_needs_a_comment() {
    for code in ["3201", "3215", "3016", "3107", "3116", "3120", "3125", "3127", "3134", "ID_OTHER", "SOMETHING_OTHER"]
    {
        assert!(missing(&reject(code)).contains(&MissingCode::CommentRequired), "{code}");
        let with = DecisionInput { comment: "Seen.".to_owned(), ..reject(code) };
        assert!(missing(&with).is_empty(), "{code}");
    }
    assert!(missing(&reject("3101")).is_empty(), "a plain code speaks for itself");
}

#[test]
fn a_comment_is_counted_in_unicode_scalar_values_and_4000_fit() {
    let of = |comment: String| missing(&DecisionInput { comment, ..reject("3101") });
    assert!(of("🙂".repeat(4_000)).is_empty(), "16,000 bytes are 4,000 characters");
    assert_eq!(of("🙂".repeat(4_001)), [MissingCode::CommentTooLong]);
    assert!(of("é".repeat(4_000)).is_empty());
    assert!(of("e\u{301}".repeat(2_000)).is_empty());
    assert_eq!(of("e\u{301}".repeat(2_001)), [MissingCode::CommentTooLong], "an accent of its own is a scalar");
    assert_eq!(of("x".repeat(20_000_000)), [MissingCode::CommentTooLong]);
    let policy = Policy { max_comment_length: 10, ..Policy::default() };
    let input = DecisionInput { comment: "x".repeat(11), ..reject("3101") };
    let checked = check(&input, &facts(&[]), &policy, built_in(), ENGLISH);
    assert!(checked.missing.iter().any(|missing| missing.text.as_str().contains("10")), "it says how much fits");
}

#[test]
fn r_68_technical_causes_alone_cannot_reject_a_person() {
    for number in 3135..=3141 {
        let input = DecisionInput { comment: "Broken.".to_owned(), ..reject(&number.to_string()) };
        assert_eq!(missing(&input), [MissingCode::TechnicalReasonOnly], "{number}");
        let mut with_a_finding = input;
        with_a_finding.reasons.push(reason("qes", "3109"));
        assert!(missing(&with_a_finding).is_empty(), "{number} beside a finding");
    }
    let both = DecisionInput { reasons: vec![reason("qes", "3139"), reason("qes", "3136")], ..reject("3139") };
    assert_eq!(missing(&both), [MissingCode::TechnicalReasonOnly], "two technical causes are still technical");
    assert!(missing(&reject("3117")).is_empty(), "3117 is no technical cause");
    let by_name = DecisionInput { reasons: vec![reason("qes", "TSP_SIGNING_FAILED")], ..reject("3139") };
    assert_eq!(missing(&by_name), [MissingCode::TechnicalReasonOnly], "nor by its name");
}

#[test]
fn a_reason_that_speaks_for_the_session_cannot_reject_it() {
    let input = DecisionInput { reasons: vec![reason("device", "DEVICE_RECOGNIZED")], ..reject("3101") };
    assert_eq!(missing(&input), [MissingCode::ReasonDoesNotFit]);
    let reasons = vec![reason("device", "DEVICE_RECOGNIZED"), reason("network", "TOR_EXIT_NODE")];
    assert!(missing(&DecisionInput { reasons, ..reject("3101") }).is_empty());
}

#[test]
fn an_approve_takes_the_codes_of_the_case_what_speaks_for_it_and_suspicions_and_no_other_reason() {
    let mut case = facts(&[]);
    case.codes = vec![reason("qes", "3102"), reason("qes", "3139"), reason("network", "BRAND_NEW")];
    let of = |picked: ReasonRef, case: &CaseFacts| {
        missing_in(&DecisionInput { reasons: vec![picked], comment: "Seen.".to_owned(), ..approve() }, case)
    };
    for (scheme, code) in [("qes", "3109"), ("network", "VPN_DETECTED"), ("other", "NEVER_HEARD_OF")] {
        assert_eq!(of(reason(scheme, code), &case), [MissingCode::ReasonDoesNotFit], "{code} is not on the case");
    }
    let name = find("3139").and_then(|entry| entry.identifier.clone()).unwrap();
    for code in ["3102", "3139", name.as_str(), "brand_new", "DEVICE_RECOGNIZED"] {
        assert!(of(reason("qes", code), &case).is_empty(), "{code}");
    }
    let mut beside = over_suspicion();
    assert!(missing_in(&beside, &facts(&["3206"])).is_empty(), "another suspicion, overridden with the case's own");
    beside.reasons.push(reason("qes", "3109"));
    assert_eq!(missing_in(&beside, &facts(&["3206"])), [MissingCode::ReasonDoesNotFit], "an override is none for it");
    let shapeless = of(reason("treezor", "3109"), &case);
    assert_eq!(shapeless, [MissingCode::UnknownReason], "what is no reason is told as that");
}

#[test]
fn a_reject_is_not_offered_after_a_signature_was_issued_and_an_approve_is() {
    let signed = CaseFacts { signature_issued: true, ..facts(&[]) };
    assert_eq!(missing_in(&reject("3101"), &signed), [MissingCode::SignatureIssued]);
    assert!(missing_in(&approve(), &signed).is_empty());
}

#[test]
fn r_11_a_stored_identity_that_is_too_old_blocks_the_approve_and_not_the_reject() {
    let expired = CaseFacts { identity_expired: true, ..facts(&[]) };
    assert_eq!(missing_in(&approve(), &expired), [MissingCode::IdentityExpired]);
    assert!(missing_in(&reject("3109"), &expired).is_empty());
}

#[test]
fn only_a_pending_case_can_be_decided() {
    for state in CaseState::ALL {
        let found = missing_in(&approve(), &CaseFacts { state, ..facts(&[]) });
        assert_eq!(found.contains(&MissingCode::NotReviewable), state != CaseState::Pending, "{}", state.as_str());
    }
}

#[test]
fn a_case_that_waits_for_a_second_person_takes_an_answer_from_anyone_but_the_first() {
    let waiting = |turn| CaseFacts { state: CaseState::AwaitingSecond, turn, ..facts(&["3206"]) };
    assert!(
        missing_in(&over_suspicion(), &waiting(Turn::Second)).is_empty(),
        "the same rules as for the first answer, and no more"
    );
    assert!(missing_in(&approve(), &waiting(Turn::Second)).contains(&MissingCode::OverrideRequired), "and no less");
    assert_eq!(missing_in(&over_suspicion(), &waiting(Turn::Own)), [MissingCode::SelfReview]);
    assert_eq!(missing_in(&over_suspicion(), &waiting(Turn::Unnamed)), [MissingCode::NotReviewable]);
}

#[test]
fn a_second_answer_asks_for_no_third_and_may_decline_after_a_signature() {
    let waiting =
        CaseFacts { state: CaseState::AwaitingSecond, turn: Turn::Second, signature_issued: true, ..facts(&["3206"]) };
    assert!(!check(&over_suspicion(), &waiting, &Policy::default(), built_in(), ENGLISH).needs_second);
    let decline = DecisionInput { comment: "The hologram is printed.".to_owned(), ..reject("3206") };
    assert!(missing_in(&decline, &waiting).is_empty(), "declining rejects nobody");
}

#[test]
fn a_case_for_operations_is_neither_approved_nor_rejected() {
    let operations = CaseFacts { operations: true, ..facts(&[]) };
    for input in [approve(), reject("3101")] {
        let checked = check(&input, &operations, &Policy::default(), built_in(), ENGLISH);
        assert!(checked.lacks(MissingCode::NotReviewable));
        assert!(checked.missing.iter().any(|missing| missing.text.as_str().contains("operations")), "it says who");
    }
}

#[test]
fn an_unknown_code_in_a_known_scheme_is_taken_and_an_unknown_scheme_is_not() {
    for scheme in Scheme::ALL {
        let input = DecisionInput { reasons: vec![reason(scheme.as_str(), "BRAND_NEW")], ..reject("3101") };
        assert!(missing(&input).is_empty(), "{}", scheme.as_str());
    }
    for (scheme, code) in
        [("treezor", "3101"), ("", "3101"), ("QES", "3101"), ("qes", ""), ("qes", " "), ("qes", "3101 ")]
    {
        let input = DecisionInput { reasons: vec![reason(scheme, code)], ..reject("3101") };
        assert_eq!(missing(&input), [MissingCode::UnknownReason], "{scheme}:{code}");
    }
    let input = DecisionInput { reasons: vec![reason("qes", &"9".repeat(101))], ..reject("3101") };
    assert_eq!(missing(&input), [MissingCode::UnknownReason], "a code is short");
}

#[test]
fn a_reason_stands_once_and_there_are_at_most_fifty() {
    let input = DecisionInput { reasons: vec![reason("qes", "3101"), reason("qes", "3101")], ..reject("3101") };
    assert_eq!(missing(&input), [MissingCode::TooManyReasons]);
    let many: Vec<ReasonRef> = (0..51).map(|number| reason("other", &format!("N{number}"))).collect();
    assert_eq!(missing(&DecisionInput { reasons: many.clone(), ..reject("3101") }), [MissingCode::TooManyReasons]);
    let fifty = many.into_iter().take(50).collect();
    assert!(missing(&DecisionInput { reasons: fifty, ..reject("3101") }).is_empty());
}

#[test]
fn everything_that_is_missing_is_said_at_once() {
    let input = DecisionInput {
        answer: Answer::Reject,
        comment: "x".repeat(4_001),
        customer_reason: None,
        override_suspicion: true,
        ..approve()
    };
    let wanted = [
        MissingCode::ReasonRequired,
        MissingCode::OverrideNotApplicable,
        MissingCode::CommentTooLong,
        MissingCode::CustomerReasonRequired,
    ];
    assert_eq!(missing(&input), wanted);
}

#[test]
fn every_code_has_a_sentence_and_a_stable_word() {
    for code in MissingCode::ALL {
        let text = InternalText::say(ENGLISH, &format!("missing-{}", code.as_str()), &[("limit", "4000")]);
        assert!(!text.as_str().starts_with("missing-"), "{}", code.as_str());
        assert_eq!(serde_json::to_value(code).ok(), Some(code.as_str().into()), "word and wire are one");
    }
    let more = ["customer_reason_not_in_policy", "reason_not_on_case"];
    for key in ["operations", "awaiting_second", "decided", "gone"].into_iter().chain(more) {
        assert!(!InternalText::say(ENGLISH, &format!("missing-{key}"), &[]).as_str().starts_with("missing-"), "{key}");
    }
    for key in [
        "comment_for_checklist",
        "mark_required_no_picture",
        "mark_other_picture",
        "mark_without_reason",
        "mark_too_many",
    ] {
        assert!(InternalText::find(ENGLISH, &format!("missing-{key}"), &[]).is_some(), "{key}");
    }
    assert_eq!(evidence_changed(ENGLISH).code, MissingCode::EvidenceMismatch);
}

#[test]
fn the_platforms_policy_reads_as_it_is_answered() {
    let body = r#"{"version":"2026-11","customerFacingReasons":["not_eligible","a_new_one"],
        "secondPerson":{"approveOverSuspicion":true,"blind":true},"maxCommentLength":4000}"#;
    let policy: Option<Policy> = serde_json::from_str(body).ok();
    assert_eq!(policy.map(|policy| (policy.version, policy.second_person.blind)), Some(("2026-11".to_owned(), true)));
}
