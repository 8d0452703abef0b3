//! The console on the failing disk: runs one scenario and says what the engine said.
use std::io::Write;
use std::process::ExitCode;
use std::time::Duration;

use sqlx::{AssertSqlSafe, Connection, Executor, SqliteConnection};

use crate::scenario::Said;
use crate::tracer::Task;

/// Reads its orders from the standard input. It ends in order whatever the disk does.
pub fn main() -> ExitCode {
    let task: Task = serde_json::from_reader(std::io::stdin().lock()).unwrap();
    // One thread besides the database's: the tracer counts calls by thread.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let mut heap = None;
    let orders = match task {
        Task::Engine(orders) => orders,
        Task::Tight { orders, heap_kib } => {
            say("begun", "");
            heap = heap_kib;
            orders
        }
        Task::Bare(bare) => {
            runtime.block_on(bare.run(say));
            return ExitCode::SUCCESS;
        }
    };
    // The limit is the process's, whichever connection says so; this one does nothing else.
    let _limit = heap.map(|kib| runtime.block_on(limit_sqlite(kib)));
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

/// SQLite of this process allocates no more than this from now on.
async fn limit_sqlite(kib: u64) -> SqliteConnection {
    let mut connection = SqliteConnection::connect("sqlite::memory:").await.unwrap();
    let limit = format!("PRAGMA hard_heap_limit = {}", kib * 1024);
    // The answer itself may not find the memory it needs.
    let _ = connection.execute(AssertSqlSafe(limit)).await;
    connection
}

/// One write, so that the tracer sees one call.
fn say(word: &str, what: &str) {
    std::io::stdout().lock().write_all(format!("{word} {what}\n").as_bytes()).unwrap();
    std::io::stdout().lock().flush().unwrap();
}
