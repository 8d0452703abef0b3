//! The programs a stage needs.
use std::path::PathBuf;

/// Where a program lies; fails with the package that brings it, and never skips.
pub fn program(name: &str, package: &str) -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file());
    found.unwrap_or_else(|| {
        panic!(
            "{name} is missing. On Debian: apt-get install {package}. `cargo xtask test` prepares the whole machine."
        )
    })
}
