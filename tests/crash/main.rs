//! Kills a console at random moments while it decides, and looks afterwards whether anything was lost or doubled.
//!
//! The child is this same program, started with `child`; it says each decision aloud once the engine has called it
//! saved. What was said aloud must be in the file and, in the end, on the platform: once.
#[cfg(test)]
mod child;
#[cfg(test)]
mod kills;
#[cfg(test)]
mod reader;
#[cfg(test)]
#[path = "../it/stage.rs"]
#[expect(dead_code, reason = "the journeys use more of it")]
mod stage;

use std::process::ExitCode;

use libtest_mimic::{Arguments, Trial};

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    if arguments.next().as_deref() == Some("child") {
        return child::main(arguments.collect());
    }
    let trials = vec![Trial::test("a_hundred_kills_while_deciding_lose_nothing_and_double_nothing", || {
        kills::run(100).map_err(Into::into)
    })];
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}
