//! Running a test program where everybody sees it, and remembering what it said of its failures: a long run's own log is
//! often cut in the middle, and its end is what is kept.
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use crate::run::{Stop, line};

/// So much of what failed is said once more at the end.
const LINES: usize = 60;
const CHARACTERS: usize = 500;

/// Prints the line, shows what the program says as it says it, and stops with what it said of its failures.
pub fn heard(command: &mut Command) -> Result<(), Stop> {
    let line = line(command);
    println!("\n$ {line}");
    let not_started = |cause| Stop::new(format!("`{line}` could not be started: {cause}"));
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(not_started)?;
    let mut failures = Failures::default();
    if let Some(output) = child.stdout.take() {
        for said in BufReader::new(output).split(b'\n').map_while(Result::ok) {
            let said = String::from_utf8_lossy(&said);
            println!("{said}");
            failures.hear(&said);
        }
    }
    let status = child.wait().map_err(not_started)?;
    if status.success() {
        return Ok(());
    }
    Err(Stop::new([&[format!("`{line}` ended with {status}")], failures.lines.as_slice()].concat().join("\n")))
}

/// What stands between `failures:` and the result.
#[derive(Debug, Default)]
struct Failures {
    within: bool,
    lines: Vec<String>,
}

impl Failures {
    fn hear(&mut self, said: &str) {
        let line = said.trim_end();
        self.within = (self.within || line == "failures:") && !line.starts_with("test result:");
        if self.within && !line.is_empty() && line != "failures:" && self.lines.len() < LINES {
            self.lines.push(format!("    {}", line.chars().take(CHARACTERS).collect::<String>()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_program_says_of_its_failures_is_remembered_and_nothing_else() {
        let mut failures = Failures::default();
        let said = "running 2 tests\ntest a ... ok\ntest b ... FAILED\n\nfailures:\n\n---- b ----\nlost=1\n\n\nfailures:\n    b\n\ntest result: FAILED. 1 passed\nlater";
        said.lines().for_each(|line| failures.hear(line));
        assert_eq!(failures.lines, ["    ---- b ----", "    lost=1", "        b"]);
        for _ in 0..LINES {
            failures.hear("failures:");
            failures.hear(&"x".repeat(2 * CHARACTERS));
        }
        assert_eq!(failures.lines.len(), LINES, "no more than can be read");
        assert_eq!(failures.lines.last().map(String::len), Some(CHARACTERS + 4));
    }

    #[test]
    #[cfg(unix)]
    fn a_program_that_fails_stops_with_what_it_said() {
        let mut fails = Command::new("sh");
        fails.args(["-c", "echo failures:; echo torn=1; echo test result: FAILED; exit 3"]);
        let stop = heard(&mut fails).unwrap_err().to_string();
        assert!(stop.contains("exit status: 3\n    torn=1"), "{stop}");
        assert!(heard(Command::new("sh").args(["-c", "echo failures:; exit 0"])).is_ok(), "its end counts");
    }
}
