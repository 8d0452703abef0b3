//! The journal: requests and answers as they went over the wire, for tests to compare with `docs/review-api.yaml`.
//!
//! Tokens and secrets never enter it: of `Authorization` only its presence is noted, and bodies of calls that give tokens
//! or links are left out.
use crate::faults::Host;
use serde::Serialize;
use std::collections::{BTreeMap, VecDeque};

/// Bytes kept of one body; a longer one is left out, not cut.
const MAX_BODY: usize = 512 * 1024;
/// Bytes kept of all bodies.
const MAX_TOTAL: usize = 64 * 1024 * 1024;

/// One exchange.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    /// Position, from 1, without gaps.
    pub seq: u64,
    /// Name of the request.
    pub request_id: String,
    /// Platform's time, RFC 3339.
    pub at: String,
    /// Which listener.
    pub host: Host,
    /// HTTP method.
    pub method: String,
    /// Path.
    pub path: String,
    /// Query as sent.
    pub query: String,
    /// Whether a bearer token came with it.
    pub bearer: bool,
    /// Headers the contract speaks of, in lower case.
    pub headers: BTreeMap<String, String>,
    /// Request body, where it is text.
    pub body: Option<String>,
    /// Status of the answer, before faults on the wire.
    pub status: u16,
    /// Headers of the answer the contract speaks of.
    pub answer_headers: BTreeMap<String, String>,
    /// Body of the answer, where it is text.
    pub answer: Option<String>,
    /// The fault that acted, by its kind.
    pub fault: Option<String>,
}

/// The newest exchanges.
#[derive(Debug, Default)]
pub struct Journal {
    entries: VecDeque<Entry>,
    limit: usize,
    bytes: usize,
    seq: u64,
}

fn size(entry: &Entry) -> usize {
    entry.body.as_ref().map_or(0, String::len) + entry.answer.as_ref().map_or(0, String::len)
}

/// A body for the journal: text that is not too long.
pub(super) fn text(bytes: &[u8]) -> Option<String> {
    (bytes.len() <= MAX_BODY).then(|| std::str::from_utf8(bytes).ok().map(str::to_owned)).flatten()
}

impl Journal {
    /// Keeps at most `limit` exchanges.
    #[must_use]
    pub fn new(limit: usize) -> Self {
        Self { limit, ..Self::default() }
    }

    /// Whether anything is kept.
    #[must_use]
    pub fn is_on(&self) -> bool {
        self.limit > 0
    }

    /// Adds an exchange; its `seq` is set here.
    pub fn add(&mut self, mut entry: Entry) {
        self.seq += 1;
        entry.seq = self.seq;
        self.bytes += size(&entry);
        self.entries.push_back(entry);
        while self.entries.len() > self.limit || self.bytes > MAX_TOTAL {
            let Some(old) = self.entries.pop_front() else { return };
            self.bytes -= size(&old);
        }
    }

    /// The exchanges after a position.
    #[must_use]
    pub fn after(&self, seq: u64) -> Vec<Entry> {
        self.entries.iter().filter(|entry| entry.seq > seq).cloned().collect()
    }

    /// Forgets everything; positions go on.
    pub fn clear(&mut self) {
        self.entries.clear();
        self.bytes = 0;
    }
}
