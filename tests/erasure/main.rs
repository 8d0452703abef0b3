//! T-16: what was erased is nowhere: not in a file of the profile, and not in an old copy of the database and of the search
//! index opened with the keys of today. What is held, or waits to be sent, is all there.
//!
//! A seed is a file set of 200 cases that go, 160 by a rule and 40 because the platform took them away, of 25 that stay, and of
//! 20 of which the platform erased a part; each with 12 canaries and one more in each other sealed column, looked for in five
//! encodings. `cargo xtask test` runs one; `soak t16` goes on, and 50 of them are the 10,000 erasures asked for.
#[cfg(test)]
mod canaries;
#[cfg(test)]
#[path = "../crash/long.rs"]
mod long;
#[cfg(test)]
mod opened;
#[cfg(test)]
mod recovered;
#[cfg(test)]
mod run;
#[cfg(test)]
mod world;

use std::process::ExitCode;

use libtest_mimic::{Failed, Trial};

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if words.first().is_some_and(|word| word == "soak") {
        return long::main(&words, |id, seed| (id == "t16").then(|| run::run(seed)));
    }
    let whole = || run::run(0).map_err(Failed::from);
    let encodings = || canaries::each_encoding_is_found().map_err(Failed::from);
    let trials = vec![
        Trial::test("t_16_a_canary_is_found_in_each_of_the_five_encodings", encodings),
        Trial::test("t_16_nothing_erased_opens_in_an_old_copy_with_the_keys_of_today_and_nothing_held_is_lost", whole),
    ];
    libtest_mimic::run(&libtest_mimic::Arguments::from_args(), trials).exit_code()
}
