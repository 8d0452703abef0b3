//! The six parts of an evidence package: which of them a case has. Pure.
use serde::{Deserialize, Serialize};

use super::PackageKind;
use crate::case::evidence::{Evidence, FileFacts, Origin, Side};
use crate::store::ImageRow;

/// One of the six.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Digests of the document's pictures, and what was read from them.
    ImagesAndText,
    /// The digest of a picture or a film of the face, and the liveness report.
    FaceAndLiveness,
    /// What the device step recorded.
    Device,
    /// A score, and the features behind it.
    ScoreAndFeatures,
    /// A signed identity assertion.
    SignedAssertion,
    /// The trail of the signature, with times and addresses.
    SignatureTrail,
}

/// Whether it is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum PartState {
    /// All of it.
    Present,
    /// Some of it.
    Incomplete,
    /// Nothing of it.
    Missing,
    /// A package of this kind does not say.
    LeftOut,
}

impl Part {
    /// Every part, in the order of the requirement.
    pub const ALL: [Self; 6] = [
        Self::ImagesAndText,
        Self::FaceAndLiveness,
        Self::Device,
        Self::ScoreAndFeatures,
        Self::SignedAssertion,
        Self::SignatureTrail,
    ];

    /// The stable word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ImagesAndText => "images_and_text",
            Self::FaceAndLiveness => "face_and_liveness",
            Self::Device => "device",
            Self::ScoreAndFeatures => "score_and_features",
            Self::SignedAssertion => "signed_assertion",
            Self::SignatureTrail => "signature_trail",
        }
    }

    /// Reads the word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.as_str() == word)
    }
}

impl PartState {
    /// The stable word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Present => "present",
            Self::Incomplete => "incomplete",
            Self::Missing => "missing",
            Self::LeftOut => "left_out",
        }
    }

    /// Something of it is not there, and whoever exports has to take note.
    pub const fn is_a_gap(self) -> bool {
        matches!(self, Self::Incomplete | Self::Missing)
    }
}

/// The six parts of a case in a package of a kind. For a partner and for the person themselves all are left out, whatever
/// the case has: what a case lacks says something of it.
pub fn parts(kind: PackageKind, evidence: &Evidence, files: &[ImageRow]) -> Vec<(Part, PartState)> {
    let state = |part| if kind.shows_the_review() { state(part, evidence, files) } else { PartState::LeftOut };
    Part::ALL.map(|part| (part, state(part))).into()
}

fn state(part: Part, evidence: &Evidence, files: &[ImageRow]) -> PartState {
    let digested = |wanted: &dyn Fn(&FileFacts) -> bool| {
        let here = |facts: &FileFacts| {
            let row = files.iter().find(|row| row.file_ref == facts.file);
            facts.sha256.is_some() || row.is_some_and(|row| row.sha256.is_some())
        };
        evidence.files.iter().any(|facts| wanted(facts) && here(facts))
    };
    let both = |one: bool, other: bool| match (one, other) {
        (true, true) => PartState::Present,
        (false, false) => PartState::Missing,
        _ => PartState::Incomplete,
    };
    match part {
        Part::ImagesAndText => {
            let read = evidence.personal.iter().any(|read| read.origin == Origin::Extracted && !read.fields.is_empty());
            both(digested(&|facts| facts.is_picture() && !facts.is_biometric()), read)
        }
        Part::FaceAndLiveness => {
            let face = |facts: &FileFacts| facts.is_biometric() || matches!(facts.side, Side::Selfie | Side::Video);
            both(digested(&face), !evidence.liveness.is_empty())
        }
        Part::Device => both(!evidence.devices.is_empty(), !evidence.devices.is_empty()),
        Part::ScoreAndFeatures => {
            let scores = evidence.devices.iter().any(|device| !device.scores.is_empty());
            both(scores, evidence.devices.iter().any(|device| device.weights.is_some()))
        }
        Part::SignedAssertion => both(!evidence.assertions.is_empty(), !evidence.assertions.is_empty()),
        Part::SignatureTrail => {
            let steps = || evidence.trails.iter().flat_map(|trail| &trail.steps);
            both(steps().any(|step| step.at.is_some()), steps().any(|step| step.address.is_some()))
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::case::{BlockStatus, DataBlock};
    use crate::catalogue::Language;
    use crate::ids::BlockId;

    fn evidence(kind: &str, content: serde_json::Value) -> Evidence {
        let block = DataBlock {
            block_id: BlockId::new("b-1"),
            kind: kind.to_owned(),
            created_by: Some("document-verification".to_owned()),
            sequence: None,
            created_at: None,
            status: BlockStatus::Stored,
            content,
        };
        Evidence::read(&[block], Language::English)
    }

    #[test]
    fn r_41_each_missing_part_is_named() {
        let nothing = parts(PackageKind::Full, &Evidence::default(), &[]);
        assert_eq!(nothing.len(), 6);
        assert!(nothing.iter().all(|(_, state)| *state == PartState::Missing), "{nothing:?}");
        let device = evidence("deviceSignals", json!({ "verdict": "suspicious", "suspectScore": 80 }));
        let found = parts(PackageKind::Court, &device, &[]);
        assert!(found.contains(&(Part::Device, PartState::Present)), "{found:?}");
        assert!(found.contains(&(Part::ScoreAndFeatures, PartState::Incomplete)), "a score without its features");
        assert!(found.contains(&(Part::SignatureTrail, PartState::Missing)), "{found:?}");
    }

    #[test]
    fn r_41_what_a_case_lacks_is_no_business_of_a_partner_or_the_person() {
        for kind in [PackageKind::Partner, PackageKind::DataSubject] {
            let found = parts(kind, &Evidence::default(), &[]);
            assert!(found.iter().all(|(_, state)| *state == PartState::LeftOut), "{found:?}");
        }
    }
}
