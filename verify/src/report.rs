//! What a check found, and what no check can find.
use serde::Serialize;

/// How a log stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// Entries read.
    pub entries: u64,
    /// The logs of the file, one after the other: the first thousand.
    pub epochs: Vec<EpochReport>,
    /// So many more logs.
    pub more_epochs: u64,
    /// What does not hold, in the order of the file: the first hundred. Empty: all that is here is as it was signed.
    pub faults: Vec<Fault>,
    /// So many more faults.
    pub more_faults: u64,
    /// What this file cannot prove about itself.
    pub unknown: Vec<Unknown>,
}

/// One log of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EpochReport {
    /// From 1, and rising.
    pub epoch: u32,
    /// The log's name.
    pub origin: String,
    /// Place of its first entry in the file, from 0.
    pub first: u64,
    /// Its entries.
    pub entries: u64,
    /// So many of them are proven by a signature that was checked.
    pub signed: u64,
    /// It follows one its console found broken. No fault of this file: the log itself records it.
    pub after_break: Option<Break>,
    /// Up to where a witness saw it, by a cosignature that was checked; the last of the file.
    pub witnessed: Option<Witnessed>,
}

/// Up to where a witness saw a log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Witnessed {
    /// Entries of the log it saw.
    pub entries: u64,
    /// The number (`seq`) of the last of them.
    pub entry: u64,
    /// When, by the witness's clock: UTC, RFC 3339.
    pub at: String,
    /// The witness's name.
    pub witness: String,
}

/// What a log's first entry records of the one before, which its console found broken: an entry was changed, or an older
/// file was put back and what came after it is lost. Which of them the entry commits to without saying it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Break {
    /// The log before.
    pub origin: String,
    /// Its entries, as the console found them.
    pub entries: u64,
    /// So many logs between the two are not here: they were lost.
    pub logs_lost: u32,
}

/// One thing that does not hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Fault {
    /// What.
    pub code: FaultCode,
    /// In which log; 0 before the first.
    pub epoch: u32,
    /// The line of the file, from 1.
    pub line: u64,
    /// The first bad entry by its place in the file, from 0; none where no entry is at fault.
    pub first_bad: Option<FirstBad>,
    /// All entries below are proven by a signature that was checked.
    pub proven_below: u64,
}

/// Where the first bad entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FirstBad {
    /// Not before this entry.
    pub from: u64,
    /// And not after this one; the same where it is known exactly.
    pub to: u64,
}

/// What can be wrong with a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FaultCode {
    /// A line is not one of an export, or not written in the one way.
    Unreadable,
    /// The entry carries another number: one was dropped, repeated, moved or put in.
    OutOfOrder,
    /// The bytes do not give the root that was kept or signed.
    Altered,
    /// A checkpoint that is none, of another log, or without the log's signature.
    BadCheckpoint,
    /// A log without an entry, or a file without a log: all of it was taken out.
    Empty,
    /// A cosignature that is none, or none of that witness on the checkpoint above it.
    BadCosignature,
    /// Cosigned by a witness the verifier was not given.
    UnknownWitness,
    /// Entries at the end that no checkpoint covers.
    UnsignedTail,
    /// Fewer or more entries than the first line says.
    WrongCount,
    /// The key of the log is none of those the verifier was given.
    UnknownKey,
    /// A log that does not begin where the one before it ended.
    BrokenLink,
    /// The log is shorter than a checkpoint seen earlier.
    RolledBack,
    /// The log is another one than a checkpoint seen earlier speaks of.
    Forked,
}

/// What a log cannot prove about itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Unknown {
    /// Whether entries behind the last checkpoint that somebody else remembers were left out or exchanged: whoever holds
    /// the console holds its key.
    TailAfterLastWitness,
    /// Whose the keys are: they were taken from the file itself.
    KeyOwner,
    /// Whose the witness's key is: it was taken from the file itself.
    WitnessOwner,
    /// Times are what the console's clock said.
    ClaimedTimes,
    /// Whether everything that happened has an entry.
    Completeness,
}

impl Fault {
    /// Where, in words behind the sentence. Roots are signed through the checkpoint that follows them alone: where they tell an
    /// entry, those between the last checkpoint and it may have been altered too, with roots to fit.
    pub fn place(&self) -> String {
        let Some(FirstBad { from, to }) = self.first_bad else { return String::new() };
        let bad = if from == to { from.to_string() } else { format!("one of {from} to {to}") };
        let below = self.proven_below;
        let told = if from > below {
            format!(", as roots and numbers tell; a signature proves those below {below}")
        } else {
            String::new()
        };
        format!("; the first bad entry is {bad}{told}")
    }
}

impl FaultCode {
    /// One sentence.
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Unreadable => "a line is not one of an exported log, or was changed",
            Self::OutOfOrder => "an entry carries another number: one was dropped, repeated, moved or put in",
            Self::Altered => "the entries do not give the root that was kept or signed",
            Self::BadCheckpoint => "a checkpoint does not carry the signature of this log",
            Self::Empty => "nothing is left of the log: a log begins with its first entry",
            Self::BadCosignature => "what a witness signed does not fit the checkpoint above it",
            Self::UnknownWitness => "a witness cosigned it whose key was not given",
            Self::UnsignedTail => "the last entries are covered by no checkpoint",
            Self::WrongCount => "the file holds another number of entries than its first line says",
            Self::UnknownKey => "the log is signed with a key that was not given",
            Self::BrokenLink => "the log does not begin where the one before it ended",
            Self::RolledBack => "the log is shorter than a checkpoint seen earlier",
            Self::Forked => "the log is not the one a checkpoint seen earlier speaks of",
        }
    }
}

impl Unknown {
    /// One sentence.
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::TailAfterLastWitness => {
                "whether entries behind the last checkpoint that somebody else remembers were left out or exchanged; \
                 give such checkpoints with --checkpoint"
            }
            Self::KeyOwner => "whose key it is: it was taken from the file itself; give the known key with --key",
            Self::WitnessOwner => {
                "whose key the witness's is: it was taken from the file itself; give the known key with --witness"
            }
            Self::ClaimedTimes => "whether the times are true: they are what the console's clock said",
            Self::Completeness => "whether everything that happened has an entry",
        }
    }
}

impl Report {
    /// Nothing contradicts the signatures.
    pub const fn is_whole(&self) -> bool {
        self.faults.is_empty()
    }

    /// What the logs themselves record of breaks, each with the log that follows.
    pub fn breaks(&self) -> impl Iterator<Item = (&EpochReport, &Break)> {
        self.epochs.iter().filter_map(|epoch| Some((epoch, epoch.after_break.as_ref()?)))
    }
}
