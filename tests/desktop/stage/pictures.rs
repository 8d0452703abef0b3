//! Pictures of the window, for people to look at.
use std::fs;
use std::path::{Path, PathBuf};

/// The filter word that puts the pictures of the pages where the pages look for them.
const FOR_THE_PAGES: &str = "docs-pictures";

/// Keeps a picture as `gallery/<name>.png`.
pub fn keep(name: &str, png: &[u8]) -> PathBuf {
    assert!(png.starts_with(b"\x89PNG"), "the driver gives PNG");
    into("gallery", name, png)
}

/// The same, and as `docs/pictures/<name>.png` where that was asked for.
pub fn keep_for_the_pages(name: &str, png: &[u8]) {
    keep(name, png);
    if std::env::args().any(|word| word == FOR_THE_PAGES) {
        into("docs/pictures", name, png);
    }
}

/// The path as a person at the repository's folder would type it.
pub fn shown_path(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

#[expect(clippy::disallowed_methods, reason = "pictures of invented people, meant to be looked at")]
fn into(folder: &str, name: &str, png: &[u8]) -> PathBuf {
    let folder = root().join(folder);
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join(format!("{name}.png"));
    fs::write(&path, png).unwrap();
    path
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}
