//! Checks an exported log, line by line, in constant memory. Pure apart from the reader it is given.
use std::io::{self, BufRead};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::checkpoint::{Checkpoint, LogKey};
use crate::file::{Line, decoded, number};
use crate::report::{EpochReport, Fault, FaultCode, FirstBad, Report, Unknown};
use crate::tree::{self, Edge, Hash};

/// A line is never longer: an entry has 8 KiB at most, and JSON may double it.
const MOST_LINE_BYTES: u64 = 64 * 1024;

/// What the verifier knows beside the file.
#[derive(Clone, Debug, Default)]
pub struct LogCheck {
    /// The keys a log may be signed with; empty: whatever the file says.
    pub keys: Vec<LogKey>,
    /// Signed checkpoints seen earlier, by a witness or by whoever checks.
    pub remembered: Vec<String>,
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
    /// The disclosure its first entry must commit to.
    link: Option<String>,
    /// Something of it is bad: what follows up to the next log proves nothing more.
    spoilt: bool,
}

/// One check under way.
struct Run<'a> {
    check: &'a LogCheck,
    report: Report,
    epoch: Option<Epoch>,
    line: u64,
    entries: u64,
    /// Where the log before ended, as far as it was signed: origin, size, root.
    before: Option<(String, u64, Hash)>,
    used: usize,
}

#[derive(Deserialize)]
struct Numbered {
    seq: String,
    #[serde(default)]
    commit: std::collections::BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct Previous {
    origin: String,
    size: String,
    root: String,
}

impl LogCheck {
    /// Reads the whole file.
    ///
    /// # Errors
    /// When it is no exported log. A log that was tampered with is no error: the report says so.
    pub fn read(&self, mut file: impl BufRead) -> Result<Report, NotALog> {
        let mut run =
            Run { check: self, report: Report::default(), epoch: None, line: 0, entries: 0, before: None, used: 0 };
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
        match line {
            Some(Line::Epoch { epoch, key, link }) => {
                self.end_epoch();
                self.begin(epoch, &key, link);
            }
            Some(Line::Entry { entry, root }) => {
                self.entries += 1;
                if let Some(code) = self.entry(&entry, root) {
                    self.fault(code, Some((self.entries - 1, self.entries - 1)));
                }
            }
            Some(Line::Checkpoint { checkpoint }) => self.checkpoint(&checkpoint),
            Some(Line::Head { .. }) | None => {
                // Whatever stood here may have been an entry: the next number is the first that is missing.
                self.fault(FaultCode::Unreadable, Some((self.entries, self.entries)));
            }
        }
    }

    fn begin(&mut self, epoch: u32, key: &str, link: Option<String>) {
        let number = u32::try_from(self.report.epochs.len()).unwrap_or(u32::MAX).saturating_add(1);
        let key = LogKey::parse(key);
        let origin = key.as_ref().map_or_else(|_| String::new(), |key| key.origin().to_owned());
        self.report.epochs.push(EpochReport { epoch: number, origin, first: self.entries, entries: 0, signed: 0 });
        let Ok(key) = key else { return self.fault(FaultCode::BadCheckpoint, None) };
        let mut remembered = Vec::new();
        for note in &self.check.remembered {
            if let Ok(seen) = Checkpoint::open(note, &key) {
                self.used += 1;
                remembered.push(seen);
            }
        }
        let known = self.check.keys.is_empty() || self.check.keys.contains(&key);
        let joined = epoch == number && link.is_some() == (number > 1);
        self.epoch = Some(Epoch { key, remembered, edge: Edge::default(), link, spoilt: false });
        if !known {
            self.fault(FaultCode::UnknownKey, None);
        } else if !joined {
            self.fault(FaultCode::BrokenLink, None);
        }
    }

    fn entry(&mut self, entry: &str, root: Option<Hash>) -> Option<FaultCode> {
        let before = self.before.as_ref();
        let Some(epoch) = self.epoch.as_mut() else { return Some(FaultCode::Unreadable) };
        if epoch.spoilt {
            return None;
        }
        let read: Numbered = match serde_json::from_str(entry) {
            Ok(read) => read,
            Err(_why) => return Some(FaultCode::Unreadable),
        };
        if number(&read.seq) != Some(self.entries - 1) {
            return Some(FaultCode::OutOfOrder);
        }
        epoch.edge.push(tree::leaf(entry.as_bytes()));
        if let (1, Some(link)) = (epoch.edge.size(), &epoch.link)
            && !is_linked(link, &read, before)
        {
            return Some(FaultCode::BrokenLink);
        }
        if root.is_some_and(|root| root != epoch.edge.root()) {
            return Some(FaultCode::Altered);
        }
        let size = epoch.edge.size();
        let forked = epoch.remembered.iter().any(|seen| seen.size == size && seen.root != epoch.edge.root());
        if forked {
            let proven = self.proven();
            self.fault(FaultCode::Forked, Some((proven, self.entries - 1)));
        }
        None
    }

    fn checkpoint(&mut self, note: &str) {
        let Some(epoch) = self.epoch.as_ref().filter(|epoch| !epoch.spoilt) else {
            if self.epoch.is_none() {
                self.fault(FaultCode::BadCheckpoint, None);
            }
            return;
        };
        let size = epoch.edge.size();
        match Checkpoint::open(note, &epoch.key) {
            Ok(signed) if signed.size == size && signed.root == epoch.edge.root() => {
                if let Some(report) = self.report.epochs.last_mut() {
                    report.signed = size;
                }
            }
            Ok(_) => {
                let proven = self.proven();
                self.fault(FaultCode::Altered, (proven < self.entries).then(|| (proven, self.entries - 1)));
            }
            Err(_why) => self.fault(FaultCode::BadCheckpoint, None),
        }
    }

    /// Place of the first entry that no checked signature covers yet.
    fn proven(&self) -> u64 {
        self.report.epochs.last().map_or(0, |epoch| epoch.first + epoch.signed)
    }

    fn fault(&mut self, code: FaultCode, bad: Option<(u64, u64)>) {
        let first_bad = bad.map(|(from, to)| FirstBad { from, to });
        let epoch = self.report.epochs.last().map_or(0, |epoch| epoch.epoch);
        let proven_below = self.proven();
        self.report.faults.push(Fault { code, epoch, line: self.line, first_bad, proven_below });
        if let Some(epoch) = self.epoch.as_mut() {
            epoch.spoilt = true;
        }
    }

    fn end_epoch(&mut self) {
        let Some(epoch) = self.epoch.take() else {
            self.before = None;
            return;
        };
        let (proven, size) = (self.proven(), epoch.edge.size());
        if let Some(report) = self.report.epochs.last_mut() {
            report.entries = self.entries - report.first;
        }
        self.before = Some((epoch.key.origin().to_owned(), size, epoch.edge.root()));
        if epoch.spoilt {
            self.before = None;
            return;
        }
        let signed = self.report.epochs.last().map_or(0, |report| report.signed);
        if signed < size {
            self.fault(FaultCode::UnsignedTail, Some((proven, self.entries.saturating_sub(1).max(proven))));
        } else if epoch.remembered.iter().any(|seen| seen.size > size) {
            self.fault(FaultCode::RolledBack, Some((self.entries, self.entries)));
        }
    }

    fn end(mut self, told: u64) -> Report {
        self.end_epoch();
        if self.report.faults.is_empty() && self.entries != told {
            let at = self.entries.min(told);
            self.fault(FaultCode::WrongCount, Some((at, at)));
        }
        if self.report.faults.is_empty() && self.used < self.check.remembered.len() {
            // A checkpoint seen earlier that no log of this file signed.
            self.fault(FaultCode::Forked, None);
        }
        self.report.entries = self.entries;
        self.report.unknown.push(Unknown::TailAfterLastWitness);
        if self.check.keys.is_empty() {
            self.report.unknown.push(Unknown::KeyOwner);
        }
        self.report.unknown.extend([Unknown::ClaimedTimes, Unknown::Completeness]);
        self.report
    }
}

/// Whether the first entry commits to the disclosure, and that says where the log before ended. A log before that is
/// itself bad has no end that could be compared.
fn is_linked(link: &str, first: &Numbered, before: Option<&(String, u64, Hash)>) -> bool {
    let committed = URL_SAFE_NO_PAD.encode(Sha256::digest(link));
    let disclosed = URL_SAFE_NO_PAD.decode(link).ok();
    let said: Option<(String, String, Previous)> = disclosed.and_then(|bytes| serde_json::from_slice(&bytes).ok());
    let Some((_salt, name, said)) = said else { return false };
    let fits = before.is_none_or(|(origin, size, root)| {
        *origin == said.origin && number(&said.size) == Some(*size) && decoded(&said.root) == Some(*root)
    });
    name == "previous" && first.commit.get("previous") == Some(&committed) && fits
}
