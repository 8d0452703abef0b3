//! The rules: what is kept how long, as versioned data. Reading a file of them is `read`'s matter.
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A class of data. Each has one rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum DataClass {
    /// Document pictures and other files of a case.
    Pictures,
    /// The case itself: summary, session, blocks, names, what was decided on. With it everything else of the case goes but
    /// our own decisions.
    Evidence,
    /// Unfinished answers.
    Drafts,
    /// What our own decisions say: comment, reasons, marks. That they were made stays.
    Decisions,
}

impl DataClass {
    /// Every class.
    pub const ALL: [Self; 4] = [Self::Pictures, Self::Evidence, Self::Drafts, Self::Decisions];

    /// The word of files, of the log and of the report. Frozen: stored erasures use it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pictures => "pictures",
            Self::Evidence => "evidence",
            Self::Drafts => "drafts",
            Self::Decisions => "decisions",
        }
    }

    /// Reads the word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.as_str() == word)
    }
}

/// One rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its name, in the log and in the report.
    pub id: String,
    /// Days from the closing of the case on.
    pub days: u32,
    /// Why, in law.
    pub basis: String,
}

/// The rules in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// The name of this version.
    pub version: String,
    /// SHA-256 over the file's bytes, as `sha-256:` and hex.
    pub digest: String,
    /// One a class.
    pub by_class: BTreeMap<DataClass, Rule>,
}

impl Rules {
    /// The shortest of all: nothing is due before so many days.
    pub fn shortest_days(&self) -> u32 {
        self.by_class.values().map(|rule| rule.days).min().unwrap_or(u32::MAX)
    }
}
