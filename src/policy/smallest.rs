//! The smallest single change of one score, code or block after which an edition would not have stepped up (F3, R-32).
//!
//! A change of a score is offered only where the recorded verdict is the one its numbers give: where the two disagree, no
//! number explains the verdict. No change is offered that would make the record say less than it knows.
//!
//! A record can hold as many codes and blocks as a stranger's evidence has room for. The rules it meets are counted once, and
//! each change is answered from the counts: the search takes as long as the record is, and leaves nothing out of it.
use std::collections::HashMap;

use super::bands::Bound;
use super::edition::Edition;
use super::record::{Device, Found, Only, Record};
use crate::case::device::{DeviceVerdict, EqualCounts};
use crate::case::evidence::{DocumentVerdict, PolicyDecision};

/// One change.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Another suspect score.
    SuspectScore {
        /// As recorded.
        from: f64,
        /// As it would have to be.
        to: Bound,
    },
    /// Another confidence, 0 to 100.
    Confidence {
        /// As recorded.
        from: f64,
        /// As it would have to be.
        to: Bound,
    },
    /// Another score on a scale.
    Score {
        /// Which of the record's.
        at: usize,
        /// As recorded.
        from: f64,
        /// As it would have to be.
        to: Bound,
    },
    /// A code that is not there.
    Code {
        /// Which of the record's.
        at: usize,
    },
    /// A block that finds nothing, and says no code; none for the device step's. A code that another says too stays.
    Block {
        /// Which of the record's findings.
        at: Option<usize>,
    },
}

/// What a change alone could do.
#[derive(Clone, Debug, PartialEq)]
pub enum Smallest {
    /// The edition does not step this record up as it is.
    NotByPolicy,
    /// Each of these alone would have been enough: the smallest score, the smallest code; a block only where neither is.
    Alone(Vec<Change>),
    /// No single change would have been enough.
    NoneAlone,
}

/// Finds the smallest change of each kind.
pub fn smallest(record: &Record, edition: &Edition) -> Smallest {
    let met = Met::of(record, edition);
    if met.is_nothing() {
        return Smallest::NotByPolicy;
    }
    let enough = |change: &Change| met.after(record, edition, change).is_nothing();
    let numbers = scores(record, edition).into_iter().filter(enough);
    let mut changes: Vec<Change> =
        numbers.min_by(|one, other| distance(one).total_cmp(&distance(other))).into_iter().collect();
    let codes = (0..record.codes.len()).map(|at| Change::Code { at }).filter(enough);
    changes.extend(codes.min_by(|one, other| weight(record, one).total_cmp(&weight(record, other))));
    if changes.is_empty() {
        // A block says more than one score or one code: it is looked at only where neither is enough.
        let blocks = (0..record.findings.len()).map(|at| Change::Block { at: Some(at) });
        let device = record.device.iter().map(|_| Change::Block { at: None });
        changes.extend(blocks.chain(device).find(enough));
    }
    if changes.is_empty() { Smallest::NoneAlone } else { Smallest::Alone(changes) }
}

/// How many rules a record meets.
struct Met {
    left: Left,
    /// Of the codes that meet one: those that nobody else says.
    only: HashMap<Only, usize>,
}

/// The same, by what meets them.
#[derive(Clone, Copy)]
struct Left {
    device: bool,
    scores: usize,
    findings: usize,
    codes: usize,
}

impl Left {
    const fn is_nothing(self) -> bool {
        !self.device && self.scores == 0 && self.findings == 0 && self.codes == 0
    }
}

impl Met {
    fn of(record: &Record, edition: &Edition) -> Self {
        let mut only = HashMap::new();
        let mut codes = 0;
        for code in record.codes.iter().filter(|code| edition.opens_code(code)) {
            codes += 1;
            if let Some(who) = code.only() {
                *only.entry(who).or_insert(0) += 1;
            }
        }
        let left = Left {
            device: record.device.as_ref().is_some_and(|device| edition.opens_device(device.verdict)),
            scores: record.scores.iter().filter(|score| edition.opens_score(&score.scale, score.value)).count(),
            findings: record.findings.iter().filter(|finding| edition.opens_finding(finding.found)).count(),
            codes,
        };
        Self { left, only }
    }

    const fn is_nothing(&self) -> bool {
        self.left.is_nothing()
    }

    /// What would still be met after a change, counted without making it. The tests make it, and hold the two together.
    fn after(&self, record: &Record, edition: &Edition, change: &Change) -> Left {
        let mut left = self.left;
        // One that met a rule and is another now.
        let again = |count: usize, met: bool, meets: bool| count - usize::from(met) + usize::from(meets);
        if let Some(device) = device_after(record, change) {
            left.device = edition.opens_device(device.verdict);
        }
        match change {
            Change::SuspectScore { .. } | Change::Confidence { .. } => {}
            Change::Score { at, to, .. } => {
                if let Some(score) = record.scores.get(*at) {
                    let met = edition.opens_score(&score.scale, score.value);
                    left.scores = again(left.scores, met, edition.opens_score(&score.scale, to.first_within()));
                }
            }
            Change::Code { at } => {
                let met = record.codes.get(*at).is_some_and(|code| edition.opens_code(code));
                left.codes = again(left.codes, met, false);
            }
            Change::Block { at: Some(at) } => {
                if let Some(finding) = record.findings.get(*at) {
                    let meets = edition.opens_finding(clean(finding.found));
                    left.findings = again(left.findings, edition.opens_finding(finding.found), meets);
                }
                left.codes -= self.only_of(Only::Finding(*at));
            }
            Change::Block { at: None } => left.codes -= self.only_of(Only::Device),
        }
        left
    }

    fn only_of(&self, who: Only) -> usize {
        self.only.get(&who).copied().unwrap_or(0)
    }
}

fn scores(record: &Record, edition: &Edition) -> Vec<Change> {
    let mut changes = Vec::new();
    if let Some(device) = record.device.as_ref().filter(|device| device.recomputed() == Some(device.verdict)) {
        if let Some(from) = device.suspect_score {
            let limit = device.cut_offs.suspicious;
            let to = if device.equal == EqualCounts::Over { Bound::Under(limit) } else { Bound::AtMost(limit) };
            changes.push(Change::SuspectScore { from, to });
        }
        if let (Some(from), Some(least)) = (device.confidence, device.cut_offs.confidence)
            && from < least
        {
            changes.push(Change::Confidence { from, to: Bound::AtLeast(least) });
        }
    }
    for (at, score) in record.scores.iter().enumerate() {
        let scale = edition.scales.iter().find(|scale| scale.id == score.scale);
        let nearest = scale.and_then(|scale| scale.nearest_allowed(score.value));
        changes.extend(nearest.map(|to| Change::Score { at, from: score.value, to }));
    }
    changes
}

/// The device step as it would be with a change.
fn device_after(record: &Record, change: &Change) -> Option<Device> {
    let mut device = record.device.clone()?;
    match change {
        Change::SuspectScore { to, .. } => {
            device.suspect_score = Some(to.first_within());
            judge_again(&mut device);
        }
        Change::Confidence { to, .. } => {
            device.confidence = Some(to.first_within());
            judge_again(&mut device);
        }
        Change::Code { at } => {
            if let Some(weight) = record.codes.get(*at).and_then(|code| code.weight)
                && device.recomputed() == Some(device.verdict)
                && let Some(score) = &mut device.suspect_score
            {
                *score -= weight;
                judge_again(&mut device);
            }
        }
        Change::Block { at: None } => device.verdict = DeviceVerdict::Trusted,
        Change::Score { .. } | Change::Block { at: Some(_) } => {}
    }
    Some(device)
}

/// The verdict after a number changed, which follows the numbers because the recorded one did.
fn judge_again(device: &mut Device) {
    device.verdict = device.recomputed().unwrap_or(device.verdict);
}

const fn clean(found: Found) -> Found {
    match found {
        Found::Document(_) => Found::Document(DocumentVerdict::Verified),
        Found::Match(_) => Found::Match(true),
        Found::Contact(_) => Found::Contact(DeviceVerdict::Trusted),
        Found::Workflow(_) => Found::Workflow(PolicyDecision::Approve),
        Found::CodesOnly => Found::CodesOnly,
    }
}

fn distance(change: &Change) -> f64 {
    match change {
        Change::SuspectScore { from, to } | Change::Confidence { from, to } | Change::Score { from, to, .. } => {
            (to.limit() - from).abs()
        }
        Change::Code { .. } | Change::Block { .. } => 0.0,
    }
}

fn weight(record: &Record, change: &Change) -> f64 {
    match change {
        Change::Code { at } => record.codes.get(*at).and_then(|code| code.weight).map_or(f64::MAX, f64::abs),
        _ => 0.0,
    }
}

#[cfg(test)]
#[path = "smallest_tests.rs"]
mod tests;
