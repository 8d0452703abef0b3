//! Checks an exported log, line by line, in constant memory. Pure apart from the reader it is given.
use std::io::{self, BufRead};

use self::link::{Numbered, linked};
use crate::checkpoint::{Checkpoint, LogKey};
use crate::cosignature::{WitnessKey, utc};
use crate::file::{Line, number};
use crate::report::{Break, EpochReport, Fault, FaultCode, FirstBad, Report, Unknown, Witnessed};
use crate::tree::{self, Edge, Hash};

/// An entry is never longer (`docs/audit-log.md`); the console appends no longer one.
pub const MOST_ENTRY_BYTES: usize = 8 * 1024;
/// A line is never longer: JSON may write a byte of an entry as six.
const MOST_LINE_BYTES: u64 = 64 * 1024;
/// So many faults are told one by one, and the others counted: the file is a stranger's, and memory is ours.
const MOST_FAULTS: usize = 100;
/// So many logs are told one by one.
const MOST_LOGS: usize = 1_000;

/// What the verifier knows beside the file.
#[derive(Clone, Debug, Default)]
pub struct LogCheck {
    /// The keys a log may be signed with; empty: whatever the file says.
    pub keys: Vec<LogKey>,
    /// Signed checkpoints seen earlier, by a witness or by whoever checks.
    pub remembered: Vec<String>,
    /// The witnesses a log may be cosigned by; empty: whatever the file says.
    pub witnesses: Vec<WitnessKey>,
}

/// The file is no exported log at all.
#[derive(Debug, thiserror::Error)]
pub enum NotALog {
    /// The first line says nothing of a log.
    #[error("the file does not begin as an exported log does")]
    NoHead,
    /// The system could not read it.
    #[error("the file could not be read")]
    Read(#[from] io::Error),
}

/// The log being read.
struct Epoch {
    key: LogKey,
    /// As it was seen earlier, for this log.
    remembered: Vec<Checkpoint>,
    edge: Edge,
    /// The number its first entry carries: numbers go on from one log to the next, past entries that were lost.
    base: u64,
    /// The disclosure its first entry must commit to.
    link: Option<String>,
    /// The checkpoint of the line before, where it holds.
    checkpoint: Option<Checkpoint>,
    /// An entry with a root was met: all behind it have one, and so have all of a log that follows another.
    rooted: bool,
    /// Place of the first entry that neither a root nor a checkpoint spoke for yet: the first bad one may be any from here.
    vouched: u64,
    /// So many of its entries are as a checkpoint seen earlier says.
    agreed: u64,
    /// Something of it is bad: what follows up to the next log proves nothing more.
    spoilt: bool,
}

/// One check under way.
struct Run<'a> {
    check: &'a LogCheck,
    report: Report,
    epoch: Option<Epoch>,
    /// What is told of the log being read; none before the first and behind the last.
    told: Option<EpochReport>,
    /// Number of the log before, and the first place its signatures do not prove.
    last: (u32, u64),
    line: u64,
    entries: u64,
    /// Behind the highest number an entry carried so far.
    next_seq: u64,
    /// Where the log before ended, as far as it was signed: origin, size, root.
    before: Option<(String, u64, Hash)>,
    /// Which of the checkpoints seen earlier a log of the file signed.
    used: Vec<bool>,
    /// A witness saw a log of the file.
    witnessed: bool,
}

impl LogCheck {
    /// Reads the whole file.
    ///
    /// # Errors
    /// When it is no exported log. A log that was tampered with is no error: the report says so.
    pub fn read(&self, mut file: impl BufRead) -> Result<Report, NotALog> {
        let mut run = Run {
            check: self,
            report: Report::default(),
            epoch: None,
            told: None,
            last: (0, 0),
            line: 0,
            entries: 0,
            next_seq: 0,
            before: None,
            used: vec![false; self.remembered.len()],
            witnessed: false,
        };
        let mut text = Vec::new();
        next(&mut file, &mut text)?;
        let Some(Line::Head { entries: told }) = line(&text) else { return Err(NotALog::NoHead) };
        run.line = 1;
        while next(&mut file, &mut text)? {
            run.line += 1;
            run.take(line(&text));
        }
        Ok(run.end(told))
    }
}

/// Reads up to the end of the next line; false at the end of the file.
fn next(file: &mut impl BufRead, text: &mut Vec<u8>) -> io::Result<bool> {
    text.clear();
    Ok(io::Read::take(file.by_ref(), MOST_LINE_BYTES).read_until(b'\n', text)? > 0)
}

/// What the line says; none for a line of something else, and for one without an end.
fn line(text: &[u8]) -> Option<Line> {
    let (b'\n', line) = text.split_last()? else { return None };
    Line::read(std::str::from_utf8(line).ok()?)
}

impl Run<'_> {
    fn take(&mut self, line: Option<Line>) {
        // A cosignature speaks of the checkpoint right above it.
        let above = self.epoch.as_mut().and_then(|epoch| epoch.checkpoint.take());
        match line {
            Some(Line::Epoch { epoch, key, link }) => {
                self.end_epoch();
                self.begin(epoch, &key, link);
            }
            Some(Line::Entry { entry, root }) => {
                self.entries += 1;
                if let Some(code) = self.entry(&entry, root) {
                    self.fault(code, Some(self.up_to(self.entries - 1)));
                }
            }
            Some(Line::Checkpoint { checkpoint }) => self.checkpoint(&checkpoint),
            Some(Line::Cosignature { cosignature, witness }) => {
                let spoilt = self.epoch.as_ref().is_some_and(|epoch| epoch.spoilt)
                    || (self.epoch.is_none() && self.told.is_some());
                if !spoilt && let Some(code) = self.cosignature(above, &cosignature, &witness) {
                    self.fault(code, None);
                }
            }
            Some(Line::Head { .. }) | None => {
                // Whatever stood here may have been an entry: the next number is the first that is missing.
                self.fault(FaultCode::Unreadable, Some(self.up_to(self.entries)));
            }
        }
    }

    fn begin(&mut self, epoch: u32, key: &str, link: Option<String>) {
        let key = LogKey::parse(key);
        let origin = key.as_ref().map_or_else(|_| String::new(), |key| key.origin().to_owned());
        // A number that is missing between two is a log that was lost; none is ever given twice.
        let joined = epoch > self.last.0 && link.is_some() == (epoch > 1) && origin.ends_with(&format!("/log/{epoch}"));
        self.told = Some(EpochReport {
            epoch,
            origin,
            first: self.entries,
            entries: 0,
            signed: 0,
            after_break: None,
            witnessed: None,
        });
        let Ok(key) = key else { return self.fault(FaultCode::BadCheckpoint, None) };
        let mut remembered = Vec::new();
        for (note, used) in self.check.remembered.iter().zip(&mut self.used) {
            if let Ok(seen) = Checkpoint::open(note, &key) {
                *used = true;
                remembered.push(seen);
            }
        }
        let known = self.check.keys.is_empty() || self.check.keys.contains(&key);
        self.epoch = Some(Epoch {
            key,
            remembered,
            edge: Edge::default(),
            base: 0,
            rooted: link.is_some(),
            link,
            checkpoint: None,
            vouched: self.entries,
            agreed: 0,
            spoilt: false,
        });
        if !known {
            self.fault(FaultCode::UnknownKey, None);
        } else if !joined {
            self.fault(FaultCode::BrokenLink, None);
        }
    }

    fn entry(&mut self, entry: &str, root: Option<Hash>) -> Option<FaultCode> {
        let Some(epoch) = self.epoch.as_mut() else { return self.told.is_none().then_some(FaultCode::Unreadable) };
        if epoch.spoilt {
            return None;
        }
        if entry.len() > MOST_ENTRY_BYTES {
            return Some(FaultCode::Unreadable);
        }
        let Some(read) = Numbered::read(entry) else { return Some(FaultCode::Unreadable) };
        let size = epoch.edge.size();
        let fits = |seq: u64| match (size, &epoch.link) {
            (0, None) => seq == 0,
            (0, Some(_)) => seq >= self.next_seq,
            _ => epoch.base.checked_add(size) == Some(seq),
        };
        let Some(seq) = number(&read.seq).filter(|seq| *seq < u64::MAX && fits(*seq)) else {
            return Some(FaultCode::OutOfOrder);
        };
        self.next_seq = seq.saturating_add(1);
        epoch.edge.push(tree::leaf(entry.as_bytes()));
        if size == 0 {
            epoch.base = seq;
            if let (Some(link), Some(told)) = (&epoch.link, self.told.as_mut()) {
                let Some(previous) = linked(link, &read, self.before.as_ref()) else {
                    return Some(FaultCode::BrokenLink);
                };
                let logs_lost = told.epoch.saturating_sub(self.last.0).saturating_sub(1);
                told.after_break = Some(Break { origin: previous.0, entries: previous.1, logs_lost });
            }
        }
        match root {
            Some(root) if root == epoch.edge.root() => (epoch.rooted, epoch.vouched) = (true, self.entries),
            None if !epoch.rooted => {}
            _ => return Some(FaultCode::Altered),
        }
        let (size, root) = (epoch.edge.size(), epoch.edge.root());
        let mut seen = epoch.remembered.iter().filter(|seen| seen.size == size).peekable();
        let met = seen.peek().is_some();
        if seen.any(|seen| seen.root != root) {
            // Its own checkpoints prove nothing here: whoever wrote the log anew with its key signed them too.
            let first = self.entries - size + epoch.agreed;
            self.fault(FaultCode::Forked, Some((first, self.entries - 1)));
        } else if met {
            epoch.agreed = size;
        }
        None
    }

    fn checkpoint(&mut self, note: &str) {
        let Some(epoch) = self.epoch.as_ref().filter(|epoch| !epoch.spoilt) else {
            if self.told.is_none() {
                self.fault(FaultCode::BadCheckpoint, None);
            }
            return;
        };
        let size = epoch.edge.size();
        // Roots are kept since logs are signed: the entry a checkpoint stands under has one.
        let rooted = epoch.vouched == self.entries;
        match Checkpoint::open(note, &epoch.key) {
            Ok(signed) if rooted && signed.size == size && signed.root == epoch.edge.root() => {
                if let Some(told) = self.told.as_mut() {
                    told.signed = size;
                }
                if let Some(epoch) = self.epoch.as_mut() {
                    (epoch.checkpoint, epoch.vouched) = (Some(signed), self.entries);
                }
            }
            Ok(signed) => {
                let proven = self.proven();
                // One that speaks of more: the first that is missing may be the first that is bad.
                let end = self.entries + u64::from(signed.size > size);
                self.fault(FaultCode::Altered, (proven < end).then(|| (proven, end - 1)));
            }
            Err(_why) => self.fault(FaultCode::BadCheckpoint, None),
        }
    }

    fn cosignature(&mut self, above: Option<Checkpoint>, line: &str, witness: &str) -> Option<FaultCode> {
        let (Some(above), Ok(key), Some(epoch)) = (above, WitnessKey::parse(witness), self.epoch.as_ref()) else {
            return Some(FaultCode::BadCosignature);
        };
        let Some(at) = key.seen_at(line, &above).filter(|_| above.size > 0) else {
            return Some(FaultCode::BadCosignature);
        };
        if !self.check.witnesses.is_empty() && !self.check.witnesses.contains(&key) {
            return Some(FaultCode::UnknownWitness);
        }
        let entry = epoch.base.saturating_add(above.size - 1);
        if let Some(told) = self.told.as_mut() {
            self.witnessed = true;
            told.witnessed =
                Some(Witnessed { entries: above.size, entry, at: utc(at), witness: key.name().to_owned() });
        }
        None
    }

    /// Place of the first entry that no checked signature covers yet.
    fn proven(&self) -> u64 {
        self.told.as_ref().map_or(self.last.1, |told| told.first + told.signed)
    }

    /// The bad entry at this place, or one before it that had no root to show it.
    fn up_to(&self, place: u64) -> (u64, u64) {
        let unshown = self.epoch.as_ref().filter(|epoch| !epoch.spoilt).map_or(place, |epoch| epoch.vouched);
        (unshown.min(place), place)
    }

    fn fault(&mut self, code: FaultCode, bad: Option<(u64, u64)>) {
        let first_bad = bad.map(|(from, to)| FirstBad { from, to });
        let epoch = self.told.as_ref().map_or(self.last.0, |told| told.epoch);
        let proven_below = self.proven();
        if self.report.faults.len() < MOST_FAULTS {
            self.report.faults.push(Fault { code, epoch, line: self.line, first_bad, proven_below });
        } else {
            self.report.more_faults += 1;
        }
        if let Some(epoch) = self.epoch.as_mut() {
            epoch.spoilt = true;
        }
    }

    fn end_epoch(&mut self) {
        self.before = None;
        if let Some(epoch) = self.epoch.take()
            && !epoch.spoilt
        {
            let (proven, size) = (self.proven(), epoch.edge.size());
            let signed = self.told.as_ref().map_or(0, |told| told.signed);
            if size == 0 {
                // A log is begun by its first entry: all of it was taken out.
                self.fault(FaultCode::Empty, Some((self.entries, self.entries)));
            } else if signed < size {
                self.fault(FaultCode::UnsignedTail, Some((proven, self.entries.saturating_sub(1).max(proven))));
            } else if epoch.remembered.iter().any(|seen| seen.size > size) {
                self.fault(FaultCode::RolledBack, Some((self.entries, self.entries)));
            }
            self.before = Some((epoch.key.origin().to_owned(), size, epoch.edge.root()));
        }
        let Some(mut told) = self.told.take() else { return };
        told.entries = self.entries - told.first;
        self.last = (self.last.0.max(told.epoch), told.first + told.signed);
        if self.report.epochs.len() < MOST_LOGS {
            self.report.epochs.push(told);
        } else {
            self.report.more_epochs += 1;
        }
    }

    fn end(mut self, told: u64) -> Report {
        self.end_epoch();
        if self.report.faults.is_empty() && self.last.0 == 0 {
            // A console that exports its log has logged that it does.
            self.fault(FaultCode::Empty, None);
        }
        if self.report.faults.is_empty() && self.entries != told {
            let at = self.entries.min(told);
            self.fault(FaultCode::WrongCount, Some((at, at)));
        }
        if self.report.faults.is_empty() && self.used.contains(&false) {
            // A checkpoint seen earlier that no log of this file signed.
            self.fault(FaultCode::Forked, None);
        }
        self.report.entries = self.entries;
        self.report.unknown.push(Unknown::TailAfterLastWitness);
        if self.check.keys.is_empty() {
            self.report.unknown.push(Unknown::KeyOwner);
        }
        if self.witnessed && self.check.witnesses.is_empty() {
            self.report.unknown.push(Unknown::WitnessOwner);
        }
        self.report.unknown.extend([Unknown::ClaimedTimes, Unknown::Completeness]);
        self.report
    }
}

mod link;
#[cfg(test)]
mod tests;
