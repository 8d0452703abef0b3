//! The view's own tools: installed and built only when something changed, as the shell's build script does.
use std::fs;
use std::path::Path;
use std::time::SystemTime;

use crate::run::{Stop, npm, root, visible};

/// Installs the view's packages exactly as locked, if the lock file is newer than what is installed.
pub fn install() -> Result<(), Stop> {
    let ui = root().join("ui");
    if newest(&ui.join("node_modules/.package-lock.json")) >= newest(&ui.join("package-lock.json")) {
        println!("\nThe view's packages are installed as locked.");
        return Ok(());
    }
    visible(&mut npm(&["ci", "--no-audit", "--no-fund"]))
}

/// Builds the view, if one of its files is newer than what was built.
pub fn build() -> Result<(), Stop> {
    let ui = root().join("ui");
    if newest(&ui.join("dist/index.html")) > newest(&ui) {
        println!("\nThe view is built and up to date.");
        return Ok(());
    }
    visible(&mut npm(&["run", "build"]))
}

/// Runs one of the view's scripts, with its own words.
pub fn script(words: &[&str]) -> Result<(), Stop> {
    visible(&mut npm(&[&["run"], words].concat()))
}

/// The time of the newest file at or below a path, leaving out what is installed or built. Nothing there: none.
fn newest(path: &Path) -> Option<SystemTime> {
    let Ok(entries) = fs::read_dir(path) else {
        return fs::metadata(path).and_then(|file| file.modified()).ok();
    };
    let kept = |name: &str| !matches!(name, "node_modules" | "dist") && !name.starts_with('.');
    let entries = entries.flatten().filter(|entry| kept(&entry.file_name().to_string_lossy()));
    entries.filter_map(|entry| newest(&entry.path())).max()
}
