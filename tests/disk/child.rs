//! The console on the failing disk: runs one scenario and says what the engine said.
use std::io::Write;
use std::process::ExitCode;
use std::time::Duration;

use crate::scenario::Said;
use crate::tracer::Task;

/// Reads its orders from the standard input. It ends in order whatever the disk does.
pub fn main() -> ExitCode {
    let task: Task = serde_json::from_reader(std::io::stdin().lock()).unwrap();
    // One thread besides the database's: the tracer counts calls by thread.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let orders = match task {
        Task::Engine(orders) => orders,
        Task::Bare(bare) => {
            runtime.block_on(bare.run(say));
            return ExitCode::SUCCESS;
        }
    };
    let within = Duration::from_secs(60);
    let said = runtime.block_on(async { tokio::time::timeout(within, orders.run(say)).await });
    let Ok(said) = said else { return ExitCode::FAILURE };
    match said {
        Said::Done(_) => {}
        Said::NotSaved(code) => say("not_saved", &code),
        Said::Unclear(code) => say("unclear", &code),
    }
    ExitCode::SUCCESS
}

/// One write, so that the tracer sees one call.
fn say(word: &str, what: &str) {
    std::io::stdout().lock().write_all(format!("{word} {what}\n").as_bytes()).unwrap();
    std::io::stdout().lock().flush().unwrap();
}
