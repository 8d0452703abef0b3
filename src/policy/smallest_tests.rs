use proptest::prelude::*;

use super::*;
use crate::case::device::CutOffs;
use crate::catalogue::Family;
use crate::policy::{BUILT_IN, Code, Finding, Scored, built_in, read};

const CUT_OFFS: CutOffs = CutOffs { suspicious: 50.0, not_trusted: 75.0, confidence: Some(60.0) };

/// A device whose verdict is the one its numbers give.
fn device(score: f64, confidence: f64) -> Device {
    let verdict = CUT_OFFS.recompute(score, Some(confidence), EqualCounts::Over).unwrap();
    let (suspect_score, confidence) = (Some(score), Some(confidence));
    Device { verdict, suspect_score, confidence, cut_offs: CUT_OFFS, equal: EqualCounts::Over }
}

fn code(name: &str, family: Family, finding: Option<usize>) -> Code {
    Code {
        code: name.to_owned(),
        family: Some(family),
        suspicion: name.starts_with("32"),
        findings: finding.into_iter().collect(),
        device: false,
        weight: None,
    }
}

/// An edition in which codes of the network open a case by themselves.
fn by_network() -> Edition {
    let line = "families = [\n  \"document_quality\",";
    assert!(BUILT_IN.contains(line), "the fixture has moved");
    read("p", BUILT_IN.replacen(line, "families = [\n  \"network\",\n  \"document_quality\",", 1).as_bytes()).unwrap()
}

/// A rule that a record meets, with the place in the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Trigger {
    /// The device step's verdict.
    Device,
    /// A score that does not let the session go on.
    Score(usize),
    /// What a block says.
    Finding(usize),
    /// A code.
    Code(usize),
}

/// Every rule the record meets; empty where the edition would not have stepped up.
fn triggers(record: &Record, edition: &Edition) -> Vec<Trigger> {
    let device = record.device.iter().filter(|device| edition.opens_device(device.verdict)).map(|_| Trigger::Device);
    let scores = record.scores.iter().enumerate().filter(|(_, score)| edition.opens_score(&score.scale, score.value));
    let findings = record.findings.iter().enumerate().filter(|(_, finding)| edition.opens_finding(finding.found));
    let codes = record.codes.iter().enumerate().filter(|(_, code)| edition.opens_code(code));
    let scores = scores.map(|(at, _)| Trigger::Score(at));
    let findings = findings.map(|(at, _)| Trigger::Finding(at));
    device.chain(scores).chain(findings).chain(codes.map(|(at, _)| Trigger::Code(at))).collect()
}

/// The record as it would be with a change: what the search counts without making it.
fn apply(record: &Record, change: &Change) -> Record {
    let mut changed = record.clone();
    changed.device = device_after(record, change);
    match change {
        Change::SuspectScore { .. } | Change::Confidence { .. } => {}
        Change::Score { at, to, .. } => {
            if let Some(score) = changed.scores.get_mut(*at) {
                score.value = to.first_within();
            }
        }
        Change::Code { at } => {
            if *at < changed.codes.len() {
                changed.codes.remove(*at);
            }
        }
        Change::Block { at: Some(at) } => {
            if let Some(finding) = changed.findings.get_mut(*at) {
                finding.found = clean(finding.found);
            }
            changed.codes.retain(|code| code.only() != Some(Only::Finding(*at)));
        }
        Change::Block { at: None } => changed.codes.retain(|code| code.only() != Some(Only::Device)),
    }
    changed
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
fn f3_a_code_two_blocks_say_goes_with_neither_of_them() {
    let finding = |kind: &str| Finding { kind: kind.to_owned(), found: Found::CodesOnly };
    let quality = |name: &str| code(name, Family::DocumentQuality, Some(0));
    let record = |both: bool| Record {
        findings: vec![finding("documentVerification"), finding("comparisonResults")],
        codes: vec![quality("3103"), Code { findings: if both { vec![0, 1] } else { vec![0] }, ..quality("3104") }],
        ..Record::default()
    };
    assert_eq!(alone(&record(false)), [Change::Block { at: Some(0) }], "the first block says both codes, and no other");
    assert_eq!(smallest(&record(true), built_in()), Smallest::NoneAlone, "the second block would still say one");
}

#[test]
fn f3_codes_of_the_device_step_go_with_its_verdict_where_they_open_a_case_by_themselves() {
    let edition = by_network();
    let vpn = Code { device: true, ..code("VPN_DETECTED", Family::Network, None) };
    let record = |codes: Vec<Code>| Record { device: Some(device(61.0, 90.0)), codes, ..Record::default() };
    let said_by_the_step = record(vec![vpn.clone()]);
    assert_eq!(smallest(&said_by_the_step, &edition), Smallest::Alone(vec![Change::Block { at: None }]));
    let said_by_the_summary = record(vec![Code { device: false, ..vpn.clone() }]);
    assert_eq!(smallest(&said_by_the_summary, &edition), Smallest::NoneAlone);
    let said_by_a_block_too = Record {
        findings: vec![Finding { kind: "digitalSignals".to_owned(), found: Found::CodesOnly }],
        ..record(vec![Code { findings: vec![0], ..vpn }])
    };
    assert_eq!(smallest(&said_by_a_block_too, &edition), Smallest::NoneAlone);
}

#[test]
fn f3_a_hostile_record_takes_as_long_as_it_is_and_nothing_is_left_out_of_it() {
    let findings = (0..20_000).map(|_| Finding { kind: "qesProcess".to_owned(), found: Found::CodesOnly });
    let weak = |at: usize| code(&format!("X{at}"), Family::Network, Some(at % 20_000));
    let mut record =
        Record { findings: findings.collect(), codes: (0..100_000).map(weak).collect(), ..Record::default() };
    assert_eq!(smallest(&record, built_in()), Smallest::NotByPolicy);
    record.codes.push(code("3003", Family::Eligibility, None));
    assert_eq!(alone(&record), [Change::Code { at: 100_000 }], "the last of them counts like the first");
    assert_eq!(smallest(&record, &by_network()), Smallest::NoneAlone);
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

fn any_code() -> impl Strategy<Value = (usize, u8, bool, Option<f64>)> {
    (0..Family::ALL.len(), 0u8..8, any::<bool>(), prop::option::of(0.0f64..60.0))
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
            .map(|(family, says, device, weight)| Code {
                code: format!("code-{family}"),
                family: Some(Family::ALL[family]),
                suspicion: false,
                findings: (0..3).filter(|at| (says >> at) & 1 == 1).collect(),
                device,
                weight,
            })
            .collect(),
    })
}

proptest! {
    #[test]
    fn f3_a_change_that_is_named_is_enough_and_no_smaller_one_of_its_kind_is(
        record in any_record(), share in 0.0f64..1.0, network in any::<bool>(),
    ) {
        let changed = by_network();
        let edition = if network { &changed } else { built_in().as_ref() };
        match smallest(&record, edition) {
            Smallest::NotByPolicy => prop_assert!(triggers(&record, edition).is_empty()),
            Smallest::NoneAlone => {
                for at in 0..record.codes.len() {
                    let without = apply(&record, &Change::Code { at });
                    prop_assert!(!triggers(&without, edition).is_empty());
                }
                for at in (0..record.findings.len()).map(Some).chain(record.device.iter().map(|_| None)) {
                    let without = apply(&record, &Change::Block { at });
                    prop_assert!(!triggers(&without, edition).is_empty());
                }
            }
            Smallest::Alone(changes) => {
                prop_assert!(!triggers(&record, edition).is_empty());
                for change in &changes {
                    prop_assert!(triggers(&apply(&record, change), edition).is_empty(), "{:?}", change);
                    let Some((from, to)) = number(change) else { continue };
                    let between = from + (to.first_within() - from) * share;
                    if between != to.first_within() {
                        let less = going_to(change, between);
                        prop_assert!(!triggers(&apply(&record, &less), edition).is_empty(), "{:?} is enough", less);
                    }
                    let strictly = matches!(to, Bound::Under(_) | Bound::Over(_));
                    if strictly {
                        let edge = going_to(change, to.limit());
                        prop_assert!(!triggers(&apply(&record, &edge), edition).is_empty(), "the edge itself");
                    }
                }
                let kinds = changes.iter().map(std::mem::discriminant).collect::<std::collections::HashSet<_>>();
                prop_assert_eq!(kinds.len(), changes.len(), "one of each kind");
            }
        }
    }

    #[test]
    fn f3_counting_says_the_same_as_looking_at_the_changed_record(record in any_record(), network in any::<bool>()) {
        let changed = by_network();
        let edition = if network { &changed } else { built_in().as_ref() };
        let met = Met::of(&record, edition);
        let blocks = (0..record.findings.len()).map(Some).chain([None]).map(|at| Change::Block { at });
        let codes = (0..record.codes.len()).map(|at| Change::Code { at });
        for change in scores(&record, edition).into_iter().chain(codes).chain(blocks) {
            let left = met.after(&record, edition, &change);
            let rules = triggers(&apply(&record, &change), edition).len();
            let counted = usize::from(left.device) + left.scores + left.findings + left.codes;
            prop_assert_eq!(counted, rules, "{:?}", change);
        }
    }

    #[test]
    fn f3_a_block_that_is_taken_out_takes_along_what_it_alone_says_and_nothing_else(record in any_record()) {
        for at in (0..record.findings.len()).map(Some).chain([None]) {
            let left = apply(&record, &Change::Block { at }).codes;
            let stays = |code: &&Code| match at {
                Some(at) => code.device || code.findings != [at],
                None => !code.device || !code.findings.is_empty(),
            };
            prop_assert_eq!(left, record.codes.iter().filter(stays).cloned().collect::<Vec<_>>());
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
