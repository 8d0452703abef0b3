//! `cargo xtask tour`: the main job on the command line, against a sandbox on loopback, each line printed so that a
//! person can repeat it. No window, no root, no Node.
use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::get::follow;
use crate::needs::Purpose;
use crate::options::Options;
use crate::prepare::prepare;
use crate::run::{Stop, built, cargo, line, quoted, visible};
use crate::tour_lines::{Finds, LINES, Line, PERSON, find};

/// The passphrase of the throw-away profile, on standard input as it always is.
const SECRETS: &str = r#"{"passphrase":"only for the tour"}"#;

/// Builds sandbox and command line, then runs the script of `tour_lines`.
pub fn tour(options: &Options) -> Result<(), Stop> {
    prepare(Purpose::Tour, options.yes)?;
    // By package, against the house rule: the workspace would bring in the window and its libraries.
    let programs = ["--bin", "second-look-cli", "--bin", "second-look-sandbox"];
    visible(cargo(&["build", "--package", "second-look", "--package", "second-look-sandbox"]).args(programs))?;
    let sandbox = Sandbox::start()?;
    let home = Home::new()?;
    let mut known = sandbox.addresses.clone();
    for step in LINES {
        run(step, &home.0, &mut known)?;
    }
    println!("\nThat is the whole job: synced, explained, decided, delivered, receipt stored.");
    if options.keep {
        println!("The sandbox and the profile stay until you press Enter; the lines above work in another terminal.");
        std::io::stdin().read_line(&mut String::new()).map_err(|e| Stop::new(format!("cannot wait for Enter: {e}")))?;
    } else {
        println!("Run it with --keep to leave the sandbox running and repeat the lines by hand.");
    }
    Ok(())
}

/// Runs one line of the script, prints its output as it comes, and keeps what later lines need.
fn run(step: &Line, home: &Path, known: &mut BTreeMap<String, String>) -> Result<(), Stop> {
    if step.pause_secs > 0 {
        println!("\n$ sleep {}", step.pause_secs);
        std::thread::sleep(Duration::from_secs(step.pause_secs));
    }
    let mut command = Command::new(built("second-look-cli")?);
    for word in step.words {
        command.arg(filled(word, known)?);
    }
    command.arg("--home").arg(home).arg("--secrets-stdin").stdin(Stdio::piped()).stdout(Stdio::piped());
    let shown = line(&command);
    println!("\n# {}\n$ echo {} | {shown}", filled(step.says, known)?, quoted(SECRETS));
    let mut child = command.spawn().map_err(|e| Stop::new(format!("`{shown}` could not be started: {e}")))?;
    if let Some(mut input) = child.stdin.take() {
        writeln!(input, "{SECRETS}").map_err(|e| Stop::new(format!("`{shown}` did not take its secrets: {e}")))?;
    }
    let mut found = None;
    for text in child.stdout.take().map(BufReader::new).into_iter().flat_map(BufReader::lines) {
        let text = text.map_err(|e| Stop::new(format!("the output of `{shown}` is unreadable: {e}")))?;
        println!("{text}");
        if found.is_none() {
            found = find(step.finds, &text).map(str::to_owned);
            if let (Finds::SignInPage, Some(page)) = (step.finds, &found) {
                sign_in(page)?;
            }
        }
    }
    let status = child.wait().map_err(|e| Stop::new(format!("`{shown}` got lost: {e}")))?;
    if !status.success() {
        return Err(Stop::new(format!("`{shown}` ended with {status}")));
    }
    let name = match step.finds {
        Finds::Case => "case",
        Finds::Entry => "entry",
        Finds::Nothing | Finds::SignInPage => return Ok(()),
    };
    let value = found.ok_or_else(|| Stop::new(format!("`{shown}` did not name the {name}")))?;
    known.insert(name.to_owned(), value);
    Ok(())
}

/// Opens the sign-in page as a browser would, with the sample person already picked.
fn sign_in(page: &str) -> Result<(), Stop> {
    let page = format!("{page}{}login_hint={PERSON}", if page.contains('?') { '&' } else { '?' });
    let answer = follow(&page)?;
    println!("(signed in as {PERSON}; the page answered {})", answer.status);
    if answer.status < 300 { Ok(()) } else { Err(Stop::new(format!("The sign-in page answered {}.", answer.status))) }
}

/// Fills each `{name}`; a name nobody found is a mistake in the script.
fn filled(text: &str, known: &BTreeMap<String, String>) -> Result<String, Stop> {
    let text = known.iter().fold(text.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value));
    if !text.contains('{') { Ok(text) } else { Err(Stop::new(format!("the script needs {text}"))) }
}

/// The sandbox, ended when the tour ends.
struct Sandbox {
    child: Child,
    addresses: BTreeMap<String, String>,
}

impl Sandbox {
    /// Starts it and reads its addresses from the one line of JSON it prints.
    fn start() -> Result<Sandbox, Stop> {
        let mut command = Command::new(built("second-look-sandbox")?);
        // Its standard input is ours: when we end, however we end, it ends too.
        command.arg("--until-stdin-closes");
        println!("\n# The platform in a box: forty invented cases on loopback.\n$ {}", line(&command));
        let child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
        let child = child.map_err(|e| Stop::new(format!("the sandbox could not be started: {e}")))?;
        let mut sandbox = Sandbox { child, addresses: BTreeMap::new() };
        let mut text = String::new();
        if let Some(output) = sandbox.child.stdout.take() {
            let read = BufReader::new(output).read_line(&mut text);
            read.map_err(|e| Stop::new(format!("the sandbox did not say where it listens: {e}")))?;
        }
        print!("{text}");
        sandbox.addresses = texts(&text);
        if sandbox.addresses.contains_key("review") {
            Ok(sandbox)
        } else {
            Err(Stop::new("The sandbox did not say where it listens."))
        }
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        // Already ended is as good as ended now.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The text members of one flat JSON object whose texts hold no escapes.
fn texts(json: &str) -> BTreeMap<String, String> {
    let inner = json.trim().trim_start_matches('{').trim_end_matches('}');
    let pairs = inner.split("\",\"").filter_map(|pair| pair.split_once("\":\""));
    pairs.map(|(name, value)| (name.trim_matches('"').to_owned(), value.trim_matches('"').to_owned())).collect()
}

/// A folder for the profile, removed when the tour ends.
struct Home(PathBuf);

impl Home {
    fn new() -> Result<Home, Stop> {
        let path = std::env::temp_dir().join(format!("second-look-tour-{}", std::process::id()));
        fs::create_dir_all(&path).map_err(|e| Stop::new(format!("cannot make {}: {e}", path.display())))?;
        Ok(Home(path))
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        if let Err(cause) = fs::remove_dir_all(&self.0) {
            eprintln!("{} could not be removed: {cause}", self.0.display());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_from_the_sandboxes_line() {
        let known = texts("{\"platform\":\"http://127.0.0.1:1/api/v1\",\"issuer\":\"http://127.0.0.1:1/oidc\"}\n");
        assert_eq!(known["platform"], "http://127.0.0.1:1/api/v1");
        assert_eq!(known["issuer"], "http://127.0.0.1:1/oidc");
        assert!(texts("not JSON at all").is_empty(), "what cannot be read gives nothing");
    }

    #[test]
    fn a_name_nobody_found_stops_the_tour() {
        let known = BTreeMap::from([("case".to_owned(), "cse_1".to_owned())]);
        assert_eq!(filled("claim {case}", &known).unwrap(), "claim cse_1");
        assert!(filled("undo {entry}", &known).is_err(), "no entry was found yet");
    }
}
