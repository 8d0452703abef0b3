//! Files that blocks refer to. Only vault references count: a plain link in a block is never kept, shown or followed.
use serde::Serialize;
use serde_json::Value;

use super::Provenance;
use super::fields::{Fields, plain, vault};
use super::personal::{Origin, origin};
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
    /// A document of a signed package, or its archive: not a picture, and in no vault.
    Signed,
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
    /// Something that is drawn: no film, no report, no signed document.
    pub const fn is_picture(&self) -> bool {
        !matches!(self.side, Side::Video | Side::Report | Side::Signed)
    }

    /// A picture of the person, or a film that shows them: biometrics, which need a consent of their own. The portrait of
    /// a document is part of the document.
    pub fn is_biometric(&self) -> bool {
        matches!(self.side, Side::Selfie) || plain(&self.block_kind) == "biometricsamples"
    }

    /// Whoever made the session handed it in: no step of it took this picture. Where nobody says who wrote the block, a step
    /// may have.
    pub fn is_handed_in(&self) -> bool {
        self.created_by.as_deref().is_some_and(|step| origin(Some(step)) == Origin::Claimed)
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
        if into.len() >= FILE_LIMIT || into.iter().any(|known| known.file == file) || is_signed(&file) {
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

/// What the name of a signed file begins with here. No vault has it, and no link is in it.
const SIGNED: &str = "signed:";

/// Whether a file is one of a signed package: such a name from a block is never believed.
pub fn is_signed(file: &FileRef) -> bool {
    file.as_str().starts_with(SIGNED)
}

/// The files of a signed package: its documents in their order, then its archive. The links themselves are cut before a
/// block is sealed; that there was one, and in which place, is still known.
pub(super) fn signed(block: &DataBlock) -> Vec<FileFacts> {
    let mut fields = Fields::of(&block.content);
    let mut inside = fields.object(&["signedDocuments"]);
    let from = Provenance::of(block);
    let one = |place: &str, label: String, beside: &Value| {
        let mut beside = Fields::of(beside);
        FileFacts {
            file: FileRef::new(format!("{SIGNED}{}:{place}", block.block_id)),
            side: Side::Signed,
            label,
            block_kind: from.kind.clone(),
            created_by: from.created_by.clone(),
            document_type: None,
            sha256: beside.word(&["sha256", "digest"]).as_deref().and_then(digest),
            duration_secs: None,
            size_bytes: beside.number(&["sizeBytes", "size"]).filter(|size| *size >= 0.0).map(saturated),
        }
    };
    let mut found: Vec<FileFacts> = Vec::new();
    for (at, document) in (1_u32..).zip(inside.items(&["documents"]).iter().take(FILE_LIMIT)) {
        let mut beside = Fields::of(document);
        if beside.value(&["signedUrl"]).is_some() {
            let name = beside.word(&["templateId", "name"]).unwrap_or_else(|| at.to_string());
            found.push(one(&at.to_string(), name, document));
        }
    }
    if inside.value(&["archiveUrl"]).is_some() {
        found.push(one(ARCHIVE, ARCHIVE.to_owned(), &Value::Null));
    }
    found
}

/// The place of the archive, and its name where the package gives it none.
const ARCHIVE: &str = "archive";

/// The link of a signed file in a block as it came, by the name the file has here. For the platform room alone: a link is
/// used once and kept nowhere.
pub fn signed_link(block: &DataBlock, file: &FileRef) -> Option<String> {
    let place = file.as_str().strip_prefix(SIGNED)?.strip_prefix(block.block_id.as_str())?.strip_prefix(':')?;
    let mut fields = Fields::of(&block.content);
    let mut inside = fields.object(&["signedDocuments"]);
    let link = if place == ARCHIVE {
        inside.value(&["archiveUrl"])
    } else {
        let at = place.parse::<usize>().ok()?.checked_sub(1)?;
        inside.items(&["documents"]).get(at).and_then(|document| Fields::of(document).value(&["signedUrl"]))
    };
    link?.as_str().map(str::to_owned)
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
