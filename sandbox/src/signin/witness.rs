//! The platform's key as a witness of consoles' logs: Ed25519, made at start.
use super::SignerError;
use crate::rules::witness::{Checkpoint, cosignature_line, cosigned_text, witness_key};
use aws_lc_rs::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};

/// The witness's name.
const NAME: &str = "second-look-sandbox/witness";

/// Cosigns checkpoints.
pub struct Witness {
    pair: Ed25519KeyPair,
    public: [u8; 32],
}

impl std::fmt::Debug for Witness {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Witness").finish_non_exhaustive()
    }
}

impl Witness {
    /// A new key.
    ///
    /// # Errors
    /// [`SignerError::Key`].
    pub fn generate() -> Result<Self, SignerError> {
        let pair = Ed25519KeyPair::generate().map_err(|_| SignerError::Key)?;
        let public = pair.public_key().as_ref().try_into().map_err(|_| SignerError::Key)?;
        Ok(Self { pair, public })
    }

    /// Its verifier key, as enrolment tells it.
    #[must_use]
    pub fn key(&self) -> String {
        witness_key(NAME, &self.public)
    }

    /// Its line beside a checkpoint at that second.
    #[must_use]
    pub fn cosign(&self, seen: &Checkpoint, at_secs: u64) -> String {
        let signature = self.pair.sign(cosigned_text(seen, at_secs).as_bytes());
        cosignature_line(NAME, &self.public, at_secs, signature.as_ref())
    }
}

/// Whether these bytes are that key's Ed25519 signature on the message.
#[must_use]
pub fn is_signed(public: &[u8; 32], message: &[u8], signature: &[u8]) -> bool {
    UnparsedPublicKey::new(&ED25519, public).verify(message, signature).is_ok()
}
