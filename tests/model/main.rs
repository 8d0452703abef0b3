//! The reference model against the store (T-06), and the simulator of consoles and platform (T-07, T-23).
//!
//! Called with `soak`, the same program runs seeds from a number on for some minutes and says how far it came; that is how
//! `cargo xtask soak` adds up the long runs of `docs/reliability.md`.
#[cfg(test)]
mod dice;
#[cfg(test)]
mod invariants;
#[cfg(test)]
mod real;
#[cfg(test)]
mod reference;
#[cfg(test)]
mod rows;
#[cfg(test)]
mod sim;
#[cfg(test)]
mod soak;
#[cfg(test)]
#[path = "../it/stage.rs"]
#[expect(dead_code, reason = "the journeys use more of it")]
mod stage;
#[cfg(test)]
mod store;
#[cfg(test)]
mod suite;

use std::process::ExitCode;

use libtest_mimic::Arguments;

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    if words.next().as_deref() == Some("soak") {
        return soak::main(&words.collect::<Vec<_>>());
    }
    libtest_mimic::run(&Arguments::from_args(), suite::trials()).exit_code()
}
