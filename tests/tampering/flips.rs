//! One byte of an export becomes another one.
use libtest_mimic::Failed;
use rand::rngs::StdRng;
use rand::{Rng as _, SeedableRng as _};
use second_look_verify::LogCheck;

use crate::made;

const FLIPS: u64 = 19_000;
const ENTRIES: u32 = 120;
/// Entries of the long form, which changes every byte once.
const ENTRIES_OF_THE_LONG_FORM: u32 = 1_000;

/// The suite's share: places and values by seed.
pub fn suite() -> Result<(), Failed> {
    let log = made::witnessed_log(ENTRIES).into_bytes();
    whole(&log)?;
    let halves = std::thread::scope(|scope| {
        let halves = [0..FLIPS / 2, FLIPS / 2..FLIPS].map(|seeds| scope.spawn(|| random(&log, seeds)));
        halves.map(|half| half.join().expect("no flip may panic"))
    });
    let wrong: Vec<String> = halves.into_iter().flatten().collect();
    println!("tampering: flips={FLIPS} undetected_or_misnamed={}", wrong.len());
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
}

/// One seed of a long run: every byte of 1,000 entries, each to a value of the seed.
pub fn every_byte(seed: u64) -> Result<(), String> {
    let log = made::log(ENTRIES_OF_THE_LONG_FORM).into_bytes();
    whole(&log)?;
    let middle = log.len() / 2;
    let each = |places: std::ops::Range<usize>| {
        let mut dice = StdRng::seed_from_u64(seed ^ places.start as u64);
        let changed = |at: usize| judge(&log, at, log[at] ^ dice.random_range(1..=255_u8));
        places.filter_map(changed).collect::<Vec<String>>()
    };
    let wrong = std::thread::scope(|scope| {
        let halves = [0..middle, middle..log.len()].map(|places| scope.spawn(|| each(places)));
        halves.map(|half| half.join().expect("no flip may panic")).concat()
    });
    println!("tampering: flips={} undetected_or_misnamed={}", log.len(), wrong.len());
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
}

fn random(log: &[u8], seeds: std::ops::Range<u64>) -> Vec<String> {
    let flip = |seed| {
        let mut dice = StdRng::seed_from_u64(seed);
        let at = dice.random_range(0..log.len());
        judge(log, at, log[at] ^ dice.random_range(1..=255_u8))
    };
    seeds.filter_map(flip).collect()
}

fn whole(log: &[u8]) -> Result<(), String> {
    let report = LogCheck::default().read(log).map_err(|why| why.to_string())?;
    if report.is_whole() { Ok(()) } else { Err(format!("unchanged, it does not hold: {:?}", report.faults)) }
}

/// Changes one byte; says what is wrong with what the verifier makes of it.
fn judge(log: &[u8], at: usize, value: u8) -> Option<String> {
    let mut changed = log.to_vec();
    changed[at] = value;
    let line = log[..at].iter().filter(|byte| **byte == b'\n').count();
    let of_line = log.split(|byte| *byte == b'\n').nth(line)?;
    // An unreadable first line ends the reading.
    let Ok(report) = LogCheck::default().read(changed.as_slice()) else {
        return (line != 0).then(|| format!("byte {at}: the whole file is refused"));
    };
    let Some(fault) = report.faults.first() else { return Some(format!("byte {at} of line {line}: not found")) };
    let is_entry = |line: &[u8]| line.starts_with(br#"{"entry""#);
    let before = log.split(|byte| *byte == b'\n').take(line).filter(|line| is_entry(line)).count() as u64;
    let entry = is_entry(of_line).then_some(before);
    let named = fault.first_bad.map(|bad| (bad.from, bad.to));
    let right = match entry {
        Some(entry) => named == Some((entry, entry)),
        None => named.is_none_or(|(from, to)| from == to && (from == before || line <= 1)),
    };
    (!right).then(|| format!("byte {at} of line {line}: named {named:?}, is {entry:?} ({:?})", fault.code))
}
