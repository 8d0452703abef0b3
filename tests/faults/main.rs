//! The fault matrix: every row of `docs/fault-matrix.md` in every phase it can meet, on first try and on retry, and the
//! exact state each case must end in.
//!
//! One process runs them all. It starts itself once more with a trust store of its own, because certificates of every
//! wrong kind are among the faults.
#[cfg(test)]
mod bench;
#[cfg(test)]
#[path = "../it/beside.rs"]
#[expect(dead_code, reason = "the journeys use more of it")]
mod beside;
#[cfg(test)]
mod certificates;
#[cfg(test)]
mod front;
#[cfg(test)]
mod journeys;
#[cfg(test)]
mod matrix;
#[cfg(test)]
mod phase;
#[cfg(test)]
mod rows;
#[cfg(test)]
mod run;
#[cfg(test)]
#[path = "../it/stage.rs"]
#[expect(dead_code, reason = "the journeys use more of it")]
mod stage;
#[cfg(test)]
mod table;

use std::process::ExitCode;

fn main() -> ExitCode {
    run::main()
}
