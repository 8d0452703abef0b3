//! Processes this suite starts, each ended by its id.
use std::fs::{File, Permissions};
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;

use super::{LOOK_EVERY, PATIENCE};

/// A running program. It is asked to end when this is dropped, and made to when it does not.
pub struct Child(std::process::Child);

impl Child {
    /// Starts a program that says nothing.
    pub fn start(command: &mut Command) -> Self {
        command.stdout(Stdio::null());
        Self(command.spawn().unwrap_or_else(|why| panic!("{command:?} did not start: {why}")))
    }

    /// Starts a program and waits for the first line it prints.
    pub fn start_and_read_line(command: &mut Command) -> (Self, String) {
        command.stdout(Stdio::piped());
        let mut child = command.spawn().unwrap_or_else(|why| panic!("{command:?} did not start: {why}"));
        let out = child.stdout.take().unwrap();
        let (tell, told) = mpsc::channel();
        // The thread reads on to the end: a closed pipe would kill a program that says more.
        thread::spawn(move || {
            for line in BufReader::new(out).lines() {
                let Ok(line) = line else { return };
                // Nobody listens after the first.
                let _ = tell.send(line);
            }
        });
        let child = Self(child);
        let line = told.recv_timeout(PATIENCE).unwrap_or_else(|_| panic!("{command:?} said nothing"));
        (child, line)
    }

    /// Gives the program its input and closes it.
    pub fn say(&mut self, text: &str) {
        self.0.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    }

    /// Its process id.
    pub fn id(&self) -> u32 {
        self.0.id()
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        terminate(self.0.id());
        for _ in 0..100 {
            if matches!(self.0.try_wait(), Ok(Some(_)) | Err(_)) {
                return;
            }
            thread::sleep(LOOK_EVERY);
        }
        // It ended meanwhile, or now; either is fine.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Asks the process with this id to end.
pub fn terminate(id: u32) {
    // It may be gone already.
    let _ = Command::new("sh").args(["-c", "kill -TERM \"$1\"", "sh", &id.to_string()]).stderr(Stdio::null()).status();
}

/// The processes that a process started, and that still run.
pub fn children_of(id: u32) -> Vec<u32> {
    let threads = std::fs::read_dir(format!("/proc/{id}/task")).into_iter().flatten().flatten();
    let lists = threads.filter_map(|thread| std::fs::read_to_string(thread.path().join("children")).ok());
    lists.flat_map(|list| list.split_whitespace().filter_map(|id| id.parse().ok()).collect::<Vec<_>>()).collect()
}

/// Whether a process has ended (or is only waiting to be counted).
pub fn is_over(id: u32) -> bool {
    let status = std::fs::read_to_string(format!("/proc/{id}/stat")).unwrap_or_default();
    status.rsplit(')').next().is_none_or(|rest| rest.trim().is_empty() || rest.trim().starts_with('Z'))
}

/// A port nobody listens on.
pub fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// A folder for its owner alone, as a runtime folder must be.
pub fn make_private(folder: &Path) {
    std::fs::create_dir(folder).unwrap();
    std::fs::set_permissions(folder, Permissions::from_mode(0o700)).unwrap();
}

/// A file that can be run.
pub fn write_script(path: &Path, text: &str) {
    write_file(path, text);
    std::fs::set_permissions(path, Permissions::from_mode(0o755)).unwrap();
}

/// A file of the stage.
pub fn write_file(path: &Path, text: &str) {
    File::create(path).unwrap().write_all(text.as_bytes()).unwrap();
}
