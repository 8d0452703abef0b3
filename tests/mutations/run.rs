//! One trial a target.
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process::ExitCode;

use libtest_mimic::{Arguments, Failed, Trial};
use rand::SeedableRng as _;
use rand::rngs::StdRng;
use second_look::case::checks::{AssertionKey, Trust, verify};
use second_look::platform::{CaseAnswer, convert};
use second_look::policy;

use crate::inputs::{EXPLAINED, NOW, ORGANISATION, PIN, SAMPLES, SESSION, SUMMARY, TARGETS, Target};
use crate::mutate::mutate;

/// Changed inputs a target.
const MUTATIONS: u64 = 20_000;

/// Targets whose inputs are parts of a case: what is read of them is explained.
const OF_A_CASE: [&str; 3] = ["page", "session", "blocks"];

/// Blocks with an assertion that the pinned key believes on the day everything is held against.
const SIGNED: &[u8] = include_bytes!("../../fuzz/corpus/blocks/assertion.json");

/// Runs the trials.
pub fn main() -> ExitCode {
    let targets =
        TARGETS.iter().map(|target| Trial::test(format!("nothing sent as a {} panics", target.0), || changed(target)));
    let whole = Trial::test("every target has inputs, and what they are explained beside can be read", whole);
    libtest_mimic::run(&Arguments::from_args(), targets.chain([whole]).collect()).exit_code()
}

/// The inputs of a target as they are, then as many changed ones.
fn changed(target: &Target) -> Result<(), Failed> {
    let (name, read) = *target;
    let corpus = corpus(name);
    for input in &corpus {
        let before = EXPLAINED.get();
        let readable = survives(name, read, 0, input)?;
        if readable && OF_A_CASE.contains(&name) && EXPLAINED.get() == before {
            return Err(format!("{name}: an input was read and not explained: {}", input.escape_ascii()).into());
        }
    }
    let mut readable = 0;
    for seed in 0..MUTATIONS {
        let input = mutate(&mut StdRng::seed_from_u64(seed), &corpus);
        readable += u64::from(survives(name, read, seed, &input)?);
    }
    println!("{name}: {} inputs, {MUTATIONS} changed ones of which {readable} were readable, panics=0", corpus.len());
    if readable < MUTATIONS / 20 {
        return Err(format!("{name}: only {readable} changed inputs got past the first check").into());
    }
    Ok(())
}

/// Whether it was readable; a panic is the failure.
fn survives(name: &str, read: fn(&[u8]) -> bool, seed: u64, input: &[u8]) -> Result<bool, Failed> {
    let shown = || input.escape_ascii();
    catch_unwind(AssertUnwindSafe(|| read(input)))
        .map_err(|_| Failed::from(format!("{name}, seed {seed}: a panic; the input, escaped:\n{}", shown())))
}

/// What is mutated: small and invented, in the order of its names.
fn corpus(name: &str) -> Vec<Vec<u8>> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(name);
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| fs::read(path).unwrap()).collect()
}

fn whole() -> Result<(), Failed> {
    for (name, _) in TARGETS {
        if corpus(name).is_empty() {
            return Err(format!("{name} has no inputs").into());
        }
    }
    let pinned: Vec<AssertionKey> = AssertionKey::parse(PIN).into_iter().collect();
    if policy::read_above("an edition", ORGANISATION, Some(policy::built_in())).is_err() || pinned.is_empty() {
        return Err(
            "the organisation's edition or the pinned key cannot be read: nothing would be held against them".into()
        );
    }
    let signed: serde_json::Value = serde_json::from_slice(SIGNED).unwrap_or_default();
    let compact = signed.pointer("/dataBlocks/1/content/assertion").and_then(serde_json::Value::as_str);
    if !compact.is_some_and(|compact| matches!(verify(compact, &pinned, NOW), Trust::Good(_))) {
        return Err("the signed assertion is not believed: nothing behind its signature would be reached".into());
    }
    let blocks = |sample: &&[u8]| convert::evidence(sample).is_ok_and(|blocks| !blocks.is_empty());
    if !SAMPLES.iter().all(blocks) || convert::session(SESSION).is_err() {
        return Err("a sample cannot be read: summaries, sessions or blocks would be explained beside nothing".into());
    }
    match convert::case_answer(SUMMARY) {
        Ok(CaseAnswer::Changed(_)) => Ok(()),
        _ => Err("the case beside which blocks are explained cannot be read: nothing would be".into()),
    }
}
