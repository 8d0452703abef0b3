//! Two wordings of a step-up: one for the reviewer, true to the record, and one for the person, which cannot tell anything.
use std::collections::BTreeSet;

use super::*;
use crate::catalogue::{CustomerText, every_entry, is_suspicion};
use crate::guard::look_for_customer;

/// A case that stepped up with this code and nothing else.
fn with(scheme: Scheme, code: &str) -> Told {
    let mut told = scenario("vpn-traveller");
    told.summary.opened_because = vec![OpenedBecause { family: scheme.as_str().to_owned(), code: code.to_owned() }];
    told.blocks.clear();
    told
}

#[test]
fn f3_f_r_62_two_wordings_exist_and_the_one_for_the_person_is_the_same_for_every_reason() {
    let unknown = [(Scheme::Qes, "3299"), (Scheme::Other, "BRAND_NEW_CODE")];
    let known = every_entry().iter().map(|entry| (entry.scheme, entry.code.as_str()));
    for language in Language::ALL {
        let (mut internal, mut customer) = (BTreeSet::new(), BTreeSet::new());
        let mut suspicions = 0;
        for (scheme, code) in known.clone().chain(unknown) {
            let told = with(scheme, code).explain_in(*language);
            suspicions += usize::from(is_suspicion(code));
            assert_ne!(told.why.text.as_str(), told.customer.as_str(), "{code}: they are two");
            internal.insert(told.why.text.as_str().to_owned());
            customer.insert(told.customer.as_str().to_owned());
        }
        assert!(suspicions > 10 && internal.len() > 10, "{}: the reviewer reads why: {internal:?}", language.tag());
        let same = CustomerText::of_step_up(*language).as_str().to_owned();
        assert_eq!(customer, BTreeSet::from([same.clone()]), "{}: the person reads one text", language.tag());
        assert_eq!(look_for_customer(&same), None, "{}: with no word that tells", language.tag());
    }
}

#[test]
fn f3_f_every_hand_made_case_has_both_wordings() {
    for seed in world::generate(1, world::scenarios().len(), "staging") {
        for language in Language::ALL {
            let explained = told(&seed).explain_in(*language);
            assert_eq!(explained.customer, CustomerText::of_step_up(*language), "{}", seed.case_id);
            assert!(!explained.why.text.as_str().is_empty(), "{}: and the reviewer's", seed.case_id);
        }
    }
}
