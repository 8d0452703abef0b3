//! Canaries, the forms a text can take on a disk or on a wire, and the search for them.
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// A text that must not leave the vault.
pub struct Canary {
    /// What it is.
    pub name: &'static str,
    /// The text itself.
    pub text: String,
}

/// What was found: which canary, in which form.
pub type Found = (&'static str, &'static str);

/// Looks for all canaries in all forms at once.
pub struct Search {
    forms: Vec<(Found, Vec<u8>)>,
    /// Forms by their first two bytes.
    by_start: Vec<Vec<usize>>,
    /// Bytes looked at.
    pub bytes: std::cell::Cell<u64>,
}

impl Search {
    pub fn new(canaries: &[Canary]) -> Self {
        let forms: Vec<(Found, Vec<u8>)> = canaries
            .iter()
            .flat_map(|canary| forms(&canary.text).into_iter().map(|(form, bytes)| ((canary.name, form), bytes)))
            .collect();
        let mut by_start = vec![Vec::new(); 1 << 16];
        for (at, (_, bytes)) in forms.iter().enumerate() {
            assert!(bytes.len() >= 5, "too short to mean anything: {:?}", forms[at].0);
            by_start[start(bytes)].push(at);
        }
        Self { forms, by_start, bytes: std::cell::Cell::new(0) }
    }

    /// Everything that stands in these bytes.
    pub fn within(&self, bytes: &[u8]) -> Vec<Found> {
        self.bytes.set(self.bytes.get() + bytes.len() as u64);
        let mut found = Vec::new();
        for at in 0..bytes.len().saturating_sub(4) {
            for form in &self.by_start[start(&bytes[at..])] {
                let (what, wanted) = &self.forms[*form];
                if bytes[at..].starts_with(wanted) && !found.contains(what) {
                    found.push(*what);
                }
            }
        }
        found
    }

    /// Everything that stands in the files below a folder, or in their names; `but` is left out.
    pub fn below(&self, folder: &Path, but: &[PathBuf]) -> Vec<(PathBuf, Found)> {
        let mut found = Vec::new();
        for path in files(folder, but) {
            let named = self.within(path.to_string_lossy().as_bytes());
            // A socket or a pipe has a name alone.
            let held = if path.is_file() { std::fs::read(&path).unwrap_or_default() } else { Vec::new() };
            found.extend(named.into_iter().chain(self.within(&held)).map(|one| (path.clone(), one)));
        }
        found
    }
}

fn start(bytes: &[u8]) -> usize {
    usize::from(bytes[0]) << 8 | usize::from(bytes[1])
}

/// Everything below a folder, links not followed.
pub fn files(folder: &Path, but: &[PathBuf]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut next = vec![folder.to_owned()];
    while let Some(folder) = next.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if but.contains(&path) {
                continue;
            }
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                next.push(path.clone());
            }
            found.push(path);
        }
    }
    found
}

/// UTF-8, UTF-16 (little endian), base64 at each of its three alignments, hex in both cases, percent encoding whole and as
/// addresses have it.
pub fn forms(text: &str) -> Vec<(&'static str, Vec<u8>)> {
    let bytes = text.as_bytes();
    let mut forms = vec![
        ("utf-8", bytes.to_vec()),
        ("utf-16le", text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        ("hex", hex::encode(bytes).into_bytes()),
        ("HEX", hex::encode_upper(bytes).into_bytes()),
    ];
    let whole: String = bytes.iter().map(|byte| format!("%{byte:02X}")).collect();
    let address: String = bytes
        .iter()
        .map(|byte| {
            let plain = byte.is_ascii_alphanumeric() || b"-._~".contains(byte);
            if plain { char::from(*byte).to_string() } else { format!("%{byte:02X}") }
        })
        .collect();
    forms.push(("percent", whole.to_ascii_lowercase().into_bytes()));
    forms.push(("percent", whole.into_bytes()));
    if address != text {
        forms.push(("percent", address.replace("%20", "+").into_bytes()));
        forms.push(("percent", address.into_bytes()));
    }
    for before in 0..3 {
        let coded = STANDARD.encode([vec![0; before], bytes.to_vec()].concat());
        // Letters that stand for these bytes alone.
        let (first, last) = ((before * 8).div_ceil(6), (before + bytes.len()) * 8 / 6);
        let own = &coded[first..last];
        forms.push(("base64", own.as_bytes().to_vec()));
        forms.push(("base64", own.replace('+', "-").replace('/', "_").into_bytes()));
    }
    forms
}

/// The first text of one of these fields, anywhere in a record.
pub fn field(record: &serde_json::Value, names: &[&str]) -> Option<String> {
    use serde_json::Value;
    match record {
        Value::Object(fields) => {
            let here = fields.iter().find(|(name, value)| names.contains(&name.as_str()) && value.is_string());
            let here = here.and_then(|(_, value)| value.as_str()).filter(|text| text.len() >= 5).map(str::to_owned);
            here.or_else(|| fields.values().find_map(|inner| field(inner, names)))
        }
        Value::Array(items) => items.iter().find_map(|inner| field(inner, names)),
        // Raw records are texts of JSON themselves.
        Value::String(text) if text.trim_start().starts_with(['{', '[']) => {
            serde_json::from_str(text).ok().and_then(|inner: Value| field(&inner, names))
        }
        _ => None,
    }
}

/// Command line, environment and names of a process and its threads, as the system's table shows them.
pub fn table(id: u32) -> Vec<u8> {
    let mut shown = Vec::new();
    let read = |path: String| std::fs::read(path).unwrap_or_default();
    for name in ["cmdline", "environ", "comm"] {
        shown.extend(read(format!("/proc/{id}/{name}")));
        shown.push(b'\n');
    }
    for task in std::fs::read_dir(format!("/proc/{id}/task")).into_iter().flatten().flatten() {
        shown.extend(read(format!("{}/comm", task.path().display())));
    }
    // What it holds open, by name: pipes, sockets, files.
    for open in std::fs::read_dir(format!("/proc/{id}/fd")).into_iter().flatten().flatten() {
        shown.extend(std::fs::read_link(open.path()).unwrap_or_default().to_string_lossy().as_bytes());
        shown.push(b'\n');
    }
    shown
}
