//! Long runs: `soak <t06|t07|t23> --from SEED --minutes N`. The last line says what was run, for `cargo xtask soak` to add
//! up; every test program that joins the long runs prints the same line.
use std::process::ExitCode;
use std::time::Duration;

use second_look::clock::Clock;

use crate::sim::{self, Kind};
use crate::store;

/// Steps of one list of operations in a long run of T-06.
const LONG_STEPS: usize = 300;

/// Runs seeds until the time is over or one fails.
pub fn main(words: &[String]) -> ExitCode {
    let value = |name: &str| {
        let at = words.iter().position(|word| word == name)?;
        words.get(at + 1)?.parse::<u64>().ok()
    };
    let (Some(id), Some(from), Some(minutes)) = (words.first(), value("--from"), value("--minutes")) else {
        println!("usage: soak <t06|t07|t23> --from SEED --minutes N");
        return ExitCode::from(2);
    };
    let run: fn(u64) -> Result<(), String> = match id.as_str() {
        "t06" => |seed| store::run(seed, LONG_STEPS).map(|_| ()),
        "t07" => |seed| simulated(seed, Kind::Everything),
        "t23" => |seed| simulated(seed, Kind::TwoReviewers),
        _ => {
            println!("this program does not hold {id}");
            return ExitCode::from(2);
        }
    };
    let clock = Clock::system();
    let mut next = from;
    let mut failed = None;
    while (next == from || clock.elapsed() < Duration::from_secs(minutes * 60)) && failed.is_none() {
        if let Err(wrong) = run(next) {
            println!("{wrong}");
            failed = Some(next);
        }
        next += 1;
    }
    let failures = failed.map_or_else(|| "-".to_owned(), |seed| seed.to_string());
    println!("soak {id}: from {from} to {} done {} failed {failures}", next.saturating_sub(1), next - from);
    if failed.is_some() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn simulated(seed: u64, kind: Kind) -> Result<(), String> {
    let ran = sim::run(seed, kind);
    ran.result.map_err(|wrong| format!("{}\nseed {seed}: {wrong}", ran.trace))
}
