//! The suites of `cargo xtask test`, in the order they run.
use crate::heard::heard;
use crate::run::{Stop, cargo, visible};
use crate::ui;

/// What a suite's time counts as.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// Fetching and compiling.
    Build,
    /// Tests and gates proper.
    Test,
}

/// One row of the table at the end.
#[derive(Debug)]
pub struct Suite {
    /// The name `--filter` looks at.
    pub name: &'static str,
    /// What its time counts as.
    pub kind: Kind,
    /// It waits more than it works: in a whole run it has the compiler beside it.
    pub beside: bool,
    /// Runs it.
    pub run: fn() -> Result<(), Stop>,
}

const fn suite(name: &'static str, kind: Kind, run: fn() -> Result<(), Stop>) -> Suite {
    Suite { name, kind, beside: false, run }
}

const fn beside(name: &'static str, run: fn() -> Result<(), Stop>) -> Suite {
    Suite { name, kind: Kind::Test, beside: true, run }
}

/// Every suite. The Rust suites are narrowed by target, never by package: `-p` would resolve other features and compile
/// the dependencies a second time.
pub const SUITES: &[Suite] = &[
    suite("format", Kind::Test, || visible(&mut cargo(&["fmt", "--all", "--check"]))),
    suite("view-install", Kind::Build, ui::install),
    suite("view-build", Kind::Build, ui::build),
    beside("view-check", || ui::script(&["check"])),
    beside("view-unit", || ui::script(&["test"])),
    beside("view-browser", || ui::script(&["test:browser", "--", "--built"])),
    suite("lints", Kind::Build, lints),
    suite("compile", Kind::Build, || visible(&mut cargo(&["test", "--workspace", "--no-run"]))),
    suite("unit", Kind::Test, || tests(&["--lib", "--bins"])),
    suite("journeys", Kind::Test, || tests(&["--test", "it"])),
    suite("crash", Kind::Test, || tests(&["--test", "crash"])),
    suite("faults", Kind::Test, || tests(&["--test", "faults"])),
    suite("mutations", Kind::Test, || tests(&["--test", "mutations"])),
    suite("tampering", Kind::Test, || tests(&["--test", "tampering"])),
    suite("erasure", Kind::Test, || tests(&["--test", "erasure"])),
    suite("images", Kind::Test, || tests(&["--test", "images"])),
    suite("model", Kind::Test, || tests(&["--test", "model"])),
    suite("schedules", Kind::Test, || tests(&["--test", "schedules"])),
    suite("disk", Kind::Test, || tests(&["--test", "disk"])),
    suite("sandbox", Kind::Test, || tests(&["--test", "program"])),
    suite("examples", Kind::Test, || tests(&["--doc"])),
    suite("window", Kind::Test, || on_linux("window").and_then(|()| tests(&["--test", "desktop"]))),
];

/// Elsewhere the system offers no driver for its web view: the suite would be empty, and pass without having looked.
fn on_linux(suite: &str) -> Result<(), Stop> {
    if cfg!(target_os = "linux") {
        return Ok(());
    }
    Err(Stop::new(format!("{suite} runs on Linux only; name the other suites with --filter")))
}

/// Clippy over everything, warnings as errors.
pub fn lints() -> Result<(), Stop> {
    visible(&mut cargo(&["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"]))
}

/// Some targets of the workspace; the runner's own closing lines stay on the screen.
fn tests(targets: &[&str]) -> Result<(), Stop> {
    let mut words = vec!["test", "--workspace", "--no-fail-fast"];
    words.extend_from_slice(targets);
    heard(&mut cargo(&words))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::root;
    use std::fs;

    /// The names of a manifest's `[[test]]` tables.
    fn test_targets(manifest: &str) -> Vec<String> {
        let after = manifest.split("[[test]]").skip(1);
        after.filter_map(|part| part.split("name = \"").nth(1)?.split('"').next().map(str::to_owned)).collect()
    }

    #[test]
    fn no_test_target_of_the_workspace_is_left_out() {
        let source = include_str!("suites.rs");
        for package in [".", "src-tauri", "sandbox", "verify", "xtask"] {
            let folder = root().join(package);
            let manifest = fs::read_to_string(folder.join("Cargo.toml")).unwrap();
            for name in test_targets(&manifest) {
                let wanted = format!("&[\"--test\", \"{name}\"]");
                assert!(source.contains(&wanted), "no suite runs the test target {name} of {package}");
            }
            let discovered = !manifest.contains("autotests = false") && folder.join("tests").exists();
            assert!(!discovered, "{package}/tests holds targets that cargo finds by itself: no suite names them");
        }
    }

    #[test]
    fn the_names_of_test_targets_are_read_from_a_manifest() {
        let manifest = "[[test]]\nname = \"it\"\npath = \"x\"\n[[bin]]\nname = \"b\"\n[[test]]\nname = \"crash\"\n";
        assert_eq!(test_targets(manifest), ["it", "crash"]);
    }

    #[test]
    fn suites_have_names_of_their_own() {
        for (n, suite) in SUITES.iter().enumerate() {
            assert!(
                SUITES.iter().skip(n + 1).all(|other| other.name != suite.name),
                "two suites are called {}",
                suite.name
            );
        }
    }
}
