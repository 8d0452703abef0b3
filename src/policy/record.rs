//! A case as the rules of an edition look at it, and which of them each part of it meets.
use super::bands::ScaleAnswer;
use super::edition::Edition;
use crate::case::device::{CutOffs, DeviceVerdict, EqualCounts};
use crate::case::evidence::{DocumentVerdict, PolicyDecision};
use crate::catalogue::Family;

/// What the device step recorded, as far as a rule can look at it.
#[derive(Clone, Debug, PartialEq)]
pub struct Device {
    /// Its verdict.
    pub verdict: DeviceVerdict,
    /// The suspect score: one that is known to rise with risk. A score of undeclared direction never stands here.
    pub suspect_score: Option<f64>,
    /// Confidence, 0 to 100.
    pub confidence: Option<f64>,
    /// The cut-offs it was judged by: its own, or the edition's.
    pub cut_offs: CutOffs,
    /// The rule for a value equal to one.
    pub equal: EqualCounts,
}

impl Device {
    /// The verdict its numbers give; none without a suspect score, or without the confidence its cut-offs ask for. It is
    /// compared with the recorded one and never replaces it.
    pub fn recomputed(&self) -> Option<DeviceVerdict> {
        self.cut_offs.recompute(self.suspect_score?, self.confidence, self.equal)
    }
}

/// A score that a scale of the edition reads.
#[derive(Clone, Debug, PartialEq)]
pub struct Scored {
    /// The scale.
    pub scale: String,
    /// The number.
    pub value: f64,
}

/// What a block besides the device's says by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// The document step's verdict.
    Document(DocumentVerdict),
    /// A comparison: matched or not.
    Match(bool),
    /// The e-mail and phone step's verdict.
    Contact(DeviceVerdict),
    /// The workflow's answer.
    Workflow(PolicyDecision),
    /// A block that speaks through its codes only.
    CodesOnly,
}

/// One such block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The block's type.
    pub kind: String,
    /// What it says.
    pub found: Found,
}

/// A code of the record, once.
#[derive(Clone, Debug, PartialEq)]
pub struct Code {
    /// As it is shown.
    pub code: String,
    /// Its family; none where that is unknown.
    pub family: Option<Family>,
    /// A 32xx code.
    pub suspicion: bool,
    /// Every finding that says it, by its place, each once.
    pub findings: Vec<usize>,
    /// The device step says it.
    pub device: bool,
    /// What it adds to the suspect score, where the record says so and the sum adds up.
    pub weight: Option<f64>,
}

/// A record, as far as the rules look at it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    /// The device step.
    pub device: Option<Device>,
    /// Scores that a scale reads.
    pub scores: Vec<Scored>,
    /// What other blocks say.
    pub findings: Vec<Finding>,
    /// Codes that do not speak for the session.
    pub codes: Vec<Code>,
}

/// Who says a code, where it is one alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Only {
    /// The device step.
    Device,
    /// This finding.
    Finding(usize),
}

impl Code {
    /// The one that says it; none where nobody but the summary does, or more than one.
    pub(super) fn only(&self) -> Option<Only> {
        match (self.device, self.findings.as_slice()) {
            (true, []) => Some(Only::Device),
            (false, [at]) => Some(Only::Finding(*at)),
            _ => None,
        }
    }
}

impl Edition {
    /// Whether a verdict of the device step opens a case.
    pub(super) fn opens_device(&self, verdict: DeviceVerdict) -> bool {
        self.opens.device_verdicts.contains(&verdict)
    }

    /// Whether a value on a scale does not let the session go on. A scale nobody knows, or a value outside it, says nothing.
    pub(super) fn opens_score(&self, scale: &str, value: f64) -> bool {
        let scale = self.scales.iter().find(|known| known.id == scale);
        scale.and_then(|scale| scale.band(value)).is_some_and(|band| band.answer != ScaleAnswer::Allow)
    }

    /// Whether what a block says opens a case.
    pub(super) fn opens_finding(&self, found: Found) -> bool {
        match found {
            Found::Document(verdict) => self.opens.document_verdicts.contains(&verdict),
            Found::Match(passed) => self.opens.failed_match && !passed,
            Found::Contact(verdict) => self.opens.contact_verdicts.contains(&verdict),
            Found::Workflow(answer) => self.opens.workflow_answers.contains(&answer),
            Found::CodesOnly => false,
        }
    }

    /// Whether a code by itself opens a case.
    pub(super) fn opens_code(&self, code: &Code) -> bool {
        let by_family = code.family.is_some_and(|family| self.opens.families.contains(&family));
        let by_name = || self.opens.codes.iter().any(|known| known.eq_ignore_ascii_case(&code.code));
        (self.opens.suspicion && code.suspicion) || by_family || by_name()
    }
}
