//! Values that must not leak by accident: secrets (keys, tokens) and personal data (names, notes, document numbers).
//!
//! Neither has `Display` or `Serialize`; `Debug` says only what kind of thing it is. Reading one is `.expose()`, so that
//! every place that does it can be found with a search.
use std::fmt;

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

/// A 256-bit key. Wiped from memory when dropped.
#[derive(Clone)]
pub struct Key(Zeroizing<[u8; 32]>);

impl Key {
    /// Takes the bytes.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// The bytes themselves.
    pub fn expose(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key")
    }
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
            format!("{:?} {:?} {:?}", Secret::new("tok-123"), Key::new([7; 32]), Personal::new("Ada".to_owned()));
        assert_eq!(shown, "Secret Key Personal", "only the kind of thing may appear in a log");
    }
}
