//! The binary: serves a sandbox, or checks another server against the contract.
use clap::{Args, Parser, Subcommand};
use second_look_sandbox::check::{self, CheckOptions, Secrets, Verdict};
use second_look_sandbox::{Applying, ClockMode, Generation, Sandbox, SandboxOptions};
use std::io::{Read, Write};
use std::process::ExitCode;
use url::Url;

/// The verification platform in a box.
#[derive(Debug, Parser)]
#[command(version, about)]
struct Program {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    serve: Serve,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve on loopback until stopped; prints one JSON line with the addresses. This is what happens without a command.
    Serve(Serve),
    /// Run the contract's rules against a server and print one line a rule. Records decisions: use a test environment.
    Check(Box<Check>),
}

#[derive(Clone, Debug, Args)]
struct Check {
    /// Review API, /review/v1 included.
    #[arg(long)]
    review: Url,
    /// OpenID issuer.
    #[arg(long)]
    issuer: Url,
    /// Documented calls, /api/v1 included; their rules are skipped without it.
    #[arg(long)]
    platform: Option<Url>,
    /// Environment to check.
    #[arg(long, default_value = "staging")]
    environment: String,
    /// An environment the reviewer may not enter.
    #[arg(long, default_value = "live")]
    other_environment: String,
    /// Client id.
    #[arg(long, default_value = second_look_sandbox::signin::CLIENT_ID)]
    client_id: String,
    /// login_hint of a reviewer.
    #[arg(long, default_value = "rev-17")]
    reviewer: String,
    /// login_hint of another reviewer.
    #[arg(long, default_value = "rev-23")]
    second: String,
    /// login_hint of a lead who may decide.
    #[arg(long, default_value = "lead-02")]
    lead: String,
    /// login_hint of an auditor.
    #[arg(long, default_value = "aud-01")]
    auditor: String,
    /// Read one line of JSON from standard input: {"clientSecret": "...", "tokens": {"reviewer": "...", "second": "...",
    /// "lead": "...", "auditor": "..."}}, both optional.
    #[arg(long)]
    secrets_stdin: bool,
    /// Leave out every rule that records a decision.
    #[arg(long)]
    read_only: bool,
}

#[derive(Clone, Debug, Args)]
struct Serve {
    /// Cases in staging.
    #[arg(long, default_value_t = 40)]
    cases: usize,
    /// Same seed, same world.
    #[arg(long, default_value_t = 7)]
    seed: u64,
    /// Shape of sessions and data blocks: g0, g1, g2, g3 or mixed.
    #[arg(long, default_value = "g3", value_parser = generation)]
    generation: Generation,
    /// Answer /sandbox/... as well.
    #[arg(long)]
    control: bool,
    /// Decisions take effect: at_once, manual, or after so many seconds.
    #[arg(long, default_value = "at_once", value_parser = applying)]
    applying: Applying,
    /// Let the platform's clock stand still at this moment (RFC 3339) until the control moves it.
    #[arg(long)]
    clock: Option<chrono::DateTime<chrono::Utc>>,
    /// Life of file addresses in seconds.
    #[arg(long, default_value_t = 3600)]
    file_link_secs: i64,
    /// Life of access tokens in seconds.
    #[arg(long, default_value_t = 86_400)]
    token_life_secs: u64,
    /// How long idempotency keys are remembered, in seconds.
    #[arg(long, default_value_t = second_look_sandbox::rules::keys::DEFAULT_LIFE_SECS)]
    key_life_secs: i64,
    /// Port of the platform; the system chooses without one.
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// Port of the file host.
    #[arg(long, default_value_t = 0)]
    files_port: u16,
    /// Exchanges the journal keeps; 0 switches it off.
    #[arg(long, default_value_t = 10_000)]
    journal: usize,
    /// Stop when standard input ends, for a parent that may be killed.
    #[arg(long)]
    until_stdin_closes: bool,
}

fn generation(word: &str) -> Result<Generation, String> {
    second_look_sandbox::control::generation(word).ok_or_else(|| "one of g0, g1, g2, g3, mixed".to_owned())
}

fn applying(word: &str) -> Result<Applying, String> {
    second_look_sandbox::control::applying(word).ok_or_else(|| "at_once, manual or a number of seconds".to_owned())
}

impl Serve {
    fn options(&self) -> SandboxOptions {
        SandboxOptions {
            seed: self.seed,
            cases: self.cases,
            generation: self.generation,
            clock: self.clock.map_or(ClockMode::Real, ClockMode::Manual),
            applying: self.applying,
            control: self.control,
            key_life_secs: self.key_life_secs,
            file_link_secs: self.file_link_secs,
            token_life_secs: self.token_life_secs,
            port: self.port,
            files_port: self.files_port,
            journal: self.journal,
            ..SandboxOptions::default()
        }
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    let program = Program::parse();
    match program.command {
        None => serve(&program.serve).await,
        Some(Command::Serve(options)) => serve(&options).await,
        Some(Command::Check(options)) => check_server(*options).await,
    }
}

fn say(line: &str) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}")?;
    out.flush()
}

/// A line on standard error; there is nowhere left to report that it cannot be written.
fn complain(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

async fn serve(options: &Serve) -> ExitCode {
    let sandbox = match Sandbox::start(options.options()).await {
        Ok(sandbox) => sandbox,
        Err(error) => {
            let cause = std::error::Error::source(&error).map(|cause| format!(": {cause}")).unwrap_or_default();
            complain(&format!("second-look-sandbox: {error}{cause}"));
            return ExitCode::FAILURE;
        }
    };
    let line = serde_json::to_string(sandbox.addresses()).unwrap_or_default();
    if say(&line).is_err() {
        complain("second-look-sandbox: nobody reads the addresses");
        return ExitCode::FAILURE;
    }
    tokio::select! {
        () = signalled() => {}
        () = stdin_closed(), if options.until_stdin_closes => {}
    }
    sandbox.shutdown().await;
    ExitCode::SUCCESS
}

fn secrets(from_stdin: bool) -> Result<Secrets, String> {
    if !from_stdin {
        return Ok(Secrets::default());
    }
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).map_err(|_| "standard input cannot be read".to_owned())?;
    serde_json::from_str(&line).map_err(|_| "standard input is not the one line of JSON that --help shows".to_owned())
}

async fn check_server(options: Check) -> ExitCode {
    let secrets = match secrets(options.secrets_stdin) {
        Ok(secrets) => secrets,
        Err(why) => {
            complain(&format!("second-look-sandbox: {why}"));
            return ExitCode::from(2);
        }
    };
    let found = check::run(CheckOptions {
        review: options.review,
        issuer: options.issuer,
        platform: options.platform,
        environment: options.environment,
        other_environment: options.other_environment,
        client_id: options.client_id,
        people: check::People {
            reviewer: options.reviewer,
            second: options.second,
            lead: options.lead,
            auditor: options.auditor,
        },
        secrets,
        read_only: options.read_only,
    })
    .await;
    let findings = match found {
        Ok(findings) => findings,
        Err(why) => {
            complain(&format!("second-look-sandbox: nobody could sign in: {why}"));
            return ExitCode::FAILURE;
        }
    };
    let lines: Vec<String> = findings.iter().map(check::Finding::line).collect();
    let count = |verdict| findings.iter().filter(|finding| finding.verdict == verdict).count();
    let failed = count(Verdict::Fail);
    let sum = format!(
        "{} rules: {} pass, {failed} fail, {} skip",
        findings.len(),
        count(Verdict::Pass),
        count(Verdict::Skip)
    );
    if say(&lines.join("\n")).is_err() || say(&sum).is_err() || failed > 0 {
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

#[cfg(unix)]
async fn signalled() {
    use tokio::signal::unix::{SignalKind, signal};
    let (Ok(mut interrupt), Ok(mut terminate)) = (signal(SignalKind::interrupt()), signal(SignalKind::terminate()))
    else {
        // Without handlers the system's own treatment ends the process, which is what a signal is for.
        return std::future::pending().await;
    };
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
    }
}

#[cfg(not(unix))]
async fn signalled() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}

async fn stdin_closed() {
    let (closed, told) = tokio::sync::oneshot::channel();
    // A thread of its own: reading standard input cannot be interrupted, and it ends with the process.
    std::thread::spawn(move || {
        let mut buffer = [0_u8; 256];
        while matches!(std::io::stdin().read(&mut buffer), Ok(count) if count > 0) {}
        // Nobody waits any more when the sandbox has stopped already.
        let _ = closed.send(());
    });
    let _ = told.await;
}
