//! What a stranger could send: 20,000 changed inputs a target, made from the corpus of the fuzzer by seed, and none may panic.
//!
//! `cargo xtask fuzz` goes on where this ends: the same functions, guided by what the inputs reach.
#[cfg(test)]
#[path = "../../fuzz/inputs.rs"]
mod inputs;
#[cfg(test)]
mod mutate;
#[cfg(test)]
mod mutate_json;
#[cfg(test)]
mod run;

use std::process::ExitCode;

fn main() -> ExitCode {
    run::main()
}
