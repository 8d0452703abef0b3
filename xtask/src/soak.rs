//! `cargo xtask soak <test> --minutes N`: long runs that go on where the last one stopped and add up.
//!
//! What was run stands in `docs/reliability-runs.tsv`, one line a sitting; the table in `docs/reliability.md` is written anew
//! from it after each. A test joins by one row in [`RUNS`] and a test program that takes `soak <test> --from SEED --minutes N`
//! and ends with the line `soak <test>: from A to B done N failed SEED`.
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;
use std::process::Stdio;

use crate::needs::Purpose;
use crate::options::Options;
use crate::prepare::prepare;
use crate::run::{Stop, cargo, line, root};

/// One test that adds up.
struct Run {
    /// Its name on the command line.
    id: &'static str,
    /// What a seed of it is.
    what: &'static str,
    /// The test program that runs it.
    target: &'static str,
    /// Seeds to be run before the work on them counts as closed.
    needed: u64,
}

/// Every test that adds up.
const RUNS: &[Run] = &[
    Run { id: "t01", what: "a kill at every call of the eight scenarios, about 1,900", target: "disk", needed: 3 },
    Run { id: "t02", what: "100 random kills under load", target: "crash", needed: 50 },
    Run { id: "t03", what: "every power-cut image of the eight scenarios, about 3,560", target: "disk", needed: 3 },
    Run { id: "t04", what: "every error at every call of the eight scenarios", target: "disk", needed: 3 },
    Run { id: "t06", what: "lists of 300 operations, store against model", target: "model", needed: 5_000 },
    Run { id: "t07", what: "simulated consoles and platform, all four key lives", target: "model", needed: 200_000 },
    Run { id: "t08", what: "schedules of lock, send, close and sync", target: "schedules", needed: 100_000 },
    Run { id: "t09", what: "the fault matrix, every case", target: "faults", needed: 5 },
    Run { id: "t12", what: "600,000 changed pictures through the decoder", target: "images", needed: 1 },
    Run { id: "t14", what: "each byte of an exported log of 1,000 entries", target: "tampering", needed: 1 },
    Run { id: "t15", what: "500 evidence packages and 500 altered ones", target: "tampering", needed: 1 },
    Run { id: "t16", what: "200 cases erased and 25 kept, in five encodings", target: "erasure", needed: 50 },
    Run { id: "t27", what: "an hour of 10,000 cases at 5 % faults", target: "crash", needed: 1 },
    Run { id: "t23", what: "interleavings of two reviewers on one case", target: "model", needed: 10_000 },
];

/// One sitting.
#[derive(Clone, Debug, PartialEq)]
struct Sitting {
    id: String,
    from: u64,
    to: u64,
    done: u64,
    failed: Option<u64>,
}

/// Between these lines `docs/reliability.md` belongs to this command.
const BEGIN: &str = "<!-- soak: begin -->";
const END: &str = "<!-- soak: end -->";

fn runs_file() -> PathBuf {
    root().join("docs/reliability-runs.tsv")
}

/// Runs one test for some minutes and writes down what was run; fails when a seed failed.
pub fn soak(options: &Options) -> Result<(), Stop> {
    let names = || RUNS.iter().map(|run| run.id).collect::<Vec<_>>().join("|");
    let run = options.words.first().and_then(|word| RUNS.iter().find(|run| run.id == word));
    let run = run.ok_or_else(|| Stop::new(format!("usage: cargo xtask soak {} --minutes N", names())))?;
    let minutes = options.minutes.ok_or_else(|| Stop::new("--minutes says how long to run"))?;
    prepare(Purpose::Soak, options.yes)?;
    let mut sittings = read(&fs::read_to_string(runs_file()).unwrap_or_default())?;
    let sitting = sit(run, next_seed(&sittings, run.id), minutes)?;
    let failed = sitting.failed;
    sittings.push(sitting);
    keep(&sittings)?;
    println!("\n{}", table(&sittings));
    match failed {
        None => Ok(()),
        Some(seed) => Err(Stop::new(format!("{}: seed {seed} failed; its trace stands above", run.id))),
    }
}

/// Runs the test program and reads its last line.
fn sit(run: &Run, from: u64, minutes: u64) -> Result<Sitting, Stop> {
    let (from, minutes) = (from.to_string(), minutes.to_string());
    // Built with optimisation: it runs for hours, and some of these are slower by a factor of four without.
    let words = ["test", "--workspace", "--release", "--test", run.target, "--", "soak", run.id, "--from", &from];
    let mut command = cargo(&words);
    command.args(["--minutes", &minutes]).stderr(Stdio::inherit());
    let shown = line(&command);
    println!("\n$ {shown}");
    let output = command.output().map_err(|cause| Stop::new(format!("`{shown}` could not be started: {cause}")))?;
    let said = String::from_utf8_lossy(&output.stdout);
    print!("{said}");
    let last = said.lines().rev().find_map(heard);
    last.filter(|sitting| sitting.id == run.id)
        .ok_or_else(|| Stop::new(format!("`{shown}` ended with {} and without its closing line", output.status)))
}

/// Reads `soak t07: from 0 to 9 done 10 failed -`.
fn heard(line: &str) -> Option<Sitting> {
    let (id, rest) = line.strip_prefix("soak ")?.split_once(": ")?;
    match rest.split_whitespace().collect::<Vec<_>>()[..] {
        ["from", from, "to", to, "done", done, "failed", failed] => sitting(&[id, from, to, done, failed]),
        _ => None,
    }
}

fn sitting(fields: &[&str]) -> Option<Sitting> {
    let [id, from, to, done, failed] = fields else { return None };
    let failed = if *failed == "-" { None } else { Some(failed.parse().ok()?) };
    Some(Sitting {
        id: (*id).to_owned(),
        from: from.parse().ok()?,
        to: to.parse().ok()?,
        done: done.parse().ok()?,
        failed,
    })
}

/// Reads the file of sittings; a line that cannot be read is named, never dropped.
fn read(text: &str) -> Result<Vec<Sitting>, Stop> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    let one = |(n, line): (usize, &str)| {
        let fields: Vec<&str> = line.split('\t').collect();
        sitting(&fields).ok_or_else(|| Stop::new(format!("docs/reliability-runs.tsv, line {}: unreadable", n + 1)))
    };
    lines.map(one).collect()
}

/// The seed behind everything that was run.
fn next_seed(sittings: &[Sitting], id: &str) -> u64 {
    sittings.iter().filter(|one| one.id == id).map(|one| one.to + 1).max().unwrap_or(0)
}

/// Writes both files.
fn keep(sittings: &[Sitting]) -> Result<(), Stop> {
    let mut text = "# One sitting a line, written by `cargo xtask soak`: test, first seed, last seed, seeds run, seed that failed\n".to_owned();
    for one in sittings {
        let failed = one.failed.map_or_else(|| "-".to_owned(), |seed| seed.to_string());
        let _ = writeln!(text, "{}\t{}\t{}\t{}\t{failed}", one.id, one.from, one.to, one.done);
    }
    write(runs_file(), &text)?;
    let page = root().join("docs/reliability.md");
    let old = fs::read_to_string(&page).map_err(|cause| Stop::new(format!("docs/reliability.md: {cause}")))?;
    let new = between(&old, &table(sittings)).ok_or_else(|| Stop::new("docs/reliability.md has lost its marks"))?;
    write(page, &new)
}

/// Writes a page of figures.
#[expect(clippy::disallowed_methods, reason = "a page of figures; nothing personal is in it")]
pub fn write(path: PathBuf, text: &str) -> Result<(), Stop> {
    fs::write(&path, text).map_err(|cause| Stop::new(format!("{}: {cause}", path.display())))
}

/// The page with the table in its place.
fn between(page: &str, table: &str) -> Option<String> {
    let (head, rest) = page.split_once(BEGIN)?;
    let (_, tail) = rest.split_once(END)?;
    Some(format!("{head}{BEGIN}\n{table}\n{END}{tail}"))
}

/// The sums, one row a test.
fn table(sittings: &[Sitting]) -> String {
    let mut lines = vec![
        "| Test | A seed is | Run so far | Needed before closing | Seeds | Failures |".to_owned(),
        "|---|---|---|---|---|---|".to_owned(),
    ];
    for run in RUNS {
        let ours: Vec<&Sitting> = sittings.iter().filter(|one| one.id == run.id).collect();
        let done: u64 = ours.iter().map(|one| one.done).sum();
        let seeds = match (ours.iter().map(|one| one.from).min(), ours.iter().map(|one| one.to).max()) {
            (Some(from), Some(to)) => format!("{from} to {to}"),
            _ => "none".to_owned(),
        };
        let failed: Vec<String> = ours.iter().filter_map(|one| one.failed).map(|seed| seed.to_string()).collect();
        let failures = if failed.is_empty() { "0".to_owned() } else { format!("seeds {}", failed.join(", ")) };
        let id = run.id.replacen('t', "T-", 1);
        lines.push(format!("| {id} | {} | {done} | {} | {seeds} | {failures} |", run.what, run.needed));
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = "soak t07: from 0 to 9 done 10 failed -";

    #[test]
    fn the_closing_line_of_a_long_run_is_read_and_anything_else_is_not() {
        let sitting = heard(LINE).unwrap();
        assert_eq!((sitting.from, sitting.to, sitting.done, sitting.failed), (0, 9, 10, None));
        assert_eq!(heard("soak t07: from 0 to 4 done 5 failed 4").unwrap().failed, Some(4));
        assert_eq!(heard("soak t07: nine seeds"), None);
    }

    #[test]
    fn the_next_sitting_goes_on_behind_the_last_seed_of_its_own_test() {
        let sittings = read("# head\nt07\t0\t9\t10\t-\nt23\t0\t99\t100\t-\nt07\t10\t12\t3\t12\n").unwrap();
        assert_eq!(next_seed(&sittings, "t07"), 13, "a failed seed is written down and not run again");
        assert_eq!(next_seed(&sittings, "t06"), 0);
    }

    #[test]
    fn sums_and_failing_seeds_stand_in_the_table() {
        let sittings = read("t07\t0\t9\t10\t-\nt07\t10\t12\t3\t12\n").unwrap();
        let table = table(&sittings);
        assert!(table.contains("| T-07 |") && table.contains("| 13 | 200000 | 0 to 12 | seeds 12 |"), "{table}");
        assert!(table.contains("| none | 0 |"), "a test that was never run says so: {table}");
    }

    #[test]
    fn a_line_that_cannot_be_read_stops_the_command_instead_of_being_lost() {
        assert!(read("t07\t0\n").unwrap_err().to_string().contains("line 1"));
    }

    #[test]
    fn the_page_of_the_repository_holds_the_table_of_the_file_beside_it() {
        let sittings = read(&fs::read_to_string(runs_file()).unwrap()).unwrap();
        let page = fs::read_to_string(root().join("docs/reliability.md")).unwrap();
        assert_eq!(between(&page, &table(&sittings)).unwrap(), page, "written by `cargo xtask soak`, never by hand");
    }

    #[test]
    fn every_long_run_has_a_program_that_a_suite_runs_too() {
        for run in RUNS {
            let wanted = format!("&[\"--test\", \"{}\"]", run.target);
            assert!(include_str!("suites.rs").contains(&wanted), "{}", run.id);
        }
    }
}
