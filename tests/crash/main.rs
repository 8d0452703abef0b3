//! Kills a console at random moments while it decides, and looks afterwards whether anything was lost or doubled.
//!
//! The child is this same program, started with `child`; it says each decision aloud once the engine has called it
//! saved. What was said aloud must be in the file and, in the end, on the platform: once. [`day`] lets one live to its end;
//! [`flight`] kills one that has no network.
#[cfg(test)]
mod aboard;
#[cfg(test)]
mod child;
#[cfg(test)]
mod day;
#[cfg(test)]
mod flight;
#[cfg(test)]
#[path = "../it/gate.rs"]
mod gate;
#[cfg(test)]
mod kills;
#[cfg(test)]
mod long;
#[cfg(test)]
mod pictures;
#[cfg(test)]
mod reader;
#[cfg(test)]
#[path = "../it/stage.rs"]
#[expect(dead_code, reason = "the journeys use more of it")]
mod stage;

use std::process::ExitCode;

use libtest_mimic::{Arguments, Trial};

/// Kills of a seed of the long run.
#[cfg(test)]
const KILLS: u32 = 100;
/// Kills of `cargo xtask test`.
#[cfg(test)]
const FEW: u32 = 60;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.first().map(String::as_str) {
        Some("child") => child::main(words.into_iter().skip(1).collect()),
        Some("aboard") => aboard::main(words.into_iter().skip(1).collect()),
        Some("soak") => long::main(&words, |id, seed| match id {
            "t02" => Some(kills::run(KILLS, seed)),
            "t27" => Some(day::run(&day::HOUR, seed)),
            _ => None,
        }),
        _ => {
            let trials = vec![
                Trial::test("t_02_sixty_kills_while_deciding_lose_nothing_and_double_nothing", || {
                    kills::run(FEW, rand::random()).map_err(Into::into)
                }),
                Trial::test("t_27_a_queue_is_worked_to_its_end_while_one_request_in_twenty_fails", || {
                    day::run(&day::MOMENT, 27).map_err(Into::into)
                }),
                Trial::test("f1_two_hundred_cases_taken_along_are_decided_through_two_kills_and_land_once", || {
                    flight::run(rand::random()).map_err(Into::into)
                }),
            ];
            libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
        }
    }
}
