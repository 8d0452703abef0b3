//! Values that must not leak by accident: secrets (keys, tokens) and personal data (names, notes, document numbers).
//!
//! Neither has `Display` or `Serialize`; `Debug` says only what kind of thing it is. Reading one is `.expose()`, so that
//! every place that does it can be found with a search.
use std::fmt;
use std::hint::black_box;

use zeroize::{Zeroize, Zeroizing};

/// A secret text, such as a token. Wiped from memory when dropped.
#[derive(Clone)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Takes ownership of the text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(Zeroizing::new(text.into()))
    }

    /// The text itself. Never log or store what this returns.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

/// A 256-bit key. It lies in one place of its own and is wiped there when dropped: handing it on moves the address alone,
/// so that no copy of it is left behind on a stack.
pub struct Key(Box<Zeroizing<[u8; 32]>>);

impl Key {
    /// Copies the bytes.
    pub fn new(bytes: &[u8; 32]) -> Self {
        let mut key = Self(Box::default());
        key.0.copy_from_slice(bytes);
        key
    }

    /// Copies the bytes; `None` when they are not as many as a key has.
    pub fn from_slice(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self::new)
    }

    /// Lets a source write the bytes where they are going to stay.
    ///
    /// # Errors
    /// What the source answers; then there is no key.
    pub fn written_by<E>(source: impl FnOnce(&mut [u8]) -> Result<(), E>) -> Result<Self, E> {
        let mut key = Self(Box::default());
        source(key.0.as_mut_slice())?;
        Ok(key)
    }

    /// The bytes themselves.
    pub fn expose(&self) -> &[u8; 32] {
        &self.0
    }
}

impl Clone for Key {
    fn clone(&self) -> Self {
        Self::new(self.expose())
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key")
    }
}

/// How much of the stack a cipher or a digest may have used: the deepest call stays within it, unoptimised too.
const CIPHER_BYTES: usize = 32 * 1_024;
/// The same of a call on a thread of its own. A keychain is asked over a bus, with a runtime that runs on this very thread.
const CALL_BYTES: usize = 256 * 1_024;

/// Does something with keys and overwrites the stack it used: ciphers and digests lay the key out there, and a thread's stack
/// stands for as long as the thread does.
pub(crate) fn leaving_no_trace<T>(act: impl FnOnce() -> T) -> T {
    overwriting::<CIPHER_BYTES, T>(act)
}

/// The same for a call that goes deeper than a cipher: a keychain, or a passphrase that becomes a key.
pub(crate) fn leaving_no_trace_of_a_call<T>(act: impl FnOnce() -> T) -> T {
    overwriting::<CALL_BYTES, T>(act)
}

#[inline(never)]
fn overwriting<const BYTES: usize, T>(act: impl FnOnce() -> T) -> T {
    // A call of its own, so that nothing of it can lie in the frame that goes on.
    #[inline(never)]
    fn apart<T>(act: impl FnOnce() -> T) -> T {
        act()
    }
    #[inline(never)]
    fn overwrite<const BYTES: usize>() {
        black_box(&mut [0_u8; BYTES]);
    }
    let done = apart(act);
    overwrite::<BYTES>();
    done
}

/// Personal data of an end user or a reviewer: shown to those who may see it, sealed when stored, never logged.
#[derive(Clone, PartialEq, Eq)]
pub struct Personal<T: Zeroize>(T);

impl<T: Zeroize> Personal<T> {
    /// Marks a value as personal.
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// The value itself, for the screen or for sealing.
    pub const fn expose(&self) -> &T {
        &self.0
    }

    /// Gives the value up, for the screen or for sealing.
    pub fn into_exposed(self) -> T {
        self.0
    }
}

impl<T: Zeroize> fmt::Debug for Personal<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Personal")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_output_of_secrets_and_personal_data_shows_no_content() {
        let shown =
            format!("{:?} {:?} {:?}", Secret::new("tok-123"), Key::new(&[7; 32]), Personal::new("Ada".to_owned()));
        assert_eq!(shown, "Secret Key Personal", "only the kind of thing may appear in a log");
    }
}
