//! The six parts of an evidence package: which of them a case has. Pure.
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::PackageKind;
use crate::case::evidence::{Evidence, FileFacts, Origin, Side};
use crate::ids::FileRef;

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

/// How much there is of one of the two things a part is made of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Share {
    All,
    Partly,
    Nothing,
}

/// The six parts of a case in a package of a kind, by the digests the package lists. For a partner and for the person
/// themselves all are left out, whatever the case has: what a case lacks says something of it.
pub fn parts(kind: PackageKind, evidence: &Evidence, digests: &BTreeMap<FileRef, String>) -> Vec<(Part, PartState)> {
    let state = |part| if kind.shows_the_review() { state(part, evidence, digests) } else { PartState::LeftOut };
    Part::ALL.map(|part| (part, state(part))).into()
}

fn state(part: Part, evidence: &Evidence, digests: &BTreeMap<FileRef, String>) -> PartState {
    let digested = |wanted: &dyn Fn(&FileFacts) -> bool| {
        share(evidence.files.iter().filter(|&facts| wanted(facts)).map(|facts| digests.contains_key(&facts.file)))
    };
    match part {
        Part::ImagesAndText => {
            let read = evidence.personal.iter().any(|read| read.origin == Origin::Extracted && !read.fields.is_empty());
            both(digested(&|facts| facts.is_picture() && !facts.is_biometric()), whole(read))
        }
        Part::FaceAndLiveness => {
            let face = |facts: &FileFacts| facts.is_biometric() || matches!(facts.side, Side::Selfie | Side::Video);
            both(digested(&face), whole(!evidence.liveness.is_empty()))
        }
        Part::Device => one(whole(!evidence.devices.is_empty())),
        Part::ScoreAndFeatures => {
            // A record that has neither was not asked for a score.
            let scored = || evidence.devices.iter().filter(|one| !one.scores.is_empty() || one.weights.is_some());
            both(share(scored().map(|one| !one.scores.is_empty())), share(scored().map(|one| one.weights.is_some())))
        }
        Part::SignedAssertion => one(whole(!evidence.assertions.is_empty())),
        Part::SignatureTrail => {
            let steps = || evidence.trails.iter().flat_map(|trail| &trail.steps);
            both(share(steps().map(|step| step.at.is_some())), share(steps().map(|step| step.address.is_some())))
        }
    }
}

fn share(here: impl Iterator<Item = bool>) -> Share {
    let (mut some, mut all) = (false, true);
    for one in here {
        some |= one;
        all &= one;
    }
    match (some, all) {
        (true, true) => Share::All,
        (true, false) => Share::Partly,
        (false, _) => Share::Nothing,
    }
}

const fn whole(here: bool) -> Share {
    if here { Share::All } else { Share::Nothing }
}

const fn both(one: Share, other: Share) -> PartState {
    match (one, other) {
        (Share::All, Share::All) => PartState::Present,
        (Share::Nothing, Share::Nothing) => PartState::Missing,
        _ => PartState::Incomplete,
    }
}

/// A part that is one thing only.
const fn one(of: Share) -> PartState {
    both(of, of)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::case::{BlockStatus, DataBlock};
    use crate::catalogue::Language;
    use crate::ids::BlockId;

    fn evidence(blocks: &[(&str, Value)]) -> Evidence {
        let block = |(at, (kind, content)): (usize, &(&str, Value))| DataBlock {
            block_id: BlockId::new(format!("b-{at}")),
            kind: (*kind).to_owned(),
            created_by: Some("document-verification".to_owned()),
            sequence: None,
            created_at: None,
            status: BlockStatus::Stored,
            content: content.clone(),
        };
        let blocks: Vec<DataBlock> = blocks.iter().enumerate().map(block).collect();
        Evidence::read(&blocks, Language::English)
    }

    fn file(id: &str) -> Value {
        json!({ "$ref": "vault", "$id": id })
    }

    fn digests(files: &[&str]) -> BTreeMap<FileRef, String> {
        files.iter().map(|file| (FileRef::new(*file), "00".repeat(32))).collect()
    }

    fn of(part: Part, evidence: &Evidence, files: &[&str]) -> PartState {
        let found = parts(PackageKind::Court, evidence, &digests(files));
        found.into_iter().find(|(one, _)| *one == part).unwrap().1
    }

    #[test]
    fn r_41_each_missing_part_is_named() {
        let nothing = parts(PackageKind::Full, &Evidence::default(), &BTreeMap::new());
        assert_eq!(nothing.len(), 6);
        assert!(nothing.iter().all(|(_, state)| *state == PartState::Missing), "{nothing:?}");
        let device = evidence(&[("deviceSignals", json!({ "verdict": "suspicious", "suspectScore": 80 }))]);
        let found = parts(PackageKind::Court, &device, &BTreeMap::new());
        assert!(found.contains(&(Part::Device, PartState::Present)), "{found:?}");
        assert!(found.contains(&(Part::ScoreAndFeatures, PartState::Incomplete)), "a score without its features");
        assert!(found.contains(&(Part::SignatureTrail, PartState::Missing)), "{found:?}");
    }

    #[test]
    fn r_41_a_part_with_one_of_its_two_pictures_is_incomplete_and_a_picture_the_package_gives_no_digest_of_is_none() {
        let sides = json!({ "frontSide": file("front"), "backSide": file("back") });
        let read = json!({ "documentNumber": "X1234567" });
        let case = evidence(&[("documentImages", sides), ("documentData", read)]);
        assert_eq!(of(Part::ImagesAndText, &case, &["front", "back"]), PartState::Present);
        assert_eq!(of(Part::ImagesAndText, &case, &["front"]), PartState::Incomplete);
        assert_eq!(of(Part::ImagesAndText, &case, &["another"]), PartState::Incomplete, "what was read is there");
        let samples = json!({ "selfie": file("selfie"), "video": file("video") });
        let case = evidence(&[("biometricSamples", samples), ("livenessCheck", json!({ "result": "passed" }))]);
        assert_eq!(of(Part::FaceAndLiveness, &case, &["selfie", "video"]), PartState::Present);
        assert_eq!(of(Part::FaceAndLiveness, &case, &["selfie"]), PartState::Incomplete);
    }

    #[test]
    fn r_41_a_step_with_a_time_and_another_with_an_address_are_no_whole_trail() {
        let trail = |steps: Value| evidence(&[("signatureTrail", json!({ "events": steps }))]);
        let (at, ip) = ("2026-03-01T10:00:00Z", "192.0.2.7");
        let whole =
            trail(json!([{ "method": "email_otp", "at": at, "ip": ip }, { "method": "sms", "at": at, "ip": ip }]));
        assert_eq!(of(Part::SignatureTrail, &whole, &[]), PartState::Present);
        let parted = trail(json!([{ "method": "email_otp", "at": at }, { "method": "sms", "ip": ip }]));
        assert_eq!(of(Part::SignatureTrail, &parted, &[]), PartState::Incomplete);
        let bare = trail(json!([{ "method": "email_otp" }]));
        assert_eq!(of(Part::SignatureTrail, &bare, &[]), PartState::Missing);
    }

    #[test]
    fn r_41_a_score_whose_features_stand_in_another_record_is_incomplete() {
        let explained = json!({ "suspectScore": 80, "explanation": [{ "name": "vpn", "weight": 80 }] });
        let bare = json!({ "suspectScore": 20 });
        let one = evidence(&[("deviceSignals", explained.clone())]);
        assert_eq!(of(Part::ScoreAndFeatures, &one, &[]), PartState::Present);
        let two = evidence(&[("deviceSignals", explained.clone()), ("deviceSignals", bare)]);
        assert_eq!(of(Part::ScoreAndFeatures, &two, &[]), PartState::Incomplete);
        let silent = evidence(&[("deviceSignals", explained), ("deviceSignals", json!({ "verdict": "trusted" }))]);
        assert_eq!(of(Part::ScoreAndFeatures, &silent, &[]), PartState::Present, "one that has no score lacks none");
    }

    #[test]
    fn r_41_what_a_case_lacks_is_no_business_of_a_partner_or_the_person() {
        for kind in [PackageKind::Partner, PackageKind::DataSubject] {
            let found = parts(kind, &Evidence::default(), &BTreeMap::new());
            assert!(found.iter().all(|(_, state)| *state == PartState::LeftOut), "{found:?}");
        }
    }
}
