//! Authenticated encryption of one message: AES-256-GCM, and nothing else. What a message is bound to, and under which
//! key, is decided by `seal.rs` and `key_passphrase.rs`.
use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use zeroize::Zeroizing;

use crate::secret::{Key, leaving_no_trace};
use crate::store::key_material::{MaterialError, random};

const NONCE_BYTES: usize = 12;

/// Why [`encrypt`] or [`decrypt`] failed, before it is known what kind of value it was.
#[derive(Debug)]
pub(crate) enum AeadFailure {
    /// No random nonce.
    Material(MaterialError),
    /// The message is longer than the cipher allows.
    TooLong,
    /// Cut, altered, bound to something else, or another key.
    DoesNotOpen,
}

/// AES-256-GCM with a random nonce, which stands before the ciphertext. A case key seals a few dozen values, far below
/// the 2^32 at which random nonces of 96 bits become a risk.
pub(crate) fn encrypt(key: &Key, bound_to: &[u8], plain: &[u8]) -> Result<Vec<u8>, AeadFailure> {
    let nonce = random::<NONCE_BYTES>().map_err(AeadFailure::Material)?;
    let message = Payload { msg: plain, aad: bound_to };
    let sealed = leaving_no_trace(|| Aes256Gcm::new(key.expose().into()).encrypt(&Nonce::from(nonce), message))
        .map_err(|_too_long| AeadFailure::TooLong)?;
    let mut bytes = Vec::with_capacity(NONCE_BYTES + sealed.len());
    bytes.extend_from_slice(&nonce);
    bytes.extend_from_slice(&sealed);
    Ok(bytes)
}

/// The reverse of [`encrypt`]; nothing is given out unless the tag is right.
pub(crate) fn decrypt(key: &Key, bound_to: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, AeadFailure> {
    let (nonce, rest) = sealed.split_first_chunk::<NONCE_BYTES>().ok_or(AeadFailure::DoesNotOpen)?;
    let message = Payload { msg: rest, aad: bound_to };
    leaving_no_trace(|| Aes256Gcm::new(key.expose().into()).decrypt(&Nonce::from(*nonce), message))
        .map(Zeroizing::new)
        .map_err(|_tag| AeadFailure::DoesNotOpen)
}
