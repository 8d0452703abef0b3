//! The pictures of a case as the screen lists them: what each shows, by what its block says and never by the picture, and
//! whether it can be shown.
use serde::Serialize;

use super::checks::why_hidden;
use super::evidence::{Evidence, FileFacts, Side};
use crate::catalogue::{InternalText, Language};
use crate::ids::FileRef;
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
    /// Erased here by a retention rule, and not fetched again.
    ErasedByRule,
    /// Cannot be shown.
    Bad,
    /// Not what the platform announced, or changed since first sight.
    Changed,
    /// The platform did not hand it out; it may another time.
    Refused,
    /// Not shown, because a rule of ours forbids it: biometrics without consent.
    Withheld,
}

impl ImageState {
    /// What the file says of a picture; nothing yet where it has no row.
    fn of(row: Option<&ImageRow>) -> Self {
        match row.map(|row| row.state.as_str()) {
            None => Self::NotFetched,
            Some("ready") => Self::Ready,
            Some("erased") => Self::Erased,
            Some("changed") => Self::Changed,
            Some(_) => Self::Bad,
        }
    }
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
    /// SHA-256 of the original bytes as they are kept here, in hexadecimal digits: what a mark is bound to.
    pub digest: Option<String>,
}

/// A picture of a case that can be shown, and so be marked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Picture {
    /// The vault reference.
    pub file_ref: FileRef,
    /// SHA-256 of the original bytes as they are kept here, in hexadecimal digits; none until it was fetched.
    pub digest: Option<String>,
}

/// The pictures a mark can lie on: neither erased nor withheld, and not known to be what cannot be shown.
pub fn markable(evidence: &Evidence, rows: &[ImageRow]) -> Vec<Picture> {
    let pictures = evidence.files.iter().filter(|file| file.is_picture());
    let shown = pictures.filter(|file| evidence.may_show(file)).filter_map(|file| {
        let row = rows.iter().find(|row| row.file_ref == file.file);
        let here = row.is_none_or(|row| matches!(row.state.as_str(), "ready" | "changed"));
        here.then(|| Picture { file_ref: file.file.clone(), digest: row.and_then(|row| row.sha256.clone()) })
    });
    shown.collect()
}

pub(super) fn image_views(evidence: &Evidence, rows: &[ImageRow], language: Language) -> Vec<ImageView> {
    let mut pictures: Vec<&FileFacts> = evidence.files.iter().filter(|file| file.is_picture()).collect();
    pictures.sort_by_key(|file| file.side);
    let count = pictures.len();
    pictures
        .into_iter()
        .enumerate()
        .map(|(at, file)| {
            let row = rows.iter().find(|row| row.file_ref == file.file);
            let state = ImageState::of(row);
            let withheld = !evidence.may_show(file) && state != ImageState::Erased;
            let problem = row.and_then(|row| row.problem.as_deref()).map(|code| why_not_shown(code, language));
            ImageView {
                file_ref: file.file.clone(),
                label: label(file, at + 1, count, language),
                side: file.side,
                state: if withheld { ImageState::Withheld } else { state },
                problem: if withheld {
                    Some(InternalText::words(language, why_hidden(evidence.consent()), &[]))
                } else {
                    problem
                },
                width: row.and_then(|row| row.width),
                height: row.and_then(|row| row.height),
                digest: row.and_then(|row| row.sha256.clone()),
            }
        })
        .collect()
}

/// A file of a signed package: its name, and what was found of its bytes. They are kept sealed and never drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SignedFileView {
    /// The file, by the name it has here. There is no link in it.
    pub file_ref: FileRef,
    /// Its template, or *archive*.
    pub label: String,
    /// Whether its bytes are here.
    pub state: ImageState,
    /// Why not, or what is wrong with them.
    pub problem: Option<String>,
    /// What it is, by its first bytes.
    pub media_type: Option<String>,
    /// Bytes.
    pub size_bytes: Option<u32>,
    /// SHA-256 of the bytes as they first came, in hexadecimal.
    pub sha256: Option<String>,
    /// When they came.
    pub fetched_at: Option<String>,
}

pub(super) fn signed_views(evidence: &Evidence, rows: &[ImageRow], language: Language) -> Vec<SignedFileView> {
    let signed = evidence.files.iter().filter(|file| file.side == Side::Signed);
    let view = |file: &FileFacts| {
        let row = rows.iter().find(|row| row.file_ref == file.file);
        let state = ImageState::of(row);
        SignedFileView {
            file_ref: file.file.clone(),
            label: label_of(file, language),
            state,
            problem: row.and_then(|row| row.problem.as_deref()).map(|code| why_not_shown(code, language)),
            media_type: row.and_then(|row| row.media_type.clone()),
            size_bytes: row.and_then(|row| row.sha256.as_ref().and(row.size_bytes)),
            sha256: row.and_then(|row| row.sha256.clone()),
            fetched_at: row.filter(|row| row.sha256.is_some()).map(|row| crate::clock::rfc3339(row.fetched_at)),
        }
    };
    signed.map(view).collect()
}

/// *Passport, front, 1 of 3*, from what the block says and never from the picture.
fn label(file: &FileFacts, at: usize, count: usize, language: Language) -> String {
    let (label, at, all) = (label_of(file, language), at.to_string(), count.to_string());
    InternalText::words(language, "picture-counted", &[("label", &label), ("at", &at), ("all", &all)])
}

/// *Passport, front*.
pub(super) fn label_of(file: &FileFacts, language: Language) -> String {
    if file.side == Side::Signed {
        return InternalText::words(language, "signed-document", &[("name", &file.label)]);
    }
    let side = match file.side {
        Side::Front => Some("picture-front"),
        Side::Back => Some("picture-back"),
        Side::Portrait => Some("picture-portrait"),
        Side::Selfie => return InternalText::words(language, "picture-selfie", &[]),
        Side::Video => Some("picture-video"),
        Side::Report => Some("picture-report"),
        // What nobody has described keeps the name it has in its block.
        Side::Other | Side::Signed => None,
    };
    let side = side.map_or_else(|| file.label.clone(), |key| InternalText::words(language, key, &[]));
    let document = match file.document_type.as_deref() {
        Some("ID" | "IDCARD" | "ID_CARD" | "idCard") => "picture-document-identity_card",
        Some("PASSPORT" | "passport") => "picture-document-passport",
        Some("DRIVING_LICENCE" | "DRIVERS_LICENSE" | "DRIVING_LICENSE") => "picture-document-driving_licence",
        Some("RESIDENCE_PERMIT") => "picture-document-residence_permit",
        _ => "picture-document-other",
    };
    let document = InternalText::words(language, document, &[]);
    InternalText::words(language, "picture-of_document", &[("document", &document), ("side", &side)])
}

/// Why a picture is not shown, by the stored code; one that nobody has described is called damaged.
pub fn why_not_shown(code: &str, language: Language) -> String {
    let known = InternalText::find(language, &format!("picture-bad-{code}"), &[]);
    known.map_or_else(|| InternalText::words(language, "picture-bad-damaged", &[]), |text| text.as_str().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::image::ImageProblem;

    fn file(side: Side, document_type: Option<&str>) -> FileFacts {
        FileFacts {
            file: FileRef::new("f-1"),
            side,
            label: "page".to_owned(),
            block_kind: "documentImages".to_owned(),
            created_by: None,
            document_type: document_type.map(str::to_owned),
            sha256: None,
            size_bytes: None,
            duration_secs: None,
        }
    }

    #[test]
    fn a_picture_is_named_by_what_its_block_says_in_the_persons_language() {
        let passport = file(Side::Front, Some("PASSPORT"));
        assert_eq!(label(&passport, 1, 3, Language::English), "Passport, front, 1 of 3");
        assert_eq!(label(&passport, 1, 3, Language::German), "Reisepass, Vorderseite, 1 von 3");
        assert_eq!(label(&passport, 1, 3, Language::French), "Passeport, recto, 1 sur 3");
        assert_eq!(label(&file(Side::Selfie, None), 2, 2, Language::German), "Selfie, 2 von 2");
        assert_eq!(
            label_of(&file(Side::Other, None), Language::French),
            "Document, page",
            "the block's own name stays"
        );
    }

    #[test]
    fn every_side_and_document_has_its_words_in_every_language() {
        let sides = [Side::Front, Side::Back, Side::Portrait, Side::Selfie, Side::Video, Side::Report, Side::Other];
        let documents = [None, Some("ID"), Some("PASSPORT"), Some("DRIVING_LICENCE"), Some("RESIDENCE_PERMIT")];
        for language in Language::ALL {
            for side in sides {
                for document in documents {
                    let label = label_of(&file(side, document), *language);
                    assert!(!label.contains("picture-") && !label.contains('{'), "{}: {label}", language.tag());
                }
            }
        }
    }

    #[test]
    fn why_a_picture_is_not_shown_is_said_in_every_language() {
        use ImageProblem::{AnswerRefused, Damaged, DecoderStopped, Empty, NoDecoder, NotDisplayed, TooLarge, TooSlow};
        let problems = [NotDisplayed, TooLarge, Damaged, Empty, DecoderStopped, TooSlow, AnswerRefused, NoDecoder];
        let problems = problems.map(ImageProblem::code);
        for code in problems.into_iter().chain(["erased", "erased_by_rule", "changed"]) {
            let texts = Language::ALL.iter().map(|language| why_not_shown(code, *language));
            let texts: std::collections::BTreeSet<String> = texts.collect();
            assert_eq!(texts.len(), Language::ALL.len(), "{code}: {texts:?}");
        }
        assert_eq!(why_not_shown("brand_new", Language::German), why_not_shown("damaged", Language::German));
    }
}
