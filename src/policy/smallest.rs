//! The smallest single change of one score, code or block after which an edition would not have stepped up (F3, R-32).
//!
//! A change of a score is offered only where the recorded verdict is the one its numbers give: where the two disagree, no
//! number explains the verdict. No change is offered that would make the record say less than it knows.
use super::bands::Bound;
use super::edition::Edition;
use super::triggers::{Device, Found, Record, triggers};
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
    /// A block that finds nothing; none for the device step's.
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
    if triggers(record, edition).is_empty() {
        return Smallest::NotByPolicy;
    }
    let enough = |change: &Change| triggers(&apply(record, change), edition).is_empty();
    let mut changes: Vec<Change> = scores(record, edition).into_iter().filter(enough).collect();
    changes.sort_by(|one, other| distance(one).total_cmp(&distance(other)));
    changes.truncate(1);
    let mut codes: Vec<Change> = (0..record.codes.len()).map(|at| Change::Code { at }).filter(enough).collect();
    codes.sort_by(|one, other| weight(record, one).total_cmp(&weight(record, other)));
    changes.extend(codes.into_iter().next());
    if changes.is_empty() {
        // A block says more than one score or one code: it is looked at only where neither is enough.
        let blocks = (0..record.findings.len()).map(|at| Change::Block { at: Some(at) });
        let device = record.device.iter().map(|_| Change::Block { at: None });
        changes.extend(blocks.chain(device).find(enough));
    }
    if changes.is_empty() { Smallest::NoneAlone } else { Smallest::Alone(changes) }
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

/// The record as it would be with a change.
pub fn apply(record: &Record, change: &Change) -> Record {
    let mut changed = record.clone();
    match change {
        Change::SuspectScore { to, .. } => {
            if let Some(device) = &mut changed.device {
                device.suspect_score = Some(to.first_within());
                judge_again(device);
            }
        }
        Change::Confidence { to, .. } => {
            if let Some(device) = &mut changed.device {
                device.confidence = Some(to.first_within());
                judge_again(device);
            }
        }
        Change::Score { at, to, .. } => {
            if let Some(score) = changed.scores.get_mut(*at) {
                score.value = to.first_within();
            }
        }
        Change::Code { at } => {
            let gone = (*at < changed.codes.len()).then(|| changed.codes.remove(*at));
            if let (Some(weight), Some(device)) = (gone.and_then(|code| code.weight), &mut changed.device)
                && device.recomputed() == Some(device.verdict)
                && let Some(score) = &mut device.suspect_score
            {
                *score -= weight;
                judge_again(device);
            }
        }
        Change::Block { at: Some(at) } => {
            if let Some(finding) = changed.findings.get_mut(*at) {
                finding.found = clean(finding.found);
            }
            changed.codes.retain(|code| code.finding != Some(*at));
        }
        Change::Block { at: None } => {
            if let Some(device) = &mut changed.device {
                device.verdict = DeviceVerdict::Trusted;
            }
        }
    }
    changed
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
