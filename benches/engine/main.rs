//! Measurements, each against a floor taken in the same run: five runs, the medians compared.
//!
//! `cargo xtask bench` runs this in a release build. Absolute times depend on the machine; the ratios are the promise.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    reason = "a measurement stops at the first surprise and prints what it found"
)]
mod decision;
mod delivery;
mod explain;
#[path = "../figure.rs"]
mod figure;
mod log;
#[path = "../photograph.rs"]
mod photograph;
mod picture;
mod queue;
mod search;
#[path = "../../tests/it/stage.rs"]
#[expect(dead_code, reason = "the journeys use more of it")]
mod stage;
mod store;
mod sync;
mod verify;

use std::process::ExitCode;

pub use figure::{Figure, RUNS, median, now};

fn main() -> ExitCode {
    // Cargo passes its own options; a word picks measurements by name.
    let only: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let wanted = |name: &str| only.is_empty() || only.iter().any(|word| name.contains(word.as_str()));
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let mut holds = true;
    println!("median of {RUNS} runs; floor measured in the same run\n");
    runtime.block_on(async {
        if wanted("queue") {
            holds &= queue::measure().await.print();
        }
        if wanted("search") {
            for figure in search::measure().await {
                holds &= figure.print();
            }
        }
        if wanted("explain") {
            holds &= explain::measure().print();
        }
        if wanted("picture") {
            holds &= picture::measure().await.print();
        }
        if wanted("decision") {
            holds &= decision::measure().await.print();
        }
        if wanted("log") {
            holds &= log::appending().await.print();
        }
        if wanted("verify") {
            for figure in verify::measure() {
                holds &= figure.print();
            }
        }
        if wanted("delivery") {
            holds &= delivery::measure().await.print();
        }
        if wanted("sync") {
            holds &= sync::measure().await.print();
        }
    });
    if holds { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
