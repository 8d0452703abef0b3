//! Marks: what a reject for a suspicion about the document has to show, and what no mark may be.
use proptest::prelude::*;

use super::super::{Policy, check};
use super::*;
use crate::case::evidence::Evidence;
use crate::case::pictures::Picture;
use crate::case::{CaseSummary, Source};
use crate::catalogue::Language;
use crate::decision::{CustomerReason, ReasonRef};
use crate::ids::{CaseId, FileRef};
use crate::policy::built_in;

const DIGEST: &str = "abababababababababababababababababababababababababababababababab";

fn facts(pictures: bool) -> CaseFacts {
    let summary = CaseSummary::plain("cse_1", Source::Trust);
    let here = Picture { file_ref: FileRef::new("f-1"), digest: Some(DIGEST.to_owned()) };
    let to_come = Picture { file_ref: FileRef::new("f-2"), digest: None };
    CaseFacts {
        pictures: if pictures { vec![here, to_come] } else { Vec::new() },
        ..CaseFacts::of(&summary, &Evidence::default())
    }
}

fn reason(code: &str) -> ReasonRef {
    ReasonRef { scheme: "qes".to_owned(), code: code.to_owned() }
}

fn mark(code: &str) -> Mark {
    Mark {
        file_ref: FileRef::new("f-1"),
        image_digest: DIGEST.to_owned(),
        left: 0,
        top: 0,
        width: 10_000,
        height: 10_000,
        reason: reason(code),
    }
}

fn reject(codes: &[&str], marks: Vec<Mark>) -> DecisionInput {
    DecisionInput {
        case_id: CaseId::new("cse_1"),
        answer: Answer::Reject,
        reasons: codes.iter().map(|code| reason(code)).collect(),
        comment: "The print is torn.".to_owned(),
        customer_reason: Some(CustomerReason::CouldNotBeCompleted),
        override_suspicion: false,
        checked: Vec::new(),
        marks,
        whole_document: false,
        evidence_digest: "sha-256:00".to_owned(),
    }
}

fn missing(input: &DecisionInput, facts: &CaseFacts) -> Vec<MissingCode> {
    let checked = check(input, facts, &Policy::default(), built_in(), Language::English);
    checked.missing.into_iter().map(|missing| missing.code).collect()
}

#[test]
fn f9_a_reject_for_a_suspicion_about_the_document_needs_a_mark_or_the_whole_document() {
    for code in ["3204", "3205", "3206", "3207", "3208", "3209", "3214"] {
        let bare = reject(&[code], Vec::new());
        assert_eq!(missing(&bare, &facts(true)), [MissingCode::MarkRequired], "{code}");
        assert!(missing(&reject(&[code], vec![mark(code)]), &facts(true)).is_empty(), "{code}");
        let whole = DecisionInput { whole_document: true, ..bare };
        assert!(missing(&whole, &facts(true)).is_empty() && missing(&whole, &facts(false)).is_empty(), "{code}");
    }
}

#[test]
fn f9_a_suspicion_about_the_face_an_unknown_one_and_an_ordinary_reason_ask_for_no_mark() {
    for code in ["3201", "3202", "3203", "3211", "3299", "3101", "FRAUD_DETECTED"] {
        assert!(missing(&reject(&[code], Vec::new()), &facts(true)).is_empty(), "{code}");
    }
}

#[test]
fn f9_the_mark_shows_a_suspicion_about_the_document_and_not_just_any_reason() {
    let beside = |code: &str| reject(&["3206", "3101", "3214"], vec![mark(code)]);
    assert_eq!(missing(&beside("3101"), &facts(true)), [MissingCode::MarkRequired], "it shows something else");
    assert!(missing(&beside("3214"), &facts(true)).is_empty(), "one of them is enough");
}

#[test]
fn f9_an_approve_over_a_suspicion_is_asked_for_no_mark() {
    let over = DecisionInput {
        answer: Answer::Approve,
        customer_reason: None,
        override_suspicion: true,
        ..reject(&["3206"], Vec::new())
    };
    assert!(missing(&over, &facts(true)).is_empty());
}

#[test]
fn without_a_picture_the_whole_document_is_the_only_way_and_the_refusal_says_so() {
    let bare = reject(&["3206"], Vec::new());
    let checked = check(&bare, &facts(false), &Policy::default(), built_in(), Language::English);
    let told: Vec<&str> = checked.missing.iter().map(|missing| missing.text.as_str()).collect();
    assert!(told.len() == 1 && told[0].contains("No picture"), "{told:?}");
}

#[test]
fn a_mark_lies_inside_its_picture_to_the_last_ten_thousandth() {
    let at = |left, top, width, height| Mark { left, top, width, height, ..mark("3206") };
    for sound in [at(0, 0, 1, 1), at(9_999, 9_999, 1, 1), at(0, 5_000, 10_000, 5_000)] {
        assert!(missing(&reject(&["3206"], vec![sound.clone()]), &facts(true)).is_empty(), "{sound:?}");
    }
    let max = u16::MAX;
    for off in [at(0, 0, 0, 1), at(0, 0, 1, 0), at(1, 0, 10_000, 1), at(0, 1, 1, 10_000), at(max, 0, max, 1)] {
        assert_eq!(
            missing(&reject(&["3206"], vec![off.clone()]), &facts(true)),
            [MissingCode::MarkNotValid],
            "{off:?}"
        );
    }
}

#[test]
fn a_mark_names_a_picture_of_the_case_as_it_is_kept_here_and_a_reason_that_was_picked() {
    let other_file = Mark { file_ref: FileRef::new("f-9"), ..mark("3206") };
    let not_fetched = Mark { file_ref: FileRef::new("f-2"), image_digest: String::new(), ..mark("3206") };
    let other_bytes = Mark { image_digest: "cd".repeat(32), ..mark("3206") };
    for stray in [other_file, not_fetched, other_bytes, mark("3204")] {
        let marks = vec![mark("3206"), stray.clone()];
        assert_eq!(missing(&reject(&["3206"], marks), &facts(true)), [MissingCode::MarkNotValid], "{stray:?}");
    }
    let erased = reject(&["3206"], vec![mark("3206")]);
    assert_eq!(missing(&erased, &facts(false)), [MissingCode::MarkNotValid], "the picture is gone");
}

#[test]
fn a_hundred_marks_are_enough() {
    let marks = |count| reject(&["3206"], vec![mark("3206"); count]);
    assert!(missing(&marks(MAX_MARKS), &facts(true)).is_empty());
    assert_eq!(missing(&marks(MAX_MARKS + 1), &facts(true)), [MissingCode::MarkNotValid]);
}

proptest! {
    #[test]
    fn whatever_is_drawn_no_saved_mark_leaves_its_picture(
        left in any::<u16>(), top in any::<u16>(), width in any::<u16>(), height in any::<u16>(),
    ) {
        let drawn = Mark { left, top, width, height, ..mark("3206") };
        let inside = |from: u16, length: u16| length >= 1 && usize::from(from) + usize::from(length) <= 10_000;
        let sound = missing(&reject(&["3206"], vec![drawn]), &facts(true)).is_empty();
        prop_assert_eq!(sound, inside(left, width) && inside(top, height));
    }
}
