//! What holds of every answer, whatever is picked and written.
use proptest::prelude::*;

use super::tests::{ENGLISH, approve, facts, reason};
use super::*;
use crate::policy::built_in;

/// Answer, reasons, comment, text for the end user, override: the parts, because an input has no `Debug`.
type Parts = (bool, Vec<(String, String)>, String, Option<CustomerReason>, bool);

fn any_parts() -> impl Strategy<Value = Parts> {
    let code = prop_oneof![
        Just("3206".to_owned()),
        Just("3101".to_owned()),
        Just("3139".to_owned()),
        Just("3299".to_owned()),
        Just("DEVICE_RECOGNIZED".to_owned()),
        "\\PC{0,12}",
    ];
    let scheme = prop_oneof![Just("qes".to_owned()), Just("other".to_owned()), "[a-z_]{0,8}"];
    let reasons = prop::collection::vec((scheme, code), 0..5);
    let customer = prop::option::of(prop::sample::select(CustomerReason::ALL.to_vec()));
    (any::<bool>(), reasons, ".{0,40}", customer, any::<bool>())
}

fn input_of((yes, reasons, comment, customer_reason, override_suspicion): Parts) -> DecisionInput {
    DecisionInput {
        answer: if yes { Answer::Approve } else { Answer::Reject },
        reasons: reasons.iter().map(|(scheme, code)| reason(scheme, code)).collect(),
        comment,
        customer_reason,
        override_suspicion,
        ..approve()
    }
}

proptest! {
    #[test]
    fn whatever_is_asked_the_rules_of_the_contract_hold(
        parts in any_parts(), suspicion in any::<bool>(), signed in any::<bool>(), state in 0usize..5,
    ) {
        let input = input_of(parts);
        let suspicions: &[&str] = if suspicion { &["3204"] } else { &[] };
        let case = CaseFacts {
            state: CaseState::ALL[state], signature_issued: signed, ..facts(suspicions)
        };
        let checked = check(&input, &case, &Policy::default(), built_in(), ENGLISH);
        if checked.is_complete() {
            prop_assert_eq!(case.state, CaseState::Pending);
            prop_assert_eq!(input.customer_reason.is_some(), input.answer == Answer::Reject);
            prop_assert!(input.answer == Answer::Approve || (!input.reasons.is_empty() && !signed));
            let speaks_for = |code: &str| find(code).is_some_and(|entry| entry.polarity == Polarity::Positive);
            let weighed = |one: &ReasonRef| is_suspicion(&one.code) || speaks_for(&one.code);
            prop_assert!(input.answer == Answer::Reject || input.reasons.iter().all(weighed), "nothing else is on the case");
            prop_assert!(!input.override_suspicion || (!input.reasons.is_empty() && !nothing_to_read(&input.comment)));
            prop_assert!(!checked.over_suspicion || (input.override_suspicion && checked.needs_second));
            prop_assert!(!input.reasons.iter().any(|reason| is_suspicion(&reason.code)) || !nothing_to_read(&input.comment));
        }
        let codes: std::collections::BTreeSet<_> = checked.missing.iter().map(|missing| missing.code).collect();
        prop_assert_eq!(codes.len(), checked.missing.len(), "each thing is said once");
        if !input.comment.trim().is_empty() && input.comment.len() > 6 {
            prop_assert!(checked.missing.iter().all(|missing| !missing.text.as_str().contains(&input.comment)));
        }
    }
}
