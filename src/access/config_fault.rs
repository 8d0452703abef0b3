//! What is wrong with a configuration, where, and what would be right. A value is never repeated: it may be a secret
//! that was pasted into the wrong place.
use std::fmt;

use crate::catalogue::{InternalText, Language};
use crate::policy::PolicyFault;

/// Where a setting stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// The file's name, or the option of the command line.
    pub source: String,
    /// Line and column, both from 1, the column in characters; `None` for an option.
    pub place: Option<(usize, usize)>,
}

impl Position {
    /// An option of the command line.
    pub(crate) fn option(name: &str) -> Self {
        Self { source: name.to_owned(), place: None }
    }

    /// The place of a byte in a file.
    pub(crate) fn in_text(source: &str, text: &str, offset: usize) -> Self {
        let before = text.get(..offset).unwrap_or(text);
        let line = before.matches('\n').count() + 1;
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let column = before.get(start..).map_or(0, |rest| rest.chars().count()) + 1;
        Self { source: source.to_owned(), place: Some((line, column)) }
    }
}

impl Position {
    /// In the person's language.
    fn words(&self, language: Language) -> String {
        let Some((line, column)) = self.place else { return self.source.clone() };
        let (line, column) = (line.to_string(), column.to_string());
        let told = [("file", self.source.as_str()), ("line", &line), ("column", &column)];
        InternalText::words(language, "config-place", &told)
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.place {
            Some((line, column)) => write!(f, "{}, line {line}, column {column}", self.source),
            None => f.write_str(&self.source),
        }
    }
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigFault {
    /// Where.
    pub position: Position,
    /// The setting, such as `limits.undo_secs`; escaped, as it may be anything.
    pub key: String,
    /// What is wrong with it.
    pub problem: &'static str,
    /// What is allowed.
    pub allowed: String,
}

impl ConfigFault {
    pub(crate) fn new(position: &Position, key: &str, problem: &'static str, allowed: impl Into<String>) -> Self {
        let key = key.chars().take(64).flat_map(char::escape_debug).collect();
        Self { position: position.clone(), key, problem, allowed: allowed.into() }
    }
}

impl ConfigFault {
    /// What is wrong, for the person in front of the window, in their language. What is allowed may be a list of names, which
    /// have no other language. Without a place: of a form, whose fields are settings.
    pub fn words(&self, language: Language, with_place: bool) -> String {
        let find = |of: &str, text: &str| InternalText::find(language, &format!("config-{of}-{}", slug(text)), &[]);
        let say =
            |of: &str, text: &str| find(of, text).map_or_else(|| text.to_owned(), |said| said.as_str().to_owned());
        let (problem, allowed) = (say("problem", self.problem), say("allowed", &self.allowed));
        let key = match self.key.as_str() {
            "this line" => InternalText::words(language, "config-this_line", &[]),
            key => key.to_owned(),
        };
        let mut words = vec![("key", key.as_str()), ("problem", problem.as_str()), ("allowed", allowed.as_str())];
        let place = self.position.words(language);
        if with_place {
            words.push(("place", &place));
        }
        InternalText::words(language, if with_place { "config-line" } else { "config-setting" }, &words)
    }
}

/// A text as a part of a message's key.
fn slug(text: &str) -> String {
    let plain = text.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' });
    let plain: String = plain.collect();
    plain.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

impl fmt::Display for ConfigFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: `{}` {}; allowed: {}.", self.position, self.key, self.problem, self.allowed)
    }
}

/// The configuration cannot be used. Nothing starts with it.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// Everything that is wrong, one line each.
    #[error("{}", lines(.0))]
    Faults(Vec<ConfigFault>),
    /// Everything that is wrong with the edition of the step-up policy, one line each.
    #[error("{}", policy_lines(.0))]
    Policy(Vec<PolicyFault>),
    /// A file could not be read or written.
    #[error("{file} could not be {doing}.")]
    File {
        /// The file's name.
        file: String,
        /// `read` or `written`.
        doing: &'static str,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
}

impl ConfigError {
    /// A stable word for scripts and for the table of texts.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Faults(_) => "config_faults",
            Self::Policy(_) => "policy_faults",
            Self::File { .. } => "config_file",
        }
    }

    /// One sentence for the person: what to do now.
    pub const fn what_to_do(&self) -> &'static str {
        match self {
            Self::Faults(_) | Self::Policy(_) => "Correct the lines named, then start again.",
            Self::File { .. } => "Check that the file is there, is a text and is yours.",
        }
    }
}

impl ConfigError {
    /// What is wrong, in the person's language where the catalogue has words for it.
    pub fn words(&self, language: Language) -> String {
        match self {
            Self::Faults(faults) => {
                faults.iter().map(|fault| fault.words(language, true)).collect::<Vec<_>>().join("\n")
            }
            Self::Policy(faults) => {
                faults.iter().map(|fault| policy_words(fault, language)).collect::<Vec<_>>().join("\n")
            }
            Self::File { file, doing, .. } => {
                InternalText::find(language, &format!("config-file_{doing}"), &[("file", file.as_str())])
                    .map_or_else(|| self.to_string(), |said| said.as_str().to_owned())
            }
        }
    }
}

/// What is wrong with an edition, in the person's language: the line is found by the numbers and words that have no other.
fn policy_words(fault: &PolicyFault, language: Language) -> String {
    let code = fault.code.as_str();
    let sentence = InternalText::words(language, &format!("config-{code}"), &[]);
    let line = fault.line.to_string();
    let mut told = vec![("file", fault.source.as_str()), ("line", line.as_str()), ("code", code)];
    told.push(("sentence", &sentence));
    if fault.about.is_empty() {
        return InternalText::words(language, "config-policy_line", &told);
    }
    told.push(("about", &fault.about));
    InternalText::words(language, "config-policy_line_about", &told)
}

fn lines(faults: &[ConfigFault]) -> String {
    faults.iter().map(ConfigFault::to_string).collect::<Vec<_>>().join("\n")
}

fn policy_lines(faults: &[PolicyFault]) -> String {
    faults.iter().map(PolicyFault::to_string).collect::<Vec<_>>().join("\n")
}
