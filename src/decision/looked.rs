//! What a person did while looking: items of the checklist they ticked, boxes they drew on pictures, or that they mean the
//! document as a whole. Kept sealed beside the decision and never sent: contract section 4 has no field for it (decision
//! 0014).
use serde::{Deserialize, Serialize};

use super::answer::{DecisionInput, ReasonRef};
use crate::catalogue::Language;
use crate::digest;
use crate::ids::FileRef;
use crate::policy::Checklist;

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

/// An item of the checklist as it stood before the person, in the words they read: another program, or another edition, may
/// call it otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ListedItem {
    /// Its id.
    pub id: String,
    /// What it said.
    pub text: String,
    /// The person ticked it.
    pub ticked: bool,
}

/// What is kept of it beside a decision.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Looked {
    /// The checklist, in the edition's order.
    pub checklist: Vec<ListedItem>,
    /// Boxes, in the order they were drawn.
    pub marks: Vec<Mark>,
    /// The document as a whole is meant, not a place on it.
    pub whole_document: bool,
}

impl Looked {
    /// What a person handed in, over the items that concern the case.
    pub fn of(input: &DecisionInput, items: &[&Checklist], language: Language) -> Self {
        let listed = |item: &&Checklist| ListedItem {
            id: item.id.clone(),
            text: item.text(language),
            ticked: input.checked.contains(&item.id),
        };
        Self {
            checklist: items.iter().map(listed).collect(),
            marks: input.marks.clone(),
            whole_document: input.whole_document,
        }
    }

    /// How many items were ticked.
    pub fn ticked(&self) -> usize {
        self.checklist.iter().filter(|item| item.ticked).count()
    }

    /// There was nothing to tick, and nothing was drawn or said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Its canonical JSON: what is sealed, and what the log commits to. FROZEN, as
    /// `the_bytes_the_log_commits_to_are_frozen` holds: a changed byte, and no older decision proves what was ticked.
    ///
    /// # Errors
    /// When a value has no canonical form; none of these can be such.
    pub fn to_bytes(&self) -> Result<Vec<u8>, serde_json::Error> {
        serde_json_canonicalizer::to_vec(self)
    }

    /// `sha-256:` and the hex digest of these bytes, however long the list is.
    ///
    /// # Errors
    /// As [`Self::to_bytes`].
    pub fn digest(&self) -> Result<String, serde_json::Error> {
        Ok(digest::of(&self.to_bytes()?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bytes_the_log_commits_to_are_frozen() {
        let looked = Looked {
            checklist: vec![ListedItem { id: "zone".to_owned(), text: "Compare the zone.".to_owned(), ticked: true }],
            marks: vec![Mark {
                file_ref: FileRef::new("vault-1"),
                image_digest: "ab".repeat(32),
                left: 1,
                top: 2,
                width: 3,
                height: 4,
                reason: ReasonRef { scheme: "qes".to_owned(), code: "3206".to_owned() },
            }],
            whole_document: false,
        };
        insta::assert_snapshot!(String::from_utf8_lossy(&looked.to_bytes().unwrap_or_default()), @r#"{"checklist":[{"id":"zone","text":"Compare the zone.","ticked":true}],"marks":[{"fileRef":"vault-1","height":4,"imageDigest":"abababababababababababababababababababababababababababababababab","left":1,"reason":{"code":"3206","scheme":"qes"},"top":2,"width":3}],"wholeDocument":false}"#);
        assert_eq!(
            looked.digest().ok().as_deref(),
            Some("sha-256:bbcd03bb8ba5c583d9b87a089d0ea6152509c1840ead82d7e2c030920fbe8b46")
        );
    }
}
