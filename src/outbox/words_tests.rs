//! Every code an entry can carry has its sentence in every language.
use std::collections::BTreeSet;

use super::*;

/// What the console itself writes as `why`, in this room, when a decision is taken back or replaced, and after a crash.
const OURS: [&str; 25] = [
    "already_decided",
    "apply_failed",
    "applying",
    "awaiting_second",
    "case_gone",
    "claim_held",
    "decision_missing",
    "declined_by_second",
    "forbidden",
    "foreign_case",
    "held_in_between",
    "interrupted",
    "no_answer",
    "not_reviewable",
    "offline",
    "older_stands",
    "paused",
    "precondition_failed",
    "replaced",
    "sign_in_needed",
    "turned_up",
    "undone",
    "unknown_case",
    "unreadable",
    "voided",
];

/// What the platform can refuse a decision with (contract section 4); it is handed on as it came.
const THEIRS: [&str; 24] = [
    "claim_expired",
    "claim_required",
    "comment_required",
    "comment_too_long",
    "customer_reason_not_allowed",
    "decision_id_reused",
    "evidence_mismatch",
    "idempotency_key_missing",
    "idempotency_key_reused",
    "in_flight",
    "malformed",
    "no_decision",
    "not_assignee",
    "not_reviewable",
    "overloaded",
    "override_required",
    "precondition_failed",
    "precondition_required",
    "reason_required",
    "self_review",
    "session_busy",
    "stale_fencing_token",
    "unknown_case",
    "unknown_reason",
];

/// Words in the sources of this room that are no codes.
const OTHER_WORDS: [&str; 5] = ["read_back", "snake_case", "why", "receipt", "theirs"];

/// Short texts of lower case between quotes in the code of a file: every code written there is among them.
fn words_in(source: &str) -> BTreeSet<&str> {
    let code = source.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    let words = lines.flat_map(|line| line.split('"').skip(1).step_by(2));
    words.filter(|word| !word.is_empty() && word.bytes().all(|c| c.is_ascii_lowercase() || c == b'_')).collect()
}

fn sentence(state: EntryState, code: &str, language: Language) -> String {
    why_sentence(state, code, language).unwrap_or_default()
}

#[test]
fn every_code_written_in_this_room_is_listed_here() {
    let sources =
        [include_str!("states.rs"), include_str!("course.rs"), include_str!("moves.rs"), include_str!("turned_up.rs")];
    let found: BTreeSet<&str> = sources.into_iter().flat_map(words_in).collect();
    assert!(found.contains("held_in_between") && found.contains("voided"), "the files are read: {found:?}");
    let is_listed = |word: &&str| {
        OURS.contains(word) || THEIRS.contains(word) || OTHER_WORDS.contains(word) || EntryState::parse(word).is_some()
    };
    let new: Vec<&str> = found.into_iter().filter(|word| !is_listed(word)).collect();
    assert!(new.is_empty(), "list these and give them words in every language: {new:?}");
}

#[test]
fn every_code_has_a_sentence_in_every_language() {
    let codes: BTreeSet<&str> = OURS.into_iter().chain(THEIRS).collect();
    for code in codes {
        // What was taken back says so; every other code may stand on an entry that waits, is parked or needs a person.
        let states = [EntryState::Withdrawn, EntryState::NeedsReview, EntryState::Parked, EntryState::Queued];
        for state in states.into_iter().filter(|state| code != "undone" || *state == EntryState::Withdrawn) {
            let mut texts = BTreeSet::new();
            for language in Language::ALL {
                let text = sentence(state, code, *language);
                let general = InternalText::say(*language, "outbox-unknown", &[("code", code)]);
                assert_ne!(text, general.as_str(), "{}: {code} has no words", language.tag());
                assert!(text.ends_with('.') && text.contains(' ') && !text.contains(['_', '{']), "{code}: {text}");
                texts.insert(text);
            }
            assert_eq!(texts.len(), Language::ALL.len(), "{code}: left in English: {texts:?}");
        }
    }
}

#[test]
fn what_needs_no_words_has_none() {
    for language in Language::ALL {
        assert_eq!(why_sentence(EntryState::Queued, "read_back", *language), None);
        assert_eq!(why_sentence(EntryState::Queued, "undone", *language), None);
        assert!(why_sentence(EntryState::Withdrawn, "undone", *language).is_some());
    }
}

#[test]
fn what_is_waited_for_reads_otherwise_once_a_person_has_to_act() {
    for code in ["overloaded", "unknown_case"] {
        for language in Language::ALL {
            let (waits, parked) =
                (sentence(EntryState::Queued, code, *language), sentence(EntryState::Parked, code, *language));
            assert_ne!(waits, parked, "{}: {code}", language.tag());
        }
    }
}

#[test]
fn a_code_nobody_has_described_is_shown_as_it_came() {
    let shown = |language| sentence(EntryState::Parked, "brand_new", language);
    assert_eq!(shown(Language::English), "The platform answered: brand_new.");
    assert_eq!(shown(Language::German), "Die Plattform antwortete: brand_new.");
    assert_eq!(shown(Language::French), "La plateforme a répondu\u{a0}: brand_new.");
    assert_eq!(sentence(EntryState::Parked, "} { $code", Language::English), "The platform answered: } { $code.");
}

#[test]
fn r_74_a_428_that_names_fields_is_told_with_each_of_them_and_keeps_its_code() {
    let problem = |status, fields| Problem { fields, ..Problem::plain(status, "account_incomplete") };
    for language in Language::ALL {
        let whole = why_refused(&problem(428, AccountField::ALL.to_vec()));
        let sentence = why_sentence(EntryState::Parked, &whole, *language).unwrap();
        for field in AccountField::ALL {
            let one = why_refused(&problem(428, vec![field]));
            assert_eq!(code_of(&one), "account_incomplete");
            let told = why_sentence(EntryState::Parked, &one, *language).unwrap();
            assert!(told.contains(&field.label(*language)) && sentence.contains(&field.label(*language)), "{told}");
        }
    }
    assert_eq!(
        why_refused(&problem(403, vec![AccountField::Phone])),
        "account_incomplete",
        "no other status names them"
    );
    assert_eq!(why_refused(&problem(428, Vec::new())), "account_incomplete", "and without names it is the code");
}
