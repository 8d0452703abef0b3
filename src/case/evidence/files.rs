//! Files that blocks refer to. Only vault references count: a plain link in a block is never kept, shown or followed.
use serde::Serialize;
use serde_json::Value;

use super::Provenance;
use super::fields::{Fields, plain, vault};
use crate::case::block::DataBlock;
use crate::case::shown::word;
use crate::ids::FileRef;

/// What a file shows, as far as the block says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Front of the document.
    Front,
    /// Back of the document.
    Back,
    /// The portrait cut out of the document.
    Portrait,
    /// The person.
    Selfie,
    /// A moving picture.
    Video,
    /// A report, not a picture.
    Report,
    /// Anything else.
    Other,
}

/// A file in the platform's vault. Its bytes come only when the case is opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct FileFacts {
    /// The vault reference.
    pub file: FileRef,
    /// What it shows.
    pub side: Side,
    /// The name it has in the block, as it came.
    pub label: String,
    /// The type of the block that refers to it.
    pub block_kind: String,
    /// The step that wrote that block.
    pub created_by: Option<String>,
    /// The document it belongs to, where said.
    pub document_type: Option<String>,
    /// SHA-256 in hexadecimal, where the platform offers it (contract section 7).
    pub sha256: Option<String>,
    /// Size, where the platform offers it; the most that fits beyond 4 GiB.
    pub size_bytes: Option<u32>,
    /// How long it plays, in whole seconds, where the platform says so.
    pub duration_secs: Option<u32>,
}

impl FileFacts {
    /// A picture of the person, or a film that shows them: biometrics, which need a consent of their own. The portrait of
    /// a document is part of the document.
    pub fn is_biometric(&self) -> bool {
        matches!(self.side, Side::Selfie) || plain(&self.block_kind) == "biometricsamples"
    }
}

const FILE_LIMIT: usize = 100;
const DEPTH_LIMIT: usize = 16;

/// Adds every vault reference of a block, wherever in it it stands; each file once.
pub(super) fn collect(block: &DataBlock, into: &mut Vec<FileFacts>) {
    let mut fields = Fields::of(&block.content);
    let label = fields.word(&["name", "label"]);
    let document_type = fields.word(&["documentType"]);
    let mut found = Vec::new();
    walk(&block.content, "", 0, &mut found);
    let from = Provenance::of(block);
    for (path, value, file) in found {
        if into.len() >= FILE_LIMIT || into.iter().any(|known| known.file == file) {
            continue;
        }
        let own_name = plain(&path) == "file";
        let label = label.clone().filter(|_| own_name).unwrap_or(path);
        let mut beside = Fields::of(value);
        into.push(FileFacts {
            file,
            side: side(&label, &from.kind),
            label,
            block_kind: from.kind.clone(),
            created_by: from.created_by.clone(),
            document_type: document_type.clone(),
            sha256: beside.word(&["sha256", "digest"]).as_deref().and_then(digest),
            duration_secs: beside
                .number(&["durationSecs", "durationSeconds", "duration"])
                .filter(|secs| *secs >= 0.0)
                .map(saturated),
            size_bytes: beside.number(&["sizeBytes", "size"]).filter(|size| *size >= 0.0).map(saturated),
        });
    }
}

fn walk<'a>(value: &'a Value, path: &str, depth: usize, found: &mut Vec<(String, &'a Value, FileRef)>) {
    if depth > DEPTH_LIMIT || found.len() >= FILE_LIMIT {
        return;
    }
    if let Some(file) = vault(value) {
        found.push((path.to_owned(), value, file));
        return;
    }
    let join = |name: &str| if path.is_empty() { word(name) } else { format!("{path}.{}", word(name)) };
    match value {
        Value::Object(map) => map.iter().for_each(|(name, inner)| walk(inner, &join(name), depth + 1, found)),
        Value::Array(items) => {
            items
                .iter()
                .enumerate()
                .for_each(|(at, inner)| walk(inner, &join(&(at + 1).to_string()), depth + 1, found));
        }
        _ => {}
    }
}

fn side(label: &str, block_kind: &str) -> Side {
    let label = plain(label);
    let has = |words: &[&str]| words.iter().any(|word| label.contains(word));
    if has(&["report"]) {
        Side::Report
    } else if has(&["video"]) {
        Side::Video
    } else if has(&["portrait"]) {
        Side::Portrait
    } else if has(&["selfie", "face", "liveness"]) || plain(block_kind) == "biometricsamples" {
        Side::Selfie
    } else if has(&["front"]) {
        Side::Front
    } else if has(&["back", "rear", "reverse"]) {
        Side::Back
    } else {
        Side::Other
    }
}

/// Sixty-four hexadecimal digits, with or without the name of the algorithm before them.
fn digest(text: &str) -> Option<String> {
    let hex = text.rsplit(':').next().unwrap_or(text).to_ascii_lowercase();
    (hex.len() == 64 && hex.bytes().all(|byte| byte.is_ascii_hexdigit())).then_some(hex)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to lie within the range")]
fn saturated(size: f64) -> u32 {
    if size < f64::from(u32::MAX) { size as u32 } else { u32::MAX }
}
