//! One edition of the policy, read and sound.
use serde::{Deserialize, Serialize};

use super::answers::Checklist;
use super::bands::{Scale, Tier};
use crate::case::device::{CutOffs, DeviceVerdict, EqualCounts};
use crate::case::evidence::{ContractFacts, DocumentVerdict, PolicyDecision};
use crate::catalogue::Family;

/// A signature level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Equal to a handwritten signature.
    Qes,
    /// Linked to the signer, without regulated proofing.
    Aes,
}

impl Level {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Qes, Self::Aes];

    /// Reads the platform's word.
    pub fn parse(word: &str) -> Option<Self> {
        match word.trim().to_ascii_lowercase().as_str() {
            "qes" => Some(Self::Qes),
            "aes" | "ades" => Some(Self::Aes),
            _ => None,
        }
    }

    /// The word of an edition.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Qes => "qes",
            Self::Aes => "aes",
        }
    }
}

/// Which way a session went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Path {
    /// The device is trusted: it signs at once.
    Signing,
    /// It is not: a document and a selfie.
    Document,
}

impl Path {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Signing, Self::Document];
}

/// Something that can be asked of a person next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Remedy {
    /// Nothing more.
    Proceed,
    /// A strong second factor.
    StrongFactor,
    /// Another document.
    MoreDocuments,
    /// A video.
    Video,
    /// Turn away.
    Block,
    /// A person on the line.
    LiveAgent,
    /// A meeting.
    InPerson,
}

impl Remedy {
    /// The word of an edition, and the end of its message key.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Proceed => "proceed",
            Self::StrongFactor => "strong_factor",
            Self::MoreDocuments => "more_documents",
            Self::Video => "video",
            Self::Block => "block",
            Self::LiveAgent => "live_agent",
            Self::InPerson => "in_person",
        }
    }
}

/// Contracts of one tier. A row without any condition takes every contract that the rows above it could judge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contract {
    /// How risky.
    pub tier: Tier,
    /// These kinds.
    pub kinds: Vec<String>,
    /// Worth this much or more, in whole units of the organisation's own currency.
    pub least_value: Option<u64>,
    /// Under the law of these places.
    pub jurisdictions: Vec<String>,
}

impl Contract {
    const fn takes_the_rest(&self) -> bool {
        self.kinds.is_empty() && self.least_value.is_none() && self.jurisdictions.is_empty()
    }

    /// Whether a condition the row names takes the contract.
    fn takes(&self, kind: &str, value: Option<u64>, jurisdiction: Option<&str>) -> bool {
        let in_list = |list: &[String], word: &str| list.iter().any(|one| one.eq_ignore_ascii_case(word.trim()));
        in_list(&self.kinds, kind)
            || self.least_value.is_some_and(|least| value.is_some_and(|value| value >= least))
            || jurisdiction.is_some_and(|place| in_list(&self.jurisdictions, place))
    }
}

/// Blocks of a path, or of a signature level on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blocks {
    /// Which level; none for every session of the path.
    pub level: Option<Level>,
    /// Which path.
    pub path: Path,
    /// What such a session brings: missing ones are told.
    pub expected: Vec<String>,
    /// What it cannot be approved without.
    pub required: Vec<String>,
}

/// Which sessions become cases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opens {
    /// Any 32xx code.
    pub suspicion: bool,
    /// Verdicts of the device step.
    pub device_verdicts: Vec<DeviceVerdict>,
    /// Verdicts of the e-mail and phone step.
    pub contact_verdicts: Vec<DeviceVerdict>,
    /// Verdicts of the document step.
    pub document_verdicts: Vec<DocumentVerdict>,
    /// A comparison of faces, or an authentication, that did not match.
    pub failed_match: bool,
    /// Answers of an onboarding workflow. *No decision* is a fault for operations and never among them.
    pub workflow_answers: Vec<PolicyDecision>,
    /// Codes of these families by themselves.
    pub families: Vec<Family>,
    /// These codes, whatever their family.
    pub codes: Vec<String>,
}

/// An edition of the policy. Two are equal when their bytes are.
#[derive(Clone, Debug)]
pub struct Edition {
    /// Its name, for people.
    pub version: String,
    /// `sha-256:` and the hex digest of its bytes: its name, for machines.
    pub digest: String,
    /// Its bytes, so that it can be kept with the cases that came under it.
    pub text: String,
    /// Cut-offs of the device step, for records without their own.
    pub cut_offs: CutOffs,
    /// The rule for a value equal to a cut-off: an assumption.
    pub equal: EqualCounts,
    /// Score scales.
    pub scales: Vec<Scale>,
    /// What can be asked for next, by tier.
    pub remedies: Vec<(Tier, Vec<Remedy>)>,
    /// Tiers of contracts, the first that matches counts.
    pub contracts: Vec<Contract>,
    /// Blocks by path and level.
    pub blocks: Vec<Blocks>,
    /// Flows whose signature level is known; the session answer does not carry it.
    pub flows: Vec<(String, Level)>,
    /// Which sessions become cases.
    pub opens: Opens,
    /// Families whose codes can carry a reject.
    pub reject_families: Vec<Family>,
    /// Families whose codes, picked as a reason, ask for a comment, beside the contract's own.
    pub comment_families: Vec<Family>,
    /// Families whose codes on a case ask for a second person to approve, beside a suspicion.
    pub second_families: Vec<Family>,
    /// No approve while a mandatory field of the bank's account is known to be empty; else that is told only.
    pub approve_needs_account: bool,
    /// What to look at before approving.
    pub checklist: Vec<Checklist>,
}

impl PartialEq for Edition {
    fn eq(&self, other: &Self) -> bool {
        self.digest == other.digest
    }
}

impl Eq for Edition {}

impl Edition {
    /// What stands in the place of an edition that cannot be read: it opens everything, and asks for nothing.
    pub(super) fn empty() -> Self {
        Self {
            version: "none".to_owned(),
            digest: String::new(),
            text: String::new(),
            cut_offs: CutOffs { suspicious: 0.0, not_trusted: f64::MAX, confidence: None },
            equal: EqualCounts::Over,
            scales: Vec::new(),
            remedies: Vec::new(),
            contracts: Vec::new(),
            blocks: Vec::new(),
            flows: Vec::new(),
            opens: Opens {
                suspicion: true,
                device_verdicts: Vec::new(),
                contact_verdicts: Vec::new(),
                document_verdicts: Vec::new(),
                failed_match: true,
                workflow_answers: Vec::new(),
                families: Family::ALL.to_vec(),
                codes: Vec::new(),
            },
            reject_families: Family::ALL.to_vec(),
            comment_families: Vec::new(),
            second_families: Vec::new(),
            approve_needs_account: false,
            checklist: Vec::new(),
        }
    }

    /// The scale a score of this source is read on; none for a source no scale names.
    pub fn scale_of(&self, source: &str) -> Option<&Scale> {
        self.scales.iter().find(|scale| scale.is_of(source))
    }

    /// What can be asked for next in this tier.
    pub fn remedies_of(&self, tier: Tier) -> &[Remedy] {
        self.remedies.iter().find(|(of, _)| *of == tier).map_or(&[], |(_, offers)| offers.as_slice())
    }

    /// The tier of a contract; none where no row takes it. A contract of which the kind or the value is not known is of no
    /// tier unless a row names what is known of it: what takes the rest would call it harmless for want of words. An empty
    /// `kind` is one that is not known.
    pub fn contract_tier(&self, kind: &str, value: Option<u64>, jurisdiction: Option<&str>) -> Option<Tier> {
        let judged = !kind.trim().is_empty() && value.is_some();
        let takes = |row: &&Contract| row.takes(kind, value, jurisdiction) || (judged && row.takes_the_rest());
        self.contracts.iter().find(takes).map(|row| row.tier)
    }

    /// The tier of what the record says of a contract. A value counts in whole units, in whatever currency it is: the
    /// edition's are the organisation's own. One too large to count is the largest there is, and one under nought is none.
    pub fn tier_of(&self, contract: &ContractFacts) -> Option<Tier> {
        if contract.kind.is_none() && contract.value.is_none() && contract.jurisdiction.is_none() {
            return None;
        }
        let value = contract.value.filter(|value| *value >= 0.0);
        let value = value.map(|value| format!("{:.0}", value.trunc().abs()).parse().unwrap_or(u64::MAX));
        let kind = contract.kind.as_deref().unwrap_or_default();
        self.contract_tier(kind, value, contract.jurisdiction.as_deref())
    }

    /// The signature level of a flow, where the edition names it.
    pub fn level_of_flow(&self, flow: &str) -> Option<Level> {
        self.flows.iter().find(|(id, _)| id == flow).map(|(_, level)| *level)
    }

    /// Blocks such a session brings, in the edition's order: those of its path, then those of its level.
    pub fn expected_blocks(&self, level: Option<Level>, path: Path) -> Vec<&str> {
        let rows = self.rows(level, path).flat_map(|row| row.expected.iter().chain(&row.required));
        let mut kinds: Vec<&str> = Vec::new();
        for kind in rows {
            if !kinds.contains(&kind.as_str()) {
                kinds.push(kind);
            }
        }
        kinds
    }

    /// Blocks an approve at this level needs; none where no level is known, unless a row of the path asks for them.
    pub fn required_blocks(&self, level: Option<Level>, path: Path) -> Vec<&str> {
        self.rows(level, path).flat_map(|row| row.required.iter().map(String::as_str)).collect()
    }

    fn rows(&self, level: Option<Level>, path: Path) -> impl Iterator<Item = &Blocks> {
        let fits = move |row: &&Blocks| row.path == path && (row.level.is_none() || row.level == level);
        self.blocks.iter().filter(fits)
    }
}
