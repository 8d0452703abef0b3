//! Measurements in the real window on a virtual display, each against a floor taken in the same run.
//!
//! `cargo xtask bench --window` runs this in a release build. Linux only, as `tests/desktop` is, whose stage it uses.
#![cfg(target_os = "linux")]
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    reason = "a measurement stops at the first surprise and prints what it found"
)]
#[path = "../figure.rs"]
mod figure;
mod frames;
#[path = "../../tests/desktop/profile.rs"]
mod profile;
#[path = "../../tests/desktop/stage/mod.rs"]
#[expect(dead_code, unused_imports, reason = "the journeys use more of it")]
mod stage;

use std::process::ExitCode;

pub use figure::{Figure, RUNS};

fn main() -> ExitCode {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    println!("median of {RUNS} runs; floor measured in the same run\n");
    if runtime.block_on(frames::measure()).print() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
