//! Long runs: `soak <test> --from SEED --minutes N` runs one seed after another until the time is over or one fails. The
//! closing line is what `cargo xtask soak` reads.
use std::process::ExitCode;
use std::time::Duration;

use second_look::clock::Clock;

/// Reads the words and runs seeds; `run` answers nothing for a test it does not know.
pub fn main(words: &[String], run: impl Fn(&str, u64) -> Option<Result<(), String>>) -> ExitCode {
    let after = |name: &str| {
        let place = words.iter().position(|word| word == name)?;
        words.get(place + 1)?.parse::<u64>().ok()
    };
    let (Some(id), Some(minutes)) = (words.get(1), after("--minutes")) else {
        eprintln!("usage: soak <test> --from SEED --minutes N");
        return ExitCode::FAILURE;
    };
    let from = after("--from").unwrap_or(0);
    let clock = Clock::system();
    let (mut seed, mut failed) = (from, None);
    loop {
        match run(id, seed) {
            None => {
                eprintln!("there is no test {id} here");
                return ExitCode::FAILURE;
            }
            Some(Ok(())) => {}
            Some(Err(why)) => {
                println!("{why}");
                failed = Some(seed);
            }
        }
        if failed.is_some() || clock.elapsed() >= Duration::from_secs(minutes * 60) {
            break;
        }
        seed += 1;
    }
    let said = failed.map_or_else(|| "-".to_owned(), |seed| seed.to_string());
    println!("soak {id}: from {from} to {seed} done {} failed {said}", seed - from + 1);
    if failed.is_some() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
