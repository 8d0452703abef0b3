//! Where key bytes come from: the operating system's generator, and HKDF-SHA-256 from a key we hold.
//!
//! One key is never used for two purposes: each use has a label, and the label is part of the derivation
//! (reliability 4.2).
use hkdf::Hkdf;
use sha2::Sha256;

use crate::secret::{Key, leaving_no_trace};

/// The operating system gave no random bytes, or a key could not be derived. Nothing was made or changed.
#[derive(Debug, thiserror::Error)]
pub enum MaterialError {
    /// The generator of the operating system failed.
    #[error("the operating system gave no random bytes")]
    Random(#[source] getrandom::Error),
    /// HKDF refused the length; it cannot with the lengths used here.
    #[error("a key could not be derived")]
    Derive,
}

/// Fills an array with random bytes of the operating system.
pub(crate) fn random<const N: usize>() -> Result<[u8; N], MaterialError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(MaterialError::Random)?;
    Ok(bytes)
}

/// A new random 256-bit key.
pub fn random_key() -> Result<Key, MaterialError> {
    Key::written_by(getrandom::fill).map_err(MaterialError::Random)
}

/// Derives the key for one use: HKDF-SHA-256 without salt, the label and each part preceded by its length in the info.
///
/// **Frozen**: wrapped case keys, fingerprints and salts of stored entries depend on it. The test
/// `derived_keys_never_change` fails when it moves.
pub(crate) fn derive(from: &Key, label: &str, parts: &[&[u8]]) -> Result<Key, MaterialError> {
    let mut info = Vec::new();
    push_field(&mut info, label.as_bytes());
    for part in parts {
        push_field(&mut info, part);
    }
    leaving_no_trace(|| Key::written_by(|derived| Hkdf::<Sha256>::new(None, from.expose()).expand(&info, derived)))
        .map_err(|_too_long| MaterialError::Derive)
}

/// Appends a field after its length (64 bit, big endian), so that no two lists of fields give the same bytes.
pub(crate) fn push_field(bytes: &mut Vec<u8>, field: &[u8]) {
    bytes.extend_from_slice(&(field.len() as u64).to_be_bytes());
    bytes.extend_from_slice(field);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn derived_keys_never_change() {
        let derived = derive(&Key::new(&[1; 32]), "second-look/test", &[b"one", b"two"]).unwrap();
        assert_eq!(
            hex::encode(derived.expose()),
            "00035de47c7b00119ee2655a2def2af96c17cab4590416da4c342ffe25cb631b",
            "stored data could no longer be opened"
        );
    }

    #[test]
    fn labels_and_the_borders_between_parts_separate_derived_keys() {
        let from = Key::new(&[1; 32]);
        let keys = [
            derive(&from, "a", &[b"bc"]).unwrap(),
            derive(&from, "ab", &[b"c"]).unwrap(),
            derive(&from, "a", &[b"b", b"c"]).unwrap(),
            derive(&from, "a", &[b"bc", b""]).unwrap(),
            derive(&Key::new(&[2; 32]), "a", &[b"bc"]).unwrap(),
        ];
        for (at, key) in keys.iter().enumerate() {
            for other in &keys[at + 1..] {
                assert_ne!(key.expose(), other.expose(), "two uses must never share a key");
            }
        }
    }

    #[test]
    fn two_random_keys_differ() {
        assert_ne!(random_key().unwrap().expose(), random_key().unwrap().expose(), "the generator repeats itself");
    }
}
