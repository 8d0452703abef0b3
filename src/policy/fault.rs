//! What is wrong with an edition, and on which line. A value is never repeated: it may be what was pasted by mistake.
use std::fmt;

/// Which rule is broken. The words are stable: scripts act on them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PolicyFaultCode {
    /// The bytes are no text.
    NotUtf8,
    /// The file is longer than an edition may be.
    TooLarge,
    /// The text is no TOML.
    NotToml,
    /// A key no edition has.
    UnknownKey,
    /// A key every edition needs is not there.
    MissingKey,
    /// A value of another type than the key's.
    WrongType,
    /// A number outside its range, or a list or text that is empty or too long.
    OutOfRange,
    /// A word that is not one of those allowed there.
    UnknownWord,
    /// Cut-offs, bands or tiers do not stand in the order they must.
    WrongOrder,
    /// Two bands hold the same value.
    Overlap,
    /// A value of the scale lies in no band.
    Gap,
    /// The same name stands twice.
    Duplicate,
    /// An answer would need less than by the built-in edition; an edition may only ask for more.
    Looser,
    /// The file could not be read at all.
    Unreadable,
    /// As many faults are told as ever are; what follows is not.
    MoreFaults,
}

impl PolicyFaultCode {
    /// Every code.
    pub const ALL: [Self; 15] = [
        Self::NotUtf8,
        Self::TooLarge,
        Self::NotToml,
        Self::UnknownKey,
        Self::MissingKey,
        Self::WrongType,
        Self::OutOfRange,
        Self::UnknownWord,
        Self::WrongOrder,
        Self::Overlap,
        Self::Gap,
        Self::Duplicate,
        Self::Looser,
        Self::Unreadable,
        Self::MoreFaults,
    ];

    /// The stable word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotUtf8 => "policy_not_utf8",
            Self::TooLarge => "policy_too_large",
            Self::NotToml => "policy_not_toml",
            Self::UnknownKey => "policy_unknown_key",
            Self::MissingKey => "policy_missing_key",
            Self::WrongType => "policy_wrong_type",
            Self::OutOfRange => "policy_out_of_range",
            Self::UnknownWord => "policy_unknown_word",
            Self::WrongOrder => "policy_wrong_order",
            Self::Overlap => "policy_overlap",
            Self::Gap => "policy_gap",
            Self::Duplicate => "policy_duplicate",
            Self::Looser => "policy_looser",
            Self::Unreadable => "policy_unreadable",
            Self::MoreFaults => "policy_more_faults",
        }
    }

    const fn sentence(self) -> &'static str {
        match self {
            Self::NotUtf8 => "the file is not UTF-8",
            Self::TooLarge => "the file is longer than 64 KiB",
            Self::NotToml => "this is not TOML",
            Self::UnknownKey => "no edition has this key",
            Self::MissingKey => "a key is missing here",
            Self::WrongType => "the value is of the wrong type",
            Self::OutOfRange => "the value is out of range",
            Self::UnknownWord => "this word is not one of those allowed here",
            Self::WrongOrder => "this does not stand in the order it must",
            Self::Overlap => "this band begins before the one before it ends",
            Self::Gap => "some values of the scale lie in no band",
            Self::Duplicate => "this stands twice",
            Self::Looser => "an answer would need less than by the built-in edition; an edition may only ask for more",
            Self::Unreadable => "the file could not be read",
            Self::MoreFaults => "there are more faults, from here on, than are told",
        }
    }
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyFault {
    /// The file's name, without its folder.
    pub source: String,
    /// From 1.
    pub line: usize,
    /// Which rule.
    pub code: PolicyFaultCode,
    /// What it is about: a key or an id of ours, never a value.
    pub about: String,
}

impl fmt::Display for PolicyFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { source, line, code, about } = self;
        let sentence = code.sentence();
        if about.is_empty() {
            write!(f, "{source}, line {line}: {sentence} ({}).", code.as_str())
        } else {
            write!(f, "{source}, line {line}: `{about}`: {sentence} ({}).", code.as_str())
        }
    }
}

impl std::error::Error for PolicyFault {}
