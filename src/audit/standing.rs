//! How the console's own log stands: whole, or broken in one of these ways.
use serde::Serialize;

/// What was found wrong with the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum LogFaultCode {
    /// An entry is not as it was signed.
    Altered,
    /// Entries are missing, or stand in another order.
    OutOfOrder,
    /// A checkpoint does not carry this device's signature.
    BadSignature,
    /// Entries at the end that were never signed.
    UnsignedTail,
    /// The log is signed with another key than this profile's.
    KeyChanged,
    /// The file is older than what is remembered beside the keys: it was put back, or its end was cut off.
    RolledBack,
    /// The file tells another story than what is remembered beside the keys.
    Forked,
}

impl LogFaultCode {
    /// It means that something was changed.
    pub const fn is_change(self) -> bool {
        !matches!(self, Self::RolledBack)
    }

    /// It means that something is missing.
    pub const fn is_loss(self) -> bool {
        matches!(self, Self::RolledBack | Self::OutOfOrder | Self::UnsignedTail)
    }

    /// Every one.
    pub const ALL: [Self; 7] = [
        Self::Altered,
        Self::OutOfOrder,
        Self::BadSignature,
        Self::UnsignedTail,
        Self::KeyChanged,
        Self::RolledBack,
        Self::Forked,
    ];

    /// A stable word, stored with the log that follows.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Altered => "altered",
            Self::OutOfOrder => "out_of_order",
            Self::BadSignature => "bad_signature",
            Self::UnsignedTail => "unsigned_tail",
            Self::KeyChanged => "key_changed",
            Self::RolledBack => "rolled_back",
            Self::Forked => "forked",
        }
    }

    /// Reads the word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|code| code.as_str() == word)
    }
}

/// A log that does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LogFault {
    /// What.
    pub code: LogFaultCode,
    /// The first bad entry by its place, as far as it is known.
    pub first_bad: Option<u64>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_read_back() {
        for code in LogFaultCode::ALL {
            assert_eq!(LogFaultCode::parse(code.as_str()), Some(code));
        }
        assert_eq!(LogFaultCode::parse("fine"), None);
    }
}
