//! Knows when nothing moves any more: the one moment at which the dice are asked who goes on.
//!
//! Console, sandbox and schedule share one thread. Its runtime tells when it has nothing left to run, and looks at its
//! sockets each time; on loopback a byte that was written can be read at once. What works beside it are the database's
//! thread and those of the key place: the system tells whether they do (Linux; elsewhere a moment is waited instead).
use std::cell::Cell;
use std::fs;
use std::future::poll_fn;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Poll, Waker};
use std::time::Duration;

/// Looks at the sockets in a row without anything to do after which they count as quiet: more than the longest chain of
/// hands a request goes through (connect, accept, read, carry out).
const CALM: u32 = 5;

/// Told by the runtime each time it has nothing left to run.
#[derive(Default)]
struct Idle {
    count: AtomicU64,
    waker: Mutex<Option<Waker>>,
}

/// What a thread beside the runtime is. It is asked anew each time: a thread begins under the name of the one that made it,
/// and the number of one that ended is given to another.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// It has not come to naming itself.
    Begins,
    /// The database's. It sleeps whenever it has nothing to do.
    Database,
    /// Sleeps whenever it has nothing to do.
    Sleeps,
    /// Ends when it has nothing to do.
    Ends,
    /// None of ours.
    Other,
}

/// The runtime of a schedule and what is known of its rest.
pub struct Rest {
    idle: Arc<Idle>,
    /// Name of the first thread.
    first: String,
    /// Database threads there were at the last look.
    databases: Cell<usize>,
}

/// A runtime of one thread, and its rest.
pub fn runtime() -> (tokio::runtime::Runtime, Rest) {
    let idle = Arc::<Idle>::default();
    let told = Arc::clone(&idle);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .on_thread_park(move || {
            told.count.fetch_add(1, Ordering::SeqCst);
            if let Some(waker) = told.waker.lock().unwrap().take() {
                waker.wake();
            }
        })
        .build()
        .unwrap();
    let first = fs::read_to_string("/proc/self/comm").unwrap_or_default().trim().to_owned();
    (runtime, Rest { idle, first, databases: Cell::default() })
}

impl Rest {
    /// Waits until nothing moves. To be awaited by the runtime's own `block_on`.
    pub async fn settle(&self) {
        loop {
            while self.threads_work() {
                // They need the core more than we do.
                std::thread::sleep(Duration::from_micros(10));
                self.idle().await;
            }
            for _ in 0..CALM {
                self.idle().await;
            }
            if !self.threads_work() {
                return;
            }
        }
    }

    /// No database is open in this process: whoever closed it waits by real time for its thread to be gone.
    pub fn no_database(&self) -> bool {
        self.databases.get() == 0
    }

    async fn idle(&self) {
        let before = self.idle.count.load(Ordering::SeqCst);
        poll_fn(|context| {
            if self.idle.count.load(Ordering::SeqCst) > before {
                return Poll::Ready(());
            }
            *self.idle.waker.lock().unwrap() = Some(context.waker().clone());
            Poll::Pending
        })
        .await;
    }

    fn threads_work(&self) -> bool {
        let Ok(tasks) = fs::read_dir("/proc/self/task") else {
            std::thread::sleep(Duration::from_millis(2));
            return false;
        };
        self.databases.set(0);
        let mut work = false;
        for task in tasks.flatten() {
            // A thread that ended while we looked works no more.
            let Ok(stat) = fs::read_to_string(task.path().join("stat")) else { continue };
            let Some((name, state)) = name_and_state(&stat) else { continue };
            let kind = self.kind(name, task.file_name() == *std::process::id().to_string());
            self.databases.update(|count| count + usize::from(kind == Kind::Database));
            work |= match kind {
                Kind::Other => false,
                Kind::Begins | Kind::Ends => true,
                Kind::Database | Kind::Sleeps => !state.starts_with('S'),
            };
        }
        work
    }

    fn kind(&self, name: &str, is_first: bool) -> Kind {
        match name {
            _ if is_first => Kind::Other,
            _ if name == self.first => Kind::Begins,
            "keys" => Kind::Ends,
            _ if name.starts_with("sqlx-sqlite") => Kind::Database,
            _ if name.starts_with("tokio-") => Kind::Sleeps,
            _ => Kind::Other,
        }
    }
}

/// `123 (sqlx-sqlite-wor) S ...`
fn name_and_state(stat: &str) -> Option<(&str, &str)> {
    let (head, rest) = stat.rsplit_once(')')?;
    Some((head.split_once('(')?.1, rest.trim_start()))
}
