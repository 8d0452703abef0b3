//! Which codes are one reason: those written alike but for letter case, and those the catalogue knows under one title.
use std::collections::HashMap;

use crate::catalogue::ExplainedCode;

/// Codes with their places, so that the places of a code are found without looking at every other: evidence is a stranger's,
/// and may hold as many codes as its bytes allow.
#[derive(Default)]
pub(super) struct Places {
    written: HashMap<String, Vec<usize>>,
    titled: HashMap<String, Vec<usize>>,
}

impl Places {
    /// Puts a code at a place. Places come in rising order.
    pub(super) fn put(&mut self, code: &ExplainedCode, at: usize) {
        let enter = |places: &mut Vec<usize>| {
            if places.last() != Some(&at) {
                places.push(at);
            }
        };
        enter(self.written.entry(code.code.as_str().to_ascii_lowercase()).or_default());
        if code.known {
            enter(self.titled.entry(code.title.as_str().to_owned()).or_default());
        }
    }

    /// Every place of a code, rising, each once.
    pub(super) fn of(&self, code: &ExplainedCode) -> Vec<usize> {
        let (written, titled) = self.find(code);
        let mut places: Vec<usize> = written.iter().chain(titled).copied().collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    /// The first place of a code.
    pub(super) fn first(&self, code: &ExplainedCode) -> Option<usize> {
        let (written, titled) = self.find(code);
        written.first().into_iter().chain(titled.first()).min().copied()
    }

    fn find(&self, code: &ExplainedCode) -> (&[usize], &[usize]) {
        let written = self.written.get(&code.code.as_str().to_ascii_lowercase());
        let titled = if code.known { self.titled.get(code.title.as_str()) } else { None };
        (written.map(Vec::as_slice).unwrap_or_default(), titled.map(Vec::as_slice).unwrap_or_default())
    }
}
