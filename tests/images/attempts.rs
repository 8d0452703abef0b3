//! The walls, each tried from inside: this program builds them around itself as the decoding process does, and then tries
//! to get out.
use std::process::{Command, ExitCode, Stdio};

use libtest_mimic::{Failed, Trial};
use second_look::image::walls::{self, Walls};

use crate::through::{decoder, on_a_runtime};

/// An attempt by name; it tells whether it got out.
type Attempt = (&'static str, fn() -> bool);

/// What is tried.
const ATTEMPTS: &[Attempt] = &[
    ("read a file", || std::fs::read("/etc/passwd").is_ok()),
    ("list a folder", || std::fs::read_dir("/").is_ok()),
    ("make a file", || std::fs::File::create("/tmp/second-look-escaped").is_ok()),
    ("reach a port", || std::net::TcpStream::connect("127.0.0.1:9").is_ok()),
    ("open a port", || std::net::TcpListener::bind("127.0.0.1:0").is_ok()),
    ("send a datagram", || std::net::UdpSocket::bind("127.0.0.1:0").is_ok()),
    ("start a program", || Command::new("/bin/true").status().is_ok()),
    ("start a thread", || std::thread::Builder::new().spawn(|| ()).is_ok()),
    ("take a gibibyte", || {
        let mut taken: Vec<u8> = Vec::new();
        taken.try_reserve_exact(1 << 30).is_ok()
    }),
];
/// What may be done.
const WORK: &str = "work";

/// Called as `attempt WALLS WHAT`: 0 when it succeeded, 7 when it was refused; a wall may also end the process.
pub fn attempt(words: &[String]) -> ExitCode {
    let [_, wanted, what] = words else { return ExitCode::from(2) };
    let wanted = Walls {
        landlock: wanted.contains("landlock"),
        seccomp: wanted.contains("seccomp"),
        memory: wanted.contains("memory"),
    };
    if walls::build(wanted) != wanted {
        return ExitCode::from(3);
    }
    if what == WORK {
        // As a decoder does: memory, and an answer.
        let taken = vec![1_u8; 64 << 20];
        let sum: u64 = taken.iter().map(|byte| u64::from(*byte)).sum();
        println!("{sum}");
        return ExitCode::SUCCESS;
    }
    match ATTEMPTS.iter().find(|(name, _)| name == what) {
        Some((_, escape)) if escape() => ExitCode::SUCCESS,
        Some(_) => ExitCode::from(7),
        None => ExitCode::from(2),
    }
}

/// How an attempt behind these walls ended.
fn ended(wanted: &str, what: &str) -> String {
    let program = std::env::current_exe().expect("our own program");
    let mut command = Command::new(program);
    command.args(["attempt", wanted, what]).env_clear();
    let ended = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status().expect("it starts");
    #[cfg(unix)]
    if let Some(signal) = std::os::unix::process::ExitStatusExt::signal(&ended) {
        return format!("ended by signal {signal}");
    }
    match ended.code() {
        Some(0) => "escaped".to_owned(),
        Some(3) => "no such wall".to_owned(),
        Some(7) => "refused".to_owned(),
        other => format!("{other:?}"),
    }
}

/// The trials of the walls.
pub fn trials() -> Vec<Trial> {
    vec![
        Trial::test("t_12_behind_all_walls_no_file_no_network_no_program_and_no_gibibyte_is_had", behind_all),
        Trial::test("t_12_each_wall_stands_by_itself", each_alone),
        Trial::test("t_12_the_decoding_process_tells_which_walls_stand", told),
    ]
}

/// Linux with Landlock: what these trials are about. Elsewhere the product says which walls are missing.
fn walls_here() -> Walls {
    on_a_runtime(async { decoder().walls().await }).expect("a decoding process answers")
}

fn behind_all() -> Result<(), Failed> {
    if walls_here() != Walls::ALL {
        println!("not tried: missing here are {:?}", walls_here().missing());
        return Ok(());
    }
    let all = "landlock,seccomp,memory";
    let mut wrong = Vec::new();
    if ended(all, WORK) != "escaped" {
        wrong.push(format!("honest work: {}", ended(all, WORK)));
    }
    for (what, _) in ATTEMPTS {
        let free = ended("none", what);
        let walled = ended(all, what);
        println!("walls: {what}: {walled} (without walls: {free})");
        if walled != "refused" && walled != "ended by signal 31" {
            wrong.push(format!("{what}: {walled}"));
        }
        // A sandbox around the test may forbid the one or the other by itself; then the wall proves little, and is told.
        if *what != "reach a port" && free != "escaped" {
            wrong.push(format!("{what}: without walls it is {free}, so nothing is proven"));
        }
    }
    let _ = std::fs::remove_file("/tmp/second-look-escaped");
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
}

fn each_alone() -> Result<(), Failed> {
    let here = walls_here();
    let mut wrong = Vec::new();
    let mut hold = |stands: bool, wall: &str, what: &str, expected: &str| {
        let found = ended(wall, what);
        if stands && found != expected {
            wrong.push(format!("{wall}: {what}: {found} instead of {expected}"));
        }
    };
    for what in ["read a file", "list a folder", "make a file", "start a program", "open a port"] {
        hold(here.landlock, "landlock", what, "refused");
    }
    for what in ["read a file", "reach a port", "send a datagram", "start a program", "start a thread"] {
        hold(here.seccomp, "seccomp", what, "ended by signal 31");
    }
    hold(here.memory, "memory", "take a gibibyte", "refused");
    hold(here.memory, "memory", "read a file", "escaped");
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
}

fn told() -> Result<(), Failed> {
    let here = walls_here();
    println!("walls: {} stand, missing: {:?}", here.standing().join(", "), here.missing());
    if cfg!(target_os = "linux") && !(here.seccomp && here.memory) {
        return Err(format!("a Linux of our time has them: {here:?}").into());
    }
    Ok(())
}
