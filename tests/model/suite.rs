//! What `cargo xtask test` runs of it, and that the seeds reach what they are meant to reach.
use std::collections::BTreeMap;
use std::ops::Range;

use libtest_mimic::{Failed, Trial};

use crate::sim::Kind;
use crate::{invariants, real, sim, store};

/// Every trial. T-06 and T-07 stand in parts, so that two cores share them.
pub fn trials() -> Vec<Trial> {
    vec![
        Trial::test("each_broken_invariant_is_named", || {
            invariants::each_broken_invariant_is_named();
            Ok(())
        }),
        Trial::test("store_and_model_agree_after_each_of_25600_operations_first_half", || against_store(0..128)),
        Trial::test("store_and_model_agree_after_each_of_25600_operations_second_half", || against_store(128..256)),
        Trial::test("two_thousand_seeds_lose_nothing_and_double_nothing", everything),
        Trial::test("of_two_reviewers_exactly_one_takes_effect_in_500_interleavings", two_reviewers),
        Trial::test("the_same_seed_gives_the_same_trace", same_trace),
        Trial::test("a_sample_of_scripts_ends_on_the_real_store_and_http_as_it_ends_in_the_simulation", || {
            Ok(real::sample(0..8)?)
        }),
        Trial::test("two_real_consoles_that_send_at_once_lead_to_one_decision", || Ok(real::races(0..4)?)),
    ]
}

/// What every part of T-06 must have met: each state, and the answers that are told apart.
const STATES: &[&str] = &[
    "queued: -",
    "queued: read_back",
    "queued: claim_expired",
    "queued: overloaded",
    "sending: -",
    "unknown: no_answer",
    "unknown: interrupted",
    "accepted: awaiting_second",
    "confirmed: -",
    "needs_review: decision_missing",
    "needs_review: precondition_failed",
    "superseded: already_decided",
    "parked: overloaded",
    "withdrawn: undone",
    "withdrawn: replaced",
    "closed: case_gone",
    "second: confirmed",
    "second: needs_review",
];

fn against_store(seeds: Range<u64>) -> Result<(), Failed> {
    let mut met = BTreeMap::new();
    for seed in seeds {
        count(&mut met, store::run(seed, 100)?);
    }
    reached(&met, STATES)
}

/// What 2,000 seeds must have met: answers to decisions, and how entries ended.
const MET: &[&str] = &[
    "recorded Applied",
    "recorded Applying",
    "recorded AwaitingSecond",
    "recorded ApplyFailed",
    "already_decided",
    "case_gone",
    "claim_expired",
    "claim_held",
    "comment_required",
    "no answer",
    "not sent",
    "overloaded",
    "precondition_failed",
    "session_busy",
    "sign-in needed",
    "stale_fencing_token",
    "closed: case_gone",
    "confirmed: -",
    "needs_review: apply_failed",
    "needs_review: claim_held",
    "needs_review: declined_by_second",
    "needs_review: held_in_between",
    "needs_review: precondition_failed",
    "needs_review: voided",
    "parked: overloaded",
    "superseded: already_decided",
    "withdrawn: replaced",
    "withdrawn: undone",
];

fn everything() -> Result<(), Failed> {
    let met = simulate(Kind::Everything, 0..2000)?;
    reached(&met, MET)
}

fn two_reviewers() -> Result<(), Failed> {
    let met = simulate(Kind::TwoReviewers, 0..500)?;
    reached(&met, &["already_decided", "superseded: already_decided", "confirmed: -", "claim_expired"])
}

fn simulate(kind: Kind, seeds: Range<u64>) -> Result<BTreeMap<String, u32>, Failed> {
    let mut met = BTreeMap::new();
    for seed in seeds {
        let ran = sim::run(seed, kind);
        if let Err(wrong) = ran.result {
            return Err(format!("{}\nseed {seed}: {wrong}", ran.trace).into());
        }
        count(&mut met, ran.met);
    }
    Ok(met)
}

fn same_trace() -> Result<(), Failed> {
    for seed in 0..40 {
        for kind in [Kind::Everything, Kind::TwoReviewers] {
            let (one, two) = (sim::run(seed, kind), sim::run(seed, kind));
            if one.trace != two.trace || one.trace.lines().count() < 30 {
                return Err(
                    format!("seed {seed} gave two traces, or a short one:\n{}\n{}", one.trace, two.trace).into()
                );
            }
        }
    }
    Ok(())
}

fn count(met: &mut BTreeMap<String, u32>, words: impl IntoIterator<Item = String>) {
    for word in words {
        *met.entry(word).or_default() += 1;
    }
}

fn reached(met: &BTreeMap<String, u32>, wanted: &[&str]) -> Result<(), Failed> {
    let missed: Vec<&&str> = wanted.iter().filter(|word| !met.contains_key(**word)).collect();
    if missed.is_empty() { Ok(()) } else { Err(format!("never met: {missed:?}; met: {met:#?}").into()) }
}
