//! Running other programs where the person can see it, and stopping with one readable sentence.
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// Why a command ended early: one text for the person at the terminal.
#[derive(Debug)]
pub struct Stop(String);

impl Stop {
    /// A stop with its text.
    pub fn new(text: impl Into<String>) -> Stop {
        Stop(text.into())
    }
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The folder of the repository.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// Nobody waits for the next time.
static FOR_A_SCRIPT: AtomicBool = AtomicBool::new(false);

/// From now on what is compiled is compiled for this run alone.
pub fn for_a_script() {
    FOR_A_SCRIPT.store(true, Ordering::Relaxed);
}

/// `cargo`, the same one that runs us, in the repository's folder.
///
/// The variables with which `cargo run` describes xtask itself are taken out again: build scripts that watch one of them
/// would otherwise run anew each time a person changes between `cargo` and `cargo xtask`. For a script ([`for_a_script`],
/// or where `CI` is set) nothing is compiled for a next time, nor for a debugger: what incremental compilation keeps is as
/// large as everything else together, and a panic says its line without it.
pub fn cargo(words: &[&str]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(words).current_dir(root());
    if FOR_A_SCRIPT.load(Ordering::Relaxed) || std::env::var_os("CI").is_some() {
        command.env("CARGO_INCREMENTAL", "0").env("CARGO_PROFILE_DEV_DEBUG", "none");
    }
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") || text == "CARGO_BIN_NAME" {
            command.env_remove(&name);
        }
    }
    command
}

/// `npm` in the folder of the view. On Windows it is a batch file and must be named as one.
pub fn npm(words: &[&str]) -> Command {
    let mut command = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.args(words).current_dir(root().join("ui"));
    command
}

/// Where cargo put the programs built beside this one, e.g. `target/debug`.
pub fn built(program: &str) -> Result<PathBuf, Stop> {
    let me = std::env::current_exe().map_err(|e| Stop::new(format!("cannot tell where xtask itself lies: {e}")))?;
    let path = me.with_file_name(format!("{program}{}", std::env::consts::EXE_SUFFIX));
    if path.exists() { Ok(path) } else { Err(Stop::new(format!("{program} was not built at {}", path.display()))) }
}

/// The line as a person would type it, quoted where a shell needs it.
pub fn line(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let shown = program.strip_prefix(root()).unwrap_or(program);
    let bare = if shown.ends_with("cargo") { Path::new("cargo") } else { shown };
    let words = command.get_args().map(|word| quoted(&word.to_string_lossy()));
    std::iter::once(quoted(&bare.to_string_lossy())).chain(words).collect::<Vec<_>>().join(" ")
}

/// One word for a POSIX shell.
pub fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./:=,@+%".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

/// Prints the line, runs it with the terminal as it is, and stops unless it ends well.
pub fn visible(command: &mut Command) -> Result<(), Stop> {
    let line = line(command);
    println!("\n$ {line}");
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Stop::new(format!("`{line}` ended with {status}"))),
        Err(cause) => Err(Stop::new(format!("`{line}` could not be started: {cause}"))),
    }
}

/// What a command prints on its standard output, if it ends well.
pub fn said(command: &mut Command) -> Result<String, Stop> {
    let line = line(command);
    let output = command.stderr(Stdio::inherit()).output();
    let output = output.map_err(|cause| Stop::new(format!("`{line}` could not be started: {cause}")))?;
    if !output.status.success() {
        return Err(Stop::new(format!("`{line}` ended with {}", output.status)));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// What the program prints, if it is there and ends well; nothing of it reaches the terminal.
pub fn quiet(program: &str, words: &[&str]) -> Option<String> {
    let output = Command::new(program).args(words).stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// How long the work took, beside what it gave.
#[expect(clippy::disallowed_methods, reason = "measures how long a real program takes; no rule depends on it")]
pub fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let result = work();
    (result, start.elapsed())
}

/// `1 min 05 s`, `12.3 s`.
pub fn in_words(time: Duration) -> String {
    let secs = time.as_secs();
    if secs < 60 { format!("{:.1} s", time.as_secs_f32()) } else { format!("{} min {:02} s", secs / 60, secs % 60) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_printed_line_can_be_pasted_into_a_shell() {
        let mut command = Command::new("second-look-cli");
        command.args(["decide", "cse_1", "--comment", "it's \"new\"", ""]);
        assert_eq!(line(&command), r#"second-look-cli decide cse_1 --comment 'it'\''s "new"' ''"#);
    }

    #[test]
    fn a_program_that_fails_stops_with_its_line_and_status() {
        let stop = visible(&mut cargo(&["--no-such-option"])).unwrap_err().to_string();
        assert!(stop.starts_with("`cargo --no-such-option` ended with"), "{stop}");
    }

    #[test]
    fn times_are_read_at_a_glance() {
        assert_eq!(in_words(Duration::from_millis(12_340)), "12.3 s");
        assert_eq!(in_words(Duration::from_secs(65)), "1 min 05 s");
    }
}
