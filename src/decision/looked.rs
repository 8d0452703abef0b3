//! What a person did while looking: items of the checklist they ticked, boxes they drew on pictures, or that they mean the
//! document as a whole. Kept sealed beside the decision and never sent: contract section 4 has no field for it (decision
//! 0014).
use serde::{Deserialize, Serialize};

use super::answer::{DecisionInput, ReasonRef};
use super::body::digest;
use crate::ids::FileRef;

/// A box on a picture and the reason it shows. Sides are counted in ten-thousandths of the upright picture's own, so that it
/// lies where it lay whatever the zoom, the rotation or the size it is drawn at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Mark {
    /// The picture.
    pub file_ref: FileRef,
    /// SHA-256 of its original bytes as they are kept here, 64 hexadecimal digits: another picture under the same name is
    /// not what was marked.
    pub image_digest: String,
    /// Left edge, in ten-thousandths of the picture's width.
    pub left: u16,
    /// Upper edge, in ten-thousandths of its height.
    pub top: u16,
    /// Width, in ten-thousandths of the picture's.
    pub width: u16,
    /// Height, in ten-thousandths of the picture's.
    pub height: u16,
    /// What it shows; one of the decision's reasons.
    pub reason: ReasonRef,
}

/// What is kept of it beside a decision.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Looked {
    /// Items of the checklist that were ticked, by their ids.
    pub checked: Vec<String>,
    /// Boxes, in the order they were drawn.
    pub marks: Vec<Mark>,
    /// The document as a whole is meant, not a place on it.
    pub whole_document: bool,
}

impl Looked {
    /// What a person handed in of it.
    pub fn of(input: &DecisionInput) -> Self {
        Self { checked: input.checked.clone(), marks: input.marks.clone(), whole_document: input.whole_document }
    }

    /// Nothing was ticked, drawn or said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// `sha-256:` and the hex digest of its canonical JSON: what the log commits to, however long the list is.
    ///
    /// # Errors
    /// When a value has no canonical form; none of these can be such.
    pub fn digest(&self) -> Result<String, serde_json::Error> {
        Ok(digest(&serde_json_canonicalizer::to_vec(self)?))
    }
}
