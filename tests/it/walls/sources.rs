//! Reading the repository's own files, and Rust text without its comments and texts.
use std::fs;
use std::path::{Path, PathBuf};

/// Folders that hold what was fetched, built or measured, not what was written.
const NOT_OURS: &[&str] = &["target", "node_modules", "dist", "dist-browser", "gallery", ".git"];

/// One file of the repository.
pub struct Source {
    /// Its path from the repository's folder, with `/` on every system.
    pub path: String,
    /// What it holds.
    pub text: String,
}

impl Source {
    /// Whether it lies below one of these folders or is one of these files.
    pub fn is_in(&self, places: &[&str]) -> bool {
        places.iter().any(|place| self.path == *place || place.ends_with('/') && self.path.starts_with(place))
    }

    /// The file's name without folder and ending.
    pub fn stem(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap();
        name.split('.').next().unwrap()
    }

    /// Its names: what is left of Rust or TypeScript when comments and texts are blank, with the line each stands on.
    pub fn identifiers(&self) -> Vec<(usize, String)> {
        let code = blanked(&self.text);
        let words = |line: &str| {
            let words = line.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty());
            words.map(str::to_owned).collect::<Vec<_>>()
        };
        code.lines().enumerate().flat_map(|(n, line)| words(line).into_iter().map(move |word| (n + 1, word))).collect()
    }
}

/// The folder of the repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All files with one of these endings, in the order of their paths; no ending given: every file that is text.
pub fn files(endings: &[&str]) -> Vec<Source> {
    let mut paths = Vec::new();
    collect(root(), &mut paths);
    paths.sort();
    let wanted = |path: &PathBuf| {
        let ending = path.extension().unwrap_or_default().to_string_lossy();
        endings.is_empty() || endings.contains(&ending.as_ref())
    };
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).ok()?;
        let parts: Vec<_> = path.strip_prefix(root()).unwrap().iter().map(|part| part.to_string_lossy()).collect();
        Some(Source { path: parts.join("/"), text })
    };
    let found: Vec<Source> = paths.into_iter().filter(wanted).filter_map(read).collect();
    assert!(!found.is_empty(), "no file ends in {endings:?}: a rule about them would hold for nothing");
    found
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap_or_else(|e| panic!("{} cannot be listed: {e}", folder.display())) {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() && !NOT_OURS.contains(&name.as_str()) {
            collect(&path, paths);
        } else if path.is_file() {
            paths.push(path);
        }
    }
}

/// Fails with every broken place, one a line.
pub fn none(broken: Vec<String>, rule: &str) {
    assert!(broken.is_empty(), "{rule}\n  {}", broken.join("\n  "));
}

/// The text with comments, string texts and character texts replaced by blanks; lines stay where they were.
fn blanked(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut kept = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        let end = skipped(&chars, at);
        if end == at {
            kept.push(chars[at]);
            at += 1;
        } else {
            kept.extend(chars[at..end].iter().map(|c| if *c == '\n' { '\n' } else { ' ' }));
            at = end;
        }
    }
    kept
}

/// Where a comment or text that starts here ends; the same place if none starts here.
fn skipped(chars: &[char], at: usize) -> usize {
    let here = |offset: usize| chars.get(at + offset).copied().unwrap_or('\0');
    let until = |from: usize, wanted: &str| {
        let wanted: Vec<char> = wanted.chars().collect();
        (from..chars.len()).find(|n| chars[*n..].starts_with(&wanted)).map_or(chars.len(), |n| n + wanted.len())
    };
    let word_before = at > 0 && (chars[at - 1].is_alphanumeric() || chars[at - 1] == '_');
    match (here(0), here(1)) {
        ('/', '/') => until(at, "\n") - 1,
        ('/', '*') => until(at + 2, "*/"),
        ('r', '"' | '#') if !word_before => {
            let hashes = chars[at + 1..].iter().take_while(|c| **c == '#').count();
            let opens = here(1 + hashes) == '"';
            if opens { until(at + 2 + hashes, &format!("\"{}", "#".repeat(hashes))) } else { at }
        }
        ('"', _) => {
            let mut end = at + 1;
            while end < chars.len() && chars[end] != '"' {
                end += if chars[end] == '\\' { 2 } else { 1 };
            }
            (end + 1).min(chars.len())
        }
        ('\'', '\\') => until(at + 3, "'"),
        ('\'', _) if here(2) == '\'' => at + 3,
        _ => at,
    }
}

#[test]
fn a_word_in_a_comment_or_a_text_is_no_use_of_it() {
    let text = r##"
        // sqlx here
        let a = "reqwest \" keyring"; /* tauri */
        let b = r#"sqlx " sqlx"#; let c = '"'; let d = '\''; fn f<'a>(used: &'a str) {}
    "##;
    let source = Source { path: String::new(), text: text.to_owned() };
    let words: Vec<_> = source.identifiers().into_iter().map(|(_, word)| word).collect();
    assert_eq!(words, ["let", "a", "let", "b", "let", "c", "let", "d", "fn", "f", "a", "used", "a", "str"]);
    assert_eq!(source.identifiers().last().unwrap().0, 4, "lines stay where they were");
}
