//! Keys in the system's keychain: Secret Service on Linux, Keychain on macOS, Credential Manager on Windows.
//!
//! The keychain library keeps its one connection for the life of the process: when there is no keychain at the first
//! call, only a new start of the program looks again.
use keyring::v1::Entry;
use keyring_core::Error;
use zeroize::Zeroizing;

use crate::secret::Key;
use crate::store::key::{KeyBackend, KeyName, SecretBytes};
use crate::store::key_error::{KeyError, KeychainCause};
use crate::store::key_mark::fingerprint;

/// Under this service name the keychain files our entries; the user part is `<profile id>/<key name>`. Frozen.
const SERVICE: &str = "second-look";

/// The vendors we trust to be a real keychain, and our word for each. A build that linked the library's mock or the
/// kernel's key store, which forgets at restart, is refused (reliability 0.1, point 6).
const VENDORS: [(&str, &str); 3] = [
    ("Secret Service store", "secret-service"),
    ("macOS Keychain Store", "macos-keychain"),
    ("Windows Credential Manager", "windows-credential-manager"),
];

/// The keychain of this session, for one profile.
#[derive(Debug)]
pub(crate) struct Keychain {
    profile_id: String,
    name: &'static str,
}

impl Keychain {
    /// Connects to the system's keychain. Blocks.
    pub(crate) fn open(profile_id: &str) -> Result<Self, KeyError> {
        if let Err(why) = Entry::store_status() {
            return Err(KeyError::KeychainUnavailable(Some(KeychainCause::from(why.to_string()))));
        }
        let vendor = keyring_core::get_default_store().map(|store| store.vendor()).unwrap_or_default();
        Ok(Self { profile_id: profile_id.to_owned(), name: trusted(&vendor)? })
    }

    fn entry(&self, name: &str) -> Result<Entry, KeyError> {
        Entry::new(SERVICE, &format!("{}/{name}", self.profile_id)).map_err(|why| explain(why, name))
    }
}

impl KeyBackend for Keychain {
    fn name(&self) -> &'static str {
        self.name
    }

    fn limit_bytes(&self) -> usize {
        // Windows caps an entry at 2,560 bytes; the others are asked for no more than fits a message on the bus.
        if cfg!(windows) { 2_560 } else { 16 * 1_024 }
    }

    fn get(&self, name: &str) -> Result<Option<SecretBytes>, KeyError> {
        match self.entry(name)?.get_secret() {
            Ok(bytes) => Ok(Some(Zeroizing::new(bytes))),
            Err(Error::NoEntry) => Ok(None),
            Err(why) => Err(explain(why, name)),
        }
    }

    fn put(&self, name: &str, value: &[u8]) -> Result<(), KeyError> {
        self.entry(name)?.set_secret(value).map_err(|why| explain(why, name))
    }

    fn remove(&self, name: &str) -> Result<(), KeyError> {
        match self.entry(name)?.delete_credential() {
            Ok(()) | Err(Error::NoEntry) => Ok(()),
            Err(why) => Err(explain(why, name)),
        }
    }
}

/// The fingerprint of a profile's database key as this process sees it in the keychain: what the second process of
/// [`KeyWitness`](crate::store::key_witness::KeyWitness) prints. Blocks.
///
/// # Errors
/// As [`KeyStore::unlock`](crate::store::key::KeyStore::unlock).
pub fn read_fingerprint(profile_id: &str) -> Result<String, KeyError> {
    let keychain = Keychain::open(profile_id)?;
    let name = KeyName::Database;
    let bytes = keychain
        .get(&name.as_text())?
        .ok_or_else(|| KeyError::KeyMissing { name: name.as_text(), backend: keychain.name })?;
    let key = Key::from_slice(&bytes).ok_or_else(|| KeyError::KeyWrong { name: name.as_text() })?;
    fingerprint(name, &key)
}

/// Whether this session has a keychain that could be chosen. Blocks; nothing is written, and nothing is asked of a person.
///
/// # Errors
/// [`KeyError::KeychainUnavailable`].
pub fn is_there() -> Result<(), KeyError> {
    Keychain::open("").map(drop)
}

/// Our word for a vendor's keychain, or why it is none.
pub(crate) fn trusted(vendor: &str) -> Result<&'static str, KeyError> {
    trusted_name(vendor).ok_or_else(|| {
        KeyError::KeychainUnavailable(Some(KeychainCause::from("the program was built without a real keychain")))
    })
}

fn trusted_name(vendor: &str) -> Option<&'static str> {
    VENDORS.iter().find(|(prefix, _)| vendor.starts_with(prefix)).map(|(_, name)| *name)
}

/// Turns the library's error into ours, and drops what may hold the secret's bytes.
fn explain(why: Error, name: &str) -> KeyError {
    match why {
        Error::NoStorageAccess(cause) => KeyError::KeychainLocked(Some(cause)),
        Error::PlatformFailure(cause) => KeyError::KeychainUnavailable(Some(cause)),
        Error::TooLong(_, limit) => {
            KeyError::KeyTooLong { name: name.to_owned(), limit_bytes: usize::try_from(limit).unwrap_or(usize::MAX) }
        }
        Error::BadEncoding(bytes) | Error::BadDataFormat(bytes, _) => {
            drop(Zeroizing::new(bytes));
            KeyError::KeyWrong { name: name.to_owned() }
        }
        // Two entries under one name: something else wrote there. Which one is ours cannot be guessed.
        Error::Ambiguous(_) => KeyError::KeyWrong { name: name.to_owned() },
        other => KeyError::KeychainUnavailable(Some(KeychainCause::from(other.to_string()))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mock_or_kernel_key_store_is_no_keychain() {
        assert_eq!(trusted_name("Secret Service store, https://crates.io/crates/x"), Some("secret-service"));
        for vendor in ["Mock store", "linux-keyutils", "Sample store", ""] {
            assert_eq!(trusted_name(vendor), None, "{vendor:?} forgets keys and must be refused");
        }
    }

    #[test]
    fn an_explained_error_never_shows_the_bytes_of_a_secret() {
        let secret = b"canary-4711".to_vec();
        for why in [Error::BadEncoding(secret.clone()), Error::BadDataFormat(secret, "x".into())] {
            let shown = format!("{:?}", explain(why, "db-key"));
            assert_eq!(shown, "KeyWrong { name: \"db-key\" }", "the library's error carries the secret");
        }
    }

    #[test]
    fn a_locked_keychain_and_a_missing_one_are_told_apart() {
        let locked = explain(Error::NoStorageAccess("locked".into()), "db-key");
        let gone = explain(Error::PlatformFailure("no bus".into()), "db-key");
        assert_eq!((locked.code(), gone.code()), ("keychain_locked", "keychain_unavailable"));
    }
}
