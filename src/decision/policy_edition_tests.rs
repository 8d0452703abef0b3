//! What an edition of the step-up policy asks of an answer, beside the contract.
use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::case::form::form;
use crate::catalogue::Family;
use crate::ids::CaseId;
use crate::policy::{BUILT_IN, built_in, read};

fn edition(line: &str, instead: &str) -> Edition {
    assert!(BUILT_IN.contains(line), "the fixture has moved: {line}");
    read("p", BUILT_IN.replacen(line, instead, 1).as_bytes()).unwrap()
}

fn reason(code: &str) -> ReasonRef {
    let scheme = find(code).map_or("other", |entry| entry.scheme.as_str());
    ReasonRef { scheme: scheme.to_owned(), code: code.to_owned() }
}

fn facts(codes: &[&str]) -> CaseFacts {
    let codes: Vec<ReasonRef> = codes.iter().map(|code| reason(code)).collect();
    CaseFacts {
        state: CaseState::Pending,
        operations: false,
        suspicion_codes: codes.iter().filter(|code| is_suspicion(&code.code)).cloned().collect(),
        codes,
        filed: BTreeMap::new(),
        signature_issued: false,
        identity_expired: false,
        missing_blocks: Vec::new(),
        empty_account_fields: Vec::new(),
        pictures: Vec::new(),
        turn: Turn::First,
    }
}

fn answer(answer: Answer, codes: &[&str]) -> DecisionInput {
    DecisionInput {
        case_id: CaseId::new("cse_1"),
        answer,
        reasons: codes.iter().map(|code| reason(code)).collect(),
        comment: String::new(),
        customer_reason: (answer == Answer::Reject).then_some(CustomerReason::CouldNotBeCompleted),
        override_suspicion: false,
        checked: Vec::new(),
        marks: Vec::new(),
        whole_document: answer == Answer::Reject,
        evidence_digest: "sha-256:00".to_owned(),
    }
}

fn missing(input: &DecisionInput, facts: &CaseFacts, edition: &Edition) -> Vec<MissingCode> {
    let checked = check(input, facts, &Policy::default(), edition, Language::English);
    checked.missing.iter().map(|missing| missing.code).collect()
}

#[test]
fn r_13_a_block_the_level_needs_keeps_from_approving_and_not_from_rejecting() {
    let case = CaseFacts { missing_blocks: vec!["documentData".to_owned()], ..facts(&[]) };
    let approve = answer(Answer::Approve, &[]);
    assert_eq!(missing(&approve, &case, built_in()), [MissingCode::RequiredBlockMissing]);
    assert!(missing(&answer(Answer::Reject, &["3101"]), &case, built_in()).is_empty());
    let checked = check(&approve, &case, &Policy::default(), built_in(), Language::English);
    assert!(checked.missing[0].text.as_str().contains("Document data"), "{}", checked.missing[0].text.as_str());
}

#[test]
fn r_68_no_technical_cause_carries_a_reject_in_any_edition() {
    let technical = crate::catalogue::every_entry().iter().filter(|entry| entry.technical);
    let codes: Vec<&str> = technical.map(|entry| entry.code.as_str()).collect();
    assert!(codes.len() > 5, "the catalogue names them");
    let few = edition("  \"user_abort\",\n  \"signing\",\n  \"other\",\n]", "  \"other\",\n]");
    let asks = edition("[comment]\nfamilies = []", "[comment]\nfamilies = [\"technical\"]");
    let opens = edition("  \"technical\",\n", "");
    for edition in [built_in().as_ref(), &few, &asks, &opens] {
        for code in codes.iter().copied() {
            let rejected = missing(&answer(Answer::Reject, &[code]), &facts(&[]), edition);
            assert!(rejected.contains(&MissingCode::TechnicalReasonOnly), "{code}: {rejected:?}");
            let twice = missing(&answer(Answer::Reject, &[code, "3010"]), &facts(&[]), edition);
            let carried = edition.carries_reject(Some(Family::UserAbort));
            assert_eq!(twice.contains(&MissingCode::ReasonDoesNotFit), !carried, "{code} adds nothing: {twice:?}");
        }
    }
    assert!(!few.carries_reject(Some(Family::UserAbort)) && built_in().carries_reject(Some(Family::UserAbort)));
    let letting = BUILT_IN.replacen("[reject]\nfamilies = [\n", "[reject]\nfamilies = [\n  \"technical\",\n", 1);
    assert_ne!(letting, BUILT_IN, "the fixture has moved");
    assert!(read("p", letting.as_bytes()).is_err(), "no edition reads that would let one carry it");
}

#[test]
fn r_68_a_cause_the_platform_files_as_technical_rejects_nobody_though_no_catalogue_knows_it() {
    let filed = |code: &str, family| CaseFacts {
        filed: BTreeMap::from([(code.to_ascii_lowercase(), family)]),
        ..facts(&[code])
    };
    let rejected = |codes: &[&str], case: &CaseFacts| missing(&answer(Answer::Reject, codes), case, built_in());
    let technical = filed("NEW_FAULT", Family::Technical);
    assert_eq!(rejected(&["NEW_FAULT"], &technical), [MissingCode::TechnicalReasonOnly]);
    assert!(rejected(&["NEW_FAULT", "3101"], &technical).is_empty(), "beside another reason it may stand");
    assert!(rejected(&["NEW_FAULT"], &filed("NEW_FAULT", Family::IdentityData)).is_empty());
    assert!(rejected(&["NEW_FAULT"], &facts(&["NEW_FAULT"])).is_empty(), "filed under nothing, it is a reason (R-69)");
    assert!(!filed("3299", Family::Technical).is_technical("3299"), "a suspicion is none, whatever it is filed under");
}

#[test]
fn an_edition_says_which_families_carry_a_reject() {
    let strict = edition("  \"user_abort\",\n  \"signing\",\n  \"other\",\n]", "  \"signing\",\n  \"other\",\n]");
    let aborted = answer(Answer::Reject, &["3010"]);
    assert_eq!(missing(&aborted, &facts(&[]), &strict), [MissingCode::ReasonDoesNotFit]);
    assert!(missing(&aborted, &facts(&[]), built_in()).is_empty());
    let with_another = answer(Answer::Reject, &["3010", "3101"]);
    assert!(missing(&with_another, &facts(&[]), &strict).is_empty(), "one that can carry it is enough");
    let unheard_of = answer(Answer::Reject, &["BRAND_NEW"]);
    assert!(missing(&unheard_of, &facts(&[]), &strict).is_empty(), "a code nobody described is not guessed at");
}

#[test]
fn an_edition_says_whose_reasons_need_a_comment() {
    let strict = edition("[comment]\nfamilies = []", "[comment]\nfamilies = [\"document_quality\"]");
    let input = answer(Answer::Reject, &["3103"]);
    assert_eq!(missing(&input, &facts(&[]), &strict), [MissingCode::CommentRequired]);
    let blank = DecisionInput { comment: " \n".to_owned(), ..answer(Answer::Reject, &["3103"]) };
    assert_eq!(missing(&blank, &facts(&[]), &strict), [MissingCode::CommentRequired], "white space is no comment");
    let told = DecisionInput { comment: "Too dark to read.".to_owned(), ..input };
    assert!(missing(&told, &facts(&[]), &strict).is_empty());
}

#[test]
fn an_item_of_the_checklist_asks_for_a_comment_when_a_person_approves() {
    let listed = edition(
        "id = \"document-features\"\nfamilies = [\"document_fraud\"]",
        "id = \"document-features\"\nfamilies = [\"document_quality\"]",
    );
    let case = facts(&["3103"]);
    assert_eq!(missing(&answer(Answer::Approve, &[]), &case, &listed), [MissingCode::CommentRequired]);
    assert!(missing(&answer(Answer::Approve, &[]), &case, built_in()).is_empty(), "not on this list");
    let told = DecisionInput { comment: "Read it at another size.".to_owned(), ..answer(Answer::Approve, &[]) };
    assert!(missing(&told, &case, &listed).is_empty());
    let ticked = DecisionInput { checked: vec!["document-features".to_owned()], ..answer(Answer::Approve, &[]) };
    assert!(missing(&ticked, &case, &listed).is_empty(), "two keys are enough when nothing is open");
    assert!(
        missing(&answer(Answer::Reject, &["3103"]), &case, &listed).is_empty(),
        "a reject is not what it is for: 0046"
    );
}

#[test]
fn a_tick_for_what_is_not_on_the_list_of_the_case_is_refused_whatever_the_answer() {
    let ticked = |ids: &[&str], answer: DecisionInput| DecisionInput {
        checked: ids.iter().map(|id| (*id).to_owned()).collect(),
        ..answer
    };
    let suspicion = facts(&["3206"]);
    let reject = || DecisionInput { comment: "The edge is cut.".to_owned(), ..answer(Answer::Reject, &["3206"]) };
    for ids in [&["document-features"][..], &["zone-beside-print", "document-features"], &[]] {
        assert!(missing(&ticked(ids, reject()), &suspicion, built_in()).is_empty(), "{ids:?}");
    }
    for ids in
        [&["face-beside-portrait"][..], &["document-features", "document-features"], &["Document-Features"], &[""]]
    {
        assert_eq!(missing(&ticked(ids, reject()), &suspicion, built_in()), [MissingCode::UnknownItem], "{ids:?}");
    }
    let approve = ticked(&["document-features"], answer(Answer::Approve, &[]));
    assert_eq!(
        missing(&approve, &facts(&["3103"]), built_in()),
        [MissingCode::UnknownItem],
        "it concerns no such case"
    );
}

#[test]
fn how_much_of_the_checklist_is_open_is_told() {
    let listed = edition(
        "id = \"document-features\"\nfamilies = [\"document_fraud\"]",
        "id = \"document-features\"\nfamilies = [\"document_quality\"]\n\n[[checklist]]\nid = \"x\"\n\
         families = [\"document_quality\"]\nwords = { en = \"Asked.\" }",
    );
    let ticked = DecisionInput { checked: vec!["x".to_owned()], ..answer(Answer::Approve, &[]) };
    let checked = check(&ticked, &facts(&["3103"]), &Policy::default(), &listed, Language::English);
    let told: Vec<&str> = checked.missing.iter().map(|missing| missing.text.as_str()).collect();
    assert!(told.len() == 1 && told[0].contains("1 of 2"), "{told:?}");
}

#[test]
fn a_second_person_the_platform_cannot_ask_refuses_the_approve() {
    let strict =
        edition("[two_person]\nfamilies = []", "[two_person]\nfamilies = [\"document_quality\", \"document_fraud\"]");
    let approve = answer(Answer::Approve, &[]);
    assert_eq!(missing(&approve, &facts(&["3103"]), &strict), [MissingCode::SecondPersonNotOffered]);
    assert!(missing(&approve, &facts(&["3103"]), built_in()).is_empty());
    let over = DecisionInput {
        override_suspicion: true,
        comment: "One name.".to_owned(),
        ..answer(Answer::Approve, &["3206"])
    };
    let checked = check(&over, &facts(&["3206"]), &Policy::default(), &strict, Language::English);
    assert!(checked.is_complete() && checked.needs_second, "over a suspicion the platform does ask one");
    assert!(missing(&answer(Answer::Reject, &["3103"]), &facts(&["3103"]), &strict).is_empty());
}

proptest! {
    #[test]
    fn an_edition_asks_for_more_than_the_built_in_one_and_never_for_less(
        yes in any::<bool>(), picked in 0usize..6, on_case in 0usize..6, comment in "[a-z ]{0,4}", over in any::<bool>(),
    ) {
        const CODES: [&str; 6] = ["3103", "3206", "3139", "DEVICE_RECOGNIZED", "VPN_DETECTED", "BRAND_NEW"];
        let strict = edition("[comment]\nfamilies = []", "[comment]\nfamilies = [\"document_quality\", \"network\"]");
        let input = DecisionInput {
            comment,
            override_suspicion: over,
            ..answer(if yes { Answer::Approve } else { Answer::Reject }, &[CODES[picked]])
        };
        let case = facts(&[CODES[on_case]]);
        let less = missing(&input, &case, built_in());
        let more = missing(&input, &case, &strict);
        prop_assert!(less.iter().all(|code| more.contains(code)), "{:?} {:?}", less, more);
    }
}

#[test]
fn r_74_an_empty_account_field_keeps_from_approving_only_where_the_edition_says_so() {
    use crate::case::evidence::AccountField;
    let fields = vec![AccountField::Email, AccountField::Phone];
    let case = CaseFacts { empty_account_fields: fields, ..facts(&[]) };
    let (approve, reject) = (answer(Answer::Approve, &[]), answer(Answer::Reject, &["3101"]));
    let older = edition("[approve]\nneeds_account = true\n\n", "");
    assert!(missing(&approve, &case, &older).is_empty(), "told with the form, and no more");
    assert_eq!(missing(&approve, &case, built_in()), [MissingCode::AccountIncomplete], "what ships says so");
    assert!(missing(&reject, &case, built_in()).is_empty(), "a reject needs no account");
    assert!(missing(&approve, &facts(&[]), built_in()).is_empty(), "what nobody speaks of is not empty");
    for (edition, offered) in [(&older, true), (built_in().as_ref(), false)] {
        let form = form(&case, &Policy::default(), edition, None, Language::English);
        assert_eq!(form.approve_offered, offered);
        assert_eq!(form.approve_told.is_some(), offered, "told to whoever may approve all the same");
        assert_eq!(form.approve_not_offered_why.is_some(), !offered, "and why not to the others");
    }
    for language in Language::ALL {
        let checked = check(&approve, &case, &Policy::default(), built_in(), *language);
        let text = checked.missing[0].text.as_str();
        assert!(text.contains("E-") && text.contains(&AccountField::Phone.label(*language)), "{text}");
    }
}
