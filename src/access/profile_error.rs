//! Why a profile cannot be used, and what a person can do about it. Nothing was changed when one of these is told.
use crate::access::lock_file::LockError;
use crate::store::key_error::KeyError;

/// Why a profile cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ProfileError {
    /// Another process has it.
    #[error(transparent)]
    Lock(#[from] LockError),
    /// The folder holds things that are not ours; it is not made private and not used.
    #[error("The folder given as profile holds other files, such as `{found}`.")]
    FolderInUse {
        /// One of them, escaped.
        found: String,
    },
    /// A database or key file is there, and the record that says whose it is is not.
    #[error("This profile has lost its record `profile.json`, but `{found}` is there.")]
    RecordMissing {
        /// What is there.
        found: &'static str,
    },
    /// The record cannot be understood.
    #[error("The record `profile.json` of this profile is damaged or of a newer version.")]
    RecordDamaged,
    /// The profile was made for something else.
    #[error("This profile was made for the {what} `{recorded}`, not `{asked}`.")]
    MadeForAnother {
        /// `platform`, `review API` or `environment`.
        what: &'static str,
        /// As the record says.
        recorded: String,
        /// As the configuration says.
        asked: String,
    },
    /// The profile belongs to another person.
    #[error("This profile belongs to another person.")]
    OtherPerson,
    /// Keys were to be made where a database already exists.
    #[error("This profile has a database but no record of its keys.")]
    DatabaseWithoutKeys,
    /// Keys were to be made a second time.
    #[error("This profile already has its keys.")]
    KeysExist,
    /// The profile has no keys yet: a place for them must be chosen.
    #[error("This profile has no keys yet.")]
    KeysNotMade,
    /// Keys in memory are for the demo; a lasting profile would lose everything at its end.
    #[error("Keys in memory are for the demo only.")]
    MemoryKeysOutsideDemo,
    /// The demo talks to this machine only.
    #[error("The demo refuses every address but this machine's.")]
    DemoNotLocal,
    /// The system names no folder for a person's data.
    #[error("The system names no folder for your data.")]
    NoHome,
    /// A file of the profile could not be used.
    #[error("The profile's folder could not be {doing}.")]
    File {
        /// A participle, such as `made`.
        doing: &'static str,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
    /// The keys could not be had.
    #[error(transparent)]
    Key(#[from] KeyError),
}

impl ProfileError {
    /// A stable word for scripts and for the table of texts.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Lock(LockError::Held(_)) => "profile_held",
            Self::Lock(LockError::File(_)) | Self::File { .. } => "profile_file",
            Self::FolderInUse { .. } => "profile_folder_in_use",
            Self::RecordMissing { .. } => "profile_record_missing",
            Self::RecordDamaged => "profile_record_damaged",
            Self::MadeForAnother { .. } => "profile_made_for_another",
            Self::OtherPerson => "profile_other_person",
            Self::DatabaseWithoutKeys => "profile_database_without_keys",
            Self::KeysExist => "profile_keys_exist",
            Self::KeysNotMade => "profile_keys_not_made",
            Self::MemoryKeysOutsideDemo => "profile_memory_keys",
            Self::DemoNotLocal => "demo_not_local",
            Self::NoHome => "profile_no_home",
            Self::Key(why) => why.code(),
        }
    }

    /// What the sentence names, each by a stable word, where a text in another language has to name it too.
    pub fn facts(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Lock(LockError::Held(Some(holder))) => {
                vec![("program", holder.program.as_str().to_owned()), ("process", holder.pid.to_string())]
            }
            Self::FolderInUse { found } => vec![("found", found.clone())],
            Self::MadeForAnother { what, recorded, asked } => {
                vec![("what", (*what).to_owned()), ("recorded", recorded.clone()), ("asked", asked.clone())]
            }
            Self::Key(why) => why.facts(),
            _ => Vec::new(),
        }
    }

    /// One sentence for the person: what to do now.
    pub const fn what_to_do(&self) -> &'static str {
        match self {
            Self::Lock(LockError::Held(_)) => "Use the program that is open, or close it first.",
            Self::Lock(LockError::File(_)) | Self::File { .. } => {
                "Check that the disk is not full and that the profile folder is yours."
            }
            Self::FolderInUse { .. } => "Name an empty or new folder.",
            Self::RecordMissing { .. } | Self::RecordDamaged | Self::DatabaseWithoutKeys => {
                "Put `profile.json` back from a backup, or start with a new profile folder. Nothing was changed."
            }
            Self::MadeForAnother { .. } => {
                "Use a profile folder of its own for each platform and environment, and put the addresses back."
            }
            Self::OtherPerson => {
                "Sign in as the person this profile was made for, or use a profile folder of your own."
            }
            Self::KeysExist => "Unlock the profile with the keys it has.",
            Self::KeysNotMade => "Choose where the keys shall lie: the system's keychain, or a passphrase.",
            Self::MemoryKeysOutsideDemo => "Choose the system's keychain or a passphrase.",
            Self::DemoNotLocal => "Use the addresses of a sandbox on this machine.",
            Self::NoHome => "Name a folder with --home.",
            Self::Key(why) => why.what_to_do(),
        }
    }
}
