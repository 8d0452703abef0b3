//! Fails the disk at every single call of the transactions that matter, and cuts the power between any two of them.
//!
//! The child is this same program, started with `child`: it runs one scenario on an encrypted file through the engine's
//! own rooms and says aloud what the engine said. `strace` counts the calls of a scenario on its database, and then does
//! the damage: a kill at the n-th call, or an error instead of it. For power cuts one traced run is kept with every byte
//! it wrote, and each disk that could have been left is built from it. What is left is read by a reader of its own
//! (`reader.rs`), held to what was said aloud (`rules.rs`), and worked on by the engine until it is done.
#[cfg(test)]
mod bare;
#[cfg(test)]
mod checks;
#[cfg(test)]
mod child;
#[cfg(test)]
mod cuts;
#[cfg(test)]
mod device;
#[cfg(test)]
mod faults;
#[cfg(test)]
#[path = "../crash/long.rs"]
mod long;
#[cfg(test)]
mod memory;
#[cfg(test)]
mod old_file;
#[cfg(test)]
mod reader;
#[cfg(test)]
mod rules;
#[cfg(test)]
mod scenario;
#[cfg(test)]
#[path = "../it/stage.rs"]
#[expect(dead_code, reason = "the journeys use more of it")]
mod stage;
#[cfg(test)]
mod trace;
#[cfg(test)]
mod tracer;
#[cfg(test)]
mod world;

use std::process::ExitCode;

use libtest_mimic::{Arguments, Trial};

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.first().map(String::as_str) {
        Some("child") => child::main(),
        Some("soak") => long::main(&words, |id, seed| match id {
            "t01" => Some(faults::kills(seed)),
            "t03" => Some(cuts::between_any_two_calls(seed).and_then(|()| cuts::after_a_failed_sync(seed))),
            "t04" => Some(
                faults::errors(seed).and_then(|()| memory::of_the_process(seed)).and_then(|()| memory::of_sqlite(seed)),
            ),
            _ => None,
        }),
        _ => {
            let mut arguments = Arguments::from_args();
            // Each trial keeps two runs going by itself.
            arguments.test_threads = Some(1);
            libtest_mimic::run(&arguments, trials()).exit_code()
        }
    }
}

fn trials() -> Vec<Trial> {
    // The tracer is Linux's; elsewhere the trials are listed as left out, not passed.
    let here = cfg!(target_os = "linux");
    let trial = |name: &str, run: fn(u64) -> Result<(), String>| {
        Trial::test(name, move || run(0).map_err(Into::into)).with_ignored_flag(!here)
    };
    let mut trials = checks::trials();
    trials.extend([
        trial("settings_that_are_known_to_lose_are_seen_to_lose", |_| bare::known_losers_lose()),
        trial("a_kill_at_any_call_loses_nothing_doubles_nothing_and_tears_nothing", faults::kills),
        trial("an_error_at_any_call_is_never_called_saved_and_never_ends_the_process", faults::broken_or_full),
        trial("too_little_memory_for_the_process_loses_doubles_and_tears_nothing", memory::of_the_process),
        trial("too_little_memory_for_sqlite_is_an_error_that_is_told", memory::of_sqlite),
        trial("a_power_cut_between_any_two_calls_loses_nothing_called_saved", cuts::between_any_two_calls),
        trial("a_power_cut_after_a_sync_that_failed_loses_nothing_called_saved", cuts::after_a_failed_sync),
    ]);
    trials
}
