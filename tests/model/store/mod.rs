//! T-06: the same random operations on the real encrypted store and on the reference model, the whole observable state
//! compared after each step. A failing list of operations is cut down to the shortest that still fails.
mod compare;
mod engine;
mod operation;
mod words;

use std::cell::Cell;
use std::collections::BTreeSet;
use std::panic::AssertUnwindSafe;
use std::path::PathBuf;

use operation::{Operation, roll};

/// Runs one list of operations, picked by a seed. Gives what was met: the states and codes of every entry.
///
/// # Errors
/// Where store and model differ, with the operations that lead there.
pub fn run(seed: u64, steps: usize) -> Result<BTreeSet<String>, String> {
    let operations = roll(seed, steps);
    let (at, first) = match on_both(&operations) {
        Ok(met) => return Ok(met),
        Err(failure) => failure,
    };
    let (shortest, wrong) = shortened(operations[..=at].to_vec(), first);
    let list: Vec<String> = shortest.iter().map(|operation| format!("  {operation:?}")).collect();
    Err(format!("seed {seed}, {steps} steps, cut down to\n{}\n{wrong}", list.join("\n")))
}

/// Leaves out what is not needed for the failure.
fn shortened(mut operations: Vec<Operation>, mut wrong: String) -> (Vec<Operation>, String) {
    let mut at = operations.len();
    while at > 0 {
        at -= 1;
        let mut fewer = operations.clone();
        fewer.remove(at);
        if let Err((_, still)) = on_both(&fewer) {
            (operations, wrong) = (fewer, still);
        }
    }
    (operations, wrong)
}

/// Gives the place of the operation after which store and model differ, or in which one of them gave up.
fn on_both(operations: &[Operation]) -> Result<BTreeSet<String>, (usize, String)> {
    let at = Cell::new(0);
    let ran = std::panic::catch_unwind(AssertUnwindSafe(|| {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let folder = tempfile::Builder::new().prefix("model").tempdir_in(memory()).unwrap();
            let mut met = BTreeSet::new();
            let mut both = engine::Both::new(folder.path()).await;
            for (place, operation) in operations.iter().enumerate() {
                at.set(place);
                both.step(operation).await;
                compare::compare(&mut both).await.map_err(|wrong| format!("after {operation:?}: {wrong}"))?;
                let entries = both.model.entries.iter();
                met.extend(entries.map(|entry| format!("{}: {}", entry.state.as_str(), entry.why.unwrap_or("-"))));
                let seconds = both.model.entries.iter().filter(|entry| entry.second);
                met.extend(seconds.map(|entry| format!("second: {}", entry.state.as_str())));
            }
            both.close().await;
            Ok(met)
        })
    }));
    let stopped = |cause: Box<dyn std::any::Any + Send>| {
        let words = cause.downcast_ref::<String>().cloned();
        Err(words.or_else(|| cause.downcast_ref::<&str>().map(ToString::to_string)).unwrap_or_default())
    };
    ran.unwrap_or_else(stopped).map_err(|wrong| (at.get(), wrong))
}

/// Where writing costs nothing, when this system has such a place. What a power cut leaves is another test's.
fn memory() -> PathBuf {
    let shared = PathBuf::from("/dev/shm");
    if shared.is_dir() { shared } else { std::env::temp_dir() }
}
