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
mod bare;
#[path = "../figure.rs"]
mod figure;
mod frames;
mod keys;
mod large;
mod lock;
#[path = "../../tests/desktop/locking.rs"]
#[expect(dead_code, reason = "the test of it watches the platform too")]
mod locking;
mod next;
mod opened;
#[path = "../photograph.rs"]
mod photograph;
#[path = "../../tests/desktop/profile.rs"]
mod profile;
#[path = "../../tests/it/leaks/search.rs"]
#[expect(dead_code, reason = "the canary tests use more of it")]
mod search;
#[path = "../../tests/desktop/secrets.rs"]
mod secrets;
#[path = "../../tests/desktop/stage/mod.rs"]
#[expect(dead_code, unused_imports, reason = "the journeys use more of it")]
mod stage;
mod start;
#[path = "../../tests/it/leaks/tap.rs"]
#[expect(dead_code, reason = "the canary tests use more of it")]
mod tap;
#[path = "../../tests/desktop/work.rs"]
#[expect(dead_code, reason = "the journeys use more of it")]
mod work;

use std::process::ExitCode;
use std::time::Duration;

pub use figure::{Figure, RUNS, median, now};

/// A key is answered within this, whatever the floor needs.
const AT_ONCE: Duration = Duration::from_millis(50);
/// A large picture follows the hand within this, and within this of opening its case.
const FOLLOWS: Duration = Duration::from_millis(300);

fn main() -> ExitCode {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let wanted = |name: &str| words.is_empty() || words.iter().any(|word| word == name);
    println!("median of {RUNS} runs; floor measured in the same run\n");
    if words == ["lock"] {
        // Five hundred locks take most of an hour: only by themselves.
        return if runtime.block_on(lock::measure()) { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    if runtime.block_on(measure(&wanted)) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

async fn measure(wanted: &impl Fn(&str) -> bool) -> bool {
    let mut all = true;
    if wanted("frames") {
        all &= frames::measure().await.print();
    }
    if wanted("keys") {
        let figure = keys::measure().await;
        all &= figure.print() & within(&figure, AT_ONCE);
    }
    if wanted("next") {
        all &= next::measure().await.print();
    }
    if wanted("large") {
        let [moving, opening] = large::measure().await;
        all &= moving.print() & within(&moving, FOLLOWS) & within(&opening, FOLLOWS);
    }
    if wanted("start") {
        let (figure, memory) = start::measure().await;
        all &= figure.print() & memory;
    }
    all
}

/// Whether a figure keeps its limit in time, and says so, its floor beside it.
fn within(figure: &Figure, limit: Duration) -> bool {
    let (found, holds) = (median(&figure.measured), median(&figure.measured) <= limit);
    let (name, verdict) = (figure.name, if holds { "holds" } else { "OVER" });
    let floor = median(&figure.floor);
    println!("{name:<44} {found:>10.1?}   {} {floor:.1?}   of {limit:?}   {verdict}", figure.floor_name);
    holds
}
