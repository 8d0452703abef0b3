//! Runs a child under `strace`: to count the calls on its database, to do damage at one of them, or to write down every
//! byte. Only calls that name the database, its journal, what is made beside them, or their folder are counted.
use std::collections::BTreeMap;
use std::io::Write;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Command, Stdio};

use serde::{Deserialize, Serialize};

use crate::bare::Bare;
use crate::rules::Heard;
use crate::scenario::{DATABASE, Orders};

/// Calls that change what lies on the disk, or make it durable.
const CHANGES: &[&str] = &[
    "write",
    "pwrite64",
    "writev",
    "pwritev",
    "pwritev2",
    "ftruncate",
    "truncate",
    "fallocate",
    "fsync",
    "fdatasync",
    "sync_file_range",
    "unlink",
    "unlinkat",
    "rename",
    "renameat",
    "renameat2",
    "link",
    "linkat",
    "mkdir",
    "mkdirat",
];
/// Calls that send.
const SENDS: &[&str] = &["sendto", "sendmsg"];
/// Calls that open a file, and may make it.
const OPENS: &[&str] = &["open", "openat", "creat"];
/// Calls that look, lock and let go.
const LOOKS: &[&str] = &[
    "read",
    "pread64",
    "readv",
    "preadv",
    "close",
    "fcntl",
    "flock",
    "fstat",
    "newfstatat",
    "stat",
    "lstat",
    "statx",
    "access",
    "faccessat",
    "faccessat2",
    "chmod",
    "fchmod",
    "fchmodat",
    "chown",
    "fchown",
    "lseek",
    "readlink",
];

/// The tracer's list of calls; a mark before each says that a machine need not have it.
fn trace(lists: &[&[&str]]) -> String {
    let names: Vec<String> = lists.iter().flat_map(|list| list.iter()).map(|name| format!("?{name}")).collect();
    format!("trace={}", names.join(","))
}

/// What is done at a call.
#[derive(Clone, Debug)]
pub enum Damage {
    /// Nothing: the calls are counted.
    None,
    /// The process is killed at the n-th call of this name.
    Kill(String, u32),
    /// The n-th call of this name fails with this error; with `on`, all after it too.
    Fail {
        /// Which call.
        call: String,
        /// Which one, from 1.
        nth: u32,
        /// The error's name.
        error: &'static str,
        /// Whether the disk stays so.
        on: bool,
    },
}

/// What a child is to do. It reaches it on its standard input.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Task {
    /// A scenario through the engine.
    Engine(Orders),
    /// A scenario with too little memory; with a number, it is SQLite's heap that is so small.
    Tight {
        /// What to do.
        orders: Orders,
        /// The limit of SQLite's heap.
        heap_kib: Option<u64>,
    },
    /// Bare rows, for comparison.
    Bare(Bare),
}

impl Task {
    fn home(&self) -> &Path {
        match self {
            Self::Engine(orders) | Self::Tight { orders, .. } => &orders.home,
            Self::Bare(bare) => &bare.home,
        }
    }
}

/// How a child ended.
pub struct Ended {
    /// What it said.
    pub heard: Heard,
    /// The signal it died of.
    pub signal: Option<i32>,
    /// Its exit status, when it had one.
    pub code: Option<i32>,
    /// What the tracer wrote.
    pub trace: String,
    /// What it said of its own end.
    pub complaint: String,
}

/// The files of a profile that are looked at.
fn watched(home: &Path) -> Vec<std::path::PathBuf> {
    let journal = format!("{DATABASE}-journal");
    let made = format!("{DATABASE}.new");
    let names = [DATABASE.to_owned(), journal, made.clone(), format!("{made}-journal")];
    let mut paths: Vec<_> = names.iter().map(|name| home.join(name)).collect();
    paths.push(home.to_owned());
    paths
}

/// Runs the child with this damage. `bytes` keeps everything that is written.
pub fn run(task: &Task, damage: &Damage, bytes: bool) -> Ended {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("trace");
    let mut strace = Command::new("strace");
    strace.args(["-f", "-qq", "-y", "-o"]).arg(&out);
    if !matches!(damage, Damage::Kill(..)) {
        // Stops at the calls that are traced and at no others: quicker, but strace 6.1 then injects errors and no signals.
        strace.arg("--seccomp-bpf");
    }
    if bytes {
        strace.args(["-xx", "-s", "100000"]).arg("-e").arg(trace(&[CHANGES, OPENS, SENDS]));
    } else {
        strace.args(["-s", "0"]).arg("-e").arg(trace(&[CHANGES, OPENS, LOOKS]));
        for path in watched(task.home()) {
            strace.arg("-P").arg(path);
        }
    }
    match damage {
        Damage::None => {}
        Damage::Kill(call, nth) => {
            strace.arg("-e").arg(format!("inject={call}:signal=SIGKILL:when={nth}"));
        }
        Damage::Fail { call, nth, error, on } => {
            let on = if *on { "+" } else { "" };
            strace.arg("-e").arg(format!("inject={call}:error={error}:when={nth}{on}"));
        }
    }
    let mut child = strace
        .arg("--")
        .arg(std::env::current_exe().unwrap())
        .arg("child")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("strace is there; `cargo xtask test` installs it");
    let text = serde_json::to_vec(task).unwrap();
    // A child that is killed early reads nothing.
    let _ = child.stdin.take().unwrap().write_all(&text);
    let output = child.wait_with_output().unwrap();
    Ended {
        heard: Heard::read(&String::from_utf8_lossy(&output.stdout)),
        signal: output.status.signal(),
        code: output.status.code(),
        trace: std::fs::read_to_string(&out).unwrap_or_default(),
        complaint: String::from_utf8_lossy(&output.stderr).lines().take(6).collect::<Vec<_>>().join(" | "),
    }
}

/// How often each call was made by the thread that made it most often: what `when` counts to.
pub fn calls(trace: &str) -> BTreeMap<String, u32> {
    let mut by_thread: BTreeMap<(&str, &str), u32> = BTreeMap::new();
    for line in trace.lines() {
        let Some((thread, rest)) = line.split_once(' ') else { continue };
        let rest = rest.trim_start();
        let Some((call, _)) = rest.split_once('(') else { continue };
        if call.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
            *by_thread.entry((thread, call)).or_default() += 1;
        }
    }
    let mut most = BTreeMap::new();
    for ((_, call), count) in by_thread {
        let most = most.entry(call.to_owned()).or_insert(0);
        *most = count.max(*most);
    }
    most
}

/// Whether the damage was done.
pub fn hit(ended: &Ended, damage: &Damage) -> bool {
    match damage {
        Damage::None => true,
        Damage::Kill(..) => ended.signal == Some(9),
        Damage::Fail { .. } => ended.trace.contains("(INJECTED)"),
    }
}
