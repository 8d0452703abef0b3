//! Goes through stored entries in order and says what does not hold. Pure: it is given rows.
use chrono::DateTime;
use second_look_verify::tree::{Edge, Hash, leaf};
use second_look_verify::{Checkpoint, LogKey};
use serde::Deserialize;

use super::audit_tree::BLOCK_LEVEL;
use crate::audit::{LogFault, LogFaultCode, LogMark};

/// A stored entry, as it lies in the file.
pub(super) struct Stored<'a> {
    pub seq: u64,
    pub kind: &'a str,
    pub wall_ms: i64,
    pub bytes: &'a [u8],
    pub root: Option<&'a [u8]>,
    pub signature: Option<&'a [u8]>,
}

/// One walk through one log.
pub(super) struct Walk {
    key: LogKey,
    first_seq: u64,
    edge: Edge,
    /// What is remembered of this log outside the file.
    mark: Option<LogMark>,
    /// Every signature is checked, not only the last.
    every_signature: bool,
    /// An entry with a root was met: all behind it have one.
    rooted: bool,
    /// Entries up to the last checkpoint, and its signature where it has not been checked yet.
    signed: u64,
    unchecked: Option<([u8; 64], Hash)>,
}

#[derive(Deserialize)]
struct Said<'a> {
    #[serde(rename = "type", borrow)]
    kind: std::borrow::Cow<'a, str>,
    #[serde(borrow)]
    seq: std::borrow::Cow<'a, str>,
    #[serde(borrow)]
    wall: std::borrow::Cow<'a, str>,
}

impl Walk {
    pub fn new(key: LogKey, first_seq: u64, mark: Option<LogMark>, every_signature: bool) -> Self {
        Self { key, first_seq, edge: Edge::default(), mark, every_signature, rooted: false, signed: 0, unchecked: None }
    }

    /// Takes whole blocks as their roots tell of them; what is signed behind them shows whether they do so rightly.
    pub fn skip(&mut self, blocks: &[Hash]) {
        for root in blocks {
            self.edge.push_subtree(BLOCK_LEVEL, *root);
        }
    }

    pub const fn next_seq(&self) -> u64 {
        self.first_seq + self.edge.size()
    }

    /// Takes the next entry; gives the root of the block it completes.
    pub fn step(&mut self, row: &Stored<'_>) -> Result<Option<Hash>, LogFault> {
        let expected = self.next_seq();
        if row.seq != expected {
            return Err(bad(LogFaultCode::OutOfOrder, expected));
        }
        if !says_the_same(row) {
            return Err(bad(LogFaultCode::Altered, row.seq));
        }
        let block = self.edge.push_towards(leaf(row.bytes), BLOCK_LEVEL);
        let root = self.edge.root();
        match row.root {
            Some(kept) if kept == root => self.rooted = true,
            None if !self.rooted && row.signature.is_none() => {}
            _ => return Err(bad(LogFaultCode::Altered, row.seq)),
        }
        if let Some(signature) = row.signature {
            let signature =
                <[u8; 64]>::try_from(signature).map_err(|_length| bad(LogFaultCode::BadSignature, row.seq))?;
            self.signed = self.edge.size();
            self.unchecked = Some((signature, root));
            if self.every_signature {
                self.check_signature()?;
            }
        }
        if self.mark.is_some_and(|mark| mark.size == self.edge.size() && mark.root != root) {
            return Err(LogFault { code: LogFaultCode::Forked, first_bad: None });
        }
        Ok(block)
    }

    /// Behind the last entry. `begun`: the file says that this log is signed.
    pub fn end(&mut self, begun: bool) -> Result<(), LogFault> {
        self.check_signature()?;
        if self.mark.is_some_and(|mark| mark.size > self.edge.size()) {
            return Err(LogFault { code: LogFaultCode::RolledBack, first_bad: Some(self.next_seq()) });
        }
        if self.signed < self.edge.size() && begun {
            return Err(bad(LogFaultCode::UnsignedTail, self.first_seq + self.signed));
        }
        Ok(())
    }

    fn check_signature(&mut self) -> Result<(), LogFault> {
        let Some((signature, root)) = self.unchecked.take() else { return Ok(()) };
        let checkpoint = Checkpoint { origin: self.key.origin().to_owned(), size: self.signed, root };
        if checkpoint.is_signed(&self.key, &signature) {
            Ok(())
        } else {
            Err(bad(LogFaultCode::BadSignature, self.first_seq + self.signed.saturating_sub(1)))
        }
    }
}

const fn bad(code: LogFaultCode, seq: u64) -> LogFault {
    LogFault { code, first_bad: Some(seq) }
}

/// The columns beside the bytes say what the bytes say.
fn says_the_same(row: &Stored<'_>) -> bool {
    let Ok(said) = serde_json::from_slice::<Said<'_>>(row.bytes) else { return false };
    let wall = DateTime::parse_from_rfc3339(&said.wall).map(|wall| wall.timestamp_millis());
    said.kind == row.kind && said.seq == row.seq.to_string() && wall.ok() == Some(row.wall_ms)
}
