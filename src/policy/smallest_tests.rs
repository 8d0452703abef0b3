use proptest::prelude::*;

use super::*;
use crate::case::device::CutOffs;
use crate::catalogue::Family;
use crate::policy::{Code, Finding, Scored, built_in};

const CUT_OFFS: CutOffs = CutOffs { suspicious: 50.0, not_trusted: 75.0, confidence: Some(60.0) };

/// A device whose verdict is the one its numbers give.
fn device(score: f64, confidence: f64) -> Device {
    let verdict = CUT_OFFS.recompute(score, Some(confidence), EqualCounts::Over).unwrap();
    let (suspect_score, confidence) = (Some(score), Some(confidence));
    Device { verdict, suspect_score, confidence, cut_offs: CUT_OFFS, equal: EqualCounts::Over }
}

fn code(name: &str, family: Family, finding: Option<usize>) -> Code {
    Code { code: name.to_owned(), family: Some(family), suspicion: name.starts_with("32"), finding, weight: None }
}

fn alone(record: &Record) -> Vec<Change> {
    match smallest(record, built_in()) {
        Smallest::Alone(changes) => changes,
        other => panic!("{other:?}"),
    }
}

#[test]
fn f3_a_suspect_score_would_have_had_to_stay_under_the_first_cut_off() {
    let record = Record { device: Some(device(61.0, 90.0)), ..Record::default() };
    assert_eq!(alone(&record)[0], Change::SuspectScore { from: 61.0, to: Bound::Under(50.0) });
}

#[test]
fn f3_too_little_certainty_would_have_had_to_reach_its_minimum() {
    let record = Record { device: Some(device(12.0, 59.6)), ..Record::default() };
    assert_eq!(alone(&record)[0], Change::Confidence { from: 59.6, to: Bound::AtLeast(60.0) });
}

#[test]
fn f3_two_numbers_that_both_step_up_leave_no_score_alone() {
    let record = Record { device: Some(device(61.0, 42.0)), ..Record::default() };
    let changes = alone(&record);
    assert_eq!(changes, [Change::Block { at: None }], "neither number alone; another device verdict would do");
}

#[test]
fn f3_a_verdict_its_numbers_do_not_give_is_not_explained_by_them() {
    let told = Device { verdict: DeviceVerdict::Suspicious, ..device(12.0, 90.0) };
    let record = Record { device: Some(told), ..Record::default() };
    assert_eq!(alone(&record), [Change::Block { at: None }]);
}

#[test]
fn f3_the_two_causes_of_a_record_leave_none_alone() {
    let record = Record {
        device: Some(device(61.0, 90.0)),
        codes: vec![code("3206", Family::DocumentFraud, None)],
        ..Record::default()
    };
    assert_eq!(smallest(&record, built_in()), Smallest::NoneAlone);
}

#[test]
fn f3_a_block_goes_with_the_codes_it_says_and_a_code_alone_leaves_its_verdict() {
    let record = Record {
        findings: vec![Finding {
            kind: "documentVerification".to_owned(),
            found: Found::Document(DocumentVerdict::NotVerified),
        }],
        codes: vec![code("3103", Family::DocumentQuality, Some(0))],
        ..Record::default()
    };
    assert_eq!(alone(&record), [Change::Block { at: Some(0) }]);
}

#[test]
fn f3_a_single_code_is_named_and_one_of_two_is_not() {
    let one = Record { codes: vec![code("3003", Family::Eligibility, None)], ..Record::default() };
    assert_eq!(alone(&one), [Change::Code { at: 0 }]);
    let two = Record {
        codes: vec![code("3003", Family::Eligibility, None), code("3103", Family::DocumentQuality, None)],
        ..Record::default()
    };
    assert_eq!(smallest(&two, built_in()), Smallest::NoneAlone);
}

#[test]
fn f3_a_code_whose_weight_is_known_takes_it_out_of_the_score() {
    let vpn = Code { weight: Some(15.0), ..code("VPN_DETECTED", Family::Network, None) };
    let rare = Code { weight: Some(40.0), ..code("RARE_DEVICE", Family::Device, None) };
    let record = Record { device: Some(device(61.0, 90.0)), codes: vec![rare, vpn.clone()], ..Record::default() };
    assert!(alone(&record).contains(&Change::Code { at: 1 }), "the lighter of the two that are heavy enough");
    let light = Code { weight: Some(5.0), ..vpn };
    let record = Record { codes: vec![light], ..record };
    assert!(!alone(&record).iter().any(|change| matches!(change, Change::Code { .. })), "too light");
}

#[test]
fn a_record_no_rule_opens_says_so() {
    let record = Record { device: Some(device(8.0, 97.0)), ..Record::default() };
    assert_eq!(smallest(&record, built_in()), Smallest::NotByPolicy);
}

#[test]
fn r_21_a_score_on_a_scale_is_told_with_the_edge_it_missed() {
    let scored =
        |scale: &str, value| Record { scores: vec![Scored { scale: scale.to_owned(), value }], ..Record::default() };
    let to = |record: &Record| match alone(record).remove(0) {
        Change::Score { to, .. } => to,
        other => panic!("{other:?}"),
    };
    assert_eq!(to(&scored("proofing-tiers", 74.5)), Bound::AtLeast(75.0));
    assert_eq!(to(&scored("proofing-rule", 60.0)), Bound::Over(60.0));
}

/// The part of a change that is a number, with its limit.
fn number(change: &Change) -> Option<(f64, Bound)> {
    match change {
        Change::SuspectScore { from, to } | Change::Confidence { from, to } | Change::Score { from, to, .. } => {
            Some((*from, *to))
        }
        Change::Code { .. } | Change::Block { .. } => None,
    }
}

/// The same change, going to exactly this number.
fn going_to(change: &Change, value: f64) -> Change {
    let to = Bound::AtLeast(value);
    match change {
        Change::SuspectScore { from, .. } => Change::SuspectScore { from: *from, to },
        Change::Confidence { from, .. } => Change::Confidence { from: *from, to },
        Change::Score { at, from, .. } => Change::Score { at: *at, from: *from, to },
        other => other.clone(),
    }
}

fn any_code() -> impl Strategy<Value = (usize, bool, Option<f64>)> {
    (0..Family::ALL.len(), any::<bool>(), prop::option::of(0.0f64..60.0))
}

fn any_record() -> impl Strategy<Value = Record> {
    let device_part = prop::option::of((0.0f64..150.0, 0.0f64..=100.0, any::<bool>()));
    let scores = prop::collection::vec((any::<bool>(), 0.0f64..=100.0), 0..3);
    let findings = prop::collection::vec((0usize..4, any::<bool>()), 0..3);
    let codes = prop::collection::vec(any_code(), 0..4);
    (device_part, scores, findings, codes).prop_map(|(told, scores, findings, codes)| Record {
        device: told.map(|(score, confidence, contradicts)| {
            let sound = device(score, confidence);
            if contradicts { Device { verdict: DeviceVerdict::Unknown, ..sound } } else { sound }
        }),
        scores: scores
            .into_iter()
            .map(|(rule, value)| Scored {
                scale: if rule { "proofing-rule" } else { "proofing-tiers" }.to_owned(),
                value,
            })
            .collect(),
        findings: findings
            .into_iter()
            .map(|(kind, clean)| Finding {
                kind: kind.to_string(),
                found: match kind {
                    0 => Found::Document(if clean { DocumentVerdict::Verified } else { DocumentVerdict::Fraud }),
                    1 => Found::Match(clean),
                    2 => Found::Contact(if clean { DeviceVerdict::Trusted } else { DeviceVerdict::Suspicious }),
                    _ => Found::CodesOnly,
                },
            })
            .collect(),
        codes: codes
            .into_iter()
            .map(|(family, from_block, weight)| Code {
                code: format!("code-{family}"),
                family: Some(Family::ALL[family]),
                suspicion: false,
                finding: from_block.then_some(0),
                weight,
            })
            .collect(),
    })
}

proptest! {
    #[test]
    fn f3_a_change_that_is_named_is_enough_and_no_smaller_one_of_its_kind_is(record in any_record(), share in 0.0f64..1.0) {
        match smallest(&record, built_in()) {
            Smallest::NotByPolicy => prop_assert!(triggers(&record, built_in()).is_empty()),
            Smallest::NoneAlone => {
                for at in 0..record.codes.len() {
                    let without = apply(&record, &Change::Code { at });
                    prop_assert!(!triggers(&without, built_in()).is_empty());
                }
                for at in (0..record.findings.len()).map(Some).chain([None]) {
                    let without = apply(&record, &Change::Block { at });
                    prop_assert!(!triggers(&without, built_in()).is_empty());
                }
            }
            Smallest::Alone(changes) => {
                prop_assert!(!triggers(&record, built_in()).is_empty());
                for change in &changes {
                    prop_assert!(triggers(&apply(&record, change), built_in()).is_empty(), "{:?}", change);
                    let Some((from, to)) = number(change) else { continue };
                    let between = from + (to.first_within() - from) * share;
                    if between != to.first_within() {
                        let less = going_to(change, between);
                        prop_assert!(!triggers(&apply(&record, &less), built_in()).is_empty(), "{:?} is enough", less);
                    }
                    let strictly = matches!(to, Bound::Under(_) | Bound::Over(_));
                    if strictly {
                        let edge = going_to(change, to.limit());
                        prop_assert!(!triggers(&apply(&record, &edge), built_in()).is_empty(), "the edge itself");
                    }
                }
                let kinds = changes.iter().map(std::mem::discriminant).collect::<std::collections::HashSet<_>>();
                prop_assert_eq!(kinds.len(), changes.len(), "one of each kind");
            }
        }
    }
}

#[test]
fn a_change_that_points_nowhere_changes_nothing() {
    let record = Record { device: Some(device(61.0, 90.0)), ..Record::default() };
    assert_eq!(apply(&record, &Change::Code { at: 7 }), record);
    assert_eq!(apply(&record, &Change::Block { at: Some(7) }), record);
    assert_eq!(number(&alone(&record)[0]).unwrap().0, 61.0);
}
