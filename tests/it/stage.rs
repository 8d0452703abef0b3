//! A console over a sandbox, for journeys: everything is real but the keychain, and each test has its own.
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::time::Duration;

use second_look::access::config::{Config, Overrides};
use second_look::access::lock_file::Program;
use second_look::access::profile::Profile;
use second_look::clock::Clock;
use second_look::console::{Console, ConsoleOptions, KeyChoice};
use second_look::platform::Limits;
use second_look::secret::Secret;
use second_look::store::key::KeyWay;
use second_look_sandbox::{Sandbox, SandboxOptions};

/// The environment of the journeys.
pub const ENVIRONMENT: &str = "staging";

/// A sandbox and a folder for the profile.
pub struct Stage {
    /// The platform in a box.
    pub sandbox: Sandbox,
    /// Where the profile lies.
    pub folder: tempfile::TempDir,
    /// The console's time.
    pub clock: Clock,
}

impl Stage {
    /// A sandbox with these options; the console's clock runs by itself.
    pub async fn new(options: SandboxOptions) -> Self {
        let sandbox = Sandbox::start(options).await.expect("a sandbox starts");
        Self { sandbox, folder: tempfile::tempdir().expect("a folder"), clock: Clock::system() }
    }

    /// The default world: 40 cases.
    pub async fn with_forty_cases() -> Self {
        Self::new(SandboxOptions::default()).await
    }

    /// The configuration that leads to the sandbox.
    pub fn config(&self) -> Config {
        let at = self.sandbox.addresses();
        let overrides = Overrides {
            platform: Some(at.platform.clone()),
            review: Some(at.review.clone()),
            issuer: Some(at.issuer.clone()),
            client_id: Some(at.client_id.clone()),
            environment: Some(ENVIRONMENT.to_owned()),
            file_hosts: vec![at.files.clone()],
        };
        Config::load(&self.home().join("config.toml"), None, &overrides).expect("a configuration")
    }

    /// The profile's folder.
    pub fn home(&self) -> std::path::PathBuf {
        self.folder.path().join("profile")
    }

    /// Opens the console on the profile; keys lie under a passphrase.
    pub async fn open(&self) -> Console {
        open(&self.home(), self.config(), self.clock.clone()).await
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

/// Opens a console on a folder.
pub async fn open(home: &Path, config: Config, clock: Clock) -> Console {
    try_open(home, config, clock).await.expect("the console opens")
}

/// Opens a console on a folder, or says why not.
pub async fn try_open(home: &Path, config: Config, clock: Clock) -> Result<Console, second_look::console::AppError> {
    let profile = Profile::open(home, Program::CommandLine, &config)?;
    let passphrase = Secret::new("correct horse battery staple");
    let keys = KeyChoice {
        passphrase: Some(passphrase.clone()),
        new_profile: Some(KeyWay::Passphrase(passphrase)),
        witness: None,
    };
    let limits = Limits {
        connect: Duration::from_millis(500),
        first_byte: Duration::from_millis(1_500),
        silence: Duration::from_millis(800),
        json_total: Duration::from_secs(5),
        ..Limits::default()
    };
    let options = ConsoleOptions { profile, config, keys, client_secret: None, limits: Some(limits), clock };
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
