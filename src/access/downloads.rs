//! Where the window writes what a person takes out.
use std::path::PathBuf;

/// The person's folder for downloads, as the system names it; else their home, else where the program stands.
pub fn downloads() -> PathBuf {
    dirs::download_dir().or_else(dirs::home_dir).unwrap_or_else(|| PathBuf::from("."))
}
