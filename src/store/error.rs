//! What can go wrong in the store. No variant carries a value out of the database, a path (it may name a person) or a
//! key; the underlying error is kept as source.
use crate::store::key_error::KeyError;
use crate::store::seal::SealError;

/// Why the store could not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no database, and this profile already had one. It is never made anew silently.
    #[error("The database of this profile is missing.")]
    DatabaseMissing,
    /// A journal lies beside a database that is not there; making a new one would destroy what can still be saved.
    #[error("The database of this profile is missing, but its journal is there.")]
    DatabaseMissingJournalLeft,
    /// The file has no bytes.
    #[error("The database of this profile is an empty file.")]
    DatabaseEmpty,
    /// The path leads to a folder, a link or something else.
    #[error("The database of this profile is not an ordinary file.")]
    DatabaseNotAFile,
    /// The file is SQLite in clear text.
    #[error("The database of this profile is not encrypted.")]
    DatabaseNotEncrypted,
    /// The file ends within a page, and no journal explains it.
    #[error("The database of this profile was cut short: {size_bytes} bytes are no whole number of pages.")]
    DatabaseTruncated {
        /// How long it is.
        size_bytes: u64,
    },
    /// The file is something else, such as a text.
    #[error("The file in the place of the database is not a database.")]
    DatabaseForeign,
    /// The key does not open the first page.
    #[error("The key of this profile does not open the database, or the file's first page is damaged.")]
    DatabaseKeyWrong,
    /// A page or the structure is broken.
    #[error("The database of this profile is damaged ({bad_pages} bad pages found).")]
    DatabaseDamaged {
        /// How many pages failed; 0 when it was not counted.
        bad_pages: u64,
    },
    /// Another program has the file.
    #[error("Another program is using the database of this profile.")]
    DatabaseBusy,
    /// The linked SQLite cannot encrypt; it would ignore the key and write clear text.
    #[error("This program was built without SQLCipher and refuses to write clear text.")]
    CipherMissing,
    /// Write-ahead logging with a SQLite that can corrupt it (before 3.51.3; reliability 0.1, point 1).
    #[error("SQLite {sqlite} must not use a write-ahead log.")]
    WalForbidden {
        /// The linked version.
        sqlite: String,
    },
    /// A setting did not take.
    #[error("The database setting `{name}` is `{found}`, not `{wanted}`.")]
    SettingRefused {
        /// The pragma.
        name: &'static str,
        /// What it must be.
        wanted: &'static str,
        /// What the database says.
        found: String,
    },
    /// The system refused a file operation.
    #[error("The database file could not be {doing}.")]
    File {
        /// A participle, such as `read`.
        doing: &'static str,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
    /// A statement failed. After a failed commit: reopen and look the row up by its id; never write it again blindly.
    #[error("The database could not {doing}.")]
    Sql {
        /// What was being done, such as `save the decision`.
        doing: &'static str,
        /// What SQLite said. It names tables and columns, never values.
        #[source]
        source: sqlx::Error,
    },
    /// A commit failed: it may be durable or not. Look the row up by its id; never write it again blindly.
    #[error("The database could not say whether the last change was saved.")]
    CommitUnknown(#[source] sqlx::Error),
    /// The schema could not be brought up to date; a file of a newer program is one cause.
    #[error("The database of this profile could not be brought to this program's layout.")]
    Migrate(#[source] sqlx::migrate::MigrateError),
    /// The store was closed.
    #[error("The database of this profile is closed.")]
    Closed,
    /// The profile was locked: file and keys are gone from memory until it is opened again.
    #[error("This profile is locked.")]
    Locked,
    /// A column holds what this program never writes.
    #[error("The database holds something unreadable in {0}.")]
    Corrupt(&'static str),
    /// A value has no JSON form that could be kept.
    #[error("A value could not be written down.")]
    NotCanonical(#[source] serde_json::Error),
    /// The key of an epoch is gone: what it wrapped was erased.
    #[error("This was erased: the key it was sealed under no longer exists.")]
    EpochGone,
    /// The file was put back from before an erasure: the keys it was sealed under were destroyed since.
    #[error("The database of this profile is an older copy: what it was sealed under has been erased since.")]
    OlderCopy,
    /// The case is under a legal hold: nothing of it is erased.
    #[error("This case is under a legal hold.")]
    Held,
    /// A decision on this case is on its way already (invariant I4).
    #[error("A decision on this case is already on its way.")]
    AlreadyOnItsWay,
    /// A change would have broken an invariant of the outbox (I1 to I7, reliability 3.1). Nothing of it was written.
    #[error("The outbox refused a change that contradicts its own records ({0}).")]
    InvariantBroken(&'static str),
    /// The keys could not be had.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// A value could not be sealed or opened.
    #[error(transparent)]
    Seal(#[from] SealError),
}

/// SQLite's primary result codes that have an answer of their own.
const BUSY: i32 = 5;
const CORRUPT: i32 = 11;
const NOT_A_DATABASE: i32 = 26;

impl StoreError {
    /// Sorts a failed statement: damage and a wrong key are told apart from the rest. The argument comes first so that
    /// it reads `.map_err(StoreError::sql("read the queue"))`.
    pub fn sql(doing: &'static str) -> impl FnOnce(sqlx::Error) -> Self {
        move |source| match primary_code(&source) {
            Some(BUSY) => Self::DatabaseBusy,
            Some(CORRUPT) => Self::DatabaseDamaged { bad_pages: 0 },
            Some(NOT_A_DATABASE) => Self::DatabaseKeyWrong,
            _ => Self::Sql { doing, source },
        }
    }

    /// Wraps a failed file operation.
    pub(crate) fn file(doing: &'static str) -> impl FnOnce(std::io::Error) -> Self {
        move |source| Self::File { doing, source }
    }

    /// One sealed value, or the key of one case, cannot be opened: the rest of the file is not affected.
    pub fn is_a_broken_seal(&self) -> bool {
        use SealError::{ChunksBroken, DoesNotOpen, UnknownVersion};
        let seal = matches!(self, Self::Seal(DoesNotOpen { .. } | UnknownVersion { .. } | ChunksBroken { .. }));
        seal || matches!(self, Self::EpochGone | Self::Corrupt("case_keys.wrapped"))
    }

    /// Lets a list go on where one sealed value does not open; opening the case itself says so.
    pub(super) fn if_it_opens<T>(read: Result<T, Self>) -> Result<Option<T>, Self> {
        match read {
            Ok(value) => Ok(Some(value)),
            Err(cause) if cause.is_a_broken_seal() => Ok(None),
            Err(cause) => Err(cause),
        }
    }

    /// A stable word for scripts and for the table of texts.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::DatabaseMissing => "database_missing",
            Self::DatabaseMissingJournalLeft => "database_missing_journal_left",
            Self::DatabaseEmpty => "database_empty",
            Self::DatabaseNotAFile => "database_not_a_file",
            Self::DatabaseNotEncrypted => "database_not_encrypted",
            Self::DatabaseTruncated { .. } => "database_truncated",
            Self::DatabaseForeign => "database_foreign",
            Self::DatabaseKeyWrong => "database_key_wrong",
            Self::DatabaseDamaged { .. } => "database_damaged",
            Self::DatabaseBusy => "database_busy",
            Self::CipherMissing => "cipher_missing",
            Self::WalForbidden { .. } => "wal_forbidden",
            Self::SettingRefused { .. } => "database_setting_refused",
            Self::File { .. } => "database_file",
            Self::Sql { .. } => "database_statement",
            Self::CommitUnknown(_) => "commit_unknown",
            Self::Migrate(_) => "database_migrate",
            Self::Closed => "database_closed",
            Self::Locked => "locked",
            Self::Corrupt(_) => "database_unreadable_value",
            Self::NotCanonical(_) => "value_not_writable",
            Self::EpochGone => "epoch_gone",
            Self::OlderCopy => "database_older_copy",
            Self::Held => "case_held",
            Self::AlreadyOnItsWay => "already_on_its_way",
            Self::InvariantBroken(_) => "invariant_broken",
            Self::Key(why) => why.code(),
            Self::Seal(why) => why.code(),
        }
    }

    /// One sentence for the person: what to do now.
    pub const fn what_to_do(&self) -> &'static str {
        match self {
            Self::DatabaseMissing | Self::DatabaseMissingJournalLeft | Self::DatabaseEmpty => {
                "Put the file back from a backup, or start with a new profile folder. Nothing was changed."
            }
            Self::DatabaseNotAFile | Self::DatabaseForeign | Self::DatabaseNotEncrypted => {
                "Move the strange file away and put the profile's own back. Nothing was changed."
            }
            Self::DatabaseTruncated { .. } | Self::DatabaseDamaged { .. } => {
                "Put the file back from a backup. What was confirmed is safe on the platform; do not delete the damaged \
                 file, decisions that were waiting may still be read from it."
            }
            Self::DatabaseKeyWrong => {
                "Put the database and the keys of the same profile back together. Nothing was changed."
            }
            Self::DatabaseBusy => "Close the other program and try again.",
            Self::CipherMissing | Self::WalForbidden { .. } | Self::SettingRefused { .. } => {
                "Install Second Look again from a proper build."
            }
            Self::File { .. } | Self::Sql { .. } => {
                "Check that the disk is not full and that the profile folder is yours."
            }
            Self::CommitUnknown(_) => "Wait a moment: the entry is looked up again before anything else is written.",
            Self::Migrate(_) => "Use the program version this profile was last opened with, or a newer one.",
            Self::Closed => "Open the profile again.",
            Self::Locked => "Unlock it to go on. What is saved is kept.",
            Self::InvariantBroken(_) => {
                "Tell support. Decisions already confirmed are safe; do not delete the profile."
            }
            Self::Corrupt(_) | Self::NotCanonical(_) => "Run the check of the store; nothing was changed.",
            Self::EpochGone => "Nothing can be done, and that is the purpose: it was erased.",
            Self::OlderCopy => {
                "Put back the newest file, or start with a new profile folder and sync. What was confirmed is on the \
                 platform; decisions that were waiting in this copy cannot be read any more. Nothing was changed."
            }
            Self::Held => "Lift the hold first.",
            Self::AlreadyOnItsWay => "Take that decision back first, or wait for the platform's answer.",
            Self::Key(why) => why.what_to_do(),
            Self::Seal(_) => "Let the check of the store run; the case can be fetched again from the platform.",
        }
    }
}

impl StoreError {
    /// Whether the file or this program refused a change that would break an invariant, or the file holds what this
    /// program never writes. The outbox stops then instead of guessing (DESIGN section 6.4).
    pub fn stops_the_outbox(&self) -> bool {
        match self {
            Self::InvariantBroken(_) | Self::Corrupt(_) | Self::AlreadyOnItsWay => true,
            Self::Sql { source, .. } => {
                source.as_database_error().is_some_and(|error| error.message().contains("invariant"))
            }
            _ => false,
        }
    }
}

/// The primary result code of SQLite, without the extended part.
fn primary_code(why: &sqlx::Error) -> Option<i32> {
    let extended: i32 = why.as_database_error()?.code()?.parse().ok()?;
    Some(extended & 0xff)
}

impl From<sqlx::Error> for StoreError {
    fn from(source: sqlx::Error) -> Self {
        Self::sql("read or write")(source)
    }
}
