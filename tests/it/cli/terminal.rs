//! A terminal: it runs the program, gives it secrets on standard input, and plays the browser of a sign-in.
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};

use second_look_sandbox::{Addresses, Sandbox, SandboxOptions};

use crate::stage::watch::Watch;
use serde_json::Value;

use crate::stage::browse;

/// The line of secrets; the passphrase is the one `stage` opens profiles with.
pub const SECRETS: &str = r#"{"passphrase":"correct horse battery staple"}"#;

/// What a command came to.
#[derive(Debug)]
pub struct Ran {
    /// The exit status; -1 when a signal ended it.
    pub status: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Ran {
    /// The output, of a command that must have done what was asked.
    pub fn done(self) -> String {
        assert_eq!(self.status, 0, "{} {}", self.out, self.err);
        self.out
    }

    /// The last line of JSON of a command that must have done what was asked.
    pub fn json(self) -> Value {
        let out = self.done();
        let last = out.lines().last().unwrap_or_else(|| panic!("nothing was printed"));
        serde_json::from_str(last).unwrap_or_else(|why| panic!("{why}: {last}"))
    }

    /// The error object of a `--json` command that must have been refused.
    pub fn refused(&self) -> Value {
        assert_eq!(self.status, 1, "{} {}", self.out, self.err);
        // A session bus may have had something to say before.
        let last = self.err.lines().last().unwrap_or_default();
        let error: Value = serde_json::from_str(last).unwrap_or_else(|why| panic!("{why}: {}", self.err));
        error["error"].clone()
    }

    /// The code of the refusal.
    pub fn code(&self) -> String {
        self.refused()["code"].as_str().unwrap().to_owned()
    }
}

/// A sandbox, a folder for the profile, and a terminal.
pub struct Terminal {
    /// The platform; none while it is down.
    pub sandbox: Option<Sandbox>,
    /// Where the sandbox is, or was.
    pub at: Addresses,
    folder: tempfile::TempDir,
    /// Holds every exchange to the description when the terminal goes.
    _watch: Watch,
}

impl Terminal {
    /// A fresh sandbox and an empty folder. Decisions can be sent at once.
    pub async fn new() -> Self {
        let sandbox = Sandbox::start(SandboxOptions::default()).await.expect("a sandbox starts");
        let terminal = Self {
            at: sandbox.addresses().clone(),
            _watch: Watch::over(sandbox.control()),
            sandbox: Some(sandbox),
            folder: tempfile::tempdir().expect("a folder"),
        };
        std::fs::create_dir(terminal.home()).unwrap();
        terminal.write_config("# Quick, for tests.\n[limits]\nundo_secs = 0\n");
        terminal
    }

    /// The same, with somebody signed in and everything synced.
    pub async fn synced(person: &str) -> Self {
        let terminal = Self::new().await;
        terminal.sign_in(person, &[]).done();
        terminal.run(&["sync", "--once"]).done();
        terminal
    }

    /// The profile's folder.
    pub fn home(&self) -> PathBuf {
        self.folder.path().join("profile")
    }

    /// A place beside the profile.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes the profile's configuration.
    #[expect(clippy::disallowed_methods, reason = "a configuration of a test holds nothing personal")]
    pub fn write_config(&self, text: &str) {
        std::fs::write(self.home().join("config.toml"), text).unwrap();
    }

    /// The options that lead to the sandbox.
    pub fn addresses(&self) -> Vec<String> {
        let at = &self.at;
        [
            ("--platform", &at.platform),
            ("--review", &at.review),
            ("--issuer", &at.issuer),
            ("--client-id", &at.client_id),
            ("--environment", &at.environment),
            ("--file-host", &at.files),
        ]
        .into_iter()
        .flat_map(|(option, value)| [option.to_owned(), value.clone()])
        .collect()
    }

    /// Runs a command on the profile with its secrets.
    pub fn run(&self, words: &[&str]) -> Ran {
        self.run_with(SECRETS, words)
    }

    /// Runs a command on the profile that prints JSON.
    pub fn json(&self, words: &[&str]) -> Ran {
        self.run(&[words, &["--json"]].concat())
    }

    /// Runs a command on the profile with other secrets.
    pub fn run_with(&self, secrets: &str, words: &[&str]) -> Ran {
        let home = self.home();
        let home = home.to_str().unwrap();
        ended(start(&[words, &["--home", home, "--secrets-stdin"]].concat(), secrets))
    }

    /// Starts a sign-in and gives the program with the address it printed.
    pub fn begin_sign_in(&self, more: &[&str]) -> (Running, String) {
        let addresses = self.addresses();
        let home = self.home();
        let mut words = vec!["sign-in", "--no-browser", "--home", home.to_str().unwrap(), "--secrets-stdin"];
        words.extend(addresses.iter().map(String::as_str));
        words.extend(more);
        let mut running = start(&words, SECRETS);
        let url = running.address();
        (running, url)
    }

    /// Signs a sample person in; this function is the browser.
    pub fn sign_in(&self, person: &str, more: &[&str]) -> Ran {
        let (running, url) = self.begin_sign_in(more);
        browse(&format!("{url}&login_hint={person}"));
        ended(running)
    }

    /// The rows of the queue.
    pub fn rows(&self) -> Vec<Value> {
        let page = self.json(&["queue", "--limit", "500"]).json();
        page["rows"].as_array().unwrap().clone()
    }

    /// Opens the profile in this process and gives the kinds of a case's log entries.
    pub async fn log(&self, case_id: &str) -> Vec<String> {
        use second_look::access::config::{Config, Overrides};
        let config = Config::load(&self.home().join("config.toml"), None, &Overrides::default()).unwrap();
        let console = crate::stage::try_open(&self.home(), config, second_look::clock::Clock::system()).await.unwrap();
        let rows = console.log_of(&case_id.into()).await.unwrap();
        console.close().await.unwrap();
        rows.into_iter().map(|row| row.kind).collect()
    }
}

/// A running program; ended when dropped.
pub struct Running {
    child: Child,
    out: BufReader<std::process::ChildStdout>,
    printed: String,
}

impl Running {
    /// Its process id.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Reads on until an address was printed.
    pub fn address(&mut self) -> String {
        loop {
            let mut line = String::new();
            if self.out.read_line(&mut line).unwrap() == 0 {
                let mut err = String::new();
                self.child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
                panic!("no address was printed: {} {err}", self.printed);
            }
            self.printed.push_str(&line);
            let found = line.split(['"', ' ', '\n']).find(|word| word.starts_with("http://"));
            if let Some(found) = found {
                return found.to_owned();
            }
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Already ended is as good.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The program's file.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_second-look-cli");

/// Starts the program.
pub fn start(words: &[&str], secrets: &str) -> Running {
    let mut command = Command::new(PROGRAM);
    command.args(words);
    start_as(command, secrets)
}

/// Starts a command that ends in the program.
pub fn start_as(mut command: Command, secrets: &str) -> Running {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    // A program that ends on wrong usage reads no secrets.
    let _ = writeln!(child.stdin.take().unwrap(), "{secrets}");
    let out = BufReader::new(child.stdout.take().unwrap());
    Running { child, out, printed: String::new() }
}

/// Waits for the end.
pub fn ended(mut running: Running) -> Ran {
    let mut out = std::mem::take(&mut running.printed);
    running.out.read_to_string(&mut out).unwrap();
    let mut err = String::new();
    running.child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
    let status: ExitStatus = running.child.wait().unwrap();
    Ran { status: status.code().unwrap_or(-1), out, err }
}

/// Runs the program without a profile of its own.
pub fn bare(words: &[&str]) -> Ran {
    ended(start(words, SECRETS))
}

/// The files of a folder, by name, with their sizes.
pub fn files(folder: &Path) -> Vec<(String, u64)> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<_> = entries
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name().to_string_lossy().into_owned(), entry.metadata().unwrap().len()))
        .collect();
    files.sort();
    files
}
