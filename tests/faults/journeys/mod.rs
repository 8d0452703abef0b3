//! Cases with a way of their own: each on a sandbox and a console made for it, with the seed of the run.
pub mod answers;
pub mod around;
pub mod certificates;
pub mod clocks;
pub mod sync;

use std::time::Duration;

use second_look::clock::Clock;
use second_look::console::Console;
use second_look::ids::CaseId;
use second_look::outbox::EntryState;
use second_look::platform::Limits;
use second_look_sandbox::{ClockMode, Fault, FaultRule, SandboxOptions};

use crate::bench::REVIEWER;
use crate::matrix::Checked;
use crate::stage::{ENVIRONMENT, Saved, Stage, entry, plain_approve};

/// A stage whose clocks stand still, with a signed-in console that holds every case.
pub async fn set(seed: u64, cases: usize) -> (Stage, Console) {
    let stage = stage(seed, cases).await;
    let console = stage.synced(REVIEWER).await;
    (stage, console)
}

/// A stage whose clocks stand still.
pub async fn stage(seed: u64, cases: usize) -> Stage {
    let now = Clock::system().now();
    let clock = ClockMode::Manual(now);
    let mut stage = Stage::new(SandboxOptions { seed, cases, live_cases: 0, clock, ..Default::default() }).await;
    stage.clock = Clock::manual(now);
    // As the product ships, but for the pause: the clock stands still.
    stage.limits = Limits { pause_inside: Duration::ZERO, link_pause: Duration::ZERO, ..Limits::default() };
    stage
}

/// The plain case at this place.
pub fn plain(stage: &Stage, at: usize) -> CaseId {
    CaseId::new(stage.control().plain_cases(ENVIRONMENT)[at].clone())
}

/// Opens a plain case and saves an approve.
pub async fn decide(stage: &Stage, console: &Console, at: usize) -> Saved {
    let case = console.open_case(&plain(stage, at)).await.expect("the case opens");
    let saved = console.save_decision(&plain_approve(&case)).await.expect("the decision is saved");
    Saved { case_id: case.case_id, entry_id: saved.entry_id.parse().expect("an entry id") }
}

/// What happens to every sending of a decision from now on.
pub fn on_send(fault: Fault) -> FaultRule {
    FaultRule::always("POST", "/review/v1/*/cases/*/decision", fault)
}

/// The entry stands so; else what it stands like.
pub async fn stands(console: &Console, saved: &Saved, state: EntryState, code: Option<&str>) -> Checked {
    let entry = entry(console, saved).await;
    if entry.state == state && entry.code.as_deref() == code {
        return Ok(());
    }
    Err(format!("expected {} {code:?}, saw {} {:?}", state.as_str(), entry.state.as_str(), entry.code))
}

/// The status says that the clocks are too far apart.
pub async fn told_of_clock(console: &Console) -> Result<bool, String> {
    let status = console.status().await.map_err(|error| error.to_string())?;
    Ok(status.clock_off.is_some_and(|told| told.code == "clock_off"))
}

/// The two are the same; else what they are.
pub fn same<T: PartialEq + std::fmt::Debug>(what: &str, seen: T, wanted: T) -> Checked {
    if seen == wanted { Ok(()) } else { Err(format!("{what}: expected {wanted:?}, saw {seen:?}")) }
}

/// The platform has exactly so many decisions and nothing to complain of; then everything is closed.
pub async fn end(stage: Stage, console: Console, decisions: usize) -> Checked {
    console.close().await.map_err(|error| error.to_string())?;
    let report = stage.control().oracle();
    same("decisions on the platform", report.decisions.len(), decisions)?;
    if report.ok { Ok(()) } else { Err(format!("the platform's oracle: {:?}", report.violations)) }
}
