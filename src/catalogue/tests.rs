//! What every entry of the catalogue holds to.
//! Over 400 lines because it is one list of what every entry must hold to.
use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::case::form::form;
use crate::case::{CaseFacts, CaseState};
use crate::decision::{Answer, CustomerReason, DecisionInput, Policy, ReasonRef, Turn, policy};
use crate::ids::CaseId;
use crate::policy::built_in;

const ENGLISH: Language = Language::English;

fn qes(head: &str) -> Vec<&'static CodeEntry> {
    every_entry().iter().filter(|entry| entry.scheme == Scheme::Qes && entry.code.starts_with(head)).collect()
}

fn explained(scheme: Scheme, code: &str) -> ExplainedCode {
    explain_code(scheme, code, None, None, ENGLISH)
}

#[test]
fn r_65_all_21_abort_codes_resolve() {
    let codes: Vec<&str> = qes("30").iter().map(|entry| entry.code.as_str()).collect();
    assert_eq!(codes.len(), 21);
    for number in 3001..=3021 {
        assert!(lookup(Scheme::Qes, &number.to_string()).is_some(), "{number}");
    }
    assert_eq!(find("3001").unwrap().identifier.as_deref(), Some("USER_CANCELLATION_DOCUMENT_NOT_ACCEPTED"));
    assert_eq!(find("3021").unwrap().identifier.as_deref(), Some("APP_CANCELLATION_TSP_TECHNICAL_EXCEPTION"));
}

#[test]
fn r_66_all_41_cancel_codes_resolve() {
    assert_eq!(qes("31").len(), 41);
    for number in 3101..=3141 {
        assert!(lookup(Scheme::Qes, &number.to_string()).is_some(), "{number}");
    }
    assert_eq!(find("3117").unwrap().identifier.as_deref(), Some("ID_SECURITY_FEATURE_NOT_VISIBLE_NOT_FRAUD"));
}

#[test]
fn r_67_all_15_suspicion_codes_resolve_and_are_never_mixed_with_quality() {
    assert_eq!(qes("32").len(), 15);
    for number in 3201..=3215 {
        let entry = lookup(Scheme::Qes, &number.to_string()).unwrap();
        assert_eq!(entry.visibility, Visibility::Internal, "{number}");
        assert_eq!(entry.polarity, Polarity::Negative, "{number}");
        assert!(!entry.technical, "{number}");
        assert!(is_suspicion(&entry.code) && is_suspicion(entry.identifier.as_deref().unwrap()), "{number}");
        let quality = [Family::DocumentQuality, Family::DocumentCondition, Family::FaceQuality, Family::Technical];
        assert!(!quality.contains(&entry.family), "{number}");
    }
    assert!(every_entry().iter().all(|entry| is_suspicion(&entry.code) == entry.code.starts_with("32")));
}

#[test]
fn r_68_near_twins_point_at_each_other_and_say_how_they_differ() {
    for (one, other) in [("3117", "3206"), ("3003", "3210"), ("3002", "3109")] {
        let (here, there) = (explained(Scheme::Qes, one), explained(Scheme::Qes, other));
        assert_eq!(here.twin.as_ref().unwrap().codes, [other]);
        assert_eq!(there.twin.as_ref().unwrap().codes, [one]);
        for hint in [here.twin.unwrap().hint, there.twin.unwrap().hint] {
            assert!(hint.as_str().contains(one) && hint.as_str().contains(other), "{}", hint.as_str());
        }
    }
    let every = every_entry().iter().filter(|entry| !entry.twins.is_empty());
    every.for_each(|entry| assert!(!entry.twin_hint(ENGLISH).as_str().is_empty(), "{}", entry.code));
}

#[test]
fn r_68_technical_causes_are_marked_and_nothing_about_the_person_is() {
    for code in ["3135", "3136", "3137", "3138", "3139", "3140", "3141", "3017", "3018", "3019", "3021", "NO_DECISION"]
    {
        assert!(is_technical(code), "{code}");
    }
    for code in ["3117", "3101", "3109", "3206", "3010", "VPN_DETECTED", "FACE_NOT_MATCHED", "UNHEARD_OF"] {
        assert!(!is_technical(code), "{code}");
    }
}

#[test]
fn r_69_an_unlisted_code_is_shown_raw_and_neutral() {
    let unknown = explain_code(Scheme::Device, "GEO_FENCE_BREACH", Some("novelty"), Some("left the zone"), ENGLISH);
    assert!(!unknown.known && !unknown.suspicion && !unknown.technical);
    assert_eq!((unknown.code.as_str(), unknown.title.as_str()), ("GEO_FENCE_BREACH", "GEO_FENCE_BREACH"));
    assert_eq!((unknown.polarity, unknown.family.as_str()), (Polarity::Neutral, "novelty"));
    assert_eq!((unknown.fixable_by, unknown.retry), (None, None), "nothing is made up");
    assert_eq!(unknown.details.unwrap().as_str(), "left the zone");
    assert!(!unknown.meaning.as_str().is_empty() && !unknown.guidance.as_str().is_empty());
}

#[test]
fn r_69_an_unlisted_32xx_code_is_a_suspicion_by_rule() {
    let unknown = explained(Scheme::Qes, "3299");
    assert!(unknown.suspicion && !unknown.known);
    assert_eq!(unknown.visibility, Visibility::Internal);
    assert!(is_suspicion("3299") && needs_comment("3299"));
    for code in ["3300", "320", "32015", "32OO", "", "x3201"] {
        assert!(!is_suspicion(code), "{code}");
    }
}

#[test]
fn a_contact_code_gets_a_general_description_because_no_list_of_them_is_published() {
    let code = explained(Scheme::Contact, "RE029");
    assert!(!code.known && code.meaning.as_str().contains("e-mail or phone"), "{}", code.meaning.as_str());
}

#[test]
fn a_code_is_found_by_number_or_message_name_in_either_letter_case() {
    assert_eq!(find("id_blurry").unwrap().code, "3101");
    assert_eq!(find(" vpn_detected ").unwrap().code, "VPN_DETECTED");
    assert_eq!(lookup(Scheme::Device, "VPN_DETECTED"), None, "it is a network code");
    let explained = explained(Scheme::Device, "vpn_detected");
    assert_eq!((explained.scheme, explained.code.as_str()), (Scheme::Network, "vpn_detected"), "shown as it came");
}

#[test]
fn the_device_codes_of_the_providers_schema_are_described_and_polarity_is_told_apart() {
    for code in [
        "DEVICE_RECOGNIZED",
        "DEVICE_NEW",
        "LOW_CONFIDENCE",
        "VPN_DETECTED",
        "PRIVACY_RELAY",
        "PROXY_DETECTED",
        "TOR_EXIT_NODE",
        "IP_ATTACK_SOURCE",
        "IP_EMAIL_SPAM",
        "BOT_DETECTED",
        "BROWSER_TAMPERING",
        "ANTI_DETECT_BROWSER",
        "INCOGNITO_MODE",
        "PRIVACY_BROWSER",
        "DEVELOPER_TOOLS_OPEN",
        "VIRTUAL_MACHINE",
        "EMULATOR",
        "ROOTED_DEVICE",
        "JAILBROKEN_DEVICE",
        "INSTRUMENTATION_DETECTED",
        "CLONED_APP",
        "MITM_SUSPECTED",
        "LOCATION_SPOOFING",
        "ACTIVE_CALL",
        "RECENT_FACTORY_RESET",
        "HIGH_VELOCITY",
        "RARE_DEVICE",
        "FACE_NOT_MATCHED",
        "SERVER_FACE_DOES_NOT_MATCH",
        "SERVER_USER_NOT_FOUND",
    ] {
        assert!(find(code).is_some(), "{code}");
    }
    assert_eq!(find("DEVICE_RECOGNIZED").unwrap().polarity, Polarity::Positive);
    assert_eq!(find("LOW_CONFIDENCE").unwrap().polarity, Polarity::Neutral, "could not tell is not bad");
    for code in ["VPN_DETECTED", "TOR_EXIT_NODE", "MITM_SUSPECTED", "IP_ATTACK_SOURCE"] {
        assert_eq!(find(code).unwrap().family, Family::Network, "{code}");
    }
}

#[test]
fn every_code_has_a_title_a_meaning_and_guidance() {
    for entry in every_entry() {
        let words = [entry.title(ENGLISH), entry.meaning(ENGLISH), entry.guidance(ENGLISH)];
        for text in &words {
            assert!(text.as_str().len() > 5 && !text.as_str().contains("{"), "{}: {}", entry.code, text.as_str());
        }
        let title = words[0].as_str();
        assert!(!title.starts_with(entry.scheme.as_str()) || title.contains(' '), "{} has no title", entry.code);
        assert!(title.chars().count() <= 60, "{}: a title is a few words", entry.code);
    }
}

#[test]
fn no_two_codes_share_a_title() {
    let mut titles: Vec<String> = every_entry().iter().map(|entry| entry.title(ENGLISH).as_str().to_owned()).collect();
    let all = titles.len();
    titles.sort();
    titles.dedup();
    assert_eq!(titles.len(), all, "two codes would look alike in the form");
}

#[test]
fn a_hostile_code_is_capped_and_steers_nothing() {
    let explained =
        explain_code(Scheme::Other, &"\u{202e}A".repeat(1_000_000), None, Some(&"x".repeat(1_000_000)), ENGLISH);
    assert!(explained.code.as_str().chars().count() <= Detail::LIMIT && !explained.code.as_str().contains('\u{202e}'));
    assert_eq!(explained.details.unwrap().as_str().len(), Detail::LIMIT);
}

/// Words that would tell an end user of a suspicion.
const TELLING: [&str; 27] = [
    "fraud",
    "suspic",
    "suspect",
    "fake",
    "forg",
    "counterfeit",
    "manipul",
    "alter",
    "tamper",
    "impost",
    "identity theft",
    "mule",
    "risk",
    "trust",
    "police",
    "authorit",
    "investigat",
    "review",
    "report",
    "blacklist",
    "blocked",
    "vpn",
    "device",
    "specimen",
    "screen",
    "copy",
    "someone else",
];

#[test]
fn r_70_no_text_for_an_end_user_hints_at_a_suspicion_or_names_a_code() {
    for text in CustomerText::every(ENGLISH) {
        assert!(!text.as_str().starts_with("customer-"), "{} has no words", text.as_str());
        let lower = text.as_str().to_lowercase();
        for word in TELLING {
            assert!(!lower.contains(word), "{lower}: {word}");
        }
        assert!(!lower.chars().any(|c| c.is_ascii_digit()), "no number, so no code: {lower}");
        for entry in every_entry() {
            assert!(!lower.contains(&entry.code.to_lowercase()), "{}", entry.code);
            assert!(!lower.contains(&entry.title(ENGLISH).as_str().to_lowercase()), "{}", entry.code);
        }
    }
}

#[test]
fn r_70_the_customer_file_holds_the_closed_list_and_nothing_else() {
    let file = include_str!("texts/en.customer.ftl");
    let keys: Vec<&str> = file
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(" = "))
        .map(|(key, _)| key)
        .collect();
    let reasons = CustomerReason::ALL.iter().map(|reason| reason.as_str());
    let wanted: Vec<String> = reasons.chain(["step_up"]).map(|name| format!("customer-{name}")).collect();
    assert_eq!(keys, wanted);
    let texts = file.lines().filter(|line| !line.starts_with('#')).collect::<String>().to_lowercase();
    assert!(TELLING.iter().all(|word| !texts.contains(word)), "the whole file is clean");
}

#[test]
fn beside_a_suspicion_only_the_neutral_default_is_suggested_and_nothing_is_taken_away() {
    let beside = customer_choices(true, ENGLISH);
    let suggested: Vec<_> = beside.iter().filter(|choice| choice.suggested).map(|choice| choice.reason).collect();
    assert_eq!(suggested, [CustomerReason::CouldNotBeCompleted]);
    assert_eq!(beside.len(), 6, "the list offered must not differ between outcomes");
    let without: Vec<_> = customer_choices(false, ENGLISH).iter().map(|choice| choice.reason).collect();
    assert_eq!(without, beside.iter().map(|choice| choice.reason).collect::<Vec<_>>(), "nor its order");
}

/// A case with this code alone, and a reject that gives it as its reason.
fn rejected_with(entry_code: &str, scheme: Scheme, text: CustomerReason) -> (CaseFacts, DecisionInput) {
    let given = reason(scheme.as_str(), entry_code);
    let facts = CaseFacts {
        state: CaseState::Pending,
        turn: Turn::First,
        operations: false,
        suspicion_codes: [given.clone()].into_iter().filter(|reason| is_suspicion(&reason.code)).collect(),
        codes: vec![given.clone()],
        filed: BTreeMap::new(),
        signature_issued: false,
        identity_expired: false,
        missing_blocks: Vec::new(),
        empty_account_fields: Vec::new(),
        pictures: Vec::new(),
    };
    let input = DecisionInput {
        case_id: CaseId::new("cse_1"),
        answer: Answer::Reject,
        reasons: vec![given],
        comment: "Looked at twice.".to_owned(),
        customer_reason: Some(text),
        override_suspicion: false,
        checked: Vec::new(),
        marks: Vec::new(),
        whole_document: true,
        evidence_digest: "sha-256:00".to_owned(),
    };
    (facts, input)
}

/// What a person rejected with this code can be told, by the rules of the decision; and what the form suggests to tell them.
fn told(code: &str, scheme: Scheme) -> (Vec<CustomerReason>, Vec<CustomerReason>) {
    let rules = Policy::default();
    let may = |text: &CustomerReason| {
        let (facts, input) = rejected_with(code, scheme, *text);
        policy::check(&input, &facts, &rules, built_in(), ENGLISH).is_complete()
    };
    let (facts, _) = rejected_with(code, scheme, CustomerReason::CouldNotBeCompleted);
    let offered = form(&facts, &rules, built_in(), None, ENGLISH).customer_reasons;
    let suggested = offered.into_iter().filter(|one| one.suggested && one.allowed).map(|one| one.code);
    (CustomerReason::ALL.into_iter().filter(may).collect(), suggested.collect())
}

#[test]
fn f8_c_the_same_is_offered_beside_every_code_and_a_second_person_by_policy_is_told_beforehand() {
    for by_policy in [false, true] {
        let mut rules = Policy::default();
        rules.second_person.approve_over_suspicion = by_policy;
        let offered = |code: &str, scheme| {
            let (facts, _) = rejected_with(code, scheme, CustomerReason::CouldNotBeCompleted);
            form(&facts, &rules, built_in(), None, ENGLISH)
        };
        let ordinary = offered("3101", Scheme::Qes).customer_reasons;
        assert_eq!(ordinary.len(), CustomerReason::ALL.len(), "the whole list");
        for entry in every_entry() {
            let one = offered(&entry.code, entry.scheme);
            assert_eq!(one.customer_reasons, ordinary, "{}: words, order and suggestion", entry.code);
            let differs = is_suspicion(&entry.code) && by_policy;
            assert_eq!(one.approve_needs_second, differs, "{}: what takes longer by policy is told", entry.code);
        }
    }
}

#[test]
fn r_62_each_text_used_for_a_suspicion_is_also_used_by_at_least_three_ordinary_outcomes() {
    let mut ordinary: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let (mut possible, mut ordinary_possible) = (BTreeSet::new(), BTreeMap::new());
    let mut suspicious = BTreeSet::new();
    let unlisted = [("3299", Scheme::Qes)].into_iter();
    let listed = every_entry().iter().map(|entry| (entry.code.as_str(), entry.scheme));
    for (code, scheme) in listed.chain(unlisted) {
        let (may, suggested) = told(code, scheme);
        if is_suspicion(code) {
            assert_eq!(suggested, [CustomerReason::CouldNotBeCompleted], "{code}: one text, and it says nothing");
            suspicious.extend(suggested.iter().map(|text| text.as_str()));
            possible.extend(may.iter().map(|text| text.as_str()));
            continue;
        }
        // Nobody is rejected with a technical cause, or with what speaks for them: such a code is nobody's outcome.
        for text in &may {
            *ordinary_possible.entry(text.as_str()).or_insert(0_usize) += 1;
        }
        for text in suggested.iter().filter(|text| may.contains(text)) {
            ordinary.entry(text.as_str()).or_default().insert(code);
        }
    }
    assert!(!suspicious.is_empty() && !possible.is_empty(), "suspicions are among them");
    for text in &suspicious {
        let uses = ordinary.get(text).map(BTreeSet::len).unwrap_or_default();
        assert!(uses >= 3, "{text} is suggested beside a suspicion and beside {uses} ordinary outcomes: it would tell");
        let families: BTreeSet<&str> =
            ordinary[text].iter().filter_map(|code| find(code)).map(|entry| entry.family.as_str()).collect();
        assert!(families.len() >= 3, "{text} is used for {families:?} only");
    }
    for text in &possible {
        let uses = ordinary_possible.get(text).copied().unwrap_or_default();
        assert!(uses >= 3, "a reviewer may tell {text} beside a suspicion, and only {uses} others could be told it");
    }
}

#[test]
fn r_62_each_text_fits_at_least_three_causes_somebody_can_be_rejected_for_and_a_suspicion_only_the_neutral_one() {
    for text in CustomerReason::ALL {
        let uses = ordinary_uses(text);
        assert!(uses >= ORDINARY_USES, "{} fits {uses} ordinary causes", text.as_str());
        let suspicions = every_entry().iter().filter(|entry| is_suspicion(&entry.code));
        let fitting = suspicions.filter(|entry| entry.takes(text)).count();
        assert_eq!(fitting, if text == CustomerReason::CouldNotBeCompleted { 15 } else { 0 }, "{}", text.as_str());
    }
    let all = every_entry().iter().filter(|entry| !is_suspicion(&entry.code)).count();
    assert!(
        ordinary_uses(CustomerReason::CouldNotBeCompleted) < all,
        "technical causes reject nobody and do not count"
    );
}

fn reason(scheme: &str, code: &str) -> ReasonRef {
    ReasonRef { scheme: scheme.to_owned(), code: code.to_owned() }
}

#[test]
fn a_reject_is_offered_the_cases_own_codes_first_then_groups_without_technical_or_positive_ones() {
    let present = [
        reason("network", "VPN_DETECTED"),
        reason("device", "DEVICE_RECOGNIZED"),
        reason("qes", "3139"),
        reason("other", "NEW_1"),
    ];
    let groups = reason_choices(Answer::Reject, &present, ENGLISH);
    let order: Vec<_> = groups.iter().map(|group| group.group).collect();
    assert_eq!(
        order,
        [
            ReasonGroup::OfThisCase,
            ReasonGroup::Document,
            ReasonGroup::Face,
            ReasonGroup::Identity,
            ReasonGroup::Device,
            ReasonGroup::Suspicion
        ]
    );
    let own: Vec<&str> = groups[0].choices.iter().map(|choice| choice.reason.code.as_str()).collect();
    assert_eq!(own, ["VPN_DETECTED", "NEW_1"], "known for it and technical ones are not offered");
    for choice in groups.iter().flat_map(|group| &group.choices) {
        assert!(!is_technical(&choice.reason.code), "{}", choice.reason.code);
        assert_eq!(choice.suspicion, is_suspicion(&choice.reason.code));
        assert_eq!(choice.needs_comment, needs_comment(&choice.reason.code));
    }
    for number in 3201..=3215 {
        let code = number.to_string();
        assert!(groups.iter().flat_map(|group| &group.choices).any(|choice| choice.reason.code == code), "{code}");
    }
}

#[test]
fn r_66_r_67_suspicions_stand_in_the_form_under_headings_of_their_own_and_every_other_code_under_none_of_them() {
    let present =
        [reason("qes", "3101"), reason("qes", "3206"), reason("network", "VPN_DETECTED"), reason("qes", "3299")];
    for language in Language::ALL {
        let groups = reason_choices(Answer::Reject, &present, *language);
        let own = |group: ReasonGroup| matches!(group, ReasonGroup::Suspicion | ReasonGroup::SuspicionOfThisCase);
        let mut titles = BTreeSet::new();
        for group in &groups {
            assert!(titles.insert(group.title.as_str()), "{}: a heading stands once", group.title.as_str());
            assert!(!group.title.as_str().starts_with("group-"), "{}: it has words", group.group.as_str());
            for choice in &group.choices {
                assert_eq!(choice.suspicion, own(group.group), "{} under {}", choice.reason.code, group.title.as_str());
            }
        }
        let codes = |wanted: ReasonGroup| {
            let group = groups.iter().find(|group| group.group == wanted).expect("the group is there");
            group.choices.iter().map(|choice| choice.reason.code.as_str()).collect::<Vec<_>>()
        };
        assert_eq!(codes(ReasonGroup::SuspicionOfThisCase), ["3206", "3299"], "an unlisted one too");
        assert_eq!(codes(ReasonGroup::OfThisCase), ["3101", "VPN_DETECTED"]);
        assert_eq!(codes(ReasonGroup::Suspicion).len(), 15, "every one can be picked");
        let order: Vec<_> = groups.iter().map(|group| group.group).collect();
        assert!(order.is_sorted_by_key(|group| ReasonGroup::ALL.iter().position(|one| one == group)), "{order:?}");
    }
}

#[test]
fn an_approve_is_offered_only_what_is_in_the_case() {
    assert!(reason_choices(Answer::Approve, &[], ENGLISH).is_empty(), "no empty groups");
    let groups = reason_choices(Answer::Approve, &[reason("qes", "3213"), reason("qes", "3213")], ENGLISH);
    assert_eq!(groups.len(), 1);
    assert_eq!(groups[0].choices.len(), 1, "each code once");
    assert!(groups[0].choices[0].suspicion && groups[0].choices[0].needs_comment);
}

#[test]
fn codes_that_say_too_little_need_words() {
    for code in ["3016", "3107", "3116", "3120", "3125", "3127", "3134", "3137", "3201", "3215", "NEW_OTHER", "other"] {
        assert!(needs_comment(code), "{code}");
    }
    for code in ["3101", "3117", "VPN_DETECTED", "BROTHER", "OTHERWISE", ""] {
        assert!(!needs_comment(code), "{code}");
    }
}

#[test]
fn no_message_of_any_file_is_broken() {
    for source in Language::ALL.iter().flat_map(|language| language.files()).map(|file| file.source) {
        let broken = fluent_bundle::FluentResource::try_new(source.to_owned()).err().map(|(_, errors)| errors);
        assert_eq!(broken, None);
        let mut keys: Vec<&str> = source
            .lines()
            .filter(|line| !line.starts_with(['#', ' ']))
            .filter_map(|line| line.split_once(" = "))
            .map(|(key, _)| key)
            .collect();
        let all = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), all, "a key stands twice");
    }
}

proptest::proptest! {
    #[test]
    fn any_code_is_explained_without_a_panic_and_never_dropped(code in "\\PC{1,40}", family in "\\PC{0,20}") {
        let explained = explain_code(Scheme::of(&family, &code), &code, Some(&family), Some(&code), ENGLISH);
        proptest::prop_assert!(!explained.title.as_str().is_empty());
        proptest::prop_assert_eq!(explained.suspicion, is_suspicion(&code));
        if !explained.known {
            proptest::prop_assert_eq!(explained.polarity, Polarity::Neutral);
        }
    }
}
