//! `cargo xtask fuzz [TARGET] --minutes N`: every target of `fuzz/inputs.rs` under libFuzzer, so many minutes each.
//!
//! Coverage is counted by flags of the stable compiler, in a target folder of its own. The last run of each target stands in the
//! table of `docs/reliability.md`; the command fails when an input panicked, took too long or asked for too much.
use std::fs;
use std::path::PathBuf;
use std::process::Stdio;

use crate::needs::Purpose;
use crate::options::Options;
use crate::prepare::prepare;
use crate::run::{Stop, cargo, line, quiet, root, visible};
use crate::soak::write;

/// Between these lines `docs/reliability.md` belongs to this command.
const BEGIN: &str = "<!-- fuzz: begin -->";
const END: &str = "<!-- fuzz: end -->";
const HEAD: &str = "| Target | Minutes | Executions | Inputs found | Peak memory of the process | Findings | Day | Commit |\n\
    |---|---|---|---|---|---|---|---|";

/// What makes the compiler count which branches are taken and what is compared with what.
const FLAGS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=4 --cfg fuzzing";

/// What libFuzzer printed of one target.
#[derive(Debug, Default, PartialEq)]
struct Ran {
    executions: u64,
    new_inputs: u64,
    peak_rss_mb: u64,
    findings: u64,
}

/// Builds the fuzzer and runs the targets named, or all.
pub fn fuzz(options: &Options) -> Result<(), Stop> {
    let minutes = options.minutes.ok_or_else(|| Stop::new("--minutes says how long to run each target"))?;
    let all = targets()?;
    if let Some(unknown) = options.words.iter().find(|word| !all.contains(word)) {
        return Err(Stop::new(format!("no target is called {unknown}; there are {}", all.join(", "))));
    }
    prepare(Purpose::Fuzz, options.yes)?;
    let program = build()?;
    let said = |program, words: &[&str]| quiet(program, words).unwrap_or_else(|| "unknown".to_owned());
    let (day, commit) = (said("date", &["-u", "+%F"]), said("git", &["rev-parse", "--short", "HEAD"]));
    let mut rows = Vec::new();
    for target in all.iter().filter(|target| options.words.is_empty() || options.words.contains(target)) {
        let ran = run(&program, target, minutes)?;
        let row = format!("| {target} | {minutes} | {} | {day} | {commit} |", ran.cells());
        keep(&all, target, &row)?;
        rows.push(row);
        if ran.findings > 0 {
            return Err(Stop::new(format!("{target}: a finding; the input lies in {}", findings().display())));
        }
    }
    println!("\n{HEAD}\n{}", rows.join("\n"));
    Ok(())
}

/// Puts the last run of a target into the page.
fn keep(all: &[String], target: &str, row: &str) -> Result<(), Stop> {
    let page = root().join("docs/reliability.md");
    let old = fs::read_to_string(&page).map_err(|cause| Stop::new(format!("docs/reliability.md: {cause}")))?;
    let new = written(&old, all, target, row).ok_or_else(|| Stop::new("docs/reliability.md has lost its marks"))?;
    write(page, &new)
}

/// The page with this row for the target; the others keep theirs.
fn written(page: &str, all: &[String], target: &str, row: &str) -> Option<String> {
    let (head, rest) = page.split_once(BEGIN)?;
    let (kept, tail) = rest.split_once(END)?;
    let known = |name: &str| {
        let line = kept.lines().find(|line| line.starts_with(&format!("| {name} |")));
        line.map_or_else(|| never(name), str::to_owned)
    };
    let rows: Vec<String> = all.iter().map(|name| if name == target { row.to_owned() } else { known(name) }).collect();
    Some(format!("{head}{BEGIN}\n{HEAD}\n{}\n{END}{tail}", rows.join("\n")))
}

fn never(name: &str) -> String {
    format!("| {name} | - | - | - | - | - | not yet | - |")
}

/// The targets are the folders of the corpus.
fn targets() -> Result<Vec<String>, Stop> {
    let unreadable = |cause| Stop::new(format!("fuzz/corpus: {cause}"));
    let entries = fs::read_dir(root().join("fuzz/corpus")).map_err(unreadable)?;
    let mut names: Vec<String> =
        entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    Ok(names)
}

fn folder() -> PathBuf {
    root().join("target/fuzz")
}

fn findings() -> PathBuf {
    folder().join("findings")
}

fn build() -> Result<PathBuf, Stop> {
    let host = quiet("rustc", &["--print", "host-tuple"]).ok_or_else(|| Stop::new("rustc does not say its host"))?;
    let host = host.trim();
    let mut command = cargo(&["build", "--release", "--manifest-path", "fuzz/Cargo.toml", "--target", host]);
    command.env("RUSTFLAGS", FLAGS).env("CARGO_TARGET_DIR", folder());
    visible(&mut command)?;
    Ok(folder().join(host).join("release/fuzz"))
}

fn run(program: &PathBuf, target: &str, minutes: u64) -> Result<Ran, Stop> {
    let (kept, findings) = (folder().join("corpus").join(target), findings());
    for path in [&kept, &findings] {
        fs::create_dir_all(path).map_err(|cause| Stop::new(format!("{}: {cause}", path.display())))?;
    }
    let mut command = std::process::Command::new(program);
    command.arg(&kept).arg(root().join("fuzz/corpus").join(target));
    command
        .arg(format!("-max_total_time={}", minutes * 60))
        .arg(format!("-artifact_prefix={}/{target}-", findings.display()));
    command.args(["-max_len=65536", "-timeout=60", "-rss_limit_mb=4096", "-print_final_stats=1", "-verbosity=0"]);
    command.env("SECOND_LOOK_FUZZ", target).stdin(Stdio::null());
    println!("\n$ SECOND_LOOK_FUZZ={target} {}", line(&command));
    let output = command.output().map_err(|cause| Stop::new(format!("{}: {cause}", program.display())))?;
    let said = String::from_utf8_lossy(&output.stderr);
    let found = !output.status.success();
    if found {
        println!("{said}");
    }
    let ran = Ran::read(&said).ok_or_else(|| {
        Stop::new(format!("{target}: ended with {} and no closing figures in\n{said}", output.status))
    })?;
    let ran = Ran { findings: u64::from(found), ..ran };
    println!("{target}: {} executions, findings={}", ran.executions, ran.findings);
    Ok(ran)
}

impl Ran {
    /// Reads libFuzzer's closing lines, such as `stat::number_of_executed_units: 20000`.
    fn read(said: &str) -> Option<Self> {
        let figure = |name: &str| {
            let line = said.lines().find_map(|line| line.strip_prefix("stat::")?.strip_prefix(name))?;
            line.trim_start_matches(':').trim().parse().ok()
        };
        Some(Self {
            executions: figure("number_of_executed_units")?,
            new_inputs: figure("new_units_added")?,
            peak_rss_mb: figure("peak_rss_mb")?,
            findings: 0,
        })
    }

    fn cells(&self) -> String {
        format!("{} | {} | {} MiB | {}", self.executions, self.new_inputs, self.peak_rss_mb, self.findings)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closing_figures_of_the_fuzzer_are_read_and_their_absence_is_told() {
        let said = "Done\nstat::number_of_executed_units: 20000\nstat::average_exec_per_sec:     900\n\
            stat::new_units_added:          31\nstat::slowest_unit_time_sec:    0\nstat::peak_rss_mb:              90\n";
        let ran = Ran { executions: 20_000, new_inputs: 31, peak_rss_mb: 90, findings: 0 };
        assert_eq!(Ran::read(said), Some(ran));
        assert_eq!(Ran::read("stat::new_units_added: 31\n"), None);
    }

    #[test]
    fn every_target_of_the_corpus_is_one_the_program_knows() {
        let source = fs::read_to_string(root().join("fuzz/inputs.rs")).unwrap();
        for target in targets().unwrap() {
            assert!(source.contains(&format!("(\"{target}\", ")), "{target} has inputs and nobody reads them");
        }
    }

    #[test]
    fn the_page_has_a_row_for_each_target_and_a_run_changes_its_own() {
        let page = fs::read_to_string(root().join("docs/reliability.md")).unwrap();
        let all = targets().unwrap();
        let ran = "| page | 10 | 9 | 2 | 90 MiB | 0 | 2026-11-27 | abc1234 |";
        let once = written(&page, &all, "page", ran).unwrap();
        let twice = written(&once, &all, "zone", &ran.replace("page", "zone")).unwrap();
        assert!(twice.contains(ran) && twice.contains(&ran.replace("page", "zone")), "{twice}");
        let rows = |page: &str| all.iter().filter(|name| page.contains(&format!("\n| {name} |"))).count();
        assert_eq!((rows(&page), rows(&twice)), (all.len(), all.len()), "no target is left out");
        assert_eq!(written("a page without marks", &all, "page", ran), None);
    }
}
