//! What a check of a package found, and what no check can find.
use serde::Serialize;

use super::archive::ArchiveFault;
use super::facts::PartFact;

/// How a package stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PackageReport {
    /// Its id, as it is signed.
    pub package_id: Option<String>,
    /// `full` or `redacted`.
    pub kind: Option<String>,
    /// For whom a redacted one is.
    pub recipient: Option<String>,
    /// Entries of the log that are here.
    pub entries: u64,
    /// Fields of the case that are opened.
    pub disclosed: u64,
    /// Fields of the case altogether.
    pub fields: u64,
    /// The six parts.
    pub parts: Vec<PartFact>,
    /// Whether the evidence is what was decided on; none where no entry says so.
    pub as_decided: Option<bool>,
    /// Why the file is not the archive of a package.
    pub archive: Option<ArchiveFault>,
    /// What does not hold, the first bad part first. Empty: all that is here is as it was signed.
    pub faults: Vec<PackageFault>,
    /// What this package cannot prove about itself.
    pub unknown: Vec<PackageUnknown>,
}

/// One thing that does not hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PackageFault {
    /// What.
    pub code: PackageFaultCode,
    /// Which file of the package.
    pub part: String,
    /// Which entry of the log, by its number, where one is at fault.
    pub entry: Option<u64>,
}

/// What can be wrong with a package.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PackageFaultCode {
    /// The archive or a file is not written in the one way.
    Unreadable,
    /// A file is not here.
    Missing,
    /// A file that no list names.
    Unexpected,
    /// Not the bytes that were listed or signed.
    Altered,
    /// A key that is none, or not told the same way twice.
    BadKey,
    /// Not signed by this key.
    BadSignature,
    /// The key is none of those that were given.
    UnknownKey,
    /// Two places of the package say different things.
    Contradicts,
    /// A value that is shown is not the one that was committed to.
    NotCommitted,
    /// The checkpoint is not one of this log.
    BadCheckpoint,
    /// An entry does not stand in the log.
    NotInLog,
}

/// What a package cannot prove about itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PackageUnknown {
    /// Whose the key is: it was taken from the package itself.
    KeyOwner,
    /// Times are what the console's clock said.
    ClaimedTimes,
    /// Whether everything that happened has an entry, and every entry of the case is here.
    Completeness,
    /// Whether the log was written anew before this package was made.
    LogBefore,
    /// What was left out.
    LeftOut,
    /// Nothing of the log but its checkpoint is here.
    NoEntries,
    /// The evidence is not the one that was decided on, or that cannot be told.
    NotAsDecided,
    /// The bytes of a decision that no entry here opens.
    UnprovenDecision,
    /// A decision that could not be read where the package was made.
    UnreadableDecision,
    /// What the page for people says, and the platform's receipts: signed as they are and held against nothing.
    Report,
}

impl PackageFaultCode {
    /// One sentence.
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Unreadable => "not written as a package is, or changed",
            Self::Missing => "is not here",
            Self::Unexpected => "is named by no list",
            Self::Altered => "holds other bytes than were listed and signed",
            Self::BadKey => "is not the key of a log",
            Self::BadSignature => "is not signed by the key of the package",
            Self::UnknownKey => "is another key than was given",
            Self::Contradicts => "says something else than another part of the package",
            Self::NotCommitted => "shows a value that was not committed to",
            Self::BadCheckpoint => "is not a checkpoint of this log",
            Self::NotInLog => "holds an entry that does not stand in the log",
        }
    }
}

impl PackageUnknown {
    /// A stable word, for tables of texts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::KeyOwner => "key_owner",
            Self::ClaimedTimes => "claimed_times",
            Self::Completeness => "completeness",
            Self::LogBefore => "log_before",
            Self::LeftOut => "left_out",
            Self::NoEntries => "no_entries",
            Self::NotAsDecided => "not_as_decided",
            Self::UnprovenDecision => "unproven_decision",
            Self::UnreadableDecision => "unreadable_decision",
            Self::Report => "report",
        }
    }

    /// One sentence.
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::KeyOwner => "whose key it is: it was taken from the package itself; give the known key with --key",
            Self::ClaimedTimes => "whether the times are true: they are what the console's clock said",
            Self::Completeness => "whether everything that happened has an entry, and every entry of the case is here",
            Self::LogBefore => {
                "whether the log was written anew before the package was made: compare its checkpoint with one that \
                 somebody else remembers"
            }
            Self::LeftOut => "what the values that were left out say; only that they were committed to",
            Self::NoEntries => "what happened with the case: for this recipient no entry of the log is in the package",
            Self::NotAsDecided => "whether this is the evidence that was decided on: no entry here says so",
            Self::UnprovenDecision => "whether a decision is the one its entry speaks of: the entry is not opened",
            Self::UnreadableDecision => {
                "what a decision said that could not be read any more where the package was made; its entry is here, if any"
            }
            Self::Report => {
                "whether report.html and the receipts say what the rest says: they are as they were signed, and held \
                 against nothing; where they differ, the other files count"
            }
        }
    }
}

impl PackageReport {
    /// Nothing contradicts the signature.
    pub const fn is_whole(&self) -> bool {
        self.faults.is_empty()
    }

    pub(super) fn fault(&mut self, code: PackageFaultCode, part: &str) {
        self.faults.push(PackageFault { code, part: part.to_owned(), entry: None });
    }
}
