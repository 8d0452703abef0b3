//! `cargo xtask test`: prepares the machine, runs every suite, and ends with a table of times.
use std::path::Path;
use std::process::Command;
use std::thread::JoinHandle;
use std::time::Duration;

use crate::needs::Purpose;
use crate::options::Options;
use crate::prepare::prepare;
use crate::run::{Stop, for_a_script, in_words, timed};
use crate::suites::{Kind, SUITES, Suite};

/// What became of one suite.
#[derive(Debug)]
struct Row {
    name: &'static str,
    kind: Kind,
    /// How long it took; `None` when `--filter` left it out.
    time: Option<Duration>,
    failure: Option<Stop>,
}

/// Runs all suites, or those `--filter` names. A suite that fails does not keep the others from running.
pub fn test(options: &Options) -> Result<(), Stop> {
    if options.yes {
        for_a_script();
    }
    prepare(Purpose::Test, options.yes)?;
    let rows = if options.filters.is_empty() {
        // Asked once: a build that puts another program in its place leaves no answer.
        let program = std::env::current_exe().map_err(|cause| Stop::new(cause.to_string()))?;
        whole(SUITES, |suite| row(suite, true), move |suite| apart(&program, suite))
    } else {
        SUITES.iter().map(|suite| row(suite, wanted(suite.name, &options.filters))).collect()
    };
    if rows.iter().all(|row| row.time.is_none()) {
        let names: Vec<_> = SUITES.iter().map(|suite| suite.name).collect();
        return Err(Stop::new(format!("No suite has such a name. There are: {}.", names.join(", "))));
    }
    println!("\n{}", table(&rows));
    verdict(&rows)
}

fn wanted(name: &str, filters: &[String]) -> bool {
    filters.is_empty() || filters.iter().any(|filter| name.contains(filter.as_str()))
}

/// Runs everything: what waits more than it works beside what is compiled next, all else one after another.
fn whole(
    suites: &'static [Suite],
    run: impl Fn(&Suite) -> Row,
    apart: impl Fn(&'static Suite) -> (Row, String) + Clone + Send + 'static,
) -> Vec<Row> {
    let mut rows = Vec::new();
    let (mut waiting, mut beside) = (Vec::new(), None);
    let end = |beside: &mut Option<JoinHandle<Vec<(Row, String)>>>, rows: &mut Vec<Row>| {
        let Some(thread) = beside.take() else { return };
        // What was lost there must not look like what was passed.
        for (row, said) in thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)) {
            println!("{said}");
            rows.push(row);
        }
    };
    for suite in suites {
        if suite.beside {
            waiting.push(suite);
            continue;
        }
        if !waiting.is_empty() {
            let (these, apart) = (std::mem::take(&mut waiting), apart.clone());
            beside = Some(std::thread::spawn(move || these.into_iter().map(apart).collect()));
        }
        if suite.kind == Kind::Test {
            end(&mut beside, &mut rows);
        }
        rows.push(run(suite));
    }
    end(&mut beside, &mut rows);
    rows.extend(waiting.into_iter().map(run));
    rows.sort_by_key(|row| suites.iter().position(|suite| suite.name == row.name));
    rows
}

/// Runs one suite by a program of its own; what it says is kept until it has ended.
fn apart(program: &Path, suite: &'static Suite) -> (Row, String) {
    let run = || {
        let output = Command::new(program).args(["test", "--yes", "--filter", suite.name]).output();
        output.map_err(|cause| Stop::new(format!("{} could not be started: {cause}", suite.name)))
    };
    let (output, time) = timed(run);
    let (failure, said) = match output {
        Ok(output) => {
            let said =
                [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
            let failed = Stop::new(format!("ended with {}; what it said stands above", output.status));
            ((!output.status.success()).then_some(failed), said)
        }
        Err(stop) => (Some(stop), String::new()),
    };
    (Row { name: suite.name, kind: suite.kind, time: Some(time), failure }, said)
}

fn row(suite: &Suite, wanted: bool) -> Row {
    if !wanted {
        return Row { name: suite.name, kind: suite.kind, time: None, failure: None };
    }
    println!("\n== {} ==", suite.name);
    let (result, time) = timed(suite.run);
    if let Err(stop) = &result {
        println!("\n{}: {stop}", suite.name);
    }
    Row { name: suite.name, kind: suite.kind, time: Some(time), failure: result.err() }
}

fn table(rows: &[Row]) -> String {
    let mut lines = vec![format!("{:<14}{:<12}{:>14}", "suite", "result", "time")];
    for row in rows {
        let result = match (&row.time, &row.failure) {
            (None, _) => "left out",
            (_, Some(_)) => "FAILED",
            (_, None) => "passed",
        };
        let time = row.time.map(in_words).unwrap_or_default();
        lines.push(format!("{:<14}{result:<12}{time:>14}", row.name).trim_end().to_owned());
    }
    let sum = |kind| rows.iter().filter(|row| row.kind == kind).filter_map(|row| row.time).sum::<Duration>();
    lines.push(format!("{:<26}{:>14}", "fetching and compiling", in_words(sum(Kind::Build))));
    lines.push(format!("{:<26}{:>14}", "tests alone", in_words(sum(Kind::Test))));
    lines.join("\n")
}

fn verdict(rows: &[Row]) -> Result<(), Stop> {
    let failed: Vec<String> = rows
        .iter()
        .filter_map(|row| {
            row.failure
                .as_ref()
                .map(|stop| format!("  {}: {stop}\n    again: cargo xtask test --filter {}", row.name, row.name))
        })
        .collect();
    if failed.is_empty() { Ok(()) } else { Err(Stop::new(format!("Failed:\n{}", failed.join("\n")))) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> Vec<Row> {
        let failed = Some(Stop::new("`cargo test` ended with exit status: 101"));
        vec![
            Row { name: "compile", kind: Kind::Build, time: Some(Duration::from_secs(90)), failure: None },
            Row { name: "journeys", kind: Kind::Test, time: Some(Duration::from_secs(7)), failure: failed },
            Row { name: "window", kind: Kind::Test, time: None, failure: None },
        ]
    }

    #[test]
    fn what_waits_runs_beside_what_is_compiled_and_everything_runs_once_in_the_tables_order() {
        const fn suite(name: &'static str, kind: Kind, beside: bool) -> Suite {
            Suite { name, kind, beside, run: || Ok(()) }
        }
        static ALL: [Suite; 5] = [
            suite("format", Kind::Test, false),
            suite("view", Kind::Test, true),
            suite("compile", Kind::Build, false),
            suite("unit", Kind::Test, false),
            suite("last", Kind::Test, true),
        ];
        let done = |suite: &Suite| Row { name: suite.name, kind: suite.kind, time: None, failure: None };
        let apart = |suite: &'static Suite| {
            let failure = (suite.name == "view").then(|| Stop::new("broken"));
            (Row { name: suite.name, kind: suite.kind, time: None, failure }, String::new())
        };
        let rows = whole(&ALL, done, apart);
        assert_eq!(rows.iter().map(|row| row.name).collect::<Vec<_>>(), ["format", "view", "compile", "unit", "last"]);
        assert!(verdict(&rows).unwrap_err().to_string().contains("view"), "a failure beside the compiler is a failure");
    }

    #[test]
    fn the_table_counts_tests_apart_from_compiling_and_names_what_was_left_out() {
        let expected = "\
suite         result                time
compile       passed          1 min 30 s
journeys      FAILED               7.0 s
window        left out
fetching and compiling        1 min 30 s
tests alone                        7.0 s";
        assert_eq!(table(&rows()), expected);
    }

    #[test]
    fn one_failure_fails_the_whole_and_says_how_to_run_it_again() {
        let stop = verdict(&rows()).unwrap_err().to_string();
        assert!(stop.contains("journeys") && stop.contains("cargo xtask test --filter journeys"), "{stop}");
        assert!(verdict(&rows()[..1]).is_ok(), "a run without a failure passes");
    }

    #[test]
    fn a_filter_picks_suites_by_a_part_of_their_name() {
        let filters = ["view".to_owned(), "crash".to_owned()];
        assert!(wanted("view-unit", &filters) && wanted("crash", &filters), "both are named");
        assert!(!wanted("window", &filters), "it is not named");
        assert!(wanted("window", &[]), "no filter leaves nothing out");
    }
}
