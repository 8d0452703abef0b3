//! What can go wrong with the keys of a profile, and what a person can do about it.
//!
//! None of these ever leads to a new database, to plain text or to a weaker place for the keys (reliability B18).
use std::error::Error;

use crate::store::key_material::MaterialError;

/// What lies under a keychain failure. The keychain library's own error is not kept: some of its variants carry the
/// secret's bytes in `Debug`.
pub type KeychainCause = Box<dyn Error + Send + Sync>;

/// Why the keys of a profile cannot be had.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The system has no keychain that answers: no Secret Service on the bus, no bus at all.
    #[error("This system offers no keychain that Second Look can use.")]
    KeychainUnavailable(#[source] Option<KeychainCause>),
    /// The keychain is there and stays locked: the person dismissed its question, or nobody could be asked.
    #[error("The system's keychain is locked, or it refused Second Look.")]
    KeychainLocked(#[source] Option<KeychainCause>),
    /// The keychain did not answer in time; it may be waiting for a person. A value that was being written may still
    /// arrive there later.
    #[error("The system's keychain has not answered within {after_secs} seconds.")]
    KeychainTimedOut {
        /// How long we waited, in seconds.
        after_secs: u64,
    },
    /// The keychain took a value and did not give the same back, so it would lose the keys (reliability 0.1, point 6).
    #[error("The system's keychain did not keep the key it was given.")]
    KeychainForgetful,
    /// The place works and holds no such key.
    #[error("The key `{name}` of this profile is not in its place ({backend}).")]
    KeyMissing {
        /// Which key, for example `db-key`.
        name: String,
        /// Where it should be.
        backend: &'static str,
    },
    /// The place holds a key that is not the one this profile was made with, or of another length.
    #[error("The key `{name}` is not the one this profile was made with.")]
    KeyWrong {
        /// Which key, for example `db-key`.
        name: String,
    },
    /// A value is longer than the place can hold.
    #[error("The value `{name}` is longer than the {limit_bytes} bytes its place can hold.")]
    KeyTooLong {
        /// Which value.
        name: String,
        /// The limit, in bytes.
        limit_bytes: usize,
    },
    /// The profile was made with another place for its keys than the one this program sees.
    #[error("The keys of this profile lie in `{recorded}`, but this program sees `{present}`.")]
    BackendChanged {
        /// What the profile says.
        recorded: String,
        /// What is there now.
        present: &'static str,
    },
    /// The keys lie under a passphrase and none was given.
    #[error("This profile is opened with a passphrase.")]
    PassphraseNeeded,
    /// The passphrase does not open the key file.
    #[error("The passphrase is not the right one.")]
    PassphraseWrong,
    /// A new passphrase is too short.
    #[error("A passphrase needs at least {at_least} characters.")]
    PassphraseTooShort {
        /// How many characters it needs.
        at_least: usize,
    },
    /// The key file is there and cannot be understood, or was altered.
    #[error("The key file of this profile is damaged: {what}.")]
    KeyFileDamaged {
        /// What is wrong with it, without any of its content.
        what: &'static str,
    },
    /// The key file could not be read or written.
    #[error("The key file of this profile could not be {doing}.")]
    KeyFile {
        /// `read` or `written`.
        doing: &'static str,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
    /// The second process that reads the new key back could not be run, or answered something else.
    #[error("A second process could not read the new key back.")]
    WitnessFailed(#[source] Option<std::io::Error>),
    /// The profile was closed, and another process may have its keys by now: nothing is asked of their place.
    #[error("The profile is closed.")]
    ProfileClosed,
    /// No thread could be started to ask.
    #[error("The system could not start a thread to ask for the keys.")]
    Thread(#[source] std::io::Error),
    /// No random bytes, or no derived key.
    #[error(transparent)]
    Material(#[from] MaterialError),
}

impl KeyError {
    /// A stable word for scripts and for the table of texts.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::KeychainUnavailable(_) => "keychain_unavailable",
            Self::KeychainLocked(_) => "keychain_locked",
            Self::KeychainTimedOut { .. } => "keychain_timed_out",
            Self::KeychainForgetful => "keychain_forgetful",
            Self::KeyMissing { .. } => "key_missing",
            Self::KeyWrong { .. } => "key_wrong",
            Self::KeyTooLong { .. } => "key_too_long",
            Self::BackendChanged { .. } => "key_backend_changed",
            Self::PassphraseNeeded => "passphrase_needed",
            Self::PassphraseWrong => "passphrase_wrong",
            Self::PassphraseTooShort { .. } => "passphrase_too_short",
            Self::KeyFileDamaged { .. } => "key_file_damaged",
            Self::KeyFile { .. } => "key_file_io",
            Self::WitnessFailed(_) => "key_witness_failed",
            // To whoever is told, it is the file's refusal: both are closed by one ending.
            Self::ProfileClosed => "database_closed",
            Self::Thread(_) => "key_thread",
            Self::Material(_) => "key_material",
        }
    }

    /// What the sentence names, each by a stable word, where a text in another language has to name it too.
    pub fn facts(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::KeyMissing { name, backend } => vec![("name", name.clone()), ("backend", (*backend).to_owned())],
            Self::KeyTooLong { name, limit_bytes } => vec![("name", name.clone()), ("limit", limit_bytes.to_string())],
            Self::BackendChanged { recorded, present } => {
                vec![("recorded", recorded.clone()), ("present", (*present).to_owned())]
            }
            _ => Vec::new(),
        }
    }

    /// One sentence for the person: what to do now.
    pub const fn what_to_do(&self) -> &'static str {
        match self {
            Self::KeychainUnavailable(_) => {
                "Start a keychain (on Linux gnome-keyring or KWallet in your session) and start Second Look again; a new \
                 profile can be made with a passphrase instead."
            }
            Self::KeychainLocked(_) => "Unlock the keychain, answer its question with yes, and try again.",
            Self::KeychainTimedOut { .. } => "Look for a question the system asks you, answer it, and try again.",
            Self::KeychainForgetful => {
                "Do not use this keychain; make the profile with a passphrase, or repair the keychain first."
            }
            Self::KeyMissing { .. } => {
                "Restore the keychain or key file this profile was made with. Without it this cache cannot be read; \
                 decisions that were confirmed are safe on the platform. Nothing was changed."
            }
            Self::KeyWrong { .. } => {
                "Restore the keychain or key file that belongs to this profile; it was probably replaced from a backup. \
                 Nothing was changed."
            }
            Self::KeyTooLong { .. } => "Ask whoever runs the sign-in for shorter tokens.",
            Self::BackendChanged { .. } => {
                "Start Second Look where the profile was made, with the same keychain. Keys are never moved silently."
            }
            Self::PassphraseNeeded => "Type the passphrase of this profile.",
            Self::PassphraseWrong => "Type the passphrase again; there is no way round it.",
            Self::PassphraseTooShort { .. } => "Choose a longer passphrase, such as four or five words.",
            Self::KeyFileDamaged { .. } => "Restore `keys.sealed` of this profile from a backup. Nothing was changed.",
            Self::KeyFile { .. } => "Check that the disk is not full and that the profile folder is yours.",
            Self::WitnessFailed(_) => "Start Second Look again; if it stays so, reinstall it.",
            Self::ProfileClosed => "Open the profile again.",
            Self::Thread(_) | Self::Material(_) => "Close other programs, or restart the machine, and try again.",
        }
    }
}
