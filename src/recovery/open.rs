//! Reading a recovery file back with the organisation's secret key. Needs no profile, no keychain and no network.
use std::path::Path;
use std::str::FromStr as _;

use age::x25519;

use super::RecoverySheet;
use crate::store::private_file;

/// Why a recovery file could not be read. No word of what is in it.
#[derive(Debug, thiserror::Error)]
pub enum RecoveryFault {
    /// The file cannot be read.
    #[error("the file could not be read")]
    File(#[source] std::io::Error),
    /// There is none.
    #[error("there is no such file")]
    NoFile,
    /// The key file holds no secret key of age.
    #[error("this holds no secret key of age, which begins with AGE-SECRET-KEY-1")]
    NoIdentity,
    /// It was encrypted to another key, or altered.
    #[error("the file does not open with this key: it was made for another, or it was altered")]
    OtherKey,
    /// It opens and is something else.
    #[error("the file opens, and it is not a recovery file of this program")]
    NotASheet,
    /// The bytes are not those that were saved.
    #[error("the decision in the file is not the one that was saved")]
    OtherBytes,
}

impl RecoveryFault {
    /// The stable code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::File(_) => "file_unreadable",
            Self::NoFile => "file_missing",
            Self::NoIdentity => "recovery_no_key",
            Self::OtherKey => "recovery_other_key",
            Self::NotASheet => "recovery_not_a_sheet",
            Self::OtherBytes => "recovery_other_bytes",
        }
    }
}

/// The secret half of a recovery key. It prints nothing of itself.
pub struct RecoveryIdentity(x25519::Identity);

impl RecoveryIdentity {
    /// Reads it out of a key file as `age-keygen` writes one: remarks after `#`, and the key on a line of its own.
    ///
    /// # Errors
    /// [`RecoveryFault::NoIdentity`].
    pub fn parse(text: &str) -> Result<Self, RecoveryFault> {
        let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let line = lines.next().ok_or(RecoveryFault::NoIdentity)?;
        x25519::Identity::from_str(line).map(Self).map_err(|_why| RecoveryFault::NoIdentity)
    }
}

/// Opens one file.
///
/// # Errors
/// A [`RecoveryFault`].
pub fn open(file: &Path, identity: &RecoveryIdentity) -> Result<RecoverySheet, RecoveryFault> {
    let sealed = private_file::read(file).map_err(RecoveryFault::File)?.ok_or(RecoveryFault::NoFile)?;
    let clear = age::decrypt(&identity.0, &sealed).map_err(|_why| RecoveryFault::OtherKey)?;
    RecoverySheet::from_bytes(&zeroize::Zeroizing::new(clear))
}
