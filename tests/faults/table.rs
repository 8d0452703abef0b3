//! `docs/fault-matrix.md`, written from the rows, and the tests that hold it to them.
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use libtest_mimic::{Failed, Trial};

use crate::matrix::{Phase, Row, Variant};
use crate::rows;

/// Cases the matrix must have at least (reference reliability 6.1, T-09).
const AT_LEAST: usize = 400;

const HEAD: &str = "# The fault matrix

<!-- Written by `WRITE_FAULT_MATRIX=1 cargo test --workspace --test faults -- the_page`; the same test fails when it is old. -->

Every fault a network, a platform, a clock, a disk or a colleague can bring, and the exact state in which each case ends.
Each fault of the first kind of row runs in every phase it can meet, on the first try and on a retry after a 500. What is
asserted is what the command said, what is kept, the word on the screen, the status bar, and what came into the log; then
the fault ends, and the same is asserted of the next attempt. At the end the platform's own oracle is asked.

";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// The tests of the page and of the matrix itself.
pub fn trials() -> Vec<Trial> {
    vec![
        Trial::test("the_page_of_the_matrix_is_current", || current().map_err(Failed::from)),
        Trial::test("every_row_of_the_reference_is_here_once_and_has_a_case_or_a_reason", || {
            complete(&rows::all()).map_err(Failed::from)
        }),
        Trial::test("every_test_a_row_points_to_exists", || pointed(&rows::all()).map_err(Failed::from)),
    ]
}

fn current() -> Result<(), String> {
    let (path, wanted) = (root().join("docs/fault-matrix.md"), page(&rows::all()));
    if std::env::var_os("WRITE_FAULT_MATRIX").is_some() {
        #[expect(clippy::disallowed_methods, reason = "a page of the repository, nothing personal")]
        return std::fs::write(path, wanted).map_err(|error| error.to_string());
    }
    let there = std::fs::read_to_string(path).unwrap_or_default();
    if there == wanted {
        Ok(())
    } else {
        Err("docs/fault-matrix.md is old; its second line says how it is written".into())
    }
}

fn complete(rows: &[Row]) -> Result<(), String> {
    let wanted = [("N", 23), ("H", 18), ("S", 9), ("P", 4), ("C", 3), ("D", 10), ("R", 5)];
    let wanted = wanted.into_iter().flat_map(|(letter, last)| (1..=last).map(move |n| format!("{letter}{n}")));
    let here: Vec<String> = rows.iter().map(|row| row.id.to_owned()).collect();
    if wanted.collect::<Vec<_>>() != here {
        return Err(format!("the rows are {here:?}"));
    }
    let bare = rows.iter().find(|row| row.cases() == 0 && row.elsewhere.is_empty() && row.ruling.is_empty());
    if let Some(row) = bare {
        return Err(format!("{} has no case, no test elsewhere and no reason", row.id));
    }
    let cases: usize = rows.iter().map(Row::cases).sum();
    if cases < AT_LEAST { Err(format!("only {cases} cases")) } else { Ok(()) }
}

fn pointed(rows: &[Row]) -> Result<(), String> {
    let mut missing = Vec::new();
    for (row, one) in rows.iter().flat_map(|row| row.elsewhere.iter().map(move |one| (row.id, one))) {
        let text = std::fs::read_to_string(root().join(one.file)).unwrap_or_default();
        let named = text.contains(&format!("fn {}(", one.test)) || text.contains(&format!("\"{}\"", one.test));
        if !named {
            missing.push(format!("{row}: {} in {}", one.test, one.file));
        }
    }
    if missing.is_empty() { Ok(()) } else { Err(missing.join("\n")) }
}

/// The page.
fn page(rows: &[Row]) -> String {
    let mut page = HEAD.to_owned();
    let cases: usize = rows.iter().map(Row::cases).sum();
    let _ = writeln!(page, "{} rows, {cases} cases; the rows that point to another suite count there.\n", rows.len());
    page.push_str("| Row | Fault | Cases | Expected |\n|---|---|---|---|\n");
    for row in rows {
        let _ = writeln!(page, "| {} | {} | {} | {} |", row.id, row.fault, row.cases(), expected(row));
    }
    page
}

fn expected(row: &Row) -> String {
    let mut said: Vec<String> = row.variants.iter().map(states).collect();
    said.extend(row.journeys.iter().map(|journey| format!("*{}*: {}", journey.name, journey.expected)));
    said.extend(row.elsewhere.iter().map(|one| format!("{}: `{}` in `{}`", one.expected, one.test, one.file)));
    if !row.ruling.is_empty() {
        said.push(format!("**Ruling:** {}", row.ruling));
    }
    said.join("<br>")
}

/// A fault's states: phases that end alike stand together.
fn states(variant: &Variant) -> String {
    let mut alike: BTreeMap<Vec<String>, Vec<Phase>> = BTreeMap::new();
    for phase in variant.phases() {
        let mut words = vec![variant.want(phase, false)];
        let (again, then) = (variant.want(phase, true), variant.want_then(phase, false));
        if again != words[0] && again != words[0].replace("log sent", "log").replace("log  ", "log ") {
            words.push(format!("on retry {again}"));
        }
        if then != phase.healed() {
            words.push(format!("afterwards {then}"));
        }
        alike.entry(words).or_default().push(phase);
    }
    let mut parts: Vec<(Phase, String)> = alike
        .into_iter()
        .map(|(words, phases)| {
            let names: Vec<&str> = phases.iter().map(|phase| phase.word()).collect();
            (phases[0], format!("{} → {}", names.join(", "), words.join("; ")))
        })
        .collect();
    parts.sort();
    let parts: Vec<String> = parts.into_iter().map(|(_, part)| part).collect();
    format!("*{}*: {}", variant.name, parts.join(". "))
}
