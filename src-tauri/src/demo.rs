//! The demo: the platform in a box inside this process, a throw-away profile over it, and a sample person signed in.
//!
//! Promises: nothing but loopback is spoken to; the keys live in memory; the profile's folder is gone afterwards.
use second_look::access::config::{Config, Overrides};
use second_look::access::lock_file::Program;
use second_look::access::profile::Profile;
use second_look::clock::Clock;
use second_look::console::{AppError, Console, ConsoleOptions, KeyChoice};
use second_look::store::DiskRoom;
use second_look::store::key::KeyWay;
use second_look_sandbox::control::Settings;
use second_look_sandbox::{Addresses, Change, Generation, Sandbox, SandboxOptions};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use url::{Host, Url};

/// The sample person: reviewer and lead in one, so that all of the work can be seen, evidence packages and the ledger included.
/// What needs two people still does: nobody is the second to their own answer.
const PERSON: &str = "lead-02";
/// Where the demo's cases are.
const ENVIRONMENT: &str = "staging";
/// The case that shows a portrait by itself and a second page too, so that the light table has four pictures to lay side by
/// side: another face than the document's is seen best beside the portrait.
const ALL_PICTURES: &str = "another-face";
/// A redirect's head is far smaller.
const MOST_HEAD_BYTES: u64 = 16 * 1024;

/// The running platform of a demo.
pub struct Demo {
    sandbox: Sandbox,
}

impl Demo {
    /// Starts the platform, makes the profile, signs the person in and starts the work. Gives the console and the
    /// issuer's address beside the demo.
    ///
    /// # Errors
    /// An [`AppError`] that says which of them failed.
    pub async fn start(cases: usize, clock: Clock) -> Result<(Self, Console, String), AppError> {
        let options = SandboxOptions { cases, generation: Generation::Mixed, ..SandboxOptions::default() };
        let sandbox = Sandbox::start(options).await.map_err(|cause| failed("platform", &cause))?;
        let served = Settings { serve_signed: Some(true), ..Settings::default() };
        sandbox.control().set(&served).map_err(|cause| failed("platform", &cause))?;
        if let Some(case) = sandbox.control().case_of(ENVIRONMENT, ALL_PICTURES) {
            let more = sandbox.control().change(ENVIRONMENT, &case, Change::MorePictures);
            more.map_err(|cause| failed("platform", &cause))?;
        }
        let mut config = configuration(sandbox.addresses())?;
        config.language.get_or_insert_with(crate::language::of_the_system);
        let issuer = config.issuer.clone();
        let profile = Profile::demo(Program::Window, &config)?;
        let keys = KeyChoice { passphrase: None, new_profile: Some(KeyWay::Memory), witness: None };
        let console = Console::open(ConsoleOptions {
            profile,
            config,
            keys,
            client_secret: None,
            limits: None,
            clock,
            room: DiskRoom::system(),
            decoder: None,
        })
        .await?;
        if let Err(error) = sign_in(&console).await {
            console.close().await?;
            return Err(error);
        }
        console.start();
        Ok((Self { sandbox }, console, issuer))
    }

    /// Stops the platform. Close the console first: its workers talk to it.
    pub async fn end(self) {
        self.sandbox.shutdown().await;
    }
}

fn configuration(addresses: &Addresses) -> Result<Config, AppError> {
    let overrides = Overrides {
        platform: Some(addresses.platform.clone()),
        review: Some(addresses.review.clone()),
        issuer: Some(addresses.issuer.clone()),
        client_id: Some(addresses.client_id.clone()),
        environment: Some(addresses.environment.clone()),
        language: None,
        file_hosts: vec![addresses.files.clone()],
    };
    // There is no such file: the demo reads nobody's configuration.
    let nowhere = std::env::temp_dir().join("second-look-demo-has-no-configuration").join("config.toml");
    let config = Config::load(&nowhere, None, &overrides).map_err(|cause| failed("configuration", &cause))?;
    // Nobody it shows exists, so their words may be copied.
    Ok(Config { clipboard: true, ..config })
}

/// Plays the browser: the authorize page picks the hinted person without asking and redirects back to the console.
async fn sign_in(console: &Console) -> Result<(), AppError> {
    let ticket = console.begin_sign_in(Some(PERSON)).await?;
    let page = ticket.url().to_owned();
    let browse = async {
        let back = redirect_of(&page).await?;
        redirect_of(&back).await.map(drop)
    };
    let (signed_in, browsed) = tokio::join!(
        async {
            let finished = console.finish_sign_in(ticket).await;
            finished.map(drop)
        },
        async {
            let browsed = browse.await;
            if browsed.is_err() {
                console.cancel_sign_in();
            }
            browsed
        }
    );
    browsed?;
    signed_in
}

/// Asks for an address of this machine over plain HTTP and gives where it redirects to, or the address itself.
async fn redirect_of(address: &str) -> Result<String, AppError> {
    let not_read = || failed("sign-in", &"its page could not be read");
    let url = Url::parse(address).map_err(|_| not_read())?;
    let local = match url.host() {
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        _ => false,
    };
    let (true, Some(host), Some(port)) = (local && url.scheme() == "http", url.host_str(), url.port()) else {
        return Err(failed("sign-in", &"its page is not on this machine"));
    };
    let target = url.query().map_or_else(|| url.path().to_owned(), |query| format!("{}?{query}", url.path()));
    let request = format!("GET {target} HTTP/1.1\r\nHost: {host}:{port}\r\nConnection: close\r\n\r\n");
    let mut stream = TcpStream::connect((host, port)).await.map_err(|_| not_read())?;
    stream.write_all(request.as_bytes()).await.map_err(|_| not_read())?;
    let mut head = Vec::new();
    stream.take(MOST_HEAD_BYTES).read_to_end(&mut head).await.map_err(|_| not_read())?;
    let head = String::from_utf8_lossy(&head);
    let location = head.lines().take_while(|line| !line.is_empty()).find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("location").then(|| value.trim().to_owned())
    });
    Ok(location.unwrap_or_else(|| address.to_owned()))
}

fn failed(what: &str, cause: &impl std::fmt::Display) -> AppError {
    AppError::new(
        "demo_failed",
        format!("The demo's {what} could not be started: {cause}."),
        Some("Close the window and start the demo again."),
    )
}
