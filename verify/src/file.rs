//! The lines of an exported log (`docs/audit-log.md`). FROZEN: exports outlive this program; the test
//! `the_lines_of_an_export_are_frozen` fails when one changes.
//!
//! One JSON object a line, names in order, no spaces: a line that is not written exactly so is unreadable, so that every
//! changed byte shows.
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::tree::Hash;

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// The first: how many entries follow.
    Head {
        /// Entries in the whole file.
        entries: u64,
    },
    /// A log begins: the first of a console, or one after a log that was broken.
    Epoch {
        /// From 1.
        epoch: u32,
        /// Verifier key of the log; its name is the log's origin.
        key: String,
        /// The disclosure of `previous` in the log's first entry: where the log before ended.
        link: Option<String>,
    },
    /// An entry, as it was hashed.
    Entry {
        /// Its exact bytes, canonical JSON.
        entry: String,
        /// The root over all up to it, where one was kept.
        root: Option<Hash>,
    },
    /// A signed checkpoint over all entries of this log so far.
    Checkpoint {
        /// The note.
        checkpoint: String,
    },
    /// A witness saw the checkpoint above.
    Cosignature {
        /// Its signature line.
        cosignature: String,
        /// Its verifier key.
        witness: String,
    },
}

const LOG: &str = "second-look";
const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    entries: String,
    log: String,
    v: u32,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Epoch {
    epoch: String,
    key: String,
    link: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    entry: String,
    root: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Signed {
    checkpoint: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Cosigned {
    cosignature: String,
    witness: String,
}

impl Line {
    /// The line, without its end.
    ///
    /// # Errors
    /// Never for texts; the writer's type asks for it.
    pub fn write(&self) -> Result<String, serde_json::Error> {
        match self {
            Self::Head { entries } => {
                serde_json::to_string(&Head { entries: entries.to_string(), log: LOG.to_owned(), v: VERSION })
            }
            Self::Epoch { epoch, key, link } => {
                serde_json::to_string(&Epoch { epoch: epoch.to_string(), key: key.clone(), link: link.clone() })
            }
            Self::Entry { entry, root } => {
                serde_json::to_string(&Entry { entry: entry.clone(), root: root.map(|root| STANDARD.encode(root)) })
            }
            Self::Checkpoint { checkpoint } => serde_json::to_string(&Signed { checkpoint: checkpoint.clone() }),
            Self::Cosignature { cosignature, witness } => {
                serde_json::to_string(&Cosigned { cosignature: cosignature.clone(), witness: witness.clone() })
            }
        }
    }

    /// Reads one line; none for whatever [`Line::write`] would not have written.
    pub fn read(text: &str) -> Option<Self> {
        let line = match text.get(..4)? {
            r#"{"en"# if text.starts_with(r#"{"entry""#) => {
                let read: Entry = exact(text)?;
                let root = match read.root {
                    Some(root) => Some(decoded(&root)?),
                    None => None,
                };
                return Some(Self::Entry { entry: read.entry, root });
            }
            r#"{"en"# => {
                let read: Head = exact(text)?;
                (read.log == LOG && read.v == VERSION).then_some(())?;
                Self::Head { entries: number(&read.entries)? }
            }
            r#"{"ep"# => {
                let read: Epoch = exact(text)?;
                Self::Epoch { epoch: number(&read.epoch)?.try_into().ok()?, key: read.key, link: read.link }
            }
            r#"{"co"# => {
                let read: Cosigned = exact(text)?;
                Self::Cosignature { cosignature: read.cosignature, witness: read.witness }
            }
            r#"{"ch"# => Self::Checkpoint { checkpoint: exact::<Signed>(text)?.checkpoint },
            _ => return None,
        };
        Some(line)
    }
}

/// Reads a value that is written as we would write it.
fn exact<T: Serialize + DeserializeOwned>(text: &str) -> Option<T> {
    let read: T = serde_json::from_str(text).ok()?;
    (serde_json::to_string(&read).ok()? == text).then_some(read)
}

/// A number in the one way to write it.
pub(crate) fn number(text: &str) -> Option<u64> {
    let read: u64 = text.parse().ok()?;
    (read.to_string() == text).then_some(read)
}

/// A hash in base64, in the one way to write it.
pub(crate) fn decoded(text: &str) -> Option<Hash> {
    STANDARD.decode(text).ok()?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> [(Line, String); 6] {
        [
            (Line::Head { entries: 2 }, r#"{"entries":"2","log":"second-look","v":1}"#.to_owned()),
            (
                Line::Epoch { epoch: 1, key: "log+1+k".to_owned(), link: None },
                r#"{"epoch":"1","key":"log+1+k","link":null}"#.to_owned(),
            ),
            (
                Line::Entry { entry: r#"{"seq":"0"}"#.to_owned(), root: Some([9; 32]) },
                format!(r#"{{"entry":"{{\"seq\":\"0\"}}","root":"{}"}}"#, STANDARD.encode([9; 32])),
            ),
            (Line::Entry { entry: "é".to_owned(), root: None }, r#"{"entry":"é","root":null}"#.to_owned()),
            (Line::Checkpoint { checkpoint: "a\nb\n".to_owned() }, r#"{"checkpoint":"a\nb\n"}"#.to_owned()),
            (
                Line::Cosignature { cosignature: "\u{2014} w AA==".to_owned(), witness: "w+1+k".to_owned() },
                "{\"cosignature\":\"\u{2014} w AA==\",\"witness\":\"w+1+k\"}".to_owned(),
            ),
        ]
    }

    #[test]
    fn the_lines_of_an_export_are_frozen() {
        for (line, text) in all() {
            assert_eq!(line.write().unwrap(), text, "exports that exist already are written so");
            assert_eq!(Line::read(&text), Some(line));
        }
    }

    #[test]
    fn a_line_written_in_a_second_way_is_unreadable() {
        let odd = [
            r#"{"entries":"02","log":"second-look","v":1}"#,
            r#"{"entries":"2","log":"second-look","v":2}"#,
            r#"{"entries":"2","log":"other","v":1}"#,
            r#"{"log":"second-look","entries":"2","v":1}"#,
            r#"{"entry":"\u00e9","root":null}"#,
            r#"{"entry":"a", "root":null}"#,
            r#"{"entry":"a"}"#,
            r#"{"entry":"a","root":null,"more":1}"#,
            r#"{"entry":"a","root":"AA=="}"#,
            "{",
            "",
            "é",
        ];
        for text in odd {
            assert_eq!(Line::read(text), None, "{text}");
        }
    }
}
