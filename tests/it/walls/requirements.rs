//! `docs/requirements.md`: every row is there once, the counts are right, and every test it names is in the file it names.
use super::sources::{none, root};

const PAGE: &str = "docs/requirements.md";
const ROWS: usize = 80;

fn page() -> String {
    std::fs::read_to_string(root().join(PAGE)).expect("the page can be read")
}

/// The cells of every row, in order.
fn rows(page: &str) -> Vec<Vec<&str>> {
    let rows = page.lines().filter(|line| line.starts_with("| R-"));
    rows.map(|line| line.trim_matches('|').split(" | ").map(str::trim).collect()).collect()
}

/// A file, and the tests said to be in it: `` `path`: `test`, `test`; `path`: *title* ``.
fn proofs(cell: &str) -> Vec<(String, Vec<String>)> {
    let files = cell.split("; ").filter_map(|one| one.split_once(": "));
    let tests = |names: &str| {
        let marks = ['`', '*'];
        let mut names: Vec<String> = names.split(marks).skip(1).step_by(2).map(str::to_owned).collect();
        names.retain(|name| !name.is_empty());
        names
    };
    files.map(|(path, names)| (path.trim_matches('`').to_owned(), tests(names))).collect()
}

#[test]
fn every_requirement_has_one_row_and_the_counts_are_right() {
    let page = page();
    let rows = rows(&page);
    let numbers: Vec<&str> = rows.iter().map(|row| row[0]).collect();
    let expected: Vec<String> = (1..=ROWS).map(|number| format!("R-{number:02}")).collect();
    assert_eq!(numbers, expected, "each row once, in order");
    let count = |proven: bool, owed: bool| {
        rows.iter().filter(|row| (row[3] != "-") == proven && (row[4] != "-") == owed).count()
    };
    assert_eq!(count(false, false), 0, "a row is proven, or owed by somebody");
    for (word, counted) in [("proven", count(true, false)), ("partly", count(true, true)), ("owed", count(false, true))]
    {
        let line = page.lines().find(|line| line.starts_with(&format!("| {word}: "))).unwrap();
        let said = line.trim_matches('|').rsplit('|').next().unwrap().trim();
        assert_eq!(said, counted.to_string(), "{word}: the page counts wrong");
    }
}

#[test]
fn every_test_a_requirement_names_is_in_the_file_it_names() {
    let mut broken = Vec::new();
    let mut looked = 0;
    let page = page();
    for row in rows(&page).iter().filter(|row| row[3] != "-") {
        for (path, tests) in proofs(row[3]) {
            let text = std::fs::read_to_string(root().join(&path)).unwrap_or_default();
            for test in tests {
                looked += 1;
                if !text.contains(&test) {
                    broken.push(format!("{} names {test} in {path}", row[0]));
                }
            }
        }
    }
    assert!(looked > ROWS, "only {looked} tests were read from the page");
    none(broken, "A requirement names a test that is not there; follow the test or correct the page:");
}
