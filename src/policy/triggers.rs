//! Which rules of an edition a record meets: what made it step up.
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
    /// Which finding says it; none for the summary and the device step.
    pub finding: Option<usize>,
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

/// A rule that a record meets, with the place in the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trigger {
    /// The device step's verdict.
    Device,
    /// A score that does not let the session go on.
    Score(usize),
    /// What a block says.
    Finding(usize),
    /// A code.
    Code(usize),
}

/// Every rule the record meets; empty where the edition would not have stepped up.
pub fn triggers(record: &Record, edition: &Edition) -> Vec<Trigger> {
    let opens = &edition.opens;
    let mut met = Vec::new();
    if record.device.as_ref().is_some_and(|device| opens.device_verdicts.contains(&device.verdict)) {
        met.push(Trigger::Device);
    }
    for (at, score) in record.scores.iter().enumerate() {
        let scale = edition.scales.iter().find(|scale| scale.id == score.scale);
        let band = scale.and_then(|scale| scale.band(score.value));
        if band.is_some_and(|band| band.answer != ScaleAnswer::Allow) {
            met.push(Trigger::Score(at));
        }
    }
    for (at, finding) in record.findings.iter().enumerate() {
        let opens = match finding.found {
            Found::Document(verdict) => opens.document_verdicts.contains(&verdict),
            Found::Match(passed) => opens.failed_match && !passed,
            Found::Contact(verdict) => opens.contact_verdicts.contains(&verdict),
            Found::Workflow(answer) => opens.workflow_answers.contains(&answer),
            Found::CodesOnly => false,
        };
        if opens {
            met.push(Trigger::Finding(at));
        }
    }
    for (at, code) in record.codes.iter().enumerate() {
        let by_family = code.family.is_some_and(|family| opens.families.contains(&family));
        let by_name = opens.codes.iter().any(|known| known.eq_ignore_ascii_case(&code.code));
        if (opens.suspicion && code.suspicion) || by_family || by_name {
            met.push(Trigger::Code(at));
        }
    }
    met
}
