//! The pictures of a case as the screen lists them: what each shows, by what its block says and never by the picture, and
//! whether it can be shown.
use serde::Serialize;

use super::checks::why_hidden;
use super::evidence::{Evidence, FileFacts, Side};
use crate::catalogue::{InternalText, Language};
use crate::ids::FileRef;
use crate::image::ImageProblem;
use crate::store::ImageRow;

/// Whether a picture can be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ImageState {
    /// Comes when it is asked for.
    NotFetched,
    /// Here.
    Ready,
    /// Erased by the platform.
    Erased,
    /// Cannot be shown.
    Bad,
    /// Not what the platform announced, or changed since first sight.
    Changed,
    /// Not shown, because a rule of ours forbids it: biometrics without consent.
    Withheld,
}

/// A file of the case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ImageView {
    /// The vault reference.
    pub file_ref: FileRef,
    /// A useful name, never guessed from the content.
    pub label: String,
    /// What it shows.
    pub side: Side,
    /// Whether it can be shown.
    pub state: ImageState,
    /// Why not.
    pub problem: Option<String>,
    /// Pixels.
    pub width: Option<u32>,
    /// Pixels.
    pub height: Option<u32>,
}

pub(super) fn image_views(evidence: &Evidence, rows: &[ImageRow], language: Language) -> Vec<ImageView> {
    let mut pictures: Vec<&FileFacts> =
        evidence.files.iter().filter(|file| !matches!(file.side, Side::Video | Side::Report)).collect();
    pictures.sort_by_key(|file| file.side);
    let count = pictures.len();
    pictures
        .into_iter()
        .enumerate()
        .map(|(at, file)| {
            let row = rows.iter().find(|row| row.file_ref == file.file);
            let state = match row.map(|row| row.state.as_str()) {
                None => ImageState::NotFetched,
                Some("ready") => ImageState::Ready,
                Some("erased") => ImageState::Erased,
                Some("changed") => ImageState::Changed,
                Some(_) => ImageState::Bad,
            };
            let withheld = !evidence.may_show(file) && state != ImageState::Erased;
            let why = |key: &str| InternalText::say(language, key, &[]).as_str().to_owned();
            let problem =
                row.and_then(|row| row.problem.as_deref()).map(|code| ImageProblem::sentence(code).to_owned());
            ImageView {
                file_ref: file.file.clone(),
                label: label(file, at + 1, count),
                side: file.side,
                state: if withheld { ImageState::Withheld } else { state },
                problem: if withheld { Some(why(why_hidden(evidence.consent()))) } else { problem },
                width: row.and_then(|row| row.width),
                height: row.and_then(|row| row.height),
            }
        })
        .collect()
}

/// "Passport, front, 1 of 3", from what the block says and never from the picture.
fn label(file: &FileFacts, at: usize, count: usize) -> String {
    format!("{}, {at} of {count}", label_of(file))
}

/// "Passport, front".
pub(super) fn label_of(file: &FileFacts) -> String {
    let side = match file.side {
        Side::Front => "front",
        Side::Back => "back",
        Side::Portrait => "portrait",
        Side::Selfie => return "Selfie".to_owned(),
        Side::Video => "video",
        Side::Report => "report",
        Side::Other => file.label.as_str(),
    };
    let document = match file.document_type.as_deref() {
        Some("ID" | "IDCARD" | "ID_CARD" | "idCard") => "Identity card",
        Some("PASSPORT" | "passport") => "Passport",
        Some("DRIVING_LICENCE" | "DRIVERS_LICENSE" | "DRIVING_LICENSE") => "Driving licence",
        Some("RESIDENCE_PERMIT") => "Residence permit",
        _ => "Document",
    };
    format!("{document}, {side}")
}
