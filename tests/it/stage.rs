//! A console over a sandbox, for journeys: everything is real but the keychain, and each test has its own.
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::time::Duration;

use second_look::access::config::{Config, Overrides};
use second_look::access::lock_file::Program;
use second_look::access::profile::Profile;
use second_look::case::view::CaseView;
use second_look::clock::Clock;
use second_look::console::{AppError, Console, ConsoleOptions, KeyChoice};
use second_look::decision::{Answer, DecisionInput};
use second_look::ids::{CaseId, EntryId};
use second_look::outbox::view::EntryView;
use second_look::outbox::worker::Round;
use second_look::platform::Limits;
use second_look::secret::Secret;
use second_look::store::DiskRoom;
use second_look::store::key::KeyWay;
use second_look_sandbox::control::OracleReport;
use second_look_sandbox::http::journal::Entry;
use second_look_sandbox::{ClockMode, Control, Sandbox, SandboxOptions};

/// The environment of the journeys.
pub const ENVIRONMENT: &str = "staging";

#[path = "watch.rs"]
pub mod watch;
use watch::Watch;

/// A sandbox and a folder for the profile.
pub struct Stage {
    /// The platform in a box.
    pub sandbox: Sandbox,
    /// Where the profile lies.
    pub folder: tempfile::TempDir,
    /// The console's time.
    pub clock: Clock,
    /// What the console hears of the disk: nothing, as long as a test says nothing of it, so that no test depends on how
    /// full the machine is that runs it.
    pub room: DiskRoom,
    /// The console's network limits.
    pub limits: Limits,
    /// Where the console finds the review API, when something stands before it.
    pub review: Option<String>,
    /// And where the documented API.
    pub platform: Option<String>,
    /// Hosts files may come from beside the sandbox's own.
    pub more_file_hosts: Vec<String>,
    /// The program that decodes pictures.
    pub decoder: PathBuf,
    /// Which environment the console works in.
    pub environment: &'static str,
    /// Holds every exchange to the description when the stage goes.
    pub watch: Watch,
}

/// A saved decision.
pub struct Saved {
    /// The case.
    pub case_id: CaseId,
    /// The outbox entry.
    pub entry_id: EntryId,
}

/// An approve of a case without a suspicion code.
pub fn plain_approve(case: &CaseView) -> DecisionInput {
    approve_on(&case.case_id, &case.evidence_digest)
}

/// An approve with nothing beside it, of this case on this evidence.
pub fn approve_on(case_id: &CaseId, evidence_digest: &str) -> DecisionInput {
    DecisionInput {
        case_id: case_id.clone(),
        answer: Answer::Approve,
        reasons: Vec::new(),
        comment: String::new(),
        customer_reason: None,
        override_suspicion: false,
        checked: Vec::new(),
        marks: Vec::new(),
        whole_document: false,
        evidence_digest: evidence_digest.to_owned(),
    }
}

impl Stage {
    /// A sandbox with these options; the console's clock runs by itself.
    pub async fn new(options: SandboxOptions) -> Self {
        let sandbox = Sandbox::start(options).await.expect("a sandbox starts");
        let folder = tempfile::tempdir().expect("a folder");
        let (clock, limits) = (Clock::system(), limits());
        let watch = Watch::over(sandbox.control());
        let (review, platform, more_file_hosts) = (None, None, Vec::new());
        let (decoder, environment) = (decoder(), ENVIRONMENT);
        let room = DiskRoom::manual(None);
        Self { sandbox, folder, clock, room, limits, review, platform, more_file_hosts, decoder, environment, watch }
    }

    /// The first so many cases, and two clocks that stand still until [`Stage::pass`] moves them together.
    pub async fn still(cases: usize) -> Self {
        Self::still_with(SandboxOptions { cases, ..SandboxOptions::default() }).await
    }

    /// As [`Stage::still`], with more to choose.
    pub async fn still_with(options: SandboxOptions) -> Self {
        let now = Clock::system().now();
        let mut stage = Self::new(SandboxOptions { clock: ClockMode::Manual(now), ..options }).await;
        stage.clock = Clock::manual(now);
        stage
    }

    /// Lets time pass, here and on the platform.
    pub fn pass(&self, secs: u32) {
        self.control().advance_secs(i64::from(secs));
        self.clock.advance(Duration::from_secs(u64::from(secs)));
    }

    /// What a test may do to the platform.
    pub fn control(&self) -> Control {
        self.sandbox.control()
    }

    /// The case at this place of the invented world.
    pub fn case(&self, index: usize) -> CaseId {
        CaseId::new(self.control().case_ids(self.environment)[index].clone())
    }

    /// Opens the case at this place and saves an approve.
    pub async fn decided(&self, console: &Console, index: usize) -> Saved {
        let case = console.open_case(&self.case(index)).await.expect("the case opens");
        let saved = console.save_decision(&plain_approve(&case)).await.expect("the decision is saved");
        Saved { case_id: case.case_id, entry_id: saved.entry_id.parse().expect("an entry id") }
    }

    /// Lets the undo time pass and sends what is due.
    pub async fn send(&self, console: &Console) -> Round {
        self.pass(11);
        console.send_due().await.expect("a round of sending")
    }

    /// The requests of these methods whose path ends so, oldest first.
    pub fn asked(&self, method: &str, end: &str) -> Vec<Entry> {
        let journal = self.control().journal(0);
        journal.into_iter().filter(|entry| entry.method == method && entry.path.ends_with(end)).collect()
    }

    /// The oracle has found nothing; its report.
    pub fn behaved(&self) -> OracleReport {
        let report = self.control().oracle();
        assert!(report.ok, "the platform's oracle: {:?}", report.violations);
        report
    }

    /// The default world: 40 cases.
    pub async fn with_forty_cases() -> Self {
        Self::new(SandboxOptions::default()).await
    }

    /// The configuration that leads to the sandbox.
    pub fn config(&self) -> Config {
        let at = self.sandbox.addresses();
        let overrides = Overrides {
            platform: Some(self.platform.clone().unwrap_or_else(|| at.platform.clone())),
            review: Some(self.review.clone().unwrap_or_else(|| at.review.clone())),
            issuer: Some(at.issuer.clone()),
            client_id: Some(at.client_id.clone()),
            environment: Some(self.environment.to_owned()),
            language: None,
            file_hosts: std::iter::once(&at.files).chain(&self.more_file_hosts).cloned().collect(),
        };
        let config = Config::load(&self.home().join("config.toml"), None, &overrides).expect("a configuration");
        // What the guard stops can be tried only where copying is allowed.
        Config { clipboard: true, ..config }
    }

    /// The profile's folder.
    pub fn home(&self) -> std::path::PathBuf {
        self.folder.path().join("profile")
    }

    /// Opens the console on the profile; keys lie under a passphrase.
    pub async fn open(&self) -> Console {
        self.open_at(&self.home()).await
    }

    /// Opens a console on another folder, as on a second machine.
    pub async fn open_at(&self, home: &Path) -> Console {
        let (clock, room) = (self.clock.clone(), self.room.clone());
        let (limits, decoder) = (self.limits.clone(), self.decoder.clone());
        open_within(home, self.config(), clock, room, limits, decoder).await.expect("the console opens")
    }

    /// Opens the console and signs a person in.
    pub async fn signed_in(&self, person: &str) -> Console {
        let console = self.open().await;
        sign_in(&console, person).await;
        console
    }

    /// Opens, signs in and syncs.
    pub async fn synced(&self, person: &str) -> Console {
        let console = self.signed_in(person).await;
        console.sync_once().await.expect("a round of syncing");
        console
    }
}

/// Waits until something holds that another task brings about; fails after half a minute.
pub async fn until(what: &str, mut holds: impl AsyncFnMut() -> bool) {
    for _ in 0..3_000 {
        if holds().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("waited in vain until {what}");
}

/// An entry as a person sees it.
pub async fn entry(console: &Console, saved: &Saved) -> EntryView {
    console.entry(saved.entry_id).await.expect("the entry")
}

/// The kinds of what the log says of a case, in order.
pub async fn log_kinds(console: &Console, case_id: &CaseId) -> Vec<String> {
    console.log_of(case_id).await.expect("the log").into_iter().map(|row| row.kind).collect()
}

/// Limits for a loaded test machine; a test that waits for one of them sets its own.
fn limits() -> Limits {
    Limits {
        connect: Duration::from_secs(5),
        first_byte: Duration::from_secs(10),
        silence: Duration::from_secs(10),
        json_total: Duration::from_secs(20),
        // Clocks that stand still would wait for ever.
        link_pause: Duration::ZERO,
        ..Limits::default()
    }
}

/// Opens a console on a folder, or says why not.
pub async fn try_open(home: &Path, config: Config, clock: Clock) -> Result<Console, AppError> {
    open_within(home, config, clock, DiskRoom::manual(None), limits(), decoder()).await
}

/// The command line plays the decoding process, as it does in the product.
fn decoder() -> PathBuf {
    env!("CARGO_BIN_EXE_second-look-cli").into()
}

async fn open_within(
    home: &Path,
    config: Config,
    clock: Clock,
    room: DiskRoom,
    limits: Limits,
    decoder: PathBuf,
) -> Result<Console, AppError> {
    let profile = Profile::open(home, Program::CommandLine, &config)?;
    let passphrase = Secret::new("correct horse battery staple");
    let keys = KeyChoice {
        passphrase: Some(passphrase.clone()),
        new_profile: Some(KeyWay::Passphrase(passphrase)),
        witness: None,
    };
    let (client_secret, limits, decoder) = (None, Some(limits), Some(decoder));
    let options = ConsoleOptions { profile, config, keys, client_secret, limits, clock, room, decoder };
    Console::open(options).await
}

/// Signs a sample person in; this function is the browser.
pub async fn sign_in(console: &Console, person: &str) {
    let ticket = console.begin_sign_in(Some(person)).await.expect("a sign-in begins");
    let url = ticket.url().to_owned();
    let browser = tokio::task::spawn_blocking(move || browse(&url));
    console.finish_sign_in(ticket).await.expect("a sign-in ends");
    browser.await.expect("the browser ends");
}

/// Follows an address over plain loopback HTTP, as a browser would, through at most five redirects.
pub fn browse(url: &str) {
    let mut next = url.to_owned();
    for _ in 0..5 {
        let rest = next.strip_prefix("http://").expect("loopback is plain HTTP").to_owned();
        let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let mut stream = TcpStream::connect(host).expect("the address answers");
        let path = if path.is_empty() { "/" } else { path };
        let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).expect("the request goes out");
        let mut answer = String::new();
        let _ = stream.read_to_string(&mut answer);
        let location = answer.lines().find_map(|line| {
            let (name, value) = line.split_once(':')?;
            name.eq_ignore_ascii_case("location").then(|| value.trim().to_owned())
        });
        match location {
            Some(location) => next = location,
            None => return,
        }
    }
}
