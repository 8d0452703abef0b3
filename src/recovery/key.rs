//! The organisation's recovery key: a public key of age. Who holds the secret half is the organisation's matter.
use std::str::FromStr as _;

use age::x25519;

/// A public key that recovery files are encrypted to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecoveryKey(x25519::Recipient);

/// Why a text is no recovery key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecoveryKeyFault {
    /// A secret key: it does not belong into a configuration.
    Secret,
    /// Anything else.
    NotAKey,
}

impl RecoveryKey {
    /// What one looks like, for a message.
    pub const FORM: &'static str = "a public key of age, which begins with age1";

    /// Reads a key.
    ///
    /// # Errors
    /// When it is none.
    pub fn parse(text: &str) -> Result<Self, RecoveryKeyFault> {
        if text.trim().to_ascii_uppercase().starts_with("AGE-SECRET-KEY-") {
            return Err(RecoveryKeyFault::Secret);
        }
        x25519::Recipient::from_str(text).map(Self).map_err(|_why| RecoveryKeyFault::NotAKey)
    }

    /// A short word that tells this key from another in a file's name.
    pub(super) fn mark(&self) -> String {
        use sha2::{Digest as _, Sha256};
        hex::encode(Sha256::digest(self.0.to_string().as_bytes())).chars().take(8).collect()
    }

    /// Encrypts to it.
    ///
    /// # Errors
    /// What the library says.
    pub(super) fn seal(&self, clear: &[u8]) -> Result<Vec<u8>, age::EncryptError> {
        age::encrypt(&self.0, clear)
    }
}
