//! Builds `ui/dist` when one of its inputs is newer, so that plain `cargo run` shows a window and not a blank.
//!
//! Inputs are listed one by one: watching the whole folder would see what the build itself writes and never settle.
//! `ui/dist` is not watched for the same reason. `SECOND_LOOK_UI_DIST` names a finished folder for packagers without Node.
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

/// What the view is built from, below `ui/`.
const INPUTS: &[&str] =
    &["src", "index.html", "package.json", "package-lock.json", "svelte.config.js", "tsconfig.json", "vite.config.ts"];
/// The variable that names a finished view.
const FINISHED: &str = "SECOND_LOOK_UI_DIST";

/// Makes sure that the view is there, building it when it is stale.
///
/// # Errors
/// One sentence that says what failed and what to do.
pub fn build() -> Result<(), String> {
    println!("cargo:rerun-if-env-changed={FINISHED}");
    if let Some(folder) = std::env::var_os(FINISHED).filter(|folder| !folder.is_empty()) {
        return take_finished(Path::new(&folder));
    }
    let ui = PathBuf::from("../ui");
    for input in INPUTS {
        println!("cargo:rerun-if-changed={}", ui.join(input).display());
    }
    let inputs = INPUTS.iter().filter_map(|input| newest(&ui.join(input))).max();
    let Some(inputs) = inputs else {
        return Err(format!("There is no view to build in ui/. Check out the whole repository, or set {FINISHED}."));
    };
    if newest(&ui.join("dist/index.html")) >= Some(inputs) {
        return Ok(());
    }
    if newest(&ui.join("node_modules/.package-lock.json")) < newest(&ui.join("package-lock.json")) {
        npm(&ui, &["ci", "--no-audit", "--no-fund"], "installed")?;
    }
    npm(&ui, &["run", "build"], "built")
}

/// Points Tauri at a folder somebody else built.
fn take_finished(folder: &Path) -> Result<(), String> {
    let index = folder.join("index.html");
    println!("cargo:rerun-if-changed={}", index.display());
    let found = fs::canonicalize(&index).ok().filter(|index| index.is_file());
    let folder = found.as_deref().and_then(Path::parent).and_then(Path::to_str);
    let folder =
        folder.ok_or_else(|| format!("{FINISHED} names no folder with an index.html. Build the view there."))?;
    let quoted = folder.replace('\\', "\\\\").replace('"', "\\\"");
    // Tauri merges this variable over tauri.conf.json while it embeds the view.
    println!("cargo:rustc-env=TAURI_CONFIG={{\"build\":{{\"frontendDist\":\"{quoted}\"}}}}");
    Ok(())
}

fn npm(ui: &Path, words: &[&str], done: &str) -> Result<(), String> {
    // On Windows npm is a batch file and must be named as one.
    let program = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let line = format!("npm {}", words.join(" "));
    match Command::new(program).args(words).current_dir(ui).output() {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => {
            for text in [&output.stdout, &output.stderr] {
                for said in String::from_utf8_lossy(text).lines().rev().take(12).collect::<Vec<_>>().iter().rev() {
                    println!("cargo:warning={said}");
                }
            }
            Err(format!(
                "The view could not be {done}: `{line}` in ui/ ended with {}. Run it there to see why.",
                output.status
            ))
        }
        Err(cause) => Err(format!(
            "The view could not be {done}: `{line}` did not start ({cause}). Install Node 20.19 or later with npm, or set \
             {FINISHED} to a finished view."
        )),
    }
}

/// The time of the newest file at or below a path; none when there is none.
fn newest(path: &Path) -> Option<SystemTime> {
    let Ok(entries) = fs::read_dir(path) else {
        return fs::metadata(path).and_then(|file| file.modified()).ok();
    };
    entries.flatten().filter_map(|entry| newest(&entry.path())).max()
}
